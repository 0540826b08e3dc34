"""What combines with what: in sentences, and behind them in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations

from palier import tree
from palier.closed import total
from palier.page.combining_kinds import brought, many, parties, together
from palier.page.combining_names import (
    apart_by_name,
    by_name,
    ceilings,
    of_codes,
    party_of,
    side,
)
from palier.page.earning import EARNS_NOTHING
from palier.page.view import Section, Table
from palier.program.defaults import givings, may_multiply, takes_percentages, walk_referral
from palier.program.model import Program
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital

TITLE = Phrase("What you can combine", "Ce qui se cumule")
ONE_BENEFIT = Phrase(
    "benefits do not combine: one per order",
    "les avantages ne se cumulent pas : un seul par commande",
)
WITH_NONE = Phrase(
    "{one} cannot be combined with any other benefit",
    "{one} ne se cumule avec aucun autre avantage",
)
ONE_KIND = Phrase(
    "benefits of different kinds do not combine: one kind per order",
    "des avantages de sortes différentes ne se cumulent pas : une seule sorte par commande",
)
WITH_NO_OTHER_KIND = Phrase(
    "{one} cannot be combined with a benefit of another kind",
    "{one} ne se cumule avec aucun avantage d'une autre sorte",
)
WITHOUT = Phrase("{one} cannot be combined with {others}", "{one} ne se cumule pas avec {others}")
THE_REST = Phrase("all else can be combined", "tout le reste se cumule")
AS_TABLE = Phrase("See this as a table", "Voir en tableau")
ALL_COMBINE = Phrase(
    "on one order, all these benefits can be used together",
    "sur une même commande, tous ces avantages s'ajoutent",
)
NEARLY_ALL_COMBINE = Phrase(
    "on one order, all these benefits can be used together, except as told below",
    "sur une même commande, tous ces avantages s'ajoutent, sauf ce qui est dit ci-dessous",
)
COLUMNS = (
    Phrase("Benefit", "Avantage"),
    Phrase("Combines with", "Se cumule avec"),
    Phrase("Does not combine with", "Ne se cumule pas avec"),
)
NONE = Phrase("Nothing", "Aucun")
EVERY = Phrase("Everything", "Tous")
EVERY_OTHER = Phrase("All the others", "Tous les autres")
BEST = Phrase(
    "when benefits do not combine, we apply whichever leaves you the least to pay",
    "quand des avantages ne se cumulent pas, nous retenons ceux qui vous font payer le moins",
)
FIRST = Phrase(
    "when benefits do not combine, we apply the first on this list: {order}",
    "quand des avantages ne se cumulent pas, nous appliquons le premier de cette liste : {order}",
)
THEN = Phrase(", then ", ", puis ")
ORDER_WITH = Phrase("an order {names}", "une commande {names}")
POINTS_WITH_ALL = Either(
    Phrase(
        "an order earns {points} whatever benefits it enjoys",
        "une commande rapporte des {points} quels que soient les avantages dont elle profite",
    ),
    Phrase(
        "an order adds to your {point} whatever benefits it enjoys",
        "une commande alimente votre {point} quels que soient les avantages dont elle profite",
    ),
)
BEST_OFFER = Phrase(
    "of all offers, only the best one for you applies",
    "parmi les offres, seule la plus avantageuse pour vous s'applique",
)
FIRST_OFFER = Phrase(
    "of all offers, only the first one that fits applies, in their order on this page",
    "parmi les offres, seule la première qui convient s'applique, dans l'ordre de cette page",
)
OFFERS_ADD_UP = Phrase(
    "several offers can apply to one order, one after another, each to what is left to pay",
    "plusieurs offres peuvent s'appliquer à une même commande, l'une après l'autre, chacune sur"
    " ce qu'il reste à payer",
)
ON_BASKET = Phrase(
    "a percentage discount is taken on the basket total",
    "une remise en pourcentage se calcule sur le total du panier",
)
ON_WHAT_REMAINS = Phrase(
    "a percentage discount is taken on what is left to pay after the discounts before it",
    "une remise en pourcentage se calcule sur ce qu'il reste à payer après les remises précédentes",
)
MULTIPLIERS = total(
    tree.Multipliers,
    {
        tree.Multipliers.BEST: Phrase(
            "when several multipliers meet on an order, only the highest applies",
            "quand plusieurs multiplicateurs se rencontrent, seul le plus élevé s'applique",
        ),
        tree.Multipliers.FIRST: Phrase(
            "when several multipliers meet on an order, only the first applies, in an order that we"
            " have set",
            "quand plusieurs multiplicateurs se rencontrent, seul le premier s'applique, dans un"
            " ordre fixé d'avance",
        ),
        tree.Multipliers.MULTIPLY: Phrase(
            "multipliers combine: × 2 and × {more} make × {product}",
            "les multiplicateurs se combinent : × 2 et × {more} font × {product}",
        ),
        tree.Multipliers.ADD_UP: Phrase(
            "multipliers combine: × 2 and × {more} make × {sum}",
            "les multiplicateurs se combinent : × 2 et × {more} font × {sum}",
        ),
    },
)
MORE, PRODUCT, SUM = Fraction(3, 2), Fraction(3), Fraction(5, 2)
"""What × 1.5 makes beside × 2."""


def combining(s: Speaker, program: Program) -> Section | None:
    """Which benefits go together on one order, and which one counts when they do not."""
    here = parties(program)
    rows = tuple(_row(s, program, party, here) for party in here)
    alone = len(here) < 2 and not any(many(program, party) for party in here)
    if alone and not ceilings(s, program):
        return None
    if len(here) == 1:
        return Section(
            "combine", s.say(TITLE), notes=(*_codes(s, program), *_more(s, program)), folded=True
        )
    split = any(row[2] != s.say(NONE) for row in rows)
    apart = apart_by_name(program)
    columns = tuple(s.say(column) for column in COLUMNS)
    return Section(
        "combine",
        s.say(TITLE),
        "" if split else s.sentence(NEARLY_ALL_COMBINE if apart else ALL_COMBINE),
        notes=(
            *(_plainly(s, program, here) if split else ()),
            *by_name(s, program),
            *((_choice(s, program, here),) if split or apart else ()),
            *_more(s, program),
        ),
        more=s.say(AS_TABLE) if split else "",
        table=Table(s.say(TITLE), columns, rows) if split else None,
        folded=True,
    )


def _codes(s: Speaker, program: Program) -> Iterator[str]:
    """Where there are only the shop's promo codes: how many of them an order takes."""
    words = party_of(program, tree.Party.PROMO_CODES)
    both = together(program, tree.Party.PROMO_CODES, tree.Party.PROMO_CODES)
    said = words.several if both else words.alone
    if said is not None:
        yield s.sentence(said)


def _plainly(s: Speaker, program: Program, here: Sequence[tree.Party]) -> Iterator[str]:
    """What cannot be used together, each pair told once, then that all else can."""
    apart = [pair for pair in combinations(here, 2) if not together(program, *pair)]
    several = [each for each in here if many(program, each) and together(program, each, each)]
    lonely = {each for each in here if sum(each in pair for pair in apart) == len(here) - 1}
    if len(lonely) == len(here) and not any(map(brought, several)):
        yield s.sentence(ONE_KIND if several else ONE_BENEFIT)
        yield from (s.sentence(it) for each in several if (it := party_of(program, each).several))
        return
    for party in here:
        words = party_of(program, party)
        others = [b if a is party else a for a, b in apart if party in (a, b)]
        if party in lonely:
            yield s.sentence(WITH_NO_OTHER_KIND if party in several else WITH_NONE, one=words.one)
        elif others := [
            each for each in others if each not in lonely and _after(here, party, each)
        ]:
            names = s.join((s.say(party_of(program, each).one) for each in others), "or")
            yield s.sentence(WITHOUT, one=words.one, others=names)
        again = words.several if party in several else words.alone
        if again is not None:
            yield s.sentence(again)
    if apart and len(here) - len(lonely) > 1:
        yield s.sentence(THE_REST)


def _after(here: Sequence[tree.Party], one: tree.Party, other: tree.Party) -> bool:
    return here.index(other) > here.index(one)


Row = tuple[str, str, str]


def _row(s: Speaker, program: Program, one: tree.Party, here: Sequence[tree.Party]) -> Row:
    words = party_of(program, one)
    others = [other for other in here if other is not one or many(program, one)]
    yes = [other for other in others if together(program, one, other)]
    no = [other for other in others if other not in yes]
    return (
        capital(s.say(words.name)),
        _listed(s, program, one, yes, no),
        _listed(s, program, one, no, yes),
    )


def _listed(
    s: Speaker,
    program: Program,
    one: tree.Party,
    these: list[tree.Party],
    rest: list[tree.Party],
) -> str:
    """Name these parties, or say “all the others” of the longer of the two lists."""
    if not these:
        return s.say(NONE)
    if not rest:
        return s.say(EVERY)
    if len(these) > max(len(rest), 2):
        again = [_named(s, program, one, beside=one)] if one in these else []
        return ", ".join([s.say(EVERY_OTHER), *again])
    return capital(", ".join(_named(s, program, each, beside=one) for each in these))


def _named(s: Speaker, program: Program, party: tree.Party, *, beside: tree.Party) -> str:
    words = party_of(program, party)
    return s.say(words.again if party is beside and words.again else words.name)


def _choice(s: Speaker, program: Program, here: tuple[tree.Party, ...]) -> str:
    """Which benefit counts when not all can."""
    rules = program.cumulation
    if rules.best:
        return s.sentence(BEST)
    order = s.say(THEN).join(
        side(s, program, each) for each in rules.order if isinstance(each, tuple) or each in here
    )
    return s.sentence(FIRST, order=order)


def no_points(s: Speaker, program: Program) -> tuple[str, ...]:
    """Which benefits an order earns nothing with."""
    if not any(each.on_orders and not each.gives_status for each in program.earnings):
        return ()
    barring = [each for each in parties(program) if each in program.cumulation.no_points_with]
    return (no_points_with(s, program, barring) if barring else s.sentence(POINTS_WITH_ALL),)


def no_points_with(s: Speaker, program: Program, barring: Sequence[tree.Party]) -> str:
    """`An order with a promo code earns no points.`"""
    names = s.join((s.say(party_of(program, each).with_) for each in barring), "or")
    return s.sentence(EARNS_NOTHING, what=ORDER_WITH, names=names)


def _more(s: Speaker, program: Program) -> tuple[str, ...]:
    rules = program.cumulation
    offers = BEST_OFFER if rules.only_best_offer else OFFERS_ADD_UP
    offers = FIRST_OFFER if rules.only_first_offer else offers
    several = sum(each.scope.on_page and each.code is None for each in program.offers) > 1
    percent = ON_BASKET if rules.percentages_on_basket else ON_WHAT_REMAINS
    told = rules.percentages_on_basket or _takes_percentages(program)
    multiplied = may_multiply(each for each in givings(program) if each.scope.on_page)
    lines = (
        *((offers,) if several else ()),
        *_one_of_several(program),
        *of_codes(rules),
        *((percent,) if told else ()),
        *((MULTIPLIERS[rules.multipliers],) if multiplied else ()),
    )
    figures = {"more": MORE, "product": PRODUCT, "sum": SUM}
    return (*(s.sentence(line, **figures) for line in lines), *ceilings(s, program))


def _takes_percentages(program: Program) -> bool:
    """Whether something on the page takes a percentage off."""
    shown = (each.given for each in givings(program) if each.scope.on_page)
    referral = walk_referral(program)
    return takes_percentages((*chain(*shown), *referral))


def _one_of_several(program: Program) -> Iterator[Text]:
    """Stamp cards and promises of a referral of which one serves an order."""
    for party in (tree.Party.STAMP_CARDS, tree.Party.REFERRAL):
        told = party_of(program, party).apart
        if told is not None and many(program, party) and party in program.cumulation.apart:
            yield told

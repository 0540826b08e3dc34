"""How points are collected; bonus days, benefits of the first order and of segments, offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from palier import tree
from palier.closed import total
from palier.page import scope
from palier.page.benefits import YOU_EARN, YOU_GET, gives, table
from palier.page.view import Card, Section
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.rules import BonusDay, Earning, FirstOrder, Giving, Offer, Scope, Segment
from palier.quantity import Money, currency_digits
from palier.speech.days import capped
from palier.speech.goods import kind
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital

TITLE = Either(
    Phrase("Earn {points}", "Gagner des {points}"),
    Phrase("Fill your {point}", "Remplir votre {point}"),
)
LEAD = Either(
    Phrase("everything that earns you {points}", "tout ce qui vous rapporte des {points}"),
    Phrase("everything that goes into your {point}", "tout ce qui alimente votre {point}"),
)
STATUS_TITLE = Phrase("Earn {status_points}", "Gagner des {status_points}")
STATUS_LEAD = Phrase(
    "everything that earns you {status_points}", "tout ce qui vous rapporte des {status_points}"
)
STATUS_IS = Phrase(
    "{status_points} show how loyal you are: they are never spent",
    "les {status_points} mesurent votre fidélité : ils ne se dépensent pas",
)
STATUS_RETURNS = Phrase(
    "the {status_points} of what you return are taken back",
    "les {status_points} de ce que vous retournez sont repris",
)
PER_STEP = total(
    tree.Steps,
    {
        tree.Steps.PROPORTIONAL: Phrase("for every {step} you spend", "pour {step} d'achats"),
        tree.Steps.FULL: Phrase(
            "for every full {step} you spend", "par tranche complète de {step} d'achats"
        ),
        tree.Steps.STARTED: Phrase(
            "for every {step} you spend, or part of it",
            "par tranche de {step} d'achats, même entamée",
        ),
    },
)
PER_UNIT: Mapping[str, Phrase] = {
    "EUR": Phrase("for every euro you spend", "pour chaque euro dépensé"),
    "USD": Phrase("for every dollar you spend", "pour chaque dollar dépensé"),
    "CAD": Phrase("for every dollar you spend", "pour chaque dollar dépensé"),
    "GBP": Phrase("for every pound you spend", "pour chaque livre dépensée"),
    "CHF": Phrase("for every franc you spend", "pour chaque franc dépensé"),
    "JPY": Phrase("for every yen you spend", "pour chaque yen dépensé"),
    "MAD": Phrase("for every dirham you spend", "pour chaque dirham dépensé"),
}
"""For one unit of a currency that has a name here."""
EARNED_FOR: Mapping[type, Text] = total(
    tree.EarnHead,
    {
        tree.EarnPerAmount: PER_STEP[tree.Steps.PROPORTIONAL],
        tree.EarnPerOrder: Phrase("for every order", "à chaque commande"),
        tree.EarnPerItem: Phrase("for every item you buy", "pour chaque article acheté"),
        tree.EarnPercent: Either(
            Phrase("of what you spend", "de vos achats"),
            Phrase("of what you spend, into your {point}", "de vos achats dans votre {point}"),
        ),
        tree.EarnGrid: Phrase("by the total of your basket", "selon le total de votre panier"),
        tree.EarnOnBirthday: Phrase("on your birthday", "le jour de votre anniversaire"),
        tree.EarnOnJoining: Phrase("when you join", "à votre inscription"),
        tree.EarnPerReferral: Phrase("for every friend you refer", "pour chaque filleul"),
        tree.EarnPerActivity: Phrase("for every {activity}", "pour chaque {activity}"),
    },
)
PER_ITEMS = Phrase("for every {items} items you buy", "pour {items} articles achetés")
EARNS_NOTHING = Either(
    Phrase("{what} earns no {points}", "{what} ne rapporte pas {points:de}"),
    Phrase("{what} adds nothing to your {point}", "{what} n'alimente pas votre {point}"),
)
GRID_OF = Phrase("by the total of your items {kind}", "selon le total de vos articles {kind}")
REPLACES = Phrase(
    "Replaces what the same order would otherwise earn",
    "Remplace vos autres gains sur la même commande",
)
BEFORE_DISCOUNTS = Phrase(
    "Based on prices before discounts", "Calculé sur le prix des articles, avant remises"
)
ON_WHAT_IS_PAID = Phrase(
    "Based on what you pay, after discounts", "Calculé sur ce que vous payez, remises déduites"
)
EXCLUDING_TAX = Phrase("Based on prices without tax", "Calculé hors taxes")
INCLUDING_SHIPPING = Phrase("Delivery costs included", "Frais de port compris")
FRIEND_COUNTS = Phrase(
    "A friend counts with their first order", "Un filleul compte à sa première commande"
)
FRIEND_REACHES = Phrase(
    "A friend counts once their first order reaches {counts_from}",
    "Un filleul compte si sa première commande atteint {counts_from}",
)
OF_AMOUNTS = tree.EarnPerAmount | tree.EarnPercent
ITEM_BY_ITEM = Phrase(
    "Each item is counted and rounded by itself",
    "Chaque article est compté et arrondi à part",
)
ONLY_PAID = Phrase(
    "Only on what you pay with {names:own}", "Uniquement sur ce que vous payez avec {names:own}"
)
EXCEPT_PAID = Phrase(
    "Except on what you pay with {names:own}", "Sauf sur ce que vous payez avec {names:own}"
)
PRORATED = Phrase(
    "Part of a step counts too, in proportion",
    "Une tranche entamée compte aussi, au prorata",
)


def earning(s: Speaker, program: Program) -> Section | None:
    """Everything that earns, each with what it asks for."""
    shown = (rule for rule in program.earnings if rule.scope.on_page and not rule.gives_status)
    cards = tuple(_earned(s, program, rule) for rule in shown)
    return Section("earn", s.say(TITLE), s.sentence(LEAD), cards=cards) if cards else None


def status(s: Speaker, program: Program) -> Section | None:
    """Everything that earns status points, and what they are."""
    shown = (rule for rule in program.earnings if rule.scope.on_page and rule.gives_status)
    cards = tuple(_earned(s, program, rule) for rule in shown)
    if not cards:
        return None
    notes = tuple(s.sentence(each) for each in (STATUS_IS, STATUS_RETURNS))
    title, lead = s.say(STATUS_TITLE), s.sentence(STATUS_LEAD)
    return Section("status", title, lead, cards=cards, notes=notes)


def _earned(s: Speaker, program: Program, rule: Earning) -> Card:
    if not isinstance(rule.head, tree.EarnGrid):
        figure, text = gain(s, rule.head)
        friends = isinstance(rule.head, tree.EarnPerReferral)
        counts = (friend_counts(s, program),) if friends else ()
        return Card(text, figure=figure, notes=(*counts, *_notes(s, rule, rule.scope)))
    only = rule.scope.only
    on = s.say(EARNED_FOR[tree.EarnGrid]) if only is None else s.say(GRID_OF, kind=kind(s, only))
    # The title says which goods count.
    notes = _notes(s, rule, replace(rule.scope, only=None))
    return Card(capital(on), table=table(s, rule.bands, on, YOU_EARN), notes=notes)


def friend_counts(s: Speaker, program: Program) -> str:
    """From when on a friend counts for the one who brought them."""
    rule = program.referral
    least = None if rule is None else rule.counts_from
    return s.say(FRIEND_COUNTS if least is None else FRIEND_REACHES, counts_from=least)


def gain(s: Speaker, head: tree.EarnHead) -> tuple[str, str]:
    """What is collected and for what: `1 point`, `for every euro you spend`."""
    match head:
        case tree.EarnPerAmount(amount, step, steps):
            return s.told(amount), _per(s, step, steps)
        case tree.EarnPercent(percent):
            return s.told(percent), s.say(EARNED_FOR[tree.EarnPercent])
        case tree.EarnPerItem(amount, items) if items > 1:
            return s.told(amount), s.say(PER_ITEMS, items=items)
        case tree.EarnGrid():
            return "", s.say(EARNED_FOR[tree.EarnGrid])
        case _:
            return s.told(head.amount), s.say(EARNED_FOR[type(head)], head)


def _per(s: Speaker, step: Money, steps: tree.Steps) -> str:
    if steps is tree.Steps.PROPORTIONAL and _is_one(step) and step.currency in PER_UNIT:
        return s.say(PER_UNIT[step.currency])
    return s.say(PER_STEP[steps], step=step)


def reads_prices(rule: Earning) -> bool:
    """Whether it is a grid over prices before discounts, as a grid is that does not say."""
    amount = any(each.measured is tree.Measured.AMOUNT for each in rule.bands)
    return amount and rule.before_discounts is None and not _apart(rule)


def _apart(rule: Earning) -> bool:
    """Whether a grid reads the amount that its statement names: without tax, with delivery."""
    return rule.excluding_tax or rule.including_shipping


def _is_one(step: Money) -> bool:
    unit: int = 10 ** (currency_digits(step.currency) or 0)
    return step.minor == unit


def _notes(s: Speaker, rule: Earning, narrowed: Scope) -> tuple[str, ...]:
    """What a rule says of its amount, what it asks for, and its caps."""
    head = rule.head
    prorated = (
        isinstance(head, tree.EarnPerAmount)
        and head.steps is tree.Steps.PROPORTIONAL
        and not _is_one(head.step)
    )
    peculiar = (
        (REPLACES, rule.replaces),
        (BEFORE_DISCOUNTS, rule.before_discounts is True or reads_prices(rule)),
        (ON_WHAT_IS_PAID, rule.before_discounts is False),
        (EXCLUDING_TAX, rule.excluding_tax),
        (INCLUDING_SHIPPING, rule.including_shipping),
        (ITEM_BY_ITEM, isinstance(head, OF_AMOUNTS) and head.item_by_item),
        (PRORATED, prorated),
    )
    paid = ONLY_PAID if isinstance(rule.paid, tree.OnlyPaid) else EXCEPT_PAID
    return (
        *(s.say(note) for note, holds in peculiar if holds),
        *((s.say(paid, names=rule.paid.methods),) if rule.paid else ()),
        *scope.notes(s, narrowed),
        *(capped(s, each.amount, each.period) for each in rule.caps),
    )


# Bonus days, the first order, segments, offers ----------------------------------------------------

BONUS_TITLE = Phrase("Bonus days", "Jours bonus")
BONUS_LEAD = Phrase(
    "on these days, your purchases earn more", "ces jours-là, vos achats rapportent davantage"
)
FIRST_TITLE = Phrase("Your first order", "Votre première commande")
FIRST_LEAD = Phrase("our way of saying welcome", "pour vous souhaiter la bienvenue")
FIRST_POINTS = Phrase("for your first order", "pour votre première commande")
FIRST_BENEFITS = Phrase("As a welcome", "En cadeau de bienvenue")
INSTEAD = Phrase("Instead of what you usually earn", "À la place de vos gains habituels")
BESIDES = Phrase("On top of what you usually earn", "En plus de vos gains habituels")
FIRST_ORDER = Phrase("this first order", "cette première commande")
SEGMENTS_TITLE = Phrase("Special benefits", "Avantages réservés")
ONE_SEGMENT = Phrase(
    "this benefit is yours if you match its condition",
    "cet avantage est pour vous si vous remplissez sa condition",
)
SEGMENTS = Phrase(
    "if you match one of these, its benefit is yours; if you match several, the first on the"
    " list applies",
    "si vous êtes dans l'un de ces cas, l'avantage est pour vous ; si plusieurs vous"
    " correspondent, c'est le premier de la liste qui s'applique",
)
SEGMENT_EARNS_NOTHING = Either(
    Phrase(
        "Your orders then earn no {points}", "Vos commandes ne rapportent alors pas {points:de}"
    ),
    Phrase(
        "Your orders then add nothing to your {point}",
        "Vos commandes n'alimentent alors pas votre {point}",
    ),
)
OFFERS_TITLE = Phrase("Offers", "Offres")
OFFERS_LEAD = Phrase("to enjoy on your orders", "profitez-en sur vos prochaines commandes")
WITH_CODE = Phrase("With the code {code:code}", "Avec le code {code:code}")


def _given(
    s: Speaker,
    rule: Giving,
    *,
    label: str = "",
    dated: bool = True,
    gained: Phrase = YOU_GET,
    more: tuple[str, ...] = (),
) -> Card:
    """A rule under its name; `dated`: the label does not tell its days."""
    return Card(
        s.own(rule.label),
        label=label,
        conditions=scope.conditions(s, rule.scope, dated=dated),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), gained),
        notes=(*scope.limits(s, rule.scope, rule.given), *more),
    )


def bonus_days(s: Speaker, program: Program) -> Section | None:
    """Days on which purchases earn more."""
    cards = tuple(_bonus(s, rule) for rule in program.bonus_days if rule.scope.on_page)
    lead = s.sentence(BONUS_LEAD)
    return Section("bonus", s.say(BONUS_TITLE), lead, cards=cards) if cards else None


def _bonus(s: Speaker, rule: BonusDay) -> Card:
    return _given(s, rule, label=capital(scope.days(s, rule.scope)), dated=False, gained=YOU_EARN)


def first_order(s: Speaker, program: Program) -> Section | None:
    """What a first order gives."""
    rule = program.first_order
    if rule is None or not rule.scope.on_page:
        return None
    cards = (*_first_points(s, rule), *_first_benefits(s, program, rule))
    return Section("first-order", s.say(FIRST_TITLE), s.sentence(FIRST_LEAD), cards=cards)


def _first_points(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    if rule.earns is None:
        return ()
    notes = (*scope.notes(s, rule.scope), s.say(INSTEAD if rule.earns.instead else BESIDES))
    return (Card(s.say(FIRST_POINTS), figure=s.told(rule.earns.amount), notes=notes),)


def _first_benefits(s: Speaker, program: Program, rule: FirstOrder) -> tuple[Card, ...]:
    given = gives(s, rule.benefits)
    bands = table(s, rule.bands, s.say(FIRST_TITLE), YOU_GET)
    nothing = rule.earns_no_points and collects(program)
    if not (given or bands or nothing):
        return ()
    card = Card(
        s.say(FIRST_BENEFITS if given or bands else FIRST_TITLE),
        conditions=scope.conditions(s, rule.scope),
        gives=given,
        table=bands,
        notes=(
            *scope.limits(s, rule.scope, rule.given),
            *((capital(s.say(EARNS_NOTHING, what=FIRST_ORDER)),) if nothing else ()),
        ),
    )
    return (card,)


def segments(s: Speaker, program: Program) -> Section | None:
    """What some customers get: the first that fits counts."""
    cards = tuple(_segment(s, program, rule) for rule in program.segments if rule.scope.on_page)
    if not cards:
        return None
    lead = s.sentence(SEGMENTS if len(cards) > 1 else ONE_SEGMENT)
    return Section("for-you", s.say(SEGMENTS_TITLE), lead, cards=cards)


def _segment(s: Speaker, program: Program, rule: Segment) -> Card:
    nothing = rule.earns_no_points and collects(program)
    return _given(s, rule, more=(s.say(SEGMENT_EARNS_NOTHING),) if nothing else ())


def offers(s: Speaker, program: Program) -> Section | None:
    """Offers, with their days or their promo code."""
    cards = tuple(_offer(s, rule) for rule in program.offers if rule.scope.on_page)
    lead = s.sentence(OFFERS_LEAD)
    return Section("offers", s.say(OFFERS_TITLE), lead, cards=cards) if cards else None


def _offer(s: Speaker, rule: Offer) -> Card:
    if rule.code is not None:
        return _given(s, rule, label=s.say(WITH_CODE, code=rule.code))
    return _given(s, rule, label=capital(scope.days(s, rule.scope)), dated=False)

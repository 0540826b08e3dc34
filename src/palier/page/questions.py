"""Questions that customers ask, in their words; and the small print: what holds, said or not."""

from __future__ import annotations

from collections.abc import Mapping

from palier import tree
from palier.closed import those, total
from palier.page.benefits import rate
from palier.page.combining import ORDER_WITH, no_points
from palier.page.combining_names import PARTIES
from palier.page.earning import EARNS_NOTHING, reads_prices
from palier.page.life import available, expiry, taken_back
from palier.page.scope import orders
from palier.page.tiers import keeping
from palier.page.using import FROM_NTH
from palier.page.view import Answer, Section
from palier.program.model import Program
from palier.program.rules import Earning, Redemption
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import clean

TITLE = Phrase("Your questions", "Vos questions")
HOW_TO_JOIN = Phrase("How do I become a member?", "Comment devenir membre ?")
WHAT_WORTH = Phrase("What are my {points} worth?", "Combien valent mes {points} ?")
WORTH = Phrase("{rate} when you pay for your items", "{rate} au moment de payer vos articles")
WHEN_USED = Either(
    Phrase("When can I use my {points}?", "Quand puis-je utiliser mes {points} ?"),
    Phrase("When can I use what I have earned?", "Quand puis-je utiliser ce que j'ai gagné ?"),
)
USABLE = Phrase(
    "you can pay with {your_points} {terms}", "vous pouvez payer avec {your_points} {terms}"
)
ON_ANY_ORDER = Phrase("on any order", "à chaque commande")
AT_A_TIME = Phrase("{at_least} or more at a time", "par {at_least} au moins")
NO_MINIMUM = Phrase("with no minimum spend", "sans minimum d'achat")
HOW_LONG = Either(
    Phrase("How long can I keep my {points}?", "Combien de temps puis-je garder mes {points} ?"),
    Phrase(
        "How long can I keep what I have earned?",
        "Combien de temps puis-je garder ce que j'ai gagné ?",
    ),
)
WITH_CODE = Either(
    Phrase(
        "Do I earn {points} with a promo code?",
        "Est-ce que je gagne des {points} avec un code promo ?",
    ),
    Phrase(
        "Do I earn anything with a promo code?",
        "Est-ce que je gagne quelque chose avec un code promo ?",
    ),
)
CODE_EARNS = Either(
    Phrase(
        "yes: a promo code does not stop you earning {points}",
        "oui : un code promo n'empêche pas de gagner des {points}",
    ),
    Phrase(
        "yes: a promo code does not stop your {point} filling",
        "oui : un code promo n'empêche pas d'alimenter votre {point}",
    ),
)
CODE_BARS = Phrase("no: {said}", "non : {said}")
LOSE_TIER = Phrase("Can I lose my tier?", "Puis-je perdre mon palier ?")
RETURNING = Phrase("What if I return an item?", "Et si je retourne un article ?")
REFUNDED = Phrase(
    "your refund is based on the price you actually paid for it",
    "le remboursement porte sur le prix réellement payé pour cet article",
)
DIFFERENCE_REFUNDED = Phrase(
    "your refund is the difference between what you paid and the new total",
    "le remboursement est la différence entre ce que vous aviez payé et le nouveau total",
)


def questions(s: Speaker, program: Program) -> Section:
    """All questions, the merchant's first."""
    own = (Answer(s.own(asked), s.own(answer)) for asked, answer in program.page.questions)
    ours = (
        Answer(s.say(HOW_TO_JOIN), membership(s, program)[0]),
        *_using(s, program),
        *_lasting(s, program),
        *_codes(s, program),
        *_tiers(s, program),
        *_returning(s, program),
    )
    return Section("questions", s.say(TITLE), answers=(*own, *ours))


def _using(s: Speaker, program: Program) -> tuple[Answer, ...]:
    rule = program.redemption
    if not program.earnings:
        return ()
    if rule is None or not rule.scope.on_page:
        return (Answer(s.say(WHEN_USED), available(s, program)),)
    when = Answer(s.say(WHEN_USED), " ".join((available(s, program), *_terms(s, rule))))
    if rule.rate is None or program.cashback:
        return (when,)
    return (Answer(s.say(WHAT_WORTH), s.sentence(WORTH, rate=rate(s, rule.rate))), when)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """From which order and which basket on, as one sentence."""
    if rule.deduction is tree.Deduction.KEPT:
        return ()
    free = rule.scope.when == () and not rule.bands and rule.scope.baskets is None
    terms = (
        s.say(FROM_NTH, rule) if rule.from_nth > 1 else s.say(ON_ANY_ORDER),
        *((s.say(NO_MINIMUM),) if free else orders(s, rule.scope)),
        *((s.say(AT_A_TIME, rule),) if rule.at_least else ()),
    )
    return (s.sentence(USABLE, terms=", ".join(terms)),)


def _lasting(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not program.earnings:
        return ()
    return (Answer(s.say(HOW_LONG), " ".join(expiry(s, program))),)


def _codes(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not no_points(s, program):
        return ()
    code = tree.Party.PROMO_CODES
    barred = s.say(EARNS_NOTHING, what=ORDER_WITH, names=PARTIES[code].with_)
    bars = code in program.cumulation.no_points_with
    return (Answer(s.say(WITH_CODE), s.sentence(CODE_BARS if bars else CODE_EARNS, said=barred)),)


def _tiers(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not any(tier.scope.on_page for tier in program.tiers):
        return ()
    return (Answer(s.say(LOSE_TIER), " ".join(keeping(s, program.tier_settings)[1:])),)


def _returning(s: Speaker, program: Program) -> tuple[Answer, ...]:
    refunded = DIFFERENCE_REFUNDED if program.returns.tested_again else REFUNDED
    answer = " ".join(s.sentence(each) for each in (*taken_back(program), refunded))
    return (Answer(s.say(RETURNING), answer),)


# The small print ----------------------------------------------------------------------------------

BY_AMOUNT = those(
    tree.EarnHead,
    yes=(tree.EarnPerAmount, tree.EarnPercent, tree.EarnGrid),
    no=(
        tree.EarnPerOrder,
        tree.EarnPerItem,
        tree.EarnOnBirthday,
        tree.EarnOnJoining,
        tree.EarnPerReferral,
        tree.EarnPerActivity,
        tree.EarnReward,
    ),
)
"""What earns by what is paid."""
SMALL_PRINT = Phrase("The details", "En détail")
FREE = Phrase(
    "membership is free: you become a member with your first order, or earlier if you sign up",
    "l'adhésion est gratuite : vous devenez membre à votre première commande, ou avant en vous"
    " inscrivant",
)
PAID = Phrase(
    "membership costs {fee} per {per}; without a current membership there is"
    " nothing to earn and no member benefit",
    "l'adhésion coûte {fee} par {per} ; sans adhésion en cours, pas de gains ni"
    " d'avantages de membre",
)
GUESTS = Phrase(
    "an order placed without an account gets {open}, but nothing that needs an account",
    "une commande passée sans compte profite {open}, mais pas de ce qui demande un compte",
)
OPEN_OFFERS = Phrase("the offers", "des offres")
OPEN_CODES = Phrase("the promo codes", "des codes promo")
OPEN_TO_ALL = Phrase("{open} for everybody", "{open} pour tous")
GUESTS_OUT = Phrase(
    "an order placed without an account has no part in the programme",
    "une commande passée sans compte ne donne droit à rien du programme",
)
BASE = Either(
    Phrase(
        "your {points} are based on what you pay for your items, after discounts,"
        " without delivery costs",
        "vos {points} se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, sans les frais de port",
    ),
    Phrase(
        "what you earn is based on what you pay for your items, after discounts,"
        " without delivery costs",
        "vos gains se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, sans les frais de port",
    ),
)
UNLESS_SAID = Phrase("unless stated otherwise, {base}", "sauf mention contraire, {base}")
PAID_WITH = Either(
    Phrase(
        "what you pay with your {points} earns none",
        "ce que vous payez avec vos {points} n'en rapporte pas",
    ),
    Phrase(
        "what you pay with your {point} adds nothing to it",
        "ce que vous payez avec votre {point} n'y ajoute rien",
    ),
)
PAID_AT_ONCE = Either(
    Phrase(
        "the {points} you use on an order take nothing off what it earns",
        "les {points} que vous utilisez sur une commande n'enlèvent rien à ce qu'elle rapporte",
    ),
    Phrase(
        "what you use of your {point} on an order takes nothing off what it earns",
        "ce que vous utilisez de votre {point} sur une commande n'enlève rien à ce qu'elle"
        " rapporte",
    ),
)
ROUNDED = total(
    tree.Rounding,
    {
        tree.Rounding.DOWN: Phrase(
            "what each rule earns is rounded down, once",
            "le total gagné par chaque règle est arrondi une seule fois, vers le bas",
        ),
        tree.Rounding.UP: Phrase(
            "what each rule earns is rounded up, once",
            "le total gagné par chaque règle est arrondi une seule fois, vers le haut",
        ),
        tree.Rounding.NEAREST: Phrase(
            "what each rule earns is rounded to the nearest, once",
            "le total gagné par chaque règle est arrondi une seule fois, au plus proche",
        ),
    },
)
DECIMALS = Phrase(
    "{points} are counted to {n:# decimal|# decimals}",
    "les {points} se comptent avec {n:# décimale|# décimales}",
)
THRESHOLDS = Phrase(
    "unless stated otherwise, a minimum spend means the total of your items, before discounts and"
    " without delivery costs",
    "sauf mention contraire, un montant minimum s'entend sur le total des articles,"
    " avant remises et sans les frais de port",
)
TAX_INCLUDED = Phrase(
    "prices and minimum spends include tax",
    "les prix et les seuils s'entendent toutes taxes comprises",
)
TAX_EXCLUDED = Phrase(
    "prices and minimum spends exclude tax", "les prix et les seuils s'entendent hors taxes"
)
CALENDAR = Phrase(
    "days and hours are those of {city}; weeks, months and years are those of the calendar",
    "les jours et les heures sont ceux {city:de} ; les semaines, les mois et les années sont ceux"
    " du calendrier",
)
MESSAGES = Phrase(
    "we write to you about your benefits only if you have ticked the box {box:quoted}",
    "nous vous écrivons au sujet de vos avantages seulement si vous avez coché la case"
    " {box:quoted}",
)
CITIES: Mapping[str, Phrase] = {
    "Algiers": Phrase("Algiers", "Alger"),
    "Athens": Phrase("Athens", "Athènes"),
    "Brussels": Phrase("Brussels", "Bruxelles"),
    "Copenhagen": Phrase("Copenhagen", "Copenhague"),
    "Lisbon": Phrase("Lisbon", "Lisbonne"),
    "London": Phrase("London", "Londres"),
    "Montreal": Phrase("Montreal", "Montréal"),
    "Rome": Phrase("Rome", "Rome"),
    "Vienna": Phrase("Vienna", "Vienne"),
    "Warsaw": Phrase("Warsaw", "Varsovie"),
    "Zurich": Phrase("Zurich", "Zurich"),
}
"""Cities of time zones that have a name of their own in some language."""


def small_print(s: Speaker, program: Program) -> Section:
    """Membership, what counts, rounding, taxes, calendar."""
    notes = (
        *membership(s, program),
        *_amounts(s, program),
        s.sentence(THRESHOLDS),
        s.sentence(TAX_INCLUDED if program.prices_include_tax else TAX_EXCLUDED),
        s.sentence(CALENDAR, city=_city(program.zone)),
        *_messages(s, program),
    )
    return Section("small-print", s.say(SMALL_PRINT), notes=notes, quiet=True)


def _messages(s: Speaker, program: Program) -> tuple[str, ...]:
    box = program.messages_to
    return () if box is None else (s.sentence(MESSAGES, box=s.own(box)),)


def _city(zone: str) -> Phrase | str:
    """The city that a time zone is named after: `Europe/London` is London's."""
    city = clean(zone).rpartition("/")[2].replace("_", " ")
    return CITIES.get(city, city)


def membership(s: Speaker, program: Program) -> tuple[str, ...]:
    """How one joins and what that costs."""
    paid = program.membership
    return (s.sentence(FREE if paid is None else PAID, paid), _guests(s, program))


def _guests(s: Speaker, program: Program) -> str:
    """What an order without an account gets: offers and codes, where there are any."""
    free = program.membership is None
    shown = [each for each in program.offers if each.scope.on_page]
    shown = [each for each in shown if free or each.for_everybody]
    kinds = (
        (OPEN_OFFERS, any(each.code is None for each in shown)),
        (OPEN_CODES, any(each.code is not None for each in shown)),
    )
    open_ = s.join(s.say(words) for words, there in kinds if there)
    if not open_:
        return s.sentence(GUESTS_OUT)
    return s.sentence(GUESTS, open=open_ if free else s.say(OPEN_TO_ALL, open=open_))


def _amounts(s: Speaker, program: Program) -> tuple[str, ...]:
    on_orders = [rule for rule in program.earnings if rule.on_orders and rule.scope.on_page]
    by_amount = any(type(rule.head) in BY_AMOUNT for rule in on_orders)
    payable = program.redemption is not None and program.redemption.scope.on_page
    paid = PAID_AT_ONCE if program.points.used_at_once else PAID_WITH
    return (
        *((s.sentence(_basis(on_orders), base=BASE),) if by_amount else ()),
        *((s.sentence(paid),) if by_amount and payable else ()),
        *((s.sentence(ROUNDED[program.points.rounding]),) if on_orders else ()),
        *((s.sentence(DECIMALS, n=program.points.decimals),) if program.points.decimals else ()),
    )


def _basis(rules: list[Earning]) -> Text:
    """Rules that have their own amount say so beside them."""
    own = any(
        each.before_discounts or reads_prices(each) or each.excluding_tax or each.including_shipping
        for each in rules
    )
    return UNLESS_SAID if own else BASE

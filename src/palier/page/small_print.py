"""The small print: what holds whether a file says it or not, and who may join."""

from __future__ import annotations

from palier import tree
from palier.closed import those, total
from palier.page.clocks import city_of
from palier.page.earning import reads_prices
from palier.page.view import Section
from palier.program.defaults import collects, pays
from palier.program.model import Program
from palier.program.rules import Earning, Giving
from palier.sheet.lower_scope import serves_guests
from palier.speech.days import date_range
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker

BY_AMOUNT = those(
    tree.EarnHead,
    yes=(tree.EarnPerAmount, tree.EarnPercent, tree.EarnGrid),
    no=(
        tree.EarnPerOrder,
        tree.EarnPerItem,
        tree.EarnOnBirthday,
        tree.EarnOnJoining,
        tree.EarnEvery,
        tree.EarnOnAnniversary,
        tree.EarnPerReferral,
        tree.EarnPerActivity,
        tree.EarnReward,
        tree.EarnStamps,
    ),
)
"""What earns by what is paid."""
RUNS = Phrase("the programme is in force {dates}", "le programme est en vigueur {dates}")
OVER = Phrase(
    "after that, unless new rules follow, it gives nothing more",
    "ensuite, à moins que de nouvelles règles ne le prolongent, il ne donne plus rien",
)
OVER_WITH_ALL = Phrase(
    "{over}, and what you have collected can no longer be used",
    "{over}, et ce que vous avez cumulé ne peut plus être utilisé",
)
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
OPEN_CODES = Phrase("what promo codes give", "des codes promo")
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
BASE_WITHOUT_TAX = Either(
    Phrase(
        "your {points} are based on what you pay for your items, after discounts,"
        " without tax or delivery costs",
        "vos {points} se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, hors taxes et sans les frais de port",
    ),
    Phrase(
        "what you earn is based on what you pay for your items, after discounts,"
        " without tax or delivery costs",
        "vos gains se calculent sur ce que vous payez pour vos articles, remises"
        " déduites, hors taxes et sans les frais de port",
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
HIGHEST_STEP = Phrase(
    "where a table has several steps, only the highest that you reach counts",
    "quand un tableau compte plusieurs tranches, seule la plus haute que vous atteignez compte",
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
    "we write to you about your account and your benefits only if you have ticked the box"
    " {box:quoted}",
    "nous ne vous écrivons au sujet de votre compte et de vos avantages que si vous avez coché"
    " la case {box:quoted}",
)


def small_print(s: Speaker, program: Program) -> Section:
    """Membership, what counts, rounding, taxes, calendar."""
    notes = (
        *(in_force(s, program) if program.run.last else ()),
        *_amounts(s, program),
        s.sentence(THRESHOLDS),
        *((s.sentence(HIGHEST_STEP),) if _in_steps(program) else ()),
        s.sentence(TAX_INCLUDED if program.prices_include_tax else TAX_EXCLUDED),
        s.sentence(CALENDAR, city=city_of(program.zone)),
        *_messages(s, program),
    )
    return Section("small-print", s.say(SMALL_PRINT), notes=notes, folded=True)


def _in_steps(program: Program) -> bool:
    """Whether two steps of a rule of the page are reached at once."""
    found = (each for each in program.rules if isinstance(each, Giving | Earning))
    shown = (each.bands for each in found if each.scope.on_page)
    return any(sum(band.high is None for band in bands) > 1 for bands in shown)


def in_force(s: Speaker, program: Program) -> tuple[str, ...]:
    """From when to when it gives anything, and what becomes of what customers have in the end."""
    if program.run.is_always:
        return ()
    runs = s.sentence(RUNS, dates=date_range(s, program.run))
    held = collects(program) or program.stamp_cards or program.rewards
    over = s.sentence(OVER_WITH_ALL, over=OVER) if held else s.sentence(OVER)
    return (runs,) if program.run.last is None else (runs, over)


def _messages(s: Speaker, program: Program) -> tuple[str, ...]:
    box = program.messages_to
    return () if box is None else (s.sentence(MESSAGES, box=s.own(box)),)


def membership(s: Speaker, program: Program) -> tuple[str, ...]:
    """How one joins and what that costs."""
    paid = program.membership
    return (s.sentence(FREE if paid is None else PAID, paid), _guests(s, program))


def _guests(s: Speaker, program: Program) -> str:
    """What an order without an account gets: offers and codes, where there are any."""
    free = program.membership is None
    shown = [e for e in program.offers if e.scope.on_page and serves_guests(program, e)]
    kinds = (
        (OPEN_OFFERS, any(each.code is None for each in shown)),
        (OPEN_CODES, any(each.code is not None for each in shown)),
    )
    open_ = s.join(s.say(words) for words, there in kinds if there)
    if not open_:
        return s.sentence(GUESTS_OUT)
    return s.sentence(GUESTS, open=open_ if free else s.say(OPEN_TO_ALL, open=open_))


def _amounts(s: Speaker, program: Program) -> tuple[str, ...]:
    shown = [rule for rule in program.earnings if rule.on_orders and rule.scope.on_page]
    on_orders = [rule for rule in shown if not rule.gives_status]
    by_amount = any(type(rule.head) in BY_AMOUNT for rule in on_orders)
    rule = program.redemption
    payable = rule is not None and rule.scope.on_page and pays(program)
    paid = PAID_AT_ONCE if program.points.used_at_once else PAID_WITH
    return (
        *((_based(s, program, on_orders),) if by_amount else ()),
        *((s.sentence(paid),) if by_amount and payable else ()),
        *((s.sentence(ROUNDED[program.points.rounding]),) if shown else ()),
        *((s.sentence(DECIMALS, n=program.points.decimals),) if program.points.decimals else ()),
    )


def _based(s: Speaker, program: Program, rules: list[Earning]) -> str:
    """What is earned on; rules that have their own amount say so beside them."""
    own = any(
        each.before_discounts or reads_prices(each) or each.excluding_tax or each.including_shipping
        for each in rules
    )
    base = BASE if program.prices_include_tax else BASE_WITHOUT_TAX
    return s.sentence(UNLESS_SAID if own else base, base=base)

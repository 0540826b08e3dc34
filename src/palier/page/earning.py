"""How points and status points are collected."""

from __future__ import annotations

from collections.abc import Mapping

from palier import tree
from palier.closed import total
from palier.page import scope
from palier.page.benefits import one_band, table
from palier.page.promise import inside
from palier.page.view import Card, Section
from palier.program.model import Program
from palier.program.rules import Earning, Scope
from palier.quantity import Boundary, Money, MonthDay, Period, currency_digits
from palier.speech.days import ON_YOUR_BIRTHDAY, capped, on_the_first
from palier.speech.goods import STAMPS, kind
from palier.speech.nouns import YOU_EARN
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import SEMICOLON, Speaker
from palier.speech.typography import capital
from palier.values import replace

TITLE = Either(
    Phrase("Earn {points}", "Gagner des {points}"),
    Phrase("Fill your {point}", "Remplir votre {point}"),
)
STATUS_TITLE = Phrase("Earn {status_points}", "Gagner des {status_points}")
STATUS_IS = Phrase(
    "{status_points} show how loyal you are: they are never spent",
    "les {status_points} mesurent votre fidélité et ne se dépensent pas",
)
STATUS_RETURNS = Phrase(
    "the {status_points} of what you return are taken back",
    "nous reprenons les {status_points} de ce que vous retournez",
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
OCCASIONS = total(
    tree.Occasion,
    {
        tree.Occasion.BIRTHDAY: ON_YOUR_BIRTHDAY,
        tree.Occasion.JOINING: Phrase("when you join", "à votre inscription"),
        tree.Occasion.PERIOD: Phrase("{again}", "{again}"),
        tree.Occasion.ANNIVERSARY: Phrase(
            "every year on the day you joined", "chaque année à la date de votre inscription"
        ),
        tree.Occasion.REFERRAL: Phrase("for every friend you refer", "pour chaque filleul"),
        tree.Occasion.ACTIVITY: Phrase("for every {activity}", "pour chaque {activity}"),
    },
)
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
        tree.EarnOnBirthday: OCCASIONS[tree.Occasion.BIRTHDAY],
        tree.EarnOnJoining: OCCASIONS[tree.Occasion.JOINING],
        tree.EarnEvery: OCCASIONS[tree.Occasion.PERIOD],
        tree.EarnOnAnniversary: OCCASIONS[tree.Occasion.ANNIVERSARY],
        tree.EarnPerReferral: OCCASIONS[tree.Occasion.REFERRAL],
        tree.EarnPerActivity: OCCASIONS[tree.Occasion.ACTIVITY],
        tree.EarnReward: Phrase("as its reward says", "comme le dit sa récompense"),
        tree.EarnStamps: Phrase("as its card says", "comme le dit sa carte"),
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
    "A friend counts once their first order reaches {total}",
    "Un filleul compte si sa première commande atteint {total}",
)
FRIEND_PASSES = Phrase(
    "A friend counts once their first order is over {total}",
    "Un filleul compte si sa première commande dépasse {total}",
)
FRIEND_JOINS = Phrase(
    "A friend counts as soon as they join", "Un filleul compte dès son inscription"
)
ITEM_BY_ITEM = Phrase(
    "Each item is counted and rounded by itself",
    "Chaque article est compté et arrondi à part",
)
ONLY_PAID = Phrase(
    "Only on what you pay by {names:own}", "Uniquement sur ce que vous payez par {names:own}"
)
EXCEPT_PAID = Phrase(
    "Except on what you pay by {names:own}", "Sauf sur ce que vous payez par {names:own}"
)
JOINED_BEFORE = Phrase(
    "For members who joined before that day", "Pour les membres inscrits avant ce jour"
)
GIVEN_FOR = Phrase("Given {occasion}", "Offerte {occasion}")
PRORATED = Phrase(
    "Part of a step counts too, in proportion",
    "Une tranche entamée compte aussi, au prorata",
)


def earning(s: Speaker, program: Program) -> Section | None:
    """Everything that earns, each with what it asks for."""
    points = [rule for rule in program.earnings if rule.collects and not rule.gives_status]
    cards = tuple(
        _earned(s, program, rule)
        for rule in points
        if rule.scope.on_page and not _told_with_friends(s, program, rule)
    )
    return Section("earn", s.say(TITLE), cards=cards) if cards else None


def _told_with_friends(s: Speaker, program: Program, rule: Earning) -> bool:
    """Whether what a friend earns is wholly told where the page speaks of friends."""
    told = program.referral is not None and program.referral.scope.on_page
    return told and isinstance(rule.head, tree.EarnPerReferral) and not _notes(s, rule, rule.scope)


def status(s: Speaker, program: Program) -> Section | None:
    """Everything that earns status points, and what they are."""
    shown = (rule for rule in program.earnings if rule.scope.on_page and rule.gives_status)
    cards = tuple(_earned(s, program, rule) for rule in shown)
    if not cards:
        return None
    notes = tuple(s.sentence(each) for each in (STATUS_IS, STATUS_RETURNS))
    return Section("status", s.say(STATUS_TITLE), cards=cards, notes=notes)


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
    return Card(
        capital(on),
        gives=one_band(s, rule.bands),
        table=table(s, rule.bands, on, YOU_EARN),
        notes=notes,
    )


def friend_counts(s: Speaker, program: Program) -> str:
    """From when on a friend counts for the one who brought them."""
    rule = program.referral
    if rule is None or (rule.counts_from is None and not rule.from_joining):
        return s.say(FRIEND_COUNTS)
    if rule.counts_from is None:
        return s.say(FRIEND_JOINS)
    over = rule.counts_from.boundary is Boundary.ABOVE
    return s.say(FRIEND_PASSES if over else FRIEND_REACHES, rule.counts_from)


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
        case tree.EarnReward(every=every):
            return s.own(head.reward.text), _when(s, OCCASIONS[head.occasion], head, every)
        case tree.EarnStamps(stamps=many, every=every):
            return s.say(STAMPS, n=many), _when(s, OCCASIONS[head.occasion], head, every)
        case tree.EarnEvery(amount, every):
            return s.told(amount), _when(s, EARNED_FOR[tree.EarnEvery], head, every)
        case _:
            return s.told(head.amount), s.say(EARNED_FOR[type(head)], head)


def _when(s: Speaker, said: Text, head: tree.EarnHead, every: Period | MonthDay | None) -> str:
    return s.say(said, head, again="" if every is None else on_the_first(s, every))


def given_for(s: Speaker, program: Program, rule: Earning) -> str:
    """On what occasion a reward is given, and what that asks for: `Given when you join`."""
    return on_occasion(s, program, rule, s.say(GIVEN_FOR, occasion=gain(s, rule.head)[1]))


def on_occasion(s: Speaker, program: Program, rule: Earning, said: str) -> str:
    """What is given without an order, with what that asks for."""
    friends = rule.occasion is tree.Occasion.REFERRAL
    counts = (friend_counts(s, program),) if friends else ()
    if rule.occasion is tree.Occasion.PERIOD:
        counts = (s.say(JOINED_BEFORE),)
    return s.say(SEMICOLON).join((said, *map(inside, (*counts, *scope.notes(s, rule.scope)))))


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
        (ITEM_BY_ITEM, isinstance(head, tree.OfAmounts) and head.item_by_item),
        (PRORATED, prorated),
        (JOINED_BEFORE, rule.occasion is tree.Occasion.PERIOD),
    )
    paid = ONLY_PAID if isinstance(rule.paid, tree.OnlyPaid) else EXCEPT_PAID
    return (
        *(s.say(note) for note, holds in peculiar if holds),
        *((s.say(paid, names=rule.paid.methods),) if rule.paid else ()),
        *scope.notes(s, narrowed),
        *(capped(s, each.amount, each.period) for each in rule.caps),
    )

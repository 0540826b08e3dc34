"""How far a number is from where a condition wants it, read again where the condition stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.engines.explain.teller import Change, Teller
from palier.engines.interpret import Walk
from palier.named import NamedTuple
from palier.quantity import Comparison, Duration, Earned, Period, StatusPoints
from palier.sheet import lower_conditions
from palier.sheet.build import Builder, fact
from palier.sheet.facts import DayAfter, HasHappened, Scalar, Since
from palier.sheet.lower_conditions import units, years_of
from palier.sheet.nodes import Expr, One, Rows, Total, parts
from palier.speech.days import in_window
from palier.speech.goods import kind
from palier.speech.phrases import Phrase
from palier.values import dataclass


class Step(NamedTuple):
    """How it is said that a number must be greater, or smaller, by so much (`figure`)."""

    more: Phrase
    less: Phrase

    def change(
        self,
        t: Teller,
        step: int,
        figure: Earned | int,
        of: object = None,
        **named: str,
    ) -> Change:
        """A change by a step up or, below 0, down."""
        said = self.more if step > 0 else self.less
        return Change(t.say(said, figure=figure, **named), of, abs(step))


MORE, LESS, FEWER = Phrase("more", "plus"), Phrase("less", "moins"), Phrase("fewer", "moins")


def _step(said: Phrase, less: Phrase = LESS) -> Step:
    return Step(said.filled(more=MORE), said.filled(more=less))


BASKET = _step(
    Phrase("with {figure} {more} in the basket", "avec {figure} d'achat de {more}"),
)
LEFT = _step(Phrase("with {figure} {more} left to pay", "avec {figure} de {more} à payer"))
TOTAL = _step(
    Phrase("with {figure} {more} of items {kind}", "avec {figure} de {more} d'articles {kind}")
)
ITEMS = _step(
    Phrase(
        "with {figure:# {more} item|# {more} items}{kind}",
        "avec {figure:# article de {more}|# articles de {more}}{kind}",
    ),
    FEWER,
)
ORDERS = _step(
    Phrase(
        "after {figure:# {more} order|# {more} orders}{window}",
        "après {figure:# commande de {more}|# commandes de {more}}{window}",
    ),
    FEWER,
)
SPENT = _step(
    Phrase(
        "with {figure} {more} spent before{window}", "avec {figure} de {more} déjà dépensés{window}"
    )
)
BALANCE = _step(Phrase("with {figure} {more} in the balance", "avec {figure} de {more} au solde"))
STATUS = _step(
    Phrase(
        "with {figure} {more} earned before{window}", "avec {figure} de {more} déjà gagnés{window}"
    )
)
REFERRALS = _step(
    Phrase(
        "with {figure:# {more} referral|# {more} referrals}{window}",
        "avec {figure:# parrainage de {more}|# parrainages de {more}}{window}",
    ),
    FEWER,
)
ACTIVITIES = _step(
    Phrase(
        "with {figure} {more} {name:quoted}{window}",
        "avec {figure} {name:quoted} de {more}{window}",
    ),
    FEWER,
)
EARNED = _step(
    Phrase(
        "with {figure} {more} earned before{window}", "avec {figure} de {more} déjà gagnés{window}"
    )
)
COLLECTED = _step(
    Phrase(
        "with {figure} {more} collected before{window}",
        "avec {figure} de {more} déjà cagnottés{window}",
    )
)
STAMPS = _step(
    Phrase(
        "with {figure:# {more} stamp|# {more} stamps} on {name:quoted}",
        "avec {figure:# tampon de {more}|# tampons de {more}} sur {name:quoted}",
    ),
    FEWER,
)
AGE = Step(
    more=Phrase(
        "for a customer {figure:# year|# years} older",
        "pour un client plus âgé de {figure:# an|# ans}",
    ),
    less=Phrase(
        "for a customer {figure:# year|# years} younger",
        "pour un client plus jeune de {figure:# an|# ans}",
    ),
)
BORN = Phrase(
    "for a customer whose full birth date is known, and whose age is right",
    "pour un client dont la date de naissance complète est connue, et qui a l'âge voulu",
)
PUT_IN = _step(Phrase("with {figure} {more} put in", "en utilisant {figure} de {more}"))
BOUGHT = _step(
    Phrase(
        "with {figure} {more} of goods that count",
        "avec {figure} de {more} d'articles qui comptent",
    )
)
TIME = Step(
    more=Phrase("{figure} later", "{figure} plus tard"),
    less=Phrase("{figure} earlier", "{figure} plus tôt"),
)
JOINED = Phrase(
    "for a customer whose joining date is known, and is right",
    "pour un client dont la date d'inscription est connue, et convient",
)
FIRST_ORDER = Phrase("after a first order", "après une première commande")
OPPOSITE = total(
    Comparison,
    {
        Comparison.AT_LEAST: Comparison.BELOW,
        Comparison.BELOW: Comparison.AT_LEAST,
        Comparison.ABOVE: Comparison.AT_MOST,
        Comparison.AT_MOST: Comparison.ABOVE,
        Comparison.EQUAL: None,
    },
)
"""Of another number than one there is no comparison that says so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts and lines of an order, and the place in the sheet where a test stands."""

    walk: Walk
    builder: Builder

    @classmethod
    def at(cls, t: Teller, guard: One) -> Reading:
        """Where a guard stands: what is left after discounts is what was left there."""
        sheet = t.got.sheet
        builder = Builder(t.program, names=dict(sheet.names))
        builder.remaining = next(_left(sheet.line(guard).expr), builder.remaining)
        return cls(t.walk(), builder)

    def truth(self, test: tree.Test) -> bool:
        """Whether a test holds."""
        return bool(self.value(lower_conditions.holds(self.builder, test)))

    def number(self, of: tree.NumberFact, window: Duration | None) -> int:
        """The number a test looks at."""
        return self.value(lower_conditions.value_of(self.builder, of, window))

    def value(self, expr: Expr) -> int:
        """The value of an expression of the sheet that is one number."""
        return self.walk.one(expr)


def _left(expr: Expr) -> Iterator[Rows]:
    """The column of what is left to pay that an expression adds up."""
    if isinstance(expr, Total) and isinstance(expr.column, Rows):
        yield expr.column
    for part in parts(expr):
        yield from _left(part)


class Goal(NamedTuple):
    """Where a number should be: `at least 5 in the last 12 months`."""

    comparison: Comparison
    bound: tree.Bound
    window: Duration | None = None


def changes(
    t: Teller, read: Reading, test: tree.NumberIs | tree.NumberBetween, *, wanted: bool
) -> Iterator[Change]:
    """The change of a number that makes a test hold (or not to)."""
    match test:
        case tree.NumberIs(of, comparison, bound, window):
            goal = comparison if wanted else OPPOSITE[comparison]
            if goal is None:
                yield change(t, of, 1, window)
            else:
                yield from _towards(t, read, of, Goal(goal, bound, window))
        case tree.NumberBetween(of, low, high, window) if wanted:
            yield from _towards(t, read, of, Goal(Comparison.AT_LEAST, low, window))
            yield from _towards(t, read, of, Goal(Comparison.AT_MOST, high, window))
        case tree.NumberBetween(of, low, high, window):
            under = _towards(t, read, of, Goal(Comparison.BELOW, low, window))
            over = _towards(t, read, of, Goal(Comparison.ABOVE, high, window))
            yield min((*under, *over), key=lambda each: each.size)
        case _:
            assert_never(test)


def distance(value: int, comparison: Comparison, bound: int) -> int:
    """The smallest step from a value to where it compares so; 0 when it does already.

    >>> distance(3, Comparison.ABOVE, 5), distance(9, Comparison.BELOW, 5)
    (3, -5)
    """
    match comparison:
        case Comparison.AT_LEAST:
            return max(0, bound - value)
        case Comparison.ABOVE:
            return max(0, bound + 1 - value)
        case Comparison.AT_MOST:
            return min(0, bound - value)
        case Comparison.BELOW:
            return min(0, bound - 1 - value)
        case Comparison.EQUAL:
            return bound - value
        case _:
            assert_never(comparison)


def _towards(t: Teller, read: Reading, of: tree.NumberFact, goal: Goal) -> Iterator[Change]:
    if isinstance(of, tree.SinceDay):
        yield from _in_time(t, read, of, goal)
        return
    age = isinstance(of, tree.Age)
    if age and not read.value(fact(Scalar.AGE_KNOWN)):
        yield Change(t.say(BORN))
        return
    bound = years_of(goal.bound) if age else units(goal.bound)
    step = distance(read.number(of, goal.window), goal.comparison, bound)
    if step:
        yield change(t, of, step, goal.window)


def _in_time(
    t: Teller, read: Reading, of: tree.TimeSinceJoining | tree.TimeSinceLastOrder, goal: Goal
) -> Iterator[Change]:
    joining = isinstance(of, tree.TimeSinceJoining)
    since = Since.JOINING if joining else Since.LAST_ORDER
    if not read.value(fact(HasHappened(since))):
        yield Change(t.say(JOINED if joining else FIRST_ORDER))
    elif isinstance(goal.bound, Duration):
        then = read.value(fact(DayAfter(since, goal.bound)))
        step = distance(read.value(fact(Scalar.DAY)), goal.comparison, then)
        if step:
            yield later(t, step)


def later(t: Teller, days: int) -> Change:
    """A number of days later or, below 0, earlier."""
    said = TIME.more if days > 0 else TIME.less
    return Change(t.say(said, figure=t.days(abs(days))), Period.DAY, abs(days))


def change(t: Teller, of: tree.NumberFact, step: int, window: Duration | None) -> Change:
    """A number of what a fact counts, more or less."""
    size = abs(step)
    over = "" if window is None else " " + in_window(t.speaker, window)
    match of:
        case tree.BasketTotal(after_discounts):
            return (LEFT if after_discounts else BASKET).change(t, step, t.amount(size), of)
        case tree.TotalOf(selection):
            return TOTAL.change(t, step, t.amount(size), of, kind=kind(t.speaker, selection))
        case tree.ItemCount(selection):
            narrowed = "" if selection is None else " " + kind(t.speaker, selection)
            return ITEMS.change(t, step, size, of, kind=narrowed)
        case tree.OrderCount():
            return ORDERS.change(t, step, size, of, window=over)
        case tree.AmountSpent():
            return SPENT.change(t, step, t.amount(size), of, window=over)
        case tree.BalanceFact():
            return BALANCE.change(t, step, t.program.amount(size), of)
        case tree.StatusCount():
            return STATUS.change(t, step, StatusPoints(size), of, window=over)
        case tree.ReferralCount():
            return REFERRALS.change(t, step, size, of, window=over)
        case tree.ActivityCount(activity):
            return ACTIVITIES.change(t, step, size, of, name=activity.text, window=over)
        case tree.PointsEarned():
            said = COLLECTED if t.program.cashback else EARNED
            return said.change(t, step, t.program.amount(size), of, window=over)
        case tree.AmountCollected():
            return COLLECTED.change(t, step, t.amount(size), of, window=over)
        case tree.StampsOn(card):
            return STAMPS.change(t, step, size, of, name=card.text)
        case tree.Age():
            return AGE.change(t, step, size, of)
        case tree.TimeSinceJoining() | tree.TimeSinceLastOrder():
            return later(t, step)
        case _:
            assert_never(of)

"""A quote: one order reckoned, with its outcome; its whole trace as soon as somebody asks.

`price` is of a basket, for a customer who was looked up once: what a shop shows on every page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from palier.account import brought as bringing
from palier.account.answering import Facts
from palier.account.facts import Answers
from palier.account.order import Order, OrderLine, units_of
from palier.account.outcome import Outcome
from palier.account.standing import Standing
from palier.account.telling import Telling, json_of, values_of
from palier.engines.assemble import After, outcome_of
from palier.engines.reckoned import Reckoned
from palier.engines.road import Road, road_of
from palier.program.model import Program
from palier.quantity import Money
from palier.sheet.facts import Fact, Scalar
from palier.sheet.marks import OF_THE_ORDER
from palier.sheet.sheet import TO_PAY, OrderSheet, Slots
from palier.sheet.slots import usual_slots
from palier.tree import Unfit
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.engines.pricing import Session


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order would give. `reckoned` holds the value of every line, and the choice.

    `told` holds the outcome, once somebody asked for it.
    """

    program: Program
    order: Order
    standing: Standing
    reckoned: Reckoned
    told: list[Outcome] = field(default_factory=list, compare=False, repr=False)

    @property
    def outcome(self) -> Outcome:
        """What the order gives, put together when it is asked for."""
        if not self.told:
            self.told.append(self.told_by(values_of(self.program)))
        return self.told[0]

    def to_json(self) -> dict[str, Any]:
        """The outcome in its JSON form, which is that of `Outcome.to_json`, without the values."""
        return cast(dict[str, Any], self.told_by(json_of(self.program)))

    def told_by(self, tell: Telling, after: After | None = None) -> Outcome:
        """What the order gives, told in a way: with what stands `after` it, where it is known."""
        return outcome_of(tell, self.order, self.standing, self.reckoned, after)

    @property
    def to_pay(self) -> Money:
        """What is to be paid, tax included."""
        taxed = self.reckoned.sheet.tax
        line = TO_PAY if taxed is None else taxed.to_pay
        return Money(self.reckoned.scalar(line), self.program.currency)


def sheet_of(program: Program, slots: Slots | None = None) -> OrderSheet:
    """The sheet of a programme for a shape of order, made once for each version."""
    return road_of(program, usual_slots(program) if slots is None else slots).sheet


Reckon = Callable[[Road, Facts, tuple[int, ...], bringing.Bringing], Reckoned]


def quote(
    program: Program,
    order: Order,
    standing: Standing,
    back: Sequence[int] = (),
    reckon: Reckon = Road.reckon,
) -> Quote:
    """Reckon one order, changing nothing. Raises OrderRefusedError when it cannot be taken.

    `back` is how many units of each line are left out, the last ones: they have been returned.
    `reckon`: by which engine; `Road.walked` is the reference, `Road.compiled` the quick one.
    """
    brought = bringing.bring(program, order, standing)
    road = road_of(program, brought.slots)
    units = units_of(order.lines, back)
    facts = road.asked.of(Answers(road.sheet, program, order, standing, brought, units))
    reckoned = settled(road, facts, lambda known: reckon(road, known, units, brought))
    if Scalar.EARNED_NOW in road.asked.place and order.use_points is not None and not any(back):
        earned = _spendable(reckoned)
        bringing.refuse_beyond(program, order, standing, earned)
    made = Quote(program, order, standing, reckoned)
    if not any(back):
        if order.payments:
            bringing.refuse_payments(order, made.to_pay)
        _refuse_unfit(program, order, reckoned)
    return made


def before_its_benefits(
    program: Program, order: Order, standing: Standing, back: Sequence[int] = ()
) -> Quote:
    """An order that a customer placed, without what a tier that it reaches gives at once."""
    brought = bringing.bring(program, order, standing)
    road = road_of(program, brought.slots)
    units = units_of(order.lines, back)
    facts = road.asked.of(Answers(road.sheet, program, order, standing, brought, units))
    reckoned = _with_earned(road, facts, lambda known: road.reckon(known, units, brought))
    return Quote(program, order, standing, reckoned)


def by_reference(program: Program, order: Order, standing: Standing) -> Quote:
    """What `quote` gives, by the engine that has nothing to make first: for who asks some times."""
    return quote(program, order, standing, reckon=Road.walked)


def settled(road: Road, facts: Facts, reckon: Callable[[Facts], Reckoned]) -> Reckoned:
    """The order with the points that it earns in hand, then with the tier that it reaches so."""
    if road.at_once:
        return reckon(facts)
    reckoned = _with_earned(road, facts, reckon)
    if road.sheet.rank is not None and Scalar.TIER_PROJECTED in road.asked.place:
        reached = reckoned.scalar(road.sheet.rank.after)
        if reached > reckoned.scalar(road.sheet.rank.before):
            known = _put(road, facts, Scalar.TIER_PROJECTED, reached)
            return _with_earned(road, known, reckon)
    return reckoned


def _with_earned(road: Road, facts: Facts, reckon: Callable[[Facts], Reckoned]) -> Reckoned:
    """The order, paid with the points that it earns too where the file says so."""
    reckoned = reckon(facts)
    if Scalar.EARNED_NOW in road.asked.place:
        earned = _spendable(reckoned)
        if earned:
            return reckon(_put(road, facts, Scalar.EARNED_NOW, earned))
    return reckoned


def _put(road: Road, facts: Facts, fact: Fact, value: int) -> Facts:
    """The facts with another value for one of them."""
    at = road.asked.place[fact]
    return (*facts[:at], value, *facts[at + 1 :])


def _spendable(reckoned: Reckoned) -> int:
    """What an order earns that can pay it: what a tier gives on being reached comes after it."""
    awards = (each for each in reckoned.sheet.awards if each.kind in OF_THE_ORDER)
    return sum(reckoned.scalar(each.given) for each in awards)


def _refuse_unfit(program: Program, order: Order, reckoned: Reckoned) -> None:
    """Refuse an order that asks to pay with points in a way that does not fit, if the file says."""
    rule, lines = program.redemption, reckoned.sheet.redemption
    if rule is None or rule.unfit is not Unfit.STOPS or lines is None or lines.unfit is None:
        return
    if lines.fitting is not None and reckoned.holds(lines.unfit):
        asked = program.amount(order.use_points if isinstance(order.use_points, int) else 0)
        bringing.refuse_unfit(asked, program.amount(reckoned.scalar(lines.fitting)))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A customer at a moment, with all that a basket does not change: made once a session.

    It holds for its moment: hours, days, and what the customer has, are those of then. `sessions`
    holds what is reckoned of it once it is asked about.
    """

    program: Program
    road: Road
    facts: Facts
    answers: Answers
    sessions: dict[bool, Session] = field(default_factory=dict, compare=False, repr=False)

    def __repr__(self) -> str:
        return f"Prepared({self.program.name!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return prepare, (self.program, self.answers.order, self.answers.standing)


def prepare(program: Program, order: Order, standing: Standing) -> Prepared:
    """A customer made ready; of the order, everything but its lines counts.

    Raises OrderRefusedError when it cannot be taken.
    """
    brought = bringing.bring(program, order, standing)
    road = road_of(program, brought.slots)
    answers = Answers(road.sheet, program, order, standing, brought, ())
    return Prepared(program, road, road.asked.of(answers), answers)


def price(prepared: Prepared, lines: tuple[OrderLine, ...]) -> Reckoned:
    """What a basket comes to. Raises OrderRefusedError for more units than an order may have."""
    bringing.refuse_many(lines)
    units, road = units_of(lines), prepared.road
    facts = road.asked.again(prepared.facts, prepared.answers.on(lines, units))
    brought, sessions = prepared.answers.brought, prepared.sessions
    if road.at_once:
        return road.priced(facts, units, brought, sessions)
    return settled(road, facts, lambda known: road.priced(known, units, brought, sessions))

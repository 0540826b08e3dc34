"""A quote: one order reckoned by the reference engine, with its outcome and its whole trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from palier.account import brought as bringing
from palier.account import facts as answers
from palier.account.order import Order, units_of
from palier.account.outcome import Outcome
from palier.account.standing import Standing
from palier.engines import choose, interpret
from palier.engines.assemble import outcome_of
from palier.engines.reckoned import Reckoned
from palier.program.model import Program, once_a_version
from palier.sheet.facts import CodeSlot, Fact, Kept, Scalar
from palier.sheet.lower import lower
from palier.sheet.marks import OF_THE_ORDER
from palier.sheet.nodes import Value
from palier.sheet.sheet import OrderSheet, Part, Slots
from palier.sheet.slots import usual_slots
from palier.tree import Unfit
from palier.values import dataclass, unswept


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order would give. `reckoned` holds the value of every line, and the choice."""

    program: Program
    order: Order
    standing: Standing
    outcome: Outcome
    reckoned: Reckoned


def sheet_of(program: Program, slots: Slots | None = None) -> OrderSheet:
    """The sheet of a programme for a shape of order, made once for each version."""
    return _lowered(program, usual_slots(program) if slots is None else slots)


_lowered = once_a_version(256)(unswept(lower))


def quote(program: Program, order: Order, standing: Standing, back: Sequence[int] = ()) -> Quote:
    """Reckon one order, changing nothing. Raises OrderRefusedError when it cannot be taken.

    `back` is how many units of each line are left out, the last ones: they have been returned.
    """
    brought = bringing.bring(program, order, standing)
    sheet = sheet_of(program, brought.slots)
    units = units_of(order.lines, back)
    facts = answers.answer(sheet, program, order, standing, brought, units)
    reckoned = _settled(sheet, facts, units, brought)
    if Scalar.EARNED_NOW in facts and order.use_points is not None and not any(back):
        earned = _spendable(reckoned)
        bringing.refuse_beyond(program, order, standing, earned)
    outcome = outcome_of(program, order, standing, reckoned)
    if not any(back):
        bringing.refuse_payments(order, outcome.to_pay_with_tax or outcome.to_pay)
        _refuse_unfit(program, order, reckoned)
    return Quote(program, order, standing, outcome, reckoned)


def _settled(
    sheet: OrderSheet,
    facts: Mapping[Fact, Value],
    units: tuple[int, ...],
    brought: bringing.Bringing,
) -> Reckoned:
    """The order with the points that it earns in hand, then with the tier that it reaches so."""
    reckoned = _with_earned(sheet, facts, units, brought)
    if sheet.rank is not None and Scalar.TIER_PROJECTED in facts:
        reached = reckoned.scalar(sheet.rank.after)
        if reached > reckoned.scalar(sheet.rank.before):
            facts = {**facts, Scalar.TIER_PROJECTED: reached}
            return _with_earned(sheet, facts, units, brought)
    return reckoned


def _with_earned(
    sheet: OrderSheet,
    facts: Mapping[Fact, Value],
    units: tuple[int, ...],
    brought: bringing.Bringing,
) -> Reckoned:
    """The order, paid with the points that it earns too where the file says so."""
    reckoned = _reckon(sheet, facts, units, brought)
    if Scalar.EARNED_NOW in facts:
        earned = _spendable(reckoned)
        if earned:
            return _reckon(sheet, {**facts, Scalar.EARNED_NOW: earned}, units, brought)
    return reckoned


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


def _reckon(
    sheet: OrderSheet,
    facts: Mapping[Fact, Value],
    units: tuple[int, ...],
    brought: bringing.Bringing,
) -> Reckoned:
    started = interpret.walk(sheet, facts, len(units))

    own = ((each.id, each.slot) for each in sheet.members if isinstance(each.slot, CodeSlot))
    codes = {name: code.code for name, slot in own if (code := brought.code(slot))}
    chosen = choose.choose(sheet, started, lambda kept: _with(started, sheet, kept), codes)
    final = _with(started, sheet, chosen.kept)
    final.part(sheet, Part.AFTER)
    return Reckoned(sheet, final.facts, final.values, units, chosen, brought)


def _with(started: interpret.Walk, sheet: OrderSheet, kept: frozenset[str]) -> interpret.Walk:
    """A walk on from the part before the choice, with some members kept."""
    choice: dict[Fact, Value] = {Kept(each.id): each.id in kept for each in sheet.members}
    walk = interpret.Walk({**started.facts, **choice}, started.rows, dict(started.values))
    walk.part(sheet, Part.CHOICE)
    return walk

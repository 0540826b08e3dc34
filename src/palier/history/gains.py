"""Who gains and who loses between two programmes, and the orders and customers that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest, nsmallest

from palier.history.figures import CustomerFigures, Figures
from palier.history.fold import Fold
from palier.history.rows import Life
from palier.history.spending import worth, worth_of_one, worth_of_voucher
from palier.history.step import Kind, Step
from palier.named import NamedTuple
from palier.program.model import Program
from palier.values import dataclass

SHOWN = 3
"""So many orders, and customers, that gain, and so many that lose, are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An order that shows what changes: what it gave more (or less), in the minor unit."""

    order: str
    change: int
    life: Life


@dataclass(frozen=True, slots=True)
class ShownCustomer:
    """A customer who shows what changes: what they have more (or less), in the minor unit.

    `order` is that of theirs which changes most, in the same way if one does; None where none does,
    for what changes comes without an order.
    """

    customer: str
    change: int
    order: Shown | None


class Compared(NamedTuple):
    """What each customer of a life gains, and the orders of it that change."""

    gains: Mapping[str, int]
    orders: Sequence[Shown]


def compared(life: Life, made: Sequence[tuple[Sequence[Step], Fold]]) -> Compared:
    """What a life comes to under two programmes: the steps, and the accounts after them."""
    programs = [fold.program for _, fold in made]
    pairs = [by_customer(steps, fold) for steps, fold in made]
    gains = {}
    for name in {**pairs[0], **pairs[1]}:
        if name:
            now, then = (
                value_of(program, each.get(name, CustomerFigures()))
                for program, each in zip(programs, pairs, strict=True)
            )
            gains[name] = then - now
    before, after = (_by_order(fold.program, steps) for steps, fold in made)
    changes = {order: after.get(order, given) - given for order, given in before.items()}
    return Compared(gains, [Shown(each, by, life) for each, by in changes.items() if by])


def by_customer(steps: Iterable[Step], fold: Fold) -> dict[str, CustomerFigures]:
    """The figures of each customer of a life."""
    found: dict[str, CustomerFigures] = {}
    for name, reward, put_in in fold.in_hand():
        customer = found.setdefault(name, CustomerFigures())
        customer.in_hand += worth_of_voucher(fold.program, reward, put_in)
    for step in steps:
        if step.kind is not Kind.REFUSED:
            found.setdefault(step.customer, CustomerFigures()).add(step)
    return found


def value_of(program: Program, customer: CustomerFigures) -> int:
    """What a customer was given, and what they hold: points and vouchers."""
    return customer.given + worth_held(program, customer)


def worth_held(program: Program, customer: CustomerFigures) -> int:
    """What a customer holds, at its worth: points and vouchers."""
    return worth(worth_of_one(program), max(0, customer.held)) + customer.in_hand


def _by_order(program: Program, steps: Iterable[Step]) -> dict[str, int]:
    """What each order was given, and the worth of what it earned."""
    one = worth_of_one(program)
    return {
        step.order: step.goods - step.paid + step.shipping + worth(one, max(0, step.earned))
        for step in steps
        if step.kind is Kind.ORDER
    }


def show(shown: list[Shown], found: Shown) -> None:
    """Keep the orders that gain most and those that lose most."""
    shown.append(found)
    shown.sort(key=lambda each: (each.change, each.order))
    gain = [each for each in shown if each.change > 0][-SHOWN:]
    lose = [each for each in shown if each.change < 0][:SHOWN]
    shown[:] = [*lose, *gain]


# Customers -----------------------------------------------------------------------------------


def changed_most(one: Figures, two: Figures) -> dict[str, int]:
    """The customers who gain most and who lose most by the second, and how much."""
    nobody = CustomerFigures()
    changes = (
        (name, _value(two, name, nobody) - _value(one, name, nobody))
        for name in {**one.customers, **two.customers}
    )
    return dict(_most(changes))


def _value(figures: Figures, name: str, nobody: CustomerFigures) -> int:
    return value_of(figures.program, figures.customers.get(name, nobody))


def _most(changes: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those who lose most first, those who gain most last; of equals, by name."""
    every = [*changes]
    lose = nsmallest(SHOWN, (each for each in every if each[1] < 0), key=_by_change)
    gain = nlargest(SHOWN, (each for each in every if each[1] > 0), key=_by_change)
    return [*lose, *reversed(gain)]


def _by_change(pair: tuple[str, int]) -> tuple[int, str]:
    return pair[1], pair[0]


def best_of(found: Compared, change: int) -> Shown | None:
    """The order that changes most: in the way that its customer does, if there is one."""
    same = [each for each in found.orders if (each.change > 0) is (change > 0)]
    return max(same or found.orders, key=lambda each: (abs(each.change), each.order), default=None)


def keep_most(customers: list[ShownCustomer]) -> None:
    """Keep those who gain most and those who lose most, in their order."""
    by_name = {each.customer: each for each in customers}
    most = _most((each.customer, each.change) for each in customers)
    customers[:] = [by_name[name] for name, _ in most]

"""What a tier asks of a customer that figures tell: what was spent, ordered, earned."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.history.figures import CustomerFigures
from palier.history.spending import money
from palier.history.view import Told
from palier.program.model import Program
from palier.quantity import Duration, Earned, Money, Points, StatusPoints, units_of
from palier.source import Span
from palier.speech.phrases import Phrase
from palier.values import dataclass


class Counted(Enum):
    """What figures count of a customer."""

    SPENT = "spent"
    ORDERS = "orders"
    EARNED = "earned"


DID = total(
    Counted,
    {
        Counted.SPENT: Phrase(
            "one in five spent at least {n} in all", "un sur cinq a dépensé au moins {n} en tout"
        ),
        Counted.ORDERS: Phrase(
            "one in five placed at least {n:# order|# orders}",
            "un sur cinq a passé au moins {n:# commande|# commandes}",
        ),
        Counted.EARNED: Phrase(
            "one in five earned at least {n} in all", "un sur cinq a gagné au moins {n} en tout"
        ),
    },
)
OF_MEASURES = total(
    tree.Measure,
    {
        tree.Measure.SPENT: Counted.SPENT,
        tree.Measure.ORDERS: Counted.ORDERS,
        tree.Measure.POINTS_EARNED: Counted.EARNED,
        tree.Measure.COLLECTED: Counted.EARNED,
        tree.Measure.REFERRALS: None,
        tree.Measure.ACTIVITIES: None,
        tree.Measure.MEMBERSHIP: None,
        tree.Measure.BALANCE: None,
        tree.Measure.STATUS_POINTS: None,
    },
)
"""What figures count of what a tier measures."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a tier asks: of what, how much (in euros, orders, points), and where the file says so.

    Where it counts units of which `digits` decimals make one.
    """

    counted: Counted
    bound: Fraction
    digits: int
    at: Span

    def of(self, customer: CustomerFigures) -> int:
        """How much a customer has of it, in the minor unit or in units collected."""
        match self.counted:
            case Counted.SPENT:
                return customer.paid
            case Counted.ORDERS:
                return customer.orders
            case Counted.EARNED:
                return customer.earned
            case _:
                assert_never(self.counted)

    def whole(self, many: int) -> int:
        """The same in euros, orders, points, rounded down."""
        whole: int = many // 10**self.digits
        return whole

    def did(self, many: int, told: Told) -> str:
        """That one in five have so much of it, in words."""
        shown: object = many
        if self.counted is not Counted.ORDERS:
            shown = told.money(many) if self.counted is Counted.SPENT else told.units(many)
        return told.say(DID[self.counted], n=shown)

    def plain(self, many: int, program: Program) -> object:
        """So much of it, as JSON has it."""
        if self.counted is Counted.ORDERS:
            return many
        spent = self.counted is Counted.SPENT
        return money(many, program) if spent else program.amount(many).plain()


def asked_of(criteria: tree.Criteria | None) -> Iterator[Asked]:
    """All that criteria ask and figures count."""
    match criteria:
        case None:
            return
        case tree.Reach(measure=measure, bound=bound):
            counted, found = OF_MEASURES[measure], _bound(bound)
            if counted is not None and found is not None:
                units, digits = found
                yield Asked(counted, Fraction(units, 10**digits), digits, criteria.span)
        case tree.AllCriteria(every) | tree.AnyCriteria(every):
            for each in every:
                yield from asked_of(each)
        case _:
            assert_never(criteria)


def _bound(bound: int | Earned | Duration) -> tuple[int, int] | None:
    """So many units, and the decimals of one; None of what no figures count."""
    match bound:
        case int():
            return bound, 0
        case Points() | Money():
            return units_of(bound), bound.digits
        case StatusPoints() | Duration():
            return None
        case _:
            assert_never(bound)

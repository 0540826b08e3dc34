"""The rules of a programme by what they have in common."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.problem.bands import Counted
from palier.program.model import Program
from palier.program.rules import Earning, Giving, Redemption, Rule

Banded = Earning | Giving


def giving(program: Program) -> Iterator[Giving]:
    """Every rule that gives benefits, family by family, in written order."""
    yield from program.bonus_days
    yield from program.offers
    yield from program.tiers
    yield from program.segments
    yield from filter(None, (program.first_order, program.redemption))
    yield from program.rewards
    yield from program.stamp_cards


def banded(program: Program) -> Iterator[Banded]:
    """Every rule that has bands."""
    yield from (each for each in program.earnings if each.bands)
    yield from (each for each in giving(program) if each.bands)


def every(program: Program) -> Iterator[Rule]:
    """Every rule there is."""
    yield from program.earnings
    yield from giving(program)
    yield from filter(None, (program.referral,))


def benefits_of(rule: Giving) -> Iterator[tree.Benefit]:
    """All that a rule may give, in bands or not."""
    yield from rule.benefits
    for band in rule.bands:
        yield from band.benefits


def counted(band: tree.Band, program: Program) -> Counted:
    """What a band's bounds are compared with."""
    match band.measured:
        case tree.Measured.AMOUNT:
            return Counted.BASKET
        case tree.Measured.AFTER_DISCOUNTS:
            return Counted.AFTER_DISCOUNTS
        case tree.Measured.ITEMS:
            return Counted.ITEMS
        case tree.Measured.POINTS:
            return Counted.POT if program.cashback else Counted.POINTS


def has_plain_rate(rule: Banded) -> bool:
    """Whether points keep a value outside every band."""
    return isinstance(rule, Redemption) and rule.rate is not None

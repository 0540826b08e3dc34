"""What is so of an order at noon of a day on which nothing is ordered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from palier.sheet.facts import Fact, Scalar


def of_no_order(asked: Iterable[Fact]) -> dict[Fact, int]:
    """What is so at noon of a day on which nothing is ordered."""
    scalars = (each for each in asked if isinstance(each, Scalar))
    return {each: value for each in scalars if (value := _without_order(each)) is not None}


def _without_order(fact: Scalar) -> int | None:
    """What a fact is on a day on which nothing is ordered; None: what the day or the life says."""
    match fact:
        case Scalar.MEMBER | Scalar.TIER_KNOWN | Scalar.ASKS_ALL:
            return 1
        case Scalar.MINUTE:
            return 12 * 60
        case Scalar.GUEST | Scalar.NEWCOMER | Scalar.TIER_PROJECTED | Scalar.CODES_BROUGHT:
            return 0
        case Scalar.PAYS_WITH_POINTS | Scalar.PUT_IN | Scalar.ASKED | Scalar.SHIPPING_COST:
            return 0
        case Scalar.EARNED_NOW:
            return 0
        case Scalar.DAY | Scalar.WEEKDAY | Scalar.MONTH_DAY | Scalar.DAY_OF_MONTH:
            return None
        case Scalar.DAYS_LEFT:
            return None
        case Scalar.BIRTHDAY | Scalar.BIRTHDAY_WEEK | Scalar.BIRTHDAY_MONTH:
            return None
        case Scalar.DAYS_FROM_BIRTHDAY | Scalar.LEAP_YEAR | Scalar.AGE_KNOWN | Scalar.AGE:
            return None
        case Scalar.AVAILABLE | Scalar.PENDING | Scalar.TIER_HELD:
            return None
        case Scalar.FRIEND | Scalar.TAX_PARTS | Scalar.SHIPPING_TAX_RATE:
            return None
        case _:
            assert_never(fact)

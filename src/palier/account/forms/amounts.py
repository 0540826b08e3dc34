"""Whole numbers and amounts of money. No number with a decimal point is ever read."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

from palier.account.forms.form import Form, Leaf, RefusedError, Schema, shown, wrong
from palier.account.json_text import DecimalText
from palier.account.order import All
from palier.closed import those
from palier.problem.event import DecimalNumber, MoneyDecimals, MoneyForm, OutOfRange, Wanted
from palier.quantity import Money, Points, currency_digits
from palier.sheet.facts import Count
from palier.values import dataclass

MOST = 10**15 - 1
"""The greatest number that may be sent: beyond any basket, and exact in every engine."""


@dataclass(frozen=True, slots=True)
class Whole(Leaf[int]):
    """`2`"""

    least: int = 0

    def of(self, value: object) -> int:
        if isinstance(value, Decimal) and is_ordinary(value) and value == int(value):
            value = int(value)
        if isinstance(value, float | DecimalText | Decimal):
            raise RefusedError(DecimalNumber, shown(value), None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(Wanted.WHOLE, value, _out_of_quotes(value))
        if value < self.least:
            raise RefusedError(OutOfRange, shown(value), str(self.least), None)
        if value > MOST:
            raise RefusedError(OutOfRange, shown(value), None, str(MOST))
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": MOST}


@dataclass(frozen=True, slots=True)
class MoneyText(Leaf[int]):
    """`"12.50"`, or `12`: an amount in the major unit, read as a count of the minor unit."""

    currency: str
    negative: bool = False

    @property
    def digits(self) -> int:
        """How many decimals the currency has."""
        return currency_digits(self.currency) or 0

    def of(self, value: object) -> int:
        match value:
            case float() | DecimalText():
                text = value.text if isinstance(value, DecimalText) else repr(value)
                raise RefusedError(DecimalNumber, shown(value), self._exact(text))
            case int() if not isinstance(value, bool):
                return self._minor(str(max(min(value, MOST), -MOST)), value)
            case Decimal():
                text = format(value, "f") if is_ordinary(value) else ""
                return self._minor(self._exact(text) or text, value)
            case str():
                return self._minor(value, value)
            case _:
                raise wrong(Wanted.MONEY, value)

    def _minor(self, text: str, value: object) -> int:
        parts = _AMOUNT.fullmatch(text)
        if parts is None:
            raise RefusedError(
                MoneyForm, shown(value), self._exact(_meant(text)), not self.currency
            )
        decimals = parts["decimals"] or ""
        if len(decimals) > self.digits:
            meant = self._exact(text)
            raise RefusedError(MoneyDecimals, shown(value), self.currency, self.digits, meant)
        if parts["minus"] and not self.negative:
            raise RefusedError(OutOfRange, shown(value), "0", None)
        if len(parts["whole"]) > _WHOLE_DIGITS - self.digits:
            most = str(MOST // 10**self.digits)
            raise RefusedError(OutOfRange, shown(value), None, most)
        return int(parts["minus"] + parts["whole"] + decimals.ljust(self.digits, "0"))

    def write(self, value: int) -> object:
        return Money(value, self.currency).plain()

    def _exact(self, text: str) -> str | None:
        parts = _AMOUNT.fullmatch(text)
        if parts is None:
            return None
        decimals = (parts["decimals"] or "").rstrip("0").ljust(self.digits, "0")
        if len(decimals) > self.digits:
            return None
        return parts["minus"] + parts["whole"] + ("." if decimals else "") + decimals

    def schema(self) -> Schema:
        decimals = f"(\\.[0-9]{{1,{self.digits}}})?" if self.digits else ""
        minus, whole = "-?" if self.negative else "", _WHOLE_DIGITS - self.digits
        most = 10**whole - 1
        return {
            "anyOf": [
                {"type": "string", "pattern": f"^{minus}[0-9]{{1,{whole}}}{decimals}$"},
                {"type": "integer", "minimum": -most if self.negative else 0, "maximum": most},
            ]
        }


@dataclass(frozen=True, slots=True)
class PointsText(MoneyText):
    """`"12.51"`, or `12`: a number of points with decimals, read as a count of the last one."""

    decimals: int = 2

    @property
    def digits(self) -> int:
        """How many decimals points have."""
        return self.decimals

    def write(self, value: int) -> object:
        return Points(value, self.decimals).plain()


@dataclass(frozen=True, slots=True)
class PointsOrAll(Leaf["int | All"]):
    """`"all"`, or so much of the unit: `60`, of a pot `"6.50"`."""

    amount: Leaf[int]

    def of(self, value: object) -> int | All:
        if value == All.POINTS.value:
            return All.POINTS
        finer = isinstance(self.amount, MoneyText)
        if isinstance(value, int | float | Decimal | DecimalText | (str if finer else int)):
            return self.amount.of(value)
        pot = finer and not isinstance(self.amount, PointsText)
        raise wrong(Wanted.POT if pot else Wanted.POINTS, value)

    def write(self, value: int | All) -> object:
        return value.value if isinstance(value, All) else self.amount.write(value)

    def schema(self) -> Schema:
        return {"anyOf": [{"const": All.POINTS.value}, self.amount.schema()]}


@dataclass(frozen=True, slots=True)
class Counted(Leaf[int]):
    """`3` times, `"84.90"` of money or `"10.5"` points: its key says which.

    >>> euros = Counted(MoneyText("EUR"), PointsText("", decimals=1))
    >>> [euros.under(key).write(105) for key in ("spent", "points:all", "activities:avis")]
    ['1.05', '10.5', 105]
    >>> [euros.under(key).of("10.5") for key in ("spent over 12 month", "points_earned")]
    [1050, 105]
    """

    money: MoneyText
    unit: Whole | MoneyText
    times: Whole = Whole(-MOST)

    def of(self, value: object) -> int:
        return self.times.of(value)

    def under(self, key: str) -> Form[int]:
        kind = key.partition(":")[0].partition(" ")[0]
        if kind == Count.SPENT.value:
            return self.money
        return self.unit if kind in _COLLECTED else self.times

    def schema(self) -> Schema:
        return {"type": ["integer", "string"]}


@dataclass(frozen=True, slots=True)
class Told(Leaf[Any]):
    """`"12.50"` of an outcome: what is written in one way, and never read back."""

    described: Callable[[], Schema]
    written: Callable[[Any], object]

    def of(self, value: object) -> NoReturn:
        raise TypeError(f"an outcome is told, not read: {value!r}")

    def write(self, value: object) -> object:
        return self.written(value)

    def schema(self) -> Schema:
        return self.described()


_COLLECTED = {"points"} | {
    each.value
    for each in those(
        Count,
        yes=[Count.POINTS_EARNED, Count.COLLECTED],
        no=[Count.SPENT, Count.ORDERS, Count.REFERRALS, Count.ACTIVITIES, Count.STATUS_POINTS],
    )
}
_LONGEST = 40
_WHOLE_DIGITS = len(str(MOST))
_AMOUNT = re.compile(r"(?P<minus>-?)(?P<whole>[0-9]{1,40})(?:\.(?P<decimals>[0-9]{1,40}))?")


def is_ordinary(number: Decimal) -> bool:
    """Whether a number has not more digits than can be looked at: of `1E+999999999` it has.

    >>> is_ordinary(Decimal("12.50")), is_ordinary(Decimal("NaN")), is_ordinary(Decimal("1E+99"))
    (True, False, False)
    """
    return number.is_finite() and abs(number.adjusted()) < _LONGEST


def _out_of_quotes(value: object) -> str | None:
    """A whole number without the quotes it came in; or none."""
    return value if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,14}", value) else None


def _meant(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]|[€$£¥]|[A-Z]{3}", "", text).replace(",", ".")

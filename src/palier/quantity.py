"""Exact quantities: money, points, percentages, durations, days. No float, ever."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from enum import Enum
from fractions import Fraction

from palier.closed import total
from palier.values import Quick, dataclass

# ISO 4217: currencies whose minor unit is not a hundredth, then those merchants may write.
_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
_HUNDREDTHS = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD"
    " CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP"
    " GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD"
    " LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB"
    " PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC"
    " SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR"
    " ZMW ZWG".split()
)
SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


def currency_digits(code: str) -> int | None:
    """How many decimals a currency has (ISO 4217), or None when there is no such currency.

    >>> currency_digits("EUR"), currency_digits("JPY"), currency_digits("EURO")
    (2, 0, None)
    """
    return 2 if code in _HUNDREDTHS else _DIGITS.get(code)


_TENFOLD = {
    code: tenfold
    for tenfold, codes in {
        10: "BOB BWP CNY CUP CZK DKK EGP GTQ HKD HNL LSL MAD MDL MOP MRU MUR MVR MXN NAD NIO NOK"
        " SCR SEK SRD STN SZL THB TRY TTD TWD UAH UYU ZAR ZMW ZWG",
        100: "AFN ALL BDT BTN CVE DJF DOP DZD ETB GMD HTG HUF INR ISK JMD JPY KES KGS KMF LKR LRD"
        " MKD MZN NPR PHP PKR RSD RUB VUV XAF XOF XPF YER",
        1000: "AMD AOA ARS BIF CLP CRC IQD KRW KZT MWK NGN RWF SOS SSP TZS MNT MMK UGX",
        10_000: "COP GNF IDR IRR KHR LAK LBP MGA PYG SLE UZS VND",
    }.items()
    for code in codes.split()
}


def currency_tenfold(code: str) -> int:
    """About how many of a currency a euro or a dollar is worth: a power of ten.

    >>> currency_tenfold("GBP"), currency_tenfold("SEK"), currency_tenfold("JPY")
    (1, 10, 100)
    """
    return _TENFOLD.get(code, 1)


def currencies() -> tuple[str, ...]:
    """All currency codes that may be written, sorted."""
    return tuple(sorted(_HUNDREDTHS | _DIGITS.keys()))


@dataclass(frozen=True, slots=True)
class Money:
    """`50 EUR`: a whole count of the minor unit of a currency.

    In a rate as it is written, of a finer one: `0.015 EUR` is 15, `finer` by one decimal.
    """

    minor: int
    currency: str
    finer: int = 0

    @property
    def digits(self) -> int:
        """How many decimals it is counted in."""
        return (currency_digits(self.currency) or 0) + self.finer

    def plain(self) -> str:
        """The amount in the major unit with all its decimals, as in JSON.

        >>> Money(1250, "EUR").plain(), Money(-5, "EUR").plain(), Money(300, "JPY").plain()
        ('12.50', '-0.05', '300')
        """
        return _written(self.minor, self.digits)


MOST_DECIMALS = 3
"""The decimals that points may have: no more than any currency."""


@dataclass(frozen=True, slots=True)
class Points:
    """`50 points`; `1.25 points`, which is 125 with two `digits` after the point."""

    count: int
    digits: int = 0

    @classmethod
    def of(cls, number: Fraction) -> Points:
        """So many points, with no more decimals than they need.

        >>> Points.of(Fraction(5, 4)), Points.of(Fraction(50))
        (Points(count=125, digits=2), Points(count=50, digits=0))
        """
        digits = decimals_of(number) or 0
        return cls(int(number * 10**digits), digits)

    @property
    def number(self) -> Fraction:
        """How many they are."""
        return Fraction(self.count, 10**self.digits)

    def plain(self) -> str:
        """The number with all its decimals, as in JSON.

        >>> Points(6475, 2).plain(), Points(60).plain()
        ('64.75', '60')
        """
        return _written(self.count, self.digits)


def decimals_of(number: Fraction) -> int | None:
    """How many decimals write a number to its end; None: no number of them does.

    >>> decimals_of(Fraction(5, 8)), decimals_of(Fraction(1, 3))
    (3, None)
    """
    rest, powers = number.denominator, []
    for factor in (2, 5):
        power = 0
        while rest % factor == 0:
            rest, power = rest // factor, power + 1
        powers.append(power)
    return max(powers) if rest == 1 else None


def decimal_text(digits: int) -> Callable[[int], str]:
    """What writes a count of the last of so many decimals.

    >>> decimal_text(2)(1250), decimal_text(0)(300)
    ('12.50', '300')
    """
    if digits != 2:
        return lambda count: _written(count, digits)

    def written(count: int) -> str:
        return f"{count // 100}.{count % 100:02}" if count >= 0 else _written(count, 2)

    return written


def _written(count: int, digits: int) -> str:
    if not digits:
        return str(count)
    if digits == 2 and count >= 0:  # most of all that is ever written
        return f"{count // 100}.{count % 100:02}"
    whole, part = divmod(abs(count), 10**digits)
    return f"{'-' if count < 0 else ''}{whole}.{part:0{digits}}"


@dataclass(frozen=True, slots=True)
class StatusPoints:
    """`10 status points`: they count for tiers, and are never spent.

    A rate may have decimals, as one of points: so many `digits` after the point.
    """

    count: int
    digits: int = 0

    @property
    def number(self) -> Fraction:
        """How many they are."""
        return Fraction(self.count, 10**self.digits)


Amount = Points | Money
"""What customers collect: points, or the money of a cashback pot."""
Earned = Amount | StatusPoints
"""What an order or an event may make a customer earn."""
Countable = int | Fraction | Earned
"""What a word may agree with, in singular or plural."""


def units_of(amount: Earned) -> int:
    """How much of the unit collected an amount is: points, or the minor unit of the currency.

    >>> units_of(Points(64)), units_of(Money(1250, "EUR"))
    (64, 1250)
    """
    return amount.minor if isinstance(amount, Money) else amount.count


@dataclass(frozen=True, slots=True)
class Percent:
    """`10%`, `2.5%`: the number before the sign, exact."""

    value: Fraction


MoneyShare = Money | Percent
"""An amount, or a part of one."""
Quantity = Earned | Percent


class Period(Quick):
    """A calendar period, in the programme's time zone."""

    ORDER = "order"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS = total(
    Period,
    dict.fromkeys((Period.ORDER, Period.DAY, Period.WEEK))
    | {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12},
)
"""How many months a time of each unit has; None where it is made of days."""


@dataclass(frozen=True, slots=True)
class Duration:
    """`14 days`, `12 months`: days and months are never mixed or compared.

    The unit is DAY, WEEK, MONTH or YEAR.
    """

    count: int
    unit: Period

    @property
    def months(self) -> int | None:
        """So many calendar months; None for a time made of days."""
        months = _MONTHS[self.unit]
        return None if months is None else months * self.count

    @property
    def days(self) -> int:
        """So many days, for a time made of them."""
        return 7 * self.count if self.unit is Period.WEEK else self.count


@dataclass(frozen=True, slots=True)
class MonthDay:
    """`14 February`: a day of every year; 29 February is kept on the 28th in common years.

    `year` is that of a birth, where it is known.
    """

    month: int
    day: int
    year: int | None = None

    def falls_on(self, day: dt.date) -> bool:
        """Whether it is that day.

        >>> MonthDay(2, 29).falls_on(dt.date(2026, 2, 28))
        True
        """
        return day == self.in_year(day.year)

    def in_year(self, year: int) -> dt.date:
        """The day of a year: 29 February is kept on the 28th in common years."""
        leapless = (self.month, self.day) == (2, 29) and not calendar.isleap(year)
        return dt.date(year, self.month, 28 if leapless else self.day)

    def years_on(self, day: dt.date) -> int | None:
        """The age on a day; None where the year of birth is not known.

        >>> MonthDay(2, 29, 2000).years_on(dt.date(2026, 2, 28))
        26
        """
        if self.year is None:
            return None
        return max(0, day.year - self.year - (day < self.in_year(day.year)))


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """`the 15th of every month`: a month that has no such day has none."""

    day: int

    def falls_on(self, day: dt.date) -> bool:
        """Whether it is that day."""
        return day.day == self.day

    def left_out(self) -> tuple[int, ...]:
        """The months without it; 29 February is left out where the year has none.

        >>> DayOfMonth(30).left_out(), DayOfMonth(28).left_out()
        ((2,), ())
        """
        return tuple(m for m in range(1, 13) if calendar.monthrange(2026, m)[1] < self.day)


EveryMonthOrYear = MonthDay | DayOfMonth
"""A day that comes back every year or every month."""


@dataclass(frozen=True, slots=True)
class Hour:
    """`14:00`: minutes since midnight, 0 to 1440."""

    minutes: int


class Boundary(Enum):
    """Whether a bound itself is inside: `from` is at least, `above` is more than."""

    FROM = "from"
    ABOVE = "above"


class Comparison(Enum):
    """`is at least`, `is above`, `is at most`, `is below`, and a bare `is`."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="

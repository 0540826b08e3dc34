"""Mistakes of writing: what the reader of a text finds before it knows what anything means."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, Warned, kind
from palier.source import Language, Span
from palier.tree import Place
from palier.values import dataclass, field


class Wanted(Enum):
    """What may stand at a place, apart from words of the language."""

    NUMBER = "a number"
    NAME = "a name between quotes"
    DATE = "a date"
    HOUR = "an hour"
    ORDINAL = "an ordinal"
    MONTH = "a month"
    YEAR = "a year"
    WEEKDAY = "a weekday"
    CURRENCY = "a currency"
    END = "the end of the line"


class Wish(Enum):
    """What a line that begins no statement is probably about."""

    REFERRAL = "a friend"
    ANNIVERSARY = "a day that is no birthday of the customer"
    BIRTHDAY_OFF = "a discount at a birthday"
    BIRTHDAY = "a birthday"
    FIRST_ORDER = "a first order"
    STAMPS = "a stamp card"
    BONUS_DAY = "a bonus day"
    WORTH = "what points are worth"
    REWARD = "a reward"
    ACTIVITY = "something customers do"
    TIER = "a tier"
    DELIVERY = "delivery"
    EARNING = "earning"
    DISCOUNT = "a discount"
    TIER_TIME = "over which time tiers count"
    RETURNS = "what comes back"
    SHIPPING_IN = "shipping that earns"
    SHIPPING_OUT = "shipping that earns nothing"
    TIER_RATE = "points per amount in a tier"
    COMBINING = "what an offer combines with"
    DAYS = "days without a date, or without their year"
    BOTH_FRIENDS = "what a customer who brings a friend is given"
    EXPIRY = "how long points last"
    POINTS_NAME = "what points are called"
    SEGMENT = "a group of customers"
    TIER_TREAT = "what a tier gives now and then"
    MORE_STAMPS = "days or customers that get more stamps"
    STAMPS_BESIDES = "stamps that no order brings"
    AGAIN = "something that comes every month"
    RULE = "a rule of no known kind"
    ALL_TOGETHER = "a number for all customers together"
    PER_CUSTOMER = "a number of times for a customer"
    REGION = "a part of a country"
    LATER = "something for a later order"
    NO_POINTS = "what earns no points"
    ON_PAGE = "what customers are told and no rule works out"
    CODE_POINTS = "points on an order with a code"
    SHOWN = "a paper that is shown"
    HOURS = "hours without figures"
    LAST_DAY = "every other week, or in one month of the year"
    BUNDLE = "the price of several things together"
    PRICE = "the price of something"
    GIFT = "something given"
    CASHBACK = "a share given back"
    TIER_KEPT = "how long a tier is kept"
    STAMP_LIMIT = "a limit of stamps"
    ALL_GOODS = "everything"
    MORE_ON = "goods that earn more"
    TWO_OFF = "two discounts of one rule"
    OFF_GOODS = "a discount on some goods"
    MOST_OFF = "the most that a discount takes off"
    NO_MINIMUM = "orders of any size"
    TIER_RANGE = "where a tier ends"
    SO_MANY = "how many items of an order"
    ROUNDING = "how points are rounded"
    TAX_IN = "tax that earns"
    SINCE = "since when somebody is a customer"
    POT = "money that customers collect"
    MOMENT = "when a message goes"
    GUARANTEE = "what is guaranteed"
    RETURN_POINTS = "points of what comes back"
    RETURN_TERMS = "what a shop takes back"
    AHEAD = "what is booked for a later day"
    PARTY = "how many people come"
    STAMP_LIFE = "how long a stamp card lasts"
    PAID_SHIPPING = "shipping that points do not pay"
    MEMBERSHIP = "what membership costs"
    KEPT_AT_TIER = "points that last at a tier"
    AGREED = "whom messages go to"
    VOUCHER_LIFE = "how long a voucher is good"
    NO_DISCOUNT = "what no discount touches"
    MEASURED = "a quantity that is no number of items"
    SHIPPING_PRICE = "what delivery costs otherwise"
    HEADING = "a heading"


Accepted = str | Wanted
"""Words of the language to write here, or a kind of thing."""


@dataclass(frozen=True, slots=True)
class OfLine(Problem):
    """A line that is no phrase, where it stops being one."""


@dataclass(frozen=True, slots=True)
class Misread(OfLine):
    """A line that stops at a word.

    `dated`: the days of the line, as those of some year; `left_out`: all but the ones it names.
    """

    dated: tuple[str, ...] = field(default=(), kw_only=True)
    left_out: bool = field(default=False, kw_only=True)


@kind("unknown-word")
class UnknownWord(Misread):
    """A bare word that the language does not have.

    `elsewhere`: the other language has it. `wish`: what its line is about, where it begins no
    statement. `under`: what its line stands under, where it begins no clause. `counts`: points are
    counted by it, as the shop's own word.
    """

    word: str
    nearest: str | None
    accepted: tuple[Accepted, ...]
    elsewhere: Language | None = None
    wish: Wish | None = None
    under: Place | None = None
    counts: bool = False


@kind("unexpected-words")
class UnexpectedWords(Misread):
    """A known word, or a thing, where it cannot stand.

    `spare`: the line is fine without it. `wish`: what the line is about, where it begins no
    statement. `under`: what the line stands under, where it begins no clause.
    """

    found: str
    nearest: str | None
    accepted: tuple[Accepted, ...]
    spare: bool = False
    wish: Wish | None = None
    under: Place | None = None


@kind("unfinished-line")
class UnfinishedLine(OfLine):
    """A line stops too early."""

    after: str
    accepted: tuple[Accepted, ...]


@kind("belongs-elsewhere")
class BelongsElsewhere(OfLine):
    """A clause under a statement that does not take it."""

    here: Place | None
    belongs: tuple[Place, ...]


@kind("unindented-clause")
class UnindentedClause(OfLine):
    """A clause at the start of a line."""

    line: str


@kind("indented-statement")
class IndentedStatement(OfLine):
    """A statement that does not start its line."""

    line: str


@kind("tab-indent")
class TabIndent(Problem):
    """A tab in an indentation."""


@kind("open-quote")
class OpenQuote(OfLine):
    """A quote that is not closed on its line."""

    opened: str
    closing: str


@kind("empty-name")
class EmptyName(Problem):
    """Two quotes with nothing between them."""


@kind("number-style")
class NumberStyle(OfLine):
    """A number written as in another language.

    `readings`: the ways it may have been meant, as this language writes them.
    """

    written: str
    readings: tuple[str, ...]


@kind("long-number")
class LongNumber(Problem):
    """More than 18 digits."""

    digits: int


@kind("not-whole")
class NotWhole(Problem):
    """Half a point, half an order.

    `grouped`: the same digits as a whole number, where a mark between thousands may be meant.
    """

    written: str
    grouped: str | None = None


@kind("too-many-decimals")
class TooManyDecimals(Problem):
    """More decimals than the currency has.

    `grouped`: the same digits as a whole number, where a mark between thousands may be meant.
    """

    written: str
    currency: str
    digits: int
    grouped: str | None = None


@kind("ambiguous-date")
class AmbiguousDate(OfLine):
    """`01/02/2026` has two readings.

    `readings`: the dates it may stand for, in words.
    """

    written: str
    readings: tuple[str, ...]


@kind("no-such-date")
class NoSuchDate(Problem):
    """31 June.

    `last`: the last day of that month, in words, if there is such a month.
    """

    last: str | None


@kind("no-such-hour")
class NoSuchHour(Problem):
    """25:00."""

    written: str


@kind("no-boundary")
class NoBoundary(OfLine):
    """A tier from an amount without `from` or `above`."""


@kind("unexpected-character")
class UnexpectedCharacter(OfLine):
    """A sign that the language does not use."""

    char: str


@kind("hidden-character")
class HiddenCharacter(Problem):
    """A character that nobody sees."""

    point: int


@kind("look-alike")
class LookAlike(Warned):
    """A letter of another alphabet among Latin ones."""

    word: str
    letter: str
    latin: str


@kind("too-deep")
class TooDeep(Problem):
    """More than 64 parentheses within one another."""

    limit: int


class Limit(Enum):
    """What a file may not have more of."""

    BYTES = "bytes"
    STATEMENTS = "statements"


@kind("too-large")
class TooLarge(Problem):
    """A file over a million bytes or 10,000 statements."""

    limit: Limit
    most: int
    found: int


@kind("missing-header")
class MissingHeader(Problem):
    """A file without `loyalty program "…"`."""


@kind("late-header")
class LateHeader(Problem):
    """`loyalty program "…"` after other statements."""

    first: Span


@kind("more-problems")
class MoreProblems(Problem):
    """So many problems that the rest is not listed."""

    more: int

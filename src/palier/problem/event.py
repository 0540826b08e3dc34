"""What can be wrong with an order, an account or another event that a shop sends."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.base import Level, Problem, kind
from palier.quantity import Amount
from palier.values import dataclass

Path = tuple[str | int, ...]
"""Where a value stands: keys, and positions in lists counted from 0."""


def path_in_words(path: Path) -> str:
    """A path as programmers write it.

    >>> path_in_words(("lines", 1, "price")), path_in_words(("stamps", "Le sixième"))
    ('lines[1].price', 'stamps["Le sixième"]')
    """
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step}]"
        elif step.isidentifier():
            words += f".{step}" if words else step
        else:
            words += f'["{step}"]'
    return legible(words)


def legible(text: str) -> str:
    r"""A text that can be written: half of a surrogate pair is shown as its escape.

    >>> legible("a\ud800")
    'a\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class Wanted(Enum):
    """What a value should have been."""

    TEXT = "text"
    WHOLE = "whole number"
    MONEY = "money"
    YES_NO = "yes or no"
    LIST = "list"
    OBJECT = "object"
    TIME = "time"
    DAY = "day"
    BIRTHDAY = "birthday"
    POINTS = "points or all"
    POT = "money or all"


class Found(Enum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "true or false"
    LIST = "list"
    OBJECT = "object"
    NULL = "null"
    OTHER = "other"


class Flaw(Enum):
    """Why a text is not JSON."""

    EMPTY = "empty"
    COMMA = "comma"
    COLON = "colon"
    KEY = "key"
    VALUE = "value"
    MORE = "more"
    STRING = "string"
    DEEP = "deep"
    LONG_NUMBER = "long number"
    MORE_ON_LINE = "more on the line"
    CUT = "cut"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EventProblem(Problem):
    """A mistake in an event: the span is that of the value in the JSON text, if there is a text."""

    path: Path


@kind
@dataclass(frozen=True, slots=True)
class NotJson(EventProblem):
    """`{"lines": [}`"""

    code: ClassVar[str] = "not-json"
    flaw: Flaw


@kind
@dataclass(frozen=True, slots=True)
class RepeatedKey(EventProblem):
    """`{"price": "1.00", "price": "2.00"}`"""

    code: ClassVar[str] = "repeated-key"


@kind
@dataclass(frozen=True, slots=True)
class UnknownKey(EventProblem):
    """`{"prise": "1.00"}`"""

    code: ClassVar[str] = "unknown-key"
    nearest: str | None
    known: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class MissingKey(EventProblem):
    """`{"quantity": 2}` for a line without a price"""

    code: ClassVar[str] = "missing-key"


@kind
@dataclass(frozen=True, slots=True)
class WrongValue(EventProblem):
    """`"quantity": "two"`"""

    code: ClassVar[str] = "wrong-value"
    wanted: Wanted
    found: Found
    shown: str


@kind
@dataclass(frozen=True, slots=True)
class DecimalNumber(EventProblem):
    """`"price": 12.5`: `exact` is the text to write instead, when it is money."""

    code: ClassVar[str] = "decimal-number"
    shown: str
    exact: str | None


@kind
@dataclass(frozen=True, slots=True)
class MoneyForm(EventProblem):
    """`"price": "12,50 €"`: `meant` is the amount in the right form, when it can be read."""

    code: ClassVar[str] = "money-form"
    shown: str
    meant: str | None


@kind
@dataclass(frozen=True, slots=True)
class MoneyDecimals(EventProblem):
    """`"price": "12.505"`"""

    code: ClassVar[str] = "money-decimals"
    shown: str
    currency: str
    digits: int


@kind
@dataclass(frozen=True, slots=True)
class OutOfRange(EventProblem):
    """`"quantity": 0`"""

    code: ClassVar[str] = "out-of-range"
    shown: str
    least: str | None
    most: str | None


@kind
@dataclass(frozen=True, slots=True)
class TimeForm(EventProblem):
    """`"at": "yesterday"`, `"joined": "2026-02-30"`"""

    code: ClassVar[str] = "time-form"
    wanted: Wanted
    shown: str


@kind
@dataclass(frozen=True, slots=True)
class TimeWithoutOffset(EventProblem):
    """`"at": "2026-11-27T12:00:00"`"""

    code: ClassVar[str] = "time-without-offset"
    shown: str


@kind
@dataclass(frozen=True, slots=True)
class UnknownChoice(EventProblem):
    """`"type": "ordre"`"""

    code: ClassVar[str] = "unknown-choice"
    shown: str
    choices: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class UnknownEvent(EventProblem):
    """`"type": "delivred"`"""

    code: ClassVar[str] = "unknown-event"
    shown: str
    nearest: str | None
    known: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class UnknownForm(EventProblem):
    """`"form": 7` in an account: this Palier reads forms up to `newest`"""

    code: ClassVar[str] = "unknown-form"
    shown: str
    newest: int


@kind
@dataclass(frozen=True, slots=True)
class TooManyPoints(EventProblem):
    """`"use_points": 500` by a customer who has 64"""

    code: ClassVar[str] = "too-many-points"
    wanted: Amount
    available: Amount


@kind
@dataclass(frozen=True, slots=True)
class DeclaredCode(EventProblem):
    """`{"code": "HELLO", "off": "5.00"}` where the file has an offer with that code"""

    code: ClassVar[str] = "declared-code"
    promo_code: str
    offer: str


@kind
@dataclass(frozen=True, slots=True)
class UnfamiliarName(EventProblem):
    """`"method": "Colisimo"` where the rule file knows `Colissimo`; a tier that the file has not"""

    code: ClassVar[str] = "unfamiliar-name"
    level: ClassVar[Level] = Level.WARNING
    name: str
    nearest: str | None

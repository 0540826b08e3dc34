"""What can be wrong in the writing of an order, an account or another event that a shop sends."""

from __future__ import annotations

from enum import Enum
from typing import NoReturn

from palier.problem import Problem, kind
from palier.source import HIDDEN
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
    r"""A text that can be written and seen: what is hidden in it is shown as its escape.

    >>> legible("a\ud800"), legible("5\ufeff")
    ('a\\ud800', '5\\ufeff')
    """
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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
    BLANK = "blank text"
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


@kind("not-json")
class NotJson(EventProblem):
    """`{"lines": [}`"""

    flaw: Flaw


@kind("repeated-key")
class RepeatedKey(EventProblem):
    """`{"price": "1.00", "price": "2.00"}`"""


@kind("unknown-key")
class UnknownKey(EventProblem):
    """`{"prise": "1.00"}`"""

    nearest: str | None
    known: tuple[str, ...]


@kind("missing-key")
class MissingKey(EventProblem):
    """`{"quantity": 2}` for a line without a price"""


@kind("wrong-value")
class WrongValue(EventProblem):
    """`"quantity": "2"`: `meant` is what to write instead, when that can be read."""

    wanted: Wanted
    found: Found
    shown: str
    meant: str | None = None


@kind("list-too-long")
class ListTooLong(EventProblem):
    """`"lines": [{…}, {…}, …]`: `many` values where one list may have `most`"""

    many: int
    most: int


@kind("decimal-number")
class DecimalNumber(EventProblem):
    """`"price": 12.5`: `exact` is the text to write instead, when it is money."""

    shown: str
    exact: str | None


@kind("money-form")
class MoneyForm(EventProblem):
    """`"price": "12,50 €"`: `meant` is the amount in the right form, when it can be read.

    `points`: it is a number of points, which have decimals.
    """

    shown: str
    meant: str | None
    points: bool = False


@kind("money-decimals")
class MoneyDecimals(EventProblem):
    """`"price": "12.505"`; without a currency, a number of points

    `meant` is the same amount without the zeros that are too many, when these are all.
    """

    shown: str
    currency: str
    digits: int
    meant: str | None = None


@kind("out-of-range")
class OutOfRange(EventProblem):
    """`"quantity": 0`"""

    shown: str
    least: str | None
    most: str | None


@kind("time-form")
class TimeForm(EventProblem):
    """`"at": "yesterday"`, `"joined": "2026-02-30"`

    `meant` is the same moment in the form wanted: `2026-11-26T10:00:00+0100` has no colon.
    """

    wanted: Wanted
    shown: str
    meant: str | None = None


@kind("time-without-offset")
class TimeWithoutOffset(EventProblem):
    """`"at": "2026-11-27T12:00:00"`"""

    shown: str


@kind("unknown-choice")
class UnknownChoice(EventProblem):
    """`"type": "ordre"`"""

    shown: str
    choices: tuple[str, ...]


@kind("unknown-event")
class UnknownEvent(EventProblem):
    """`"type": "delivred"`"""

    shown: str
    nearest: str | None
    known: tuple[str, ...]


@kind("unknown-form")
class UnknownForm(EventProblem):
    """`"form": 7` in an account: this Palier reads forms up to `newest`"""

    shown: str
    newest: int


class OrderRefusedError(Exception):
    """An order that cannot be taken as it stands: more points than there are, an ambiguous code."""

    def __init__(self, problems: tuple[EventProblem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


class EventRefusedError(OrderRefusedError):
    """An event that cannot be applied; the account is as it was."""


def refuse(problem: EventProblem) -> NoReturn:
    """Refuse an event whole, and say why."""
    raise EventRefusedError((problem,))

"""The JSON of orders, events and accounts: read, written and described from one place.

What a value is in JSON is said once, in the annotation of its field: its type, and beside it the
marks that stand here.

    price: Annotated[int, Mark.MONEY, "Of one unit."]

A text tells whoever reads the published schema what the value is. A field may be left out when it
has a default, or may be None; what equals the default is not written.

`derived` makes a form of an annotated dataclass; a form reads a value, writes it, and describes
itself as JSON Schema. What is wrong with a value is noted with its path and its place in the text,
and reading goes on: all mistakes are told at once.

Reading order: this; `form`, what every form can do; `texts`, `amounts`, values without parts;
`compound`, values with parts, `kept`, those of which accounts have very many; `derived`; `quick`,
forms made ready to read what is right and to write; `ordered`, what a value says as one text. Every
dataclass imports this file: it stays light.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, TypeVar

from palier.named import NamedTuple
from palier.quantity import MonthDay

T = TypeVar("T")


class Mark(Enum):
    """What a type alone does not say."""

    MONEY = "an amount in the minor unit, written as a text in the major unit"
    UNIT = "an amount of what customers collect: points, or money of a pot"
    SIGNED = "may be below zero, in what is sent; what is kept always may"
    COUNTED = "an amount under a key that says whether it is money, of the unit, or times"
    ROW = "written as a list, without the keys"
    AS_SENT = "written in an account as it was in its event"
    FINE = "money of an outcome before it is rounded: with as many decimals as it takes"
    IF_ANY = "left out of an outcome when there is none"


class AtLeast(NamedTuple):
    """The least a whole number may be, or the fewest a list may hold."""

    bound: int


IfAny = Annotated[T | None, Mark.IF_ANY]
Minor = Annotated[int, Mark.MONEY]
Unit = Annotated[int, Mark.UNIT]
Counted = Annotated[Mapping[str, int], Mark.COUNTED]
Quantity = Annotated[int, AtLeast(1)]
Birthday = Annotated[MonthDay, "--05-01, or a full date."]
Boxes = Annotated[Mapping[str, bool], "The shop's own yes/no facts."]
Stamps = Annotated[Mapping[str, int], "By stamp card."]
EverStatus = Annotated[int, "Status points ever earned."]
EarlierOrders = Annotated[int, "Earlier orders."]
EverEarned = Annotated[int, Mark.UNIT, "Ever earned; of a pot, collected."]

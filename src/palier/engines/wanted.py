"""The lines of a sheet that an outcome is read from, and those that a price is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from palier.sheet.facts import Scalar
from palier.sheet.marks import AwardLines, Member
from palier.sheet.nodes import LineName, Ref
from palier.sheet.sheet import (
    BASKET,
    GROSS,
    NET,
    SHIPPING_CHARGED,
    SHIPPING_FREE,
    TO_PAY,
    TO_PAY_GOODS,
    OrderSheet,
)
from palier.sheet.works import CheaperShipping

EVERY = (BASKET, GROSS, NET, SHIPPING_CHARGED, SHIPPING_FREE, TO_PAY, TO_PAY_GOODS)
_PASSED_OVER = {
    AwardLines: frozenset({"units", "number", "limits"}),
    Member: frozenset({"pieces", "worth"}),
}
"""What only explanations ask of a mark."""


def wanted(sheet: OrderSheet) -> Iterator[LineName]:
    """The lines that outcomes are read from: those that marks bear."""
    yield from (each.line for each in EVERY)
    works = (piece.work for each in sheet.members for piece in each.pieces)
    yield from (each.off.line for each in works if isinstance(each, CheaperShipping))
    marks = (getattr(sheet, name) for name in sheet.__dataclass_fields__)
    yield from _handles(
        tuple(
            each
            for name, each in zip(sheet.__dataclass_fields__, marks, strict=True)
            if name not in {"lines", "names", "facts", "slots", "cumulation", "factors", "steps"}
        )
    )


def wanted_of_price(sheet: OrderSheet) -> Iterator[LineName]:
    """The lines that the price of a basket is read from."""
    yield from (each.line for each in (NET, SHIPPING_CHARGED, TO_PAY))
    yield from (each.amount.line for each in sheet.members)
    yield from (each.given.line for each in sheet.awards)
    if sheet.rank is not None and Scalar.TIER_PROJECTED in sheet.facts:
        yield from (sheet.rank.before.line, sheet.rank.after.line)


def _handles(held: object) -> Iterator[LineName]:
    """The lines that a mark bears, and those in it."""
    match held:
        case Ref(line):
            yield line
        case tuple():
            for each in held:
                yield from _handles(each)
        case Mapping():
            yield from _handles(tuple(held.values()))
        case Enum() | str():
            pass
        case _:
            over = _PASSED_OVER.get(type(held), frozenset())
            for name in getattr(held, "__dataclass_fields__", ()):
                if name not in over:
                    yield from _handles(getattr(held, name))

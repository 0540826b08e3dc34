"""A sheet on the units kept of an order, each at the net it was sold at: what a return leaves.

Walked by the reference engine at first; compiled once it is asked often, as an order is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from palier.engines import interpret
from palier.engines.reckoned import Reckoned
from palier.engines.road import FIRST
from palier.sheet.facts import Column, Fact, Scalar
from palier.sheet.marks import OF_THE_ORDER
from palier.sheet.nodes import LineName, One, Ref, Value
from palier.sheet.sheet import (
    NET,
    SHIPPING_CHARGED,
    TO_PAY_GOODS,
    Line,
    OrderSheet,
    Part,
    Values,
    columns_of,
    flags_of,
)
from palier.values import Itself, unswept

if TYPE_CHECKING:
    from palier.engines.printing.printer import Printed
    from palier.engines.ready import Step


class UnitsKept:
    """A sheet of orders, and how often it was asked what the units kept of one come to."""

    def __init__(self, sheet: OrderSheet) -> None:
        self.sheet, self.times = sheet, 0
        self.facts: tuple[Fact, ...] = ()
        self.steps: tuple[Step, Step] | None = None

    def reckon(self, got: Reckoned, rows: Sequence[int]) -> Values:
        """What an order that was reckoned gives for some of its rows: its awards, its stamps."""
        self.times += 1
        prices = got.facts[Column.PRICE]
        unusual = isinstance(prices, tuple) and min(prices, default=0) < 0
        return (self.walked if self.times <= FIRST or unusual else self.compiled)(got, rows)

    def walked(self, got: Reckoned, rows: Sequence[int]) -> Values:
        """All lines, by the reference engine."""
        walk = interpret.walk(self.sheet, dict(_of_rows(got, got.facts, rows)), len(rows))
        walk.part(self.sheet, Part.CHOICE)
        walk.values.update(self._as_sold(got, rows))
        walk.part(self.sheet, Part.AFTER)
        return walk

    def compiled(self, got: Reckoned, rows: Sequence[int]) -> Values:
        """What is asked for, by compiled functions."""
        from palier.engines.ready import Known  # noqa: PLC0415 - who asks once does not wait for it

        if self.steps is None:
            self.steps = self._made()
        (before, after), many = self.steps, len(rows)
        facts = [value for _, value in _of_rows(got, self.facts, rows)]
        held = {**before(many, facts, {}), **self._as_sold(got, rows)}
        return Known(after(many, facts, held), many)

    def _as_sold(self, got: Reckoned, rows: Sequence[int]) -> dict[LineName, Value]:
        """What a return does not reopen, and what it comes to on some rows."""
        columns = {each.line: left(got.column(each), rows) for each in self._columns()}
        ones = {each.line: got.scalar(each) for each in self._ones()}
        return {**columns, TO_PAY_GOODS.line: sum(columns[NET.line]), **ones}

    def _columns(self) -> Iterator[Ref]:
        """The nets, and what took something off them."""
        yield NET
        if self.sheet.freed is not None:
            yield self.sheet.freed
        yield from (each.goods for each in self.sheet.paid)

    def _ones(self) -> Iterator[One]:
        """Shipping, whether each benefit was had, and the points used."""
        yield SHIPPING_CHARGED
        yield from (each.shipping for each in self.sheet.paid)
        yield from self.sheet.settled

    def _made(self) -> tuple[Step, Step]:
        """The functions of what comes before the units are as they were sold, and after it."""
        from palier.engines.ready import Step, needed, refs  # noqa: PLC0415 - see `compiled`

        after = needed(self.sheet.of_parts(Part.AFTER), _given(self.sheet))
        sold = {TO_PAY_GOODS.line, *(each.line for each in (*self._columns(), *self._ones()))}
        asked = {ref for each in after for ref in refs(each)} - sold
        before = needed(self.sheet.of_parts(Part.BEFORE, Part.CHOICE), asked)
        printed = self._printed(before, asked), self._printed(after, _given(self.sheet))
        self.facts = tuple(dict.fromkeys(fact for each in printed for fact in each.facts))
        place = {fact: at for at, fact in enumerate(self.facts)}
        first, then = (Step(each, "kept", place) for each in printed)
        return first, then

    def _printed(self, lines: Sequence[Line], wanted: Iterable[LineName]) -> Printed:
        from palier.engines.printing.printer import function  # noqa: PLC0415 - see `compiled`
        from palier.engines.printing.python import PYTHON  # noqa: PLC0415 - same

        columns, flags = columns_of(self.sheet.lines), flags_of(self.sheet.lines)
        return function("kept", lines, tuple(wanted), PYTHON, columns=columns, flags=flags)


def _of_rows(
    got: Reckoned, facts: Iterable[Fact], rows: Sequence[int]
) -> Iterator[tuple[Fact, Value]]:
    """Some facts of an order, on some of its rows."""
    for fact in facts:
        value = got.facts[fact]
        yield fact, left(value, rows) if isinstance(value, tuple) else value


def _given(sheet: OrderSheet) -> Iterator[LineName]:
    """What is asked of the units kept: the points and stamps that they bring, the tier reached."""
    own = (each for each in sheet.every_award if each.kind in OF_THE_ORDER)
    yield from (each.given.line for each in own)
    yield from (each.put_on.line for each in sheet.cards)
    if sheet.rank is not None and Scalar.TIER_PROJECTED in sheet.facts:
        yield sheet.rank.after.line


def left(column: tuple[int, ...], rows: Sequence[int]) -> tuple[int, ...]:
    """A column on some rows only."""
    return tuple([column[row] for row in rows])


@lru_cache(maxsize=256)
@unswept
def units_kept_of(sheet: Itself[OrderSheet]) -> UnitsKept:
    """The same of a sheet, made once; kept for the sheets used last."""
    return UnitsKept(sheet.held)

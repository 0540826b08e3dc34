"""A sorted table as batches of whole numbers, for a kernel.

A life in which something is not plain is left, to be read in full.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np

from palier.engines.printing.ranges import MOST_UNITS
from palier.history.acting import Acting
from palier.history.arrow import (
    Rows,
    are_in_order,
    column_of,
    filled,
    names_of,
    on_rows,
    taken,
)
from palier.history.befriended import Befriended
from palier.history.cell_numbers import Cells, leave
from palier.history.columns import ACTIVITY, OF_A_LINE, REFUND
from palier.history.columns import Column as Cell
from palier.history.in_order import Sorted, UnsortedError
from palier.history.kernel.arrays import Facts, Flags, Numbers, beside
from palier.history.kernel.back import BACK_ON
from palier.history.kernel.calendar import MICRO, SLOT, offsets_of
from palier.history.kernel.cells import ABOUT
from palier.history.kernel.compiled import compiled
from palier.history.kernel.names import ODD, Numbered, numbered
from palier.history.kernel.reading import Batch
from palier.history.kernel.taxes import taxes_of
from palier.history.kernel.units_back import come_back
from palier.history.kernel.writer import Kernel
from palier.history.lined import Lined, lined
from palier.history.parting import ABSENT, Parted, Shape, of_orders, parted, told_twice
from palier.history.returned import coming_of, gifts_first, out_of_order
from palier.history.sweeps import sweeps, text_of
from palier.named import NamedTuple
from palier.sheet.facts import Column, Scalar


class Told(NamedTuple):
    """A batch for a kernel; the rows it is made of; the name of each order, whose it is, and of
    each life that has one; which lives of the whole come to nothing that is written.
    """

    batch: Batch
    parted: Parted
    orders: Any
    whose: Any
    lives: Any
    alone: Flags


class Arrays(Cells):
    """Makes batches of rows of a sorted table for a kernel; lives not within `span` are odd."""

    def __init__(
        self,
        table: Sorted,
        kernel: Kernel,
        span: tuple[int, int],
        fold: Callable[[str], Callable[..., Any]] = compiled,
        friends: Befriended | None = None,
    ) -> None:
        super().__init__(table.columns, kernel.program, sweeps(fold))
        self.table, self.kernel, self.span = table, kernel, span
        self.acting = Acting(kernel, friends, span) if kernel.happens else None
        self.names = [each for each in numbered(kernel) if each.cell in table.columns]
        self.known: dict[tuple[int, str], int] = {}
        self.come = fold(text_of(come_back))

    def told(self, rows: Rows, at: int) -> Told:
        """A batch of rows of whole customers, the first of which is a row of the table.

        Raises UnsortedError.
        """
        asked = self.kernel.asked
        whole = parted(rows, at, self.span, self.sweeps)
        customers = self._sorted(whole)
        made, back, acts = self._orders(whole)
        rows, shape, lines = made.rows, made.shape, lined(made.rows)
        first, orders = lines.at(shape.first), lines.at(shape.orders)
        odd = shape.odd | told_twice(shape)
        quantity, wrong = self._units(lines.cells)
        ends = np.append(orders, lines.cells.num_rows)
        units = ends if quantity is None else np.append(0, np.cumsum(quantity))[ends]
        life_facts = beside(len(asked.lives), len(shape.first))
        order_facts = self.kernel.of_orders(len(shape.orders))
        unit_facts = self.kernel.of_units(int(units[-1]))
        price, bad = self._of_units(lines.cells, unit_facts, quantity)
        strange = self._of_orders(rows, order_facts, shape)
        odd |= self._no_birthday(rows, shape.first)
        if Column.TAX_RATE in asked.units.places:
            given = lines.cells, orders, quantity, (order_facts, unit_facts)
            no_tax, large = self._taxes(*given)
            bad.append(no_tax)
            strange.append(large)
        self._of_lives(rows, life_facts, shape)
        facts = (life_facts, order_facts, unit_facts)
        strays, unread = self._named(made, lines, quantity, facts)
        strange.append(np.diff(units) > MOST_UNITS)
        leave(odd, [*self._misfits(rows, shape.fresh), *strays], shape.first)
        leave(odd, [*bad, wrong, *unread], first)
        leave(odd, strange, shape.lives[:-1])
        none = np.zeros(len(shape.orders), dtype=np.int64)
        names = [""] * len(shape.first)
        batch = Batch(names, odd, shape.lives, units, *facts, none, none, [])
        if self.kernel.back is not None:
            many = np.ones(len(price), dtype=np.int64) if quantity is None else quantity
            read = {"price": price, "quantity": many}
            batch = self._with_returns(batch, made, lines, back, read)
        alone = np.zeros(len(whole.shape.first), dtype=np.bool_)
        if self.acting is not None:
            days = partial(self._days_of, made.shape)
            batch, alone = self.acting.batch(batch, made, acts, asked.lives.places, days)
        column = column_of(rows, Cell.CUSTOMER) if self._has(Cell.CUSTOMER) else None
        whose = None if column is None else on_rows(column, shape.orders)
        called = on_rows(column_of(rows, Cell.ORDER), shape.orders)
        return Told(batch, made, called, whose, customers, alone)

    def _sorted(self, whole: Parted) -> Any:  # noqa: ANN401 - Arrow has no types of its own
        """The names of customers, which are in order. Raises UnsortedError."""
        column = column_of(whole.rows, Cell.CUSTOMER) if self._has(Cell.CUSTOMER) else None
        customers, starts = names_of(column, whole.shape.first)
        early = np.flatnonzero(~are_in_order(customers))
        if len(early):
            raise UnsortedError(int(whole.stood(starts[early[:1] + 1])[0]) + 1)
        return customers

    # What else there is ------------------------------------------------------------------------

    def _orders(self, whole: Parted) -> tuple[Parted, Numbers, Numbers]:
        """The rows of orders, parted; those of what comes back, and of what customers do, if the
        kernel takes either.
        """
        takes = self.kernel.back is not None, self.acting is not None
        if not any(takes) or not self._has(Cell.TYPE):
            return whole, ABSENT, ABSENT
        back, acts = (
            self._are(whole.rows, kind) & taken
            for kind, taken in zip((REFUND, ACTIVITY), takes, strict=True)
        )
        kept = np.flatnonzero(~(back | acts))
        made = of_orders(whole, kept, self.span, self.sweeps)
        return made, np.flatnonzero(back), np.flatnonzero(acts)

    def _with_returns(
        self, batch: Batch, made: Parted, lines: Lined, back: Numbers, read: Mapping[str, Any]
    ) -> Batch:
        """A batch with what comes back on some rows of the whole."""
        whole = {name: np.asarray(each, dtype=np.int64) for name, each in read.items()}
        found, odd = coming_of(made, lines, back, batch.orders, whole, self.come)
        found.told[BACK_ON], _ = self._days_of(made.shape, found.moments)
        returned = np.diff(found.lives) > 0
        asked = self.kernel.asked
        day = batch.order_facts[asked.orders.of("day")]
        odd |= batch.odd | out_of_order(made, day, returned)
        if "gifts first" in asked.lives.places:
            batch.life_facts[asked.lives.of("gifts first")] = gifts_first(made, returned)
        return batch._replace(odd=odd, coming=found)

    def _days_of(self, shape: Shape, moments: Numbers) -> tuple[Numbers, Numbers]:
        """The day and the minute of some moments."""
        day, minute = (np.empty(len(moments), dtype=np.int64) for _ in range(2))
        at = shape._replace(orders=np.arange(len(moments)), moments=moments)
        self._local(at, day, minute)
        return day, minute

    def returned(self, rows: Rows) -> Flags:
        """Whether each row tells what came back."""
        return self._are(rows, REFUND)

    # What is told ------------------------------------------------------------------------------

    def _of_units(
        self, rows: Rows, facts: Facts, quantity: Numbers | None
    ) -> tuple[Facts, list[Flags | None]]:
        """Prices; and the rows on which they are none that is read."""
        asked = self.kernel.asked.units.places
        many, place = rows.num_rows, asked.get(Column.PRICE)
        own = quantity is None and place is not None
        price = facts[place] if own else np.empty(many, dtype=facts.dtype)
        bad = [self._money(rows, Cell.PRICE, price, needed=True)]
        if quantity is not None and place is not None:
            facts[place] = np.repeat(price, quantity)
        if Column.ON_SALE not in asked:
            bad.append(self._money(rows, Cell.REGULAR_PRICE, np.empty(many, dtype=facts.dtype)))
        elif self._has(Cell.REGULAR_PRICE):
            place = asked[Column.ON_SALE]
            on_sale = facts[place] if quantity is None else np.empty(many, dtype=facts.dtype)
            bad.append(self._on_sale(rows, price, on_sale))
            if quantity is not None:
                facts[place] = np.repeat(on_sale, quantity)
        return price, bad

    def _of_orders(self, rows: Rows, facts: Facts, shape: Shape) -> list[Flags | None]:
        """Days, shipping, points asked for; and the orders that say it in no way that is read."""
        asked, many = self.kernel.asked.orders.places, len(shape.orders)

        def room(what: Hashable) -> Facts:
            return facts[asked[what]] if what in asked else np.empty(many, dtype=facts.dtype)

        self._local(shape, room("day"), room("minute") if "minute" in asked else ABSENT)
        bad = self._money(rows, Cell.SHIPPING_COST, room(Scalar.SHIPPING_COST), shape.orders)
        return [self._asks(rows, room("asks"), shape.orders), bad]

    def _taxes(
        self, rows: Rows, orders: Numbers, quantity: Numbers | None, facts: tuple[Facts, Facts]
    ) -> tuple[Flags | None, Flags]:
        """Taxes; the rows on which they are none that is read, and the orders of too many parts."""
        (of_orders, of_units), asked = facts, self.kernel.asked
        tax, price = (np.empty(rows.num_rows, dtype=np.int64) for _ in range(2))
        wrong = self._money(rows, Cell.TAX, tax)
        self._money(rows, Cell.PRICE, price)
        taxes = taxes_of(tax, price if quantity is None else price * quantity, orders)
        of_orders[asked.orders.of(Scalar.TAX_PARTS)] = taxes.parts
        of_units[asked.units.of(Column.TAX_RATE)] = (
            taxes.rates if quantity is None else np.repeat(taxes.rates, quantity)
        )
        return wrong, taxes.odd

    def _of_lives(self, rows: Rows, facts: Numbers, shape: Shape) -> None:
        """Guests, and whether anything is told of a customer."""
        asked = self.kernel.asked.lives
        facts[0] = shape.guests
        if "birthday" in asked.places:
            facts[asked.of("birthday")] = -1
        if "told" in asked.places:
            told = [filled(rows, each, shape.first) for each in ABOUT if self._has(each)]
            facts[asked.of("told")] = np.logical_or.reduce(told) if told else 0

    def _named(
        self,
        made: Parted,
        lines: Lined,
        quantity: Numbers | None,
        facts: tuple[Numbers, Facts, Facts],
    ) -> tuple[list[Flags], list[Flags]]:
        """Numbers for names; and the rows, and the lines, whose names have none."""
        (of_lives, of_orders, of_units), shape = facts, made.shape
        bad: tuple[list[Flags], list[Flags]] = [], []
        for each in self.names:
            inside = each.cell in OF_A_LINE
            cells = lines.cells if inside else made.rows
            at = {"life": shape.first, "unit": None}.get(each.of, None if inside else shape.orders)
            places, texts = taken(cells, each.cell, at)
            known = [*(self._number(each, text) for text in texts), 0]
            numbers = np.array(known, dtype=np.int64)
            if ODD in known:
                bad[inside].append((numbers == ODD)[taken(cells, each.cell)[0]])
            values = numbers[places]
            match each.of:
                case "life":
                    of_lives[each.row] = np.where(values > 0, values, of_lives[each.row])
                case "unit":
                    of_units[each.row] = values if quantity is None else np.repeat(values, quantity)
                case _:
                    orders = lines.at(shape.orders)
                    of_orders[each.row] = self._whole_order(each, values, orders, quantity)
        return bad

    def _whole_order(
        self, each: Numbered, values: Numbers, orders: Numbers, quantity: Numbers | None
    ) -> Numbers:
        """A number of an order: that of its first row, or what all its lines hold together."""
        if each.cell not in OF_A_LINE:
            return values
        rows = self.kernel.asked.orders.places.items()
        what = next(key for key, row in rows if row == each.row)
        if isinstance(what, tuple):
            return np.bitwise_or.reduceat(values, orders)
        return np.add.reduceat(values if quantity is None else values * quantity, orders)

    def _number(self, each: Numbered, text: str) -> int:
        key = (self.names.index(each), text)
        if key not in self.known:
            self.known[key] = each.number(text.strip()) if text.strip() else 0
        return self.known[key]

    # Time --------------------------------------------------------------------------------------

    @cached_property
    def offsets(self) -> tuple[int, Numbers]:
        """From which moment on, and what is to be added in each quarter of an hour, in µs."""
        first, last = (each // MICRO for each in self.span)
        start = first - first % SLOT
        many = (last - start) // SLOT + 1
        if self.table.naive:
            return start * MICRO, np.zeros(many, dtype=np.int64)
        found = np.array(offsets_of(self.kernel.program.zone, start, last + 1), dtype=np.int64)
        slots = start + np.arange(many) * SLOT
        places = np.searchsorted(found[:, 0], slots, side="right") - 1
        return start * MICRO, found[places, 1] * MICRO

    def _local(self, shape: Shape, day: Facts, minute: Facts) -> None:
        """Put the day of each order, counted from 1 January 1970, and its minute, where asked."""
        self.sweeps.clock(shape.moments, shape.orders, *self.offsets, day, minute)


class Versions:
    """Makes batches for the kernels of versions: the last one's, with those of the others."""

    def __init__(self, every: Sequence[Arrays]) -> None:
        self.every, self.sweeps, self.returned = every, every[-1].sweeps, every[-1].returned

    def told(self, rows: Rows, at: int) -> Told:
        """A batch of rows of whole customers, as `Arrays.told` has it. Raises UnsortedError."""
        *older, told = (each.told(rows, at) for each in self.every)
        if not older:
            return told
        odd = np.logical_or.reduce([each.batch.odd for each in (*older, told)])
        batches = tuple(each.batch for each in older)
        return told._replace(batch=told.batch._replace(odd=odd, older=batches))

"""A sorted table as batches of whole numbers, for a kernel.

A life in which something is not plain is left, to be read in full.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from typing import Any

import numpy as np

from palier.engines.printing.ranges import MOST_UNITS
from palier.history.arrow import (
    Rows,
    amounts,
    are_in_order,
    blanks,
    changes,
    codes_of,
    filled,
    moments_of,
    names_of,
    numbers_of,
    some,
    taken,
    wholes,
)
from palier.history.columns import ORDER
from palier.history.columns import Column as Cell
from palier.history.in_order import Sorted, UnsortedError
from palier.history.kernel.arrays import Facts, Flags, Numbers, beside
from palier.history.kernel.calendar import MICRO, SLOT, offsets_of
from palier.history.kernel.cells import ABOUT
from palier.history.kernel.names import ODD, Numbered, numbered
from palier.history.kernel.reading import Batch
from palier.history.kernel.taxes import taxes_of
from palier.history.kernel.writer import Kernel
from palier.named import NamedTuple
from palier.quantity import currency_digits
from palier.sheet.facts import Column, Scalar


class Told(NamedTuple):
    """A batch for a kernel; the name of each order, whose it is, and of each life that has one.

    `kinds`: whether each life begins with an order; of a guest, what comes back may stand apart.
    """

    batch: Batch
    orders: Any
    whose: Any
    lives: Any
    kinds: Flags


class Shape(NamedTuple):
    """How rows are parted: the first row of each order and of each life, and where lives begin.

    `fresh` says of each row whether a life begins; `guests` of each life whether it is a guest's.
    """

    orders: Numbers
    first: Numbers
    lives: Numbers
    fresh: Flags
    guests: Flags


class Arrays:
    """Makes batches of rows of a sorted table for a kernel; lives not within `span` are odd."""

    def __init__(self, table: Sorted, kernel: Kernel, span: tuple[int, int]) -> None:
        self.table, self.kernel, self.span = table, kernel, span
        self.digits = currency_digits(kernel.program.currency) or 0
        self.names = [each for each in numbered(kernel) if each.cell in table.columns]
        self.known: dict[tuple[int, str], int] = {}

    def told(self, rows: Rows, at: int) -> Told:
        """A batch of rows of whole customers, the first of which is a row of the table.

        Raises UnsortedError.
        """
        asked = self.kernel.asked
        shape, odd = self._shape(rows, at)
        bad = self._misfits(rows, shape.fresh)
        quantity, wrong = self._units(rows)
        bad.append(wrong)
        ends = np.append(shape.orders, rows.num_rows)
        units = ends if quantity is None else np.append(0, np.cumsum(quantity))[ends]
        life_facts = beside(len(asked.lives), len(shape.first))
        order_facts = self.kernel.of_orders(len(shape.orders))
        unit_facts = self.kernel.of_units(int(units[-1]))
        bad += self._of_units(rows, unit_facts, quantity)
        strange = self._of_orders(rows, order_facts, shape)
        if Column.TAX_RATE in asked.units.places:
            wrong, large = self._taxes(rows, shape.orders, quantity, (order_facts, unit_facts))
            bad.append(wrong)
            strange.append(large)
        self._of_lives(rows, life_facts, shape)
        bad += self._named(rows, shape, quantity, (life_facts, order_facts, unit_facts))
        for flags in bad:
            if flags is not None and flags.any():
                odd |= np.logical_or.reduceat(flags, shape.first)
        strange.append(np.diff(units) > MOST_UNITS)
        for flags in strange:
            if flags is not None and flags.any():
                odd |= np.logical_or.reduceat(flags, shape.lives[:-1])
        none = np.zeros(len(shape.orders), dtype=np.int64)
        names = [""] * len(shape.first)
        facts = (life_facts, order_facts, unit_facts)
        batch = Batch(names, odd, shape.lives, units, *facts, none, none, [])
        column = rows[Cell.CUSTOMER.value] if self._has(Cell.CUSTOMER) else None
        whose = None if column is None else column.take(shape.orders)
        customers, starts = names_of(column, shape.first)
        early = np.flatnonzero(~are_in_order(customers))
        if len(early):
            raise UnsortedError(at + int(starts[early[0] + 1]) + 1)
        kinds = self._are_orders(rows)[shape.first]
        return Told(batch, rows[Cell.ORDER.value].take(shape.orders), whose, customers, kinds)

    def _has(self, cell: Cell) -> bool:
        return cell in self.table.columns

    # How rows are parted -----------------------------------------------------------------------

    def _shape(self, rows: Rows, at: int) -> tuple[Shape, Flags]:
        """How rows are parted, and the lives that are odd. Raises UnsortedError."""
        order, many = codes_of(rows[Cell.ORDER.value]), rows.num_rows
        moment = rows[Cell.AT.value].combine_chunks()
        missing, moment = blanks(moment), numbers_of(moments_of(moment))
        other = changes(order)
        if self._has(Cell.CUSTOMER):
            customer = codes_of(rows[Cell.CUSTOMER.value])
            guest = customer == -1
            fresh = changes(customer)
            fresh |= guest & other
        else:
            guest, fresh = np.ones(many, dtype=np.bool_), other
        placed = changes(moment)
        placed |= other
        placed |= fresh
        orders, first = np.flatnonzero(placed), np.flatnonzero(fresh)
        lives = np.append(np.searchsorted(orders, first), len(orders))
        shape = Shape(orders, first, lives, fresh, guest[first])
        odd = _unlike(order[orders], moment[orders], fresh[orders], lives, at + orders)
        times = moment[orders]
        strange = (times < self.span[0]) | (times > self.span[1]) | (order[orders] == -1)
        if missing is not None:
            strange |= missing[orders]
        if strange.any():
            odd |= np.logical_or.reduceat(strange, lives[:-1])
        return shape, odd

    def _misfits(self, rows: Rows, fresh: Flags) -> list[Flags | None]:
        """The rows that no kernel reads: what came back, friends, customers told in two ways."""
        bad: list[Flags | None] = [~self._are_orders(rows)]
        if self._has(Cell.REFERRED_BY):
            bad.append(filled(rows, Cell.REFERRED_BY))
        bad += [changes(codes_of(rows[cell.value])) & ~fresh for cell in ABOUT if self._has(cell)]
        return bad

    def _are_orders(self, rows: Rows) -> Flags:
        """Whether each row is of an order."""
        if not self._has(Cell.TYPE):
            return np.ones(rows.num_rows, dtype=np.bool_)
        places, texts = taken(rows, Cell.TYPE)
        return np.array([*(each.strip() in ("", ORDER) for each in texts), True])[places]

    # What is told ------------------------------------------------------------------------------

    def _of_units(self, rows: Rows, facts: Facts, quantity: Numbers | None) -> list[Flags | None]:
        """Prices; and the rows on which they are none that is read."""
        asked = self.kernel.asked.units.places
        price, bad = self._money(rows, Cell.PRICE, needed=True)
        told: dict[Column, Any] = {Column.PRICE: price}
        wrong = None
        if Column.ON_SALE in asked and self._has(Cell.REGULAR_PRICE):
            regular, wrong = self._money(rows, Cell.REGULAR_PRICE)
            told[Column.ON_SALE] = regular > price
        for what, values in told.items():
            if what in asked:
                facts[asked[what]] = values if quantity is None else np.repeat(values, quantity)
        return [bad, wrong]

    def _of_orders(self, rows: Rows, facts: Facts, shape: Shape) -> list[Flags | None]:
        """Days, shipping, points asked for; and the orders that say it in no way that is read."""
        asked = self.kernel.asked.orders.places
        moments = some(rows[Cell.AT.value].combine_chunks(), shape.orders)
        day, minute = self._local(numbers_of(moments_of(moments)), timed="minute" in asked)
        asks, wrong = self._asks(rows, shape.orders)
        shipping, bad = self._money(rows, Cell.SHIPPING_COST, shape.orders)
        own: dict[Hashable, Any] = {"day": day, "minute": minute, Scalar.SHIPPING_COST: shipping}
        own["asks"] = asks
        for what, row in asked.items():
            if what in own:
                facts[row] = own[what]
        return [wrong, bad]

    def _taxes(
        self, rows: Rows, orders: Numbers, quantity: Numbers | None, facts: tuple[Facts, Facts]
    ) -> tuple[Flags | None, Flags]:
        """Taxes; the rows on which they are none that is read, and the orders of too many parts."""
        (of_orders, of_units), asked = facts, self.kernel.asked
        tax, wrong = self._money(rows, Cell.TAX)
        price, _ = self._money(rows, Cell.PRICE)
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
            cells = [each.value for each in ABOUT if self._has(each)]
            heads = rows.select(cells).take(shape.first)
            told = [filled(heads, each) for each in ABOUT if self._has(each)]
            facts[asked.of("told")] = np.logical_or.reduce(told) if told else 0

    def _named(
        self,
        rows: Rows,
        shape: Shape,
        quantity: Numbers | None,
        facts: tuple[Numbers, Facts, Facts],
    ) -> list[Flags | None]:
        """Numbers for names; and the rows whose names have none."""
        of_lives, of_orders, of_units = facts
        bad: list[Flags | None] = []
        for each in self.names:
            places, texts = taken(rows, each.cell)
            known = [*(self._number(each, text) for text in texts), 0]
            numbers = np.array(known, dtype=np.int64)
            if ODD in known:
                bad.append((numbers == ODD)[places])
            match each.of:
                case "life":
                    here = numbers[places[shape.first]]
                    of_lives[each.row] = np.where(here > 0, here, of_lives[each.row])
                case "unit":
                    values = numbers[places]
                    of_units[each.row] = values if quantity is None else np.repeat(values, quantity)
                case _:
                    of_orders[each.row] = self._whole_order(each, numbers, places, shape, quantity)
        return bad

    def _whole_order(
        self,
        each: Numbered,
        numbers: Numbers,
        places: Numbers,
        shape: Shape,
        quantity: Numbers | None,
    ) -> Numbers:
        """A number of an order: that of its first row, or what all its rows hold together."""
        if each.cell not in (Cell.PRODUCT, Cell.CATEGORIES, Cell.TAGS):
            return numbers[places[shape.orders]]
        rows = self.kernel.asked.orders.places.items()
        what = next(key for key, row in rows if row == each.row)
        if isinstance(what, tuple):
            return np.bitwise_or.reduceat(numbers[places], shape.orders)
        values = numbers[places] if quantity is None else numbers[places] * quantity
        return np.add.reduceat(values, shape.orders)

    def _number(self, each: Numbered, text: str) -> int:
        key = (self.names.index(each), text)
        if key not in self.known:
            self.known[key] = each.number(text.strip()) if text.strip() else 0
        return self.known[key]

    # Cells -------------------------------------------------------------------------------------

    def _money(
        self, rows: Rows, cell: Cell, at: Numbers | None = None, *, needed: bool = False
    ) -> tuple[Numbers, Flags | None]:
        """An amount in the minor unit on each row, or some, and where it is none that is read."""
        if not self._has(cell):
            return np.zeros(rows.num_rows if at is None else len(at), dtype=np.int64), None
        return amounts(rows[cell.value].combine_chunks(), self.digits, at, needed=needed)

    def _units(self, rows: Rows) -> tuple[Numbers | None, Flags | None]:
        """The units of each row, None: one everywhere; and where they are none that is read."""
        if not self._has(Cell.QUANTITY):
            return None, None
        values, odd = wholes(rows[Cell.QUANTITY.value].combine_chunks(), 1)
        one = len(values) > 0 and values.min() == values.max() == 1
        return None if one else values, odd

    def _asks(self, rows: Rows, at: Numbers) -> tuple[Numbers | int, Flags | None]:
        """The points asked for on some rows, −1 where none are."""
        if not self._has(Cell.USE_POINTS):
            return -1, None
        values, odd = wholes(rows[Cell.USE_POINTS.value].combine_chunks(), -1, at)
        program = self.kernel.program
        return values, odd | (values > 0) if program.cashback or program.points.decimals else odd

    # Time --------------------------------------------------------------------------------------

    @cached_property
    def offsets(self) -> tuple[int, Numbers]:
        """From which second on, and the seconds to be added in each quarter of an hour."""
        first, last = (each // MICRO for each in self.span)
        start = first - first % SLOT
        many = (last - start) // SLOT + 1
        if self.table.naive:
            return start, np.zeros(many, dtype=np.int64)
        found = np.array(offsets_of(self.kernel.program.zone, start, last + 1), dtype=np.int64)
        slots = start + np.arange(many) * SLOT
        return start, found[np.searchsorted(found[:, 0], slots, side="right") - 1, 1]

    def _local(self, moments: Numbers, *, timed: bool) -> tuple[Numbers, Numbers | int]:
        """The day, counted from 1 January 1970, and the minute, where asked, of moments in µs."""
        start, offsets = self.offsets
        seconds = moments // MICRO
        slots = np.clip((seconds - start) // SLOT, 0, len(offsets) - 1)
        local = seconds + offsets[slots]
        days = local // 86_400
        return days, (local - days * 86_400) // 60 if timed else 0


def _unlike(order: Numbers, moment: Numbers, fresh: Flags, lives: Numbers, rows: Numbers) -> Flags:
    """The lives with an order that is told twice, or with two at the same moment.

    Raises UnsortedError where an order is older than the one before it.
    """
    odd = np.zeros(len(lives) - 1, dtype=np.bool_)
    same = ~fresh[1:]
    passed = np.diff(moment)
    if (late := same & (passed < 0)).any():
        raise UnsortedError(int(rows[np.flatnonzero(late)[0] + 1]) + 1)
    if (at_once := same & (passed == 0)).any():
        odd[np.searchsorted(lives, np.flatnonzero(at_once) + 1, side="right") - 1] = True
    back = np.flatnonzero(same & (order[1:] <= order[:-1])) + 1
    for life in np.unique(np.searchsorted(lives, back, side="right") - 1).tolist():
        names = order[lives[life] : lives[life + 1]]
        odd[life] |= len(np.unique(names)) < len(names)
    return odd

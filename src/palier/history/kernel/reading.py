"""A table as arrays of whole numbers, some lives at a time, for a kernel that asks for them.

DuckDB reads the cells, numbers the names in them and sorts; whatever is not plain (a cell that is
no number, something that came back, a customer who is told of in two ways) marks its life as one
that is read in full.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from palier.engines.printing.ranges import MOST, MOST_UNITS
from palier.history.columns import Column as Cell
from palier.history.friends import Friends
from palier.history.kernel import coming, happenings
from palier.history.kernel.arrays import Facts, Flags, Numbers, beside
from palier.history.kernel.back import BACK_ON
from palier.history.kernel.calendar import Clock
from palier.history.kernel.cells import Cells
from palier.history.kernel.coming import ComeBack, Coming, Placed
from palier.history.kernel.happenings import Happened, Ordered
from palier.history.kernel.names import Numbered, numbered
from palier.history.kernel.slots import slots_of
from palier.history.kernel.taxes import taxes_of
from palier.history.kernel.writer import Kernel
from palier.history.spending import Spending
from palier.history.sql import looked_up, quoted, said
from palier.history.table import DOES, Table
from palier.named import NamedTuple
from palier.sheet.facts import Column, Scalar
from palier.sheet.lower import lower
from palier.sheet.lower_events import lower_event

ROWS = 500_000
"""So many rows are read at a time, whole lives of them."""


class Batch(NamedTuple):
    """Some lives: where the orders of each begin, where the units of each order begin, and rows.

    `cost` is what the goods of each order cost the shop, −1 where that is not known; `ids` are the
    orders by name, where they are asked for. `odd` are the lives that are read in full; `coming` is
    what comes back, where anything does, `older` what the kernels of older versions are told,
    `happened` what else happens.
    """

    names: list[str]
    odd: Flags
    lives: Numbers
    orders: Numbers
    life_facts: Numbers
    order_facts: Facts
    unit_facts: Facts
    cost: Numbers
    rows: Numbers
    ids: list[str]
    coming: Coming | None = None
    older: tuple[Batch, ...] = ()
    happened: Happened | None = None


def what_is_read(kernel: Kernel) -> Hashable:
    """What two kernels have in common that can be given the same arrays."""
    program, asked = kernel.program, kernel.asked
    sheets = lower(program, slots_of(program)), lower_event(program)
    return (
        *(repr([*each.places]) for each in (asked.lives, asked.orders, asked.units)),
        *(frozenset(each.names.items()) for each in sheets),
        tuple((each.id, each.code.text) for each in program.offers if each.code is not None),
        (program.zone, program.currency, program.cashback, program.points.decimals),
        kernel.back is not None,
        (kernel.activities, kernel.newest and kernel.newest.version) if kernel.happens else None,
    )


class Reader:
    """Reads a table for a kernel, by way of a table of numbers of some name.

    `with_ids`: the names of orders are asked for too. `come` makes the pass over what comes back.
    """

    def __init__(
        self,
        table: Table,
        kernel: Kernel,
        spending: Spending,
        friends: Friends,
        coded: str = "coded",
        *,
        with_ids: bool = False,
        come: Callable[[], ComeBack],
    ) -> None:
        self.table, self.kernel, self.spending, self.coded = table, kernel, spending, coded
        self.come, self.with_ids = come, with_ids or kernel.happens
        self.names = [each for each in numbered(kernel) if each.cell in table.columns]
        self.taxed = Column.TAX_RATE in kernel.asked.units.places
        self.back = f"{coded}_back" if kernel.back is not None else ""
        self.acts = f"{coded}_acts" if kernel.happens else ""
        self.happening = happenings.Reading(table, self.acts, kernel, friends)
        self.strays: list[str] = []
        self.mixed: set[str] = set()
        self.last: set[str] = set()
        self.many = self._prepare()

    # Once ----------------------------------------------------------------------------------------

    def _prepare(self) -> int:
        """The rows as numbers, sorted by life and time, in a table of their own; how many."""
        connection = self.table.connection
        for at, each in enumerate(self.names):
            self._number(at, each)
        joins = " ".join(
            f"LEFT JOIN numbers_{at} AS n{at} ON n{at}.cell = h.{quoted(each.cell.value)}"
            for at, each in enumerate(self.names)
        )
        told = Cells(self.table, self.kernel.program, self.spending)
        cells = told.columns(self.names, taxed=self.taxed)
        join = (
            coming.articles(self.table) if self.back and Cell.PRODUCT in self.table.columns else ""
        )
        joins += f" {join}"
        if join:
            cells["article"] = "coalesce(back.number, 0)"
        only = ' WHERE NOT h."_kind"' if self.back else ""
        if self.acts and Cell.TYPE in self.table.columns:
            only += f" {'AND' if only else 'WHERE'} NOT {DOES}"
        columns = ", ".join(f"{text} AS {name}" for name, text in cells.items())
        said(connection, f"DROP TABLE IF EXISTS {self.coded}")
        with looked_up(connection):
            said(
                connection,
                f"CREATE TEMP TABLE {self.coded} AS SELECT {columns} FROM history AS h {joins}"  # noqa: S608 - names of our own
                f'{only} ORDER BY h."_life", h."_moment", h."_kind", h."order", h."_row"',
            )
        if self.back:
            coming.prepare(self.table, self.back, join)
            self.strays = coming.strays(self.table, self.back, self.coded)
            self.mixed = coming.out_of_order(self.table, self.back, self.coded)
            if "gifts first" in self.kernel.asked.lives.places:
                self.last = coming.gifts_last(self.table, self.back, self.coded)
        if self.acts:
            acting = happenings.prepare(self.table, self.acts, told.about)
            self.strays = sorted({*self.strays, *self.happening.strays(self.coded, acting)})
        counted = f"SELECT count(*) FROM {self.coded}"  # noqa: S608 - as above
        (many,) = said(connection, counted).fetchall()[0]
        return int(many)

    def _number(self, at: int, each: Numbered) -> None:
        """The texts of a cell, and the number of each, where it has one."""
        connection, cell = self.table.connection, quoted(each.cell.value)
        found = said(connection, f"SELECT DISTINCT {cell} FROM history WHERE {cell} <> ''")  # noqa: S608 - as above
        pairs = [(text, number) for (text,) in found.fetchall() if (number := self._of(each, text))]
        said(connection, f"CREATE OR REPLACE TEMP TABLE numbers_{at} (cell VARCHAR, number BIGINT)")
        if pairs:
            texts, numbers = zip(*pairs, strict=True)
            connection.execute(
                f"INSERT INTO numbers_{at} SELECT unnest($1), unnest($2)",
                [list(texts), list(numbers)],
            )

    def _of(self, each: Numbered, text: str) -> int:
        return each.number(text.strip()) if text.strip() else 0

    # Some lives at a time ---------------------------------------------------------------------

    def batches(self) -> Iterator[Batch]:
        """All lives, in their order, some at a time."""
        at, size = 0, ROWS
        while at < self.many:
            end = min(at + size, self.many)
            lives = self._lives(at, end)
            if end < self.many:
                if len(lives) == 1:
                    size *= 2
                    continue
                end = lives.pop()[1]
            yield self._batch(lives, at, end)
            at, size = end, ROWS

    def _lives(self, at: int, end: int) -> list[Any]:
        """The lives of some rows: name, first row, whether it is to be read in full, what is told.

        A life is odd where an order of it is told twice, at two times.
        """
        query = (
            "SELECT life, min(start), bool_or(bad) OR min(about) <> max(about)"  # noqa: S608 - numbers of our own
            " OR count(*) <> count(DISTINCT name), max(about) <> repeat(chr(1), length(max(about)))"
            ", max(about)"
            " FROM (SELECT life, name, min(rowid) AS start,"
            " bool_or(bad) OR min(about) <> max(about)"
            f" AS bad, max(about) AS about FROM {self.coded} WHERE rowid >= {at} AND rowid < {end}"
            " GROUP BY life, name, moment)"
            " GROUP BY life ORDER BY 2"
        )
        return list(said(self.table.connection, query).fetchall())

    def _batch(self, lives: list[Any], at: int, end: int) -> Batch:
        where = f"WHERE rowid >= {at} AND rowid < {end}"
        names = [f"n{each}" for each in range(len(self.names))]
        plain = ["row", "moment", "price", "quantity", "regular", "cost", "shipping", "asks"]
        plain += ["tax"] if self.taxed else []
        plain += ["friend"] if self.acts else []
        joined = ["article"] if self.back and Cell.PRODUCT in self.table.columns else []
        asked = ", ".join([*plain, "spends", *joined, *names])
        query = f"SELECT {asked} FROM {self.coded} {where} ORDER BY rowid"  # noqa: S608 - as above
        found = said(self.table.connection, query).fetchnumpy()
        read = {name: np.asarray(column, dtype=np.int64) for name, column in found.items()}
        starts = said(
            self.table.connection,
            f"SELECT min(rowid) AS start, any_value(name) AS name FROM {self.coded} {where}"  # noqa: S608 - as above
            " GROUP BY life, name, moment ORDER BY 1",
        )
        if self.with_ids:
            pairs = starts.fetchall()
            ids = [each[1].strip() for each in pairs]
            orders = np.array([each[0] for each in pairs], dtype=np.int64) - at
        else:
            ids, orders = [], np.asarray(starts.fetchnumpy()["start"], dtype=np.int64) - at
        return self._arrays(read, lives, orders, ids, at, end - at)

    def _arrays(
        self,
        read: Mapping[str, Numbers],
        lives: list[Any],
        orders: Numbers,
        ids: list[str],
        at: int,
        many: int,
    ) -> Batch:
        asked, ends = self.kernel.asked, np.append(orders, many)
        first = np.array([each[1] for each in lives], dtype=np.int64) - at
        of_lives = np.searchsorted(orders, np.append(first, many))
        odd = np.array([bool(each[2]) for each in lives])
        quantity = read["quantity"]
        units = np.append(0, np.cumsum(quantity))[ends]
        life_facts = beside(len(asked.lives), len(lives))
        order_facts = self.kernel.of_orders(len(orders))
        unit_facts = self.kernel.of_units(int(quantity.sum()))
        day, minute = self.local(read["moment"][orders])
        own: dict[Hashable, Numbers] = {
            "day": day,
            "minute": minute,
            "spends": read["spends"][orders],
        }
        own |= {"asks": read["asks"][orders], Scalar.SHIPPING_COST: read["shipping"][orders]}
        for what, row in asked.orders.places.items():
            if what in own:
                order_facts[row] = own[what]
        rows_of = {Column.PRICE: read["price"], Column.ON_SALE: read["regular"] > read["price"]}
        if self.taxed:
            taxes = taxes_of(read["tax"], read["price"] * quantity, orders)
            rows_of[Column.TAX_RATE] = taxes.rates
            order_facts[asked.orders.of(Scalar.TAX_PARTS)] = taxes.parts
            odd |= np.logical_or.reduceat(taxes.odd, of_lives[:-1])
        for what, row in asked.units.places.items():
            if what in rows_of:
                unit_facts[row] = np.repeat(rows_of[what], quantity)
        life_facts[0] = [each[0].startswith(chr(1)) for each in lives]
        if "told" in asked.lives.places:
            life_facts[asked.lives.of("told")] = [bool(each[3]) for each in lives]
        if "birthday" in asked.lives.places:
            life_facts[asked.lives.of("birthday")] = -1
        for number, each in enumerate(self.names):
            values = read[f"n{number}"]
            match each.of:
                case "life":
                    told = values[first]
                    life_facts[each.row] = np.where(told > 0, told, life_facts[each.row])
                case "unit":
                    unit_facts[each.row] = np.repeat(values, quantity)
                case _:
                    order_facts[each.row] = self._of_orders(each, values, quantity, orders)
        odd |= self._too_large(units, read, orders, of_lives)
        cost = self._cost(read, orders)
        rows = read["row"][orders]
        names = [each[0] for each in lives]
        batch = Batch(
            *(names, odd, of_lives, units, life_facts, order_facts, unit_facts, cost, rows, ids)
        )
        about = [each[4] for each in lives]
        return self._with_more(batch, read, (at, ends.tolist()), about) if names else batch

    def _with_more(
        self,
        batch: Batch,
        read: Mapping[str, Numbers],
        rows: tuple[int, list[int]],
        about: list[str],
    ) -> Batch:
        """A batch with what comes back, and what else happens; `rows`: the first, of orders."""
        at, ends = rows
        names, odd, lives, facts = batch.names, batch.odd, batch.lives.tolist(), batch.life_facts
        orders, places = np.array(ends[:-1]), self.kernel.asked.lives.places
        moments = read["moment"][orders].tolist()
        back, happened = None, None
        if self.back:
            shape = batch.lives, np.array(ends), batch.orders, np.array(moments)
            given = (at, at + ends[-1]), Placed(names, *shape, read), self.come()
            back, strange = coming.coming(self.table, self.back, self.coded, *given)
            back.told[BACK_ON] = self.local(back.moments)[0]
            odd |= strange | np.array([each in self.mixed for each in names])
        if self.acts:
            sent, strange = happenings.referred(read["friend"], orders[lives[:-1]])
            ordered = Ordered(names, lives, moments, batch.ids, about)
            happened, left = self.happening.of(ordered, back, self.local)
            odd |= strange | left
            if "friend" in places:
                facts[places["friend"]] = sent & (facts[0] == 0)
        if self.back and "gifts first" in places:
            facts[places["gifts first"]] = [each not in self.last for each in names]
        return batch._replace(odd=odd, coming=back, happened=happened)

    def _of_orders(
        self, each: Numbered, values: Numbers, quantity: Numbers, orders: Numbers
    ) -> Numbers:
        """A number of an order: that of its first row, or what all its rows hold together."""
        if each.cell in (Cell.PRODUCT, Cell.CATEGORIES, Cell.TAGS):
            what = next(
                key for key, row in self.kernel.asked.orders.places.items() if row == each.row
            )
            if isinstance(what, tuple):
                return np.bitwise_or.reduceat(values, orders)
            return np.add.reduceat(values * quantity, orders)
        return values[orders]

    def _too_large(
        self, units: Numbers, read: Mapping[str, Numbers], orders: Numbers, of_lives: Numbers
    ) -> Flags:
        """The lives with an order of too many units, or with an amount that is too large."""
        large = np.diff(units) > MOST_UNITS
        for name in ("price", "shipping", "regular"):
            large |= np.maximum.reduceat(read[name], orders) > MOST
        large |= read["asks"][orders] == -2
        return np.logical_or.reduceat(large, of_lives[:-1])

    def _cost(self, read: Mapping[str, Numbers], orders: Numbers) -> Numbers:
        each = read["cost"]
        whole = np.add.reduceat(each * read["quantity"], orders)
        return np.where(np.minimum.reduceat(each, orders) < 0, -1, whole)

    @cached_property
    def local(self) -> Callable[[Numbers], tuple[Numbers, Numbers]]:
        """Tells the day, counted from 1 January 1970, and the minute, of moments in µs."""
        span = self.table.span or (0, 0)
        return Clock(self.kernel.program.zone, *span).local

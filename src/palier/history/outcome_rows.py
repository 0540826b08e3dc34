"""What orders came to, as rows of a Parquet table: amounts as decimals, names as given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from palier.history.arrow import Array, Kind, Rows
from palier.history.columns import Column as Cell
from palier.history.in_order import Sorted
from palier.history.kernel.arrays import Facts, Numbers
from palier.history.kernel.running import Ran
from palier.history.sweeps import TOLD, Sweeps
from palier.named import NamedTuple
from palier.program.model import Program
from palier.quantity import currency_digits

DIGITS = 18
"""So many digits an amount has at most: as many as fit in 64 bits."""
MONEY, POINTS, TIER = ("goods", "shipping_given", "paid"), ("earned", "used", "held"), "tier"
SELDOM = ("shipping_given", "used")
"""What is nothing in most orders."""
WORTH_A_GROUP = 50_000
"""A row group has at least so many rows, but for the last."""


class Row(NamedTuple):
    """What orders came to: amounts in minor units, points in units, and the rank after each.

    The amounts are goods, shipping given and paid, the points those earned, used and held; the
    lowest tier has rank 0, no tier −1.
    """

    money: Numbers
    points: Facts
    rank: Facts


class Single(NamedTuple):
    """An order that was worked out by itself, whose it is, and what it came to, in that order."""

    order: str
    customer: str
    told: tuple[int, ...]


class File:
    """A table that is being written: rows are put together until they are worth a row group."""

    def __init__(self, writer: Any) -> None:  # noqa: ANN401 - Arrow has no types of its own
        self.writer = writer
        self.many = 0
        self.waiting: list[Rows] = []

    def add(self, rows: Rows) -> None:
        """Write some rows."""
        self.waiting.append(rows)
        self.many += rows.num_rows
        if sum(each.num_rows for each in self.waiting) >= WORTH_A_GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        import pyarrow as pa  # noqa: PLC0415 - only who writes such a table needs it

        if self.waiting:
            rows = pa.concat_tables(self.waiting)
            self.writer.write_table(rows, row_group_size=max(1, rows.num_rows))
            self.waiting.clear()


class Out:
    """Makes rows of what orders of a table came to under a programme."""

    def __init__(self, program: Program, table: Sorted) -> None:
        self.program, self.columns = program, table.columns
        self.there = table.file.schema_arrow

    @contextmanager
    def written(self, path: Path) -> Iterator[File]:
        """A file to which rows are written."""
        from pyarrow import parquet  # noqa: PLC0415 - only who writes such a table needs it

        options = {"compression": "snappy", "use_dictionary": [TIER], "write_statistics": False}
        options |= {"store_decimal_as_integer": True, "store_schema": False}
        # By how much a number differs from the one before: half the bytes, and quicker to write.
        numbers = [each.name for each in self.schema if _is_number(each.type)]
        numbers = [each for each in numbers if each not in SELDOM]
        options["column_encoding"] = dict.fromkeys(numbers, "DELTA_BINARY_PACKED")
        with parquet.ParquetWriter(path, self.schema, **options) as writer:
            file = File(writer)
            yield file
            file.flush()

    @cached_property
    def schema(self) -> Kind:
        """The columns: names as the table has them, amounts as decimals."""
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        money = pa.decimal64(DIGITS, currency_digits(self.program.currency) or 0)
        names = pa.dictionary(pa.int32(), pa.string())
        keys = [each.value for each in (Cell.ORDER, Cell.CUSTOMER) if each in self.columns]
        fields = [pa.field(each, _plain(self.there.field(each).type)) for each in keys]
        points = pa.decimal64(DIGITS, self._decimals) if self._decimals else pa.int32()
        # What is never missing is quicker to write.
        fields += [pa.field(each, money, nullable=False) for each in MONEY]
        fields += [pa.field(each, points, nullable=False) for each in POINTS]
        return pa.schema([*fields, pa.field(TIER, names)])

    @property
    def _decimals(self) -> int:
        program = self.program
        cents = currency_digits(program.currency) or 0
        return cents if program.cashback else program.points.decimals

    # Rows ----------------------------------------------------------------------------------------

    def row_of(self, ran: Ran, orders: int, sweeps: Sweeps) -> tuple[Row, Numbers]:
        """What a kernel's steps of at most so many orders came to, and which of them it took."""
        money = np.empty((3, orders), dtype=np.int64)
        points = np.empty((3, orders), dtype=np.int64 if self._decimals else np.int32)
        rank, order = np.empty(orders, dtype=np.int32), np.empty(orders, dtype=np.int64)
        many = sweeps.tell(ran.steps.T, TOLD, order, money, points, rank)
        return Row(money[:, :many], points[:, :many], rank[:many]), order[:many]

    def of_singles(self, found: Sequence[Single]) -> Rows:
        """Orders that were worked out by themselves, as rows."""
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        told = np.array([each.told for each in found], dtype=np.int64).T
        points = told[3:6] if self._decimals else told[3:6].astype(np.int32)
        row = Row(told[:3], points, (told[6] - 1).astype(np.int32))
        orders = pa.array([each.order for each in found], pa.string())
        whose = pa.array([each.customer or None for each in found], pa.string())
        return self.table(orders, whose, row)

    def table(self, orders: Array, whose: Array, row: Row) -> Rows:
        """What orders came to, as rows."""
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        schema = self.schema
        names = [orders] if Cell.CUSTOMER not in self.columns else [orders, whose]
        plain = [each.cast(schema.field(at).type) for at, each in enumerate(names)]
        values = zip((*MONEY, *POINTS), (*row.money, *row.points), strict=True)
        numbers = [_numbers(each, schema.field(name).type) for name, each in values]
        labels = pa.array([each.label for each in self.program.tiers], pa.string())
        without = row.rank < 0
        ranks = pa.array(row.rank, mask=without if without.any() else None)
        tier = pa.DictionaryArray.from_arrays(ranks, labels, safe=False)
        return pa.Table.from_arrays([*plain, *numbers, tier], schema=schema)


def _is_number(kind: Kind) -> bool:
    import pyarrow.types as kinds  # noqa: PLC0415 - see `written`

    return bool(kinds.is_int32(kind) or kinds.is_int64(kind) or hasattr(kind, "scale"))


def _plain(kind: Kind) -> Kind:
    return getattr(kind, "value_type", kind)


def _numbers(values: Facts, kind: Kind) -> Array:
    """Whole numbers, or decimals of a type in its last digit."""
    import pyarrow as pa  # noqa: PLC0415 - see `written`

    digits = np.ascontiguousarray(values)
    return pa.Array.from_buffers(kind, len(digits), [None, pa.py_buffer(digits)])

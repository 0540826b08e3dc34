"""A sorted Parquet table: its columns, and its rows, whole customers at a time.

A row group after another, as Arrow reads it: nothing is copied to a database, sorted, or made a
text. So the rows of a customer stand together, customers in order, oldest orders first, and amounts
and times have types of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from palier.closed import total
from palier.history.arrow import Kind, Rows, codes_of, moments_of
from palier.history.columns import REQUIRED
from palier.history.columns import Column as Cell
from palier.history.table import FIRST, LAST, MissingColumnsError, NoLibraryError, TableError
from palier.values import dataclass

AT_ONCE = 300_000
"""A row group of more rows is read in parts."""
EARLIEST, LATEST = (int(np.datetime64(each, "us").astype(np.int64)) for each in (FIRST, LAST))
"""Times before and after are none."""
EPOCH, MICROSECOND = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


class As(Enum):
    """What the values of a column are read as; nothing, where no kernel asks for it."""

    AMOUNT = "amount"
    WHOLE = "whole"
    TIME = "time"
    NAME = "name"
    NOTHING = "nothing"


READ: Mapping[Cell, As] = total(
    Cell,
    {
        Cell.TYPE: As.NAME,
        Cell.ORDER: As.NAME,
        Cell.AT: As.TIME,
        Cell.CUSTOMER: As.NAME,
        Cell.PRODUCT: As.NAME,
        Cell.CATEGORIES: As.NAME,
        Cell.TAGS: As.NAME,
        Cell.PRICE: As.AMOUNT,
        Cell.QUANTITY: As.WHOLE,
        Cell.REGULAR_PRICE: As.AMOUNT,
        Cell.TAX: As.AMOUNT,
        Cell.COST: As.NOTHING,
        Cell.LINE: As.NOTHING,
        Cell.CHANNEL: As.NAME,
        Cell.SHIPPING_METHOD: As.NAME,
        Cell.SHIPPING_COST: As.AMOUNT,
        Cell.COUNTRY: As.NAME,
        Cell.CITY: As.NAME,
        Cell.POSTCODE: As.NAME,
        Cell.PAYMENT: As.NAME,
        Cell.PROMO_CODES: As.NAME,
        Cell.USE_POINTS: As.WHOLE,
        Cell.CUSTOMER_TYPE: As.NAME,
        Cell.GROUPS: As.NAME,
        Cell.BIRTHDAY: As.NAME,
        Cell.REFERRED_BY: As.NAME,
        Cell.ACTIVITY: As.NAME,
    },
)
"""What each column is read as; taxes are, where they are asked for."""


class KindError(Exception):
    """A column whose values have a type from which they are not read."""

    def __init__(self, column: Cell, kind: str) -> None:
        super().__init__(f"{column.value}: {kind}")
        self.column, self.kind = column, kind


class UnsortedError(Exception):
    """A table whose rows are not by customer and time: where a row stands too late."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


@dataclass(slots=True)
class Sorted:
    """A sorted table: its file, and the columns that it has."""

    file: Any
    columns: tuple[Cell, ...]

    @property
    def naive(self) -> bool:
        """Whether its times are of the wall clock of the programme's zone."""
        return self.file.schema_arrow.field(Cell.AT.value).type.tz is None

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last moment, in µs of UTC or of the wall clock; None: no rows."""
        import pyarrow.compute as pc  # noqa: PLC0415 - see `of`

        ends = []
        for group in range(self.file.num_row_groups):
            known = self._known_span(group)
            if known is None:
                column = self.file.read_row_group(group, columns=[Cell.AT.value])[0]
                found = pc.min_max(moments_of(column)).as_py()
                known = [each for each in found.values() if each is not None]
            ends += known
        if not ends:
            return None
        first, last = (min(max(each, EARLIEST), LATEST) for each in (min(ends), max(ends)))
        return first, last

    def _known_span(self, group: int) -> list[int] | None:
        """The first and the last moment of a row group, as the file tells of it."""
        at = self.file.schema_arrow.names.index(Cell.AT.value)
        told = self.file.metadata.row_group(group).column(at).statistics
        kind = self.file.schema_arrow.field(Cell.AT.value).type
        if told is None or not told.has_min_max or kind.unit == "ns":
            return None
        try:
            ends = (told.min, told.max)
        except (OverflowError, ValueError):  # years that Python has not
            return None
        return [(each.replace(tzinfo=dt.UTC) - EPOCH) // MICROSECOND for each in ends]

    def holds(self, column: Cell) -> bool:
        """Whether any row has a value in a column."""
        if column not in self.columns:
            return False
        groups = range(self.file.num_row_groups)
        parts = (self.file.read_row_group(each, columns=[column.value])[0] for each in groups)
        return any(set(codes_of(each)) - {-1} for each in parts)

    def with_taxes(self) -> Sorted:
        """The same table, of which taxes are read too, where it has any. Raises KindError."""
        schema = self.file.schema_arrow
        if Cell.TAX.value not in schema.names:
            return self
        _look_at(Cell.TAX, schema)
        return Sorted(self.file, (*self.columns, Cell.TAX))

    def customers(self) -> Iterator[Any]:
        """The rows, whole customers at a time."""
        import pyarrow as pa  # noqa: PLC0415 - see `of`

        held = None
        for rows in self._groups():
            if held is None:
                held = rows
                continue
            cut = _last_life(held, rows)
            if cut < held.num_rows:
                rows = pa.concat_tables([held.slice(cut), rows]).unify_dictionaries()  # noqa: PLW2901 - with what goes before
                rows = rows.combine_chunks()  # noqa: PLW2901 - as above
            if cut:
                yield held.slice(0, cut)
            held = rows
        if held is not None and held.num_rows:
            yield held

    def _groups(self) -> Iterator[Any]:
        import pyarrow as pa  # noqa: PLC0415 - see `of`

        names = [each.value for each in self.columns]
        for group in range(self.file.num_row_groups):
            if self.file.metadata.row_group(group).num_rows <= AT_ONCE:
                yield self.file.read_row_group(group, names).combine_chunks()
                continue
            parts = self.file.iter_batches(AT_ONCE, row_groups=[group], columns=names)
            yield from (pa.Table.from_batches([each]) for each in parts)


def of(path: str) -> Sorted:
    """The sorted table of a file.

    Raises TableError, MissingColumnsError, KindError, OSError, and NoLibraryError without Arrow.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only who reads such a table needs it
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise NoLibraryError from error
    Path(path).open("rb").close()  # what stops that is no fault of the table
    try:
        schema = parquet.read_schema(path)
        texts = [each.name for each in schema if _is_text(each.type)]
        file = parquet.ParquetFile(path, read_dictionary=texts)
    except (pa.ArrowException, OSError) as error:
        raise TableError(str(error).strip().splitlines()[0]) from error
    columns = tuple(
        each
        for each in Cell
        if each.value in schema.names and READ[each] is not As.NOTHING and each is not Cell.TAX
    )
    missing = [each for each in REQUIRED if each not in columns]
    if missing:
        raise MissingColumnsError(missing, schema.names)
    for each in columns:
        _look_at(each, schema)
    return Sorted(file, columns)


def _look_at(column: Cell, schema: Any) -> None:  # noqa: ANN401 - Arrow has no types of its own
    """Look at the type of a column. Raises KindError."""
    kind = schema.field(column.value).type
    if not _is_read(column, kind):
        raise KindError(column, str(kind))


def _is_text(kind: Kind) -> bool:
    import pyarrow.types as kinds  # noqa: PLC0415 - see `of`

    return bool(kinds.is_string(kind) or kinds.is_large_string(kind))


def _is_read(column: Cell, kind: Kind) -> bool:
    """Whether values of a type are read as what they are to be."""
    import pyarrow.types as kinds  # noqa: PLC0415 - see `of`

    whole = kinds.is_integer(kind)
    fits: Mapping[As, bool] = total(
        As,
        {
            As.AMOUNT: whole or kinds.is_decimal128(kind),
            As.WHOLE: whole,
            As.TIME: kinds.is_timestamp(kind),
            As.NAME: whole or _is_text(kind) or kinds.is_dictionary(kind),
            As.NOTHING: True,
        },
    )
    return bool(fits[READ[column]])


def _last_life(rows: Rows, after: Rows) -> int:
    """Where the last life of some rows begins, if the rows after them may go on with it."""
    name = Cell.CUSTOMER.value if Cell.CUSTOMER.value in rows.column_names else Cell.ORDER.value
    last, first = rows[name][-1].as_py(), after[name][0].as_py()
    if last in (None, "") and first in (None, ""):
        name = Cell.ORDER.value
        last, first = rows[name][-1].as_py(), after[name][0].as_py()
    if last != first:
        return int(rows.num_rows)
    codes = codes_of(rows[name])
    others = np.flatnonzero(codes != codes[-1])
    return int(others[-1]) + 1 if len(others) else 0

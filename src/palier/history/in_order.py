"""A sorted Parquet table: its columns, and its rows, whole customers at a time.

A row group after another, as Arrow reads it: nothing is copied to a database, sorted, or made a
text. So the rows of a customer stand together, customers in order, oldest orders first, and amounts
and times have types of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import local
from typing import Any

import numpy as np

from palier.history.arrow import Rows, codes_of, column_of, moments_of, taken
from palier.history.columns import OF_A_LINE, ORDER
from palier.history.columns import Column as Cell
from palier.history.kinds import (
    READ,
    As,
    is_text,
    is_whole,
    kinds_of,
    look_at,
    texts_within,
    within,
)
from palier.history.sql import NoLibraryError
from palier.history.table import FIRST, LAST
from palier.history.unreadable import TableError
from palier.named import NamedTuple
from palier.values import dataclass, field, replace

AT_ONCE = 130_000
"""So many rows are read at once, at most: parts of a row group are alike in size."""
WORTH_A_PIECE = 50_000
"""Row groups are read together until they have so many rows."""
WHOLE = 300_000
"""Row groups of at most so many rows are read in one go."""
LARGE = 1_100_000
"""What comes of a row group of at most so many rows is kept until all of it is reckoned."""
AHEAD = 2**16
"""So many bytes of each column are read at a time."""
EARLIEST, LATEST = (int(np.datetime64(each, "us").astype(np.int64)) for each in (FIRST, LAST))
"""Times before and after are none."""
EPOCH, MICROSECOND = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


class UnsortedError(Exception):
    """A table whose rows are not by customer and time: where a row stands too late."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


class Piece(NamedTuple):
    """Some rows of a table: the number of the first, from 0 on; some after others, as read.

    `begins`, `ends`: no life goes on from the rows before, or from one of the parts to the next.
    """

    at: int
    parts: Callable[[], Iterator[Rows]]
    begins: bool = False
    ends: bool = False


@dataclass(slots=True)
class Sorted:
    """A sorted table: its file, the columns that are read, and those of its file that are texts.

    `within`: what the names of columns of lines begin with in the file, where they are in one.
    """

    path: str
    file: Any
    columns: tuple[Cell, ...]
    texts: tuple[str, ...] = ()
    within: str = ""
    own: Any = field(default_factory=local)

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
        told = self._told(group, Cell.AT)
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
        parts = (self.file.read_row_group(each, columns=[column.value]) for each in groups)
        return any(set(codes_of(column_of(each, column))) - {-1} for each in parts)

    @property
    def kinds(self) -> frozenset[str]:
        """What the rows tell of: the values of `type`, but for orders."""
        if Cell.TYPE not in self.columns:
            return frozenset()
        groups = range(self.file.num_row_groups)
        parts = (self.file.read_row_group(each, columns=[Cell.TYPE.value]) for each in groups)
        found = {text.strip() for each in parts for text in taken(each, Cell.TYPE)[1]}
        return frozenset(found - {"", ORDER})

    @property
    def may_lack_customers(self) -> bool:
        """Whether rows may have no customer where others do, as the file tells of row groups."""
        groups = range(self.file.num_row_groups if Cell.CUSTOMER in self.columns else 0)
        return not all(_are_named(self._told(each, Cell.CUSTOMER)) for each in groups)

    def with_taxes(self) -> Sorted:
        """The same table, of which taxes are read too, where it has any. Raises KindError."""
        found = kinds_of(self.file.schema_arrow)
        if Cell.TAX not in found.kinds:
            return self
        look_at(Cell.TAX, found)
        return replace(self, columns=(*self.columns, Cell.TAX))

    def unread(self, digits: int) -> list[Cell]:
        """The columns of amounts that are not read, unless the file tells of all of them that they
        are not below zero and have at most so many decimals.
        """
        kinds = kinds_of(self.file.schema_arrow).kinds
        others = (each for each in (Cell.TAX, Cell.COST) if each not in self.columns)
        return [each for each in others if each in kinds and not self._are_plain(each, digits)]

    def _are_plain(self, column: Cell, digits: int) -> bool:
        if not is_whole(kinds_of(self.file.schema_arrow).kinds[column], digits):
            return False
        told = [self._told(each, column) for each in range(self.file.num_row_groups)]
        return all(
            each is not None and (each.min >= 0 if each.has_min_max else not each.num_values)
            for each in told
        )

    def of_cells(self, cells: Iterable[Cell]) -> Sorted:
        """The same table, of which only some columns are read."""
        asked = {*cells}
        return replace(self, columns=tuple(each for each in self.columns if each in asked))

    def pieces(self) -> Iterator[Piece]:
        """The rows of the table: one row group after another, small ones together.

        They are read when they are asked for, by whichever thread asks; those of a row group that
        is very large as the pieces are gone through.
        """
        at = 0
        for groups in self._together():
            if self._weight(groups) > LARGE:
                for rows in self._parts(self.file, groups):
                    yield Piece(at, partial(iter, (rows,)))
                    at += rows.num_rows
                continue
            begins, many = self._is_apart(groups[0]), self._rows(groups)
            ends = self._weight(groups) <= WHOLE and self._is_apart(groups[-1] + 1)
            yield Piece(at, partial(self._read, groups), begins, ends)
            at += many

    def _together(self) -> Iterator[list[int]]:
        """The row groups: small ones together."""
        few = list[int]()
        for group in range(self.file.num_row_groups):
            if few and self._weight([group]) > LARGE:
                yield few
                few = []
            few.append(group)
            if self._weight(few) >= min(WORTH_A_PIECE, LARGE):
                yield few
                few = []
        if few:
            yield few

    def _is_apart(self, group: int) -> bool:
        """Whether no life goes on from the row group before one, as the file tells of them."""
        if group in (0, self.file.num_row_groups):
            return True
        if Cell.CUSTOMER not in self.columns:
            return False
        before, after = (self._told(each, Cell.CUSTOMER) for each in (group - 1, group))
        return _are_named(before) and _are_named(after) and bool(before.max < after.min)

    def _told(self, group: int, column: Cell) -> Any:  # noqa: ANN401 - Arrow has no types of its own
        """What the file tells of a column of a row group, if anything."""
        return self._column(group, self._name(column)).statistics

    def _column(self, group: int, name: str) -> Any:  # noqa: ANN401 - Arrow has no types of its own
        """A column of a row group, as the file tells of it."""
        told = self.file.metadata.row_group(group)
        every = (told.column(at) for at in range(told.num_columns))
        return next(each for each in every if each.path_in_schema == name)

    @property
    def _names(self) -> list[str]:
        """The columns that are read, as the file calls them."""
        return [self._name(each) for each in self.columns]

    def _name(self, column: Cell) -> str:
        return f"{self.within if column in OF_A_LINE else ''}{column.value}"

    def _weight(self, groups: Iterable[int]) -> int:
        """How many rows weigh as much as those of some row groups: half of the lines within them.

        A line in a row has no columns of its order.
        """
        if not self.within:
            return self._rows(groups)
        price = self._name(Cell.PRICE)
        return sum(int(self._column(each, price).num_values) for each in groups) // 2

    def _rows(self, groups: Iterable[int]) -> int:
        return sum(int(self.file.metadata.row_group(each).num_rows) for each in groups)

    def _read(self, groups: Sequence[int]) -> Iterator[Rows]:
        """The rows of some row groups, by a reader of the thread's own."""
        own = self.own
        if not hasattr(own, "file"):
            own.file = _opened(self.path, self.texts, self.file.metadata)
        if self._weight(groups) > WHOLE:
            yield from self._parts(own.file, groups)
        else:
            yield self._at_once(own.file, groups)

    def _at_once(self, file: Any, groups: Sequence[int]) -> Rows:  # noqa: ANN401 - Arrow has no types of its own
        """The rows of some row groups, in one piece."""
        import pyarrow as pa  # noqa: PLC0415 - see `of`

        if not self.within:
            return file.read_row_groups(groups, self._names, use_threads=False).combine_chunks()
        # Arrow numbers the texts in lists for one row group at a time.
        parts = [file.read_row_groups([each], self._names, use_threads=False) for each in groups]
        return parts[0] if len(parts) == 1 else pa.concat_tables(parts).combine_chunks()

    def _parts(self, file: Any, groups: Sequence[int]) -> Iterator[Rows]:  # noqa: ANN401 - Arrow has no types of its own
        """The rows of some row groups, in parts alike in size that stay near the processor."""
        import pyarrow as pa  # noqa: PLC0415 - see `of`

        size = -(-self._rows(groups) // -(-self._weight(groups) // AT_ONCE))
        for batch in file.iter_batches(size, groups, self._names, use_threads=False):
            yield pa.Table.from_batches([batch])


def _are_named(told: Any) -> bool:  # noqa: ANN401 - Arrow has no types of its own
    """Whether each row of a row group has a customer, as the file tells of it."""
    if told is None or not told.has_min_max or not told.has_null_count:
        return False
    return not told.null_count and told.min != ""


def _opened(path: str, texts: Sequence[str], metadata: Any = None) -> Any:  # noqa: ANN401 - Arrow has no types of its own
    """A file, ready to be read: texts as numbers for them, and what is said of it, if known.

    What is not asked for yet is not read ahead: that would be a whole row group, however large.
    """
    from pyarrow import parquet  # noqa: PLC0415 - see `of`

    ways = {"pre_buffer": False, "buffer_size": AHEAD, "memory_map": False}
    return parquet.ParquetFile(path, metadata=metadata, read_dictionary=texts, **ways)


def of(path: str) -> Sorted:
    """The sorted table of a file.

    Raises TableError, MissingColumnsError, KindError, OSError, and NoLibraryError without Arrow.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only who reads such a table needs it
    except ImportError as error:
        raise NoLibraryError from error
    Path(path).open("rb").close()  # what stops that is no fault of the table
    try:
        plain = _opened(path, ())
    except (pa.ArrowException, OSError) as error:
        raise TableError(str(error).strip().splitlines()[0]) from error
    schema, told = plain.schema_arrow, plain.schema
    found = kinds_of(schema)
    columns = tuple(
        each for each in found.kinds if READ[each] is not As.NOTHING and each is not Cell.TAX
    )
    for each in columns:
        look_at(each, found)
    inside = within(told, found.first) if found.layout.nested else ""
    texts = [each.name for each in schema if is_text(each.type)]
    texts += texts_within(told, inside) if inside else []
    return Sorted(path, _opened(path, texts, plain.metadata), columns, tuple(texts), inside)

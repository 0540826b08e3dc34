"""The lives of a sorted table that no kernel takes: kept on disk until they are worked out singly.

What came back of a guest's order may stand apart from it, and then says nothing of what the order
came to: it is put with its order all the same, so that a mistake in it is told.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from palier.history.arrow import Rows, decoded
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.parting import Parted
from palier.history.rows import Life, lives
from palier.history.sql import connected, quoted, said, text_of
from palier.history.table import opened
from palier.named import NamedTuple
from palier.program.model import Program

ROW = "row"
"""The column that has the number of each row in the table."""
MEMORY = "100MB"
"""So much DuckDB takes for them before it goes to disk."""


class Kept(NamedTuple):
    """Rows of lives that are left, and on which rows of the table they stood, counted from 0.

    `apart` are those of what came back of guests, and stand without their orders.
    """

    rows: Rows
    stood: Numbers
    apart: Flags


class Left(AbstractContextManager["Left"]):
    """Keeps rows of a table, in a folder of its own, as long as it is open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.folder = tempfile.TemporaryDirectory(prefix="palier-")
        self.files: dict[Path, Any] = {}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()
        self.folder.cleanup()

    def add(self, kept: Kept) -> None:
        """Keep the rows of some lives."""
        table = decoded(kept.rows).append_column(ROW, [kept.stood + 1])
        for file, some in ((self._whole, ~kept.apart), (self._apart, kept.apart)):
            if some.all():
                self._write(file, table)
            elif some.any():
                self._write(file, table.filter(some))

    def lives(self, program: Program) -> Iterator[Life]:
        """The lives that were kept, in the order of their names. Raises RowError."""
        self._close()
        yield from self._of(self._whole, program)

    def parted(self, program: Program) -> Iterator[Life]:
        """The guests whose orders came back apart from them. Raises RowError."""
        self._close()
        if self._apart in self.files:
            yield from self._of(self._with_their_orders(program), program)

    def _of(self, file: Path, program: Program) -> Iterator[Life]:
        if file.exists():
            with opened(str(file), program.zone, ROW, MEMORY) as table:
                yield from lives(table, program)

    @property
    def _whole(self) -> Path:
        return Path(self.folder.name) / "whole.parquet"

    @property
    def _apart(self) -> Path:
        return Path(self.folder.name) / "apart.parquet"

    def _write(self, file: Path, rows: Rows) -> None:
        from pyarrow import parquet  # noqa: PLC0415 - only who reads with Arrow needs it

        if file not in self.files:
            self.files[file] = parquet.ParquetWriter(file, rows.schema)
        self.files[file].write_table(rows)

    def _close(self) -> None:
        for each in self.files.values():
            each.close()

    def _with_their_orders(self, program: Program) -> Path:
        """A file of all rows of the guests whose orders came back apart from them."""
        file = Path(self.folder.name) / "parted.parquet"
        schema = self.files[self._apart].schema
        cells = ", ".join(quoted(each) for each in schema.names if each != ROW)
        name = f"CAST({quoted(Cell.ORDER.value)} AS VARCHAR)"
        whose = f"CAST({quoted(Cell.CUSTOMER.value)} AS VARCHAR)"
        guest = f"coalesce({whose}, '') = ''" if Cell.CUSTOMER.value in schema.names else "true"
        wanted = f"SELECT {name} FROM read_parquet({text_of(str(self._apart))})"  # noqa: S608 - paths of our own
        source = f"read_parquet({text_of(str(self._source))}, file_row_number = true)"
        connection = connected(program.zone, self.folder.name, MEMORY)
        try:
            said(
                connection,
                f"COPY (SELECT {cells}, file_row_number + 1 AS {ROW} FROM {source} WHERE {guest}"  # noqa: S608 - as above
                f" AND {name} IN ({wanted})) TO {text_of(str(file))} (FORMAT parquet)",
            )
        finally:
            connection.close()
        return file

    @property
    def _source(self) -> Path:
        """The table, by a name that DuckDB takes for one file."""
        link = Path(self.folder.name) / "table.parquet"
        if not link.exists():
            link.symlink_to(Path(self.source).resolve())
        return link


def left_of(
    parted: Parted, odd: Flags, alone: Flags, returned: Callable[[Rows], Flags]
) -> Kept | None:
    """What is left of some rows, of whose lives some are odd; `returned`: which rows came back.

    Lives of which nothing was ordered are left too, but those `alone` that come to nothing.
    """
    whole, strays = parted, np.zeros(len(odd), dtype=np.bool_)
    if parted.whole is not None:
        whole, taken = parted.whole, odd
        strays = np.ones(len(whole.shape.first), dtype=np.bool_)
        strays[parted.among] = False
        strays &= ~alone
        odd = strays.copy()
        odd[parted.among] = taken
    if not odd.any():
        return None
    shape, size = whole.shape, whole.rows.num_rows
    some = rows_of(shape.first, np.flatnonzero(odd), size)
    apart = shape.guests & returned(whole.rows.take(shape.first))
    if parted.whole is not None:
        apart &= strays
    each = np.repeat(apart, np.diff(np.append(shape.first, size)))
    return Kept(whole.rows.take(some), whole.stood(some), each[some])


def rows_of(first: Numbers, which: Numbers, size: int) -> Numbers:
    """The rows of some lives, which begin on `first` rows of so many.

    >>> rows_of(np.array([0, 2, 5]), np.array([0, 2]), 7).tolist()
    [0, 1, 5, 6]
    """
    ends = np.append(first, size)
    many = np.diff(ends)[which]
    before = np.append(0, np.cumsum(many))[:-1]
    found: Numbers = np.repeat(first[which] - before, many) + np.arange(many.sum())
    return found

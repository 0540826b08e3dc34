"""What friends cause in the lives of a sorted table, put in its place for a kernel.

It is found before, in the table as DuckDB reads it: a friend may stand anywhere.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np

from palier.history.arrow import Array, column_of, texts_of
from palier.history.columns import Column as Cell
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.happenings import EPOCH, MICROSECOND, Happening, of_friends
from palier.history.parting import Parted
from palier.history.rows import Life
from palier.history.table import opened
from palier.values import dataclass

MEMORY = "200MB"
"""So much DuckDB takes while it looks for friends before it goes to disk."""
ByLife = dict[int, list[Happening]]
"""What happens in lives, by the place of each among those of a batch."""


@dataclass(slots=True)
class Befriended:
    """What friends cause under a programme; the lives of a table are given some at a time."""

    run: Run
    friends: Friends
    named: list[str]
    naive: bool

    @classmethod
    def of(cls, source: str, run: Run, *, naive: bool) -> Befriended:
        """Those of a table, whose times may be of the wall clock. Raises RowError."""
        with opened(source, run.program.zone, memory=MEMORY, is_parquet=True) as table:
            friends = Friends.of(table, [run])
        return cls(run, friends, sorted(friends.named(run.program)), naive)

    def with_caused(self, life: Life) -> Life:
        """A life that is worked out by itself, with what friends cause in it."""
        caused = self.friends.caused(self.run.program, life.name)
        return life._replace(caused={self.run.program.version: caused}) if caused else life

    def of_lives(self, made: Parted) -> ByLife:
        """What friends cause in the lives of some rows."""
        shape, found = made.shape, ByLife()
        known = _texts(made, Cell.CUSTOMER, shape.first)
        places = np.flatnonzero(_are_in(known, self.named) & ~shape.guests)
        for who, name in zip(places.tolist(), texts_of(known.take(places)), strict=True):
            some = of_friends(self.friends.caused(self.run.program, name))
            found[who] = [each._replace(moment=self._as_read(each.moment)) for each in some]
        return found

    def _as_read(self, moment: int) -> int:
        """A moment as the table has it: of the wall clock, where its times are."""
        if not self.naive:
            return moment
        at = EPOCH + dt.timedelta(microseconds=moment)
        wall = at.astimezone(ZoneInfo(self.run.program.zone)).replace(tzinfo=dt.UTC)
        return (wall - EPOCH) // MICROSECOND


def sent(made: Parted) -> tuple[Flags, Flags]:
    """Whose first order says that somebody sent them; and of whom only a later one says so."""
    import pyarrow.compute as pc  # noqa: PLC0415 - only who reads with Arrow needs it

    shape, rows = made.shape, np.arange(made.rows.num_rows)
    friend, own = (
        pc.utf8_trim_whitespace(_texts(made, each, rows))
        for each in (Cell.REFERRED_BY, Cell.CUSTOMER)
    )
    told = pc.and_(pc.not_equal(friend, ""), pc.not_equal(friend, own))
    by_row = np.asarray(told.to_numpy(zero_copy_only=False), dtype=np.bool_)
    begun = by_row[shape.first]
    return begun & ~shape.guests, np.logical_or.reduceat(by_row, shape.first) & ~begun


def _texts(made: Parted, cell: Cell, rows: Numbers) -> Array:
    """The texts of a cell on some rows; empty where there is none."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if cell.value not in made.rows.column_names:
        return pa.array([""] * len(rows), pa.string())
    return column_of(made.rows, cell).take(rows).cast(pa.string()).fill_null("")


def _are_in(names: Array, some: list[str]) -> Flags:
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    found = pc.is_in(names, value_set=pa.array(some, pa.string()))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)

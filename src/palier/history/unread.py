"""Amounts that no rule looks at: what is wrong with one is told all the same."""

from __future__ import annotations

from collections.abc import Iterable

from palier.history.columns import Column
from palier.history.kernel.cells import Cells
from palier.history.rows import lives
from palier.history.spending import Spending
from palier.history.sql import said
from palier.history.table import opened
from palier.history.whose import MEMORY
from palier.program.model import Program


def check_unread(source: str, program: Program, columns: Iterable[Column]) -> None:
    """Refuse what cannot be read in some columns of amounts of a Parquet file. Raises RowError."""
    with opened(source, program.zone, memory=MEMORY, is_parquet=True) as table:
        cells = Cells(table, program, Spending(None))
        wrong = " OR ".join(map(cells.wrong, columns))
        query = f'SELECT DISTINCT "_life" FROM history h WHERE {wrong}'  # noqa: S608 - names of our own
        names = [name for (name,) in said(table.connection, query).fetchall()]
        for _ in lives(table, program, names) if names else ():
            pass

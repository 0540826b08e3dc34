"""Tables on disk: CSV and Parquet, of any size, given back customer by customer and oldest first.

DuckDB sorts them, on disk where they do not fit in the memory that is allowed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from palier.history.columns import (
    ACTIVITY,
    REFUND,
    REQUIRED,
    Column,
    MissingColumnsError,
    as_text,
    columns_among,
)
from palier.history.empty_lines import TOLD, counting, empty_lines
from palier.history.headers import SCHEMA, check_schema, header_of
from palier.history.nested import LINE, NUMBER, PLACE, Layout, by_line, field_of, layout, texts_of
from palier.history.nested import ROW as OWN_ROW
from palier.history.plain_files import COPY, FILE, WITH_ONE_END, plain
from palier.history.sql import LINE_BY_LINE, MEMORY, connected, quoted, said, text_of
from palier.named import NamedTuple
from palier.values import dataclass

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 2_000
COUNTED = "row_number() OVER ()"
"""Which row of a source each is, in SQL."""
PARQUET = ".parquet"
FIRST, LAST = "1900-01-01", "3000-01-01"
"""Times before and after are none: a slip in a year."""
READ = (
    'CASE typeof("at") WHEN \'TIMESTAMP WITH TIME ZONE\' THEN CAST("at" AS TIMESTAMPTZ)'
    " ELSE try_cast(concat(\"at\", '') AS TIMESTAMPTZ) END"
)
"""The moment of a row in SQL. A mere cast would stop the reader of a CSV where a cell is none."""
MANY = 'SELECT count(DISTINCT ("order", "_kind", "_moment")) FROM history'
DOES = f"coalesce(trim(\"type\"), '') = '{ACTIVITY}'"
"""Whether a row tells of something that a customer did besides ordering, in SQL."""


class Row(NamedTuple):
    """A row: its number in the file, whose life it is of, its moment in µs, and its cells.

    Rows are counted as a spreadsheet shows them. `line`: which one of the row in the file it is,
    from 1 on, where that has all lines of an order; 0: that has none.
    """

    number: int
    life: str
    moment: int | None
    cells: tuple[str | None, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An open table: the columns that it has, and the names that are passed over.

    `nested`: a row of its file has all lines of an order. `answers` keeps what was asked of it.
    """

    connection: DuckDBPyConnection
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    first_row: int
    nested: bool
    answers: dict[str, tuple[Any, ...]]

    @property
    def number(self) -> str:
        """Which row of the file one is, counted from 1, in SQL."""
        return NUMBER if self.nested else f"{OWN_ROW} + {self.first_row}"

    def rows(self, *, only: Iterable[str] | None = None, first: bool = False) -> Iterator[Row]:
        """Every row, of a customer after another, oldest first; or some lives'.

        A guest's order is a life of its own. Of one moment, what customers do stands before orders,
        and these before what comes back. `first`: of each life the rows of its first event alone.
        """
        named = ", ".join(quoted(each.value) for each in self.columns)
        some = "" if only is None else ' WHERE "_life" IN (SELECT unnest($1))'
        some += _FIRST if first else ""
        line = LINE if self.nested else "NULL"
        query = (
            f'SELECT {self.number}, "_life", epoch_us("_moment"), {line}, {named}'  # noqa: S608 - names of our own
            f' FROM history{some} ORDER BY "_life", "_moment", "_kind", {self._called}, "_row"'
        )
        found = said(self.connection, query, None if only is None else [list(only)])
        while batch := found.fetchmany(BATCH):
            for number, life, moment, line, *cells in batch:
                yield Row(number, life, moment, tuple(cells), line)

    @property
    def _called(self) -> str:
        """The order by whose name a row stands among those of its moment, in SQL."""
        name = "coalesce(\"order\", '')"
        return f"CASE WHEN {DOES} THEN '' ELSE {name} END" if Column.TYPE in self.columns else name

    def cell(self, column: Column) -> str:
        """The text of a cell in SQL, in a row called `h`; empty where the table has none."""
        return f"coalesce(trim(h.{quoted(column.value)}), '')" if column in self.columns else "''"

    def holds(self, column: Column) -> bool:
        """Whether any row has a value in a column."""
        return column in self.columns and self._any(f"{quoted(column.value)} <> ''")

    @property
    def acts(self) -> bool:
        """Whether it tells of anything that customers did besides ordering."""
        return Column.TYPE in self.columns and self._any(DOES)

    @property
    def has_orders(self) -> bool:
        """Whether anything was ordered."""
        return self._any(f"NOT {DOES}" if Column.TYPE in self.columns else "true")

    @property
    def comes_back(self) -> bool:
        """Whether anything that was ordered comes back."""
        return self._any('"_kind"')

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last moment, in µs; None of an empty table."""
        query = 'SELECT epoch_us(min("_moment")), epoch_us(max("_moment")) FROM history'
        first, last = self._one(query)
        return None if first is None else (first, last)

    @property
    def many(self) -> int:
        """How many orders and returns there are, about."""
        return int(self._one(MANY)[0])

    def _any(self, test: str) -> bool:
        """Whether any row passes a test."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM history WHERE {test} LIMIT 1)"  # noqa: S608 - names of our own
        return bool(self._one(query)[0])

    def _one(self, query: str) -> tuple[Any, ...]:
        """The only row of an answer, which is the same however often it is asked for."""
        if query not in self.answers:
            self.answers[query] = said(self.connection, query).fetchall()[0]
        return self.answers[query]


class Outline(Protocol):
    """What is known of a table as a whole: when it begins and ends, which columns say a thing."""

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last moment, in µs; None of an empty table."""

    def holds(self, column: Column) -> bool:
        """Whether any row has a value in a column."""


_FIRST = """ QUALIFY rank() OVER (PARTITION BY "_life" ORDER BY "_moment", "_kind", "order") = 1"""


@contextmanager
def opened(
    path: str, zone: str, row: str = COUNTED, memory: str = MEMORY, *, is_parquet: bool = False
) -> Iterator[Table]:
    """Open a table, CSV or (by its ending) Parquet; a time without an offset is of a zone.

    `row`: which row each is, in SQL; `memory`: as much is taken before the disk is; `is_parquet`:
    it is known to be Parquet, whatever its ending. Raises
    TableError, MissingColumnsError, and NoLibraryError where DuckDB is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        connection = connected(zone, folder, memory)
        try:
            is_parquet |= path.lower().endswith(PARQUET)
            yield _table(connection, path, folder, row, is_parquet=is_parquet)
        finally:
            connection.close()


def _table(
    connection: DuckDBPyConnection, path: str, folder: str, row: str, *, is_parquet: bool
) -> Table:
    file = plain(path, folder)
    if is_parquet:
        source, row, found = _parquet(connection, file, row)
        first, at_once = 0, rows_of(source, found.columns, row)
    else:
        copy, single = str(Path(folder) / "one-end.csv"), (_csv(file, at_once=False))
        ways, first = [_csv(file), single, single.replace(text_of(file), text_of(copy))], 1
        if passed_over := empty_lines(file, header_of(file)[1]):
            said(connection, TOLD, [[*passed_over], [*passed_over.values()]])
            ways, row = [*map(counting, ways)], OWN_ROW
        described = said(connection, f"DESCRIBE SELECT * FROM {ways[0]}").fetchall()  # noqa: S608 - a path of our own
        found = Layout(*columns_among([each[0] for each in described]))
        at_once, single, anew = (with_cells(each, found.columns, row) for each in ways)
        kept = {LINE_BY_LINE: single, WITH_ONE_END: anew, FILE: file, COPY: copy}
        for name, value in kept.items():
            said(connection, f"SET VARIABLE {name} = {text_of(value)}")
    said(connection, f"CREATE TEMP VIEW history AS {at_once}")
    return Table(connection, found.columns, found.unknown, first, found.nested, {})


def _parquet(connection: DuckDBPyConnection, file: str, row: str) -> tuple[str, str, Layout]:
    """The rows of a Parquet file in SQL, one for each line, which row each is, and its layout."""
    check_schema(said(connection, SCHEMA + f"({text_of(file)})").fetchall())
    rows = parquet(file)
    described = said(connection, f"SELECT * FROM {rows} LIMIT 0").description  # noqa: S608 - a path of our own
    found = layout([field_of(name, kind) for name, kind, *_ in described])
    if found.nested:
        return by_line(rows, found, row), PLACE, found
    return (texts_of(rows, found, row), OWN_ROW, found) if found.lists else (rows, row, found)


def rows_of(
    source: str,
    columns: Iterable[Column],
    row: str = COUNTED,
    also: Sequence[str] = (),
) -> str:
    """The query for the rows of a source: texts, row, moment, kind (a return?), and whose life.

    `also` are further columns, as they are.
    """
    there = tuple(columns)
    cells = ", ".join(f"{as_text(each)} {quoted(each.value)}" for each in there)
    further = "".join(f", {quoted(each)}" for each in also)
    kind = '"type" = \'' + REFUND + "'" if Column.TYPE in there else "false"
    customer = '"customer"' if Column.CUSTOMER in there else "NULL"
    moment = f"CASE WHEN \"_at\" BETWEEN '{FIRST}' AND '{LAST}' THEN \"_at\" END"
    life = f"coalesce(nullif({customer}, ''), chr(1) || coalesce(\"order\", ''))"
    rows = f'SELECT {cells}{further}, {READ} AS "_at", {row} AS "_row" FROM {source}'  # noqa: S608 - names of our own
    return (
        f'SELECT * EXCLUDE ("_at"), {moment} AS "_moment", coalesce({kind}, false) AS "_kind",'  # noqa: S608 - names of our own
        f' {life} AS "_life" FROM ({rows})'
    )


def with_cells(source: str, columns: Iterable[Column], row: str) -> str:
    """The query for the rows of a CSV that say anything: a spreadsheet writes others too."""
    there = tuple(columns)
    cells = ", ".join(f"trim({quoted(each.value)})" for each in there)
    return f"SELECT * FROM ({rows_of(source, there, row)}) WHERE concat({cells}) <> ''"  # noqa: S608 - names of our own


def parquet(path: str) -> str:
    """The rows of a Parquet file, in SQL."""
    return f"read_parquet({text_of(path)})"


def _csv(path: str, *, at_once: bool = True) -> str:
    """A CSV as a table of texts: what parts its cells is seen in its first line.

    `at_once`: several threads read it, which takes cells of one line each.
    """
    header, delimiter = header_of(path, twice=False)
    if not header:
        raise MissingColumnsError(REQUIRED, ())
    columns = ", ".join(f"{text_of(each)}: 'VARCHAR'" for each in header)
    return (
        f"read_csv({text_of(path)}, columns = {{{columns}}}, header = true,"
        f" delim = {text_of(delimiter)}, quote = '\"', escape = '\"', auto_detect = false,"
        f" max_line_size = 1000000, null_padding = true, parallel = {str(at_once).lower()})"
    )

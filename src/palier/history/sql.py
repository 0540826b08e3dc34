"""What is asked of DuckDB: a connection, a query and its answer, names and texts in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from palier.history.plain_files import IN_TWO_WAYS, WITH_ONE_END, written_with_one_end
from palier.history.unreadable import TableError, first_sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "400MB"
AT_ONCE = "parallel scanner"
"""What DuckDB names where several threads cannot read a CSV at once."""
LINE_BY_LINE = "line_by_line"
"""The variable of DuckDB that holds how a table is read by one thread."""


class NoLibraryError(Exception):
    """What a table needs is not installed."""


def connected(zone: str, folder: str, memory: str = MEMORY) -> DuckDBPyConnection:
    """A connection that goes to a folder where memory is short, its times of a zone."""
    try:
        import duckdb  # noqa: PLC0415 - only who reads a table needs it
    except ImportError as error:
        raise NoLibraryError from error
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{memory}'")
    connection.execute(f"SET temp_directory = {text_of(folder)}")
    connection.execute(f"SET TimeZone = {text_of(zone)}")
    connection.execute("SET enable_progress_bar = false")
    return connection


def said(connection: DuckDBPyConnection, query: str, given: list[Any] | None = None) -> Any:  # noqa: ANN401 - what DuckDB answers
    """What DuckDB answers; `given` stand in for $1, $2…. Raises TableError."""
    import duckdb  # noqa: PLC0415 - see above

    try:
        try:
            return connection.execute(query, given)
        except duckdb.Error as error:
            if AT_ONCE in str(error):
                _again(connection, LINE_BY_LINE)
            elif not (IN_TWO_WAYS in str(error) and written_with_one_end(connection)):
                raise
            else:
                _again(connection, WITH_ONE_END)
            return connection.execute(query, given)
    except duckdb.Error as error:
        raise TableError(first_sentence(str(error))) from error


@contextmanager
def looked_up(connection: DuckDBPyConnection) -> Iterator[None]:
    """While it is open, what stands on the right of a join is what is held in memory.

    How many rows a file has is not known beforehand: DuckDB would hold the orders, and look up in
    them, where a few names are joined to each.
    """
    connection.execute("SET disabled_optimizers = 'build_side_probe_side'")
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")


def _again(connection: DuckDBPyConnection, way: str) -> None:
    """Read the table again from its beginning, in another way."""
    (rows,) = connection.execute(f"SELECT getvariable('{way}')").fetchall()[0]
    connection.execute(f"CREATE OR REPLACE TEMP VIEW history AS {rows}")


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def text_of(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"

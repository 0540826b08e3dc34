"""A table of orders as Parquet: columns in types of their own, customers in order, oldest first.

So it is read by whatever reads Parquet, `palier outcomes` among them, which sorts nothing. A row is
a line of an order, or an order with its lines in a list of structs.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from palier.closed import total
from palier.history.columns import LINES, OF_A_LINE, PLACES, REFUND, SEPARATOR, Column
from palier.history.headers import header_of
from palier.history.kinds import READ, As
from palier.history.sql import connected, quoted, said, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

MOMENT = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)?"
    r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
)
OFFSET = r":[0-9.]+(Z|[+-][0-9:]+)$"
"""What ends a time that says its zone."""
AMOUNT = r"-?[0-9]{1,12}(\.[0-9]{1,6})?"
PLAIN = total(
    As,
    {
        As.AMOUNT: AMOUNT,
        As.WHOLE: "[0-9]{1,9}",
        As.TIME: MOMENT,
        As.NAME: None,
        As.NOTHING: AMOUNT,
    },
)
"""What all cells of a column are that is of a type; what is not stays a text, and is told of when
the table is read.
"""
TEXT = "VARCHAR"
KEYS = (Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER)
"""What lines of one event have in common."""
DECIMALS = 2
"""An amount has so many decimals at least."""


def typed_parquet(path: str, table: str, *, nested: bool = False) -> None:
    """Write a CSV of orders that is there as Parquet. A cell that is empty is none.

    `nested`: a row for each order, with its lines.
    """
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        connection = connected("UTC", folder)
        try:
            names, _ = header_of(path)
            source = own_csv(path, dict.fromkeys(names, TEXT))
            rows = f'SELECT *, row_number() OVER () AS "_row" FROM {source}'  # noqa: S608 - a path of our own
            said(connection, f"CREATE TABLE told AS {rows}")
            known = [Column(each) for each in names]
            kinds = {each: _kind(connection, each) for each in known}
            back = [f"coalesce(\"type\", '') = '{REFUND}'"] if Column.TYPE in kinds else []
            rank = ", ".join(['"customer" NULLS FIRST', '"at"', *back, '"order"', '"_row"'])
            rows = (_by_order if nested else _by_line)(kinds, rank)
            said(connection, f"COPY ({rows}) TO {text_of(table)} (FORMAT parquet)")
        finally:
            connection.close()


def _by_line(kinds: Mapping[Column, str], rank: str) -> str:
    """A row for each line, in SQL: the columns with their types, in order."""
    cells = ", ".join(f"{_cell(*each)} AS {quoted(each[0].value)}" for each in kinds.items())
    return f"SELECT {cells} FROM told ORDER BY {rank}"  # noqa: S608 - names of our own


def _by_order(kinds: Mapping[Column, str], rank: str) -> str:
    """A row for each order, for what came back of it at once, and for what else was done."""
    cells = {each: _values(each, _cell(each, kind)) for each, kind in kinds.items()}
    tops = {each: text for each, text in cells.items() if each not in OF_A_LINE}
    of_line = {each: text for each, text in cells.items() if each in OF_A_LINE}
    line = ", ".join(f"{quoted(each.value)} := {text}" for each, text in of_line.items())
    some = f"coalesce({', '.join(quoted(each.value) for each in of_line)}) IS NOT NULL"
    heads = (
        f'first({text} ORDER BY "_row") AS {quoted(each.value)}' for each, text in tops.items()
    )
    keys = [quoted(each.value) for each in KEYS if each in kinds]
    if Column.ACTIVITY in kinds:  # each is a row of its own
        keys.append('CASE WHEN "activity" IS NULL THEN 0 ELSE "_row" END')
    return (
        f'SELECT * EXCLUDE ("_row") FROM (SELECT {", ".join(heads)}, min("_row") AS "_row",'  # noqa: S608 - as above
        f' list(struct_pack({line}) ORDER BY "_row") FILTER (WHERE {some}) AS {LINES}'
        f" FROM told GROUP BY {', '.join(keys)}) ORDER BY {rank}"
    )


def _cell(column: Column, kind: str) -> str:
    """A cell in its type, in SQL."""
    return f"CAST({quoted(column.value)} AS {kind})"


def _values(column: Column, cell: str) -> str:
    """A cell in a row of an order, in SQL: a list, where it may have several values."""
    several = PLACES[column].several
    return rf"regexp_split_to_array(trim({cell}), '\s*{SEPARATOR}\s*')" if several else cell


def _kind(connection: DuckDBPyConnection, column: Column) -> str:
    """The type of a column in DuckDB: its own where all its cells are of it, else a text."""
    what = READ[column]
    pattern, cell = PLAIN[what], quoted(column.value)
    if pattern is None:
        return TEXT
    odd = f"count(*) FILTER (NOT regexp_full_match({cell}, {text_of(pattern)}))"
    zoned = f"count(*) FILTER (regexp_matches({cell}, {text_of(OFFSET)}))"
    finest = f"max(length(rtrim(split_part({cell}, '.', 2), '0')))"
    query = f"SELECT count({cell}), {odd}, {zoned}, coalesce({finest}, 0) FROM told"  # noqa: S608 - names of our own
    many, strange, with_zone, decimals = said(connection, query).fetchone()
    if strange or 0 < with_zone < many:
        return TEXT
    match what:
        case As.TIME:
            return _time(connection, cell, "TIMESTAMPTZ" if with_zone else "TIMESTAMP")
        case As.WHOLE:
            return "INTEGER"
        case As.AMOUNT | As.NOTHING:
            return f"DECIMAL(18, {max(DECIMALS, decimals)})"
        case As.NAME:
            return TEXT


def _time(connection: DuckDBPyConnection, cell: str, kind: str) -> str:
    """A type of times, unless one is none that there is, such as the 30th of February."""
    query = f"SELECT count({cell}) - count(TRY_CAST({cell} AS {kind})) FROM told"  # noqa: S608 - as above
    (lost,) = said(connection, query).fetchone()
    return TEXT if lost else kind


def parquet_of(path: str, table: str, types: dict[str, str]) -> None:
    """Write a CSV that is there as Parquet, its columns in types of DuckDB."""
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        connection = connected("UTC", folder)
        try:
            source = own_csv(path, types)
            said(connection, f"COPY (SELECT * FROM {source}) TO {text_of(table)} (FORMAT parquet)")  # noqa: S608 - paths of our own
        finally:
            connection.close()


def own_csv(path: str, types: dict[str, str]) -> str:
    """A CSV that we wrote, in SQL: its columns in types of DuckDB."""
    names, delimiter = header_of(path)
    columns = ", ".join(f"{text_of(each)}: {text_of(types[each])}" for each in names)
    return (
        f"read_csv({text_of(path)}, columns = {{{columns}}}, header = true,"
        f" delim = {text_of(delimiter)}, auto_detect = false)"
    )

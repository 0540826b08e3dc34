"""A Parquet table with a row for each order: its lines are a list of structs in one column.

It is read as if each line had a row of its own, on which all that is said of the order stands too.
A row without lines, as of what came back whole, has one on which nothing is said of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from palier.history.columns import (
    LINES,
    OF_A_LINE,
    PLACES,
    SEPARATOR,
    Column,
    called,
    columns_among,
)
from palier.history.headers import check_once
from palier.history.unreadable import A_LIST, NO_STRUCTS, TWO_WAYS, TableError
from palier.named import NamedTuple
from palier.speech.phrases import Phrase

NO_LINES = Phrase("the order “{order}” has no lines", "la commande « {order} » n'a pas de lignes")
EACH = 1_000_000
"""A row has fewer lines."""
ROW, NTH = "_row", "_nth"
"""The row of a file, and which one of its lines; 0: it has none."""
PLACE = f"{ROW} * {EACH} + {NTH}"
"""Both as one number, by which lines stand in order, in SQL."""
NUMBER, LINE = f"{ROW} // {EACH}", f"{ROW} % {EACH}"
"""The row and the line of it, out of that number, where it is taken for the row, in SQL."""


class Field(NamedTuple):
    """A column of a file: its name, what its type is called, whether it holds lists, and what is
    in the structs that these hold, if they do.
    """

    name: str
    kind: str
    is_list: bool = False
    inside: tuple[Field, ...] | None = None


class Layout(NamedTuple):
    """The columns of a table, the names that are passed over, and which columns hold lists.

    `nested`: the lines of an order are in one column.
    """

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    lists: frozenset[Column] = frozenset()
    nested: bool = False


def layout(there: Sequence[Field]) -> Layout:
    """The layout of a table that has some columns. Raises TableError and MissingColumnsError.

    >>> price = Field("price", "DECIMAL(9, 2)")
    >>> there = [Field("order", "BIGINT"), Field("at", "DATE"), Field("lines", "…", True, (price,))]
    >>> layout(there).nested
    True
    """
    names = [each.name for each in there]
    check_once(names)
    small = {each.name.lower(): each for each in there}
    of_lines = [each for each in Column if each in OF_A_LINE and each.value in small]
    lines = small.get(LINES)
    inside = None if lines is None else lines.inside
    if inside is not None and of_lines:
        raise TableError(f"{TWO_WAYS} {', '.join(each.value for each in of_lines)}")
    if lines is not None and inside is None and Column.PRICE not in of_lines:
        raise TableError(f"{NO_STRUCTS} {lines.kind}")
    check_once(each.name for each in inside or ())
    of_order = None if inside is None else [each.name for each in inside]
    columns, unknown = columns_among(names, of_order)
    nested = inside is not None
    small |= {f"{LINES}.{each.name.lower()}": each for each in inside or ()}
    named = {each: called(each, nested=nested) for each in columns}
    lists = frozenset(each for each, name in named.items() if small[name].is_list)
    for each in columns:
        if each in lists and not PLACES[each].several:
            raise TableError(f"{A_LIST} {named[each]}")
    return Layout(columns, unknown, lists, nested)


def field_of(name: str, kind: Any) -> Field:  # noqa: ANN401 - a type of DuckDB
    """A column of some name and type."""
    if kind.id != "list":
        return Field(name, str(kind))
    ((_, each),) = kind.children
    inside = tuple(field_of(*every) for every in each.children) if each.id == "struct" else None
    return Field(name, str(kind), is_list=True, inside=inside)


# In SQL --------------------------------------------------------------------------------------


def texts_of(source: str, found: Layout, row: str) -> str:
    """The rows of a source, in SQL, with what is a list as a text; `row`: which row each is."""
    cells = ", ".join(_cell(f'"{each.value}"', each, found) for each in found.columns)
    return f"(SELECT {cells}, {row} AS {ROW} FROM {source})"  # noqa: S608 - names of our own


def by_line(source: str, found: Layout, row: str) -> str:
    """A row for each line of the rows of a source, in SQL; `row`: which row of it each is."""
    tops = [each for each in found.columns if each not in OF_A_LINE]
    names = ", ".join(f'"{each.value}"' for each in tops)
    outer = (_cell(f'"{each.value}"', each, found) for each in tops)
    of_line = (each for each in found.columns if each in OF_A_LINE)
    inner = (_cell(f"\"_line\"['{each.value}']", each, found) for each in of_line)
    many = f"coalesce(len({LINES}), 0)"
    return (
        f"(SELECT {', '.join([*outer, *inner])}, {ROW}, {NTH} FROM (SELECT {names}, {ROW},"  # noqa: S608 - as above
        f' unnest(CASE WHEN {many} > 0 THEN {LINES} ELSE [NULL] END) AS "_line",'
        f" unnest(range(least({many}, 1), {many} + 1)) AS {NTH}"
        f" FROM (SELECT {names}, {LINES}, {row} AS {ROW} FROM {source})))"
    )


def _cell(text: str, column: Column, found: Layout) -> str:
    """A cell in SQL: what is a list, parted as in a text."""
    told = f"array_to_string({text}, '{SEPARATOR}')" if column in found.lists else text
    return f'{told} AS "{column.value}"'

"""Lines of a CSV without anything: readers pass over them, and a spreadsheet counts them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

TOLD = "CREATE TEMP TABLE empty_lines AS SELECT unnest($1) _after, unnest($2) _many"
"""Tells DuckDB what `empty_lines` found."""
AT_ONCE = 2**20
"""So many bytes are looked at, at once."""
TWO_ENDS = (b"\n\n", b"\n\r", b"\r\r")
"""What stands where a line without anything may end."""


def empty_lines(path: str, delimiter: str) -> dict[int, int]:
    """After which rows of a CSV such lines stand, and how many there are from the first one on.

    Rows are counted without them, that of the names being row 0; a row whose cells go over several
    lines is one. What stands after the last row says nothing of any.
    """
    if not _may_have_some(path):
        return {}
    with (
        Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as file,
        suppress(csv.Error),  # who reads the table says what is wrong with it
    ):
        return _counted(csv.reader(file, delimiter=delimiter))
    return {}


def counting(source: str) -> str:
    """The rows of a CSV in SQL, and which row each is with the lines that DuckDB passes over."""
    counted = f'SELECT *, row_number() OVER () AS "_nth" FROM {source}'  # noqa: S608 - a source of our own
    return (
        f'(SELECT r.* EXCLUDE ("_nth"), "_nth" + coalesce(_many, 0) AS "_row"'  # noqa: S608 - names of our own
        f' FROM ({counted}) r ASOF LEFT JOIN empty_lines ON "_nth" > _after)'
    )


def _counted(rows: Iterable[list[str]]) -> dict[int, int]:
    """The same of rows, of which those without cells are such lines.

    >>> _counted([["at"], [], ["1"], ["2"], [], [], ["3"], []])
    {0: 1, 2: 3}
    """
    found: dict[int, int] = {}
    row, many = -1, 0
    for cells in rows:
        if cells:
            row += 1
        else:
            many += 1
            found[row] = many
    found.pop(row, None)
    return found


def _may_have_some(path: str) -> bool:
    """Whether two lines end one right after the other anywhere, within a cell or not."""
    last = b""
    with Path(path).open("rb") as file:
        while some := file.read(AT_ONCE):
            both = last + some
            if any(each in both for each in TWO_ENDS):
                return True
            last = some[-1:]
    return False

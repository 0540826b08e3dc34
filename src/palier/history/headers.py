"""The names of the columns of a file: in the first line of a CSV, in the schema of Parquet."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from palier.history.columns import LINES, Column
from palier.history.unreadable import BOOKS, NOT_UTF8, TO_EXCEL, TWICE, WORKBOOK, TableError

DELIMITERS = ",;\t|"
SCHEMA = "SELECT name, num_children FROM parquet_schema"
"""What DuckDB tells of a Parquet file, given it: what a column holds stands after the column."""


def header_of(path: str, *, twice: bool = True) -> tuple[list[str], str]:
    """The names in the first line of a CSV, and what parts them: see `named_once`."""
    with Path(path).open("rb") as whole:
        if whole.read(4).startswith(BOOKS):
            raise TableError(WORKBOOK)
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        try:
            line = file.readline(1_000_000)
        except UnicodeDecodeError as error:
            raise TableError(NOT_UTF8) from error
    if "\0" in line:  # UTF-16 that does not say so
        raise TableError(NOT_UTF8)
    if re.fullmatch(r"sep=.?\s*", line, re.IGNORECASE):
        raise TableError(f"{TO_EXCEL} {line.strip()}")
    return named_once(line, twice=twice)


def named_once(line: str, *, twice: bool = True) -> tuple[list[str], str]:
    """The names in a first line, none of them twice, and what parts them.

    A name that comes again gets a number; of a column of a history it raises TableError, unless
    `twice` says that it may.
    """
    delimiter = max(DELIMITERS, key=line.count)
    try:
        names = [each.strip() for each in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error as error:
        raise TableError(f"Line: 1, {error}") from error
    if not twice:
        check_once(names)
    once: list[str] = []
    for at, name in enumerate(names):
        known = {each.lower() for each in once}
        once.append(name if name and name.lower() not in known else f"{name}_{at}")
    return once, delimiter


def check_once(names: Iterable[str]) -> None:
    """Look whether a column stands twice among names, in small letters or not. Raises TableError.

    >>> check_once(["order", "at", "price", "note", "note"])
    """
    many = Counter(each.lower() for each in names)
    for each in Column:
        if many[each.value] > 1:
            raise TableError(f"{TWICE} {each.value}")


def check_schema(schema: Sequence[tuple[str, int | None]]) -> None:
    """Look whether a column stands twice in a Parquet file, given all that its schema has, or twice
    within the column of lines. Raises TableError.

    >>> check_schema([("schema", 2), ("tags", 1), ("list", 1), ("element", None), ("at", None)])
    """
    names: dict[tuple[str, ...], list[str]] = {}
    above: list[tuple[tuple[str, ...], int]] = [((), schema[0][1] or 0)]
    for name, many in schema[1:]:
        path, left = above.pop()
        if left > 1:
            above.append((path, left - 1))
        if many:
            above.append(((*path, name), many))
        names.setdefault(path, []).append(name)
    for path, several in names.items():
        if not path or path[0].lower() == LINES:
            check_once(several)

"""Files as DuckDB reads them: under a plain path, and a CSV whose lines end in one way.

Of two exports put together, one after the other, the lines may end in two.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

IN_TWO_WAYS = "reached an invalid state"
"""What DuckDB says of a CSV whose lines end in two ways, and of others that are none."""
WITH_ONE_END, FILE, COPY = "with_one_end", "file_of_the_table", "file_with_one_end"
"""The variables of DuckDB: how a table is read once its lines end in one way, the file that it is
in, and where it stands then."""
AT_ONCE = 2**20
"""So many bytes are written at once."""


def plain(path: str, folder: str) -> str:
    """A path that DuckDB takes for one file: stars and brackets in it would find others."""
    if not set("*?[") & set(path):
        return path
    link = Path(folder) / f"history{Path(path).suffix}"
    link.symlink_to(Path(path).resolve())
    return str(link)


def written_with_one_end(connection: DuckDBPyConnection) -> bool:
    """Write the CSV of a table anew, its lines ending in one way; false where they do already."""
    names = f"SELECT getvariable('{FILE}'), getvariable('{COPY}')"
    file, copy = connection.execute(names).fetchall()[0]
    return file is not None and not Path(copy).exists() and with_one_end(Path(file), Path(copy))


def with_one_end(file: Path, copy: Path) -> bool:
    """Write a file anew, each line ending as Unix has it; whether they ended in several ways."""
    found: set[bytes] = set()
    with file.open("rb") as old, copy.open("wb") as new:
        while some := old.read(AT_ONCE):
            some += old.read(1) if some.endswith(b"\r") else b""
            windows = some.count(b"\r\n")
            many = {b"\r\n": windows, b"\n": some.count(b"\n") - windows}
            many[b"\r"] = some.count(b"\r") - windows
            found |= {each for each, times in many.items() if times}
            new.write(some.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return len(found) > 1

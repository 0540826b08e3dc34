"""Why a table cannot be read is said in the words of a merchant, in either language."""

import pytest

from palier.history.table import opened
from palier.history.unreadable import TableError, in_words
from palier.source import Language
from palier.speech.speaker import Speaker

pytest.importorskip("duckdb")
HEADER = b"order,at,price\n"
TABLES = {
    "book.csv": (b"PK\x03\x04" + b"\x00" * 60, "it is a workbook"),
    "old.csv": (b"\xd0\xcf\x11\xe0" + b"\x00" * 60, "it is a workbook"),
    "excel.csv": (b"sep=;\r\norder;at;price\r\n1;2025-01-01;1.00\r\n", "sep=;, is for Excel"),
    "tab.csv": (b"\xef\xbb\xbfsep=\t\norder\tat\tprice\n", "is for Excel: take it out"),
    "latin.csv": (b"order,at,caf\xe9\n", "CSV UTF-8"),
    "later.csv": (HEADER + b"1,2025-01-01,1.00\n" * 9_000 + b"2,2025-01-01,\xe9\n", "CSV UTF-8"),
    "wide.csv": (HEADER + b"1,2025-01-01,1.00,5\n", "line 2 has 4 cells, and the first line 3"),
    "twice.csv": (
        b"order,at,price,at\n1,2025-01-01,1.00,2025-01-02\n",
        "two of its columns are called at: leave one of them out",
    ),
    "open.csv": (HEADER + b'1,"2025-01-01,1.00\n2,x,y\n', "line 2 is never closed"),
    "long.csv": (HEADER + b'1,"' + b"x" * 2_000_000 + b'",1.00\n', "line 2 is too long"),
    "small.parquet": (b"PAR1", "no Parquet file"),
    "other.parquet": (b"order,at,price\n1,2025-01-01,1.00\n", "no Parquet file"),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_is_wrong_with_a_file_is_said(tmp_path, name):
    """Where it is, and what to do, rather than what a library says of itself."""
    content, said = TABLES[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError) as raised, opened(str(path), "UTC") as table:
        [*table.rows()]
    told = [in_words(raised.value.reason, Speaker(each)) for each in Language]
    assert said in told[0]
    assert told[0] != told[1]


def test_a_reason_that_is_not_known_is_told_as_it_is():
    """Better the words of the library than none."""
    assert in_words("the disk is full", Speaker(Language.FRENCH)) == "the disk is full"

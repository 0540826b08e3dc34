"""Why a table cannot be read is said in the words of a merchant, in either language."""

import pytest

from palier.history.columns import MissingColumnsError
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
    "one.csv": (b"x" * 200_000, "line 1 is too long"),
    "unsaid.csv": (HEADER.decode().encode("utf-16-le"), "CSV UTF-8"),
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


def test_what_arrow_says_of_a_file_that_is_too_small_is_put_in_words():
    """`palier outcomes` reads with it."""
    told = in_words("Parquet file size is 4 bytes, smaller than", Speaker(Language.FRENCH))
    assert told == "ce n’est pas un fichier Parquet"


def test_names_of_columns_are_cut_short_where_they_are_told(tmp_path):
    """A first line that is no header may be anything."""
    (tmp_path / "long.csv").write_text("x" * 9_000 + "\n", "utf-8")
    with pytest.raises(MissingColumnsError) as raised, opened(str(tmp_path / "long.csv"), "UTC"):
        pass
    assert raised.value.there == ("x" * 39 + "…",)


def test_a_reason_that_is_not_known_is_told_as_it_is():
    """Better the words of the library than none."""
    assert in_words("the disk is full", Speaker(Language.FRENCH)) == "the disk is full"

"""Column chunks read in a few passes: the same as Arrow reads, or nothing at all."""

import datetime as dt
import random
from decimal import Decimal

import pytest

from palier.history import unpacking
from palier.history.chunks import CODECS, Chunks
from palier.history.kernel import compiled

pytest.importorskip("llvmlite.binding")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def kept_elsewhere(tmp_path, monkeypatch):
    """Nothing of the user's own is read or written."""
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))


def table(many=700):
    """A table whose columns say the same for a while, or nothing, or something else each time."""
    dice = random.Random(7)  # noqa: S311 - nothing is hidden
    amounts = [Decimal(dice.randint(-(10**6), 10**6)).scaleb(-2) for _ in range(many)]
    moments = [NOON + dt.timedelta(seconds=dice.randint(0, 10**7)) for _ in range(many)]
    names = [f"ada{each // 9}" if each % 9 else None for each in range(many)]
    return pa.table(
        {
            "number": pa.array([each // 5 - 20 for each in range(many)]),
            "narrow": pa.array([dice.choice((None, 1, 2, -(2**31))) for _ in range(many)], "int32"),
            "one": pa.array([7] * many),
            "none": pa.array([None] * many, pa.int64()),
            "price": pa.array(amounts, pa.decimal128(9, 2)),
            "large": pa.array([each * 10**7 for each in amounts], pa.decimal128(18, 2)),
            "at": pa.array(moments, pa.timestamp("us", "UTC")),
            "name": pa.array(names),
            "type": pa.array(["pro", "", None, "é"] * (many // 4)).dictionary_encode(),
        }
    )


def written(path, rows, **how):
    """A file of some rows, its decimals as whole numbers."""
    parquet.write_table(rows, path, **{"store_decimal_as_integer": True} | how)
    return parquet.ParquetFile(path)


def read(path, file, names, groups, fold=compiled.plain):
    """Columns of some row groups, each as Arrow would have read it."""
    found = Chunks(str(path), file, names, unpacking.unpacking(fold)).read(groups)
    kinds = {each.name: each.type for each in file.schema_arrow}
    return {name: each.cast(plain(kinds[name])).to_pylist() for name, each in found.items()}


def plain(kind):
    """A type, of texts where it is one of numbers for texts."""
    return getattr(kind, "value_type", kind)


def by_arrow(file, names, groups):
    """The same, by Arrow."""
    return {each: file.read_row_groups(groups, [each])[each].to_pylist() for each in names}


WAYS = {
    "pages of a few rows": {"max_rows_per_page": 30},
    "a dictionary that is left": {"dictionary_pagesize_limit": 500, "max_rows_per_page": 50},
    "no dictionary": {"use_dictionary": False},
    "row groups": {"row_group_size": 150},
    "decimals as bytes": {"store_decimal_as_integer": False},
    "decimals as bytes, no dictionary": {
        "store_decimal_as_integer": False,
        "use_dictionary": ["name", "type"],
    },
}


@pytest.mark.parametrize("way", WAYS)
def test_columns_are_what_arrow_reads(tmp_path, way):
    """One row group or several, texts that are numbered anew among them."""
    path = tmp_path / "rows.parquet"
    file = written(path, table(), **WAYS[way])
    names = [each.name for each in file.schema_arrow]
    every = [*range(file.num_row_groups)]
    # Texts that stand in no dictionary are left to Arrow.
    texts = {"no dictionary": ("name", "type"), "a dictionary that is left": ("name",)}
    names = [each for each in names if each not in texts.get(way, ())]
    assert read(path, file, names, every) == by_arrow(file, names, every)
    assert read(path, file, names, every[-2:]) == by_arrow(file, names, every[-2:])


@pytest.mark.parametrize("codec", CODECS)
def test_pages_may_be_packed(tmp_path, codec):
    """In each way of those that are read, by machine code."""
    path = tmp_path / "rows.parquet"
    name = {"UNCOMPRESSED": "none"}.get(codec, codec.lower())
    file = written(path, table(), compression=name, max_rows_per_page=90)
    assert file.metadata.row_group(0).column(0).compression == codec
    names = [each.name for each in file.schema_arrow]
    assert read(path, file, names, [0], compiled.compiled) == by_arrow(file, names, [0])


def test_values_that_may_not_lack_have_no_levels(tmp_path):
    """What is required is read too."""
    path = tmp_path / "rows.parquet"
    schema = pa.schema([pa.field("number", pa.int64(), nullable=False)])
    file = written(path, table().select(["number"]).cast(schema))
    assert read(path, file, ["number"], [0]) == by_arrow(file, ["number"], [0])


def test_what_is_written_otherwise_is_left_to_arrow(tmp_path):
    """Pages of the second version, differences, large decimals, other types, lists."""
    path = tmp_path / "rows.parquet"
    rows = table(40).select(["number", "price"])
    names = ["number", "price"]
    ways = (
        {"data_page_version": "2.0"},
        {"use_dictionary": False, "column_encoding": {"number": "DELTA_BINARY_PACKED"}},
        {"compression": "lz4"},
    )
    found = [[*read(path, written(path, rows, **how), names, [0])] for how in ways]
    assert found == [[], ["price"], []]
    others = pa.table({"float": [1.5], "list": [[1]], "small": pa.array([1], "int16")})
    others = others.append_column("large", pa.array([Decimal(1)], pa.decimal128(19, 2)))
    file = written(path, others)
    assert read(path, file, others.column_names, [0]) == {}


def test_no_byte_is_believed(tmp_path):
    """A file that is damaged is read as something, or left to Arrow: nothing outside is looked at.

    Python says where a pass reads beyond what it is given.
    """
    path, dice = tmp_path / "rows.parquet", random.Random(3)  # noqa: S311 - as above
    file = written(path, table(200), compression="none", max_rows_per_page=60)
    names = [each.name for each in file.schema_arrow]
    whole = path.read_bytes()
    found = []
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(200):
            data[dice.randrange(4, len(data) - file.metadata.serialized_size)] = dice.randrange(256)
        path.write_bytes(data)
        made = Chunks(str(path), file, names, unpacking.unpacking(compiled.plain)).read([0])
        found.append({len(each) for each in made.values()} - {200})
    assert found == [set()] * 60

"""A Parquet file written in a few passes: others read what was written."""

import decimal

import pytest

from palier.history.kernel import compiled
from palier.history.packing import Writer, is_packed, packing

pytest.importorskip("llvmlite.binding")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
duckdb = pytest.importorskip("duckdb")
MONEY = pa.decimal64(18, 2)


@pytest.fixture(autouse=True)
def kept_elsewhere(tmp_path, monkeypatch):
    """Nothing of the user's own is read or written."""
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))


def table(whole, narrow, names):
    """A table of the types that outcomes have."""
    tiers = [("Gold", "Bronze", None)[each % 3] for each in range(len(whole))]
    amounts = [decimal.Decimal(abs(each) % 10**16).scaleb(-2) for each in whole]
    columns = {
        "order": pa.array(whole, pa.int64()),
        "customer": pa.array(names, pa.string()),
        "friend": pa.array([each if each % 3 else None for each in whole], pa.int64()),
        "goods": pa.array(amounts, pa.decimal128(18, 2)).cast(MONEY),
        "earned": pa.array(narrow, pa.int32()),
        "used": pa.array(narrow, pa.int32()),
        "tier": pa.array(tiers, pa.string()).dictionary_encode(),
        "none": pa.array([None] * len(whole), pa.string()).dictionary_encode(),
    }
    never = ("goods", "earned", "used")
    fields = [pa.field(name, each.type, name not in never) for name, each in columns.items()]
    return pa.table(columns, schema=pa.schema(fields))


def written(path, groups, fold=compiled.plain):
    """A file of some row groups."""
    with Writer(path, groups[0].schema, ("used",), packing(fold)) as writer:
        for each in groups:
            writer.write(each)
    return parquet.ParquetFile(path)


def told(rows):
    """Rows, as Python has them."""
    return rows.to_pylist()


ROWS = {
    "none": (),
    "one": (7,),
    "a block and one more": range(130),
    "what falls": range(10**6, 10**6 - 700, -3),
    "what does not change": [4] * 300,
    "widths of all kinds": [2**each % 2**31 for each in range(31)] * 9,
    "what is large": [2**each + each for each in range(62)] * 4,
    "below nothing": [-5, 3, 2**63 - 1, -(2**63), 0],
}


@pytest.mark.parametrize("said", ROWS)
def test_what_is_written_is_read(tmp_path, said):
    """By Arrow and by DuckDB, whatever the numbers."""
    whole = [*ROWS[said]]
    narrow = [max(-(2**31), min(each, 2**31 - 1)) for each in whole]
    names = [f"é{each % 11}" if each % 5 else None for each in whole]
    rows, path = table(whole, narrow, names), tmp_path / "rows.parquet"
    file = written(path, [rows])
    assert told(file.read()) == told(rows)
    with duckdb.connect() as connection:
        found = connection.execute(f"FROM '{path}'").fetchall()
    assert found == [tuple(each.values()) for each in told(rows)]


def test_machine_code_writes_the_same_bytes(tmp_path):
    """As Python does; several row groups, slices among them."""
    rows = table([*range(400)], [each * each for each in range(400)], ["ada"] * 400)
    groups = [rows.slice(0, 133), rows.slice(133, 200), rows.slice(333)]
    paths = tmp_path / "one.parquet", tmp_path / "other.parquet"
    file = written(paths[0], groups)
    written(paths[1], groups, compiled.compiled)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert (told(file.read()), file.num_row_groups) == (told(rows), 3)


def test_its_schema_is_that_of_a_file_that_arrow_writes(tmp_path):
    """Types, and what may lack."""
    rows, other = table([1, 2], [3, 4], ["ada", None]), tmp_path / "other.parquet"
    how = {"store_schema": False, "store_decimal_as_integer": True}
    parquet.write_table(rows, other, **how)
    file = written(tmp_path / "rows.parquet", [rows])
    assert file.schema.equals(parquet.ParquetFile(other).schema)
    assert file.schema_arrow == parquet.read_schema(other)


def test_what_is_of_another_type_is_not_written_here():
    """Arrow writes it."""
    kinds = pa.int64(), pa.string(), MONEY, pa.int16(), pa.large_string(), pa.decimal128(9, 2)
    found = [is_packed(pa.schema([pa.field("order", each)])) for each in kinds]
    assert found == [True, True, True, False, False, False]

"""Files read inside tasks: the rows of a table, whose life each is of, what all of them tell."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palier.history.columns import LINES, OF_A_LINE, REQUIRED, Column, MissingColumnsError
from palier.history.headers import named_once
from palier.history.nested import EACH, NTH, Field, Layout, by_line, layout, texts_of
from palier.history.rows import RowError
from palier.history.sql import connected, quoted, said
from palier.history.table import PARQUET, rows_of
from palier.history.unreadable import SEVERAL_LINES, TableError
from palier.history.whose import HALF_TOLD
from palier.named import NamedTuple

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import DataType

ROW, LIFE, MOMENT, KIND, WRONG = "_row", "_life", "_moment", "_kind", "_wrong"
GUEST = chr(1)
"""What the name of a guest's life begins with."""
CAUSED = "_caused"
"""What friends cause in a life, in a row that is of no table."""
BITS = 33
"""A row is numbered within the part of a file that a task read; the part is in the bits above."""


class Whole(NamedTuple):
    """What is to be known of all rows of a table before any of them is put through.

    `before` are the rows before each part of the files; `filled` are the columns that say
    anything; `span` is the first and the last moment, in µs; `guests`: some order is nobody's;
    `nested`: a row of its file has all lines of an order.
    """

    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    first_row: int
    before: tuple[int, ...]
    filled: frozenset[Column]
    span: tuple[int, int] | None
    guests: bool = False
    nested: bool = False

    def holds(self, column: Column) -> bool:
        """Whether any row has a value in a column."""
        return column in self.filled


class Reading(NamedTuple):
    """The rows of a table on a cluster: texts, row and line, life, moment (µs), what is wrong."""

    rows: DataFrame
    whole: Whole


def read(spark: SparkSession, path: str, zone: str) -> Reading:
    """The rows of a table, CSV or Parquet (by its ending), at a path that all machines can read.

    They are read inside tasks, and kept on the disks of the machines until they are put through.
    Raises TableError and MissingColumnsError.
    """
    from pyspark import StorageLevel  # noqa: PLC0415 - see session
    from pyspark.sql import functions as f  # noqa: PLC0415 - same

    parquet = path.rstrip("/").lower().endswith(PARQUET)
    where = _address(path)
    found, delimiter = (spark.read.parquet(where), "") if parquet else _of_csv(spark, where)
    there = [_field(each.name, each.dataType) for each in found.schema if each.name != WRONG]
    made = layout(there)
    tops = [each.value for each in made.columns if not (made.nested and each in OF_A_LINE)]
    kept = [f.col(f"`{each}`") for each in (*tops, *([LINES] if made.nested else []))]
    wrong = f.col(WRONG) if WRONG in found.columns else f.lit(None).cast("string").alias(WRONG)
    texts = ", ".join(f"`{each.value}` string" for each in made.columns)
    schema = (
        f"{texts}, {ROW} bigint, {LIFE} string, {MOMENT} bigint, {KIND} boolean, {WRONG} string,"
        f" {NTH} bigint"
    )
    rows = (
        found.select(*kept, wrong, f.monotonically_increasing_id().alias(ROW))
        .mapInArrow(partial(told, made, zone, delimiter, len(there)), schema)
        .persist(StorageLevel.DISK_ONLY)
    )
    return Reading(rows, _whole(rows, made, 0 if parquet else 1))


def _field(name: str, kind: DataType) -> Field:
    """A column of some name and type."""
    from pyspark.sql import types  # noqa: PLC0415 - see session

    if not isinstance(kind, types.ArrayType):
        return Field(name, kind.simpleString())
    each = kind.elementType
    fields = each.fields if isinstance(each, types.StructType) else None
    inside = None if fields is None else tuple(_field(one.name, one.dataType) for one in fields)
    return Field(name, kind.simpleString(), is_list=True, inside=inside)


def _address(path: str) -> str:
    """A path as Spark takes it: one without a `scheme://` is a file that all machines have."""
    if "://" in path:
        return path
    Path(path).stat()
    return Path(path).resolve().as_uri()


def _of_csv(spark: SparkSession, path: str) -> tuple[DataFrame, str]:
    """A CSV as a table of texts; in `_wrong` the lines that have not as many cells as the first."""
    line = spark.read.text(path).first()
    names, delimiter = named_once(line[0].removeprefix("\ufeff") if line else "", twice=False)
    if not names:
        raise MissingColumnsError(REQUIRED, ())
    schema = ", ".join(f"{_ticked(each)} string" for each in (*names, WRONG))
    reader = spark.read.schema(schema).options(header=True, sep=delimiter, quote='"', escape='"')
    reader = reader.options(mode="PERMISSIVE", columnNameOfCorruptRecord=WRONG, enforceSchema=True)
    return reader.csv(path), delimiter


def _ticked(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _whole(rows: DataFrame, made: Layout, first_row: int) -> Whole:
    from pyspark.sql import functions as f  # noqa: PLC0415 - see session

    columns, unknown = made.columns, made.unknown
    filled = [f.max(f.col(f"`{each.value}`") != "").alias(each.value) for each in columns]
    # They are numbered from 0 on in each part; one that has several lines stands there as often.
    counted = f.max(f.col(ROW).bitwiseAND((1 << BITS) - 1)) + 1
    asked = (counted.alias("many"), f.min(MOMENT).alias("first"), f.max(MOMENT).alias("last"))
    nobodys = f.max(f.col(LIFE).startswith(GUEST) & ~f.col(KIND)).alias("nobodys")
    parts = (
        rows.groupBy(f.shiftright(ROW, BITS).alias("part"))
        .agg(*asked, f.min(WRONG).alias("wrong"), nobodys, *filled)
        .collect()
    )
    if wrong := [each["wrong"] for each in parts if each["wrong"]]:
        raise TableError(min(wrong))
    many = {each["part"]: each["many"] for each in parts}
    before = [0]
    for part in range(max(many, default=-1)):
        before.append(before[-1] + many.get(part, 0))
    first = [each["first"] for each in parts if each["first"] is not None]
    last = [each["last"] for each in parts if each["last"] is not None]
    says = frozenset(each for each in columns if any(part[each.value] for part in parts))
    span = (min(first), max(last)) if first else None
    guests = any(each["nobodys"] for each in parts)
    return Whole(columns, unknown, first_row, tuple(before), says, span, guests, made.nested)


def check_whose(reading: Reading) -> None:
    """Refuse an order that is a customer's in one row and nobody's in another. Raises RowError.

    Its rows go to two tasks, neither of which knows of the other's.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - see session

    rows, whole = reading
    if not (whole.guests and whole.holds(Column.CUSTOMER)):
        return
    order = Column.ORDER.value
    placed = rows.filter(~f.col(KIND)).select(order, MOMENT, LIFE, ROW)
    nobodys = f.col(LIFE).startswith(GUEST)
    named = placed.filter(~nobodys).select(order, MOMENT)
    half = placed.filter(nobodys).join(named, [order, MOMENT], "left_semi")
    first = half.agg(f.min(f.struct(ROW, order)).alias("first")).collect()[0]["first"]
    if first is not None:
        part, row = first[ROW] >> BITS, first[ROW] & ((1 << BITS) - 1)
        number = whole.before[part] + row + 1 + whole.first_row
        raise RowError(number, why=HALF_TOLD, order=first[order])


# Inside a task -----------------------------------------------------------------------------


def told(
    made: Layout, zone: str, delimiter: str, cells: int, batches: Iterable[RecordBatch]
) -> Iterator[RecordBatch]:
    """The rows of a part of a file as DuckDB understands them: texts, life, moment and kind."""
    import pyarrow as pa  # noqa: PLC0415 - in a task only

    names = ", ".join(quoted(each.value) for each in made.columns)
    source, also = "part", [WRONG]
    if made.nested or made.lists:
        source, also = (by_line if made.nested else texts_of)("part", made, quoted(ROW)), []
    also += [NTH] if made.nested else []
    wrong, nth = (quoted(each) if each in also else "NULL" for each in (WRONG, NTH))
    query = (
        f'SELECT {names}, "_row", "_life", epoch_us("_moment") AS "_moment", "_kind",'  # noqa: S608 - names of our own
        f" CAST({wrong} AS VARCHAR) AS {quoted(WRONG)}, CAST({nth} AS BIGINT) AS {quoted(NTH)}"
        f" FROM ({rows_of(source, made.columns, row='_row', also=also)})"
    )
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        connection = connected(zone, folder)
        for batch in batches:
            connection.register("part", pa.Table.from_batches([_checked(batch, delimiter, cells)]))
            yield from connection.sql(query).to_arrow_table().to_batches()
        connection.close()


def _checked(batch: RecordBatch, delimiter: str, cells: int) -> RecordBatch:
    """The rows of a CSV, with what is wrong with them said; too few cells are none."""
    import pyarrow as pa  # noqa: PLC0415 - in a task only

    at = batch.schema.get_field_index(WRONG)
    if batch.column(at).null_count == len(batch):
        return batch
    why = [
        None if each is None else _why(each, delimiter, cells)
        for each in batch.column(at).to_pylist()
    ]
    return batch.set_column(at, WRONG, pa.array(why, pa.string()))


def _why(line: str, delimiter: str, cells: int) -> str | None:
    """What is wrong with a line that has more or fewer cells than the first; None: it may."""
    found = len(next(csv.reader([line], delimiter=delimiter), []))
    if line.count('"') % 2:
        return f"{SEVERAL_LINES}, near {line[:40]!r}"
    return f"Expected Number of Columns: {cells}, Found: {found}" if found > cells else None


def table_of(batches: Iterable[RecordBatch], whole: Whole, zone: str, folder: str) -> Any:  # noqa: ANN401 - DuckDB's
    """A connection to DuckDB that holds rows as a table which it opened itself would."""
    import numpy as np  # noqa: PLC0415 - in a task only
    import pyarrow as pa  # noqa: PLC0415 - same

    connection = connected(zone, folder)
    texts = ", ".join(f"{quoted(each.value)} VARCHAR" for each in whole.columns)
    said(
        connection,
        f'CREATE TABLE history ({texts}, "_row" BIGINT, "_moment" TIMESTAMPTZ, "_kind" BOOLEAN,'
        ' "_life" VARCHAR)',
    )
    names = ", ".join(quoted(each.value) for each in whole.columns)
    before = np.array(whole.before, dtype=np.int64)
    for batch in batches:
        ids = np.asarray(batch.column(ROW), dtype=np.int64)
        numbers = before[ids >> BITS] + (ids & ((1 << BITS) - 1)) + 1
        if whole.nested:
            numbers = numbers * EACH + np.asarray(batch.column(NTH), dtype=np.int64)
        at = batch.schema.get_field_index(ROW)
        connection.register(
            "part", pa.Table.from_batches([batch.set_column(at, ROW, pa.array(numbers))])
        )
        said(
            connection,
            f'INSERT INTO history SELECT {names}, "_row", make_timestamptz("_moment"), "_kind",'  # noqa: S608 - names of our own
            ' "_life" FROM part',
        )
        connection.unregister("part")
    return connection

"""What friends cause for one another, found in a pass of its own and shared out for the next.

The first pass goes through the customers whom somebody sent. What they cause is a row of the
customer who sent them: it goes to the task that goes through that customer.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from palier.history.cluster.parts import Asked, part_of
from palier.history.cluster.reading import CAUSED, LIFE
from palier.history.columns import Column
from palier.history.friends import Friends
from palier.history.rows import RowError

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame

SCHEMA = f"{LIFE} string, {CAUSED} binary"


def with_causes(rows: DataFrame, asked: Asked) -> DataFrame:
    """The rows of a table, and after them a row of each customer for whom friends cause anything.

    Both have the name of the life.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - see session

    sent = f.coalesce(f.col(f"`{Column.REFERRED_BY.value}`"), f.lit("")) != ""
    friends = rows.filter(sent).select(LIFE).distinct()
    lives = rows.join(friends, LIFE, "left_semi").repartition(LIFE)
    caused = lives.select(*rows.columns).mapInArrow(partial(found, asked), SCHEMA)
    return rows.unionByName(caused, allowMissingColumns=True)


def found(asked: Asked, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """What the customers of a part cause for those who sent them, under each programme.

    A row that is wrong is told when its customer is gone through.
    """
    import pyarrow as pa  # noqa: PLC0415 - in a task only

    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        table = part_of(batches, asked, folder)
        try:
            friends = Friends.of(table, asked.runs)
        except RowError:
            return
        finally:
            table.connection.close()
    by_version = friends.by_version
    names = sorted({name for each in by_version.values() for name in each})
    causes = [
        pickle.dumps({version: some[name] for version, some in by_version.items() if name in some})
        for name in names
    ]
    yield pa.RecordBatch.from_pydict(
        {LIFE: pa.array(names, pa.string()), CAUSED: pa.array(causes, pa.binary())}
    )

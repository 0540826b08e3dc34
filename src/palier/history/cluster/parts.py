"""What a task does: the rows of whole customers, put through as one machine does a table."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from palier.history.backtest import Engine, Out, backtest
from palier.history.cluster.reading import CAUSED, LIFE, Whole, table_of
from palier.history.columns import Column
from palier.history.fold import Run
from palier.history.friends import Friends, in_time
from palier.history.rows import Caused, RowError
from palier.history.spending import Spending
from palier.history.table import Table
from palier.named import NamedTuple
from palier.values import dataclass, replace

if TYPE_CHECKING:
    from pyarrow import RecordBatch

SCHEMA = "kind string, content binary"
FOUND, WRONG, STEPS = "found", "wrong", "steps"
AT_ONCE = 2**20
"""So many letters of steps are told at once, and a line more."""


class Asked(NamedTuple):
    """What each task is asked for; `steps`: whether every step is told too, `engine` if any."""

    runs: tuple[Run, ...]
    spending: Spending
    whole: Whole
    steps: bool
    engine: Engine | None = None


@dataclass(frozen=True, slots=True)
class Part(Table):
    """Some customers of a table that is elsewhere as a whole."""

    whole: Whole

    def holds(self, column: Column) -> bool:
        """Whether any row of the whole table has a value in a column."""
        return column in self.whole.filled

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last moment of the whole table."""
        return self.whole.span


def part_of(batches: Iterable[RecordBatch], asked: Asked, folder: str) -> Part:
    """The rows of some customers as a table, whose connection is to be closed."""
    whole = asked.whole
    connection = table_of(batches, whole, asked.runs[0].program.zone, folder)
    told = whole.columns, whole.unknown, whole.first_row, whole.nested
    return Part(connection, *told, {}, whole)


def put_through(asked: Asked, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """What the customers of a part come to: figures, or the row that is wrong; and the steps."""
    causes: list[tuple[str, bytes]] = []
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        table = part_of(_apart(batches, causes), asked, folder)
        friends = _friends(asked, causes)
        try:
            if table.many or causes:
                yield from _found(table, asked, Path(folder) / "steps.csv", friends)
        except RowError as error:
            wrong = error.row, error.problems, error.why, error.line, error.facts
            yield _row(WRONG, pickle.dumps(wrong))
        finally:
            table.connection.close()


def _apart(
    batches: Iterable[RecordBatch], causes: list[tuple[str, bytes]]
) -> Iterator[RecordBatch]:
    """The rows of a table, without those that tell what friends cause: these are put aside."""
    for batch in batches:
        if CAUSED not in batch.schema.names:
            yield batch
            continue
        of_table = batch.column(CAUSED).is_null()
        yield batch.filter(of_table)
        told = batch.filter(batch.column(CAUSED).is_valid())
        causes += zip(told.column(LIFE).to_pylist(), told.column(CAUSED).to_pylist(), strict=True)


def _friends(asked: Asked, causes: Iterable[tuple[str, bytes]]) -> Friends:
    """What friends cause for the customers of a part, oldest first."""
    found: dict[str, dict[str, list[Caused]]] = {each.program.version: {} for each in asked.runs}
    for life, told in causes:
        for version, some in pickle.loads(told).items():  # noqa: S301 - of our own tasks
            found[version].setdefault(life, []).extend(some)
    return Friends(
        {
            version: {life: in_time(some) for life, some in lives.items()}
            for version, lives in found.items()
        }
    )


def _found(table: Part, asked: Asked, steps: Path, friends: Friends) -> Iterator[RecordBatch]:
    out = Out(steps, asked.runs[0].program) if asked.steps else None
    done = backtest(
        table,
        *asked.runs,
        spending=asked.spending,
        told=None if out is None else out.add,
        engine=asked.engine,
        friends=friends,
    )
    if out is not None:
        out.close()
        with steps.open("r", encoding="utf-8", newline="") as file:
            file.readline()  # the names of the columns
            while lines := file.readlines(AT_ONCE):
                yield _row(STEPS, "".join(lines).encode())
    yield _row(FOUND, pickle.dumps(replace(done, engine=())))


def _row(kind: str, content: bytes) -> RecordBatch:
    import pyarrow as pa  # noqa: PLC0415 - in a task only

    return pa.RecordBatch.from_pydict(
        {"kind": pa.array([kind], pa.string()), "content": pa.array([content], pa.binary())}
    )

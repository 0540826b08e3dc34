"""A table put through a programme, or through two, by a cluster."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from palier.history.assumptions import assumed_of, fitted
from palier.history.backtest import Backtest, Engine, last_day
from palier.history.cluster import parts
from palier.history.cluster.causes import with_causes
from palier.history.cluster.joined import join
from palier.history.cluster.reading import LIFE, Whole, check_whose, read
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.friends import crosses_customers
from palier.history.rows import RowError
from palier.history.spending import Spending
from palier.named import NamedTuple

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Asked(NamedTuple):
    """What is put through, how customers spend, and where steps are told (as CSV), if at all."""

    runs: tuple[Run, ...]
    spending: Callable[[Whole], Spending]
    told: Callable[[str], None] | None = None
    engine: Engine | None = None


def backtest(spark: SparkSession, path: str, asked: Asked) -> Backtest:
    """What `palier.history.backtest` gives, of a table that all machines can read.

    All rows of a customer go to one task; where friends count, what they cause is found in a pass
    before. What a task found is found again where it fails, and counts once. Raises RowError,
    TableError, MissingColumnsError, and OSError where there is no such file.
    """
    rows, whole = reading = read(spark, path, asked.runs[0].program.zone)
    check_whose(reading)
    runs = tuple(fitted(each, whole) for each in asked.runs)
    spending = asked.spending(whole)
    work = parts.Asked(runs, spending, whole, asked.told is not None, asked.engine)
    if any(crosses_customers(each, whole) for each in runs):
        rows = with_causes(rows, work)
    lives = rows.repartition(LIFE)
    found = lives.mapInArrow(partial(parts.put_through, work), parts.SCHEMA)
    if asked.told is not None:
        found = _kept(found)
    done = _nothing_yet(asked, runs, spending)
    for each in _all(found):
        join(done, each)
    if asked.told is not None:
        for steps in _steps(found):
            asked.told(steps)
    last = last_day(whole, runs[0].program)
    for figures in filter(None, (done.figures, done.other)):
        figures.close(last)
    return done


def _kept(found: DataFrame) -> DataFrame:
    """What is asked for twice, on the disks of the machines."""
    from pyspark import StorageLevel  # noqa: PLC0415 - only who has a cluster needs it

    return found.persist(StorageLevel.DISK_ONLY)


def _nothing_yet(asked: Asked, runs: tuple[Run, ...], spending: Spending) -> Backtest:
    other = Figures(runs[1].program) if len(runs) > 1 else None
    files = tuple(each.program for each in asked.runs)
    assumed = assumed_of(asked.runs, runs)
    return Backtest(spending, runs, assumed, files, Figures(runs[0].program), other)


def _all(found: DataFrame) -> Iterator[Backtest]:
    """What every task found; of rows that are wrong, the first one is told."""
    got = found.filter(f"kind <> '{parts.STEPS}'").collect()
    if wrong := [pickle.loads(each["content"]) for each in got if each["kind"] == parts.WRONG]:  # noqa: S301 - of our own tasks
        *told, facts = min(wrong, key=lambda each: each[0])
        raise RowError(*told, **facts)
    for each in got:
        yield pickle.loads(each["content"])  # noqa: S301 - of our own tasks


def _steps(found: DataFrame) -> Iterator[str]:
    """The steps of all customers, a part at a time."""
    for each in found.filter(f"kind = '{parts.STEPS}'").toLocalIterator():
        yield bytes(each["content"]).decode()

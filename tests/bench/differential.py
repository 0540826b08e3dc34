"""Made-up histories through every engine: the same answers, the same accounts, the same figures.

    python tests/bench/differential.py [ORDERS] [FIRST_SEED]

For each shipped shop, histories of some hundred orders (and of what comes back of them) are made
up, and put through the programme by the reference engine and by compiled Python: every field of
every answer and every account afterwards has to be the same; where the programme has a kernel, its
figures too. ORDERS are shared out among the shops (100,000 unless it is said), and worked through
on all processors. Ends with 1 at the first shop that differs, and tells the seed.
"""

import csv
import datetime as dt
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

import palier
from palier.account.reading import account_json
from palier.engines import events, road
from palier.history.as_json import to_json
from palier.history.assumptions import fitted
from palier.history.backtest import Engine, backtest, last_day
from palier.history.figures import Figures
from palier.history.fold import Fold, Run
from palier.history.friends import Friends, entries_of
from palier.history.generate import HEADER, generate
from palier.history.kernel.reasons import kernel_of
from palier.history.spending import Spending
from palier.history.table import Table, opened

ROOT = Path(__file__).parents[2]
SHOPS = sorted(ROOT.glob("examples/**/rules.en.palier"))
START, DAYS = dt.date(2025, 1, 1), 500
AT_ONCE = 500
ORDERS = 100_000
NEVER = 10**9


@dataclass(slots=True)
class Compared:
    """What was compared: orders, all events, and orders that a kernel went through too."""

    orders: int = 0
    events: int = 0
    by_kernel: int = 0

    def add(self, other: "Compared") -> None:
        """Count what was compared elsewhere."""
        self.orders += other.orders
        self.events += other.events
        self.by_kernel += other.by_kernel


class Told(Fold):
    """A fold that keeps every answer."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self.shop.answered = True
        self.answers: list[object] = []

    def _of(self, entered, row):
        self.answers.append(entered.applied.answer)
        return super()._of(entered, row)


def compared(path: Path, orders: int, seed: int, *, kernel: bool = True) -> Compared:
    """Put a made-up history through a shop's programme. Raises AssertionError where it differs.

    `kernel`: by columns too, where the programme can be.
    """
    program = palier.load(path).program
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "orders.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([each.value for each in HEADER])
            writer.writerows(generate(program, orders, seed, START, DAYS))
        with opened(str(table), program.zone) as history:
            return _compared(history, Run(program, {}), seed, kernel=kernel)


def _compared(table: Table, asked: Run, seed: int, *, kernel: bool) -> Compared:
    run, spending, done = fitted(asked, table), Spending(60), Compared()
    figures, last = Figures(run.program), last_day(table, run.program)
    for life in Friends.of(table, [run]).lives(table, run.program):
        found = []
        for first in (NEVER, 0):
            road.FIRST = events.FIRST = first
            fold = Told(run.program, spending, run.older)
            steps = [*fold.steps(entries_of(life, run.program)), *fold.rest(last)]
            accounts = (*fold.shop.accounts.values(), *fold.shop.guests.values())
            kept = [account_json(each, run.program) for each in accounts]
            found.append((fold.answers, steps, kept, [*fold.lapses()]))
        assert found[0] == found[1], (run.program.name, seed, life.name)
        answers, steps, _, lapses = found[1]
        for step in steps:
            figures.add(step)
        figures.note_lapses(lapses)
        figures.note_in_hand(fold.in_hand())
        done.events += len(answers)
    figures.close(last)
    done.orders = figures.whole.orders
    if kernel and kernel_of(run.program).kernel is not None:
        by_columns = backtest(table, asked, spending=spending, engine=Engine.COLUMNS)
        told = [to_json(each, run.program) for each in (by_columns.figures, figures)]
        assert told[0] == told[1], (run.program.name, seed)
        done.by_kernel = done.orders
    return done


def main() -> None:
    """Print what was compared, shop by shop."""
    given = [int(each) for each in sys.argv[1:]]
    orders, first = given[0] if given else ORDERS, given[1] if len(given) > 1 else 1
    each = -(-orders // len(SHOPS))
    whole, started = Compared(), monotonic()
    # Not forks: DuckDB has threads of its own.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for path in SHOPS:
            compared(path, 50, first)  # a kernel is compiled once, and kept on disk
            shop = Compared()
            seeds = range(first, first + -(-each // AT_ONCE))
            for found in pool.map(partial(compared, path, AT_ONCE), seeds):
                shop.add(found)
            whole.add(shop)
            told = (
                f"{shop.orders:9,} orders, {shop.events:9,} events, {shop.by_kernel:9,} by kernel"
            )
            print(f"{path.parent.name:22} {told}", flush=True)
    print(f"{whole.orders:,} orders, {whole.events:,} events: no difference", end=" ")
    print(f"({whole.by_kernel:,} orders by a kernel too; {monotonic() - started:,.0f} s)")


if __name__ == "__main__":
    main()

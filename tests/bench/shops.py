"""How fast kernels go through made-up histories of the example shops, and how long they compile.

    python tests/bench/shops.py [orders]

Of each shop: orders a second and core, the share of orders that is left to be reckoned one by one,
units an order, lines of the kernel, how long it takes to compile cold and kept, of the kernel that
takes returns and of the one that does not, once with all steps told (`backtest`, `tune`) and once
with orders alone (`outcomes`); of a shop that has no kernel, why. Kernels are compiled in a folder
of their own. A cold one may take 20 seconds, a kept one 1 second of the processor.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import palier
from palier.history.by_columns import columns_of
from palier.history.friends import Friends
from palier.history.generate import HEADER, generate
from palier.history.kernel import compiled
from palier.history.kernel.reasons import kernel_of, uses
from palier.history.kernel.running import Runner
from palier.history.spending import Spending
from palier.history.table import opened
from palier.source import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("**/rules.en.palier"))
START, DAYS, TIMES = dt.date(2024, 2, 1), 600, 5
MOST_COLD, MOST_KEPT = 20.0, 1.0


def batch_of(program, kernel, orders, folder):
    """The first lives of a made-up history, as a kernel is given them, and the days of it."""
    path = folder / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([each.value for each in HEADER])
        writer.writerows(generate(program, orders, 1, START, DAYS))
    days = START, START + dt.timedelta(days=2 * DAYS)
    with opened(str(path), program.zone) as table:
        given = Spending(50), days, Friends({})
        way = columns_of(table, [kernel], *given, with_ids=False, threads=1).ways[0]
        return next(way.reader.batches()), days


def ran(path, orders, folder):
    """A row of the table: how a shop's kernels do, with returns and without."""
    program = palier.load(path).program
    taken = kernel_of(program)
    if taken.kernel is None:
        return f"{path.parent.name:20} {uses(taken, Language.ENGLISH)}"
    rows = []
    for what, alone in (("", False), ("orders alone: ", True)):
        told = [
            timed(kernel_of(program, returns=each, only_orders=alone).kernel, orders, folder)
            for each in (True, False)
        ]
        rows.append(f"{what}{'; without: '.join(told)}")
    return f"{path.parent.name:20} {'; '.join(rows)}"


def timed(kernel, orders, folder):
    """How a kernel does: orders a second, those left to others, lines, seconds to compile."""
    batch, days = batch_of(kernel.program, kernel, orders, folder)
    before = time.process_time()
    runner = Runner(kernel, compiled.compiled(kernel.text), *days)
    (first,) = runner.run(batch)
    compiling = time.process_time() - before
    times = []
    for _ in range(TIMES):
        before = time.process_time()
        [*runner.run(batch)]
        times.append(time.process_time() - before)
    plain = batch.lives[1:] - batch.lives[:-1]
    many = int(plain[~first.odd].sum())
    units = len(batch.unit_facts[0]) / max(1, len(batch.orders) - 1)
    speed = many / min(times) / 1e6
    return (
        f"{speed:5.2f} M orders/s, {1 - many / plain.sum():5.1%} left, {units:3.1f} units,"
        f" {kernel.text.count(chr(10)):5} lines, {compiling:5.1f} s"
    )


def main(orders: int) -> int:
    """Print a row for each shop, cold; then each from what was kept. 1 where one is too slow."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault(compiled.HOME, folder)
        slow = False
        for path in FILES:
            for most in (MOST_COLD, MOST_KEPT):
                call = [sys.executable, __file__, str(orders), str(path), folder]
                row = subprocess.run(call, capture_output=True, text=True, check=True).stdout
                print("kept" if most == MOST_KEPT else "cold", row, end="", flush=True)
                if not row.rstrip().endswith(" s"):
                    break
                slow |= any(float(each) > most for each in re.findall(r"([0-9.]+) s\b", row))
    return int(slow)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(ran(Path(sys.argv[2]), int(sys.argv[1]), Path(sys.argv[3])))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))

"""A real history: the CDNOW master set, 69,659 purchases of 23,570 customers over eighteen months.

    python tests/bench/cdnow.py [TENTHS]

It is taken out of the package `lifetimes`, which pip fetches into a folder of its own that is
thrown away; nothing of it is kept here. A programme goes through so many tenths of the customers
[10], and another beside it; three numbers are tried on one tenth; and one tenth is replayed event
by event. Exits 1 where the replay and the backtest of that tenth are not the same to the cent.
"""

import csv
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import palier
from palier.history.backtest import backtest
from palier.history.fold import Run
from palier.history.rows import lives
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.tune import tune
from palier.history.vary import vary_of
from palier.life.replay import History
from palier.source import SourceText

RULES = """loyalty program "Records"
  currency USD
  time zone "America/New_York"

earn {} per 1 USD

redeem points
  10 points = 1 USD

tier "Listener"

tier "Collector" from 200 USD spent
  points x 1.5

points
  expire 12 months after they are earned
"""
ONE, TWO = RULES.format("1 point"), RULES.format("2 points")
MASTER = "lifetimes/datasets/CDNOW_master.txt"


def purchases(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give each purchase: customer, day, dollars."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder)]
    subprocess.run([*pip, "lifetimes==0.11.3"], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as kept:
        for line in kept.read(MASTER).decode().splitlines()[1:]:
            customer, day, _, dollars = line.split()
            yield customer, f"{day[:4]}-{day[4:6]}-{day[6:]}", dollars


def write(rows: list[tuple[str, str, str]], path: Path, tenths: int) -> int:
    """Write the purchases of so many tenths of the customers as a table; give how many."""
    kept = [each for each in rows if int(each[0]) % 10 < tenths]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("order", "at", "customer", "price"))
        table.writerows(
            (number, day, customer, dollars) for number, (customer, day, dollars) in enumerate(kept)
        )
    return len(kept)


def put_through(path: Path, *texts: str) -> tuple[object, float]:
    """Put a table through one programme or two; give what came of it, and the time it took."""
    runs = [Run(palier.compile(each).program, {}) for each in texts]
    before = time.process_time()
    with opened(str(path), runs[0].program.zone) as table:
        done = backtest(table, *runs, spending=Spending(0))
    return done, time.process_time() - before


def replayed(path: Path) -> tuple[int, int]:
    """Replay a table event by event; give what was earned, and what was paid in cents."""
    program = palier.compile(ONE).program
    earned = paid = 0
    with opened(str(path), program.zone) as table:
        for life in lives(table, program):
            shop = History(program)
            for entry in life.entries:
                for each in shop.entered(entry.event):
                    paid += each.applied.outcome.to_pay.minor
            earned += sum(each.totals.earned for each in shop.accounts.values())
    return earned, paid


def main() -> int:
    """Print the figures; say whether the replay agrees."""
    tenths = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        rows = [*purchases(Path(folder))]
        print(f"{len(rows):,} purchases of {len({each[0] for each in rows}):,} customers")
        whole, tenth = Path(folder) / "whole.csv", Path(folder) / "tenth.csv"
        many = write(rows, whole, tenths)
        done, took = put_through(whole, ONE)
        total = done.figures.whole
        print(f"backtest: {many:,} orders in {took:.1f} s, {many / took:,.0f} a second")
        print(f"  paid {total.paid / 100:,.2f}, earned {total.earned:,}, expired {total.expired:,}")
        few = write(rows, tenth, 1)
        both, took = put_through(tenth, ONE, TWO)
        better = sum(each > 0 for each in both.gains)
        print(f"against, a tenth: {few:,} orders in {took:.1f} s, {better:,} better off")
        source = SourceText.of(ONE)
        program = palier.compile(ONE).program
        before = time.process_time()
        with opened(str(tenth), program.zone) as table:
            varies = [vary_of("earn 1..3 points per 1 USD", source)]
            tuned = tune(table, Run(program, {}), source, varies, spending=Spending(0))
        took = time.process_time() - before
        earned = [each.came.figures.whole.earned for each in tuned.trials if each.came]
        print(f"tune, a tenth: {len(tuned.trials)} rows in {took:.1f} s, earned {earned}")
        found = both.figures.whole
        same = replayed(tenth) == (found.earned, found.paid)
        print(f"replay of a tenth: {'the same to the cent' if same else 'NOT the same'}")
    return 0 if same and earned[0] == found.earned else 1


if __name__ == "__main__":
    raise SystemExit(main())

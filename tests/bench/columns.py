"""How fast a kernel goes through orders beside the same programme by hand, in C and in Numba.

    python tests/bench/columns.py [orders]

All give the same of every order: their digests are compared. What counts is the ratio within one
run; the limit is nine tenths of the loop in C, for the kernel that tells of orders alone, as the
loops do. One that tells of everything is run beside them: what time brings, on its day (a third
more rows), and what each rule gave to each order. Needs gcc; Numba where it is installed, which
nothing else needs (`pip install numba`).
"""

from __future__ import annotations

import ctypes
import datetime as dt
import hashlib
import subprocess
import sys
import tempfile
import time
from functools import cache, partial
from pathlib import Path

import numpy as np

import palier
from palier.history.kernel import compiled
from palier.history.kernel import parts as of
from palier.history.kernel.arrays import beside
from palier.history.kernel.calendar import calendar_of
from palier.history.kernel.reading import Batch
from palier.history.kernel.reasons import kernel_of
from palier.history.kernel.running import Runner
from palier.sheet.facts import Column, NameOf, Scalar
from palier.tree import TextFact

HERE = Path(__file__).parent
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 12, 31)
LEAST = 0.9
TIMES = 9


def made_up(orders: int, kernel, seed: int = 20240101) -> Batch:
    """Orders of customers who come ten times in two years; one in twelve customers is a trader."""
    asked = kernel.asked
    dice = np.random.default_rng(seed)
    customers = orders // 10
    first = (FIRST - dt.date(1970, 1, 1)).days
    who = dice.integers(0, customers, orders)
    day = dice.integers(first, first + (LAST - FIRST).days + 1, orders)
    order = np.lexsort((day, who))
    who, day = who[order], day[order]
    lives = np.searchsorted(who, np.arange(customers + 1))
    many = dice.integers(1, 7, orders)
    units = np.append(0, np.cumsum(many))
    rows = {
        "day": day,
        "spends": np.zeros(orders),
        "asks": np.where(dice.random(orders) < 0.25, dice.integers(10, 500, orders), -1),
        "codes": np.zeros(orders),
        "minute": np.zeros(orders),
        Scalar.SHIPPING_COST: np.where(dice.random(orders) < 0.7, 490, 990),
    }
    pro = (dice.random(customers) < 0.08).astype(np.int64)
    price = np.clip(np.exp(dice.normal(7.6, 0.8, units[-1])), 99, 200_000)
    sale = dice.random(units[-1]) < 0.2
    told = {(NameOf(TextFact.CUSTOMER_TYPE), each): pro for each in (True, False)}
    lines = {Column.PRICE: price, Column.ON_SALE: sale}
    facts = [
        filled(beside(len(asked.lives), customers), asked.lives, told),
        filled(kernel.of_orders(orders), asked.orders, rows),
        filled(kernel.of_units(int(units[-1])), asked.units, lines),
    ]
    none = np.zeros(customers, dtype=bool)
    return Batch([""] * customers, none, lives, units, *facts, np.zeros(orders), day, [])


def filled(facts, rows, values):
    """The rows that a kernel asks for."""
    for what, at in rows.places.items():
        facts[at] = values.get(what, 0)
    return facts


@cache
def in_c():
    """The programme in C, compiled and loaded."""
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        library = Path(folder) / "club.so"
        source = str(HERE / "club.c")
        flags = ["-O3", "-march=native", "-shared", "-fPIC"]
        subprocess.run(["gcc", *flags, "-o", str(library), source], check=True)
        club = ctypes.CDLL(str(library)).club
    club.restype = ctypes.c_int64
    return club


def arrays_by_hand(batch: Batch, kernel):
    """What the programmes by hand are given, and room for what each order comes to."""
    asked, orders = kernel.asked, len(batch.orders) - 1
    calendar = np.array(calendar_of(asked, FIRST - dt.timedelta(days=1), LAST), dtype=np.int64)
    days = dict(zip(asked.days.places, calendar, strict=True))
    window = next(
        row for what, row in days.items() if isinstance(what, tuple) and what[0] == "first"
    )
    row = {what: batch.order_facts[at] for what, at in asked.orders.places.items()}
    given = [
        batch.lives,
        batch.orders,
        row["day"],
        row[Scalar.SHIPPING_COST],
        np.maximum(row["asks"], 0),
        batch.life_facts[asked.lives.places[NameOf(TextFact.CUSTOMER_TYPE), True]],
        batch.unit_facts[asked.units.places[Column.PRICE]],
        batch.unit_facts[asked.units.places[Column.ON_SALE]],
    ]
    made = [np.zeros(orders, dtype=np.int64) for _ in range(7)]
    # It is quicker with 64 bits than with 32.
    kept = [
        np.ascontiguousarray(each, dtype=np.int64)
        for each in (*given, days["expiry"], window, *made)
    ]
    return kept[: len(given)], kept[len(given) :]


def by_hand(batch: Batch, kernel, start: int):
    """The same programme in C: a function that runs it, and what it gives."""
    club, (before, after) = in_c(), arrays_by_hand(batch, kernel)
    # Such a pointer keeps its array.
    pointers = [each.ctypes.data_as(ctypes.c_void_p) for each in (*before, *after)]
    places = [*pointers[: len(before)], ctypes.c_int64(start), *pointers[len(before) :]]

    def run() -> int:
        """Go through all orders; what expired."""
        return club(ctypes.c_int64(len(batch.names)), *places)

    return run, after[2:]


def with_numba(batch: Batch, kernel, start: int):
    """The same programme in Numba; None where that is not installed."""
    try:
        from club_numba import club  # only who compares needs it
    except ImportError:
        return None
    before, after = arrays_by_hand(batch, kernel)

    def run() -> int:
        """Go through all orders; what expired."""
        return club(len(batch.names), *before, start, *after)

    return run, after[2:]


def best(*runs) -> list[float]:
    """The least time of some of each, in seconds: they take turns, so that all bear the same."""
    found = [[] for _ in runs]
    for _ in range(TIMES):
        for run, times in zip(runs, found, strict=True):
            before = time.process_time()
            run()
            times.append(time.process_time() - before)
    return [min(each) for each in found]


def digest(columns) -> str:
    """Of every order: goods, paid, earned, used, held, tier."""
    whole = hashlib.sha256()
    for each in columns:
        whole.update(np.ascontiguousarray(each, dtype=np.int64).tobytes())
    return whole.hexdigest()[:16]


def main(orders: int) -> int:
    """Print what all come to; 1 where they differ, or the kernel is too slow."""
    program = palier.load(HERE / "club.palier").program
    kernels = [kernel_of(program, only_orders=each).kernel for each in (True, False)]
    if None in kernels:
        return 1
    batch = made_up(orders, kernels[0])
    before = time.process_time()
    runners = [Runner(each, compiled.compiled(each.text), FIRST, LAST) for each in kernels]
    steps = [orders_in(next(each.run(batch)).steps) for each in runners]
    print(f"first run, compiling where it is not kept: {time.process_time() - before:.1f} s")
    times = {
        "kernel": partial(runs, runners[0], batch),
        "telling all": partial(runs, runners[1], batch),
    }
    rows = (of.GOODS, of.PAID, of.GOT, of.SPENT, of.HELD, of.AFTER)
    digests = {digest(told[each] for each in rows) for told in steps}
    for name, by in (("C", by_hand), ("Numba", with_numba)):
        pair = by(batch, kernels[0], runners[0].start)
        if pair is None:
            print(f"no Numba beside them: {sys.executable} -m pip install numba")
            continue
        times[name], (goods, paid, _, earned, used, held, tier) = pair
        times[name]()
        digests.add(digest((goods, paid, earned, used, held, tier)))
    found = dict(zip(times, best(*times.values()), strict=True))
    for name, took in found.items():
        print(f"{name:12} {orders / took / 1e6:6.2f} M orders/s, {found['C'] / took:.2f} of C")
    same = len(digests) == 1
    print(f"the same digest of every order: {same}")
    return 0 if same and found["C"] / found["kernel"] >= LEAST else 1


def orders_in(steps):
    """The steps that are orders."""
    return steps[:, steps[of.KIND] == of.IS_ORDER]


def runs(runner, batch) -> None:
    """All orders of a batch, gone through."""
    for _ in runner.run(batch):
        pass


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))

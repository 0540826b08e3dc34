"""From Parquet to Parquet: orders of a club, and what each came to, beside the same in C.

    python tests/bench/parquet.py [orders ...]

Of each number of orders a table is made up: a row for each item, whole customers in each row group,
amounts as decimals, times as times. A process of its own reads it, reckons it and writes what each
order came to; then every order is compared with what C gives (`columns.by_hand`): goods, paid,
points earned, used and held, the tier. Printed are orders a second by the clock and of a core, once
LLVM is loaded, and the most memory the process took; the time of an order may not grow with their
number. Needs gcc and pyarrow.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import columns
import numpy as np
import pyarrow as pa
from pyarrow import parquet

import palier
from palier.history.kernel.reasons import kernel_of
from palier.sheet.facts import Column, NameOf, Scalar
from palier.tree import TextFact

SIZES = (100_000, 1_000_000, 10_000_000)
AT_ONCE = 80_000
"""So many orders are in a row group: some 280,000 rows."""
DAY = 86_400_000_000


def group(orders: int, kernel, number: int):
    """The orders of some customers, as a kernel is given them: others in each group."""
    return columns.made_up(orders, kernel, seed=20240101 + number)


def rows_of(batch, kernel, number: int) -> pa.Table:
    """The same orders as rows of a table."""
    asked, orders = kernel.asked, len(batch.orders) - 1
    units, lives = np.diff(batch.orders), np.diff(batch.lives)
    dice = np.random.default_rng(number)
    row = {what: batch.order_facts[at] for what, at in asked.orders.places.items()}
    price = batch.unit_facts[asked.units.places[Column.PRICE]].astype(np.int64)
    sale = batch.unit_facts[asked.units.places[Column.ON_SALE]]
    pro = batch.life_facts[asked.lives.places[NameOf(TextFact.CUSTOMER_TYPE), True]]
    # From three to nine in the evening, so that it is the same day in Paris.
    seconds = dice.integers(3 * 3600, 21 * 3600, orders)
    whose = np.repeat(np.arange(len(lives)), lives)
    moments = row["day"] * np.int64(DAY) + seconds * 1_000_000
    moments = moments[np.lexsort((moments, whose))]
    order = np.arange(orders) + number * AT_ONCE
    asks = np.repeat(row["asks"], units)
    types = pa.array(
        np.repeat(np.repeat(pro, lives), units), mask=np.repeat(np.repeat(pro, lives), units) == 0
    ).cast("int32")
    told = {
        "customer": np.repeat(whose + number * AT_ONCE, units),
        "order": np.repeat(order, units),
        "at": pa.array(np.repeat(moments, units)).cast(pa.timestamp("us", "UTC")),
        "price": money(price),
        "regular_price": money(price + 100 * sale),
        "shipping_cost": money(np.repeat(row[Scalar.SHIPPING_COST], units)),
        "use_points": pa.array(asks, mask=asks < 0).cast("int32"),
        "customer_type": pa.DictionaryArray.from_arrays(
            pa.array(np.zeros(len(types), np.int32), mask=types.is_null().to_numpy(False)), ["pro"]
        ),
    }
    return pa.table(told)


def money(values) -> pa.Array:
    """Amounts in cents as decimals."""
    words = np.zeros((len(values), 2), dtype=np.int64)
    words[:, 0] = values
    return pa.Array.from_buffers(pa.decimal128(9, 2), len(values), [None, pa.py_buffer(words)])


def sizes_of(orders: int) -> list[int]:
    """How many orders each row group has."""
    return [min(AT_ONCE, orders - start) for start in range(0, orders, AT_ONCE)]


def write(path: Path, orders: int, kernel) -> None:
    """Make a table up."""
    writer = None
    for number, many in enumerate(sizes_of(orders)):
        table = rows_of(group(many, kernel, number), kernel, number)
        if writer is None:
            writer = parquet.ParquetWriter(
                path, table.schema, store_decimal_as_integer=True, compression="snappy"
            )
        writer.write_table(table, row_group_size=len(table))
    writer.close()


def same(path: Path, orders: int, kernel) -> bool:
    """Whether each order came to what C says."""
    start = (columns.FIRST - dt.timedelta(days=1) - dt.date(1970, 1, 1)).days
    told = in_parts(path, sizes_of(orders))
    for (number, many), rows in zip(enumerate(sizes_of(orders)), told, strict=True):
        hand, made = columns.by_hand(group(many, kernel, number), kernel, start)
        hand()
        goods, paid, _, earned, used, held, tier = made
        for name, expected in (("goods", goods), ("paid", paid)):
            if not np.array_equal(cents(rows[name]), expected):
                return False
        for name, expected in (("earned", earned), ("used", used), ("held", held)):
            if not np.array_equal(rows[name].to_numpy(), expected):
                return False
        names = ("Bronze", "Silver", "Gold")
        if rows["tier"].to_pylist() != [names[each - 1] for each in tier.tolist()]:
            return False
    return True


def in_parts(path: Path, sizes):
    """The rows of a table, so many at a time."""
    waiting, found = [], 0
    batches = parquet.ParquetFile(path).iter_batches(AT_ONCE)
    for size in sizes:
        while found < size:
            waiting.append(next(batches))
            found += len(waiting[-1])
        rows = pa.Table.from_batches(waiting).combine_chunks()
        yield rows.slice(0, size)
        waiting, found = rows.slice(size).to_batches(), found - size
    if found or next(batches, None) is not None:
        raise ValueError("more orders than there are")


def cents(column):
    """The digits of decimals."""
    whole = pa.concat_arrays(column.chunks)
    return np.frombuffer(whole.buffers()[1], dtype=np.int64)[::2][: len(whole)]


def put_through(source: str, out: str) -> None:
    """The whole way, in a process of its own: its seconds, and the most memory in MB.

    LLVM and the kernel are loaded before, by one row group.
    """
    from palier.history.fold import Run
    from palier.history.outcomes import outcomes

    program = palier.load(columns.HERE / "club.palier").program
    first = str(Path(out).with_suffix(".first"))
    parquet.write_table(parquet.ParquetFile(source).read_row_group(0), first)
    outcomes(first, Run(program, {}), Path(out))
    before, worked = time.perf_counter(), time.process_time()
    outcomes(source, Run(program, {}), Path(out))
    took, worked = time.perf_counter() - before, time.process_time() - worked
    print(took, worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(sizes) -> int:
    """Print a row for each size; 1 where an order differs."""
    kernel = kernel_of(palier.load(columns.HERE / "club.palier").program).kernel
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "orders.parquet", Path(folder) / "outcomes.parquet"
        for orders in sizes:
            write(source, orders, kernel)
            call = [sys.executable, __file__, str(source), str(out)]
            told = [
                subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
                for _ in range(3)
            ]
            took, worked = (min(float(each[at]) for each in told) for at in (0, 1))
            most = max(float(each[2]) for each in told)
            equal = same(out, orders, kernel)
            differs |= not equal
            read = source.stat().st_size / 2**20
            print(
                f"{orders:11,} orders: {orders / took / 1e6:5.2f} M a second by the clock,"
                f" {orders / worked / 1e6:5.2f} M a second of a core, {most:4.0f} MB,"
                f" table of {read:5.0f} MB, the same as C: {equal}",
                flush=True,
            )
    return int(differs)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].endswith(".parquet"):
        put_through(*sys.argv[1:])
    else:
        sys.exit(main([int(each) for each in sys.argv[1:]] or SIZES))

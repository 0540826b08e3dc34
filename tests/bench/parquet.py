"""From Parquet to Parquet: orders of a club, and what each came to, beside the same in C.

    python tests/bench/parquet.py [orders ...]

Of each number of orders tables are made up, whole customers in each row group, amounts as decimals,
times as times: with a row for each item, with a row for each order and its items in a list, both as
pyarrow writes them with decimals as integers, and the latter as it is read fastest. A process of
its own reads one, reckons it and writes what each order came to; then every order is compared with
what C gives (`columns.by_hand`): goods, paid, points earned, used and held, the tier. Printed are
orders a second by the clock and of a core, once LLVM is loaded, and the most memory the process
took; and how long, of a core, an order takes in all, to be read alone, and to be written alone. The
time of an order may not grow with their number. Needs gcc and pyarrow.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
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


def orders_of(batch, kernel, number: int, amount):
    """The same orders: columns of orders, columns of items, and how many items each order has.

    `amount`: the type of amounts.
    """
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
    asks = row["asks"]
    types = pa.array(np.zeros(orders, np.int32), mask=np.repeat(pro, lives) == 0)
    of_orders = {
        "customer": pa.array(whose + number * AT_ONCE),
        "order": pa.array(np.arange(orders) + number * AT_ONCE),
        "at": pa.array(moments).cast(pa.timestamp("us", "UTC")),
        "shipping_cost": money(row[Scalar.SHIPPING_COST], amount),
        "use_points": pa.array(asks, mask=asks < 0).cast("int32"),
        "customer_type": pa.DictionaryArray.from_arrays(types, ["pro"]),
    }
    of_items = {"price": money(price, amount), "regular_price": money(price + 100 * sale, amount)}
    return of_orders, of_items, units


def by_item(of_orders, of_items, units) -> pa.Table:
    """A row for each item."""
    which = np.repeat(np.arange(len(units)), units)
    return pa.table({name: each.take(which) for name, each in of_orders.items()} | of_items)


def by_order(of_orders, of_items, units, *, full: bool = False) -> pa.Table:
    """A row for each order, its items in a list. `full`: what is never missing is said to be so."""
    seldom = ("use_points", "customer_type")
    inside = [pa.field(name, each.type, not full) for name, each in of_items.items()]
    lines = pa.StructArray.from_arrays([*of_items.values()], fields=inside)
    kind = pa.list_(pa.field("element", lines.type, not full))
    ends = np.append(0, np.cumsum(units)).astype(np.int32)
    fields = [pa.field(n, each.type, not full or n in seldom) for n, each in of_orders.items()]
    schema = pa.schema([*fields, pa.field("lines", kind, not full)])
    lists = pa.ListArray.from_arrays(ends, lines, type=kind)
    return pa.Table.from_arrays([*of_orders.values(), lists], schema=schema)


INSIDE = [f"lines.list.element.{name}" for name in ("price", "regular_price")]
FASTEST = {
    "compression": "lz4",
    "use_dictionary": ["customer_type", "shipping_cost", *INSIDE],
    "column_encoding": dict.fromkeys(("customer", "order", "at"), "DELTA_BINARY_PACKED"),
}
LAYOUTS = {
    "a row an item": (by_item, pa.decimal128(9, 2), {}),
    "a row an order": (by_order, pa.decimal128(9, 2), {}),
    "the same, read fastest": (partial(by_order, full=True), pa.decimal32(9, 2), FASTEST),
}
"""How a table is laid out, the type of its amounts, and how it is written."""


def money(values, kind) -> pa.Array:
    """Amounts in cents as decimals of a type."""
    digits = pa.array(values).cast("int64").to_numpy()
    words = np.zeros((len(values), 2), dtype=np.int64)
    words[:, 0] = digits
    many = len(values)
    wide = pa.Array.from_buffers(pa.decimal128(9, 2), many, [None, pa.py_buffer(words)])
    return wide.cast(kind)


def sizes_of(orders: int) -> list[int]:
    """How many orders each row group has."""
    return [min(AT_ONCE, orders - start) for start in range(0, orders, AT_ONCE)]


def write(path: Path, orders: int, kernel, layout: str) -> None:
    """Make a table up."""
    writer, (laid_out, amount, more) = None, LAYOUTS[layout]
    ways = {"store_decimal_as_integer": True, "compression": "snappy"} | more
    for number, many in enumerate(sizes_of(orders)):
        table = laid_out(*orders_of(group(many, kernel, number), kernel, number, amount))
        if writer is None:
            writer = parquet.ParquetWriter(path, table.schema, **ways)
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

    LLVM and the kernel are loaded before, by one row group. Then reading and writing alone.
    """
    from palier.history.fold import Run
    from palier.history.outcomes import outcomes, pooled

    program = palier.load(columns.HERE / "club.palier").program
    first = str(Path(out).with_suffix(".first"))
    parquet.write_table(parquet.ParquetFile(source).read_row_group(0), first)
    outcomes(first, Run(program, {}), Path(out))
    before, worked = time.perf_counter(), time.process_time()
    outcomes(source, Run(program, {}), Path(out))
    took, worked = time.perf_counter() - before, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with pooled():
        print(took, worked, most, reading(source, program), writing(source, out, program))


def reading(source: str, program) -> float:
    """The seconds of a core in which a table is read, and nothing is done with it."""
    from palier.history import in_order
    from palier.history.cell_numbers import cells_of

    cells = cells_of(kernel_of(program, only_orders=True).kernel, only_orders=True)
    table, before = in_order.of(source).of_cells(cells), time.process_time()
    for piece in table.pieces():
        for _ in piece.parts():
            pass
    return time.process_time() - before


def writing(source: str, made: str, program) -> float:
    """The seconds of a core in which what orders came to is written, once it is there."""
    from palier.history import in_order
    from palier.history.outcome_rows import Out

    out, there, took = Out(program, in_order.of(source)), parquet.ParquetFile(made), 0.0
    schema = out.schema
    with out.written(Path(made).with_suffix(".again")) as file:
        for at in range(there.num_row_groups):
            rows = there.read_row_group(at, columns=schema.names).cast(schema)
            before = time.process_time()
            file.add(rows)
            file.flush()
            took += time.process_time() - before
    return took


def main(sizes) -> int:
    """Print a row for each layout of each size; 1 where an order differs."""
    kernel = kernel_of(palier.load(columns.HERE / "club.palier").program).kernel
    differs = False
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "orders.parquet", Path(folder) / "outcomes.parquet"
        for orders in sizes:
            for layout in LAYOUTS:
                write(source, orders, kernel, layout)
                call = [sys.executable, __file__, str(source), str(out)]
                told = [
                    subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
                    for _ in range(3)
                ]
                least = [min(float(each[at]) for each in told) for at in range(5)]
                took, worked, _, read, written = least
                most = max(float(each[2]) for each in told)
                equal = same(out, orders, kernel)
                differs |= not equal
                nanos = " ".join(f"{each / orders * 1e9:3.0f}" for each in (worked, read, written))
                size = source.stat().st_size / 2**20
                print(
                    f"{orders:11,} orders, {layout:22}: {orders / took / 1e6:5.2f} M a second by"
                    f" the clock, {orders / worked / 1e6:5.2f} M of a core, {most:4.0f} MB, table"
                    f" of {size:5.0f} MB; ns of a core in all, read, written: {nanos};"
                    f" the same as C: {equal}",
                    flush=True,
                )
    return int(differs)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].endswith(".parquet"):
        put_through(*sys.argv[1:])
    else:
        sys.exit(main([int(each) for each in sys.argv[1:]] or SIZES))

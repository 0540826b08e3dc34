"""The same orders in both layouts of Parquet: a row for each line, a row for each order."""

import csv
import datetime as dt

from palier.history.generate import HEADER, generate
from palier.history.typed import typed_parquet


def both_layouts(folder, text):
    """Write a table, given as CSV, in both layouts: their paths."""
    plain = folder / "orders.csv"
    plain.write_text(text, "utf-8")
    paths = folder / "flat.parquet", folder / "nested.parquet"
    for path, nested in zip(paths, (False, True), strict=True):
        typed_parquet(str(plain), str(path), nested=nested)
    return paths


def made_up(program, folder, many=200, seed=3):
    """A made-up history with returns in both layouts: their paths."""
    plain = folder / "made.csv"
    with plain.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([each.value for each in HEADER])
        writer.writerows(generate(program, many, seed, dt.date(2025, 1, 1), 500))
    return both_layouts(folder, plain.read_text("utf-8"))

"""Tables that do not fit in the memory that is allowed."""

import datetime as dt
from pathlib import Path

import palier
from palier.history.by_columns import columns_of
from palier.history.friends import Friends
from palier.history.kernel.reasons import kernel_of
from palier.history.spending import Spending
from palier.history.table import opened

BRAND_TIERS = Path(__file__).parents[2] / "examples" / "brand-tiers" / "rules.en.palier"
ORDERS = 120_000
HEADER = "order,at,customer,price,quantity,categories,shipping_method,birthday\n"


def row(number: int) -> str:
    """An order of one of many customers, each with a birthday."""
    at = f"2025-0{1 + number % 9}-1{number % 7}T10:00:00+01:00"
    born = f"{1950 + number % 50}-0{1 + number % 9}-{10 + number % 18}"
    whose = f"customer of the shop {number % 50_000}"
    of_goods = f"{10 + number % 90}.50,1,Soap {number % 40},Post"
    return f"order number {number},{at},{whose},{of_goods},{born}\n"


def test_names_are_looked_up_without_holding_the_orders(tmp_path: Path) -> None:
    """Where many names are joined to each order, it is not the orders that are held in memory."""
    path = tmp_path / "orders.csv"
    path.write_text(HEADER + "".join(map(row, range(ORDERS))), "utf-8")
    program = palier.load(BRAND_TIERS).program
    kernel = kernel_of(program).kernel
    assert kernel is not None
    days = dt.date(2025, 1, 1), dt.date(2026, 1, 1)
    with opened(str(path), program.zone, memory="40MB") as table:
        read = columns_of(
            table, [kernel], Spending(50), days, Friends({}), with_ids=False, threads=1
        )
        assert read.ways[0].reader.many == ORDERS

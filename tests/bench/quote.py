"""How many orders a second are quoted by the club's programme, and how many are explained.

    python tests/bench/quote.py [ROUNDS]

Seconds differ from machine to machine, so each figure is also given in sums of the order's lines
with Python's own decimals, the least a checkout would do. Each is the best of several rounds, taken
in turn so that a busy moment weighs on all alike.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from importlib import resources

import palier
from palier.account.order import BroughtCode, Order, OrderLine, Shipping
from palier.account.standing import Lot, Standing
from palier.api import LoyaltyProgram
from palier.engines.explain import explain
from palier.engines.quote import quote
from palier.sheet.facts import Count
from palier.source import Language

ROUNDS, ORDERS = 5, 300
NOON = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)


def club() -> LoyaltyProgram:
    """Compile the club's programme, as it is shipped."""
    files = resources.files("palier") / "programmes" / "files"
    return palier.compile((files / "club.en.palier").read_text(encoding="utf-8"))


def order(number: int) -> Order:
    """Give an order of one to five lines, some with a code or points, none like the next."""
    lines = tuple(
        OrderLine(1250 + 37 * number, 1 + row, f"P{row}", ("Savons",) if row % 2 else ())
        for row in range(1 + number % 5)
    )
    code = (BroughtCode("X", 500),) if number % 7 == 0 else ()
    points = number % 20 if number % 3 == 0 else None
    return Order(
        at=NOON,
        lines=lines,
        shipping=Shipping("Colissimo", 490),
        promo_codes=code,
        use_points=points,
    )


def standing(number: int) -> Standing:
    """Give a customer between the first order and the hundredth."""
    counts = {Count.ORDERS: number % 100, Count.SPENT: 700 * number}
    return Standing(counts=counts, lots=(Lot(20 + number),), stamps={"Le sixième offert": 2})


def best(work: Callable[[], object], rounds: int) -> float:
    """Give the seconds of the best round."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> None:
    """Print orders a second, and what one takes in sums of its lines."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    program = club().program
    taken = [(order(number), standing(number)) for number in range(ORDERS)]
    quoted = [quote(program, *each) for each in taken]
    works: dict[str, Callable[[], object]] = {
        "sum of the lines": lambda: [
            sum(Decimal(line.price) / 100 * line.quantity for line in each.lines)
            for each, _ in taken
        ],
        "quote": lambda: [quote(program, *each) for each in taken],
        "explain": lambda: [explain(each, Language.ENGLISH) for each in quoted],
    }
    seconds = {name: best(work, rounds) for name, work in works.items()}
    least = seconds["sum of the lines"]
    for name, taken_ in seconds.items():
        print(f"{name:18} {ORDERS / taken_:10,.0f} orders/s {taken_ / least:8,.0f} ×")


if __name__ == "__main__":
    main()

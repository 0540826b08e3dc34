"""How a history grows: the time an event takes, and the size of an account over the years.

    python tests/bench/replay.py [EVENTS…]

Histories of 2,000, 4,000 and 8,000 events are entered, read from their lines as `palier replay`
does; then one customer's life of eight years; then 2,000 orders of one customer who may still
return them all, beside 2,000 orders of as many customers. Exits 1 where the time per event, the
size of the account once its oldest orders are folded away, or the bytes an order takes while it is
kept, are above their limit.
"""

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter
from pathlib import Path

from palier.account.reading import account_json, read_events
from palier.api import load
from palier.life.replay import History
from palier.program.model import Program

RULES = Path(__file__).parents[1] / "language" / "club.en.palier"
EVENTS = (2_000, 4_000, 8_000)
PER_CUSTOMER = 20
YEARS = 8
ROUNDS = 2
"""Each figure is the best of so many, so that a busy moment does not count."""
SETTLED = 4
"""From this year on, as many orders are folded away as are placed."""
LIMITS = {
    "time per event": 1.3,
    "size of an account": 1.3,
    "time per event of an old customer": 1.3,
    "time per event of one customer, to that of many": 1.3,
}
KEPT, BYTES = 2_000, 600
"""So many orders of one customer, and how many bytes each may take in the account."""
START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)


def life(customer: str, dice: random.Random, every: dt.timedelta) -> Iterator[dict]:
    """Give the events of a customer, without end: orders, deliveries, returns, reviews, claims."""
    at = START + dt.timedelta(minutes=dice.randrange(10_000))
    born = f"--{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    yield event("joined", f"{customer}/joined", at, customer=customer, birthday=born)
    number = 0
    while True:
        number += 1
        at += every * dice.choice((1, 1, 2))
        order = f"{customer}/{number}"
        lines = [line(dice) for _ in range(dice.choice((1, 1, 2, 3)))]
        pays = {"use_points": "all"} if dice.random() < 0.2 else {}
        shipping = {"method": "Colissimo", "cost": "4.90"}
        yield event("order", order, at, customer=customer, lines=lines, shipping=shipping, **pays)
        at += dt.timedelta(days=2)
        yield event("delivered", f"{order}/delivered", at, order=order)
        if dice.random() < 0.1:
            yield event("refund", f"{order}/refund", at, order=order, lines=[{"line": 0}])
        if dice.random() < 0.2:
            yield event("activity", f"{order}/review", at, customer=customer, name="avis produit")


def event(kind: str, key: str, at: dt.datetime, **said: object) -> dict:
    """Give an event in JSON."""
    return {"type": kind, "id": key, "at": at.isoformat(), **said}


def line(dice: random.Random) -> dict:
    """Give a line of an order."""
    price = f"{dice.randrange(3, 90)}.{dice.randrange(100):02}"
    return {
        "product": f"P-{dice.randrange(50)}",
        "categories": [dice.choice(("Savons", "Brosses", "Cartes cadeaux"))],
        "price": price,
        "quantity": dice.randrange(1, 4),
    }


def history(events: int) -> list[str]:
    """Give a history of so many events, of one customer for twenty of them, as lines."""
    dice = random.Random(events)  # noqa: S311 - made-up customers
    every = dt.timedelta(days=30)
    lives = (life(f"c{number}", dice, every) for number in range(events // PER_CUSTOMER))
    told = [each for one in lives for each in islice(one, PER_CUSTOMER)]
    return [json.dumps(each) for each in sorted(told, key=lambda each: each["at"])]


def replayed(
    program: Program, lines: list[str], shop: History | None = None
) -> tuple[float, History]:
    """Enter a history, and give how long the processor took."""
    shop = shop or History(program)
    before = time.process_time()
    for read in read_events(lines, program):
        if read.value is None:
            raise SystemExit(read.problems)
        for _ in shop.enter(read.value):
            pass
    return time.process_time() - before, shop


def size(program: Program, shop: History, customer: str) -> int:
    """Give the size of a saved account in bytes."""
    saved = account_json(shop.accounts[customer], program)
    return len(json.dumps(saved, ensure_ascii=False, separators=(",", ":")).encode())


def growing_histories(program: Program, sizes: tuple[int, ...]) -> float:
    """Enter longer and longer histories; give how the time per event grows over all of them."""
    each = []
    print("events     cpu s     events/s   ms/event   bytes/account")
    for events in sizes:
        lines = history(events)
        took, shop = min((replayed(program, lines) for _ in range(ROUNDS)), key=itemgetter(0))
        held = sum(size(program, shop, name) for name in shop.accounts) // len(shop.accounts)
        each.append(took / events)
        print(f"{events:6,}  {took:9.2f}  {events / took:9.0f}  {each[-1] * 1000:9.2f}  {held:14,}")
    return each[-1] / each[0]


def one_long_life(program: Program) -> tuple[float, float]:
    """Live for years; give how the account and the time per event grow once orders are folded."""
    rounds = [list(years_of_one(program)) for _ in range(ROUNDS)]
    print("\nyear     orders kept   bytes   ms/event")
    sizes, times = [], []
    for year, same in enumerate(zip(*rounds, strict=True), 1):
        took, held, kept = min(same)
        sizes.append(held)
        times.append(took)
        print(f"{year:4}  {kept:14}  {held:7,}  {took * 1000:9.2f}")
    return sizes[-1] / sizes[SETTLED - 1], times[-1] / times[SETTLED - 1]


def years_of_one(program: Program) -> Iterator[tuple[float, int, int]]:
    """Live year by year; give the time per event, the size of the account, the orders it keeps."""
    dice = random.Random(1)  # noqa: S311 - a made-up customer
    events = life("ada", dice, dt.timedelta(days=7))
    shop = History(program)
    waiting = next(events)
    for year in range(1, YEARS + 1):
        until = START.replace(year=START.year + year).isoformat()
        lines = []
        while waiting["at"] < until:
            lines.append(json.dumps(waiting))
            waiting = next(events)
        took, shop = replayed(program, lines, shop)
        kept = len(shop.accounts["ada"].orders)
        yield took / len(lines), size(program, shop, "ada"), kept


def orders_of(customers: int) -> list[str]:
    """Give orders six hours apart, of so many customers in turn."""
    dice = random.Random(2)  # noqa: S311 - made-up orders
    told = []
    for number in range(KEPT):
        customer = f"c{number % customers}"
        lines = [line(dice) for _ in range(dice.choice((1, 2)))]
        at = START + number * dt.timedelta(hours=6)
        told.append(event("order", f"{customer}/{number}", at, customer=customer, lines=lines))
    return [json.dumps(each) for each in told]


def one_beside_many(program: Program) -> tuple[float, float]:
    """Enter the orders of many and of one; give how much longer one takes, and bytes an order."""
    many = min(replayed(program, orders_of(KEPT))[0] for _ in range(ROUNDS))
    one, shop = min((replayed(program, orders_of(1)) for _ in range(ROUNDS)), key=itemgetter(0))
    account = shop.accounts["c0"]
    held = size(program, shop, "c0") / len(account.orders)
    print(f"\n{KEPT:,} orders of as many customers: {many / KEPT * 1000:.2f} ms each")
    print(f"{KEPT:,} orders of one: {one / KEPT * 1000:.2f} ms each, {held:.0f} bytes each")
    return one / many, held


def main() -> int:
    """Print the figures; say whether all are within their limits."""
    sizes = tuple(int(each) for each in sys.argv[1:]) or EVENTS
    program = load(RULES).program
    replayed(program, history(100))  # what is made once is made
    growth = growing_histories(program, sizes)
    larger, slower = one_long_life(program)
    beside, held = one_beside_many(program)
    found = dict(zip(LIMITS, (growth, larger, slower, beside), strict=True))
    print()
    for name, ratio in found.items():
        print(f"{name}: x {ratio:.2f} (at most {LIMITS[name]})")
    print(f"bytes an order kept: {held:.0f} (at most {BYTES})")
    return int(held > BYTES or any(ratio > LIMITS[name] for name, ratio in found.items()))


if __name__ == "__main__":
    raise SystemExit(main())

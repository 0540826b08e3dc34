"""How long one order takes, from what a shop sends to what it is answered.

    python tests/bench/quote.py [ROUNDS]

Of a small club and of each shipped shop: `quote` from dicts, and with its answer in JSON; the order
reckoned, without reading it, by the compiled road and by the reference engine; `price` for a
customer who is prepared; `apply` with a stored account, its answer included; and how many events a
second `replay` enters, its answers written. Each figure is the best of many short rounds, in
seconds of the processor, so that a busy moment does not count. Seconds differ from machine to
machine: what is held to are ratios within the run, in times of what it takes to write the order as
JSON and read it again, and of the reference engine. Exits 1 where one is beyond its limit.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import palier
from palier.api import LoyaltyProgram
from palier.engines.quote import by_reference, quote
from palier.engines.road import FIRST

ROOT = Path(__file__).parents[2]
ROUNDS, TIMES = 60, 5
CLUB = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

points
  expire 12 months after they are earned

earn 1 point per full 1 EUR
  except products tagged "sale"

bonus days "Fridays" every Friday
  points x 2

bonus day "Summer" on 21 June 2026
  points x 2

tier "Bronze"
tier "Silver" from 600 EUR spent
  points x 1.25
tier "Gold" from 1,500 EUR spent
  points x 1.5
  5% off
tiers
  count the last 12 months

first order
  from 50 EUR: free shipping
  from 150 EUR: 10% off
  50 extra points

segment "Pro"
  when customer type is "pro"
  from 50 EUR to 149.99 EUR: 5 EUR off
  from 150 EUR: 10% off
  earn no points

redeem points
  on baskets from 80 EUR
  10 points = 1 EUR
"""
"""After the programme W1 of the hand-written benchmarks, as a rule file says it."""
SHOPS = sorted(ROOT.glob("examples/*/rules.en.palier"))
ORDER = {
    "at": "2026-06-02T12:00:00+02:00",
    "customer": "c1",
    "lines": [
        {"price": "12.50", "quantity": 2, "categories": ["Soap"]},
        {"price": "30.00", "product": "P1"},
        {"price": "7.90", "quantity": 1, "tags": ["sale"]},
    ],
    "shipping": {"method": "Post", "cost": "4.90"},
}
SUMMARY = {"points": 240, "orders": 5, "spent": "431.20", "joined": "2025-03-01"}
EVENTS, CUSTOMERS = 600, 60
LIMITS = {"told": 24.0, "price": 2.6, "apply": 42.0, "event": 80.0}
"""How many round trips of the order through JSON each may take: the median shop."""
SHORTER = {"quote": 2.4, "reckoned": 5.0, "price": 17.0}
"""By how many times the road is shorter than the reference engine's, at least: the median shop."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Microseconds of each way, and events a second."""

    trip: float
    quote: float
    told: float
    reckoned: float
    reference: float
    price: float
    apply: float
    events: float

    @property
    def event(self) -> float:
        """Microseconds of an event."""
        return 1_000_000 / self.events


def best(work: Callable[[], object], rounds: int, times: int = TIMES) -> float:
    """Give the microseconds that some work takes at best."""
    found = []
    for _ in range(rounds):
        start = time.process_time_ns()
        for _ in range(times):
            work()
        found.append((time.process_time_ns() - start) / times / 1000)
    return min(found)


def measure(club: LoyaltyProgram, rounds: int) -> Measured:
    """Measure a programme."""
    summary = {**SUMMARY, **({"points": "2.40"} if club.program.cashback else {})}
    taken = club.read_order(ORDER)
    asked = (club.program, taken, club.standing(taken, summary))
    for _ in range(FIRST + 1):
        quote(*asked)
    prepared, lines = club.prepare(summary), club.read_lines(ORDER["lines"])
    stored = club.apply({"type": "order", "id": "o0", **ORDER}).account
    later = {"type": "order", "id": "o1", **ORDER, "at": "2026-06-03T12:00:00+02:00"}
    events = list(history(EVENTS))
    start = time.process_time()
    for each in club.replay(events):
        json.dumps(each.to_json(), ensure_ascii=False)
    taken_ = time.process_time() - start
    return Measured(
        trip=best(lambda: json.loads(json.dumps(ORDER)), rounds),
        quote=best(lambda: club.quote(ORDER, summary), rounds),
        told=best(lambda: club.quote(ORDER, summary).to_json(), rounds),
        reckoned=best(lambda: quote(*asked), rounds),
        reference=best(lambda: by_reference(*asked), max(5, rounds // 6), 1),
        price=best(lambda: club.price(lines, prepared), rounds),
        apply=best(lambda: club.apply(later, stored), TIMES * rounds, 1),
        events=EVENTS / taken_,
    )


def history(many: int) -> Iterator[dict]:
    """Give orders of customers who come back every two weeks, oldest first."""
    start = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    for number in range(many):
        at = start + dt.timedelta(days=14 * (number // CUSTOMERS), minutes=number % CUSTOMERS)
        who = f"c{number % CUSTOMERS}"
        yield {"type": "order", "id": f"o{number}", **ORDER, "at": at.isoformat(), "customer": who}


def main() -> None:
    """Print a table; exit 1 where a ratio of the median shop is below its limit."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    clubs = {path.parent.name: path.read_text("utf-8") for path in SHOPS}
    named = ("JSON", "quote", "told", "reckoned", "reference", "price", "apply", "events/s")
    print(f"{'microseconds':22}" + "".join(f"{each:>11}" for each in named))
    found = []
    for name, text in {"club (W1)": CLUB, **clubs}.items():
        got = measure(palier.compile(text), rounds)
        found.append(got)
        figures = (
            *(got.trip, got.quote, got.told, got.reckoned, got.reference),
            *(got.price, got.apply, got.events),
        )
        print(f"{name:22}" + "".join(f"{each:11,.0f}" for each in figures), flush=True)
    middle = len(found) // 2
    trips = {
        name: sorted(getattr(each, name) / each.trip for each in found)[middle] for name in LIMITS
    }
    ratios = {
        name: sorted(each.reference / getattr(each, name) for each in found)[middle]
        for name in SHORTER
    }
    for name, many in trips.items():
        print(f"{many:6.1f} round trips of the order   {name} (at most {LIMITS[name]:.0f})")
    for name, ratio in ratios.items():
        print(f"{ratio:6.1f} x shorter than the reference   {name} (at least {SHORTER[name]:.0f})")
    held = [many <= LIMITS[name] for name, many in trips.items()]
    held += [ratio >= SHORTER[name] for name, ratio in ratios.items()]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()

"""An earning decision by Palier, and by engines that are made for rules of any kind.

    pip install zen-engine common-expression-language
    python tests/bench/others.py [ROUNDS]

The decision: a point per euro of what is not on sale; twice on Fridays, otherwise one and a quarter
or one and a half times in the upper tiers; rounded down. It is told to each as a shop would tell
it, from the same lines, and each has to give the same points for all of them. ZEN (GoRules) has it
as a graph of decisions, and as an expression that is compiled once. CEL cannot add up a list: it is
given the amount, which costs it nothing here. Palier's `price` reads the lines of the basket, and
tells far more than the points: discounts, shipping, what is to be paid; it stands beside ZEN's
graph, which reads them too. Beside the bare expressions, which are given numbers and give one,
stands what the engine has inside: the sheet printed as one function, of the points alone, from the
facts of an order, unit by unit. Times are of the processor, the best of many rounds; what
counts are the ratios within the run. Exits 1 where `price` is slower than ZEN's graph, where the
function is slower than an expression, or where the points differ; what is not installed is left
out, by name.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

import palier
from palier.account.order import units_of
from palier.engines.printing import python
from palier.engines.printing.folding import Folder
from palier.engines.printing.printer import function
from palier.engines.ready import Ready, Step, needed
from palier.engines.road import Road
from palier.sheet.facts import Kept
from palier.sheet.sheet import Part

ROUNDS, TIMES = 60, 50
RULES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR
  except items on sale

bonus day "Friday" every Friday
  points x 2

tier "Bronze"
tier "Silver" from 600 EUR spent
  points x 1.25
tier "Gold" from 1,500 EUR spent
  points x 1.5

tiers
  count the last 12 months
"""
SPENT = {"Bronze": "0.00", "Silver": "700.00", "Gold": "1600.00"}
DAYS = {False: "2026-06-02", True: "2026-06-05"}
TIER = 'tier == "Gold" ? {gold} : tier == "Silver" ? {silver} : {bronze}'
ZEN = (
    "floor(sum(map(filter(lines, not #.sale), #.price * #.quantity)) / 100 * (friday ? 2 : "
    + TIER.format(gold="1.5", silver="1.25", bronze="1")
    + "))"
)
CEL = "eligible * (friday ? 8 : " + TIER.format(gold=6, silver=5, bronze=4) + ") / 400"
FUNCTION = "palier: function"
EXPRESSIONS = ("zen: expression", "cel: expression, summed")
LINES = (
    ((1250, 2, False), (3000, 1, False), (790, 1, True)),
    ((199, 3, False),),
    ((4995, 1, True), (12_999, 1, False), (50, 7, False), (2345, 2, False)),
)
"""Baskets: cents, units, whether on sale."""


class Visit:
    """A basket, a day and a tier, told as each engine takes it."""

    def __init__(self, club: palier.LoyaltyProgram, basket: tuple, day: bool, tier: str) -> None:
        lines = [{"price": price, "quantity": units, "sale": sale} for price, units, sale in basket]
        self.told = {"lines": lines, "friday": day, "tier": tier}
        self.summed = {
            "eligible": sum(price * units for price, units, sale in basket if not sale),
            "friday": day,
            "tier": tier,
        }
        self.lines = club.read_lines([_line(*each) for each in basket])
        order = {"at": f"{DAYS[day]}T12:00:00+02:00", "lines": [{"price": "0"}]}
        known = {"orders": 3, "joined": "2025-01-10", "spent": SPENT[tier], "tier": tier}
        self.prepared = club.prepare(known, order=order)
        units = units_of(self.lines)
        road, answers = self.prepared.road, self.prepared.answers.on(self.lines, units)
        self.facts = len(units), *earning(road).facts(road.asked.of(answers))


@cache
def earning(road: Road) -> Step:
    """Print the points of an order that brings no codes as one function of its facts."""
    points = [each.given.line for each in road.sheet.awards]
    ready = Ready(road.sheet, road.asked.place, points)
    known = ready.known | {Kept(each.id): 0 for each in road.sheet.members}
    lines = needed(ready.folded(*Part, folder=Folder(known)), points)
    printed = function(
        "earning", lines, points, python.PYTHON, columns=ready.columns, flags=ready.flags
    )
    return Step(printed, "earning", road.asked.place)


def _line(price: int, units: int, sale: bool) -> dict:
    told = {"price": f"{price // 100}.{price % 100:02}", "quantity": units}
    return told | ({"regular_price": "999.00"} if sale else {})


def engines(club: palier.LoyaltyProgram) -> Iterator[tuple[str, Callable[[Visit], int]]]:
    """Give each engine that is installed, by name."""

    def priced(visit: Visit) -> int:
        return int(club.price(visit.lines, visit.prepared).earned)

    yield "palier: price", priced
    road = club.prepare().road
    function_of_facts = earning(road).call
    (points,) = (each.given.line for each in road.sheet.awards)
    yield FUNCTION, lambda visit: function_of_facts(*visit.facts)[points]
    try:
        import zen

        graph = zen.ZenEngine().create_decision(json.dumps(as_graph()))
        yield "zen: graph", lambda visit: int(graph.evaluate(visit.told)["result"]["points"])
        compiled = zen.compile_expression(ZEN)
        yield "zen: expression", lambda visit: int(compiled.evaluate(visit.told))
    except ImportError:
        print("zen-engine is not installed")
    try:
        import cel

        program = cel.compile(CEL)
        yield "cel: expression, summed", lambda visit: program.execute(visit.summed)
    except ImportError:
        print("common-expression-language is not installed")


def as_graph() -> dict:
    """Give the decision as a graph: what comes in, the expression, what goes out."""
    place = {"position": {"x": 0, "y": 0}}
    said = {"expressions": [{"id": "points", "key": "points", "value": ZEN}]}
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", **place},
            {"id": "earn", "type": "expressionNode", "name": "earn", "content": said, **place},
            {"id": "out", "type": "outputNode", "name": "out", **place},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "earn"},
            {"id": "2", "type": "edge", "sourceId": "earn", "targetId": "out"},
        ],
    }


def best(work: Callable[[], object], rounds: int) -> float:
    """Give the microseconds that some work takes at best."""
    found = []
    for _ in range(rounds):
        start = time.process_time_ns()
        for _ in range(TIMES):
            work()
        found.append((time.process_time_ns() - start) / TIMES / 1000)
    return min(found)


def main() -> int:
    """Print what a decision takes by each; 1 where they differ or a limit is passed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    club = palier.compile(RULES)
    visits = [Visit(club, *each) for each in product(LINES, DAYS, SPENT)]
    points, took = {}, {}
    for name, decide in engines(club):
        points[name] = [decide(each) for each in visits]
        took[name] = best(lambda decide=decide: decide(visits[4]), rounds)
    first = next(iter(took))
    print(f"{'':26}{'microseconds':>14}{'times price':>13}")
    for name, each in took.items():
        print(f"{name:26}{each:14.1f}{each / took[first]:13.2f}")
    same = all(each == points[first] for each in points.values())
    print(f"the same points on {len(visits)} visits: {same}")
    held = [same, took.get("zen: graph", took[first]) >= took[first]]
    held += [took[each] >= took[FUNCTION] for each in EXPRESSIONS if each in took]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())

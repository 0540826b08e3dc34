"""A sheet as the baskets of one customer ask for it: what no basket changes is reckoned once.

Most rules of a programme do not apply to a customer at a moment, whatever the basket. Which do is
known when the customer is prepared: the others fold away, and functions without them are printed,
for each set of answers that comes. So does what nothing is paid with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

from palier.account.answering import Asked
from palier.engines.printing import python
from palier.engines.printing.bounds import FLAG, bounds_of_fact
from palier.engines.printing.printer import function
from palier.engines.ready import Held, Ready, Step, getter, refs
from palier.named import NamedTuple
from palier.sheet.facts import Fact, PaidBy
from palier.sheet.nodes import FactOf, LineName, OverUnits, Value, every
from palier.sheet.sheet import Line, OrderSheet, Part

MOST_CUSTOMERS = 64
"""So many sets of answers have functions of their own; the others share some."""


class Session(NamedTuple):
    """A customer who is prepared: the functions for their baskets, and what they are given.

    `codes` are the shop's own codes, by the member that each of them is.
    """

    ready: Ready
    held: Held
    codes: Mapping[str, str]


class Pricing:
    """A sheet made ready to price baskets, customer by customer.

    `asked` are the lines that a price is read from, `known` facts that no basket changes.
    """

    def __init__(
        self, sheet: OrderSheet, facts: Asked, asked: Iterable[LineName], known: Mapping[Fact, int]
    ) -> None:
        changing = frozenset(facts.facts[at] for at in facts.of_lines)
        self.sheet, self.facts = sheet, facts
        self.asked, self.always = tuple(asked), known
        common = Ready(sheet, facts.place, self.asked, known)
        steady = frozenset(facts.facts) - changing
        still = [*_still(common.folded(Part.BEFORE, Part.AFTER), steady)]
        self.given = frozenset(each.id for each in still)
        self.held = self._step(still, common)
        self.lines = tuple(each.id for each in still if each.id in common.flags)
        self.flags = tuple(
            fact for fact in facts.facts if fact not in changing and bounds_of_fact(fact) == FLAG
        )
        self.amounts = tuple(fact for fact in facts.facts if isinstance(fact, PaidBy))
        self.of_lines: Callable[[Held], tuple[Value, ...]] = getter(self.lines)
        self.of_facts = getter([facts.place[each] for each in self.flags])
        self.of_amounts = getter([facts.place[each] for each in self.amounts])
        self.known: dict[tuple[Value, ...], Ready] = {}

    def _step(self, still: Sequence[Line], common: Ready) -> Step:
        printed = function(
            "customer",
            still,
            [each.id for each in still],
            python.PYTHON,
            columns=common.columns,
            flags=common.flags,
        )
        return Step(printed, "customer", self.facts.place)

    def session(self, facts: Sequence[Value], codes: Mapping[str, str]) -> Session:
        """A customer, by the facts of an order of theirs, and the shop's own codes they bring."""
        held = self.held(0, facts, {})
        nothing_paid = (amount == 0 for amount in self.of_amounts(facts))
        answers = (*self.of_facts(facts), *self.of_lines(held), *nothing_paid)
        if answers not in self.known and len(self.known) >= MOST_CUSTOMERS:
            answers = ()
        if answers not in self.known:
            self.known[answers] = self._ready(answers)
        ready = self.known[answers]
        asked = {name: held[name] for name in ready.asks if name in held}
        return Session(ready, asked, codes)

    def _ready(self, answers: tuple[Value, ...]) -> Ready:
        values = [int(cast(int, each)) for each in answers]
        facts: dict[Fact, int] = dict(zip(self.flags, values, strict=False))
        lines = dict(zip(self.lines, values[len(self.flags) :], strict=False))
        nothing_paid = values[len(self.flags) + len(self.lines) :]
        facts |= {fact: 0 for fact, none in zip(self.amounts, nothing_paid, strict=False) if none}
        known = {**self.always, **facts}
        return Ready(self.sheet, self.facts.place, self.asked, known, lines, self.given)


def _still(lines: Iterable[Line], steady: frozenset[Fact]) -> Iterator[Line]:
    """The lines that depend on facts alone that stay the same, whatever is bought and chosen.

    What goes through the units is none: how many there are is the basket's to say.
    """
    found: set[LineName] = set()
    for each in lines:
        parts = [*every(each.expr)]
        asked = {part.fact for part in parts if isinstance(part, FactOf)}
        by_unit = each.column or any(isinstance(part, OverUnits) for part in parts)
        if not by_unit and asked <= steady and all(ref in found for ref in refs(each)):
            found.add(each.id)
            yield each

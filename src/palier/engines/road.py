"""The road of an order through its sheet: by compiled functions where it is asked often.

The first few orders of a sheet are walked by the reference engine, for which nothing has to be
made; so one that is asked once is answered soon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from palier.account.answering import Asked, Facts
from palier.account.brought import Bringing
from palier.engines import choose, interpret
from palier.engines.reckoned import Reckoned
from palier.program.model import Program, once_for_each
from palier.sheet.facts import (
    Brought,
    CodeSlot,
    CodeWorth,
    Column,
    Fact,
    Kept,
    PutIn,
    Scalar,
    Slot,
    VoucherSlot,
)
from palier.sheet.lower import lower
from palier.sheet.nodes import LineName, Value
from palier.sheet.sheet import OrderSheet, Part, Slots
from palier.values import unswept

if TYPE_CHECKING:
    from palier.engines.pricing import Pricing, Session
    from palier.engines.ready import Ready

FIRST = 3
"""So many orders are walked before a sheet is compiled."""
OFTEN = 20
"""So many orders of a shape share functions with others before it has some of its own."""
MOST_SHAPES = 16
"""So many sets of filled slots have functions of their own; the others share some."""


_Shape = tuple[bool, ...]


class Road:
    """A sheet, what it asks, and how often it was asked.

    `at_once`: it asks nothing that is known only once the order is reckoned.
    """

    def __init__(self, sheet: OrderSheet) -> None:
        self.sheet, self.asked, self.times = sheet, Asked(sheet), 0
        self.slots: tuple[Slot, ...] = (
            *map(CodeSlot, range(len(sheet.slots.codes))),
            *map(VoucherSlot, range(len(sheet.slots.rewards))),
        )
        self.own = tuple(
            (each.id, each.slot) for each in sheet.members if isinstance(each.slot, CodeSlot)
        )
        self.ready: dict[_Shape, Ready] = {}
        self.pricing: dict[_Shape, Pricing] = {}
        self.shapes: Counter[_Shape] = Counter()
        self.prices = self.asked.place[Column.PRICE]
        place = self.asked.place
        self.tax = tuple(place[each] for each in _OF_TAXES if each in place)
        self.at_once = Scalar.EARNED_NOW not in place and Scalar.TIER_PROJECTED not in place

    def reckon(self, facts: Facts, units: tuple[int, ...], brought: Bringing) -> Reckoned:
        """The sheet reckoned: by compiled functions once it is asked often."""
        walks = not self._is_often() or self._is_below_0(facts)
        return (self.walked if walks else self.compiled)(facts, units, brought)

    def priced(
        self, facts: Facts, units: tuple[int, ...], brought: Bringing, sessions: dict[bool, Session]
    ) -> Reckoned:
        """The sheet reckoned as far as a price asks; the other lines once somebody asks for one.

        `sessions` keeps what is reckoned once for a customer, where something is taxed and where
        nothing is.
        """
        if not (sessions or self._is_often()) or self._is_below_0(facts):
            return self.walked(facts, units, brought)
        taxed = self._is_taxed(facts)
        if taxed not in sessions:
            pricing = self._pricing(self._shape(brought, facts))
            sessions[taxed] = pricing.session(facts, self.codes(brought))
        ready, held, codes = sessions[taxed]
        return self._by(ready, codes, facts, units, brought, held)

    def compiled(self, facts: Facts, units: tuple[int, ...], brought: Bringing) -> Reckoned:
        """The sheet reckoned by compiled functions."""
        codes = self.codes(brought) if self.own else {}
        ready = self._ready(self._shape(brought, facts))
        return self._by(ready, codes, facts, units, brought, {})

    def _by(
        self,
        ready: Ready,
        codes: Mapping[str, str],
        facts: Facts,
        units: tuple[int, ...],
        brought: Bringing,
        given: Mapping[LineName, Value],
    ) -> Reckoned:
        held = Lines(given, lambda: self.walked(facts, units, brought).values)
        chosen = ready.reckon(held, facts, len(units), codes)
        known = Answered(lambda: self._known(facts, chosen.kept))
        return Reckoned(self.sheet, known, held, units, chosen, brought)

    def walked(self, facts: Facts, units: tuple[int, ...], brought: Bringing) -> Reckoned:
        """The sheet reckoned by the reference engine."""
        sheet = self.sheet
        known: dict[Fact, Value] = dict(zip(self.asked.facts, facts, strict=True))
        started = interpret.walk(sheet, known, len(units))
        chosen = choose.choose(
            sheet, started, lambda kept: _with(started, sheet, kept), self.codes(brought)
        )
        final = _with(started, sheet, chosen.kept)
        final.part(sheet, Part.AFTER)
        return Reckoned(sheet, final.facts, final.values, units, chosen, brought)

    def _is_often(self) -> bool:
        """Whether the sheet is asked often: printing it takes as long as some walks."""
        self.times += 1
        return self.times > FIRST

    def _is_below_0(self, facts: Facts) -> bool:
        """Whether a price is: all that is printed rests on none being so."""
        prices = facts[self.prices]
        return isinstance(prices, tuple) and min(prices, default=0) < 0

    def _is_taxed(self, facts: Facts) -> bool:
        """Whether an order tells a tax, where the sheet asks for it."""
        for at in self.tax:
            told = facts[at]
            if any(told) if isinstance(told, tuple) else told:
                return True
        return False

    def _shape(self, brought: Bringing, facts: Facts) -> _Shape:
        """Which slots are filled, and last whether a tax is told."""
        filled = [each is not None for each in (*brought.codes, *brought.vouchers)]
        return (*filled, self._is_taxed(facts))

    def codes(self, brought: Bringing) -> Mapping[str, str]:
        """The promo codes brought, by the member that each of them is."""
        return {name: code.code for name, slot in self.own if (code := brought.code(slot))}

    def _own(self, shape: _Shape, kept: Mapping[_Shape, object]) -> _Shape:
        """A shape, where it comes often enough; of too many, that in which all may be told."""
        if shape in kept:
            return shape
        self.shapes[shape] += 1
        own = not kept or (self.shapes[shape] > OFTEN and len(kept) < MOST_SHAPES)
        return shape if own else (True,) * len(shape)

    def _known_of(self, shape: _Shape) -> Mapping[Fact, int]:
        """The facts that are known of a shape: those of what is not brought, and not told."""
        *slots, taxed = shape
        none = [slot for slot, full in zip(self.slots, slots, strict=True) if not full]
        known: dict[Fact, int] = {fact: 0 for slot in none for fact in _nothing(slot)}
        return known if taxed else known | dict.fromkeys(_OF_TAXES, 0) | {Scalar.TAX_PARTS: 1}

    def _ready(self, shape: _Shape) -> Ready:
        own = self._own(shape, self.ready)
        if own not in self.ready:
            # Who asks once, as a check does, does not wait for the printer either.
            from palier.engines.ready import Ready  # noqa: PLC0415
            from palier.engines.wanted import wanted  # noqa: PLC0415 - same

            asked = self.asked.place, wanted(self.sheet)
            self.ready[own] = Ready(self.sheet, *asked, self._known_of(own))
        return self.ready[own]

    def _pricing(self, shape: _Shape) -> Pricing:
        own = self._own(shape, self.pricing)
        if own not in self.pricing:
            from palier.engines.pricing import Pricing  # noqa: PLC0415 - same
            from palier.engines.wanted import wanted_of_price  # noqa: PLC0415 - same

            asked = self.asked, wanted_of_price(self.sheet)
            self.pricing[own] = Pricing(self.sheet, *asked, self._known_of(own))
        return self.pricing[own]

    def _known(self, facts: Sequence[Value], kept: frozenset[str]) -> Mapping[Fact, Value]:
        known: dict[Fact, Value] = dict(zip(self.asked.facts, facts, strict=True))
        return known | {Kept(each.id): each.id in kept for each in self.sheet.members}


def _nothing(slot: Slot) -> Iterator[Fact]:
    """What is asked of a slot, and is 0 where nothing is brought for it."""
    yield Brought(slot)
    yield CodeWorth(slot) if isinstance(slot, CodeSlot) else PutIn(slot)


_OF_TAXES: tuple[Fact, ...] = (Column.TAX_RATE, Scalar.SHIPPING_TAX_RATE)
"""What is asked of taxes, and 0 where an order tells none; a cent of tax is then in one part."""


def _with(started: interpret.Walk, sheet: OrderSheet, kept: frozenset[str]) -> interpret.Walk:
    """A walk on from the part before the choice, with some members kept."""
    choice: dict[Fact, Value] = {Kept(each.id): each.id in kept for each in sheet.members}
    walk = interpret.Walk({**started.facts, **choice}, started.rows, dict(started.values))
    walk.part(sheet, Part.CHOICE)
    return walk


@once_for_each(64, versions=256)
@unswept
def road_of(program: Program, slots: Slots) -> Road:
    """The road of a programme's orders of a shape, made once for each version."""
    return Road(lower(program, slots))


# What is looked up, and made when it is asked for ------------------------------------------


class Answered(Mapping[Fact, Value]):
    """Facts by themselves, put together when somebody asks."""

    __slots__ = ("_held", "_make")

    def __init__(self, make: Callable[[], Mapping[Fact, Value]]) -> None:
        self._make = make
        self._held: Mapping[Fact, Value] | None = None

    @property
    def held(self) -> Mapping[Fact, Value]:
        """The facts."""
        if self._held is None:
            self._held = self._make()
        return self._held

    def __getitem__(self, fact: Fact) -> Value:
        return self.held[fact]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


class Lines(dict[LineName, Value]):
    """Values of lines; all the others are there as soon as one of them is asked for."""

    __slots__ = ("_rest",)

    def __init__(
        self, known: Mapping[LineName, Value], rest: Callable[[], Mapping[LineName, Value]]
    ) -> None:
        super().__init__(known)
        self._rest: Callable[[], Mapping[LineName, Value]] | None = rest

    def complete(self) -> None:
        """Take in the lines that are not known yet."""
        if self._rest is not None:
            rest, self._rest = self._rest, None
            self.update(rest())

    def __missing__(self, line: LineName) -> Value:
        if self._rest is None:
            raise KeyError(line)
        self.complete()
        return self[line]

    def __iter__(self) -> Iterator[LineName]:
        self.complete()
        return super().__iter__()

    def __len__(self) -> int:
        self.complete()
        return super().__len__()

    def __contains__(self, line: object) -> bool:
        self.complete()
        return super().__contains__(line)

    def keys(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - as a dict's
        self.complete()
        return super().keys()

    def items(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - as a dict's
        self.complete()
        return super().items()

    def values(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - as a dict's
        """All values, of the lines that are not known yet too."""
        self.complete()
        return super().values()

    def get(self, line: LineName, default: Any = None) -> Any:  # noqa: ANN401 - as a dict's
        """The value of a line, known yet or not; `default` where the sheet has no such line."""
        self.complete()
        return super().get(line, default)

    def __eq__(self, other: object) -> bool:
        """Whether all values are alike, those that are not known yet included."""
        self.complete()
        if isinstance(other, Lines):
            other.complete()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # as a dict's

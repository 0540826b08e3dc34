"""Writes functions of sheets into the text of a kernel, and keeps what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from palier.account.called import bought_name
from palier.engines.columns import KEPT, ONCE, Function, before_the_choice, function
from palier.history.kernel import parts
from palier.history.kernel.arrays import TURNED, Facts
from palier.history.kernel.asked import Asked, known_facts
from palier.history.kernel.frame import filled
from palier.history.kernel.given import Given
from palier.history.kernel.noon import of_no_order
from palier.history.kernel.slots import slots_of
from palier.program.model import Program
from palier.sheet import facts
from palier.sheet.facts import CodeSlot, Fact
from palier.sheet.lower import lower
from palier.sheet.lower_events import lower_event
from palier.sheet.nodes import LineName, One
from palier.sheet.sheet import OrderSheet, Part, Unit
from palier.tree import Milestone, TierCount
from palier.values import dataclass

LIFE = "state, lots, kept, logs, life_facts, cal, births, start, who, room, back"
"""What every function of a life is given."""
UNHAPPENED = ("stamp", "stamped", "emptied", "active", "given on the day of", "last before")
"""What places are called that hold a day, before which nothing has happened."""
LENT = (
    *("lives", "orders", "life_facts", "order_facts", "unit_facts", "cal", "births", "masks"),
    *("places", "choices", "steps", "parts", "left", "strange", "progress", "lots", "kept"),
    *("logs", "room"),
)
"""The arrays that the fold is given, by the names it has for them once they are lent to it."""
LENT_HAPPENING = ("happens", "happening")
"""Those that it is given after them, where something happens besides orders."""
LENT_BACK = (
    *("comes", "coming", "came", "first_back", "made", "then", "taken", "sold", "left_units"),
    *("left_sold", "fixed", "anew", "saved"),
)
"""Those that it is given besides, where something comes back."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a kernel takes through which something comes back: columns sold, and what is kept.

    `made` is of an order, `then` of a time that something of it comes back; `fixed` is what stays
    as it was, `back` what a function gives.
    """

    sold: int
    made: int
    then: int
    fixed: int
    back: int


@dataclass(frozen=True, slots=True)
class Kernel:
    """A kernel: its text, what it asks, what the rows of its parts are, and the room it takes.

    `narrow`: what it is told of orders and units fits in 32 bits. `back`: what it takes besides,
    where something comes back; `happens`: it takes what else happens, `activities` among it by
    their numbers, and what friends cause under the `newest` version. `rewards` are those it tells
    of before its parts: how many of each a step gives, then how many it uses. `versions`: the
    kernels of all, where there are several. `widths`: of its arrays, as its text has them.
    """

    program: Program
    text: str
    asked: Asked
    parts: tuple[Given, ...]
    rows: int
    narrow: bool
    widths: Mapping[str, int]
    back: Sizes | None = None
    rewards: tuple[str, ...] = ()
    versions: tuple[Kernel, ...] = ()
    happens: bool = False
    activities: tuple[str, ...] = ()
    newest: Program | None = None

    def of_orders(self, many: int) -> Facts:
        """Room for what it is told of orders: what is told of one stands beside each other."""
        size = (self.widths["order_facts"], many)
        if self.narrow:
            return np.zeros(size, dtype=np.int32, order="F")
        return np.zeros(size, dtype=np.int64, order="F")

    def of_units(self, many: int) -> Facts:
        """Room for what it is told of units: it goes through one column after another."""
        rows = len(self.asked.units)
        if self.narrow:
            return np.zeros((rows, many), dtype=np.int32)
        return np.zeros((rows, many), dtype=np.int64)


class Writer:
    """Writes the text of a kernel.

    `joins`: whoever has an account is a member, as no membership is paid for; `tiered`: members
    have tiers; `lasting`: from which rank on no point expires (0: from none); `vouchers`: customers
    hold some; `returns`: something comes back; `happens`: something else does; `pending`: points
    wait for a day, or are kept as if they might.
    """

    def __init__(self, program: Program, *, returns: bool = False, happens: bool = False) -> None:
        self.program, self.asked = program, Asked(program)
        self.returns, self.happens = returns, happens
        self.sheet, self.events = lower(program, slots_of(program)), lower_event(program)
        every = self.sheet.facts | self.events.facts
        self.known = known_facts(program, every, happens=happens)
        own = [CodeSlot(at) for at, each in enumerate(self.sheet.slots.codes) if each is None]
        self.known |= {facts.Brought(slot): 0 for slot in own}
        self.never = never_of(self.sheet)
        self.units = {each.id: each.unit for each in self.sheet.lines}
        self.members = [each.id for each in self.sheet.members]
        available = program.points.available
        late = available.after is not Milestone.ORDER or available.delay is not None
        self.pending = returns or (available.after is not None and late)
        self.joins = program.membership is None
        self.tiered = self.joins and bool(program.tiers)
        names = [each.label for each in program.tiers if self.tiered]
        lasting = [at + 1 for at, name in enumerate(names) if name == program.points.lasting_from]
        self.lasting = lasting[0] if lasting else 0
        self.vouchers = bool(program.rewards)
        self.texts: list[str] = []
        self.rows = self.wanted = 1
        self.results = ["back", ONCE]
        self.parts: list[Given] = []
        self.cheaper: list[int] = []
        self.reaching: dict[str, int] = {}
        self.at: Mapping[LineName, int] = {}
        self.once: Mapping[LineName, int] = {}
        self.first: Function | None = None
        self.lent_on: tuple[str, ...] = ()

    # Functions of the sheets ------------------------------------------------------------------

    def of_orders(self, name: str, wanted: Iterable[LineName], kept: int | None = None) -> Function:
        """A function of an order once what comes before the choice is known, written."""
        given = {line: self._once(line) for line in self.once}
        rest = [each for each in wanted if each not in given]
        return self._made(
            function(
                self.sheet, name, rest, self.known, kept=kept, members=self.members, given=given
            )
        )

    def without_benefits(self, wanted: Iterable[LineName]) -> Function:
        """The function of an order that is given no benefit, written.

        What comes before the choice is among it, and all other functions know it.
        """
        before = {each.id for each in self.sheet.lines if each.part is Part.BEFORE}
        every = [*dict.fromkeys((*wanted, *before_the_choice(self.sheet, self.known)))]
        members = self.members
        made = self._made(
            function(self.sheet, "order_of_none", every, self.known, kept=0, members=members)
        )
        self.once = {line: at for line, at in made.places.items() if line in before}
        self.first = made
        return made

    def _once(self, line: LineName) -> str:
        place = f"{ONCE}[{self.once[line]}]"
        return f"({place} != 0)" if self.units[line] is Unit.FLAG else place

    def of_events(self, name: str, wanted: Iterable[LineName]) -> Function:
        """A function of the sheet of events, written."""
        sure: dict[Fact, int] = {**of_no_order(self.events.facts), **self.known}
        return self._function_of_events(name, wanted, sure)

    def _function_of_events(
        self, name: str, wanted: Iterable[LineName], sure: Mapping[Fact, int]
    ) -> Function:
        return self._made(function(self.events, name, wanted, sure))

    def _made(self, made: Function) -> Function:
        self.texts.append(made.made.text)
        self.rows = max(self.rows, made.made.rows)
        self.wanted = max(self.wanted, len(made.places))
        return made

    def call(self, made: Function, units: str) -> str:
        """A function, called; one of the sheet of events has no units."""
        given = [self.asked.code(each, of_order=units != "0") for each in made.made.facts]
        first = "a" if units != "0" else "0"
        back = ONCE if made is self.first else "back"
        return self._called(made, units, first, given, back)

    def _called(
        self, made: Function, units: str, first: str, given: Sequence[str], back: str
    ) -> str:
        more = ["choice" if each == KEPT else each for each in made.more]
        return f"{made.name}({', '.join([units, first, *given, *more, 'room', back])})"

    def _counted(self, text: str) -> str:
        """The text with the statements that count, then with room for all that is asked."""
        return filled(filled(text, self._counts), self._roomy)

    def _counts(self, line: str) -> Iterable[str] | None:
        """What stands for a line that counts; it may ask for more."""
        word, _, rest = line.partition(" ")
        counting = {"#count": self._counting, "#amend": self._amending}.get(word)
        key, _, amount = rest.partition("|")
        return [*counting(key, amount)] if counting else None

    def _roomy(self, line: str) -> Iterable[str] | None:
        """What stands for a line that makes room for what is asked, and asks for no more."""
        pairs = ((f"saved[{at}]", f"state[{at}]") for at in range(self.asked.size))
        match line:
            case "#born":
                return self._born()
            case "#rows":
                return self._rows()
            case "#save" | "#load":
                return [" = ".join(each if line == "#save" else each[::-1]) for each in pairs]
            case _:
                return None

    @property
    def lent(self) -> tuple[str, ...]:
        """The arrays that the fold is given."""
        happening = LENT_HAPPENING if self.happens else ()
        return (*LENT, *happening, *(LENT_BACK if self.returns else ()), *self.lent_on)

    def _rows(self) -> Iterator[str]:
        """Statements that make room for what is reckoned, and name the columns of units."""
        sizes = {"state": self.asked.size, **dict.fromkeys(self.results, self.wanted)}
        yield from (f"{name} = numbers({many})" for name, many in sizes.items())
        for name in self.lent:
            many, more = self.widths.get(name, 0), " 2" if name == "logs" else ""
            given = f"shaped(its_{name}, ({many},{more}))" if many else f"lent(its_{name})"
            yield f"{name} = {given}{'.T' if name in TURNED else ''}"
        yield from (f"units_{at} = unit_facts[{at}]" for at in self.asked.units.places.values())

    @property
    def widths(self) -> dict[str, int]:
        """How many numbers stand beside each other, of arrays of which that is known."""
        asked, returns = self.asked, self.returns
        return {
            "life_facts": len(asked.lives),
            "order_facts": len(asked.orders),
            "cal": len(asked.days),
            "steps": (parts.BACK if returns else parts.AFTER) + 1,
            "parts": max(1, 2 * len(self.program.rewards) + len(self.parts)),
            "lots": (parts.GONE if returns else parts.HERE) + 1,
            "logs": len(asked.logs),
        }

    def _born(self) -> Iterator[str]:
        """Statements that begin a life: nothing has happened yet."""
        places = self.asked.places.items()
        never = {at for what, at in places if isinstance(what, tuple) and what[0] in UNHAPPENED}
        never |= {parts.JOINED, parts.LAST, parts.GRACE, parts.KEPT, parts.SINCE, parts.GIFTED}
        for at in range(self.asked.size):
            yield f"state[{at}] = {'NONE' if at in never else 0}"

    def _counting(self, key: str, amount: str) -> Iterator[str]:
        if key == "products":
            for what, place in self.asked.places.items():
                if isinstance(what, tuple) and what[0] == "products":
                    yield f"state[{place}] |= order_facts[{self.asked.orders.of(what)}, order]"
        elif key == "bought":
            for each in self._bought():
                row = f"order_facts[{self.asked.orders.of(each)}, order]"
                yield from self.asked.counting(bought_name(each.kind, each.name), row)
        else:
            yield from self.asked.counting(key, amount)

    def _amending(self, key: str, amount: str) -> Iterator[str]:
        if key == "bought":
            for each in self._bought():
                row = f"-order_facts[{self.asked.orders.of(each)}, of]"
                yield from self.asked.amending(bought_name(each.kind, each.name), row)
        else:
            yield from self.asked.amending(key, amount)

    def _bought(self) -> list[facts.Bought]:
        """What is counted of the goods of orders, once for each thing."""
        every = (
            each for each in self.sheet.facts | self.events.facts if isinstance(each, facts.Bought)
        )
        found = {bought_name(each.kind, each.name): each for each in every}
        return [
            facts.Bought(each.kind, each.name, TierCount.SINCE_JOINING)
            for _, each in sorted(found.items())
        ]

    def _advance(self) -> list[str]:
        lines = ["today = state[DAY] - start"]
        for each in self.asked.windows.values():
            first = self.asked.day(("first", each.window))
            lines.append(f"leave(state, logs, {each.log}, {each.length}, {each.start}, {first})")
        return lines

    def back(self, line: One) -> str:
        """The value of a line of the order, after it has been reckoned."""
        if line.line in self.once:
            return f"{ONCE}[{self.once[line.line]}]"
        return f"back[{self.at[line.line]}]"


def never_of(sheet: OrderSheet) -> frozenset[str]:
    """The members that serve no order of a table: its own codes are not told."""
    own = [CodeSlot(at) for at, each in enumerate(sheet.slots.codes) if each is None]
    return frozenset(each.id for each in sheet.members if each.slot in own)


def bits_of(program: Program) -> int:
    """The tiers that have criteria, a bit for each rank."""
    return sum(1 << each.rank + 1 for each in program.tiers if each.criteria is not None)


def later(key: str, amount: str) -> Iterator[str]:
    """A place for what counts an amount, once it is known who asks for it."""
    yield f"#count {key}|{amount}"


def indented(lines: Iterable[str], by: int) -> str:
    """Statements as they stand in a place of the fold, of which the first is indented already."""
    every = [part for each in lines for part in each.split("\n")]
    return "\n".join(" " * by + each for each in every).lstrip()


def defined(head: str, body: Iterable[str], said: str) -> str:
    """A function of a kernel, written."""
    return "\n".join(
        (
            f"@compiled\ndef {head}:",
            f'    """{said[0].upper()}{said[1:]}."""',
            *(f"    {each}" for each in body),
        )
    )


def apart(head: str, body: Iterable[str], said: str) -> str:
    """A function of a kernel that is seldom called, written: compiled once, and not where it is."""
    return defined(head, body, said).replace("@compiled", "@apart", 1)

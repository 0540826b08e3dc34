"""What a kernel asks: rows of numbers about days, lives, orders and units, and places of state.

A row is made for what is asked first, and is the same for whoever asks again; so what a programme
does not ask is neither read nor kept.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import assert_never

from palier.account.called import bought_name
from palier.closed import those, total
from palier.history.kernel import parts
from palier.life import counts
from palier.program.model import Program
from palier.quantity import Duration, Period
from palier.sheet import facts
from palier.sheet.facts import Column, Count, Fact, Scalar, Since, Window
from palier.tree import TextFact, TierCount
from palier.values import dataclass, field

OF_LIVES = those(
    TextFact,
    yes=[TextFact.CUSTOMER_TYPE, TextFact.CUSTOMER_GROUP],
    no=[
        *(TextFact.CHANNEL, TextFact.SHIPPING_METHOD, TextFact.DELIVERY_CITY, TextFact.TIER),
        *(TextFact.DELIVERY_COUNTRY, TextFact.DELIVERY_POSTCODE, TextFact.PROMO_CODE),
        TextFact.PAYMENT_METHOD,
    ],
)
"""What is said of a customer rather than of an order."""


class Rows:
    """Rows, by what they hold, in the order in which they were asked."""

    def __init__(self, *first: Hashable) -> None:
        self.places: dict[Hashable, int] = {each: at for at, each in enumerate(first)}

    def of(self, what: Hashable) -> int:
        """The row of something."""
        return self.places.setdefault(what, len(self.places))

    def __len__(self) -> int:
        return max(1, len(self.places))


@dataclass(frozen=True, slots=True)
class Windowed:
    """A key that is counted over so long: the places of the length of its log and of its start."""

    key: str
    log: int
    length: int
    start: int
    window: Duration


@dataclass(slots=True)
class Asked:
    """What a programme asks; `code` below is what a kernel finds it by."""

    program: Program
    days: Rows = field(default_factory=Rows)
    lives: Rows = field(default_factory=lambda: Rows("guest"))
    orders: Rows = field(default_factory=lambda: Rows("day"))
    units: Rows = field(default_factory=Rows)
    logs: Rows = field(default_factory=Rows)
    places: dict[Hashable, int] = field(default_factory=dict)
    windows: dict[tuple[str, Duration], Windowed] = field(default_factory=dict)

    # Where things are -------------------------------------------------------------------------

    def place(self, what: Hashable) -> int:
        """A place of state."""
        return self.places.setdefault(what, parts.OWN + len(self.places))

    @property
    def size(self) -> int:
        """How many places of state there are."""
        return parts.OWN + len(self.places)

    def day(self, what: Hashable, at: str = "today") -> str:
        """What a calendar says of a day, which is counted from its first."""
        return f"cal[{self.days.of(what)}, {at}]"

    def window(self, key: str, window: Duration) -> Windowed:
        """A key counted over a time."""
        if (key, window) not in self.windows:
            self.windows[key, window] = Windowed(
                key,
                self.logs.of(key),
                self.place(("length", key)),
                self.place(("start", key, window)),
                window,
            )
        return self.windows[key, window]

    # Facts ---------------------------------------------------------------------------------------

    def code(self, fact: Fact, *, of_order: bool = True) -> str:
        """A fact, as it is written where an order is reckoned, or else a day.

        The two sheets number names each in its own way.
        """
        match fact:
            case Scalar():
                return self._scalar(fact)
            case Column():
                return f"units_{self.units.of(fact)}"
            case facts.NameOf(of) if of in OF_LIVES:
                return f"life_facts[{self.lives.of((fact, of_order))}, who]"
            case facts.Brought(facts.VoucherSlot(slot)):
                return f"(logs[SLOT, 0, {slot}] != 0)"
            case facts.NameOf() | facts.Brought() | facts.PaysTheRest():
                return f"order_facts[{self.orders.of(fact)}, order]" if of_order else "0"
            case facts.Mask.PRODUCTS_ORDERED:
                return f"state[{self.place(('products', of_order))}]"
            case facts.Measured(count, window, activity):
                return self.measured(counts.key_of(count, activity), window)
            case facts.Bought(kind, name, window):
                return self.measured(bought_name(kind, name), window)
            case facts.Uses(rule, _) if rule in (ranks := ranks_of(self.program)):
                return f"(state[REACHED] >> {ranks[rule]} & 1)"
            case facts.Uses(rule, period):
                return self.over(f"use:{rule}", period)
            case facts.Awarded(rule, period):
                status = any(
                    each.id == rule and each.gives_status for each in self.program.earnings
                )
                return self.over(f"{'status' if status else 'points'}:{rule or 'all'}", period)
            case facts.Stamps(card):
                return f"state[{self.place(('stamps', card))}]"
            case facts.DayAfter(since, duration):
                return self._day_after(since, duration)
            case facts.HasHappened(since):
                return f"(state[{_SINCE[since]}] != NONE)"
            case facts.PutIn(facts.VoucherSlot(slot)):
                return f"logs[TOOK, 0, {slot}]"
            case facts.FriendsDue(position):
                return f"state[{self.place(('due', position))}]"
            case facts.Box() | facts.PaidBy() | facts.CodeWorth():
                raise LookupError(f"{fact} is known")
            case facts.Kept():
                raise LookupError(f"{fact} is known")
            case _:
                assert_never(fact)

    def code_then(self, fact: Fact, last: str) -> str:
        """A fact on a day before today, `state[DAY]`, by what was counted up to a last one."""
        if isinstance(fact, facts.Measured):
            return self._then(counts.key_of(fact.count, fact.activity), fact.window, last)
        if isinstance(fact, facts.Bought):
            return self._then(bought_name(fact.kind, fact.name), fact.window, last)
        return self.code(fact, of_order=False)

    def _then(self, key: str, window: Window, last: str) -> str:
        log, length = self.logs.of(key), self.place(("length", key))
        if isinstance(window, Duration):
            first = self.day(("first", window))
        else:
            first = self.day(Period.YEAR) if window is TierCount.CALENDAR_YEAR else "NONE"
        return f"between(state, logs, {log}, {length}, {first}, {last})"

    def _scalar(self, fact: Scalar) -> str:
        match fact:
            case Scalar.DAY:
                return "state[DAY]"
            case Scalar.WEEKDAY:
                return self.day("weekday")
            case Scalar.GUEST:
                return "guest"
            case Scalar.NEWCOMER:
                return "newcomer"
            case Scalar.MEMBER:
                return "member"
            case Scalar.AVAILABLE:
                return "state[AVAILABLE]"
            case Scalar.PENDING:
                return "state[PENDING]"
            case Scalar.PUT_IN:
                return "put_in"
            case Scalar.ASKED:
                return "asked"
            case Scalar.ASKS_ALL:
                return "asks_all"
            case Scalar.PAYS_WITH_POINTS:
                return "pays"
            case Scalar.TIER_KNOWN:
                return "known"
            case Scalar.TIER_HELD:
                return "state[TIER]"
            case Scalar.TIER_PROJECTED:
                return "projected"
            case Scalar.CODES_BROUGHT:
                return "codes"
            case Scalar.MONTH_DAY:
                return self.day("month and day")
            case Scalar.DAY_OF_MONTH:
                return f"({self.day('month and day')} % 100)"
            case Scalar.DAYS_LEFT:
                return self.day("days left")
            case Scalar.LEAP_YEAR:
                return self.day("leap year")
            case Scalar.BIRTHDAY:
                return f"is_birthday({self.birthday()})"
            case Scalar.BIRTHDAY_WEEK:
                return f"is_birthday_week({self.birthday()})"
            case Scalar.DAYS_FROM_BIRTHDAY:
                return f"days_from_birthday({self.birthday()})"
            case Scalar.BIRTHDAY_MONTH:
                born = f"life_facts[{self.lives.of('birthday')}, who]"
                return f"({born} >= 0 and {born} // 32 == {self.day('month and day')} // 100)"
            case Scalar.SHIPPING_COST | Scalar.TAX_PARTS:
                return f"order_facts[{self.orders.of(fact)}, order]"
            case Scalar.MINUTE:
                return "minute"
            case Scalar.EARNED_NOW:
                return "earned_now"
            case Scalar.FRIEND:
                sent = f"life_facts[{self.lives.of('friend')}, who]"
                return f"({sent} != 0 and {self.over('orders', None)} == 0)"
            case Scalar.AGE_KNOWN | Scalar.AGE:
                raise LookupError(f"{fact} is known")
            case Scalar.SHIPPING_TAX_RATE:
                raise LookupError(f"{fact} is known")
            case _:
                assert_never(fact)

    def birthday(self) -> str:
        """What is told of the birthday, and of today."""
        born = f"life_facts[{self.lives.of('birthday')}, who]"
        return f"births, {self.day('year')}, {born}, state[DAY]"

    def measured(self, key: str, window: Window) -> str:
        """How much was counted under a key over a time."""
        if isinstance(window, Duration):
            found = self.window(key, window)
            return f"within(state, logs, {found.log}, {found.length}, {found.start})"
        return self.over(key, Period.YEAR if window is TierCount.CALENDAR_YEAR else None)

    def over(self, key: str, period: Period | None) -> str:
        """How much was counted under a key in a calendar period; None: ever."""
        if period is None:
            return f"state[{self.place(('ever', key))}]"
        total, stamp = (self.place((what, key, period)) for what in ("total", "stamp"))
        return f"counted(state, {total}, {stamp}, {self.day(period)})"

    def _day_after(self, since: Since, duration: Duration) -> str:
        day = f"state[{_SINCE[since]}]"
        after = self.day(("after", duration), f"{day} - start")
        return f"({after} if {day} != NONE else NEVER)"

    # What is counted --------------------------------------------------------------------------

    def counting(self, key: str, amount: str) -> list[str]:
        """Statements that count an amount of today under a key, wherever it is asked for."""
        lines = []
        for what, place in self.places.items():
            match what:
                case ("ever", known) if known == key:
                    lines.append(f"state[{place}] += {amount}")
                    lines.append(f"state[OVER] |= state[{place}] >> 30")
                case ("total", known, period) if known == key:
                    stamp, first = self.places["stamp", key, period], self.day(period)
                    lines.append(f"count(state, {place}, {stamp}, {first}, state[DAY], {amount})")
                    lines.append(f"state[OVER] |= state[{place}] >> 30")
                case ("length", known) if known == key:
                    at = self.logs.of(key)
                    lines.append(f"log(state, logs, {at}, {place}, state[DAY], {amount})")
                    lines.append(f"state[OVER] |= logs[{at}, 1, state[{place}]] >> 30")
                case _:
                    pass
        return lines

    def amending(self, key: str, amount: str) -> list[str]:
        """Statements that count an amount more, or less, on a day that is past, `placed`."""
        lines = []
        for what, place in self.places.items():
            match what:
                case ("ever", known) if known == key:
                    lines.append(f"state[{place}] += {amount}")
                case ("total", known, period) if known == key:
                    stamp = self.places["stamp", key, period]
                    first = self.day(period, f"state[{stamp}] - start")
                    lines.append(f"if state[{stamp}] >= placed:")
                    lines.append(f"    recount(state, {place}, {first}, placed, {amount})")
                case ("length", known) if known == key:
                    at = self.logs.of(key)
                    lines.append(f"amend(state, logs, {at}, {place}, placed, {amount})")
                case _:
                    pass
        return lines


_SINCE = total(Since, {Since.JOINING: "JOINED", Since.TODAY: "DAY", Since.LAST_ORDER: "LAST"})


def ranks_of(program: Program) -> dict[str, int]:
    """The rank of each tier, from 1 on, by its id."""
    return {each.id: each.rank + 1 for each in program.tiers}


def known_facts(
    program: Program, asked: frozenset[Fact], *, happens: bool = False
) -> dict[Fact, int]:
    """What a table says of nobody: boxes, ages, own codes, taxes of shipping.

    Nor does it say who has paid for a membership: where one is paid for, nobody has. Where nothing
    `happens` besides orders, there are no friends and no activities.
    """
    known: dict[Fact, int] = {}
    for fact in asked:
        match fact:
            case Scalar.MEMBER if program.membership is not None:
                known[fact] = 0
            case Scalar.AGE_KNOWN | Scalar.AGE:
                known[fact] = 0
            case Scalar.SHIPPING_TAX_RATE:
                known[fact] = 0
            case Scalar.FRIEND | facts.FriendsDue() if not happens:
                known[fact] = 0
            case facts.Measured(Count.REFERRALS | Count.ACTIVITIES) if not happens:
                known[fact] = 0
            case facts.Box() | facts.PaidBy() | facts.CodeWorth():
                known[fact] = 0
            case _:
                pass
    return known

"""What the steps of a history come to: by month, by rule, by customer, by tier.

Money counts the minor unit, points the unit collected: all sums are whole numbers and exact.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from palier import tree
from palier.history.occasions import only_rule
from palier.history.promotions import (
    Day,
    FirstServed,
    Promotion,
    PromotionFigures,
    first_served,
)
from palier.history.spending import worth, worth_of_one, worth_of_voucher
from palier.history.step import Kind, Part, Step
from palier.program.model import Program
from palier.values import dataclass, field, replace

NOBODY = ""


@dataclass(slots=True)
class Month:
    """What happened in a month. `held` is how much more customers hold at its end than before."""

    orders: int = 0
    returns: int = 0
    goods: int = 0
    paid: int = 0
    off: int = 0
    shipping: int = 0
    cost: int = 0
    earned: int = 0
    used: int = 0
    expired: int = 0
    taken_back: int = 0
    held: int = 0

    def add(self, step: Step, held: int) -> None:
        """Count a step; `held` is how it changed what its customer holds."""
        self.orders += step.kind is Kind.ORDER
        self.returns += step.kind is Kind.RETURN
        self.goods += step.goods
        self.paid += step.paid
        self.off += step.goods - step.paid
        self.shipping += step.shipping
        self.cost += step.cost or 0
        self.earned += step.earned
        self.used += step.used
        self.expired += step.expired
        self.taken_back += step.taken_back
        self.held += held


@dataclass(slots=True)
class RuleFigures:
    """What a rule gave: orders it served, money, points, and how much those orders bought."""

    orders: int = 0
    off: int = 0
    points: int = 0
    goods: int = 0

    def add(self, parts: Iterable[Part], goods: int) -> None:
        """Count what it gave to an order of so much: money off, points, or both."""
        for part in parts:
            self.off += part.off
            self.points += part.points
        self.orders += 1
        self.goods += goods


@dataclass(slots=True)
class CustomerFigures:
    """A customer: what was bought, what was given, what is held, and the tier, in the end.

    `peak` is the most that was ever held, `reached` all tiers that ever were, `had` all rewards;
    `in_hand` is what the vouchers are worth that are not used in the end. `served` says of each
    promotion at which of their orders, counted from 1, it first served them.
    """

    orders: int = 0
    paid: int = 0
    given: int = 0
    held: int = 0
    earned: int = 0
    used: int = 0
    vouchers: int = 0
    in_hand: int = 0
    tier: str | None = None
    peak: int = 0
    reached: frozenset[str] = frozenset()
    had: frozenset[str] = frozenset()
    served: FirstServed = ()
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, step: Step) -> None:
        """Count a step of theirs."""
        self.paid += step.paid
        self.given += step.goods - step.paid + step.shipping
        self.earned += step.earned
        self.used += step.used
        self.vouchers += len(step.vouchers_used) - len(step.vouchers_back)
        self.held, self.tier = step.held, step.tier
        self.peak = max(self.peak, step.held)
        if step.tier is not None and step.tier not in self.reached:
            self.reached |= {step.tier}
        if step.vouchers_given:
            self.had |= {*step.vouchers_given}
        if step.kind is Kind.ORDER:
            self.orders += 1
            self.first = self.first or step.day
            self.last = step.day
        if step.served and step.customer:
            now = ((each.promotion, self.orders) for each in step.served)
            self.served = first_served((*self.served, *now))


@dataclass(slots=True)
class Figures:
    """All that is counted. What belongs to guests stands under no customer.

    `in_hand` are the vouchers that customers hold in the end, by reward, and `owed_in_vouchers`
    what those take off that take money off; `besides` the points that no order gave, by what gave
    them: birthdays stand for all days. `days` are those with an order.
    """

    program: Program
    months: dict[str, Month] = field(default_factory=dict)
    rules: dict[str, RuleFigures] = field(default_factory=dict)
    customers: dict[str, CustomerFigures] = field(default_factory=dict)
    guests: CustomerFigures = field(default_factory=CustomerFigures)
    moves: Counter[tuple[str, str | None, str | None]] = field(default_factory=Counter)
    rewards: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    lapses: Counter[str] = field(default_factory=Counter)
    at_once: Counter[str] = field(default_factory=Counter)
    in_hand: Counter[str] = field(default_factory=Counter)
    owed_in_vouchers: int = 0
    besides: Counter[tree.Occasion] = field(default_factory=Counter)
    promotions: dict[Promotion, PromotionFigures] = field(default_factory=dict)
    days: dict[dt.date, Day] = field(default_factory=dict)
    first_refused: dict[str, tuple[int, str]] = field(default_factory=dict)
    without_cost: int = 0
    last: dt.date = dt.date.min

    def add(self, step: Step) -> None:
        """Count a step."""
        self.last = max(self.last, step.day)
        if step.kind is Kind.REFUSED:
            self.refused[step.code] += 1
            row = step.row, step.order
            self.first_refused[step.code] = min(row, self.first_refused.get(step.code, row))
            return
        month = self.months.setdefault(month_of(step.day), Month())
        if not step.customer:
            self.guests.add(step)
            month.add(step, 0)
        else:
            customer = self.customers.setdefault(step.customer, CustomerFigures())
            month.add(step, step.held - customer.held)
            customer.add(step)
        self._also(step)

    def _also(self, step: Step) -> None:
        self.without_cost += step.cost is None
        if step.occasion is not None and step.earned:
            self.besides[step.occasion] += step.earned
        for rule, parts in groupby(sorted(step.parts), key=attrgetter("rule")):
            self.rules.setdefault(rule, RuleFigures()).add(parts, step.goods)
        for each in step.served:
            given = (1, each.off, each.beyond, step.goods, step.paid, step.day, step.day)
            known = self.promotions.setdefault(each.promotion, PromotionFigures())
            known.add(PromotionFigures(*given))
        if step.kind is Kind.ORDER:
            self.days.setdefault(step.day, Day()).add(1, step.paid)
        if step.kind is Kind.ORDER and step.tier and self._is_first(step):
            self.at_once[step.tier] += 1
        if step.tier != step.tier_before:
            self.moves[month_of(step.day), step.tier_before, step.tier] += 1
        self.rewards.update(("given", each) for each in step.vouchers_given)
        self.rewards.update(("used", each) for each in step.vouchers_used)
        self.rewards.subtract(("used", each) for each in step.vouchers_back)

    def _is_first(self, step: Step) -> bool:
        """Whether an order just counted is the first of its customer."""
        return self.customers.get(step.customer, CustomerFigures()).orders == 1

    def note_lapses(self, lapses: Iterable[tuple[dt.date | None, int]]) -> None:
        """What is held in the end, by the month after which nobody can use it any more."""
        for day, units in lapses:
            self.lapses["" if day is None or day == dt.date.max else month_of(day)] += units

    def note_in_hand(self, vouchers: Iterable[tuple[str, str, int]]) -> None:
        """The vouchers that are held in the end: whose, of which reward, and what was put in."""
        for name, reward, put_in in vouchers:
            self.in_hand[reward] += 1
            off = worth_of_voucher(self.program, reward, put_in)
            self.customers.setdefault(name, CustomerFigures()).in_hand += off
            self.owed_in_vouchers += off

    def close(self, last: dt.date) -> None:
        """The history ends on a day: all months up to it are there, all else by its names."""
        self.customers = dict(sorted(self.customers.items()))
        self.refused = Counter(dict(sorted(self.refused.items())))
        self.last = max(self.last, last) if self.months else self.last
        month = dt.date.fromisoformat(f"{min(self.months, default='9999-12')}-01")
        while month <= self.last:
            self.months.setdefault(month_of(month), Month())
            month = (month + dt.timedelta(days=31)).replace(day=1)

    # Sums --------------------------------------------------------------------------------------

    @property
    def ordered(self) -> dict[str, CustomerFigures]:
        """The customers who ordered: who only did something besides holds points, and is no other
        customer.
        """
        return {name: each for name, each in self.customers.items() if each.orders}

    @property
    def whole(self) -> Month:
        """All months in one."""
        total = Month()
        for each in self.months.values():
            for name in Month.__slots__:
                setattr(total, name, getattr(total, name) + getattr(each, name))
        return total

    @property
    def given(self) -> int:
        """What customers were given: money off the goods, points and rewards used too, shipping."""
        return self.whole.off + self.whole.shipping

    @property
    def owed(self) -> int:
        """What is held in the end, at its worth; 0 where the file does not say what that is."""
        return worth(worth_of_one(self.program), max(0, self.whole.held))

    @property
    def used_share(self) -> Fraction | None:
        """Of what was used or lost, the part that was used; None where nothing has been yet."""
        whole = self.whole
        gone = whole.used + whole.expired
        return Fraction(whole.used, gone) if gone > 0 else None

    def had(self, reward: str) -> int:
        """How many customers ever had a reward."""
        return sum(reward in each.had for each in self.customers.values())

    def had_enough(self, reward: str, cost: int) -> int:
        """How many ever held what a reward costs; whoever had it for less, or at once, is one."""
        every = self.customers.values()
        return sum(each.peak >= cost or reward in each.had for each in every)

    def gone(self, reward: str) -> int:
        """How many of a reward were given and neither used nor left: expired, or taken back."""
        given, used = (self.rewards[what, reward] for what in ("given", "used"))
        return given - used - self.in_hand[reward]

    def by_rule(self) -> Iterator[tuple[str | tree.Occasion, RuleFigures]]:
        """What each rule gave, the dearest first; what no order gave is with the rule it is of.

        Where several rules may have given it, it stands under its occasion.
        """
        found: dict[str | tree.Occasion, RuleFigures] = dict(self.rules.items())
        for occasion, points in self.besides.items():
            rule = only_rule(self.program, occasion)
            before = found.get(rule, RuleFigures())
            found[rule] = replace(before, points=before.points + points)
        yield from sorted(found.items(), key=_rank_of_rule)

    def tiers_by_month(self) -> Iterator[tuple[str, dict[str, int]]]:
        """How many customers hold each tier at the end of each month."""
        held: Counter[str] = Counter()
        for month in sorted(self.months):
            for (when, before, after), many in self.moves.items():
                if when == month:
                    held[before or NOBODY] -= many
                    held[after or NOBODY] += many
            yield month, {each.label: held[each.label] for each in self.program.tiers}

    def outstanding_by_month(self) -> Iterator[tuple[str, int]]:
        """What customers hold at the end of each month."""
        held = 0
        for month in sorted(self.months):
            held += self.months[month].held
            yield month, held

    def shares(self) -> tuple[int, ...]:
        """What each customer who ordered was given, the least first."""
        return tuple(sorted(each.given for each in self.ordered.values()))


def _rank_of_rule(pair: tuple[str | tree.Occasion, RuleFigures]) -> tuple[int, int, str]:
    return -pair[1].off, -pair[1].points, str(pair[0])


def month_of(day: dt.date) -> str:
    """`2026-03`."""
    return f"{day.year:04}-{day.month:02}"


def percent(part: int, whole: int) -> Fraction:
    """So many of a hundred; 0 of nothing."""
    return Fraction(100 * part, whole) if whole else Fraction(0)


def tenths(share: Fraction) -> str:
    """A percentage with one decimal, half up, as JSON has it: `"4.2"`.

    >>> tenths(Fraction(25, 6)), tenths(Fraction(-1, 30))
    ('4.2', '0.0')
    """
    rounded = (abs(share) * 20 + 1) // 2
    sign = "-" if share < 0 and rounded else ""
    return f"{sign}{rounded // 10}.{rounded % 10}"


def quantile(values: tuple[int, ...], tenth: int) -> int:
    """The least value that so many tenths of the values do not exceed.

    >>> quantile((0, 0, 1, 5), 5), quantile((), 5)
    (0, 0)
    """
    return values[max(0, -(-len(values) * tenth // 10) - 1)] if values else 0

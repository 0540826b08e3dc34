"""What the parts of a sentence mean together, as the clauses of an example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar, assert_never

from palier import tree
from palier.named import NamedTuple
from palier.program.naming import World
from palier.quantity import Hour, Money, MonthDay, Points
from palier.source import Language
from palier.surface.to_text import phrase
from palier.tree import Measure, Name
from palier.trial.atoms import Atoms
from palier.trial.bag import Note, What
from palier.trial.goods import Sold, Unpriced
from palier.trial.reading import Part, Way
from palier.values import replace

T = TypeVar("T")
NO_CARRIER = "standard"
"""What delivery is by where no rule speaks of a carrier: in either language."""


class Meaning(NamedTuple):
    """What a way to read a sentence means. `clauses`: those of an example; `clashes`: the parts
    that do not go with the others; `unpriced`: goods of which no price is said; `carriers`: the
    same order as by others."""

    given: tree.Given | None
    order: tree.TheyOrder | None
    clashes: tuple[Part, ...] = ()
    unpriced: tuple[Part, ...] = ()
    other: tree.TheyOrder | None = None
    newcomer: bool = False
    carriers: tuple[tree.TheyOrder, ...] = ()

    def lines(self, language: Language) -> tuple[str, ...]:
        """The clauses in words."""
        return tuple(phrase(each, language) for each in (self.given, self.order) if each)


def meaning_of(way: Way, source: Atoms, given: tree.Given | None, *, alone: bool) -> Meaning:
    """What a way to read a sentence means; `given`: what is known of the customer beside it."""
    customer = _Customer(way, alone=alone)
    order = _Order(way, source, customer.given or given)
    known = customer.given
    for each in order.known:
        if not _holds(known or given, type(each)):
            base = known or given or tree.Given()
            known = replace(base, holdings=(*base.holdings, each))
    newcomer = customer.newcomer and known is None
    clashes = (*customer.clashes, *order.clashes)
    carriers = tuple(order.by_others())
    return Meaning(known, order.clause, clashes, order.unpriced, order.other, newcomer, carriers)


def _holds(given: tree.Given | None, kind: type[tree.Node]) -> bool:
    return given is not None and any(isinstance(each, kind) for each in given.holdings)


class _Customer:
    """What a way tells of the customer."""

    def __init__(self, way: Way, *, alone: bool) -> None:
        self.clashes: list[Part] = []
        holdings: list[tree.Holding] = []
        notes: dict[What, object] = {}
        for part in way.told:
            match part.says:
                case Note(what, value):
                    notes[what] = value
                case each if isinstance(each, tree.Holding):
                    if each in holdings:
                        continue
                    if any(_same(each, other) for other in holdings):
                        self.clashes.append(part)
                    else:
                        holdings.append(each)
        guest, member = What.GUEST in notes, What.NOT_MEMBER not in notes
        if What.NTH in notes and isinstance(nth := notes[What.NTH], int):
            holdings.append(tree.HasMeasure(Measure.ORDERS, nth - 1))
        if What.FIRST in notes and (holdings or alone):
            holdings.append(tree.HasMeasure(Measure.ORDERS, 0))
        said = bool(holdings) or guest or not member
        self.newcomer = What.NEWCOMER in notes
        if guest:
            self.clashes += [each for each in way.told if isinstance(each.says, tree.Holding)]
            holdings = []
        self.given = tree.Given(tuple(holdings), guest, member) if said else None
        if alone and self.given is None and not self.newcomer:
            self.given = tree.Given()


def _same(one: tree.Holding, other: tree.Holding) -> bool:
    """Whether two holdings say two things where there can be one."""
    if type(one) is not type(other):
        return False
    match one:
        case tree.HasMeasure(measure, _, activity):
            return (measure, activity) == (other.measure, other.activity)  # type: ignore[union-attr]
        case tree.HasStamps(_, card):
            return card == other.card  # type: ignore[union-attr]
        case tree.HasReward(reward):
            return reward == other.reward  # type: ignore[union-attr]
        case tree.HasGroup() | tree.HasBox() | tree.HasBought():
            return False
        case (
            tree.HasAmount()
            | tree.HasTier()
            | tree.HasType()
            | tree.HasBirthday()
            | tree.HasJoined()
        ):
            return True
        case _:
            assert_never(one)


class _Order:
    """What a way tells of the order."""

    def __init__(self, way: Way, source: Atoms, given: tree.Given | None) -> None:
        self._source, self._given = source, given
        self.clashes: list[Part] = []
        self.unpriced: tuple[Part, ...] = ()
        self.known: list[tree.Holding] = []
        self.goods: list[tree.Goods] = []
        self.others: list[tree.Goods] = []
        self._details: list[tree.OrderDetail] = []
        self._carriers: list[str] = []
        self._waiting: tuple[Part, int, tree.SelectionPart | None] | None = None
        hours, postage = [], []
        for part in way.told:
            match part.says:
                case Sold(goods, whole):
                    self._sold(goods, whole)
                case Unpriced(count, of):
                    self._begun()
                    self._waiting = (part, count, of)
                case Note(What.SAME, tree.Goods() as goods):
                    self._again(goods)
                case Note(What.HOUR, Hour() as hour):
                    hours.append((part, hour))
                case Note(What.POSTAGE, Money() as money):
                    postage.append((part, money))
                case Note(What.BIRTHDAY, tree.OrderedOn() as on):
                    self._on_birthday(part, on.date, on.at)
                case Note(What.BIRTHDAY, at):
                    self._on_birthday(part, None, at if isinstance(at, Hour) else None)
                case Note(What.ALL_OF, Money() as money):
                    self.known.append(tree.HasAmount(money))
                    self._detail(part, tree.PayingWithPoints())
                case Note(What.THEM, value):
                    self._with_them(part, value)
                case each if isinstance(each, tree.OrderDetail):
                    self._detail(part, each)
        self._begun()
        for part, hour in hours:
            self._at(part, hour)
        for part, money in postage:
            self._costs(part, money)

    @property
    def clause(self) -> tree.TheyOrder | None:
        """The clause of an example; None where nothing is ordered."""
        return tree.TheyOrder((*self.goods, *self._details)) if self.goods else None

    @property
    def other(self) -> tree.TheyOrder | None:
        """The same, where a price is of all goods together."""
        return tree.TheyOrder((*self.others, *self._details)) if self.others else None

    # Goods --------------------------------------------------------------------------------------

    def _sold(self, goods: tuple[tree.Goods, ...], whole: tree.Goods | None) -> None:
        self._begun()
        if whole is not None:
            self.others = [*(self.others or self.goods), whole]
        elif self.others:
            self.others += goods
        self.goods += goods

    def _again(self, goods: tree.Goods) -> None:
        """So many more, of what was named before."""
        if self._waiting is not None:
            part, count, of = self._waiting
            left = count - goods.quantity
            self.goods.append(replace(goods, of=of))
            self._waiting = (part, left, of) if left else None
            if left < 0:
                self.unpriced = (part,)
        else:
            before = self.goods[-1].of if self.goods else None
            self.goods.append(replace(goods, of=before))

    def _begun(self) -> None:
        """Goods that wait for their prices have none."""
        if self._waiting is not None:
            self.unpriced = (*self.unpriced, self._waiting[0])
            self._waiting = None

    # Details ------------------------------------------------------------------------------------

    def _detail(self, part: Part, each: tree.OrderDetail) -> None:
        if each in self._details:
            return
        for at, other in enumerate(self._details):
            if type(other) is not type(each):
                continue
            match other, each:
                case tree.OrderedOn(), tree.OrderedOn() if other.date == each.date:
                    self._details[at] = replace(other, at=other.at or each.at)
                    return
                case tree.ShippedBy(), tree.ShippedBy() if other.method == each.method:
                    self._details[at] = replace(other, cost=other.cost or each.cost)
                    return
                case tree.DeliveredTo(), tree.DeliveredTo() if other.part is not each.part:
                    continue
                case (tree.WithCode(), tree.WithCode()) | (tree.UsingReward(), tree.UsingReward()):
                    continue
            self.clashes.append(part)
            return
        self._details.append(each)

    def _found(self, kind: type[T]) -> tuple[int, T] | None:
        for at, each in enumerate(self._details):
            if isinstance(each, kind):
                return at, each
        return None

    def _at(self, part: Part, hour: Hour) -> None:
        """An hour, of the day that is told or of today."""
        found = self._found(tree.OrderedOn)
        if found is None:
            self._details.append(tree.OrderedOn(self._source.days.today, hour))
        elif found[1].at in (None, hour):
            self._details[found[0]] = replace(found[1], at=hour)
        else:
            self.clashes.append(part)

    def _costs(self, part: Part, money: Money) -> None:
        found = self._found(tree.ShippedBy)
        if found is None:
            first, *self._carriers = (*self._source.known.of_kind[World.METHOD], NO_CARRIER)
            self._details.append(tree.ShippedBy(Name(first), money))
        elif found[1].cost in (None, money):
            self._details[found[0]] = replace(found[1], cost=money)
        else:
            self.clashes.append(part)

    def by_others(self) -> Iterator[tree.TheyOrder]:
        """The order by each other carrier, where only what delivery costs is said."""
        found, clause = self._found(tree.ShippedBy), self.clause
        if found is None or clause is None:
            return
        for name in self._carriers:
            others = [each for each in clause.parts if not isinstance(each, tree.ShippedBy)]
            yield tree.TheyOrder((*others, replace(found[1], method=Name(name))))

    def _on_birthday(self, part: Part, day: dt.date | None, at: Hour | None) -> None:
        """The day of the order: the one that is told, the birthday that is known, or today."""
        holdings = self._given.holdings if self._given else ()
        known = next((each for each in holdings if isinstance(each, tree.HasBirthday)), None)
        today = self._source.days.today
        on = day or (self._source.days.next_of(known.date) if known else today)
        if known is None:
            self.known.append(tree.HasBirthday(MonthDay(on.month, on.day)))
        elif known.date.in_year(on.year) != on:
            self.clashes.append(part)
        self._detail(part, tree.OrderedOn(on, at))

    def _with_them(self, part: Part, value: object) -> None:
        """`uses them`: the points or the one reward that the customer has."""
        holdings = self._given.holdings if self._given else ()
        has = [each for each in holdings if isinstance(each, tree.HasAmount)]
        rewards = [each for each in holdings if isinstance(each, tree.HasReward)]
        if has and not rewards:
            some = value if isinstance(value, (Points, Money)) else None
            self._detail(part, tree.PayingWithPoints(some))
        elif len(rewards) == 1 and rewards[0].count == 1 and not has and value is None:
            self._detail(part, tree.UsingReward(rewards[0].reward))
        else:
            self.clashes.append(part)

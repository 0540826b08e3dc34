"""What a sentence may say of the customer, each as a bag of atoms and the holding that it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from palier import tree
from palier.account.days import day_before
from palier.problem.meaning import Named
from palier.program.naming import World
from palier.quantity import Duration, Money, MonthDay, Period, StatusPoints
from palier.tree import Measure, Name
from palier.trial.atom import Sort
from palier.trial.bag import Bag, Fact, Making, Note, Side, What, fact, goods_of
from palier.trial.known import GOODS, Kind
from palier.trial.senses import Sense

_ITS = (Sense.HAS, Sense.ALREADY)
OLDEST, HALF_A_YEAR = 120, dt.timedelta(days=183)
_KINDS = (Sense.CATEGORY, Sense.PRODUCT, Sense.TAGGED)


def _balance(bag: Bag) -> Iterator[tuple[object, float]]:
    if bag.source.known.pot:
        money = bag.money() if Sense.POT in bag else bag.value(Sort.MONEY)
        if isinstance(money, Money) and bag.has(Sense.POT, Sense.HAS):
            yield tree.HasAmount(money), 0.0 if Sense.POT in bag else 0.2
    elif Sense.POINTS in bag and (points := bag.points()) is not None:
        yield tree.HasAmount(points), 0.0


def _orders(bag: Bag) -> Iterator[tuple[object, float]]:
    count = bag.count()
    noun = bag.place(Sense.ORDERS) > bag.place(Sort.NUMBER)
    if count is not None and (noun or (Sense.TIMES in bag and Sense.ORDER in bag)):
        yield tree.HasMeasure(Measure.ORDERS, count), 0.0


def _nth(bag: Bag) -> Iterator[tuple[object, float]]:
    nth = bag.value(Sort.NTH)
    ordered = bag.has(Sense.ORDER, Sense.ORDERS)
    if ordered and (Sense.FIRST in bag or nth == 1):
        yield Note(What.FIRST), 0.0
    elif ordered and isinstance(nth, int):
        yield Note(What.NTH, nth), 0.0


def _spent(bag: Bag) -> Iterator[tuple[object, float]]:
    money = bag.value(Sort.MONEY)
    said = Sense.SPENT in bag or (Sense.SPEND in bag and Sense.ALREADY in bag)
    if isinstance(money, Money) and said:
        yield tree.HasMeasure(Measure.SPENT, money), 0.0


def _earned(bag: Bag) -> Iterator[tuple[object, float]]:
    points = bag.points()
    if points is not None and Sense.EARNED in bag and Sense.POINTS in bag:
        yield tree.HasMeasure(Measure.POINTS_EARNED, points), 0.0


def _status(bag: Bag) -> Iterator[tuple[object, float]]:
    points = bag.points()
    if points is not None and Sense.STATUS in bag:
        status = StatusPoints(points.count, points.digits)
        yield tree.HasMeasure(Measure.STATUS_POINTS, status), 0.0


def _collected(bag: Bag) -> Iterator[tuple[object, float]]:
    money = bag.value(Sort.MONEY)
    if isinstance(money, Money) and Sense.COLLECTED in bag and bag.source.known.pot:
        yield tree.HasMeasure(Measure.COLLECTED, money), 0.0


def _referrals(bag: Bag) -> Iterator[tuple[object, float]]:
    count = bag.count()
    if count is not None and Sense.FRIENDS in bag:
        yield tree.HasMeasure(Measure.REFERRALS, count), 0.0


def _activity(bag: Bag) -> Iterator[tuple[object, float]]:
    count, name = bag.count(), bag.text(World.ACTIVITY)
    if count is not None and name is not None:
        yield tree.HasMeasure(Measure.ACTIVITIES, count, Name(name)), 0.0


def _stamps(bag: Bag) -> Iterator[tuple[object, float]]:
    count, name = bag.count(), bag.text(Named.STAMP_CARD, Sort.NAMED)
    cards = bag.source.known.of_kind[Named.STAMP_CARD]
    if count is not None and name is not None and bag.has(Sense.STAMPS, Sense.ON):
        yield tree.HasStamps(count, Name(name)), 0.0 if Sense.STAMPS in bag else 0.3
    elif count is not None and Sense.STAMPS in bag and not bag.source.has(Named.STAMP_CARD):
        yield from ((tree.HasStamps(count, Name(card)), 0.0) for card in cards)


def _of_kind(kind: Kind, sense: Sense, make: Callable[[Name], object], unsaid: float) -> Making:
    """`tier "Gold"`, `a Gold customer`: the name alone, or any name behind its word."""

    def makes(bag: Bag) -> Iterator[tuple[object, float]]:
        known, other = bag.text(kind), bag.text(Sort.NAMED, Sort.WORDS)
        if known is not None and other is None:
            yield make(Name(known)), 0.0 if sense in bag else unsaid
        behind = 0 <= bag.place(sense) < bag.place(Sort.NAMED, Sort.WORDS)
        if other is not None and known is None and behind:
            yield make(Name(other)), 0.6

    return makes


def _born(bag: Bag) -> Iterator[tuple[object, float]]:
    day = bag.value(Sort.DATE, Sort.MONTH_DAY)
    if Sense.BORN not in bag:
        return
    if isinstance(day, MonthDay):
        yield tree.HasBirthday(day), 0.0
    elif isinstance(day, dt.date):
        yield tree.HasBirthday(MonthDay(day.month, day.day, day.year)), 0.0


def _aged(bag: Bag) -> Iterator[tuple[object, float]]:
    """So many years old: born half a year before the day that is so many years ago."""
    years = bag.count()
    said = Sense.AGED in bag or (Sense.YEARS in bag and bag.has(Sense.OF, Sense.HAS))
    if years is not None and said and Sense.JOINED not in bag and years <= OLDEST:
        born = bag.source.days.today - HALF_A_YEAR
        yield tree.HasBirthday(MonthDay(born.month, min(born.day, 28), born.year - years)), 0.0


def _joined(bag: Bag) -> Iterator[tuple[object, float]]:
    day, many = bag.value(Sort.DATE), bag.count()
    if Sense.JOINED not in bag:
        return
    if isinstance(day, dt.date):
        yield tree.HasJoined(day), 0.0
        return
    for unit, period in ((Sense.YEARS, Period.YEAR), (Sense.MONTHS, Period.MONTH)):
        if many is not None and unit in bag and 0 < many <= OLDEST:
            time = Duration(many, period)
            yield tree.HasJoined(day_before(bag.source.days.today, time)), 0.0


def _box(bag: Bag) -> Iterator[tuple[object, float]]:
    name = bag.text(World.BOX, Sort.NAMED)
    if name is not None and Sense.BOX in bag:
        yield tree.HasBox(Name(name)), 0.0


def _reward(bag: Bag) -> Iterator[tuple[object, float]]:
    name, count = bag.text(Named.REWARD), bag.count()
    if name is not None and (count is None or count > 0):
        yield tree.HasReward(Name(name), 1 if count is None else count), 0.05
    quoted = bag.text(Sort.NAMED)
    if quoted is not None and name is None and Sense.REWARD in bag:
        yield tree.HasReward(Name(quoted), count or 1), 0.3


def _bought(bag: Bag) -> Iterator[tuple[object, float]]:
    kind = next((each for each in GOODS if each in bag), None)
    if kind is None or not bag.has(Sense.ORDER, Sense.ORDERS):
        return
    goods = goods_of(kind, str(bag.value(kind)))
    if goods is not None and (bag.has(Sense.ALREADY, Sense.HAS) or _is_of_past(bag, kind)):
        yield tree.HasBought(goods), 0.0


def _is_of_past(bag: Bag, kind: Kind) -> bool:
    """`orders of category "Soaps"`, as examples say it."""
    return 0 <= bag.place(Sense.ORDERS) < bag.place(*_KINDS, kind)


def _noted(sense: Sense, what: What) -> Making:
    def makes(bag: Bag) -> Iterator[tuple[object, float]]:
        if sense in bag:
            yield Note(what), 0.0

    return makes


OF_CUSTOMER: tuple[Fact, ...] = (
    fact(Side.CUSTOMER, _balance, Sort.NUMBER, Sort.MONEY, Sense.POINTS, Sense.POT, Sense.HAS),
    fact(Side.CUSTOMER, _orders, Sort.NUMBER, Sense.ORDER, Sense.ORDERS, Sense.TIMES, *_ITS),
    fact(None, _nth, Sort.NTH, Sense.FIRST, Sense.ORDER, Sense.ORDERS),
    fact(Side.CUSTOMER, _spent, Sort.MONEY, Sense.SPENT, Sense.SPEND, *_ITS),
    fact(Side.CUSTOMER, _earned, Sort.NUMBER, Sense.POINTS, Sense.EARNED, *_ITS),
    fact(Side.CUSTOMER, _status, Sort.NUMBER, Sense.STATUS, Sense.EARNED, *_ITS),
    fact(Side.CUSTOMER, _collected, Sort.MONEY, Sense.COLLECTED, Sense.POT, *_ITS),
    fact(Side.CUSTOMER, _referrals, Sort.NUMBER, Sense.FRIENDS, Sense.REFERRED, *_ITS),
    fact(Side.CUSTOMER, _activity, Sort.NUMBER, World.ACTIVITY, Sense.WROTE, *_ITS),
    fact(
        Side.CUSTOMER,
        _stamps,
        *(Sort.NUMBER, Sort.NAMED, Named.STAMP_CARD, Sense.STAMPS, Sense.CARD),
        *(Sense.ON, *_ITS),
    ),
    fact(
        Side.CUSTOMER,
        _of_kind(Named.TIER, Sense.TIER, tree.HasTier, 0.0),
        *(Named.TIER, Sense.TIER, Sort.NAMED, Sort.WORDS),
    ),
    fact(
        Side.CUSTOMER,
        _of_kind(World.TYPE, Sense.TYPE, tree.HasType, 0.05),
        *(World.TYPE, Sense.TYPE, Sort.NAMED, Sort.WORDS),
    ),
    fact(
        Side.CUSTOMER,
        _of_kind(World.GROUP, Sense.GROUP, tree.HasGroup, 0.1),
        *(World.GROUP, Sense.GROUP, Sort.NAMED, Sort.WORDS),
    ),
    fact(Side.CUSTOMER, _born, Sort.DATE, Sort.MONTH_DAY, Sense.BORN),
    fact(Side.CUSTOMER, _aged, Sort.NUMBER, Sense.AGED, Sense.YEARS, Sense.OF, Sense.HAS),
    fact(Side.CUSTOMER, _joined, Sort.DATE, Sort.NUMBER, Sense.YEARS, Sense.MONTHS, Sense.JOINED),
    fact(Side.CUSTOMER, _box, World.BOX, Sort.NAMED, Sense.BOX, Sense.HAS),
    fact(Side.CUSTOMER, _reward, Sort.NUMBER, Named.REWARD, Sort.NAMED, Sense.REWARD, Sense.HAS),
    fact(Side.CUSTOMER, _bought, *GOODS, Sense.ORDER, Sense.ORDERS, *_KINDS, *_ITS),
    fact(Side.CUSTOMER, _noted(Sense.GUEST, What.GUEST), Sense.GUEST),
    fact(None, _noted(Sense.NOT_MEMBER, What.NOT_MEMBER), Sense.NOT_MEMBER),
    fact(Side.CUSTOMER, _noted(Sense.NEWCOMER, What.NEWCOMER), Sense.NEWCOMER),
)

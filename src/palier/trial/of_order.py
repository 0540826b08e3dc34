"""What a sentence may say of an order beside its goods: each a bag of atoms, and what they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.problem.meaning import Named
from palier.program.naming import World
from palier.quantity import Hour, Money, MonthDay
from palier.surface.figures_in import Figure
from palier.tree import DeliveryPart, Name
from palier.trial.atom import Sort
from palier.trial.atoms import Atoms
from palier.trial.bag import Bag, Fact, Note, Side, What, fact
from palier.trial.known import country_of
from palier.trial.senses import Sense

ONLINE = "web"
NOON = 12 * 60
OLDEST = 40
"""How many years ago nobody ordered what is tried today."""


def _ordered_on(bag: Bag) -> Iterator[tuple[object, float]]:
    day, hour = bag.value(Sort.DATE, Sort.MONTH_DAY), bag.value(Sort.HOUR)
    at = hour if isinstance(hour, Hour) else None
    bonus = bag.source.known.days.get(bag.text(Named.BONUS_DAY) or "")
    if bonus is not None:
        if day is not None:
            return
        day, begins = bag.source.days.of_bonus(bonus)
        at = at or begins
    if bag.has(Sense.MORNING, Sense.AFTERNOON):
        if at is None or (Sense.MORNING in bag and at.minutes > NOON):
            return
        late = Sense.AFTERNOON in bag and at.minutes < NOON
        at = Hour(at.minutes + NOON) if late else at
    if isinstance(day, MonthDay):
        day = bag.source.days.next_of(day)
    if isinstance(day, dt.date) and day.year < bag.source.days.today.year - OLDEST:
        return
    if Sense.BIRTHDAY in bag or (bonus is not None and bonus.birthday):
        on = tree.OrderedOn(day, at) if isinstance(day, dt.date) else at
        yield Note(What.BIRTHDAY, on), 0.0
    elif isinstance(day, dt.date):
        yield tree.OrderedOn(day, at), 0.0
    elif at is not None:
        yield Note(What.HOUR, at), 0.0


def _shipped(bag: Bag) -> Iterator[tuple[object, float]]:
    name, money = bag.text(World.METHOD), bag.money()
    other = bag.text(Sort.NAMED, Sort.WORDS)
    if money is None and bag.has(Sort.MONEY, Sort.NUMBER):
        return
    price, method = (
        bag.place(Sort.MONEY, Sort.NUMBER),
        bag.place(World.METHOD, Sort.NAMED, Sort.WORDS),
    )
    joined = price < bag.place(Sense.FOR, Sense.OF) < method or Sense.POSTAGE in bag
    first = money is not None and price < method
    far = 0.8 * (first and not joined) + 0.2 * (Sort.NUMBER in bag)
    if name is not None and other is None:
        yield tree.ShippedBy(Name(name), money), far
    elif name is None and other is not None and Sense.SHIP in bag:
        likely = other[:1].isupper() or Sort.NAMED in bag
        if likely or bag.place(Sense.SHIP) < bag.place(Sort.WORDS):
            yield tree.ShippedBy(Name(other), money), far + (0.5 if likely else 0.9)
    elif name is None and other is not None and Sense.BY in bag and not first:
        if money is not None and bag.place(Sense.BY) < method and other[:1].isupper():
            yield tree.ShippedBy(Name(other), money), far + 0.1
    elif name is None and other is None and money is not None and Sense.POSTAGE in bag:
        yield Note(What.POSTAGE, money), 0.3


def _delivered(bag: Bag) -> Iterator[tuple[object, float]]:
    for kind, part in (
        (World.CITY, DeliveryPart.CITY),
        (World.COUNTRY, DeliveryPart.COUNTRY),
        (World.POSTCODE, DeliveryPart.POSTCODE),
    ):
        known = bag.text(kind)
        if known is not None:
            yield tree.DeliveredTo(part, Name(known)), 0.0 if Sense.TO in bag else 0.2
            return
    text, number = bag.text(Sort.WORDS, Sort.NAMED), bag.value(Sort.NUMBER)
    if Sense.TO not in bag:
        return
    if isinstance(number, Figure) and len(number.written) == 5 and text is None:
        yield tree.DeliveredTo(DeliveryPart.POSTCODE, Name(number.written)), 0.1
    elif text is not None and number is None:
        country = country_of(text, bag.source.language)
        if country is not None:
            yield tree.DeliveredTo(DeliveryPart.COUNTRY, Name(country)), 0.0
        elif (text[:1].isupper() or Sort.NAMED in bag) and Sense.SHIP in bag:
            yield tree.DeliveredTo(DeliveryPart.CITY, Name(text)), 0.2
        elif text[:1].isupper():
            yield tree.DeliveredTo(DeliveryPart.CITY, Name(text)), 0.6


def _code(bag: Bag) -> Iterator[tuple[object, float]]:
    name, other = bag.text(World.CODE), bag.text(Sort.NAMED, Sort.WORDS)
    value = bag.money()
    if (value is None) != (Sense.WORTH not in bag):
        return
    price, called = (
        bag.place(Sort.MONEY, Sort.NUMBER),
        bag.place(World.CODE, Sort.NAMED, Sort.WORDS),
    )
    if value is not None and price < max(called, bag.place(Sense.WORTH)):
        return
    if name is not None and other is None:
        yield tree.WithCode(Name(name), value), 0.0 if Sense.CODE in bag else 0.1
    elif other is not None and name is None and Sense.CODE in bag and " " not in other:
        yield tree.WithCode(Name(other), value), 0.3


def _with_points(bag: Bag) -> Iterator[tuple[object, float]]:
    if Sense.USE_THEM in bag and not bag.has(Sense.POINTS, Sense.POT):
        yield Note(What.THEM, bag.money() if bag.source.known.pot else bag.points()), 0.0
    if not bag.has(Sense.PAY, Sense.USE):
        return
    if bag.has(Sense.POINTS, Sense.POT) and Sort.NUMBER not in bag and bag.source.known.pot:
        money = bag.value(Sort.MONEY)
        amount = money if isinstance(money, Money) else None
        if amount is not None and 0 <= bag.place(Sense.POT) < bag.place(Sort.MONEY):
            yield Note(What.ALL_OF, amount), 0.0
        else:
            yield tree.PayingWithPoints(amount), 0.0 if amount is None else 0.1
    elif Sense.POINTS in bag:
        yield tree.PayingWithPoints(bag.points()), 0.0
    elif Sense.THEM in bag:
        some = bag.money() if bag.source.known.pot else bag.points()
        yield Note(What.THEM, some), 0.1 if Sense.USE in bag else 0.2


def _uses(bag: Bag) -> Iterator[tuple[object, float]]:
    name, count = bag.text(Named.REWARD), bag.count()
    other = bag.text(Sort.NAMED)
    said = bag.has(Sense.USE, Sense.WITH, Sense.REWARD)
    if name is not None and other is None and count != 0:
        yield tree.UsingReward(Name(name), count or 1), 0.0 if said else 0.1
    elif other is not None and name is None and Sense.REWARD in bag:
        yield tree.UsingReward(Name(other), count or 1), 0.3


def _channel(bag: Bag) -> Iterator[tuple[object, float]]:
    name, other = bag.text(World.CHANNEL), bag.text(Sort.NAMED)
    if name is not None and other is None:
        yield tree.OnChannel(Name(name)), 0.0 if Sense.CHANNEL in bag else 0.05
    elif other is not None and name is None and Sense.CHANNEL in bag:
        yield tree.OnChannel(Name(other)), 0.4
    elif Sense.ONLINE in bag and name is None and other is None:
        yield tree.OnChannel(Name(_online(bag.source))), 0.05


def _online(source: Atoms) -> str:
    """The channel of a file that is on the web."""
    known = source.known.of_kind[World.CHANNEL]
    return next((each for each in known if source.is_online(each)), ONLINE)


def _paid(bag: Bag) -> Iterator[tuple[object, float]]:
    name, other = bag.text(World.PAYMENT), bag.text(Sort.NAMED)
    if name is not None and other is None:
        yield tree.PaidWith(Name(name)), 0.0 if Sense.PAY in bag else 0.6
    elif other is not None and name is None and Sense.PAY in bag:
        yield tree.PaidWith(Name(other)), 0.4


OF_ORDER: tuple[Fact, ...] = (
    fact(
        Side.ORDER,
        _ordered_on,
        *(Sort.DATE, Sort.MONTH_DAY, Sort.HOUR, Named.BONUS_DAY, Sense.BIRTHDAY),
        *(Sense.MORNING, Sense.AFTERNOON),
    ),
    fact(
        Side.ORDER,
        _shipped,
        *(World.METHOD, Sort.NAMED, Sort.WORDS, Sort.MONEY, Sort.NUMBER),
        *(Sense.SHIP, Sense.POSTAGE, Sense.BY, Sense.FOR, Sense.OF),
    ),
    fact(
        Side.ORDER,
        _delivered,
        *(World.CITY, World.COUNTRY, World.POSTCODE, Sort.NAMED, Sort.WORDS, Sort.NUMBER),
        *(Sense.TO, Sense.SHIP),
    ),
    fact(
        Side.ORDER,
        _code,
        *(World.CODE, Sort.NAMED, Sort.WORDS, Sort.MONEY, Sort.NUMBER, Sense.CODE, Sense.WORTH),
        *(Sense.USE, Sense.REWARD),
    ),
    fact(
        Side.ORDER,
        _with_points,
        *(Sort.NUMBER, Sort.MONEY, Sense.POINTS, Sense.POT, Sense.PAY, Sense.USE),
        *(Sense.ALL, Sense.THEM, Sense.USE_THEM),
    ),
    fact(
        Side.ORDER,
        _uses,
        *(Named.REWARD, Sort.NAMED, Sort.NUMBER, Sense.USE, Sense.REWARD, Sense.WITH),
    ),
    fact(Side.ORDER, _channel, World.CHANNEL, Sort.NAMED, Sense.CHANNEL, Sense.ONLINE),
    fact(Side.ORDER, _paid, World.PAYMENT, Sort.NAMED, Sense.PAY),
)

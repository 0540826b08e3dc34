"""The fields of a calculator: only those that the rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from palier.calculator.words import EARNED, LABELS, PAY, POINTS, STATUS
from palier.page.view import Field
from palier.program.model import Program
from palier.quantity import SYMBOLS
from palier.sheet import facts
from palier.sheet.facts import Column, Count, Fact, Scalar
from palier.sheet.sheet import OrderSheet
from palier.sheet.works import CheaperShipping
from palier.speech.countries import COUNTRIES
from palier.speech.phrases import Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.tree import TextFact
from palier.values import dataclass

MOST_GOODS = 5


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that a rule looks at: what it calls them, and what a line of them has."""

    label: str
    line: dict[str, object]
    sale: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A programme, its sheet, and who speaks to its customers."""

    program: Program
    sheet: OrderSheet
    speaker: Speaker

    @property
    def facts(self) -> frozenset[Fact]:
        """All that the sheet asks."""
        return frozenset(self.sheet.facts)

    def names(self, domain: str) -> tuple[str, ...]:
        """The names of a kind that the rules speak of."""
        return tuple(name for kind, name in self.sheet.names if kind == domain)

    def measures(self, count: Count) -> bool:
        """Whether something is counted over a customer's earlier orders."""
        return any(isinstance(each, facts.Measured) and each.count is count for each in self.facts)

    @property
    def boxes(self) -> tuple[str, ...]:
        """The boxes of the shop that the rules look at."""
        return tuple(sorted(each.name for each in self.facts if isinstance(each, facts.Box)))

    @property
    def ships(self) -> bool:
        """Whether the rules look at how an order travels, or give or count what that costs."""
        pieces = [piece for each in self.sheet.members for piece in each.pieces]
        given = any(each.shipping or isinstance(each.work, CheaperShipping) for each in pieces)
        counted = any(each.shipping is not None for each in self.sheet.every_award)
        return given or counted or bool(self.names(TextFact.SHIPPING_METHOD.value))

    @property
    def rewards(self) -> tuple[str, ...]:
        """The rewards that a customer may hold."""
        return tuple(each.label for each in self.program.rewards)

    def goods(self) -> tuple[Goods, ...]:
        """The goods that the rules tell apart."""
        return tuple(self._goods())[:MOST_GOODS]

    def _goods(self) -> Iterator[Goods]:
        if Column.ON_SALE in self.facts:
            yield Goods("", {}, sale=True)
        for domain, key in (("category", "categories"), ("tag", "tags")):
            for name in self.names(domain):
                yield Goods(name, {key: [name]})
        for name in self.names("product"):
            yield Goods(name, {"product": name})


def fields(a: Asking) -> tuple[Field, ...]:
    """The fields, in the order in which they are asked."""
    return tuple(_fields(a))


def _label(a: Asking, label: str, **facts: object) -> str:
    return _said(a, LABELS[label], **facts)


def _said(a: Asking, text: Text, **facts: object) -> str:
    code = a.program.currency
    sign = next((sign for sign, each in SYMBOLS.items() if each == code), code)
    return a.speaker.say(text, currency=sign, **facts)


def _fields(a: Asking) -> Iterator[Field]:
    yield Field("basket", "number", _label(a, "basket"), value="50", main=True)
    for at, goods in enumerate(a.goods()):
        said = _label(a, "sale") if goods.sale else _label(a, "goods", name=goods.label)
        yield Field(f"goods{at}", "number", said)
    if counts_items(a):
        yield Field("items", "number", _label(a, "items"), value="1")
    if a.ships:
        yield Field("shipping", "number", _label(a, "shipping"), value="5")
        yield from _one_of(a, "method", TextFact.SHIPPING_METHOD)
    yield from _one_of(a, "country", TextFact.DELIVERY_COUNTRY)
    yield from _one_of(a, "channel", TextFact.CHANNEL)
    yield from _one_of(a, "payment", TextFact.PAYMENT_METHOD)
    if any(each.code is not None for each in a.program.offers):
        yield Field("code", "text", _label(a, "code"))
    yield from _of_the_customer(a)
    if any(map(_is_day, a.facts)):
        yield Field("date", "date", _label(a, "date"))
    if Scalar.MINUTE in a.facts:
        yield Field("time", "time", _label(a, "time"), value="12:00")
    if any(map(_is_birthday, a.facts)):
        yield Field("birthday", "checkbox", _label(a, "birthday"))


def _of_the_customer(a: Asking) -> Iterator[Field]:
    if a.measures(Count.ORDERS):
        yield Field("first", "checkbox", _label(a, "first"))
    if a.program.tiers:
        names = ((each.label, a.speaker.own(each.label)) for each in a.program.tiers)
        yield Field("tier", "select", _label(a, "tier"), (("", _label(a, "none")), *names))
    if a.measures(Count.SPENT):
        yield Field("spent", "number", _label(a, "spent"))
    if a.measures(Count.POINTS_EARNED) or a.measures(Count.COLLECTED):
        yield Field("earned", "number", _said(a, EARNED))
    if a.measures(Count.STATUS_POINTS):
        yield Field("status", "number", _said(a, STATUS))
    if Scalar.AVAILABLE in a.facts or Scalar.PUT_IN in a.facts:
        yield Field("points", "number", _said(a, POINTS))
    if a.program.redemption is not None:
        yield Field("pay", "checkbox", _said(a, PAY))
    for at, card in enumerate(a.program.stamp_cards):
        yield Field(f"stamps{at}", "number", _label(a, "stamps", name=card.label), value="0")
    for at, name in enumerate(a.rewards):
        yield Field(f"reward{at}", "checkbox", _label(a, "reward", name=name))
    for at, name in enumerate(a.boxes):
        yield Field(f"box{at}", "checkbox", _label(a, "box", name=a.speaker.own(name)))
    for at, name in enumerate(a.names(TextFact.CUSTOMER_GROUP.value)):
        yield Field(f"group{at}", "checkbox", _label(a, "group", name=name))


def _is_day(fact: Fact) -> bool:
    match fact:
        case Scalar.DAY | Scalar.WEEKDAY | Scalar.MONTH_DAY | Scalar.DAY_OF_MONTH:
            return True
        case _:
            return False


def _is_birthday(fact: Fact) -> bool:
    match fact:
        case Scalar.BIRTHDAY | Scalar.BIRTHDAY_MONTH:
            return True
        case Scalar.BIRTHDAY_WEEK | Scalar.DAYS_FROM_BIRTHDAY:
            return True
        case _:
            return False


def _one_of(a: Asking, name: str, of: TextFact) -> Iterator[Field]:
    named = a.names(of.value)
    if named:
        options = ((each, _option(a, of, each)) for each in named)
        yield Field(name, "select", _label(a, name), (("", _label(a, "any")), *options))


def _option(a: Asking, of: TextFact, name: str) -> str:
    if of is TextFact.DELIVERY_COUNTRY and name in COUNTRIES:
        return capital(a.speaker.say(COUNTRIES[name]))
    return a.speaker.own(name)


def counts_items(a: Asking) -> bool:
    """Whether it matters how many items are ordered."""
    cards = any(not card.per_order and card.step is None for card in a.program.stamp_cards)
    return cards or any(each.units is not None for each in a.sheet.awards)

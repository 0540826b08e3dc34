"""The fields of a calculator: only those that the rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier import tree
from palier.account.called import bought_name
from palier.calculator.asked import field_of
from palier.calculator.beginning import ORDINARY, Goods, beginning
from palier.calculator.counted import counts_items, counts_orders
from palier.calculator.words import EARNED, LABELS, PAY, PENDING, POINTS, STATUS
from palier.page.view import Field
from palier.program.defaults import pays
from palier.program.model import Program
from palier.quantity import SYMBOLS, currency_tenfold
from palier.sheet import facts
from palier.sheet.facts import Column, Fact
from palier.sheet.sheet import OrderSheet
from palier.sheet.works import CheaperShipping
from palier.source import same_name
from palier.speech.countries import COUNTRIES
from palier.speech.phrases import Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.tree import TextFact
from palier.values import dataclass

MOST_GOODS = 5
MOST_BOXES = 8
"""Rewards that can be ticked beside one another; of more, one is chosen."""
_ARTICLE = re.compile(r"^(?:the|le|la|les) |^l[’']")


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

    @property
    def fields(self) -> frozenset[str]:
        """The fields that answer what the sheet asks."""
        return frozenset(map(field_of, self.facts))

    @property
    def activities(self) -> tuple[str, ...]:
        """The activities that are counted."""
        found = (e.activity for e in self.facts if isinstance(e, facts.Measured) and e.activity)
        return tuple(sorted({*found}))

    @property
    def bought(self) -> tuple[tuple[str, str], ...]:
        """What earlier orders may have held: under which name it is counted, and what it is."""
        found = (each for each in self.facts if isinstance(each, facts.Bought))
        return tuple(sorted({(bought_name(each.kind, each.name), each.name) for each in found}))

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
        weighed = any(each.including_shipping for each in self._baskets)
        return given or counted or weighed or bool(self.names(TextFact.SHIPPING_METHOD.value))

    @property
    def _baskets(self) -> Iterator[tree.OnBaskets]:
        return (each.scope.baskets for each in self.program.rules if each.scope.baskets)

    @property
    def payments(self) -> tuple[str, ...]:
        """The means of payment that the rules name, in conditions or in what earns."""
        shares = (each.methods for each in self.facts if isinstance(each, facts.PaidBy))
        of_shares = sorted({each for methods in shares for each in methods or ()})
        asked = self.names(TextFact.PAYMENT_METHOD.value)
        held = {same_name(each) for each in asked}
        return (*asked, *(each for each in of_shares if same_name(each) not in held))

    @property
    def rewards(self) -> tuple[str, ...]:
        """The rewards that a customer may hold."""
        return tuple(each.label for each in self.program.rewards)

    @property
    def one_reward(self) -> bool:
        """Whether one reward is chosen, none ticked: an order takes one, or they are many."""
        rules, rewards = self.program.cumulation, tree.Party.REWARDS
        pairs = ((each.one, each.other) for each in rules.named if each.together)
        both = any(all(isinstance(side, tuple) for side in pair) for pair in pairs)
        alone = not both and not rules.combine(rewards, rewards)
        return len(self.rewards) > (1 if alone else MOST_BOXES)

    @property
    def main(self) -> Goods:
        """The goods that the basket is first of."""
        return beginning(self.program, self._goods())

    def goods(self) -> tuple[Goods, ...]:
        """The other goods that the rules tell apart, and ordinary ones where others are first."""
        main = self.main
        others = tuple(each for each in self._goods() if each != main)
        return (others if main == ORDINARY else (ORDINARY, *others))[:MOST_GOODS]

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


def _basket(a: Asking, main: Goods) -> str:
    if main.sale:
        return _label(a, "basket_on_sale")
    return _label(a, "basket_of", name=main.label) if main.label else _label(a, "basket")


def _added(a: Asking, goods: Goods) -> str:
    if goods.sale:
        return _label(a, "sale")
    return _label(a, "goods", name=goods.label) if goods.label else _label(a, "others")


def _items_of(a: Asking, goods: Goods) -> str:
    return _label(a, "items_on_sale") if goods.sale else _label(a, "items_of", name=goods.label)


def _fields(a: Asking) -> Iterator[Field]:
    basket = usual_basket(a.program)
    yield Field("basket", "number", _basket(a, a.main), value=f"{basket}", main=True)
    if counts_items(a.program, a.main, main=True):
        yield Field("items", "number", _label(a, "items"), value=str(_usual_items(a.program)))
    for at, goods in enumerate(a.goods()):
        yield Field(f"goods{at}", "number", _added(a, goods))
        if counts_items(a.program, goods, main=False):
            yield Field(f"items{at}", "number", _items_of(a, goods))
    if a.ships:
        yield Field("shipping", "number", _label(a, "shipping"), value=f"{_usual(a.program) // 10}")
        yield from _one_of(a, "method", TextFact.SHIPPING_METHOD)
    yield from _one_of(a, "country", TextFact.DELIVERY_COUNTRY)
    yield from _one_of(a, "city", TextFact.DELIVERY_CITY)
    yield from _one_of(a, "postcode", TextFact.DELIVERY_POSTCODE)
    yield from _one_of(a, "channel", TextFact.CHANNEL)
    yield from _one_of(a, "payment", TextFact.PAYMENT_METHOD, a.payments, _usual_payment(a.program))
    if any(each.code is not None for each in a.program.offers):
        yield Field("code", "text", _label(a, "code"))
    if "date" in a.fields:
        yield Field("date", "date", _label(a, "date"))
    if "time" in a.fields:
        yield Field("time", "time", _label(a, "time"), value="12:00")
    yield from _of_the_customer(a)
    yield from _of_the_past(a)
    yield from _held(a)


def _of_the_customer(a: Asking) -> Iterator[Field]:
    if a.program.membership is not None:
        yield Field("member", "checkbox", _label(a, "member"), value="on")
    if "first" in a.fields:
        yield Field("first", "checkbox", _label(a, "first"))
    if "friend" in a.fields:
        yield Field("friend", "checkbox", _label(a, "friend"))
    yield from _one_of(a, "type", TextFact.CUSTOMER_TYPE)
    if "born" in a.fields:
        yield Field("born", "date", _label(a, "born"))
    elif "birthday" in a.fields:
        yield Field("birthday", "checkbox", _label(a, "birthday"))
    for at, name in enumerate(a.boxes):
        yield Field(f"box{at}", "checkbox", _label(a, "box", name=a.speaker.own(name)))
    for at, name in enumerate(a.names(TextFact.CUSTOMER_GROUP.value)):
        yield Field(f"group{at}", "checkbox", _label(a, "group", name=name))


def _of_the_past(a: Asking) -> Iterator[Field]:
    for name in ("joined", "last"):
        if name in a.fields:
            yield Field(name, "date", _label(a, name))
    if a.program.tiers:
        names = ((each.label, a.speaker.own(each.label)) for each in a.program.tiers)
        yield Field("tier", "select", _label(a, "tier"), (("", _label(a, "unsure")), *names))
    if counts_orders(a.sheet):
        yield Field("orders", "number", _label(a, "orders"))
    if "spent" in a.fields:
        yield Field("spent", "number", _label(a, "spent"))
    if "earned" in a.fields:
        yield Field("earned", "number", _said(a, EARNED))
    if "status" in a.fields:
        yield Field("status", "number", _said(a, STATUS))
    if "referrals" in a.fields:
        yield Field("referrals", "number", _label(a, "referrals"))
    for at, name in enumerate(a.activities):
        yield Field(f"activity{at}", "number", _label(a, "activity", name=name))
    for at, name in enumerate(a.names("ordered")):
        yield Field(f"ordered{at}", "checkbox", _label(a, "ordered", name=name))
    for at, (_, name) in enumerate(a.bought):
        yield Field(f"bought{at}", "checkbox", _label(a, "ordered", name=name))


def _held(a: Asking) -> Iterator[Field]:
    """What is in the customer's hands: points, stamps, rewards."""
    if "points" in a.fields:
        yield Field("points", "number", _said(a, POINTS))
    if "pending" in a.fields:
        yield Field("pending", "number", _said(a, PENDING))
    if pays(a.program):
        yield Field("pay", "checkbox", _said(a, PAY))
    for at, card in enumerate(a.program.stamp_cards):
        yield Field(f"stamps{at}", "number", _label(a, "stamps", name=card.label), value="0")
    if a.one_reward:
        names = ((each, a.speaker.own(each)) for each in a.rewards)
        yield Field("reward", "select", _label(a, "one_reward"), (("", _label(a, "none")), *names))
        return
    for at, name in enumerate(a.rewards):
        yield Field(f"reward{at}", "checkbox", _label(a, "reward", name=name))


def usual_basket(program: Program) -> int:
    """The basket that is tried first, in units of the currency: fifty euros, five thousand yen.

    It is ten times as much, or a hundred, where all that is spent earns by larger steps.
    """
    heads = [each.head for each in program.earnings]
    steps = [each.step.minor for each in heads if isinstance(each, tree.EarnPerAmount)]
    units = _usual(program)
    while steps and units * program.one.minor < 5 * min(steps):
        units *= 10
    return units


def _usual(program: Program) -> int:
    return 50 * currency_tenfold(program.currency)


def _usual_items(program: Program) -> int:
    """How many items are tried first: so many that they earn, where they alone do."""
    heads = [each.head for each in program.earnings if each.on_orders and not each.gives_status]
    lots = [each.items for each in heads if isinstance(each, tree.EarnPerItem)]
    return min(lots) if lots and len(lots) == len(heads) else 1


def _usual_payment(program: Program) -> str:
    """How an order is first paid: so that it earns, where nothing else does."""
    earning = [each for each in program.earnings if each.on_orders and not each.gives_status]
    paid = [each.paid for each in earning if isinstance(each.paid, tree.OnlyPaid)]
    return paid[0].methods[0].text if paid and len(paid) == len(earning) else ""


def _one_of(
    a: Asking, name: str, of: TextFact, all_: tuple[str, ...] = (), first: str = ""
) -> Iterator[Field]:
    if named := all_ or a.names(of.value):
        options = ((each, _option(a, of, each)) for each in named)
        yield Field(name, "select", _label(a, name), (("", _label(a, "any")), *options), first)


def _option(a: Asking, of: TextFact, name: str) -> str:
    if of is TextFact.DELIVERY_COUNTRY and name in COUNTRIES:
        return capital(_ARTICLE.sub("", a.speaker.say(COUNTRIES[name])))
    return a.speaker.own(name)

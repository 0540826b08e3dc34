"""What the fields of a page come to is what the reference engine gives, for every shop."""

import datetime as dt
import random
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.calculator.conftest import CLUB

import palier
from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Payment, Shipping
from palier.account.standing import Lot, Standing, Voucher, Who
from palier.calculator.asked import NOT_ASKED, field_of
from palier.calculator.fields import Asking, fields
from palier.calculator.making import public
from palier.engines.quote import quote
from palier.engines.road import Road
from palier.problem.event import OrderRefusedError
from palier.quantity import MonthDay, currency_digits
from palier.sheet.facts import Count
from palier.sheet.lower import lower
from palier.sheet.slots import usual_slots
from palier.source import Language
from palier.speech.speaker import Speaker

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = CLUB.replace('except category "Gift cards"', 'only category "Books" or items on sale')
SHOPS = {"club": CLUB, "books": BOOKS} | {
    path.parent.name: re.sub(r"(?m)^  (?:logo|picture) .*\n", "", path.read_text("utf-8"))
    for path in sorted(EXAMPLES.glob("**/rules.en.palier"))
}
VISITS = 15
TYPE = """(typed) => {
  for (const field of document.querySelector("fieldset").elements) {
    if (!(field.name in typed)) continue;
    if (field.type === "checkbox") field.checked = typed[field.name];
    else field.value = typed[field.name];
  }
  document.querySelector("fieldset").dispatchEvent(new Event("input"));
}"""


def asking(text):
    """Compile a shop, and what its calculator asks."""
    program = public(palier.compile(text).program)
    sheet = lower(program, usual_slots(program))
    return Asking(program, sheet, Speaker(Language.ENGLISH, words=program.vocabulary))


def shown_fields(asks):
    """Give the fields of a calculator by name."""
    return {each.name: each for each in fields(asks)}


def typed_into(dice, shown):
    """What a visitor types and ticks, field by field; often nothing."""
    typed = {}
    for name, field in shown.items():
        match field.kind:
            case "checkbox":
                typed[name] = dice.random() < (0.8 if field.value else 0.25)
            case "select":
                typed[name] = dice.choice([value for value, _ in field.options])
            case "date":
                day = dt.date(2026, 1, 1) + dt.timedelta(days=dice.randrange(360))
                age = {"born": 40, "joined": 2, "last": 1}.get(name, 0)
                day = day.replace(year=day.year - dice.randint(1, age) if age else day.year, day=15)
                typed[name] = "" if dice.random() < 0.3 and age else day.isoformat()
            case "time":
                typed[name] = dice.choice(["", "08:30", "16:00"])
            case "text":
                typed[name] = dice.choice(["", "", "?", *re.findall("[A-Z]{4,}", "SPRING MATIN")])
            case _:
                typed[name] = dice.choice(["", "1", "7", "40", str(dice.randrange(600))])
    return typed | {"basket": f"{dice.randint(100, 30000) / 100:.2f}"}


class Visit:
    """What is typed, as an order and a standing."""

    def __init__(self, asks, typed):
        self.asks, self.program, self.typed = asks, asks.program, typed
        self.digits = currency_digits(self.program.currency) or 0
        self.first = typed.get("first", False)

    def amount(self, name, digits):
        """An amount as it is typed, in the smallest unit."""
        whole, _, rest = self.typed.get(name, "").partition(".")
        return int((whole or "0") + rest.ljust(digits, "0"))

    def items(self, name):
        """How many items, as they are typed."""
        return min(200, max(1, self.amount(name, 0)))

    def own(self, name):
        """A name of the shop's own, as the page says it."""
        return plain(self.asks.speaker.own(name))

    def units(self, name):
        """So many units of what is collected."""
        program = self.program
        return self.amount(name, self.digits if program.cashback else program.points.decimals)

    def so_far(self, amount):
        """Something of the past, which who joins by this order has not."""
        return 0 if self.first else amount

    def ticked(self, names, field):
        """Those of some names whose boxes are ticked."""
        return [name for at, name in enumerate(names) if self.typed.get(f"{field}{at}")]

    def held(self):
        """The rewards in hand: one that is chosen, or those that are ticked."""
        one = self.typed.get("reward")
        return [one] if one else self.ticked(self.asks.rewards, "reward")

    def day(self, name):
        """A day that is typed, if it is."""
        text = self.typed.get(name)
        return dt.date.fromisoformat(text) if text else None

    def lines(self):
        """The basket: its main goods in so many items, and others that the rules tell apart."""
        main = (self.asks.main, self.amount("basket", self.digits), self.items("items"))
        rest = (
            (goods, self.amount(f"goods{at}", self.digits), self.items(f"items{at}"))
            for at, goods in enumerate(self.asks.goods())
        )
        for goods, amount, items in (main, *rest):
            for line in lines_for(amount, items):
                held = {k: v if isinstance(v, str) else tuple(v) for k, v in goods.line.items()}
                regular = line.price + 1 if goods.sale else None
                yield OrderLine(line.price, line.quantity, regular_price=regular, **held)

    def order(self):
        """The order that is put together."""
        get, ships = self.typed.get, self.asks.ships
        day = self.day("date") or dt.datetime.now(ZoneInfo(self.program.zone)).date()
        time = dt.time.fromisoformat(get("time") or "12:00")
        shipping = Shipping(get("method") or None, self.amount("shipping", self.digits))
        return Order(
            at=dt.datetime.combine(day, time, ZoneInfo(self.program.zone)),
            lines=tuple(self.lines()),
            channel=get("channel") or None,
            shipping=shipping if ships else None,
            delivery=Delivery(get("city") or None, get("country") or None, get("postcode") or None),
            promo_codes=(BroughtCode(get("code")),) if get("code") else (),
            use_points=All.POINTS if get("pay") else None,
            use_rewards=tuple(self.held()),
            payments=(Payment(get("payment")),) if get("payment") else (),
        )

    def standing(self, day):
        """The customer before it."""
        get, asks, free = self.typed.get, self.asks, self.program.membership is None
        born, points = self.day("born"), self.units("points")
        birthday = MonthDay(day.month, day.day) if get("birthday") else None
        return Standing(
            who=Who.NEWCOMER if self.first and free else Who.KNOWN,
            member=free or get("member", False),
            tier_known=bool(get("tier")) and not self.first,
            tier=None if self.first else get("tier") or None,
            friend=get("friend", False),
            customer_type=get("type") or None,
            groups=frozenset(self.ticked(asks.names("customer group"), "group")),
            boxes=frozenset(self.ticked(asks.boxes, "box")),
            products_ordered=frozenset(self.ticked(asks.names("ordered"), "ordered")),
            bought=frozenset(self.ticked([name for name, _ in asks.bought], "bought")),
            birthday=MonthDay(born.month, born.day, born.year) if born else birthday,
            joined=day if self.first else self.day("joined") or a_year_before(day),
            last_order=None if self.first else self.day("last"),
            counts={
                Count.ORDERS: self.so_far(max(1, self.amount("orders", 0))),
                Count.SPENT: self.so_far(self.amount("spent", self.digits)),
                Count.POINTS_EARNED: self.so_far(self.units("earned")),
                Count.COLLECTED: self.so_far(self.units("earned")),
                Count.STATUS_POINTS: self.so_far(self.amount("status", 0)),
                Count.REFERRALS: self.so_far(self.amount("referrals", 0)),
            },
            activities={
                name: self.so_far(self.amount(f"activity{at}", 0))
                for at, name in enumerate(asks.activities)
            },
            stamps={
                card.label: self.amount(f"stamps{at}", 0)
                for at, card in enumerate(self.program.stamp_cards)
            },
            lots=(Lot(points),) if points and not self.first else (),
            pending=self.so_far(self.units("pending")),
            vouchers=tuple(Voucher(each, each) for each in self.held()),
        )


def lines_for(amount, many):
    """An amount in so many items, the dearer ones a cent more."""
    each, dearer = divmod(amount, many)
    pairs = ((each, many - dearer), (each + 1, dearer))
    return [OrderLine(price, quantity) for price, quantity in pairs if price and quantity]


def a_year_before(day):
    """The same day, a year before."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def wanted(visit):
    """What the reference engine gives, by the labels of the page; None where it takes no order."""
    order = visit.order()
    try:
        told = quote(visit.program, order, visit.standing(order.at.date()), (), Road.walked).outcome
    except OrderRefusedError:
        return None
    shown = {"To pay": told.to_pay if told.tax is None else told.tax.to_pay}
    if "You earn" in visit.labels:
        shown |= {"You earn": told.points.earned, "You can use": told.balance.available}
    held = {f"Stamps on “{visit.own(card)}”": n for card, n in told.stamps.items() if n}
    figures = {label: plain(visit.asks.speaker.told(value)) for label, value in shown.items()}
    return figures | {label: str(n) for label, n in held.items()}


def plain(text):
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOPS)
def test_what_the_fields_come_to_is_what_the_reference_gives(name, opened, figures):
    """To the cent, for customers and baskets as they come, through every field that there is."""
    asks = asking(SHOPS[name])
    shown = shown_fields(asks)
    tab, _, said = opened(SHOPS[name])
    dice = random.Random(name)  # noqa: S311 - no secret
    taken = 0
    for _ in range(VISITS):
        typed = typed_into(dice, shown)
        tab.evaluate(TYPE, typed)
        got = figures(tab)
        visit = Visit(asks, typed)
        visit.labels = set(got)
        told = wanted(visit)
        answered = tab.locator("[data-answer]").is_visible()
        assert answered == (told is not None), typed
        if told is not None:
            assert {label: got[label] for label in told} == told, typed
            taken += 1
    assert said == []
    assert taken >= VISITS // 2


@pytest.mark.parametrize("name", SHOPS)
def test_whatever_the_rules_look_at_has_its_field(name):
    """But what a visitor cannot know; codes of the shop's own are not on the page."""
    asks = asking(SHOPS[name])
    shown = {re.sub(r"\d+$", "", each) for each in shown_fields(asks)}
    asked = {field_of(fact) for fact in asks.sheet.facts} - {NOT_ASKED}
    if "born" in shown:
        asked -= {"birthday"}
    if not asks.ships:
        asked -= {"shipping"}
    if all(each.code is None for each in asks.program.offers):
        asked -= {"code"}
    assert "basket" in asked
    assert asked - shown == set()

"""What came of each offer, each bonus day and the first order: beside other orders, other days.

A comparison proves nothing, and the report says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from fractions import Fraction

from palier.account.days import falls_in
from palier.closed import total
from palier.history.figures import Figures
from palier.history.money import ORDERS, worth_said
from palier.history.people import BASKET, nearest
from palier.history.promotions import (
    Day,
    Kind,
    Promotion,
    PromotionFigures,
    promotions_of,
    rule_of,
)
from palier.history.spending import worth_of_one
from palier.history.view import Card, Line, Section, Told
from palier.named import NamedTuple
from palier.program.rules import Scope
from palier.speech.nouns import A_FIRST_ORDER_BENEFIT, CUSTOMERS, FIRST_ORDER
from palier.speech.phrases import Phrase
from palier.values import dataclass, replace

ONE_DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
WEEKS_AROUND = 4
"""So many weeks before and after a day hold the days that it is compared with."""
MOST_CARDS = 24


class Days(NamedTuple):
    """Some days, their orders, and what was paid for the goods of those."""

    days: int
    orders: int
    paid: int


class Around(NamedTuple):
    """The days of a promotion, and those beside them.

    These are the same weekdays of the weeks around, where there are any (`same_weekdays`), and
    otherwise the other days of the same weeks.
    """

    own: Days
    others: Days
    same_weekdays: bool


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a promotion. `again` of its `customers` ordered once more after it served them.

    `others` are the orders that it did not serve, from the first day that it served one to the
    last; `around` is there for what has days of its own in the history.
    """

    promotion: Promotion
    figures: PromotionFigures
    customers: int
    again: int
    others: Days
    around: Around | None


def came_of(figures: Figures) -> list[Came]:
    """What came of each promotion that served an order: what took most off first."""
    customers: dict[Promotion, list[bool]] = {each: [] for each in figures.promotions}
    for customer in figures.customers.values():
        for promotion, order in customer.served:
            customers[promotion].append(customer.orders > order)
    found = []
    for promotion, each in figures.promotions.items():
        again = customers[promotion]
        others = _others(figures, each)
        around = _around(figures, promotion)
        found.append(Came(promotion, each, len(again), sum(again), others, around))
    return sorted(found, key=_rank)


def _rank(came: Came) -> tuple[int, int, int, tuple[str, str]]:
    each = came.figures
    return -each.off, -each.beyond, -each.orders, came.promotion.place


def unserved(figures: Figures) -> list[Promotion]:
    """The promotions of the file that served no order."""
    every = dict.fromkeys(promotions_of(figures.program).values())
    return [each for each in every if each not in figures.promotions]


def nothing_of(promotion: Promotion) -> Came:
    """What came of a promotion that served no order."""
    return Came(promotion, PromotionFigures(), 0, 0, Days(0, 0, 0), None)


def _others(figures: Figures, each: PromotionFigures) -> Days:
    span = [day for day in figures.days if each.first <= day <= each.last]
    every = _sum(figures, span)
    many = (each.last - each.first).days + 1
    return Days(many, every.orders - each.orders, every.paid - each.paid)


def _sum(figures: Figures, days: Collection[dt.date]) -> Days:
    found = [figures.days.get(day, Day()) for day in days]
    return Days(len(days), sum(each.orders for each in found), sum(each.paid for each in found))


def _around(figures: Figures, promotion: Promotion) -> Around | None:
    rule = rule_of(figures.program, promotion)
    if rule is None or not figures.days or not _has_days(rule.scope):
        return None
    scope, day, last = replace(rule.scope, birthday=()), min(figures.days), max(figures.days)
    every = {day + number * ONE_DAY for number in range((last - day).days + 1)}
    own = {each for each in every if falls_in(each, scope, None)}
    weeks = [number * WEEK for number in range(-WEEKS_AROUND, WEEKS_AROUND + 1)]
    others = {each + week for each in own for week in weeks} & every - own
    same = bool(others)
    if not same:
        mondays = {each - each.weekday() * ONE_DAY for each in own}
        others = {each for each in every - own if each - each.weekday() * ONE_DAY in mondays}
    return Around(_sum(figures, own), _sum(figures, others), same) if own else None


def _has_days(scope: Scope) -> bool:
    return bool(scope.dates or scope.weekdays or scope.recurring)


# Said ----------------------------------------------------------------------------------------

TITLE = Phrase("Offers and bonus days", "Les offres et les jours bonus")
WITH_THE_FIRST = Phrase(
    "Offers, bonus days and the first order", "Les offres, les jours bonus et la première commande"
)
CALLED = total(
    Kind,
    {
        Kind.OFFER: Phrase("Offer {name:quoted}", "Offre {name:quoted}"),
        Kind.BONUS_DAY: Phrase("Bonus day {name:quoted}", "Jour bonus {name:quoted}"),
        Kind.FIRST_ORDER: FIRST_ORDER,
    },
)
SINCE = Phrase("{share} of all, from {first} to {last}", "{share} du total, du {first} au {last}")
THAT_DAY = Phrase("{share} of all, on {first}", "{share} du total, le {first}")
AGAIN = Phrase("{share} ordered again afterwards", "{share} ont commandé de nouveau ensuite")
OFF = Phrase("Taken off, delivery included", "Retiré, livraison comprise")
PAID_THERE = Phrase("Paid in these orders", "Payé dans ces commandes")
BEYOND = Phrase("Earned on top", "Gagné en plus")
LESS = Phrase("Earned less", "Gagné en moins")
OTHERS = Phrase("other orders of that time: {money}", "autres commandes de la période : {money}")
PER_DAY = Phrase(
    "Orders a day, on {n:its only day|its # days}",
    "Commandes par jour, {n:le jour même|sur ses # jours}",
)
PAID_PER_DAY = Phrase("Paid a day", "Payé par jour")
ON_SAME = Phrase(
    "same weekdays of the weeks around: {figure}",
    "mêmes jours de la semaine, semaines voisines : {figure}",
)
ON_OTHERS = Phrase(
    "other days of the same weeks: {figure}", "autres jours des mêmes semaines : {figure}"
)
NONE_SERVED = Phrase("no order had {names}", "aucune commande n'a eu {names}")
MORE = Phrase(
    "{n:# more is|# more are} in the figures in JSON",
    "{n:# autre figure|# autres figurent} dans les chiffres en JSON",
)
ALL_ELSE = Phrase(
    "earned on top, or less: than these orders would have earned without it, all else the same",
    "gagné en plus, ou en moins : par rapport à ce que ces commandes auraient rapporté sans cela,"
    " tout le reste étant égal",
)
AS_PLACED = Phrase(
    "orders count as they were placed: returns change nothing here",
    "les commandes comptent telles qu'elles ont été passées : les retours n'y changent rien",
)
NOT_A_PROOF = Phrase(
    "this compares, and proves nothing: an offer from an amount on leaves small orders to the"
    " others, and customers who wait for a bonus day would have ordered on another",
    "c'est une comparaison, pas une preuve : une offre à partir d'un montant laisse les petites"
    " commandes aux autres, et le client qui attend un jour bonus aurait commandé un autre jour",
)


def section(figures: Figures, told: Told) -> Section:
    """What came of each offer and each bonus day, and of the first order."""
    found = came_of(figures)
    title = told.say(WITH_THE_FIRST if figures.program.first_order else TITLE)
    named = (each.name for each in unserved(figures))
    without = [told.speaker.named(e) if e else told.say(A_FIRST_ORDER_BENEFIT) for e in named]
    said = (told.sentence(NONE_SERVED, names=told.speaker.join(without, "or")),) if without else ()
    if not found:
        return Section("promotions", title, said=said)
    more = len(found) - MOST_CARDS
    return Section(
        "promotions",
        title,
        cards=tuple(_card(each, figures, told) for each in found[:MOST_CARDS]),
        after=(
            *((told.sentence(MORE, n=more),) if more > 0 else ()),
            *said,
            *([told.sentence(ALL_ELSE)] if any(each.figures.beyond for each in found) else []),
            *([told.sentence(AS_PLACED)] if figures.whole.returns else []),
            told.sentence(NOT_A_PROOF),
        ),
    )


def name_of(promotion: Promotion, told: Told) -> str:
    """What a promotion is called: its kind, and its name if it has one."""
    return told.say(CALLED[promotion.kind], name=promotion.name)


def _card(came: Came, figures: Figures, told: Told) -> Card:
    return Card(name_of(came.promotion, told), lines=tuple(_lines(came, figures, told)))


def _lines(came: Came, figures: Figures, told: Told) -> Iterator[Line]:
    each = came.figures
    yield Line(told.say(ORDERS), told.number(each.orders), _when(each, figures, told))
    again = told.part_of(AGAIN, came.again, came.customers)
    yield Line(told.say(CUSTOMERS), told.number(came.customers), again)
    if each.off:
        yield Line(told.say(OFF), told.money(each.off))
    if each.beyond:
        label, units = (BEYOND if each.beyond > 0 else LESS), abs(each.beyond)
        known = worth_of_one(figures.program) is not None
        yield Line(told.say(label), told.units(units), worth_said(units, told) if known else "")
    yield Line(told.say(PAID_THERE), told.money(each.paid))
    yield Line(told.say(BASKET), told.money(nearest(each.paid, each.orders)), _beside(came, told))
    if came.around is not None:
        yield from _by_day(came.around, told)


def _when(each: PromotionFigures, figures: Figures, told: Told) -> str:
    share = told.share(each.orders, figures.whole.orders)
    span = {"first": told.day(each.first), "last": told.day(each.last)}
    return told.say(THAT_DAY if each.first == each.last else SINCE, share=share, **span)


def _beside(came: Came, told: Told) -> str:
    if not came.others.orders:
        return ""
    return told.say(OTHERS, money=told.money(nearest(came.others.paid, came.others.orders)))


def _by_day(around: Around, told: Told) -> Iterator[Line]:
    own, others = around.own, around.others
    beside = ON_SAME if around.same_weekdays else ON_OTHERS
    rows = (
        (told.say(PER_DAY, n=own.days), [told.tenth(Fraction(*each)) for each in _orders(around)]),
        (told.say(PAID_PER_DAY), [told.money(nearest(*each)) for each in _paid(around)]),
    )
    for label, (figure, *other) in rows:
        note = told.say(beside, figure=other[0]) if others.days else ""
        yield Line(label, figure, note)


def _orders(around: Around) -> list[tuple[int, int]]:
    return [(each.orders, each.days) for each in (around.own, around.others) if each.days]


def _paid(around: Around) -> list[tuple[int, int]]:
    return [(each.paid, each.days) for each in (around.own, around.others) if each.days]

"""Two programmes on the same orders, on a report: the orders and customers that show it best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from palier.account.days import local
from palier.account.events import AnyEvent, customer_of
from palier.account.order import Order
from palier.account.standing import guest, newcomer
from palier.closed import those
from palier.engines.explain import About, Why, explain
from palier.engines.quote import quote
from palier.history.as_json import rule_named, units, what_a_rule_gave
from palier.history.backtest import Backtest
from palier.history.beside import both, by_rule, in_one_unit, number_of
from palier.history.figures import CustomerFigures, Figures
from palier.history.fold import Fold, Run
from palier.history.friends import entries_of
from palier.history.gains import Shown, ShownCustomer, worth_held
from palier.history.money import GIVEN, PAID
from palier.history.money import ORDERS as HOW_MANY
from palier.history.spending import Spending
from palier.history.view import Card, Line, Section, Told
from palier.life.apply import standing_before
from palier.problem.event import OrderRefusedError
from palier.quantity import Money
from palier.source import Language
from palier.speech.phrases import Phrase

ORDERS = Phrase("Orders that show it", "Des commandes qui le montrent")
ORDER = Phrase("Order {order}, {day}: {change}", "Commande {order}, {day} : {change}")
OF_CUSTOMER = Phrase(
    "Order {order} of customer {customer}, {day}: {change}",
    "Commande {order} du client {customer}, {day} : {change}",
)
MORE = Phrase("{money} more", "{money} de plus")
LESS = Phrase("{money} less", "{money} de moins")
BEFORE_IT = Phrase("now: {said}", "maintenant : {said}")
AFTER_IT = Phrase("with the other: {said}", "avec l'autre : {said}")
SENTENCES = 4
"""So many sentences of each explanation are shown."""
NOTHING_GIVEN = Phrase("nothing is given", "rien n'est donné")
ALIKE = Phrase(
    "what it gives is the same, and its worth is not: {said}",
    "ce qu'elle donne est pareil, sa valeur ne l'est pas : {said}",
)
NO_REASON = Phrase(
    "the rules give the same here: what changes comes from earlier orders",
    "les règles donnent ici la même chose : l'écart vient de commandes antérieures",
)
GIVES = those(
    About,
    yes=[
        *(About.DISCOUNT, About.SHIPPING, About.GIFT, About.PERK, About.REWARD, About.AWARD),
        *(About.TIER, About.STAMPS),
    ],
    no=[About.TAX, About.CHOICE, About.SET_ASIDE, About.REFUSED, About.SILENT],
)
"""Sentences about what a customer has of it."""
MOVES = those(
    About,
    yes=[About.DISCOUNT, About.SHIPPING, About.AWARD],
    no=[
        *(About.GIFT, About.PERK, About.REWARD, About.TIER, About.STAMPS, About.TAX),
        *(About.CHOICE, About.SET_ASIDE, About.REFUSED, About.SILENT),
    ],
)
"""Sentences about what counts in how an order changes: money off, and points."""


# Orders --------------------------------------------------------------------------------------


def orders(done: Backtest, told: Told, language: Language) -> Section:
    """The orders that gain and lose most, explained under both programmes."""
    said: list[str] = []
    for shown in done.shown:
        said += _explained(shown, done, told, language)
    return Section("orders", told.say(ORDERS), said=tuple(said))


def _explained(shown: Shown, done: Backtest, told: Told, language: Language) -> Iterator[str]:
    change = _change(shown.change, told)
    found = _event(shown)
    day = told.day(local(told.program, found.at).date())
    customer = customer_of(found)
    if customer:
        facts = {"order": shown.order, "customer": customer, "day": day, "change": change}
        yield told.say(OF_CUSTOMER, **facts)
    else:
        yield told.say(ORDER, order=shown.order, day=day, change=change)
    one, two = (reasons(shown, run, done.spending, language) for run in done.runs)
    moved = [_about(MOVES, each) for each in (one, two)]
    if moved[0] == moved[1]:
        given = " ".join(moved[0][:SENTENCES])
        yield told.sentence(ALIKE, said=given) if given else told.sentence(NO_REASON)
        return
    for mine, others, phrase in ((one, two, BEFORE_IT), (two, one, AFTER_IT)):
        said = " ".join(_apart(mine, others)) or told.say(NOTHING_GIVEN)
        yield told.sentence(phrase, said=said)


def _change(minor: int, told: Told) -> str:
    return told.say(MORE if minor > 0 else LESS, money=told.money(abs(minor)))


def _event(shown: Shown) -> AnyEvent:
    """The order that is shown."""
    events = (each.event for each in shown.life.entries)
    return next(each for each in events if each.id == shown.order)


def _apart(mine: tuple[Why, ...], others: tuple[Why, ...]) -> list[str]:
    """What is said of one programme and not of the other: what gives first, else what is silent."""
    theirs = {each.sentence for each in others}
    own = [each for each in mine if each.sentence not in theirs]
    return (_about(GIVES, own) or [each.sentence for each in own])[:SENTENCES]


def _about(what: Collection[About], said: Iterable[Why]) -> list[str]:
    """The sentences about some things."""
    return [each.sentence for each in said if each.about in what]


def reasons(shown: Shown, run: Run, spending: Spending, language: Language) -> tuple[Why, ...]:
    """Why an order comes to what it does under a programme, replayed and explained."""
    fold = Fold(run.program, spending, run.older)
    entries = entries_of(shown.life, run.program)
    at = next(
        position
        for position, each in enumerate(entries)
        if isinstance(each.event, Order) and each.event.id == shown.order
    )
    for _ in fold.steps(entries[:at]):
        pass
    order = fold.as_placed(entries[at])
    account = fold.shop.accounts.get(order.customer or "")
    program = fold.shop.ruling(order.at)
    if order.customer is None:
        standing = guest()
    elif account is None:
        standing = newcomer(program, order)
    else:
        standing = standing_before(program, account, order, fold.shop.versions())
    try:
        made = quote(program, order, standing)
    except OrderRefusedError as refused:
        return tuple(Why(About.REFUSED, "", each.code) for each in refused.problems)
    return explain(made, language)


# Customers -----------------------------------------------------------------------------------

CUSTOMERS = Phrase("Customers who show it", "Des clients qui le montrent")
BOTH = Phrase(
    "first as it is now, then with the other", "d'abord comme maintenant, puis avec l'autre"
)
CUSTOMER = Phrase("Customer {customer}: {change}", "Client {customer} : {change}")
WORTH_HELD = Phrase("Held in the end, at its worth", "Détenu à la fin, à sa valeur")
TIER = Phrase("Tier in the end", "Palier à la fin")
NO_TIER = Phrase("none", "aucun")
BETWEEN = Phrase(
    "none of these orders changes this way by itself: the difference is in what is held in the end",
    "aucune de ces commandes ne change ainsi à elle seule : l'écart est dans ce qui est détenu à la"
    " fin",
)


def customers(done: Backtest, told: Told, language: Language) -> Section:
    """The customers who gain and lose most: what they have under both, and the order to look at."""
    title = told.say(CUSTOMERS)
    if done.other is None or not done.customers:
        return Section("customers", title)
    cards = tuple(
        Card(
            told.say(CUSTOMER, customer=each.customer, change=_change(each.change, told)),
            lines=tuple(_of_customer(each.customer, done.figures, done.other, told)),
            said=tuple(_of_order(each, done, told, language)),
        )
        for each in done.customers
    )
    return Section("customers", title, said=(told.sentence(BOTH),), cards=cards)


def _of_order(each: ShownCustomer, done: Backtest, told: Told, language: Language) -> Iterator[str]:
    """The order to look at, explained; before it, that it goes the other way, where it does."""
    order = each.order
    if order is None or (order.change > 0) is not (each.change > 0):
        yield told.sentence(BETWEEN)
    if order is not None:
        yield from _explained(order, done, told, language)


def _of_customer(name: str, one: Figures, two: Figures, told: Told) -> Iterator[Line]:
    now, then = (each.customers.get(name, CustomerFigures()) for each in (one, two))
    yield Line(told.say(HOW_MANY), told.number(now.orders))
    yield Line(told.say(PAID), both(told.money(now.paid), told.money(then.paid)))
    yield Line(told.say(GIVEN), both(told.money(now.given), told.money(then.given)))
    held = (worth_held(one.program, now), worth_held(two.program, then))
    pairs = ((one, now.held), (two, then.held))
    changed = in_one_unit(one, two) and len({number_of(*each) for each in pairs}) > 1
    first, second = (figures.program.amount(units) for figures, units in pairs)
    note = both(told.speaker.bare(first), told.speaker.told(second)) if changed else ""
    yield Line(told.say(WORTH_HELD), both(*map(told.money, held)), note)
    if one.program.tiers or two.program.tiers:
        tiers = (told.speaker.own(e.tier) if e.tier else told.say(NO_TIER) for e in (now, then))
        yield Line(told.say(TIER), both(*tiers))


# JSON ----------------------------------------------------------------------------------------


def to_json(done: Backtest, currency: str) -> dict[str, object]:
    """Who gains and who loses, in JSON."""
    gain, lose = ([each for each in done.gains if each * sign > 0] for sign in (1, -1))
    return {
        "gain": len(gain),
        "gain_in_all": Money(sum(gain), currency).plain(),
        "lose": len(lose),
        "lose_in_all": Money(-sum(lose), currency).plain(),
        "same": len(done.gains) - len(gain) - len(lose),
        "rules": _rules_json(done),
        "orders": [
            {
                "order": each.order,
                "customer": customer_of(_event(each)),
                "change": Money(each.change, currency).plain(),
            }
            for each in done.shown
        ],
        "customers": [_customer_json(each, done, currency) for each in done.customers],
    }


def _rules_json(done: Backtest) -> list[dict[str, object]]:
    """What each rule gave under both."""
    one, two = done.figures, done.other or done.figures
    return [
        {
            **rule_named(each.name),
            "now": what_a_rule_gave(each.now, one.program),
            "then": what_a_rule_gave(each.then, two.program),
        }
        for each in by_rule(one, two)
    ]


def _customer_json(each: ShownCustomer, done: Backtest, currency: str) -> dict[str, object]:
    two = done.other or done.figures
    order = each.order
    return {
        "customer": each.customer,
        "change": Money(each.change, currency).plain(),
        "order": None if order is None else order.order,
        "order_change": None if order is None else Money(order.change, currency).plain(),
        "now": _has_json(done.figures, each.customer),
        "then": _has_json(two, each.customer),
    }


def _has_json(figures: Figures, name: str) -> dict[str, object]:
    """What a customer has under a programme."""
    each, currency = figures.customers.get(name, CustomerFigures()), figures.program.currency
    return {
        "orders": each.orders,
        "paid": Money(each.paid, currency).plain(),
        "given": Money(each.given, currency).plain(),
        "held": units(each.held, figures.program),
        "held_worth": Money(worth_held(figures.program, each), currency).plain(),
        "tier": each.tier,
    }

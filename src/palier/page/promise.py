"""The best that the rules give anybody on an order, in money: said only where it is always so.

So much paid in one order earns so many points, and so many points are worth so much: a figure that
every member gets who orders nothing that is left out, whatever their tier.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from typing import assert_never

from palier import tree
from palier.page.combining_kinds import ON_THE_PRICE
from palier.page.conditions import unless
from palier.page.scope import EXCEPT
from palier.page.view import Stub
from palier.program.defaults import pays, walk_referral
from palier.program.model import Program
from palier.program.rules import Earning, Giving, Reward, Scope
from palier.quantity import Money, currency_tenfold, units_of
from palier.sheet.lower_earning import rate_of
from palier.speech.figures import FEMININE
from palier.speech.goods import goods
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass

ROUND = (10, 20, 50, 100, 200, 500, 1000)
"""Orders to speak of, in units of the currency: in hundreds of yen."""
MOST = 1000
LABEL = {
    False: Phrase("For {order} paid in one order", "Pour {order} payés en une commande"),
    True: Phrase("For {order} paid in one order", "Pour {order} payées en une commande"),
}
"""By whether the currency is feminine in French: `50 € payés`, `50 £ payées`."""
BACK = {
    (False, False): Phrase("{worth} back", "{worth} offert"),
    (False, True): Phrase("{worth} back", "{worth} offerts"),
    (True, False): Phrase("{worth} back", "{worth} offerte"),
    (True, True): Phrase("{worth} back", "{worth} offertes"),
}
"""The same, and whether it takes the plural: `1,50 € offert`, `2 € offerts`, `1 £ offerte`."""
LATER = Phrase("to take off a later order", "à déduire d'une prochaine commande")
LEFT_OUT = Phrase("{told} ({but})", "{told} ({but})")


@dataclass(frozen=True, slots=True)
class Worth:
    """An order, and what it brings in money."""

    order: Money
    worth: Money


def promise(s: Speaker, program: Program) -> Stub | None:
    """`For an order of €200: €10 back`; None where nothing so simple is always so."""
    found = best(program)
    if found is None:
        return None
    rule, brought = found
    feminine = brought.order.currency in FEMININE
    short = s.say(LABEL[feminine], order=brought.order)
    but = rule.scope.excepted
    excepted = () if but is None else (s.say(EXCEPT, goods=goods(s, but, "and")),)
    label = _but(s, short, excepted)
    text = _but(s, s.say(LATER), (*map(inside, unless(s, rule.scope.unless)),))
    back = BACK[feminine, s.plural(brought.worth)]
    return Stub(label, s.say(back, worth=brought.worth), text, short if excepted else "")


def _but(s: Speaker, told: str, out: tuple[str, ...]) -> str:
    return s.say(LEFT_OUT, told=told, but=", ".join(out)) if out else told


def inside(said: str) -> str:
    """A line as it is within a sentence."""
    return said[:1].lower() + said[1:]


def best(program: Program) -> tuple[Earning, Worth] | None:
    """The rule that anybody meets, and the order with which its worth is told best."""
    if disturbed(program):
        return None
    rules = [each for each in program.earnings if steady(each)]
    ways = [
        (rule, found)
        for rule in rules
        for found in (*_by_rate(program, rule), *_by_rewards(program, rule))
    ]
    return max(ways, key=_share, default=None)


def _share(way: tuple[Earning, Worth]) -> tuple[Fraction, int]:
    """The part of an order that comes back; of two alike, the smaller order is told."""
    _, found = way
    return Fraction(found.worth.minor, found.order.minor), -found.order.minor


def steady(rule: Earning) -> bool:
    """Whether a rule earns in proportion on any order: at all times, for all, on all but some."""
    head = rule.head
    by_amount = isinstance(head, tree.OfAmounts) and not head.item_by_item
    bare = rule.paid is None and not rule.excluding_tax and not rule.gives_status
    own = not (rule.replaces or rule.before_discounts)
    return by_amount and bare and own and always(rule.scope) and rule.scope.only is None


def always(scope: Scope) -> bool:
    """Whether a rule asks nothing of the day, the order or the customer; it may leave some out."""
    asked = scope.when or scope.baskets or scope.nth or scope.every_nth
    dated = scope.dates or scope.weekdays or scope.recurring or scope.birthday or scope.hours
    return scope.on_page and not (asked or dated or scope.limits or scope.once)


def disturbed(program: Program) -> bool:
    """Whether something may make an order of a member earn less than its rule says."""
    less = any(
        isinstance(each, tree.TimesPoints) and each.factor < 1
        for rule in (*program.tiers, *program.segments, *program.bonus_days, *program.offers)
        for each in rule.given
    )
    nothing = any(each.gets_nothing or each.earns_no_points for each in program.segments)
    first = program.first_order
    replaced = first is not None and (
        first.earns_no_points or (first.earns is not None and first.earns.instead)
    )
    others = any(each.replaces for each in program.earnings)
    return less or nothing or replaced or others or barred(program)


def barred(program: Program) -> bool:
    """Whether a benefit that comes to customers unasked may keep an order from earning."""
    out = program.cumulation.no_points_with
    given = chain.from_iterable(_unasked(program, party) for party in tree.Party if party in out)
    return any(type(each) in ON_THE_PRICE for each in given)


def _unasked(program: Program, party: tree.Party) -> Iterable[tree.Node]:
    """What a kind of benefit gives of which nobody has to ask for it."""
    match party:
        case tree.Party.PROMO_CODES:
            return ()
        case tree.Party.OFFERS:
            return _given(each for each in program.offers if each.code is None)
        case tree.Party.FIRST_ORDER:
            return program.first_order.given if program.first_order else ()
        case tree.Party.SEGMENT:
            return _given(program.segments)
        case tree.Party.TIER:
            return _given(program.tiers)
        case tree.Party.REFERRAL:
            return walk_referral(program)
        case tree.Party.STAMP_CARDS:
            return _given(program.stamp_cards)
        case tree.Party.REWARDS:
            return _given(each for each in program.rewards if each.automatic)
        case tree.Party.POINTS:
            rule = program.redemption
            return () if rule is None or pays(program) else rule.given
        case _:
            assert_never(party)


def _given(rules: Iterable[Giving]) -> Iterator[tree.Node]:
    return (each for rule in rules for each in rule.given)


def earned(program: Program, rule: Earning, order: Money) -> Fraction:
    """What an order earns by one rule, in the units of what is collected, before it is rounded."""
    match rule.head:
        case tree.EarnPerAmount(amount, step, steps):
            many = Fraction(order.minor, step.minor)
            whole = many if steps is tree.Steps.PROPORTIONAL else Fraction(math.floor(many))
            return rate_of(program, amount) * whole
        case tree.EarnPercent(percent):
            return order.minor * percent.value / 100
        case _ if isinstance(rule.head, tree.NotByAmount):
            return Fraction(0)
        case _:
            assert_never(rule.head)


def _fits(program: Program, rule: Earning, units: Fraction) -> bool:
    """Whether so much is a whole number of units, which every cap and the balance let through."""
    caps = [units_of(each.amount) for each in (*rule.caps, *program.points.caps)]
    if program.points.balance_cap is not None:
        caps.append(units_of(program.points.balance_cap))
    return units.denominator == 1 and all(units <= each for each in caps)


def _by_rate(program: Program, rule: Earning) -> Iterator[Worth]:
    """Points that pay at a rate that holds for all: with the least round order that they suit."""
    redeem = program.redemption
    if (
        redeem is None
        or redeem.rate is None
        or redeem.bands
        or not always(redeem.scope)
        or redeem.scope.unless
    ):
        return
    if redeem.deduction is tree.Deduction.KEPT or redeem.scope.only or redeem.at_most_balance:
        return
    about = _about_a_euro(program)
    block = units_of(redeem.rate.points)
    least = units_of(redeem.at_least) if redeem.at_least else 0
    for order in (Money(each * about, program.currency) for each in ROUND):
        units = earned(program, rule, order)
        worth = units / block * redeem.rate.worth.minor
        most = redeem.at_most.minor if redeem.at_most else worth
        whole = units % block == 0 and worth % program.one.minor == 0 and worth <= most
        if worth and whole and units >= least and _fits(program, rule, units):
            yield Worth(order, Money(int(worth), program.currency))
            return


def _by_rewards(program: Program, rule: Earning) -> Iterator[Worth]:
    """Rewards that take an amount off any basket, with the order that earns just their price."""
    unit, most = program.one.minor, MOST * _about_a_euro(program)
    for reward in program.rewards:
        worth = _worth(reward)
        if worth is None or reward.cost is None:
            continue
        price = units_of(reward.cost)
        each = earned(program, rule, Money(most, program.currency)) * unit / most
        order = Fraction(price) / each if each else Fraction(0)
        suits = order.denominator == 1 and 0 < order * unit <= most
        asked = Money(int(order) * unit, program.currency)
        if (
            suits
            and earned(program, rule, asked) == price
            and _fits(program, rule, Fraction(price))
        ):
            yield Worth(asked, worth)


def _worth(reward: Reward) -> Money | None:
    """What a reward takes off, where that is an amount off any basket at one price for all."""
    if reward.prices or reward.steps or reward.scope.unless or not always(reward.scope):
        return None
    if reward.scope.only or reward.scope.excepted:
        return None
    match reward.benefits:
        case (tree.MoneyOff(amount, on=None),):
            return amount
        case _:
            return None


def _about_a_euro(program: Program) -> int:
    """What is about as much as a euro, in round figures: a hundred yen."""
    return program.one.minor * currency_tenfold(program.currency)

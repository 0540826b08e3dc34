"""Orders and customers that fit a given programme: they speak of what its file names."""

import datetime as dt

from hypothesis import strategies as st

from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Shipping
from palier.account.standing import Lot, Standing, Voucher, Who
from palier.engines.quote import quote
from palier.quantity import MonthDay
from palier.sheet.facts import Count
from palier.sheet.lower import lower

YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def words(program, domain):
    """The names of a domain that the file speaks of, and one that it does not."""
    named = [name for where, name in lower(program).names if where == domain]
    return st.sampled_from([*named, "autre"])


def some(strategy):
    """None to two of these."""
    return st.lists(strategy, max_size=2, unique=True).map(tuple)


def maybe(strategy):
    """One of these, or none."""
    return st.none() | strategy


@st.composite
def orders(draw, program):
    """An order placed in 2026, whose lines, places and codes the file may know."""
    line = st.builds(
        OrderLine,
        price=st.integers(0, 12_000) | st.sampled_from([500, 1000, 5000, 15_000]),
        quantity=st.integers(1, 5),
        product=maybe(words(program, "product")),
        categories=some(words(program, "category")),
        tags=some(words(program, "tag")),
        regular_price=maybe(st.integers(0, 20_000)),
    )
    codes = [offer.code.text for offer in program.offers if offer.code is not None]
    brought = st.sampled_from([*map(BroughtCode, codes), BroughtCode("X", 700), BroughtCode("?")])
    return Order(
        at=YEAR + dt.timedelta(minutes=draw(st.integers(0, 365 * 24 * 60))),
        lines=tuple(draw(st.lists(line, min_size=1, max_size=5))),
        channel=draw(maybe(words(program, "channel"))),
        shipping=draw(maybe(st.builds(Shipping, words(program, "shipping method"), st.just(490)))),
        delivery=Delivery(draw(maybe(words(program, "delivery city")))),
        promo_codes=draw(some(brought)),
        use_points=draw(st.sampled_from([None, All.POINTS])),
        use_rewards=("v1", "v2", "v9")[: draw(st.integers(0, 3))],
    )


@st.composite
def customers(draw, program):
    """A guest, a newcomer, or somebody with a history."""
    who = draw(st.sampled_from([*Who, Who.KNOWN]))
    if who is not Who.KNOWN:
        return Standing(who=who, member=who is Who.NEWCOMER, friend=draw(st.booleans()))
    day = st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1))
    rewards = [each.label for each in program.rewards]
    held = draw(st.lists(st.sampled_from(rewards), max_size=2)) if rewards else []
    return Standing(
        member=draw(st.booleans()),
        customer_type=draw(maybe(words(program, "customer type"))),
        groups=frozenset(draw(some(words(program, "customer group")))),
        birthday=draw(maybe(st.just(MonthDay(6, 2)))),
        counts={
            Count.ORDERS: draw(st.integers(0, 12)),
            Count.SPENT: draw(st.integers(0, 300_000)),
            Count.POINTS_EARNED: draw(st.integers(0, 30_000)),
            Count.COLLECTED: draw(st.integers(0, 30_000)),
            Count.REFERRALS: draw(st.integers(0, 5)),
        },
        joined=draw(maybe(day)),
        last_order=draw(maybe(day)),
        lots=(Lot(draw(st.integers(-20, 2000))),),
        stamps={card.label: draw(st.integers(0, 12)) for card in program.stamp_cards},
        vouchers=tuple(Voucher(f"v{at + 1}", reward) for at, reward in enumerate(held)),
        friends_due=draw(st.sampled_from([(), (1, 1)])),
    )


@st.composite
def quotes(draw, programs):
    """A quote of an order that fits one of some programmes."""
    program = draw(st.sampled_from(programs))
    return quote(program, draw(orders(program)), draw(customers(program)))

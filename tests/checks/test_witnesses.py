"""Every amount that a check prints is one that the engine gives an order of the whole programme."""

from hypothesis import given
from hypothesis import strategies as st

from palier import tree
from palier.checks.beaten import beaten
from palier.checks.cliffs import falls, steepest
from palier.checks.review import Review
from palier.checks.tier_benefits import USUAL, poorer
from palier.compiling import compiled
from palier.engines.quote import quote
from palier.problem.advice import Beaten
from palier.problem.bands import Less
from palier.quantity import Money
from palier.sheet.marks import AwardKind
from palier.source import SourceText

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'


def written(template, **parts):
    """Write a text from its parts."""
    return st.builds(template.format, **parts)


def several(lines, least=0, most=2):
    """Write some lines of a statement."""
    return st.lists(lines, min_size=least, max_size=most, unique=True).map("".join)


AMOUNTS = st.integers(1, 150)
NAMES = st.sampled_from(["a", "b"])
GOODS = st.sampled_from(['category "a"', 'product "b"', 'products tagged "c"', "items on sale"])
HOW = st.sampled_from(["from", "above"])
OFF = st.one_of(
    written("{n} EUR off", n=AMOUNTS),
    written("{n}% off", n=st.integers(1, 100)),
    written("{n}% off up to {m} EUR", n=st.integers(1, 100), m=AMOUNTS),
    written("{n} EUR off {goods}", n=AMOUNTS, goods=GOODS),
)
BESIDES = st.one_of(
    written("{n} EUR off each item", n=AMOUNTS),
    written("{n}% off the cheapest item", n=st.integers(1, 100)),
    st.just("free shipping"),
    written('free shipping with "{name}"', name=NAMES),
    written('product "{name}" free', name=NAMES),
    written("{n} extra points", n=AMOUNTS),
    written("points x {n}", n=st.sampled_from(["1.5", "2", "3"])),
    written('perk "{name}"', name=NAMES),
)
GIVEN = st.one_of(OFF, OFF, BESIDES)
ONE = "  when {}\n".format
CLAUSES = st.one_of(
    written("  on baskets {how} {n} EUR\n", how=HOW, n=AMOUNTS),
    written("  when basket total is at least {n} EUR\n", n=AMOUNTS),
    written('  when channel is "{name}"\n', name=NAMES),
    written('  unless customer type is "{name}"\n', name=NAMES),
    written('  when customer group is "{name}" and number of orders is above 3\n', name=NAMES),
    written("  when number of items is at least {n}\n", n=st.integers(1, 4)),
    written('  when the box "{name}" is ticked or amount spent is at least 9 EUR\n', name=NAMES),
    written('  when payment method is "{name}"\n', name=NAMES),
    written("  only {goods}\n", goods=GOODS),
    st.sampled_from(
        [
            "  every Tuesday\n",
            "  when a promo code is used\n",
            "  between 14:00 and 17:00\n",
            "  on the customer's birthday\n",
            "  once per customer\n",
            "  on the 3rd order\n",
            '  when tier is at least "T1"\n',
            "  when time since joining is at least 3 months\n",
        ]
    ),
)
BANDS = st.builds(
    lambda after, bands: "".join(f"  {how} {n} EUR{after}: {off}\n" for how, n, off in bands),
    st.sampled_from(["", "", " after discounts"]),
    st.lists(
        st.tuples(HOW, AMOUNTS, GIVEN), min_size=1, max_size=3, unique_by=lambda each: each[1]
    ),
)
GIVES = st.one_of(BANDS, GIVEN.map("  {}\n".format))
OFFERS = written('offer "@"\n{when}{gives}', when=several(CLAUSES), gives=GIVES)
CODES = written('offer "@" with promo code "@"\n{when}{gives}', when=several(CLAUSES), gives=GIVES)
SEGMENTS = written(
    'segment "@"\n  when customer type is "{name}"\n{when}{gives}',
    name=NAMES,
    when=several(CLAUSES, 0, 1),
    gives=GIVES,
)
FIRST = written("first order\n{gives}", gives=GIVES)
DAYS = st.just('bonus day "@" every Friday\n  points x 2\n')
STATEMENTS = st.lists(st.one_of(OFFERS, CODES, SEGMENTS, DAYS), max_size=4).map("".join)
TIERS = st.lists(GIVES, max_size=3).map(
    lambda given: "".join(
        f'tier "T{at}" from {at + 1} orders\n{each}' for at, each in enumerate(given)
    )
)
REWARDS = st.lists(
    written(
        'reward "@" for {cost} points\n  {n} EUR off\n{more}',
        cost=st.integers(1, 9).map(lambda each: 50 * each),
        n=st.integers(1, 9).map(lambda each: 5 * each),
        more=st.sampled_from(["", "", "  is given automatically\n"]),
    ),
    max_size=3,
).map("".join)
REDEEM = written(
    "redeem points\n  {n} points = {m} EUR\n{limit}",
    n=st.integers(1, 30),
    m=st.integers(1, 5),
    limit=st.sampled_from(
        [
            "",
            "  at most 5.50 EUR per order\n",
            "  on baskets from 30 EUR\n",
            "  at least 50 points at once\n",
            "  all points are deducted\n",
            "  from the 3rd order\n",
        ]
    ),
)
CUMULATION = several(
    st.sampled_from(
        [
            "  everything combines\n",
            "  offers combine with tier benefits\n",
            "  only the best offer applies\n",
            "  percentages are taken on the basket total\n",
            "  multipliers multiply\n",
            "  otherwise the best for the customer applies\n",
        ]
    ),
    1,
).map("cumulation\n{}".format)
AT_ONCE = st.just("tiers\n  an order already has the benefits of the tier it reaches\n")


def maybe(text):
    """Write a text, or nothing."""
    return st.just("") | text


@st.composite
def reviews(draw, *parts):
    """Make up a programme, and put it under review; None where it contradicts itself."""
    text = HEAD + "".join(draw(each) for each in parts)
    pieces = text.split("@")
    named = "".join(f"{piece}n{at}" for at, piece in enumerate(pieces[:-1])) + pieces[-1]
    program = compiled(SourceText.of(named)).program
    return program and Review.of(program, program.source)


def again(review, given_):
    """Quote an order once more, of the whole programme."""
    return quote(review.program, given_.order, given_.standing)


def off_by(review, given_, party):
    """What a party takes off an order, reckoned once more."""
    outcome = again(review, given_).outcome
    return sum(each.amount.minor for each in outcome.discounts if each.party == party.value)


def paid(review, given_):
    """What an order comes to, and what is paid."""
    outcome = again(review, given_).outcome
    return outcome.basket, outcome.to_pay


@given(reviews(STATEMENTS, TIERS, maybe(FIRST), maybe(REDEEM), maybe(CUMULATION), maybe(AT_ONCE)))
def test_a_cliff_tells_what_two_orders_pay(review):
    """One basket, and one of a cent more."""
    found = list(falls(steepest(review), review)) if review else []
    told = [(each.cliff.below, each.cliff.below_pays) for each in found]
    assert told == [paid(review, each.below) for each in found]
    told = [(each.cliff.at, each.cliff.at_pays) for each in found]
    assert told == [paid(review, each.at) for each in found]
    assert all(each.cliff.at.minor == each.cliff.below.minor + 1 for each in found)


@given(reviews(STATEMENTS, REWARDS, maybe(REDEEM), TIERS, maybe(CUMULATION)))
def test_a_reward_that_is_beaten_and_what_beats_it_are_told_as_orders_have_them(review):
    """The same goods, with the reward and with what is better."""
    found = list(beaten(review)) if review else []
    worth = [each.problem.worth.minor for each in found]
    assert worth == [off_by(review, each.reward, tree.Party.REWARDS) for each in found]
    better = [(each, each.problem.by is Beaten.PAYING) for each in found]
    party = {True: tree.Party.POINTS, False: tree.Party.REWARDS}
    times = [each.problem.times if each.problem.by is Beaten.SMALLER else 1 for each in found]
    assert [each.problem.better_worth.minor for each in found] == [
        off_by(review, each.better, party[paying]) * bought
        for (each, paying), bought in zip(better, times, strict=True)
    ]
    assert [each.problem.better_cost for each, paying in better if paying] == [
        again(review, each.better).outcome.points.used for each, paying in better if paying
    ]


def gives(review, loss, given_):
    """Give how much an order has of what is said to be lost."""
    got = again(review, given_)
    awards = got.reckoned.sheet.awards
    match loss.less:
        case Less.OFF:
            return off_by(review, given_, tree.Party.TIER)
        case Less.TIMES:
            parts = [part.multiplier for each in got.outcome.points.awards for part in each.parts]
            # An order of which nothing is left to pay has no award: nothing multiplies it.
            return USUAL * max(parts, default=1)
        case Less.EXTRA:
            extra = (each for each in awards if each.kind is AwardKind.EXTRA)
            return sum(got.reckoned.scalar(each.given) for each in extra)
        case Less.PERK:
            return int(loss.name in got.outcome.perks)
        case _:
            return int(got.outcome.shipping.charged.minor == 0)


COUNTED = (Less.OFF, Less.TIMES, Less.EXTRA)


def number(amount):
    """Give an amount as a number: minor units, or points."""
    match amount:
        case None:
            return 0
        case Money(minor):
            return minor
        case _:
            return amount.count


def said(loss):
    """Give what is said of both tiers: amounts, a hundred points multiplied, or one and none."""
    if loss.less is Less.TIMES:
        return USUAL * loss.lower_times, USUAL * loss.times
    return (number(loss.lower_gives), number(loss.gives)) if loss.less in COUNTED else (1, 0)


@given(reviews(TIERS, STATEMENTS, maybe(CUMULATION), maybe(AT_ONCE)))
def test_what_a_higher_tier_gives_less_of_is_what_an_order_has_less_of(review):
    """The same order, of a customer who stands at one tier and at the other."""
    found = list(poorer(review)) if review else []
    losses = [pair for each in found for pair in zip(each.problem.losses, each.shown, strict=True)]
    had = [
        (gives(review, loss, both.lower), gives(review, loss, both.higher)) for loss, both in losses
    ]
    assert all(lower > higher for lower, higher in had)
    assert [said(loss) for loss, _ in losses] == had

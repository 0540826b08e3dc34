"""Made-up shops: programmes that can be computed, with orders and customers for them.

Unlike the files of `strategies`, what these say makes sense: they are put together from statements
that the resolver accepts, so that laws of the reckoning can be tried on many programmes.

Each strategy is made once: hypothesis looks a new one through, all that it is made of, before it
draws from it.
"""

import datetime as dt
from functools import cache

from hypothesis import assume, reject
from hypothesis import strategies as st

from palier.account.reading import read_known, read_order
from palier.account.standing import guest, newcomer, standing_of
from palier.engines.quote import quote
from palier.problem.event import OrderRefusedError
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

HEADER = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
STATUS = '  customers also collect status points called "XP", "XPs"\n'
PARTIES = (
    "promo codes",
    "offers",
    "first order benefits",
    "segment benefits",
    "tier benefits",
    "referral benefits",
    "stamp cards",
    "rewards",
    "paying with points",
)


MADE = {}
"""Strategies by what makes them and of what, as it is written: a list has no hash."""


def made(make, given):
    """A strategy, the same for the same values."""
    key = make, repr(given)
    if key not in MADE:
        MADE[key] = make(given)
    return MADE[key]


def one_of(*texts):
    """One of some texts."""
    return made(st.sampled_from, texts)


@cache
def filled(pattern, **parts):
    """A text with its holes filled."""
    return st.fixed_dictionaries(parts).map(lambda held: pattern.format(**held))


@cache
def lines(strategy, most, least=0):
    """Some lines, each once."""
    return st.lists(strategy, min_size=least, max_size=most, unique=True)


# Parts of rules -----------------------------------------------------------------------------------

euros = one_of("0.01", "1", "2.50", "3.33", "5", "10", "20", "49.99")
thresholds = one_of("0.01", "5", "10", "20", "33.33", "50", "100")
percents = one_of("1", "2.5", "7", "10", "33", "50", "100")
goods = one_of(
    'category "A"',
    'category "B"',
    'product "P1"',
    'products tagged "t"',
    "items on sale",
    "items from 5 EUR",
    "items of at most 12.34 EUR",
    "items from 3 to 20 EUR",
    'everything except category "A"',
    'everything except (product "P1" or items on sale)',
)
on_goods = st.just("") | goods.map(" {}".format)
of_goods = st.just("") | goods.map(" of {}".format)
methods = one_of("", ' with "Colissimo"', ' with "Colissimo", "Relais"')

prices = st.one_of(
    filled("{amount} EUR off{on}", amount=euros, on=on_goods),
    filled("{percent}% off{on}", percent=percents, on=on_goods),
    filled("{percent}% off up to {most} EUR", percent=percents, most=euros),
    filled("{amount} EUR off each item{of}", amount=euros, of=of_goods),
    filled("{percent}% off the cheapest item{of}", percent=percents, of=of_goods),
    filled("{percent}% off the 2 cheapest items{of}", percent=percents, of=of_goods),
    filled("{percent}% off the dearest item{of}", percent=percents, of=of_goods),
    filled("{n} items{of} for {amount} EUR", n=st.integers(1, 4), of=of_goods, amount=euros),
)
besides = st.one_of(
    st.just("free shipping"),
    methods.map("free shipping{}".format),
    filled(
        "{what}{by}",
        what=one_of("50% off shipping", "1.50 EUR off shipping", "shipping for 2.90 EUR"),
        by=methods,
    ),
    one_of(
        'product "P1" free',
        '2 of product "P1" free',
        'product "P2" as a gift',
        'perk "K"',
        "7 extra points",
        "2 extra stamps",
    ),
    one_of("points x 0.5", "points x 1.25", "points x 3"),
)
tests = st.one_of(
    filled("when basket total is at least {n} EUR", n=thresholds),
    filled("when total of {goods} is above {n} EUR", goods=goods, n=thresholds),
    filled("when number of items{of} is at least {n}", of=of_goods, n=st.integers(1, 4)),
    filled("when the basket contains {goods}", goods=goods),
    one_of(
        'when channel is "web"',
        'unless channel is "shop"',
        "when a promo code is used",
        "when number of orders is at least 2",
        "when basket total after discounts is at least 20 EUR",
        'when customer group is "g"',
        "when the customer is not a member",
        'when the customer has ordered category "A"',
        'when number of stamps on "Carte" is at least 2',
        "when points earned is at least 30 points",
        "when age is at least 18 years",
    ),
)
scopes = st.one_of(
    tests,
    thresholds.map("on baskets from {} EUR".format),
    filled(
        "on baskets {how} {n} EUR{of}{shipped}",
        how=one_of("from", "above"),
        n=thresholds,
        of=of_goods,
        shipped=one_of("", ", including shipping"),
    ),
    one_of("every Tuesday", "between 10:00 and 14:00", "on the 2nd order", "on every 2nd order"),
)
narrowing = goods.map("only {}".format) | goods.map("except {}".format)


@cache
@st.composite
def bands(draw, given):
    """Some bands of one measure."""
    kind = draw(one_of("{} EUR", "{} EUR after discounts", "items"))
    if kind == "items":
        of = draw(of_goods)
        bounds = [
            f"{n} items{of}" for n in draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
        ]
    else:
        written = draw(st.lists(thresholds, min_size=1, max_size=3))
        bounds = [kind.format(each) for each in written]
    return [f"{draw(one_of('from', 'above'))} {each}: {draw(given)}" for each in bounds]


stepped = st.one_of(
    filled("{n} items{of}", n=st.integers(2, 4), of=of_goods),
    filled("{n} EUR{of}{after}", n=thresholds, of=of_goods, after=one_of("", " after discounts")),
    of_goods.map("item{}".format),
)
each_time = st.one_of(
    filled("{amount} EUR off{on}", amount=euros, on=on_goods),
    filled("{percent}% off the cheapest item{of}", percent=percents, of=of_goods),
    filled("{percent}% off the 2 dearest items{of}", percent=percents, of=of_goods),
    filled("{amount} EUR off each item{of}", amount=euros, of=of_goods),
    filled("{n} items{of} for {amount} EUR", n=st.integers(1, 4), of=of_goods, amount=euros),
    one_of('product "P1" free', 'product "P2" as a gift', "2 extra points"),
    one_of("free shipping", "0.50 EUR off shipping", "shipping for 1 EUR"),
)


@cache
@st.composite
def steps(draw):
    """What is given again and again."""
    step, many = draw(stepped), draw(each_time)
    return f"for every {step}: {many}{draw(one_of('', ', at most 3 times', ', at most once'))}"


banded = prices | besides


@cache
@st.composite
def given(draw):
    """What a rule gives: bare benefits, or bands."""
    bare = draw(lines(besides, 2))
    multipliers = [each for each in bare if each.startswith("points x")]
    bare = [each for each in bare if each not in multipliers[1:]]
    if draw(st.booleans()):
        return [*bare, *draw(bands(banded))]
    if draw(st.booleans()):
        return [*bare, *draw(lines(steps(), 2, 1))]
    return [*bare, draw(prices)] if not bare or draw(st.booleans()) else bare


@cache
@st.composite
def statement(draw, head, body=None, clauses=scopes | narrowing, most=2):
    """A head and its clauses; what it gives, unless a body is told."""
    held = [*draw(given() if body is None else body), *draw(lines(clauses, most))]
    narrowed = [each for each in held if each.startswith("only")][1:]
    return "\n  ".join([head, *(each for each in held if each not in narrowed)]) + "\n"


# Statements ---------------------------------------------------------------------------------------

earn_heads = st.one_of(
    filled(
        "earn {n} points per {how}{step} EUR{alone}",
        n=st.integers(1, 3),
        alone=one_of("", "", ", item by item"),
        how=one_of("", "", "full ", "started "),
        step=one_of("1", "3", "10"),
    ),
    one_of("earn 5 points per item", "earn 10 points per order"),
    st.lists(thresholds, min_size=1, max_size=3).map(
        lambda each: (
            "earn by basket total\n  "
            + "\n  ".join(f"from {n} EUR: {at * 3 + 1} points" for at, n in enumerate(each))
        )
    ),
)
earn_clauses = st.one_of(
    narrowing,
    tests.filter(lambda each: "after discounts" not in each),
    one_of(
        "on the amount before discounts",
        "on the amount paid",
        "excluding tax",
        "including shipping",
        'only what is paid with "Card"',
        'except what is paid with "Gift", "Card"',
        "replaces the other earnings",
    ),
)
caps = one_of(
    [],
    ["at most 4 points per order"],
    ["at most 20 points per order"],
    ["at most 15 points per day"],
)
earnings = earn_heads.flatmap(lambda head: statement(head, caps, earn_clauses))
status = st.tuples(
    one_of("2 status points per 3 EUR", "5 status points per item", "9 status points per order"),
    caps.map(lambda held: [each.replace("points", "status points") for each in held]),
).flatmap(lambda drawn: statement(f"earn {drawn[0]}", made(st.just, drawn[1]), earn_clauses))
days = statement(
    'bonus day "Jour" on 2 June 2026',
    one_of(
        ["points x 2"], ["points x 1.5", "9 extra points"], ["9 extra points"], ["1 extra stamp"]
    ),
    narrowing,
    1,
)
redeems = st.one_of(
    statement(
        "redeem points",
        one_of(
            ["10 points = 1 EUR"],
            ["7 points = 0.50 EUR"],
            ["10 points = 1 EUR", "all points are deducted"],
            ["10 points = 1 EUR", "from 20 to 50 points: 5 EUR off", "above 100 points: 10% off"],
            ["points are kept", "from 10 points: 5% off", "above 50 points: free shipping"],
        ),
        one_of("at least 20 points at once", "at most 50% of the basket", "on baskets from 20 EUR")
        | narrowing,
    ).filter(lambda text: "kept" not in text or "at once" not in text)
)
cards = st.one_of(
    filled(
        'stamp card "Carte"\n  1 stamp per item\n  after {n} stamps: next item free\n{only}',
        n=st.integers(1, 4),
        only=one_of("", '  only category "A"\n'),
    ),
    prices.map('stamp card "Carte"\n  1 stamp per order\n  after 2 stamps: {}\n'.format),
    prices.map(
        'earn 3 stamps on "Carte" on joining\n'
        'stamp card "Carte"\n  1 stamp per order\n  after 2 stamps: {}\n'.format
    ),
)
referrals = prices.map("referral\n  the friend gets {}\n  after 2 friends: 3 EUR off\n".format)
rewards = prices.map('reward "Bon" for 50 points\n  {}\n'.format)
point_settings = lines(
    one_of(
        "are rounded up",
        "are rounded to the nearest",
        "at most 25 points per day",
        "the balance holds at most 120 points",
        "have 1 decimal",
        "have 3 decimals",
    ),
    2,
).map(lambda held: "\n  ".join(["points", *held]) + "\n")


FIRST_MULTIPLIER = ["the first multiplier applies"]
PERCENTAGES_FIRST = ["percentages are taken before amounts"]


@cache
@st.composite
def by_name(draw, names):
    """A line about a rule that the file has, and another, a whole party, or nothing."""
    one = draw(one_of(*names))
    other = draw(one_of(*(each for each in (*names, *PARTIES) if each != one)))
    together = draw(st.booleans())
    said = f"{one} {'combines' if together else 'does not combine'} with {other}"
    return draw(one_of(said, said, f"{one} combines with nothing"))


APART = [
    "nothing combines",
    "stamp cards do not combine with stamp cards",
    "offers do not combine with offers",
    "paying with points combines with nothing",
]


two_parties = st.lists(st.tuples(one_of(*PARTIES), one_of(*PARTIES)), max_size=5, unique=True)


@cache
@st.composite
def cumulations(draw, names=()):
    """How benefits combine; some of the rules that the file has are spoken of by name."""
    pairs = draw(two_parties)
    said = [f"{one} combine with {other}" for one, other in pairs]
    said = ["everything combines"] if draw(st.integers(0, 2)) == 0 else said
    said += draw(
        lines(
            one_of(
                "promo codes apply in the order of this file",
                "percentages are taken on the basket total",
                "points are earned with promo codes",
                "points are earned with paying with points",
                "no points are earned with offers",
                "all discounts together: at most 30% of the basket total",
                "all discounts together: at most 55% of each item",
                "no item goes below its floor price",
            ),
            4,
        )
    )
    said += draw(
        one_of(
            [],
            ["otherwise the best for the customer applies"],
            ["otherwise the first applies: segment benefits, rewards"],
        )
    )
    said += draw(one_of([], ["multipliers multiply"], ["multipliers add up"], FIRST_MULTIPLIER))
    said += draw(one_of([], [], ["only the best offer applies"], ["only the first offer applies"]))
    said += draw(one_of([], ["amounts are taken before percentages"], PERCENTAGES_FIRST))
    if names:
        said += draw(lines(by_name(names), 2))
    apart = [each for each in APART if not (each[0] == "n" and "everything combines" in said)]
    said += draw(one_of(*[[]] * 9, *([each] for each in apart)))
    return "\n  ".join(["cumulation", *said]) + "\n" if said else ""


@cache
def maybe(strategy):
    """A statement, or none."""
    return st.just("") | strategy


@cache
def mostly(strategy):
    """A statement three times of four."""
    return one_of(True, True, True, False).flatmap(lambda there: strategy if there else st.just(""))


@cache
@st.composite
def collected(draw):
    """Status points beside points, perhaps more of them on one day."""
    times = statement(
        'bonus day "XP" on 2 June 2026', one_of(["status points x 1.5"]), narrowing, 1
    )
    return [STATUS, draw(status), draw(maybe(times))]


NAMED = (
    *('offer "O1"', 'offer "O2"', 'promo code "C1"', 'tier "Haut"', 'segment "S"'),
    *('stamp card "Carte"', 'reward "Bon"'),
)
"""Rules that cumulation may name, where a file has them."""


perhaps_collected = st.just([]) | collected()


@cache
@st.composite
def texts(draw):
    """A rule file that most often can be computed."""
    parts = [
        *draw(perhaps_collected),
        *draw(st.lists(earnings, min_size=1, max_size=2)),
        draw(maybe(days)),
        *(draw(maybe(statement(f'offer "O{n}"'))) for n in (1, 2)),
        draw(maybe(statement('offer "Code" with promo code "C1"'))),
        draw(maybe(statement('offer "Autre code" with promo code "C2"'))),
        draw(maybe(tiers())),
        draw(maybe(statement('segment "S"\n  when customer group is "g"'))),
        draw(maybe(statement("first order"))),
        draw(mostly(redeems)),
        draw(maybe(cards)),
        draw(maybe(referrals)),
        draw(maybe(rewards)),
        draw(mostly(point_settings)),
    ]
    written = "".join(parts)
    names = tuple(name for name in NAMED if name in written)
    return HEADER + written + draw(mostly(cumulations(names)))


@cache
@st.composite
def tiers(draw):
    """Two tiers, perhaps with the benefits of the one an order reaches."""
    low = draw(maybe(statement('tier "Bas"')))
    high = draw(statement('tier "Haut" from 60 EUR spent or 3 orders'))
    at_once = "tiers\n  an order already has the benefits of the tier it reaches\n"
    return low + high + draw(one_of("", at_once))


def resolved(text):
    """The programme of a text; None when it has mistakes."""
    source = SourceText.of(text)
    parsed = parse(source)
    return resolve(parsed.file, source, parsed.problems).program


@cache
@st.composite
def programmes(draw, written=None):
    """A programme that can be computed."""
    text = draw(texts() if written is None else written)
    # A currency of three decimals: what is exact to the cent alone is not exact.
    program = resolved(text.replace("EUR", draw(one_of("EUR", "EUR", "EUR", "TND"))))
    assume(program is not None)
    return program


# Orders and customers -----------------------------------------------------------------------------

amounts = st.integers(1, 6000).map(lambda minor: f"{minor // 100}.{minor % 100:02}")
sold_for = one_of("3.33", "12.34", "10.00", "0.00") | amounts
brought = st.lists(
    one_of({"code": "C1"}, {"code": "C2"}, {"code": "X", "off": "2.50"}, {"code": "?"}),
    max_size=2,
    unique_by=lambda each: each["code"],
)


@cache
@st.composite
def order_lines(draw):
    """A line of a basket."""
    price = draw(sold_for)
    line = {"price": price, "quantity": draw(st.integers(1, 4))}
    line |= draw(one_of({}, {"product": "P1"}, {"product": "P2"}))
    line |= draw(one_of({}, {"categories": ["A"]}, {"categories": ["A", "B"]}))
    line |= draw(one_of({}, {"tags": ["t"]}))
    line |= draw(one_of({}, {"regular_price": "99.00"}))
    line |= draw(one_of({}, {}, {"floor": "2.50"}, {"floor": "9.99"}))
    return line | draw(one_of({}, {"tax": "0.01"}))


PART_BY_CARD = [{"method": "Card", "amount": "0.01"}, {"method": "Gift"}]


@cache
@st.composite
def orders(draw):
    """An order of a few lines, with whatever a customer may bring."""
    order = {"at": "2026-06-02T12:00:00+02:00", "customer": "c1"}
    order["lines"] = draw(st.lists(order_lines(), min_size=1, max_size=4))
    order |= draw(one_of({}, *[{"shipping": {"method": "Colissimo", "cost": "4.90"}}] * 3))
    order |= draw(one_of({}, {"payments": [{"method": "Card"}]}, {"payments": PART_BY_CARD}))
    order |= draw(one_of({}, {"channel": "web"}, {"channel": "shop"}))
    order["promo_codes"] = draw(brought)
    order |= draw(one_of(*[{"use_points": "all"}] * 3, {}))
    order |= draw(one_of({}, {"use_rewards": ["Bon"]}))
    return order | draw(one_of({}, {"referred_by": "c0"}))


accounts = st.fixed_dictionaries(
    {
        "points": one_of(40, 60, 120, 300, 9, 0),
        "orders": st.integers(0, 4),
        "spent": amounts,
        "groups": one_of([], ["g"]),
        "rewards": one_of([], ["Bon"], ["Bon", "Bon"]),
        "stamps": one_of({}, {"Carte": 3}),
        "referrals": st.integers(0, 2),
        "points_earned": one_of(0, 30),
        "birthday": one_of("--06-02", "2000-01-01"),
        "categories_ordered": one_of([], ["A"]),
    }
)
customers = one_of(*[accounts] * 4, st.none(), st.just("guest")).flatmap(lambda who: who)
"""A summary of an account, most often; None for a newcomer, or a guest."""


def reckoned(program, order, customer):
    """What an order gives a customer."""
    now = dt.datetime.now(dt.UTC)
    taken = read_order(order, program, now=now).value
    if customer == "guest":
        return quote(program, taken, guest())
    if customer is None:
        return quote(program, taken, newcomer(program, taken))
    summary = read_known(customer, program).value
    return quote(program, taken, standing_of(summary, program, taken))


@cache
@st.composite
def any_quote(draw, shop):
    """Any order by any customer, reckoned by a programme."""
    try:
        return reckoned(draw(shop), draw(orders()), draw(customers))
    except OrderRefusedError:  # a cent by card is more than a free order comes to
        return reject()


quotes = any_quote(programmes())

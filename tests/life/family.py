"""Small programmes of everything that lives in time, each with parameters of its own."""

from pathlib import Path

from hypothesis import strategies as st

SHOPS = sorted(Path("examples").rglob("rules.en.palier"))
DAYS = st.sampled_from([1, 3, 10, 30])
MONTHS = st.sampled_from([1, 2, 3, 6, 12])
HEAD = 'loyalty program "T"\n  currency {}\n  time zone "{}"\n'
ZONES = st.sampled_from(["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"])


def joined(draw, *lines):
    """Give some of these lines, as a text; at least the first."""
    return lines[0] + "".join(line for line in lines[1:] if draw(st.booleans()))


def earning(draw):
    """Give what every programme earns."""
    return draw(
        st.sampled_from(
            [
                "earn 1 point per 1 EUR\n",
                "earn 3 points per 2 EUR\n",
                "earn 2 points per full 5 EUR\n",
                "earn 5 points per item\nearn 1 point per 1 EUR\n",
                "earn 7 points per order\nearn 1 point per started 4 EUR\n",
                "earn 1 point per 1 EUR\n  at most 40 points per order\n",
                "earn by basket total\n  from 10 EUR: 5 points\n  from 40 EUR: 30 points\n",
            ]
        )
    )


def expiry(draw):
    """Give how points expire."""
    return draw(
        st.sampled_from(
            [
                "",
                f"  expire {draw(MONTHS)} months after they are earned\n",
                f"  expire {draw(DAYS)} days after they are earned\n",
                f"  expire {draw(MONTHS)} months after they are earned, at the end of the month\n",
                f"  expire after {draw(MONTHS)} months without an order\n",
                f"  expire after {draw(MONTHS)} months without activity\n",
                "  expire at the end of the year\n",
                "  expire at the end of the year\n  expire after 1 month without an order\n",
            ]
        )
    )


def available(draw):
    """Give when points can be used."""
    return draw(
        st.sampled_from(
            [
                "",
                f"  are available {draw(DAYS)} days after the order\n",
                f"  are available {draw(DAYS)} days after the delivery\n",
                "  are available after the payment\n",
                "  are available 1 month after the payment\n",
            ]
        )
    )


def below(draw):
    """Give whether the balance may go below zero."""
    return draw(st.sampled_from(["", "  the balance never goes below zero\n"]))


def finer(draw):
    """Give whether points have decimals."""
    return draw(st.sampled_from(["", "", "  have 1 decimal\n", "  have 3 decimals\n"]))


def points_block(draw, *more, decimals=finer):
    """Give a block of settings of points, or none; a pot has the decimals of its currency."""
    held = "".join(part(draw) for part in (expiry, available, below, decimals)) + "".join(more)
    return f"points\n{held}" if held else ""


def returned(draw):
    """Give how returns are reckoned."""
    again = "returns\n  test the discounts again\n"
    return draw(st.sampled_from(["", "", again]))


def redeeming(draw):
    """Give what points pay."""
    return draw(
        st.sampled_from(
            [
                "redeem points\n  10 points = 1 EUR\n",
                "redeem points\n  1 point = 0.10 EUR\n  at most 50% of the basket\n",
                "redeem points\n  10 points = 1 EUR\n  all points are deducted\n",
                "redeem points\n  from 10 to 30 points: 2 EUR off\n  above 30 points: 5 EUR off\n",
            ]
        )
    )


def paying(draw):
    """Points are earned, wait, expire, and pay."""
    combine = "cumulation\n  points are earned with paying with points\n"
    return joined(draw, earning(draw) + redeeming(draw) + points_block(draw), combine)


def deducted(draw):
    """As above, and the discounts may be tested again."""
    offer = draw(st.sampled_from(["", 'offer "O"\n  10% off\n', 'offer "O"\n  3 EUR off\n']))
    everything = "cumulation\n  everything combines\n"
    block = points_block(draw)
    return earning(draw) + offer + redeeming(draw) + block + returned(draw) + everything


def counted(draw):
    """Caps and limits by every period."""
    periods = st.sampled_from("day week month quarter year".split())
    return (
        f"earn 1 point per 1 EUR\n  at most 60 points per {draw(periods)}\n"
        f'earn 10 points per "avis"\n  at most 25 points per {draw(periods)}\n'
        f'offer "O"\n  2 EUR off\n  at most 2 times per {draw(periods)}\n'
        f'offer "P"\n  1 EUR off\n  once per customer\n'
        'bonus day "Mardi" every Tuesday\n  points x 2\n  at most once per month\n'
        + points_block(draw, f"  at most 100 points per {draw(periods)}\n")
    )


def ceilings(draw):
    """A balance that holds so much and no more."""
    block = points_block(draw, "  the balance holds at most 60 points\n")
    return earning(draw) + 'earn 10 points per "avis"\n' + redeeming(draw) + block


def ladder(draw, *criteria):
    """Three tiers with what they give, and how they are counted and kept."""
    first, second, third = criteria
    window = draw(
        st.sampled_from(
            [
                "",
                f"  count the last {draw(MONTHS)} months\n",
                f"  count the last {draw(DAYS)} days\n",
                "  count the calendar year\n",
            ]
        )
    )
    keeping = draw(
        st.sampled_from(
            [
                "",
                f"  are kept for {draw(MONTHS)} months\n",
                "  are kept until the end of the following year\n",
                "  are kept for life\n",
                f"  allow {draw(DAYS)} days of grace\n",
                f"  are kept for {draw(DAYS)} days\n  allow {draw(DAYS)} days of grace\n",
            ]
        )
    )
    timed = keeping and "life" not in keeping
    slowly = "  go down one level at a time\n" if timed else ""
    at_once = "  an order already has the benefits of the tier it reaches\n"
    held = window + keeping + joined(draw, "", slowly, at_once)
    return (
        f'tier "A"{first}\n  1 point on reaching it\n'
        f'tier "B"{second}\n  points x 1.5\n  10 points on reaching it\n'
        f'tier "C"{third}\n  points x 2\n  10% off\n  20 points on reaching it\n'
        + (f"tiers\n{held}" if held else "")
    )


def tiers(draw):
    """Tiers by money, orders or points."""
    levels = draw(
        st.sampled_from(
            [
                ("", " from 30 EUR spent", " from 80 EUR spent"),
                ("", " from 2 orders", " from 4 orders and 60 EUR spent"),
                (" from 10 EUR spent", " from 3 orders or 50 EUR spent", " above 100 EUR spent"),
                ("", " from 40 points earned", " from 90 points earned"),
                ("", ' from 1 "avis" and 20 EUR spent', ' from 2 "avis" and 50 EUR spent'),
                ("", " from 1 month of membership", " from 3 months of membership"),
            ]
        )
    )
    fixed = f"  expire {draw(DAYS)} days after they are earned\n"
    lasting = draw(st.sampled_from(["", fixed + '  do not expire at tier "B" or above\n']))
    settings = f"points\n{lasting}" if lasting else points_block(draw)
    return earning(draw) + ladder(draw, *levels) + redeeming(draw) + settings


def status(draw):
    """Tiers by status points, which orders and events earn and returns take back."""
    earned = draw(
        st.sampled_from(
            [
                "earn 10 status points per 1 EUR\n  at most 500 status points per month\n",
                "earn 40 status points per item\nearn 30 status points per order\n",
                "earn 3 status points per full 5 EUR\n  replaces the other earnings\n",
                "earn by basket total\n  from 20 EUR: 50 status points\n",
            ]
        )
    )
    extra = 'offer "O"\n  from 30 EUR: 25 extra status points\nbonus day "D" every Tuesday\n'
    events = "earn 5 status points per referral\nearn 7 status points on joining\n"
    levels = ("", " from 60 status points", " from 300 status points or 80 EUR spent")
    return (
        earning(draw)
        + earned
        + events
        + (extra + "  status points x 2\n")
        + ladder(draw, *levels)
        + redeeming(draw)
        + returned(draw)
    )


def strict(draw):
    """Returns that give back less than they could, and take what is missing off the refund."""
    lines = [
        "test the discounts again",
        "do not give back points used",
        "do not give back rewards",
        "leave limits used",
        "points no longer there are taken off the refund",
    ]
    some = draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
    rate = draw(st.sampled_from(["10 points = 1 EUR", "3 points = 0.20 EUR"]))
    return (
        earning(draw)
        + f"redeem points\n  {rate}\n"
        + 'reward "R" for 20 points\n  3 EUR off\n'
        + 'offer "O"\n  2 EUR off\n  at most 2 times per month\n'
        + points_block(draw)
        + "returns\n"
        + "".join(f"  {each}\n" for each in some)
        + "cumulation\n  everything combines\n"
    )


def steps(draw):
    """What is given again and again, prices by the lot, points item by item."""
    lines = [
        "for every 3 items: the cheapest item free",
        'for every 2 items of category "S": 50% off the cheapest item, at most 2 times',
        "for every 10 EUR: 1 EUR off",
        "for every 10 EUR after discounts: 0.50 EUR off shipping and 2 extra points",
        'for every item of product "P1": product "P2" as a gift, at most 3 times',
        '3 items of category "S" for 10 EUR',
        "the 2 cheapest items free",
    ]
    first, second = draw(st.permutations(lines))[:2]
    heads = ["1 point per 1 EUR", "2 points per full 5 EUR", "3 points per started 10 EUR"]
    return (
        f"earn {draw(st.sampled_from(heads))}, item by item\n"
        + joined(draw, "", "  excluding tax\n", "  including shipping\n")
        + f'offer "O"\n  {first}\n'
        + f'offer "P"\n  {second}\n  at most 2 times per month\n'
        + 'bonus day "D" every Tuesday\n  for every 10 EUR: 3 extra points\n'
        + ladder(draw, "", " from 30 EUR spent", " from 80 EUR spent")
        + redeeming(draw)
        + points_block(draw)
        + returned(draw)
    )


def balances(draw):
    """Tiers that follow the balance."""
    levels = ("", " from 30 points in the balance", " from 80 points in the balance")
    return earning(draw) + ladder(draw, *levels) + redeeming(draw) + points_block(draw)


def rewards(draw):
    """Rewards that are claimed, and rewards that are given."""
    valid = joined(draw, "", f"  valid {draw(MONTHS)} months\n")
    cheap = draw(st.sampled_from([20, 35]))
    combine = "cumulation\n  rewards combine with rewards\n"
    return joined(
        draw,
        earning(draw)
        + f'reward "R" for {cheap} points\n  3 EUR off\n{valid}'
        + f'reward "S" for 50 points\n  product "P1" free and perk "Salon"\n{valid}'
        + 'reward "Auto" for 60 points\n  6 EUR off\n  is given automatically\n'
        + points_block(draw),
        combine,
    )


def given(draw):
    """Two rewards that are given as soon as the points are there, and a tier that brings some."""
    valid = joined(draw, "", f"  valid {draw(DAYS)} days\n")
    reward = 'reward "{}" for {} points\n  {} EUR off\n  is given automatically\n'
    level = " from 40 EUR spent\n  15 points on reaching it\n"
    return (
        earning(draw)
        + reward.format("Petit", 25, 2)
        + valid
        + reward.format("Grand", 40, 5)
        + f'tier "A"\ntier "B"{level}'
        + "earn 25 points on the customer's birthday\n"
        + points_block(draw)
    )


def stamps(draw):
    """Cards of every kind."""
    each = draw(st.sampled_from(["3 EUR off", "20 points", 'product "P1" as a gift']))
    return (
        'stamp card "K"\n  1 stamp per item\n  only category "S"\n'
        "  after 4 stamps: next item free\n"
        f'stamp card "L"\n  1 stamp per order\n  after 3 stamps: {each}\n'
        f'stamp card "M"\n  1 stamp per item\n  after 5 stamps: {each}\n'
        + joined(draw, "", "  the order it pays gets no stamp\n")
        + 'stamp card "N"\n  1 stamp per full 5 EUR\n  after 4 stamps: 2 EUR off\n'
        f"  stamps expire after {draw(DAYS)} days without a stamp\n"
        + joined(draw, "", "cumulation\n  stamp cards combine with stamp cards\n")
        + joined(draw, "", 'bonus day "D" every Tuesday\n  1 extra stamp\n')
        + joined(draw, "", 'first order\n  2 extra stamps on "L"\n')
        + joined(
            draw,
            "",
            'offer "Twice"\n  for every 2 items of category "S": 1 extra stamp on "K", at most 3'
            ' times\n  from 20 EUR: 3 extra stamps on "N"\n  at most once per month\n',
        )
        + joined(draw, "", "earn 2 stamps on joining\n")
        + joined(draw, "", 'earn 3 stamps on "L" per referral\n')
        + joined(draw, "", 'earn 1 stamp per "avis"\n')
        + joined(
            draw,
            "",
            'stamp card "O"\n  1 stamp per order\n  after 2 stamps: reward "Tasse"\n'
            'reward "Tasse"\n  2 EUR off\n  valid 2 months\n',
        )
        + earning(draw)
        + points_block(draw)
    )


def referral(draw):
    """Friends, what they get and what they bring."""
    after = draw(st.sampled_from(["10% off", "15 points", "free shipping and 2 EUR off"]))
    limit = draw(st.sampled_from(["", "  at most 2 friends per month\n"]))
    return (
        "earn 20 points per referral\nreferral\n  counts from a first order of 10 EUR\n"
        f"  the friend gets 2 EUR off\n  after 2 friends: {after}\n  every 2 friends: 1 EUR off\n"
        + limit
        + 'tier "A"\ntier "B" from 1 referral\n  points x 2\n  5 points on reaching it\n'
        + draw(st.sampled_from(["", "tiers\n  are kept for life\n"]))
        + earning(draw)
        + redeeming(draw)
        + points_block(draw)
    )


def birthdays(draw):
    """Birthdays, joining, activities, first orders, segments by what was ordered."""
    return (
        "earn 15 points on the customer's birthday\nearn 10 points on joining\n"
        'earn 5 points per "avis"\n  at most once per day\n'
        'bonus day "Votre jour" on the customer\'s birthday\n  points x 2\n'
        "first order\n  earn 20 points instead of the usual points\n  from 20 EUR: 2 EUR off\n"
        'segment "Fidèles"\n  when the customer has ordered product "P1"\n  1 EUR off\n'
        'offer "Retour"\n  when time since the last order is at least 2 months\n  3 EUR off\n'
        + earning(draw)
        + redeeming(draw)
        + points_block(draw)
    )


def days_that_come(draw):
    """What every month, quarter and year brings, and the anniversary of joining."""
    often = st.sampled_from(["month", "quarter", "year", "1 March", "29 February"])
    return (
        f"earn 9 points every {draw(often)}\n"
        + joined(draw, "", '  when tier is at least "B"\n')
        + joined(draw, "", "  at most 20 points per year\n")
        + "earn 15 points on the anniversary of joining\n"
        + f'earn reward "Café" every {draw(often)}\n'
        + joined(draw, "", "  at most once per year\n")
        + 'reward "Café"\n  2 EUR off\n  valid 1 month\n'
        + ladder(draw, "", " from 30 EUR spent", " from 80 EUR spent")
        + earning(draw)
        + redeeming(draw)
        + points_block(draw)
    )


def paid_membership(draw):
    """Nothing without a card."""
    return (
        "earn 10 points on joining\nearn 1 point per 1 EUR\n"
        "earn 15 points on the customer's birthday\n"
        + ladder(draw, "", " from 30 EUR spent", " from 80 EUR spent")
        + redeeming(draw)
        + points_block(draw)
    )


def pot(draw):
    """A pot of money, in levels by what went into it."""
    return (
        "earn 5% of purchases\nearn 2 EUR per referral\nreferral\n  the friend gets 1 EUR off\n"
        'tier "A"\ntier "B" from 2 EUR collected\n  points x 2\n  0.50 EUR on reaching it\n'
        "redeem points\n  at most 50% of the basket\n"
        'reward "R" for 1 EUR\n  2 EUR off\n'
        "cumulation\n  points are earned with paying with points\n"
        + points_block(draw, "  the balance holds at most 6 EUR\n", decimals=lambda _: "")
    )


MIXED = (
    """earn 2 points per 1 EUR
reward "R1" for 100 points
  5 EUR off
  valid 2 months
reward "R2" for 150 points
  10 EUR off
  is given automatically
tier "A"
tier "B" from 150 EUR spent or 3 orders
  points x 1.5
  50 points on reaching it
  5% off
tier "C" from 400 EUR spent and 500 points earned
  points x 2
  80 points on reaching it
tiers
  count the last 3 months
  are kept for 2 months
  go down one level at a time
  allow 10 days of grace
cumulation
  everything combines
points
  expire at the end of the year
""",
    """earn 1 point per full 5 EUR
earn 10 points per item
earn 15 points per "avis"
  at most 30 points per month
earn 100 points per referral
stamp card "S"
  1 stamp per item
  only category "S"
  after 3 stamps: next item free
stamp card "O"
  1 stamp per order
  after 2 stamps: 5 EUR off and 20 points
referral
  counts from a first order of 20 EUR
  the friend gets 10% off
  after 2 friends: 10 EUR off
  every 3 friends: 40 points
cumulation
  everything combines
  points are earned with paying with points
redeem points
  5 points = 1 EUR
returns
  test the discounts again
""",
    """earn 1 point per 1 EUR
first order
  earn 20 points instead of the usual points
  from 30 EUR: 5 EUR off
offer "Third"
  on every 3rd order
  product "P1" free
bonus day "Monday" every Monday
  points x 3
  at most once per month
tier "L"
tier "M" from 100 points in the balance
  20 extra points
tiers
  count the calendar year
  are kept until the end of the following year
redeem points
  points are kept
  from 50 points: 5% off
points
  the balance holds at most 300 points
  are available 3 days after the payment
  are rounded up
cumulation
  everything combines
""",
)
"""Programmes in which much of that lives together."""


def mixed(draw):
    """Give one of them."""
    return draw(st.sampled_from(MIXED))


KINDS = {
    each.__name__: each
    for each in (
        paying,
        deducted,
        counted,
        ceilings,
        tiers,
        balances,
        steps,
        status,
        strict,
        rewards,
        given,
        stamps,
        referral,
        birthdays,
        days_that_come,
        paid_membership,
        pot,
        mixed,
    )
}


@st.composite
def programmes(draw, kinds=tuple(KINDS)):
    """Give the text of a programme of one of these kinds, or of a shop of `examples/`."""
    kind = draw(st.sampled_from(kinds))
    head = HEAD.format("EUR", draw(ZONES))
    if kind == "pot":
        head += '  customers collect cashback called "pot"\n'
    if kind == "paid_membership":
        head += "  membership costs 29 EUR per year\n"
    return head + KINDS[kind](draw)


@st.composite
def any_programme(draw):
    """Give the text of a made-up programme, or of a shop of `examples/`."""
    if draw(st.integers(0, 9)):
        return draw(programmes())
    return draw(st.sampled_from(SHOPS)).read_text("utf-8")

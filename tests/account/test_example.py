"""An example becomes an order and a customer, on a day when nothing special happens."""

import datetime as dt

import pytest

from palier.account.days import day_after, quiet_day
from palier.account.example import situation
from palier.account.order import All, BroughtCode, Shipping
from palier.account.standing import Count, Lot, Summary, Voucher, Who, friends_due, standing_of
from palier.program.resolve import resolve
from palier.quantity import Duration, MonthDay, Period
from palier.source import SourceText
from palier.surface.parse import parse

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n{header}\n'
RULES = """earn 1 point per 1 EUR

tier "Or" from 600 EUR spent
  5% off

reward "Chèque" for 100 points
  5 EUR off

stamp card "Carte"
  1 stamp per item
  after 5 stamps: next item free

redeem points
  10 points = 1 EUR

"""


@pytest.fixture
def program():
    """Resolve a programme: `program(rules, header="  runs from …")`."""

    def of(rules, header=""):
        source = SourceText.of(HEAD.format(header=header) + rules)
        resolved = resolve(parse(source).file, source)
        assert resolved.program is not None, resolved.problems
        return resolved.program

    return of


@pytest.fixture
def supposed(program):
    """Give the order and the standing of one example."""

    def of(*lines, rules=RULES, header=""):
        example = 'example "E"\n' + "".join(f"  {line}\n" for line in lines) + "  then 0 EUR off\n"
        whole = program(rules + example, header)
        return situation(whole.examples[0], whole)

    return of


def test_everything_an_order_can_say_is_taken(supposed):
    """Goods, day, shipping, place, code, points, reward and channel reach the engine."""
    order, _ = supposed(
        'given a customer with 90 points, reward "Chèque"',
        'when they order 2 items of product "A" at 4 EUR and 5 EUR of products tagged "bio", "x"'
        ' and 6 EUR of category "C" and 7 EUR of items on sale',
        '    on 27 November 2026 at 14:30 shipped by "Colissimo" for 4.90 EUR',
        '    delivered to city "Paris" delivered to country "FR" with promo code "X" worth 5 EUR',
        '    paying with 60 points using reward "Chèque" on channel "web"',
    )
    goods = [(line.price, line.quantity, line.product) for line in order.lines]
    assert goods == [(400, 2, "A"), (500, 1, None), (600, 1, None), (700, 1, None)]
    assert [(line.tags, line.categories) for line in order.lines[1:3]] == [
        (("bio", "x"), ()),
        ((), ("C",)),
    ]
    assert order.lines[3].regular_price > 700
    assert order.at.isoformat() == "2026-11-27T14:30:00+01:00"
    assert order.shipping == Shipping("Colissimo", 490)
    assert (order.delivery.city, order.delivery.country) == ("Paris", "FR")
    assert order.promo_codes == (BroughtCode("X", 500),)
    assert (order.use_points, order.use_rewards, order.channel) == (60, ("Chèque",), "web")


def test_everything_a_customer_can_hold_is_taken(supposed):
    """Points, counts, stamps, tier, type, groups, birthday, boxes and rewards reach the engine."""
    _, standing = supposed(
        "given a customer with 64 points, 3 orders, 200 EUR spent, 300 points earned, 2 referrals,"
        ' 2 "avis", 4 stamps on "Carte", tier "Or", type "pro", group "a", group "b",'
        ' birthday 1 May, joined on 1 March 2025, box "news" ticked, reward "Chèque"',
        "when they order 1 EUR paying with points",
    )
    assert standing.lots == (Lot(64),)
    assert standing.counts[Count.ORDERS] == 3
    assert standing.counts[Count.SPENT] == 20_000
    assert standing.counts[Count.POINTS_EARNED] == 300
    assert standing.counts[Count.REFERRALS] == 2
    assert standing.activities == {"avis": 2}
    assert standing.stamps == {"Carte": 4}
    assert (standing.tier, standing.tier_known, standing.customer_type) == ("Or", True, "pro")
    assert (standing.groups, standing.boxes) == ({"a", "b"}, {"news"})
    assert (standing.birthday, standing.joined) == (MonthDay(5, 1), dt.date(2025, 3, 1))
    assert standing.vouchers == (Voucher("Chèque", "Chèque"),)


def test_who_orders_depends_on_what_is_given(supposed):
    """Nobody given joins by the order; a guest has no account."""
    assert supposed("when they order 1 EUR").standing.who is Who.NEWCOMER
    assert supposed("given a guest", "when they order 1 EUR").standing.who is Who.GUEST
    known = supposed("given a customer with 1 order", "when they order 1 EUR paying with points")
    assert known.standing.who is Who.KNOWN
    assert known.order.use_points is All.POINTS


def test_a_given_customer_of_a_paid_programme_is_a_member(supposed):
    """Whoever joins by the order is not one yet."""
    paid = "  membership costs 29 EUR per year\n"
    assert not supposed("when they order 1 EUR", header=paid).standing.member
    given = supposed("given a customer with 1 order", "when they order 1 EUR", header=paid)
    assert given.standing.member


@pytest.mark.parametrize(
    ("rules", "header", "day"),
    [
        ("", "", dt.date(2026, 1, 1)),
        ("", "  runs from 1 March 2027\n", dt.date(2027, 3, 1)),
        ("", "  runs until 31 December 2025\n", dt.date(2025, 12, 31)),
        ('bonus day "B" on 1 January 2026\n  points x 2\n', "", dt.date(2026, 1, 2)),
        ('bonus day "B" every Thursday\n  points x 2\n', "", dt.date(2026, 1, 2)),
        ('bonus day "B" every 1 January\n  points x 2\n', "", dt.date(2026, 1, 2)),
        ('offer "O"\n  from 1 January 2026 to 31 March 2026\n  5% off\n', "", dt.date(2026, 4, 1)),
        ('offer "O"\n  every Thursday\n  5% off\n', "", dt.date(2026, 1, 2)),
        ('offer "O"\n  from 1 January 2026\n  5% off\n', "", dt.date(2026, 1, 1)),
        (
            (
                'bonus day "B" on 1 January 2026\n  points x 2\n\n'
                'offer "O"\n  from 1 January 2026\n  5% off\n'
            ),
            "",
            dt.date(2026, 1, 2),
        ),
        (
            'bonus day "B" every 14 February\n  until 31 December 2026\n  points x 2\n',
            "",
            dt.date(2026, 1, 1),
        ),
    ],
)
def test_without_a_date_an_example_falls_on_a_quiet_day(program, rules, header, day):
    """No bonus day and no dated clause changes what an undated example shows."""
    whole = program("earn 1 point per 1 EUR\n\n" + rules, header)
    assert quiet_day(whole) == day


def test_a_birthday_is_no_quiet_day(program):
    """Where birthdays are bonus days, an example of a customer born that day is moved."""
    rules = 'earn 1 point per 1 EUR\n\nbonus day "B" on the customer\'s birthday\n  points x 2\n'
    whole = program(rules)
    assert quiet_day(whole, MonthDay(1, 1)) == dt.date(2026, 1, 2)
    assert quiet_day(whole) == dt.date(2026, 1, 1)


def test_the_day_is_noon_in_the_programme_s_time_zone(supposed):
    """An example is at the same hour in summer and in winter."""
    assert supposed("when they order 1 EUR").order.at.isoformat() == "2026-01-01T12:00:00+01:00"


def test_a_summary_makes_a_member_only_by_its_date(program):
    """Where membership is paid for, the day of the order must be covered."""
    whole = program("earn 1 point per 1 EUR\n", "  membership costs 29 EUR per year\n")
    order = situation(*_example_of(whole)).order
    for until, member in (
        (dt.date(2026, 1, 1), True),
        (dt.date(2025, 12, 31), False),
        (None, False),
    ):
        assert standing_of(Summary(member_until=until), whole, order).member is member


def _example_of(whole):
    source = SourceText.of(
        HEAD.format(header="") + 'example "E"\n  when they order 1 EUR\n  then 0 EUR off\n'
    )
    return resolve(parse(source).file, source).program.examples[0], whole


def test_friends_are_rewarded_when_their_number_has_just_been_reached(program):
    """A summary cannot say more: two friends are due at two, each five at five and ten."""
    rules = (
        "referral\n  the friend gets 5% off\n  after 2 friends: 5% off\n"
        "  every 5 friends: 10 EUR off\n"
    )
    referral = program("earn 1 point per 1 EUR\n\n" + rules).referral
    due = {friends: friends_due(referral, friends) for friends in (0, 2, 3, 5, 10)}
    assert due == {0: (0, 0), 2: (1, 0), 3: (0, 0), 5: (0, 1), 10: (0, 1)}


def test_two_vouchers_of_one_reward_have_two_names(program):
    """The first is called by its reward, the second is numbered."""
    whole = program("earn 1 point per 1 EUR\n")
    order = situation(*_example_of(whole)).order
    held = standing_of(Summary(rewards=("A", "B", "A")), whole, order).vouchers
    assert [each.id for each in held] == ["A", "B", "A/2"]


def test_months_before_keep_to_the_month():
    """31 March less a month is the end of February, leap years included."""
    assert day_after(dt.date(2024, 3, 31), Duration(-1, Period.MONTH)) == dt.date(2024, 2, 29)
    assert day_after(dt.date(2026, 1, 15), Duration(-13, Period.MONTH)) == dt.date(2024, 12, 15)

"""Programmes made up by hypothesis: every node of the tree, and whole files of them.

`rule_files()` gives files that can be written and read; what they say need not make sense. A kind
of node has its strategy, so that a test may compose programmes that do: a strategy takes what it is
to be made of (`selections(names=sampled_from(...))`), and `statements` takes heads and clauses.
"""

import datetime as dt
import unicodedata
from fractions import Fraction

from hypothesis import strategies as st

from palier import tree
from palier.quantity import (
    Boundary,
    Comparison,
    Duration,
    Hour,
    Money,
    MonthDay,
    Percent,
    Period,
    Points,
    StatusPoints,
)
from palier.source import Language
from palier.surface.tokens import HIDDEN

LONG_AGO, FAR_AHEAD = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
TIMES = [Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR]


# ------------------------------------------------------------------ quantities and names


def written(text):
    """A text as a name holds it: one space at a time, straight apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


def can_be_quoted(text):
    """Some quotes can stand around it."""
    return bool(text) and not HIDDEN.search(text) and not {'"', "»", "”"} <= set(text)


letters = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
odd_names = st.text(letters, min_size=1, max_size=12).map(written).filter(can_be_quoted)
plain_names = st.sampled_from(
    [
        "Savons",
        "Club du Blanc",
        "l'été",
        'dit "le grand"',
        "a # b",
        "« là »",
        "per",
        "1 500",
        "œuvre",
    ]
)
texts = st.one_of(plain_names, odd_names)
names = texts.map(tree.Name)
several_names = st.lists(names, min_size=1, max_size=3).map(tuple)

counts = st.one_of(st.integers(0, 12), st.integers(0, 10**15))
ranks = st.integers(1, 1200)
points = counts.map(Points)
fine_points = st.builds(Fraction, st.integers(1, 10**6), st.sampled_from([10, 100])).map(Points.of)
money = st.one_of(
    st.builds(Money, st.integers(0, 10**6), st.just("EUR")),
    st.builds(Money, st.integers(0, 10**14), st.sampled_from(["EUR", "JPY", "CHF", "TND", "USD"])),
)
amounts = st.one_of(points, money)
status_points = counts.map(StatusPoints)
earned = st.one_of(amounts, status_points)
decimals = st.builds(Fraction, st.integers(0, 10**6), st.sampled_from([1, 10, 100, 1000]))
percents = decimals.map(Percent)
durations = st.builds(Duration, counts, st.sampled_from(TIMES))
periods = st.sampled_from(Period)
dates = st.dates(LONG_AGO, FAR_AHEAD)
month_days = st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)).map(
    lambda day: MonthDay(day.month, day.day)
)
PAST = (tree.IsProduct, tree.InCategory, tree.Tagged)
births = dates.map(lambda day: MonthDay(day.month, day.day, day.year))
hours = st.integers(0, 1440).map(Hour)
boundaries = st.sampled_from(Boundary)
comparisons = st.sampled_from(Comparison)
date_ranges = st.one_of(
    st.builds(tree.DateRange, dates, st.none()),
    st.builds(tree.DateRange, st.none(), dates),
    st.builds(tree.DateRange, dates, dates, st.none() | hours, st.none() | hours),
)


# ------------------------------------------------------------------ selections and benefits


def selection_parts(names=names, price=money):
    """One kind of goods."""
    several = st.lists(names, min_size=1, max_size=3).map(tuple)
    single = st.one_of(
        st.builds(tree.Tagged, several),
        st.builds(tree.InCategory, several),
        st.builds(tree.IsProduct, several),
        st.just(tree.OnSale()),
        st.builds(tree.UnitPrice, boundaries, price),
        st.builds(tree.PriceAtMost, price),
        st.builds(tree.PriceBetween, price, price),
    )
    but = st.lists(single, min_size=1, max_size=2).map(tuple)
    return st.one_of(single, st.builds(tree.EverythingExcept, but))


def selections(names=names, price=money):
    """Some goods."""
    parts = selection_parts(names, price)
    return st.lists(parts, min_size=1, max_size=3).map(lambda each: tree.Selection(tuple(each)))


maybe_selections = st.none() | selections()
benefits = st.one_of(
    st.builds(tree.MoneyOff, money, maybe_selections),
    st.builds(tree.PercentOff, percents, maybe_selections, st.none() | money),
    st.builds(tree.MoneyOffEach, money, maybe_selections),
    st.builds(tree.CheapestOff, percents, maybe_selections, counts, st.booleans()),
    st.builds(tree.ItemsFor, counts, money, maybe_selections),
    st.builds(tree.FreeShipping, st.lists(names, max_size=3).map(tuple)),
    st.builds(tree.ShippingPercentOff, percents, st.lists(names, max_size=3).map(tuple)),
    st.builds(tree.ShippingMoneyOff, money, st.lists(names, max_size=3).map(tuple)),
    st.builds(tree.ShippingFor, money, st.lists(names, max_size=3).map(tuple)),
    st.builds(tree.TimesPoints, decimals),
    st.builds(tree.TimesStatusPoints, decimals),
    st.builds(tree.ExtraPoints, earned),
    st.builds(tree.ExtraStamps, counts, st.none() | names),
    st.builds(tree.GivePoints, earned),
    st.builds(tree.FreeProduct, names, counts),
    st.builds(tree.Gift, names, counts),
    st.just(tree.NextItemFree()),
    st.builds(tree.Rate, amounts, money),
    st.builds(tree.Rate, fine_points, st.just(Money(15, "EUR", 1))),
    st.builds(tree.Perk, names),
)
several_benefits = st.lists(benefits, min_size=1, max_size=3).map(tuple)


@st.composite
def bands(draw, given=several_benefits):
    """One step of a statement that gives by steps."""
    measured = draw(st.sampled_from(tree.Measured))
    bounds = {tree.Measured.POINTS: points, tree.Measured.ITEMS: counts}.get(measured, money)
    of = draw(maybe_selections) if measured is tree.Measured.ITEMS else None
    low, high = draw(bounds), draw(st.none() | bounds)
    boundary = draw(boundaries) if high is None else Boundary.FROM
    return tree.Band(measured, boundary, low, draw(given), high, of)


@st.composite
def steps(draw, given=several_benefits):
    """What is given again and again."""
    measured = draw(st.sampled_from([each for each in tree.Measured if each.value != "points"]))
    step = draw(counts if measured is tree.Measured.ITEMS else money)
    return tree.ForEvery(
        measured, step, draw(given), draw(maybe_selections), draw(st.none() | counts)
    )


# ------------------------------------------------------------------ conditions


def number_facts(names=names):
    """What a condition may measure."""
    return st.one_of(
        st.builds(tree.BasketTotal, st.booleans()),
        st.builds(tree.TotalOf, selections(names)),
        st.builds(tree.ItemCount, st.none() | selections(names)),
        st.just(tree.OrderCount()),
        st.just(tree.AmountSpent()),
        st.just(tree.BalanceFact()),
        st.just(tree.StatusCount()),
        st.just(tree.ReferralCount()),
        st.builds(tree.ActivityCount, names),
        st.sampled_from([tree.PointsEarned(), tree.AmountCollected(), tree.Age()]),
        st.builds(tree.StampsOn, names),
        st.just(tree.TimeSinceJoining()),
        st.just(tree.TimeSinceLastOrder()),
    )


bounds = st.one_of(counts, earned, durations)
windows = st.none() | durations


def single_tests(names=names):
    """Conditions that hold no other."""
    several = st.lists(names, min_size=1, max_size=3).map(tuple)
    products = several.map(tree.IsProduct)
    return st.one_of(
        st.builds(tree.TextIs, st.sampled_from(tree.TextFact), several, st.booleans()),
        st.builds(tree.TierAtLeast, names),
        st.builds(tree.NumberIs, number_facts(names), comparisons, bounds, windows),
        st.builds(tree.NumberBetween, number_facts(names), bounds, bounds, windows),
        st.builds(tree.BoxTicked, names, st.booleans()),
        st.builds(
            tree.HasOrdered,
            st.one_of(products, several.map(tree.InCategory), several.map(tree.Tagged)),
            st.booleans(),
            windows,
        ),
        st.builds(tree.BasketContains, selections(names)),
        st.just(tree.CodeUsed()),
        st.builds(tree.IsMember, st.booleans()),
    )


def flat(group, parts):
    """`and` within `and` is one `and`."""
    held = "tests" if hasattr(group, "tests") else "criteria"
    inner = ((getattr(each, held) if isinstance(each, group) else (each,)) for each in parts)
    return group(tuple(one for each in inner for one in each))


def grouped(single, every, either, more=()):
    """Trees of `and` and `or`, neither directly in itself."""

    def deeper(parts):
        several = st.lists(parts, min_size=2, max_size=3)
        groups = [several.map(lambda each, kind=kind: flat(kind, each)) for kind in (every, either)]
        return st.one_of(*groups, *(st.builds(kind, parts) for kind in more))

    return st.recursive(single, deeper, max_leaves=6)


tests = grouped(single_tests(), tree.AllOf, tree.AnyOf, (tree.Not,))
reaches = st.one_of(
    st.builds(tree.Reach, st.just(tree.Measure.SPENT), boundaries, money),
    st.builds(tree.Reach, st.just(tree.Measure.COLLECTED), boundaries, money),
    st.builds(tree.Reach, st.just(tree.Measure.POINTS_EARNED), boundaries, amounts),
    st.builds(tree.Reach, st.just(tree.Measure.STATUS_POINTS), boundaries, status_points),
    st.builds(tree.Reach, st.just(tree.Measure.BALANCE), boundaries, amounts),
    st.builds(tree.Reach, st.just(tree.Measure.ORDERS), boundaries, counts),
    st.builds(tree.Reach, st.just(tree.Measure.REFERRALS), boundaries, counts),
    st.builds(tree.Reach, st.just(tree.Measure.ACTIVITIES), boundaries, counts, names),
    st.builds(tree.Reach, st.just(tree.Measure.MEMBERSHIP), boundaries, durations),
)
criteria = grouped(reaches, tree.AllCriteria, tree.AnyCriteria)


# ------------------------------------------------------------------ clauses

narrowing = st.one_of(st.builds(tree.Only, selections()), st.builds(tree.Except, selections()))
days = st.one_of(
    st.builds(tree.OnDate, dates),
    st.builds(tree.EveryWeekday, st.lists(st.integers(0, 6), min_size=1, max_size=3).map(tuple)),
    st.builds(tree.EveryNthWeekday, st.integers(1, 5), st.integers(0, 6)),
    st.builds(tree.EveryLastWeekday, st.integers(0, 6)),
    st.builds(tree.EveryMonth, st.integers(1, 31)),
    st.builds(tree.EveryDate, month_days),
    st.sampled_from([tree.OnBirthday(), tree.InBirthdayMonth(), tree.InBirthdayWeek()]),
    st.builds(tree.NearBirthday, counts),
)
conditional = st.one_of(st.builds(tree.When, tests), st.builds(tree.Unless, tests))
common = st.one_of(
    conditional,
    date_ranges,
    days,
    st.builds(tree.Hours, hours, hours),
    st.builds(tree.UseLimit, counts, periods),
    st.just(tree.OncePerCustomer()),
    st.builds(tree.OnBaskets, boundaries, money, maybe_selections, st.booleans()),
    st.builds(tree.OnNthOrder, ranks),
    st.builds(tree.OnEveryNthOrder, ranks),
    st.just(tree.OffPage()),
    narrowing,
)
gives = several_benefits.map(tree.Benefits)
caps = st.builds(tree.Cap, earned, periods)
no_points = st.just(tree.EarnNoPoints())
nothing = st.just(tree.GetsNothing())

earn_clauses = st.one_of(
    common,
    st.builds(tree.Basis, st.booleans()),
    st.just(tree.ExcludingTax()),
    st.just(tree.IncludingShipping()),
    st.builds(tree.OnlyPaid, several_names),
    st.builds(tree.ExceptPaid, several_names),
    caps,
    st.just(tree.ReplacesOthers()),
    bands(),
)
formerly = st.builds(tree.Formerly, names)
offer_clauses = st.one_of(common, gives, bands(), steps())
tier_clauses = st.one_of(
    narrowing, gives, bands(), steps(), st.builds(tree.OnReaching, amounts), formerly
)
tiers_clauses = st.one_of(
    st.builds(tree.CountOver, durations | st.sampled_from(tree.TierCount)),
    st.builds(tree.Kept, durations | st.sampled_from(tree.TierKeeping)),
    st.just(tree.OneLevelAtATime()),
    st.builds(tree.Grace, durations),
    st.just(tree.ReachedAtOnce()),
)
first_order_clauses = st.one_of(
    offer_clauses, no_points, st.builds(tree.FirstOrderEarns, amounts, st.booleans())
)
redeem_clauses = st.one_of(
    common,
    gives,
    bands(),
    st.builds(tree.FromNthOrder, ranks),
    st.builds(tree.AtLeastAtOnce, amounts),
    st.builds(tree.AtMostShare, percents),
    st.builds(tree.AtMostOfBalance, percents),
    st.builds(tree.AtMostPerItem, amounts),
    st.builds(tree.InSteps, money),
    st.builds(tree.UnfitRequest, st.sampled_from(tree.Unfit)),
    st.just(tree.LastBlock()),
    caps,
    st.builds(tree.Deducts, st.sampled_from(tree.Deduction)),
)
reward_clauses = st.one_of(
    common, gives, steps(), st.builds(tree.Valid, durations), st.just(tree.GivenAutomatically())
)
stamp_clauses = st.one_of(
    common,
    st.builds(tree.StampPer, counts, st.booleans()),
    st.builds(tree.StampPerAmount, counts, money),
    st.builds(tree.StampsExpire, durations),
    st.just(tree.NoStampWhenPaid()),
    st.builds(tree.AfterStamps, counts, several_benefits),
)
referral_clauses = st.one_of(
    st.builds(tree.CountsFrom, money, st.sampled_from(Boundary)),
    st.just(tree.CountsFromJoining()),
    st.builds(tree.FriendGets, several_benefits),
    st.builds(tree.AfterFriends, counts, st.booleans(), several_benefits),
    st.builds(tree.AtMostFriends, counts, periods),
)
points_clauses = st.one_of(
    st.just(tree.Available()),
    st.builds(tree.Available, st.sampled_from(tree.Milestone), st.none() | durations),
    st.builds(
        tree.ExpireAfter,
        durations,
        st.sampled_from([None, Period.MONTH, Period.QUARTER, Period.YEAR]),
    ),
    st.builds(tree.ExpireOnDate, month_days),
    st.just(tree.NeverExpire()),
    st.builds(tree.ExpireWithoutOrder, durations),
    st.builds(tree.ExpireWithoutActivity, durations),
    st.builds(tree.LastFromTier, names),
    st.just(tree.ExpireAtYearEnd()),
    st.builds(tree.Rounded, st.sampled_from(tree.Rounding)),
    caps,
    st.builds(tree.PointsDecimals, st.integers(0, 12)),
    st.just(tree.UsedAtOnce()),
    st.builds(tree.BalanceCap, amounts),
    st.builds(tree.BelowZero, st.booleans()),
)
returns_clauses = st.one_of(
    st.builds(tree.AcceptedFor, durations),
    st.builds(tree.DiscountsAfterReturn, st.booleans()),
    st.builds(tree.NotGivenBack, st.sampled_from(tree.GivenBack)),
    st.just(tree.LimitsStayUsed()),
    st.just(tree.MissingPointsRetained()),
)
parties = st.sampled_from(tree.Party).map(tree.PartyName)
several_parties = st.lists(parties, min_size=1, max_size=4).map(tuple)
named_rules = st.builds(
    tree.RuleName,
    st.sampled_from(
        [
            *(tree.Party.OFFERS, tree.Party.PROMO_CODES, tree.Party.SEGMENT, tree.Party.TIER),
            *(tree.Party.STAMP_CARDS, tree.Party.REWARDS),
        ]
    ),
    names,
)
combining = st.lists(parties | named_rules, min_size=1, max_size=4).map(tuple)
cumulation_clauses = st.one_of(
    st.builds(tree.Combines, parties | named_rules, combining),
    st.builds(tree.Combines, parties | named_rules, combining, st.just(False)),
    st.builds(tree.Combines, parties | named_rules, st.just(()), st.just(False)),
    st.builds(tree.EverythingCombines, st.booleans()),
    st.builds(tree.PointsEarnedWith, st.booleans(), several_parties),
    st.just(tree.OtherwiseBest()),
    st.builds(tree.OtherwiseFirst, combining),
    st.just(tree.OnlyBestOffer()),
    st.just(tree.OnlyFirstOffer()),
    st.just(tree.CodesAsWritten()),
    st.builds(tree.CodesByKind, st.booleans()),
    st.builds(tree.MultipliersCombine, st.sampled_from(tree.Multipliers)),
    st.just(tree.PercentagesOnBasket()),
    st.builds(tree.DiscountCeiling, percents, st.booleans()),
    st.just(tree.FloorPrices()),
)
page_clauses = st.one_of(
    st.builds(tree.Title, names),
    st.builds(tree.Introduction, several_names),
    st.builds(tree.Question, names, names),
    st.builds(tree.Colour, names),
    st.builds(tree.Logo, names),
    st.builds(tree.Picture, names, st.none() | names),
    st.builds(tree.JoinAt, names),
    st.builds(tree.SignInAt, names),
    st.builds(tree.ShopAt, names),
    st.builds(tree.ContactAt, names),
)
program_clauses = st.one_of(
    st.builds(tree.InCurrency, st.sampled_from(["EUR", "CHF", "ALL", "XXX"])),
    st.builds(tree.InTimeZone, names),
    st.builds(tree.CollectPoints, names, names),
    st.builds(tree.CollectCashback, names),
    st.builds(tree.Runs, date_ranges),
    st.just(tree.Membership()),
    st.builds(tree.CollectStatusPoints, names, st.none() | names),
    st.builds(tree.Membership, money, periods),
    st.builds(tree.Taxes, st.booleans()),
    st.builds(tree.MessagesGoTo, names),
)


# ------------------------------------------------------------------ examples

holdings = st.one_of(
    st.builds(tree.HasAmount, amounts),
    st.builds(
        tree.HasMeasure, st.sampled_from([tree.Measure.SPENT, tree.Measure.COLLECTED]), money
    ),
    st.builds(tree.HasMeasure, st.just(tree.Measure.POINTS_EARNED), amounts),
    st.builds(tree.HasMeasure, st.just(tree.Measure.STATUS_POINTS), status_points),
    st.builds(
        tree.HasMeasure, st.sampled_from([tree.Measure.ORDERS, tree.Measure.REFERRALS]), counts
    ),
    st.builds(tree.HasMeasure, st.just(tree.Measure.ACTIVITIES), counts, names),
    st.builds(tree.HasStamps, counts, names),
    st.builds(tree.HasTier, names),
    st.builds(tree.HasType, names),
    st.builds(tree.HasGroup, names),
    st.builds(tree.HasBirthday, month_days | births),
    st.builds(tree.HasJoined, dates),
    st.builds(tree.HasBox, names),
    st.builds(tree.HasBought, st.one_of(*(several_names.map(each) for each in PAST))),
    st.builds(tree.HasReward, names, st.integers(1, 5)),
)
givens = st.one_of(
    st.lists(holdings, max_size=4).map(lambda each: tree.Given(tuple(each))),
    st.just(tree.Given((), guest=True)),
)
goods = st.builds(tree.Goods, money, st.integers(1, 100), st.none() | selection_parts())
order_parts = st.one_of(
    st.builds(tree.OrderedOn, dates, st.none() | hours),
    st.builds(tree.ShippedBy, names, st.none() | money),
    st.builds(tree.DeliveredTo, st.sampled_from(tree.DeliveryPart), names),
    st.builds(tree.WithCode, names, st.none() | money),
    st.builds(tree.PayingWithPoints, st.none() | amounts),
    st.builds(tree.UsingReward, names, st.integers(1, 5)),
    st.builds(tree.OnChannel, names),
    st.builds(tree.PaidWith, names),
)
orders = st.builds(
    lambda bought, parts: tree.TheyOrder((*bought, *parts)),
    st.lists(goods, min_size=1, max_size=3),
    st.lists(order_parts, max_size=4),
)
expectations = st.one_of(
    st.builds(tree.Earns, earned, st.none() | names),
    st.builds(tree.Off, money, st.none() | names),
    st.builds(tree.Left, amounts),
    st.builds(tree.ShippingIs, st.booleans()),
    st.builds(tree.ShippingAt, money),
    st.builds(tree.GiftsAre, names, counts),
    st.builds(tree.RewardsAre, names, counts),
    st.builds(tree.Receives, names, st.none() | durations),
    st.builds(tree.ToPay, money),
    st.builds(tree.TierIs, names),
    st.builds(tree.StampsAre, counts, names),
)
outcomes = st.lists(expectations, min_size=1, max_size=4).map(lambda each: tree.Then(tuple(each)))
example_clauses = st.one_of(givens, orders, outcomes)


# ------------------------------------------------------------------ statements and files

again = st.sampled_from([Period.MONTH, Period.QUARTER, Period.YEAR]) | month_days
OCCASIONS = {
    each: (
        names if each is tree.Occasion.ACTIVITY else st.none(),
        again if each is tree.Occasion.PERIOD else st.none(),
    )
    for each in tree.Occasion
}
earn_heads = st.one_of(
    st.builds(
        tree.EarnPerAmount,
        earned | fine_points,
        money,
        st.sampled_from(tree.Steps),
        st.booleans(),
    ),
    st.builds(tree.EarnPerOrder, earned),
    st.builds(tree.EarnPerItem, earned),
    st.builds(tree.EarnPerItem, earned | fine_points, st.integers(2, 12)),
    st.builds(tree.EarnPercent, percents, st.booleans()),
    st.just(tree.EarnGrid()),
    st.builds(tree.EarnOnBirthday, earned),
    st.builds(tree.EarnOnJoining, earned),
    st.builds(tree.EarnPerReferral, earned),
    st.builds(tree.EarnPerActivity, earned, names),
    *(
        st.builds(tree.EarnStamps, counts, st.just(when), st.none() | names, *also)
        for when, also in OCCASIONS.items()
    ),
    *(st.builds(tree.EarnReward, names, st.just(when), *also) for when, also in OCCASIONS.items()),
    st.builds(tree.EarnEvery, earned, again),
    st.builds(tree.EarnOnAnniversary, earned),
)
guarantees = st.builds(
    tree.GuaranteeHead,
    st.sampled_from(tree.Guaranteed),
    comparisons,
    amounts | percents.map(tree.ShareOfBasket),
)
comments = st.builds(
    tree.Comment,
    st.integers(0, 4),
    st.text(letters, max_size=20).map(written).filter(lambda text: not HIDDEN.search(text)),
    st.booleans(),
)


moments = st.one_of(
    st.builds(tree.WithoutOrder, durations),
    st.builds(tree.AfterJoining, durations),
    st.builds(tree.Ahead, durations, st.sampled_from(tree.Ending)),
    st.builds(tree.CloseTo, earned, st.sampled_from(tree.Goal)),
    st.builds(tree.OrdersToGo, st.integers(1, 99)),
    st.builds(tree.StampsToGo, st.integers(1, 99)),
    st.builds(tree.BalanceFrom, amounts),
    st.builds(tree.WhenIt, st.sampled_from(tree.Come)),
)
message_clauses = st.one_of(conditional, date_ranges, st.builds(tree.MessageText, names))


def statements(heads, clauses, most=4):
    """A head, and some of the clauses that it takes."""
    return st.builds(
        lambda head, held: tree.Statement(head, tuple(held)),
        heads,
        st.lists(clauses, max_size=most),
    )


program_statements = statements(st.builds(tree.ProgramHead, names), program_clauses)
other_statements = st.one_of(
    statements(earn_heads, earn_clauses),
    statements(st.builds(tree.BonusDayHead, names, st.none() | date_ranges | days), common | gives),
    statements(st.builds(tree.OfferHead, names, st.none() | names), offer_clauses | formerly),
    statements(st.builds(tree.TierHead, names, st.none() | criteria), tier_clauses),
    statements(st.just(tree.TiersHead()), tiers_clauses),
    statements(st.builds(tree.SegmentHead, names), offer_clauses | no_points | nothing),
    statements(st.just(tree.FirstOrderHead()), first_order_clauses),
    statements(st.just(tree.RedeemHead()), redeem_clauses),
    statements(st.builds(tree.RewardHead, names, amounts), reward_clauses),
    statements(st.builds(tree.StampCardHead, names), stamp_clauses),
    statements(st.just(tree.ReferralHead()), referral_clauses),
    statements(st.just(tree.PointsHead()), points_clauses),
    statements(st.just(tree.ReturnsHead()), returns_clauses),
    statements(st.just(tree.CumulationHead()), cumulation_clauses),
    statements(st.builds(tree.MessageHead, names, moments), message_clauses),
    statements(guarantees, conditional),
    statements(
        st.builds(tree.WordsHead, st.sampled_from(Language)),
        st.builds(tree.Translated, names, names),
    ),
    statements(st.just(tree.PageHead()), page_clauses),
    statements(st.builds(tree.ExampleHead, names), example_clauses),
)


def rule_files(first=program_statements, others=other_statements, most=4):
    """Whole files: a programme, then other statements."""
    return st.builds(
        lambda program, rest, texts, surface: tree.RuleFile(
            (program, *rest), texts, surface, texts_written=True
        ),
        first,
        st.lists(others, max_size=most),
        st.sampled_from(Language),
        st.sampled_from(Language),
    )

"""Which statement is what, and the clauses that have a meaning in it."""

from __future__ import annotations

from palier import tree
from palier.problem.meaning import MisplacedClause, NoOrder, Place
from palier.program.reading import Reading

CALENDAR = (tree.DateRange, tree.EveryWeekday, tree.EveryDate, tree.OnBirthday, tree.Hours)
HOW_OFTEN = (tree.UseLimit, tree.OncePerCustomer)
OF_ORDERS = (tree.OnBaskets, tree.OnNthOrder, tree.OnEveryNthOrder, tree.Only, tree.Except)
TESTS = (tree.When, tree.Unless)
COMMON = (*TESTS, *CALENDAR, *HOW_OFTEN, *OF_ORDERS, tree.OffPage)
GIVING = (*COMMON, tree.Benefits, tree.Band)
ON_AMOUNTS = (tree.Basis, tree.ExcludingTax, tree.IncludingShipping)
EXPIRY = (tree.ExpireAfter, tree.ExpireWithoutOrder, tree.ExpireAtYearEnd)

PLACES: dict[type[tree.Head], Place] = {
    tree.ProgramHead: Place.PROGRAM,
    tree.EarnPerAmount: Place.EARNING,
    tree.EarnPercent: Place.EARNING,
    tree.EarnPerOrder: Place.EARNING_COUNT,
    tree.EarnPerItem: Place.EARNING_COUNT,
    tree.EarnGrid: Place.GRID,
    tree.EarnOnBirthday: Place.AWARD,
    tree.EarnOnJoining: Place.AWARD,
    tree.EarnPerReferral: Place.AWARD,
    tree.EarnPerActivity: Place.AWARD,
    tree.BonusDayHead: Place.BONUS_DAY,
    tree.OfferHead: Place.OFFER,
    tree.TierHead: Place.TIER,
    tree.SegmentHead: Place.SEGMENT,
    tree.FirstOrderHead: Place.FIRST_ORDER,
    tree.RedeemHead: Place.REDEEM,
    tree.RewardHead: Place.REWARD,
    tree.StampCardHead: Place.STAMP_CARD,
    tree.ReferralHead: Place.REFERRAL,
    tree.TiersHead: Place.TIERS,
    tree.PointsHead: Place.POINTS,
    tree.ReturnsHead: Place.RETURNS,
    tree.CumulationHead: Place.CUMULATION,
    tree.GuaranteeHead: Place.GUARANTEE,
    tree.WordsHead: Place.WORDS,
    tree.PageHead: Place.PAGE,
    tree.ExampleHead: Place.EXAMPLE,
}
CLAUSES: dict[Place, tuple[type[tree.Node], ...]] = {
    Place.PROGRAM: (
        *(tree.InCurrency, tree.InTimeZone, tree.CollectPoints, tree.CollectCashback),
        *(tree.Runs, tree.Membership, tree.Taxes),
    ),
    Place.EARNING: (*COMMON, *ON_AMOUNTS, tree.Cap, tree.ReplacesOthers),
    Place.EARNING_COUNT: (*COMMON, tree.Cap, tree.ReplacesOthers),
    Place.AWARD: (*TESTS, *CALENDAR, *HOW_OFTEN, tree.OffPage, tree.Cap),
    Place.GRID: (*COMMON, *ON_AMOUNTS, tree.Cap, tree.ReplacesOthers, tree.Band),
    Place.BONUS_DAY: (*COMMON, tree.Benefits),
    Place.OFFER: GIVING,
    Place.TIER: (tree.Only, tree.Except, tree.Benefits, tree.Band, tree.OnReaching),
    Place.TIERS: (
        *(tree.CountOver, tree.Kept, tree.OneLevelAtATime, tree.Grace, tree.ReachedAtOnce),
    ),
    Place.SEGMENT: (*GIVING, tree.EarnNoPoints),
    Place.FIRST_ORDER: (*GIVING, tree.EarnNoPoints, tree.FirstOrderEarns),
    Place.REDEEM: (
        *(*GIVING, tree.FromNthOrder, tree.AtLeastAtOnce, tree.AtMostShare, tree.Cap),
        tree.Deducts,
    ),
    Place.REWARD: (*COMMON, tree.Benefits, tree.Valid, tree.GivenAutomatically),
    Place.STAMP_CARD: (*COMMON, tree.StampPer, tree.AfterStamps),
    Place.REFERRAL: (tree.CountsFrom, tree.FriendGets, tree.AfterFriends, tree.AtMostFriends),
    Place.POINTS: (
        *(tree.Available, *EXPIRY, tree.Rounded, tree.Cap, tree.BalanceCap, tree.BelowZero),
    ),
    Place.RETURNS: (tree.AcceptedFor, tree.DiscountsAfterReturn),
    Place.CUMULATION: (
        *(tree.Combines, tree.EverythingCombines, tree.PointsEarnedWith, tree.OtherwiseBest),
        *(tree.OtherwiseFirst, tree.OnlyBestOffer, tree.MultipliersCombine),
        tree.PercentagesOnBasket,
    ),
    Place.GUARANTEE: TESTS,
    Place.WORDS: (tree.Translated,),
    Place.PAGE: (tree.Title, tree.Introduction, tree.Question),
    Place.EXAMPLE: (tree.Given, tree.TheyOrder, tree.Then),
}


def place_of(head: tree.Head) -> Place:
    """The kind of statement that a head begins.

    >>> place_of(tree.SegmentHead(tree.Name("iPod")))
    <Place.SEGMENT: 'segment'>
    """
    return PLACES[type(head)]


def check_clauses(statement: tree.Statement, reading: Reading) -> None:
    """Report the clauses that have no meaning where they stand."""
    place = place_of(statement.head)
    for clause in statement.clauses:
        if isinstance(clause, CLAUSES[place]):
            continue
        if place is Place.AWARD and isinstance(clause, OF_ORDERS):
            reading.note(NoOrder(clause.span))
        else:
            reading.note(MisplacedClause(clause.span, place))

"""Statements and whole files: a head, and clauses in the order they were written."""

from __future__ import annotations

from palier.source import Language
from palier.tree.benefits import Band
from palier.tree.clauses import (
    Benefits,
    EveryDate,
    EveryWeekday,
    Except,
    Hours,
    OffPage,
    OnBaskets,
    OnBirthday,
    OncePerCustomer,
    OnEveryNthOrder,
    Only,
    OnNthOrder,
    Unless,
    UseLimit,
    When,
)
from palier.tree.examples import Given, Then, TheyOrder
from palier.tree.heads import Head
from palier.tree.nodes import DateRange, Node
from palier.tree.rules import (
    AfterFriends,
    AfterStamps,
    AtLeastAtOnce,
    AtMostFriends,
    AtMostShare,
    Basis,
    Cap,
    CountsFrom,
    Deducts,
    EarnNoPoints,
    ExcludingTax,
    FirstOrderEarns,
    FriendGets,
    FromNthOrder,
    GivenAutomatically,
    IncludingShipping,
    OnReaching,
    ReplacesOthers,
    StampPer,
    Valid,
)
from palier.tree.settings import (
    AcceptedFor,
    Available,
    BalanceCap,
    BelowZero,
    CollectCashback,
    CollectPoints,
    Combines,
    CountOver,
    DiscountsAfterReturn,
    EverythingCombines,
    ExpireAfter,
    ExpireAtYearEnd,
    ExpireWithoutOrder,
    Grace,
    InCurrency,
    InTimeZone,
    Introduction,
    Kept,
    Membership,
    MultipliersCombine,
    OneLevelAtATime,
    OnlyBestOffer,
    OtherwiseBest,
    OtherwiseFirst,
    PercentagesOnBasket,
    PointsEarnedWith,
    Question,
    ReachedAtOnce,
    Rounded,
    Runs,
    Taxes,
    Title,
    Translated,
)
from palier.values import dataclass, field

Clause = (
    When
    | Unless
    | DateRange
    | EveryWeekday
    | EveryDate
    | OnBirthday
    | Hours
    | UseLimit
    | OncePerCustomer
    | OnBaskets
    | OnNthOrder
    | OnEveryNthOrder
    | OffPage
    | Only
    | Except
    | Benefits
    | Band
    | InCurrency
    | InTimeZone
    | CollectPoints
    | CollectCashback
    | Runs
    | Membership
    | Taxes
    | Basis
    | ExcludingTax
    | IncludingShipping
    | Cap
    | ReplacesOthers
    | OnReaching
    | CountOver
    | Kept
    | OneLevelAtATime
    | Grace
    | ReachedAtOnce
    | EarnNoPoints
    | FirstOrderEarns
    | FromNthOrder
    | AtLeastAtOnce
    | AtMostShare
    | Deducts
    | Valid
    | GivenAutomatically
    | StampPer
    | AfterStamps
    | CountsFrom
    | FriendGets
    | AfterFriends
    | AtMostFriends
    | Available
    | ExpireAfter
    | ExpireWithoutOrder
    | ExpireAtYearEnd
    | Rounded
    | BalanceCap
    | BelowZero
    | AcceptedFor
    | DiscountsAfterReturn
    | Combines
    | EverythingCombines
    | PointsEarnedWith
    | OtherwiseBest
    | OtherwiseFirst
    | OnlyBestOffer
    | MultipliersCombine
    | PercentagesOnBasket
    | Translated
    | Title
    | Introduction
    | Question
    | Given
    | TheyOrder
    | Then
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A `#` line above a line of a statement (0: its head), or the note at its end."""

    line: int
    text: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """A head at column 0 and the clauses indented under it."""

    head: Head
    clauses: tuple[Clause, ...] = ()
    comments: tuple[Comment, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RuleFile(Node):
    """A whole file. `texts` is the language of the merchant's own words."""

    statements: tuple[Statement, ...]
    texts: Language
    surface: Language = field(compare=False)
    texts_written: bool = field(default=False, compare=False)
    last_comments: tuple[str, ...] = field(default=(), compare=False)

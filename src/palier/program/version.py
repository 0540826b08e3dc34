"""The version of a programme: the hash of what reckons in its file, and of nothing else.

The text that is hashed is the file in canonical English, without comments, page, messages,
examples, guarantees, translations, former names, and the words for what customers collect. What is
written as the default would have it is left out too: it says nothing new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.closed import those
from palier.program.cumulation import NO_POINTS_BY_DEFAULT
from palier.program.model import ReturnSettings
from palier.source import Language
from palier.surface.to_text import to_text
from palier.tree.heads import Head
from palier.tree.statement import Clause
from palier.values import replace

RECKONING = those(
    Head,
    yes=[
        *(tree.ProgramHead, tree.EarnPerAmount, tree.EarnPerOrder, tree.EarnPerItem),
        *(tree.EarnPercent, tree.EarnGrid, tree.EarnOnBirthday, tree.EarnOnJoining),
        *(tree.EarnPerReferral, tree.EarnPerActivity, tree.EarnReward),
        *(tree.EarnEvery, tree.EarnOnAnniversary),
        *(tree.EarnStamps, tree.BonusDayHead, tree.OfferHead),
        *(tree.TierHead, tree.TiersHead, tree.SegmentHead, tree.FirstOrderHead),
        *(tree.RedeemHead, tree.RewardHead, tree.StampCardHead, tree.ReferralHead),
        *(tree.PointsHead, tree.ReturnsHead, tree.CumulationHead),
    ],
    no=[
        *(tree.MessageHead, tree.GuaranteeHead, tree.WordsHead, tree.PageHead, tree.ExampleHead),
    ],
)
USUAL: tuple[tree.Node, ...] = (
    tree.Membership(),
    tree.Taxes(included=True),
    tree.CountOver(tree.TierCount.SINCE_JOINING),
    tree.Available(),
    tree.NeverExpire(),
    tree.Rounded(tree.Rounding.DOWN),
    tree.BelowZero(allowed=True),
    tree.AcceptedFor(ReturnSettings().accepted_for),
    tree.DiscountsAfterReturn(tested_again=False),
    tree.MultipliersCombine(tree.Multipliers.BEST),
    tree.Basis(before_discounts=False),
    tree.FromNthOrder(1),
    tree.Deducts(tree.Deduction.USED),
    tree.RewardAvailable(),
)
"""Clauses that say what a file without them means."""
_USUAL_KINDS = frozenset(map(type, USUAL))
WORDS = tree.CollectPoints | tree.CollectStatusPoints
_NOBODYS = tree.Name("")


def version_of(file: tree.RuleFile) -> str:
    """The hash of what reckons: the same for a translation, for other words and another page."""
    kept = (_plain(each) for each in file.statements if type(each.head) in RECKONING)
    empty = tree.OnlyClauses
    said = tuple(each for each in kept if each.clauses or not isinstance(each.head, empty))
    english = Language.ENGLISH
    plain = tree.RuleFile(said, texts=english, surface=english)
    return "sha256:" + hashlib.sha256(to_text(plain, english).encode()).hexdigest()


def _plain(statement: tree.Statement) -> tree.Statement:
    clauses = tuple(_clauses(statement.clauses))
    return replace(statement, head=_head(statement.head), clauses=clauses, comments=())


def _head(head: Head) -> Head:
    """A programme's name reckons nothing; a tier's `more than 3 orders` is `above 3 orders`."""
    if isinstance(head, tree.ProgramHead):
        return replace(head, name=_NOBODYS)
    if isinstance(head, tree.TierHead) and head.criteria is not None:
        return replace(head, criteria=_above(head.criteria))
    return head


def _above(criteria: tree.Criteria) -> tree.Criteria:
    match criteria:
        case tree.Reach():
            return replace(criteria, more_than=False)
        case tree.AllCriteria(parts) | tree.AnyCriteria(parts):
            return replace(criteria, criteria=tuple(_above(each) for each in parts))
        case _:
            assert_never(criteria)


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        match clause:
            case tree.CollectPoints() | tree.CollectStatusPoints() | tree.Formerly():
                continue
            case tree.MessagesGoTo() | tree.OffPage():
                continue
            case tree.CollectCashback():
                yield replace(clause, pot=_NOBODYS)
            case tree.PointsEarnedWith(earned, parties):
                news = tuple(p for p in parties if (p.party in NO_POINTS_BY_DEFAULT) is earned)
                if news:
                    yield replace(clause, parties=news)
            case _ if type(clause) not in _USUAL_KINDS or clause not in USUAL:
                yield clause

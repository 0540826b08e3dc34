"""Blocks of settings for what a file does not have, and activities that it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.checks.review import Review
from palier.checks.spelling import look_alike
from palier.checks.uses import earns
from palier.nearest import distance
from palier.problem import Problem
from palier.problem.checks import ActivityUnknown, NothingToSettle, Settled
from palier.program.model import Program
from palier.tree import walk

LONGEST = 100


def check_settled(review: Review) -> Iterator[Problem]:
    """Blocks that settle nothing, and counts of activities that earn nothing."""
    for statement in review.statements:
        settled = settled_by(statement.head, review)
        if settled:
            yield NothingToSettle(statement.head.span, settled)
    yield from activities(review)


def settled_by(head: tree.Head, review: Review) -> Settled | None:
    """What a block would settle if it were there."""
    program = review.program
    match head:
        case tree.TiersHead() if not program.tiers:
            return Settled.TIERS
        case tree.PointsHead() if not earns(program) and not uses(program):
            return Settled.POINTS
        case tree.ReferralHead() if not counts_referrals(review):
            return Settled.REFERRAL
        case _:
            return None


def uses(program: Program) -> bool:
    """Whether points can be used: then they may come from elsewhere."""
    return program.redemption is not None or bool(program.rewards)


def counts_referrals(review: Review) -> bool:
    """Whether a referral gives anything, here or where it is counted."""
    referral = review.program.referral
    if referral and (referral.friend or referral.after):
        return True
    counting = (tree.EarnPerReferral, tree.ReferralCount)
    nodes = (node for each in review.statements for node in walk(each))
    return any(
        isinstance(node, counting)
        or (isinstance(node, tree.Reach) and node.measure is tree.Measure.REFERRALS)
        for node in nodes
    )


def activities(review: Review) -> Iterator[Problem]:
    """Activities that are counted and earn nothing, in a file where others earn, each once.

    A name that looks like a slip for one of those is told as such, by the family of names.
    """
    heads = (each.head for each in review.statements)
    earning = {each.activity.text: each for each in heads if isinstance(each, tree.EarnPerActivity)}
    unknown = {each.text: each for each in counted(review) if each.text not in earning}
    for text, name in unknown.items() if earning else ():
        if not any(look_alike(text, each) for each in earning):
            near = earning[min(earning, key=lambda each: distance(each, text, LONGEST))].activity
            yield ActivityUnknown(name.span, text, near.text, near.span)


def counted(review: Review) -> Iterator[tree.Name]:
    """The activities that conditions, tiers and examples count."""
    for statement in review.statements:
        for node in walk(statement):
            match node:
                case tree.ActivityCount(activity=name):
                    yield name
                case tree.Reach(activity=tree.Name() as name):
                    yield name
                case tree.HasMeasure(activity=tree.Name() as name):
                    yield name
                case _:
                    pass

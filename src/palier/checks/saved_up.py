"""Points that never come up to what they are for: a reward takes them by itself before."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.account.events import Opening, OpeningPoints
from palier.checks.days import earliest
from palier.checks.review import Review, whole
from palier.problem import Problem
from palier.problem.event import OrderRefusedError
from palier.problem.saving import NeverSavedUp
from palier.program.model import Program
from palier.program.rules import Redemption, Reward
from palier.source import Span

CUSTOMER = "example"


def check_saved_up(review: Review) -> Iterator[Problem]:
    """What costs as much as a reward that is given automatically to anybody, or more."""
    program = review.program
    taking = [each for each in program.rewards if _takes_all(each)]
    if not taking:
        return
    first = min(taking, key=lambda each: whole(each.cost) if each.cost else 0)
    for reward in program.rewards:
        if reward is not first and reward.every is None and reward.cost is not None:
            least = min(map(whole, (reward.cost, *(each.cost for each in reward.prices))))
            yield from _never(review, first, least, reward.label, review.head(reward))
    if program.redemption and not program.points.used_at_once:
        least = _least_used(program.redemption)
        span = review.clause(program.redemption, tree.AtLeastAtOnce)
        yield from _never(review, first, least, None, span)


def _takes_all(reward: Reward) -> bool:
    """Whether a reward is given as soon as the points are there, whoever has them."""
    conditions = reward.scope.when or reward.scope.unless
    return reward.automatic and reward.every is None and reward.cost is not None and not conditions


def _least_used(rule: Redemption) -> int:
    """The least points that can be used at once, at one rate; 0 where that is not known."""
    if rule.rate is None or rule.bands or rule.deduction is tree.Deduction.KEPT:
        return 0
    block = whole(rule.rate.points)
    least = 0 if rule.at_least is None else whole(rule.at_least)
    return max(1, -(-least // block)) * block


def _never(
    review: Review, first: Reward, least: int, name: str | None, span: Span
) -> Iterator[Problem]:
    """What takes so many points at least, shown on a customer who is given just as many."""
    if first.cost is None or least < whole(first.cost):
        return
    left = _left_of(review.program, least)
    if left is not None and left < least:
        amount = review.program.amount
        yield NeverSavedUp(
            span, name, amount(least), first.label, first.cost, review.head(first), amount(left)
        )


def _left_of(program: Program, points: int) -> int | None:
    """What is left in an account that begins with so many points; None: it cannot begin."""
    from palier.life import lots  # noqa: PLC0415 - only who has something to ask
    from palier.life.apply import apply  # noqa: PLC0415
    from palier.life.standing import noon  # noqa: PLC0415

    day = program.run.first or earliest(program.run.last)
    held = (OpeningPoints(points),)
    opened = Opening(id="opening", at=noon(program, day), customer=CUSTOMER, points=held)
    try:
        account = apply(program, opened, None).account
    except OrderRefusedError:
        return None
    return None if account is None else lots.available(account)

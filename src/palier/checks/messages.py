"""Messages to customers that never go out, and those that go out in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from palier import tree
from palier.checks.review import Review
from palier.closed import total
from palier.problem import Problem
from palier.problem.told import MessageNever, MessagesAlike, Never
from palier.program.model import Program
from palier.program.rules import Message
from palier.quantity import Earned, Money, StatusPoints
from palier.tree import Come, Ending, Goal, Measure, walk
from palier.values import replace


def check_messages(review: Review) -> Iterator[Problem]:
    """Messages whose moment never comes, and two that say one moment to the same customers."""
    seen: dict[object, Message] = {}
    for message in review.program.messages:
        why = never(message.moment, review.program)
        if why is not None:
            yield MessageNever(review.head(message), message.label, why)
        key = (message.moment, replace(message.scope, on_page=True))
        if (first := seen.setdefault(key, message)) is not message:
            there = review.head(first)
            yield MessagesAlike(review.head(message), message.label, first.label, there)


def never(moment: tree.Moment, program: Program) -> Never | None:
    """Why a moment never comes in a programme; None where it may."""
    match moment:
        case tree.WithoutOrder() | tree.AfterJoining() | tree.BalanceFrom():
            return None
        case tree.Ahead(_, ending):
            return _ending(ending, program)
        case tree.CloseTo(distance, goal):
            return _close_to(distance, goal, program)
        case tree.OrdersToGo():
            return _tier_counting({Measure.ORDERS}, program)
        case tree.StampsToGo():
            if not program.stamp_cards:
                return Never.NO_CARD
            longest = max(each.stamps for each in program.stamp_cards)
            return Never.SHORT_CARDS if longest == 1 else None
        case tree.WhenIt(comes):
            return _come(comes, program)
        case _:
            assert_never(moment)


def _ending(ending: Ending, program: Program) -> Never | None:
    rewards = any(each.valid is not None for each in program.rewards)
    stamps = any(each.expires for each in program.stamp_cards)
    lacking: Mapping[Ending, Never | None] = total(
        Ending,
        {
            Ending.POINTS: None if program.points.expiries else Never.NO_EXPIRY,
            Ending.VOUCHER: None if rewards else Never.VOUCHERS_STAY,
            Ending.STAMPS: None if stamps else Never.STAMPS_STAY,
            Ending.TIER: _loses_no_tier(program),
            Ending.MEMBERSHIP: None if program.membership else Never.FREE,
            Ending.BIRTHDAY: None,
        },
    )
    return lacking[ending]


def _loses_no_tier(program: Program) -> Never | None:
    """Whether no tier is lost by time alone: kept for life, or counted since joining."""
    if not program.tiers:
        return Never.NO_TIER
    settings = program.tier_settings
    ever = settings.window is tree.TierCount.SINCE_JOINING and Measure.BALANCE not in _measures(
        program
    )
    if settings.keeping is tree.TierKeeping.LIFE or (ever and program.membership is None):
        return Never.TIER_STAYS
    return None


def _measures(program: Program) -> set[Measure]:
    """What the tiers of a programme count."""
    criteria = (each.criteria for each in program.tiers if each.criteria)
    nodes = (node for each in criteria for node in walk(each))
    return {node.measure for node in nodes if isinstance(node, tree.Reach)}


def _close_to(distance: Earned, goal: Goal, program: Program) -> Never | None:
    of_points = {Measure.POINTS_EARNED, Measure.COLLECTED, Measure.BALANCE}
    of_pot = isinstance(distance, Money)
    if goal is Goal.REWARD:
        priced = any(each.cost is not None for each in program.rewards)
        counted = not isinstance(distance, StatusPoints) and of_pot is program.cashback
        return Never.NO_REWARD if not priced else None if counted else Never.NO_UNIT
    if isinstance(distance, StatusPoints):
        return _tier_counting({Measure.STATUS_POINTS}, program)
    if not of_pot:
        return _tier_counting(of_points, program)
    return _tier_counting({Measure.SPENT, *(of_points if program.cashback else ())}, program)


def _tier_counting(measures: set[Measure], program: Program) -> Never | None:
    if not program.tiers:
        return Never.NO_TIER
    return None if measures & _measures(program) else Never.NO_UNIT


def _come(comes: Come, program: Program) -> Never | None:
    match comes:
        case Come.TIER_REACHED:
            return None if any(each.criteria for each in program.tiers) else Never.NO_TIER
        case Come.REWARD_READY:
            priced = [each for each in program.rewards if each.cost is not None]
            if priced and all(each.automatic for each in priced):
                return Never.AUTOMATIC
            return None if priced else Never.NO_REWARD
        case Come.FRIEND_THANKED:
            thanked = program.referral is not None and bool(program.referral.after)
            return None if thanked else Never.NO_REFERRAL
        case Come.BIRTHDAY | Come.BIRTHDAY_UNKNOWN | Come.EVERY_MONTH:
            return None
        case _:
            assert_never(comes)

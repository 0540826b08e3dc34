"""Program → sheet of what happens outside orders: the tier counted, and what occasions give.

Those are birthdays, joining, referrals, activities, a tier that is reached, a reward claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.program.model import Program
from palier.program.rules import Earning
from palier.quantity import Earned
from palier.sheet import lower_awards, lower_rewards, lower_scope, lower_tiers
from palier.sheet.build import Builder
from palier.sheet.lower_conditions import units
from palier.sheet.nodes import ZERO, Literal, One
from palier.sheet.sheet import BASKET, GROSS, EventSheet, Part, Unit


def lower_event(program: Program) -> EventSheet:
    """Write the sheet of events: the tier counted, and what each rule and each tier gives."""
    b = Builder(program)
    b.rows(GROSS.line, Unit.MONEY, ZERO)
    b.line(BASKET.line, Unit.MONEY, ZERO)
    lower_scope.segments_with_nothing(b)
    counted = lower_tiers.standing(b)
    b.part = Part.AFTER
    runs = None if program.run.is_always else b.flag("runs", lower_scope.runs(b))
    given = dict(_given(b))
    reaching = dict(_reaching(b))
    treats = dict(lower_rewards.of_events(b))
    lower_rewards.claims(b)
    fills = dict(_fills(b))
    _messages(b)
    return EventSheet(
        lines=b.in_order(),
        names=b.names,
        facts=b.facts(),
        tiers=() if counted is None else counted.tiers,
        rank=None if counted is None else counted.rank,
        nothing=b.nothing,
        runs=runs,
        rules=b.rules,
        given=given,
        treats=treats,
        fills=fills,
        reaching=reaching,
        claims=b.claims,
    )


def _given(b: Builder) -> Iterator[tuple[str, One]]:
    for rule in b.program.earnings:
        amount = amount_of(rule)
        if amount is not None:
            conditions = lower_scope.everything(b, rule)
            applies = lower_scope.write(b, rule.id, rule.label, conditions).applies
            yield rule.id, _alone(b, rule, amount, applies)


def _alone(b: Builder, rule: Earning, amount: Earned, applies: One) -> One:
    """What a rule gives on an event, whatever other rules give."""
    points = Literal(units(amount))
    if rule.gives_status:
        with b.of_status():
            return lower_awards.given(b, rule.id, points, applies, rule.caps).line
    lower_awards.alone(b)
    return lower_awards.given(b, rule.id, points, applies, rule.caps).line


def _reaching(b: Builder) -> Iterator[tuple[str, One]]:
    for tier in b.program.tiers:
        if tier.on_reaching is not None:
            lower_awards.alone(b)
            points = Literal(units(tier.on_reaching))
            when = lower_scope.runs(b)
            yield tier.id, lower_awards.given(b, f"{tier.id}.reaching", points, when).line


def _fills(b: Builder) -> Iterator[tuple[str, One]]:
    """Whether each card gives at once what it gives on filling, where an event may fill it."""
    if any(rule.stamps for rule in b.program.earnings):
        for card in b.program.stamp_cards:
            if card.on_filling:
                conditions = lower_scope.everything(b, card)
                yield card.id, lower_scope.write(b, card.id, card.label, conditions).applies


def _messages(b: Builder) -> None:
    """Write whether a customer meets the conditions of each message, on a day it may go out."""
    for message in b.program.messages:
        conditions = [
            lower_scope.running(b),
            *lower_scope.calendar(message.scope),
            *lower_scope.tests(b, message.scope),
        ]
        lower_scope.write(b, message.id, message.label, conditions)


def amount_of(rule: Earning) -> Earned | None:
    """What an event makes a rule give; None for a rule about orders."""
    match rule.head:
        case tree.EarnOnBirthday(amount) | tree.EarnOnJoining(amount):
            return amount
        case tree.EarnEvery(amount) | tree.EarnOnAnniversary(amount):
            return amount
        case tree.EarnPerReferral(amount) | tree.EarnPerActivity(amount, _):
            return amount
        case tree.EarnReward() | tree.EarnStamps():
            return None
        case _ if isinstance(rule.head, tree.OnOrders):
            return None
        case _:
            assert_never(rule.head)

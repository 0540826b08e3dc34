"""Lowering rewards: what each costs whom, who may claim it, what it is worth, and what gives it."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.because import Because
from palier.program.criteria import looks_at_order
from palier.program.rules import Reward
from palier.quantity import units_of
from palier.sheet import lower_scope, lower_tiers
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Brought, Kept, PutIn, Scalar, Uses, VoucherSlot
from palier.sheet.lower_conditions import eligible, holds
from palier.sheet.lower_giving import Alone, Entry, enter, give_reward
from palier.sheet.lower_scope import Condition
from palier.sheet.lower_sharing import amount_shared
from palier.sheet.marks import ClaimLines
from palier.sheet.nodes import (
    ZERO,
    Divide,
    Expr,
    If,
    Literal,
    One,
    above,
    both,
    equal,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import Part, Unit
from palier.sheet.works import Bought, Piece
from palier.tree import Occasion, Party, walk
from palier.values import replace

# What gives rewards ---------------------------------------------------------------------------


def beside_points(b: Builder) -> None:
    """Write what reaching a tier and joining by the order give."""
    for tier in b.program.tiers:
        if tier.reward is not None:
            once = equal(fact(Uses(tier.id, None)), 0)
            when = both(lower_tiers.passed(tier), once, lower_scope.runs(b))
            give_reward(b, f"{tier.id}.reaching", tier.reward.text, when, tier.id)
            b.rewards[-1] = replace(b.rewards[-1], tier=tier.label)
    for rule in b.program.earnings:
        if rule.reward is not None and rule.occasion is Occasion.JOINING:
            joins = lower_scope.joins(b, rule)
            give_reward(b, f"{rule.id}.joining", rule.reward, joins, rule.id)
            b.rewards[-1] = replace(b.rewards[-1], joining=True)


def of_events(b: Builder) -> Iterator[tuple[str, One]]:
    """Whether each rule that gives a reward, or stamps, outside orders gives it, by id."""
    for rule in b.program.earnings:
        if not rule.collects:
            conditions = lower_scope.everything(b, rule)
            yield rule.id, lower_scope.write(b, rule.id, rule.label, conditions).applies


# What they cost ---------------------------------------------------------------------------------


def claims(b: Builder) -> None:
    """Write what each reward costs the customer, and whether the customer may claim it."""
    for reward in b.program.rewards:
        if reward.cost is not None:
            key = f"{reward.id}.claim"
            lines = lower_scope.write(b, key, reward.label, _may_claim(b, reward))
            cost = b.line(f"{key}.cost", Unit.POINTS, _cost(b, reward))
            b.claims[reward.id] = ClaimLines(reward.id, cost, lines)


def _cost(b: Builder, reward: Reward) -> Expr:
    """The lowest of the prices that hold for the customer."""
    if reward.cost is None:
        raise TypeError(f"{reward.label} has no price")
    usual = Literal(units_of(reward.cost))
    prices = (
        If(holds(b, each.test), Literal(units_of(each.cost)), usual) for each in reward.prices
    )
    return least(usual, *prices)


def _may_claim(b: Builder, reward: Reward) -> Iterator[Condition]:
    """What must hold at the claim: conditions on the customer; those on an order wait for one."""
    yield lower_scope.running(b)
    if b.program.membership is not None:
        yield Condition(Because.NOT_MEMBER, fact(Scalar.MEMBER), tree.When(tree.IsMember()))
    for test in reward.scope.when:
        if of_customer(test):
            yield Condition(Because.CONDITION_NOT_MET, holds(b, test), tree.When(test))
    for test in reward.scope.unless:
        if of_customer(test):
            yield Condition(Because.EXCLUDED, negate(holds(b, test)), tree.Unless(test))


def of_customer(test: tree.Test) -> bool:
    """Whether a condition can be told without an order."""
    return not any(looks_at_order(each) for each in walk(test))


# What they are worth ----------------------------------------------------------------------------


def bought_by_steps(b: Builder, reward: Reward, slot: VoucherSlot, applies: One) -> None:
    """A voucher that is worth, at its rate, the points that were put into it."""
    rate = next(each for each in reward.benefits if isinstance(each, tree.Rate))
    key = str(slot)
    on = eligible(b, reward.touches.only, reward.touches.excepted)
    b.part = Part.BEFORE
    points = b.line(f"{key}.points", Unit.POINTS, fact(PutIn(slot)))
    worth = Divide(multiply(points, Literal(rate.worth.minor)), Literal(units_of(rate.points)))
    brought = both(applies, fact(Brought(slot)))
    with b.on_the_full_basket():
        asked = If(brought, worth, ZERO)
        off = amount_shared(b, f"alone.{key}", asked, on).amount
        alone = b.flag(f"{key}.alone", above(off, 0))
    b.part = Part.CHOICE
    kept = both(brought, fact(Kept(key)))
    taken = amount_shared(b, key, If(kept, worth, ZERO), on)
    effects = [Piece(Bought(rate, points), *taken)]
    entry = Entry(key, Party.REWARDS, reward.id, reward.label, slot)
    enter(b, entry, effects, Alone(alone, off))

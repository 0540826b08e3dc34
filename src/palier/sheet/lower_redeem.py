"""Lowering `redeem points`: its three ways of deducting, its rate, its bands and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from palier import tree
from palier.program.rules import Redemption
from palier.sheet import lower_benefits, lower_scope
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Kept, Scalar
from palier.sheet.lower_benefits import Effect, PriceBenefit, Reach
from palier.sheet.lower_conditions import eligible, nth_order, units
from palier.sheet.lower_giving import Alone, enter
from palier.sheet.lower_scope import Condition
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Divide,
    Expr,
    If,
    Literal,
    Ref,
    Total,
    above,
    add,
    at_least,
    both,
    either,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import Part, RedemptionLines, Unit
from palier.tree import Deduction

ID = "redeem"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of being served: outside the bands, or by one of them. `bound` is what it uses up."""

    key: str
    when: Expr
    benefits: tuple[tree.Benefit, ...]
    bound: int


@dataclass(frozen=True, slots=True)
class Served:
    """What a way gives, whether that changes anything, and the points it uses."""

    effects: tuple[Effect, ...]
    changes: Expr
    used: Expr


def redeem(b: Builder, rule: Redemption) -> None:
    """Write paying with points as the last member of the choice."""
    b.part = Part.BEFORE
    applies = lower_scope.write(b, ID, rule.label, _conditions(b, rule))
    put_in = b.line("redeem.put-in", Unit.POINTS, _put_in(rule))
    ways = _ways(b, rule, applies, put_in)
    left, freed, b.remaining, b.freed = b.remaining, b.freed, Ref("gross"), ZERO
    alone = [_serve(b, f"alone.{way.key}", rule, way, put_in, way.when) for way in ways]
    b.remaining, b.freed = left, freed
    worth = add(*(effect.amount for each in alone for effect in each.effects))
    present = Alone(
        b.flag("redeem.alone", either(*(each.changes for each in alone))),
        b.line("redeem.worth", Unit.MONEY, worth),
    )
    b.part = Part.CHOICE
    kept = fact(Kept(ID))
    served = [_serve(b, way.key, rule, way, put_in, both(kept, way.when)) for way in ways]
    effects = [effect for each in served for effect in each.effects]
    label = rule.label
    member = enter(b, ID, tree.Party.POINTS, ID, label, effects, alone=present)
    used = b.line("redeem.used", Unit.POINTS, _used(rule, Ref(member.effect), served))
    minimum = None if rule.at_least is None else Literal(units(rule.at_least))
    line = None if minimum is None else b.line("redeem.minimum", Unit.POINTS, minimum).line
    b.redemption = RedemptionLines(used.line, member.amount, member.effect, put_in.line, line)


def _conditions(b: Builder, rule: Redemption) -> Iterator[Condition]:
    yield from lower_scope.everything(b, rule)
    if rule.from_nth > 1:
        source = tree.FromNthOrder(rule.from_nth)
        yield Condition("too-early", at_least(nth_order(), rule.from_nth), source)
    if rule.deduction is not Deduction.KEPT:
        yield Condition("not-asked", fact(Scalar.PAYS_WITH_POINTS))
    if rule.deduction is Deduction.ALL and rule.at_least is not None:
        enough = at_least(_put_in(rule), units(rule.at_least))
        yield Condition("too-few-points", enough, tree.AtLeastAtOnce(rule.at_least))


def _put_in(rule: Redemption) -> Expr:
    kept = rule.deduction is Deduction.KEPT
    return fact(Scalar.AVAILABLE if kept else Scalar.PUT_IN)


def _ways(b: Builder, rule: Redemption, applies: Ref, put_in: Ref) -> list[Way]:
    ways = []
    chosen: list[Ref] = []
    if rule.bands:
        line = b.line(
            "redeem.measure", Unit.COUNT, lower_benefits.measure(b, rule.bands[0], put_in)
        )
        chosen = lower_benefits.choose_band(b, ID, rule.bands, line)
    minimum = 0 if rule.at_least is None else units(rule.at_least)
    bare: tuple[tree.Benefit, ...] = rule.benefits
    if rule.rate is not None and not any(isinstance(each, tree.Rate) for each in bare):
        bare = (rule.rate, *bare)
    if bare:
        outside = both(applies, *(negate(each) for each in chosen))
        ways.append(Way("redeem.rate", outside, bare, minimum))
    for position, (band, holds) in enumerate(zip(rule.bands, chosen, strict=True)):
        measures_points = band.measured is tree.Measured.POINTS
        bound = units(band.low) if measures_points else minimum
        when = both(applies, holds)
        ways.append(Way(f"redeem.band.{position + 1}.gives", when, band.benefits, bound))
    return ways


def _serve(b: Builder, key: str, rule: Redemption, way: Way, put_in: Ref, when: Expr) -> Served:
    rate = next((each for each in way.benefits if isinstance(each, tree.Rate)), None)
    fixed = [each for each in way.benefits if isinstance(each, PriceBenefit)]
    ceiling = _ceiling(b, key, rule)
    blocks: Expr = ZERO
    effects = []
    if rate is not None:
        blocks, worth = _blocks(b, key, rule, rate, put_in, when, ceiling)
        mask = eligible(b, rule.scope.only, rule.scope.excepted)
        taken = lower_benefits.amount_shared(b, f"{key}.points", worth, mask)
        effects.append(Effect(f"{key}.points", rate, taken))
    enough = both(when, _enough(rule, way, put_in))
    for position, benefit in enumerate(fixed):
        reach = Reach(enough, rule.scope, ceiling)
        effects.append(lower_benefits.take(b, f"{key}.{position + 1}", benefit, reach))
    changed = b.flag(f"{key}.changes", either(*(_changes(each) for each in effects)))
    used: Expr = If(changed, Literal(way.bound), ZERO)
    if rate is not None:
        used = If(above(blocks, 0), multiply(blocks, Literal(units(rate.points))), used)
    return Served(tuple(effects), changed, used)


def _blocks(
    b: Builder,
    key: str,
    rule: Redemption,
    rate: tree.Rate,
    put_in: Ref,
    when: Expr,
    ceiling: Expr | None,
) -> tuple[Expr, Expr]:
    """The whole blocks of points used, and the money they are worth before it is shared."""
    mask = eligible(b, rule.scope.only, rule.scope.excepted)
    left = b.line(f"{key}.payable", Unit.MONEY, Total(If(mask, b.remaining, ZERO)))
    payable = left if ceiling is None else least(left, ceiling)
    asked = Divide(put_in, Literal(units(rate.points)))
    if rule.deduction is Deduction.ALL:
        blocks = b.line(f"{key}.blocks", Unit.COUNT, If(when, asked, ZERO))
        return blocks, least(multiply(blocks, Literal(rate.worth.minor)), payable)
    most = Divide(payable, Literal(rate.worth.minor))
    fitting = b.line(f"{key}.fitting", Unit.COUNT, least(asked, most))
    enough: Expr = TRUE
    if rule.at_least is not None:
        enough = at_least(multiply(fitting, Literal(units(rate.points))), units(rule.at_least))
    blocks = b.line(f"{key}.blocks", Unit.COUNT, If(both(when, enough), fitting, ZERO))
    return blocks, multiply(blocks, Literal(rate.worth.minor))


def _ceiling(b: Builder, key: str, rule: Redemption) -> Expr | None:
    limits: list[Expr] = []
    if rule.at_most_share is not None:
        limits.append(lower_benefits.percent_of(Ref("basket"), rule.at_most_share))
    if rule.at_most is not None:
        limits.append(Literal(rule.at_most.minor))
    return b.line(f"{key}.limit", Unit.MONEY, least(*limits)) if limits else None


def _enough(rule: Redemption, way: Way, put_in: Ref) -> Expr:
    """A fixed benefit uses up its bound: that must be put in, and reach what is asked at once."""
    minimum = 0 if rule.at_least is None else units(rule.at_least)
    if rule.deduction is Deduction.USED and way.bound < minimum:
        return either()
    return at_least(put_in, max(way.bound, 1))


def _used(rule: Redemption, effect: Ref, served: list[Served]) -> Expr:
    match rule.deduction:
        case Deduction.KEPT:
            return ZERO
        case Deduction.ALL:
            return If(effect, fact(Scalar.AVAILABLE), ZERO)
        case Deduction.USED:
            return add(*(each.used for each in served))


def _changes(effect: Effect) -> Expr:
    taken = [] if effect.amount == ZERO else [above(effect.amount, 0)]
    return either(*taken, *([] if effect.changes is None else [effect.changes]))

"""Lowering `redeem points`: its three ways of deducting, its rate, its bands and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from palier import tree
from palier.because import Because
from palier.program.rules import Redemption
from palier.sheet import lower_benefits, lower_scope, lower_sharing, lower_steps
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Kept, Scalar
from palier.sheet.lower_benefits import Effect, PriceBenefit, Reach
from palier.sheet.lower_conditions import eligible, nth_order, units
from palier.sheet.lower_giving import WHOLE, Alone, Entry, enter, in_basket
from palier.sheet.lower_scope import Condition
from palier.sheet.marks import RedemptionLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Divide,
    Expr,
    If,
    Literal,
    One,
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
from palier.sheet.sheet import BASKET, Part, Unit
from palier.sheet.works import Blocks
from palier.tree import Deduction
from palier.values import dataclass

ID = "redeem"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of being served: outside the bands, or by one of them. `bound` is what it uses up."""

    key: str
    when: Expr
    benefits: tuple[tree.Benefit, ...]
    bound: int
    band: One | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """What a way gives, whether that changes anything, and the points it uses."""

    effects: tuple[Effect, ...]
    changes: One
    used: Expr


def redeem(b: Builder, rule: Redemption) -> None:
    """Write paying with points as the last member of the choice."""
    b.part = Part.BEFORE
    lines = lower_scope.write(b, ID, rule.label, _conditions(b, rule))
    put_in = b.line("redeem.put-in", Unit.POINTS, _put_in(rule))
    ways = _ways(b, rule, lines.applies, put_in)
    alone = _alone(b, rule, ways, put_in)
    b.part = Part.CHOICE
    kept = fact(Kept(ID))
    served = [_serve(b, way.key, rule, way, put_in, both(kept, way.when)) for way in ways]
    effects = [effect for each in served for effect in each.effects]
    member = enter(b, Entry(ID, tree.Party.POINTS, ID, rule.label), effects, alone)
    used = b.line("redeem.used", Unit.POINTS, _used(rule, member.effect, served))
    if rule.at_least is not None:
        b.line("redeem.minimum", Unit.POINTS, Literal(units(rule.at_least)))
    b.settled.append(used)
    bare = (each.work for each in effects if each.band is None)
    b.redemption = RedemptionLines(
        lines=lines,
        member=member.id,
        used=used,
        served=member.effect,
        asked=put_in,
        bare=next((each for each in bare if isinstance(each, Blocks)), None),
        paid=tuple(each.share for each in effects if each.share is not None),
    )


def _alone(b: Builder, rule: Redemption, ways: list[Way], put_in: One) -> Alone:
    with b.on_the_full_basket():
        each = [_serve(b, f"alone.{way.key}", rule, way, put_in, way.when) for way in ways]
        changes = b.flag("redeem.alone", either(*(one.changes for one in each)))
        amounts = (effect.amount for one in each for effect in one.effects)
        worth = add(*(amount for amount in amounts if amount is not None))
        return Alone(changes, b.line("redeem.worth", Unit.MONEY, worth))


def _conditions(b: Builder, rule: Redemption) -> Iterator[Condition]:
    yield from lower_scope.everything(b, rule)
    if rule.from_nth > 1:
        source = tree.FromNthOrder(rule.from_nth)
        yield Condition(Because.TOO_EARLY, at_least(nth_order(), rule.from_nth), source)
    if rule.deduction is not Deduction.KEPT:
        yield Condition(Because.NOT_ASKED, fact(Scalar.PAYS_WITH_POINTS))
    if rule.deduction is Deduction.ALL and rule.at_least is not None:
        enough = at_least(_put_in(rule), units(rule.at_least))
        yield Condition(Because.TOO_FEW_POINTS, enough, tree.AtLeastAtOnce(rule.at_least))


def _put_in(rule: Redemption) -> Expr:
    kept = rule.deduction is Deduction.KEPT
    return fact(Scalar.AVAILABLE if kept else Scalar.PUT_IN)


def _ways(b: Builder, rule: Redemption, applies: One, put_in: One) -> list[Way]:
    ways = []
    chosen: tuple[One, ...] = ()
    if rule.bands:
        line = b.line("redeem.measure", Unit.COUNT, lower_steps.measure(b, rule.bands[0], put_in))
        chosen = lower_steps.choose_band(b, ID, rule.bands, line)
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
        key = f"redeem.band.{position + 1}.gives"
        ways.append(Way(key, when, band.benefits, bound, holds))
    return ways


def _serve(b: Builder, key: str, rule: Redemption, way: Way, put_in: One, when: Expr) -> Served:
    rate = next((each for each in way.benefits if isinstance(each, tree.Rate)), None)
    fixed = [each for each in way.benefits if isinstance(each, PriceBenefit)]
    ceiling = _ceiling(b, key, rule)
    effects = []
    if rate is not None:
        effects.append(_by_blocks(b, key, rule, rate, put_in, when, ceiling))
    enough = both(when, _enough(rule, way, put_in))
    for position, benefit in enumerate(fixed):
        there = in_basket(b, rule) if isinstance(benefit, WHOLE) else TRUE
        reach = Reach(both(enough, there), rule.scope, ceiling)
        effects.append(lower_benefits.take(b, f"{key}.{position + 1}", benefit, reach))
    changed = b.flag(f"{key}.changes", either(*(_changes(each) for each in effects)))
    used = _used_by(effects, If(changed, Literal(way.bound), ZERO))
    return Served(tuple(replace(each, band=way.band) for each in effects), changed, used)


def _used_by(effects: list[Effect], fixed: Expr) -> Expr:
    """The points that a way uses: those of whole blocks, or what a fixed benefit uses up."""
    for each in effects:
        if isinstance(each.work, Blocks):
            blocks, points = each.work.blocks, Literal(units(each.work.benefit.points))
            return If(above(blocks, 0), multiply(blocks, points), fixed)
    return fixed


def _by_blocks(
    b: Builder,
    key: str,
    rule: Redemption,
    rate: tree.Rate,
    put_in: One,
    when: Expr,
    ceiling: One | None,
) -> Effect:
    """Take off what whole blocks of points are worth."""
    mask = eligible(b, rule.scope.only, rule.scope.excepted)
    left = b.line(f"{key}.payable", Unit.MONEY, Total(If(mask, b.remaining, ZERO)))
    payable: Expr = left if ceiling is None else least(left, ceiling)
    asked = Divide(put_in, Literal(units(rate.points)))
    if rule.deduction is Deduction.ALL:
        blocks = b.line(f"{key}.blocks", Unit.COUNT, If(when, asked, ZERO))
        worth = least(multiply(blocks, Literal(rate.worth.minor)), payable)
    else:
        most = Divide(payable, Literal(rate.worth.minor))
        fitting = b.line(f"{key}.fitting", Unit.COUNT, least(asked, most))
        enough: Expr = TRUE
        if rule.at_least is not None:
            enough = at_least(multiply(fitting, Literal(units(rate.points))), units(rule.at_least))
        blocks = b.line(f"{key}.blocks", Unit.COUNT, If(both(when, enough), fitting, ZERO))
        worth = multiply(blocks, Literal(rate.worth.minor))
    taken = lower_sharing.amount_shared(b, f"{key}.points", worth, mask)
    return Effect(Blocks(rate, blocks, left, ceiling), *taken)


def _ceiling(b: Builder, key: str, rule: Redemption) -> One | None:
    limits: list[Expr] = []
    if rule.at_most_share is not None:
        limits.append(lower_benefits.percent_of(BASKET, rule.at_most_share))
    if rule.at_most is not None:
        limits.append(Literal(rule.at_most.minor))
    return b.line(f"{key}.limit", Unit.MONEY, least(*limits)) if limits else None


def _enough(rule: Redemption, way: Way, put_in: One) -> Expr:
    """A fixed benefit uses up its bound: that must be put in, and reach what is asked at once."""
    minimum = 0 if rule.at_least is None else units(rule.at_least)
    if rule.deduction is Deduction.USED and way.bound < minimum:
        return either()
    return at_least(put_in, max(way.bound, 1))


def _used(rule: Redemption, effect: One, served: list[Served]) -> Expr:
    match rule.deduction:
        case Deduction.KEPT:
            return ZERO
        case Deduction.ALL:
            return If(effect, fact(Scalar.AVAILABLE), ZERO)
        case Deduction.USED:
            return add(*(each.used for each in served))


def _changes(effect: Effect) -> Expr:
    taken = [] if effect.amount is None else [above(effect.amount, 0)]
    return either(*taken, *([] if effect.changes is None else [effect.changes]))

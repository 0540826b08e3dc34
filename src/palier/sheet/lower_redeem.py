"""Lowering `redeem points`: its three ways of deducting, its rate, its bands and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from palier import tree
from palier.because import Because
from palier.closed import those
from palier.named import NamedTuple
from palier.program.rules import Redemption
from palier.quantity import Percent
from palier.sheet import lower_benefits, lower_scope, lower_sharing, lower_steps
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Kept, Scalar
from palier.sheet.lower_benefits import Reach
from palier.sheet.lower_conditions import eligible, nth_order, units
from palier.sheet.lower_giving import Alone, Entry, enter, in_basket
from palier.sheet.lower_scope import Condition
from palier.sheet.marks import RedemptionLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Divide,
    Expr,
    Greatest,
    If,
    Literal,
    One,
    Total,
    above,
    add,
    at_least,
    both,
    either,
    equal,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import BASKET, Part, Unit
from palier.sheet.works import Blocks, Piece
from palier.tree import Deduction
from palier.values import dataclass, replace

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
    """What a way gives, whether that changes anything, and the points it uses.

    Where the file says what becomes of a request that does not fit: whether this one does not,
    and how many points would.
    """

    effects: tuple[Piece, ...]
    changes: One
    used: Expr
    unfit: One | None = None
    fitting: One | None = None


def redeem(b: Builder, rule: Redemption) -> None:
    """Write paying with points as the last member of the choice."""
    b.part = Part.BEFORE
    lines = lower_scope.write(b, ID, rule.label, _conditions(b, rule))
    put_in = b.line("redeem.put-in", Unit.POINTS, _put_in(b, rule))
    usable = put_in
    if rule.at_most_balance is not None:
        usable = b.line(
            "redeem.usable", Unit.POINTS, least(put_in, _of_balance(b, rule.at_most_balance))
        )
    if rule.per_item is not None:
        each = Literal(rule.per_item.minor)
        b.may_lose = b.may_lose_at_first = b.rows("redeem.may-lose", Unit.MONEY, each)
    ways = _ways(b, rule, lines.applies, usable)
    alone = _alone(b, rule, ways, usable)
    b.part = Part.CHOICE
    kept = fact(Kept(ID))
    served = [_serve(b, way.key, rule, way, usable, both(kept, way.when)) for way in ways]
    effects = [effect for each in served for effect in each.effects]
    member = enter(b, Entry(ID, tree.Party.POINTS, ID, rule.label), effects, alone.alone)
    used = b.line("redeem.used", Unit.POINTS, _used(b, rule, member.effect, served))
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
        usable=usable,
        bare=next((each for each in bare if isinstance(each, Blocks)), None),
        paid=tuple(each.share for each in effects if each.share is not None),
        unfit=_unfit(b, [*alone.unfit, *(each.unfit for each in served)]),
        fitting=_most(b, [each.fitting for each in served]),
    )


class AllAlone(NamedTuple):
    """What all ways give by themselves, and where the request does not fit them."""

    alone: Alone
    unfit: list[One | None]


def _alone(b: Builder, rule: Redemption, ways: list[Way], usable: One) -> AllAlone:
    with b.on_the_full_basket():
        each = [_serve(b, f"alone.{way.key}", rule, way, usable, way.when) for way in ways]
        changes = b.flag("redeem.alone", either(*(one.changes for one in each)))
        amounts = (effect.amount for one in each for effect in one.effects)
        worth = add(*(amount for amount in amounts if amount is not None))
        alone = Alone(changes, b.line("redeem.worth", Unit.MONEY, worth))
        return AllAlone(alone, [one.unfit for one in each])


def _unfit(b: Builder, each: list[One | None]) -> One | None:
    """Whether the request does not fit, by itself or in its turn; None: nobody asks."""
    found = [line for line in each if line is not None]
    return b.flag("redeem.unfit", either(*found)) if found else None


def _most(b: Builder, each: list[One | None]) -> One | None:
    """The points that would fit, where somebody asks."""
    found = [line for line in each if line is not None]
    return b.line("redeem.fits", Unit.POINTS, Greatest((ZERO, *found))) if found else None


def _of_balance(b: Builder, percent: Percent) -> Expr:
    """A share of the points available, rounded down."""
    share = Fraction(percent.value) / 100
    return Divide(multiply(_there(b), Literal(share.numerator)), Literal(share.denominator))


def _conditions(b: Builder, rule: Redemption) -> Iterator[Condition]:
    yield from lower_scope.everything(b, rule)
    if rule.from_nth > 1:
        source = tree.FromNthOrder(rule.from_nth)
        yield Condition(Because.TOO_EARLY, at_least(nth_order(), rule.from_nth), source)
    if rule.deduction is not Deduction.KEPT:
        yield Condition(Because.NOT_ASKED, fact(Scalar.PAYS_WITH_POINTS))
    if rule.deduction is Deduction.ALL and rule.at_least is not None:
        enough = at_least(_put_in(b, rule), units(rule.at_least))
        yield Condition(Because.TOO_FEW_POINTS, enough, tree.AtLeastAtOnce(rule.at_least))


def _put_in(b: Builder, rule: Redemption) -> Expr:
    if rule.deduction is Deduction.KEPT:
        return fact(Scalar.AVAILABLE)
    if not b.program.points.used_at_once:
        return fact(Scalar.PUT_IN)
    asked = least(fact(Scalar.ASKED), _there(b))
    return If(fact(Scalar.ASKS_ALL), If(fact(Scalar.PAYS_WITH_POINTS), _there(b), ZERO), asked)


def _there(b: Builder) -> Expr:
    """The points that there are to use: those that the order earns too, where the file says so."""
    held = fact(Scalar.AVAILABLE)
    if b.program.points.used_at_once:
        held = add(held, fact(Scalar.EARNED_NOW))
    return Greatest((ZERO, held))


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


def _serve(b: Builder, key: str, rule: Redemption, way: Way, usable: One, when: Expr) -> Served:
    rate = next((each for each in way.benefits if isinstance(each, tree.Rate)), None)
    fixed = [each for each in way.benefits if isinstance(each, tree.OnPrices)]
    limits = _limits(b, key, rule)
    blocks = None if rate is None else _blocks(b, key, rule, rate, usable, limits)
    unfit, fitting = None, None
    if rule.unfit in STRICT and rule.deduction is not Deduction.KEPT:
        fitting = b.line(f"{key}.would-fit", Unit.POINTS, _would_fit(blocks, usable))
        fits = either(fact(Scalar.ASKS_ALL), equal(fact(Scalar.ASKED), fitting))
        unfit = b.flag(f"{key}.unfit", both(when, negate(fits)))
        when = both(when, fits)
    effects = [] if blocks is None else [_by_blocks(b, key, rule, blocks, when, limits)]
    enough = both(when, _enough(rule, way, usable))
    for position, benefit in enumerate(fixed):
        there = in_basket(b, rule) if isinstance(benefit, tree.OnNoItem) else TRUE
        reach = Reach(both(enough, there), rule.scope, limits.ceiling)
        effects.append(lower_benefits.take(b, f"{key}.{position + 1}", benefit, reach))
    changed = b.flag(f"{key}.changes", either(*(_changes(each) for each in effects)))
    used = _used_by(effects, If(changed, Literal(way.bound), ZERO))
    served = tuple(replace(each, band=way.band) for each in effects)
    return Served(served, changed, used, unfit, fitting)


STRICT = those(
    tree.Unfit,
    yes=[tree.Unfit.SET_ASIDE, tree.Unfit.STOPS],
    no=[tree.Unfit.CUT_DOWN],
)
"""What becomes of a request that does not fit where it is not cut down."""


class Limits(NamedTuple):
    """Of which units points pay, and the most they pay in all."""

    mask: Expr
    ceiling: One | None


def _limits(b: Builder, key: str, rule: Redemption) -> Limits:
    mask = eligible(b, rule.scope.only, rule.scope.excepted)
    return Limits(mask, _ceiling(b, key, rule))


class Fitting(NamedTuple):
    """The blocks of a rate that are asked for and can be paid with, and what there is to pay."""

    rate: tree.Rate
    payable: One
    most: Expr
    asked: Expr
    blocks: One | None

    @property
    def points(self) -> Literal:
        """The points of a block."""
        return Literal(units(self.rate.points))


def _blocks(
    b: Builder, key: str, rule: Redemption, rate: tree.Rate, usable: One, limits: Limits
) -> Fitting:
    of_each = lower_sharing.allowed(b, b.remaining)
    payable = b.line(f"{key}.payable", Unit.MONEY, Total(If(limits.mask, of_each, ZERO)))
    most: Expr = payable if limits.ceiling is None else least(payable, limits.ceiling)
    asked = Divide(usable, Literal(units(rate.points)))
    if rule.deduction is Deduction.ALL:
        return Fitting(rate, payable, most, asked, None)
    rounding = tree.Rounding.UP if rule.last_block else tree.Rounding.DOWN
    can_pay = Divide(most, Literal(rate.worth.minor), rounding)
    blocks = b.line(f"{key}.fitting", Unit.COUNT, least(asked, can_pay))
    return Fitting(rate, payable, most, asked, blocks)


def _would_fit(fitting: Fitting | None, usable: One) -> Expr:
    """The points that can be used just so: whole blocks, or what is put in."""
    if fitting is None or fitting.blocks is None:
        return usable
    return multiply(fitting.blocks, fitting.points)


def _used_by(effects: list[Piece], fixed: Expr) -> Expr:
    """The points that a way uses: those of whole blocks, or what a fixed benefit uses up."""
    for each in effects:
        if isinstance(each.work, Blocks):
            blocks, points = each.work.blocks, Literal(units(each.work.benefit.points))
            return If(above(blocks, 0), multiply(blocks, points), fixed)
    return fixed


def _by_blocks(
    b: Builder, key: str, rule: Redemption, fitting: Fitting, when: Expr, limits: Limits
) -> Piece:
    """Take off what whole blocks of points are worth."""
    rate, points = fitting.rate, fitting.points
    if fitting.blocks is None:
        blocks = b.line(f"{key}.blocks", Unit.COUNT, If(when, fitting.asked, ZERO))
    else:
        enough: Expr = TRUE
        if rule.at_least is not None:
            enough = at_least(multiply(fitting.blocks, points), units(rule.at_least))
        blocks = b.line(f"{key}.blocks", Unit.COUNT, If(both(when, enough), fitting.blocks, ZERO))
    worth: Expr = multiply(blocks, Literal(rate.worth.minor))
    if fitting.blocks is None or rule.last_block:
        worth = least(worth, fitting.most)
    taken = lower_sharing.amount_shared(b, f"{key}.points", worth, limits.mask)
    work = Blocks(rate, blocks, fitting.payable, limits.ceiling)
    return Piece(work, taken.amount, taken.share, taken.most)


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


def _used(b: Builder, rule: Redemption, effect: One, served: list[Served]) -> Expr:
    match rule.deduction:
        case Deduction.KEPT:
            return ZERO
        case Deduction.ALL:
            return If(
                effect, _there(b) if b.program.points.used_at_once else fact(Scalar.AVAILABLE), ZERO
            )
        case Deduction.USED:
            return add(*(each.used for each in served))


def _changes(effect: Piece) -> Expr:
    taken = [] if effect.amount is None else [above(effect.amount, 0)]
    return either(*taken, *([] if effect.changes is None else [effect.changes]))

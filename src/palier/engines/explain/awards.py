"""How each award was reckoned: base, multipliers and whose they are, one rounding, caps."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from palier import tree
from palier.engines.explain import bands
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.program.rules import Earning
from palier.quantity import Period
from palier.sheet.lower_conditions import units
from palier.sheet.marks import AwardKind, AwardLines, FactorLines, LimitLines
from palier.sheet.nodes import Ref
from palier.sheet.sheet import GROSS, NET
from palier.speech import figures
from palier.tree import Multipliers, Steps

MOST_PARTS = 6


class Part(NamedTuple):
    """A part of what counts that one multiplier works on, and whose multiplier that is."""

    amount: int
    times: Fraction
    whose: tuple[str, ...]


def awards(t: Teller) -> Iterator[Why]:
    """A few sentences for each award of the order."""
    for each in t.got.sheet.awards:
        if t.got.scalar(each.given):
            said = " ".join([_main(t, each), *_grid(t, each), *_capped(t, each)])
            yield Why(About.AWARD, each.label, said, each.given)


def _main(t: Teller, award: AwardLines) -> str:
    rule, points = t.called(award.rule), t.voice.collected(t.got.scalar(award.given))
    if award.kind in (AwardKind.EXTRA, AwardKind.REACHING):
        return t.voice.sentence(f"gives.{award.kind.value}", rule=rule, points=points)
    how = _how(t, award)
    if not how:
        return t.voice.sentence("gives", rule=rule, points=points)
    return t.voice.sentence("gives.how", rule=rule, points=points, how=how)


def _how(t: Teller, award: AwardLines) -> str:
    rule = t.rule(award.rule)
    if not isinstance(rule, Earning) or award.kind is not AwardKind.EARNING:
        return ""
    said = _counted(t, award, rule)
    return said + _exact(t, award) if said else ""


def _counted(t: Teller, award: AwardLines, rule: Earning) -> str:
    match rule.head:
        case tree.EarnPerAmount(_, step, Steps.FULL | Steps.STARTED as steps):
            number = _number(t, award)
            noun = "step" if steps is Steps.FULL else "begun"
            whole = t.voice.money(_sum(t, award))
            price, counted = t.voice.price(step), t.voice.count(number, noun)
            return t.say("award.steps", steps=counted, step=price, base=whole) + _times(t, award)
        case tree.EarnPerAmount() | tree.EarnPercent():
            return _base(t, award)
        case tree.EarnPerItem():
            return _items(t, award)
        case tree.EarnPerOrder(amount):
            times = _times(t, award)
            return times and t.voice.amount(amount) + times
        case tree.EarnGrid():
            where = bands.reached(t, rule)
            times = _times(t, award)
            return t.voice.collected(_number(t, award)) + times if where and times else ""
        case _:
            return ""


def _number(t: Teller, award: AwardLines) -> int:
    """The steps that count, the points of the band."""
    return 0 if award.number is None else t.got.scalar(award.number)


def _grid(t: Teller, award: AwardLines) -> Iterator[str]:
    rule = t.rule(award.rule)
    if isinstance(rule, Earning):
        yield from bands.told(t, rule)


# What counts, and what multiplies it ---------------------------------------------------------


def _sum(t: Teller, award: AwardLines) -> int:
    shipping = t.got.scalar(award.shipping) if award.shipping else 0
    return t.got.total(award.base or NET) + shipping


def _base(t: Teller, award: AwardLines) -> str:
    """`€84.00 of €100.00 counts`, or its parts with their multipliers."""
    parts = list(_parts(t, award, award.base or NET))
    whole = _sum(t, award)
    if any(part.whose for part in parts) and len(parts) <= MOST_PARTS:
        return t.voice.join(_part(t, part, t.voice.money(part.amount)) for part in parts)
    rule = t.rule(award.rule)
    gross = isinstance(rule, Earning) and rule.before_discounts
    paid = t.got.total(GROSS if gross else NET)
    number = "many" if t.voice.plural(whole) else "one"
    key = f"award.base.of.{number}" if whole < paid else f"award.base.{number}"
    return t.say(key, base=t.voice.money(whole), whole=t.voice.money(paid))


def _items(t: Teller, award: AwardLines) -> str:
    """The items that count, with their multipliers."""
    parts = list(_parts(t, award, award.units or NET))
    return t.voice.join(_part(t, part, t.voice.count(part.amount, "item")) for part in parts)


def _part(t: Teller, part: Part, amount: str) -> str:
    if not part.whose:
        return amount
    times, whose = t.voice.number(part.times), t.voice.join(part.whose)
    return t.say("award.part", base=amount, times=times, whose=whose)


def _parts(t: Teller, award: AwardLines, held: Ref) -> Iterator[Part]:
    """What counts, gathered by multiplier, in the order of the lines."""
    sums: dict[tuple[Fraction, tuple[str, ...]], int] = {}
    for row, amount in enumerate(t.got.column(held)):
        if amount:
            key = _multiplier(t, award, award.times, row)
            sums[key] = sums.get(key, 0) + amount
    if award.shipping and t.got.scalar(award.shipping):
        key = _multiplier(t, award, award.times_order, None)
        sums[key] = sums.get(key, 0) + t.got.scalar(award.shipping)
    for (times, whose), amount in sums.items():
        yield Part(amount, times, whose)


def _times(t: Teller, award: AwardLines) -> str:
    """` × 2 (the bonus day “Black Friday”)`, for an award that is multiplied as a whole."""
    times, whose = _multiplier(t, award, award.times, None)
    if not whose:
        return ""
    return t.say("award.times", times=t.voice.number(times), whose=t.voice.join(whose))


def _multiplier(
    t: Teller, award: AwardLines, line: Ref | None, row: int | None
) -> tuple[Fraction, tuple[str, ...]]:
    """The multiplier of one line (or of the order as a whole), and the rules it comes from."""
    if line is None:
        return Fraction(1), ()
    held = t.got.at(line, row)
    times = Fraction(award.per if held is None else held, award.per)
    active = [each for each in t.got.sheet.factors if _works(t, each, row)]
    if t.program.cumulation.multipliers is Multipliers.BEST:
        active = [each for each in active if each.factor == times][:1]
    return times, tuple(t.called(each.rule) for each in active)


def _works(t: Teller, factor: FactorLines, row: int | None) -> bool:
    return bool(t.got.at(factor.line, row))


# The exact number, its rounding, its caps ----------------------------------------------------


def _exact(t: Teller, award: AwardLines) -> str:
    """`, which makes 66.66, rounded down`; nothing when the number is plain."""
    exact = Fraction(t.got.scalar(award.numerator)) / award.denominator
    if exact.denominator == 1:
        return ""
    said = t.say("award.exact", exact=_figure(t, exact))
    return said + t.say(f"award.rounded.{t.program.points.rounding.name.lower()}")


def _figure(t: Teller, exact: Fraction) -> str:
    """A number of points with its decimals; of a pot, money with a fraction of a minor unit."""
    if not t.program.cashback:
        return t.voice.number(exact)
    return figures.fine_money(exact, t.program.currency, t.voice.language)


def _capped(t: Teller, award: AwardLines) -> Iterator[str]:
    """The cap that brought an award down, and what it would have been."""
    raw = t.got.scalar(award.raw)
    if t.got.scalar(award.given) < raw:
        limit = min(award.limits, key=lambda each: t.got.scalar(each.line))
        points = t.voice.collected(raw)
        yield t.voice.sentence("award.capped", cap=cap(t, limit), points=points)


def cap(t: Teller, limit: LimitLines) -> str:
    """`at most 500 points per order`."""
    amount = t.voice.collected(units(limit.cap.amount))
    match limit.cap:
        case tree.BalanceCap():
            return t.say("cap.balance", amount=amount)
        case tree.Cap(_, period):
            key = "cap.shared" if limit.shared else "cap"
            return t.say(key, amount=amount, period=_period(t, period))


def _period(t: Teller, period: Period) -> str:
    return figures.PERIODS[t.voice.language][period][0]

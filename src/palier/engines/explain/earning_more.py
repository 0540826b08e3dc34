"""What more it takes for an earning rule that applies to give its first point."""

from __future__ import annotations

from fractions import Fraction

from palier import tree
from palier.engines.explain import bands
from palier.engines.explain.change import Change
from palier.engines.explain.teller import Teller
from palier.program.rules import Earning
from palier.sheet.lower_conditions import units
from palier.sheet.marks import AwardLines
from palier.tree import Rounding, Steps


def changes(t: Teller, award: AwardLines) -> list[Change]:
    """The amount that is missing to the first point; nothing where it cannot be derived."""
    rule = t.rule(award.rule)
    if not isinstance(rule, Earning) or t.got.scalar(award.raw):
        return []
    if isinstance(rule.head, tree.EarnGrid):
        where = bands.reached(t, rule)
        return [] if where is None else bands.changes(t, rule, where)
    more = _more(t, award, rule)
    if more <= 0:
        return []
    key = "with.bought.more" if rule.before_discounts else "with.paid.more"
    return [Change(t.say(key, figure=t.voice.money(more)), key, more)]


def _more(t: Teller, award: AwardLines, rule: Earning) -> int:
    """Minor units more of goods that count, at the multiplier of the whole order."""
    least = _least(t.program.points.rounding, award.denominator)
    match rule.head:
        case tree.EarnPerAmount(amount, step, Steps.FULL | Steps.STARTED as steps):
            wanted = _ceiling(least, Fraction(units(amount)) * _times(t, award))
            begun = steps is Steps.STARTED
            whole = (wanted - begun) * step.minor + begun
            return whole - _counted(t, award) if wanted else 0
        case tree.EarnPerAmount(amount):
            added = Fraction(units(amount)) * _times(t, award)
            return _ceiling(least - t.got.scalar(award.numerator), added)
        case tree.EarnPercent(percent):
            added = (Fraction(percent.value) / 100).numerator * Fraction(_times(t, award))
            return _ceiling(least - t.got.scalar(award.numerator), added)
        case _:
            return 0


def _times(t: Teller, award: AwardLines) -> int:
    """The multiplier of the whole order, in its parts."""
    return t.got.scalar(award.times_order) if award.times_order else 1


def _counted(t: Teller, award: AwardLines) -> int:
    shipping = t.got.scalar(award.shipping) if award.shipping else 0
    return (t.got.total(award.base) if award.base else 0) + shipping


def _ceiling(wanted: Fraction, each: Fraction) -> int:
    """How many, of so much each, make at least what is wanted; 0 when none ever do."""
    return 0 if each <= 0 else int(-(-wanted // each))


def _least(rounding: Rounding, denominator: Fraction) -> Fraction:
    """The least numerator that is rounded to 1 or more."""
    match rounding:
        case Rounding.DOWN:
            return denominator
        case Rounding.UP:
            return Fraction(1)
        case Rounding.NEAREST:
            return denominator / 2

"""Why a rule earns nothing, and the smallest change that would make it earn."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.because import Because
from palier.engines.explain import bands, guards, numbers
from palier.engines.explain.awards import base_of, tightest
from palier.engines.explain.guards import would
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Change, Why
from palier.program.rules import Earning, Segment
from palier.sheet.lower_conditions import units
from palier.sheet.marks import NO_POINTS_WITH, AwardKind, AwardLines, Guard
from palier.speech.phrases import Either, Phrase
from palier.tree import Deduction, Party, Rounding, Steps

GIVES_NOTHING = Phrase("{rule} gives nothing: {because}", "{rule} ne donne rien : {because}")
WOULD_EARN = Phrase(
    "it would earn something {changes}", "la règle ferait gagner quelque chose {changes}"
)
PAID = Phrase(
    "with {figure} more paid for goods that count", "avec {figure} de plus payés pour ce qui compte"
)
CAPPED = Phrase("its cap is reached ({cap})", "son plafond est atteint ({cap})")
REPLACED = Phrase("{rule} replaces it", "{rule} remplace ce gain")
DEAF = Phrase("the segment {names} earns no points", "le segment {names} ne gagne pas de points")
WITHOUT_PARTY = Phrase("without {names}", "sans {names}")
WITHOUT_POINTS = Either(
    Phrase("without paying with points", "sans paiement en points"),
    Phrase("without paying from the pot", "sans payer avec la cagnotte"),
)
PARTIES = {because: party for party, because in NO_POINTS_WITH.items()}


def earnings(t: Teller) -> Iterator[Why]:
    """What could earn on this order, and does not."""
    for award in t.got.sheet.awards:
        could = award.kind is AwardKind.EARNING or t.got.holds(award.applies)
        if could and not t.got.scalar(award.given):
            yield Why(About.SILENT, award.label, _award(t, award), award.given)


def _award(t: Teller, award: AwardLines) -> str:
    lines = t.got.sheet.rules[award.rule] if award.kind is AwardKind.EARNING else None
    failed = guards.failing(t, lines)
    blocked = [each for each in award.blocked if t.got.holds(each.line)]
    because = _because(t, award, failed, blocked)
    said = t.sentence(GIVES_NOTHING, rule=t.called(award.rule), because=because)
    if failed or blocked:
        unblocking = tuple(change for each in blocked for change in _unblocking(t, each))
        return said + would(t, guards.all_changes(t, award.rule, failed, unblocking))
    return said + would(t, _more(t, award), WOULD_EARN)


def _because(t: Teller, award: AwardLines, failed: list[Guard], blocked: list[Guard]) -> str:
    if failed:
        return t.reason(failed[0].because)
    if blocked:
        return _blocking(t, blocked[0])
    if t.got.scalar(award.raw):
        return t.say(CAPPED, cap=tightest(t, award))
    return t.reason(Because.GIVES_NOTHING)


# What silences points -------------------------------------------------------------------------


def _blocking(t: Teller, guard: Guard) -> str:
    """The reason for which no points are earned, with the names it is about."""
    match guard.because:
        case Because.SEGMENT_EARNS_NO_POINTS:
            names = (t.speaker.named(each.label) for each in _deaf(t))
            return t.say(DEAF, names=t.speaker.join(names))
        case Because.REPLACED:
            return t.say(REPLACED, rule=t.speaker.join(_replacing(t)))
        case _:
            return t.reason(guard.because)


def _unblocking(t: Teller, guard: Guard) -> Iterator[Change]:
    match guard.because:
        case Because.SEGMENT_EARNS_NO_POINTS:
            yield from (Change(t.say(guards.OUTSIDE, name=each.label)) for each in _deaf(t))
        case Because.FIRST_ORDER_EARNS_NO_POINTS | Because.INSTEAD_OF_THE_USUAL_POINTS:
            yield from guards.later(t, 1)
        case Because.REPLACED:
            return
        case _:
            yield from _without(t, PARTIES[guard.because])


def _without(t: Teller, party: Party) -> Iterator[Change]:
    """The order without the benefits of a party that silences points."""
    redemption = t.program.redemption
    if party is not Party.POINTS:
        serving = (each for each in t.got.serving() if each.party is party)
        yield Change(t.say(WITHOUT_PARTY, names=t.members(serving)))
    elif redemption is not None and redemption.deduction is not Deduction.KEPT:
        yield Change(t.say(WITHOUT_POINTS))


def _deaf(t: Teller) -> Iterator[Segment]:
    """The segments that earn no points and that the customer belongs to."""
    return (each for each in t.program.segments if each.earns_no_points and t.belongs(each))


def _replacing(t: Teller) -> Iterator[str]:
    """The earning rule that replaces the others."""
    for award in t.got.sheet.awards:
        if award.replaces is not None and t.got.holds(award.replaces):
            yield t.called(award.rule)


# What more it takes to the first point --------------------------------------------------------


def _more(t: Teller, award: AwardLines) -> list[Change]:
    """The amount that is missing to the first point; nothing where it cannot be derived."""
    rule = t.rules.get(award.rule)
    if not isinstance(rule, Earning) or t.got.scalar(award.raw):
        return []
    where = bands.reached(t, rule)
    if where is not None:
        return bands.changes(t, rule, where)
    more = _missing(t, award, rule)
    said = numbers.BOUGHT.more if rule.before_discounts else PAID
    return [Change(t.say(said, figure=t.amount(more)))] if more > 0 else []


def _missing(t: Teller, award: AwardLines, rule: Earning) -> int:
    """Minor units more of goods that count, at the multiplier of the whole order."""
    least = _least(t.program.points.rounding, award.denominator)
    times = t.got.scalar(award.times_order) if award.times_order else 1
    missing = least - t.got.scalar(award.numerator)
    match rule.head:
        case tree.EarnPerAmount(amount, step, Steps.FULL | Steps.STARTED as steps):
            wanted = _ceiling(least, Fraction(units(amount) * times))
            begun = steps is Steps.STARTED
            whole = (wanted - begun) * step.minor + begun
            return whole - base_of(t, award) if wanted else 0
        case tree.EarnPerAmount(amount):
            return _ceiling(missing, Fraction(units(amount) * times))
        case tree.EarnPercent(percent):
            return _ceiling(missing, Fraction((percent.value / 100).numerator * times))
        case _:
            return 0


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
        case _:
            assert_never(rounding)

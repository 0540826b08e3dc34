"""Why a rule earns nothing or takes nothing off, and the smallest change that would help it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.because import Because
from palier.engines.explain import bands, guards, numbers, steps, vouchers
from palier.engines.explain.awards import tightest
from palier.engines.explain.guards import would
from palier.engines.explain.idle import Idle, idle, lacks_goods
from palier.engines.explain.teller import About, Change, Teller, Why
from palier.program.cumulation import NO_POINTS_WITH
from palier.program.model import Program
from palier.program.rules import (
    BonusDay,
    Earning,
    Giving,
    Offer,
    Redemption,
    Referral,
    Segment,
    Tier,
)
from palier.sheet.lower_conditions import units
from palier.sheet.lower_earning import rate_of
from palier.sheet.marks import AwardKind, AwardLines, Guard
from palier.speech.conditions import condition
from palier.speech.phrases import Either, Phrase
from palier.tree import Deduction, Party, Rounding, Steps

GIVES_NOTHING = Phrase("{rule} gives nothing: {because}", "{rule} ne donne rien : {because}")
EARNS_NOTHING = Phrase("{rule} earns nothing: {because}", "{rule} ne fait rien gagner : {because}")
WOULD_EARN = Phrase(
    "it would earn something {changes}", "la règle ferait gagner quelque chose {changes}"
)
PAID = Phrase(
    "with {figure} more paid for goods that count", "avec {figure} de plus payés pour ce qui compte"
)
PAID_FOR_ONE = Phrase(
    "with {figure} more paid for one of the items that count",
    "avec {figure} de plus payés pour un des articles qui comptent",
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
    for award in t.got.sheet.every_award:
        could = award.kind is AwardKind.EARNING or t.got.holds(award.applies)
        if could and not t.got.scalar(award.given):
            yield Why(About.SILENT, award.label, _award(t, award), award.given)


def _award(t: Teller, award: AwardLines) -> str:
    lines = t.got.sheet.rules[award.rule] if award.kind is AwardKind.EARNING else None
    failed = guards.failing(t, lines)
    blocked = [each for each in award.blocked if t.got.holds(each.line)]
    because = _because(t, award, failed, blocked)
    nothing = GIVES_NOTHING if award.kind is AwardKind.EARNING else EARNS_NOTHING
    said = t.sentence(nothing, rule=t.called(award.rule), because=because)
    if any(_is_by_itself(t, award, each) for each in blocked):
        return said
    if failed or blocked:
        unblocking = tuple(change for each in blocked for change in _unblocking(t, each))
        evident = len(blocked) == 1 and blocked[0].because in guards.EVIDENT and not failed
        others = () if evident else unblocking
        return said + would(t, guards.all_changes(t, award.rule, failed, others))
    return said + would(t, _more(t, award), WOULD_EARN)


def _is_by_itself(t: Teller, award: AwardLines, guard: Guard) -> bool:
    """Whether a rule that takes something off keeps its own points from being earned."""
    serving = (each.party for each in t.got.serving() if each.rule == award.rule)
    return any(NO_POINTS_WITH[party] is guard.because for party in serving)


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
        case Because.GUEST | Because.NOT_MEMBER:
            yield from guards.changes(t, "", guard)
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
    for award in t.got.sheet.every_award:
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
    alone = isinstance(rule.head, tree.OfAmounts) and rule.head.item_by_item
    more = _missing_of_one(t, award, rule) if alone else _missing(t, award, rule)
    paid = PAID_FOR_ONE if alone else PAID
    said = numbers.BOUGHT.more if rule.before_discounts and not alone else paid
    return [Change(t.say(said, figure=t.amount(more)))] if more > 0 else []


def _missing(t: Teller, award: AwardLines, rule: Earning) -> int:
    """Minor units more of goods that count, at the multiplier of the whole order."""
    least = _least(t.program.points.rounding, award.denominator)
    times = t.got.scalar(award.times_order) if award.times_order else 1
    missing = least - t.got.scalar(award.numerator)
    match rule.head:
        case tree.EarnPerAmount(amount, step, Steps.FULL | Steps.STARTED as steps):
            each = rate_of(t.program, amount).numerator * times
            wanted = _ceiling(least, Fraction(each))
            begun = steps is Steps.STARTED
            whole = (wanted - begun) * step.minor + begun
            return whole - (t.got.base(award) or 0) if wanted else 0
        case tree.EarnPerAmount(amount):
            return _ceiling(missing, Fraction(rate_of(t.program, amount).numerator * times))
        case tree.EarnPercent(percent):
            return _ceiling(missing, Fraction((percent.value / 100).numerator * times))
        case _ if isinstance(rule.head, tree.NotByAmount):
            return 0
        case _:
            assert_never(rule.head)


def _missing_of_one(t: Teller, award: AwardLines, rule: Earning) -> int:
    """The same for the item that lacks least, at its own multiplier."""
    times = t.got.column(award.times) if award.times else (1,) * t.got.rows
    bases = t.got.column(award.base) if award.base else ()
    found = (_lacking(t, award, rule, *each) for each in zip(bases, times, strict=True) if each[0])
    return min((each for each in found if each > 0), default=0)


def _lacking(t: Teller, award: AwardLines, rule: Earning, base: int, times: int) -> int:
    rounding = t.program.points.rounding
    match rule.head:
        case tree.EarnPerAmount(amount, step, Steps.FULL | Steps.STARTED as steps):
            least = _least(rounding, Fraction(award.per))
            begun = steps is Steps.STARTED
            wanted = _ceiling(least, Fraction(units(amount) * times))
            return (wanted - begun) * step.minor + begun - base if wanted else 0
        case tree.EarnPerAmount(amount, step):
            least = _least(rounding, Fraction(step.minor * award.per))
            return _ceiling(least, Fraction(units(amount) * times)) - base
        case tree.EarnPercent(percent):
            share = Fraction(percent.value) / 100
            least = _least(rounding, Fraction(share.denominator * award.per))
            return _ceiling(least, Fraction(share.numerator * times)) - base
        case _ if isinstance(rule.head, tree.NotByAmount):
            return 0
        case _:
            assert_never(rule.head)


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


# Benefits that change nothing -----------------------------------------------------------


NO_PRICE = Phrase("{rule} takes nothing off: {because}", "{rule} ne retire rien : {because}")
NO_CODE = Phrase("it was not given", "il n'a pas été donné")


def benefits(t: Teller, told: frozenset[str]) -> Iterator[Why]:
    """The rules that could give a benefit and do not; `told` are those already spoken of."""
    for rule in _rules(t.program):
        if isinstance(rule, Referral):
            yield from _referral(t, rule, told)
            continue
        speaks = rule.id not in told and _speaks(t, rule)
        said = _said(t, rule) if speaks else ""
        if said:
            lines = t.got.sheet.rules.get(rule.id)
            yield Why(About.SILENT, rule.label, said, lines.applies if lines else None)
        else:
            yield from vouchers.withheld(t, rule)


def _rules(program: Program) -> Iterator[Giving | Referral]:
    """The rules whose silence is worth a word: not vouchers left at home, nor stamp cards."""
    yield from (*program.bonus_days, *program.offers)
    yield from filter(None, (program.first_order,))
    yield from (*program.segments, *program.tiers)
    yield from filter(None, (program.referral, program.redemption))


def _speaks(t: Teller, rule: Giving) -> bool:
    match rule:
        case Tier(rank=rank):
            return t.rank() == rank + 1
        case Redemption():
            return t.quote.order.use_points is None and t.quote.standing.available > 0
        case Segment(gets_nothing=True):
            return False  # It takes away; each rule that it silences says so.
        case _:
            return True


def _said(t: Teller, rule: Giving) -> str:
    """Why a rule gives nothing; "" when it gives all it can, or has nothing on the price side."""
    failed = guards.failing(t, t.got.sheet.rules.get(rule.id))
    if isinstance(rule, Offer) and rule.code is not None:
        return _no_code(t, rule, rule.code, failed)
    if failed:
        return _refusal(t, rule.id, failed)
    return _idle(t, rule)


def _no_code(t: Teller, rule: Offer, code: tree.Name, failed: list[Guard]) -> str:
    said = t.sentence(GIVES_NOTHING, rule=t.called(rule.id), because=NO_CODE)
    if not failed:
        return said
    brought = tree.TextIs(tree.TextFact.PROMO_CODE, (code,))
    change = Change(condition(t.speaker, brought))
    return said + would(t, guards.all_changes(t, rule.id, failed, (change,)))


def _refusal(t: Teller, rule: str, failed: list[Guard]) -> str:
    """The first condition that failed, and the smallest change that would make all hold."""
    because = t.reason(failed[0].because)
    said = t.sentence(GIVES_NOTHING, rule=t.called(rule), because=because)
    return said + would(t, guards.all_changes(t, rule, failed))


def _referral(t: Teller, rule: Referral, told: frozenset[str]) -> Iterator[Why]:
    promised = t.got.sheet.referral
    for each in (promised.friend, *promised.after):
        if each is not None and each.lines.rule not in told:
            failed = guards.failing(t, each.lines)
            if failed:
                said = _refusal(t, each.lines.rule, failed)
                yield Why(About.SILENT, rule.label, said, each.lines.applies)


# Rules that apply, and change nothing ---------------------------------------------------------


def _idle(t: Teller, rule: Giving) -> str:
    """Why a rule whose conditions hold takes nothing off; it may multiply points all the same."""
    members = [each for each in t.got.sheet.members if each.rule == rule.id]
    if isinstance(rule, BonusDay) or any(t.got.holds(each.effect) for each in members):
        return ""
    where = bands.reached(t, rule)
    if lacks_goods(t, rule.id) and not (where is not None and where.band is None):
        said = t.sentence(
            GIVES_NOTHING, rule=t.called(rule.id), because=t.reason(Because.NO_ELIGIBLE_ITEMS)
        )
        return said + would(t, [Change(guards.goods_counted(t, rule.touches))])
    if where is not None and where.band is None:
        none = bands.none_reached(t, rule, where.measured)
        return _no_price(t, rule, Idle(none, bands.changes(t, rule, where)))
    if not members and rule.steps and not any(_reached(t, rule)):
        because, changes = steps.none_reached(t, rule), steps.changes(t, rule)
        return t.sentence(GIVES_NOTHING, rule=t.called(rule.id), because=because) + would(
            t, changes
        )
    return _no_price(t, rule, idle(t, members[0])) if members else ""


def _reached(t: Teller, rule: Giving) -> Iterator[int]:
    """How many times each `for every …` of a rule gives."""
    return (t.got.scalar(each.lines.times) for each in steps.steps_of(t, rule))


def _no_price(t: Teller, rule: Giving, idle: Idle) -> str:
    if not idle.because:
        return ""
    said = t.sentence(NO_PRICE, rule=t.called(rule.id), because=idle.because)
    return said + would(t, idle.changes)

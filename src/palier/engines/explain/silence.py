"""Why a rule earns nothing, and the smallest change that would make it earn."""

from __future__ import annotations

from collections.abc import Iterator

from palier.because import Because
from palier.engines.explain import earning_more, guards
from palier.engines.explain.awards import cap
from palier.engines.explain.change import Change
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.sheet.marks import NO_POINTS_WITH, AwardKind, AwardLines, Guard
from palier.tree import Deduction, Party

_PARTIES: dict[Because, Party] = {because: party for party, because in NO_POINTS_WITH.items()}


def earnings(t: Teller) -> Iterator[Why]:
    """What could earn on this order, and does not."""
    for award in t.got.sheet.awards:
        could = award.kind is AwardKind.EARNING or t.got.holds(award.applies)
        if could and not t.got.scalar(award.given):
            yield Why(About.SILENT, award.label, _award(t, award), award.given)


def would(t: Teller, changes: list[Change], key: str = "would") -> str:
    """` It would apply with €12.40 more in the basket and on a Tuesday.`"""
    if not changes:
        return ""
    words = dict.fromkeys(each.words for each in changes)
    return " " + t.voice.sentence(key, changes=t.voice.join(words))


def _award(t: Teller, award: AwardLines) -> str:
    lines = t.got.sheet.rules[award.rule] if award.kind is AwardKind.EARNING else None
    failed = guards.failing(t, lines)
    blocked = [each for each in award.blocked if t.got.holds(each.line)]
    because = _because(t, award, failed, blocked)
    said = t.voice.sentence("silent", rule=t.called(award.rule), because=because)
    unblocking = tuple(change for each in blocked for change in _unblocking(t, each))
    if failed or blocked:
        return said + would(t, guards.all_changes(t, award.rule, failed, unblocking))
    more = earning_more.changes(t, award)
    return said + (would(t, more, "would.earn") if more else "")


def _because(t: Teller, award: AwardLines, failed: list[Guard], blocked: list[Guard]) -> str:
    if failed:
        return t.reason(failed[0].because)
    if blocked:
        return _blocking(t, blocked[0])
    if t.got.scalar(award.raw):
        limit = min(award.limits, key=lambda each: t.got.scalar(each.line))
        return t.say("because.cap", cap=cap(t, limit))
    return t.reason(Because.GIVES_NOTHING)


# What silences points -----------------------------------------------------------------------


def _blocking(t: Teller, guard: Guard) -> str:
    """The reason for which no points are earned, with the names it is about."""
    match guard.because:
        case Because.SEGMENT_EARNS_NO_POINTS:
            return t.say("because.segment", name=t.voice.join(_deaf(t)))
        case Because.REPLACED:
            return t.say("because.replaced", rule=t.voice.join(_replacing(t)))
        case _:
            return t.reason(guard.because)


def _unblocking(t: Teller, guard: Guard) -> Iterator[Change]:
    match guard.because:
        case Because.SEGMENT_EARNS_NO_POINTS:
            yield from (Change(t.say("outside.segment", name=name)) for name in _deaf(t))
        case Because.FIRST_ORDER_EARNS_NO_POINTS | Because.INSTEAD_OF_THE_USUAL_POINTS:
            yield Change(t.say("later", figure=t.voice.count(1, "order")))
        case Because.REPLACED:
            return
        case _:
            yield from _without(t, _PARTIES[guard.because])


def _without(t: Teller, party: Party) -> Iterator[Change]:
    """The order without the benefits of a party that silences points."""
    redemption = t.program.redemption
    if party is not Party.POINTS:
        names = [t.member(each) for each in t.got.serving() if each.party is party]
        yield Change(t.say("without.party", names=t.voice.join(names)))
    elif redemption is not None and redemption.deduction is not Deduction.KEPT:
        yield Change(t.say("without.pot" if t.program.cashback else "without.points"))


def _deaf(t: Teller) -> Iterator[str]:
    """The segments that earn no points and that the customer belongs to."""
    for segment in t.program.segments:
        if segment.earns_no_points and t.belongs(segment):
            yield t.voice.named(segment.label)


def _replacing(t: Teller) -> Iterator[str]:
    """The earning rule that replaces the others."""
    for award in t.got.sheet.awards:
        if award.replaces is not None and t.got.holds(award.replaces):
            yield t.called(award.rule)

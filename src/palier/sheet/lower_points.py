"""Lowering the points of an order: what silences them, every award, and the tier they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from palier import tree
from palier.because import Because
from palier.named import NamedTuple
from palier.program.cumulation import NO_POINTS_WITH
from palier.program.rules import Earning, FirstOrder
from palier.sheet import lower_awards, lower_earning, lower_scope, lower_tiers
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Count, Measured, Uses
from palier.sheet.lower_awards import Multiplied, multipliers
from palier.sheet.lower_conditions import eligible, units
from palier.sheet.lower_earning import Raw
from palier.sheet.lower_giving import Collected, Source
from palier.sheet.lower_tiers import EARNED, STATUS_EARNED
from palier.sheet.marks import AwardKind, AwardLines, Guard
from palier.sheet.nodes import (
    FALSE,
    TRUE,
    ZERO,
    Exists,
    Expr,
    If,
    Literal,
    One,
    above,
    add,
    both,
    either,
    equal,
    multiply,
    negate,
)
from palier.sheet.sheet import NET, StatusLines, Unit
from palier.tree import Party


def earn(b: Builder, got: Collected) -> None:
    """Write every award of an order, in the order shared caps are filled, and the tier after it."""
    if b.program.points.used_at_once and b.before_points is not None:
        b.remaining = b.before_points  # what it earns is reckoned with no points used
    never = tuple(_never(b))
    usual = (*never, *_instead(b))
    of_points = [rule for rule in b.program.earnings if not rule.gives_status]
    _on_orders(b, of_points, multipliers(b, got.factors), usual)
    _first_order(b, never)
    for source, extra in got.extras:
        _extra(b, source, extra, usual)
    for position, (source, points) in enumerate(got.gives):
        _write(b, f"{source.rule}.gives.{position + 1}", source, points, AwardKind.PROMISED)
    b.line(EARNED.line, Unit.POINTS, add(*b.awarded))
    _status(b, got)
    lower_tiers.after(b)
    _reaching(b)
    _joining(b, of_points)


def _on_orders(
    b: Builder, rules: Iterable[Earning], times: Multiplied | None, usual: tuple[Guard, ...]
) -> None:
    """The awards of the rules about orders, each unless another rule replaces it."""
    raws = [lower_earning.reckon(b, rule, times) for rule in rules if rule.on_orders]
    replaced = _replaced(b, raws, usual)
    for raw in raws:
        silenced, replaces = replaced[raw.rule.id]
        lower_earning.award(b, raw, (*usual, *silenced), replaces, times)


def _status(b: Builder, got: Collected) -> None:
    """Status points: what silences points leaves them alone."""
    if b.program.status is None:
        return
    rules = [rule for rule in b.program.earnings if rule.gives_status]
    with b.of_status():
        _on_orders(b, rules, multipliers(b, got.status_factors, "status-multiplier"), ())
        for source, points in got.status_extras:
            _extra(b, source, points, ())
        _joining(b, rules)
        earned = b.line(STATUS_EARNED.line, b.collected, add(*b.awarded))
        before = fact(Measured(Count.STATUS_POINTS, b.program.tier_settings.window))
        in_all = b.line("status.total", b.collected, add(before, earned))
        b.status = StatusLines(tuple(b.awards), earned, in_all)


# What silences points ----------------------------------------------------------------------


def _never(b: Builder) -> Iterable[Guard]:
    """`earn no points`, then the parties with which no points are earned."""
    deaf = [b.belongs[each.id] for each in b.program.segments if each.earns_no_points]
    if deaf:
        line = b.flag("no-points.segment", either(*(each.applies for each in deaf)))
        yield Guard(Because.SEGMENT_EARNS_NO_POINTS, line)
    first = b.program.first_order
    if first is not None and first.earns_no_points:
        yield _silencing(b, first, Because.FIRST_ORDER_EARNS_NO_POINTS, "no-points")
    for party in Party:
        members = [each for each in b.members if each.party is party]
        if members and party in b.program.cumulation.no_points_with:
            used = either(*(each.effect for each in members))
            line = b.flag(f"no-points.{party.name.lower().replace('_', '-')}", used)
            yield Guard(NO_POINTS_WITH[party], line)


def _instead(b: Builder) -> Iterable[Guard]:
    first = b.program.first_order
    if first is not None and first.earns is not None and first.earns.instead:
        yield _silencing(b, first, Because.INSTEAD_OF_THE_USUAL_POINTS, "instead")


def _silencing(b: Builder, first: FirstOrder, because: Because, key: str) -> Guard:
    """What silences the points of other rules, in a line of its own."""
    line = b.flag(f"{first.id}.{key}", b.rules[first.id].applies)
    return Guard(because, line, by=first.id)


class Replaced(NamedTuple):
    """What silences a rule because another replaces it, and whether it replaces the others."""

    silenced: tuple[Guard, ...]
    replaces: One | None


def _replaced(b: Builder, raws: list[Raw], usual: tuple[Guard, ...]) -> dict[str, Replaced]:
    """The first rule written that replaces the others, and gives something, silences all others."""
    wins: dict[str, One] = {}
    won: list[One] = []
    for raw in raws:
        if raw.rule.replaces:
            gives = both(raw.applies, lower_awards.silenced(usual), above(raw.raw, 0))
            first = both(gives, *(negate(line) for line in won))
            wins[raw.rule.id] = b.flag(f"{raw.rule.id}.replaces", first)
            won = b.folded(f"{raw.rule.id}.won", Unit.FLAG, [*won, wins[raw.rule.id]], either)
    found: dict[str, Replaced] = {}
    for raw in raws:
        replaces = wins.get(raw.rule.id)
        another = _another(won, replaces)
        flag = None if another == FALSE else b.flag(f"{raw.rule.id}.replaced", another)
        found[raw.rule.id] = Replaced((Guard(Because.REPLACED, flag),) if flag else (), replaces)
    return found


def _another(won: list[One], own: One | None) -> Expr:
    """Another rule than this one has won: at most one does."""
    others = either(*(line for line in won if line != own))
    return others if own is None or own in won else both(others, negate(own))


# Awards besides the earning rules ----------------------------------------------------------


def _first_order(b: Builder, blocked: tuple[Guard, ...]) -> None:
    first = b.program.first_order
    if first is None or first.earns is None:
        return
    source = Source(first.id, first.label, b.rules[first.id].applies, first.scope)
    points = Literal(units(first.earns.amount))
    _write(b, f"{first.id}.earns", source, points, AwardKind.FIRST_ORDER, blocked, on=TRUE)


def _extra(b: Builder, source: Source, points: int, blocked: tuple[Guard, ...]) -> None:
    on = eligible(b, source.scope.only, source.scope.excepted)
    when = source.when if on == TRUE else both(source.when, Exists(on))
    key = f"{source.rule}.extra.{b.next_of(f'{source.rule}.extra')}"
    blocked = (*_without_account(b, key, source), *blocked)
    _write(
        b, key, source._replace(when=when), _points(source, points), AwardKind.EXTRA, blocked, on=on
    )


def _without_account(b: Builder, key: str, source: Source) -> Iterator[Guard]:
    """What keeps the points of an offer that is open to all from those who cannot earn."""
    offer = next((each for each in b.program.offers if each.id == source.rule), None)
    if offer is None or not lower_scope.serves_guests(b.program, offer):
        return
    for each in lower_scope.joined(b):
        yield Guard(each.because, b.flag(f"{key}.{each.because}", negate(each.expr)))


def _write(
    b: Builder,
    key: str,
    source: Source,
    points: Expr,
    kind: AwardKind,
    blocked: tuple[Guard, ...] = (),
    *,
    on: Expr | None = None,
) -> None:
    """An award of so many points, unless it is silenced, shared over the units that it is `on`."""
    applies = b.flag(f"{key}.applies", source.when)
    active = both(applies, lower_awards.silenced(blocked))
    exact = b.line(f"{key}.exact", b.collected, points)
    given, limits = lower_awards.given(b, key, exact, active)
    shares = None if on is None else lower_awards.shares(b, key, given, If(on, NET, ZERO), on)
    b.awards.append(
        AwardLines(
            rule=source.rule,
            label=source.label,
            kind=kind,
            applies=applies,
            raw=exact,
            given=given,
            numerator=exact,
            number=source.times,
            blocked=blocked,
            shares=shares,
            limits=limits,
            status=b.counts_status,
        )
    )


def _points(source: Source, points: int) -> Expr:
    """So many points, each time."""
    return Literal(points) if source.times is None else multiply(source.times, Literal(points))


def _reaching(b: Builder) -> None:
    for tier in b.program.tiers:
        if tier.on_reaching is not None:
            once = equal(fact(Uses(tier.id, None)), 0)
            when = both(lower_tiers.passed(tier), once, lower_scope.runs(b))
            source = Source(tier.id, tier.label, when, tier.scope)
            points = Literal(units(tier.on_reaching))
            _write(b, f"{tier.id}.reaching", source, points, AwardKind.REACHING)


def _joining(b: Builder, rules: Iterable[Earning]) -> None:
    """The joining award follows the order that joins, and cannot pay it."""
    for rule in rules:
        if isinstance(rule.head, tree.EarnOnJoining):
            source = Source(rule.id, rule.label, lower_scope.joins(b, rule), rule.scope)
            points = Literal(units(rule.head.amount))
            _write(b, f"{rule.id}.joining", source, points, AwardKind.JOINING)

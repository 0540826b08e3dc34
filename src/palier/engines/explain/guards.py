"""What it takes for the conditions of a rule that failed to hold."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.because import Because
from palier.engines.explain import shortfall
from palier.engines.explain.change import Change
from palier.engines.explain.numbers import distance
from palier.engines.explain.reading import reading
from palier.engines.explain.teller import Teller
from palier.program.rules import Rule, Scope
from palier.quantity import Boundary, Money
from palier.sheet.facts import Count, Measured
from palier.sheet.lower_conditions import COMPARISON, units
from palier.sheet.marks import Guard, RuleLines
from palier.sheet.sheet import BASKET
from palier.speech.conditions import condition
from palier.speech.days import NTH_ORDER, birthday, date_range, hours, recurring, weekday
from palier.speech.goods import goods
from palier.tree import TierCount

EVIDENT = (
    Because.GUEST,
    Because.NOT_MEMBER,
    Because.NO_REFERRAL,
    Because.NOT_ASKED,
    Because.NOT_THE_BIRTHDAY,
    Because.NOT_FIRST_ORDER,
)
"""Conditions whose failure says what is missing."""
ORDERS = Measured(Count.ORDERS, TierCount.SINCE_JOINING)


def failing(t: Teller, lines: RuleLines | None) -> list[Guard]:
    """The conditions of a rule that do not hold; those of belonging stand for its segment's."""
    return [] if lines is None else list(_failing(t, lines.guards))


def _failing(t: Teller, guards: tuple[Guard, ...]) -> Iterator[Guard]:
    for guard in guards:
        if not t.got.holds(guard.line):
            yield from tuple(_failing(t, guard.inside)) or (guard,)


def changes(t: Teller, rule_id: str, guard: Guard) -> tuple[Change, ...]:
    """What it takes for one condition to hold; nothing when nothing can be said."""
    rule = t.rule(rule_id)
    source = guard.source
    match source:
        case tree.When(test):
            return shortfall.changes(t, reading(t, guard.line), test, wanted=True)
        case tree.Unless(test):
            return shortfall.changes(t, reading(t, guard.line), test, wanted=False)
        case tree.OnBaskets(boundary, total):
            return _basket(t, boundary, total)
        case tree.CountsFrom(total):
            return _basket(t, Boundary.FROM, total)
        case tree.OnNthOrder(nth) if nth < _nth(t):
            return _said(t.voice.speaker.say(NTH_ORDER, nth=nth))
        case tree.OnNthOrder(nth):
            return _later(t, nth - _nth(t))
        case tree.FromNthOrder(nth):
            return _later(t, nth - _nth(t))
        case tree.OnEveryNthOrder(nth):
            return _later(t, -_nth(t) % nth)
        case tree.UseLimit(_, period):
            return _said(t.say(f"another.{period.value}"))
        case tree.OncePerCustomer():
            return _said(t.say("unused"))
        case tree.AfterFriends(friends, every, _):
            return _friends(t, friends, every=every)
        case tree.AtLeastAtOnce(amount):
            return _put_in(t, units(amount))
        case _:
            return tuple(_plain(t, rule, guard))


def all_changes(
    t: Teller, rule_id: str, failed: list[Guard], others: tuple[Change, ...] = ()
) -> list[Change]:
    """What it takes for all of them to hold; nothing when the reason alone has said it."""
    if not others and len(failed) == 1 and failed[0].because in EVIDENT:
        return []
    return [*(change for each in failed for change in changes(t, rule_id, each)), *others]


def _said(words: str) -> tuple[Change, ...]:
    return (Change(words),)


def _nth(t: Teller) -> int:
    before = t.got.facts.get(ORDERS, 0)
    return (before if isinstance(before, int) else 0) + 1


def _basket(t: Teller, boundary: Boundary, total: Money) -> tuple[Change, ...]:
    more = distance(t.got.scalar(BASKET), COMPARISON[boundary], total.minor)
    words = t.say("with.basket.more", figure=t.voice.money(more))
    return (Change(words, "basket", more),)


def _later(t: Teller, orders: int) -> tuple[Change, ...]:
    if orders <= 0:
        return ()
    words = t.say("later", figure=t.voice.count(orders, "order"))
    return (Change(words, "orders", orders),)


def _friends(t: Teller, friends: int, *, every: bool) -> tuple[Change, ...]:
    """The friends that are missing to the next reward; none when it is past."""
    known = t.quote.standing.count(Count.REFERRALS)
    more = friends - known % friends if every else friends - known
    if more <= 0:
        return ()
    figure = t.voice.count(more, "more.referral")
    return (Change(t.say("with.referrals.more", figure=figure, window=""), "referrals", more),)


def _put_in(t: Teller, least: int) -> tuple[Change, ...]:
    more = least - t.put_in()
    words = t.say("with.points.more", figure=t.voice.collected(more))
    return (Change(words, "points", more),)


_FIXED = {
    Because.GUEST: "with.account",
    Because.NOT_MEMBER: "with.membership",
    Because.NO_REFERRAL: "with.friend",
    Because.NOT_ASKED: "with.use",
    Because.NOT_FIRST_ORDER: "on.first_order",
    Because.ALREADY_JOINED: "on.joining",
}


def _plain(t: Teller, rule: Rule | None, guard: Guard) -> Iterator[Change]:
    """Conditions that do not quote a clause of their own."""
    scope = Scope() if rule is None else rule.scope
    if guard.because in _FIXED:
        yield Change(t.say(_FIXED[guard.because]))
    elif guard.because == Because.NOT_RUNNING:
        yield Change(date_range(t.voice.speaker, t.program.run))
    elif guard.because == Because.IN_EARLIER_SEGMENT:
        yield from (Change(t.say("outside.segment", name=t.voice.named(n))) for n in _earlier(t))
    elif guard.because == Because.NO_ELIGIBLE_ITEMS:
        yield Change(_counted(t, scope))
    else:
        yield from (Change(words) for words in _calendar(t, scope, guard))


def _calendar(t: Teller, scope: Scope, guard: Guard) -> Iterator[str]:
    s = t.voice.speaker
    match guard.because, guard.source:
        case Because.NOT_THESE_DATES, None:
            yield s.join((recurring(s, each) for each in scope.recurring), "or")
        case Because.NOT_THESE_DATES, _:
            yield s.join((date_range(s, each) for each in scope.dates), "or")
        case Because.NOT_THIS_WEEKDAY, _:
            yield s.join((weekday(s, each) for each in scope.weekdays), "or")
        case ((Because.NOT_THE_BIRTHDAY | Because.NOT_NEAR_THE_BIRTHDAY), _):
            yield s.join((birthday(s, each) for each in scope.birthday), "or")
        case Because.NOT_THESE_HOURS, _:
            yield s.join((hours(s, each) for each in scope.hours), "or")
        case _:
            return


def _earlier(t: Teller) -> Iterator[str]:
    """The segment that takes the customer."""
    for segment in t.program.segments:
        if t.belongs(segment):
            yield segment.label


def _counted(t: Teller, scope: Scope) -> str:
    if scope.only is not None:
        return condition(t.voice.speaker, tree.BasketContains(scope.only))
    if scope.excepted is not None:
        return t.say("with.other", goods=goods(t.voice.speaker, scope.excepted))
    return t.say("with.counted")

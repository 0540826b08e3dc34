"""The life of points: when they can be used, how long they last; and what a return changes."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.page.sections.earning import cap
from palier.page.speaker import Speaker
from palier.page.view import Section, Step


def life(s: Speaker) -> Section | None:
    """From the order to the last day."""
    if not s.program.earnings:
        return None
    steps = (
        Step(s.say("life.earned.title"), (s.sentence("life.earned"), *_caps(s))),
        Step(s.say("life.available.title"), (available(s), *_balance(s))),
        Step(s.say("life.expiry.title"), expiry(s)),
    )
    return Section("life", s.say("life.title"), steps=steps)


def available(s: Speaker) -> str:
    """When points can be used."""
    when = s.program.points.available
    if when.after is None:
        return s.sentence("life.at_once")
    key = f"life.after_{when.after.value}"
    if when.delay is None:
        return s.sentence(key)
    return s.sentence(f"{key}.delay", duration=s.duration(when.delay))


def expiry(s: Speaker) -> tuple[str, ...]:
    """How long points last; of several ends, the earliest counts."""
    ends = s.program.points.expiries
    if not ends:
        return (s.sentence("life.never"),)
    earliest = (s.sentence("life.earliest"),) if len(ends) > 1 else ()
    return (*(_end(s, each) for each in ends), *earliest, s.sentence("life.soonest_first"))


def _end(s: Speaker, end: tree.ExpireAfter | tree.ExpireWithoutOrder | tree.ExpireAtYearEnd) -> str:
    match end:
        case tree.ExpireAfter(duration, end_of_month):
            key = "life.after.month" if end_of_month else "life.after"
            return s.sentence(key, duration=s.duration(duration))
        case tree.ExpireWithoutOrder(duration):
            return s.sentence("life.without_order", duration=s.duration(duration))
        case tree.ExpireAtYearEnd():
            return s.sentence("life.year_end")
        case _:
            assert_never(end)


def _caps(s: Speaker) -> tuple[str, ...]:
    return tuple(f"{cap(s, each)}." for each in s.program.points.caps)


def _balance(s: Speaker) -> tuple[str, ...]:
    most = s.program.points.balance_cap
    return () if most is None else (s.sentence("life.balance_cap", amount=s.amount(most)),)


def returns(s: Speaker) -> Section:
    """What a return changes."""
    rules, earns = s.program.returns, bool(s.program.earnings)
    below = "returns.below_zero" if s.program.points.below_zero else "returns.never_below"
    pays = s.program.redemption is not None
    notes = (
        s.sentence("returns.accepted", duration=s.duration(rules.accepted_for)),
        s.sentence("returns.tested_again" if rules.tested_again else "returns.kept"),
        *((s.sentence("returns.taken_back"), s.sentence(below)) if earns else ()),
        *((s.sentence("returns.given_back"),) if pays else ()),
    )
    return Section("returns", s.say("returns.title"), notes=notes)

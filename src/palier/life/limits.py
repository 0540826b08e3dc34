"""What a programme asks of what an account counts; limits and caps, and what rules are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from palier.engines.events import events_of
from palier.engines.quote import sheet_of
from palier.named import NamedTuple
from palier.program.former import key_of
from palier.program.model import Program, once_a_version
from palier.sheet import facts
from palier.sheet.facts import Fact


@once_a_version(64)
def asked_of(program: Program) -> tuple[Fact, ...]:
    """Every fact that orders or events of a programme ask for, always in the same order."""
    return tuple(sorted(sheet_of(program).facts | events_of(program).sheet.facts, key=repr))


@once_a_version(64)
def bought_in(program: Program) -> tuple[facts.Bought, ...]:
    """What a programme asks of earlier orders."""
    return tuple(each for each in asked_of(program) if isinstance(each, facts.Bought))


@once_a_version(64)
def rule_keys(program: Program) -> Mapping[str, str]:
    """What each rule is called in an account, by the id it has in this version.

    Moving a rule up or down in the file, or translating the file, does not change its key; two
    rules with the same first line are told apart by their order.
    """
    return dict(_keys(program))


def _keys(program: Program) -> Iterator[tuple[str, str]]:
    found: dict[str, int] = {}
    for rule in program.rules:
        key = key_of(rule)
        found[key] = found.get(key, 0) + 1
        yield rule.id, key if found[key] == 1 else f"{key}/{found[key]}"


class Limited(NamedTuple):
    """The rules that have limits, and those whose points are capped; None: all points are."""

    limited: frozenset[str]
    capped: frozenset[str | None]


@once_a_version(64)
def limits_of(program: Program) -> Limited:
    """What of a programme is counted for limits and caps."""
    asked = asked_of(program)
    limited = {each.rule for each in asked if isinstance(each, facts.Uses)}
    limited -= {tier.id for tier in program.tiers}
    capped = (each.rule for each in asked if isinstance(each, facts.Awarded))
    return Limited(frozenset(limited), frozenset(capped))


OF_LIMITS = ("use:", "points:", "status:")
"""How what limits and caps count is called in an account."""


def uses_of(
    program: Program,
    rules: Iterable[str],
    points: Mapping[str, int],
    status: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[tuple[str, int]]:
    """What limits and caps count: the uses of rules, and the points they give."""
    keys, (limited, capped) = rule_keys(program), limits_of(program)
    yield from ((f"use:{keys[rule]}", 1) for rule in rules if rule in limited)
    yield from ((f"points:{keys[rule]}", given) for rule, given in points.items() if rule in capped)
    yield from ((f"status:{keys[rule]}", given) for rule, given in status.items() if rule in capped)
    if None in capped:
        yield "points:all", sum(points.values())

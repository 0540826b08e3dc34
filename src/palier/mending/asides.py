"""What a line says between parentheses: a clause of its own, `10% off (not on gift cards)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from palier.mending.lines import MOST_MEANINGS, Candidate, here, rule_under
from palier.mending.place import Place
from palier.problem import Edit
from palier.source import Span
from palier.surface.lalr import HEAD
from palier.surface.to_text import INDENT
from palier.surface.tokens import folded
from palier.surface.wishes import heads_of

ASIDE, BEHIND, NEARLY, APART = 1.25, 2.0, 4.75, 0.75
_ASIDE = re.compile(r"(?P<main>[^()]{3,}?)\s*\((?P<aside>[^()]{3,60})\)\s*(?P<more>[^()]*)")


def asides_in(place: Place) -> Iterator[Candidate]:
    """A line with what stands between its parentheses as a clause of its own, which belongs to the
    same rule; that of a rule at the margin goes under it. One word alone, `(once)`, says too
    little."""
    text = place.said
    found = _ASIDE.fullmatch(text)
    if found is None or len(found["aside"].split()) == 1 or text.count('"') % 2:
        return
    main = f"{found['main']} {found['more']}".strip()
    if place.at:
        yield from _with_aside(place, main, found["aside"], rule_under(place))
        return
    yield from _with_aside(place, main, found["aside"], HEAD)
    if folded(main.split()[0]) not in place.tables.statements:
        for more, head in enumerate(heads_of(main, place.tables.language)):
            rule = place.tables.statements[folded(head.split()[0])]
            for each in _with_aside(place, main, found["aside"], rule, head):
                yield each._replace(cost=each.cost + BEHIND + more / 2)


def _with_aside(
    place: Place, main: str, aside: str, start: str, head: str | None = None
) -> Iterator[Candidate]:
    """A line in its nearest meanings, and what stands beside it in each of those that are near."""
    mains = _near(place, main, start)
    if not mains:
        return
    rule = start
    if start == HEAD:
        rule = place.tables.statements.get(folded(mains[0].lines[0].split()[0]), HEAD)
    beside = _near(place, aside, rule)
    span = place.line.span if place.at else place.margin.to(place.line.span)
    several = len(mains) > 1 or len(beside) > 1 or bool(head)
    pairs = [(mains[0], each) for each in beside]
    pairs += [(each, beside[0]) for each in mains[1:] if beside]
    for first, other in pairs:
        lines = (*([head] if head else []), *first.lines, *other.lines)
        asked = several or first.asked or other.asked
        cost = ASIDE + first.cost + other.cost / 2
        completed = first.completed or other.completed
        yield Candidate(cost, lines, Edit(span, f"\n{INDENT}".join(lines)), asked, completed)


def _near(place: Place, text: str, start: str) -> list[Candidate]:
    """The nearest meanings of a part of a line."""
    found = here(place, place.pieces_in(text, Span(0, len(text))), start, NEARLY, text=text)
    several = [*islice(found, MOST_MEANINGS)]
    return [each for each in several if each.cost <= several[0].cost + APART]

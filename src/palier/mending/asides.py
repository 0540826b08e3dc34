"""What a line says between parentheses: a clause of its own, `10% off (not on gift cards)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from palier.mending import whole
from palier.mending.lines import MOST_MEANINGS, Candidate, here, in_several, rule_under
from palier.mending.place import Place
from palier.problem import Edit
from palier.source import Span
from palier.surface.forgiving import UNBROKEN
from palier.surface.lalr import HEAD
from palier.surface.to_text import INDENT
from palier.surface.tokens import folded
from palier.surface.wishes import heads_of

ASIDE, BEHIND, NEARLY, APART = 1.25, 2.0, 4.75, 0.75
_GIVES = re.compile(
    r"\d.*(?:\boff\b|\bde remise\b|\bextra\b|\bde plus\b)|free shipping|livraison offerte|product"
    r"|produit|points x|perk|privilège|reward|récompense"
)
"""What gives something, and limits nothing: `(worth 15 EUR)` is no discount."""
_ASIDE = re.compile(r"(?P<main>[^()]{3,}?)\s*\((?P<aside>[^()]{3,60})\)\s*(?P<more>[^()]*)")


def asides_in(place: Place) -> Iterator[Candidate]:
    """A line with what stands between its parentheses as a clause of its own, which belongs to the
    same rule; else with those words as they stand, without the parentheses. One word alone,
    `(once)`, says too little."""
    text = place.said
    found = _ASIDE.fullmatch(text)
    if found is None or len(found["aside"].split()) == 1 or text.count('"') % 2:
        return
    main = f"{found['main']} {found['more']}".strip()
    apart = [*_apart(place, main, found["aside"])]
    yield from apart
    if not apart:
        plain = " ".join(filter(None, map(str.strip, found.groups())))
        pieces = place.pieces_in(plain, Span(0, len(plain)))
        start = rule_under(place) if place.at else HEAD
        for each in here(place, pieces, start, NEARLY, ASIDE, span=_whole(place), text=plain):
            yield each._replace(asked=True)


def _apart(place: Place, main: str, aside: str) -> Iterator[Candidate]:
    """A line with its aside as a clause, under the rule that it stands under, or that it is."""
    if place.at:
        yield from _with_aside(place, main, aside, rule_under(place))
        return
    yield from _with_aside(place, main, aside, HEAD)
    if folded(main.split(maxsplit=1)[0]) not in place.tables.statements:
        for more, head in enumerate(heads_of(main, place.tables.language)):
            rule = place.tables.statements[folded(head.split()[0])]
            for each in _with_aside(place, main, aside, rule, head):
                yield each._replace(cost=each.cost + BEHIND + more / 2)


def _whole(place: Place) -> Span:
    """What a line takes: at the margin, with what stands before it."""
    return place.line.span if place.at else place.margin.to(place.line.span)


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
    beside = [each for each in _near(place, aside, rule) if not _GIVES.match(each.lines[0])]
    several = len(mains) > 1 or len(beside) > 1 or bool(head)
    pairs = [(mains[0], each) for each in beside]
    pairs += [(each, beside[0]) for each in mains[1:] if beside]
    for first, other in pairs:
        lines = (*([head] if head else []), *first.lines, *other.lines)
        asked = several or first.asked or other.asked
        cost = ASIDE + first.cost + other.cost / 2
        completed = first.completed or other.completed
        yield Candidate(
            cost, lines, Edit(_whole(place), f"\n{INDENT}".join(lines)), asked, completed
        )


def _near(place: Place, text: str, start: str) -> list[Candidate]:
    """The nearest meanings of a part of a line."""
    found = here(place, place.pieces_in(text, Span(0, len(text))), start, NEARLY, text=text)
    several = [*islice(found, MOST_MEANINGS)]
    for parts in whole.parts(text) if not several and start not in UNBROKEN else ():
        several += in_several(place, start, parts, asking=True)
    several.sort(key=lambda each: each.cost)
    return [each for each in several if each.cost <= several[0].cost + APART]

"""What a line may have been by what it holds, in whatever order; whether that is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from palier.mending.far_fetched import is_far_fetched
from palier.mending.guesses import (
    forgets,
    is_in_order,
    is_whole,
    leaves_goods,
    makes_names,
    makes_words,
    names_words,
    shortens_name,
)
from palier.mending.lines import Candidate, printed, rule_under
from palier.mending.place import Place
from palier.problem import Edit
from palier.surface.lalr import HEAD, start_of
from palier.surface.loose import Piece
from palier.surface.near import near_of
from palier.surface.regrouping import regrouped
from palier.surface.to_text import INDENT
from palier.surface.unordered import covered
from palier.surface.ways import Candidate as Way
from palier.tree import Place as Statement

FARTHEST, MOST_HELD, FULLER = 5.5, 8, 1.0
FORGOTTEN = 5.0
"""So much farther is a way that leaves out what may say something: `shoes` of `10% off shoes`."""


def held(place: Place) -> Iterator[Candidate]:
    """What a line may have been by what it holds, in another order."""
    start = HEAD if place.at == 0 else rule_under(place)
    pieces = place.pieces
    found = regrouped(pieces, start, place.words, FARTHEST)
    several = list(islice(found, MOST_HELD))
    for way in _fullest(several, pieces):
        lines = printed(way, start, place.tables)
        far = is_far_fetched(way, pieces, place.text, place.setting, place.tables)
        if lines and not far and not leaves_goods(way, pieces, place.tables):
            edit = Edit(place.line.span, f"\n{INDENT}".join(lines))
            forgetful = forgets(way, pieces, place.tables)
            made = makes_words(way, near_of(place.tables.language))
            named = names_words(way, place.text, place.setting)
            if forgetful and (made or (named and shortens_name(way, pieces, place.tables))):
                continue
            asked = (
                forgetful
                or not way.sure
                or (start == start_of(Statement.CUMULATION) and not is_in_order(way))
                or (made and not is_whole(way))
                or named
                or makes_names(way, place.text, place.setting, place.tables)
            )
            yield Candidate(way.cost + FORGOTTEN * forgetful, lines, edit, asked)


def _fullest(several: list[Way], pieces: tuple[Piece, ...]) -> Iterator[Way]:
    """The ways, but for those that read fewer of the words than another that is as near, or nearly
    so, and no other word."""
    read = {id(way): covered(way, pieces) for way in several}
    for way in several:
        if not any(
            read[id(way)] < read[id(other)] and other.cost <= way.cost + FULLER for other in several
        ):
            yield way

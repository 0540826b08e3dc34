"""Several things in one place of a near phrase, between commas and `and`s."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from palier.surface.loose import Piece
from palier.surface.near import NearTable, Pieces

MOST_LISTED = 5
Fit = Callable[[Pieces, NearTable], Iterator[int]]


def listed(fits: Fit) -> Fit:
    """Two or more of what fits, between commas and `and`s or `or`s, each with its article or
    without."""

    def found(rest: Pieces, table: NearTable) -> Iterator[int]:
        at = end = count = 0
        while count < MOST_LISTED and at < len(rest):
            sizes = [*fits(rest[at:], table)]
            if not sizes:
                break
            at = end = at + max(sizes)
            count += 1
            while at < len(rest) and joins(rest[at], table):
                at += 1
            if not any(map(_parts, rest[end:at])):
                break
        if count > 1:
            yield end

    return found


def _parts(piece: Piece) -> bool:
    """Whether a piece parts the things of a list."""
    return (
        piece.token.text == ","
        or piece.word in _NEITHER
        or not _JOINTS.isdisjoint(piece.token.kinds)
    )


_JOINTS = frozenset({"_AND", "_OR"})
_NEITHER = frozenset({"nor", "ni"})


def joins(piece: Piece, table: NearTable) -> bool:
    """Whether a piece stands between two things of a list: a comma, `and`, `or`, an article."""
    return _parts(piece) or piece.word in table.articles or piece.word in table.upon

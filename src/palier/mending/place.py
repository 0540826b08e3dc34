"""The line that is mended: where it stands in its file, in pieces."""

from __future__ import annotations

import re

from palier import tree
from palier.problem.syntax import Wish
from palier.source import Span
from palier.surface.blocks import Block, Blocks, Line
from palier.surface.figures_in import Refused
from palier.surface.lalr import Tables, start_of
from palier.surface.moves import Line as Words
from palier.surface.moves import line_pieces
from palier.surface.near import Pieces
from palier.surface.setting import Setting
from palier.surface.tokens import folded
from palier.surface.wishes import wish_of
from palier.values import dataclass

_MORE = re.compile(r"(?i)points? ?[x×] ?\d")
"""`points x 2 on tools` is no rule on points either."""
_YEAR = re.compile(r"\b20\d\d\b")
OF_SOME = frozenset(map(start_of, (tree.Place.TIER, tree.Place.SEGMENT, tree.Place.REWARD)))
"""What is said under a rule for some customers, or for a price, is for no others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file that is no phrase: where it stands, and what stands above it.

    `words` is what its words may be, which is the same whatever line it is taken for; `pieces` are
    none where a number or a date in it has two readings.
    """

    source: str
    text: str
    block: Block
    at: int
    above: Block | None
    tables: Tables
    setting: Setting
    words: Words
    pieces: Pieces

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.block.lines[self.at]

    @property
    def said(self) -> str:
        """What the line says."""
        return self.text[self.line.span.start : self.line.span.end]

    @property
    def begins(self) -> bool:
        """Whether a line begins with the first word of a statement; `points doublés` is no rule on
        points, but says what counts more."""
        word = folded(self.pieces[0].token.text) if self.pieces else ""
        more = wish_of(self.said, self.tables.language) in (Wish.BONUS_DAY, Wish.MORE_ON)
        more = more or _MORE.match(self.said) is not None
        return word in self.tables.statements and not more

    @property
    def is_dated(self) -> bool:
        """Whether another line of its statement says days, with which those of this one add up."""
        beside = (each for each in self.block.lines if each is not self.line)
        return any(_YEAR.search(self.text, each.span.start, each.span.end) for each in beside)

    def pieces_in(self, text: str, span: Span) -> Pieces:
        """A stretch of another text in pieces, as those of the line."""
        return pieces_in(self.words, text, span)

    @property
    def margin(self) -> Span:
        """What stands before it on its own line."""
        start = self.line.span.start
        begun = self.source.rfind("\n", 0, start) + 1
        return Span(begun, start)


def place_of(
    source: str, blocks: Blocks, offset: int, tables: Tables, setting: Setting
) -> Place | None:
    """The line in which something stands."""
    above = None
    for block in blocks.blocks:
        for at, line in enumerate(block.lines):
            if line.span.start <= offset <= line.span.end:
                words = Words(blocks.text, tables, setting)
                pieces = pieces_in(words, blocks.text, line.span)
                return Place(source, blocks.text, block, at, above, tables, setting, words, pieces)
        above = block
    return None


def pieces_in(words: Words, text: str, span: Span) -> Pieces:
    """A stretch of text in pieces; none where a number or a date has two readings."""
    try:
        return line_pieces(text, span, words.tables, words.setting)
    except Refused:
        return ()

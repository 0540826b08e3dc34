"""A sentence in pieces: the numbers that they are, and what their words say."""

from __future__ import annotations

from palier.source import Language
from palier.surface.figures_in import Figure
from palier.surface.near import Pieces
from palier.trial.senses import Lexicon, Sense, lexicon_of, words_of


class Spoken:
    """A sentence in pieces, in a language."""

    def __init__(self, text: str, pieces: Pieces, language: Language) -> None:
        self.text = text
        self.pieces = pieces
        self.language = language
        self.lexicon: Lexicon = lexicon_of(language)
        self.words = words_of(pieces, language)

    def between(self, start: int, end: int) -> str:
        """The words of some pieces, as they are written."""
        return self.text[self.pieces[start].span.start : self.pieces[end - 1].span.end]

    def figure(self, at: int) -> Figure | None:
        """The number that a piece is, or says."""
        if not 0 <= at < len(self.pieces):
            return None
        piece = self.pieces[at]
        token = piece.number or piece.token
        return (
            token.value if isinstance(token.value, Figure) and "A_NUMBER" in token.kinds else None
        )

    def size_of(self, at: int, *senses: Sense) -> int:
        """How many pieces from one on have one of some senses: the most."""
        if not 0 <= at < len(self.pieces):
            return 0
        found = (size for size, sense in self.lexicon.at(self.words, at) if sense in senses)
        return max(found, default=0)

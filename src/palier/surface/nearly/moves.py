"""What a piece of a line may be: itself, another word, one too many, a part of a name.

Each is a move of the search: so many pieces, the tokens that they become, and how far those are
from what was written. Numbers, names and dates stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, Span, bare
from palier.surface.lalr import Tables
from palier.surface.nearly.lenient import Piece, Reading
from palier.surface.nearly.meanings import Meaning, words_of_language
from palier.surface.tokens import Token, tokens_of
from palier.tree import Name
from palier.values import dataclass

DROP_EMPTY, DROP_SIGN, REPEATED, SHOPS_WORD, KNOWN_NAME = 0.55, 0.4, 0.3, 0.2, 0.4
OWN_WORDS = ("A_WEEKDAY", "A_MONTH", "A_CURRENCY")
QUOTE, QUOTED_WORD, QUOTED_KNOWN, QUOTED_LIKE, QUOTED_FIRST = 0.75, 0.15, 0.3, 0.6, 1.5
SPLIT_NAME, MERGED_NAME, APOSTROPHES, FARTHEST_SLOT = 0.5, 0.9, 0.3, 0.5
LONGEST_NAME = 6
SIGNS = frozenset(":,.;()&/-•*+!>→")


class Setting(NamedTuple):
    """What a file says that helps to read a line of it.

    `units`: its own words for points, and what the language says for them. `names`: those that
    stand in it, by how they are compared; `kinds`: the words that may stand before each; `types`:
    those of customers.
    """

    language: Language
    currency: str = ""
    units: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    kinds: Mapping[str, frozenset[str]] = {}
    types: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Move:
    """What one step may do: read so many pieces as these tokens."""

    reads: int
    tokens: tuple[Token, ...]
    cost: float


class Moves:
    """The moves of one line."""

    def __init__(self, pieces: list[Piece], tables: Tables, setting: Setting) -> None:
        self._pieces = pieces
        self._tables = tables
        self._setting = setting
        self._words = words_of_language(tables.language)

    def at(self, at: int) -> Iterator[Move]:
        piece = self._pieces[at]
        for each in piece.readings:
            yield Move(1, (_token(piece, each),), each.cost)
        yield from self._dropped(piece, at)
        yield from self._parted(piece)
        yield from self._merged(at)
        yield from self._quoted(at)
        yield from self._meant(at)
        yield from self._of_file(at)

    def _dropped(self, piece: Piece, at: int) -> Iterator[Move]:
        if at and piece.group == "word" and piece.word == self._pieces[at - 1].word:
            yield Move(1, (), REPEATED)
        joins = any(each.kind in ("_AND", "_OR") for each in piece.readings)
        if joins and at in (0, len(self._pieces) - 1):
            return
        if piece.group == "word" and bare(piece.word) in self._words.empty:
            yield Move(1, (), DROP_EMPTY)
        elif piece.text in SIGNS:
            number = at + 1 < len(self._pieces) and self._pieces[at + 1].group in NUMBERS_FIRST
            if piece.text not in "-+>*" or not number:
                yield Move(1, (), DROP_SIGN)

    def _parted(self, piece: Piece) -> Iterator[Move]:
        """Two names between one pair of quotes."""
        if piece.group == "quoted" and "," in piece.text:
            tokens: list[Token] = []
            for part in piece.text[1:-1].split(","):
                tokens += [Token(("_NEXT_NAME", "COMMA"), ",", piece.span)] if tokens else []
                tokens.append(_named(part, piece.span))
            yield Move(1, tuple(tokens), SPLIT_NAME)

    def _merged(self, at: int) -> Iterator[Move]:
        """Quotes within quotes: the inner ones become others."""
        pieces = self._pieces
        for last in range(at + 2, min(at + LONGEST_NAME, len(pieces))):
            if not (pieces[at].group == pieces[last].group == "quoted"):
                continue
            inner = pieces[at + 1 : last]
            if any(each.group == "quoted" for each in inner):
                return
            if inner[0].spaced or pieces[last].spaced:
                continue
            opening, closing = QUOTES[self._tables.language]
            middle = f"{opening}{_between(inner)}{closing}"
            text = f"{pieces[at].text[1:-1]}{middle}{pieces[last].text[1:-1]}"
            span = pieces[at].span.to(pieces[last].span)
            yield Move(last + 1 - at, (_named(text, span),), MERGED_NAME)
            return

    def _quoted(self, at: int) -> Iterator[Move]:
        """Words that may be a name without its quotes."""
        yield from self._in_apostrophes(at)
        cost = QUOTE if at else QUOTE + QUOTED_FIRST
        for last in range(at, min(at + LONGEST_NAME, len(self._pieces))):
            piece = self._pieces[last]
            if piece.group not in ("word", "number", "symbol", "ordinal", "other"):
                return
            if piece.group == "other" and piece.text not in "'-/&":
                return
            cost += QUOTED_WORD + self._oddity(piece)
            likely = cost + (self._likeness(piece) if last == at else 0.0)
            if all(self._is_of_language(each) for each in self._pieces[at : last + 1]):
                likely += QUOTED_FIRST
            span = self._pieces[at].span.to(piece.span)
            text = _between(self._pieces[at : last + 1])
            if any(c.isalpha() for c in text):
                yield Move(last + 1 - at, (_named(text.strip("'"), span),), likely)

    def _oddity(self, piece: Piece) -> float:
        """How unlikely a word is in a name."""
        if piece.group != "word" or bare(piece.word) in self._words.empty:
            return QUOTED_KNOWN if piece.group != "word" else 0.0
        known = any(each.kind in OWN_WORDS for each in piece.readings)
        return QUOTED_KNOWN if known or self._tables.words.get(piece.word) else 0.0

    def _is_of_language(self, piece: Piece) -> bool:
        """Whether a name without quotes of such words only would say what a sentence says."""
        own = any(each.kind in OWN_WORDS for each in piece.readings)
        return piece.group == "word" and (own or bool(self._tables.words.get(piece.word)))

    def _likeness(self, piece: Piece) -> float:
        """How likely a word alone is one of the language, as it stands or misspelled."""
        if piece.group != "word":
            return 0.0
        if self._tables.words.get(piece.word):
            return QUOTED_KNOWN
        near = any(each.cost <= QUOTED_LIKE + QUOTED_WORD for each in piece.readings if each.cost)
        return QUOTED_LIKE if near else 0.0

    def _in_apostrophes(self, at: int) -> Iterator[Move]:
        """`'Printemps'`: a name between straight apostrophes."""
        if self._pieces[at].text not in ("'", "‘", "’"):
            return
        for last in range(at + 1, min(at + 2 * LONGEST_NAME, len(self._pieces))):
            if self._pieces[last].text.endswith(("'", "’")):
                text = _between(self._pieces[at : last + 1])[1:-1]
                span = self._pieces[at].span.to(self._pieces[last].span)
                yield Move(last + 1 - at, (_named(text, span),), APOSTROPHES)
                return

    def _meant(self, at: int) -> Iterator[Move]:
        """Words for which the language has others."""
        piece = self._pieces[at]
        firsts = [bare(piece.word), *SLOTS_BY_GROUP.get(piece.group, ())]
        for first in firsts:
            for meaning in self._words.meanings.get(first, ()):
                yield from self._as_meant(meaning, at)

    def _as_meant(self, meaning: Meaning, at: int) -> Iterator[Move]:
        held: dict[str, list[Token]] = {}
        end = at
        for item in meaning.written:
            if end >= len(self._pieces):
                return
            if item[0] == "<" and len(item) > 1:
                tokens = self._slot(item, end)
                if tokens is None:
                    return
                held[item] = tokens
                end += _size(item)
            elif bare(self._pieces[end].word) == item:
                end += 1
            else:
                return
        if meaning.after and self._slot(meaning.after, end) is None:
            return
        if meaning.before and self._slot(meaning.before, at - _size(meaning.before)) is None:
            return
        first = at - _size(meaning.before) if meaning.before else at
        last = end + _size(meaning.after) if meaning.after else end
        if (meaning.begins and first) or (meaning.ends and last < len(self._pieces)):
            return
        span = self._pieces[at].span.to(self._pieces[end - 1].span)
        yield Move(end - at, tuple(self._right(meaning.means, held, span)), meaning.cost)

    def _slot(self, item: str, at: int) -> list[Token] | None:
        name, size = item.strip("<>0123456789"), _size(item)
        if not 0 <= at < len(self._pieces):
            return None
        if name == "type":
            return self._type_of_customer(self._pieces[at])
        if name == "unit":
            return self._unit(self._pieces[at])
        some = self._pieces[at : at + size]
        for kinds in SLOTS[name]:
            if len(some) == len(kinds):
                tokens = [
                    _as(piece, kind, self._setting) for piece, kind in zip(some, kinds, strict=True)
                ]
                if all(tokens):
                    return [each for each in tokens if each is not None]
        return None

    def _unit(self, piece: Piece) -> list[Token] | None:
        kinds = self._tables.words.get(piece.word)
        known = kinds and bare(piece.word) in self._words.units
        return [Token(kinds, piece.text, piece.span)] if kinds and known else None

    def _type_of_customer(self, piece: Piece) -> list[Token] | None:
        """A type of customer that the file knows, between quotes or not, one of them or several."""
        word = bare(piece.word.strip(ANY_QUOTE))
        known = self._setting.types.get(word) or self._setting.types.get(word.removesuffix("s"))
        return None if known is None else [_named(known, piece.span)]

    def _right(self, means: str, held: Mapping[str, list[Token]], span: Span) -> Iterator[Token]:
        for part in _split(means):
            if part in held:
                yield from held[part]
            elif part:
                for token in tokens_of(part, 0, len(part), self._tables):
                    yield Token(token.kinds, token.text, span, token.value)

    def _of_file(self, at: int) -> Iterator[Move]:
        """The shop's own words: for points, and names written without quotes."""
        piece = self._pieces[at]
        unit = self._setting.units.get(bare(piece.word))
        if unit is not None:
            tokens = tokens_of(unit, 0, len(unit), self._tables)
            yield Move(1, tuple(Token(t.kinds, t.text, piece.span) for t in tokens), SHOPS_WORD)
        for last in range(at, min(at + LONGEST_NAME, len(self._pieces))):
            text = _between(self._pieces[at : last + 1])
            known = self._name_of_file(text)
            if known is not None and self._pieces[at].group == "word":
                span = piece.span.to(self._pieces[last].span)
                yield Move(last + 1 - at, (_named(known, span),), KNOWN_NAME)

    def name_in(self, pieces: list[Piece]) -> str:
        """A name of the file that some pieces are, with or without its quotes."""
        if len(pieces) == 1:
            named = next((r.value for r in pieces[0].readings if isinstance(r.value, Name)), None)
            if named is not None:
                return named.text
        return self._name_of_file(_between(pieces)) or ""

    def _name_of_file(self, text: str) -> str | None:
        plain = bare(text)
        return self._setting.names.get(plain) or self._setting.names.get(plain.removesuffix("s"))


QUOTES = total(Language, {Language.ENGLISH: ("“", "”"), Language.FRENCH: ("« ", " »")})
NUMBERS_FIRST = ("number", "prefix", "symbol", "ordinal")
SLOTS = {
    "n": (("A_NUMBER",),),
    "year": (("YEAR",),),
    "money": (("A_NUMBER", "A_CURRENCY"), ("A_SIGN", "A_NUMBER")),
    "cur": (("A_CURRENCY",),),
    "name": (("A_NAME",),),
    "pct": (("A_NUMBER", "PERCENT"),),
    "points": (("A_NUMBER", "POINTS"),),
    "weekday": (("A_WEEKDAY",),),
    "month": (("A_MONTH",),),
    "date": (("A_DATE",),),
    "day": (("A_NUMBER",), ("AN_ORDINAL",)),
    "ordinal": (("AN_ORDINAL",),),
    "hour": (("AN_HOUR",),),
}
ANY_QUOTE = '"«»“” '
SHORT_POINTS = ("pt", "pts")
POINT_KINDS = {"POINTS": ("POINTS", "POINT")}
SIZES = {"money": 2, "pct": 2, "points": 2}
SLOTS_BY_GROUP = {
    "number": ("<year>", "<n>", "<money>", "<pct>", "<points>", "<day>"),
    "prefix": ("<money>",),
    "symbol": ("<cur>", "<money>"),
    "quoted": ("<name>",),
    "word": ("<unit>", "<n>", "<points>", "<money>", "<cur>", "<weekday>", "<month>", "<pct>"),
    "ordinal": ("<ordinal>", "<day>"),
    "iso": ("<date>",),
    "slashed": ("<date>",),
    "hour": ("<hour>",),
}


def _size(item: str) -> int:
    """How many pieces a place takes."""
    return SIZES.get(item.strip("<>0123456789"), 1)


def _as(piece: Piece, kind: str, setting: Setting) -> Token | None:
    """A piece as one of its kinds."""
    if kind == "YEAR":
        year = re.fullmatch(r"(?:19|20|21)\d\d", piece.text)
        return _token(piece, piece.readings[0]) if year else None
    for each in piece.readings:
        if each.kind == kind and each.cost < FARTHEST_SLOT:
            return Token(POINT_KINDS.get(kind, (kind,)), piece.text, piece.span, each.value)
    if kind == "POINTS" and (bare(piece.word) in setting.units or piece.word in SHORT_POINTS):
        return Token(POINT_KINDS[kind], piece.text, piece.span)
    return None


def _token(piece: Piece, reading: Reading) -> Token:
    return Token((reading.kind,), piece.text, piece.span, reading.value)


def _named(text: str, span: Span) -> Token:
    clean = " ".join(text.split())
    return Token(("A_NAME",), clean, span, Name(clean, span=span))


def _between(pieces: list[Piece]) -> str:
    return "".join(
        (" " if each.spaced and at else "") + each.text for at, each in enumerate(pieces)
    )


def _split(means: str) -> list[str]:
    return [each for each in re.split(r"(<[a-z]+\d?>)", means) if each.strip()]

"""What the next words of a line may be: themselves, others in their place, nothing, a name.

A move takes a line from its pieces to those that are left, and reads a token or none. What it costs
is how far that is from what was written; one that is not sure is a guess, which is only ever
proposed. Numbers, names and dates stay what they are: no move leaves one out or makes one up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, Span, bare
from palier.surface.alike import ACCENT, alike, in_calendar
from palier.surface.lalr import Tables
from palier.surface.loose import SIGN, Piece, pieces_of, weekday_of, word_piece
from palier.surface.near import NearTable, Pieces, near_of
from palier.surface.places import FITS, MARKS, is_number, says_nothing
from palier.surface.restating import rewritten
from palier.surface.senses import senses_of, stem
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded
from palier.tree import Name
from palier.values import replace

SPOKEN, SPARE, MARK, _MINUS = 0.2, 0.9, 0.4, 1.2
_EMPTY, _SIGN, _REPEATED = 1.4, 1.0, 0.75
_QUOTE, _WORD, _KNOWN, _LIKE, _OURS = 1.9, 0.4, 0.75, 1.5, 3.75
_OF_FILE, _SPLIT, _MERGED = 1.0, 1.25, 2.25
LONGEST_NAME = 6
_MOST_RESTS = 1_500
"""Ways to say what is left, after which what they will cost at least is not reckoned."""
_NAMED = frozenset({"A_WEEKDAY", "A_MONTH", "A_CURRENCY"})
_QUOTES = total(Language, {Language.ENGLISH: ("“", "”"), Language.FRENCH: ("« ", " »")})
_JOINTS = {",": "_NEXT_NAME", "_OR": "_OR_GOODS"}


def line_pieces(text: str, span: Span, tables: Tables, setting: Setting) -> Pieces:
    """A line in pieces, the shop's own words as the language says them, and short ones whole."""
    near = near_of(tables.language)
    pieces = pieces_of(text, span.start, span.end, tables, near.numbers)
    return tuple(_owned(pieces, {**near.short, **setting.units}, tables))


def _owned(pieces: Pieces, words: Mapping[str, str], tables: Tables) -> Iterator[Piece]:
    """Pieces with what stands for some words instead, of several first."""
    longest, at = max(each.count(" ") + 1 for each in words), 0
    while at < len(pieces):
        for size in range(min(longest, len(pieces) - at), 0, -1):
            said = " ".join(each.word for each in pieces[at : at + size])
            ours = words.get(said, said)
            if said not in (ours, *ours.split()):
                span = pieces[at].span.to(pieces[at + size - 1].span)
                yield from (Piece(each.token, each.word) for each in word_piece(ours, span, tables))
                break
        else:
            size = 1
            yield pieces[at]
        at += size


class When(Enum):
    """Where a move may be made, by what was read before it."""

    ALWAYS = auto()
    FIRST = auto()
    LATER = auto()
    STRANGE = auto()
    UNREPLACED = auto()
    COLON = auto()
    PAID = auto()
    UNRATED = auto()


class Move(NamedTuple):
    """One thing that the next words may be. `token`: what is read, if anything."""

    rest: Rest
    cost: float
    token: Token | None = None
    sure: bool = True
    when: When = When.ALWAYS


class Rest:
    """What is left of a line. `ahead`: the least that it costs to read it."""

    __slots__ = ("ahead", "moves", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.moves: tuple[Move, ...] | None = None
        self.ahead: float | None = None


class Line:
    """A line in pieces, and the moves from each of them."""

    def __init__(self, text: str, tables: Tables, setting: Setting) -> None:
        self.text = text
        self.tables = tables
        self.setting = setting
        self.table: NearTable = replace(
            near_of(tables.language), types=setting.types, names=setting.names
        )
        self._rests: dict[tuple[int, ...], Rest] = {}

    def rest(self, pieces: Pieces) -> Rest:
        """What is left, the same each time that the same pieces are."""
        key = tuple(map(id, pieces))
        found = self._rests.get(key)
        if found is None:
            self._rests[key] = found = Rest(pieces)
        return found

    def moves(self, rest: Rest) -> tuple[Move, ...]:
        """All that the next words may be."""
        if rest.moves is None:
            rest.moves = tuple(self._moves(rest.pieces)) if rest.pieces else ()
        return rest.moves

    def ahead(self, rest: Rest) -> float:
        """The least that it costs to read what is left."""
        if rest.ahead is None:
            rest.ahead = 0.0
            if rest.pieces and len(self._rests) < _MOST_RESTS:
                costs = (each.cost + self.ahead(each.rest) for each in self.moves(rest))
                rest.ahead = min(costs, default=float("inf"))
        return rest.ahead

    # Words -----------------------------------------------------------------------------------

    def _moves(self, pieces: Pieces) -> Iterator[Move]:
        piece, after = pieces[0], self.rest(pieces[1:])
        yield Move(after, 0.0, self._with_joints(piece.token))
        if piece.number is not None and not _names_one(pieces):
            yield Move(after, SPOKEN, piece.number)
        for near, anew in rewritten(pieces, self.table, self.tables):
            when = When.FIRST if near.begins else When.ALWAYS
            yield Move(self.rest(anew), near.cost, None, near.sure, when)
        yield from self._left_out(pieces, after)
        yield from self._other_forms(piece, after)
        yield from self._unquoted(pieces)
        yield from self._of_quotes(pieces)
        yield from self._of_file(pieces)

    def _with_joints(self, token: Token) -> Token:
        """A comma may stand before a name, and `or` before more goods."""
        more = [_JOINTS[each] for each in (token.text, *token.kinds) if each in _JOINTS]
        kinds = self.tables.words.get(folded(token.text), token.kinds) if more else token.kinds
        return replace(token, kinds=tuple(dict.fromkeys((*more, *kinds)))) if more else token

    def _left_out(self, pieces: Pieces, after: Rest) -> Iterator[Move]:
        """The next word says nothing here: it is spare, a mark, a true day, written twice."""
        piece, token = pieces[0], pieces[0].token
        when = When.UNREPLACED if folded(token.text) in self.table.several else When.ALWAYS
        if folded(token.text) in self.table.paid:
            when = When.PAID
        if says_nothing(pieces, self.table.spare, self.table):
            yield Move(after, SPARE, when=when)
        elif says_nothing(pieces, self.table.empty, self.table):
            joins = {"_AND", "_OR"} & {*token.kinds}
            yield Move(after, _EMPTY, sure=False, when=When.LATER if joins else when)
        if "A_WEEKDAY" in token.kinds and weekday_of(pieces[1:]) == token.value:
            yield Move(after, SPARE)
        if piece.word[:1].isalpha() and piece.word == (pieces[1].word if pieces[1:] else ""):
            yield Move(after, _REPEATED, sure=False)
        yield from self._mark(pieces, after)

    def _mark(self, pieces: Pieces, after: Rest) -> Iterator[Move]:
        """A mark between words, a bullet before them, a full stop after them."""
        mark, span = pieces[0].token.text, pieces[0].span
        if mark not in MARKS or pieces[0].made:
            return
        if mark == ":":
            yield Move(after, MARK, when=When.COLON)
        elif mark in "-+–" and len(pieces) > 1:
            apart = pieces[1].span.start > span.end
            if apart:
                # `- 3 EUR` is a bullet before an amount, or an amount less.
                cost = _MINUS if self._is_sum(pieces[1:]) else MARK
                yield Move(after, cost, when=When.FIRST)
            if not (is_number(pieces[1]) or "A_SIGN" in pieces[1].token.kinds):
                yield Move(after, _SIGN, sure=False)
        elif mark not in "/>&'’" or len(pieces) == 1:
            # A comma before a name, or at the end, may have lost what it parted.
            listed = mark == "," and (not pieces[1:] or "A_NAME" in pieces[1].token.kinds)
            yield Move(after, MARK, sure=not listed)

    def _is_sum(self, pieces: Pieces) -> bool:
        """Whether money or a percentage comes next."""
        return any(FITS["sum"](pieces, self.table))

    def _other_forms(self, piece: Piece, after: Rest) -> Iterator[Move]:
        """A word in another form, or misspelt; one that may stand as it is only lacks accents."""
        if piece.made or piece.word in self.table.never or not piece.word[:1].isalpha():
            return
        if "AN_ORDINAL" in piece.token.kinds:
            return
        for word, cost, sure in alike(piece.word, self.tables.language):
            kinds = self.tables.words[word]
            if kinds != piece.token.kinds:
                when = When.STRANGE if cost > ACCENT else When.ALWAYS
                yield Move(after, cost, Token(kinds, word, piece.span, word), sure, when)
        for kind, value, cost in in_calendar(piece.word):
            if kind not in piece.token.kinds:
                token = Token((kind,), piece.token.text, piece.span, value)
                yield Move(after, cost, token, sure=False)

    # Names -----------------------------------------------------------------------------------

    def _unquoted(self, pieces: Pieces) -> Iterator[Move]:
        """Words that may be a name without its quotes; of `a review`, what stands behind `a`."""
        cost, ours, when = _QUOTE, True, When.ALWAYS
        first = sum(each.token.text in self.table.indefinite for each in pieces[:1])
        for size, piece in enumerate(pieces[:LONGEST_NAME], 1):
            if not self._may_be_named(pieces, size):
                return
            if "A_CURRENCY" in piece.token.kinds:
                when = When.UNRATED
            if pieces[size : size + 1] and "A_NAME" in pieces[size].token.kinds:
                continue
            odd = self._is_ours(piece)
            if size == 1 and odd and piece.token.text[:1].islower():
                cost += _QUOTE
            cost += _WORD + (_KNOWN if odd else 0.0)
            ours = ours and odd and piece.word[:1].isalpha()
            text = self._between(pieces[first:size]) if size > first else ""
            if any(map(_is_word, pieces[first:size])):
                likely = cost + (self._likeness(piece) if size == 1 else 0.0) + _OURS * ours
                token = _name_token(text, pieces[0].span.to(piece.span))
                yield Move(self.rest(pieces[size:]), likely, token, sure=False, when=when)

    def _may_be_named(self, pieces: Pieces, size: int) -> bool:
        """Whether one more word may be of a name: none that makes a sentence, and no amount."""
        piece, text = pieces[size - 1], pieces[size - 1].token.text
        follows = size == 1 or piece.span.start >= pieces[size - 2].span.end
        if not follows or piece.made or "A_DATE" in piece.token.kinds:
            return False
        if size > 1 and is_number(pieces[0]) and self._counts_points(piece):
            return False
        if "A_CURRENCY" in piece.token.kinds:
            return size > 1
        if text[:1].islower() and not self._is_of_shop(piece):
            plain = size > 1 and self._between(pieces[:size]).islower()
            known = plain and self.tables.words.get(folded(text))
            return piece.word not in self.table.nameless and (
                not known or piece.word in self.table.empty
            )
        return text[:1].isalnum() or text in ("'", "-", "/", "&")

    def _is_ours(self, piece: Piece) -> bool:
        """Whether a word is one that a sentence has: unlikely in a name."""
        if piece.word in self.table.empty or self._is_of_shop(piece):
            return False
        strange = piece.token.kinds in (("A_WORD",), (SIGN,))
        return not strange or not piece.word[:1].isalpha()

    def _is_of_shop(self, piece: Piece) -> bool:
        """Whether a word is one of the shop's own, for points."""
        units = self.setting.units
        return bool(units) and bare(self.text[piece.span.start : piece.span.end]) in units

    def _counts_points(self, piece: Piece) -> bool:
        """Whether a word behind a number makes points of it: `500 stars` is no name."""
        return piece.word in self.table.points or self._is_of_shop(piece)

    def _likeness(self, piece: Piece) -> float:
        """How likely a word alone is one of the language, as it stands or misspelt."""
        if self._is_ours(piece):
            return _KNOWN
        if stem(piece.word, self.tables.language) in senses_of(self.tables.language).by_stem:
            return _LIKE
        return _LIKE if alike(piece.word, self.tables.language) else 0.0

    def _of_quotes(self, pieces: Pieces) -> Iterator[Move]:
        """Two names in one pair of quotes, or quotes within quotes: the inner become others."""
        first = pieces[0]
        if "A_NAME" not in first.token.kinds or first.made:
            return
        if "," in first.token.text:
            yield Move(self.rest((*_parted(first), *pieces[1:])), _SPLIT, sure=False)
        for last in range(2, min(LONGEST_NAME, len(pieces))):
            inner, end = pieces[1:last], pieces[last]
            if "A_NAME" in end.token.kinds:
                if inner[0].span.start == first.span.end and end.span.start == inner[-1].span.end:
                    opening, closing = _QUOTES[self.tables.language]
                    middle = f"{opening}{self._between(inner)}{closing}"
                    text = f"{first.token.text[1:-1]}{middle}{end.token.text[1:-1]}"
                    token = _name_token(text, first.span.to(end.span))
                    yield Move(self.rest(pieces[last + 1 :]), _MERGED, token, sure=False)
                return

    def _of_file(self, pieces: Pieces) -> Iterator[Move]:
        """Names that stand in the file, without their quotes."""
        if not pieces[0].word[:1].isalpha() or pieces[0].made:
            return
        for size in range(1, min(LONGEST_NAME, len(pieces)) + 1):
            known = self._named_in_file(pieces[:size])
            if known is not None:
                token = _name_token(known, pieces[0].span.to(pieces[size - 1].span))
                yield Move(self.rest(pieces[size:]), _OF_FILE, token, sure=False)

    def kinds_of_name(self, rest: Rest) -> frozenset[str] | None:
        """The words that the file has before the name that comes next, if it knows it."""
        if not self.setting.kinds:
            return None
        for size in range(1, min(LONGEST_NAME, len(rest.pieces)) + 1):
            value = rest.pieces[0].token.value
            known = value.text if isinstance(value, Name) else None
            kinds = self.setting.kinds.get(known or self._named_in_file(rest.pieces[:size]) or "")
            if kinds is not None:
                return kinds
        return None

    def _named_in_file(self, pieces: Pieces) -> str | None:
        if not self.setting.names:
            return None
        plain, names = bare(self._between(pieces)), self.setting.names
        return names.get(plain) or names.get(plain.removesuffix("s"))

    def _between(self, pieces: Sequence[Piece]) -> str:
        return self.text[pieces[0].span.start : pieces[-1].span.end]


def _is_word(piece: Piece) -> bool:
    """Whether a piece is a word, and no amount."""
    kinds = {"A_CURRENCY", "A_SIGN"} & {*piece.token.kinds}
    return piece.word[:1].isalpha() and not kinds


def _names_one(pieces: Pieces) -> bool:
    """`a` or `un` before a name is no number."""
    return len(pieces) > 1 and "A_NAME" in pieces[1].token.kinds


def _parted(piece: Piece) -> Iterator[Piece]:
    """`"A, B"` as `"A", "B"`."""
    for at, part in enumerate(piece.token.text[1:-1].split(",")):
        if at:
            yield Piece(Token(("_NEXT_NAME",), ",", piece.span), ",", made=True)
        yield Piece(_name_token(part, piece.span), part, made=True)


def _name_token(text: str, span: Span) -> Token:
    clean = " ".join(text.split()).strip("'")
    return Token(("A_NAME",), f'"{clean}"', span, Name(clean, span=span))

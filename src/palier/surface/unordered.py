"""The pieces of a line that is read in whatever order: what each may be read as, or that it goes
unsaid, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from palier.named import NamedTuple
from palier.source import Language, bare
from palier.surface.lalr import Tables
from palier.surface.loose import Piece, word_piece
from palier.surface.moves import Line, Move, When
from palier.surface.near import NearTable, Pieces
from palier.surface.places import CALENDAR, FITS, MARKS, VALUES
from palier.surface.senses import Senses, senses_of, size_of, stem
from palier.surface.tokens import folded
from palier.surface.ways import Candidate

SENSE, IDLE, WEAK, UNSAID, _PARTS, _ARTICLE = 0.4, 0.1, 0.45, 2.75, 0.25, 0.75
_NEARLY = 0.75
_NOTHING = MARKS | {"(", ")", "[", "]", "="}
NEVER = float("inf")


class Option(NamedTuple):
    """One thing that the pieces from one on may be read as: how many they are, what is read."""

    size: int
    read: Pieces
    cost: float


def unsaid(pieces: Pieces, table: NearTable, language: Language) -> list[float]:
    """What it costs that each piece is not said.

    Numbers, names, dates, telling words and `or` are always said, and an `and` that waits for more;
    a word with a capital may be of a name.
    """
    senses = senses_of(language)
    costs = [_unsaid(each, table, senses, language) for each in pieces]
    last = max((at for at, each in enumerate(pieces) if each.word[:1].isalnum()), default=None)
    if last is not None and (
        "_AND" in pieces[last].token.kinds or pieces[last].word in senses.last
    ):
        costs[last] = NEVER
    for at, (one, other) in enumerate(pairwise(pieces), 1):
        if (other.word == "=" and one.word in "<>") or _is_glued(one, other):
            costs[at] = NEVER
        elif other.token.text[:1].isupper():
            costs[at] = max(costs[at], UNSAID)
    return costs


def _unsaid(piece: Piece, table: NearTable, senses: Senses, language: Language) -> float:
    if piece.token.text in _NOTHING:
        return IDLE
    kinds = {*piece.token.kinds}
    said = VALUES | CALENDAR | {"_OR"}
    if piece.word in table.never or said & kinds or not piece.word[:1].isalpha():
        return NEVER
    if stem(piece.word, language) in senses.telling:
        return NEVER
    if piece.number is not None:
        return _ARTICLE if piece.word in table.articles else NEVER
    if "_AND" in kinds:
        return WEAK
    ours = kinds != {"A_WORD"} and bare(piece.token.text) != folded(piece.token.text)
    if not ours and (piece.word in table.empty or piece.word in senses.idle):
        return IDLE
    return WEAK if piece.word in senses.weak else UNSAID


def _is_glued(one: Piece, other: Piece) -> bool:
    """Whether letters stand right behind a number: they say what it is."""
    letters = other.token.text[:1].isalpha() and "A_NUMBER" in one.token.kinds
    return letters and one.span.end == other.span.start


def options(pieces: Pieces, at: int, line: Line, tables: Tables) -> list[Option]:
    """All that the pieces from one on may be read as, each as cheaply as it may be."""
    rest = pieces[at:]
    found: dict[tuple[object, ...], Option] = {}
    for each in (*_grouped(rest, line), *_in_other_words(rest, line, tables)):
        key = (each.size, *((piece.token.kinds, piece.token.text) for piece in each.read))
        if key not in found or each.cost < found[key].cost:
            found[key] = each
    return list(found.values())


def _grouped(rest: Pieces, line: Line) -> Iterator[Option]:
    """An amount or a date, whole; else each move that is made from here on."""
    groups = [size for kind in ("sum", "date") for size in FITS[kind](rest, line.table)]
    for size in groups:
        yield Option(size, rest[:size], 0.0)
        if {"A_SIGN", "A_CURRENCY"} & {*rest[0].token.kinds}:
            yield Option(size, rest[:size][::-1], 0.0)
    for move in line.moves(line.rest(rest)):
        if move.token is None:
            yield from _anew(rest, move)
        elif not groups and move.when in (When.ALWAYS, When.STRANGE) and _is_near(move):
            size = len(rest) - len(move.rest.pieces)
            yield Option(size, (Piece(move.token, rest[0].word),), move.cost)


def _is_near(move: Move) -> bool:
    """Whether a month or a weekday is not too far from what was written."""
    kinds = {*move.token.kinds} if move.token else frozenset()
    return not CALENDAR & kinds or move.cost <= _NEARLY


def _anew(rest: Pieces, move: Move) -> Iterator[Option]:
    """Pieces in the place of those at the beginning, up to where both go on alike."""
    left, alike = move.rest.pieces, 0
    while alike < min(len(rest) - 1, len(left)) and rest[-1 - alike] is left[-1 - alike]:
        alike += 1
    if len(left) > alike:
        yield Option(len(rest) - alike, left[: len(left) - alike], move.cost)


def _in_other_words(rest: Pieces, line: Line, tables: Tables) -> Iterator[Option]:
    """What the words from here on say by their senses, or by the parts of one: `time-zone`."""
    first, span = rest[0], rest[0].span
    if "-" in first.word.strip("-"):
        yield Option(1, word_piece(first.token.text.replace("-", " "), span, tables), _PARTS)
    for size, meant in _said(rest, line.table, tables.language):
        if meant:
            yield Option(size, word_piece(meant, span.to(rest[size - 1].span), tables), SENSE)
        else:
            yield Option(size, (), IDLE)


def _said(rest: Pieces, table: NearTable, language: Language) -> Iterator[tuple[int, str]]:
    """How many pieces say something, and what the language says for it."""
    senses, words = senses_of(language), [each.word for each in rest]
    for said, meant in senses.by_stem.get(stem(words[0], language), ()):
        size = size_of(said, words, language, senses.idle | table.empty)
        if size:
            yield size, meant


# What a way leaves out ------------------------------------------------------------------------


def covered(way: Candidate, pieces: Pieces) -> frozenset[int]:
    """The pieces that a way reads."""
    held = [token.span for line in way.lines for token in line]
    return frozenset(
        at
        for at, each in enumerate(pieces)
        if any(span.start <= each.span.start < span.end for span in held)
    )


def left_out(
    way: Candidate, pieces: Pieces, table: NearTable, language: Language, least: float = UNSAID
) -> Pieces:
    """The words that a way leaves out and that may say something; `least`: weak ones too."""
    nothing = (
        range(at, at + size)
        for at in range(len(pieces))
        for size, meant in _said(pieces[at:], table, language)
        if not meant
    )
    read = covered(way, pieces).union(*nothing)
    costs = unsaid(pieces, table, language)
    return tuple(
        each for at, each in enumerate(pieces) if at not in read and least <= costs[at] < NEVER
    )

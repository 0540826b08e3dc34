"""The atoms of a sentence: amounts, numbers, days, hours, names of the shop, and words by sense.

Several may begin at one place, and stand for one piece or for several; which of them are meant is
found by what they make together (`reading`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from palier.problem.meaning import Named
from palier.quantity import Money
from palier.source import Language
from palier.surface import figures_in
from palier.surface.figures_in import Figure, Refused
from palier.surface.lalr import tables_of
from palier.surface.loose import Piece
from palier.surface.near import Pieces, near_of
from palier.surface.senses import senses_of, stem
from palier.surface.tokens import folded
from palier.tree import Name
from palier.trial.atom import Atom, Sort
from palier.trial.days import Days
from palier.trial.known import GOODS, Kind, Known
from palier.trial.senses import Sense, lexicon_of
from palier.trial.spoken import Spoken

UNKNOWN = 0.4
"""How far goods are that no rule names."""
MOST_WORDS, LONGEST_NAME = 4, 10
_CODE = re.compile(r"[A-Z0-9_-]*[A-Z][A-Z0-9_-]*")
"""A word that is a promo code behind the word for one, whatever else it says: `code HELLO`."""
_MARKS = frozenset(",;.!?()…")


class Atoms(Spoken):
    """The atoms of a sentence, by the piece that they begin with."""

    def __init__(
        self, text: str, pieces: Pieces, language: Language, known: Known, today: dt.date
    ) -> None:
        super().__init__(text, pieces, language)
        self.known = known
        self.days = Days(self, today)
        self._table = tables_of(language)
        self._names_at = self._all_names()
        self._found = [tuple(self._at(at)) for at in range(len(pieces))]

    def at(self, at: int) -> tuple[Atom, ...]:
        """All that begin with a piece."""
        return self._found[at]

    def has(self, kind: Kind) -> bool:
        """Whether a name of a kind stands somewhere in the sentence."""
        return any(each.sort is kind for found in self._found for each in found)

    def _at(self, at: int) -> Iterator[Atom]:
        piece = self.pieces[at]
        if piece.token.text in _MARKS:
            yield Atom(1, Sort.COMMA)
            return
        yield from self._amounts(at)
        yield from self.days.days(at)
        yield from self.days.hours(at)
        yield from self._names(at)
        yield from self._senses(at)
        yield from self._words(at)

    # Amounts -----------------------------------------------------------------------------------

    def _amounts(self, at: int) -> Iterator[Atom]:
        figure, kinds = self.figure(at), self.pieces[at].token.kinds
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if figure is not None:
            signs_next = after and "A_SIGN" in after.token.kinds and self.figure(at + 2)
            if after is not None and "A_CURRENCY" in after.token.kinds and not signs_next:
                yield from self._money(figure, after, 2)
            elif not self._is_glued(at) and not self.days.is_of_date(at):
                spelled = self.pieces[at].number is not None
                yield Atom(1, Sort.SPELLED if spelled else Sort.NUMBER, figure, self._doubt(at))
        elif "A_SIGN" in kinds and (figure := self.figure(at + 1)) is not None:
            yield from self._money(figure, self.pieces[at], 2)
        elif "AN_ORDINAL" in kinds:
            yield Atom(1, Sort.NTH, int(re.sub(r"\D", "", self.pieces[at].token.text)))
        elif (nth := self.lexicon.nth.get(self.pieces[at].word)) is not None:
            yield Atom(1, Sort.NTH, nth)

    def _doubt(self, at: int) -> float:
        """How little an article is a number."""
        return 0.25 if self.pieces[at].word in near_of(self.language).articles else 0.0

    def _is_glued(self, at: int) -> bool:
        """Whether a sign stands right before or behind a number: a minus, a percentage."""
        here = self.pieces[at]
        before = self.pieces[at - 1] if at else None
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if after is not None and after.token.text == "%":
            return True
        signs = before is not None and before.span.end == here.span.start
        return bool(signs and before and before.token.text in ("-", "−", "+"))

    def _money(self, figure: Figure, currency: Piece, size: int) -> Iterator[Atom]:
        with suppress(Refused):
            code = str(currency.token.value)
            yield Atom(size, Sort.MONEY, figures_in.money(figure, code, currency.span))

    def money(self, figure: Figure) -> Money | None:
        """A number as an amount in the currency of the programme."""
        with suppress(Refused):
            return figures_in.money(figure, self.known.currency, self.pieces[0].span)
        return None

    # Names and words ---------------------------------------------------------------------------

    def _names(self, at: int) -> Iterator[Atom]:
        value = self.pieces[at].token.value
        if isinstance(value, Name):
            found = [*self.known.named(value.text)]
            yield from (Atom(1, kind, name) for kind, name in found)
            yield Atom(1, Sort.NAMED, value.text)
            return
        for start, end in self._names_at:
            if start == at:
                named = self.known.named(self.between(at, end))
                within = self._named_around(at, end)
                yield from (
                    Atom(end - at, kind, name) for kind, name in named if kind not in within
                )

    def _senses(self, at: int) -> Iterator[Atom]:
        if self.pieces[at].token.text == "-" and not self._stands_apart(at):
            return
        held = max((size for size, _ in self._denied(at)), default=1)
        for size, sense in self.lexicon.at(self.words, at):
            timed = sense is Sense.ALREADY and self._is_time(at + size)
            if (size > 1 or held == 1) and not timed:
                yield Atom(size, sense)
        for size, sense in self.known.words_at(self.words, at, self.language):
            yield Atom(size, sense)

    def _is_time(self, at: int) -> bool:
        """Whether a day or an hour begins here: `before noon` is no `before`."""
        return at < len(self.pieces) and any((*self.days.days(at), *self.days.hours(at)))

    def _denied(self, at: int) -> Iterator[tuple[int, Sense]]:
        """The phrases from a word on that make a condition of it: `more than`."""
        yield from (each for each in self.lexicon.at(self.words, at) if each[1] is Sense.NOT)

    def _stands_apart(self, at: int) -> bool:
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        return after is not None and after.span.start > self.pieces[at].span.end

    def _words(self, at: int) -> Iterator[Atom]:
        """Words that may be of goods, or a name: none that says something stands at an end."""
        written = self.pieces[at].token.text
        if _CODE.fullmatch(written) and self.follows(at, Sense.CODE) and not self._is_strange(at):
            yield Atom(1, Sort.WORDS, written)
        for size in range(1, MOST_WORDS + 1):
            end = at + size
            if end > len(self.pieces):
                return
            last = self.pieces[end - 1]
            if not last.word[:1].isalpha() or "A_NAME" in last.token.kinds:
                return
            if (size == 1 and not self._is_strange(at)) or self._is_named(at, end):
                return
            if self._is_strange(end - 1):
                yield Atom(size, Sort.WORDS, self.between(at, end), 0.1 * (size - 1))
                head = self.known.head(self.between(at, end)) if size == 1 else None
                if head is not None:
                    # As far as goods that no rule names: which of the two is asked.
                    yield Atom(1, *head, UNKNOWN)
            elif not self._joins(end - 1):
                return

    def _all_names(self) -> tuple[tuple[int, int], ...]:
        """Where names of the file stand, but for those within a longer one."""
        size = len(self.pieces)
        return tuple(
            (at, end)
            for at in range(size)
            for end in range(at + 1, min(size, at + LONGEST_NAME) + 1)
            if _may_be_of_name(self.pieces[at]) and _may_be_of_name(self.pieces[end - 1])
            if self.known.named(self.between(at, end))
        )

    def _named_around(self, at: int, end: int) -> frozenset[Kind]:
        """What longer names that a name stands in are of: `Colissimo` in `So Colissimo`."""
        kinds = {
            kind
            for start, last in self._names_at
            if start <= at and end <= last and (start, last) != (at, end)
            for kind, _ in self.known.named(self.between(start, last))
        }
        return frozenset({*kinds, *(GOODS if kinds & {*GOODS} else ())})

    def _is_named(self, at: int, end: int) -> bool:
        """Whether some of the words are of a name that the file has, but for those of days."""
        return any(
            start < end and at < last and self._kinds(start, last) != {Named.BONUS_DAY}
            for start, last in self._names_at
        )

    def _kinds(self, at: int, end: int) -> set[Kind]:
        """What some words may be the name of."""
        return {kind for kind, _ in self.known.named(self.between(at, end))}

    def _is_strange(self, at: int) -> bool:
        """Whether a word is none of those that say something in a sentence or a rule."""
        piece = self.pieces[at]
        kinds = piece.token.kinds
        if not piece.word[:1].isalpha() or piece.number is not None:
            return False
        if {"A_MONTH", "A_WEEKDAY", "A_CURRENCY"} & {*kinds} or piece.word in self._table.weekdays:
            return False
        if self._is_foreign(piece) or self._is_of_condition(at):
            return False
        word = stem(piece.word, self.language)
        telling = senses_of(self.language).telling
        return not self.lexicon.says(self.words.stems[at]) and word not in telling

    def _is_of_condition(self, at: int) -> bool:
        """Whether a word is of a phrase that makes a condition: the `than` of `more than`."""
        return any(
            start + size > at
            for start in range(max(0, at - 3), at + 1)
            for size, _ in self._denied(start)
        )

    def _is_foreign(self, piece: Piece) -> bool:
        """Whether a word says something in another language."""
        tables = tables_of(self.language.other)
        if piece.word in tables.weekdays or piece.word in tables.months:
            return True
        return lexicon_of(self.language.other).has_word(folded(piece.token.text))

    def _joins(self, at: int) -> bool:
        """Whether a word may stand inside a name of goods: `sac à dos`."""
        return self.size_of(at, Sense.WITHIN) == 1

    def follows(self, at: int, sense: Sense) -> bool:
        """Whether a piece stands right behind a word of a sense."""
        return at > 0 and self.size_of(at - 1, sense) == 1

    def is_online(self, channel: str) -> bool:
        """Whether a channel is called as people call the web."""
        return self.lexicon.has(channel, Sense.ONLINE)


def _may_be_of_name(piece: Piece) -> bool:
    """Whether a name may begin or end with a piece: a word, a figure, a sign of money."""
    return piece.token.text[:1].isalnum() or "A_CURRENCY" in piece.token.kinds

"""A sentence about a customer and an order, as the clauses of an example.

`they order 60 EUR on Tuesday with promo code HELLO` becomes
`when they order 60 EUR on 1 December 2026 with promo code "HELLO"`. What is left out, or may mean
two things, comes with it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from palier import tree
from palier.problem import Problem
from palier.problem.sentence import NothingOrdered, TwoMeanings, UnreadWords
from palier.source import Language, Span
from palier.surface.figures_in import Refused
from palier.surface.senses import stem
from palier.trial.atom import Sort
from palier.trial.atoms import Atoms
from palier.trial.goods import Unpriced
from palier.trial.known import Known
from palier.trial.meaning import Meaning, meaning_of
from palier.trial.reading import Way, is_bare, left_words, ways_to_read
from palier.trial.senses import lexicon_of, pieces_in
from palier.values import dataclass, replace

NEAR = 0.25
"""How much dearer another meaning is that is not asked about."""
_CLASH, _NO_GOODS, _FOREIGN = 4.0, 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence was read as, in the language that it is nearest to: the best way and what it
    means, what it costs; problems are placed in the sentence."""

    text: str
    language: Language
    cost: float
    meaning: Meaning
    problems: tuple[Problem, ...] = ()
    goods: str | None = None

    @property
    def of_customer(self) -> bool:
        """Whether it says anything of the customer."""
        return self.meaning.given is not None or self.meaning.newcomer


@dataclass(frozen=True, slots=True)
class Hearing:
    """What sentences are heard with: the programme's names, the day."""

    known: Known
    today: dt.date

    def hear(
        self, text: str, language: Language, given: tree.Given | None = None, *, alone: bool = False
    ) -> Heard:
        """Read a sentence in a language. `alone`: it is all of the customer; `given`: what is known
        of the customer beside it."""
        try:
            pieces = pieces_in(text, language)
        except Refused as refused:
            nothing = Meaning(None, None)
            return Heard(text, language, float("inf"), nothing, (refused.problem,))
        source = Atoms(text, pieces, language, self.known, self.today)
        meant = [
            (way, meaning_of(way, source, given, alone=alone))
            for way in ways_to_read(source, alone=alone)
        ]
        if not meant:
            return Heard(text, language, float("inf"), Meaning(None, None), _nothing(text))
        meant.sort(key=lambda each: _cost(*each))
        way, meaning = meant[0]
        cost = _cost(way, meaning) + _FOREIGN * _foreign(source)
        found = tuple(_problems(meant, source, alone=alone))
        return Heard(text, language, cost, meaning, found, _unpriced(way, meaning, source))


def _nothing(text: str) -> tuple[Problem, ...]:
    return (UnreadWords(Span(0, len(text)), text.strip()[:80], ()),)


def _foreign(source: Atoms) -> int:
    """How many words say something in the other language only."""
    ours, other = (lexicon_of(each) for each in (source.language, source.language.other))
    return sum(
        other.says(stem(each.word, other.language))
        and not ours.says(stem(each.word, ours.language))
        for each in source.pieces
    )


def _cost(way: Way, meaning: Meaning, *, alone: bool = False) -> float:
    """How far a way is, with what does not go together in it."""
    clashes = _CLASH * len(meaning.clashes) + len(meaning.unpriced)
    return way.cost + clashes + (0.0 if meaning.order or alone else _NO_GOODS)


# What is wrong ----------------------------------------------------------------------------------


def _problems(meant: list[tuple[Way, Meaning]], source: Atoms, *, alone: bool) -> Iterator[Problem]:
    way, meaning = meant[0]
    lines = meaning.lines(source.language)
    ordered = meaning.order is not None or alone
    left = [*left_words(way)]
    left += [(each.start, each.end) for each in meaning.clashes]
    for start, end in sorted(left):
        span = source.pieces[start].span.to(source.pieces[end - 1].span)
        sure = ordered and meaning.other is None and not _is_bare(way, source)
        yield UnreadWords(span, source.between(start, end), lines if sure else ())
    if left and meaning.other is None:
        return
    for each in meaning.unpriced:
        span = source.pieces[each.start].span.to(source.pieces[each.end - 1].span)
        yield NothingOrdered(span, source.between(each.start, each.end))
        return
    if not ordered:
        yield NothingOrdered(Span(0, len(source.text)), None)
        return
    yield from _asked(meant, source)


def _is_bare(way: Way, source: Atoms) -> bool:
    """Whether a number alone was read as an amount: it may count something that is left out."""
    amounts = (range(each.start, each.end) for each in way.told if is_bare(each.says))
    return any(
        all(atom.sort is not Sort.MONEY for at in places for atom in source.at(at))
        for places in amounts
    )


def _asked(meant: list[tuple[Way, Meaning]], source: Atoms) -> Iterator[Problem]:
    """Whether another meaning is as near, or nearly so."""
    first, meaning = meant[0]
    shown = {_key(meaning, source): meaning}
    for way, other in meant[1:]:
        if _cost(way, other) > _cost(first, meaning) + NEAR:
            break
        if (other.order is None) == (meaning.order is None):
            shown.setdefault(_key(other, source), other)
    readings = [*shown.values()]
    if meaning.other is not None:
        readings.insert(1, meaning._replace(order=meaning.other))
    readings[1:1] = [meaning._replace(order=each) for each in meaning.carriers]
    if len(readings) > 1:
        told = dict.fromkeys(", ".join(each.lines(source.language)) for each in readings[:3])
        yield TwoMeanings(Span(0, len(source.text)), tuple(told))


def _key(meaning: Meaning, source: Atoms) -> object:
    """A meaning in no order, and without the names of goods that no rule speaks of."""
    given, order = meaning.given, meaning.order
    holdings = given and (frozenset(given.holdings), given.guest, given.member)
    parts = Counter(_plain(each, source) for each in order.parts) if order else Counter()
    return holdings, frozenset(parts.items()), meaning.newcomer


def _plain(part: tree.OrderPart, source: Atoms) -> tree.OrderPart:
    if isinstance(part, tree.Goods) and isinstance(part.of, tree.IsProduct):
        known = any(source.known.has(each.text) for each in part.of.products)
        return part if known else replace(part, of=None)
    return part


def _unpriced(way: Way, meaning: Meaning, source: Atoms) -> str | None:
    """Goods that are named without a price."""
    for each in meaning.unpriced:
        match each.says:
            case Unpriced(_, tree.IsProduct((name, *_))):
                return name.text
    if meaning.order is None and way.left:
        ((start, end), *_) = left_words(way)
        strange = (each.size for each in source.at(start) if each.sort is Sort.WORDS)
        return source.between(start, end) if end - start in strange else None
    return None

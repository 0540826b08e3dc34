"""Words that are not in a line and may have been meant: light ones, and any other as a guess.

A light word that may be missing is added without asking, save before a number where another word
may stand as well: `of 100 EUR` and `above 100 EUR` are not the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from palier.source import Span, bare
from palier.surface.following import accepts, follow
from palier.surface.moves import Line, Move
from palier.surface.places import is_number
from palier.surface.tokens import Token
from palier.surface.ways import Step

LIGHT, WORDED = 1.0, 2.0
"""What a light word costs; and what one costs that says something."""
_SIGN, _JOINED, _CURRENCY, _WORD, _MORE, _UNLIKE = 1.3, 1.5, 2.0, 2.5, 2.25, 3.5
_MARKS = frozenset({":", ",", "(", ")"})


class Forgotten:
    """What may be added to a line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._tables = line.tables
        self._currency = line.setting.currency
        words = line.tables.words
        self._light = [(word, kind) for word in line.table.light for kind in words.get(word, ())]
        self._contested: dict[tuple[object, ...], bool] = {}
        self._light_at: dict[int, list[tuple[str, str]]] = {}

    def light(self, step: Step) -> Iterator[Move]:
        """A light word that was left out."""
        if self._is_contested(step):
            return
        place = _place(step)
        no_and = step.worded or _is_number_next(step)
        for word, kind in self._light_in(step.states[-1]):
            if not (no_and and kind == "_AND"):
                cost = _JOINED if kind == "_AND" else LIGHT
                yield Move(step.rest, cost, Token((kind,), word, place))

    def _light_in(self, state: int) -> list[tuple[str, str]]:
        """The light words that a state takes, and what each is."""
        if state not in self._light_at:
            row = self._tables.states[state]
            self._light_at[state] = [each for each in self._light if each[1] in row]
        return self._light_at[state]

    def any(self, step: Step) -> Iterator[Move]:
        """A word that nobody wrote: a guess."""
        place, named = _place(step), self._line.kinds_of_name(step.rest)
        for kind in accepts(self._tables, step.start, step.states):
            word, cost = self._word(kind, step, named)
            if word:
                value = word if kind == "A_CURRENCY" else None
                yield Move(step.rest, cost, Token((kind,), word, place, value), sure=False)

    def _word(self, kind: str, step: Step, named: frozenset[str] | None) -> tuple[str, float]:
        """A word that may have been forgotten, and how much it would say; nothing where none may.

        `named`: the words that the file has before the name that comes next.
        """
        more = _MORE if step.worded else 0.0
        if kind == "A_CURRENCY":
            counted = step.read is not None and step.read.token.kinds == ("A_NUMBER",)
            return (self._currency if counted else "", _CURRENCY + more)
        word = {"_OR_GOODS": self._tables.spelled["_OR"], "_NEXT_NAME": ","}.get(kind)
        word = word or self._tables.spelled.get(kind, "")
        if not word[:1].isalpha():
            return (word if word in _MARKS else "", _SIGN)
        if bare(word) in self._line.table.unguessed:
            return "", 0.0
        if bare(word) in self._line.table.empty and not self._is_contested(step):
            return word, LIGHT
        if named is None:
            return word, _WORD + more
        return word, (LIGHT if word in named else _WORD + _UNLIKE) + more

    def _is_contested(self, step: Step) -> bool:
        """Whether several words may stand before the number that comes next."""
        if not _is_number_next(step):
            return False
        key = (step.start, step.states)
        if key not in self._contested:
            words = (
                follow(self._tables, step.states, kind)
                for kind in accepts(self._tables, step.start, step.states)
                if self._tables.spelled.get(kind, "")[:1].isalpha()
            )
            fit = [each for each in words if each and follow(self._tables, each, "A_NUMBER")]
            self._contested[key] = len(fit) > 1
        return self._contested[key]


def _is_number_next(step: Step) -> bool:
    return bool(step.rest.pieces) and is_number(step.rest.pieces[0])


def _place(step: Step) -> Span:
    pieces = step.rest.pieces
    at = pieces[0].span.start if pieces else step.read.token.span.end if step.read else 0
    return Span(at, at)

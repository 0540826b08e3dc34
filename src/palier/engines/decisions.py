"""A choice as a tree of questions, where amounts decide whom it keeps.

Who is present alone does not tell it: some would change an order only in their turn, after others;
or the best of several offers is the one that leaves least to pay. So whoever reckons many orders
asks one question after another, each about the order at hand, and is told what is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from palier.engines.choose import choose
from palier.engines.columns import before, bits_of
from palier.named import NamedTuple
from palier.sheet.marks import Member
from palier.sheet.nodes import LineName, One
from palier.sheet.sheet import OrderSheet, Values
from palier.values import dataclass, field


class Serves(NamedTuple):
    """Whether a member changes the order among those kept: the kept, a bit for each; the member."""

    kept: int
    member: str


class Cheaper(NamedTuple):
    """Whether some who are kept leave less to pay than others: both, a bit for each."""

    kept: int
    other: int


Question = Serves | Cheaper


def in_turn(sheet: OrderSheet) -> list[Member]:
    """The members of whom only their turn tells whether they would change an order."""
    return [each for each in sheet.members if each.alone is None]


def decided(
    sheet: OrderSheet, present: int, never: frozenset[str], answers: Sequence[bool]
) -> Question | int:
    """Who is kept, a bit for each, once so many questions are answered; or else the next one.

    `present`: who would change the order alone, a bit for each; `never`: who never serves one.
    """
    asking = _Asking(sheet, never, answers)
    try:
        return bits_of(sheet, choose(sheet, before(sheet, present), asking.of).kept)
    except _UnknownError as unknown:
        return unknown.question


class _UnknownError(Exception):
    """A question without an answer yet."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question


@dataclass(slots=True)
class _Asking:
    """Answers questions in the order in which they are asked, each once."""

    sheet: OrderSheet
    never: frozenset[str]
    answers: Sequence[bool]
    known: dict[Question, bool] = field(default_factory=dict)

    def answer(self, question: Question) -> bool:
        if question not in self.known:
            if len(self.known) == len(self.answers):
                raise _UnknownError(question)
            self.known[question] = self.answers[len(self.known)]
        return self.known[question]

    def of(self, kept: frozenset[str]) -> Values:
        return _Doubtful(self, bits_of(self.sheet, kept))


@dataclass(slots=True)
class _Doubtful(Values):
    """What some who are kept come to, of which only questions are known."""

    asking: _Asking
    kept: int
    values: Mapping[LineName, int] = field(default_factory=dict)
    rows: int = 0

    def scalar(self, line: One) -> int:
        del line  # only what is to be paid is ever weighed
        return _ToPay(self.kept, self.asking)

    def holds(self, line: One) -> bool:
        member = next(each for each in self.asking.sheet.members if each.effect == line)
        if member.id in self.asking.never:
            return False
        return self.asking.answer(Serves(self.kept, member.id))


class _ToPay(int):
    """What is to be paid where some are kept: it can be compared, and nothing else."""

    asking: _Asking

    def __new__(cls, kept: int, asking: _Asking) -> Self:
        made = super().__new__(cls, kept)
        made.asking = asking
        return made

    def __lt__(self, other: int) -> bool:
        return self.asking.answer(Cheaper(int(self), int(other)))

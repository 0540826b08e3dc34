"""What is wrong with an order told in a sentence, before it is looked at beside the rules."""

from __future__ import annotations

from palier.problem import Problem, kind
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class OfSentence(Problem):
    """A sentence that is not understood as a whole."""


@kind("unread-words")
class UnreadWords(OfSentence):
    """Words that say nothing of an order or a customer that can be told.

    `read`: what the rest says, in the words of examples.
    """

    words: str
    read: tuple[str, ...]


@kind("two-meanings")
class TwoMeanings(OfSentence):
    """A sentence that may mean one order or another. `readings`: both, in the words of examples."""

    readings: tuple[str, ...]


@kind("nothing-ordered")
class NothingOrdered(OfSentence):
    """A sentence without goods, or with `goods` that have no price."""

    goods: str | None

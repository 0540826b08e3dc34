"""An atom of a sentence: some of its pieces, and what they are."""

from __future__ import annotations

from enum import Enum

from palier.named import NamedTuple
from palier.trial.known import Kind
from palier.trial.senses import Sense


class Sort(Enum):
    """What an atom is that is neither a name nor a word of a sense."""

    MONEY = "money"
    NUMBER = "number"
    SPELLED = "number in letters"
    NTH = "ordinal"
    DATE = "date"
    MONTH_DAY = "month and day"
    HOUR = "hour"
    NAMED = "a name between quotes that the file does not have"
    WORDS = "words that say nothing else"
    COMMA = "comma"


class Atom(NamedTuple):
    """Some pieces of a sentence, and what they are."""

    size: int
    sort: Sort | Sense | Kind
    value: object = None
    cost: float = 0.0

"""What a search for the ways to read a line is given, keeps, and finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palier.named import NamedTuple
from palier.values import dataclass

if TYPE_CHECKING:
    from palier.surface.moves import Rest
    from palier.surface.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a line: what its lines mean, what it costs.

    `sure`: only words, order and marks are otherwise; else something is guessed (a misspelt word, a
    name without quotes, a word that was forgotten). `lines`: each in words of the language.
    """

    nodes: tuple[object, ...]
    cost: float
    sure: bool
    lines: tuple[tuple[Token, ...], ...]


class Step(NamedTuple):
    """How far a way has come: the pieces that are left, the automaton, what was read before.

    `ended`: the lines above, should it be several; `mark`: of what they were read as. `added`:
    words that were not written; `worded`: one of them says something.
    """

    rest: Rest
    start: str
    states: tuple[int, ...]
    read: Read | None = None
    ended: tuple[tuple[str, tuple[Token, ...]], ...] = ()
    sure: bool = True
    added: int = 0
    worded: bool = False
    mark: int = 0


class Read(NamedTuple):
    """A token that was read, those before it, and a mark of what they were read as."""

    token: Token
    before: Read | None
    sign: int


def tokens_read(read: Read | None) -> tuple[Token, ...]:
    """The tokens that were read, in order."""
    found = []
    while read is not None:
        found.append(read.token)
        read = read.before
    return tuple(reversed(found))

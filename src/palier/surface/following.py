"""What may follow in a line, by the automaton of its language.

The same is asked again and again while ways to read a line are looked for, and while a file is read
anew with one line mended: what was answered is kept beside the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.surface.lalr import Tables

K = TypeVar("K")
V = TypeVar("V")

END = "$END"
MOST_KEPT = 30_000
"""So many answers of a kind are kept, and then forgotten."""


@dataclass(slots=True)
class Before:
    """What was answered: which stack follows, which terminals may, and the phrases of lines that
    were read, by their first rule, where they stand and what they say; which lines have no one
    meaning, and what was told of lines that are no phrase, and where, by what they say."""

    followed: dict[tuple[tuple[int, ...], str], tuple[int, ...] | None] = field(
        default_factory=dict
    )
    accepted: dict[tuple[str, tuple[int, ...]], tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[tuple[str, int, str], Any] = field(default_factory=dict)
    unread: dict[tuple[object, ...], None] = field(default_factory=dict)
    told: dict[tuple[object, ...], tuple[Any, int]] = field(default_factory=dict)


def keep(known: dict[K, V], key: K, answer: V, most: int = MOST_KEPT) -> V:
    """Keep an answer; where there are many, all that were kept before are forgotten."""
    if len(known) >= most:
        known.clear()
    known[key] = answer
    return answer


def follow(tables: Tables, states: tuple[int, ...], kind: str) -> tuple[int, ...] | None:
    """The stack after one more terminal, or None when it cannot follow."""
    known, key = tables.before.followed, (states, kind)
    try:
        return known[key]
    except KeyError:
        return keep(known, key, _followed(tables, states, kind))


def _followed(tables: Tables, states: tuple[int, ...], kind: str) -> tuple[int, ...] | None:
    rows, stack = tables.states, list(states)
    while (move := rows[stack[-1]].get(kind)) is not None:
        if move >= 0:
            return (*stack, move)
        rule = tables.productions[~move]
        if rule.size:
            del stack[-rule.size :]
        stack.append(rows[stack[-1]][rule.origin])
    return None


def accepts(tables: Tables, start: str, states: tuple[int, ...]) -> tuple[str, ...]:
    """The terminals that may follow, the end of the line included."""
    known, key = tables.before.accepted, (start, states)
    before = known.get(key)
    if before is not None:
        return before
    names = (name for name in tables.states[states[-1]] if name.isupper() and name != END)
    found = tuple(name for name in names if _followed(tables, states, name))
    return keep(known, key, (*found, END) if may_end(tables, start, states) else found)


def may_end(tables: Tables, start: str, states: tuple[int, ...]) -> bool:
    """Whether the line may end here."""
    rows, stack = tables.states, list(states)
    while stack[-1] != tables.ends[start]:
        move = rows[stack[-1]].get(END)
        if move is None or move >= 0:
            return False
        rule = tables.productions[~move]
        if rule.size:
            del stack[-rule.size :]
        stack.append(rows[stack[-1]][rule.origin])
    return True

"""What every family is read with: the file's unit, where mistakes go, clauses by kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from palier import tree
from palier.problem import Problem
from palier.problem.meaning import ContradictingClauses, DuplicateClause
from palier.quantity import Amount, Money, Points
from palier.source import Language, SourceText
from palier.tree import Benefit, Benefits, Cap, Node, Statement
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """One file being read. `problems` is filled on the way; all else is settled by the header."""

    source: SourceText
    language: Language
    currency: str = ""
    cashback: bool = False
    taxes: tree.Taxes | None = None
    problems: dict[Problem, None] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        """Remember a mistake and read on."""
        self.problems.setdefault(problem)

    def amount(self, units: int) -> Amount:
        """So many units of what customers collect."""
        return Money(units, self.currency) if self.cashback else Points(units)


# Clauses ------------------------------------------------------------------------------------

N = TypeVar("N", bound=Node)


def every(statement: Statement, kind: type[N]) -> tuple[N, ...]:
    """All clauses of a kind, in written order.

    >>> from palier import tree
    >>> statement = tree.Statement(tree.FirstOrderHead(), (tree.OffPage(), tree.EarnNoPoints()))
    >>> every(statement, tree.OffPage)
    (OffPage(),)
    """
    return tuple(each for each in statement.clauses if isinstance(each, kind))


def one(statement: Statement, kind: type[N], reading: Reading) -> N | None:
    """The clause of a kind that may stand once; a second one is a mistake."""
    return alone(every(statement, kind), reading)


def alone(clauses: Sequence[N], reading: Reading) -> N | None:
    """The first of some clauses of which one may stand; each other is a mistake."""
    for second in clauses[1:]:
        first = clauses[0]
        kind = DuplicateClause if second == first else ContradictingClauses
        reading.note(kind(second.span, first.span))
    return clauses[0] if clauses else None


def clash(one: Node | None, other: Node | None, reading: Reading) -> None:
    """Report two lines that cannot both hold, at the second one written."""
    if one and other:
        first, second = sorted((one.span, other.span))
        reading.note(ContradictingClauses(second, first))


def caps_of(statement: Statement, reading: Reading) -> tuple[Cap, ...]:
    """All `at most … per …` lines; two for one period are a mistake."""
    return alone_by(every(statement, Cap), lambda cap: cap.period, reading)


def bare_benefits(statement: Statement) -> tuple[Benefit, ...]:
    """What a statement gives outside any band, over all its lines."""
    return tuple(each for line in every(statement, Benefits) for each in line.benefits)


def first(statement: Statement, kind: type[N]) -> N | None:
    """The first clause of a kind, whatever follows."""
    return next(iter(every(statement, kind)), None)


def alone_by(clauses: Sequence[N], key: Callable[[N], Hashable], reading: Reading) -> tuple[N, ...]:
    """Some clauses of which one may stand for each key: each other is a mistake."""
    groups: dict[Hashable, list[N]] = {}
    for each in clauses:
        groups.setdefault(key(each), []).append(each)
    for group in groups.values():
        alone(group, reading)
    return tuple(clauses)

"""Lines of the `cumulation` block that contradict or repeat one another."""

from __future__ import annotations

from collections.abc import Sequence

from palier import tree
from palier.problem.meaning import ContradictingClauses, DuplicateClause
from palier.program.clauses import every
from palier.program.reading import Reading
from palier.tree import Party, PartyName


def check_parties(statement: tree.Statement, reading: Reading) -> None:
    """Report a party named twice in one line, and points both earned and not earned with one."""
    for line in statement.clauses:
        match line:
            case tree.Combines():
                _check_once(line.others, reading)
            case tree.PointsEarnedWith() | tree.OtherwiseFirst():
                _check_once(line.parties, reading)
            case _:
                pass
    _check_points(statement, reading)


def _check_once(names: Sequence[PartyName], reading: Reading) -> None:
    seen: dict[Party, PartyName] = {}
    for name in names:
        if name.party in seen:
            reading.note(DuplicateClause(name.span, seen[name.party].span))
        seen.setdefault(name.party, name)


def _check_points(statement: tree.Statement, reading: Reading) -> None:
    said: dict[Party, tuple[bool, tree.PointsEarnedWith]] = {}
    for line in every(statement, tree.PointsEarnedWith):
        for name in line.parties:
            earned, earlier = said.setdefault(name.party, (line.earned, line))
            if earned is not line.earned:
                reading.note(ContradictingClauses(name.span, earlier.span))
            elif earlier is not line:
                reading.note(DuplicateClause(name.span, earlier.span))

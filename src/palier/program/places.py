"""Which statement is what, and the clauses that have a meaning in it."""

from __future__ import annotations

from palier import tree
from palier.closed import members
from palier.problem.meaning import MisplacedClause, NoOrder
from palier.program.reading import Reading
from palier.tree import CLAUSES, PLACES, Place

CALENDAR: tuple[type[tree.Node], ...] = members(tree.Calendar)


def place_of(head: tree.Head) -> Place:
    """The kind of statement that a head begins.

    >>> place_of(tree.SegmentHead(tree.Name("iPod")))
    <Place.SEGMENT: 'segment'>
    """
    return PLACES[type(head)]


def check_clauses(statement: tree.Statement, reading: Reading) -> None:
    """Report the clauses that have no meaning where they stand.

    The grammar is as wide as the first word: each `earn` takes what any `earn` does.
    """
    place = place_of(statement.head)
    for clause in statement.clauses:
        if isinstance(clause, CLAUSES[place]):
            continue
        if place is Place.AWARD and isinstance(clause, tree.OfOrders):
            reading.note(NoOrder(clause.span))
        else:
            reading.note(MisplacedClause(clause.span, place))

"""What all versions of a programme have in common: the unit in which accounts are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from palier import tree
from palier.closed import total
from palier.problem import Problem
from palier.problem.checks import ChangedUnit, UnitPart
from palier.program.model import Program
from palier.source import Span
from palier.tree import RuleFile, walk


def check_versions(file: RuleFile, program: Program, older: Iterable[Program]) -> Iterator[Problem]:
    """What the file of a programme counts in another unit than a version before it: errors.

    An account goes on from one version to the next, so that 92 points would be 0.92, or EUR USD.
    """
    now = counted_in(program)
    for before in map(counted_in, older):
        for part, value in now.items():
            if value != before[part]:
                yield ChangedUnit(_where(file, part), part, value, before[part])
                return


def counted_in(program: Program) -> Mapping[UnitPart, str | bool | int]:
    """What the amounts of an account mean: the currency, points or a pot, the decimals of points.

    An account of a programme is one of another that counts in the same.
    """
    return total(
        UnitPart,
        {
            UnitPart.CURRENCY: program.currency,
            UnitPart.COLLECTED: program.cashback,
            UnitPart.DECIMALS: program.points.decimals,
        },
    )


SAID_BY = total(
    UnitPart,
    {
        UnitPart.CURRENCY: (tree.InCurrency,),
        UnitPart.COLLECTED: (tree.CollectPoints, tree.CollectCashback),
        UnitPart.DECIMALS: (tree.PointsDecimals,),
    },
)
"""The nodes of a file that say a part of the unit."""


def _where(file: RuleFile, part: UnitPart) -> Span:
    """The line that says a part of the unit; else the first of the file."""
    nodes = (node for statement in file.statements for node in walk(statement))
    said = (node.span for node in nodes if isinstance(node, SAID_BY[part]))
    return next(said, file.statements[0].span)

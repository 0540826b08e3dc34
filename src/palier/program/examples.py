"""What an example says once: each holding, each part of the order, each outcome."""

from __future__ import annotations

from palier import tree
from palier.program.clauses import alone_by, every
from palier.program.reading import Reading

SEVERAL = tree.Goods | tree.WithCode | tree.UsingReward | tree.HasGroup | tree.HasReward


def check_example(statement: tree.Statement, reading: Reading) -> None:
    """Report what an example says twice, as two tiers or two dates."""
    for given in every(statement, tree.Given):
        once = [each for each in given.holdings if not isinstance(each, SEVERAL)]
        alone_by(once, subject, reading)
    for order in every(statement, tree.TheyOrder):
        parts = [each for each in order.parts if not isinstance(each, SEVERAL)]
        alone_by(parts, subject, reading)
    for then in every(statement, tree.Then):
        alone_by(then.expectations, subject, reading)


def subject(node: tree.Holding | tree.OrderPart | tree.Expectation) -> tuple[object, ...]:
    """What a part of an example speaks of: two of one subject would contradict.

    >>> from palier.quantity import Points
    >>> subject(tree.Left(Points(4))) == subject(tree.Left(Points(6)))
    True
    """
    match node:
        case tree.HasMeasure(measure, _, activity):
            return type(node), measure, activity
        case tree.HasStamps(_, named) | tree.HasBox(named):
            return type(node), named
        case tree.DeliveredTo(part):
            return type(node), part
        case tree.Earns(_, by) | tree.Off(_, by):
            return type(node), by
        case _:
            return (type(node),)

"""Lines that wait for a condition: what is 0 unless a rule applies is reckoned where it does.

Most rules of a programme do not apply to an order. What one of them would take off is looked for
over all units all the same, by lines that nothing else asks for: those stand under its condition.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush

from palier.engines.printing.unless import unless
from palier.named import NamedTuple
from palier.sheet import nodes
from palier.sheet.nodes import Expr, LineName
from palier.sheet.sheet import Line, Unit


class Waiting(NamedTuple):
    """A line that is 0 unless a test holds: what it is then, after the lines that wait with it."""

    test: Expr
    then: Line
    lines: tuple[Line, ...]


def waiting(
    lines: Sequence[Line],
    wanted: Collection[LineName],
    is_count: Callable[[Expr], bool],
    *,
    columns: bool = False,
    among: bool = False,
) -> dict[LineName, Waiting]:
    """Which of some lines wait, where others wait with them: by the name of each.

    `wanted` are the lines that are asked for in any case; `is_count` whether an expression is never
    below 0. A line waits with one other line only. Where `columns`, those with a value on each unit
    wait for a test by themselves too; where `among`, one that goes through the units waits until
    what it looks for is among them.
    """
    place = {line.id: at for at, line in enumerate(lines)}
    users: dict[LineName, set[LineName]] = {}
    for line in lines:
        for ref in nodes.references(line.expr):
            users.setdefault(ref, set()).add(line.id)
    tests = unless(lines, is_count, among=among)
    found: dict[LineName, Waiting] = {}
    gone: set[LineName] = set()
    for line in reversed(lines):
        test = tests[line.id]
        is_flag = line.unit is Unit.FLAG or isinstance(line.expr, nodes.Truth)
        if test is None or is_flag or line.id in gone or (line.column and not columns):
            continue
        asked = {*nodes.references(test)}
        with_it = [lines[at] for at in _with(line, lines, place, users, (wanted, gone, asked))]
        then = _where(test, line.expr)
        looks = among and any(map(_looks, (then, *(each.expr for each in with_it))))
        if looks or any(each.column for each in (line, *with_it)):
            alone = Line(line.id, line.unit, then, line.part, line.column, line.span)
            found[line.id] = Waiting(test, alone, tuple(with_it))
            gone |= {each.id for each in with_it}
            for ref in asked:
                users.setdefault(ref, set()).add(line.id)
    return found


def _looks(expr: Expr) -> bool:
    """Whether an expression goes through the units."""
    return any(isinstance(each, nodes.OverUnits) for each in nodes.every(expr))


def _where(test: Expr, expr: Expr) -> Expr:
    """What an expression is where a test holds."""
    if isinstance(expr, nodes.If) and expr.test == test:
        return expr.then
    if isinstance(expr, nodes.Least):
        return nodes.least(*(_where(test, each) for each in expr.terms))
    return expr


def _with(
    line: Line,
    lines: Sequence[Line],
    place: Mapping[LineName, int],
    users: Mapping[LineName, set[LineName]],
    apart: Sequence[Collection[LineName]],
) -> list[int]:
    """Where the lines stand that nothing but a line asks for, and those that wait with it.

    Those that stand `apart` do not wait.
    """
    held: set[LineName] = {line.id}
    found: list[int] = []
    ahead = [-place[ref] for ref in {*nodes.references(line.expr)} if ref in place]
    heapify(ahead)
    while ahead:
        at = -heappop(ahead)
        each = lines[at]
        if each.id in held or not users[each.id] <= held or any(each.id in of for of in apart):
            continue
        held.add(each.id)
        found.append(at)
        for ref in nodes.references(each.expr):
            if ref in place:
                heappush(ahead, -place[ref])
    return sorted(found)

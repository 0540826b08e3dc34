"""The points of an order without what one rule does for them: what the rule gives beyond the rest.

All else of the order stays as it is: what is paid, the choice among benefits, the caps.
"""

from __future__ import annotations

from functools import lru_cache

from palier.engines import interpret
from palier.engines.ready import needed, refs
from palier.engines.reckoned import Reckoned
from palier.named import NamedTuple
from palier.sheet.nodes import FALSE, LineName
from palier.sheet.sheet import OrderSheet, Part
from palier.values import Itself, replace, unswept


class Without(NamedTuple):
    """The lines of a sheet that its awards of points need, where a rule does nothing for them.

    `changed` are those that may come to something else for it.
    """

    sheet: OrderSheet
    changed: frozenset[LineName]


def without(sheet: OrderSheet, rule: str) -> Without | None:
    """A sheet in which a rule, by its id, neither gives nor multiplies points, nor silences others.

    None: it does so nowhere, whatever is ordered.
    """
    return _without(Itself(sheet), rule)


@lru_cache(maxsize=256)
@unswept
def _without(its: Itself[OrderSheet], rule: str) -> Without | None:
    sheet = its.held
    factors = (each.line.line for each in sheet.factors if each.rule == rule and not each.status)
    awards = (each.applies.line for each in sheet.awards if each.rule == rule)
    silences = (guard.line.line for e in sheet.awards for guard in e.blocked if guard.by == rule)
    dropped = {*factors, *awards, *silences}
    if not dropped:
        return None
    lines = [
        replace(line, expr=FALSE) if line.id in dropped else line
        for part in Part
        for line in sheet.lines
        if line.part is part
    ]
    changed = set(dropped)
    for line in lines:
        if not changed.isdisjoint(refs(line)):
            changed.add(line.id)
    kept = needed(lines, [each.given.line for each in sheet.awards])
    return Without(replace(sheet, lines=tuple(kept)), frozenset(changed))


def beyond(got: Reckoned, rule: str) -> int:
    """The units that an order earns, less those that it would earn without a rule.

    Below 0 where the rule takes some away: `points x 0.5`.
    """
    other = without(got.sheet, rule)
    if other is None:
        return 0
    walk = interpret.Walk(got.facts, got.rows, {})
    for part in Part:
        walk.part(other.sheet, part)
    return sum(got.scalar(each.given) - walk.scalar(each.given) for each in got.sheet.awards)

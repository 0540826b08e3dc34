"""What a table says that customers do, beside what a programme speaks of."""

from __future__ import annotations

from palier import tree
from palier.history.columns import Column
from palier.history.sql import quoted, said
from palier.history.table import DOES, Table
from palier.life.limits import asked_of
from palier.program.former import former
from palier.program.model import Program
from palier.sheet import facts
from palier.source import nearest, same_name


def activities_of(program: Program) -> dict[str, str]:
    """The activities that a programme speaks of, by what they are counted as: as it writes them.

    >>> import palier
    >>> head = 'loyalty program "T"\\n  currency EUR\\n  time zone "Europe/Paris"\\n'
    >>> activities_of(palier.compile(f'{head}earn 5 points per "review"\\n').program)
    {'review': 'review'}
    """
    asked = (each for each in asked_of(program) if isinstance(each, facts.Measured))
    found = {each.activity: each.activity for each in asked if each.activity is not None}
    heads = (each.head for each in program.earnings)
    named = (each.activity for each in heads if isinstance(each, tree.OfActivity))
    found |= {same_name(each.text): each.text for each in named if each is not None}
    return dict(sorted(found.items()))


def unknown_activities(table: Table, program: Program) -> dict[str, str | None]:
    """The activities of a table that the programme does not speak of, and what each is nearly."""
    if not {Column.TYPE, Column.ACTIVITY} <= {*table.columns}:
        return {}
    name = quoted(Column.ACTIVITY.value)
    query = (
        f"SELECT DISTINCT trim({name}) FROM history"  # noqa: S608 - names of our own
        f" WHERE {DOES} AND trim({name}) <> '' ORDER BY 1"
    )
    known = activities_of(program)
    before = former(program).activities
    told = [text for (text,) in said(table.connection, query).fetchall()]
    others = [each for each in told if same_name(each) not in {*known, *before}]
    return {each: nearest(each, [*known.values()]) for each in others}

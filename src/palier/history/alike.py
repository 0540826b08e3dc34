"""Names by which a rule file asks for something that a table writes otherwise, or never tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from palier import tree
from palier.checks.names import mentions_of
from palier.checks.spelling import look_alike, plain
from palier.closed import total
from palier.history.columns import PLACES, Column, several
from palier.history.sql import quoted, said
from palier.history.table import Table
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.naming import World
from palier.source import figures_in, same_name

TOLD_IN: Mapping[World, Column | None] = total(
    World,
    {
        World.TAG: Column.TAGS,
        World.CATEGORY: Column.CATEGORIES,
        World.PRODUCT: Column.PRODUCT,
        World.METHOD: Column.SHIPPING_METHOD,
        World.TYPE: Column.CUSTOMER_TYPE,
        World.GROUP: Column.GROUPS,
        World.CHANNEL: Column.CHANNEL,
        World.CITY: Column.CITY,
        World.COUNTRY: Column.COUNTRY,
        World.POSTCODE: Column.POSTCODE,
        World.CODE: Column.PROMO_CODES,
        World.PAYMENT: Column.PAYMENT,
        World.BOX: None,
        World.ACTIVITY: None,  # told by `activities`
        World.PERK: None,
    },
)
"""Where a table tells what a name of the shop's own world names; None: nowhere."""


class Alike(NamedTuple):
    """A name of the rule file that no row has, and one that some have in that column."""

    column: Column
    name: str
    found: str


class Compared(NamedTuple):
    """The columns that tell nothing, though rules ask about them; and names written otherwise."""

    empty: tuple[Column, ...]
    alike: tuple[Alike, ...]


def compared(table: Table, program: Program) -> Compared:
    """What the rules of a programme ask for by name, beside what a table has."""
    asked = {column: names for column, names in _asked(program).items() if names}
    there = _there(table, [each for each in asked if each in table.columns])
    empty = tuple(each for each in asked if not there.get(each))
    alike = (
        each for column in asked for each in _alike(column, asked[column], there.get(column, set()))
    )
    return Compared(empty, tuple(alike))


def _asked(program: Program) -> dict[Column, list[str]]:
    """The names that rules use, by the column that tells them; examples ask for nothing."""
    statements = program.file.statements if program.file else ()
    rules = (each for each in statements if not isinstance(each.head, tree.ExampleHead))
    found = mentions_of(rules)
    return {column: [*found[world]] for world, column in TOLD_IN.items() if column is not None}


def _there(table: Table, columns: Iterable[Column]) -> dict[Column, set[str]]:
    """The names that each column has; the table is read once."""
    asked = tuple(columns)
    if not asked:
        return {}
    every = ", ".join(f"list(DISTINCT {quoted(each.value)})" for each in asked)
    (row,) = said(table.connection, f"SELECT {every} FROM history").fetchall()  # noqa: S608 - names of our own
    return {column: _names(found or (), column) for column, found in zip(asked, row, strict=True)}


def _names(cells: Iterable[str | None], column: Column) -> set[str]:
    """The names in some cells, as rule files have them."""
    texts = (each for each in cells if each)
    if PLACES[column].several:
        return {same_name(each) for text in texts for each in several(text)}
    return {same_name(each) for each in texts}


def _alike(column: Column, asked: Iterable[str], there: set[str]) -> Iterator[Alike]:
    """Names that a column has not, each with the first that it has and that looks like it."""
    missing = [each for each in asked if same_name(each) not in there]
    begins: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in sorted(there) if missing else ():
        begins[_kind(each)].append(each)
    for name in missing:
        found = next((each for each in begins[_kind(name)] if look_alike(each, name)), None)
        if found is not None:
            yield Alike(column, name, found)


def _kind(name: str) -> tuple[str, str]:
    """How a name begins, and its figures: others are never taken for one another."""
    return plain(name)[:1], figures_in(name)

"""Whose an order is: every row of it has to say so, or none."""

from __future__ import annotations

import tempfile

from palier.history.columns import Column
from palier.history.plain_files import plain
from palier.history.rows import RowError
from palier.history.sql import connected, said
from palier.history.table import DOES, Table, opened, parquet
from palier.named import NamedTuple
from palier.speech.phrases import Phrase

HALF_TOLD = Phrase(
    "the order “{order}” has a customer in another row and none here: write it in every row",
    "la commande « {order} » a un client dans une autre ligne et n'en a pas ici : écrivez-le dans"
    " chaque ligne",
)
MEMORY = "100MB"
"""So much DuckDB takes for the names of guests' orders before it goes to disk."""
_WHOSE = "coalesce(CAST(\"customer\" AS VARCHAR), '')"
_HALF = """SELECT {}, g."order" FROM history g SEMI JOIN (
  SELECT "order", "_moment" FROM history WHERE NOT "_kind" AND coalesce("customer", '') <> ''
) n ON g."order" = n."order" AND g."_moment" = n."_moment"
WHERE NOT g."_kind" AND coalesce(g."customer", '') = '' ORDER BY 1 LIMIT 1"""


_SHARED = """SELECT count(*), first("order" ORDER BY one), min(one), first(other ORDER BY one)
FROM (
  SELECT "order", min(row) AS one, list_sort(list(row))[2] AS other FROM (
    SELECT "order", min({row}) AS row FROM history
    WHERE NOT "_kind" AND "order" <> '' {orders} GROUP BY "order", "_life"
  ) GROUP BY "order" HAVING count(*) > 1
)"""


class Shared(NamedTuple):
    """How many order numbers are of several customers; the first, and a row of each of two."""

    many: int
    order: str
    rows: tuple[int, int]


def shared_numbers(table: Table) -> Shared | None:
    """The numbers that orders of several customers have, guests among them; None: there are none.

    Each is an order of its own, as what several shops or tills write has them.
    """
    orders = f"AND NOT ({DOES})" if Column.TYPE in table.columns else ""
    query = _SHARED.format(row=table.number, orders=orders)
    many, order, *rows = said(table.connection, query).fetchall()[0]
    return Shared(many, order, (rows[0], rows[1])) if many else None


def check_whose(table: Table) -> None:
    """Refuse an order that is a customer's in one row and nobody's in another. Raises RowError.

    It would be taken as two: the customer's, with some of the lines, and a guest's.
    """
    if Column.CUSTOMER not in table.columns:
        return
    for row, order in said(table.connection, _HALF.format(table.number)).fetchall():
        raise RowError(int(row), why=HALF_TOLD, order=order)


def check_rows_of_file(source: str, zone: str) -> None:
    """Refuse the same in a Parquet file whose names are of any type. Raises RowError, TableError.

    Two columns are read, as they lie, and the others where some order has a name of a guest's. A
    time without an offset is of a zone.
    """
    if _named_twice(source, zone):
        with opened(source, zone, memory=MEMORY, is_parquet=True) as table:
            check_whose(table)


def _named_twice(source: str, zone: str) -> bool:
    """Whether an order of nobody's has the name of one of somebody's, at any time."""
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        rows = parquet(plain(source, folder))
        guests = f"SELECT DISTINCT \"order\" FROM {rows} WHERE {_WHOSE} = ''"  # noqa: S608 - a path of our own
        query = (
            f'SELECT 1 FROM {rows} c SEMI JOIN ({guests}) g ON c."order" = g."order"'  # noqa: S608 - as above
            f" WHERE {_WHOSE} <> '' LIMIT 1"
        )
        connection = connected(zone, folder, MEMORY)
        try:
            return bool(said(connection, query).fetchall())
        finally:
            connection.close()

"""Whose an order is: every row of it has to say so, or none."""

from __future__ import annotations

from palier.history.columns import Column
from palier.history.rows import RowError
from palier.history.table import Table, said
from palier.speech.phrases import Phrase

HALF_TOLD = Phrase(
    "the order “{order}” has a customer in another row and none here: write it in every row",
    "la commande « {order} » a un client dans une autre ligne et n'en a pas ici : écrivez-le dans"
    " chaque ligne",
)
_HALF = """SELECT g."_row", g."order" FROM history g SEMI JOIN (
  SELECT "order", "_moment" FROM history WHERE NOT "_kind" AND coalesce("customer", '') <> ''
) n ON g."order" = n."order" AND g."_moment" = n."_moment"
WHERE NOT g."_kind" AND coalesce(g."customer", '') = '' ORDER BY 1 LIMIT 1"""


def check_whose(table: Table) -> None:
    """Refuse an order that is a customer's in one row and nobody's in another. Raises RowError.

    It would be taken as two: the customer's, with some of the lines, and a guest's.
    """
    if Column.CUSTOMER not in table.columns:
        return
    for row, order in said(table.connection, _HALF).fetchall():
        raise RowError(int(row) + table.first_row, why=HALF_TOLD, order=order)

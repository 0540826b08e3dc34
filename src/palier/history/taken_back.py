"""Which units of an order come back, as a row of a table says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from palier.named import NamedTuple
from palier.speech.phrases import Phrase

NOT_IN_ORDER = Phrase(
    "the order “{order}” has no “{product}” left to return",
    "la commande « {order} » n'a plus de « {product} » qui puisse revenir",
)
OF_WHICH = Phrase(
    "a quantity of the order “{order}” comes back, which has several lines: write of which one in"
    " the column product or line",
    "une quantité de la commande « {order} » revient, qui a plusieurs lignes : dites de laquelle"
    " dans la colonne product ou line",
)


class OutOfOrderError(Exception):
    """An order does not have what comes back of it: why."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.english)
        self.why = why


class Left(NamedTuple):
    """Units of a line that have not come back."""

    product: str | None
    units: int


class Asked(NamedTuple):
    """What a row names: a line or a product, and how many; a text is no number."""

    line: int | str | None
    product: str
    units: int | str | None


def taken_back(asked: Asked, left: list[Left]) -> Iterator[dict[str, Any]]:
    """The units that a row takes back, of a line, or of the lines of a product; none: all is.

    `left` are the lines of the order, and what of them has not come back. Of a product without a
    number of units, one line comes back. Raises OutOfOrderError.

    >>> lamps = [Left("Lamp", 2), Left("Lamp", 2)]
    >>> [*taken_back(Asked(0, "", 1), lamps)]
    [{'line': 0, 'quantity': 1}]
    >>> [*taken_back(Asked(None, "Lamp", 2), lamps)]
    [{'line': 0, 'quantity': 1}, {'line': 1, 'quantity': 1}]
    >>> [*taken_back(Asked(None, "Lamp", None), lamps)]
    [{'line': 1, 'quantity': 1}]
    """
    line, product, units = asked
    if line is None and isinstance(units, int) and not product:
        if len(left) > 1:
            raise OutOfOrderError(OF_WHICH)
        line = 0
    if line is not None or isinstance(units, str):
        yield _of_line(0 if line is None else line, 1 if units is None else units, left)
    elif product:
        yield from _of_product(product, units, left)


def _of_line(line: int | str, units: int | str, left: list[Left]) -> dict[str, Any]:
    if isinstance(line, int) and isinstance(units, int) and line < len(left):
        each = left[line]
        if each.units >= units:
            left[line] = each._replace(units=each.units - units)
    return {"line": line, "quantity": units}


def _of_product(product: str, units: int | None, left: list[Left]) -> Iterator[dict[str, Any]]:
    for at, each in enumerate(left):
        take = each.units if units is None else min(each.units, units)
        if each.product == product and take:
            left[at] = each._replace(units=each.units - take)
            units = None if units is None else units - take
            yield {"line": at, "quantity": take}
            if units is None:
                return
    if units is None or units:
        raise OutOfOrderError(NOT_IN_ORDER)

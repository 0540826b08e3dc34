"""From the export of a shop system to a table of orders: lines, returns, and what is left out."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from fractions import Fraction
from itertools import groupby
from pathlib import Path

from palier.history.columns import ORDER, REFUND, SEPARATOR, Column
from palier.history.exports import CANCELLED, EMPTY, LAYOUTS, STATES, Cell, Layout, Shop
from palier.history.headers import header_of
from palier.history.unreadable import (
    NOT_UTF8,
    ExportError,
    Fault,
    NoSuchColumnsError,
    TableError,
)
from palier.history.written import moment_in, plain_moment, plain_number
from palier.named import NamedTuple
from palier.quantity import Money, currency_digits
from palier.speech.phrases import Phrase
from palier.values import dataclass, field

HEADER = (
    *(Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER, Column.PRODUCT, Column.CATEGORIES),
    *(Column.PRICE, Column.QUANTITY, Column.REGULAR_PRICE, Column.TAX, Column.COST, Column.LINE),
    *(Column.SHIPPING_METHOD, Column.SHIPPING_COST, Column.COUNTRY, Column.CITY, Column.POSTCODE),
    *(Column.PAYMENT, Column.PROMO_CODES),
)
"""The columns of the table that is made."""
_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NULL = frozenset({"NULL", "\\N"})
"""What tools of databases write where a cell is empty."""
THIRDS = 3
"""So many decimals have the currencies in which `1,234` is no thousand."""
_CODE = re.compile(r"code:([^|;]+)")


class Read(NamedTuple):
    """A row of an export: its number, and what it says."""

    number: int
    said: Mapping[Cell, str]

    def get(self, cell: Cell) -> str:
        """What it says in a cell; nothing, where there is none."""
        return self.said.get(cell, "")


@dataclass(slots=True)
class Taken:
    """What was taken of an export, and what was not: by status, by currency, returns in part.

    `below_zero` are lines with a price below zero: discounts; `astray` are units that came back of
    what their order does not have.
    """

    orders: int = 0
    returns: int = 0
    left_out: Counter[str | Phrase] = field(default_factory=Counter)
    in_part: int = 0
    other_currency: Counter[str] = field(default_factory=Counter)
    below_zero: int = 0
    astray: int = 0


class Export:
    """The orders of an export, as rows of a table; `taken` counts them as they are given.

    `without_tax`: prices are those without tax. Amounts are rounded to the minor unit, half up.
    """

    def __init__(self, path: str, shop: Shop, currency: str, *, without_tax: bool = False) -> None:
        self.path, self.layout, self.currency = path, LAYOUTS[shop], currency
        self.digits = currency_digits(currency) or 0
        self.shop = shop.value
        self.without_tax = without_tax
        self.taken = Taken()
        self.columns: dict[Cell, str] = {}

    def rows(self) -> Iterator[dict[Column, str]]:
        """Every line of every order that counts, and what came back. Raises ExportError."""
        known: set[int] = set()
        with closing(self._read()) as read:
            for name, rows in groupby(read, key=lambda row: row.get(Cell.ORDER)):
                lines = [*rows]
                one = hash((name, lines[0].get(Cell.AT)))
                if one in known:
                    raise self._error(lines[0], Cell.ORDER, Fault.APART)
                known.add(one)
                yield from self._order(lines)

    def _read(self) -> Generator[Read, None, None]:
        names, delimiter = header_of(self.path)
        self.columns = _found(self.layout, names)
        missing = [
            self.layout.names[each][0] for each in self.layout.needed if each not in self.columns
        ]
        if missing:
            raise NoSuchColumnsError(missing, names)
        last: dict[Cell, str] = {}
        with closing(_rows(self.path, delimiter)) as rows:
            next(rows, None)
            for number, cells in enumerate(rows, start=2):
                if any(cells[len(names) :]):
                    told = f"Expected Number of Columns: {len(names)}, Found: {len(cells)}"
                    raise TableError(f"Line: {number}, {told}")
                row = dict(zip(names, cells, strict=False))
                said = {cell: _cell(row.get(name, "")) for cell, name in self.columns.items()}
                if not any(said.values()):
                    continue
                if self.layout.once and not said[Cell.ORDER]:
                    said[Cell.ORDER] = last.get(Cell.ORDER, "")
                last = said
                yield Read(number, said)

    # Orders --------------------------------------------------------------------------------------

    def _order(self, rows: list[Read]) -> Iterator[dict[Column, str]]:
        head = rows[0]
        status = head.get(Cell.STATUS).lower().removeprefix("wc-")  # as WooCommerce keeps it
        if head.get(Cell.CANCELLED) or status in self.layout.left_out:
            known = status in self.layout.left_out
            why = STATES.get(status, status) if known else CANCELLED
            self.taken.left_out[why] += 1
            return
        if (currency := head.get(Cell.CURRENCY).upper()) not in ("", self.currency):
            self.taken.other_currency[currency] += 1
            return
        lines = [each for each in rows if not self._is_part(each)]
        positive = [each for each in lines if self._units(each) > 0]
        sold = [each for each in positive if self._price(each, self._units(each)) >= 0]
        self.taken.below_zero += len(positive) - len(sold)
        if not sold:
            astray = sum(max(-self._units(each), 0) for each in lines)
            self.taken.astray += astray
            if not astray and not positive:
                self.taken.left_out[EMPTY] += 1
            return
        self.taken.orders += 1
        about = self._about(head)
        yield from (about | self._line(each, self._units(each)) for each in sold)
        yield from self._back(about, sold, lines, whole=status in self.layout.returned)

    def _is_part(self, row: Read) -> bool:
        """Whether a row is a part of another one, or no line at all."""
        return bool(row.get(Cell.PARENT)) or not row.get(Cell.QUANTITY)

    def _about(self, head: Read) -> dict[Column, str]:
        for needed in (Cell.ORDER, Cell.AT):
            if not head.get(needed):
                raise self._error(head, needed, Fault.NOTHING)
        shipping = self._shipping(head)
        return {
            Column.TYPE: ORDER,
            Column.ORDER: head.get(Cell.ORDER),
            Column.AT: self._time(head, Cell.AT),
            Column.CUSTOMER: (head.get(Cell.CUSTOMER) or head.get(Cell.CALLED)).lower(),
            Column.SHIPPING_METHOD: head.get(Cell.METHOD),
            Column.SHIPPING_COST: self._plain(shipping),
            Column.COUNTRY: head.get(Cell.COUNTRY),
            Column.CITY: head.get(Cell.CITY),
            Column.POSTCODE: head.get(Cell.POSTCODE).strip("'"),
            Column.PAYMENT: head.get(Cell.PAYMENT),
            Column.PROMO_CODES: _codes(head.get(Cell.CODES)),
        }

    def _shipping(self, head: Read) -> Fraction:
        if self.without_tax and Cell.SHIPPING_WITHOUT_TAX in self.columns:
            return self._money(head, Cell.SHIPPING_WITHOUT_TAX)
        tax = 0 if self.without_tax else self._money(head, Cell.SHIPPING_TAX)
        return self._money(head, Cell.SHIPPING) + tax

    def _line(self, row: Read, units: int) -> dict[Column, str]:
        price = self._price(row, units)
        regular = self._regular(row)
        tax = self._tax(row, units)
        return {
            Column.PRODUCT: row.get(Cell.SKU) or row.get(Cell.NAME),
            Column.CATEGORIES: row.get(Cell.CATEGORY).replace(SEPARATOR, ","),
            Column.PRICE: self._plain(price),
            Column.QUANTITY: str(units),
            Column.REGULAR_PRICE: self._plain(regular) if regular > price else "",
            Column.TAX: self._plain(tax) if tax else "",
            Column.COST: self._plain(self._money(row, Cell.COST) * self._of_one(row))
            if row.get(Cell.COST)
            else "",
        }

    def _price(self, row: Read, units: int) -> Fraction:
        if Cell.LINE in self.columns:
            whole = self._money(row, Cell.LINE)
            whole += 0 if self.without_tax else self._money(row, Cell.LINE_TAX)
            return whole / units
        without = self.without_tax and Cell.WITHOUT_TAX in self.columns
        price = self._money(row, Cell.WITHOUT_TAX if without else Cell.PRICE)
        return price * self._of_one(row)

    def _regular(self, row: Read) -> Fraction:
        """The price before a sale: without tax, as much less as the price is."""
        regular = self._money(row, Cell.REGULAR) * self._of_one(row)
        with_tax = self._money(row, Cell.PRICE)
        if self.without_tax and Cell.WITHOUT_TAX in self.columns and with_tax:
            return regular * self._money(row, Cell.WITHOUT_TAX) / with_tax
        return regular

    def _tax(self, row: Read, units: int) -> Fraction:
        if row.get(Cell.LINE_TAX):
            return self._money(row, Cell.LINE_TAX)
        if row.get(Cell.WITHOUT_TAX) and row.get(Cell.PRICE):
            return max(
                Fraction(0),
                units
                * self._of_one(row)
                * (self._money(row, Cell.PRICE) - self._money(row, Cell.WITHOUT_TAX)),
            )
        return Fraction(0)

    # Returns -------------------------------------------------------------------------------------

    def _back(
        self, about: dict[Column, str], sold: list[Read], lines: list[Read], *, whole: bool
    ) -> Iterator[dict[Column, str]]:
        """What came back: the whole order, units of its lines, or lines of their own below zero."""
        head = {
            Column.TYPE: REFUND,
            Column.ORDER: about[Column.ORDER],
            Column.CUSTOMER: about[Column.CUSTOMER],
            Column.AT: self._time(sold[0], Cell.REFUNDED_AT) or about[Column.AT],
        }
        back = {at: self._came_back(each) for at, each in enumerate(sold)}
        for each in lines:
            left = max(-self._units(each), 0)
            for at in _same(each, sold):
                units = min(left, max(self._units(sold[at]) - back[at], 0))
                back[at] += units
                left -= units
            self.taken.astray += left
        if whole and not any(back.values()):
            self.taken.returns += 1
            yield head
            return
        for at, units in back.items():
            if units:
                units_back = min(units, self._units(sold[at]))
                yield head | {Column.LINE: str(at), Column.QUANTITY: str(units_back)}
        if any(back.values()):
            self.taken.returns += 1
        elif self._money(sold[0], Cell.REFUNDED) or any(
            self._money(each, Cell.REFUNDED_UNITS) for each in sold
        ):
            self.taken.in_part += 1

    # Cells ---------------------------------------------------------------------------------------

    def _units(self, row: Read) -> int:
        """How many; what is measured (half a metre) is one, or one below zero."""
        found = self._money(row, Cell.QUANTITY)
        return found.numerator if found.denominator == 1 else (1 if found > 0 else -1)

    def _of_one(self, row: Read) -> Fraction:
        """How much a unit is: of what is measured, all of it."""
        found = self._money(row, Cell.QUANTITY)
        return Fraction(1) if found.denominator == 1 else abs(found)

    def _came_back(self, row: Read) -> int:
        """Whole units of a line that came back."""
        return int(abs(self._money(row, Cell.REFUNDED_UNITS)) / self._of_one(row))

    def _money(self, row: Read, cell: Cell) -> Fraction:
        """An amount or a number, exactly as it is written."""
        text = row.get(cell)
        if not text:
            return Fraction(0)
        plain = plain_number(text, thirds=self.digits == THIRDS)
        if not _AMOUNT.fullmatch(plain):
            raise self._error(row, cell, Fault.NUMBER)
        return Fraction(plain)

    def _plain(self, amount: Fraction) -> str:
        """An amount as the table has it, rounded to the minor unit, half up."""
        scaled = amount * 10**self.digits
        return Money(
            (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), self.currency
        ).plain()

    def _time(self, row: Read, cell: Cell) -> str:
        text = row.get(cell)
        read = plain_moment if cell is Cell.AT else moment_in
        told = read(text, utc=self.layout.utc)
        if told is None and text and cell is Cell.AT:
            raise self._error(row, cell, Fault.TIME)
        return told or ""

    def _error(self, row: Read, cell: Cell, why: Fault) -> ExportError:
        return ExportError(row.number, self.columns.get(cell, cell.value), row.get(cell), why)


def _rows(path: str, delimiter: str) -> Generator[list[str], None, None]:
    """The rows of a CSV, the first of its names. Raises TableError."""
    row = 1
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        try:
            for cells in csv.reader(file, delimiter=delimiter, strict=True):
                yield cells
                row += 1
        except UnicodeDecodeError as error:
            raise TableError(NOT_UTF8) from error
        except csv.Error as error:
            raise TableError(f"Line: {row}, {error}") from error


def _cell(text: str) -> str:
    """What a cell says; nothing, where a database says that there is nothing."""
    text = text.strip()
    return "" if text in _NULL else text


def _found(layout: Layout, names: list[str]) -> dict[Cell, str]:
    """The name that each cell has in an export."""
    there = set(names)
    every = (
        (cell, next((each for each in called if each in there), None))
        for cell, called in layout.names.items()
    )
    return {cell: name for cell, name in every if name is not None}


def _same(row: Read, sold: list[Read]) -> Iterator[int]:
    """The lines that a line below zero may take back, one after another."""
    product = row.get(Cell.SKU), row.get(Cell.NAME)
    for at, each in enumerate(sold):
        if (each.get(Cell.SKU), each.get(Cell.NAME)) == product:
            yield at


def _codes(text: str) -> str:
    """Codes parted by `;`: `code:HELLO|amount:5.00` and `HELLO, BYE` are read too."""
    found = _CODE.findall(text) or text.replace(",", SEPARATOR).split(SEPARATOR)
    return SEPARATOR.join(each.strip() for each in found if each.strip())

"""From the rows of a table to the lives of customers: orders, returns, activities."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from palier.account.events import AnyEvent
from palier.account.forms.amounts import MoneyText
from palier.account.forms.form import RefusedError
from palier.account.order import Order
from palier.account.reading import read_event
from palier.history.columns import (
    ACTIVITY,
    OF_A_LINE,
    OF_THE_CUSTOMER,
    ORDER,
    PLACES,
    REFUND,
    Column,
    column_of,
    several,
)
from palier.history.nested import NO_LINES
from palier.history.table import Row, Table
from palier.history.taken_back import Asked, Left, OutOfOrderError, taken_back
from palier.history.unreadable import no_time
from palier.named import NamedTuple
from palier.problem.event import EventProblem, legible
from palier.program.model import Program
from palier.source import NOWHERE
from palier.speech.phrases import Phrase
from palier.values import dataclass, field, replace

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WHOLE = re.compile(r"([0-9]+)(?:\.0+)?")
NO_TYPE = Phrase(
    "“{found}” is no type: write order, refund or activity, or leave the cell empty",
    "« {found} » n'est pas un type : écrivez order, refund ou activity, ou laissez la cellule vide",
)
NO_ACTIVITY = Phrase(
    "an activity needs what the customer did: write it in the column activity",
    "il manque à cette activité ce que le client a fait : dites-le dans la colonne activity",
)
OF_NOBODY = Phrase(
    "an activity is of a customer: write in the column customer which one",
    "une activité est celle d'un client : dites lequel dans la colonne customer",
)
OTHERWISE = Phrase(
    "the order “{order}” is told twice, at two times (row {first} too)",
    "la commande « {order} » figure deux fois, à deux moments (ligne {first} aussi)",
)
NO_SUCH_ORDER = Phrase(
    "the order “{order}” is not among the earlier rows of this customer",
    "la commande « {order} » ne figure pas dans les lignes précédentes de ce client",
)


class RowError(Exception):
    """A row that cannot be read: what is wrong with a cell, or with the row as a whole.

    `line`: with which of its lines, from 1 on, where it has all of an order.
    """

    def __init__(
        self,
        row: int,
        problems: tuple[EventProblem, ...] = (),
        why: Phrase | None = None,
        line: int | None = None,
        **facts: object,
    ) -> None:
        super().__init__(f"row {row}: {', '.join(each.code for each in problems)}")
        self.row, self.problems, self.why, self.facts = row, problems, why, facts
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, the row it begins on, and of an order what one unit of each line cost the shop."""

    event: AnyEvent
    row: int
    costs: tuple[int | None, ...] = ()


Place = tuple[dt.datetime, bool, str, int]
"""Where an event stands among others: when, whether something came back, its order, its row."""


class Caused(NamedTuple):
    """An event that a friend's life causes, and where it stands in that of who referred them."""

    place: Place
    entry: Entry


class Life(NamedTuple):
    """All that a customer did, oldest first; of a guest, one order and its returns.

    `caused` is what friends cause in it, by the version of the programme.
    """

    name: str
    entries: tuple[Entry, ...]
    caused: Mapping[str, tuple[Caused, ...]] = {}


def lives(
    table: Table, program: Program, only: Iterable[str] | None = None, *, first: bool = False
) -> Iterator[Life]:
    """Every customer of a table, one after another; or only some. Raises RowError.

    `first`: of each the first event alone, with what it tells of the customer.
    """
    for name, rows in groupby(table.rows(only=only, first=first), key=lambda row: row.life):
        yield Life(name, tuple(_entries(table.columns, rows, program)))


def _entries(columns: tuple[Column, ...], rows: Iterable[Row], program: Program) -> Iterator[Entry]:
    reader = _Reader(columns, program)
    for _, same in groupby(rows, key=reader.event_of):
        yield from reader.entries([*same])


@dataclass(slots=True)
class _Reader:
    """Makes events of rows. `placed` are the orders seen: each line's product and units left."""

    columns: tuple[Column, ...]
    program: Program
    placed: dict[str, list[Left]] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    known: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    positions: dict[Column, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.positions = {each: at for at, each in enumerate(self.columns)}

    def cell(self, row: Row, column: Column) -> str:
        at = self.positions.get(column)
        return ((row.cells[at] or "") if at is not None else "").strip()

    def event_of(self, row: Row) -> tuple[str, str, int | None, str, int]:
        """What rows of one event have in common."""
        kind = self.cell(row, Column.TYPE) or ORDER
        alone = row.number if kind == ACTIVITY else 0
        return kind, self.cell(row, Column.ORDER), row.moment, row.life, alone

    def entries(self, rows: list[Row]) -> Iterator[Entry]:
        kind = self.cell(rows[0], Column.TYPE) or ORDER
        if kind == ORDER:
            yield from self._about(rows[0])
            yield self._order(rows)
        elif kind == REFUND:
            yield self._refund(rows)
        elif kind == ACTIVITY:
            yield from self._about(rows[0])
            yield self._activity(rows[0])
        else:
            raise RowError(rows[0].number, why=NO_TYPE, found=legible(kind))

    # Orders ------------------------------------------------------------------------------------

    def _order(self, rows: list[Row]) -> Entry:
        head, name = rows[0], self.cell(rows[0], Column.ORDER)
        if name in self.first:
            raise RowError(head.number, why=OTHERWISE, order=name, first=self.first[name])
        if bare := [each.number for each in rows if each.line == 0]:
            raise RowError(bare[0], why=NO_LINES, order=name)
        said = self._said(head, _OF_AN_ORDER)
        said |= {"type": ORDER, "at": self._time(head)}
        said["lines"] = [self._line(row) for row in rows]
        event = self._read(said, rows)
        if isinstance(event, Order):
            self.first[name] = head.number
            self.placed[name] = [Left(line.product, line.quantity) for line in event.lines]
        return Entry(event, head.number, tuple(self._cost(row) for row in rows))

    def _said(self, row: Row, columns: Iterable[Column]) -> dict[str, Any]:
        """What a row says of the event as a whole."""
        said: dict[str, Any] = {}
        for column in columns:
            text = self.cell(row, column)
            if text and column not in OF_THE_CUSTOMER:
                _put(said, PLACES[column].path, self._value(column, text))
        return said

    def _line(self, row: Row) -> dict[str, Any]:
        found = ((each, self.cell(row, each)) for each in _ORDERED)
        return {str(PLACES[each].path[-1]): self._value(each, text) for each, text in found if text}

    def _value(self, column: Column, text: str) -> Any:  # noqa: ANN401 - what JSON would hold
        pot = self.program.cashback
        if column in (Column.QUANTITY, Column.LINE) or (column is Column.USE_POINTS and not pot):
            return _number(text)
        if column is Column.PROMO_CODES:
            return [{"code": each} for each in several(text)]
        if column is Column.PAYMENT:
            return [{"method": text}]
        return several(text) if PLACES[column].several else text

    def _cost(self, row: Row) -> int | None:
        text = self.cell(row, Column.COST)
        if not text:
            return None
        try:
            return MoneyText(self.program.currency).of(text)
        except RefusedError as refused:
            wrong = refused.kind(NOWHERE, (Column.COST.value,), *refused.facts)
            raise RowError(row.number, (wrong,), line=row.line) from None

    def _time(self, row: Row) -> str:
        """The moment, with the offset of the programme's zone."""
        if row.moment is None:
            raise RowError(row.number, (no_time(self.cell(row, Column.AT)),))
        moment = EPOCH + dt.timedelta(microseconds=row.moment)
        return moment.astimezone(ZoneInfo(self.program.zone)).isoformat()

    # Customers ---------------------------------------------------------------------------------

    def _about(self, row: Row) -> Iterator[Entry]:
        """What the shop says of a customer, when it says it first and when it says otherwise."""
        customer = self.cell(row, Column.CUSTOMER)
        told = {
            str(PLACES[each].path[0]): self._value(each, self.cell(row, each))
            for each in Column
            if each in OF_THE_CUSTOMER and self.cell(row, each)
        }
        known = self.known.get(customer)
        if not customer or not told or told == known:
            return
        kind = "joined" if known is None else "customer"
        said = {"type": kind, "at": self._time(row), "customer": customer, **told}
        orders = self.cell(row, Column.TYPE) in ("", ORDER)
        if kind == "joined" and orders and (friend := self.cell(row, Column.REFERRED_BY)):
            said["referred_by"] = friend
        self.known[customer] = told
        said["id"] = f"{customer}/{kind}/{row.number}"
        yield Entry(self._read(said, [row]), row.number)

    # Activities --------------------------------------------------------------------------------

    def _activity(self, row: Row) -> Entry:
        """What a customer did besides ordering."""
        customer, name = self.cell(row, Column.CUSTOMER), self.cell(row, Column.ACTIVITY)
        if not name:
            raise RowError(row.number, why=NO_ACTIVITY)
        if not customer:
            raise RowError(row.number, why=OF_NOBODY)
        said = {"type": ACTIVITY, "at": self._time(row), "customer": customer, "name": name}
        said["id"] = f"{customer}/{ACTIVITY}/{row.number}"
        return Entry(self._read(said, [row]), row.number)

    # Returns -----------------------------------------------------------------------------------

    def _refund(self, rows: list[Row]) -> Entry:
        head, name = rows[0], self.cell(rows[0], Column.ORDER)
        left = self.placed.get(name)
        if left is None:
            raise RowError(head.number, why=NO_SUCH_ORDER, order=name)
        said: dict[str, Any] = {"type": REFUND, "order": name, "at": self._time(head)}
        said["id"] = f"{name}/refund/{head.number}"
        lines = [(line, row) for row in rows for line in self._back(row, left)]
        said |= {"lines": [line for line, _ in lines]} if lines else {}
        return Entry(self._read(said, [row for _, row in lines] or rows), head.number)

    def _back(self, row: Row, left: list[Left]) -> Iterator[dict[str, Any]]:
        """The units of lines that a row takes back."""
        product = self.cell(row, Column.PRODUCT)
        line, units = (
            self._value(each, text) if (text := self.cell(row, each)) else None
            for each in (Column.LINE, Column.QUANTITY)
        )
        try:
            yield from taken_back(Asked(line, product, units), left)
        except OutOfOrderError as error:
            facts: dict[str, Any] = {"order": self.cell(row, Column.ORDER), "product": product}
            raise RowError(row.number, why=error.why, line=row.line, **facts) from error

    # Reading -----------------------------------------------------------------------------------

    def _read(self, said: dict[str, Any], rows: list[Row]) -> AnyEvent:
        got = read_event(said, self.program)
        if got.value is None:
            raise _in_a_row(got.problems, rows)
        return got.value


_OF_AN_ORDER = [each for each in Column if each not in OF_A_LINE and each is not Column.ACTIVITY]
_ORDERED = [
    each for each in Column if each in OF_A_LINE and PLACES[each].path and each is not Column.LINE
]


def _in_a_row(problems: tuple[EventProblem, ...], rows: list[Row]) -> RowError:
    """What is wrong, by row and column rather than by its place in an event."""
    path = problems[0].path
    of_line = len(path) > 1 and isinstance(path[1], int) and path[0] == "lines"
    row = rows[int(path[1])] if of_line else rows[0]
    named = []
    for each in problems:
        column = column_of(each.path)
        named.append(replace(each, path=(column.value,)) if column is not None else each)
    return RowError(row.number, tuple(named[:1]), line=row.line if of_line else None)


def _put(said: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    first = str(path[0])
    if len(path) == 1 or isinstance(path[1], int):
        said[first] = value
    else:
        said.setdefault(first, {})[str(path[1])] = value


def _number(text: str) -> int | str:
    """A whole number, as JSON would have it; anything else stays, for its form to refuse."""
    whole = _WHOLE.fullmatch(text)
    return int(whole[1]) if whole else text

"""What is read of the rows of a table, in SQL; a row that is not plain is said to be bad."""

from __future__ import annotations

from collections.abc import Sequence

from palier.history.columns import ORDER
from palier.history.columns import Column as Cell
from palier.history.kernel.names import ODD, Numbered
from palier.history.spending import WHOLE, Spending
from palier.history.sql import quoted, text_of
from palier.history.table import Table
from palier.program.model import Program
from palier.quantity import currency_digits
from palier.values import dataclass

ABOUT = (Cell.CUSTOMER_TYPE, Cell.GROUPS, Cell.BIRTHDAY)
"""What is told of a customer."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table, as numbers to a kernel."""

    table: Table
    program: Program
    spending: Spending

    @property
    def digits(self) -> int:
        """The decimals of amounts."""
        return currency_digits(self.program.currency) or 0

    def _cell(self, cell: Cell) -> str | None:
        return f"h.{quoted(cell.value)}" if cell in self.table.columns else None

    def columns(self, names: Sequence[Numbered], *, taxed: bool) -> dict[str, str]:
        """What is read of a row, each in SQL, taxes too; `bad` is a row that is not plain."""
        price, bad = self._money(Cell.PRICE), [self.wrong(Cell.PRICE, needed=True)]
        found = {
            "life": 'h."_life"',
            "name": 'h."order"',
            "row": self.table.number,
            "moment": 'epoch_us(h."_moment")',
            "price": price,
            "quantity": self._whole(Cell.QUANTITY, "1"),
            "regular": self._money(Cell.REGULAR_PRICE),
            "cost": self._money(Cell.COST, "-1"),
            "shipping": self._money(Cell.SHIPPING_COST),
            "asks": self._asks(),
            "about": self.about,
            "friend": self._friend(),
            "spends": self._spends(),
        }
        if taxed:
            found["tax"] = self._money(Cell.TAX)
        for at in range(len(names)):
            found[f"n{at}"] = f"coalesce(n{at}.number, 0)"
            bad.append(f"coalesce(n{at}.number, 0) = {ODD}")
        bad += map(self.wrong, (Cell.REGULAR_PRICE, Cell.COST, Cell.SHIPPING_COST, Cell.TAX))
        bad += [self._not_whole(Cell.QUANTITY), self._not_whole(Cell.USE_POINTS)]
        bad.append(self._no_birthday())
        bad += ['h."_kind"', 'h."_moment" IS NULL']
        bad.append("coalesce(trim(h.\"order\"), '') = ''")
        kind = self._cell(Cell.TYPE)
        if kind is not None:
            bad.append(f"coalesce(trim({kind}), '') NOT IN ('', {text_of(ORDER)})")
        found["bad"] = " OR ".join(f"coalesce({each}, true)" for each in bad)
        return found

    def _money(self, cell: Cell, otherwise: str = "0") -> str:
        """An amount in the minor unit."""
        name = self._cell(cell)
        if name is None:
            return otherwise
        whole = (
            f"CAST(CAST(trim({name}) AS DECIMAL(18, {self.digits})) * {10**self.digits} AS BIGINT)"
        )
        return f"CASE WHEN {self._is_money(name)} THEN {whole} ELSE {otherwise} END"

    def _is_money(self, name: str) -> str:
        decimals = f"([.][0-9]{{1,{self.digits}}})?" if self.digits else ""
        return f"coalesce(regexp_full_match(trim({name}), '[0-9]{{1,9}}{decimals}'), false)"

    def wrong(self, cell: Cell, *, needed: bool = False) -> str:
        """Whether the amount in a cell is none that is plain."""
        name = self._cell(cell)
        if name is None:
            return "false"
        filled = "true" if needed else self._filled(cell)
        return f"({filled} AND NOT {self._is_money(name)})"

    def _filled(self, cell: Cell) -> str:
        name = self._cell(cell)
        return "false" if name is None else f"coalesce(trim({name}), '') <> ''"

    def _is_whole(self, name: str) -> str:
        return f"coalesce(regexp_full_match(trim({name}), '[1-9][0-9]{{0,3}}'), false)"

    def _whole(self, cell: Cell, otherwise: str) -> str:
        name = self._cell(cell)
        if name is None:
            return otherwise
        whole = f"CAST(trim({name}) AS BIGINT)"
        return f"CASE WHEN {self._is_whole(name)} THEN {whole} ELSE {otherwise} END"

    def _not_whole(self, cell: Cell) -> str:
        name = self._cell(cell)
        return "false" if name is None else f"({self._filled(cell)} AND NOT {self._is_whole(name)})"

    def _no_birthday(self) -> str:
        """Whether a birthday is none that is read, whoever asks for it."""
        name = self._cell(Cell.BIRTHDAY)
        if name is None:
            return "false"
        day = f"regexp_replace(trim({name}), '^--', '2000-')"
        read = f"regexp_full_match({day}, '(19|2[0-9])[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}')"
        is_one = f"coalesce({read} AND try_cast({day} AS DATE) IS NOT NULL, false)"
        return f"({self._filled(Cell.BIRTHDAY)} AND NOT {is_one})"

    def _asks(self) -> str:
        """The points that an order asks to use; −1 where it says nothing that counts."""
        program = self.program
        if self.spending.share is not None:
            return "-1"
        if program.cashback or program.points.decimals:
            filled = self._filled(Cell.USE_POINTS)
            return f"CASE WHEN {filled} THEN -2 ELSE -1 END"
        return self._whole(Cell.USE_POINTS, "-1")

    def _friend(self) -> str:
        """Whether somebody else referred the customer."""
        name, own = self._cell(Cell.REFERRED_BY), self._cell(Cell.CUSTOMER)
        if name is None or own is None:
            return "0"
        return f"CAST(coalesce(trim({name}), '') NOT IN ('', trim({own})) AS BIGINT)"

    @property
    def about(self) -> str:
        """What is told of the customer, as one text."""
        cells = [f"coalesce(trim({name}), '')" for each in ABOUT if (name := self._cell(each))]
        return f"concat_ws(chr(1), {', '.join(cells)})" if cells else "''"

    def _spends(self) -> str:
        share = self.spending.share
        if not share:
            return "0"
        if share == WHOLE:
            return "1"
        drawn = "CAST(('0x' || substr(sha256(trim(h.\"order\")), 1, 8)) AS BIGINT)"
        return f"CAST({drawn} % {WHOLE} < {share} AS BIGINT)"

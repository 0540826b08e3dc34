"""What is counted under a key: so much money, so much of what is collected, or so many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palier.account.forms import unit_form
from palier.account.shapes import MOST, MoneyText, Notes, Schema, Shape, Whole
from palier.account.shapes.base import Leaf
from palier.account.shapes.kept import AnyDay, Exact, Row, Table
from palier.account.state import Tally
from palier.nearest import nearest
from palier.problem.event import Path, UnknownKey
from palier.sheet.facts import Count

_COLLECTED = frozenset({Count.POINTS_EARNED.value, Count.COLLECTED.value, "points"})


@dataclass(frozen=True, slots=True)
class Counted(Leaf[int]):
    """`3` times or points, `"84.90"` of money: a text is money, a whole number is not."""

    money: MoneyText
    unit: Whole | MoneyText

    @classmethod
    def of_a(cls, currency: str, *, pot: bool) -> Counted:
        """What the customers of a programme can have counted."""
        return cls(MoneyText(currency, negative=True), unit_form(currency, pot=pot, negative=True))

    def of(self, value: object) -> int:
        return self.money.of(value) if isinstance(value, str) else Whole(-MOST).of(value)

    def under(self, key: str, amount: int) -> object:
        """An amount written as its key says.

        >>> euros = Counted.of_a("EUR", pot=False)
        >>> euros.under("spent", 8490), euros.under("spent over 12 month", 8490)
        ('84.90', '84.90')
        >>> euros.under("points:all", 60), euros.under("activities:avis", 2)
        (60, 2)
        """
        kind = key.partition(":")[0].partition(" ")[0]
        if kind == Count.SPENT.value:
            return self.money.write(amount)
        return self.unit.write(amount) if kind in _COLLECTED else amount

    def schema(self) -> Schema:
        return {"type": ["integer", "string"]}


@dataclass(frozen=True, slots=True)
class CountedTable(Shape[Mapping[str, int]]):
    """`{"spent": "84.90", "orders": 2}`"""

    counted: Counted

    def read(self, value: object, path: Path, notes: Notes) -> Mapping[str, int] | None:
        return Table(self.counted).read(value, path, notes)

    def write(self, value: Mapping[str, int]) -> object:
        return {key: self.counted.under(key, amount) for key, amount in value.items()}

    def schema(self) -> Schema:
        return Table(self.counted).schema()


@dataclass(frozen=True, slots=True)
class CountedFacts(Shape[Mapping[Count, int]]):
    """`{"spent": "84.90", "orders": 2}`, of what sheets ask for."""

    table: CountedTable

    def read(self, value: object, path: Path, notes: Notes) -> Mapping[Count, int] | None:
        read = self.table.read(value, path, notes)
        if read is None:
            return None
        known = tuple(each.value for each in Count)
        for key in read.keys() - set(known):
            span = notes.json.span((*path, key), key=True)
            notes.problems.append(UnknownKey(span, (*path, key), nearest(key, known), known))
        return {each: read[each.value] for each in Count if each.value in read}

    def write(self, value: Mapping[Count, int]) -> object:
        return self.table.write({what.value: amount for what, amount in value.items()})

    def schema(self) -> Schema:
        return self.table.schema()


@dataclass(frozen=True, slots=True)
class TallyRow(Shape[Tally]):
    """`["2026-05-01", "spent", "84.90"]`"""

    counted: Counted
    row: Row[Tally]

    @classmethod
    def of(cls, counted: Counted) -> TallyRow:
        """The form of what was counted on a day."""
        parts = (("day", AnyDay()), ("key", Exact()), ("amount", counted))
        return cls(counted, Row(Tally, parts, least=3))

    def read(self, value: object, path: Path, notes: Notes) -> Tally | None:
        return self.row.read(value, path, notes)

    def write(self, value: Tally) -> object:
        return [value.day.isoformat(), value.key, self.counted.under(value.key, value.amount)]

    def schema(self) -> Schema:
        return self.row.schema()

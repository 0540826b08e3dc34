"""Values with parts as accounts keep very many: rows without keys, what was counted by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from palier.account.forms.compound import Table
from palier.account.forms.form import Form, Notes, Schema, wrong
from palier.account.sums import Series
from palier.problem.event import Path, Wanted
from palier.values import Itself, dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Form[T]):
    """`["o1", 84, "2026-05-01"]`: a record without its keys, where there are very many.

    The parts after the first `least` may be None: null, or left out at the end.
    """

    make: Callable[..., T]
    parts: Mapping[str, Form[Any]]
    least: int

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        fits = isinstance(value, list | tuple) and self.least <= len(value) <= len(self.parts)
        if not isinstance(value, list | tuple) or not fits:
            notes.refuse(path, wrong(Wanted.LIST, value))
            return None
        before = len(notes.problems)
        read = {
            name: None if each is None and at >= self.least else form.read(each, (*path, at), notes)
            for at, ((name, form), each) in enumerate(zip(self.parts.items(), value, strict=False))
        }
        return self.make(**read) if len(notes.problems) == before else None

    def write(self, value: T) -> object:
        held = [(form, getattr(value, name)) for name, form in self.parts.items()]
        while len(held) > self.least and held[-1][1] is None:
            held.pop()
        return [None if each is None else form.write(each) for form, each in held]

    def schema(self) -> Schema:
        return {
            "type": "array",
            "prefixItems": [
                form.schema() if at < self.least else {"anyOf": [form.schema(), {"type": "null"}]}
                for at, form in enumerate(self.parts.values())
            ],
            "minItems": self.least,
            "maxItems": len(self.parts),
        }


@dataclass(frozen=True, slots=True)
class ByDay(Form[Series]):
    """`{"2026-05-01": 3}`: what was counted, day by day, as the key over it says."""

    amount: Form[int]
    day: Form[Any]

    def read(self, value: object, path: Path, notes: Notes) -> Series | None:
        read = Table(self.amount, self.day).read(value, path, notes)
        return None if read is None else Series(sorted(read.items()))

    def write(self, value: Series) -> object:
        return {day.isoformat(): self.amount.write(amount) for day, amount in value}

    def under(self, key: str) -> Form[Series]:
        return _by_day(Itself(self.amount.under(key)), Itself(self.day))

    def schema(self) -> Schema:
        return Table(self.amount, self.day).schema()


@lru_cache(maxsize=1024)
def _by_day(amount: Itself[Form[int]], day: Itself[Form[Any]]) -> ByDay:
    """Of each kind of amount one form, which is made ready once."""
    return ByDay(amount.held, day.held)

"""The forms of what accounts keep: texts to the letter, days however far, sets, short rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from palier.account.shapes.base import Leaf, Notes, RefusedError, Schema, Shape, shown, wrong
from palier.account.shapes.compound import note_repeated
from palier.account.shapes.words import can_be_written
from palier.problem.event import Path, TimeForm, Wanted

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Exact(Leaf[str]):
    """`"L’Atelier "`: a text kept to the letter."""

    def of(self, value: object) -> str:
        if not isinstance(value, str) or not can_be_written(value):
            raise wrong(Wanted.TEXT, value)
        return value

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class AnyDay(Leaf[dt.date]):
    """`"9999-12-31"`: a day that was reckoned, however far it lies."""

    def of(self, value: object) -> dt.date:
        if not isinstance(value, str):
            raise wrong(Wanted.DAY, value)
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise RefusedError(TimeForm, Wanted.DAY, shown(value)) from None

    def write(self, value: dt.date) -> object:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class NameSet(Shape[frozenset[str]]):
    """`["a", "b"]`: names whose order says nothing, written in that of the alphabet."""

    names: Shape[tuple[str, ...]]

    def read(self, value: object, path: Path, notes: Notes) -> frozenset[str] | None:
        read = self.names.read(value, path, notes)
        return None if read is None else frozenset(read)

    def write(self, value: frozenset[str]) -> object:
        return self.names.write(tuple(sorted(value)))

    def schema(self) -> Schema:
        return self.names.schema()


@dataclass(frozen=True, slots=True)
class Table(Shape[dict[str, T]]):
    """`{"o9/referral": …}`: values of one form, by names kept to the letter."""

    form: Shape[T]

    def read(self, value: object, path: Path, notes: Notes) -> dict[str, T] | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        before = len(notes.problems)
        note_repeated(value, path, notes)
        values = {name: self.form.read(each, (*path, name), notes) for name, each in value.items()}
        if len(notes.problems) > before:
            return None
        return {name: each for name, each in values.items() if each is not None}

    def write(self, value: Mapping[str, T]) -> object:
        return {name: self.form.write(each) for name, each in value.items()}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.form.schema()}


@dataclass(frozen=True, slots=True)
class Row(Shape[T]):
    """`["2026-05-01", "orders", 1]`: a record without its keys, where there are very many.

    The parts after the first `least` may be None, and are then left out at the end.
    """

    make: Callable[..., T]
    parts: tuple[tuple[str, Shape[Any]], ...]
    least: int

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        if not isinstance(value, list | tuple) or not self._fits(len(value)):
            notes.refuse(path, wrong(Wanted.LIST, value))
            return None
        before = len(notes.problems)
        read = {
            name: form.read(each, (*path, at), notes)
            for at, ((name, form), each) in enumerate(zip(self.parts, value, strict=False))
        }
        return self.make(**read) if len(notes.problems) == before else None

    def _fits(self, length: int) -> bool:
        return self.least <= length <= len(self.parts)

    def write(self, value: T) -> object:
        held = [(form, getattr(value, name)) for name, form in self.parts]
        while len(held) > self.least and held[-1][1] is None:
            held.pop()
        return [form.write(each) for form, each in held]

    def schema(self) -> Schema:
        return {
            "type": "array",
            "prefixItems": [form.schema() for _, form in self.parts],
            "minItems": self.least,
            "maxItems": len(self.parts),
        }

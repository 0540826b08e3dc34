"""Lists, and tables by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from palier.account.json_text import Keys
from palier.account.shapes.base import Notes, Schema, Shape, wrong
from palier.account.shapes.words import Text
from palier.problem.event import Path, RepeatedKey, Wanted

T = TypeVar("T")
_NAME = Text()


@dataclass(frozen=True, slots=True)
class Each(Shape[tuple[T, ...]]):
    """`["bio", "soldes"]`: a list of values of one form."""

    form: Shape[T]
    least: int = 0

    def read(self, value: object, path: Path, notes: Notes) -> tuple[T, ...] | None:
        if isinstance(value, str) or not isinstance(value, Sequence) or len(value) < self.least:
            notes.refuse(path, wrong(Wanted.LIST, value))
            return None
        values = [self.form.read(each, (*path, at), notes) for at, each in enumerate(value)]
        read = tuple(each for each in values if each is not None)
        return read if len(read) == len(values) else None

    def write(self, value: tuple[T, ...]) -> object:
        return [self.form.write(each) for each in value]

    def schema(self) -> Schema:
        least: Schema = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.form.schema(), **least}


@dataclass(frozen=True, slots=True)
class Named(Shape[dict[str, T]]):
    """`{"Le sixième offert": 2}`: values of one form, by the merchant's own names."""

    form: Shape[T]

    def read(self, value: object, path: Path, notes: Notes) -> dict[str, T] | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        before = len(notes.problems)
        note_repeated(value, path, notes)
        read: dict[str, T | None] = {}
        for name, each in value.items():
            here = (*path, str(name))
            named = _NAME.read(name, here, notes)
            if named in read:
                notes.problems.append(RepeatedKey(notes.json.span(here, key=True), here))
            elif named is not None:
                read[named] = self.form.read(each, here, notes)
        sound = len(notes.problems) == before
        return {name: each for name, each in read.items() if each is not None} if sound else None

    def write(self, value: Mapping[str, T]) -> object:
        return {name: self.form.write(each) for name, each in value.items()}

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": _NAME.schema(),
            "additionalProperties": self.form.schema(),
        }


def note_repeated(value: Mapping[str, object], path: Path, notes: Notes) -> None:
    """Note each key that an object has more than once."""
    if isinstance(value, Keys):
        for name in value.repeated:
            here = (*path, name)
            notes.problems.append(RepeatedKey(notes.json.span(here, key=True), here))

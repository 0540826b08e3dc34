"""Lists, tables by name, and records with known keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from palier.account.json_text import Keys
from palier.account.shapes.base import Notes, Schema, Shape, wrong
from palier.account.shapes.words import same_name
from palier.problem.event import MissingKey, Path, RepeatedKey, UnknownKey, Wanted

T = TypeVar("T")


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
        _note_repeated(value, path, notes)
        values = {
            same_name(str(name)): self.form.read(each, (*path, str(name)), notes)
            for name, each in value.items()
        }
        read = {name: each for name, each in values.items() if each is not None}
        return read if len(read) == len(values) else None

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.form.schema()}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a record may have, or must have. `says` is for whoever reads the schema."""

    name: str
    form: Shape[Any]
    required: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Record(Shape[T]):
    """An object with known keys; `make` takes those that are there, by name."""

    make: Callable[..., T]
    keys: tuple[Key, ...]

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        before = len(notes.problems)
        _note_repeated(value, path, notes)
        self._note_unknown(value, path, notes)
        values = {
            key.name: key.form.read(value[key.name], (*path, key.name), notes)
            for key in self._present(value, path, notes)
        }
        return self.make(**values) if len(notes.problems) == before else None

    def _present(self, value: Mapping[str, object], path: Path, notes: Notes) -> list[Key]:
        for key in self.keys:
            if key.required and key.name not in value:
                here = (*path, key.name)
                notes.problems.append(MissingKey(notes.json.span(path), here))
        return [key for key in self.keys if key.name in value]

    def _note_unknown(self, value: Mapping[str, object], path: Path, notes: Notes) -> None:
        known = tuple(key.name for key in self.keys)
        for name in value:
            if name not in known:
                nearest = next(iter(get_close_matches(str(name), known, n=1)), None)
                here = (*path, str(name))
                span = notes.json.span(here, key=True)
                notes.problems.append(UnknownKey(span, here, nearest, known))

    def schema(self) -> Schema:
        described = {key.name: _described(key) for key in self.keys}
        required = [key.name for key in self.keys if key.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": described,
            **({"required": required} if required else {}),
        }


def _described(key: Key) -> Schema:
    return {**({"description": key.says} if key.says else {}), **key.form.schema()}


def _note_repeated(value: Mapping[str, object], path: Path, notes: Notes) -> None:
    if isinstance(value, Keys):
        for name in value.repeated:
            here = (*path, name)
            notes.problems.append(RepeatedKey(notes.json.span(here, key=True), here))

"""Records of several types, told apart by the word under `type`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from palier.account.shapes.base import Notes, RefusedError, Schema, Shape, shown, wrong
from palier.account.shapes.record import Record
from palier.nearest import nearest
from palier.problem.event import MissingKey, Path, UnknownEvent, Wanted

T = TypeVar("T")
TYPE = "type"


@dataclass(frozen=True, slots=True)
class ByType(Shape[T]):
    """`{"type": "paid", …}`: a record of the form, and of the class, that its type names."""

    forms: Mapping[str, Record[Any]]
    classes: Mapping[str, type]
    types: Mapping[type, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        types = {made: name for name, made in self.classes.items()}
        object.__setattr__(self, "types", types)

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        if TYPE not in value:
            notes.problems.append(MissingKey(notes.json.span(path), (*path, TYPE)))
            return None
        try:
            form = self._form(value[TYPE])
        except RefusedError as refused:
            notes.refuse((*path, TYPE), refused)
            return None
        return form.read(value, path, notes)

    def _form(self, name: object) -> Record[T]:
        if not isinstance(name, str):
            raise wrong(Wanted.TEXT, name)
        if name not in self.forms:
            raise RefusedError(
                UnknownEvent, shown(name), nearest(name, self.forms), tuple(self.forms)
            )
        return self.forms[name]

    def write(self, value: T) -> dict[str, object]:
        return self.forms[self.types[type(value)]].write(value)

    def schema(self) -> Schema:
        return {
            "oneOf": [{"$ref": f"#/$defs/{name}"} for name in self.forms],
            "$defs": {name: form.schema() for name, form in self.forms.items()},
        }

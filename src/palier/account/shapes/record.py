"""Records with known keys: read whole, written short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from palier.account.shapes.base import Notes, Schema, Shape, wrong
from palier.account.shapes.compound import note_repeated
from palier.problem.event import MissingKey, Path, UnknownKey, Wanted

T = TypeVar("T")
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a record may have, or must have. `says` is for whoever reads the schema.

    `absent` is what a missing key means, where the record itself has no default. A `constant` is
    always written, checked when it is read, and no part of the record: `"type": "order"`.
    """

    name: str
    form: Shape[Any]
    required: bool = False
    says: str = ""
    absent: object = _NOTHING
    constant: object = _NOTHING


@dataclass(frozen=True, slots=True)
class Record(Shape[T]):
    """An object with known keys; `make` takes those that are there, by name.

    What equals a default of the dataclass `of` (`make` itself, if it is one) is not written.
    """

    make: Callable[..., T]
    keys: tuple[Key, ...]
    of: type | None = None
    known: tuple[str, ...] = field(init=False, repr=False, compare=False)
    defaults: Mapping[str, object] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        defaults = _defaults(self.of or self.make)
        defaults |= {key.name: key.absent for key in self.keys if key.absent is not _NOTHING}
        object.__setattr__(self, "known", tuple(key.name for key in self.keys))
        object.__setattr__(self, "defaults", defaults)

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        before = len(notes.problems)
        note_repeated(value, path, notes)
        self._note_unknown(value, path, notes)
        parts = dict(self._parts(value, path, notes))
        return self.make(**parts) if len(notes.problems) == before else None

    def _parts(
        self, value: Mapping[str, object], path: Path, notes: Notes
    ) -> Iterable[tuple[str, object]]:
        for key in self.keys:
            name = key.name
            if name in value:
                part = key.form.read(value[name], (*path, name), notes)
                if key.constant is _NOTHING:
                    yield name, part
            elif key.required:
                notes.problems.append(MissingKey(notes.json.span(path), (*path, name)))
            elif key.absent is not _NOTHING:
                yield name, key.absent

    def _note_unknown(self, value: Mapping[str, object], path: Path, notes: Notes) -> None:
        for name in value:
            if name not in self.known:
                nearest = next(iter(get_close_matches(str(name), self.known, n=1)), None)
                here = (*path, str(name))
                span = notes.json.span(here, key=True)
                notes.problems.append(UnknownKey(span, here, nearest, self.known))

    def write(self, value: T) -> dict[str, object]:
        written: dict[str, object] = {}
        for key in self.keys:
            name = key.name
            if key.constant is not _NOTHING:
                written[name] = key.constant
                continue
            part = getattr(value, name)
            if part != self.defaults.get(name, _NOTHING):
                written[name] = key.form.write(part)
        return written

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


def _defaults(of: object) -> dict[str, object]:
    """The default of each field of a dataclass that has one; a function has none.

    >>> _defaults(Key)["required"], _defaults(print)
    (False, {})
    """
    if not (isinstance(of, type) and is_dataclass(of)):
        return {}
    found = ((each.name, _default(each)) for each in fields(of))
    return {name: default for name, default in found if default is not _NOTHING}


def _default(of: Field[Any]) -> object:
    if of.default_factory is not MISSING:
        made: object = of.default_factory()
        return made
    return _NOTHING if of.default is MISSING else of.default

"""Values with parts: lists, tables by name, records with known keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Any, TypeVar

from palier.account.forms.form import Form, Leaf, Notes, RefusedError, Schema, shown, wrong
from palier.account.json_text import Keys
from palier.problem.event import (
    ListTooLong,
    MissingKey,
    Path,
    RepeatedKey,
    UnknownEvent,
    UnknownKey,
    Wanted,
)
from palier.source import nearest
from palier.values import dataclass

K = TypeVar("K")
T = TypeVar("T")
NOTHING = object()
TYPE = "type"
MANY = 50
"""Keys of one object that are told to be unknown; whoever sends more sends something else."""


@dataclass(frozen=True, slots=True)
class Each(Form[Any]):
    """`["bio", "soldes"]`: a list of values of one form; of a set, in the order of the alphabet.

    A list of more than `most` is refused before any of its values is read.
    """

    form: Form[Any]
    least: int = 0
    make: type = tuple
    most: int | None = None

    def read(self, value: object, path: Path, notes: Notes) -> Any:  # noqa: ANN401 - what `make` makes
        if isinstance(value, str) or not isinstance(value, Sequence) or len(value) < self.least:
            part = _part_meant(self.form, value)
            notes.refuse(path, wrong(Wanted.LIST, value, part and f"[{part}]"))
            return None
        if self.most is not None and len(value) > self.most:
            notes.refuse(path, RefusedError(ListTooLong, len(value), self.most))
            return None
        values = [self.form.read(each, (*path, at), notes) for at, each in enumerate(value)]
        read = [each for each in values if each is not None]
        return self.make(read) if len(read) == len(values) else None

    def write(self, value: Iterable[Any]) -> object:
        ordered = sorted(value) if self.make is frozenset else value
        return [self.form.write(each) for each in ordered]

    def schema(self) -> Schema:
        least: Schema = {"minItems": self.least} if self.least else {}
        most: Schema = {} if self.most is None else {"maxItems": self.most}
        return {"type": "array", "items": self.form.schema(), **least, **most}


@dataclass(frozen=True, slots=True)
class Table(Form[Mapping[K, T]]):
    """`{"Le sixième offert": 2}`: values of one form, by names."""

    form: Form[T]
    names: Form[K]

    def read(self, value: object, path: Path, notes: Notes) -> Mapping[K, T] | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value))
            return None
        before = len(notes.problems)
        _note_repeated(value, path, notes)
        read: dict[K, T | None] = {}
        for name, each in value.items():
            here = (*path, str(name))
            named = self.names.read(name, here, notes)
            if named in read:
                notes.at_key(RepeatedKey, here)
            elif named is not None:
                read[named] = self.form.under(str(name)).read(each, here, notes)
        sound = len(notes.problems) == before
        return {name: each for name, each in read.items() if each is not None} if sound else None

    def write(self, value: Mapping[K, T]) -> object:
        names = ((str(self.names.write(name)), each) for name, each in value.items())
        return {name: self.form.under(name).write(each) for name, each in names}

    def schema(self) -> Schema:
        named = self.names.schema()
        names: Schema = {} if named == {"type": "string"} else {"propertyNames": named}
        return {"type": "object", **names, "additionalProperties": self.form.schema()}


@dataclass(frozen=True, slots=True)
class KnownName(Form[K]):
    """`spent`: the name of a member of an enumeration, as a key."""

    members: Mapping[str, K]

    def read(self, value: object, path: Path, notes: Notes) -> K | None:
        name = str(value)
        if name not in self.members:
            notes.at_key(UnknownKey, path, nearest(name, self.members), tuple(self.members))
        return self.members.get(name)

    def write(self, value: K) -> object:
        return next(name for name, member in self.members.items() if member is value)

    def schema(self) -> Schema:
        return {"enum": list(self.members)}


@dataclass(frozen=True, slots=True)
class Called(Leaf[K]):
    """`spent over 12 month`: the text that something is called by, as a key.

    `meaning` raises ValueError for a text that nothing is called by.
    """

    meaning: Callable[[str], K]
    text: Callable[[K], str]

    def of(self, value: object) -> K:
        try:
            return self.meaning(str(value))
        except ValueError:
            raise RefusedError(UnknownKey, None, ()) from None

    def read(self, value: object, path: Path, notes: Notes) -> K | None:
        try:
            return self.of(value)
        except RefusedError as refused:
            notes.at_key(refused.kind, path, *refused.facts)
            return None

    def write(self, value: K) -> object:
        return self.text(value)

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a record may have, or must have. `says` is for whoever reads the schema.

    `default` is what a missing key means, and is not written. A `constant` is always written,
    checked when it is read, and no part of the record: `"type": "order"`. `field` is what the
    record calls it, where that is not its name.
    """

    form: Form[Any]
    required: bool = False
    says: str = ""
    default: object = NOTHING
    constant: object = NOTHING
    field: str = ""

    def schema(self) -> Schema:
        """Describe the form as JSON Schema, in words too."""
        return {**({"description": self.says} if self.says else {}), **self.form.schema()}


@dataclass(frozen=True, slots=True)
class Record(Form[T]):
    """An object with known keys; `make` takes their values, by name."""

    make: Callable[..., T]
    keys: Mapping[str, Key]

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        if not isinstance(value, Mapping):
            notes.refuse(path, wrong(Wanted.OBJECT, value, _object_meant(self, value)))
            return None
        before = len(notes.problems)
        _note_repeated(value, path, notes)
        self._note_unknown(value, path, notes)
        parts = dict(self._parts(value, path, notes))
        return self.make(**parts) if len(notes.problems) == before else None

    def _parts(
        self, value: Mapping[str, object], path: Path, notes: Notes
    ) -> Iterable[tuple[str, object]]:
        for name, key in self.keys.items():
            if name in value:
                part = key.form.read(value[name], (*path, name), notes)
                if key.constant is NOTHING:
                    yield key.field or name, part
            elif key.required:
                notes.problems.append(MissingKey(notes.json.span(path), (*path, name)))
            elif key.default is not NOTHING:
                yield key.field or name, key.default

    def _note_unknown(self, value: Mapping[str, object], path: Path, notes: Notes) -> None:
        if value.keys() <= self.keys.keys():
            return
        known = tuple(self.keys)
        for name in islice((each for each in value if each not in self.keys), MANY):
            close = next(iter(get_close_matches(str(name), known, n=1)), None)
            notes.at_key(UnknownKey, (*path, str(name)), close, known)

    def write(self, value: T) -> dict[str, object]:
        written: dict[str, object] = {}
        for name, key in self.keys.items():
            if key.constant is not NOTHING:
                written[name] = key.constant
                continue
            part = getattr(value, key.field or name)
            if part != key.default:
                written[name] = key.form.write(part)
        return written

    def schema(self) -> Schema:
        required = [name for name, key in self.keys.items() if key.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: key.schema() for name, key in self.keys.items()},
            **({"required": required} if required else {}),
        }


@dataclass(frozen=True, slots=True)
class ByType(Form[T]):
    """`{"type": "paid", …}`: a record of the form that its type names."""

    forms: Mapping[str, Record[Any]]

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
            close = nearest(name, self.forms)
            raise RefusedError(UnknownEvent, shown(name), close, tuple(self.forms))
        return self.forms[name]

    def write(self, value: T) -> dict[str, object]:
        kind: str = getattr(value, TYPE)
        return self.forms[kind].write(value)

    def schema(self) -> Schema:
        return {
            "oneOf": [{"$ref": f"#/$defs/{name}"} for name in self.forms],
            "$defs": {name: form.schema() for name, form in self.forms.items()},
        }


def _part_meant(form: Form[Any], value: object) -> str | None:
    """What to write as the one part of a list, of a value in the place of the list; or none."""
    if isinstance(form, Record):
        return shown(value) if isinstance(value, Mapping) else _object_meant(form, value)
    return shown(value) if _takes(form, value) else None


def _object_meant(form: Record[Any], value: object) -> str | None:
    """The object that has a value under the only key where it can be, `{"code": "HELLO"}`."""
    needed = {name for name, key in form.keys.items() if key.required}
    places = [name for name, key in form.keys.items() if _takes(key.form, value)]
    fits = [name for name in places if needed <= {name}]
    return f'{{"{fits[0]}": {shown(value)}}}' if len(fits) == 1 else None


def _takes(form: Form[Any], value: object) -> bool:
    if not isinstance(form, Leaf):
        return False
    try:
        form.of(value)
    except RefusedError:
        return False
    return not shown(value).endswith("…")


def _note_repeated(value: Mapping[str, object], path: Path, notes: Notes) -> None:
    """Note each key that an object has more than once."""
    if isinstance(value, Keys):
        for name in value.repeated:
            notes.at_key(RepeatedKey, (*path, name))

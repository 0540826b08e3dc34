"""Frozen dataclasses that are quick to define.

The standard library takes about a millisecond to define one, and there are hundreds: more time
would go by before the first line of a rule file is read than the whole check may take. Here
`dataclass(frozen=True, slots=True)` gives the same class in a twentieth of it: only `__init__` is
written for each, when it is first needed; the rest is shared. To a type checker it is the standard
one, and it hands to the standard one whatever else it is asked for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    from dataclasses import field

    def dataclass(cls: type | None = None, /, **options: bool) -> object:
        """A dataclass, quickly when it is frozen and slotted."""
        if cls is not None or not _is_plain(options):
            return dataclasses.dataclass(cls, **options)
        return lambda body: define(body, kw_only=options.get("kw_only", False))


__all__ = ["dataclass", "field"]

Fields = dict[str, dataclasses.Field[Any]]
_MISSING = dataclasses.MISSING


class _Made(Protocol):
    """What the shared methods know of a class made here."""

    __dataclass_fields__: Fields
    _compared: Callable[[object], object]


_PARAMS = SimpleNamespace(frozen=True, init=True, repr=True, eq=True, order=False)


def _is_plain(options: dict[str, bool]) -> bool:
    plain = options.keys() <= {"frozen", "slots", "kw_only"}
    return plain and bool(options.get("frozen") and options.get("slots"))


def define(body: type, *, kw_only: bool = False) -> type:
    """A class with the fields that a class body lists, after those of its bases.

    >>> class Pair:
    ...     first: int
    ...     second: int = 2
    >>> define(Pair)(1)
    Pair(first=1, second=2)
    """
    space = dict(body.__dict__)
    own = {
        name: _field(name, kind, space.pop(name, _MISSING), kw_only=kw_only)
        for name, kind in body.__annotations__.items()
        if "ClassVar" not in str(kind)
    }
    fields = _inherited(body) | own
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    made: type = type(body)(body.__name__, body.__bases__, _parts(fields, own) | space)
    made.__init__ = _first_time(fields, made)  # type: ignore[misc]
    return made


def _field(name: str, kind: object, default: object, *, kw_only: bool) -> dataclasses.Field[Any]:
    found: Any = default if isinstance(default, dataclasses.Field) else field(default=default)
    found.name, found.type = name, kind
    found._field_type = dataclasses._FIELD  # type: ignore[attr-defined] # noqa: SLF001 - fields() asks for it
    if not found.init:
        raise TypeError(f"{name}: a field that is not given belongs in a property")
    if found.kw_only is _MISSING:
        found.kw_only = kw_only
    return found  # type: ignore[no-any-return]


def _inherited(body: type) -> Fields:
    fields: Fields = {}
    for base in reversed(body.__mro__[1:]):
        fields |= base.__dict__.get("__dataclass_fields__", {})
    return fields


def _parts(fields: Fields, own: Fields) -> dict[str, Any]:
    """What every such class has; its body may say otherwise."""
    compared = [name for name, each in fields.items() if each.compare]
    return {
        "__slots__": tuple(own),
        "__match_args__": tuple(n for n, each in fields.items() if each.init and not each.kw_only),
        "__dataclass_fields__": fields,
        "__dataclass_params__": _PARAMS,
        "__eq__": _equal,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__replace__": dataclasses.replace,
        "_compared": staticmethod(attrgetter(*compared) if compared else type),
    }


def _first_time(fields: Fields, made: type) -> Callable[..., None]:
    """An `__init__` that writes the real one when it is first called: most never are."""

    def initialise(self: object, *args: object, **named: object) -> None:
        made.__init__ = _initialiser(fields, made)  # type: ignore[misc]
        made.__init__(self, *args, **named)  # type: ignore[misc]

    return initialise


def _initialiser(fields: Fields, made: type) -> Callable[..., None]:
    space: dict[str, Any] = {"_set": object.__setattr__, "_missing": _MISSING}
    places: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for name, each in fields.items():
        value = name
        if each.default_factory is not _MISSING:
            space[f"_of_{name}"], space[f"_default_{name}"] = each.default_factory, _MISSING
            value = f"{name} if {name} is not _missing else _of_{name}()"
        else:
            space[f"_default_{name}"] = each.default
        optional = each.default is not _MISSING or each.default_factory is not _MISSING
        (named if each.kw_only else places).append(f"{name}=_default_{name}" if optional else name)
        lines.append(f"    _set(self, {name!r}, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("    self.__post_init__()")
    taken = ", ".join(["self", *places, *(["*", *named] if named else [])])
    exec(f"def __init__({taken}):\n" + "\n".join(lines or ["    pass"]), space)  # noqa: S102 - as dataclasses do
    initialiser: Callable[..., None] = space["__init__"]
    initialiser.__qualname__ = f"{made.__qualname__}.__init__"
    return initialiser


def _equal(self: _Made, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: _Made) -> int:
    return hash(self._compared(self))


def _repr(self: _Made) -> str:
    shown = (each.name for each in self.__dataclass_fields__.values() if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in shown)})"


def _refuse(self: object, name: str, _: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__} is frozen: {name} stays as it is")


def _state(self: _Made) -> list[object]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _restore(self: _Made, state: list[object]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)

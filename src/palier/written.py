"""Code written for one class of values, once it has made some: how they are made and copied.

The fields of a frozen value are set one by one, by a call each. Code that is written for a class
does it otherwise: a value is for a moment of a twin class, with the same fields and not frozen, so
that plain assignments set them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, dataclasses.Field[Any]]
_MISSING = dataclasses.MISSING
_set = object.__setattr__
_LAYOUT = ("__slots__", "__orig_bases__")
"""What a class body says of how its values lie in memory, and of the classes it was made of."""


def _twin(kind: type[Any]) -> type[Any]:
    """A class with the same slots, whose values can be changed.

    >>> class Frozen:
    ...     __slots__ = ("a",)
    ...     def __setattr__(self, name, value):
    ...         raise AttributeError
    >>> value = Frozen()
    >>> object.__setattr__(value, "__class__", _twin(Frozen))
    >>> value.a = 1
    """
    free = {name: object.__dict__[name] for name in ("__setattr__", "__delattr__")}
    same = {name: kind.__dict__[name] for name in _LAYOUT if name in kind.__dict__}
    meta: Any = type(kind)
    twin: type[Any] = meta(kind.__name__, kind.__bases__, same | free)
    if getattr(twin, "__abstractmethods__", ()):
        twin.__abstractmethods__ = frozenset()
    return twin


def copier(kind: type[Any]) -> Callable[..., Any]:
    """What gives a value of a class with other fields, those that are given by name; the same value
    where they hold that already."""
    space = {"_new": object.__new__, "_kind": kind, "_twin": _twin(kind), "_refuse": _refuse}
    space |= {"_fields": frozenset(kind.__dataclass_fields__), "_put": setattr, "_get": getattr}
    lines = [
        "def copied(value, changes):",
        "    for name, other in changes.items():",
        "        if name not in _fields:",
        "            _refuse(_kind, name)",
        "        if _get(value, name) is not other:",
        "            break",
        "    else:",
        "        return value",
        "    new = _new(_twin)",
        *(f"    new.{name} = value.{name}" for name in kind.__dataclass_fields__),
        "    for name, other in changes.items():",
        "        if name not in _fields:",
        "            _refuse(_kind, name)",
        "        _put(new, name, other)",
        "    new.__class__ = _kind",
        *(["    new.__post_init__()"] if hasattr(kind, "__post_init__") else []),
        "    return new",
    ]
    return _made("copied", lines, space)


def _refuse(kind: type[Any], name: str) -> None:
    raise TypeError(f"{kind.__name__} has no field {name}")


def initialiser(fields: Fields, kind: type[Any]) -> Callable[..., None]:
    """An `__init__` for a class with some fields."""
    space: dict[str, Any] = {"_set": _set, "_missing": _MISSING}
    space |= {"_kind": kind, "_twin": _twin(kind)}
    places: list[str] = []
    named: list[str] = []
    values: dict[str, str] = {}
    for name, each in fields.items():
        values[name] = name
        if each.default_factory is not _MISSING:
            space[f"_of_{name}"], space[f"_default_{name}"] = each.default_factory, _MISSING
            values[name] = f"{name} if {name} is not _missing else _of_{name}()"
        else:
            space[f"_default_{name}"] = each.default
        optional = each.default is not _MISSING or each.default_factory is not _MISSING
        (named if each.kw_only else places).append(f"{name}=_default_{name}" if optional else name)
    taken = ", ".join(["self", *places, *(["*", *named] if named else [])])
    check = ["    self.__post_init__()"] if hasattr(kind, "__post_init__") else []
    lines = [f"def __init__({taken}):", *_filled(values), *check, "    return"]
    made = _made("__init__", lines, space)
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _filled(values: Mapping[str, str]) -> list[str]:
    """Set fields of a value; one of a class below, without slots of its own, one by one."""
    return [
        "    if self.__class__ is _kind:",
        "        _set(self, '__class__', _twin)",
        *(f"        self.{name} = {value}" for name, value in values.items()),
        "        self.__class__ = _kind",
        "    else:",
        *(f"        _set(self, {name!r}, {value})" for name, value in values.items()),
        "        pass",
    ]


def _made(name: str, lines: list[str], space: dict[str, Any]) -> Callable[..., Any]:
    exec("\n".join(lines), space)  # noqa: S102 - of names of fields, as dataclasses do
    made: Callable[..., Any] = space[name]
    return made

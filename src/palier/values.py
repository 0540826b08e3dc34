"""Dataclasses that are quick to define.

The standard library takes about a millisecond to define one, and there are hundreds: more time
would go by before the first line of a rule file is read than the whole check may take. Here
`dataclass(slots=True)`, frozen or not, gives the same class in a twentieth of it: only `__init__`
is written for each, once it has made some; the rest is shared. To a type checker it is the standard
one, and it hands to the standard one whatever else it is asked for.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable
from enum import Enum
from functools import cache, wraps
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, NoReturn, ParamSpec, Protocol, TypeVar

from palier.written import copier, initialiser

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from dataclasses import field

    def dataclass(cls: type | None = None, /, **options: bool) -> object:
        """A dataclass, quickly when it is slotted."""
        if cls is not None or not _is_plain(options):
            return dataclasses.dataclass(cls, **options)
        frozen, kw_only = options.get("frozen", False), options.get("kw_only", False)
        return lambda body: define(body, frozen=frozen, kw_only=kw_only)

    def replace(value: object, /, **changes: object) -> object:
        """A value of ours with other fields, in half the time that the standard one takes.

        >>> class Pair:
        ...     first: int
        ...     second: int = 2
        >>> replace(define(Pair)(1), first=3)
        Pair(first=3, second=2)
        """
        quick = _COPIERS.get(type(value))
        if quick is not None:
            return quick(value, changes)
        return _copying(type(value))(value, changes)


__all__ = ["Hashed", "Itself", "Quick", "brief", "dataclass", "field", "replace", "unswept"]

P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V")

Fields = dict[str, dataclasses.Field[Any]]
_MISSING = dataclasses.MISSING
_set = object.__setattr__


class _Made(Protocol):
    """What the shared methods know of a class made here."""

    __dataclass_fields__: Fields
    _compared: Callable[[object], object]


_FEW = 30
"""So many are made before it pays to write an `__init__` for them."""


def _is_plain(options: dict[str, bool]) -> bool:
    plain = options.keys() <= {"frozen", "slots", "kw_only"}
    return plain and bool(options.get("slots"))


def define(body: type, *, frozen: bool = True, kw_only: bool = False) -> type:
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
    shared = _parts(fields, own) | (_FROZEN if frozen else _FREE)
    if Hashed in body.__mro__:
        shared["__hash__"] = _hash_once
    known: list[type] = []
    shared["__init__"] = _first_time(fields, known)
    made: type = type(body)(body.__name__, body.__bases__, shared | space)
    known.append(made)
    return made


_COPIERS: dict[type[Any], Callable[..., Any]] = {}
"""What copies the values of a class by code written for it."""


@cache
def _copying(kind: type[Any]) -> Callable[..., Any]:
    """What gives a value with other fields; once it has given some, by code written for them."""
    slots = {name: getattr(kind, name).__set__ for name in kind.__dataclass_fields__}
    left = _FEW

    def copied(value: Any, changes: dict[str, object]) -> Any:  # noqa: ANN401 - of the kind
        nonlocal left
        left -= 1
        if not left:
            _COPIERS[kind] = copier(kind)
        new = object.__new__(kind)
        for name, put in slots.items():
            put(new, changes[name] if name in changes else getattr(value, name))
        for name in changes:
            if name not in slots:
                raise TypeError(f"{kind.__name__} has no field {name}")
        if hasattr(kind, "__post_init__"):
            new.__post_init__()
        return new

    return copied


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
        "__eq__": _equal,
        "__repr__": _repr,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__replace__": dataclasses.replace,
        "_compared": staticmethod(attrgetter(*compared) if compared else type),
    }


def _first_time(fields: Fields, known: list[type]) -> Callable[..., None]:
    """An `__init__` for the first few, which then writes the real one: most never need it.

    `known` holds the class, once it is made.
    """
    places: list[str] = []
    defaults: dict[str, object] = {}
    factories: list[tuple[str, Callable[[], object]]] = []
    left = _FEW

    def begin() -> None:
        for name, each in fields.items():
            if not each.kw_only:
                places.append(name)
            if each.default_factory is not _MISSING:
                factories.append((name, each.default_factory))
                defaults[name] = _MISSING
            elif each.default is not _MISSING:
                defaults[name] = each.default

    def initialise(self: object, *args: object, **named: object) -> None:
        nonlocal left
        if left == _FEW:
            begin()
        left -= 1
        given = dict(zip(places, args, strict=False)) | named
        values = defaults | given
        if not left or len(given) < len(args) + len(named) or values.keys() != fields.keys():
            (made,) = known
            made.__init__ = initialiser(fields, made)  # type: ignore[misc]
            made.__init__(self, *args, **named)  # type: ignore[misc]
            return
        for name, make in factories:
            if name not in given:
                values[name] = make()
        for name, value in values.items():
            _set(self, name, value)
        check = getattr(self, "__post_init__", None)
        if check is not None:
            check()

    return initialise


def _equal(self: _Made, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: _Made) -> int:
    return hash(self._compared(self))


class Hashed:
    """A frozen value that is looked up often: its hash is reckoned once.

    >>> @dataclass(frozen=True, slots=True)
    ... class Pair(Hashed):
    ...     first: int
    ...     second: int = 2
    >>> {Pair(1): "found"}[Pair(1)]
    'found'
    """

    __slots__ = ("_hash",)


def _hash_once(self: Any) -> int:  # noqa: ANN401 - of any class
    try:
        found: int = self._hash
    except AttributeError:
        found = hash(self._compared(self))
        _set(self, "_hash", found)
    return found


def _repr(self: _Made) -> str:
    shown = (each.name for each in self.__dataclass_fields__.values() if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in shown)})"


def brief(value: object, *names: str) -> str:
    """How an object is shown: by the few properties that tell what it is.

    >>> brief(3 + 4j, "real", "imag")
    'complex(real=3.0, imag=4.0)'
    """
    told = (f"{each}={getattr(value, each)!r}" for each in names)
    return f"{type(value).__name__}({', '.join(told)})"


def _refuse(self: object, name: str, _: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__} is frozen: {name} stays as it is")


def _params(*, frozen: bool) -> SimpleNamespace:
    return SimpleNamespace(frozen=frozen, init=True, repr=True, eq=True, order=False)


_FROZEN = {
    "__dataclass_params__": _params(frozen=True),
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
_FREE = {"__dataclass_params__": _params(frozen=False), "__hash__": None}


def _state(self: _Made) -> list[object]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _restore(self: _Made, state: list[object]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


class Quick(Enum):
    """Members that are looked for often: each is found by itself, not by its name.

    >>> class Side(Quick):
    ...     LEFT = "left"
    >>> {Side.LEFT: 1}[Side("left")]
    1
    """

    if not TYPE_CHECKING:
        __hash__ = object.__hash__


class Itself(Generic[V]):
    """A value as a key, equal to itself alone: comparing what it says would take too long."""

    __slots__ = ("held",)

    def __init__(self, held: V) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.held is self.held

    def __hash__(self) -> int:
        return id(self.held)


# Many at once ------------------------------------------------------------------------------

MANY = 100_000
"""Values that it would take longer to look through once than they are likely to be worth."""


def unswept(make: Callable[P, T]) -> Callable[P, T]:
    """While this makes its values, Python looks for no cycles among them: they have none.

    Looking takes longer the more there are; it would be most of the time that a large file takes.
    Where many were made, Python takes them for old afterwards, so that it does not look then.

    >>> unswept(gc.isenabled)()
    False
    """

    @wraps(make)
    def making(*args: P.args, **named: P.kwargs) -> T:
        if not gc.isenabled():
            return make(*args, **named)
        gc.disable()
        try:
            return make(*args, **named)
        finally:
            if gc.get_count()[0] > MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()

    return making

"""Tuples with names that are quick to define.

The standard library takes a tenth of a millisecond for one, and there are many: here it is a tenth
of that. What makes one is written for its class once it has made some. To a type checker it is the
standard one. Fields are listed in modules whose annotations are text (`from __future__`): Python
3.14 keeps any others until they are asked for.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined] # as the standard one
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

__all__ = ["NamedTuple"]

_FEW = 30
"""So many are made before it pays to write a `__new__` for them."""


def _first_time(
    fields: tuple[str, ...], defaults: Mapping[str, object], known: list[type]
) -> Callable[..., object]:
    """A `__new__` for the first few, which then writes the real one: most never need it.

    `known` holds the class, once it is made.
    """
    left = _FEW

    def new(cls: type, /, *args: object, **named: object) -> object:
        nonlocal left
        left -= 1
        if len(args) == len(fields) and not named and left:
            return tuple.__new__(cls, args)
        given = dict(zip(fields, args, strict=False)) | named
        values = {**defaults, **given}
        if not left or len(given) < len(args) + len(named) or values.keys() != set(fields):
            (made,) = known
            written = _maker(fields, defaults, made)
            type.__setattr__(made, "__new__", written)
            return written(cls, *args, **named)
        return tuple.__new__(cls, [values[each] for each in fields])

    return new


def _maker(
    fields: tuple[str, ...], defaults: Mapping[str, object], made: type
) -> Callable[..., object]:
    """The `__new__` of a class, written for its fields."""
    space: dict[str, Any] = {f"_default_{name}": value for name, value in defaults.items()}
    space["_new"] = tuple.__new__
    told = (f"{name}=_default_{name}" if name in defaults else name for name in fields)
    taken = "".join(f", {name}" for name in told)
    values = "".join(f"{name}, " for name in fields)
    exec(f"def __new__(_cls{taken}):\n    return _new(_cls, ({values}))\n", space)  # noqa: S102 - as named tuples do
    maker: Callable[..., object] = space["__new__"]
    maker.__qualname__ = f"{made.__qualname__}.__new__"
    return maker


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Named(type):
        """A class body that lists fields, as the class of tuples of them."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {each: body.pop(each) for each in fields if each in body}
            known: list[type] = []
            reading = {each: _tuplegetter(at, "") for at, each in enumerate(fields)}
            made = {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": _first_time(fields, defaults, known),
            }
            known.append(type.__new__(cls, name, bases, body | made | reading))
            return known[0]

    class _Tuple(tuple):
        """What all of them can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            return cls(*values)

        def _replace(self, **changes: object) -> Self:
            replaced = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"no such place: {', '.join(changes)}")
            return replaced

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(shown)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class NamedTuple(_Tuple, metaclass=_Named):
        """A tuple whose places have names.

        >>> class Pair(NamedTuple):
        ...     first: int
        ...     second: int = 2
        >>> Pair(1), Pair(1).second, Pair(second=3, first=1)._replace(first=0)
        (Pair(first=1, second=2), 2, Pair(first=0, second=3))
        >>> Pair()
        Traceback (most recent call last):
        TypeError: Pair.__new__() missing 1 required positional argument: 'first'
        """

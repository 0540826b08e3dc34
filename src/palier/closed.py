"""Tables over closed sets: one row for every member of an enum or of a union, and no more.

A table made here refuses, when its module is imported, to miss a member. So whoever adds a member
is told every place that has to speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType, UnionType
from typing import Any, TypeVar, get_args, overload

E = TypeVar("E", bound=Enum)
V = TypeVar("V")

Classes = UnionType | tuple[type[Any], ...]
"""A union, or classes found when a module is read."""


class MissingRows(TypeError):  # noqa: N818 - it says which rows
    """A table over a closed set lacks members of it, or has rows for what is none."""


@overload
def total(over: type[E], rows: Mapping[E, V]) -> Mapping[E, V]: ...


@overload
def total(over: Classes, rows: Mapping[type[Any], V]) -> Mapping[type[Any], V]: ...


def total(over: type[Enum] | Classes, rows: Mapping[Any, V]) -> Mapping[Any, V]:
    """A table with a row for every member: of an enum by member, of a union by class.

    Raises `MissingRows`, naming them and the table, where members are missing or rows too many.

    >>> class Side(Enum):
    ...     LEFT, RIGHT = "left", "right"
    >>> total(Side, {Side.LEFT: 1, Side.RIGHT: 2})[Side.LEFT]
    1
    >>> total(Side, {Side.LEFT: 1})
    Traceback (most recent call last):
    palier.closed.MissingRows: no row for RIGHT
    """
    _same(members(over), rows)
    return MappingProxyType(dict(rows))


@overload
def those(over: type[E], *, yes: Iterable[E], no: Iterable[E]) -> frozenset[E]: ...


@overload
def those(
    over: UnionType, *, yes: Iterable[type[Any]], no: Iterable[type[Any]]
) -> frozenset[type[Any]]: ...


def those(over: type[Enum] | UnionType, *, yes: Iterable[Any], no: Iterable[Any]) -> frozenset[Any]:
    """Some members of a closed set: every member is named, on one side or the other.

    >>> class Side(Enum):
    ...     LEFT, RIGHT = "left", "right"
    >>> those(Side, yes=[Side.LEFT], no=[Side.RIGHT]) == {Side.LEFT}
    True
    """
    inside, outside = list(yes), list(no)
    _same(members(over), [*inside, *outside])
    return frozenset(inside)


def members(over: type[Any] | Classes) -> tuple[Any, ...]:
    """The members of an enum, the classes of a union; a class alone is a union of one.

    >>> members(int | str), members(int)
    ((<class 'int'>, <class 'str'>), (<class 'int'>,))
    """
    if isinstance(over, UnionType):
        return get_args(over)
    if isinstance(over, tuple):
        return over
    return tuple(over) if issubclass(over, Enum) else (over,)


def _same(wanted: tuple[Any, ...], found: Iterable[Any]) -> None:
    rows = list(found)
    have, known = set(rows), set(wanted)
    missing = [each for each in wanted if each not in have]
    strange = [each for each in rows if each not in known]
    twice = [each for each in known if rows.count(each) > 1] if len(rows) > len(have) else []
    for what, named in (("no row for", missing), ("no member:", strange), ("twice:", twice)):
        if named:
            raise MissingRows(f"{what} {', '.join(map(_called, named))}{_table()}")


def _table() -> str:
    """` in palier.page.benefits.BENEFITS`: the table that a module makes as it is imported."""
    from linecache import getline  # noqa: PLC0415 - only who forgot a row needs it
    from traceback import walk_stack  # noqa: PLC0415 - the same

    for frame, line in walk_stack(None):
        module = str(frame.f_globals.get("__name__"))
        made = frame.f_code.co_name == "<module>" and module.startswith("palier.")
        if made and module != __name__:
            name = getline(frame.f_code.co_filename, line).split("=")[0].split(":")[0].strip()
            return f" in {module}.{name}" if name.isidentifier() else f" in {module}, line {line}"
    return ""


def _called(member: Any) -> str:  # noqa: ANN401 - a member of any set
    return str(getattr(member, "name", None) or getattr(member, "__name__", None) or member)

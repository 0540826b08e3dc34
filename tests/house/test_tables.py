"""Tables over closed sets miss no member: they are made by `palier.closed`, which says what lacks.

A closed set is an enum of ours, or a union of classes that a module names (`Clause`, `Test`…).
"""

import ast
import importlib
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import NamedTuple, get_args

import pytest

from palier.closed import MissingRows

MAKERS = {"total", "those", "each"}  # `each` is the `total` of a table of phrases
LEFT = 0
"""How many tables are still made by hand: it may only fall."""


class Room(NamedTuple):
    """A module: its name, its tree, and what its names stand for."""

    name: str
    tree: ast.Module
    names: dict[str, object]

    def value(self, node: ast.expr) -> object:
        """Give what an expression of names stands for, or None."""
        if not isinstance(node, ast.Name | ast.Attribute):
            return None
        try:
            return eval(ast.unparse(node), self.names)  # noqa: S307 - a name of our own module
        except (AttributeError, NameError):
            return None


class Offence(NamedTuple):
    """A table that a new member would be missing from, in silence."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where} {self.what}"


@pytest.fixture(scope="module")
def rooms(trees) -> list[Room]:
    """Every module of the package."""
    named = {module_name(file): tree for file, tree in trees.items() if file != "__main__.py"}
    return [Room(name, tree, vars(importlib.import_module(name))) for name, tree in named.items()]


def module_name(file: str) -> str:
    """`tree/clauses.py` is `palier.tree.clauses`, `tree/__init__.py` is `palier.tree`."""
    parts = ["palier", *file.removesuffix(".py").split("/")]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="module")
def closed(rooms) -> set[type]:
    """Every class of a union of ours that a module names."""
    unions = {
        get_args(value)
        for room in rooms
        for value in room.names.values()
        if isinstance(value, UnionType)
    }
    return {each for union in unions for each in union if ours(each)}


def ours(kind: object) -> bool:
    """Tell whether a class is one of the package's own."""
    return isinstance(kind, type) and kind.__module__.startswith("palier.")


def is_member(value: object, closed: set[type]) -> bool:
    """Tell whether a value is a member of a closed set."""
    return (isinstance(value, Enum) and ours(type(value))) or (
        isinstance(value, type) and value in closed
    )


def keyed(room: Room, node: ast.AST, closed: set[type]) -> bool:
    """Tell whether a display is keyed by members of closed sets, and by nothing else."""
    match node:
        case ast.Dict(keys) | ast.Set(elts=keys):
            pass
        case ast.Tuple(elts=keys) | ast.List(elts=keys) if len(keys) > 1:
            pass
        case _:
            return False
    return bool(keys) and all(key and is_member(room.value(key), closed) for key in keys)


def in_makers(tree: ast.Module) -> set[int]:
    """Give all that is written inside a call of `total` or of `those`."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    made = (call for call in calls if maker(call.func) in MAKERS)
    return {id(each) for call in made for each in ast.walk(call)}


def maker(func: ast.expr) -> str | None:
    """Give the last part of the name of what is called."""
    return getattr(func, "attr", None) or getattr(func, "id", None)


def looked_up(tree: ast.Module) -> set[int]:
    """Give the displays that are looked into where they stand: `{…}[x]`, `{…}.get(x)`, `x in {…}`.

    Others inside a function are values, such as the answers to some facts, and no tables.
    """
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=table) | ast.Call(func=ast.Attribute(table, "get")):
                found.add(id(table))
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Set() as table]):
                found.add(id(table))
    return found


def searched(tree: ast.Module) -> set[str]:
    """Give the names that something is said to be in, or not in."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Name(name)]):
                found.add(name)
    return found


def tables(room: Room) -> Iterator[ast.AST]:
    """Give the displays that may be tables: a list is one where something is said to be in it."""
    names = searched(room.tree)
    for statement in room.tree.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(name)], value=value)
                | ast.AnnAssign(target=ast.Name(name), value=value)
            ) if value:
                yield from (
                    each for each in ast.walk(value) if isinstance(each, ast.Dict | ast.Set)
                )
                if isinstance(value, ast.Tuple | ast.List) and name in names:
                    yield value
            case _:
                found = looked_up(statement)
                yield from (each for each in ast.walk(statement) if id(each) in found)


def by_hand(room: Room, closed: set[type]) -> Iterator[Offence]:
    """Give the tables over closed sets that `palier.closed` did not make."""
    made = in_makers(room.tree)
    for node in tables(room):
        if id(node) not in made and keyed(room, node, closed):
            yield Offence(f"{room.name}:{node.lineno}", "is a table made by hand")


def with_defaults(room: Room, closed: set[type]) -> Iterator[Offence]:
    """Give the places that ask a table over a closed set for what it may not have."""
    for node in ast.walk(room.tree):
        match node:
            case ast.Call(func=ast.Attribute(table, "get")):
                rows = room.value(table)
                if isinstance(rows, Mapping) and rows and all(is_member(k, closed) for k in rows):
                    yield Offence(f"{room.name}:{node.lineno}", "has an answer for a missing row")


def asked_in_part(
    room: Room, closed: set[type], parts: dict[frozenset[object], set[str]]
) -> Iterator[Offence]:
    """Give the `isinstance` of several members of a closed set that has no name beside the set.

    A part that is named where the set is stands before the eyes of whoever adds a member.
    """
    local = {
        node.targets[0].id: node.value
        for node in ast.walk(room.tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(room.tree):
        match node:
            case ast.Call(func=ast.Name("isinstance"), args=[_, kinds]):
                meant = local.get(kinds.id, kinds) if isinstance(kinds, ast.Name) else kinds
                several = frozenset(classes(room, meant))
            case _:
                continue
        if len(several & closed) > 1 and not beside(several, parts):
            yield Offence(f"{room.name}:{node.lineno}", "asks for a part of a closed set")


def classes(room: Room, kinds: ast.expr) -> Iterator[object]:
    """Give the classes of `A | B`, of `(A, B)`, and of a name for either."""
    match kinds:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            yield from (*classes(room, left), *classes(room, right))
        case ast.Tuple(elts=elements):
            yield from (each for element in elements for each in classes(room, element))
        case _:
            value = room.value(kinds)
            yield from value if isinstance(value, tuple) else get_args(value) or (value,)


def beside(several: frozenset[object], parts: dict[frozenset[object], set[str]]) -> bool:
    """Tell whether some classes have a name in a room of theirs, or of a larger union."""
    wider = (rooms for union, rooms in parts.items() if several < union)
    homes = {package(each) for each in several}.union(*wider)
    return bool(parts.get(several, set()) & homes)


def package(kind: object) -> str:
    """`palier.tree`, of a class of one of its modules."""
    return ".".join(getattr(kind, "__module__", "").split(".")[:2])


@pytest.fixture(scope="module")
def parts(rooms) -> dict[frozenset[object], set[str]]:
    """The unions that modules assign to a name, and the rooms where they do."""
    found: dict[frozenset[object], set[str]] = {}
    for room in rooms:
        for statement in room.tree.body:
            match statement:
                case ast.Assign(targets=[ast.Name(name)]):
                    value = room.names.get(name)
                    if isinstance(value, UnionType):
                        home = ".".join(room.name.split(".")[:2])
                        found.setdefault(frozenset(get_args(value)), set()).add(home)
                case _:
                    pass
    return found


def test_tables_over_closed_sets_are_made_by_closed(rooms, closed, parts):
    """Whoever adds a member is told every table that has to speak of it."""
    found = [each for room in rooms for each in by_hand(room, closed)]
    found += [each for room in rooms for each in with_defaults(room, closed)]
    found += [each for room in rooms for each in asked_in_part(room, closed, parts)]
    assert len(found) <= LEFT, "\n" + "\n".join(map(str, found))
    assert len(closed) >= 100


HAND = """
from palier.closed import total, those
from palier.tree import MoneyOff, OffGoods, Party, PercentOff, Perk
from palier.source import Language
{line}
"""


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("T = {Language.ENGLISH: 1, Language.FRENCH: 2}", True),
        ("T = total(Language, {Language.ENGLISH: 1, Language.FRENCH: 2})", False),
        ("T = frozenset({PercentOff, MoneyOff})", True),
        ("T = those(Language, yes=[Language.FRENCH], no=[Language.ENGLISH])", False),
        ("T = (Party.TIER, Party.OFFERS)", False),
        ("T = (Party.TIER, Party.OFFERS)\ndef f(x): return x in T", True),
        ("def f(x): return {Party.TIER: 1, Party.OFFERS: 2}[x]", True),
        ("def f(x): return {Party.TIER: 1}.get(x, 0)", True),
        ("def f(x): return x in {Party.TIER, Party.OFFERS}", True),
        ("def f(x): return {Party.TIER: x, Party.OFFERS: 2}", False),
        ("T = total(Language, {each: 1 for each in Language})\ndef f(x): return T.get(x)", True),
        ("T = {'a': Party.TIER}", False),
        ("T = [(1, {Party.TIER: 2})]", True),
        ("def f(x): return isinstance(x, PercentOff | Perk)", True),
        ("def f(x): return isinstance(x, (PercentOff, Perk))", True),
        ("T = PercentOff | Perk\ndef f(x): return isinstance(x, T)", True),
        ("T = (PercentOff, Perk)\ndef f(x): return isinstance(x, T)", True),
        ("def f(x):\n  kinds = PercentOff, Perk\n  return isinstance(x, kinds)", True),
        ("def f(x): return isinstance(x, PercentOff)", False),
        ("def f(x): return isinstance(x, OffGoods)", False),
    ],
)
def test_a_table_made_by_hand_is_told_apart(closed, parts, line, refused):
    """What is refused, and what is not."""
    text, names = HAND.format(line=line), {}
    exec(compile(text, "hand", "exec"), names)  # noqa: S102 - a few lines of this file
    room = Room("hand", ast.parse(text), names)
    asked = asked_in_part(room, closed, parts)
    assert bool([*by_hand(room, closed), *with_defaults(room, closed), *asked]) == refused


ONE_MISSING = """
from palier.closed import total
from palier.source import Language
TABLE: dict = total(
    Language,
    {Language.ENGLISH: 1},
)
"""


def test_a_table_that_misses_a_member_is_named(tmp_path):
    """Whoever adds a member reads where to go."""
    file = tmp_path / "made.py"
    file.write_text(ONE_MISSING, "utf-8")
    with pytest.raises(MissingRows, match=r"no row for FRENCH in palier\.made\.TABLE$"):
        exec(compile(file.read_text(), file, "exec"), {"__name__": "palier.made"})  # noqa: S102

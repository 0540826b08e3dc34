"""No member of a closed set is passed over in silence: a `match` names those who say nothing.

Whoever adds a benefit, a clause or a condition is told by the type checker each place where it may
have something to say: such a `match` ends with `assert_never`, or in a table that misses no member.
"""

import ast
from collections.abc import Iterator
from inspect import isabstract
from types import UnionType
from typing import NamedTuple, get_args

import pytest
from tests.house.test_tables import Room, closed, is_member, rooms

__all__ = ["closed", "rooms"]  # fixtures

OPEN = {
    "answers.standing_from": "what is nothing known is read as JSON",
    "account.events.customer_of": "an event of another kind must have a customer, or mypy says so",
    "calculator.making._names": "a rule of any kind goes by its name",
    "checks.coverage._reached": "a rule of any kind is reached where it applies",
    "engines.explain.silence._blocking": "each reason has its sentence in a table",
    "engines.explain.silence._speaks": "a rule of any kind speaks, unless its turn is another's",
    "engines.printing.loops.one": "a node is printed of its parts, by the row of its dialect",
    "engines.printing.printer.is_column": "a node is one where a part of it is",
    "engines.printing.printer.told": "what is no test joined with others takes numbers",
    "engines.printing.printer.is_flag": "`nodes.Truth` names the others",
    "engines.printing.printer.column": "a node is printed of its parts, by the row of its dialect",
    "engines.printing.printer.unit_of": "a name for a value: any will do",
    "engines.printing.ranges.range_of_fact": "`bounds_of_fact` names every fact",
    "engines.printing.sums._whole": "a sum that is not known otherwise is added up",
    "engines.printing.sums._sum": "the same",
    "engines.printing.sums._factored": "the same",
    "engines.printing.sums._share": "the same",
    "engines.printing.sums._is_left": "the same",
    "engines.printing.sums._is_part": "the same",
    "history.kernel.asked.known_facts": "what is not known of everybody is asked for",
    "history.kernel.names.numbered": "a cell without a name in it needs no number",
    "page.received._refusal": "a customer is told what can be done, or else that it is so",
    "program.benefits.measures_of": "bands measure orders wherever they stand",
    "program.mistakes.check_missing": "what a statement needs is in `NEEDED`, a table",
    "program.resolve.with_texts": "each section reads its own statements",
    "program.version._clauses": "whatever is not named reckons",
    "program.worth._counted": "a part of any kind is gone through",
    "sheet.lower_conditions._number": "`value_of` names every fact that is counted",
    "wording.giving._instead": "what may stand there is said of any benefit",
}
"""Functions where what is not named is rightly taken as one, and why."""

OF_ANY_KIND = {"walk", "quantities"}
"""What gives nodes, or what they hold, of every kind."""


class Match(NamedTuple):
    """A `match`, with the function that it stands in."""

    room: Room
    function: ast.FunctionDef
    node: ast.Match

    @property
    def place(self) -> str:
        return f"{self.room.name}.{self.function.name}".removeprefix("palier.")


def matches(room: Room) -> Iterator[Match]:
    """Every `match` of a module, under the innermost function that holds it."""
    functions = [node for node in ast.walk(room.tree) if isinstance(node, ast.FunctionDef)]
    holding = {id(inner): each for each in functions for inner in ast.walk(each)}
    for node in ast.walk(room.tree):
        if isinstance(node, ast.Match) and id(node) in holding:
            yield Match(room, holding[id(node)], node)


def named(room: Room, pattern: ast.pattern) -> Iterator[object]:
    """The classes and the members of enums that a pattern asks for at its top."""
    match pattern:
        case ast.MatchOr(patterns):
            for each in patterns:
                yield from named(room, each)
        case ast.MatchAs(pattern=inner) if inner is not None:
            yield from named(room, inner)
        case ast.MatchClass(cls=kind) | ast.MatchValue(value=kind):
            yield room.value(kind)
        case _:
            pass


def is_total(each: Match) -> bool:
    """Tell whether a `match` says what becomes of a member that it does not name."""
    last = each.node.cases[-1]
    takes_all = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
    if not takes_all or last.guard is not None:
        return leaves(each)
    body = last.body[0]
    said = isinstance(body, ast.Raise) or ast.unparse(body).startswith("assert_never(")
    return said or in_table(last, each.node.subject)


def leaves(each: Match) -> bool:
    """Tell whether every case gives back a value, so that a missing one is a missing `return`."""
    told = all(isinstance(case.body[-1], ast.Return | ast.Raise) for case in each.node.cases)
    return told and each.function.body[-1] is each.node and not gives_one_by_one(each.function)


def gives_one_by_one(function: ast.FunctionDef) -> bool:
    """Tell whether a function is a generator."""
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))


def in_table(case: ast.match_case, subject: ast.expr) -> bool:
    """Tell whether a case looks its subject up: tables over closed sets miss no member."""
    called = {ast.unparse(subject), getattr(case.pattern, "name", None)}
    keys = called | {f"type({each})" for each in called}
    nodes = (node for line in case.body for node in ast.walk(line))
    return any(
        isinstance(node, ast.Subscript) and ast.unparse(node.slice) in keys for node in nodes
    )


def is_open(each: Match, closed: set[type]) -> bool:
    """Tell whether anything may be asked about: a pair, an object, a node of any kind."""
    subject = each.node.subject
    if isinstance(subject, ast.Tuple):
        return True
    kind = annotation(each, subject)
    if kind is not None:
        members = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        anything = any(isinstance(each, type) and isabstract(each) for each in members)
        return anything or not any(is_closed(each, closed) for each in members)
    return isinstance(subject, ast.Name) and subject.id in of_any_kind(each.function)


def is_closed(kind: object, closed: set[type]) -> bool:
    """Tell whether a class is a member of a union of ours, or an enum of ours."""
    return kind in closed or (
        isinstance(kind, type) and any(is_member(m, closed) for m in listed(kind))
    )


def listed(kind: type) -> Iterator[object]:
    """The members of an enum."""
    yield from getattr(kind, "__members__", {}).values()


def annotation(each: Match, subject: ast.expr) -> object:
    """What a parameter is annotated with, or None where it is no parameter, or no name of ours."""
    given = each.function.args
    for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs):
        if isinstance(subject, ast.Name) and arg.arg == subject.id and arg.annotation:
            try:
                return eval(ast.unparse(arg.annotation), each.room.names)  # noqa: S307 - our own
            except (AttributeError, NameError, TypeError):
                return None
    return None


def of_any_kind(function: ast.FunctionDef) -> set[str]:
    """The names of loops over nodes of every kind."""
    found = set()
    nodes = {arg.arg for arg in function.args.args if "tree.Node]" in ast.unparse(arg)}
    for node in ast.walk(function):
        match node:
            case ast.For(target=ast.Name(name), iter=source):
                parts = {part.id for part in ast.walk(source) if isinstance(part, ast.Name)}
                if parts & (OF_ANY_KIND | nodes):
                    found.add(name)
    return found


def silent(room: Room, closed: set[type]) -> Iterator[tuple[str, int]]:
    """The places of a module where a new member of a closed set would be passed over."""
    for each in matches(room):
        asked = {kind for case in each.node.cases for kind in named(room, case.pattern)}
        about = any(is_member(kind, closed) for kind in asked)
        if about and not is_total(each) and not is_open(each, closed):
            yield each.place, each.node.lineno


def test_no_match_passes_over_a_member_of_a_closed_set(rooms, closed):
    """Whoever adds a member is told every place where it may have something to say."""
    found = [each for room in rooms for each in silent(room, closed)]
    places = {place for place, _ in found}
    assert not places - set(OPEN), "\n" + "\n".join(
        f"{place}, line {line}" for place, line in found if place not in OPEN
    )
    assert not set(OPEN) - places, "these name every member by now"


SILENT = """
from typing import assert_never
from palier import tree
from palier.quantity import Period
from palier.tree.nodes import Node, walk
def f(x{kind}):
    match x:
        case {first}: return 1
{last}
"""


@pytest.mark.parametrize(
    ("kind", "first", "last", "refused"),
    [
        (": tree.Benefit", "tree.Perk()", "        case _: return 2", True),
        (": tree.Benefit | None", "tree.Perk()", "        case _: return 2", True),
        (": Period", "Period.DAY", "        case _: return 2", True),
        ("", "tree.Perk()", "        case _: return 2", True),
        (": tree.Benefit", "tree.Perk()", "    print(x)", True),
        (": tree.Benefit", "tree.Perk()", "        case _ if x: return 2\n    print(x)", True),
        (": tree.Benefit", "tree.Perk()", "        case _: assert_never(x)", False),
        (": tree.Benefit", "tree.Perk()", "        case _: return TABLE[type(x)]", False),
        (": tree.Benefit", "tree.Perk()", "        case y: return TABLE[type(y)]", False),
        (": tree.Benefit", "tree.Perk()", "", False),
        (": Node", "tree.Perk()", "        case _: return 2", False),
        (": object", "tree.Perk()", "        case _: return 2", False),
        (": object", "str()", "        case _: return 2", False),
    ],
)
def test_a_silent_match_is_told_apart(closed, kind, first, last, refused):
    """What is refused, and what is not."""
    text, names = SILENT.format(kind=kind, first=first, last=last), {}
    exec(compile(text, "silent", "exec"), names)  # noqa: S102 - a few lines of this file
    assert bool([*silent(Room("silent", ast.parse(text), names), closed)]) == refused

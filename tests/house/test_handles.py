"""Whoever reads a sheet holds handles: no line is found by its name outside `sheet`."""

import ast

import pytest

ABOVE = (
    "account",
    "engines",
    "life",
    "page",
    "checks",
    "answers",
    "api",
    "compiling",
    "reports",
    "cli",
)
"""The rooms that can read a sheet."""
ASKING = {"scalar", "holds", "column", "total", "at"}
MAKING = {"LineName", "One", "Ref", "Rows"}
SEARCHING = {
    *("startswith", "endswith", "partition", "rpartition", "split", "rsplit"),
    *("removeprefix", "removesuffix"),
}
NAMES = {"id", "line", "member", "rule", "slot"}
"""What marks call the things that have a name in the sheet."""


def room_of(name):
    """`account/facts.py` stands in `account`."""
    return name.partition("/")[0].removesuffix(".py")


def is_text(node):
    """A text, written out or put together."""
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def called(node):
    """The last part of what is called, or of what stands before a dot."""
    return getattr(node, "attr", None) or getattr(node, "id", None)


def finds_by_name(node):
    """Whether a piece of code makes, asks for or takes apart the name of a line."""
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr=method), args=args):
            if method in SEARCHING:
                return isinstance(receiver, ast.Attribute) and receiver.attr in NAMES
            if method == "get":
                return called(receiver) == "values" and any(map(is_text, args))
            return method in ASKING and any(map(is_text, args))
        case ast.Call(func=ast.Name(id=name)):
            return name in MAKING
        case ast.Subscript(value=receiver, slice=key):
            return called(receiver) == "values" and is_text(key)
        case _:
            return False


def found_in(tree):
    """The lines of a module that find a line of the sheet by its name."""
    return [node.lineno for node in ast.walk(tree) if finds_by_name(node)]


@pytest.mark.parametrize(
    "code",
    [
        'got.scalar("net")',
        'got.column(f"{piece.key}.share")',
        'values[f"{rule.id}.given"]',
        'got.values.get("redeem.used")',
        'member.slot.startswith("code")',
        'rule.id.rpartition(".")',
        'each.line.removesuffix(".off")',
        'One(LineName("net"))',
    ],
)
def test_finding_a_line_by_its_name_is_seen(code):
    """Each of the ways it was once done."""
    assert found_in(ast.parse(code))


def test_no_line_of_the_sheet_is_found_by_its_name(trees):
    """A line that is renamed would be a wrong refund; a handle that is wrong is a type error."""
    above = {name: tree for name, tree in trees.items() if room_of(name) in ABOVE}
    found = [f"{name}:{line}" for name, tree in above.items() for line in found_in(tree)]
    assert len(above) > 80
    assert found == []

"""Dataclasses are made in one place, quickly: see `palier.values`."""

import ast


def standard_ones(file):
    """Give the lines of a file that take `dataclass` from the standard library."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.ImportFrom("dataclasses", names) if any(n.name == "dataclass" for n in names):
                yield node.lineno
            case ast.Attribute(ast.Name("dataclasses"), "dataclass"):
                yield node.lineno


def test_every_dataclass_is_one_of_ours(package):
    """The standard ones take a millisecond each to define, and a check waits for all of them."""
    astray = [
        f"{file.relative_to(package)}:{line}"
        for file in sorted(package.rglob("*.py"))
        if file.name != "values.py"
        for line in standard_ones(file)
    ]
    assert astray == []

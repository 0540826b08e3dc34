"""A test that cannot fail is none: each asserts in its own body, and says what it lacks."""

import ast
import shutil

import pytest

NEVER_EMPTY = {"Language"}
EXPECTING = {"raises", "warns"}


def written_tests(text):
    """Give every test that a file defines."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def asserts(body):
    """Tell whether statements assert something each time they are run: not only `if`, nor `for`."""
    return any(
        isinstance(each, ast.Assert)
        or (isinstance(each, ast.With) and (expects(each) or asserts(each.body)))
        or (isinstance(each, ast.For) and runs(each.iter) and asserts(each.body))
        for each in body
    )


def expects(block):
    """Tell whether a `with` is one of pytest's own that fails if nothing happens."""
    called = [
        each.context_expr.func for each in block.items if isinstance(each.context_expr, ast.Call)
    ]
    return any(isinstance(each, ast.Attribute) and each.attr in EXPECTING for each in called)


def runs(over):
    """Tell whether a loop over this is walked at least once, as anyone can see."""
    match over:
        case ast.Tuple(elts) | ast.List(elts):
            return bool(elts)
        case ast.Name(name):
            return name in NEVER_EMPTY
        case ast.Call(func=ast.Name("zip"), args=args):
            return any(map(runs, args)) and "strict" in {each.arg for each in over.keywords}
        case _:
            return False


def test_every_test_asserts_in_its_own_body_outside_every_loop_and_condition(root):
    """A loop over nothing and a condition that never holds prove nothing: the premise is shown."""
    files = sorted((root / "tests").rglob("test_*.py"))
    found = [(file, test) for file in files for test in written_tests(file.read_text("utf-8"))]
    empty = [
        f"{file.relative_to(root)}:{test.lineno} {test.name}"
        for file, test in found
        if not asserts(test.body)
    ]
    assert empty == []
    assert len(found) >= 1000


def test_a_test_that_proves_nothing_is_told_apart():
    """What is refused, and what is not."""
    bodies = {
        "assert x": True,
        "with pytest.raises(E): f()": True,
        "with open(p) as file: assert file": True,
        "for each in (1, 2): assert each": True,
        "for each in Language: assert each": True,
        "for a, b in zip(c, Language, strict=True): assert a": True,
        "f()": False,
        "with shop.refused(): f()": False,
        "for each in found: assert each": False,
        "for each in (): assert each": False,
        "for a, b in zip(c, Language): assert a": False,
        "if found: assert found": False,
        "for each in (1, 2):\n  if each > 3: assert each": False,
    }
    told = {text: asserts(ast.parse(text).body) for text in bodies}
    assert told == bodies


# Programs of the machine -------------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch):
    """Make a machine on which nothing is installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_without_the_program_a_test_is_skipped_with_its_name(bare, needs, monkeypatch):
    """On a contributor's machine, what is missing is named."""
    monkeypatch.delenv("PALIER_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium is not installed"):
        needs("chromium")


def test_where_all_is_promised_a_missing_program_fails_the_test(bare, needs, monkeypatch):
    """In continuous integration nothing is skipped in silence."""
    monkeypatch.setenv("PALIER_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="node is not installed"):
        needs("node")


def test_a_program_is_found_under_any_of_its_names(needs, monkeypatch):
    """Debian and Ubuntu call the same browser differently."""
    monkeypatch.setattr(shutil, "which", {"chromium-browser": "/bin/it"}.get)
    assert needs("chromium") == "/bin/it"

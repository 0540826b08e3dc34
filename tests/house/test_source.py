"""How the package is written: quick dataclasses, and phrases that say the same facts, once."""

import ast

from palier.speech.phrases import Phrase, placeholders

BY_CHANCE = {
    ("calendar year", "année civile"): "an answer to type, and a period in a sentence",
    ("no points", "pas de points"): "an answer to type, and a balance in a message",
    ("on sale", "en promotion"): "a column of a sheet, and what is said of goods",
    ("points", "points"): "a figure or an answer to type, a unit, a word of rule files",
    ("reward", "récompense"): "a figure to type in a message, and a kind of rule",
    ("tier", "palier"): "a figure to type in a message, and a kind of rule",
}
"""Texts of several rooms and of things that are not one: one may change, and the rest stay."""
OWN_WORD = {"point", "points"}  # the word for what is collected is always at hand


def phrases(trees):
    """Give every phrase written in the source, with its place."""
    for name, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Phrase"), args=args) if args:
                    yield f"{name}:{node.lineno}", [text_of(a) for a in args]


def text_of(node):
    """Give a text written out, in one piece or several."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.BinOp(left=left, right=right):
            return text_of(left) + text_of(right)
        case _:
            raise AssertionError(f"line {node.lineno}: a phrase is written out, not computed")


def test_a_phrase_says_the_same_facts_in_every_language(trees):
    """A language that forgets an amount, or names one that is not given, is told where."""
    every = list(phrases(trees))
    unlike = [
        place
        for place, texts in every
        if len({placeholders(each) - OWN_WORD for each in texts}) > 1
        or len(texts) != len(Phrase._fields)
    ]
    assert unlike == []
    assert len(every) >= 3


def test_the_words_that_agree_with_a_count_come_in_pairs(trees):
    """`{n:order|orders}` has one word for one and one for many, in every language."""
    odd = [
        (place, how)
        for place, texts in phrases(trees)
        for text in texts
        for how in (piece.split("}")[0] for piece in text.split("{")[1:])
        if how.count("|") > 1
    ]
    assert odd == []


def test_what_several_rooms_say_is_said_once(trees):
    """A phrase that another room has too is imported from where the notion belongs."""
    rooms = {}
    for place, texts in phrases(trees):
        rooms.setdefault(tuple(texts), {}).setdefault(place.split("/")[0], place)
    again = {texts: [*places.values()] for texts, places in rooms.items() if len(places) > 1}
    assert {texts: places for texts, places in again.items() if texts not in BY_CHANCE} == {}
    assert set(BY_CHANCE) == set(again)


APART = {
    ("engines/interpret.py:totals", "engines/printing/python.py:sum_within"): (
        "the reference, and what is held against it"
    ),
    ("speech/phrases.py:in_", "surface/phrases/notation.py:pattern"): "a phrase, and a row",
}
"""Functions of two files that are written alike, and why."""
SMALL = 30


def written_twice(trees):
    """Give the functions and the closed tables that stand in several files, word for word."""
    places = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(name=called, body=body):
                    said = ast.get_docstring(node, clean=False) is not None
                    key, called = tuple(map(ast.dump, body[said:])), f":{called}"
                case ast.Call(ast.Name("total" | "those" as closed)):
                    # What one file calls `TextFact`, another calls `tree.TextFact`.
                    key, called = ast.unparse(node).replace("tree.", ""), f":{closed}"
                case _:
                    continue
            if sum(1 for _ in ast.walk(node)) > SMALL:
                places.setdefault(key, {}).setdefault(name, f"{name}{called}")
    return [tuple(found.values()) for found in places.values() if len(found) > 1]


def test_what_several_files_need_is_written_once(trees):
    """A function, or a table over a closed set, that another file has too is imported from it."""
    twice = written_twice(trees)
    assert [each for each in twice if each not in APART] == []
    assert sorted(twice) == sorted(APART)


def standard_ones(tree):
    """Give the lines of a file that take `dataclass` or `replace` from the standard library."""
    ours = {"dataclass", "replace"}
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom("dataclasses", names) if any(n.name in ours for n in names):
                yield node.lineno
            case ast.Attribute(ast.Name("dataclasses"), "dataclass"):
                yield node.lineno


def test_every_dataclass_is_one_of_ours(trees):
    """The standard ones take a millisecond each to define, and a check waits for all of them; the
    standard `replace` takes twice as long as ours.

    See `palier.values`.
    """
    astray = [
        f"{name}:{line}"
        for name, tree in trees.items()
        if name != "values.py"
        for line in standard_ones(tree)
    ]
    assert astray == []
    assert len(trees) >= 100


def one_language(tree):
    """Give the places that ask for one language, and have the words of another for all others."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(
                ops=[ast.Is() | ast.Eq()], comparators=[ast.Attribute(ast.Name("Language"))]
            ):
                yield node.lineno


def test_no_language_speaks_for_those_to_come(trees):
    """Another language is named by a table or a `match` that lacks it, never said in French."""
    found = [f"{name}:{line}" for name, tree in trees.items() for line in one_language(tree)]
    assert [*one_language(ast.parse("a if language is Language.ENGLISH else b"))] == [1]
    assert found == []


def lists_fields(tree):
    """Whether a class of a module lists fields."""
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return any(isinstance(part, ast.AnnAssign) for each in classes for part in each.body)


def test_fields_are_listed_as_text(trees):
    """From Python 3.14 on a class body has its annotations only so: what makes a class reads them.

    Elsewhere they are kept until somebody asks.
    """
    listing = {name: tree for name, tree in trees.items() if lists_fields(tree)}
    kept = [
        name
        for name, tree in listing.items()
        if "annotations" not in [n.name for x in tree.body if is_of_future(x) for n in x.names]
    ]
    assert kept == []
    assert len(listing) > 100


def is_of_future(node):
    """Whether a statement is an import from the future."""
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"

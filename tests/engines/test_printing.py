"""A sheet printed as functions: node by node what the reference engine gives, and nothing else."""

import ast
import copy
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.engines.interpret import Walk
from palier.engines.printing.folding import Folder
from palier.engines.printing.printer import function
from palier.engines.printing.python import PYTHON, made
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Brought, CodeSlot, Column, Kept, Scalar
from palier.sheet.nodes import FactOf, LineName, Literal, One, Rows
from palier.sheet.sheet import Line, Part, Unit
from palier.tree import Rounding

UNITS = 3
X, Y = FactOf(Scalar.AVAILABLE), FactOf(Scalar.PENDING)
HELD, OTHER = FactOf(Scalar.GUEST), FactOf(Scalar.MEMBER)
PRICE, FLOOR, SALE, TAGS = (
    FactOf(each) for each in (Column.PRICE, Column.FLOOR, Column.ON_SALE, Column.TAGS)
)
NUMBERS, FLAGS = (-3, 0, 2, 7), (False, True)
COLUMNS = ((5, 0, 2), (1, 1, 4), (0, 0, 0))
TRUTHS = ((True, False, True), (False, False, False))
SOME = {
    Scalar.AVAILABLE: NUMBERS,
    Scalar.PENDING: NUMBERS,
    Scalar.GUEST: FLAGS,
    Scalar.MEMBER: FLAGS,
    Column.PRICE: COLUMNS,
    Column.FLOOR: COLUMNS,
    Column.ON_SALE: TRUTHS,
    Column.TAGS: ((1, 2, 3), (0, 4, 6)),
}
"""Values to try of each fact."""
EXPRESSIONS = [
    Literal(7),
    Literal(-7),
    X,
    nodes.Add((X, Y, Literal(2))),
    nodes.Subtract(X, Y),
    nodes.Multiply((X, Y, Literal(3))),
    *(nodes.Divide(X, Y, each) for each in Rounding),
    *(nodes.Divide(X, Literal(4), each) for each in Rounding),
    *(nodes.Divide(PRICE, Y, each) for each in Rounding),
    nodes.Divide(nodes.Add((X, Y)), nodes.Subtract(X, Y), Rounding.UP),
    nodes.Least((X, Y)),
    nodes.Greatest((X, Y)),
    nodes.Least((X, Y, nodes.Add((X, Y)))),
    nodes.Greatest((X, Y, nodes.Multiply((X, Y)))),
    nodes.Least((PRICE, X)),
    nodes.Greatest((PRICE, FLOOR)),
    *(nodes.Compare(X, each, Y) for each in Comparison),
    *(nodes.Compare(PRICE, each, FLOOR) for each in Comparison),
    nodes.Overlaps(X, 0b10),
    nodes.Overlaps(TAGS, 0b101),
    nodes.And(()),
    nodes.Or(()),
    nodes.And((HELD, OTHER)),
    nodes.Or((HELD, OTHER)),
    nodes.And((X, nodes.Not(HELD))),
    nodes.And((SALE, nodes.Overlaps(TAGS, 0b10), HELD)),
    nodes.Not(HELD),
    nodes.Not(X),
    nodes.If(HELD, X, Y),
    nodes.If(SALE, PRICE, FLOOR),
    nodes.If(HELD, PRICE, Literal(0)),
    nodes.If(nodes.Compare(X, Comparison.ABOVE, Y), PRICE, FLOOR),
    nodes.Total(PRICE),
    nodes.Total(X),
    nodes.Total(nodes.If(SALE, nodes.Multiply((PRICE, X)), Literal(0))),
    nodes.Total(PRICE, FLOOR),
    nodes.Exists(SALE),
    nodes.Exists(nodes.And((SALE, nodes.Overlaps(TAGS, 0b100)))),
    nodes.Running(PRICE),
    nodes.Running(PRICE, (FLOOR,)),
    nodes.Running(PRICE, (FLOOR, nodes.Subtract(Literal(9), PRICE))),
    nodes.Running(PRICE, within=FLOOR),
    nodes.Running(PRICE, (FLOOR,), SALE),
    nodes.Subtract(nodes.Running(PRICE), nodes.Running(FLOOR)),
    nodes.Divide(nodes.Multiply((X, nodes.Add((nodes.Running(PRICE), PRICE)))), nodes.Total(PRICE)),
    nodes.If(nodes.Compare(nodes.Total(PRICE, FLOOR), Comparison.EQUAL, PRICE), X, PRICE),
]
BY_NUMBER = list(enumerate(EXPRESSIONS))
ALIKE = [(-1, nodes.Exists(HELD)), (-2, nodes.Add(())), (-3, nodes.Multiply(()))]
"""What a mutation would leave as it is."""


def sheet_of(expr):
    """Two lines: the expression, on each unit where it has a value there; and one more than it."""
    column = made_of_columns(expr)
    lines = [Line(LineName("asked"), Unit.COUNT, expr, Part.BEFORE, column)]
    again = Rows(LineName("asked")) if column else One(LineName("asked"))
    twice = nodes.Add((again, Literal(1)))
    return [*lines, Line(LineName("for"), Unit.COUNT, twice, Part.BEFORE, column)]


def made_of_columns(expr):
    """Whether an expression has a value on each unit."""
    match expr:
        case nodes.FactOf(fact):
            return isinstance(fact, Column)
        case nodes.Running():
            return True
        case nodes.Total(_, within):
            return within is not None
        case nodes.Exists():
            return False
    return any(map(made_of_columns, nodes.parts(expr)))


def printed(lines):
    """The lines as a function."""
    columns = frozenset(each.id for each in lines if each.column)
    return function("asked", lines, [each.id for each in lines], PYTHON, columns=columns)


def tried(lines):
    """Facts to try, for what some lines ask."""
    asked = sorted({fact for line in lines for fact in nodes.facts_in(line.expr)}, key=str)
    return [
        dict(zip(asked, each, strict=True)) for each in itertools.product(*map(SOME.get, asked))
    ]


def by_reference(lines, facts):
    """What the reference engine gives for some lines."""
    walk = Walk(facts, UNITS, {})
    for line in lines:
        value = walk.of(line.expr)
        walk.values[line.id] = walk.spread(value) if line.column else value
    return walk.values


def by_function(call, wanted, facts):
    """What a printed function gives."""
    return call(UNITS, *(facts[each] for each in wanted.facts))


@pytest.mark.parametrize(("number", "expr"), BY_NUMBER + ALIKE)
def test_a_printed_node_gives_what_the_reference_gives(number, expr):
    """On numbers below 0, at 0 and above it, on columns, and where a divisor is 0."""
    lines = sheet_of(expr)
    text = printed(lines)
    call = made(text.text, "asked")
    got = [by_function(call, text, facts) for facts in tried(lines)]
    assert got == [by_reference(lines, facts) for facts in tried(lines)]


@pytest.mark.parametrize(("number", "expr"), BY_NUMBER)
def test_a_folded_expression_is_what_it_was(number, expr):
    """Whatever is known of its facts."""
    lines = sheet_of(expr)
    wrong = [
        (known, facts)
        for facts in tried(lines)
        for known in ({}, *({fact: facts[fact]} for fact in facts if not isinstance(fact, Column)))
        if by_reference(list(map(Folder(known).line, lines)), facts) != by_reference(lines, facts)
    ]
    assert wrong == []


def test_every_kind_of_node_is_tried():
    """All eighteen of them."""
    tried_kinds = {type(each) for expr in EXPRESSIONS for each in nodes.every(expr)}
    assert tried_kinds | {nodes.Ref} == set(nodes.Expr.__args__)


def test_what_is_not_kept_leaves_nothing_of_a_benefit():
    """A discount of 0 is shared as nothing: what remains is what there was."""
    kept, price = FactOf(Kept("offer.1")), FactOf(Column.PRICE)
    off = nodes.Least((nodes.If(kept, Literal(500), Literal(0)), nodes.Total(price)))
    left = nodes.Subtract(price, nodes.Divide(nodes.Multiply((One("off"), price)), Literal(3)))
    folder = Folder({Kept("offer.1"): 0})
    folder.line(Line("off", Unit.MONEY, off, Part.CHOICE))
    assert folder.line(Line("left", Unit.MONEY, left, Part.CHOICE, column=True)).expr == price


def test_what_is_left_above_a_floor_is_never_below_0():
    """So a discount of nothing is nothing there too."""
    price, floor = FactOf(Column.PRICE), FactOf(Column.FLOOR)
    above = nodes.Compare(price, Comparison.ABOVE, floor)
    may_lose = nodes.If(above, nodes.Subtract(price, floor), Literal(0))
    folder = Folder({})
    assert folder.fold(nodes.Least((Literal(0), nodes.Total(may_lose)))) == Literal(0)
    assert folder.bounds(nodes.Subtract(price, floor)).least is None


def test_names_of_lines_are_names_of_python():
    """What Python keeps for itself, or another line has, gets a number."""
    lines = [
        Line(LineName(name), Unit.COUNT, Literal(at), Part.BEFORE)
        for at, name in enumerate(("for", "offer.1.on", "offer 1 on", "min", "2nd"))
    ]
    text = printed(lines).text
    assert made(text, "asked")(UNITS) == {
        "for": 0,
        "offer.1.on": 1,
        "offer 1 on": 2,
        "min": 3,
        "2nd": 4,
    }


@given(st.integers(-(10**30), 10**30), st.integers(1, 10**30))
def test_numbers_of_any_size_stay_exact(amount, whole):
    """No float is ever made."""
    lines = sheet_of(nodes.Divide(nodes.Multiply((X, X, X)), Y, Rounding.NEAREST))
    text = printed(lines)
    facts = {Scalar.AVAILABLE: amount, Scalar.PENDING: whole}
    assert by_function(made(text.text, "asked"), text, facts) == by_reference(lines, facts)


# Mutations --------------------------------------------------------------------------------------

SWAPPED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.GtE: ast.Gt,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.Lt: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
"""Each operator, and another in its place."""
CALLS = {"min": "max", "max": "min", "sum": "max", "any": "all", "sum_before": "tuple"}


def mutants(text):
    """The text of a function, each time with one operator or call changed, or a branch swapped."""
    tree = ast.parse(text)
    for at, node in enumerate(ast.walk(tree)):
        for change in changes(node):
            other = copy.deepcopy(tree)
            change(next(itertools.islice(ast.walk(other), at, None)))
            yield ast.unparse(other)


def changes(node):
    """What can be changed in a node of Python."""
    match node:
        case ast.BinOp():
            yield lambda each: setattr(each, "op", SWAPPED[type(each.op)]())
        case ast.BoolOp():
            yield lambda each: setattr(each, "op", SWAPPED[type(each.op)]())
        case ast.IfExp():
            yield swap_branches
        case ast.Compare():
            yield lambda each: each.ops.__setitem__(0, SWAPPED[type(each.ops[0])]())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield lambda each: setattr(each, "op", ast.UAdd())
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield lambda each: setattr(each.func, "id", CALLS[each.func.id])


def swap_branches(node):
    """Take the one where the other was meant."""
    node.body, node.orelse = node.orelse, node.body


@pytest.mark.parametrize(("number", "expr"), BY_NUMBER)
def test_a_mutation_of_any_printed_operator_is_seen(number, expr):
    """Some facts that are tried give another value, or none."""
    lines = sheet_of(expr)
    text = printed(lines)
    changed = list(mutants(text.text))
    alive = [each for each in changed if not differs(each, text, lines)]
    assert [each for each in alive if not makes_no_difference(each)] == []


def differs(changed, text, lines):
    """Whether a changed function gives something else somewhere."""
    call = made(changed, "asked")
    for facts in tried(lines):
        try:
            got = by_function(call, text, facts)
        except (TypeError, ValueError, ZeroDivisionError):
            return True
        if got != by_reference(lines, facts):
            return True
    return False


def makes_no_difference(changed):
    """Of two equal numbers, either is the least: `a if a <= b else b`."""
    return any(
        isinstance(node, ast.IfExp)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.ops[0], ast.LtE | ast.GtE)
        and ast.dump(node.test.left) == ast.dump(node.body)
        and ast.dump(node.test.comparators[0]) == ast.dump(node.orelse)
        for node in ast.walk(ast.parse(changed))
    )


def test_what_is_not_brought_is_known():
    """An order without a code has a short sheet."""
    brought = FactOf(Brought(CodeSlot(0)))
    line = Line(LineName("code.1.applies"), Unit.FLAG, nodes.And((HELD, brought)), Part.BEFORE)
    assert Folder({Brought(CodeSlot(0)): 0}).line(line).expr == nodes.FALSE


def test_what_is_left_of_an_amount_is_known_not_to_be_below_zero():
    """So what cannot be taken off is nothing, whatever was taken off before it."""
    less = nodes.Subtract(PRICE, Rows("share"))
    most = nodes.Least((nodes.ZERO, nodes.Total(Rows("left"))))
    known, unknown = Folder({}), Folder({})
    known.line(Line("left", Unit.MONEY, less, Part.CHOICE, column=True, left=True))
    unknown.line(Line("left", Unit.MONEY, less, Part.CHOICE, column=True))
    assert (known.fold(most), unknown.fold(most)) == (nodes.ZERO, most)

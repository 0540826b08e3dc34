"""A sheet printed over arrays: node by node what the reference engine gives, within 64 bits."""

import ast
import re

import pytest
from tests.engines.test_printing import (
    BY_NUMBER,
    SWAPPED,
    UNITS,
    X,
    by_reference,
    sheet_of,
    tried,
)

import palier
from palier.engines.columns import choices, function, is_settled_by_presence
from palier.engines.printing.columns import COLUMNS
from palier.engines.printing.loops import looped
from palier.engines.printing.ranges import MOST, Range, Ranges, TooWideError
from palier.engines.quote import sheet_of as sheet_of_program
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Scalar
from palier.sheet.nodes import FactOf, LineName, Literal, One, Rows
from palier.sheet.sheet import Line, Part, Unit

ROWS, FIRST = 24, 4
PRICE = FactOf(Column.PRICE)


def observed(expr):
    """The lines of an expression, and what each is on each unit, as lines of one value."""
    lines = sheet_of(expr)
    seen = []
    for line in lines:
        for unit in range(UNITS) if line.column else ():
            here = nodes.Compare(nodes.Running(Literal(1)), Comparison.EQUAL, Literal(unit))
            there = nodes.Total(nodes.If(here, Rows(line.id), Literal(0)))
            seen.append(Line(LineName(f"{line.id}.{unit}"), Unit.COUNT, there, Part.BEFORE))
    return [*lines, *seen]


def printed(lines):
    """Some lines as a function over arrays, and the names of those of one value."""
    columns = frozenset(each.id for each in lines if each.column)
    wanted = [each.id for each in lines if not each.column]
    made = looped(
        *("asked", lines, wanted, COLUMNS),
        columns=columns,
        flags=frozenset(),
        are_counts=counts_of(lines),
    )
    return made, wanted


def counts_of(lines):
    """Whether neither part of a quotient is ever below 0, where numbers fit."""
    ranges = Ranges()
    try:
        ranges.add(lines)
    except TooWideError:
        return lambda _: False
    return ranges.are_counts


def parsed(made):
    """The tree of a function, in which a quotient of what is never below 0 is one as any other."""
    return ast.fix_missing_locations(AsAny().visit(ast.parse(made.text)))


class AsAny(ast.NodeTransformer):
    """Writes quotients with the sign that Python has for them."""

    def visit_Call(self, node):
        """A call, and those within it."""
        self.generic_visit(node)
        if ast.unparse(node.func) != "quotient":
            return node
        one, by = node.args
        return ast.BinOp(one, ast.FloorDiv(), by)


def called(tree, made, wanted, facts):
    """What a function gives, run as Python runs it."""
    space = {"compiled": lambda function: function}
    exec(compile(tree, "<asked>", "exec"), space)  # noqa: S102 - what the printer wrote
    back = [None] * len(wanted)
    given = [beside_others(each, facts[each]) for each in made.facts]
    room = {(row, unit): 0 for row in range(ROWS) for unit in range(UNITS)}
    space["asked"](UNITS, FIRST, *given, room, back)
    return dict(zip(wanted, back, strict=True))


def beside_others(fact, value):
    """A column with the units of other orders before and after; another fact as it is."""
    return (*[977] * FIRST, *value, *[977] * FIRST) if isinstance(fact, Column) else value


@pytest.mark.parametrize(("number", "expr"), BY_NUMBER)
def test_a_node_printed_over_arrays_gives_what_the_reference_gives(number, expr):
    """On every unit, and where a divisor is 0."""
    lines = observed(expr)
    made, wanted = printed(lines)
    tree = parsed(made)
    known = [(facts, by_reference(lines, facts)) for facts in tried(lines)]
    assert known
    assert not differs(tree, made, wanted, known)


@pytest.mark.parametrize(("number", "expr"), BY_NUMBER)
def test_a_changed_operator_is_seen(number, expr):
    """No operator of what is printed could be another one: a loop that gathers is one, too."""
    lines = observed(expr)
    made, wanted = printed(lines)
    known = [(facts, by_reference(lines, facts)) for facts in tried(lines)]
    many = sum(swap_of(each) is not None for each in ast.walk(parsed(made)))
    seen, alive = set(), set()
    for at in range(many):
        tree = parsed(made)
        place = [each for each in ast.walk(tree) if swap_of(each)][at]
        name = kind_of(place)
        place.op = swap_of(place)()
        (seen if differs(tree, made, wanted, known) else alive).add(name)
    assert {each for each in alive - seen if not OUR_OWN.fullmatch(each)} == set()


OUR_OWN = re.compile(r"2 \* 2|before\w* \+= 1|sum \+= .* if before == \d else 0")
"""2 × 2 is 2 + 2; and what counts the units to look at each of them is the test's."""


def kind_of(node):
    """An operator as it is written, whichever unit it is on."""
    return re.sub(r"(?<=[a-z])_\d+", "", ast.unparse(node))


def differs(tree, made, wanted, known):
    """Whether a changed function gives something else somewhere."""
    for facts, reference in known:
        try:
            got = called(tree, made, wanted, facts)
        except ZeroDivisionError:
            return True
        if got != {each: reference[each] for each in wanted}:
            return True
    return False


def swap_of(node):
    """What an operator can be changed into."""
    match node:
        case ast.AugAssign() if isinstance(node.op, ast.Add):
            return ast.Sub
        case ast.BinOp():
            return SWAPPED.get(type(node.op))
    return None


def test_an_amount_that_is_not_proved_is_looked_at():
    """A sum of prices may be larger than an amount may be; what is reckoned of it is bounded."""
    basket = Line(LineName("basket"), Unit.MONEY, nodes.Total(PRICE), Part.BEFORE)
    half = Line(LineName("half"), Unit.MONEY, nodes.Divide(One("basket"), Literal(2)), Part.BEFORE)
    ranges = Ranges()
    ranges.add([basket, half])
    assert ranges.guarded == {"basket": Range(-MOST, MOST)}
    assert ranges.of["half"] == Range(0, MOST // 2 + 1)


@pytest.mark.parametrize(("price", "over"), [(MOST, False), (MOST + 1, True)])
def test_an_amount_is_within_its_range_up_to_the_last_cent(price, over):
    """One cent more, and the order is reckoned elsewhere."""
    basket = Line(LineName("basket"), Unit.MONEY, nodes.Total(PRICE), Part.BEFORE)
    ranges = Ranges()
    ranges.add([basket])
    made = looped(
        "asked",
        [basket],
        [basket.id],
        COLUMNS,
        columns=frozenset(),
        flags=frozenset(),
        guarded=ranges.guarded,
    )
    space = {"compiled": lambda function: function}
    exec(made.text, space)  # noqa: S102 - as above
    assert (space["asked"](1, 0, [price], {}, [0]) != 0) is over


def test_what_does_not_fit_in_64_bits_is_refused_by_name():
    """Three amounts that are multiplied are too many."""
    line = Line(LineName("too much"), Unit.RATE, nodes.Multiply((X, X, X)), Part.BEFORE)
    with pytest.raises(TooWideError, match="too much"):
        Ranges().add([line])


def test_a_sum_over_the_units_before_is_no_more_than_the_whole():
    """So a discount can be shared over the units within 64 bits."""
    whole = Line(LineName("of"), Unit.MONEY, nodes.Total(PRICE), Part.BEFORE)
    part = nodes.Divide(nodes.Multiply((One("of"), nodes.Running(PRICE))), One("of"))
    ranges = Ranges()
    ranges.add([whole, Line(LineName("share"), Unit.MONEY, part, Part.BEFORE, column=True)])
    assert ranges.of["share"] == Range(0, MOST)


def test_the_choices_are_those_that_the_rules_of_cumulation_leave():
    """Two offers that do not combine are weighed against each other; alone, each is kept."""
    text = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        'segment "Pro" when customer type is "pro"\n  5% off\n'
        'tier "A"\n  5 EUR off\n'
        "earn 1 point per 1 EUR\n"
        "cumulation\n  otherwise the best for the customer applies\n"
    )
    sheet = sheet_of_program(palier.compile(text).program)
    bits = [1 << at for at, each in enumerate(sheet.members) if each.code is None and not each.slot]
    assert is_settled_by_presence(sheet)
    assert choices(sheet, bits[0]) == [bits[0]]
    assert choices(sheet, bits[0] | bits[1]) == bits


def test_facts_that_are_known_are_no_arguments():
    """What an order never brings is folded away."""
    line = Line(LineName("due"), Unit.COUNT, nodes.Add((X, FactOf(Scalar.PENDING))), Part.BEFORE)
    made, _ = printed([line])
    assert made.facts == (Scalar.AVAILABLE, Scalar.PENDING)


CHEAPEST = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
earn 1 point per 1 EUR
offer "Monday"
  every Monday
  from 2 items: the cheapest item free
"""


@pytest.mark.parametrize(("weekday", "off"), [(0, 300), (2, 0)])
def test_pairs_of_units_are_gone_through_where_a_rule_applies(weekday, off):
    """The cheapest unit is looked for, each beside all others, on the day of the offer alone."""
    sheet = sheet_of_program(palier.compile(CHEAPEST).program)
    member = next(each for each in sheet.members if each.label == "Monday")
    made = function(sheet, "asked", [member.worth.line], {}, kept=0, members=[member.id])
    loops = [each for each in made.made.text.split("\n") if "for other in" in each]
    assert [len(each) - len(each.lstrip()) for each in loops] == [16]
    facts = dict.fromkeys(made.made.facts, 0)
    facts[Column.PRICE], facts[Scalar.WEEKDAY] = (500, 300, 300), weekday
    found = called(parsed(made.made), made.made, [*made.places], facts)
    assert [*found.values()] == [off]

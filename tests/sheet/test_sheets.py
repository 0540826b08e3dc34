"""What is true of the sheet of every programme: each line is reckoned from earlier ones."""

from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import shops

from palier.sheet import nodes
from palier.sheet.facts import Column, Kept
from palier.sheet.lower import lower
from palier.sheet.nodes import facts_in, parts, references
from palier.sheet.sheet import (
    BASKET,
    GROSS,
    NET,
    SHIPPING_CHARGED,
    SHIPPING_FREE,
    TO_PAY,
    TO_PAY_GOODS,
    Part,
    Slots,
)
from palier.sheet.slots import usual_slots

many = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def sheets(draw):
    """The sheet of a made-up shop, for a usual order or one that brings more."""
    program = draw(shops.programmes())
    usual = usual_slots(program)
    more = Slots((*usual.codes[:0:-1], None, None), usual.rewards * 2)
    return lower(program, draw(st.sampled_from([None, more])))


@given(sheet=sheets())
@many
def test_a_line_refers_to_earlier_lines_only(sheet):
    """So that an engine walks the lines once, in order."""
    known, forward = set(), []
    for line in sheet.lines:
        forward += [line.id for each in references(line.expr) if each not in known]
        known.add(line.id)
    assert forward == []
    assert any(references(line.expr) for line in sheet.lines)


@given(sheet=sheets())
@many
def test_a_line_is_in_no_earlier_part_than_what_it_refers_to(sheet):
    """What comes before the choice knows nothing of it."""
    order = {part: at for at, part in enumerate(Part)}
    part_of = {line.id: order[line.part] for line in sheet.lines}
    assert set(part_of.values()) == set(order.values())
    backward = [
        line.id
        for line in sheet.lines
        if any(part_of[each] > order[line.part] for each in references(line.expr))
    ]
    assert backward == []


@given(sheet=sheets())
@many
def test_only_the_choice_and_what_follows_ask_what_is_kept(sheet):
    """It is not known before."""
    asking = {
        line.part
        for line in sheet.lines
        if any(isinstance(each, Kept) for each in facts_in(line.expr))
    }
    assert Part.BEFORE not in asking
    assert Part.CHOICE in asking


def is_column(expr, columns):
    """Whether an expression has a value for each line of the order."""
    match expr:
        case nodes.Total() | nodes.Exists():
            return False
        case nodes.Running():
            return True
        case nodes.FactOf(fact):
            return isinstance(fact, Column)
        case nodes.Ref(line):
            return line in columns
        case _:
            return any(is_column(part, columns) for part in parts(expr))


@given(sheet=sheets())
@many
def test_an_expression_with_a_value_per_line_stands_on_a_column(sheet):
    """A scalar may stand on a column, never the other way round."""
    columns = {line.id for line in sheet.lines if line.column}
    assert columns
    of_each_line = {line.id for line in sheet.lines if is_column(line.expr, columns)}
    assert of_each_line <= columns


def handles(mark):
    """The handles of lines inside a mark, however deep."""
    if isinstance(mark, nodes.Ref):
        yield mark
    elif isinstance(mark, dict | tuple):
        inside = mark.values() if isinstance(mark, dict) else mark
        yield from (each for one in inside for each in handles(one))
    elif is_dataclass(mark):
        yield from (each for one in fields(mark) for each in handles(getattr(mark, one.name)))


@given(sheet=sheets())
@many
def test_every_handle_is_of_a_line_of_its_kind(sheet):
    """Guards, members, awards, tiers, cards: each points at a line, with one value or with rows."""
    columns = {line.id: line.column for line in sheet.lines}
    found = list(handles(sheet))
    assert found
    for each in found:
        assert type(each) is (nodes.Rows if columns[each.line] else nodes.One), each


@given(sheet=sheets())
@many
def test_what_every_order_has_is_in_its_sheet(sheet):
    """The basket, what is left of it, shipping, what is to be paid."""
    usual = (BASKET, GROSS, NET, SHIPPING_CHARGED, SHIPPING_FREE, TO_PAY, TO_PAY_GOODS)
    assert {each.line for each in usual} <= {line.id for line in sheet.lines}


@given(sheet=sheets())
@many
def test_a_programme_has_no_two_lines_of_one_name(sheet):
    """Traces and other engines call lines by their names."""
    names = [line.id for line in sheet.lines]
    assert len(names) == len(set(names))

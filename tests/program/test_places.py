"""Every statement and every clause of the language has its place."""

from typing import get_args

import pytest

from palier import tree
from palier.problem.giving import Gives
from palier.problem.reckoning import Measure
from palier.program.benefits import MAY_GIVE, gives
from palier.program.units import collected, counted
from palier.tree import CLAUSES, PLACES, Place


def kinds(union):
    """Give the classes of a union, unions in it opened."""
    for each in get_args(union):
        yield from kinds(each) if get_args(each) else (each,)


@pytest.mark.parametrize("head", list(kinds(tree.Head)), ids=lambda kind: kind.__name__)
def test_every_head_begins_a_statement_of_a_known_kind(head):
    """No statement is without rules on what may stand under it."""
    assert PLACES[head] in CLAUSES


@pytest.mark.parametrize("clause", list(kinds(tree.Clause)), ids=lambda kind: kind.__name__)
def test_every_clause_has_a_meaning_somewhere(clause):
    """No clause of the language is refused everywhere."""
    assert any(clause in accepted for accepted in CLAUSES.values())


def test_every_kind_of_statement_is_begun_by_some_head():
    """No kind of statement is only a name."""
    assert set(PLACES.values()) == set(CLAUSES) == set(Place)


def test_every_benefit_may_be_given_somewhere():
    """No benefit of the language is refused everywhere."""
    assert {each for group in MAY_GIVE.values() for each in group} == set(Gives)


def test_places_that_take_benefits_say_which():
    """Where benefits may stand, the table of the contract says which ones."""
    takers = (tree.Benefits, tree.Band, tree.AfterStamps, tree.FriendGets)
    giving = {place for place, may_give in MAY_GIVE.items() if may_give}
    assert {place for place, kinds in CLAUSES.items() if set(takers) & set(kinds)} == giving


def test_a_messages_measures_are_those_of_the_tree():
    """What a band measures is called the same in a message as in the tree."""
    assert {each.value for each in Measure} == {each.value for each in tree.Measured}


def test_figures_are_looked_at_wherever_they_are():
    """A node is looked at by what its fields are: a new one too, save where a zero says enough."""
    kinds = [each for each in vars(tree).values() if isinstance(each, type)]
    nodes = [each for each in kinds if issubclass(each, tree.Node)]
    looked_at = {each for each in nodes if counted(each)}
    assert {tree.Gift, tree.Rate, tree.Kept, tree.Goods} <= looked_at
    assert not {tree.Left, tree.UnitPrice, tree.Band} & looked_at
    assert {tree.Left, tree.GivePoints} <= {each for each in nodes if collected(each)}


def test_a_benefit_is_of_one_kind():
    """Money off each item is money off."""
    assert gives(tree.MoneyOffEach(None)) is Gives.MONEY_OFF

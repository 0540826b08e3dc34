"""What a condition may look at, checks know how to bring about, and to look for slips in."""

import pytest

from palier import tree
from palier.checks.names import strangers
from palier.checks.review import Review
from palier.checks.witness import somebody
from palier.compiling import compiled
from palier.program.naming import FACTS, World
from palier.source import Language, SourceText
from palier.surface.to_text import phrase

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
LOOKED_UP = {tree.TextFact.DELIVERY_POSTCODE}
"""Words of which another one is no slip: the next postcode is a place of its own."""


def asking_for(fact, name):
    """Write a rule for those of whom a fact is a name; a tier and a code of that name are there."""
    line = phrase(tree.TextIs(fact, (tree.Name(name),)), Language.ENGLISH)
    there = f'tier "{name}" from 5 orders\noffer "C" with promo code "{name}"\n  free shipping\n'
    return f'{there}offer "O"\n  when {line}\n  from 80 EUR: 5 EUR off\n'


def served(fact, name):
    """Give a programme with such a rule, and somebody whom the rule serves."""
    done = compiled(SourceText.of(HEAD + asking_for(fact, name)))
    return done.program, somebody(done.program.offers[-1], Review.of(done.program, done.source))


@pytest.mark.parametrize("fact", tree.TextFact)
def test_somebody_is_found_whatever_word_a_rule_asks_for(found, fact):
    """Else its cliff could not be told: `witness` gives orders and customers each of the words."""
    assert "cliff" in found(asking_for(fact, "Golden")).codes


@pytest.mark.parametrize("fact", [each for each in tree.TextFact if isinstance(FACTS[each], World)])
def test_a_word_sent_that_is_nearly_one_of_the_file_is_told(fact):
    """A shop's system may write it otherwise: `names` compares each of the words that are sent."""
    program, _ = served(fact, "Golden")
    _, other = served(fact, "Goldn")
    told = [each.name for each in strangers(other.order, other.standing, program)]
    assert told == ([] if fact in LOOKED_UP else ["Goldn"])

"""What a condition may look at, checks know how to bring about, and to look for slips in."""

import pytest

from palier import tree
from palier.checks.names import strangers
from palier.checks.review import Review
from palier.checks.witness import somebody
from palier.closed import total
from palier.compiling import compiled
from palier.engines.quote import quote
from palier.program.naming import FACTS, World
from palier.source import Language, SourceText
from palier.surface.to_text import phrase

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
LOOKED_UP = {tree.TextFact.DELIVERY_POSTCODE}
"""Words of which another one is no slip: the next postcode is a place of its own."""

TESTS = total(
    tree.Test,
    {
        tree.TextIs: 'channel is "web"',
        tree.TierAtLeast: 'tier is at least "T"',
        tree.NumberIs: "number of orders is at least 5",
        tree.NumberBetween: "number of orders is between 5 and 8",
        tree.BoxTicked: 'the box "B" is ticked',
        tree.HasOrdered: 'the customer has ordered product "P"',
        tree.IsMember: "the customer is a member",
        tree.BasketContains: 'the basket contains product "P"',
        tree.CodeUsed: "a promo code is used",
        tree.AllOf: 'channel is "web" and number of orders is at least 5',
        tree.AnyOf: 'channel is "web" or number of orders is at least 5',
        tree.Not: 'not (channel is "web" or number of orders is at least 5)',
    },
)
NUMBERS = total(
    tree.NumberFact,
    {
        tree.BasketTotal: "basket total is at least 60 EUR",
        tree.TotalOf: 'total of product "P" is at least 60 EUR',
        tree.ItemCount: "number of items is at least 3",
        tree.OrderCount: "number of orders is at least 5",
        tree.AmountSpent: "amount spent is at least 60 EUR",
        tree.BalanceFact: "points balance is at least 5",
        tree.StatusCount: "number of status points is at least 5",
        tree.ReferralCount: "number of referrals is at least 5",
        tree.ActivityCount: 'number of "A" activities is at least 5',
        tree.PointsEarned: "points earned is at least 5",
        tree.AmountCollected: "amount collected is at least 5 EUR",
        tree.StampsOn: 'number of stamps on "S" is at least 2',
        tree.Age: "age is at least 30 years",
        tree.TimeSinceJoining: "time since joining is at least 5 months",
        tree.TimeSinceLastOrder: "time since the last order is at least 5 months",
    },
)
"""A condition of each kind, and one about each number."""


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


BESIDE = """earn 5 points per "A"
earn 1 status point per order
tier "T" from 5 orders
stamp card "S"
  1 stamp per order
  after 9 stamps: 5 EUR off
offer "C" with promo code "C"
  free shipping
cumulation
  everything combines
"""
IN_POINTS = f"{HEAD}earn 1 point per 1 EUR\n{BESIDE}"
IN_MONEY = (
    f'{HEAD}  customers collect cashback called "pot"\nearn 5% of purchases\n'
    + BESIDE.replace("5 points", "5 EUR")
)


@pytest.mark.parametrize("line", dict.fromkeys([*TESTS.values(), *NUMBERS.values()]))
def test_somebody_is_found_whatever_a_rule_asks_for(line):
    """Each kind of condition, and each number: the engine gives what the rule says."""
    start = IN_MONEY if line == NUMBERS[tree.AmountCollected] else IN_POINTS
    done = compiled(SourceText.of(f'{start}offer "O"\n  when {line}\n  5 EUR off\n'))
    rule = done.program.offers[-1]
    one = somebody(rule, Review.of(done.program, done.source)).buying(80_00)
    outcome = quote(done.program, one.order, one.standing).outcome
    assert "O" in [each.rule for each in outcome.discounts]


def test_nobody_is_older_than_the_calendar(found):
    """Years begin with 1: of who would be born before, no cliff is told."""
    rule = 'offer "O"\n  when age is at least {} years\n  from 80 EUR: 5 EUR off\n'
    assert "cliff" in found(rule.format(90)).codes
    assert "cliff" not in found(rule.format(3000)).codes

"""Whatever a rule can hold, a merchant is told of it, in every language."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.page.conftest import compiled, text_of
from tests.samples import values

from palier import tree
from palier.account.order import Order, OrderLine
from palier.account.outcome import Missing
from palier.account.standing import Standing
from palier.because import Because
from palier.closed import members, those
from palier.engines.explain import guards, numbers, standing
from palier.engines.explain.teller import teller
from palier.engines.quote import quote
from palier.program.rules import AnyRule, Scope
from palier.quantity import Duration, Hour, Money, MonthDay, Period
from palier.sheet.marks import Guard, Quoted
from palier.sheet.sheet import BASKET
from palier.source import Language
from palier.weekdays import Weekday

NOON = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
SPRING = tree.DateRange(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
NARROWED = Scope(
    dates=(SPRING,),
    weekdays=(Weekday(1),),
    recurring=(MonthDay(2, 14),),
    birthday=(tree.InBirthdayMonth(),),
    hours=(tree.Hours(Hour(540), Hour(600)),),
    only=tree.Selection((tree.OnSale(),)),
)
WITHOUT_A_CLAUSE = those(
    Because,
    yes=[
        Because.NOT_RUNNING,
        Because.GUEST,
        Because.NOT_MEMBER,
        Because.NOT_THESE_DATES,
        Because.NOT_THIS_WEEKDAY,
        Because.NOT_THE_BIRTHDAY,
        Because.NOT_NEAR_THE_BIRTHDAY,
        Because.NOT_THESE_HOURS,
        Because.NO_ELIGIBLE_ITEMS,
        Because.NOT_ASKED,
        Because.NOT_FIRST_ORDER,
        Because.NO_REFERRAL,
        Because.ALREADY_JOINED,
    ],
    no=[
        *(Because.IN_EARLIER_SEGMENT, Because.NOT_IN_SEGMENT, Because.NOT_IN_TIER),
        Because.SEGMENT_GETS_NOTHING,
        *(Because.CONDITION_NOT_MET, Because.EXCLUDED, Because.BASKET_TOO_SMALL),
        *(Because.NOT_THIS_ORDER, Because.LIMIT_REACHED, Because.TOO_EARLY, Because.NOT_DUE),
        Because.NOT_PAID_SO,
        Because.NOT_AVAILABLE_YET,
        *(Because.SEGMENT_EARNS_NO_POINTS, Because.FIRST_ORDER_EARNS_NO_POINTS),
        *(Because.PROMO_CODE_USED, Because.POINTS_USED, Because.OFFERS_USED, Because.REWARDS_USED),
        *(Because.FIRST_ORDER_BENEFITS_USED, Because.SEGMENT_BENEFITS_USED),
        *(Because.TIER_BENEFITS_USED, Because.REFERRAL_BENEFITS_USED, Because.STAMP_CARDS_USED),
        *(Because.INSTEAD_OF_THE_USUAL_POINTS, Because.REPLACED, Because.GIVES_NOTHING),
        *(Because.CAP_REACHED, Because.DOES_NOT_COMBINE, Because.NOT_THE_BEST_OFFER),
        *(Because.UNKNOWN_CODE, Because.ALREADY_BROUGHT, Because.UNKNOWN_VOUCHER, Because.EXPIRED),
        *(Because.CHANGES_NOTHING, Because.NO_REDEMPTION, Because.TOO_FEW_POINTS),
        *(Because.DOES_NOT_FIT, Because.NO_BAND, Because.NOT_THE_FIRST_OFFER),
    ],
)
"""The conditions of a rule that quote no clause, and of which something can be said all the same:
not those of a segment or a tier, which the customer's own conditions stand for."""
YEAR = Duration(12, Period.MONTH)
CALENDAR = {tree.DateRange, tree.Hours}
"""They are told from the scope of the rule: any of them will do."""
MEASURED = {
    tree.Measure.SPENT: {"amount": Money(1200, "EUR")},
    tree.Measure.COLLECTED: {"amount": Money(1200, "EUR")},
    tree.Measure.MEMBERSHIP: {"days": 40},
    tree.Measure.ACTIVITIES: {"count": 2, "activity": "wool"},
}


@pytest.fixture(scope="session")
def told():
    """Give somebody who tells of an order of a shop that has every kind of rule."""
    program = compiled(text_of("everything.en"))
    order = Order(at=NOON, lines=(OrderLine(price=1000, quantity=1),))
    made = quote(program, order, Standing())
    return {language: teller(made, language) for language in Language}


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_rule_is_called_by_its_name(told, language):
    """An offer, a tier, paying with points…"""
    t = told[language]
    kinds = {type(rule): t.called(rule.id) for rule in t.program.rules}
    assert kinds.keys() == set(members(AnyRule))
    assert all(kinds.values())


@pytest.mark.parametrize("language", Language)
def test_every_number_is_told_to_be_too_small_or_too_great(told, language):
    """`with 2 more items`, `after 3 fewer orders in the last 12 months`."""
    t = told[language]
    every = [(of, window) for of in values(tree.NumberFact) for window in (None, YEAR)]
    more = [numbers.change(t, of, 2, window).words for of, window in every]
    less = [numbers.change(t, of, -2, window).words for of, window in every]
    assert all(more)
    assert all(less)
    assert not any(one == other for one, other in zip(more, less, strict=True))


@pytest.mark.parametrize("language", Language)
def test_every_clause_a_condition_quotes_says_what_it_takes(told, language):
    """`on the 3rd order`, `another month`; nothing where it cannot come true again."""
    t = told[language]
    told_of = {}
    for kind in set(members(Quoted)) - {tree.When, tree.Unless, *CALENDAR}:
        asked = [Guard(Because.NOT_THESE_DATES, BASKET, clause) for clause in values(kind)]
        changes = [change for each in asked for change in guards.changes(t, "offer.1", each)]
        told_of[kind] = [change.words for change in changes]
    assert all(all(words) and words for words in told_of.values())


@pytest.mark.parametrize("language", Language)
def test_every_condition_without_a_clause_says_what_it_takes(told, language):
    """`with a customer account`, `on a Tuesday`."""
    t = told[language]
    rules = {key: replace(rule, scope=NARROWED) for key, rule in t.rules.items()}
    t = replace(t, rules=rules)
    said = {each for each in Because if guards.changes(t, "offer.1", Guard(each, BASKET))}
    assert said == WITHOUT_A_CLAUSE


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_its_words(told, language):
    """Whatever an outcome says because of."""
    assert all(told[language].reason(each) for each in Because)


@pytest.mark.parametrize("language", Language)
def test_every_measure_of_a_tier_says_what_is_missing(told, language):
    """`€12.00 spent`, `2 “reviews”`."""
    said = {
        measure: standing.missing(
            told[language], Missing(measure.name.lower(), **MEASURED.get(measure, {"count": 2}))
        )
        for measure in tree.Measure
    }
    assert [each for each, words in said.items() if not {"1", "2"} & set(words)] == []

"""The example shops, the club and the shipped programmes, on any order that fits them."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests import shops, visits

from palier.engines.explain import explain
from palier.source import Language

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("examples/**/rules.*.palier"), *ROOT.glob("src/palier/programmes/**/*.palier")]
)
PROGRAMS = [shops.resolved(path.read_text(encoding="utf-8")) for path in FILES]
WHOLE = re.compile(r"(?!.*[{}]|.*None).*[.!?]$", re.DOTALL)
many = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def minor(amount):
    """An amount of points or of money as a whole number."""
    return getattr(amount, "count", None) or getattr(amount, "minor", 0)


def test_the_example_shops_are_read():
    """All of them, in both languages."""
    assert len(PROGRAMS) >= 12
    assert None not in PROGRAMS


@given(quote=visits.quotes(PROGRAMS))
@many
def test_an_order_of_a_real_shop_adds_up(quote):
    """Money and points, line by line."""
    outcome, got = quote.outcome, quote.reckoned
    off = sum(each.amount.minor for each in outcome.discounts)
    charged = outcome.shipping.charged.minor if outcome.shipping else 0
    awards = sum(minor(each.points) for each in outcome.points.awards)
    shared = sum(got.scalar(each.given) for each in got.sheet.awards if each.shares)
    assert sum(each.off.minor for each in outcome.lines) == off <= outcome.basket.minor
    assert outcome.to_pay.minor == outcome.basket.minor - off + charged
    assert awards == minor(outcome.points.earned)
    assert sum(minor(each.points) for each in outcome.lines) == shared
    assert min(each.net.minor for each in outcome.lines) >= 0
    at_once = minor(outcome.points.earned) if quote.program.points.used_at_once else 0
    assert 0 <= minor(outcome.points.used) <= max(quote.standing.available, 0) + at_once


@given(quote=visits.quotes(PROGRAMS))
@many
@pytest.mark.parametrize("language", list(Language))
def test_an_order_of_a_real_shop_can_be_explained(quote, language):
    """Whole sentences, whose lines are in the trace."""
    told = explain(quote, language)
    assert told or not (quote.outcome.discounts or quote.outcome.points.awards)
    assert [why.sentence for why in told if not WHOLE.match(why.sentence)] == []
    assert {why.line.line for why in told if why.line} <= set(quote.reckoned.values)

"""What a warning or an advice says that an order pays is what a quote of that order gives."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from tests.checks.conftest import HEADS, language_of

import palier.checks.asked
from palier.account.order import Order, OrderLine
from palier.account.standing import Standing
from palier.checks import check
from palier.checks.witness import Witness
from palier.compiling import compiled
from palier.engines.quote import quote
from palier.problem.advice import Cliff
from palier.source import Language, SourceText

ROOT = Path(__file__).parents[2]
SHOPS = sorted([*ROOT.glob("examples/**/rules.en.palier"), *ROOT.glob("src/palier/**/*.en.palier")])
MONEY = yaml.safe_load(Path(__file__).with_name("money.yaml").read_text("utf-8"))
TEXTS = [
    *(each.read_text("utf-8") for each in SHOPS),
    *(
        HEADS[language_of(each["rules"])].replace("EUR", each.get("currency", "EUR"))
        + each["rules"]
        for each in MONEY
    ),
]


def to_pay(program, witness):
    """Give what an order pays, goods and shipping, and what is taken off it."""
    outcome = quote(program, *witness).outcome
    return outcome.to_pay, sorted(map(str, outcome.discounts))


@pytest.fixture
def asking(monkeypatch):
    """Give what is asked of an engine while a file is checked, and what it answers."""
    answers, really = [], palier.checks.asked.asked

    def listening(program, witness, *, earning=False):
        answered = really(program, witness, earning=earning)
        answers.append((program, witness, answered))
        return answered

    monkeypatch.setattr(palier.checks.asked, "asked", listening)
    return answers


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_part_of_a_programme_answers_as_the_whole_does(asking, text):
    """Whatever is printed was asked of the parts that an order can set in motion."""
    done = compiled(SourceText.of(text))
    own = [each for each in asking if each[0] is done.program and each[2] is not None]
    wrong = [
        (witness, got.outcome.to_pay)
        for program, witness, got in own
        if (got.outcome.to_pay, sorted(map(str, got.outcome.discounts))) != to_pay(program, witness)
    ]
    assert wrong == []


MANY = "".join(
    f'offer "O{at}"\n  on baskets {bound} {at * 7} EUR\n  {at} EUR off\n'
    for at, bound in zip(range(1, 40), ("from", "above") * 20, strict=False)
)
COMBINE = "cumulation\n  offers combine with offers\n"


@pytest.mark.parametrize("basket", [1, 69, 70, 71, 127, 128, 129, 300, 1000])
def test_offers_that_an_order_is_too_small_for_are_not_looked_at(basket):
    """And what it pays, to a cent more or less, is what it pays where they are."""
    text = HEADS[Language.ENGLISH] + "\n" + MANY + COMBINE
    program = compiled(SourceText.of(text)).program
    at = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
    witnesses = [
        Witness(Order(at=at, lines=(OrderLine(basket * 100 + cents),)), Standing())
        for cents in (-1, 0, 1)
    ]
    got = [palier.checks.asked.asked(program, each).outcome for each in witnesses]
    told = [(each.to_pay, sorted(map(str, each.discounts))) for each in got]
    assert told == [to_pay(program, each) for each in witnesses]


CLIFFS = """
offer "A"
  from 50 EUR: 10 EUR off
---
offer "A"
  above 50 EUR: 10% off
---
tier "Bud"

tier "Garden" from 150 EUR spent
  5% off

offer "A"
  on baskets from 80 EUR
  10 EUR off

cumulation
  tier benefits combine with offers
  all discounts together: at most 10% of the basket total
""".strip().split("---\n")


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (CLIFFS[0], [("49.99", "49.99", "50.00", "40.00")]),
        (CLIFFS[1], [("50.00", "50.00", "50.01", "45.01")]),
        (CLIFFS[2], [("79.99", "79.99", "80.00", "72.00")]),
    ],
)
def test_a_cliff_is_told_with_what_both_orders_pay(rules, told):
    """Reckoned by hand: 10 off 50; a tenth of 50.01, 5.00; 8.00, the most of 80, instead of 10."""
    done = compiled(SourceText.of(HEADS[Language.ENGLISH] + "\n" + rules))
    cliffs = [each for each in check(done.program, done.source) if isinstance(each, Cliff)]
    amounts = ("below", "below_pays", "at", "at_pays")
    assert [
        tuple(f"{getattr(each, name).minor / 100:.2f}" for name in amounts) for each in cliffs
    ] == told

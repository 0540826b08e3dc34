"""Where amounts decide which benefits an order keeps, a kernel keeps those that lives do."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import disagreement

import palier
from palier.engines.columns import is_settled_by_presence
from palier.engines.decisions import Cheaper, Serves, decided
from palier.history.fold import Run
from palier.history.kernel.reasons import kernel_of, told
from palier.sheet.lower import lower
from palier.sheet.slots import usual_slots
from palier.source import Language

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
OFFERS = """offer "Two"
  2 EUR off
offer "Three percent"
  3% off
offer "Dearest"
  on baskets from 30 EUR
  20% off the dearest item
offer "Code" with promo code "SPRING"
  from 50 EUR after discounts: 5 EUR off
redeem points
  10 points = 1 EUR
tier "A"
tier "B" from 60 EUR spent
  4% off
"""
LATE = 'offer "Late"\n  when basket total after discounts is at least 9 EUR\n  2 EUR off\n'
NOBODY = frozenset[str]()
BEST_OFFER = "cumulation\n  everything combines\n  only the best offer applies\n"
BEST = (
    "cumulation\n  offers combine with promo codes\n  otherwise the best for the customer applies\n"
)
NAMED = """cumulation
  everything combines
  offer "Two" combines with nothing
  offer "Dearest" does not combine with offer "Three percent"
"""


@pytest.mark.parametrize(
    "cumulation", [BEST_OFFER, BEST, NAMED, BEST_OFFER + "returns\n  test the discounts again\n"]
)
def test_what_each_takes_off_decides_as_it_does_order_by_order(
    by_python, much_returned, left_alone, cumulation
):
    """The best offer, what an order has in its turn, what is said by name; with returns."""
    program = palier.compile(HEAD + OFFERS + LATE + cumulation).program
    assert disagreement(much_returned(program, 35), Run(program, {}), spending=60) is None
    assert len(left_alone[0]) < 8


def test_a_choice_asks_one_question_after_another():
    """Whether the second of two offers is cheaper; whether one changes an order in its turn."""
    program = palier.compile(
        f'{HEAD}offer "A"\n  2 EUR off\noffer "B"\n  3% off\n{BEST_OFFER}'
    ).program
    sheet = lower(program, usual_slots(program))
    assert not is_settled_by_presence(sheet)
    one, other = (1 << [each.label for each in sheet.members].index(name) for name in "AB")
    asked = [decided(sheet, one | other, NOBODY, each) for each in ((), (True,), (False,))]
    assert asked == [Cheaper(other, one), other, one]
    assert decided(sheet, other, NOBODY, ()) == other
    sheet = lower(palier.compile(f"{HEAD}{LATE}").program, usual_slots(program))
    late = next(each for each in sheet.members if each.label == "Late")
    bit = 1 << sheet.members.index(late)
    found = [decided(sheet, 0, NOBODY, each) for each in ((), (True,), (False,))]
    assert found == [Serves(bit, late.id), bit, 0]
    assert decided(sheet, 0, frozenset({late.id}), ()) == 0


def test_more_benefits_than_a_number_has_bits_have_no_kernel():
    """And that is said."""
    text = HEAD + "".join(
        f'offer "{each}"\n  on baskets from {each} EUR\n  1 EUR off\n' for each in range(1, 62)
    )
    says = "this programme uses more than 60 benefits: it is worked out order by order"
    assert told(kernel_of(palier.compile(text).program), Language.ENGLISH) == says


@pytest.mark.slow
def test_a_compiled_kernel_asks_the_same_questions(much_returned, tmp_path, monkeypatch):
    """By LLVM, on two threads, which learn from each other."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv("PALIER_CACHE", str(tmp_path / "kept"))
    program = palier.compile(HEAD + OFFERS + LATE + BEST_OFFER).program
    assert disagreement(much_returned(program, 400), Run(program, {})) is None


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@pytest.mark.slow
@given(program=shops.programmes(), seed=st.integers(0, 10**6))
def test_made_up_programmes_choose_alike(by_python, much_returned, program, seed):
    """Those in which amounts decide, on made-up histories with returns."""
    assume(kernel_of(program).kernel is not None)
    assume(not is_settled_by_presence(lower(program, usual_slots(program))))
    assert disagreement(much_returned(program, 40, seed), Run(program, {})) is None

"""Taxes go through a kernel as they go through lives, to the last cent."""

import numpy as np
import pytest
from tests.history.compared import disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel.reasons import kernel_of
from palier.history.kernel.taxes import taxes_of

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
TAXED = f"""{HEAD}  prices include tax
earn 3 points per 1 EUR
  excluding tax
  including shipping
  except category "A"
earn 1 point per 2 EUR
  excluding tax
  before discounts
offer "Ten"
  on baskets from 20 EUR
  7% off
redeem points
  10 points = 1 EUR
"""


@pytest.mark.parametrize("more", ["", "returns\n  test the discounts again\n"])
def test_points_without_tax_come_to_the_same(by_python, with_taxes, left_alone, more):
    """The tax of a line is shared by its units, whatever comes off them and comes back of them."""
    program = palier.compile(TAXED + more).program
    assert disagreement(with_taxes(program, 35), Run(program, {}), spending=60) is None
    assert len(left_alone[0]) < 20


def test_prices_without_tax_ask_nothing_of_taxes(by_python, with_taxes):
    """What is to be paid with its tax is no figure of a history."""
    program = palier.compile(f"{HEAD}  prices exclude tax\nearn 1 point per 1 EUR\n").program
    kernel = kernel_of(program).kernel
    assert "tax" not in kernel.text
    assert disagreement(with_taxes(program, 20), Run(program, {})) is None


def test_taxes_of_too_many_parts_leave_their_order():
    """What two lines share fits in 64 bits; what thirty prices of no common part do, not."""
    primes = [n for n in range(1000, 2000) if all(n % each for each in range(2, 45))][:30]
    sold, tax = np.array([*primes, 1000, 300]), np.array([7] * 30 + [166, 50])
    found = taxes_of(tax, sold, np.array([0, 30]))
    assert (found.odd.tolist(), found.parts[1], found.rates[-2:].tolist()) == (
        [True, False],
        1500,
        [249, 250],
    )

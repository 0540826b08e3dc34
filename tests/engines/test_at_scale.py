"""Made-up histories of every shop: the reference engine, compiled Python and kernels agree."""

from functools import partial

import pytest
from tests.bench.differential import SHOPS, compared

from palier.history import by_columns
from palier.history.kernel import compiled

ORDERS, OF_THE_LARGEST = 1_375, 375
"""Of each of sixteen shops, two of which take much longer: 20,000 in all."""
LARGEST = ("airline", "coffee-chain")


@pytest.mark.slow
@pytest.mark.parametrize("path", SHOPS, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_made_up_histories_of_a_shop_come_to_the_same(path, monkeypatch):
    """Every field of every answer, every account after it, and the figures of all of them.

    `python tests/bench/differential.py 1000000` does so on a million orders.
    """
    pytest.importorskip("duckdb")
    monkeypatch.setattr("palier.engines.road.FIRST", 3)  # put back behind the test
    monkeypatch.setattr("palier.engines.events.FIRST", 3)
    plain = partial(by_columns.columns_of, fold=compiled.plain, threads=1)
    monkeypatch.setattr(by_columns, "columns_of", plain)
    orders = OF_THE_LARGEST if path.parent.name in LARGEST else ORDERS
    assert compared(path, orders, 20_261_128).orders == orders

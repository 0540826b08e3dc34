"""Shops whose customers live through a few events."""

import pytest
from tests.life.shop import Shop


@pytest.fixture
def shop():
    """Make a shop of a few statements."""
    return Shop

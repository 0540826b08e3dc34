"""Programmes that orders are read for."""

import pytest

from palier.program.model import PointsUnit, PotUnit, Program
from palier.source import Language


@pytest.fixture(scope="session")
def points_program():
    """Give a programme of points in euros."""
    return made(PointsUnit("point", "points"))


@pytest.fixture(scope="session")
def pot_program():
    """Give a programme whose customers collect money."""
    return made(PotUnit("cagnotte"))


def made(unit, currency="EUR", **settings):
    """Give a programme without rules."""
    zone = "Europe/Paris"
    return Program("T", Language.FRENCH, Language.FRENCH, currency, zone, unit, **settings)

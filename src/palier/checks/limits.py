"""From where on a warning is worth giving: what a shop may set."""

from __future__ import annotations

from fractions import Fraction

from palier.quantity import Percent
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of warnings.

    `most_back`: the part of what is spent from which on giving it back is told.
    """

    most_back: Percent = Percent(Fraction(50))


USUAL = Limits()

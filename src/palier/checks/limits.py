"""From where on a warning is worth giving: what a shop may set."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from palier.quantity import Percent
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of warnings.

    `most_back`: the part of what is spent from which on giving it back is told. `day`: the day on
    which a file is looked at, for what is over by then; None: the same is told on any day.
    """

    most_back: Percent = Percent(Fraction(50))
    day: dt.date | None = None


USUAL = Limits()

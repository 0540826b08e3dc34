"""What the rows of a kernel's parts tell: of rules, and of promotions."""

from __future__ import annotations

from enum import Enum

from palier.closed import those
from palier.history.promotions import Promotion
from palier.values import dataclass


class What(Enum):
    """What a row tells: money off, points; of a promotion, if it served, and points beyond."""

    OFF = "off"
    POINTS = "points"
    SERVED = "served"
    BEYOND = "beyond"


BY_RULE = those(What, yes=[What.OFF, What.POINTS], no=[What.SERVED, What.BEYOND])
"""Rows of what a rule gave."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row of what rules give: the rule by its label, and which promotion it is, if it is one."""

    what: What
    rule: str
    promotion: Promotion | None = None

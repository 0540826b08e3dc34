"""What an explanation is made of: sentences, each about one thing of one rule."""

from __future__ import annotations

from enum import Enum

from palier.sheet.nodes import One
from palier.values import dataclass


class About(Enum):
    """What a sentence explains."""

    DISCOUNT = "discount"
    SHIPPING = "shipping"
    GIFT = "gift"
    PERK = "perk"
    AWARD = "award"
    STAMPS = "stamps"
    TIER = "tier"
    CHOICE = "choice"
    SET_ASIDE = "set-aside"
    REFUSED = "refused"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Why:
    """A sentence or two about one rule. `rule` is what outcomes call it ("" when none is meant).

    `line` is the line of the sheet whose value is explained, when there is one.
    """

    about: About
    rule: str
    sentence: str
    line: One | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an order or a customer: `with €12.40 more in the basket`.

    `size` says how large it is; changes of the same `of` can be compared by it.
    """

    words: str
    of: object = None
    size: int = 0

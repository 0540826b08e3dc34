"""What an example promises and does not keep, and guarantees that an example breaks."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, kind
from palier.quantity import Amount, Money, Points
from palier.source import Language, Span
from palier.values import field

Sentences = tuple[str, ...]
Value = Amount | str | bool | None
"""What is collected or paid, a tier, or whether shipping is free; None: no tier, no shipping."""


class Promised(Enum):
    """What an example says of the outcome."""

    EARNED = "points earned"
    OFF = "off"
    LEFT = "points left"
    SHIPPING = "shipping"
    TO_PAY = "to pay"
    TIER = "tier"


@kind("example-fails")
class ExampleFails(Problem):
    """An example does not come out as it says.

    `because` is why, in each language, in the order of `Language`.
    """

    example: str
    promised: Promised
    wanted: Value
    got: Value
    by: str | None = None
    because: tuple[Sentences, ...] = field(default=((),) * len(Language), compare=False)


class Impossible(Enum):
    """Why an order of an example cannot be taken."""

    TOO_MANY_POINTS = "too many points"
    TOO_MANY_UNITS = "too many units"
    DECLARED_CODE = "declared code"


@kind("example-refused")
class ExampleRefused(Problem):
    """The order of an example cannot be taken."""

    example: str
    impossible: Impossible
    wanted: Amount | None = None
    available: Amount | None = None
    promo_code: str | None = None
    most: int = 0


class Subject(Enum):
    """What a guarantee speaks of."""

    DISCOUNT = "the discount"
    TO_PAY = "the amount to pay"
    POINTS_EARNED = "the points earned"
    VALUE_OF_POINTS = "the value of the points earned"


@kind("guarantee-fails")
class GuaranteeFails(Problem):
    """A guarantee that an example breaks."""

    subject: Subject
    got: Money | Points
    bound: Money | Points
    example: str
    shown_by: Span

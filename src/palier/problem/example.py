"""What an example promises and does not keep, and guarantees that an example breaks."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.base import Problem, kind
from palier.problem.reckoning import Figure
from palier.quantity import Amount, Money, Points
from palier.source import Span
from palier.values import dataclass, field

Sentences = tuple[str, ...]
Value = Figure | str | bool | None
"""A quantity, a tier, or whether shipping is free; None: no tier, no shipping."""


class Promised(Enum):
    """What an example says of the outcome."""

    EARNED = "points earned"
    OFF = "off"
    LEFT = "points left"
    SHIPPING = "shipping"
    TO_PAY = "to pay"
    TIER = "tier"


@kind
@dataclass(frozen=True, slots=True)
class ExampleFails(Problem):
    """An example does not come out as it says. Page: docs/problems/example-fails.md

    `because` is why, in English and in French.
    """

    code: ClassVar[str] = "example-fails"
    example: str
    promised: Promised
    wanted: Value
    got: Value
    by: str | None = None
    because: tuple[Sentences, Sentences] = field(default=((), ()), compare=False)


class Impossible(Enum):
    """Why an order of an example cannot be taken."""

    TOO_MANY_POINTS = "too many points"
    DECLARED_CODE = "declared code"


@kind
@dataclass(frozen=True, slots=True)
class ExampleRefused(Problem):
    """The order of an example cannot be taken. Page: docs/problems/example-refused.md"""

    code: ClassVar[str] = "example-refused"
    example: str
    impossible: Impossible
    wanted: Amount | None = None
    available: Amount | None = None
    promo_code: str | None = None


class Subject(Enum):
    """What a guarantee speaks of."""

    DISCOUNT = "the discount"
    TO_PAY = "the amount to pay"
    POINTS_EARNED = "the points earned"
    VALUE_OF_POINTS = "the value of the points earned"


@kind
@dataclass(frozen=True, slots=True)
class GuaranteeFails(Problem):
    """A guarantee that an example breaks. Page: docs/problems/guarantee-fails.md"""

    code: ClassVar[str] = "guarantee-fails"
    subject: Subject
    got: Money | Points
    bound: Money | Points
    example: str
    shown_by: Span

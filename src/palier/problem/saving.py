"""Points that never come up to what they are for."""

from __future__ import annotations

from palier.problem import Warned, kind
from palier.quantity import Amount
from palier.source import Span


@kind("never-saved-up")
class NeverSavedUp(Warned):
    """Points become a reward by themselves before they suffice for something else.

    `name`: another reward; None: paying with points. Of `needs`, `left` are left.
    """

    name: str | None
    needs: Amount
    first: str
    cost: Amount
    first_span: Span
    left: Amount

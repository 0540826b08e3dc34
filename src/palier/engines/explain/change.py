"""One change of an order or a customer: what it is called, and how large it is."""

from __future__ import annotations

from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`with €12.40 more in the basket`; changes of one `unit` can be compared by `size`."""

    words: str
    unit: str = ""
    size: int = 0

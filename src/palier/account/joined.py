"""A customer who joins, as a shop says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from palier.quantity import MonthDay


@dataclass(frozen=True, slots=True)
class Joined:
    """A `joined` event: the customer, and what the shop knows of them."""

    at: dt.datetime
    id: str
    customer: str
    birthday: MonthDay | None = None
    language: str | None = None
    customer_type: str | None = None
    groups: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    referred_by: str | None = None

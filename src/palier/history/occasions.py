"""What gives points without an order, by the event that does."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.account import events
from palier.account.order import Order


def occasion_of(event: events.AnyEvent) -> tree.Occasion | None:
    """What gives points at an event that is no order."""
    match event:
        case events.Joined():
            return tree.Occasion.JOINING
        case events.Referral():
            return tree.Occasion.REFERRAL
        case events.Activity():
            return tree.Occasion.ACTIVITY
        case Order() | events.Refund() | events.Paid() | events.Delivered() | events.Claim():
            return None
        case events.Opening() | events.CustomerChanged() | events.MembershipPaid() | events.Day():
            return None
        case events.Adjustment() | events.ReferralUndone() | events.Merge():
            return None
        case _:
            assert_never(event)

"""What gives points without an order, by the event that does, and the rule that they are of."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.account import events
from palier.account.order import Order
from palier.program.model import Program


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


def only_rule(program: Program, occasion: tree.Occasion) -> str | tree.Occasion:
    """The rule that gives points on an occasion, by its label; the occasion, where several may.

    What a customer does first makes them join; whatever happens may reach a tier. What a referral
    gives comes with orders. What comes on days is told with birthdays, where there are any.
    """
    giving = [each for each in program.earnings if each.collects and not each.gives_status]
    found = [each.label for each in giving if each.occasion is occasion]
    if occasion is tree.Occasion.BIRTHDAY:
        found += [each.label for each in giving if each.occasion in tree.OF_DAYS]
    if occasion is tree.Occasion.ACTIVITY:
        found += [each.label for each in giving if each.occasion is tree.Occasion.JOINING]
    found += [each.label for each in program.tiers if each.on_reaching is not None]
    if len(found) == 1:
        return found[0]
    days = {each.occasion for each in giving}
    if occasion is tree.Occasion.BIRTHDAY and occasion not in days and tree.OF_DAYS & days:
        return tree.Occasion.PERIOD
    return occasion

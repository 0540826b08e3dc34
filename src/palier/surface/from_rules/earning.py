"""Earning, redeeming, rewards, stamp cards, referral: their first lines and their own clauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from palier import tree
from palier.quantity import Amount, Money
from palier.source import Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure
from palier.surface.lalr import Builders
from palier.tree import Benefit, Deduction, Steps


def per_amount(steps: Steps) -> Callable[..., tree.EarnPerAmount]:
    """`earn 1 point per 1 EUR`, `per full 10 EUR`, `per started 10 EUR`"""

    def built(amount: Amount, step: Money, *, span: Span) -> tree.EarnPerAmount:
        return tree.EarnPerAmount(amount, step, steps, span=span)

    return built


def first_order_earns(
    amount: Amount,
    instead: bool = False,
    *,
    span: Span,
) -> tree.FirstOrderEarns:
    """`earn 50 points [instead of the usual points]`"""
    return tree.FirstOrderEarns(amount, instead, span=span)


def said(*, span: Span) -> bool:
    """A phrase that may be left out is there."""
    return True


def from_nth_order(nth: Figure, *, span: Span) -> tree.FromNthOrder:
    """`from the 2nd order`"""
    return tree.FromNthOrder(figures_in.whole(nth, span), span=span)


def stamp_per(*, per_order: bool) -> Callable[..., tree.StampPer]:
    """`1 stamp per item`, `1 stamp per order`"""

    def built(stamps: int, *, span: Span) -> tree.StampPer:
        return tree.StampPer(stamps, per_order, span=span)

    return built


def friends(*, every: bool) -> Callable[..., tree.AfterFriends]:
    """`after 2 friends: 10% off`, `every 5 friends: 20 EUR off`"""

    def built(friends: int, benefits: tuple[Benefit, ...], *, span: Span) -> tree.AfterFriends:
        return tree.AfterFriends(friends, every, benefits, span=span)

    return built


BUILDERS: Builders = {
    "earn_per_amount": per_amount(Steps.PROPORTIONAL),
    "earn_per_full": per_amount(Steps.FULL),
    "earn_per_started": per_amount(Steps.STARTED),
    "earn_per_order": tree.EarnPerOrder,
    "earn_per_item": tree.EarnPerItem,
    "earn_percent": tree.EarnPercent,
    "earn_grid": tree.EarnGrid,
    "earn_on_birthday": tree.EarnOnBirthday,
    "earn_on_joining": tree.EarnOnJoining,
    "earn_per_referral": tree.EarnPerReferral,
    "earn_per_activity": tree.EarnPerActivity,
    "on_amount_paid": partial(tree.Basis, before_discounts=False),
    "before_discounts": partial(tree.Basis, before_discounts=True),
    "excluding_tax": tree.ExcludingTax,
    "including_shipping": tree.IncludingShipping,
    "cap": tree.Cap,
    "replaces_others": tree.ReplacesOthers,
    "earn_no_points": tree.EarnNoPoints,
    "first_order_earns": first_order_earns,
    "instead": said,
    "redeem_head": tree.RedeemHead,
    "from_nth_order": from_nth_order,
    "at_least_at_once": tree.AtLeastAtOnce,
    "at_most_share": tree.AtMostShare,
    "used_are_deducted": partial(tree.Deducts, Deduction.USED),
    "all_are_deducted": partial(tree.Deducts, Deduction.ALL),
    "points_are_kept": partial(tree.Deducts, Deduction.KEPT),
    "reward_head": tree.RewardHead,
    "valid": tree.Valid,
    "given_automatically": tree.GivenAutomatically,
    "stamp_card_head": tree.StampCardHead,
    "stamp_per_item": stamp_per(per_order=False),
    "stamp_per_order": stamp_per(per_order=True),
    "after_stamps": tree.AfterStamps,
    "referral_head": tree.ReferralHead,
    "counts_from": tree.CountsFrom,
    "friend_gets": tree.FriendGets,
    "after_friends": friends(every=False),
    "every_friends": friends(every=True),
    "at_most_friends": tree.AtMostFriends,
}

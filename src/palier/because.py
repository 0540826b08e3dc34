"""Why something does not apply to an order."""

from __future__ import annotations

from enum import StrEnum


class Because(StrEnum):
    """The reason that an outcome gives; its value is what JSON says."""

    NOT_RUNNING = "not-running"
    GUEST = "guest"
    NOT_MEMBER = "not-member"
    SEGMENT_GETS_NOTHING = "segment-gets-nothing"
    NOT_THESE_DATES = "not-these-dates"
    NOT_THIS_WEEKDAY = "not-this-weekday"
    NOT_THE_BIRTHDAY = "not-the-birthday"
    NOT_NEAR_THE_BIRTHDAY = "not-near-the-birthday"
    NOT_THESE_HOURS = "not-these-hours"
    CONDITION_NOT_MET = "condition-not-met"
    EXCLUDED = "excluded"
    BASKET_TOO_SMALL = "basket-too-small"
    NOT_THIS_ORDER = "not-this-order"
    LIMIT_REACHED = "limit-reached"
    NO_ELIGIBLE_ITEMS = "no-eligible-items"
    NOT_PAID_SO = "not-paid-so"
    SEGMENT_EARNS_NO_POINTS = "segment-earns-no-points"
    FIRST_ORDER_EARNS_NO_POINTS = "first-order-earns-no-points"
    PROMO_CODE_USED = "promo-code-used"
    POINTS_USED = "points-used"
    OFFERS_USED = "offers-used"
    FIRST_ORDER_BENEFITS_USED = "first-order-benefits-used"
    SEGMENT_BENEFITS_USED = "segment-benefits-used"
    TIER_BENEFITS_USED = "tier-benefits-used"
    REFERRAL_BENEFITS_USED = "referral-benefits-used"
    STAMP_CARDS_USED = "stamp-cards-used"
    REWARDS_USED = "rewards-used"
    INSTEAD_OF_THE_USUAL_POINTS = "instead-of-the-usual-points"
    REPLACED = "replaced"
    GIVES_NOTHING = "gives-nothing"
    CAP_REACHED = "cap-reached"
    DOES_NOT_COMBINE = "does-not-combine"
    NOT_THE_BEST_OFFER = "not-the-best-offer"
    NOT_THE_FIRST_OFFER = "not-the-first-offer"
    UNKNOWN_CODE = "unknown-code"
    ALREADY_BROUGHT = "already-brought"
    UNKNOWN_VOUCHER = "unknown-voucher"
    EXPIRED = "expired"
    NOT_AVAILABLE_YET = "not-available-yet"
    CHANGES_NOTHING = "changes-nothing"
    NO_REDEMPTION = "no-redemption"
    TOO_FEW_POINTS = "too-few-points"
    DOES_NOT_FIT = "does-not-fit"
    NO_BAND = "no-band"
    TOO_EARLY = "too-early"
    NOT_ASKED = "not-asked"
    NOT_IN_SEGMENT = "not-in-segment"
    IN_EARLIER_SEGMENT = "in-earlier-segment"
    NOT_IN_TIER = "not-in-tier"
    NOT_FIRST_ORDER = "not-first-order"
    NO_REFERRAL = "no-referral"
    NOT_DUE = "not-due"
    ALREADY_JOINED = "already-joined"

    def __repr__(self) -> str:
        """As the text it is: outcomes hold it, and show it so.

        >>> Because.GUEST
        'guest'
        """
        return repr(self.value)

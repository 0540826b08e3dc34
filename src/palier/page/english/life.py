"""English: the life of points, returns, the small print."""

WORDS = {
    "life.title": "The life of your {points}",
    "life.title/pot": "The life of your {point}",
    "life.earned.title": "You earn",
    "life.earned": "what you earn is entered in your account with every order",
    "life.available.title": "You use",
    "life.at_once": "your {points} are available at once, for your next orders",
    "life.at_once/pot": "what you earn is available at once, for your next orders",
    "life.after_order": "your {points} are available once the order is placed",
    "life.after_order/pot": "what you earn is available once the order is placed",
    "life.after_order.delay": "your {points} are available {duration} after the order",
    "life.after_order.delay/pot": "what you earn is available {duration} after the order",
    "life.after_payment": "your {points} are available once the order is paid",
    "life.after_payment/pot": "what you earn is available once the order is paid",
    "life.after_payment.delay": "your {points} are available {duration} after the payment",
    "life.after_payment.delay/pot": "what you earn is available {duration} after the payment",
    "life.after_delivery": "your {points} are available on delivery",
    "life.after_delivery/pot": "what you earn is available on delivery",
    "life.after_delivery.delay": "your {points} are available {duration} after the delivery",
    "life.after_delivery.delay/pot": "what you earn is available {duration} after the delivery",
    "life.balance_cap": "your balance holds at most {amount}",
    "life.balance_cap/pot": "your {point} holds at most {amount}",
    "life.expiry.title": "Until when",
    "life.never": "your {points} never expire",
    "life.never/pot": "what your {point} holds never expires",
    "life.after": "your {points} expire {duration} after you earn them",
    "life.after/pot": "what you earn expires after {duration}",
    "life.after.month": "your {points} expire {duration} after you earn them, at the end of the"
    " month",
    "life.after.month/pot": "what you earn expires after {duration}, at the end of the month",
    "life.without_order": "your {points} expire if you order nothing for {duration}",
    "life.without_order/pot": "your {point} empties if you order nothing for {duration}",
    "life.year_end": "your {points} expire at the end of the year you earn them in",
    "life.year_end/pot": "what you earn expires at the end of the year you earn it in",
    "life.earliest": "whichever comes first counts",
    "life.soonest_first": "what expires soonest is always used first",
    "returns.title": "If you return an item",
    "returns.accepted": "a return counts for {duration} after the order",
    "returns.kept": "you keep the discounts of the order on what you keep",
    "returns.tested_again": "the discounts are worked out again on what you keep, as if you had"
    " ordered only that",
    "returns.taken_back": "the {points} that the returned item earned are taken back, nothing more",
    "returns.taken_back/pot": "what the returned item earned is taken back, nothing more",
    "returns.below_zero": "if you no longer have enough, your balance may go below zero: what you"
    " earn next fills it up",
    "returns.never_below": "your balance never goes below zero",
    "returns.given_back": "the {points} that paid for the returned item come back to you, with"
    " their expiry date",
    "returns.given_back/pot": "what your {point} paid for the returned item comes back to you",
    "small.title": "The details",
    "small.free": "membership is free: you become a member with your first order at the latest",
    "small.paid": "membership costs {fee} per {period}; without a current membership there is"
    " nothing to earn and no member benefit",
    "small.guests": "an order placed without an account enjoys offers and promo codes, but"
    " nothing that needs an account",
    "small.base": "your {points} are counted on what you pay for your items, after discounts,"
    " without delivery costs",
    "small.base/pot": "what you earn is counted on what you pay for your items, after discounts,"
    " without delivery costs",
    "small.base.unless_said": "unless stated otherwise, your {points} are counted on what you"
    " pay for your items, after discounts, without delivery costs",
    "small.base.unless_said/pot": "unless stated otherwise, what you earn is counted on what you"
    " pay for your items, after discounts, without delivery costs",
    "small.base.paid_with": "what you pay with your {points} earns none",
    "small.base.paid_with/pot": "what you pay with your {point} adds nothing to it",
    "small.rounded.down": "each gain is rounded once, down",
    "small.rounded.up": "each gain is rounded once, up",
    "small.rounded.nearest": "each gain is rounded once, to the nearest",
    "small.thresholds": "unless stated otherwise, a minimum spend is read on the total of the"
    " items, before discounts and without delivery costs",
    "small.tax.included": "prices and minimum spends include tax",
    "small.tax.excluded": "prices and minimum spends exclude tax",
    "small.calendar": "days, hours and limits per day, month or year are counted in the {zone}"
    " time zone",
}

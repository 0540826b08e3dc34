"""What is said of bands, in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import bands
from palier.problem.bands import Counted
from palier.problem.base import Problem
from palier.quantity import Boundary
from palier.source import Language
from palier.wording.said import bare, closed_band, open_band, said
from palier.wording.words import Label, Words

EN = Language.ENGLISH
BASKETS = (Counted.BASKET, Counted.AFTER_DISCOUNTS, Counted.ITEMS)


def _band_gap(each: bands.BandGap) -> Words:
    again = open_band(each.counted, each.boundary, each.begins, EN)
    verb = {Boundary.FROM: "at", Boundary.ABOVE: "above"}[each.above_boundary]
    return Words(
        f"{between(each.counted, each.first, each.last)} gets anything",
        f"this band ends at {said(each.ends, EN)}",
        (Label(each.above, f"the next begins {verb} {bare(each.above_begins, EN)}"),),
        again and f"write `{again}` to let the first band run on",
    )


def between(counted: Counted, first: bands.Measure, last: bands.Measure) -> str:
    """Whoever is in a gap, as the subject of a sentence."""
    span = f"between {bare(first, EN)} and {said(last, EN)}"
    if counted is Counted.ITEMS and first != last:
        return f"no basket of {bare(first, EN)} to {said(last, EN)}"
    if counted in BASKETS:
        basket = "no basket " + (f"of {said(first, EN)}" if first == last else span)
        return basket + (" after discounts" if counted is Counted.AFTER_DISCOUNTS else "")
    return "nobody " + (f"with {said(first, EN)}" if first == last else span)


def _band_overlap(each: bands.BandOverlap) -> Words:
    shorter = closed_band(each.counted, each.begins, each.shorter, EN)
    return Words(
        f"{holder(each.counted, each.witness)} falls in two bands, and the higher one applies",
        "this one applies",
        (Label(each.below, f"this one goes up to {said(each.ends, EN)}"),),
        shorter and f"write `{shorter}` to end the first where the next begins",
    )


def holder(counted: Counted, value: bands.Measure) -> str:
    """Whoever has a value, as the subject of a sentence."""
    match counted:
        case Counted.BASKET | Counted.ITEMS:
            return f"a basket of {said(value, EN)}"
        case Counted.AFTER_DISCOUNTS:
            return f"a basket of {said(value, EN)} after discounts"
        case Counted.POT:
            return f"a pot of {said(value, EN)}"
        case _:
            return f"a customer with {said(value, EN)}"


def _band_twice(each: bands.BandTwice) -> Words:
    return Words(
        f"{holder(each.counted, each.witness)} falls in two bands that begin together",
        "this band begins at the same place",
        (Label(each.other, "as this one"),),
        "join the two with `and`, or let one of them begin higher",
    )


def _bands_out_of_order(each: bands.BandsOutOfOrder) -> Words:
    return Words(
        f"a band that begins at {said(each.begins, EN)} is written after a higher one",
        f"begins at {said(each.begins, EN)}",
        (Label(each.before, f"begins at {said(each.before_begins, EN)}, and applies from there"),),
        "write the lowest band first: it changes nothing, and reads better",
    )


def _band_passed_over(each: bands.BandPassedOver) -> Words:
    return Words(
        f"this band never applies: `{each.text}` leaves it nothing below {said(each.begins, EN)}",
        "never the highest band that holds",
        (
            Label(each.higher, "from here on, this one applies"),
            Label(each.condition, "and this lets nothing lower in"),
        ),
    )


def _bands_end(each: bands.BandsEnd) -> Words:
    again = open_band(each.counted, each.boundary, each.begins, EN)
    return Words(
        f"{holder(each.counted, each.witness)} gets nothing, being above the last band",
        f"the last band ends at {said(each.ends, EN)}",
        hint=again and f"write `{again}` to let it run on",
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    bands.BandGap: _band_gap,
    bands.BandOverlap: _band_overlap,
    bands.BandTwice: _band_twice,
    bands.BandsOutOfOrder: _bands_out_of_order,
    bands.BandPassedOver: _band_passed_over,
    bands.BandsEnd: _bands_end,
}

"""Bands in words: which one applies and why, and how far the nearest other one is."""

from __future__ import annotations

from typing import NamedTuple

from palier import tree
from palier.engines.explain.change import Change
from palier.engines.explain.teller import Teller
from palier.program.rules import Earning, Giving, Redemption
from palier.quantity import Boundary, Money, Points
from palier.sheet.lower_conditions import units
from palier.speech.goods import bounds, kind


class Reached(NamedTuple):
    """Where a measure stands among the bands of a rule: the one that applies, the nearest other."""

    measured: int
    band: tree.Band | None
    nearest: tree.Band | None


def reached(t: Teller, rule: Giving | Earning) -> Reached | None:
    """Where the order stands among the bands of a rule; None without bands."""
    if not rule.bands:
        return None
    lines = t.got.sheet.bands.get(rule.id)
    if lines is None:
        return None
    measured = t.got.scalar(lines.measured)
    applies = zip(rule.bands, lines.applies, strict=True)
    band = next((each for each, on in applies if t.got.holds(on)), None)
    return Reached(measured, band, _nearest(rule.bands, measured, band))


def _nearest(
    bands: tuple[tree.Band, ...], measured: int, band: tree.Band | None
) -> tree.Band | None:
    """The next band up; when none applies, whichever takes the smallest change."""
    low = 0 if band is None else starts(band)
    others = [each for each in bands if each is not band and starts(each) > low]
    if band is not None:
        return min(others, key=starts, default=None)
    return min(bands, key=lambda each: abs(missing(each, measured)), default=None)


def starts(band: tree.Band) -> int:
    """The first value inside a band."""
    return units(band.low) + (band.boundary is Boundary.ABOVE)


def missing(band: tree.Band, measured: int) -> int:
    """How much more (less, below 0) a measure takes to fall inside a band."""
    if measured < starts(band):
        return starts(band) - measured
    return min(0, units(band.high) - measured) if band.high is not None else 0


def told(t: Teller, rule: Giving | Earning) -> list[str]:
    """Sentences on the band that applies, and on the next one up."""
    where = reached(t, rule)
    if where is None or where.band is None:
        return []
    about = {
        "band": bounds(t.voice.speaker, where.band),
        "measure": measure(t, rule, where.measured),
    }
    return [t.voice.sentence("band.reached", **about), *_next(t, where)]


def _next(t: Teller, where: Reached) -> list[str]:
    if where.nearest is None:
        return []
    more = figure(t, where.nearest, missing(where.nearest, where.measured))
    return [t.voice.sentence("band.next", band=bounds(t.voice.speaker, where.nearest), more=more)]


def none_reached(t: Teller, rule: Giving | Earning, measured: int) -> str:
    """Why no band applies."""
    return t.say("band.none", measure=measure(t, rule, measured))


def changes(t: Teller, rule: Giving | Earning, where: Reached) -> list[Change]:
    """What it takes to reach the nearest band, when none applies."""
    if where.band is not None or where.nearest is None:
        return []
    step = missing(where.nearest, where.measured)
    more = "more" if step > 0 else "less"
    size = abs(step)
    items = where.nearest.measured is tree.Measured.ITEMS
    figured = t.voice.count(size, f"{more}.item") if items else figure(t, where.nearest, size)
    words = t.say(f"with.{_kind(rule)}.{more}", figure=figured, kind=_narrowed(t, where.nearest))
    return [Change(words, _kind(rule), size)]


def _kind(rule: Giving | Earning) -> str:
    """What the bands of a rule look at, as the words call it."""
    match rule.bands[0].measured:
        case tree.Measured.AMOUNT:
            return "bought" if isinstance(rule, Earning) else "basket"
        case tree.Measured.AFTER_DISCOUNTS:
            return "after"
        case tree.Measured.POINTS:
            paid = isinstance(rule, Redemption) and rule.deduction is not tree.Deduction.KEPT
            return "points" if paid else "balance"
        case tree.Measured.ITEMS:
            return "items"


def _narrowed(t: Teller, band: tree.Band) -> str:
    return "" if band.of is None else " " + kind(t.voice.speaker, band.of)


def figure(t: Teller, band: tree.Band, value: int) -> str:
    """A value of what a band measures."""
    match band.low:
        case Money():
            return t.voice.money(value)
        case Points():
            return t.voice.collected(value)
        case _:
            return t.voice.count(value, "item")


def measure(t: Teller, rule: Giving | Earning, measured: int) -> str:
    """What the bands look at: `a basket of €149.99`, `51 points`."""
    band = rule.bands[0]
    figured = figure(t, band, measured)
    return t.say(f"measure.{_kind(rule)}", figure=figured, kind=_narrowed(t, band))

"""Bands in words: which one applies and why, and how far the nearest other one is."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.engines.explain import numbers
from palier.engines.explain.numbers import Step
from palier.engines.explain.teller import Change, Teller
from palier.named import NamedTuple
from palier.program.rules import Earning, Giving, Redemption
from palier.quantity import Amount, Boundary, Money, Points
from palier.sheet.lower_conditions import units
from palier.speech.figures import Style
from palier.speech.goods import ITEMS, LESS_DISCOUNTS, kind
from palier.speech.phrases import Phrase

FROM = Phrase("from {low}{kind}{after}", "dès {low}{kind}{after}")
ABOVE = Phrase("above {low}{kind}{after}", "au-delà de {low}{kind}{after}")
BETWEEN = Phrase("from {low} to {high}{kind}{after}", "de {low} à {high}{kind}{after}")
REACHED = Phrase(
    "threshold reached: {band}, with {measure}", "seuil atteint : {band}, avec {measure}"
)
NEXT = Phrase("next threshold: {band} ({more} away)", "seuil suivant : {band} (il manque {more})")
NONE = Phrase("no threshold is reached with {measure}", "aucun seuil n'est atteint avec {measure}")


class Looked(NamedTuple):
    """What the bands of a rule look at: how it is said, and how a change of it is."""

    said: Phrase
    step: Step


BASKET = Looked(Phrase("a basket of {figure}", "un panier de {figure}"), numbers.BASKET)
BOUGHT = Looked(Phrase("a total of {figure}", "un total de {figure}"), numbers.BOUGHT)
LEFT = Looked(
    Phrase("a total of {figure} after discounts", "un total de {figure} après remises"),
    numbers.LEFT,
)
PUT_IN = Looked(Phrase("a payment of {figure}", "un paiement de {figure}"), numbers.PUT_IN)
BALANCE = Looked(Phrase("a balance of {figure}", "un solde de {figure}"), numbers.BALANCE)
COUNTED = Looked(Phrase("{figure}{kind}", "{figure}{kind}"), numbers.ITEMS)


class Reached(NamedTuple):
    """Where a measure stands among the bands of a rule: the one that applies, the nearest other."""

    measured: int
    band: tree.Band | None
    nearest: tree.Band | None


def reached(t: Teller, rule: Giving | Earning) -> Reached | None:
    """Where the order stands among the bands of a rule; None without bands."""
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
    if band is not None:
        others = (each for each in bands if each is not band and starts(each) > starts(band))
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


# In words -------------------------------------------------------------------------------------


def told(t: Teller, rule: Giving | Earning) -> list[str]:
    """Sentences on the band that applies, and on the next one up."""
    where = reached(t, rule)
    if where is None or where.band is None:
        return []
    measure = _measure(t, rule, where.measured)
    here = t.sentence(REACHED, band=_named(t, where.band), measure=measure)
    if where.nearest is None:
        return [here]
    more = _figure(t, where.nearest, missing(where.nearest, where.measured))
    return [here, t.sentence(NEXT, band=_named(t, where.nearest), more=more)]


def none_reached(t: Teller, rule: Giving | Earning, measured: int) -> str:
    """Why no band applies."""
    return t.say(NONE, measure=_measure(t, rule, measured))


def other_reached(t: Teller, rule: Giving, where: Reached) -> str:
    """Which band applies, where another one was wanted; or why none does."""
    if where.band is None:
        return none_reached(t, rule, where.measured)
    measure = _measure(t, rule, where.measured)
    return t.say(REACHED, band=_named(t, where.band), measure=measure)


def changes(t: Teller, rule: Giving | Earning, where: Reached) -> list[Change]:
    """What it takes to reach the nearest band, when none applies."""
    if where.band is not None or where.nearest is None:
        return []
    return [change_to(t, rule, where.nearest, where.measured)]


def change_to(t: Teller, rule: Giving | Earning, band: tree.Band, measured: int) -> Change:
    """What it takes to reach a band."""
    step = missing(band, measured)
    figure = _quantity(t, band, abs(step))
    return _looked(rule).step.change(t, step, figure, kind=_narrowed(t, band))


def _looked(rule: Giving | Earning) -> Looked:
    match rule.bands[0].measured:
        case tree.Measured.AMOUNT:
            return BOUGHT if isinstance(rule, Earning) else BASKET
        case tree.Measured.AFTER_DISCOUNTS:
            return LEFT
        case tree.Measured.POINTS:
            paid = isinstance(rule, Redemption) and rule.deduction is not tree.Deduction.KEPT
            return PUT_IN if paid else BALANCE
        case tree.Measured.ITEMS:
            return COUNTED
        case _:
            assert_never(rule.bands[0].measured)


def _measure(t: Teller, rule: Giving | Earning, measured: int) -> str:
    """What the bands look at: `a basket of €149.99`, `51 points`."""
    band = rule.bands[0]
    return t.say(_looked(rule).said, figure=_figure(t, band, measured), kind=_narrowed(t, band))


def _named(t: Teller, band: tree.Band) -> str:
    """A band as the file writes it: `from €50`, `above 100 points`, `from 4 items of …`."""
    after = t.say(LESS_DISCOUNTS) if band.measured is tree.Measured.AFTER_DISCOUNTS else ""
    around = {"kind": _narrowed(t, band), "after": after}
    if band.high is not None:
        # The noun stands once: `from 10 to 50 points`.
        low = _bound(t, band.low) if isinstance(band.low, Money) else str(units(band.low))
        return t.say(BETWEEN, low=low, high=_bound(t, band.high), **around)
    said = ABOVE if band.boundary is Boundary.ABOVE else FROM
    return t.say(said, low=_bound(t, band.low), **around)


def _bound(t: Teller, bound: Amount | int) -> str:
    if isinstance(bound, int):
        return t.say(ITEMS, n=bound)
    return t.speaker.told(bound, Style.BRIEF)


def _narrowed(t: Teller, band: tree.Band) -> str:
    return "" if band.of is None else " " + kind(t.speaker, band.of)


def _quantity(t: Teller, band: tree.Band, value: int) -> Amount | int:
    """A value of what a band measures."""
    match band.low:
        case Money(_, currency):
            return Money(value, currency)
        case Points():
            return t.program.amount(value)
        case int():
            return value
        case _:
            assert_never(band.low)


def _figure(t: Teller, band: tree.Band, value: int) -> str:
    quantity = _quantity(t, band, value)
    return t.say(ITEMS, n=quantity) if isinstance(quantity, int) else t.speaker.told(quantity)

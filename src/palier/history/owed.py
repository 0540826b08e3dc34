"""What is still owed, on a report: how it grew, when it would expire, how much will be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from palier.history.figures import Figures
from palier.history.money import HELD, MONTH
from palier.history.spending import worth, worth_of_one
from palier.history.view import Plot, Section, Series, Told
from palier.named import NamedTuple
from palier.quantity import currency_digits
from palier.speech.phrases import Phrase

MOST_MONTHS = 24
OWED = Phrase("What is still owed", "Ce qui reste dû")
LAPSES = Phrase("When it would expire", "Quand cela expirerait")
IF_NOBODY = Phrase(
    "if nobody came again, what is held would expire after these months; what of it is likely to be"
    " used before follows from what was so far",
    "si plus personne ne venait, ce qui est détenu expirerait après ces mois ; ce qui en sera sans"
    " doute utilisé avant se déduit de ce qui l'a été jusqu'ici",
)
VALUE = Phrase("Worth", "Valeur")
USED = Phrase("Likely used", "Sans doute utilisé")
LOST = Phrase("Likely lost", "Sans doute perdu")
HELD_EACH_MONTH = Phrase(
    "Owed at the end of each month, at its worth", "Dû à la fin de chaque mois, à sa valeur"
)
FOREVER = Phrase("without a last day", "sans dernier jour")
FORECAST = Phrase(
    "so far {used} of what was used or lost was used; if it goes on so, about {owed} of what is"
    " held will be used, and {lost} lost",
    "jusqu'ici, {used} de ce qui est sorti des comptes a été utilisé, et le reste perdu ; à ce"
    " rythme, on peut attendre l'utilisation d'environ {owed} de ce qui est détenu, et la perte de"
    " {lost}",
)
EARLY = Phrase(
    "that rests on {share} of what was earned: it is early to tell",
    "cela repose sur {share} de ce qui a été gagné : il est encore tôt pour le dire",
)
DEBTS = Phrase(
    "some customers owe {owed} after returns, which are taken off what is held in the end",
    "des clients doivent {owed} après des retours, retirés de ce qui est détenu à la fin",
)
NOTHING_GONE = Phrase(
    "nothing has been used or lost so far: how much of it will be used is not known",
    "rien n'a encore été utilisé ni perdu : on ne sait pas quelle part en sera utilisée",
)
VOUCHERS = Phrase(
    "{many:# voucher is|# vouchers are} not used yet besides; what takes an amount off takes"
    " {worth}",
    "{many:# bon reste|# bons restent} en plus ; ceux qui retirent un montant retirent {worth}",
)
VOUCHERS_UNKNOWN = Phrase(
    "{many:# voucher is|# vouchers are} not used yet besides, of no certain worth in money",
    "{many:# bon reste|# bons restent} en plus, sans valeur certaine en argent",
)
EARLY_BELOW = Fraction(1, 5)
"""Of what was earned so much must be used or lost before a forecast is said without a caution."""


class Lapse(NamedTuple):
    """What may be used up to a month; `used` of it is likely to be, None where nothing says.

    No month: what has no last day.
    """

    month: str
    held: int
    used: int | None


def lapses(figures: Figures) -> Iterator[Lapse]:
    """What is held, by the month after which it is gone; what of it is likely to be used.

    That is rounded down over the months together, so that they come to the forecast of all.
    """
    share = figures.used_share
    held = used = 0
    for month in sorted(figures.lapses, key=lambda each: (not each, each)):
        units = figures.lapses[month]
        held += units
        so_far = 0 if share is None else held * share.numerator // share.denominator
        yield Lapse(month, units, None if share is None else so_far - used)
        used = so_far


def may_be_used(figures: Figures) -> int:
    """What customers hold in the end; what others owe after returns is not taken off it."""
    return figures.lapses.total()


def sections(figures: Figures, told: Told) -> Iterator[Section]:
    """How it grew, and how much of it is likely to be used; when it would lapse."""
    vouchers = tuple(_vouchers(figures, told))
    if may_be_used(figures) <= 0:
        yield Section("owed", told.say(OWED), said=vouchers)
        return
    said = (*_forecast(figures, told), *_debts(figures, told), *vouchers)
    yield Section("owed", told.say(OWED), said=said, plot=_plot(figures, told))
    known = figures.used_share is not None
    one = None if figures.program.cashback else worth_of_one(figures.program)
    head = (MONTH, HELD, *((VALUE,) if one else ()), *((USED, LOST) if known else ()))
    rows = tuple(_row(name, each, one, told) for name, each in _shown([*lapses(figures)], told))
    yield Section(
        "lapses",
        told.say(LAPSES),
        said=(told.sentence(IF_NOBODY),),
        grid=told.grid(tuple(told.say(each) for each in head), rows),
    )


def _shown(found: list[Lapse], told: Told) -> Iterator[tuple[str, Lapse]]:
    """The first months by their names, those after them as one, and what never lapses."""
    dated = [each for each in found if each.month]
    first, rest = dated[:MOST_MONTHS], dated[MOST_MONTHS:]
    yield from ((told.month(each.month), each) for each in first)
    if rest:
        yield f"{told.month(rest[0].month)} …", _together(rest)
    yield from ((told.say(FOREVER), each) for each in found if not each.month)


def _together(found: Iterable[Lapse]) -> Lapse:
    first, *rest = found
    for each in rest:
        used = None if first.used is None or each.used is None else first.used + each.used
        first = Lapse(first.month, first.held + each.held, used)
    return first


def _row(name: str, lapse: Lapse, one: Fraction | None, told: Told) -> tuple[str, ...]:
    cells = [name, told.bare(lapse.held)]
    cells += [told.money(worth(one, lapse.held))] if one else []
    if lapse.used is not None:
        cells += [told.bare(lapse.used), told.bare(lapse.held - lapse.used)]
    return tuple(cells)


def _plot(figures: Figures, told: Told) -> Plot | None:
    """What was owed at the end of each month, at its worth, or in units where it has none."""
    found = [*figures.outstanding_by_month()]
    one = worth_of_one(figures.program)
    if len(found) < 2:
        return None
    places = tuple(told.month(month) for month, _ in found)
    title = told.say(HELD_EACH_MONTH)
    if one is None:
        values, digits = tuple(held for _, held in found), figures.program.points.decimals
    else:
        values = tuple(worth(one, max(0, held)) for _, held in found)
        digits, title = currency_digits(figures.program.currency) or 0, told.in_currency(title)
    return Plot(title, places, (Series(told.say(HELD), values),), digits)


def _vouchers(figures: Figures, told: Told) -> Iterator[str]:
    many, worth = figures.in_hand.total(), figures.owed_in_vouchers
    if worth:
        yield told.sentence(VOUCHERS, many=many, worth=told.money(worth))
    elif many:
        yield told.sentence(VOUCHERS_UNKNOWN, many=many)


def _debts(figures: Figures, told: Told) -> Iterator[str]:
    debts = may_be_used(figures) - figures.whole.held
    if debts > 0:
        yield told.sentence(DEBTS, owed=told.units(debts))


def _forecast(figures: Figures, told: Told) -> Iterator[str]:
    share, whole = figures.used_share, figures.whole
    if share is None:
        yield told.sentence(NOTHING_GONE)
        return
    there = may_be_used(figures)
    used = there * share.numerator // share.denominator
    shown = (told.units(used), told.units(there - used))
    yield told.sentence(FORECAST, used=told.percent(share * 100), owed=shown[0], lost=shown[1])
    gone = whole.used + whole.expired
    if gone < EARLY_BELOW * whole.earned:
        yield told.sentence(EARLY, share=told.share(gone, whole.earned))

"""The report of a backtest: its sections, in the order in which a manager asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.history import against, assumptions, beside, goals, money, offers, owed, people, since
from palier.history.backtest import Backtest
from palier.history.figures import Figures
from palier.history.goals import Goals
from palier.history.spending import worth_of_one
from palier.history.view import Line, Report, Section, Told
from palier.problem.life import (
    NothingLeftToReturn,
    ReturnTooLate,
    TaxAbovePrice,
    TooManyReturned,
    TooManyUnits,
    UnknownLine,
)
from palier.source import Language
from palier.speech.nouns import WHY
from palier.speech.phrases import Phrase

TITLE = Phrase("What it costs", "Ce que cela coûte")
PUT_THROUGH = Phrase(
    "{orders:# order|# orders} of {customers:# customer|# customers}, until {last}",
    "{orders:# commande|# commandes} de {customers:# client|# clients}, jusqu'au {last}",
)
GUESTS_ALONE = Phrase(
    "{guests:# order|# orders} of guests, until {last}",
    "{guests:# commande|# commandes} sans compte, jusqu'au {last}",
)
WITH_GUESTS = Phrase(
    "{said}; {guests:# order|# orders} of guests",
    "{said} ; {guests:# commande|# commandes} sans compte",
)
WITH_REFUSED = Phrase(
    "{said}; {refused:# row|# rows} refused, in no figure",
    "{said} ; {refused:# ligne refusée|# lignes refusées}, dans aucun chiffre",
)
BESIDES = Phrase(
    "and {held}, of no certain worth in money", "plus {held}, sans valeur certaine en argent"
)
NO_ORDERS = Phrase("the table has no orders", "le tableau n'a pas de commandes")
REFUSED = Phrase("What was refused", "Ce qui a été refusé")
MANY = Phrase("How many", "Combien")
FIRST = Phrase("First in row", "D'abord en ligne")
LEFT_OUT = Phrase(
    "what the programme does not take is left out of all figures",
    "ce que le programme n'accepte pas n'entre dans aucun chiffre",
)


def report(done: Backtest, language: Language, wanted: Goals | None = None) -> Report:
    """What came of a history, ready to be printed."""
    figures = done.figures
    told = Told.of(figures.program, language)
    found = (each for each in _sections(done, told, language, wanted) if each)
    return Report(
        name=told.speaker.own(figures.program.name),
        title=told.say(TITLE),
        under=who_ordered(figures, told),
        facts=tuple(_facts(figures, told)),
        sections=tuple(found),
    )


def _sections(
    done: Backtest, told: Told, language: Language, wanted: Goals | None
) -> Iterator[Section]:
    figures = done.figures
    if wanted is not None:
        yield goals.section(figures, wanted, told)
    if done.other is not None:
        yield beside.changes(figures, done.other, told)
        yield beside.winners(done.gains, told)
        yield beside.rules(figures, done.other, told)
        yield against.customers(done, told, language)
        yield against.orders(done, told, language)
    yield from money.costs(figures, told)
    others = (done.other.program,) if done.other is not None else ()
    yield assumptions.section(done.spending, done.assumed, told, *others)
    yield _refused(figures, told)
    yield money.by_month(figures, told)
    yield money.by_rule(figures, told)
    yield offers.section(figures, told)
    yield people.shares(figures, told)
    yield people.people(figures, told)
    yield people.cohorts(figures, told)
    yield since.around(figures, done.began, told)
    yield people.tiers(figures, told)
    yield people.rewards(figures, told)
    yield from owed.sections(figures, told)


def who_ordered(figures: Figures, told: Told) -> str:
    """How many orders there are, of how many customers, until when; what was refused of them."""
    if figures.last == dt.date.min:
        return told.sentence(NO_ORDERS)
    guests, customers = figures.guests.orders, len(figures.ordered)
    last = told.day(figures.last)
    if guests and not customers:
        said = told.say(GUESTS_ALONE, guests=guests, last=last)
    else:
        orders = figures.whole.orders - guests
        said = told.say(PUT_THROUGH, orders=orders, customers=customers, last=last)
        said = told.say(WITH_GUESTS, said=said, guests=guests) if guests else said
    refused = figures.refused.total()
    return told.say(WITH_REFUSED, said=said, refused=refused) if refused else said


def _facts(figures: Figures, told: Told) -> Iterator[Line]:
    """The three figures that are looked at first."""
    share = told.part_of(money.OF_PAID, figures.given, figures.whole.paid)
    yield Line(told.say(money.GIVEN), told.money(figures.given), share)
    yield Line(told.say(money.PAID), told.money(figures.whole.paid))
    held, owes = figures.whole.held, figures.owed + figures.owed_in_vouchers
    unknown = held > 0 and worth_of_one(figures.program) is None
    if owes:
        besides = told.say(BESIDES, held=told.units(held)) if unknown else ""
        yield Line(told.say(beside.STILL_OWED), told.money(owes), besides)
    elif unknown:
        yield Line(told.say(money.HELD), told.units(held), told.say(money.NO_WORTH))


REASONS = {
    ReturnTooLate.code: Phrase("a return that comes too late", "un retour trop tardif"),
    NothingLeftToReturn.code: Phrase(
        "a return of what has come back already", "un retour de ce qui est déjà retourné"
    ),
    TooManyReturned.code: Phrase(
        "more came back than was ordered", "plus de retours que d'articles"
    ),
    UnknownLine.code: Phrase(
        "a return of a line that the order does not have",
        "un retour d'une ligne que la commande n'a pas",
    ),
    TooManyUnits.code: Phrase("an order of too many items", "une commande de trop d'articles"),
    TaxAbovePrice.code: Phrase("a tax above the price", "une taxe au-dessus du prix"),
}
"""Why events of a table are refused, in few words; others are told by the code of the problem."""


def _why(code: str, told: Told) -> str:
    found = REASONS.get(code)
    return code if found is None else told.say(found)


def _refused(figures: Figures, told: Told) -> Section:
    rows = tuple(
        (_why(code, told), told.number(many), told.number(figures.first_refused[code][0]))
        for code, many in figures.refused.most_common()
    )
    if not rows:
        return Section("refused", told.say(REFUSED))
    head = (told.say(WHY), told.say(MANY), told.say(FIRST))
    said = (told.sentence(LEFT_OUT),)
    return Section("refused", told.say(REFUSED), said=said, grid=told.grid(head, rows))

"""The report of a backtest: its sections, in the order in which a manager asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.history import against, goals, money, people
from palier.history.backtest import Backtest
from palier.history.figures import Figures
from palier.history.goals import Goals
from palier.history.view import Grid, Line, Report, Section, Told
from palier.source import Language
from palier.speech.nouns import WHY
from palier.speech.phrases import Phrase
from palier.values import replace

TITLE = Phrase("What it costs", "Ce que cela coûte")
PUT_THROUGH = Phrase(
    "{orders:# order|# orders} of {customers:# customer|# customers}, until {last}",
    "{orders:# commande|# commandes} de {customers:# client|# clients}, jusqu'au {last}",
)
WITH_GUESTS = Phrase(
    "{said}; {guests:# order|# orders} of guests",
    "{said} ; {guests:# commande|# commandes} sans compte",
)
NO_ORDERS = Phrase("the table has no orders", "le tableau n'a pas de commandes")
ALL_ALONG = Phrase(
    "the rules are applied to all of these orders, whatever days the file says it runs; offers and"
    " bonus days keep their own dates",
    "les règles s'appliquent à toutes ces commandes, quels que soient les jours où le fichier dit"
    " être en vigueur ; les offres et les jours bonus gardent leurs dates",
)
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
        under=_under(figures, told),
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
        yield against.changes(figures, done.other, told)
        yield against.winners(done.gains, told)
        yield against.orders(done, told, language)
    yield from money.costs(figures, told)
    yield _assumed(done, told)
    yield money.by_month(figures, told)
    yield money.by_rule(figures, told)
    yield people.shares(figures, told)
    yield people.people(figures, told)
    yield people.cohorts(figures, told)
    yield people.around(figures, done.began, told)
    yield people.tiers(figures, told)
    yield people.rewards(figures, told)
    yield money.owed(figures, told)
    yield _refused(figures, told)


def _assumed(done: Backtest, told: Told) -> Section:
    """What the figures rest on, and that a file which begins later was taken all along."""
    section = money.assumed(done.spending, told)
    if not done.moved:
        return section
    return replace(section, said=(*section.said, told.sentence(ALL_ALONG)))


def _under(figures: Figures, told: Told) -> str:
    if figures.last == dt.date.min:
        return told.sentence(NO_ORDERS)
    said = told.say(
        PUT_THROUGH,
        orders=figures.whole.orders - figures.guests.orders,
        customers=len(figures.customers),
        last=told.day(figures.last),
    )
    guests = figures.guests.orders
    return told.say(WITH_GUESTS, said=said, guests=guests) if guests else said


def _facts(figures: Figures, told: Told) -> Iterator[Line]:
    """The three figures that are looked at first."""
    share = told.say(money.OF_PAID, share=told.share(figures.given, figures.whole.paid))
    yield Line(told.say(money.GIVEN), told.money(figures.given), share)
    yield Line(told.say(money.PAID), told.money(figures.whole.paid))
    if figures.owed:
        yield Line(told.say(against.STILL_OWED), told.money(figures.owed))


def _refused(figures: Figures, told: Told) -> Section:
    rows = tuple(
        (code, told.number(many), told.number(figures.first_refused[code][0]))
        for code, many in figures.refused.most_common()
    )
    if not rows:
        return Section("refused", told.say(REFUSED))
    head = (told.say(WHY), told.say(MANY), told.say(FIRST))
    said = (told.sentence(LEFT_OUT),)
    return Section("refused", told.say(REFUSED), said=said, grid=Grid(head, rows))

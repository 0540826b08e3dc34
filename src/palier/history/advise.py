"""A history put through a programme for advice: findings, a portrait, the best customers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.history.advice import TRY_IT, Finding, findings
from palier.history.backtest import Run, fitted, last_day, lives_of, through
from palier.history.figures import Figures
from palier.history.money import assumed
from palier.history.people import best
from palier.history.portrait import BEST, Traits, listed, portrait
from palier.history.spending import Spending, money
from palier.history.table import Table
from palier.history.telling import Told
from palier.history.view import Report, Section
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass, field

TITLE = Phrase("What the orders say of the rules", "Ce que les commandes disent des règles")
LOOK = Phrase("What to look at", "À regarder")
NOTHING = Phrase(
    "no rule is out of reach, too near, or without effect on these orders",
    "aucune règle n'est hors d'atteinte, trop proche ou sans effet sur ces commandes",
)
PUT_THROUGH = Phrase(
    "{orders:# order|# orders} of {customers:# customer|# customers}",
    "{orders:# commande|# commandes} de {customers:# client|# clients}",
)


@dataclass(slots=True)
class Advised:
    """What was counted of a history, and what its customers bought and did."""

    figures: Figures
    spending: Spending
    traits: Traits = field(default_factory=Traits)


def advise(
    table: Table, run: Run, *, spending: Spending, told: Callable[[], None] = lambda: None
) -> Advised:
    """Put a table through a programme; `told` is called after each customer. Raises RowError."""
    run = fitted(run, table)
    done = Advised(Figures(run.program), spending)
    last = last_day(table, run.program)
    for life in lives_of(table, [run]):
        for step in through(life, run, spending, last)[0]:
            done.figures.add(step)
        done.traits.note(life.entries)
        told()
    return done


def report(done: Advised, language: Language) -> Report:
    """Findings first, then the portrait and the list."""
    told = Told.of(done.figures.program, language)
    found = [*findings(done.figures, told)]
    sections = (
        Section("findings", told.say(LOOK), said=tuple(_said(found, told))),
        portrait(done.figures, done.traits, told),
        listed(done.figures, told),
        assumed(done.spending, told),
    )
    figures = done.figures
    under = told.say(PUT_THROUGH, orders=figures.whole.orders, customers=len(figures.customers))
    shown = tuple(each for each in sections if each)
    return Report(told.speaker.own(figures.program.name), told.say(TITLE), under, (), shown)


def _said(found: list[Finding], told: Told) -> list[str]:
    if not found:
        return [told.sentence(NOTHING)]
    said = []
    for each in found:
        said.append(each.said)
        said += [f"· {each.line}"] if each.line else []
        said += [f"· {told.say(TRY_IT, vary=each.vary)}"] if each.vary else []
    return said


def to_json(done: Advised, language: Language) -> dict[str, Any]:
    """The findings and the best customers in JSON."""
    figures = done.figures
    told = Told.of(figures.program, language)
    return {
        "orders": figures.whole.orders,
        "customers": len(figures.customers),
        "spending": done.spending.share,
        "findings": [
            {"code": each.code, "said": each.said, "line": each.line, "vary": each.vary}
            for each in findings(figures, told)
        ],
        "best": [
            {"customer": name, "orders": each.orders, "paid": money(each.paid, figures.program)}
            for name, each in best(figures, BEST)
        ],
    }

"""A history put through a programme for advice: findings, a portrait, the best customers."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from palier.history.advice import Finding, Seen, findings
from palier.history.assumptions import Assumed, fitted, section
from palier.history.backtest import Engine, backtest, first_day, last_day
from palier.history.basket import average_basket
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.kernel.reasons import Taken
from palier.history.portrait import Trait, best_in_json, listed, portrait
from palier.history.portrait import section as portrayed
from palier.history.portrait import to_json as traits_in_json
from palier.history.report import who_ordered
from palier.history.spending import Spending
from palier.history.table import Table
from palier.history.view import Card, Report, Section, Told
from palier.source import Language, Place
from palier.speech.phrases import Phrase
from palier.values import dataclass

LINE = Phrase("{file}:{line}: {text}", "{file}:{line} : {text}")
TRY_IT = Phrase("to try: palier tune … {vary}", "à essayer : palier tune … {vary}")
TITLE = Phrase("What the orders say of the rules", "Ce que les commandes disent des règles")
LOOK = Phrase("What to look at", "À regarder")
NOTHING = Phrase(
    "no rule is out of reach, too near, or without effect on these orders",
    "aucune règle n'est hors d'atteinte, trop proche ou sans effet sur ces commandes",
)
ONLY_GUESTS = Phrase(
    "only guests ordered: rewards and tiers, which are for customers with an account, are not"
    " looked at",
    "seuls des clients sans compte ont commandé : les récompenses et les paliers, qui demandent un"
    " compte, ne sont pas examinés",
)


@dataclass(frozen=True, slots=True)
class Advised:
    """What was seen of a history, and what its best customers have in common.

    `engine` says whether it was gone through by columns, where that was asked.
    """

    seen: Seen
    spending: Spending
    assumed: tuple[Assumed, ...]
    traits: tuple[Trait, ...]
    engine: tuple[Taken, ...] = ()

    @property
    def figures(self) -> Figures:
        """What was counted, customers spending as is assumed."""
        return self.seen.figures


def advise(
    table: Table,
    run: Run,
    *,
    spending: Spending,
    passed: Callable[[int], None] = lambda _: None,
    engine: Engine | None = None,
) -> Advised:
    """Put a table through a programme; `passed` is given how many steps were made.

    `engine`: by columns or order by order, instead of what is best for the table; the answer is
    the same. Raises RowError; with Engine.COLUMNS, NoLibraryError where LLVM is not installed.
    """
    done = backtest(table, run, spending=spending, passed=passed, engine=engine)
    kept = done
    if spending.share != 0 and _saves_for_another(run):
        kept = backtest(table, run, spending=Spending(0), passed=passed, engine=engine)
    days = first_day(table, run.program), last_day(table, run.program)
    seen = Seen(
        done.figures,
        {name: each.peak for name, each in kept.figures.customers.items()},
        average_basket(table, fitted(run, table), days[1]),
        days,
    )
    traits = tuple(portrait(table, done.figures))
    return Advised(seen, spending, done.assumed, traits, done.engine)


def _saves_for_another(run: Run) -> bool:
    """Whether who spends on one thing has less for another: what could be had is another matter."""
    program = run.program
    ways = sum(each.cost is not None for each in program.rewards)
    return ways > 0 and ways + (program.redemption is not None) > 1


def report(done: Advised, language: Language) -> Report:
    """Findings first, then the portrait and the list."""
    figures = done.figures
    told = Told.of(figures.program, language)
    found = [*findings(done.seen, told)]
    sections = (
        Section(
            "findings",
            told.say(LOOK),
            said=tuple(_besides(figures, told, found)),
            cards=tuple(Card(each.name, said=tuple(_said(each, told))) for each in found),
        ),
        portrayed(done.traits, told),
        listed(figures, told),
        section(done.spending, done.assumed, told),
    )
    name, shown = told.speaker.own(figures.program.name), tuple(filter(None, sections))
    return Report(name, told.say(TITLE), who_ordered(figures, told), (), shown)


def _besides(figures: Figures, told: Told, found: Sequence[Finding]) -> Iterator[str]:
    """What is said where nothing was found, or where not all could be looked at."""
    if not figures.ordered:
        yield told.sentence(ONLY_GUESTS)
    elif not found:
        yield told.sentence(NOTHING)


def _said(found: Finding, told: Told) -> Iterator[str]:
    yield found.said
    place = _place(found, told)
    if place is not None:
        file, at, text = place
        yield f"· {told.say(LINE, file=file, line=str(at.line), text=text)}"
    if found.vary:
        vary = " ".join(f"--vary {shlex.quote(one)}" for one in found.vary)
        yield f"· {told.say(TRY_IT, vary=vary)}"


def _place(found: Finding, told: Told) -> tuple[str, Place, str] | None:
    """The file of what a finding is about, where in it, and what stands there."""
    source = told.program.source
    if source is None or found.at is None:
        return None
    at = source.place(found.at.start)
    return source.name, at, source.line(at.line).strip()


def to_json(done: Advised, language: Language) -> dict[str, Any]:
    """The findings, the portrait and the best customers in JSON."""
    figures = done.figures
    told = Told.of(figures.program, language)
    return {
        "orders": figures.whole.orders,
        "customers": len(figures.ordered),
        "guests": figures.guests.orders,
        "spending": done.spending.share,
        "assumed": [each.value for each in done.assumed],
        "findings": [_in_json(each, told) for each in findings(done.seen, told)],
        "portrait": traits_in_json(done.traits),
        "best": best_in_json(figures),
    }


def _in_json(found: Finding, told: Told) -> dict[str, Any]:
    place = _place(found, told)
    file, at, text = place or (None, None, None)
    return {
        "code": found.code,
        "name": found.name,
        "said": found.said,
        "figures": dict(found.figures),
        "file": file,
        "line": at.line if at else None,
        "text": text,
        "vary": [*found.vary],
    }

"""A grid of programmes as a report: what each costs, what customers get, who wins and who loses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from palier.history.as_json import units
from palier.history.assumptions import section
from palier.history.beside import AT_WORTH
from palier.history.figures import Figures, percent, tenths
from palier.history.money import EARNED, EXPIRED, GIVEN, MARGIN, NO_WORTH, TAX_IN_IT, has_cost
from palier.history.reached import first_asked
from palier.history.spending import money, worth_of_one
from palier.history.tune import Came, Trial, Tuned
from palier.history.vary import written
from palier.history.view import Grid, Plot, Report, Section, Series, Told
from palier.program.defaults import collects
from palier.program.model import Program
from palier.quantity import currency_digits
from palier.source import Language
from palier.speech.nouns import CUSTOMERS, USED
from palier.speech.phrases import Phrase

TUNED = Phrase("What other numbers would cost", "Ce que coûteraient d'autres chiffres")
ROW = Phrase("Row", "Ligne")
AS_IS = Phrase("as it is", "tel quel")
IMPOSSIBLE = Phrase("impossible", "impossible")
PUT_THROUGH = Phrase(
    "{orders:# order|# orders}, {rows:# rule file|# rule files}",
    "{orders:# commande|# commandes}, {rows:# fichier|# fichiers} de règles",
)
COSTS = Phrase("What each row costs", "Ce que coûte chaque ligne")
OWED = Phrase("Still owed", "Reste dû")
COST = Phrase("Cost in all", "Coût total")
OF_PAID = Phrase("Of what is paid", "Part du payé")
WRITE_ONE = Phrase(
    "each row is a rule file: --row writes it; the cost is what was given and what is still owed in"
    " the end, vouchers included",
    "chaque ligne est un fichier de règles : --row l'écrit ; le coût est ce qui a été donné, plus"
    " ce qui reste dû à la fin, bons compris",
)
GETS = Phrase("What customers get", "Ce qu'obtiennent les clients")
REWARDED = Phrase("Had a reward", "Ont eu une récompense")
CLIMBED = Phrase("Reached {tier:quoted}", "Ont atteint {tier:quoted}")
WINS = Phrase("Who wins and who loses", "Qui y gagne et qui y perd")
BETTER = Phrase("Better off", "Y gagnent")
GAINED = Phrase("Gained in all", "Gagné en tout")
WORSE = Phrase("Worse off", "Y perdent")
LOST = Phrase("Lost in all", "Perdu en tout")
SAME = Phrase("Nothing changes", "Rien ne change")

Column = tuple[str, Callable[[Came], str]]
"""What a column is called, and its cell for what a programme comes to."""


def report(done: Tuned, language: Language) -> Report:
    """The grid as three tables and two plots."""
    program, orders = done.base.figures.program, done.base.figures.whole.orders
    told = Told.of(program, language)
    unknown = collects(program) and worth_of_one(program) is None
    taxed = has_cost(done.base.figures) and program.prices_include_tax
    also = (*([NO_WORTH] if unknown else []), *([TAX_IN_IT] if taxed else []))
    after = (told.sentence(WRITE_ONE), *map(told.sentence, also))
    costs, wins = [*_costs(done, told)], [*_wins(told)]
    digits = currency_digits(program.currency) or 0
    drawn = _plot(done, told, told.in_currency(told.say(COST)), _money(told), digits)
    sections = (
        Section("costs", told.say(COSTS), grid=_grid(done, told, costs), plot=drawn, after=after),
        Section("gets", told.say(GETS), grid=_grid(done, told, [*_gets(program, told)])),
        Section(
            "wins",
            told.say(WINS),
            grid=_grid(done, told, wins, against=True),
            plot=_plot(done, told, told.say(CUSTOMERS), _changed(told), 0),
            after=(told.sentence(AT_WORTH),),
        ),
        section(done.spending, done.assumed, told),
    )
    under = told.say(PUT_THROUGH, orders=orders, rows=len(done.trials))
    shown = tuple(each for each in sections if each)
    return Report(told.speaker.own(program.name), told.say(TUNED), under, (), shown)


def cost_of(figures: Figures) -> int:
    """What was given, and what is still owed in the end, vouchers included."""
    return figures.given + still_owed(figures)


def still_owed(figures: Figures) -> int:
    """What customers hold in the end, at its worth, vouchers included."""
    return figures.owed + figures.owed_in_vouchers


def margin_of(figures: Figures) -> int:
    """What is left of what is paid once the goods and the delivery given are paid for."""
    return figures.whole.paid - figures.whole.cost - figures.whole.shipping


def _costs(done: Tuned, told: Told) -> Iterator[Column]:
    yield told.say(GIVEN), lambda came: told.money(came.figures.given)
    yield told.say(OWED), lambda came: told.money(still_owed(came.figures))
    yield told.say(COST), lambda came: told.money(cost_of(came.figures))
    yield told.say(OF_PAID), lambda came: told.share(cost_of(came.figures), came.figures.whole.paid)
    if has_cost(done.base.figures):
        yield told.say(MARGIN), lambda came: told.money(margin_of(came.figures))


def _gets(program: Program, told: Told) -> Iterator[Column]:
    if collects(program):
        yield told.say(EARNED), lambda came: _bare(came.figures, came.figures.whole.earned, told)
        yield told.say(USED), lambda came: _bare(came.figures, came.figures.whole.used, told)
        yield told.say(EXPIRED), lambda came: _bare(came.figures, came.figures.whole.expired, told)
    if program.rewards:
        yield told.say(REWARDED), lambda came: _share(came, told, came.reached.had_any)
    first = first_asked(program)
    if first is not None:
        name = told.say(CLIMBED, tier=first.label)
        yield name, lambda came: _share(came, told, came.reached.climbed)


def _bare(figures: Figures, units: int, told: Told) -> str:
    return told.bare(units, figures.program)


def _share(came: Came, told: Told, many: int) -> str:
    return told.share(many, came.reached.customers)


def _wins(told: Told) -> Iterator[Column]:
    yield told.say(BETTER), lambda came: told.number(came.reached.better)
    yield told.say(GAINED), lambda came: told.money(came.reached.gains)
    yield told.say(WORSE), lambda came: told.number(came.reached.worse)
    yield told.say(LOST), lambda came: told.money(came.reached.losses)
    yield told.say(SAME), lambda came: told.number(came.reached.same)


def _grid(
    done: Tuned, told: Told, columns: Sequence[Column], *, against: bool = False
) -> Grid | None:
    """A row for the file as it is, and one for each of the grid.

    `against`: they tell of the others against the first.
    """
    if not columns:
        return None
    head = (
        told.say(ROW),
        *(told.speaker.written(each.label) for each in done.varies),
        *(name for name, _ in columns),
    )
    first = ["–"] * len(columns) if against else [cell(done.base) for _, cell in columns]
    now = _values((each.now for each in done.varies), told)
    rows = [(told.say(AS_IS), *now, *first)]
    for number, trial in enumerate(done.trials, 1):
        came = trial.came
        blank = (told.say(IMPOSSIBLE), *["–"] * (len(columns) - 1))
        cells = blank if came is None else [cell(came) for _, cell in columns]
        rows.append((told.number(number), *_values(trial.values, told), *cells))
    return told.grid(head, tuple(rows))


def _values(values: Iterable[Fraction], told: Told) -> list[str]:
    return [written(each, told.speaker.language) for each in values]


# Plots ---------------------------------------------------------------------------------------


def _money(told: Told) -> list[tuple[str, Callable[[Came], int]]]:
    return [
        (told.say(GIVEN), lambda came: came.figures.given),
        (told.say(OWED), lambda came: still_owed(came.figures)),
    ]


def _changed(told: Told) -> list[tuple[str, Callable[[Came], int]]]:
    return [
        (told.say(BETTER), lambda came: came.reached.better),
        (told.say(WORSE), lambda came: came.reached.worse),
    ]


def _plot(
    done: Tuned,
    told: Told,
    title: str,
    series: list[tuple[str, Callable[[Came], int]]],
    digits: int,
) -> Plot | None:
    """The rows beside one another, the file as it is first; none where all are nothing."""
    shown = [(trial.values, trial.came) for trial in done.trials if trial.came is not None]
    if len(shown) < 2:
        return None
    every = [(told.say(AS_IS), done.base)]
    every += [(" / ".join(_values(values, told)), came) for values, came in shown]
    found = [Series(name, tuple(of(came) for _, came in every)) for name, of in series]
    kept = tuple(each for each in found if any(each.values))
    places = tuple(place for place, _ in every)
    return Plot(title, places, kept, digits, stacked=True) if kept else None


# JSON ----------------------------------------------------------------------------------------


def to_json(done: Tuned) -> dict[str, object]:
    """The grid in JSON."""
    return {
        "varies": [each.label for each in done.varies],
        "spending": done.spending.share,
        "assumed": [each.value for each in done.assumed],
        "as_it_is": _in_json(done.base),
        "rows": [
            {
                "row": at,
                "values": [written(each, Language.ENGLISH) for each in trial.values],
                **_row(trial),
            }
            for at, trial in enumerate(done.trials, 1)
        ],
        "language": done.base.figures.program.surface.value,
    }


def _row(trial: Trial) -> dict[str, Any]:
    if trial.came is None:
        return {"impossible": True}
    reached, program = trial.came.reached, trial.came.figures.program
    return {
        **_in_json(trial.came),
        "better": reached.better,
        "gained": money(reached.gains, program),
        "worse": reached.worse,
        "lost": money(reached.losses, program),
        "same": reached.same,
    }


def _in_json(came: Came) -> dict[str, Any]:
    figures, reached, program = came.figures, came.reached, came.figures.program
    whole, share = figures.whole, percent(cost_of(figures), figures.whole.paid)
    counted = {
        name: units(getattr(whole, name), program) for name in ("earned", "used", "expired", "held")
    }
    return {
        "given": money(figures.given, program),
        "outstanding_worth": money(figures.owed, program),
        "vouchers_worth": money(figures.owed_in_vouchers, program),
        "cost": money(cost_of(figures), program),
        "cost_percent": tenths(share),
        "paid": money(whole.paid, program),
        "margin": money(margin_of(figures), program) if has_cost(figures) else None,
        **counted,
        "customers": reached.customers,
        "had_a_reward": reached.had_any,
        "rewards": {each.label: reached.had[each.label] for each in program.rewards},
        "climbed": reached.climbed,
        "tiers": {each.label: reached.tiers[each.label] for each in program.tiers},
    }

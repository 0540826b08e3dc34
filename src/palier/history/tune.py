"""A grid of programmes put through one history: what each costs, and for whom it is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from palier.history.assumptions import Assumed, assumed_of, fitted, section
from palier.history.backtest import (
    WORTH_A_KERNEL,
    Engine,
    last_day,
    through,
)
from palier.history.figures import CustomerFigures, Figures
from palier.history.fold import Fold, Run, Step
from palier.history.friends import Friends
from palier.history.gains import by_customer, value_of
from palier.history.money import (
    EARNED,
    GIVEN,
    MARGIN,
    has_cost,
)
from palier.history.spending import Spending, money
from palier.history.table import Table
from palier.history.vary import Vary, grid, with_values, written
from palier.history.view import Grid, Plot, Report, Section, Series, Told
from palier.history.whose import check_whose
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.quantity import currency_digits
from palier.source import Language, SourceText
from palier.speech.nouns import USED
from palier.speech.phrases import Phrase
from palier.surface.parse import parse
from palier.values import dataclass, field

TUNED = Phrase("What other numbers would cost", "Ce que coûteraient d'autres chiffres")
ROWS = Phrase("Each row is a rule file", "Chaque ligne est un fichier de règles")
AS_IS = Phrase("as it is", "tel quel")
IMPOSSIBLE = Phrase("impossible", "impossible")
BETTER = Phrase("Better off", "Y gagnent")
WORSE = Phrase("Worse off", "Y perdent")
OWED = Phrase("Still owed", "Reste dû")
ROW = Phrase("Row", "Ligne")
PUT_THROUGH = Phrase(
    "{orders:# order|# orders}, {rows:# rule file|# rule files}",
    "{orders:# commande|# commandes}, {rows:# fichier|# fichiers} de règles",
)
WRITE_ONE = Phrase(
    "customers are better or worse off than with the file as it is; --row writes the file of a row",
    "les clients y gagnent ou y perdent par rapport au fichier tel quel ; --row écrit le fichier"
    " d'une ligne",
)


@dataclass(slots=True)
class Trial:
    """A row of the grid: its values, its file, and its figures, unless the file has mistakes.

    `better` and `worse` count customers, against the file as it is.
    """

    values: tuple[Fraction, ...]
    text: str
    figures: Figures | None = None
    better: int = 0
    worse: int = 0


@dataclass(slots=True)
class Tuned:
    """A grid: what varies, the file as it is, and every row."""

    varies: tuple[Vary, ...]
    spending: Spending
    assumed: tuple[Assumed, ...]
    base: Figures
    trials: list[Trial] = field(default_factory=list)


def program_of(text: str) -> Program | None:
    """What a text means, unless it has mistakes; its examples are of other numbers, and not run."""
    source = SourceText.of(text)
    parsed = parse(source)
    return resolve(parsed.file, source, parsed.problems).program


def tune(
    table: Table,
    run: Run,
    source: SourceText,
    varies: Sequence[Vary],
    *,
    spending: Spending,
    told: Callable[[], None] = lambda: None,
    engine: Engine | None = None,
) -> Tuned:
    """Put every combination through a table, each customer through all of them in turn.

    `told` is called after each customer. `engine`: by columns or order by order, instead of what is
    best for the table; with Engine.COLUMNS, raises NoLibraryError where LLVM is not installed.
    Raises RowError and VaryError.
    """
    check_whose(table)
    language = run.program.surface
    asked, run = run, fitted(run, table)
    assumed = assumed_of([asked], [run])
    done = Tuned(tuple(varies), spending, assumed, Figures(run.program))
    runs: list[tuple[Trial, Run]] = []
    for values in grid(varies):
        trial = Trial(values, with_values(source, language, varies, values))
        done.trials.append(trial)
        program = program_of(trial.text)
        if program is not None:
            trial.figures = Figures(program)
            runs.append((trial, fitted(Run(program, run.older), table)))
    last = last_day(table, run.program)
    friends = Friends.of(table, [run, *(each for _, each in runs)])
    only: list[str] | None = None
    if engine is not Engine.ORDERS and (engine or table.many >= WORTH_A_KERNEL):
        only = _by_columns(done, table, run, runs, told, friends, needed=engine is not None)
    for life in friends.lives(table, run.program, only):
        steps, fold = through(life, run, spending, last)
        for step in steps:
            done.base.add(step)
        done.base.note_in_hand(fold.in_hand())
        before = by_customer(steps, fold)
        for trial, each in runs:
            _try(trial, through(life, each, spending, last), before, run.program)
        told()
    return done


def _by_columns(
    done: Tuned,
    table: Table,
    run: Run,
    runs: Sequence[tuple[Trial, Run]],
    told: Callable[[], None],
    friends: Friends,
    *,
    needed: bool,
) -> list[str] | None:
    """Put the customers that kernels take through all of them; the others, by name."""
    # LLVM and what it takes are only there for who has them.
    from palier.history import tune_by_columns  # noqa: PLC0415

    made = tune_by_columns.Row
    base = made(run, done.base)
    pairs = [(trial, made(each, trial.figures)) for trial, each in runs if trial.figures]
    rows = [row for _, row in pairs]
    spending = done.spending
    only = tune_by_columns.through(table, base, rows, spending, told, friends, needed=needed)
    for trial, row in pairs:
        trial.better, trial.worse = row.better, row.worse
    return only


def _try(
    trial: Trial,
    made: tuple[Sequence[Step], Fold],
    before: Mapping[str, CustomerFigures],
    base: Program,
) -> None:
    """Count the steps of a customer in a row, and whether the row is better for them."""
    if trial.figures is None:
        return
    for step in made[0]:
        trial.figures.add(step)
    trial.figures.note_in_hand(made[1].in_hand())
    after = by_customer(*made)
    for name, was in before.items():
        if name:
            now = after.get(name, CustomerFigures())
            change = value_of(trial.figures.program, now) - value_of(base, was)
            trial.better += change > 0
            trial.worse += change < 0


# The report ----------------------------------------------------------------------------------


def report(done: Tuned, language: Language) -> Report:
    """The grid as a table and a plot."""
    told = Told.of(done.base.program, language)
    orders = done.base.whole.orders
    sections = (
        Section(
            "grid",
            told.say(ROWS),
            grid=_grid(done, told),
            plot=_plot(done, told),
            after=(told.sentence(WRITE_ONE),),
        ),
        section(done.spending, done.assumed, told),
    )
    under = told.say(PUT_THROUGH, orders=orders, rows=len(done.trials))
    return Report(told.speaker.own(done.base.program.name), told.say(TUNED), under, (), sections)


def _grid(done: Tuned, told: Told) -> Grid:
    points = collects(done.base.program)
    margin = has_cost(done.base)
    head = [told.say(ROW), *(each.label for each in done.varies), told.say(GIVEN), "%"]
    head += [told.say(each) for each in ((EARNED, USED, OWED) if points else ())]
    head += [told.say(BETTER), told.say(WORSE), *([told.say(MARGIN)] if margin else [])]
    rows = [
        (
            "–",
            *_values(None, done, told),
            *_cells(done.base, told, margin=margin, changed=("–", "–")),
        )
    ]
    for number, trial in enumerate(done.trials, 1):
        start = (told.number(number), *_values(trial.values, done, told))
        if trial.figures is None:
            rows.append((*start, told.say(IMPOSSIBLE), *["–"] * (len(head) - len(start) - 1)))
        else:
            changed = told.number(trial.better), told.number(trial.worse)
            rows.append((*start, *_cells(trial.figures, told, margin=margin, changed=changed)))
    return Grid(tuple(head), tuple(rows))


def _values(values: tuple[Fraction, ...] | None, done: Tuned, told: Told) -> list[str]:
    if values is None:
        return [told.say(AS_IS), *["–"] * (len(done.varies) - 1)]
    return [written(each, told.speaker.language) for each in values]


def _cells(
    figures: Figures, told: Told, *, margin: bool, changed: tuple[str, str]
) -> tuple[str, ...]:
    whole = figures.whole
    cells = [told.money(figures.given), told.share(figures.given, whole.paid)]
    if collects(figures.program):
        cells += [told.bare(whole.earned), told.bare(whole.used), told.money(figures.owed)]
    cells += changed
    if margin:
        cells.append(told.money(whole.paid - whole.cost - whole.shipping))
    return tuple(cells)


def _plot(done: Tuned, told: Told) -> Plot | None:
    shown = [each for each in done.trials if each.figures is not None]
    if len(shown) < 2:
        return None
    places = tuple(" / ".join(_values(each.values, done, told)) for each in shown)
    figures = [each.figures for each in shown if each.figures is not None]
    series = (
        Series(told.say(GIVEN), tuple(each.given for each in figures)),
        Series(told.say(OWED), tuple(each.owed for each in figures)),
    )
    digits = currency_digits(done.base.program.currency) or 0
    title = " / ".join(each.label for each in done.varies)
    return Plot(
        title, places, tuple(each for each in series if any(each.values)), digits, stacked=True
    )


def to_json(done: Tuned) -> dict[str, object]:
    """The grid in JSON."""
    language = done.base.program.surface
    return {
        "varies": [each.label for each in done.varies],
        "spending": done.spending.share,
        "as_it_is": _told(done.base),
        "rows": [
            {
                "row": at,
                "values": [written(each, Language.ENGLISH) for each in trial.values],
                **(_told(trial.figures) if trial.figures else {"impossible": True}),
                "better": trial.better,
                "worse": trial.worse,
            }
            for at, trial in enumerate(done.trials, 1)
        ],
        "language": language.value,
    }


def _told(figures: Figures) -> dict[str, object]:
    whole, program = figures.whole, figures.program
    return {
        "given": money(figures.given, program),
        "paid": money(whole.paid, program),
        "earned": program.amount(whole.earned).plain(),
        "used": program.amount(whole.used).plain(),
        "outstanding_worth": money(figures.owed, program),
    }

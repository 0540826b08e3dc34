"""A grid of programmes put through one history: what each costs, and for whom it is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from palier.history.assumptions import Assumed, assumed_of, fitted
from palier.history.backtest import (
    WORTH_A_KERNEL,
    Engine,
    last_day,
    through,
)
from palier.history.figures import Figures
from palier.history.fold import Fold, Run
from palier.history.friends import Friends
from palier.history.gains import value_of
from palier.history.reached import Reached
from palier.history.spending import Spending
from palier.history.step import Step
from palier.history.table import Table
from palier.history.vary import Vary, grid, with_values
from palier.history.whose import check_whose
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.history.kernel.reasons import Taken


class Came(NamedTuple):
    """What a programme comes to: its figures, without customers, and how many it reaches."""

    figures: Figures
    reached: Reached

    @classmethod
    def of(cls, program: Program) -> Came:
        """Nothing so far."""
        return cls(Figures(program), Reached(program))


@dataclass(slots=True)
class Trial:
    """A row of the grid: its values, its file, and what it comes to, unless that has mistakes."""

    values: tuple[Fraction, ...]
    text: str
    came: Came | None = None


@dataclass(slots=True)
class Tuned:
    """A grid: what varies, the file as it is, and every row.

    `engine` says of each programme whether it has a kernel, where that was asked.
    """

    varies: tuple[Vary, ...]
    spending: Spending
    assumed: tuple[Assumed, ...]
    base: Came
    trials: list[Trial] = field(default_factory=list)
    engine: list[Taken] = field(default_factory=list)


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
    done = Tuned(tuple(varies), spending, assumed, Came.of(run.program))
    runs: list[tuple[Trial, Run]] = []
    for values in grid(varies):
        trial = Trial(values, with_values(source, language, varies, values))
        done.trials.append(trial)
        program = program_of(trial.text)
        if program is not None:
            trial.came = Came.of(program)
            runs.append((trial, fitted(Run(program, run.older), table)))
    last = last_day(table, run.program)
    friends = Friends.of(table, [run, *(each for _, each in runs)])
    only: list[str] | None = None
    every = table.many * (1 + len(runs))
    if engine is not Engine.ORDERS and (engine or every >= WORTH_A_KERNEL):
        only = _by_columns(done, table, run, runs, told, friends, needed=engine is not None)
    for life in friends.lives(table, run.program, only):
        before = _values(done.base, through(life, run, spending, last))
        for trial, each in runs:
            _try(trial, through(life, each, spending, last), before)
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
    from palier.history.by_columns import taken_of  # noqa: PLC0415

    made = tune_by_columns.Row
    base = made(run, *done.base)
    rows = [made(each, *trial.came) for trial, each in runs if trial.came]
    spending = done.spending
    done.engine += taken_of(table, [each.run for each in (base, *rows)], promotions=False)
    kernels = [each.kernel for each in done.engine if each.kernel is not None]
    if len(kernels) < len(done.engine):
        return None
    return tune_by_columns.through(
        table, kernels, base, rows, spending, told, friends, needed=needed
    )


def _try(trial: Trial, made: tuple[Sequence[Step], Fold], before: Mapping[str, int]) -> None:
    """Count the steps of a customer in a row, and whether the row is better for them."""
    if trial.came is not None:
        after = _values(trial.came, made)
        changes = (after.get(name, 0) - was for name, was in before.items())
        trial.came.reached.compare(changes)


def _values(came: Came, made: tuple[Sequence[Step], Fold]) -> dict[str, int]:
    """What the customers of a life are given and hold in the end; the life is counted."""
    figures, (steps, fold) = came.figures, made
    for step in steps:
        figures.add(step)
    figures.note_in_hand(fold.in_hand())
    customers = figures.customers
    came.reached.add(customers.values())
    figures.customers = {}
    return {name: value_of(figures.program, each) for name, each in customers.items()}

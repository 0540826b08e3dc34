"""How fast a programme is on its own orders: each way to work them out, timed side by side.

Ratios within one run are what counts: how many orders a second depends on the machine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from time import process_time_ns
from typing import Any

from palier.account.events import AnyEvent
from palier.account.order import Order
from palier.account.reading import event_json, read_event
from palier.account.standing import guest, newcomer
from palier.engines.explain import explain
from palier.engines.quote import Reckon, quote
from palier.engines.road import Road
from palier.history.backtest import first_day, last_day, through
from palier.history.by_columns import columns_of, taken_of
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.kernel import parts as of
from palier.history.kernel.reasons import Taken
from palier.history.kernel.reasons import told as why
from palier.history.kernel.running import Ran
from palier.history.rows import Life
from palier.history.spending import Spending
from palier.history.sql import NoLibraryError
from palier.history.table import Table
from palier.history.view import Grid, Report, Section, Told
from palier.life.replay import History
from palier.problem.event import OrderRefusedError
from palier.program.model import Program
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass, replace

TITLE = Phrase("How fast it is", "À quelle vitesse")
UNDER = Phrase(
    "{orders:# order|# orders} of {lines:# line|# lines} each on average",
    "{orders:# commande|# commandes} de {lines:# ligne|# lignes} chacune en moyenne",
)
WHAT = Phrase("What", "Quoi")
A_SECOND = Phrase("A second", "Par seconde")
MICROSECONDS = Phrase("µs each", "µs chacune")
READ = Phrase("Orders read from JSON", "Commandes lues en JSON")
WALKED = Phrase("Quotes, by the reference engine", "Calculs, par le moteur de référence")
QUOTED = Phrase("Quotes, compiled", "Calculs, compilés")
EXPLAINED = Phrase("Quotes explained", "Calculs expliqués")
REPLAYED = Phrase("Events replayed, with answers", "Événements rejoués, avec les réponses")
FOLDED = Phrase("Events of a backtest", "Événements d'un backtest")
BY_KERNEL = Phrase("Orders by the kernel", "Commandes par le noyau")
NO_KERNEL = Phrase("no kernel: {why}", "pas de noyau : {why}")
NONE_PLAIN = Phrase(
    "no order of this table goes by the kernel: each is worked out by itself",
    "aucune commande de ce tableau ne passe par le noyau : chacune est calculée à part",
)
NO_LLVM = Phrase(
    'the kernel of large tables takes LLVM: pip install "palier[history]"',
    'le noyau des grands tableaux demande LLVM : pip install "palier[history]"',
)
ON_ONE = Phrase(
    "processor time of one core, in one run; what is made once for a programme is made before, and"
    " the kernel's orders are read before",
    "temps de processeur d'un cœur, d'une traite ; ce qui se fait une fois par programme est fait"
    " avant, et les commandes du noyau sont déjà lues",
)


class NoOrdersError(Exception):
    """There is nothing to time."""


@dataclass(frozen=True, slots=True)
class Timed:
    """So many of something took so many nanoseconds."""

    code: str
    what: Phrase
    many: int
    nanoseconds: int

    @property
    def a_second(self) -> int:
        """How many there are in a second."""
        return self.many * 10**9 // max(1, self.nanoseconds)


@dataclass(frozen=True, slots=True)
class Benched:
    """What was timed, on orders of so many lines; `taken`: whether the programme has a kernel.

    `compiles`: LLVM is there, which makes it.
    """

    program: Program
    orders: int
    lines: int
    timed: tuple[Timed, ...]
    taken: Taken | None = None
    compiles: bool = True


def bench(run: Run, lives: Iterable[Life], last: dt.date) -> Benched:
    """Time every way on the same lives. Raises NoOrdersError where they have no orders."""
    known = [*lives]
    program = run.program
    entered = [*_taken(program, known)]
    orders = [each for each in entered if isinstance(each, Order)]
    if not orders:
        raise NoOrdersError
    written = [event_json(each, program) for each in orders]
    for life in known[:1]:
        through(life, run, Spending(0), last)
    _quoted(program, orders, Road.compiled)
    explain(quote(program, orders[0], _standing(program, orders[0])), program.surface)
    ways: tuple[tuple[str, Phrase, int, Callable[[], object]], ...] = (
        ("read", READ, len(orders), lambda: [read_event(each, program) for each in written]),
        ("interpret", WALKED, len(orders), lambda: _quoted(program, orders, Road.walked)),
        ("compiled", QUOTED, len(orders), lambda: _quoted(program, orders, Road.compiled)),
        ("explain", EXPLAINED, len(orders), lambda: [_explained(program, each) for each in orders]),
        ("replay", REPLAYED, len(entered), lambda: _replayed(program, entered)),
        ("backtest", FOLDED, len(entered), lambda: _folded(run, known, last)),
    )
    timed = tuple(_timed(*each) for each in ways)
    return Benched(program, len(orders), sum(len(each.lines) for each in orders), timed)


def _timed(code: str, what: Phrase, many: int, way: Callable[[], object]) -> Timed:
    before = process_time_ns()
    way()
    return Timed(code, what, many, process_time_ns() - before)


ENOUGH = 300_000_000
"""In nanoseconds: a kernel is run again until it took so long."""


def with_kernel(done: Benched, table: Table, run: Run) -> Benched:
    """What was timed, and the kernel of the programme beside it, on the first orders of a table.

    It is one core's, and goes through arrays that are read, again and again; neither reading nor
    compiling is in its time. A programme without a kernel, or LLVM that is not there, is told.
    """
    taken = taken_of(table, [run])[0]
    done = replace(done, taken=taken)
    days = first_day(table, run.program), last_day(table, run.program)
    if taken.kernel is None:
        return done
    try:
        columns = columns_of(
            table,
            [taken.kernel],
            Spending(0),
            days,
            Friends.of(table, [run]),
            with_ids=False,
            threads=1,
        )
    except NoLibraryError:
        return replace(done, compiles=False)
    way = columns.ways[0]
    batch = next(way.reader.batches())
    many = sum(_orders(each) for each in way.runner.run(batch))
    times, took = 0, 0
    while many and took < ENOUGH:
        took += _timed("", BY_KERNEL, 0, lambda: [*way.runner.run(batch)]).nanoseconds
        times += 1
    kernel = Timed("kernel", BY_KERNEL, times * many, took)
    return replace(done, timed=(*done.timed, kernel)) if many else done


def _orders(ran: Ran) -> int:
    """How many orders a kernel went through."""
    return int((ran.steps[of.KIND] == of.IS_ORDER).sum())


def _taken(program: Program, lives: Iterable[Life]) -> Iterator[AnyEvent]:
    """The events of lives that the programme takes; no points are used: a quote knows of none."""
    shop = History(program)
    for event in (entry.event for life in lives for entry in life.entries):
        one = replace(event, use_points=None) if isinstance(event, Order) else event
        try:
            _ = [*shop.enter(one)]
        except OrderRefusedError:
            continue
        yield one


def _standing(program: Program, order: Order) -> Any:  # noqa: ANN401 - what an engine asks of a customer
    return guest() if order.customer is None else newcomer(program, order)


def _quoted(program: Program, orders: list[Order], reckon: Reckon) -> list[object]:
    found = ((each, _standing(program, each)) for each in orders)
    return [quote(program, each, standing, reckon=reckon).outcome for each, standing in found]


def _explained(program: Program, order: Order) -> object:
    return explain(quote(program, order, _standing(program, order)), program.surface)


def _replayed(program: Program, events: list[AnyEvent]) -> int:
    shop = History(program)
    return sum(1 for each in events for _ in shop.enter(each))


def _folded(run: Run, lives: list[Life], last: dt.date) -> Figures:
    figures = Figures(run.program)
    for life in lives:
        for step in through(life, run, Spending(0), last)[0]:
            figures.add(step)
    return figures


def first(lives: Iterable[Life], most: int) -> list[Life]:
    """The first lives of a table, of so many orders in all at least."""
    kept: list[Life] = []
    many = 0
    for life in lives:
        kept.append(life)
        many += sum(isinstance(each.event, Order) for each in life.entries)
        if many >= most:
            break
    return kept


def report(done: Benched, language: Language) -> Report:
    """What was timed, as a table."""
    told = Told.of(done.program, language)
    rows = tuple(
        (
            told.say(each.what),
            told.number(each.many),
            told.number(each.a_second),
            told.speaker.told(_microseconds(each)),
        )
        for each in done.timed
    )
    head = (told.say(WHAT), "n", told.say(A_SECOND), told.say(MICROSECONDS))
    lines = (done.lines + done.orders // 2) // (done.orders or 1)
    after = (told.sentence(ON_ONE), *_no_kernel(done, told))
    section = Section("timed", told.say(TITLE), grid=Grid(head, rows), after=after)
    under = told.say(UNDER, orders=done.orders, lines=lines)
    return Report(told.speaker.own(done.program.name), told.say(TITLE), under, (), (section,))


def _microseconds(timed: Timed) -> Fraction:
    """What each took: whole, or below ten with two decimals."""
    each = Fraction(timed.nanoseconds, 1000 * (timed.many or 1))
    return Fraction(round(each)) if each >= 10 else Fraction(round(100 * each), 100)


def _no_kernel(done: Benched, told: Told) -> Iterator[str]:
    """Why no kernel was timed, where none was."""
    if done.taken is not None and done.taken.kernel is None:
        yield told.sentence(NO_KERNEL, why=why(done.taken, told.speaker.language))
    elif done.taken is not None and all(each.code != "kernel" for each in done.timed):
        yield told.sentence(NONE_PLAIN if done.compiles else NO_LLVM)


def to_json(done: Benched) -> dict[str, Any]:
    """What was timed, in JSON: whole numbers."""
    return {
        "orders": done.orders,
        "lines": done.lines,
        "timed": [
            {
                "what": each.code,
                "many": each.many,
                "nanoseconds": each.nanoseconds,
                "a_second": each.a_second,
            }
            for each in done.timed
        ],
    }

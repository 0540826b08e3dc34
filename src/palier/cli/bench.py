"""`palier bench`: how fast a programme is on orders made up for it, or on a table of them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from palier.program.model import Program

DEFAULT = 500
YEAR = 365
FOR_A_KERNEL = 20_000
"""So many orders are made up at least for a kernel: in fewer, it has hardly begun."""


@options.command(
    Phrase("Measure how fast a programme is.", "Mesurer la vitesse d'un programme."),
    Phrase(
        "Time a programme on orders made up for it, or on the first of a table: reading, quotes,"
        " explanations, a replay, a backtest, the kernel that goes through large tables; so many a"
        " second, and microseconds each.\n\n"
        "Ratios within one run are what counts. Exit code 2 when a file cannot be read or has"
        " mistakes, or a table has no orders.",
        "Chronomètre un programme sur des commandes inventées pour lui, ou sur les premières d'un"
        " tableau : lecture, calculs, explications, événements rejoués, backtest, le noyau qui"
        " parcourt les grands tableaux ; combien par seconde, et combien de microsecondes"
        " chacune.\n\n"
        "Ce sont les rapports au sein d'une mesure qui comptent. Code de sortie 2 quand un fichier"
        " est illisible ou a des erreurs, ou quand un tableau n'a pas de commandes.",
    ),
    "palier bench club.palier",
    "palier bench club.palier orders.parquet --orders 5000",
)
@options.file
@options.argument("table", metavar="[ORDERS]", required=False)
@options.option(
    "--orders",
    "many",
    type=options.Whole(1, 1_000_000),
    default=DEFAULT,
    show_default=True,
    says=Phrase("About how many orders.", "Environ combien de commandes."),
)
@options.option(
    "--seed",
    type=options.Whole(0),
    default=1,
    show_default=True,
    says=Phrase("Another seed, other orders.", "Une autre graine, d'autres commandes."),
)
@options.lang
@options.formats("text", "json")
def bench(
    *, path: str, table: str | None, many: int, seed: int, lang: str | None, form: str
) -> None:
    """Measure how fast a programme is."""
    import tempfile
    from pathlib import Path

    from palier.account.json_text import pretty
    from palier.cli.backtest import run_of
    from palier.cli.files import could_not
    from palier.cli.spoken import asked
    from palier.cli.tables import NO_ORDERS, need_orders, table_of
    from palier.history import bench as benching
    from palier.history.assumptions import fitted
    from palier.history.backtest import last_day
    from palier.history.rows import lives
    from palier.history.text import text

    run = run_of(path, lang, ())
    language = asked(lang, run.program.surface)
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="palier-")))
        named = table or str(made_up(run.program, folder / "orders.csv", many, seed))
        opened = held.enter_context(table_of(named, run.program.zone, language))
        need_orders(named, opened)
        kept = benching.first(lives(opened, run.program), many)
        try:
            done = benching.bench(fitted(run, opened), kept, last_day(opened, run.program))
        except benching.NoOrdersError as error:
            raise could_not(NO_ORDERS, path=named) from error
        if table is None and many < FOR_A_KERNEL:
            large = str(made_up(run.program, folder / "large.csv", FOR_A_KERNEL, seed))
            opened = held.enter_context(table_of(large, run.program.zone, language))
        done = benching.with_kernel(done, opened, fitted(run, opened))
    told = benching.to_json(done)
    made = benching.report(done, language)
    click.echo(pretty(told) + "\n" if form == "json" else text(made), nl=False)


def made_up(program: Program, path: Path, many: int, seed: int) -> Path:
    """A made-up table of orders."""
    import datetime as dt

    from palier.cli.histories import write_history

    write_history(program, path, (many, seed, dt.date(2025, 1, 1), YEAR))
    return path

"""`palier generate`: a made-up history of orders."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from palier.program.model import Program

MOST = 100_000_000
YEAR = 365


@options.command(
    Phrase("Make up a history of orders.", "Inventer un historique de commandes."),
    Phrase(
        "Make up a plausible history for a programme: seasons, customers who come back and many who"
        " do not, returns; with the products, codes and methods that the rule file speaks of.\n\n"
        "The same seed gives the same history. The table is CSV, or Parquet where the name ends so;"
        " its columns are those that palier backtest reads. Exits 2 when the rule file has"
        " mistakes.",
        "Invente un historique vraisemblable pour un programme : des saisons, des clients qui"
        " reviennent et beaucoup qui ne reviennent pas, des retours ; avec les produits, les codes"
        " et les livraisons dont parle le fichier de règles.\n\n"
        "La même graine donne le même historique. Le tableau est en CSV, ou en Parquet si le nom"
        " finit ainsi ; ses colonnes sont celles que lit palier backtest. Donne 2 quand le fichier"
        " de règles a des erreurs.",
    ),
    "palier generate club.palier --orders 20000 -o orders.csv",
    "palier generate club.palier --orders 500 --seed 7 --from 2025-01-01 --days 730 -o o.parquet",
)
@options.file
@options.option(
    "--orders",
    type=options.Whole(1, MOST),
    default=10_000,
    show_default=True,
    says=Phrase("How many orders.", "Combien de commandes."),
)
@options.option(
    "--seed",
    type=options.Whole(0),
    default=1,
    show_default=True,
    says=Phrase("Another seed, another history.", "Une autre graine, un autre historique."),
)
@options.day(
    "--from",
    Phrase(
        "The first day [default: 1 January 2025].",
        "Le premier jour [par défaut : 1er janvier 2025].",
    ),
)
@options.option(
    "--days",
    type=options.Whole(1, 40 * YEAR),
    default=YEAR,
    show_default=True,
    says=Phrase("How many days it goes on.", "Combien de jours il dure."),
)
@options.output("ORDERS", required=True)
@options.lang
def generate(
    path: str,
    orders: int,
    seed: int,
    days: int,
    output: str,
    lang: str | None,
    **start: dt.datetime | None,
) -> None:
    """Make up a history of orders."""
    from palier.cli.files import could_not
    from palier.cli.rules import files_in, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.tables import NO_LIBRARY
    from palier.cli.writing import filled_after, refuse_own_input, tell_written
    from palier.history.table import NoLibraryError

    refuse_own_input(output, *files_in(path))
    done = newest_or_stop(path, lang)
    first = start["from"]
    day = first.date() if first else dt.date(2025, 1, 1)
    with filled_after(output) as made:
        try:
            write_history(done.meant, made, (orders, seed, day, days))
        except NoLibraryError as error:
            raise could_not(NO_LIBRARY) from error
    tell_written(output, asked(lang, done.language))


def write_history(program: Program, made: Path, asked: tuple[int, int, dt.date, int]) -> None:
    """Write a made-up history, as CSV or as Parquet."""
    from palier.history.generate import HEADER, generate, write_csv
    from palier.history.table import PARQUET, parquet_of

    parquet = made.suffix.lower() == PARQUET
    table = made.with_suffix(".csv") if parquet else made
    with table.open("w", encoding="utf-8", newline="") as file:
        write_csv(generate(program, *asked), file)
    if parquet:
        parquet_of(str(table), str(made), {each.value: "VARCHAR" for each in HEADER})

"""`palier generate`: a history of orders that is made up, and how a table of one is written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from palier.history.columns import Column
    from palier.program.model import Program

NESTED = options.option(
    "--nested",
    is_flag=True,
    says=Phrase(
        "A row for each order, with its lines in a list; in Parquet.",
        "Une ligne par commande, avec ses articles en liste ; en Parquet.",
    ),
)
NO_NESTED = Phrase(
    "--nested makes a table in Parquet: end its name in .parquet",
    "--nested donne un tableau en Parquet : terminez son nom par .parquet",
)
OUT_OF_TIME = Phrase(
    "a history begins in 1980 at the earliest, and ends before 3000: choose another --from, or"
    " fewer --days",
    "un historique commence au plus tôt en 1980, et finit avant 3000 : choisissez un autre --from,"
    " ou moins de --days",
)
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
        " finit ainsi ; ses colonnes sont celles que lit palier backtest. Code de sortie 2 quand"
        " le fichier"
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
@NESTED
@options.output("ORDERS", required=True)
@options.lang
def generate(
    path: str,
    orders: int,
    seed: int,
    days: int,
    output: str,
    lang: str | None,
    *,
    nested: bool,
    **start: dt.datetime | None,
) -> None:
    """Make up a history of orders."""
    from palier.cli import writing
    from palier.cli.files import could_not
    from palier.cli.rules import inputs_of, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.tables import NO_LIBRARY
    from palier.history.generate import fits
    from palier.history.sql import NoLibraryError

    writing.refuse_own_input(output, *inputs_of(path))
    writing.refuse_ending(output, *writing.AS_CSV, *writing.AS_PARQUET)
    need_parquet(output, nested=nested)
    done = newest_or_stop(path, lang)
    first = start["from"]
    day = first.date() if first else dt.date(2025, 1, 1)
    if not fits(day, days):
        raise could_not(OUT_OF_TIME)
    with writing.filled_after(output) as made:
        try:
            write_history(done.meant, made, (orders, seed, day, days), nested=nested)
        except NoLibraryError as error:
            raise could_not(NO_LIBRARY) from error
    writing.tell_written(output, asked(lang, done.language))


def write_history(
    program: Program, made: Path, asked: tuple[int, int, dt.date, int], *, nested: bool = False
) -> None:
    """Write a made-up history, as CSV or as Parquet."""
    from palier.history.generate import HEADER, generate

    table_of_rows(generate(program, *asked), HEADER, made, nested=nested)


def need_parquet(output: str, *, nested: bool) -> None:
    """End the command where lines are to be in a list, and the table is none that has lists."""
    from palier.cli.spoken import said
    from palier.history.table import PARQUET

    if nested and not output.lower().endswith(PARQUET):
        raise click.UsageError(said(NO_NESTED))


def table_of_rows(
    rows: Iterable[Sequence[str]], header: Iterable[Column], made: Path, *, nested: bool
) -> None:
    """Write rows under a header, as CSV or (by the ending) as Parquet."""
    import csv

    from palier.history.table import PARQUET

    names = [each.value for each in header]
    parquet = made.suffix.lower() == PARQUET
    table = made.with_suffix(".rows.csv") if parquet else made
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
    if parquet:
        from palier.history.typed import typed_parquet

        typed_parquet(str(table), str(made), nested=nested)

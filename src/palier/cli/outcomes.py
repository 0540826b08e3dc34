"""`palier outcomes`: what each order of a sorted Parquet table comes to, as another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.source import Language

NO_ARROW = Phrase(
    'tables go from Parquet to Parquet by Arrow and LLVM: pip install "palier[history]"',
    'passer de Parquet à Parquet demande Arrow et LLVM : pip install "palier[history]"',
)
NO_KERNEL = Phrase(
    "this programme uses {what}: palier backtest --out works it out order by order",
    "ce programme utilise {what} : palier backtest --out le calcule commande par commande",
)
WRONG_KIND = Phrase(
    "{path}: the column {column} is of type {kind}, from which it is not read here; palier backtest"
    " --out reads any table",
    "{path} : la colonne {column} est de type {kind}, qui ne se lit pas ici ; palier backtest --out"
    " lit tout tableau",
)
UNSORTED = Phrase(
    "{path}, row {row}: it stands after a later order or another customer; sort the table by"
    " customer and at, or use palier backtest --out",
    "{path}, ligne {row} : elle suit une commande plus tardive ou un autre client ; triez le"
    " tableau par customer puis at, ou prenez palier backtest --out",
)
WRITTEN = Phrase(
    "{path}: {many:# order|# orders} written",
    "{path} : {many:# commande écrite|# commandes écrites}",
)
SINGLY = Phrase(
    "worked out one by one, and last: {many:# customer|# customers}",
    "calculés un par un, et à la fin : {many:# client|# clients}",
)
REFUSED = Phrase(
    "refused, and left out: {many:# order|# orders}",
    "refusées, et laissées de côté : {many:# commande|# commandes}",
)


@options.command(
    Phrase(
        "Write what each order comes to, Parquet to Parquet.",
        "Écrire ce que donne chaque commande, de Parquet à Parquet.",
    ),
    Phrase(
        "Put a large Parquet table, sorted by customer and time, through a programme, and write"
        " what each order came to: goods, shipping given, paid, points earned, used and held, the"
        " tier.\n\n"
        "Nothing is sorted or counted, so millions of orders take seconds and little memory; points"
        " are used as the table records. Exits 2 when a file cannot be read or has mistakes.",
        "Passe dans un programme un grand tableau Parquet, trié par client puis par date, et écrit"
        " ce qu'a donné chaque commande : marchandises, frais de port offerts, payé, points"
        " gagnés, utilisés et détenus, palier.\n\n"
        "Rien n'est trié ni compté : des millions de commandes prennent quelques secondes et peu"
        " de mémoire ; les points servent comme le tableau le dit. Code de sortie 2 quand un"
        " fichier est illisible ou a des erreurs.",
    ),
    "palier outcomes club.palier orders.parquet -o outcomes.parquet",
)
@options.file
@options.argument("orders", metavar="ORDERS.parquet")
@options.output("OUT.parquet", required=True)
@options.lang
def outcomes(*, path: str, orders: str, output: str, lang: str | None) -> None:
    """Write what each order of a sorted Parquet table comes to."""
    from palier.cli.backtest import run_of
    from palier.cli.rules import inputs_of
    from palier.cli.spoken import asked
    from palier.cli.writing import AS_PARQUET, filled_after, refuse_ending, refuse_own_input
    from palier.history.outcomes import outcomes as write
    from palier.speech.speaker import Speaker

    refuse_own_input(output, orders, *inputs_of(path))
    refuse_ending(output, *AS_PARQUET)
    run = run_of(path, lang, ())
    language = asked(lang, run.program.surface)
    with filled_after(output) as made, sentences(orders, language):
        done = write(orders, run, made)
    speaker = Speaker(language)
    click.echo(speaker.say(WRITTEN, path=output, many=done.orders), err=True)
    for phrase, many in ((SINGLY, done.singly), (REFUSED, done.refused)):
        if many:
            click.echo(speaker.say(phrase, many=many), err=True)


@contextmanager
def sentences(path: str, language: Language) -> Iterator[None]:
    """Whatever is wrong with a sorted table, in a sentence."""
    from palier.cli import tables
    from palier.cli.files import could_not
    from palier.history.in_order import UnsortedError
    from palier.history.kernel.reasons import uses
    from palier.history.kinds import KindError
    from palier.history.outcomes import NoKernelError
    from palier.history.sql import NoLibraryError

    with tables.sentences(path, language):
        try:
            yield
        except NoLibraryError as error:
            raise could_not(NO_ARROW) from error
        except NoKernelError as error:
            raise could_not(NO_KERNEL, what=uses(error.taken, language)) from error
        except KindError as error:
            told = {"column": error.name, "kind": error.kind}
            raise could_not(WRONG_KIND, path=path, **told) from error
        except UnsortedError as error:
            raise could_not(UNSORTED, path=path, row=str(error.row)) from error

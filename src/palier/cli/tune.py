"""`palier tune`: other numbers in a rule file, tried on a history of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.backtest import orders as orders_argument
from palier.cli.backtest import spend as spend_option
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.history.tune import Tuned
    from palier.history.vary import Vary
    from palier.source import Language, SourceText

NO_ROW = Phrase(
    "there is no row {row}: the rows are 1 to {rows}",
    "il n'y a pas de ligne {row} : elles vont de 1 à {rows}",
)
BOTH = Phrase("--row and --write go together", "--row et --write vont ensemble")


@options.command(
    Phrase(
        "Try other numbers on a history of orders.", "Essayer d'autres chiffres sur un historique."
    ),
    Phrase(
        "Put a rule file through a table of orders with other numbers in it, and tell for each what"
        " it costs and for how many customers it is better or worse.\n\n"
        "--vary is a line of the file with a range in place of its number, or the beginning of a"
        " statement, a unit and a range. Several make a grid. --row N --write OUT.palier writes the"
        " file of a row, and tries nothing. Exits 2 when a number cannot be found, or a file cannot"
        " be read.",
        "Fait passer un fichier de règles sur un tableau de commandes avec d'autres chiffres, et"
        " dit pour chacun ce qu'il coûte et combien de clients y gagnent ou y perdent.\n\n"
        "--vary est une ligne du fichier avec un intervalle à la place de son nombre, ou le début"
        " d'une règle, une unité et un intervalle. Plusieurs font une grille. --row N --write"
        " OUT.palier écrit le fichier d'une ligne, sans rien essayer. Code de sortie 2 quand un"
        " nombre est introuvable, ou un fichier illisible.",
    ),
    "palier tune club.palier orders.csv --vary 'earn 1..3 points per 1 EUR'",
    "palier tune club.palier orders.csv --vary 'reward \"Cheque\" points 150..300 by 50'",
    "palier tune club.palier orders.csv --vary '10..20 points = 1 EUR' --row 4 --write new.palier",
)
@options.file
@orders_argument
@options.option(
    "--vary",
    "asked",
    metavar="LINE",
    multiple=True,
    required=True,
    says=Phrase(
        "What is tried; several times for a grid.",
        "Ce qui s'essaie ; plusieurs fois pour une grille.",
    ),
)
@spend_option
@options.option(
    "--report",
    "page",
    metavar="OUT.html",
    says=Phrase("Write the grid as a page too.", "Écrire aussi la grille en une page."),
)
@options.option(
    "--row",
    type=options.Whole(1),
    says=Phrase("The row whose file is written.", "La ligne dont le fichier est écrit."),
)
@options.option(
    "--write",
    metavar="OUT.palier",
    says=Phrase("Where to write it.", "Où l'écrire."),
)
@options.lang
@options.formats("text", "json")
def tune(
    *,
    path: str,
    orders: str,
    asked: tuple[str, ...],
    spend: str | None,
    page: str | None,
    row: int | None,
    write: str | None,
    lang: str | None,
    form: str,
) -> None:
    """Try other numbers on a history, or write the file of one of them."""
    from palier.account.json_text import pretty
    from palier.cli.files import could_not, one_stdin
    from palier.cli.rules import inputs_of, tried_or_stop
    from palier.cli.spoken import asked as spoken
    from palier.cli.writing import (
        AS_HTML,
        AS_RULES,
        refuse_ending,
        refuse_own_input,
        refuse_twice,
        tell_written,
        write_text,
    )
    from palier.history import tuned as tuning
    from palier.history.html import html
    from palier.history.text import text

    one_stdin(path, orders)
    if (row is None) != (write is None):
        raise could_not(BOTH)
    refuse_twice(page, write)
    for each in filter(None, (page, write)):
        refuse_own_input(each, orders, *inputs_of(path))
    refuse_ending(page, *AS_HTML)
    refuse_ending(write, *AS_RULES)
    done = tried_or_stop(path, lang)[0]
    language = spoken(lang, done.language)
    varies = varies_of(asked, done.source, done.language, language)
    if row is not None and write is not None:
        write_text(write, file_of(row, varies, done.source, done.language))
        tell_written(write, language)
        return
    found = tried(path, orders, varies, done.source, spend, lang)
    made = tuning.report(found, language)
    if page:
        write_text(page, html(made, language))
        tell_written(page, language)
    told = pretty(tuning.to_json(found)) + "\n" if form == "json" else text(made)
    click.echo(told, nl=False)


def varies_of(
    asked: tuple[str, ...], source: SourceText, surface: Language, language: Language
) -> tuple[Vary, ...]:
    """What is asked to vary, found in the file, or the sentence that says why not."""
    from palier.cli.group import CouldNot
    from palier.history.vary import VaryError, grid, vary_of
    from palier.speech.speaker import Speaker

    try:
        found = tuple(vary_of(each, source, surface) for each in asked)
        grid(found)
    except VaryError as error:
        raise CouldNot(Speaker(language).say(error.why, **error.facts)) from error
    return found


def file_of(row: int, varies: tuple[Vary, ...], source: SourceText, language: Language) -> str:
    """The rule file of a row of the grid, all else as it is."""
    from palier.cli.files import could_not
    from palier.history.vary import file_with, grid

    rows = grid(varies)
    if row > len(rows):
        raise could_not(NO_ROW, row=row, rows=len(rows))
    return file_with(source, language, varies, rows[row - 1])


def tried(
    path: str,
    orders: str,
    varies: tuple[Vary, ...],
    source: SourceText,
    spend: str | None,
    lang: str | None,
) -> Tuned:
    """The grid put through a table; counts customers aloud where it takes long."""
    from palier.cli.backtest import run_of, spending_of
    from palier.cli.replay import Counter
    from palier.cli.spoken import asked
    from palier.cli.tables import need_orders, table_of, tell_activities, tell_names
    from palier.history.kernel.reasons import told as why
    from palier.history.tune import tune as run

    base = run_of(path, lang, ())
    language = asked(lang, base.program.surface)
    counter = Counter(language)
    with table_of(orders, base.program.zone, language) as table:
        need_orders(orders, table)
        tell_activities(orders, table, base.program, language)
        tell_names(orders, table, base.program, language)
        spending = spending_of(spend, table)
        done = run(table, base, source, varies, spending=spending, told=counter.one)
    counter.done()
    for told in dict.fromkeys(why(each, language) for each in done.engine if each.reasons):
        click.echo(told, err=True)
    return done

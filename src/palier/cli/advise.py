"""`palier advise`: what a history of orders says of the rules, and of the best customers."""

from __future__ import annotations

import click

from palier.cli import options
from palier.cli.backtest import orders as orders_argument
from palier.cli.backtest import spend as spend_option
from palier.speech.phrases import Phrase


@options.command(
    Phrase(
        "Say what a history of orders tells of the rules.",
        "Dire ce qu'un historique révèle des règles.",
    ),
    Phrase(
        "Put a table of orders through a programme and say what to look at: rewards that most"
        " never reach, a first tier that nobody reaches or that one order gives, points that expire"
        " unused, rules that never give; each with its figures, its line and a number to try. Then"
        " what the best tenth of customers have in common, and who the best are.\n\n"
        "Exit code 2 when a file cannot be read or has mistakes.",
        "Fait passer un tableau de commandes dans un programme et dit quoi regarder : les"
        " récompenses que presque personne n'atteint, un premier palier que nul n'atteint ou"
        " qu'une commande suffit à donner, les points qui expirent sans servir, les règles qui"
        " ne donnent jamais rien ; avec les chiffres, la ligne et un nombre à essayer. Puis ce"
        " qu'ont en commun les dix pour cent des clients qui achètent le plus, et qui sont les"
        " meilleurs.\n\n"
        "Code de sortie 2 quand un fichier est illisible ou a des erreurs.",
    ),
    "palier advise club.palier orders.csv",
    "palier advise club.palier orders.parquet --format json",
)
@options.file
@orders_argument
@spend_option
@options.option(
    "--report",
    "page",
    metavar="OUT.html",
    says=Phrase("Write it as a page too.", "L'écrire aussi en une page."),
)
@options.lang
@options.formats("text", "json")
def advise(
    *, path: str, orders: str, spend: str | None, page: str | None, lang: str | None, form: str
) -> None:
    """Say what a history tells of the rules."""
    from palier.account.json_text import pretty
    from palier.cli.backtest import run_of, spending_of
    from palier.cli.files import one_stdin
    from palier.cli.replay import Counter
    from palier.cli.rules import inputs_of
    from palier.cli.spoken import asked
    from palier.cli.tables import table_of, tell_activities
    from palier.cli.writing import refuse_own_input, tell_written, write_text
    from palier.history import advise as advising
    from palier.history.html import html
    from palier.history.text import text

    one_stdin(path, orders)
    if page:
        refuse_own_input(page, orders, *inputs_of(path))
    run = run_of(path, lang, ())
    language = asked(lang, run.program.surface)
    counter = Counter(language)
    with table_of(orders, run.program.zone, language) as table:
        tell_activities(orders, table, run.program)
        spending = spending_of(spend, table)
        done = advising.advise(table, run, spending=spending, told=counter.one)
    counter.done()
    made = advising.report(done, language)
    if page:
        write_text(page, html(made, language))
        tell_written(page, language)
    told = advising.to_json(done, language)
    click.echo(pretty(told) + "\n" if form == "json" else text(made), nl=False)

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
        " never reach, a first tier that nobody reaches or that one average basket gives, points"
        " that expire unused, rules that never give; each with its figures, its line and a number"
        " to try. Then what the best tenth of customers have in common, and who the best are;"
        " --best writes the list of the whole tenth.\n\n"
        "Exit code 2 when a file cannot be read or has mistakes.",
        "Fait passer un tableau de commandes dans un programme et dit quoi regarder : les"
        " récompenses que presque personne n'atteint, un premier palier que nul n'atteint ou"
        " qu'un panier moyen suffit à donner, les points qui expirent sans servir, les règles qui"
        " ne donnent jamais rien ; avec les chiffres, la ligne et un nombre à essayer. Puis ce"
        " qu'ont en commun les dix pour cent des clients qui achètent le plus, et qui sont les"
        " meilleurs ; --best écrit la liste des dix pour cent.\n\n"
        "Code de sortie 2 quand un fichier est illisible ou a des erreurs.",
    ),
    "palier advise club.palier orders.csv",
    "palier advise club.palier orders.parquet --best best.csv",
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
@options.option(
    "--best",
    "listed",
    metavar="OUT.csv",
    says=Phrase(
        "Write the list of the tenth of customers who buy most.",
        "Écrire la liste des dix pour cent des clients qui achètent le plus.",
    ),
)
@options.lang
@options.formats("text", "json")
def advise(
    *,
    path: str,
    orders: str,
    spend: str | None,
    page: str | None,
    listed: str | None,
    lang: str | None,
    form: str,
) -> None:
    """Say what a history tells of the rules."""
    from palier.account.json_text import pretty
    from palier.cli.backtest import run_of, spending_of
    from palier.cli.files import one_stdin
    from palier.cli.replay import Counter
    from palier.cli.rules import inputs_of
    from palier.cli.spoken import asked
    from palier.cli.tables import need_orders, table_of, tell_activities, tell_names
    from palier.cli.writing import (
        AS_CSV,
        AS_HTML,
        Content,
        refuse_ending,
        refuse_own_input,
        refuse_twice,
        tell_written,
        write_together,
    )
    from palier.history import advise as advising
    from palier.history.html import html
    from palier.history.kernel.reasons import told as why
    from palier.history.portrait import as_csv
    from palier.history.text import text

    one_stdin(path, orders)
    refuse_twice(page, listed)
    for each in filter(None, (page, listed)):
        refuse_own_input(each, orders, *inputs_of(path))
    refuse_ending(page, *AS_HTML)
    refuse_ending(listed, *AS_CSV)
    run = run_of(path, lang, ())
    language = asked(lang, run.program.surface)
    counter = Counter(language)
    with table_of(orders, run.program.zone, language) as table:
        need_orders(orders, table)
        tell_activities(orders, table, run.program, language)
        tell_names(orders, table, run.program, language)
        spending = spending_of(spend, table)
        done = advising.advise(table, run, spending=spending, passed=counter.more)
    counter.done()
    for taken in done.engine:
        if taken.reasons:
            click.echo(why(taken, language), err=True)
    made = advising.report(done, language)
    files: dict[str, Content] = {page: html(made, language)} if page else {}
    files |= {listed: as_csv(done.figures)} if listed else {}
    write_together(files)
    for name in files:
        tell_written(name, language)
    told = advising.to_json(done, language)
    click.echo(pretty(told) + "\n" if form == "json" else text(made), nl=False)

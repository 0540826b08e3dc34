"""`palier backtest`: what a programme would have cost on a history of orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.history.backtest import Backtest
    from palier.history.fold import Run
    from palier.history.goals import Goals
    from palier.history.spending import Spending
    from palier.history.step import Step
    from palier.history.table import Outline
    from palier.source import Language

NO_SHARE = Phrase(
    "--spend is recorded, never, always or a percentage such as 40%, and not {found}",
    "--spend est recorded, never, always ou un pourcentage comme 40%, et non {found}",
)
OTHER_CURRENCY = Phrase(
    "{path} counts in {now} and {other} in {then}: they cannot be compared",
    "{path} compte en {now} et {other} en {then} : ils ne se comparent pas",
)
NO_NUMBA = Phrase(
    'going by columns takes LLVM: pip install "palier[history]"',
    'le calcul par colonnes demande LLVM : pip install "palier[history]"',
)
NO_SPARK = Phrase(
    'a cluster takes Spark, and Java 17 or later: pip install "palier[spark]"',
    'une grappe demande Spark, et Java 17 ou plus récent : pip install "palier[spark]"',
)
NO_CLUSTER = Phrase(
    "--master names a cluster: add --engine spark",
    "--master désigne une grappe : ajoutez --engine spark",
)
SPARK = "spark"
SHARES = {"recorded": None, "never": 0, "always": 100}

orders = options.argument("orders", metavar="ORDERS")
spend = options.option(
    "--spend",
    "spend",
    metavar="HOW",
    says=Phrase(
        "How customers spend: recorded, never, always, or in so many of their orders, as 40%"
        " [default: recorded where the table says it, else always].",
        "Ce que les clients utilisent : recorded, never, always, ou une part de leurs commandes,"
        " comme 40% [par défaut : recorded si le tableau le dit, sinon always].",
    ),
)
engine = options.option(
    "--engine",
    type=click.Choice(["columns", "orders", SPARK]),
    says=Phrase(
        "Compiled, by columns, or order by order [default: columns from 20,000 orders on]; or by a"
        " cluster, with Spark.",
        "Compilé, par colonnes, ou commande par commande [par défaut : columns dès 20 000"
        " commandes] ; ou par une grappe, avec Spark.",
    ),
)
master = options.option(
    "--master",
    metavar="URL",
    says=Phrase(
        "With --engine spark, the cluster, as spark-submit takes it [default: this machine].",
        "Avec --engine spark, la grappe, comme la nomme spark-submit [par défaut : cette machine].",
    ),
)


@options.command(
    Phrase(
        "Put a history of orders through a programme.", "Passer un historique dans un programme."
    ),
    Phrase(
        "Tell what a programme would have cost on a table of orders, CSV or Parquet: what is taken"
        " off and given, points earned, used, lost and still owed, month by month, rule by rule,"
        " customer by customer.\n\n"
        "With --against, another rule file goes through the same orders beside it: what changes,"
        " who is better off, who is worse off, and the customers and orders that show it best."
        " Exits 1 when a goal of --goals is not reached, and 2 when a file cannot be read or has"
        " mistakes.",
        "Dit ce qu'un programme aurait coûté sur un tableau de commandes, CSV ou Parquet : ce qui"
        " est retiré et offert, les points gagnés, utilisés, perdus et encore dus, mois par mois,"
        " règle par règle, client par client.\n\n"
        "Avec --against, un autre fichier de règles passe sur les mêmes commandes : ce qui change,"
        " qui y gagne, qui y perd, les clients et les commandes qui le montrent le mieux. Code de"
        " sortie 1 quand un"
        " objectif de --goals n'est pas atteint, et 2 quand un fichier est illisible ou a des"
        " erreurs.",
    ),
    "palier backtest club.palier orders.csv",
    "palier backtest club.palier orders.parquet --report cost.html --out orders-out.parquet",
    "palier backtest club.palier orders.csv --against club-2027.palier --spend 40%",
)
@options.file
@orders
@options.option(
    "--against",
    metavar="FILE",
    says=Phrase(
        "Another rule file, put through the same orders.",
        "Un autre fichier de règles, sur les mêmes commandes.",
    ),
)
@spend
@options.option(
    "--goals",
    metavar="GOALS.toml",
    says=Phrase("What should be reached.", "Ce qui devrait être atteint."),
)
@options.option(
    "--report",
    "page",
    metavar="OUT.html",
    says=Phrase("Write the report as a page too.", "Écrire aussi le rapport en une page."),
)
@options.option(
    "--out",
    metavar="OUT.parquet",
    says=Phrase(
        "Write what each order came to, as CSV or Parquet.",
        "Écrire ce qu'a donné chaque commande, en CSV ou en Parquet.",
    ),
)
@engine
@master
@options.older
@options.lang
@options.formats("text", "json")
def backtest(
    *,
    path: str,
    orders: str,
    against: str | None,
    spend: str | None,
    goals: str | None,
    page: str | None,
    out: str | None,
    engine: str | None,
    master: str | None,
    older: tuple[str, ...],
    lang: str | None,
    form: str,
) -> None:
    """Put a history of orders through a programme, and print what it cost."""
    from contextlib import ExitStack

    from palier.cli import writing
    from palier.cli.files import could_not, one_stdin
    from palier.cli.rules import inputs_of
    from palier.cli.spoken import asked
    from palier.history.backtest import Out
    from palier.history.goals import section
    from palier.history.html import html
    from palier.history.report import report
    from palier.history.view import Told

    if master is not None and engine != SPARK:
        raise could_not(NO_CLUSTER)
    one_stdin(path, orders, against, goals, *older)
    writing.refuse_twice(page, out)
    for each in filter(None, (page, out)):
        writing.refuse_own_input(each, orders, goals, *inputs_of(path, against or path, *older))
    writing.refuse_ending(page, *writing.AS_HTML)
    writing.refuse_ending(out, *writing.AS_CSV, *writing.AS_PARQUET)
    runs = tuple(run_of(each, lang, older) for each in (path, against) if each)
    now, then = (runs[at].program.currency for at in (0, -1))
    if against and then != now:
        raise could_not(OTHER_CURRENCY, path=path, now=now, other=against, then=then)
    language = asked(lang, runs[0].program.surface)
    wanted = goals_of(goals) if goals else None
    with ExitStack() as held:
        table_out = Out(held.enter_context(writing.to_fill(out)), runs[0].program) if out else None
        if engine == SPARK:
            add = table_out.add_lines if table_out else None
            done = by_cluster(orders, runs, language, spend, add, master)
        else:
            told = table_out.add if table_out else None
            done = put_through(orders, runs, language, spend, told, engine)
        made = report(done, language, wanted)
        files: dict[str, writing.Content] = {page: html(made, language)} if page else {}
        if table_out and out:
            table_out.close()
            files[out] = table_out.path
        writing.write_together(files)
    click.echo(answer(done, made, form, wanted), nl=False)
    for written in filter(None, (page, out)):
        writing.tell_written(written, language)
    if wanted is not None:
        lines = section(done.figures, wanted, Told.of(runs[0].program, language)).lines
        if not all(each.reached for each in lines):
            raise SystemExit(1)


def run_of(path: str, lang: str | None, older: tuple[str, ...]) -> Run:
    """A rule file, or a folder of versions, ready to be put through a history."""
    from palier.cli.rules import tried_or_stop
    from palier.history.fold import Run

    newest, *others = tried_or_stop(path, lang, older)
    known = {each.meant.version: each.meant for each in others}
    known.pop(newest.meant.version, None)
    return Run(newest.meant, known)


def put_through(
    orders: str,
    runs: tuple[Run, ...],
    language: Language,
    spend: str | None,
    told: Callable[[Step], None] | None = None,
    engine: str | None = None,
) -> Backtest:
    """The figures of one programme or of two on a table; counts aloud where it takes long.

    Says why a large table is gone through order by order, where it is.
    """
    from palier.cli.files import could_not
    from palier.cli.replay import Counter
    from palier.cli.tables import table_of, tell_activities, tell_names
    from palier.history.backtest import Engine
    from palier.history.backtest import backtest as run
    from palier.history.kernel.reasons import told as why
    from palier.history.sql import NoLibraryError

    counter = Counter(language)
    other = runs[1] if len(runs) > 1 else None
    with table_of(orders, runs[0].program.zone, language) as table:
        tell_activities(orders, table, runs[0].program, language)
        tell_names(orders, table, runs[0].program, language)
        try:
            done = run(
                table,
                runs[0],
                other,
                spending=spending_of(spend, table),
                told=told,
                passed=counter.more,
                engine=None if engine is None else Engine(engine),
            )
        except NoLibraryError as error:
            raise could_not(NO_NUMBA) from error
    counter.done()
    for each in done.engine:
        if each.reasons:
            click.echo(why(each, language), err=True)
    return done


def by_cluster(
    orders: str,
    runs: tuple[Run, ...],
    language: Language,
    spend: str | None,
    told: Callable[[str], None] | None,
    master: str | None,
) -> Backtest:
    """The figures of one programme or of two on a table that a cluster goes through."""
    from palier.cli.files import could_not
    from palier.cli.tables import on_disk, sentences, tell_near
    from palier.history.cluster.backtest import Asked
    from palier.history.cluster.backtest import backtest as run
    from palier.history.cluster.reading import Whole
    from palier.history.cluster.session import NoSparkError, session
    from palier.history.columns import near_columns

    def spending(whole: Whole) -> Spending:
        near = near_columns(whole.unknown, whole.columns, nested=whole.nested)
        tell_near(orders, near, language)
        return spending_of(spend, whole)

    with on_disk(orders) as file, sentences(orders, language):
        try:
            with session(master) as spark:
                return run(spark, file, Asked(runs, spending, told))
        except NoSparkError as error:
            raise could_not(NO_SPARK) from error


def spending_of(asked: str | None, table: Outline) -> Spending:
    """What is assumed of how customers spend; as recorded where the table says anything of it."""
    from palier.cli.files import could_not
    from palier.history.columns import Column
    from palier.history.spending import WHOLE, Spending

    if asked is None:
        return Spending(None if table.holds(Column.USE_POINTS) else WHOLE)
    if asked in SHARES:
        return Spending(SHARES[asked])
    digits = asked.removesuffix("%")
    if not (digits.isascii() and digits.isdigit() and int(digits) <= WHOLE):
        raise could_not(NO_SHARE, found=asked)
    return Spending(int(digits))


def goals_of(path: str) -> Goals:
    """Goals from a file, or the sentence that says why not."""
    from palier.cli.files import read_source
    from palier.cli.group import CouldNot
    from palier.cli.spoken import language_of_user
    from palier.history.goals import GoalsError, read_goals

    try:
        source = read_source(path)
        return read_goals(source.text, source.name)
    except GoalsError as error:
        raise CouldNot(error.told(language_of_user())) from error


def answer(done: Backtest, made: object, form: str, wanted: Goals | None = None) -> str:
    """The report as text, or its figures in JSON."""
    from palier.account.json_text import pretty
    from palier.history import against, as_json
    from palier.history.goals import to_json as goals_in_json
    from palier.history.text import text
    from palier.history.view import Report

    if form == "json":
        told = as_json.to_json(done.figures, done.files[0])
        if done.other is not None:
            compared = against.to_json(done, done.figures.program.currency)
            told |= {"against": as_json.to_json(done.other, done.files[1]), "compared": compared}
        if wanted is not None:
            told["goals"] = goals_in_json(done.figures, wanted)
        assumed = [each.value for each in done.assumed]
        return pretty(told | {"spending": done.spending.share, "assumed": assumed}) + "\n"
    return text(made) if isinstance(made, Report) else ""

"""Tables of orders, or the sentences that stop a command."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli.files import STDIN, bytes_of, could_not, refused
from palier.history.activities import unknown_activities
from palier.history.alike import compared
from palier.history.columns import MissingColumnsError, near_columns
from palier.history.rows import RowError
from palier.history.sql import NoLibraryError
from palier.history.table import Table, opened
from palier.history.unreadable import TableError, in_words
from palier.history.whose import shared_numbers
from palier.problem.event import EventProblem, MoneyForm, TimeForm, Wanted
from palier.program.model import Program
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import words_of

if TYPE_CHECKING:
    from palier.cli.group import CouldNot

NO_LIBRARY = Phrase(
    'tables of orders are read with DuckDB: pip install "palier[history]"',
    'les tableaux de commandes se lisent avec DuckDB : pip install "palier[history]"',
)
NO_TABLE = Phrase(
    "{path} cannot be read as a table: {reason}", "{path} ne se lit pas comme un tableau : {reason}"
)
NO_COLUMN = Phrase(
    "{path} has no column {missing}; it has {there}",
    "{path} n'a pas de colonne {missing} ; il a {there}",
)
NO_COLUMNS = Phrase(
    "{path} has no columns {missing}; it has {there}",
    "{path} n'a pas les colonnes {missing} ; il a {there}",
)
EMPTY = Phrase(
    "{path}: its first line is empty; it should name the columns, such as {missing}",
    "{path} : sa première ligne est vide ; elle devrait nommer les colonnes, comme {missing}",
)
IN_ROW = Phrase("{path}, row {row}: {why}", "{path}, ligne {row} : {why}")
IN_LINE = Phrase(
    "{path}, row {row}, element {line} of lines: {why}",
    "{path}, ligne {row}, élément {line} de lines : {why}",
)
PASSED_OVER = Phrase(
    "{path}: the column {name} is passed over; did you mean {near}?",
    "{path} : la colonne {name} est ignorée ; vouliez-vous dire {near} ?",
)
SHARED = Phrase(
    "{path}: {many:# order number is|# order numbers are} of several customers, such as “{order}”"
    " (rows {one} and {other}); each customer's is taken as an order of its own",
    "{path} : {many:# numéro de commande est celui|# numéros de commande sont ceux} de plusieurs"
    " clients, comme « {order} » (lignes {one} et {other}) ; chaque client a sa commande à part",
)
NO_ORDERS = Phrase(
    "{path} has no orders: there is nothing to go by",
    "{path} n'a pas de commandes : il n'y a rien à en tirer",
)
NO_RULE = Phrase(
    "{path}: no rule speaks of the activity “{name}”",
    "{path} : aucune règle ne parle de l'activité « {name} »",
)
NO_RULE_BUT = Phrase(
    "{path}: no rule speaks of the activity “{name}”; did you mean “{near}”?",
    "{path} : aucune règle ne parle de l'activité « {name} » ; vouliez-vous dire « {near} » ?",
)
NOTHING_TOLD = Phrase(
    "{path} has nothing in {columns}, which rules of the file ask about: they find nothing there",
    "{path} n'a rien dans {columns}, que des règles du fichier regardent : elles n'y trouvent rien",
)
WRITTEN_OTHERWISE = Phrase(
    "{path}: no row has “{name}” in {column}, as the rule file writes it, and some have “{found}”",
    "{path} : aucune ligne n'a « {name} » dans {column}, comme l'écrit le fichier de règles, et"
    " certaines ont « {found} »",
)


@contextmanager
def table_of(path: str, zone: str, language: Language) -> Iterator[Table]:
    """An open table; whatever is wrong with it, then or while it is read, ends the command."""
    with on_disk(path) as file, sentences(path, language):
        if not Path(file).is_file():
            Path(file).open("rb").close()
        with opened(file, zone) as table:
            near = near_columns(table.unknown, table.columns, nested=table.nested)
            tell_near(path, near, language)
            tell_shared(path, table, language)
            yield table


def need_orders(path: str, table: Table) -> None:
    """End the command where a table has no order, whatever else it has."""
    if not table.has_orders:
        raise could_not(NO_ORDERS, path=path)


def tell_activities(path: str, table: Table, program: Program, language: Language) -> None:
    """Say which activities no rule speaks of, and what was probably meant."""
    speaker = Speaker(language)
    for name, near in unknown_activities(table, program).items():
        phrase = NO_RULE if near is None else NO_RULE_BUT
        click.echo(speaker.say(phrase, path=path, name=name, near=near), err=True)


def tell_names(path: str, table: Table, program: Program, language: Language) -> None:
    """Say which names of the rules a table writes otherwise, and of which it tells nothing."""
    speaker, found = Speaker(language), compared(table, program)
    if found.empty:
        columns = speaker.join([each.value for each in found.empty])
        click.echo(speaker.say(NOTHING_TOLD, path=path, columns=columns), err=True)
    for each in found.alike:
        facts = {"name": each.name, "column": each.column.value, "found": each.found}
        click.echo(speaker.say(WRITTEN_OTHERWISE, path=path, **facts), err=True)


def tell_near(path: str, found: Mapping[str, str], language: Language) -> None:
    """Say which columns are passed over whose names are nearly one that is read."""
    for name, near in found.items():
        told = Speaker(language).say(PASSED_OVER, path=path, name=name, near=near)
        click.echo(told, err=True)


def tell_shared(path: str, table: Table, language: Language) -> None:
    """Say that orders of several customers have one number, where they do."""
    found = shared_numbers(table)
    if found is not None:
        one, other = map(str, found.rows)
        facts = {"path": path, "order": found.order, "one": one, "other": other}
        click.echo(Speaker(language).say(SHARED, many=found.many, **facts), err=True)


@contextmanager
def sentences(path: str, language: Language) -> Iterator[None]:
    """Whatever is wrong with a table, in a sentence."""
    speaker = Speaker(language)
    try:
        yield
    except OSError as error:
        raise refused(path, error) from error
    except NoLibraryError as error:
        raise could_not(NO_LIBRARY) from error
    except TableError as error:
        raise no_table(path, error, speaker) from error
    except MissingColumnsError as error:
        missing = speaker.join(error.names)
        if not error.there:
            raise could_not(EMPTY, path=path, missing=missing) from error
        told = NO_COLUMNS if len(error.missing) > 1 else NO_COLUMN
        raise could_not(
            told, path=path, missing=missing, there=speaker.join(error.there)
        ) from error
    except RowError as error:
        raise in_row(path, error, speaker) from error


def no_table(path: str, error: TableError, speaker: Speaker) -> CouldNot:
    """Why a file is no table, in a sentence."""
    return could_not(NO_TABLE, path=path, reason=in_words(error.reason, speaker))


HOW_MONEY = Phrase(
    "{title}: write digits, a point and the decimals, as in 1234.50, and nothing else",
    "{title} : écrivez des chiffres, une virgule et les décimales, comme 1234,50, et rien d'autre",
)
HOW_TIME = Phrase(
    "{title}: write 2026-01-31 or 2026-01-31 18:05",
    "{title} : écrivez 2026-01-31 ou 2026-01-31 18:05",
)
HOW_BIRTHDAY = Phrase(
    "{title}: write 1990-05-01 or --05-01", "{title} : écrivez 1990-05-01 ou --05-01"
)


def _with_how(problem: EventProblem, speaker: Speaker) -> str:
    """What is wrong with a cell, and how it is written."""
    title = words_of(problem, SourceText.of(""), speaker.language).title
    if isinstance(problem, MoneyForm):
        return speaker.say(HOW_MONEY, title=title)
    if isinstance(problem, TimeForm):
        birthday = problem.wanted is Wanted.BIRTHDAY
        return speaker.say(HOW_BIRTHDAY if birthday else HOW_TIME, title=title)
    return title


def in_row(path: str, error: RowError, speaker: Speaker) -> CouldNot:
    """What is wrong with a row, in a sentence."""
    if error.why is not None:
        why = speaker.say(error.why, **error.facts)
    else:
        why = "; ".join(_with_how(each, speaker) for each in error.problems)
    told = {"path": path, "row": str(error.row), "why": why}
    if error.line is None:
        return could_not(IN_ROW, **told)
    return could_not(IN_LINE, line=str(error.line), **told)


@contextmanager
def on_disk(path: str) -> Iterator[str]:
    """The path of a table; the standard input, or a pipe, is kept on disk while it is read."""
    if path != STDIN and not Path(path).is_fifo():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        kept = Path(folder) / "stdin.csv"
        with kept.open("wb") as file, bytes_of(path) as given:
            shutil.copyfileobj(given, file)
        yield str(kept)

"""Tables of orders, or the sentences that stop a command."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli.files import STDIN, could_not, refused
from palier.history.columns import Column
from palier.history.rows import RowError
from palier.history.table import (
    MissingColumnsError,
    NoLibraryError,
    Table,
    TableError,
    near_columns,
    opened,
)
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
NO_COLUMNS = Phrase(
    "{path} has no column {missing}; it has {there}",
    "{path} n'a pas de colonne {missing} ; il a {there}",
)
IN_ROW = Phrase("{path}, row {row}: {why}", "{path}, ligne {row} : {why}")
PASSED_OVER = Phrase(
    "{path}: the column {name} is passed over; did you mean {near}?",
    "{path} : la colonne {name} est ignorée ; vouliez-vous dire {near} ?",
)
NOTHING = Phrase("nothing", "rien")


@contextmanager
def table_of(path: str, zone: str, language: Language) -> Iterator[Table]:
    """An open table; whatever is wrong with it, then or while it is read, ends the command."""
    with on_disk(path) as file, sentences(path, language):
        if not Path(file).is_file():
            Path(file).open("rb").close()
        with opened(file, zone) as table:
            tell_near(path, table.unknown, table.columns, language)
            yield table


def tell_near(
    path: str, unknown: Iterable[str], columns: Iterable[Column], language: Language
) -> None:
    """Say which columns are passed over whose names are nearly one that is read."""
    for name, near in near_columns(unknown, columns).items():
        told = Speaker(language).say(PASSED_OVER, path=path, name=name, near=near)
        click.echo(told, err=True)


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
        raise could_not(NO_TABLE, path=path, reason=error.reason) from error
    except MissingColumnsError as error:
        missing = speaker.join([each.value for each in error.missing])
        there = speaker.join(error.there) or speaker.say(NOTHING)
        raise could_not(NO_COLUMNS, path=path, missing=missing, there=there) from error
    except RowError as error:
        raise in_row(path, error, speaker) from error


def in_row(path: str, error: RowError, speaker: Speaker) -> CouldNot:
    """What is wrong with a row, in a sentence."""
    if error.why is not None:
        why = speaker.say(error.why, **error.facts)
    else:
        told = (words_of(each, SourceText.of(""), speaker.language) for each in error.problems)
        why = "; ".join(each.title for each in told)
    return could_not(IN_ROW, path=path, row=str(error.row), why=why)


@contextmanager
def on_disk(path: str) -> Iterator[str]:
    """The path of a table; the standard input is kept on disk while it is read."""
    if path != STDIN:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        kept = Path(folder) / "stdin.csv"
        with kept.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield str(kept)

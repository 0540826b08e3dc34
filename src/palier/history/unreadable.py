"""Why a file is no table that can be read: the words of a library, in those of a merchant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from palier.account.forms.form import shown
from palier.history.columns import Column, cut_short
from palier.history.written import either
from palier.problem.event import EventProblem, MissingKey, TimeForm, Wanted
from palier.source import NOWHERE
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

TWICE = "two columns are called"
TWO_WAYS, NO_STRUCTS, A_LIST = "lines, and also", "no list of structs:", "a list in"
NOT_UTF8, WORKBOOK, TO_EXCEL = "not UTF-8", "a workbook", "a first line to Excel,"
SEVERAL_LINES = "a cell goes over several lines"
CELLS = r"Expected Number of Columns: (?P<wanted>\d+),? Found: (?P<found>\d+)"
BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What workbooks begin with: those of today, and older ones."""
REASONS = (
    (
        rf"{TWICE} (?P<name>\w+)",
        Phrase(
            "two of its columns are called {name}: leave one of them out",
            "deux de ses colonnes s'appellent {name} : laissez-en une de côté",
        ),
    ),
    (
        rf"{TWO_WAYS} (?P<names>.*)",
        Phrase(
            "it has the lines of orders in its column lines, and {names} beside it: keep one of the"
            " two",
            "il a les lignes des commandes dans sa colonne lines, et {names} à côté : gardez l'un"
            " des deux",
        ),
    ),
    (
        rf"{NO_STRUCTS} (?P<kind>.*)",
        Phrase(
            "its column lines is of type {kind}; it should be a list of structs, one for each line"
            " of the order",
            "sa colonne lines est de type {kind} ; il y faut une liste de structures, une par ligne"
            " de la commande",
        ),
    ),
    (
        rf"{A_LIST} (?P<name>\S+)",
        Phrase(
            "its column {name} holds lists; the lines of an order go together in one column lines,"
            " a list of structs",
            "sa colonne {name} contient des listes ; les lignes d'une commande vont ensemble dans"
            " une colonne lines, une liste de structures",
        ),
    ),
    (
        WORKBOOK,
        Phrase(
            "it is a workbook: save its sheet as “CSV UTF-8”",
            "c'est un classeur : enregistrez sa feuille en « CSV UTF-8 »",
        ),
    ),
    (
        rf"{TO_EXCEL} (?P<line>.*)",
        Phrase(
            "its first line, {line}, is for Excel: take it out, so that the file begins with the"
            " names of its columns",
            "sa première ligne, {line}, s'adresse à Excel : retirez-la, pour que le fichier"
            " commence par les noms de ses colonnes",
        ),
    ),
    (
        rf"{NOT_UTF8}|[Ii]nvalid unicode|codec can't decode",
        Phrase(
            "its letters are not in UTF-8: save it again as “CSV UTF-8”",
            "ses lettres ne sont pas en UTF-8 : enregistrez-le de nouveau en « CSV UTF-8 »",
        ),
    ),
    (
        rf"Line: (?P<line>\d+), {CELLS}",
        Phrase(
            "line {line} has {found} cells, and the first line {wanted}",
            "la ligne {line} a {found} cellules, et la première {wanted}",
        ),
    ),
    (
        CELLS,
        Phrase(
            "a line has {found} cells, and the first line {wanted}",
            "une ligne a {found} cellules, et la première {wanted}",
        ),
    ),
    (
        r"Line: (?P<line>\d+), .*(?:unterminated quote|end of data|expected after)",
        Phrase(
            "a double quote in line {line} is never closed",
            "un guillemet de la ligne {line} n'est jamais fermé",
        ),
    ),
    (
        rf"{SEVERAL_LINES}, near (?P<near>.*)",
        Phrase(
            "a cell goes over several lines, near {near}",
            "une cellule va sur plusieurs lignes, vers {near}",
        ),
    ),
    (
        r"Line: (?P<line>\d+), .*(?:field limit|Maximum line size)",
        Phrase("line {line} is too long", "la ligne {line} est trop longue"),
    ),
    (
        r"too small to be a Parquet file|No magic bytes|not a [Pp]arquet file|Parquet file size is",
        Phrase("it is no Parquet file", "ce n'est pas un fichier Parquet"),
    ),
)
"""What is found in the words of a library, and what is said instead, with its groups filled in."""
_CLASS = re.compile(r"^[A-Z][A-Za-z ]*? Error: (?=\S)")
_MEANT = ("Expected Number", "Value with unterminated", "Invalid unicode", "Maximum line size")


class TableError(Exception):
    """A table that cannot be read; `reason` is the library's own first sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Fault(Enum):
    """What is wrong with a cell of an export."""

    TIME = "no date"
    NUMBER = "no number"
    NOTHING = "nothing in it"
    APART = "rows of one order that do not stand together"


class ExportError(Exception):
    """A cell that cannot be read, by row and by the name of its column."""

    def __init__(self, row: int, column: str, found: str, why: Fault) -> None:
        super().__init__(f"row {row}, {column}: {found}")
        self.row, self.column, self.found, self.why = row, column, found, why

    @property
    def may_be(self) -> tuple[str, str] | None:
        """The two numbers that it may be, where it may be either."""
        return either(self.found) if self.why is Fault.NUMBER else None


class NoSuchColumnsError(Exception):
    """An export without cells that are needed: the names that they would have had."""

    def __init__(self, missing: Iterable[str], there: Iterable[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing, self.there = tuple(missing), tuple(map(cut_short, there))


def in_words(reason: str, speaker: Speaker) -> str:
    """Why a table cannot be read, in the language of whoever reads it.

    >>> from palier.source import Language
    >>> in_words("Line: 3, Expected Number of Columns: 7 Found: 8", Speaker(Language.ENGLISH))
    'line 3 has 8 cells, and the first line 7'
    """
    for pattern, phrase in REASONS:
        if found := re.search(pattern, reason):
            return speaker.say(phrase, **found.groupdict())
    return reason


def first_sentence(told: str) -> str:
    """What DuckDB says first, and what it found: `CSV Error on Line: 2, Expected … Found: 6`."""
    lines = [each.strip() for each in told.strip().splitlines()]
    first = _CLASS.sub("", lines[0])
    found = next((each for each in lines[1:] if each.startswith(_MEANT)), "")
    return ", ".join(filter(None, (first, found)))


def no_time(found: str) -> EventProblem:
    """What is wrong with a cell that says no time."""
    path = (Column.AT.value,)
    if not found:
        return MissingKey(NOWHERE, path)
    return TimeForm(NOWHERE, path, Wanted.TIME, shown(found))

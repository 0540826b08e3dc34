"""Reading files. What cannot be done is a sentence."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from palier.cli.group import CouldNot
from palier.cli.spoken import language_of_user
from palier.source import Encoding, SourceText, decoded
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.terminal import clean

STDIN = "-"
MEGABYTE = 2**20
LARGEST = 16 * MEGABYTE
NO_FILE = Phrase("{path}: there is no such file", "{path} : ce fichier n'existe pas")
IS_FOLDER = Phrase(
    "{path} is a folder: name a file in it",
    "{path} est un dossier : indiquez un fichier qui s'y trouve",
)
NOT_ALLOWED = Phrase(
    "{path}: you are not allowed to read or write it",
    "{path} : vous n'avez pas le droit de le lire ou de l'écrire",
)
NO_FOLDER = Phrase(
    "{path}: the folder it should go into does not exist",
    "{path} : le dossier où l'écrire n'existe pas",
)
CANNOT = Phrase("{path}: {reason}", "{path} : {reason}")
NOT_UTF8 = Phrase(
    "{path} is not a text in UTF-8 (line {line}): save it as UTF-8 in your editor",
    "{path} n'est pas un texte en UTF-8 (ligne {line}) :"
    " enregistrez-le en UTF-8 dans votre éditeur",
)
READ_AS = Phrase(
    "{path} is not in UTF-8: it was read as {how}. Save it as UTF-8 in your editor when you can",
    "{path} n'est pas en UTF-8 : il a été lu comme du {how}. Enregistrez-le en UTF-8 dans votre"
    " éditeur quand vous pourrez",
)
NO_PLAIN_TEXT = Phrase(
    "{path} is a document of a word processor: save it as plain text (.txt), in UTF-8",
    "{path} est un document de traitement de texte : enregistrez-le en texte brut (.txt), en UTF-8",
)
DOCUMENTS = (rb"{\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How documents of word processors begin: RTF, Word and OpenDocument, old Word, PDF."""
TOO_LARGE = Phrase(
    "{path} is too large to be read: {megabytes} MB at most",
    "{path} est trop gros pour être lu : {megabytes} Mo au plus",
)
ONE_STDIN = Phrase(
    "the standard input can be read once only", "l'entrée standard ne peut être lue qu'une fois"
)
NO_STDIN = Phrase("the standard input is closed", "l'entrée standard est fermée")


def could_not(why: Phrase, /, **facts: str | int) -> CouldNot:
    """Say what could not be done, in the language of whoever types."""
    told = {name: clean(str(fact)) for name, fact in facts.items()}
    return CouldNot(Speaker(language_of_user()).say(why, **told))


def one_stdin(*paths: str | None) -> None:
    """Refuse to read the standard input twice."""
    if paths.count(STDIN) > 1:
        raise could_not(ONE_STDIN)


def read_source(path: str, stdin_filename: str | None = None) -> SourceText:
    """A text file, or the standard input for `-`, under the name it is reported by."""
    name = name_of(path, stdin_filename)
    return SourceText.of(text_of(read_bytes(path), name), name)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of the standard input for `-`."""
    try:
        with bytes_of(path) as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise refused(path, error) from error
    if len(raw) > LARGEST:
        raise could_not(TOO_LARGE, path=path, megabytes=LARGEST // MEGABYTE)
    return raw


def name_of(path: str, stdin_filename: str | None = None) -> str:
    """What a file is called in messages."""
    return (stdin_filename or "<stdin>") if path == STDIN else path


def read_lines(path: str) -> Iterator[str]:
    """The lines of a long text file, or of the standard input for `-`, one by one."""
    try:
        with bytes_of(path) as file:
            number = 0
            while raw := file.readline(LARGEST + 1):
                number += 1
                if len(raw) > LARGEST:
                    raise could_not(TOO_LARGE, path=path, megabytes=LARGEST // MEGABYTE)
                yield _line(raw, name_of(path), number)
    except OSError as error:
        raise refused(path, error) from error


def bytes_of(path: str) -> AbstractContextManager[BinaryIO]:
    """A file that is open, or the standard input for `-`."""
    return nullcontext(_stdin()) if path == STDIN else Path(path).open("rb")


def _stdin() -> BinaryIO:
    """The standard input, which a job in the background may not have."""
    if sys.stdin is None:
        raise could_not(NO_STDIN)
    return sys.stdin.buffer


def _line(raw: bytes, name: str, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise could_not(NOT_UTF8, path=name, line=number) from error


def text_of(raw: bytes, name: str) -> str:
    """A text from its bytes; where they are not UTF-8, how they were read is said."""
    if raw.startswith(DOCUMENTS):
        raise could_not(NO_PLAIN_TEXT, path=name)
    try:
        text, encoding = decoded(raw)
    except UnicodeDecodeError as error:
        line = 1 + raw.count(b"\n", 0, error.start)
        raise could_not(NOT_UTF8, path=name, line=line) from error
    if encoding is not Encoding.UTF_8:
        told = Speaker(language_of_user()).say(READ_AS, path=clean(name), how=encoding.value)
        click.echo(told, err=True)
    return text


def proposed_name(title: str, ending: str) -> str:
    """A file name for a programme.

    >>> proposed_name("Club de l'Été", "palier")
    'club-de-l-ete.palier'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return f"{'-'.join(words)[:60] or 'club'}.{ending}"


def refused(path: str, error: OSError, *, writing: bool = False) -> CouldNot:
    """The sentence for what the system refused."""
    match error:
        case FileNotFoundError():
            return could_not(NO_FOLDER if writing else NO_FILE, path=path)
        case IsADirectoryError():
            return could_not(IS_FOLDER, path=path)
        case PermissionError() if Path(path).is_dir():
            return could_not(IS_FOLDER, path=path)
        case PermissionError():
            return could_not(NOT_ALLOWED, path=path)
        case _:
            return could_not(CANNOT, path=path, reason=error.strerror or str(error))

"""The letters of a day in a folder, and the memory of what was told."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli.files import could_not, read_lines, refused
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.reports.letters import Letter
    from palier.reports.memory import Memory

IN_THE_WAY = Phrase(
    "{path} is there already, and not empty: name another folder for the messages of this day",
    "{path} existe déjà et n'est pas vide : indiquez un autre dossier pour les messages du jour",
)
NO_MEMORY = Phrase(
    "{path}, line {line}: this is no memory of palier remind",
    "{path}, ligne {line} : ce n'est pas une mémoire de palier remind",
)
WRITTEN = Phrase(
    "{path}: {many:# message|# messages} written",
    "{path} : {many:# message écrit|# messages écrits}",
)
LIST = "letters.json"
_NAME = re.compile(r"[^a-z0-9]+")


def memory_of(path: str | None) -> Memory | None:
    """What was told already; nothing yet, where there is no such file."""
    from palier.reports.memory import Memory, MemoryRefusedError

    if path is None:
        return None
    try:
        return Memory.read(read_lines(path)) if Path(path).exists() else Memory()
    except MemoryRefusedError as error:
        raise could_not(NO_MEMORY, path=path, line=error.line) from error


@contextmanager
def remembered(path: str | None, memory: Memory | None) -> Iterator[None]:
    """Save what is told once the block has ended well: not where its letters were not written."""
    from palier.cli.writing import written_after

    if path is None or memory is None:
        yield
        return
    with written_after(path, "".join(memory.lines())):
        yield


def write_letters(folder: str, letters: Iterable[Letter], templates: str | None) -> None:
    """Write each letter as HTML, text and SMS, and a list of them: all of them or none."""
    from palier.cli.publish import made
    from palier.page.theme import TemplateRefusedError
    from palier.refusals import PageError

    try:
        with made(None, templates):
            try:
                files = dict(_files(letters, templates))
            except TemplateRefusedError as error:
                raise PageError(str(error)) from error
        if _is_free(Path(folder)):
            _place(Path(folder), files)
        elif _held(Path(folder)) != files:
            raise could_not(IN_THE_WAY, path=folder)
    except OSError as error:
        raise refused(str(error.filename or folder), error, writing=True) from error


def _is_free(folder: Path) -> bool:
    """Whether letters may go there: never among other files, nor over letters not sent yet."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return False
    return not folder.exists() or not any(folder.iterdir())


def _held(folder: Path) -> dict[str, str]:
    """What is in a folder: a run that was cut off before it saved its memory left these letters."""
    if folder.is_symlink() or not folder.is_dir() or not (folder / LIST).is_file():
        return {}
    found = [each for each in folder.iterdir() if each.is_file()]
    return {each.name: each.read_bytes().decode("utf-8", "replace") for each in found}


def _files(letters: Iterable[Letter], templates: str | None) -> Iterator[tuple[str, str]]:
    from palier.reports.mail import mail_of

    listed = []
    for number, letter in enumerate(letters, 1):
        mail = mail_of(letter, Path(templates) if templates else None)
        names = {key: f"{_stem(number, letter)}.{key}" for key in ("html", "txt", "sms")}
        yield names["html"], mail.html
        yield names["txt"], mail.text
        yield names["sms"], mail.sms.text + "\n"
        listed.append({**mail.to_json(), "files": names})
    yield LIST, json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _stem(number: int, letter: Letter) -> str:
    """A name of plain letters: what a customer is called may hold anything."""
    called = _NAME.sub("-", letter.reminder.customer.lower()).strip("-")[:40]
    return "-".join(each for each in (f"{number:04}", called, letter.reminder.reason.value) if each)


def _place(folder: Path, files: dict[str, str]) -> None:
    """Put the files in a folder beside, which takes the place of an empty one.

    What a run left beside it when it was cut off goes with the next.
    """
    from palier.cli.writing import beside

    if not folder.name:  # the folder that the command stands in
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(folder))
    draft = beside(folder)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        for name, text in files.items():
            (draft / name).write_text(text, "utf-8", newline="\n")
        if sys.platform == "win32" and folder.is_dir():  # where a rename replaces no folder
            folder.rmdir()
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def tell_letters(folder: str, many: int) -> None:
    """Say how many letters there are."""
    from palier.cli.spoken import language_of_user
    from palier.speech.speaker import Speaker

    click.echo(Speaker(language_of_user()).say(WRITTEN, path=folder, many=many), err=True)

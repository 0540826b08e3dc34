"""Reading and writing files. What cannot be done is a sentence; nothing is half written."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from palier.cli.lazy import CouldNot
from palier.cli.messages import say
from palier.cli.tongue import language_of_user
from palier.source import SourceText
from palier.wording.terminal import clean

STDIN = "-"
MEGABYTE = 2**20
LARGEST = 16 * MEGABYTE


def could_not(key: str, **facts: object) -> CouldNot:
    """Say what could not be done, in the language of whoever types."""
    told = {name: clean(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return CouldNot(say(key, language_of_user(), **told))


def read_source(path: str, stdin_filename: str | None = None) -> SourceText:
    """A text file, or the standard input for `-`, under the name it is reported by."""
    name = name_of(path, stdin_filename)
    return SourceText.of(decoded(read_bytes(path), name), name)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of the standard input for `-`."""
    if path == STDIN:
        raw = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            with Path(path).open("rb") as file:
                raw = file.read(LARGEST + 1)
        except OSError as error:
            raise refused(path, error) from error
    if len(raw) > LARGEST:
        raise could_not("too large", path=path, megabytes=LARGEST // MEGABYTE)
    return raw


def name_of(path: str, stdin_filename: str | None = None) -> str:
    """What a file is called in messages."""
    return (stdin_filename or "<stdin>") if path == STDIN else path


def read_lines(path: str) -> Iterator[str]:
    """The lines of a long text file, or of the standard input for `-`, one by one."""
    try:
        with _opened(path) as file:
            number = 0
            while raw := file.readline(LARGEST + 1):
                number += 1
                if len(raw) > LARGEST:
                    raise could_not("too large", path=path, megabytes=LARGEST // MEGABYTE)
                yield _line(raw, name_of(path), number)
    except OSError as error:
        raise refused(path, error) from error


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb")


def _line(raw: bytes, name: str, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise could_not("not utf-8", path=name, line=number) from error


def decoded(raw: bytes, name: str) -> str:
    """A text from its bytes, which must be UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + raw.count(b"\n", 0, error.start)
        raise could_not("not utf-8", path=name, line=line) from error


def write_text(path: str, text: str) -> None:
    """Write a whole file or nothing, beside it first; `-` is the standard output."""
    if path == STDIN:
        click.echo(text, nl=False)
        return
    try:
        _replace(Path(os.path.realpath(path)), text.encode("utf-8"))
    except OSError as error:
        raise refused(path, error, writing=True) from error


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def refused(path: str, error: OSError, *, writing: bool = False) -> CouldNot:
    """The sentence for what the system refused."""
    match error:
        case FileNotFoundError():
            return could_not("no folder" if writing else "no such file", path=path)
        case IsADirectoryError():
            return could_not("folder", path=path)
        case PermissionError() if Path(path).is_dir():
            return could_not("folder", path=path)
        case PermissionError():
            return could_not("not allowed", path=path)
        case _:
            return could_not("cannot", path=path, why=error.strerror or str(error))


def refuse_existing(path: str, *, force: bool) -> None:
    """Never replace a file that nobody asked to replace."""
    if not force and path != STDIN and Path(path).exists():
        raise could_not("exists", path=path)


def is_terminal() -> bool:
    """Whether the standard output is read by a person."""
    return sys.stdout.isatty()

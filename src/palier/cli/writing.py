"""Writing files. What is there stays until what replaces it is whole, and nothing read is lost."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from palier.cli.files import STDIN, could_not, refused
from palier.cli.spoken import language_of_user
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

if sys.platform != "win32":
    import fcntl

EXISTS = Phrase(
    "{path} already exists: choose another name, or add --force to replace it",
    "{path} existe déjà : choisissez un autre nom, ou ajoutez --force pour le remplacer",
)
ALSO_READ = Phrase(
    "{path} is read by this command, and writing to it would lose it: choose another name",
    "{path} est lu par cette commande, et serait perdu en y écrivant : choisissez un autre nom",
)
TWICE = Phrase(
    "{path} would be written to twice: choose another name for one of them",
    "{path} serait écrit deux fois : choisissez un autre nom pour l'un des deux",
)
OTHER_ENDING = Phrase(
    "{path}: no {found} file is written here; end its name in {endings}",
    "{path} : aucun fichier {found} ne s'écrit ici ; terminez son nom par {endings}",
)
AS_CSV, AS_PARQUET = (".csv",), (".parquet",)
AS_HTML, AS_LINES, AS_RULES = (".html", ".htm"), (".jsonl", ".ndjson"), (".palier", ".txt")
"""How the names of files end that hold a table, a page, JSON Lines, rules."""
WRITTEN = Phrase("{path}: written", "{path} : écrit")
OPEN_ALREADY = re.compile(r"/(?:dev|proc/self)/fd/([0-9]+)")


def refuse_existing(path: str, *, force: bool) -> None:
    """Never replace a file that nobody asked to replace."""
    if not force and path != STDIN and stands_in_the_way(path):
        raise could_not(EXISTS, path=path)


def stands_in_the_way(path: str) -> bool:
    """Whether there is something that writing would replace: devices and pipes are written to."""
    return _kind(path) not in (None, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


def free_name(path: str, text: str) -> str:
    """The path, or one with a number, where nothing but this very text would be replaced."""
    named = Path(path)
    tried = named
    for number in count(2):
        if not stands_in_the_way(str(tried)) or _holds(tried, text):
            break
        tried = named.with_stem(f"{named.stem}-{number}")
    return str(tried)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def refuse_own_input(output: str, *inputs: str | None) -> None:
    """Never write over a file that the command reads, whatever path or link leads to it."""
    for each in inputs:
        if each is not None and output != STDIN and _same_file(output, each):
            raise could_not(ALSO_READ, path=output)


def refuse_ending(path: str | None, *endings: str) -> None:
    """Never write one thing under the name of another: a name ends in one of these, or in none."""
    found = Path(path or "").suffix
    if path is None or found.lower() in ("", *endings) or _written_in_place(path):
        return
    either = Speaker(language_of_user()).join(endings, "or")
    raise could_not(OTHER_ENDING, path=path, found=found, endings=either)


def refuse_twice(*outputs: str | None) -> None:
    """Never write two things to one file, whatever paths or links lead to it."""
    named = [each for each in outputs if each is not None and each != STDIN]
    for at, each in enumerate(named):
        others = (os.path.realpath(one) for one in named[:at])
        if _is_a_file(each) and os.path.realpath(each) in others:
            raise could_not(TWICE, path=each)


def _is_a_file(path: str) -> bool:
    return _kind(path) in (None, stat.S_IFREG)


def _same_file(output: str, read: str) -> bool:
    try:
        written = Path(output).stat()
        found = os.fstat(sys.stdin.fileno()) if read == STDIN else Path(read).stat()
    except (OSError, ValueError, AttributeError):  # nothing there, or no standard input
        return False
    return stat.S_ISREG(written.st_mode) and os.path.samestat(written, found)


Content = str | bytes | Path
"""What a file is to hold: a text, bytes, or what another file holds."""


def write_text(path: str, text: str) -> None:
    """Write a whole file or nothing, beside it first; `-` is the standard output."""
    with written_after(path, text):
        pass


def write_together(files: Mapping[str, Content]) -> None:
    """Write several files as one: all are whole beside their places before the first is placed."""
    with ExitStack() as held:
        for path, content in reversed([*files.items()]):  # they are placed last to first
            held.enter_context(written_after(path, content))


@contextmanager
def written_after(path: str, content: Content) -> Iterator[None]:
    """Write beside a file; that takes the place of the file once the block has ended well.

    Devices, pipes and standard streams are written to, then; nothing of them is replaced.
    """
    stream = sys.stdout if path == STDIN else _open_stream(path)
    if path == STDIN or stream is not None or _written_in_place(path):
        yield
        _write_into(path, stream, content)
        return
    with ExitStack() as held:
        with _sentences(path):
            target = Path(os.path.realpath(path))
            draft = held.enter_context(_prepared(target, content))
        yield
        with _sentences(path):
            draft.replace(target)
            _settle(target.parent)


@contextmanager
def to_fill(path: str) -> Iterator[Path]:
    """A file to fill somewhere else before it is written to a path; it ends as the path does."""
    with _sentences(path), tempfile.TemporaryDirectory(prefix="palier-") as folder:
        yield Path(folder) / Path("made" if path == STDIN else path).name


@contextmanager
def filled_after(path: str) -> Iterator[Path]:
    """A file to fill, which takes the place of another once the block has ended well."""
    with to_fill(path) as made:
        yield made
        with written_after(path, made):
            pass


@contextmanager
def _sentences(path: str) -> Iterator[None]:
    """Whatever the system refuses, in a sentence."""
    try:
        yield
    except OSError as error:
        raise refused(path, error, writing=True) from error


def _kind(path: str) -> int | None:
    """What stands at a path, links followed; None where nothing does."""
    try:
        return stat.S_IFMT(Path(path).stat().st_mode)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(path, error, writing=True) from error


# What is written to as it is -----------------------------------------------------------------


def _written_in_place(path: str) -> bool:
    """Whether a path is a device, a pipe, or something that the command was started with."""
    kind = _kind(path)
    return bool(OPEN_ALREADY.fullmatch(path)) or kind not in (None, stat.S_IFREG, stat.S_IFDIR)


def _open_stream(path: str) -> TextIO | None:
    """The standard stream that a path leads to, `/dev/stdout` or a link to it."""
    with suppress(OSError, ValueError):
        found = Path(path).stat()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and os.path.samestat(found, os.fstat(stream.fileno())):
                return stream
    return None


def _write_into(path: str, stream: TextIO | None, content: Content) -> None:
    if stream is None and path == STDIN:  # a job without an output
        return
    if stream is None:
        with _sentences(path), open(_opened_as(path), "wb") as file:  # noqa: PTH123 - or a descriptor
            _put(content, file)
    elif isinstance(content, Path):
        stream.flush()
        with content.open("rb") as made:
            shutil.copyfileobj(made, stream.buffer)
        stream.flush()
    else:
        click.echo(content, file=stream, nl=False)


def _put(content: Content, file: BinaryIO) -> None:
    if isinstance(content, Path):
        with content.open("rb") as made:
            shutil.copyfileobj(made, file)
    else:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


def _opened_as(path: str) -> str | int:
    """A copy of the descriptor that `/dev/fd/3` names, or the path itself."""
    named = OPEN_ALREADY.fullmatch(path)
    return os.dup(int(named[1])) if named else path


# What is replaced ------------------------------------------------------------------------------


@contextmanager
def _prepared(target: Path, content: Content) -> Iterator[Path]:
    """The content in a file beside its target, with the rights of what it will replace.

    The name depends on the target alone, so that what a run left behind when it was cut off is
    used again by the next; two runs at once wait for each other.
    """
    mode = _mode_of(target)
    draft = beside(target)
    with os.fdopen(_locked(draft), "wb") as file:
        try:
            file.truncate(0)
            _put(content, file)
            file.flush()
            os.fsync(file.fileno())
            if mode is not None:
                draft.chmod(mode)
            if sys.platform == "win32":  # where an open file cannot be renamed
                file.close()
            yield draft
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _settle(folder: Path) -> None:
    """Wait until the names in a folder are on disk, where a system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # a folder that may be written to and not read, some shared disks
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _mode_of(target: Path) -> int | None:
    """The rights of a file that may be replaced; None where there is none yet."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(target.stat().st_mode)


def beside(target: Path) -> Path:
    """Where something is made before it takes its place."""
    return target.with_name(f".palier-{sha256(os.fsencode(target.name)).hexdigest()[:16]}.new")


def _locked(draft: Path) -> int:
    """The file of that name, open for one writer at a time."""
    if draft in _HELD:
        return os.dup(_HELD[draft])
    while True:
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        opened = os.open(draft, flags, 0o666)
        if sys.platform == "win32":
            return opened
        fcntl.flock(opened, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(opened), draft.stat()):
                return opened
        os.close(opened)


_HELD: dict[Path, int] = {}
"""What is locked by this run beside files that it reads and will replace."""


@contextmanager
def alone(path: str | None) -> Iterator[None]:
    """Nobody else replaces a file between reading and replacing it, as the block does.

    Two runs at once wait for each other, as in `_prepared`; where nothing is replaced, none does.
    """
    if path is None or path == STDIN or _written_in_place(path) or sys.platform == "win32":
        yield
        return
    with _sentences(path):
        draft = beside(Path(os.path.realpath(path)))
        _HELD[draft] = opened = _locked(draft)
    try:
        yield
    finally:
        del _HELD[draft]
        with suppress(FileNotFoundError):  # it may be another's, once ours has taken its place
            if os.path.samestat(os.fstat(opened), draft.stat()):
                draft.unlink()
        os.close(opened)


def tell_written(path: str, language: Language) -> None:
    """Say that a file is written; the standard output needs no such word."""
    if path != STDIN:
        click.echo(Speaker(language).say(WRITTEN, path=path), err=True)

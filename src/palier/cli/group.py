"""A group of commands that imports a command when it is run, and says what it could not do."""

import errno
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from io import TextIOBase, TextIOWrapper
from typing import Any

import click

from palier.cli.spoken import Spoken, choose, prefer, said, teach_click


class CouldNot(click.ClickException):
    """What was asked could not be done: a sentence, and exit code 2."""

    exit_code = 2


class LazyGroup(Spoken, click.Group):
    """A group whose commands are named with the place of their code: `"palier.cli.rewrite:fmt"`.

    `told` is the place of its help, which is read when it is asked for; `also` are other names of
    commands, each with the language it is of.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what click takes
        places: Mapping[str, str],
        also: Mapping[str, tuple[str, str]] | None = None,
        told: str | None = None,
        **settings: Any,  # noqa: ANN401 - same
    ) -> None:
        super().__init__(*args, **settings)
        self.places, self.also, self.told = places, also or {}, told
        teach_click()

    def get_help(self, ctx: click.Context) -> str:
        self.help = named(self.told) if self.told else None
        return super().get_help(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        _, name = self.also.get(cmd_name, ("", cmd_name))
        return load_command(self.places[name]) if name in self.places else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = (*self.places, *self.also)
        if args and args[0] not in known and args[0].isalpha():
            ctx.fail(no_such_command(args[0], known))
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401 - what click takes
        try:
            return super().main(*args, **settings)
        finally:
            choose(None)
            prefer(None)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        *rest: Any,  # noqa: ANN401 - what click takes
        **settings: Any,  # noqa: ANN401 - same
    ) -> click.Context:
        typed = list(map(str, args))
        choose(self._asked(typed))
        args = self._command_first(typed)
        try:
            return super().make_context(info_name, args, *rest, **settings)
        except OSError as error:
            raise refused_by_system(error) from error

    def _command_first(self, args: list[str]) -> list[str]:
        """`--lang fr` before the command goes behind it, where the command takes it."""
        if not args or not args[0].startswith("--lang"):
            return args
        many = 1 if "=" in args[0] else 2
        asked, command, rest = args[:many], args[many : many + 1], args[many + 1 :]
        found = self.get_command(click.Context(self), command[0]) if command else None
        takes = found is not None and any("--lang" in each.opts for each in found.params)
        return [*command, *(asked if takes else ()), *rest]

    def _asked(self, args: list[str]) -> str | None:
        """The language that is asked for among the arguments, or that a name of a command is of."""
        for at, each in enumerate(args):
            if each.startswith("--lang="):
                return each.partition("=")[2]
            if each == "--lang" and at + 1 < len(args):
                return args[at + 1]
        return next((self.also[each][0] for each in args[:1] if each in self.also), None)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            raise refused_by_system(error) from error
        except Exception as error:
            if os.environ.get("PALIER_TRACEBACK"):
                raise
            raise our_fault(error) from error
        return result


def refused_by_system(error: OSError) -> click.ClickException | click.exceptions.Exit:
    """What the system refused, in a sentence; whoever closes a pipe knows that they did."""
    from palier.cli.usage import NOT_PRINTED

    if error.filename is not None:
        return CouldNot(f"{error.filename}: {error.strerror}")
    discard_output()
    if error.errno == errno.EPIPE:
        return click.exceptions.Exit(CouldNot.exit_code)
    return CouldNot(said(NOT_PRINTED).format(reason=error.strerror))


def discard_output() -> None:
    """Let nobody try again to write what the standard output did not take."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def our_fault(error: Exception) -> CouldNot:
    """Own up to what no command expected, in a sentence instead of a traceback."""
    from palier import __version__
    from palier.cli.usage import OUR_FAULT

    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return CouldNot(said(OUR_FAULT).format(version=__version__, what=what))


def named(place: str) -> Any:  # noqa: ANN401 - whatever stands there
    """What stands at `module:name`."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def load_command(place: str) -> click.Command | None:
    """Import the command at `module:name`; None where that module is not installed."""
    try:
        command: click.Command = named(place)
    except ModuleNotFoundError as missing:
        if missing.name == place.partition(":")[0]:
            return None
        raise
    return command


def no_such_command(name: str, known: Iterable[str]) -> str:
    """Say that a command does not exist, and which one was probably meant.

    >>> no_such_command("chek", ["check", "fmt"])
    "no such command 'chek'; did you mean 'check'?"
    """
    from difflib import get_close_matches

    from palier.cli.usage import NEAR_COMMAND, NO_COMMAND

    near = get_close_matches(name, list(known), n=1)
    words = said(NEAR_COMMAND if near else NO_COMMAND)
    return words.format(name=name, near="".join(near))


def print_whatever_the_terminal() -> None:
    """Let a terminal that lacks a character show `?` in its place instead of failing.

    What goes to a file or to another program is UTF-8 everywhere, unless Python was told otherwise.
    An output that was closed from the start refuses what is printed, instead of losing it.
    """
    sys.stdout = sys.stdout or ClosedOutput()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            chosen = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding=None if chosen else "utf-8", errors="replace")


class ClosedOutput(TextIOBase):
    """The standard output where there is none."""

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

"""A group of commands that imports a command when it is run, and says what it could not do."""

import errno
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper

import click


class CouldNot(click.ClickException):
    """What was asked could not be done: a sentence, and exit code 2."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group whose commands are named with the place of their code: `"palier.cli.fmt:fmt"`."""

    def __init__(self, *args: object, places: Mapping[str, str], **settings: object) -> None:
        super().__init__(*args, **settings)  # type: ignore[arg-type]
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(self.places[cmd_name]) if cmd_name in self.places else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.places and args[0].isalpha():
            ctx.fail(no_such_command(args[0], self.places))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            raise CouldNot(f"{error.filename}: {error.strerror}") from error
        return result


def load_command(place: str) -> click.Command | None:
    """Import the command at `module:name`; None where that module is not installed."""
    module_name, _, name = place.partition(":")
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as missing:
        if missing.name == module_name:
            return None
        raise
    command: click.Command = getattr(module, name)
    return command


def no_such_command(name: str, known: Mapping[str, str]) -> str:
    """Say that a command does not exist, and which one was probably meant.

    >>> no_such_command("chek", {"check": "", "fmt": ""})
    "no such command 'chek'; did you mean 'check'?"
    """
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return f"no such command {name!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def print_whatever_the_terminal() -> None:
    """Let a terminal that lacks a character show `?` in its place instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")

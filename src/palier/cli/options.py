"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from palier.cli.spoken import Spoken

Decorated = Callable[[Callable[..., Any]], Callable[..., Any]]


def command(short_help: str, *lines: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command, with a line for the list of commands and examples to copy."""
    shown = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
    return click.command(cls=Spoken, short_help=short_help, epilog=shown)


lang = click.option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    help="The language of the answer [default: the file's].",
)
strict = click.option("--strict", is_flag=True, help="Exit 1 on warnings and advice too.")
stdin_filename = click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call the text of the standard input in messages.",
)
files = click.argument("paths", metavar="FILES…", nargs=-1, required=True)
file = click.argument("path", metavar="FILE")

older = click.option(
    "--older",
    metavar="FILE",
    multiple=True,
    help="An earlier version of the rule file; once for each.",
)
accounts = click.option(
    "--from",
    "accounts",
    metavar="ACCOUNTS.jsonl",
    help="The accounts to go on from, as palier replay saved them.",
)


def day(name: str, says: str, *, required: bool = False) -> Decorated:
    """An option that takes a date, `2026-12-31`."""
    form = click.DateTime(["%Y-%m-%d"])
    return click.option(name, type=form, metavar="DATE", required=required, help=says)


def formats(*names: str) -> Decorated:
    """`--format`, in the first of these unless asked otherwise."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to answer.",
    )

"""What commands are declared with, and the options that several share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from palier.cli.spoken import Argument, Option, Spoken, said
from palier.source import Language
from palier.speech.phrases import Phrase

Decorated = Callable[[Callable[..., Any]], Callable[..., Any]]
LANGUAGES = click.Choice([each.value for each in Language])


def command(short: Phrase, told: Phrase, *shown: str | Phrase) -> Callable[..., click.Command]:
    """A command: its line in the list of commands, its help, and examples to copy."""
    return click.command(cls=Spoken, short_help=short, help=told, shown=shown)


option = partial(click.option, cls=Option)
"""An option; `says` is its help."""
argument = partial(click.argument, cls=Argument)

lang = option(
    "--lang",
    type=LANGUAGES,
    says=Phrase(
        "The language of the answer [default: the file's].",
        "La langue de la réponse [par défaut : celle du fichier].",
    ),
)
strict = option(
    "--strict",
    is_flag=True,
    says=Phrase(
        "Exit 1 on warnings and advice too.",
        "Code de sortie 1 sur un avertissement ou un conseil aussi.",
    ),
)
stdin_filename = option(
    "--stdin-filename",
    metavar="NAME",
    says=Phrase(
        "What to call the text of the standard input in messages.",
        "Comment appeler l'entrée standard dans les messages.",
    ),
)
files = argument("paths", metavar="FILES…", nargs=-1, required=True)
file = argument("path", metavar="FILE")
events = argument("events", metavar="EVENTS.jsonl")
older = option(
    "--older",
    metavar="FILE",
    multiple=True,
    says=Phrase(
        "An earlier version of the rule file; once for each.",
        "Une version précédente du fichier ; une fois pour chacune.",
    ),
)
accounts = option(
    "--from",
    "accounts",
    metavar="ACCOUNTS.jsonl",
    says=Phrase(
        "The accounts to go on from, as palier replay saved them.",
        "Les comptes d'où partir, tels que palier replay les a enregistrés.",
    ),
)


def output(metavar: str, **settings: Any) -> Decorated:  # noqa: ANN401 - what click takes
    """`--output`: where to write."""
    says = Phrase("Where to write it.", "Où l'écrire.")
    return option("-o", "--output", metavar=metavar, says=says, **settings)


def force(says: Phrase) -> Decorated:
    """`--force`: replace what is there."""
    return option("--force", is_flag=True, says=says)


class Day(click.DateTime):
    """A date, `2026-12-31`; anything else is refused in a sentence."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - what was typed
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.datetime:
        from palier.cli.usage import NO_DAY

        try:
            return dt.datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
        except (TypeError, ValueError):
            self.fail(said(NO_DAY).format(value=value), param, ctx)


def day(name: str, says: Phrase, *, required: bool = False) -> Decorated:
    """An option that takes a date, `2026-12-31`."""
    return option(name, type=Day(), metavar="DATE", required=required, says=says)


def formats(*names: str) -> Decorated:
    """`--format`, in the first of these unless asked otherwise."""
    return option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        says=Phrase("How to answer.", "La forme de la réponse."),
    )


class Whole(click.IntRange):
    """A whole number between two bounds."""

    @property
    def name(self) -> str:  # type: ignore[override] # click never writes it
        """What it is called where another thing stands."""
        return said("integer range")

    def _describe_range(self) -> str:
        """Its bounds, as people say them."""
        if self.max is None:
            return said("{low} or more").format(low=self.min)
        return said("{low} to {high}").format(low=self.min, high=self.max)

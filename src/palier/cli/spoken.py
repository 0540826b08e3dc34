"""Commands whose help is in the language of whoever asks for it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from palier.cli.french_help import Told

HEADINGS = {
    "Usage:": "Utilisation\u00a0:",
    "Options:": "Options\u00a0:",
    "Commands:": "Commandes\u00a0:",
    "Examples:": "Exemples\u00a0:",
    "[required]": "[obligatoire]",
    "[default: ": "[par défaut\u00a0: ",
}


class Spoken(click.Command):
    """A command that helps in French where French is spoken."""

    def get_help(self, ctx: click.Context) -> str:
        return spoken_help(self, ctx) or super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        told = french_of(self)
        return told.short if told else super().get_short_help_str(limit)


def french_of(command: click.Command) -> Told | None:
    """What a command says of itself in French, where French is spoken."""
    from palier.cli.french_help import COMMANDS
    from palier.cli.tongue import language_of_user
    from palier.source import Language

    french = language_of_user() is Language.FRENCH
    return COMMANDS.get(command.name or "") if french else None


def spoken_help(command: click.Command, ctx: click.Context) -> str | None:
    """The help of a command in French, or None where it is to be in English."""
    from palier.cli.french_help import OPTIONS

    told = french_of(command)
    if told is None:
        return None
    french = copy.copy(command)
    french.help = told.long
    french.params = [copy.copy(each) for each in command.get_params(ctx)]
    for each in french.params:
        if isinstance(each, click.Option) and each.help:
            each.help = OPTIONS.get(each.help, each.help)
    french.add_help_option = False  # it is among the parameters, in French
    text = click.Command.get_help(french, ctx)
    for english, said in HEADINGS.items():
        text = text.replace(english, said)
    return text

"""The `palier` command: the group, and where each of its commands lives."""

import os

import click

from palier import __version__
from palier.cli.group import LazyGroup, print_whatever_the_terminal
from palier.cli.spoken import Option

COMMANDS = {
    "new": "palier.cli.new:new",
    "check": "palier.cli.check:check",
    "fmt": "palier.cli.fmt:fmt",
    "translate": "palier.cli.translate:translate",
    "test": "palier.cli.test:test",
    "quote": "palier.cli.quote:quote",
    "replay": "palier.cli.replay:replay",
    "account": "palier.cli.account:account",
    "remind": "palier.cli.remind:remind",
    "sheet": "palier.cli.sheet:sheet",
    "ast": "palier.cli.ast:ast",
    "page": "palier.cli.page:page",
    "demo": "palier.cli.demo:demo",
}


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    told="palier.cli.usage:PALIER",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__, message="palier %(version)s", cls=Option, says="Show the version and exit."
)
@click.pass_context
def main(context: click.Context) -> None:
    """The command itself, before any of its commands."""
    if os.environ.get("NO_COLOR"):
        context.color = False
    print_whatever_the_terminal()

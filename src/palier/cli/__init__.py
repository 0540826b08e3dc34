"""The `palier` command: the group, and where each of its commands lives."""

import os

import click

from palier import __version__
from palier.cli.lazy import LazyGroup, print_whatever_the_terminal

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
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="palier %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Write a loyalty programme in plain sentences; check, test, price and publish it.

    Start with `palier demo`, or write a first file with `palier new`.

    Exit codes: 0 all is well, 1 the answer is no, 2 it could not be done.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    print_whatever_the_terminal()

"""`palier demo`: the whole way of a programme, on a real one."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "See it work: a programme checked, an order reckoned, a page written.",
    "palier demo",
    "palier demo --lang fr",
)
@click.option("--lang", type=click.Choice(["en", "fr"]), help="The language of the demonstration.")
def demo(lang: str | None) -> None:
    """Check a programme, run its examples, reckon an order with its explanation, write its page.

    The page is written into the current folder. Exits 2 when it cannot be written.
    """
    from palier.cli.showing import show
    from palier.cli.tongue import asked, language_of_user

    show(asked(lang, language_of_user()))

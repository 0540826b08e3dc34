"""`palier sheet`: how an order is computed, line by line."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Print how an order is computed, line by line.",
    "palier sheet club.palier",
    "palier sheet club.palier --format json",
)
@options.file
@options.lang
@options.formats("text", "json")
def sheet(path: str, lang: str | None, form: str) -> None:
    """Print the calculation of one order, as an accountant would set it out.

    Each line has a name, what it counts, its formula in words, and the place in the rule file that
    it comes from. Exits 2 when the file has mistakes.
    """
    from palier.account.json_text import pretty
    from palier.api import program_of
    from palier.cli.rules import compiled_or_stop
    from palier.cli.table import rows_of, table
    from palier.cli.tongue import asked

    done = compiled_or_stop(path, lang)
    rows = rows_of(program_of(done).program, done.source, asked(lang, done.language))
    if form == "json":
        click.echo(pretty([each.to_json() for each in rows]))
    else:
        click.echo(table(rows, asked(lang, done.language)))

"""`palier translate`: a rule file in the other language."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Write a rule file in the other language.",
    "palier translate --to fr club.en.palier",
    "palier translate --to en club.fr.palier -o club.en.palier",
)
@options.file
@click.option("--to", "to", type=click.Choice(["en", "fr"]), required=True, help="Its language.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write it.")
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@options.stdin_filename
def translate(path: str, to: str, output: str, force: bool, stdin_filename: str | None) -> None:
    """Write a rule file in the other language: same tree, same comments, your own words untouched.

    Exits 2 when the file cannot be read or has mistakes in its sentences.
    """
    from dataclasses import replace

    from palier.cli.files import STDIN, read_source, refuse_existing, write_text
    from palier.cli.formatting import parsed_or_stop
    from palier.cli.messages import say
    from palier.source import Language
    from palier.surface.to_text import to_text

    refuse_existing(output, force=force)
    file = parsed_or_stop(read_source(path, stdin_filename)).file
    language = Language(to)
    write_text(output, to_text(replace(file, texts_written=True), language))
    if output != STDIN:
        click.echo(say("written", language, path=output), err=True)

"""`palier page`: what customers read."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Write the page that customers read.",
    "palier page club.palier -o club.html",
    "palier page club.palier -o club.en.html --lang en",
    "palier page club.palier -o - > club.html",
)
@options.file
@click.option("-o", "--output", metavar="OUT.html", required=True, help="Where to write it.")
@options.lang
def page(path: str, output: str, lang: str | None) -> None:
    """Write the page that tells customers how the programme works: one HTML file, ready to publish.

    The page is in the language of your own words (`texts are in …`) unless --lang says otherwise.
    Exits 2 when the file has mistakes; then nothing is written.
    """
    from palier.api import program_of
    from palier.cli.files import STDIN, write_text
    from palier.cli.messages import say
    from palier.cli.rules import compiled_or_stop
    from palier.cli.tongue import asked

    done = compiled_or_stop(path, lang)
    program = program_of(done)
    language = asked(lang, program.program.texts)
    write_text(output, program.page(language))
    if output != STDIN:
        click.echo(say("written", asked(lang, done.language), path=output), err=True)

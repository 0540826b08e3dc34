"""`palier ast`: the tree of a rule file."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Print the tree of a rule file as JSON.",
    "palier ast club.palier",
    "palier ast - < club.palier",
)
@options.file
@options.stdin_filename
def ast(path: str, stdin_filename: str | None) -> None:
    """Print the tree of a rule file as JSON, with the place of every part.

    Exits 2 when the file cannot be read or has mistakes in its sentences.
    """
    from palier.account.json_text import pretty
    from palier.cli.files import read_source
    from palier.cli.formatting import parsed_or_stop
    from palier.surface.to_json import to_json

    source = read_source(path, stdin_filename)
    click.echo(pretty(to_json(parsed_or_stop(source).file, source)))

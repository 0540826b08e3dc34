"""`palier ast`: the tree of a rule file."""

from __future__ import annotations

import click

from palier.cli import options
from palier.speech.phrases import Phrase


@options.command(
    Phrase("Print the tree of a rule file as JSON.", "L'arbre d'un fichier de règles, en JSON."),
    Phrase(
        "Print the tree of a rule file as JSON, with the place of every part.\n\n"
        "Exits 2 when the file cannot be read or has mistakes in its sentences.",
        "Donne l'arbre d'un fichier de règles en JSON, avec la place de chaque partie.\n\n"
        "Donne 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
    ),
    "palier ast club.palier",
    "palier ast - < club.palier",
)
@options.file
@options.stdin_filename
def ast(path: str, stdin_filename: str | None) -> None:
    """Print the tree of a rule file."""
    from palier.account.json_text import pretty
    from palier.cli.files import read_source
    from palier.cli.rules import parsed_or_stop
    from palier.surface.to_text import to_json

    source = read_source(path, stdin_filename)
    click.echo(pretty(to_json(parsed_or_stop(source).file, source)))

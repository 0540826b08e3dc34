"""`palier ast`, `palier sheet`: the tree of a rule file, the calculation of an order."""

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
        "Code de sortie 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
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


@options.command(
    Phrase(
        "Print how an order is computed, line by line.",
        "Le calcul d'une commande, ligne par ligne.",
    ),
    Phrase(
        "Print the calculation of one order, as an accountant would set it out.\n\n"
        "Each line has a name, what it counts, its formula in words, and the place in the rule file"
        " that it comes from. Exits 2 when the file has mistakes.",
        "Donne le calcul d'une commande, comme le poserait un comptable.\n\n"
        "Chaque ligne a un nom, ce qu'elle compte, sa formule en mots, et l'endroit du fichier de"
        " règles d'où elle vient. Code de sortie 2 quand le fichier a des erreurs.",
    ),
    "palier sheet club.palier",
    "palier sheet club.palier --format json",
    "palier sheet club.palier --as python",
)
@options.file
@options.lang
@options.formats("text", "json")
@options.option(
    "--as",
    "language",
    type=click.Choice(["python", "javascript"]),
    says=Phrase(
        "As functions of a programming language.",
        "En fonctions d'un langage de programmation.",
    ),
)
def sheet(path: str, lang: str | None, form: str, language: str | None) -> None:
    """Print the calculation of one order."""
    from palier.account.json_text import pretty
    from palier.api import program_of
    from palier.cli.rules import newest_or_stop
    from palier.cli.spoken import asked
    from palier.reports.sheet import code, rows_of, table

    done = newest_or_stop(path, lang)
    spoken = asked(lang, done.language)
    rows = rows_of(program_of(done).program, done.source, spoken)
    if language is not None:
        click.echo(code(rows, done.source, language), nl=False)
    elif form == "json":
        click.echo(pretty([each.to_json() for each in rows]))
    else:
        click.echo(table(rows, spoken))

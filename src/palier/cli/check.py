"""`palier check`: what is wrong with rule files, and what is odd in them."""

from __future__ import annotations

import click

from palier.cli import options
from palier.speech.phrases import Phrase


@options.command(
    Phrase(
        "Check rule files: mistakes, warnings, advice.",
        "Vérifier : erreurs, avertissements, conseils.",
    ),
    Phrase(
        "Check rule files: mistakes, warnings and advice.\n\n"
        "Examples in a file are run, and those that do not come out are mistakes. Use - for the"
        " standard input. Exits 1 when there is a mistake (with --strict, a warning or advice), 2"
        " when a file cannot be read.",
        "Vérifie des fichiers de règles : erreurs, avertissements et conseils.\n\n"
        "Les exemples du fichier sont essayés, et ceux qui ne tombent pas juste sont des erreurs."
        " « - » est l'entrée standard. Donne 1 s'il y a une erreur (avec --strict, un"
        " avertissement ou un conseil), 2 quand un fichier est illisible.",
    ),
    "palier check club.palier",
    "palier check --strict --format github shops/*.palier",
    "palier check --format json - < club.palier",
)
@options.files
@options.formats("text", "json", "github", "sarif")
@options.strict
@options.lang
@options.stdin_filename
def check(
    paths: tuple[str, ...], form: str, strict: bool, lang: str | None, stdin_filename: str | None
) -> None:
    """Print the problems of rule files; exit 1 when the answer is no."""
    from palier.cli.rules import compiled_files
    from palier.cli.spoken import asked
    from palier.reports.checked import FORMS, Report

    reports = tuple(
        Report(each.problems, each.source, asked(lang, each.language))
        for each in compiled_files(paths, stdin_filename)
    )
    click.echo(FORMS[form](reports), nl=False)
    raise SystemExit(int(any(each.is_bad(strict=strict) for each in reports)))

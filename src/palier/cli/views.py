"""The tree of a rule file, the calculation of an order, and that as a module of JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.program.model import Program
    from palier.source import Language


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
    "palier sheet club.palier --as columns",
)
@options.file
@options.lang
@options.formats("text", "json")
@options.option(
    "--as",
    "language",
    type=click.Choice(["python", "javascript", "columns"]),
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
    if language == "columns":
        click.echo(_kernel(program_of(done).program, spoken), nl=False)
        return
    rows = rows_of(program_of(done).program, done.source, spoken)
    if language is not None:
        click.echo(code(rows, done.source, language), nl=False)
    elif form == "json":
        click.echo(pretty([each.to_json() for each in rows]))
    else:
        click.echo(table(rows, spoken))


@options.command(
    Phrase(
        "Write a module of JavaScript that quotes orders.",
        "Écrire un module JavaScript qui calcule les commandes.",
    ),
    Phrase(
        "Write the programme as a module of JavaScript for browsers and node: what an order gives,"
        " field by field as `palier quote --format json` says it, with no dependency and nothing to"
        " ask a server. Its types for TypeScript are written beside it.\n\n"
        "Exits 2 when the file has mistakes; then nothing is written.",
        "Écrit le programme en un module JavaScript, pour les navigateurs et pour node : ce que"
        " donne une commande, champ par champ comme le dit `palier quote --format json`, sans"
        " dépendance et sans rien demander à un serveur. Ses types pour TypeScript sont écrits à"
        " côté.\n\n"
        "Code de sortie 2 quand le fichier a des erreurs ; alors rien n'est écrit.",
    ),
    "palier javascript club.palier -o club.mjs",
    "palier javascript club.palier -o club.mjs --at-once 3",
)
@options.file
@options.output("OUT.mjs", required=True)
@options.lang
@options.option(
    "--at-once",
    type=options.Whole(1, 20),
    metavar="N",
    default=1,
    says=Phrase(
        "How many vouchers of one reward, or promo codes of your own, an order may bring (1).",
        "Combien de bons d'une même récompense, ou de codes promo à vous, une commande peut"
        " apporter (1).",
    ),
)
@options.option(
    "--explain",
    is_flag=True,
    says=Phrase(
        "With `explain(outcome)`, which says why in sentences.",
        "Avec `explain(outcome)`, qui dit pourquoi en phrases.",
    ),
)
def javascript(path: str, output: str, lang: str | None, at_once: int, *, explain: bool) -> None:
    """Write a module of JavaScript that quotes orders."""
    from palier.api import program_of
    from palier.cli.files import STDIN
    from palier.cli.rules import files_in, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.writing import refuse_ending, refuse_own_input, tell_written, write_together
    from palier.source import Language

    kept = Path(output)
    types = str(kept.with_suffix(".d.mts" if kept.suffix == ".mjs" else ".d.ts"))
    for each in (output, types):
        refuse_own_input(each, *files_in(path))
    refuse_ending(output, ".mjs", ".js")
    done = newest_or_stop(path, lang)
    program = program_of(done)
    spoken = Language(lang) if lang else program.program.texts
    made = program.javascript(at_once=at_once, explained=spoken if explain else None)
    files = {output: made.module} | ({types: made.types} if output != STDIN else {})
    write_together(files)
    for each in files:
        tell_written(each, asked(lang, done.language))


def _kernel(program: Program, spoken: Language) -> str:
    """The kernel that goes through a history, or the sentence that says why there is none."""
    from palier.cli.files import could_not
    from palier.history.kernel.reasons import USES, kernel_of, uses

    taken = kernel_of(program)
    if taken.kernel is None:
        raise could_not(USES, what=uses(taken, spoken))
    return taken.kernel.text

"""`palier check` and `palier test`: what is wrong with rule files, odd in them, or left untried.

`palier explain` says what the code of a problem means, and how it is put right.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.compiling import Compiled
    from palier.reports.tested import Tested


@options.command(
    Phrase(
        "Check rule files: mistakes, warnings, advice.",
        "Vérifier : erreurs, avertissements, conseils.",
    ),
    Phrase(
        "Check rule files: mistakes, warnings and advice.\n\n"
        "Examples in a file are run, and those that fail are mistakes. Use - for the"
        " standard input. Exits 1 when there is a mistake (with --strict, a warning or advice), 2"
        " when a file cannot be read.",
        "Vérifie des fichiers de règles : erreurs, avertissements et conseils.\n\n"
        "Les exemples du fichier sont essayés, et ceux qui ne tombent pas juste sont des erreurs."
        " « - » est l'entrée standard. Code de sortie 1 s'il y a une erreur (avec --strict, un"
        " avertissement ou un conseil), 2 quand un fichier est illisible.",
    ),
    "palier check club.palier",
    "palier check --strict --format github shops/*.palier",
    "palier check --fix club.palier",
    "palier check --format json - < club.palier",
)
@options.files
@options.formats("text", "json", "github", "sarif")
@options.option(
    "--fix",
    is_flag=True,
    says=Phrase(
        "Show what is surely meant, and write it when you say yes.",
        "Montrer ce qui est sûrement voulu, et l'écrire si vous dites oui.",
    ),
)
@options.option(
    "--yes",
    "unasked",
    is_flag=True,
    says=Phrase("With --fix, write it without asking.", "Avec --fix, l'écrire sans demander."),
)
@options.day(
    "--on",
    Phrase(
        "The day on which what is over is told (today).",
        "Le jour où l'on dit ce qui est terminé (aujourd'hui).",
    ),
)
@options.strict
@options.lang
@options.stdin_filename
def check(
    paths: tuple[str, ...],
    form: str,
    fix: bool,
    unasked: bool,
    on: dt.datetime | None,
    strict: bool,
    lang: str | None,
    stdin_filename: str | None,
) -> None:
    """Print the problems of rule files; exit 1 when the answer is no."""
    from palier.cli.files import STDIN
    from palier.cli.rules import compiled_files, settings_of
    from palier.cli.spoken import asked
    from palier.reports.checked import FORMS, Report

    day = today() if on is None else on.date()
    done = compiled_files(paths, stdin_filename, day)
    if fix:
        from palier.cli.fix import all_fixed

        done = all_fixed(done, paths, lang, day, unasked=unasked)
    reports = tuple(Report(each.problems, each.source, asked(lang, each.language)) for each in done)
    click.echo(FORMS[form](reports), nl=False, err=fix and STDIN in paths)
    bad = (each.is_bad(strict=strict or settings_of(each.source.name).strict) for each in reports)
    raise SystemExit(int(any(bad)))


def today() -> dt.date:
    """The day on which files are looked at, unless another is asked for."""
    return dt.datetime.now(dt.UTC).date()


# Examples --------------------------------------------------------------------------------


@options.command(
    Phrase("Run the examples of rule files.", "Essayer les exemples des fichiers de règles."),
    Phrase(
        "Run the examples of rule files, and list what none of them reaches.\n\n"
        "What is not reached are rules, bands and tiers that nobody has tried.\n\n"
        "Exits 1 when an example fails or a guarantee is not kept (with --strict, when"
        " something is left untried), 2 when a file cannot be read, has mistakes, or has no"
        " example.",
        "Essaie les exemples des fichiers de règles, et dit ce qu'aucun n'atteint.\n\n"
        "Ce qui n'est pas atteint : des règles, des tranches et des paliers que personne n'a"
        " essayés.\n\n"
        "Code de sortie 1 quand un exemple ne tombe pas juste ou qu'une garantie n'est pas tenue"
        " (avec"
        " --strict, quand quelque chose n'a pas été essayé), 2 quand un fichier est illisible, a"
        " des erreurs, ou n'a pas d'exemple.",
    ),
    "palier test club.palier",
    "palier test --strict shops/*.palier",
    "palier test --format json club.palier",
)
@options.files
@options.formats("text", "json")
@options.option(
    "--strict",
    is_flag=True,
    says=Phrase(
        "Exit 1 when something is left untried too.",
        "Code de sortie 1 aussi quand quelque chose n'a pas été essayé.",
    ),
)
@options.lang
@options.stdin_filename
def test(
    paths: tuple[str, ...], form: str, strict: bool, lang: str | None, stdin_filename: str | None
) -> None:
    """Print what running the examples found; exit by the worst of it."""
    from palier.account.json_text import pretty
    from palier.cli.rules import compiled_files, settings_of

    results = [tested(each, lang) for each in compiled_files(paths, stdin_filename)]
    if form == "json":
        click.echo(pretty([each.to_json() for each in results]))
    else:
        click.echo("\n\n".join(each.text() for each in results))
    codes = (each.code(strict=strict or settings_of(each.source.name).strict) for each in results)
    raise SystemExit(max(codes))


def tested(done: Compiled, lang: str | None) -> Tested:
    """Test a compiled file; one that has other mistakes ends the command with exit code 2."""
    from palier.checks.coverage import unreached
    from palier.cli.rules import stop_at_mistakes
    from palier.cli.spoken import asked
    from palier.problem.checks import GuaranteeFails
    from palier.reports.tested import Tested

    language = asked(lang, done.language)
    if done.program is None:
        stop_at_mistakes(done.problems, done.source, language)
    untried = unreached(done.program, done.runs)
    broken = tuple(each for each in done.problems if isinstance(each, GuaranteeFails))
    return Tested(done.source, done.program, language, done.runs, untried, broken)


NO_CODE = Phrase("no problem is called {code}", "aucun problème ne s'appelle {code}")
NEAR_CODE = Phrase(
    "no problem is called {code}; did you mean {near}?",
    "aucun problème ne s'appelle {code} ; vouliez-vous dire {near} ?",
)


@options.command(
    Phrase(
        "Explain a problem by its code.",
        "Expliquer un problème par son code.",
    ),
    Phrase(
        "Explain a problem that check tells, by the code between its brackets: what it means, a"
        " file that has it, and one that has not. Without CODE, list them all.\n\n"
        "Exits 2 when there is no such code.",
        "Explique un problème que signale check, par le code entre crochets : ce qu'il veut dire,"
        " un fichier qui l'a, et un qui ne l'a pas. Sans CODE, en donne la liste.\n\n"
        "Code de sortie 2 si ce code n'existe pas.",
    ),
    "palier explain cliff",
    "palier explain --lang fr band-gap",
    "palier explain",
)
@options.argument("code", metavar="[CODE]", required=False)
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase(
        "The language of the answer [default: yours].",
        "La langue de la réponse [par défaut : la vôtre].",
    ),
)
def explain(code: str | None, lang: str | None) -> None:
    """Print the page of a problem, or the list of all."""
    from palier.cli.spoken import asked, language_of_user
    from palier.reports.pages import page_codes, page_text, page_title

    language, codes = asked(lang, language_of_user()), page_codes()
    if code is None:
        wide = max(map(len, codes))
        for each in codes:
            bold = click.style(each.ljust(wide), bold=True)
            click.echo(f"{bold}  {page_title(each, language)}")
        return
    wanted = code.strip("[] ").casefold()
    if wanted not in codes:
        raise click.UsageError(unknown(code, codes))
    click.echo(page_text(wanted, language), nl=False)


def unknown(code: str, codes: tuple[str, ...]) -> str:
    """Say that there is no such code, and which one was probably meant."""
    from palier.cli.spoken import quoted, said
    from palier.source import nearest

    near = nearest(code, codes)
    words = said(NEAR_CODE if near else NO_CODE)
    return words.format(code=quoted(code), near=quoted(near))

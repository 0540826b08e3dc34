"""`palier demo`: the whole way of a programme, on a real one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.nouns import REWARD
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.api import LoyaltyProgram
    from palier.compiling import Compiled
    from palier.speech.speaker import Speaker

INDENT = "  "
KILOBYTE = 1024
EXCERPT = (
    Phrase("earn 1 point", "gagner 1 point"),
    Phrase("bonus day", "jour bonus"),
    Phrase('tier "Mate"', 'palier "Second"'),
    REWARD,
    Phrase("cumulation", "cumul"),
)
"""How the statements begin that are shown."""
HEADINGS = (
    Phrase("The rules, in plain sentences", "Les règles, en phrases"),
    Phrase("Checked, and its examples run", "Vérifié, et ses exemples essayés"),
    Phrase(
        "An order on Black Friday, to the penny",
        "Une commande le jour du Black Friday, au centime près",
    ),
    Phrase("The page for your customers", "La page de vos clients"),
)
REST = Phrase("… {lines} lines in all.", "… {lines} lignes en tout.")
PAGE = Phrase(
    "{path} is written ({size} kB): open it in your browser.",
    "{path} est écrite ({size} ko) : ouvrez-la dans votre navigateur.",
)
NEXT = Phrase("Now make it yours:", "À vous :")
STEPS = (
    (
        Phrase("new", "new"),
        Phrase("answer a few questions, get a rule file", "répondez, le fichier s'écrit"),
    ),
    (
        Phrase("new --template club club.palier", "new --template club club.palier"),
        Phrase("the programme you have just seen", "le programme que vous venez de voir"),
    ),
    (
        Phrase('try club.palier "they order 60"', 'essayer club.palier "il commande 60"'),
        Phrase("an order of your own, in a sentence", "une commande à vous, en une phrase"),
    ),
    (
        Phrase("check club.palier", "check club.palier"),
        Phrase("its mistakes and its traps", "ses erreurs et ses pièges"),
    ),
    (Phrase("--help", "--help"), Phrase("everything else", "tout le reste")),
)
"""What to do next: the command, and what it gives."""


@options.command(
    Phrase(
        "See it work: a programme checked, an order worked out, a page written.",
        "Voir tout le chemin, sur un vrai programme.",
    ),
    Phrase(
        "Check a programme, run its examples, work out an order and explain it, write its"
        " page.\n\n"
        "The page is written into the current folder. Exits 2 when it cannot be written.",
        "Vérifie un programme, essaie ses exemples, calcule une commande en l'expliquant, écrit"
        " sa page.\n\n"
        "La page est écrite dans le dossier courant. Code de sortie 2 quand elle ne peut pas"
        " l'être.",
    ),
    "palier demo",
    "palier demo --lang fr",
)
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase("The language of the demonstration.", "La langue de la démonstration."),
)
def demo(lang: str | None) -> None:
    """Show a programme from its sentences to its page."""
    from palier import programmes
    from palier.api import program_of
    from palier.cli.spoken import asked, language_of_user
    from palier.compiling import compiled
    from palier.reports.paper import ruled
    from palier.source import SourceText
    from palier.speech.speaker import Speaker

    speaker = Speaker(asked(lang, language_of_user()))
    text = programmes.template(programmes.DEMO, speaker.language)
    done = compiled(SourceText.of(text, f"{programmes.DEMO}.palier"))
    program = program_of(done)
    steps = (
        rules(done, speaker),
        checked(done, speaker),
        ordered(program, speaker),
        published(program, speaker),
    )
    for nth, (heading, lines) in enumerate(zip(HEADINGS, steps, strict=True), 1):
        number = click.style(str(nth), fg="cyan", bold=True)
        click.echo(f"{number}  {click.style(speaker.say(heading), bold=True)}\n{ruled()}")
        click.echo("\n".join(lines) + "\n")
    click.echo("\n".join(following(speaker)))


def following(speaker: Speaker) -> Iterator[str]:
    """What to do next, with the command as it is called here."""
    from palier.cli.spoken import called

    yield speaker.say(NEXT)
    typed = [f"{called()} {step.in_(speaker.language)}" for step, _ in STEPS]
    wide = max(map(len, typed))
    for command, (_, what) in zip(typed, STEPS, strict=True):
        yield f"{INDENT}{command.ljust(wide)}  {speaker.say(what)}"


def rules(done: Compiled, speaker: Speaker) -> Iterator[str]:
    """A few statements of the file, as they stand in it."""
    blocks = [_without_comments(each) for each in done.source.text.split("\n\n")]
    for start in EXCERPT:
        block = next(each for each in blocks if each.startswith(start.in_(speaker.language)))
        head, *clauses = block.rstrip().splitlines()
        yield INDENT + click.style(head, fg="cyan")
        yield from (INDENT + each for each in clauses)
        yield ""
    yield INDENT + speaker.say(REST, lines=done.source.text.count("\n"))


def _without_comments(block: str) -> str:
    lines = block.splitlines(keepends=True)
    return "".join(each for each in lines if not each.startswith("#"))


def checked(done: Compiled, speaker: Speaker) -> Iterator[str]:
    """That the file has no mistake, and that its examples pass."""
    from palier.problem import Level
    from palier.reports.tested import ALL_PASS, PASS
    from palier.wording.report import summary

    serious = [each for each in done.problems if each.level is not Level.ADVICE]
    yield f"{INDENT}{PASS} {summary(serious, speaker.language)}"
    many = sum(each.passed for each in done.runs)
    yield f"{INDENT}{PASS} {speaker.say(ALL_PASS, many=many)}"


def ordered(program: LoyaltyProgram, speaker: Speaker) -> Iterator[str]:
    """An order, as a receipt and with its explanation."""
    import json

    from palier import programmes
    from palier.engines.explain import explain
    from palier.reports.receipt import explanation, receipt

    language = speaker.language
    asked = json.loads(programmes.demo_order(language))
    quote = program.quote(asked["order"], asked["account"]).reckoned
    yield receipt(quote, language)
    yield explanation(explain(quote, language), language)


def published(program: LoyaltyProgram, speaker: Speaker) -> Iterator[str]:
    """The page, written into the current folder."""
    from palier.cli.files import proposed_name
    from palier.cli.writing import free_name, write_text

    html = program.page(speaker.language)
    path = free_name(proposed_name(program.name, "html"), html)
    write_text(path, html)
    size = len(html.encode()) // KILOBYTE
    yield INDENT + speaker.say(PAGE, path=click.style(path, bold=True), size=size)

"""What `palier demo` shows, step by step."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from palier import programmes
from palier.api import LoyaltyProgram, program_of
from palier.cli import paper
from palier.cli.files import write_text
from palier.cli.interview import proposed_name
from palier.cli.messages import say
from palier.cli.quoting import told
from palier.cli.receipt import Receipt
from palier.compiling import Compiled, compiled
from palier.engines.explain import explain
from palier.problem import Level
from palier.source import Language, SourceText
from palier.wording.report import summary

EXCERPT = {
    Language.ENGLISH: ("earn 1 point", "bonus day", 'tier "Mate"', "reward", "cumulation"),
    Language.FRENCH: ("gagner 1 point", "jour bonus", 'palier "Second"', "récompense", "cumul"),
}
KILOBYTE = 1024


def show(language: Language) -> None:
    """Show a programme from its sentences to its page."""
    text = programmes.template(programmes.DEMO, language)
    done = compiled(SourceText.of(text, f"{programmes.DEMO}.palier"))
    program = program_of(done)
    steps = (_rules, _checked, _ordered, _published)
    for nth, step in enumerate(steps, 1):
        heading = say(f"demo {nth}", language)
        click.echo(
            f"{click.style(str(nth), fg='cyan', bold=True)}  {click.style(heading, bold=True)}"
        )
        click.echo(paper.ruled())
        click.echo("\n".join(step(done, program, language)) + "\n")
    click.echo(say("demo next", language))


def _rules(done: Compiled, _program: LoyaltyProgram, language: Language) -> Iterator[str]:
    """A few statements of the file, as they stand in it."""
    blocks = done.source.text.split("\n\n")
    for start in EXCERPT[language]:
        block = next(each for each in map(_without_comments, blocks) if each.startswith(start))
        head, *clauses = block.rstrip().splitlines()
        yield paper.INDENT + click.style(head, fg="cyan")
        yield from (paper.INDENT + each for each in clauses)
        yield ""
    yield paper.INDENT + say("demo rest", language, lines=done.source.text.count("\n"))


def _without_comments(block: str) -> str:
    lines = block.splitlines(keepends=True)
    return "".join(each for each in lines if not each.startswith("#"))


def _checked(done: Compiled, _program: LoyaltyProgram, language: Language) -> Iterator[str]:
    """That the file has no mistake, and that its examples come out."""
    tick = click.style("✓", fg="green")
    serious = [each for each in done.problems if each.level is not Level.ADVICE]
    yield f"{paper.INDENT}{tick} {summary(serious, language)}"
    passed = say("all pass", language, many=sum(each.passed for each in done.runs))
    yield f"{paper.INDENT}{tick} {passed}"


def _ordered(_done: Compiled, program: LoyaltyProgram, language: Language) -> Iterator[str]:
    """An order, as a receipt and with its explanation."""
    asked = json.loads(programmes.demo_order(language))
    quote = program.quote(asked["order"], asked["account"])
    yield Receipt(quote.reckoned, language).text()
    yield told(explain(quote.reckoned, language), language)


def _published(_done: Compiled, program: LoyaltyProgram, language: Language) -> Iterator[str]:
    """The page, written into the current folder."""
    path = proposed_name(program.name).replace(".palier", ".html")
    html = program.page(language)
    write_text(path, html)
    size = len(html.encode()) // KILOBYTE
    yield paper.INDENT + say("demo page", language, path=click.style(path, bold=True), size=size)

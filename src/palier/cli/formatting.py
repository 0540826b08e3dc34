"""Rule files before and after they are put in form."""

from __future__ import annotations

import difflib

import click

from palier.cli.files import STDIN, could_not, read_source
from palier.cli.messages import say
from palier.problem import Level
from palier.source import Language, SourceText
from palier.surface.parse import Parsed, parse
from palier.surface.to_text import to_text
from palier.values import dataclass
from palier.wording.report import render_text


@dataclass(frozen=True, slots=True)
class Formatted:
    """A rule file as it is, and as it should be."""

    path: str
    name: str
    language: Language
    before: str
    after: str


def formatted_files(paths: tuple[str, ...], stdin_filename: str | None) -> list[Formatted]:
    """Every file before and after; one that has mistakes stops all, and nothing is written."""
    if paths.count(STDIN) > 1:
        raise could_not("one stdin")
    sources = [(path, read_source(path, stdin_filename)) for path in paths]
    return [_formatted(path, source) for path, source in sources]


def _formatted(path: str, source: SourceText) -> Formatted:
    parsed = parsed_or_stop(source)
    language = parsed.file.surface
    return Formatted(path, source.name, language, source.text, to_text(parsed.file, language))


def parsed_or_stop(source: SourceText) -> Parsed:
    """A rule file whose sentences are all understood; otherwise the command ends with 2."""
    parsed = parse(source)
    mistakes = [each for each in parsed.problems if each.level is Level.ERROR]
    if mistakes:
        language = parsed.file.surface
        click.echo(render_text(mistakes, source, language, colour=True), err=True)
        says = say("stands in the way", language, path=source.name)
        click.echo(say("error", language, says=says), err=True)
        raise SystemExit(2)
    return parsed


def difference(formatted: Formatted) -> str:
    """What would change, as a unified diff."""
    lines = difflib.unified_diff(
        formatted.before.splitlines(keepends=True),
        formatted.after.splitlines(keepends=True),
        formatted.name,
        formatted.name,
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def tell(key: str, formatted: Formatted) -> None:
    """Say what became of a file."""
    click.echo(say(key, formatted.language, path=formatted.name), err=True)

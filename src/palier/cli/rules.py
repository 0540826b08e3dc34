"""From paths to compiled rule files."""

from __future__ import annotations

from typing import NoReturn

import click

from palier.cli.files import STDIN, could_not, read_source
from palier.cli.messages import say
from palier.cli.tongue import asked
from palier.compiling import Compiled, compiled
from palier.problem import Level
from palier.wording.report import render_text


def compiled_files(
    paths: tuple[str, ...], *, stdin_filename: str | None = None
) -> tuple[Compiled, ...]:
    """Every file, read before any of them is judged."""
    if paths.count(STDIN) > 1:
        raise could_not("one stdin")
    sources = [read_source(path, stdin_filename) for path in paths]
    return tuple(compiled(source) for source in sources)


def compiled_or_stop(
    path: str, lang: str | None = None, *, stdin_filename: str | None = None
) -> Compiled:
    """A rule file without mistakes; otherwise they are told and the command ends with 2."""
    done = compiled(read_source(path, stdin_filename))
    if done.failed:
        stop(done, lang)
    return done


def stop(done: Compiled, lang: str | None) -> NoReturn:
    """Tell the mistakes of a file, and that the command cannot go on."""
    language = asked(lang, done.language)
    tell_problems(done, lang, Level.ERROR)
    says = say("stands in the way", language, path=done.source.name)
    click.echo("\n" + say("error", language, says=says), err=True)
    raise SystemExit(2)


def tell_problems(done: Compiled, lang: str | None, *levels: Level) -> None:
    """Tell the problems of some levels on the standard error."""
    told = [each for each in done.problems if each.level in levels]
    language = asked(lang, done.language)
    click.echo(render_text(told, done.source, language, colour=True), err=True, nl=False)

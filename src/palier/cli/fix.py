"""`palier check --fix`: what was probably meant, shown as a diff, and written when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from palier.cli.files import STDIN
from palier.cli.rewrite import Formatted
from palier.cli.spoken import asked
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from palier.checks.review import Limits
    from palier.compiling import Compiled
    from palier.source import Language

FIXED = Phrase("{path}: fixed", "{path} : corrigé")
LEFT = Phrase("{path}: left as it is", "{path} : laissé tel quel")
NOTHING_TO_FIX = Phrase(
    "{path}: nothing to fix with certainty", "{path} : rien à corriger avec certitude"
)
SHALL_IT = Phrase("Write this to {path}? yes or no", "Écrire ceci dans {path} ? oui ou non")
YES = frozenset({"y", "yes", "o", "oui"})


def all_fixed(
    done: Iterable[Compiled],
    paths: Iterable[str],
    lang: str | None,
    day: dt.date,
    *,
    unasked: bool,
) -> tuple[Compiled, ...]:
    """Files with what is sure put right, each once its author has seen it, looked at on a day."""
    from palier.cli.rules import files_in, limits_in, settings_of

    named = [file for path in paths for file in files_in(path)]
    limits = [limits_in(settings_of(path), day) for path in named]
    return tuple(
        _fixed(each, path, asked(lang, each.language), at, unasked=unasked)
        for each, path, at in zip(done, named, limits, strict=True)
    )


def _fixed(
    done: Compiled, path: str, language: Language, limits: Limits, *, unasked: bool
) -> Compiled:
    """A file with what is sure put right, once its author has seen it; the file itself otherwise.

    Of the standard input, the text goes to the standard output.
    """
    from palier.compiling import mended

    after = mended(done, limits)
    change = Formatted(path, done.source.name, language, done.source.text, after.source.text)
    if path == STDIN:
        click.echo(after.source.text, nl=False)
        return after
    if change.before == change.after:
        change.tell(NOTHING_TO_FIX)
        return done
    click.echo(change.difference(), nl=False)
    if not (unasked or _agreed(change)):
        change.tell(LEFT)
        return done
    _write(change)
    change.tell(FIXED)
    return after


def _agreed(change: Formatted) -> bool:
    """Whether the author says yes; no answer is no."""
    question = Speaker(change.language).say(SHALL_IT, path=change.name)
    try:
        answer = click.prompt(question, default="", show_default=False)
    except click.Abort:
        click.echo()
        return False
    return answer.strip().casefold() in YES


def _write(change: Formatted) -> None:
    """Write the file with the line ends that it had."""
    from palier.cli.files import read_bytes
    from palier.cli.writing import write_text

    windows = b"\r\n" in read_bytes(change.path)
    write_text(change.path, change.after.replace("\n", "\r\n") if windows else change.after)

"""The answers to a history, held back until the last event has been entered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from time import monotonic

import click

from palier.account.saved import to_json
from palier.cli.files import MEGABYTE, write_text
from palier.cli.journal import Journal
from palier.cli.messages import say
from palier.life.replay import Entered, History
from palier.source import Language

EVERY, SOON = 100, 1.0


@contextmanager
def printed(
    entered: Iterable[Entered], shop: History, language: Language, form: str
) -> Iterator[Iterable[str]]:
    """Every line of the answer once the history is entered whole; a long one waits on disk."""
    journal = Journal(shop, language) if form == "text" else Answers()
    with SpooledTemporaryFile(max_size=16 * MEGABYTE, mode="w+", encoding="utf-8") as held:
        counted = Counter(language)
        for each in entered:
            counted.one()
            held.writelines(journal.lines(each))
        held.writelines(journal.end())
        counted.done()
        held.seek(0)
        yield held


class Answers:
    """The answers in JSON, one a line."""

    def lines(self, entered: Entered) -> Iterator[str]:
        """The answer to an event; none when time passed and brought nothing."""
        if not entered.is_quiet:
            yield compact(entered.applied.answer) + "\n"

    def end(self) -> tuple[str, ...]:
        """Nothing is added."""
        return ()


def compact(value: object) -> str:
    """A JSON value on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def save(shop: History, path: str) -> None:
    """Write the accounts, one a line, in the order of their names; all of them or none."""
    lines = (compact(to_json(each, shop.program)) + "\n" for each in shop.kept)
    write_text(path, "".join(lines))


@dataclass(slots=True)
class Counter:
    """Counts events aloud on a terminal when they take long."""

    language: Language
    many: int = 0
    shown: bool = False
    started: float = field(default_factory=monotonic)

    def one(self) -> None:
        """One more event."""
        self.many += 1
        if self.many % EVERY == 0 and sys.stderr.isatty() and monotonic() - self.started > SOON:
            self.shown = True
            click.echo(
                "\r" + say("events so far", self.language, many=self.many), nl=False, err=True
            )

    def done(self) -> None:
        """Clear the line that was counted on."""
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)

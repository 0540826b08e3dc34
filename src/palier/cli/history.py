"""From files to a history that is entered event by event, or to the sentence that stops it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NoReturn

import click

from palier.account.brought import OrderRefusedError
from palier.account.events import AnyEvent
from palier.account.facts import local
from palier.account.saved import read_accounts
from palier.account.sent import read_events
from palier.account.state import Account
from palier.api import LoyaltyProgram, placed, program_of
from palier.cli.files import STDIN, could_not, name_of, read_lines
from palier.cli.messages import say
from palier.cli.rules import compiled_or_stop
from palier.life.replay import Entered, History
from palier.problem.event import EventProblem
from palier.source import Language, SourceText
from palier.values import dataclass
from palier.wording.report import render_text
from palier.wording.terminal import clean

REFUSED, CANNOT_READ = 1, 2


def loaded(path: str, older: Iterable[str], lang: str | None) -> LoyaltyProgram:
    """A rule file and the versions before it; a file with mistakes ends the command with 2."""
    program = program_of(compiled_or_stop(path, lang))
    others = (program_of(compiled_or_stop(each, lang)) for each in older)
    return replace(program, older={each.version: each.program for each in others})


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what belongs to a programme, and stops the command in a language when it cannot."""

    program: LoyaltyProgram
    language: Language

    def shop(self, accounts: str | None = None) -> History:
        """A shop before a history: without customers, or with those of a file of accounts."""
        held = () if accounts is None else self.accounts(accounts)
        return History.of(self.program.program, held, self.program.older)

    def accounts(self, path: str) -> Iterator[Account]:
        """The accounts of a file, one a line."""
        for line in read_accounts(read_lines(path), self.program.program, name_of(path)):
            if line.value is None:
                self._stop(line.problems, line.source, CANNOT_READ)
            yield line.value

    def history(
        self, shop: History, path: str, *, until: dt.date | None = None
    ) -> Iterator[Entered]:
        """Enter the events of a file, oldest first, with those they cause; later ones wait."""
        for line in read_events(read_lines(path), self.program.program, name_of(path)):
            if line.value is None:
                self._stop(line.problems, line.source, CANNOT_READ)
            if until is None or local(shop.program, line.value.at).date() <= until:
                yield from self._entered(shop, line.value, line.source)

    def _entered(self, shop: History, event: AnyEvent, source: SourceText) -> Iterator[Entered]:
        try:
            yield from shop.entered(event)
        except OrderRefusedError as refused:
            self._stop(refused.problems, source, REFUSED, event.id)

    def _stop(
        self,
        problems: tuple[EventProblem, ...],
        source: SourceText,
        code: int,
        event: str | None = None,
    ) -> NoReturn:
        """Tell what is wrong with a line, and that nothing came of all the others either."""
        told = render_text(*placed(problems, source), self.language, colour=True)
        key = "line stops" if event is None else "event stops"
        name, path = clean(event or ""), clean(source.name)
        says = say(key, self.language, path=path, line=source.first, event=name)
        click.echo(told + "\n" + say("error", self.language, says=says), err=True)
        raise SystemExit(code)


def one_stdin(*paths: str | None) -> None:
    """Refuse to read the standard input twice."""
    if paths.count(STDIN) > 1:
        raise could_not("one stdin")

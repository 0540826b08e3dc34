"""From files to a quote, a history or a statement, or to the sentences that stop the command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from palier.account.days import local
from palier.account.events import AnyEvent
from palier.account.forms.form import ReadLine
from palier.account.reading import read_accounts, read_events
from palier.account.state import Account
from palier.api import LoyaltyProgram, OrderError, ProgramError, in_turn, program_of
from palier.checks.names import strangers_in_account, strangers_in_order
from palier.cli.files import could_not, name_of, read_lines, read_source
from palier.cli.rules import stop, stop_at_mistakes, versions_or_stop
from palier.cli.spoken import asked
from palier.engines import quote as engine
from palier.engines.quote import Quote
from palier.life.replay import Entered, History
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.event import EventProblem, OrderRefusedError
from palier.problem.life import UnknownCustomer
from palier.refusals import placed
from palier.source import NOWHERE, Language, SourceText, nearest
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass
from palier.wording.report import render_text
from palier.wording.terminal import clean

if TYPE_CHECKING:
    from palier.life.statement import Statement

T = TypeVar("T")
REFUSED, CANNOT_READ = 1, 2
LINE_STOPS = Phrase(
    "{path}, line {line}: it cannot be read; nothing was written",
    "{path}, ligne {line} : elle est illisible ; rien n'a été écrit",
)
EVENT_STOPS = Phrase(
    "{path}, line {line}: the event “{event}” is refused; nothing was written",
    "{path}, ligne {line} : l'événement « {event} » est refusé ; rien n'a été écrit",
)
ACCOUNT_LATER = Phrase(
    "the account of {customer} is already of {day}: ask for that day or a later one",
    "le compte de {customer} est déjà au {day} : demandez ce jour-là ou un jour plus tardif",
)


def reader_of(path: str, lang: str | None, older: Iterable[str] = ()) -> Reader:
    """Whoever reads for a rule file, or for the versions of one in a folder.

    A file with mistakes ends the command with 2. `older` are the versions before it. The reader
    speaks the language asked for, else the file's.
    """
    found = versions_or_stop(path, lang)
    others = [program_of(each) for one in older for each in versions_or_stop(one, lang)]
    try:
        known = in_turn(found, others)
    except ProgramError as error:
        stop_at_mistakes(error.problems, error.source, asked(lang, error.language))
    return Reader(known, asked(lang, known.language))


class Quoted(NamedTuple):
    """A quote, and whether something in the order or the account is odd."""

    quote: Quote
    strange: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what belongs to a programme, and stops the command in a language when it cannot."""

    program: LoyaltyProgram
    language: Language

    # An order ----------------------------------------------------------------------------------

    def quote(self, order: str, account: str | None, *, guest: bool) -> Quoted:
        """Reckon an order; ends with 2 when it cannot be read, 1 when it cannot be taken."""
        program = self.program
        written = read_source(order)
        held = read_source(account) if account else None
        taken = self._or_stop(lambda: program.read_order(written))
        try:
            standing = self._or_stop(lambda: program.standing(taken, held, guest=guest))
            strange = self._odd(strangers_in_order(taken, program.program), written)
            if held is not None:
                strange |= self._odd(strangers_in_account(standing, program.program), held)
            return Quoted(engine.quote(program.ruling(taken.at), taken, standing), strange)
        except OrderRefusedError as refused:
            self._end(*placed(refused.problems, written), REFUSED)

    def _or_stop(self, attempt: Callable[[], T]) -> T:
        try:
            return attempt()
        except OrderError as error:
            self._end(error.problems, error.source, CANNOT_READ)

    def _odd(self, problems: tuple[EventProblem, ...], written: SourceText) -> bool:
        """Tell what is odd in an order or an account, beside the answer."""
        told = self._render(*placed(problems, written))
        click.echo(told, err=True, nl=bool(told))
        return bool(told)

    # A history ---------------------------------------------------------------------------------

    def shop(self, accounts: str | None = None, *, strict: bool = False) -> History:
        """A shop before a history: without customers, or with those of a file of accounts."""
        held = () if accounts is None else self.accounts(accounts)
        shop = History.of(self.program.program, held, self.program.older)
        shop.strict = strict
        return shop

    def accounts(self, path: str) -> Iterator[Account]:
        """The accounts of a file, one a line."""
        for line in read_accounts(read_lines(path), self.program.program, name_of(path)):
            if line.value is None:
                self._stop_at_line(line.problems, line.source)
            yield line.value

    def history(
        self, shop: History, path: str, *, until: dt.date | None = None
    ) -> Iterator[Entered]:
        """Enter the events of a file, oldest first, with those they cause; later ones wait."""
        for line in read_events(read_lines(path), self.program.program, name_of(path)):
            if line.value is None:
                self._stop_at_line(line.problems, line.source)
            if until is None or local(shop.program, line.value.at).date() <= until:
                yield from self._entered(shop, line.value, line)

    def _entered(
        self, shop: History, event: AnyEvent, line: ReadLine[AnyEvent]
    ) -> Iterator[Entered]:
        try:
            yield from shop.entered(event)
        except OrderRefusedError as refused:
            self._stop_at_line(refused.problems, line.source, event.id)

    def _stop_at_line(
        self, problems: tuple[EventProblem, ...], source: SourceText, event: str | None = None
    ) -> NoReturn:
        """Tell what is wrong with a line, and that nothing came of all the others either."""
        why = Speaker(self.language).say(
            LINE_STOPS if event is None else EVENT_STOPS,
            path=clean(source.name),
            line=str(source.first),
            event=clean(event or ""),
        )
        code = CANNOT_READ if event is None else REFUSED
        stop(*placed(problems, source), self.language, why, code)

    # A statement -------------------------------------------------------------------------------

    def statement(
        self,
        events: str,
        customer: str,
        accounts: str | None,
        *,
        on: dt.date | None,
        since: dt.date | None,
    ) -> Statement:
        """Replay a history and draw up a customer's statement; ends with 1 when it is unknown."""
        from palier.life.statement import Passbook

        shop = self.shop(accounts)
        book = Passbook(shop, customer)
        days = (each.day for each in shop.accounts.values() if each.day is not None)
        last = max(days, default=dt.date.min)
        for entered in self.history(shop, events, until=on):
            book.note(entered)
            last = max(last, local(entered.program, entered.event.at).date())
        day = on or last
        account = shop.accounts.get(customer)
        if account is None:
            problem = UnknownCustomer(NOWHERE, (), customer, nearest(customer, shop.accounts))
            self._end((problem,), SourceText.of("", name_of(events)), REFUSED)
        refuse_past(account, day)
        drawn = book.statement(day, since)
        if drawn is None:
            raise AssertionError(customer)
        return drawn

    # What stops --------------------------------------------------------------------------------

    def _end(self, problems: Iterable[Problem], source: SourceText, code: int) -> NoReturn:
        click.echo(self._render(problems, source), err=True, nl=False)
        raise SystemExit(code)

    def _render(self, problems: Iterable[Problem], source: SourceText) -> str:
        return render_text(problems, source, self.language, colour=True)


def refuse_past(account: Account, day: dt.date) -> None:
    """Refuse a day before the one an account is of."""
    if account.day is not None and day < account.day:
        raise could_not(ACCOUNT_LATER, customer=account.customer, day=account.day.isoformat())

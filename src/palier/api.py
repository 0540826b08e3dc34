"""Palier for Python: read a rule file once, then ask it what each order gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from palier.account import saved, sent, summary
from palier.account.events import AnyEvent
from palier.account.forms import reading
from palier.account.json_text import Json, read_json
from palier.account.order import Order
from palier.account.schema import PUBLISHED
from palier.account.standing import Standing
from palier.account.state import Account as State
from palier.account.summary import Summary
from palier.answers import Account, Applied, EventOutcome, Quote, Replayed
from palier.checks.examples import ExampleRun
from palier.compiling import Compiled, compiled
from palier.engines import quote as engine
from palier.life.apply import standing_before
from palier.life.replay import History
from palier.problem import Level, Problem
from palier.problem.event import EventProblem, OrderRefusedError
from palier.program.model import Program
from palier.source import Language, SourceText
from palier.values import dataclass, field
from palier.wording.report import render_text
from palier.wording.speak import words_of

__all__ = [
    "Account",
    "Applied",
    "EventError",
    "EventOutcome",
    "LoyaltyProgram",
    "OrderError",
    "ProgramError",
    "Quote",
    "Replayed",
    "compile",
    "load",
    "schema",
]

Written = str | SourceText | Mapping[str, Any]
"""JSON text, or what such a text says."""
Known = Written | Account | State | Summary | Standing
"""What is known of a customer: an account, a summary, or the JSON of either."""


class ProgramError(ValueError):
    """A rule file with mistakes. `problems` are all of them; printed, they show their lines."""

    def __init__(self, done: Compiled) -> None:
        self.problems = done.problems
        self.source = done.source
        self.language = done.language
        told = render_text(done.problems, done.source, done.language, colour=False)
        super().__init__(told.rstrip())


class OrderError(ValueError):
    """An order or an account that cannot be read, or cannot be taken. `problems` says why."""

    def __init__(
        self, problems: tuple[Problem, ...], source: SourceText, language: Language
    ) -> None:
        self.problems = problems
        self.source = source
        self.language = language
        super().__init__(self._told())

    def _told(self) -> str:
        if self.source.text:
            return render_text(self.problems, self.source, self.language, colour=False).rstrip()
        words = (words_of(each, self.source, self.language) for each in self.problems)
        lines = (f"{each.title} ({each.hint})" if each.hint else each.title for each in words)
        return "\n".join(lines)


class EventError(OrderError):
    """An event that cannot be read or applied; nothing of it was. `problems` says why."""


@dataclass(frozen=True, slots=True)
class LoyaltyProgram:
    """A rule file without mistakes. `warnings` are what is odd in it all the same.

    `older` are the other versions of the programme that are at hand, by content hash.
    """

    program: Program
    problems: tuple[Problem, ...] = ()
    runs: tuple[ExampleRun, ...] = ()
    older: Mapping[str, Program] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the programme."""
        return self.program.name

    @property
    def version(self) -> str:
        """`sha256:…`, the same for a file and its translation."""
        return self.program.version

    @property
    def language(self) -> Language:
        """The language of the file, and of messages."""
        return self.program.surface

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are warnings, without the advice."""
        return tuple(each for each in self.problems if each.level is Level.WARNING)

    def quote(
        self,
        order: Written | Order,
        account: Known | None = None,
        *,
        guest: bool = False,
    ) -> Quote:
        """Reckon an order, changing nothing.

        Without an account the customer joins by this order; a guest has none and makes none. Of an
        account, time first passes to the day of the order. The order may leave out `type`, `id`,
        `customer` and `at` (now). Raises OrderError with all that is wrong with the order or the
        account.

        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> quote = compile(head + "earn 1 point per 1 EUR").quote({"lines": [{"price": "84.90"}]})
        >>> quote.to_pay, quote.earned
        (Decimal('84.90'), Decimal('84'))
        """
        taken = self.read_order(order)
        try:
            standing = self.standing(taken, account, guest=guest)
            return Quote(engine.quote(self.program, taken, standing))
        except OrderRefusedError as refused:
            raise OrderError(*placed(refused.problems, order), self.language) from None

    def read_order(self, order: Written | Order) -> Order:
        """Read an order; raises OrderError."""
        if isinstance(order, Order):
            return order
        written = _source(order, "order")
        now = dt.datetime.now(dt.UTC)
        got = sent.read_order(written, self.program, now=now)
        return _value(got, written, self.language)

    def standing(self, order: Order, account: Known | None, *, guest: bool = False) -> Standing:
        """The customer just before an order; raises OrderError.

        Of an account that is not this customer's, or is later than the order, OrderRefusedError.
        """
        if guest:
            return summary.guest()
        match account:
            case None:
                return summary.newcomer(self.program, order)
            case Standing():
                return account
            case Account(state=state) | (State() as state):
                return standing_before(self.program, state, order, self.older)
            case Summary():
                return summary.standing_of(account, self.program, order)
            case _:
                written = _source(account, "account")
                held = _value(saved.read_known(written, self.program), written, self.language)
                return self.standing(order, held)

    # A customer's life -------------------------------------------------------------------------

    def apply(self, event: Written | AnyEvent, account: Account | None = None) -> Applied:
        """Apply an event to the account of its customer: what it gives, and the account after it.

        Without an account, the customer is new. An event applied before changes nothing, and its
        outcome says `repeated`. Raises EventError, and nothing of the event is applied.

        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> club = compile(head + "earn 30 points on joining")
        >>> joined = {"type": "joined", "id": "e1", "at": "2026-01-03T09:00:00+01:00"}
        >>> outcome, account = club.apply(joined | {"customer": "c1"})
        >>> outcome.earned, account.available
        (Decimal('30'), Decimal('30'))
        """
        taken = self.read_event(event)
        state = account.state if account else None
        try:
            done = self._history({}).apply_to(taken, state)
        except OrderRefusedError as refused:
            raise EventError(*placed(refused.problems, event), self.language) from None
        after = done.applied.account or state or State("")
        return Applied(EventOutcome(done.applied.answer), self._account(after))

    def replay(
        self, events: Iterable[Written | AnyEvent], accounts: Iterable[Account] = ()
    ) -> Replayed:
        """Apply the events of many customers, oldest first, and those they cause for one another.

        The lines of an open JSON Lines file will do; empty ones are passed over. Raises EventError
        at the first event that cannot be read or applied.
        """
        shop = History.of(self.program, (each.state for each in accounts), self.older)
        outcomes: list[EventOutcome] = []
        for number, event in enumerate(events, start=1):
            written = SourceText.of(event, "events", number) if isinstance(event, str) else event
            if isinstance(written, SourceText) and not written.text.strip():
                continue
            taken = self.read_event(written)
            try:
                outcomes.extend(map(EventOutcome, shop.enter(taken)))
            except OrderRefusedError as refused:
                raise EventError(*placed(refused.problems, written), self.language) from None
        after = {name: self._account(state) for name, state in shop.accounts.items()}
        guests = tuple(self._account(each) for each in shop.kept if not each.customer)
        return Replayed(tuple(outcomes), after, guests)

    def read_event(self, event: Written | AnyEvent) -> AnyEvent:
        """Read an event; raises EventError."""
        if isinstance(event, AnyEvent):
            return event
        written = _source(event, "event")
        got = sent.read_event(written, self.program)
        return _value(got, written, self.language, EventError)

    def account_from_json(self, written: Written) -> Account:
        """Read an account that `to_json` wrote, with this Palier or an older one."""
        source = _source(written, "account")
        got = saved.from_json(source, self.program)
        return self._account(_value(got, source, self.language))

    def _account(self, state: State) -> Account:
        return Account(state, self.program, self.older)

    def _history(self, accounts: dict[str, State]) -> History:
        return History(self.program, accounts, self.older)

    def page(self, language: Language | Literal["en", "fr"] | None = None) -> str:
        """The customers' page, one self-contained HTML text, with the examples as worked cases."""
        from palier.page import WorkedCase, render  # noqa: PLC0415 - only who publishes waits

        ran = ((each.example, each.quote) for each in self.runs)
        cases = (WorkedCase(example, quote.outcome) for example, quote in ran if quote)
        return render(
            self.program, Language(language) if language else self.program.texts, cases=cases
        )


T = TypeVar("T")


def _value(
    got: reading.Read[T],
    written: reading.Written,
    language: Language,
    error: type[OrderError] = OrderError,
) -> T:
    if got.value is None:
        source = written if isinstance(written, SourceText) else SourceText.of("")
        raise error(got.problems, source, language)
    return got.value


def _source(written: Written, name: str) -> reading.Written:
    return SourceText.of(written, name) if isinstance(written, str) else written


def placed(
    problems: tuple[EventProblem, ...], event: Written | AnyEvent
) -> tuple[tuple[Problem, ...], SourceText]:
    """Problems of an order or an event that was read, at their places in its text."""
    written = None if isinstance(event, AnyEvent) else _source(event, "event")
    json = read_json(written) if isinstance(written, SourceText) else None
    if not isinstance(json, Json) or json.source is None:
        return problems, SourceText.of("")
    return tuple(replace(each, span=json.span(each.path)) for each in problems), json.source


def compile(text: str, name: str = "<text>") -> LoyaltyProgram:  # noqa: A001 - the word for it
    """Compile the text of a rule file. Raises ProgramError, which carries all its problems.

    >>> compile('loyalty program "Club"\\n  curency EUR')
    Traceback (most recent call last):
        ...
    palier.api.ProgramError: ...
    """
    return program_of(compiled(SourceText.of(text, name)))


def load(path: str | Path, *, older: Iterable[str | Path | LoyaltyProgram] = ()) -> LoyaltyProgram:
    """Compile a rule file. Raises OSError, UnicodeDecodeError or ProgramError.

    `older` are the rule files that came before it, for days and orders that they ruled.
    """
    program = compile(Path(path).read_text("utf-8-sig"), str(path))
    others = (each if isinstance(each, LoyaltyProgram) else load(each) for each in older)
    return replace(program, older={each.version: each.program for each in others})


def program_of(done: Compiled) -> LoyaltyProgram:
    """The programme of a compiled file, or ProgramError."""
    if done.failed or done.program is None:
        raise ProgramError(done)
    return LoyaltyProgram(done.program, done.problems, done.runs)


def schema(name: Literal["order", "joined", "account", "outcome"]) -> dict[str, Any]:
    """A published JSON Schema, by name.

    >>> schema("order")["required"]
    ['type', 'id', 'at', 'lines']
    """
    return PUBLISHED[name]()

"""Palier for Python: read a rule file once, then ask it what each order gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from palier import customers
from palier.account import reading
from palier.account.events import AnyEvent
from palier.account.order import Order, OrderLine
from palier.account.outcome import Outcome
from palier.account.schema import published
from palier.account.state import Account as State
from palier.answers import (
    Account,
    Applied,
    EventOutcome,
    Merged,
    Quote,
    Replayed,
    state_of,
)
from palier.checkout import Checkout, JavaScript, Price
from palier.checks.examples import ExampleRun
from palier.compiling import Compiled, compiled, newest_first, rule_files
from palier.customers import Statement
from palier.engines.quote import Prepared
from palier.life import apply as life
from palier.life.moments import Asked
from palier.life.replay import Entered, History
from palier.named import NamedTuple
from palier.problem import Level, Problem
from palier.problem.event import OrderRefusedError
from palier.program.model import Program
from palier.publishing import Publisher
from palier.refusals import (
    EventError,
    OrderError,
    PageError,
    ProgramError,
    Written,
    sound,
    source_of,
    telling,
    told,
    value_of,
)
from palier.reports.letters import Letter
from palier.source import Language, SourceText
from palier.values import brief, dataclass, field, replace

__all__ = [
    "Account",
    "Applied",
    "EventError",
    "EventOutcome",
    "JavaScript",
    "Language",
    "Letter",
    "LoyaltyProgram",
    "Merged",
    "Order",
    "OrderError",
    "OrderLine",
    "Outcome",
    "PageError",
    "Prepared",
    "Price",
    "Problem",
    "ProgramError",
    "Quote",
    "Reloaded",
    "Replayed",
    "Statement",
    "compile",
    "load",
    "schema",
]


@dataclass(frozen=True, slots=True)
class LoyaltyProgram(Checkout, Publisher):
    """A rule file without mistakes. `warnings` are what is odd in it all the same.

    `older` are the other versions of the programme that are at hand, by content hash; `path` is
    the file or the folder it was loaded from.
    """

    program: Program
    problems: tuple[Problem, ...] = ()
    runs: tuple[ExampleRun, ...] = ()
    older: Mapping[str, Program] = field(default_factory=dict)
    path: Path | None = None

    def __repr__(self) -> str:
        return brief(self, "name", "version", "path")

    def __hash__(self) -> int:
        return hash(self.version)

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
    def promo_codes(self) -> tuple[str, ...]:
        """The promo codes that offers of the file have; any other is the shop's own."""
        return tuple(each.code.text for each in self.program.offers if each.code is not None)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are warnings, without the advice."""
        return tuple(each for each in self.problems if each.level is Level.WARNING)

    def today(self) -> dt.date:
        """The day that it is now in the time zone of the programme, wherever this runs."""
        return dt.datetime.now(ZoneInfo(self.program.zone)).date()

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
        done = self._applied(event, account)
        return Applied(EventOutcome(done.answer), self._account(done.account))

    def merge(
        self, event: Written | AnyEvent, account: Account | None, gone: Account | None
    ) -> Merged:
        """By a `merge` event, bring an account into another (None: not known); keep them both.

        Raises EventError, and both are as they were.
        """
        left = None if gone is None else self._held(gone)
        left = left or self.history().gone_of(self.read_event(event))
        done = self._applied(event, account, left)
        rest = self._account(done.gone or left)
        return Merged(EventOutcome(done.answer), self._account(done.account), rest)

    def _applied(
        self, event: Written | AnyEvent, account: Account | None, gone: State | None = None
    ) -> life.Applied:
        taken, state = self.read_event(event), None if account is None else self._held(account)
        versions = self.history().versions() if self.older else {}
        try:
            return life.apply(self.ruling(taken.at), taken, state, versions, gone=gone)
        except OrderRefusedError as refused:
            raise told(refused, event, self.language, EventError) from None

    def replay(
        self,
        events: Iterable[Written | AnyEvent],
        accounts: Iterable[Account] = (),
        *,
        strict_order: bool = False,
    ) -> Replayed:
        """Apply the events of many customers, oldest first, and those they cause for one another.

        The lines of an open JSON Lines file will do; empty ones are passed over. An event that is
        earlier than its customer's last is late, or refused with `strict_order`. Raises EventError
        at the first event that cannot be read or applied.
        """
        shop = History.of(self.program, map(self._held, accounts), self.older)
        shop.strict = strict_order
        heard = (each for each in self._entered(shop, events) if not each.is_quiet)
        outcomes = tuple(EventOutcome(each.applied.answer) for each in heard)
        after = {name: self._account(state) for name, state in shop.accounts.items()}
        guests = tuple(self._account(each) for each in shop.kept if not each.customer)
        return Replayed(outcomes, after, guests)

    def _entered(self, shop: History, events: Iterable[Written | AnyEvent]) -> Iterator[Entered]:
        if isinstance(events, str | bytes | Mapping):
            raise TypeError("several events are wanted: a list of them, or the lines of a file")
        for number, event in enumerate(events, start=1):
            written = SourceText.of(event, "events", number) if isinstance(event, str) else event
            if isinstance(written, SourceText) and not written.text.strip():
                continue
            taken = self.read_event(written)
            with telling(written, self.language, EventError):
                yield from shop.entered(taken)

    def read_event(self, event: Written | AnyEvent) -> AnyEvent:
        """Read an event; raises EventError."""
        if isinstance(event, AnyEvent):
            return event
        text = source_of(event, "event")
        return value_of(reading.read_event(text, self.program), text, self.language, EventError)

    def account_from_json(self, written: Written) -> Account:
        """Read an account that `to_json` wrote, with this Palier or an older one.

        Raises OrderError for anything else, a summary included, and where it collects what this
        programme does not.
        """
        source = source_of(written, "account")
        got = reading.read_account(source, self.program)
        return self._account(value_of(got, source, self.language))

    def _held(self, account: Account) -> State:
        return state_of(account, self.program)

    def _account(self, state: State | None) -> Account:
        return Account(state or State(""), self.program, self.older)

    def remind(
        self, accounts: Iterable[Account], *, on: dt.date, within: int = 30, close: int = 80
    ) -> tuple[Letter, ...]:
        """Whom to write to on a day, and what: a letter for each customer and reason.

        What ends within so many days is told, and a tier or a reward of which so many percent of
        the way is done. Nothing is changed. Raises ValueError for a day before an account's own,
        TypeError for one with an hour.
        """
        return customers.letters(self.history(), accounts, Asked(on, within, close))

    def statement(
        self,
        account: Account | str,
        events: Iterable[Written | AnyEvent] = (),
        *,
        on: dt.date | None = None,
        since: dt.date | None = None,
    ) -> Statement:
        """A customer's statement on a day, by default that of the last event.

        The events are those after the account, of this customer or of all; for a customer who had
        no account before them, give the name. Raises EventError as `replay` does, and for a
        customer whom none of them names; ValueError for a day before the account's own.
        """
        known = () if isinstance(account, str) else (self._held(account),)
        name = account if isinstance(account, str) else account.customer
        shop = History.of(self.program, known, self.older)
        return customers.statement(shop, name, self._entered(shop, events), on, since)

    def reload(self) -> Reloaded:
        """The programme as its file or folder says it now.

        Where that cannot be read or has mistakes, this one goes on, and `error` says why. The
        version that ran until now stays at hand for the orders placed under it.
        """
        if self.path is None:
            raise ValueError("a programme that was compiled from a text has no file to reload")
        try:
            return Reloaded(load(self.path, older=(self,)))
        except (OSError, UnicodeDecodeError, ProgramError) as error:
            return Reloaded(self, error)


def compile(text: str, name: str = "<text>") -> LoyaltyProgram:  # noqa: A001 - the word for it
    """Compile the text of a rule file. Raises ProgramError, which carries all its problems.

    >>> compile('loyalty program "Club"\\n  curency EUR')
    Traceback (most recent call last):
        ...
    palier.ProgramError: ...
    """
    if not isinstance(text, str):
        raise TypeError(f"the text of a rule file is wanted, not a {type(text).__name__}")
    return program_of(compiled(SourceText.of(text, name)))


def load(path: str | Path, *, older: Iterable[str | Path | LoyaltyProgram] = ()) -> LoyaltyProgram:
    """Compile a rule file, or the versions of a programme in a folder.

    `older` are the rule files that came before it, for days and orders that they ruled. Of the
    `*.palier` files of a folder, the newest is the one that runs from the latest day, else the last
    by name; the others are older. Raises OSError, UnicodeDecodeError or ProgramError.
    """
    found = [
        sound(compiled(SourceText.of(_text_of(each), str(each)))) for each in rule_files(Path(path))
    ]
    others = (each if isinstance(each, LoyaltyProgram) else load(each) for each in older)
    return replace(in_turn(found, others), path=Path(path))


def _text_of(path: Path) -> str:
    """The text of a rule file; an error of its encoding says which file it is."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        error.reason += f", in {path}"
        raise


def in_turn(found: Iterable[Compiled], older: Iterable[LoyaltyProgram] = ()) -> LoyaltyProgram:
    """The newest of the versions found; the others, and those known to be older, are at hand.

    Raises ProgramError where it counts accounts in another unit than one of them.
    """
    before = [*_held(older)]
    newest, *others = newest_first(found, before)
    known = {each.version: each for each in (*(e.meant for e in others), *before)}
    known.pop(newest.meant.version, None)
    return replace(program_of(newest), older=known)


def _held(versions: Iterable[LoyaltyProgram]) -> Iterator[Program]:
    for each in versions:
        yield each.program
        yield from each.older.values()


class Reloaded(NamedTuple):
    """The programme to go on with, and why it is not the new one, if it is not."""

    program: LoyaltyProgram
    error: OSError | UnicodeDecodeError | ProgramError | None = None


def program_of(done: Compiled) -> LoyaltyProgram:
    """The programme of a compiled file, or ProgramError."""
    return LoyaltyProgram(sound(done).meant, done.problems, done.runs)


def schema(
    name: Literal["event", "order", "joined", "account", "outcome", "event_outcome"],
) -> dict[str, Any]:
    """A published JSON Schema, by name: `event` is any event, `event_outcome` its short answer.

    >>> schema("order")["required"]
    ['type', 'id', 'at', 'lines']
    """
    return published(name)

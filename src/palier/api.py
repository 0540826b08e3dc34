"""Palier for Python: read a rule file once, then ask it what each order gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar

from palier.account import read, summary
from palier.account.brought import OrderRefusedError
from palier.account.json_text import Json, read_json
from palier.account.order import Order
from palier.account.outcome import Outcome
from palier.account.schema import PUBLISHED
from palier.account.standing import Standing
from palier.account.summary import Summary
from palier.checks.examples import ExampleRun
from palier.compiling import Compiled, compiled
from palier.engines import quote as engine
from palier.problem import Level, Problem
from palier.problem.event import EventProblem
from palier.program.model import Program
from palier.quantity import Amount, Money
from palier.source import Language, SourceText
from palier.wording.report import render_text
from palier.wording.speak import words_of

__all__ = ["LoyaltyProgram", "OrderError", "ProgramError", "Quote", "compile", "load", "schema"]

Written = str | SourceText | Mapping[str, Any]
"""JSON text, or what such a text says."""


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


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order would give. Money is exact: `Decimal` here, texts in JSON; never a float.

    `outcome` has every detail; the properties are what a checkout shows.
    """

    reckoned: engine.Quote

    @property
    def outcome(self) -> Outcome:
        """The whole outcome."""
        return self.reckoned.outcome

    @property
    def to_pay(self) -> Decimal:
        """What the customer pays: goods less discounts, and the shipping charged."""
        return decimal(self.outcome.to_pay)

    @property
    def discount(self) -> Decimal:
        """All that is taken off the goods."""
        return sum((decimal(each.amount) for each in self.outcome.discounts), Decimal(0))

    @property
    def shipping(self) -> Decimal:
        """The shipping that is charged."""
        shipping = self.outcome.shipping
        return decimal(shipping.charged) if shipping else Decimal(0)

    @property
    def earned(self) -> Decimal:
        """Points earned, or what goes into the pot."""
        return decimal(self.outcome.points.earned)

    @property
    def used(self) -> Decimal:
        """Points used, or what is taken from the pot."""
        return decimal(self.outcome.points.used)

    @property
    def left(self) -> Decimal:
        """What was available before, less what was used."""
        return decimal(self.outcome.points.left)

    @property
    def tier(self) -> str | None:
        """The tier after the order."""
        return self.outcome.tier.name if self.outcome.tier else None

    def to_json(self) -> dict[str, Any]:
        """The outcome in its JSON form (see `docs/data.md`)."""
        return self.outcome.to_json()

    def explain(self, language: Language | Literal["en", "fr"] | None = None) -> tuple[str, ...]:
        """How each amount came about, and why each silent rule is silent, in sentences."""
        from palier.engines.explain import explain  # noqa: PLC0415 - only who asks waits

        spoken = Language(language) if language else self.reckoned.program.surface
        return tuple(each.sentence for each in explain(self.reckoned, spoken))


def decimal(amount: Amount) -> Decimal:
    """An amount as an exact decimal number.

    >>> decimal(Money(1250, "EUR"))
    Decimal('12.50')
    """
    return Decimal(amount.plain()) if isinstance(amount, Money) else Decimal(amount.count)


@dataclass(frozen=True, slots=True)
class LoyaltyProgram:
    """A rule file without mistakes. `warnings` are what is odd in it all the same."""

    program: Program
    problems: tuple[Problem, ...] = ()
    runs: tuple[ExampleRun, ...] = ()

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
        account: Written | Summary | Standing | None = None,
        *,
        guest: bool = False,
    ) -> Quote:
        """Reckon an order, changing nothing.

        Without an account the customer joins by this order; a guest has none and makes none. The
        order may leave out `type`, `id`, `customer` and `at` (now). Raises OrderError with all that
        is wrong with the order or the account.

        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> quote = compile(head + "earn 1 point per 1 EUR").quote({"lines": [{"price": "84.90"}]})
        >>> quote.to_pay, quote.earned
        (Decimal('84.90'), Decimal('84'))
        """
        taken = self.read_order(order)
        standing = self.standing(taken, account, guest=guest)
        try:
            return Quote(engine.quote(self.program, taken, standing))
        except OrderRefusedError as refused:
            raise OrderError(*placed(refused.problems, order), self.language) from None

    def read_order(self, order: Written | Order) -> Order:
        """Read an order; raises OrderError."""
        if isinstance(order, Order):
            return order
        written = _source(order, "order")
        now = dt.datetime.now(dt.UTC)
        got = read.read_order(written, self.program, now=now)
        return _value(got, written, self.language)

    def standing(
        self, order: Order, account: Written | Summary | Standing | None, *, guest: bool = False
    ) -> Standing:
        """The customer just before an order; raises OrderError."""
        if guest:
            return summary.guest()
        match account:
            case None:
                return summary.newcomer(self.program, order)
            case Standing():
                return account
            case Summary():
                return summary.standing_of(account, self.program, order)
            case _:
                written = _source(account, "account")
                held = _value(read.read_summary(written, self.program), written, self.language)
                return summary.standing_of(held, self.program, order)

    def page(self, language: Language | Literal["en", "fr"] | None = None) -> str:
        """The customers' page, one self-contained HTML text, with the examples as worked cases."""
        from palier.page import WorkedCase, render  # noqa: PLC0415 - only who publishes waits

        ran = ((each.example, each.quote) for each in self.runs)
        cases = (WorkedCase(example, quote.outcome) for example, quote in ran if quote)
        return render(
            self.program, Language(language) if language else self.program.texts, cases=cases
        )


T = TypeVar("T")


def _value(got: read.Read[T], written: read.Written, language: Language) -> T:
    if got.value is None:
        source = written if isinstance(written, SourceText) else SourceText.of("")
        raise OrderError(got.problems, source, language)
    return got.value


def _source(written: Written, name: str) -> read.Written:
    return SourceText.of(written, name) if isinstance(written, str) else written


def placed(
    problems: tuple[EventProblem, ...], order: Written | Order
) -> tuple[tuple[Problem, ...], SourceText]:
    """Problems of an order that was read, at their places in its text."""
    written = None if isinstance(order, Order) else _source(order, "order")
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


def load(path: str | Path) -> LoyaltyProgram:
    """Compile a rule file. Raises OSError, UnicodeDecodeError or ProgramError."""
    return compile(Path(path).read_text("utf-8-sig"), str(path))


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

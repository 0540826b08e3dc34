"""From two JSON files to a quote, or to the sentences that say why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple, NoReturn, TypeVar

import click

from palier.account.brought import OrderRefusedError
from palier.api import LoyaltyProgram, OrderError, placed
from palier.checks.strangers import strangers_in_account, strangers_in_order
from palier.cli import paper
from palier.cli.files import STDIN, could_not, read_source
from palier.cli.formula import Formulas
from palier.cli.receipt_words import word
from palier.engines import quote as engine
from palier.engines.explain.why import Why
from palier.engines.quote import Quote
from palier.engines.reckoned import Value
from palier.problem.event import EventProblem
from palier.quantity import Money
from palier.sheet.sheet import Line, Unit
from palier.source import Language, SourceText
from palier.wording.report import render_text

T = TypeVar("T")
CANNOT_TAKE, CANNOT_READ = 1, 2


class Quoted(NamedTuple):
    """A quote, and whether something in the order or the account is odd."""

    quote: Quote
    strange: bool


def quote_of(
    program: LoyaltyProgram, order: str, account: str | None, *, guest: bool, language: Language
) -> Quoted:
    """Reckon the order of a file; ends with 2 when it cannot be read, 1 when it cannot be taken."""
    if order == account == STDIN:
        raise could_not("one stdin")
    written = read_source(order)
    held = read_source(account) if account else None
    taken = _or_stop(lambda: program.read_order(written), CANNOT_READ, language)
    try:
        standing = _or_stop(
            lambda: program.standing(taken, held, guest=guest), CANNOT_READ, language
        )
        strange = _tell(strangers_in_order(taken, program.program), written, language)
        if held is not None:
            strange |= _tell(strangers_in_account(standing, program.program), held, language)
        return Quoted(engine.quote(program.program, taken, standing), strange)
    except OrderRefusedError as refused:
        stop(OrderError(*placed(refused.problems, written), language), CANNOT_TAKE, language)


def _tell(problems: tuple[EventProblem, ...], written: SourceText, language: Language) -> bool:
    """Tell what is odd in an order or an account, beside the answer."""
    told = render_text(*placed(problems, written), language, colour=True)
    click.echo(told + ("\n" if told else ""), err=True, nl=False)
    return bool(told)


def _or_stop(attempt: Callable[[], T], code: int, language: Language) -> T:
    try:
        return attempt()
    except OrderError as error:
        stop(error, code, language)


def stop(error: OrderError, code: int, language: Language) -> NoReturn:
    """Tell what is wrong with an order or an account."""
    told = render_text(error.problems, error.source, language, colour=True)
    click.echo(told, err=True, nl=False)
    raise SystemExit(code)


def trace_of(reckoned: Quote, why: tuple[Why, ...], language: Language) -> dict[str, Any]:
    """An explanation as JSON: its sentences, and every line of the sheet with its value."""
    got = reckoned.reckoned
    formulas = Formulas(reckoned.program, got.sheet, language)
    lines = [each for each in got.sheet.lines if each.id in got.values]
    return {
        "why": [
            {"about": each.about.value, "rule": each.rule, "sentence": each.sentence}
            | ({"line": each.line} if each.line else {})
            for each in why
        ],
        "trace": [
            {
                "line": each.id,
                "unit": each.unit.value,
                "value": value_of(each, got.values[each.id], reckoned.program.currency),
                "formula": formulas.of(each),
            }
            for each in lines
        ],
    }


def value_of(line: Line, value: Value, currency: str) -> object:
    """The value of a line as JSON: money in the major unit, a column as a list."""
    if line.column:
        rows = value if isinstance(value, tuple) else (value,)
        return [value_of(replace(line, column=False), each, currency) for each in rows]
    match line.unit:
        case Unit.MONEY:
            return Money(int(value), currency).plain() if isinstance(value, int) else None
        case Unit.FLAG:
            return bool(value)
        case _:
            return value


def told(why: tuple[Why, ...], language: Language) -> str:
    """The sentences of an explanation, under their heading."""
    sentences = (paper.paragraph(each.sentence, "· ") for each in why)
    return "\n".join((paper.title(word("why", language)), *sentences))

"""From two JSON files to a quote, or to the sentences that say why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

import click

from palier.account.brought import OrderRefusedError
from palier.api import LoyaltyProgram, OrderError, placed
from palier.cli import paper
from palier.cli.files import STDIN, could_not, read_source
from palier.cli.receipt_words import word
from palier.engines import quote as engine
from palier.engines.explain import Why, explain
from palier.engines.quote import Quote
from palier.source import Language
from palier.wording.report import render_text

T = TypeVar("T")
CANNOT_TAKE, CANNOT_READ = 1, 2


def quote_of(
    program: LoyaltyProgram, order: str, account: str | None, *, guest: bool, language: Language
) -> Quote:
    """Reckon the order of a file; ends with 2 when it cannot be read, 1 when it cannot be taken."""
    if order == account == STDIN:
        raise could_not("one stdin")
    written = read_source(order)
    held = read_source(account) if account else None
    taken = _or_stop(lambda: program.read_order(written), CANNOT_READ, language)
    standing = _or_stop(lambda: program.standing(taken, held, guest=guest), CANNOT_READ, language)
    try:
        return engine.quote(program.program, taken, standing)
    except OrderRefusedError as refused:
        stop(OrderError(*placed(refused.problems, written), language), CANNOT_TAKE, language)


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


def explained(reckoned: Quote, language: Language) -> tuple[Why, ...]:
    """How each amount came about, and why each silent rule is silent."""
    return explain(reckoned, language)


def told(why: tuple[Why, ...], language: Language) -> str:
    """The sentences of an explanation, under their heading."""
    sentences = (paper.paragraph(each.text, "· ") for each in why)
    return "\n".join((paper.title(word("why", language)), *sentences))

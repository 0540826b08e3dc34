"""`palier remind`: whom to write to, and what."""

from __future__ import annotations

from datetime import datetime

import click

from palier.cli import options


@options.command(
    "List whom to write to, and why.",
    "palier remind club.palier accounts.jsonl --on 2026-12-01 > letters.csv",
    "palier remind club.palier accounts.jsonl --on 2026-12-01 --within 14 --format json",
)
@options.file
@click.argument("accounts", metavar="ACCOUNTS.jsonl")
@options.day("--on", "The day of the letters.", required=True)
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0, 366),
    default=30,
    show_default=True,
    help="Look so many days ahead for what ends and for birthdays.",
)
@click.option(
    "--close",
    metavar="PERCENT",
    type=click.IntRange(1, 99),
    default=80,
    show_default=True,
    help="How much of the way to a tier or a reward must be done to be close to it.",
)
@options.older
@options.formats("csv", "json")
def remind(
    *,
    path: str,
    accounts: str,
    on: datetime,
    within: int,
    close: int,
    older: tuple[str, ...],
    form: str,
) -> None:
    """List whom to write to, and why: one line for each customer and reason.

    A tier or a reward is close, points or a voucher are about to be lost, a tier too, a birthday or
    the end of a membership comes near. Each line has the amounts and the sentence to write, in the
    customer's language. The accounts are those that palier replay saved; time passes for them up to
    the day, and nothing is changed.

    Exits 2 when a file cannot be read or has mistakes.
    """
    from palier.cli.history import Reader, loaded, one_stdin
    from palier.cli.reminding import letters, printed
    from palier.life.reminders import Asked

    one_stdin(path, accounts, *older)
    program = loaded(path, older, None)
    reader = Reader(program, program.language)
    asked = Asked(on.date(), within, close)
    click.echo(printed(tuple(letters(reader, accounts, asked)), form), nl=False)

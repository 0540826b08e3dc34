"""`palier account`: the statement of a customer."""

from __future__ import annotations

from datetime import datetime

import click

from palier.cli import options


@options.command(
    "Print a customer's statement, as a bank prints one.",
    "palier account club.palier events.jsonl c1",
    "palier account club.palier events.jsonl c1 --on 2026-12-31 --since 2026-01-01",
    "palier account club.palier events.jsonl c1 --lang fr --format json",
)
@options.file
@click.argument("events", metavar="EVENTS.jsonl")
@click.argument("customer", metavar="CUSTOMER")
@options.day("--on", "The day of the statement [default: that of the last event].")
@options.day("--since", "List what moved from this day on.")
@options.accounts
@options.older
@options.lang
@options.formats("text", "json")
def account(
    *,
    path: str,
    events: str,
    customer: str,
    on: datetime | None,
    since: datetime | None,
    accounts: str | None,
    older: tuple[str, ...],
    lang: str | None,
    form: str,
) -> None:
    """Print the statement of a customer: balance, tier, what moved and why, what is left of it.

    The events are those of all customers, one a line, oldest first; - reads them from the standard
    input. Later events than the day of the statement are left out.

    Exits 1 when the customer is unknown or an event is refused, 2 when a file cannot be read or has
    mistakes.
    """
    from palier.account.json_text import pretty
    from palier.cli.history import Reader, loaded, one_stdin
    from palier.cli.statement import Printed
    from palier.cli.stating import statement_of
    from palier.cli.tongue import asked
    from palier.life.statement_form import to_json

    one_stdin(path, events, accounts)
    program = loaded(path, older, lang)
    language = asked(lang, program.language)
    reader = Reader(program, language)
    day, first = (each.date() if each else None for each in (on, since))
    drawn = statement_of(reader, events, customer, accounts, on=day, since=first)
    if form == "json":
        click.echo(pretty(to_json(drawn)))
    else:
        click.echo(Printed(drawn, language).text(), nl=False)

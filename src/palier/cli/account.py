"""`palier account`: the statement of a customer."""

from __future__ import annotations

from datetime import datetime

import click

from palier.cli import options
from palier.speech.phrases import Phrase


@options.command(
    Phrase(
        "Print a customer's statement, as a bank prints one.",
        "Le relevé d'un client, comme à la banque.",
    ),
    Phrase(
        "Print the statement of a customer: balance, tier, what moved and why, what is left of"
        " it.\n\n"
        "The events are those of all customers, one a line, oldest first; - reads them from the"
        " standard input. Later events than the day of the statement are left out.\n\n"
        "Exits 1 when the customer is unknown or an event is refused, 2 when a file cannot be read"
        " or has mistakes.",
        "Imprime le relevé d'un client : le solde, le palier, ce qui a bougé et pourquoi, ce qu'il"
        " en reste.\n\n"
        "Les événements sont ceux de tous les clients, un par ligne, du plus ancien au plus"
        " récent ; « - » lit l'entrée standard. Ceux d'après le jour du relevé sont laissés de"
        " côté.\n\n"
        "Donne 1 quand le client est inconnu ou qu'un événement est refusé, 2 quand un fichier est"
        " illisible ou a des erreurs.",
    ),
    "palier account club.palier events.jsonl c1",
    "palier account club.palier events.jsonl c1 --on 2026-12-31 --since 2026-01-01",
    "palier account club.palier events.jsonl c1 --lang fr --format json",
)
@options.file
@options.events
@click.argument("customer", metavar="CUSTOMER")
@options.day(
    "--on",
    Phrase(
        "The day of the statement [default: that of the last event].",
        "Le jour du relevé [par défaut : celui du dernier événement].",
    ),
)
@options.day(
    "--since",
    Phrase("List what moved from this day on.", "Lister les mouvements à partir de ce jour."),
)
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
    """Print the statement of a customer."""
    from palier.account.json_text import pretty
    from palier.cli.files import one_stdin
    from palier.cli.reader import reader_of
    from palier.life.statement import to_json
    from palier.reports.statement import printed

    one_stdin(path, events, accounts)
    reader = reader_of(path, lang, older)
    day, first = (each.date() if each else None for each in (on, since))
    drawn = reader.statement(events, customer, accounts, on=day, since=first)
    if form == "json":
        click.echo(pretty(to_json(drawn)))
    else:
        click.echo(printed(drawn, reader.language), nl=False)

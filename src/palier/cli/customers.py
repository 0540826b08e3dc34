"""`palier account` and `palier remind`: what is told of customers, and to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from palier.cli.reader import Reader
    from palier.life.moments import Asked
    from palier.reports.letters import Letter


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
        "Code de sortie 1 quand le client est inconnu ou qu'un événement est refusé, 2 quand un"
        " fichier est"
        " illisible ou a des erreurs.",
    ),
    "palier account club.palier events.jsonl c1",
    "palier account club.palier events.jsonl c1 --on 2026-12-31 --since 2026-01-01",
    "palier account club.palier events.jsonl c1 --lang fr --format json",
)
@options.file
@options.events
@options.argument("customer", metavar="CUSTOMER")
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


# Letters ---------------------------------------------------------------------------------


@options.command(
    Phrase("List who to write to, and why.", "À qui écrire : paliers, points, anniversaires."),
    Phrase(
        "List who to write to, and why: one line for each customer and reason.\n\n"
        "A tier or a reward is close, points or a voucher are about to be lost, a tier too, a"
        " birthday or the end of a membership comes near. Each line has the amounts and the"
        " sentence to write, in the customer's language. The accounts are those that palier replay"
        " saved; time passes for them up to the day, and nothing is changed.\n\n"
        "With --letters, each is written as an e-mail (HTML and text) and as a text message, in a"
        " new folder; with --memory, nobody is told the same thing twice.\n\n"
        "Exits 2 when a file cannot be read or has mistakes; then nothing is written.",
        "Dit à qui écrire, et pourquoi : une ligne par client et par raison.\n\n"
        "Un palier ou une récompense est proche, des points, un bon ou un palier vont être perdus,"
        " un anniversaire ou la fin d'une adhésion approche. Chaque ligne a les montants et la"
        " phrase à écrire, dans la langue du client. Les comptes sont ceux que palier replay a"
        " enregistrés ; le temps passe pour eux jusqu'au jour demandé, et rien n'est changé.\n\n"
        "Avec --letters, chacun est écrit comme e-mail (HTML et texte) et comme SMS, dans un"
        " nouveau dossier ; avec --memory, personne ne lit deux fois la même chose.\n\n"
        "Code de sortie 2 quand un fichier est illisible ou a des erreurs ; alors rien n'est"
        " écrit.",
    ),
    "palier remind club.palier accounts.jsonl --on 2026-12-01 > letters.csv",
    "palier remind club.palier accounts.jsonl --on 2026-12-01 --within 14 --format json",
    "palier remind club.palier accounts.jsonl --on 2026-12-01 --letters today --memory told.jsonl",
)
@options.file
@options.argument("accounts", metavar="ACCOUNTS.jsonl")
@options.day("--on", Phrase("The day of the messages.", "Le jour des messages."), required=True)
@options.option(
    "--within",
    metavar="DAYS",
    type=options.Whole(0, 366),
    default=30,
    show_default=True,
    says=Phrase(
        "How many days ahead to look for what ends and for birthdays.",
        "Combien de jours à l'avance annoncer ce qui finit et les anniversaires.",
    ),
)
@options.option(
    "--close",
    metavar="PERCENT",
    type=options.Whole(1, 99),
    default=80,
    show_default=True,
    says=Phrase(
        "From how much of the way on a tier or a reward is close.",
        "À partir de quelle part du chemin un palier ou une récompense est proche.",
    ),
)
@options.option(
    "--letters",
    metavar="DIR",
    says=Phrase(
        "Write each as an e-mail and a text message in a new folder.",
        "Écrire chacun comme e-mail et comme SMS dans un nouveau dossier.",
    ),
)
@options.option(
    "--memory",
    metavar="FILE.jsonl",
    says=Phrase(
        "Leave out what was told already, and remember what is told now.",
        "Omettre ce qui a déjà été dit, et retenir ce qui est dit maintenant.",
    ),
)
@options.option(
    "--templates",
    metavar="DIR",
    says=Phrase(
        "A folder of templates of letters that go before those of Palier.",
        "Un dossier de modèles de messages qui passent avant ceux de Palier.",
    ),
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
    letters: str | None,
    memory: str | None,
    templates: str | None,
    older: tuple[str, ...],
    form: str,
) -> None:
    """Print or write the letters to the customers of a file of accounts."""
    from palier.cli.files import one_stdin
    from palier.cli.letters import memory_of, remembered, tell_letters, write_letters
    from palier.cli.reader import reader_of
    from palier.cli.rules import files_in
    from palier.cli.writing import (
        AS_LINES,
        alone,
        refuse_ending,
        refuse_own_input,
        refuse_twice,
    )
    from palier.life.moments import Asked

    one_stdin(path, accounts, *older)
    if memory is not None:
        refuse_own_input(memory, *files_in(path), accounts, *older)
        refuse_ending(memory, *AS_LINES)
        refuse_twice(letters, memory)
    reader = reader_of(path, None, older)
    with alone(memory):
        known = memory_of(memory)
        every = letters_to(reader, accounts, Asked(on.date(), within, close))
        found = tuple(every if known is None else known.new(every))
        with remembered(memory, known):
            if letters is None:
                _print(found, form)
            else:
                write_letters(letters, found, templates)
    if letters is not None:
        tell_letters(letters, len(found))


def _print(found: tuple[Letter, ...], form: str) -> None:
    from palier.account.json_text import pretty
    from palier.reports.letters import as_csv

    if form == "csv":
        click.echo(as_csv(found), nl=False)
    else:
        click.echo(pretty([each.to_json() for each in found]))


def letters_to(reader: Reader, path: str, asked: Asked) -> Iterator[Letter]:
    """The letters to the customers of a file of accounts."""
    from palier.cli.reader import refuse_past
    from palier.reports.letters import letters_of

    program, older = reader.program.program, reader.program.older
    for account in (each for each in reader.accounts(path) if each.customer):
        refuse_past(account, asked.on)
        yield from letters_of(program, account, asked, older)

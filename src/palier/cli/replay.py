"""`palier replay`: a history of events, entered from the first to the last.

The answers are held back until the last event has been entered.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.life.replay import Entered, History
    from palier.source import Language

EVERY, SOON = 100, 1.0
NOT_ANSWERED = Phrase(
    "the answers could not be written to the standard output ({reason}); no account is saved",
    "impossible d'écrire les réponses sur la sortie standard ({reason}) ;"
    " aucun compte n'est enregistré",
)
EVENTS_SO_FAR = Phrase("{many} events", "{many} événements")


@options.command(
    Phrase("Enter a history of events, one by one.", "Enregistrer un historique d'événements."),
    Phrase(
        "Enter the events of all customers, one a line, oldest first; - reads the standard"
        " input.\n\n"
        "Each event is answered on a line of its own, in JSON or as text; events that it causes for"
        " other customers follow it. An event that was entered before changes nothing; one that is"
        " earlier than its customer's last is worked out at its own date, and said to be late.\n\n"
        "It is all or nothing: when an event is refused, nothing is printed and no account is"
        " saved. Exits 1 then, and 2 when a file cannot be read or has mistakes.",
        "Enregistre les événements de tous les clients, un par ligne, du plus ancien au plus"
        " récent ; « - » lit l'entrée standard.\n\n"
        "Chaque événement a sa réponse sur une ligne, en JSON ou en texte ; ceux qu'il entraîne"
        " pour d'autres clients le suivent. Un événement déjà enregistré ne change rien ; celui qui"
        " est antérieur au dernier de son client se calcule à sa date, et la réponse le dit en"
        " retard.\n\n"
        "C'est tout ou rien : quand un événement est refusé, rien n'est imprimé et aucun compte"
        " n'est enregistré. Code de sortie 1 alors, et 2 quand un fichier est illisible ou a des"
        " erreurs.",
    ),
    "palier replay club.palier events.jsonl --accounts accounts.jsonl",
    "palier replay club.palier today.jsonl --from accounts.jsonl --accounts accounts.jsonl",
    "palier replay club.palier events.jsonl --older club-2025.palier --format text",
    "cat 2025.jsonl 2026.jsonl | palier replay club.palier - > answers.jsonl",
)
@options.file
@options.events
@options.option(
    "--accounts",
    "output",
    metavar="OUT.jsonl",
    says=Phrase("Save the updated accounts there.", "Enregistrer là les comptes mis à jour."),
)
@options.accounts
@options.option(
    "--strict-order",
    "strict",
    is_flag=True,
    says=Phrase(
        "Refuse an event that is earlier than its customer's last.",
        "Refuser un événement antérieur au dernier de son client.",
    ),
)
@options.older
@options.lang
@options.formats("json", "text")
def replay(
    *,
    path: str,
    events: str,
    output: str | None,
    accounts: str | None,
    strict: bool,
    older: tuple[str, ...],
    lang: str | None,
    form: str,
) -> None:
    """Enter a history whole, or not at all; then save the accounts and print the answers."""
    from palier.cli.files import one_stdin
    from palier.cli.reader import reader_of
    from palier.cli.rules import inputs_of
    from palier.cli.writing import AS_LINES, alone, refuse_ending, refuse_own_input

    one_stdin(path, events, accounts, *older)
    if output is not None:
        refuse_own_input(output, events, *inputs_of(path, *older))
        refuse_ending(output, *AS_LINES)
    reader = reader_of(path, lang, older)
    with alone(output if accounts is not None else None):
        shop = reader.shop(accounts, strict=strict)
        entered = reader.history(shop, events)
        with printed(entered, shop, reader.language, form) as answers, saved(shop, output):
            for line in answers:
                click.echo(line, nl=False)


@contextmanager
def printed(
    entered: Iterable[Entered], shop: History, language: Language, form: str
) -> Iterator[Iterable[str]]:
    """Every line of the answer once the history is entered whole; a long one waits on disk."""
    from tempfile import SpooledTemporaryFile

    from palier.cli.files import MEGABYTE
    from palier.reports.journal import Journal

    journal = Journal.of(shop, language) if form == "text" else Answers()
    with SpooledTemporaryFile(max_size=16 * MEGABYTE, mode="w+", encoding="utf-8") as held:
        counted = Counter(language)
        for each in entered:
            counted.one()
            held.writelines(journal.lines(each))
        held.writelines(journal.end())
        counted.done()
        held.seek(0)
        yield held


class Answers:
    """The answers in JSON, one a line."""

    def lines(self, entered: Entered) -> Iterator[str]:
        """The answer to an event; none when time passed and brought nothing."""
        if not entered.is_quiet:
            yield entered.applied.answer.text + "\n"

    def end(self) -> tuple[str, ...]:
        """Nothing is added."""
        return ()


@contextmanager
def saved(shop: History, path: str | None) -> Iterator[None]:
    """The accounts in a file, one a line, in the order of their names; all of them or none.

    They are saved when the block has printed the answers: without answers, no accounts.
    """
    if path is None:
        yield
        return
    from palier.account.reading import account_json
    from palier.cli.files import could_not
    from palier.cli.group import discard_output
    from palier.cli.writing import written_after

    lines = (compact(account_json(each, shop.program)) + "\n" for each in shop.kept)
    try:
        with written_after(path, "".join(lines)):
            yield
    except OSError as error:
        discard_output()
        raise could_not(NOT_ANSWERED, reason=error.strerror or str(error)) from error


def compact(value: object) -> str:
    """A JSON value on one line."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def watched() -> bool:
    """Whether somebody looks at the messages on a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


@dataclass(slots=True)
class Counter:
    """Counts events aloud on a terminal when they take long."""

    language: Language
    many: int = 0
    shown: bool = False
    started: float = field(default_factory=monotonic)

    def one(self) -> None:
        """One more event."""
        self.more(1)

    def more(self, many: int) -> None:
        """Some more events."""
        before, self.many = self.many // EVERY, self.many + many
        if self.many // EVERY > before and watched() and monotonic() - self.started > SOON:
            from palier.speech.speaker import Speaker

            self.shown = True
            told = Speaker(self.language).say(EVENTS_SO_FAR, many=self.many)
            click.echo(f"\r{told}", nl=False, err=True)

    def done(self) -> None:
        """Clear the line that was counted on."""
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)

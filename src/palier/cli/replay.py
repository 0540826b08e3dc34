"""`palier replay`: a history of events, entered from the first to the last."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Enter a history of events, one by one.",
    "palier replay club.palier events.jsonl --accounts accounts.jsonl",
    "palier replay club.palier today.jsonl --from accounts.jsonl --accounts accounts.jsonl",
    "palier replay club.palier events.jsonl --older club-2025.palier --format text",
    "cat 2025.jsonl 2026.jsonl | palier replay club.palier - > answers.jsonl",
)
@options.file
@click.argument("events", metavar="EVENTS.jsonl")
@click.option("--accounts", "output", metavar="OUT.jsonl", help="Save the accounts after it there.")
@options.accounts
@options.older
@options.lang
@options.formats("json", "text")
def replay(
    *,
    path: str,
    events: str,
    output: str | None,
    accounts: str | None,
    older: tuple[str, ...],
    lang: str | None,
    form: str,
) -> None:
    """Enter the events of all customers, one a line, oldest first; - reads the standard input.

    Each event is answered on a line of its own, in JSON or as text; events that it causes for other
    customers follow it. An event that was entered before changes nothing.

    It is all or nothing: when an event is refused, nothing is printed and no account is saved.
    Exits 1 then, and 2 when a file cannot be read or has mistakes.
    """
    from palier.cli.history import Reader, loaded, one_stdin
    from palier.cli.replaying import printed, save
    from palier.cli.tongue import asked

    one_stdin(path, events, accounts, *older)
    program = loaded(path, older, lang)
    language = asked(lang, program.language)
    reader = Reader(program, language)
    shop = reader.shop(accounts)
    with printed(reader.history(shop, events), shop, language, form) as answers:
        if output is not None:
            save(shop, output)
        for line in answers:
            click.echo(line, nl=False)

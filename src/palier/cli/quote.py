"""`palier quote`: what an order gives."""

from __future__ import annotations

import click

from palier.cli import options


@options.command(
    "Reckon an order: what is paid, earned and reached.",
    "palier quote club.palier --order order.json",
    "palier quote club.palier --order order.json --account account.json --explain",
    "palier quote club.palier --order - --guest --format json < order.json",
)
@options.file
@click.option("--order", metavar="ORDER.json", required=True, help="The order; - to read it.")
@click.option("--account", metavar="ACCOUNT.json", help="What is known of the customer before it.")
@click.option("--guest", is_flag=True, help="The customer has no account, and makes none.")
@click.option("--explain", is_flag=True, help="Say how each amount came about.")
@options.lang
@options.formats("text", "json")
@click.option("--strict", is_flag=True, help="Exit 1 on a name that looks like one of the file.")
# A file with statements that only a later version computes needs it: this one computes them all.
@click.option("--ignore-later", is_flag=True, hidden=True, expose_value=False)
def quote(
    path: str,
    order: str,
    account: str | None,
    guest: bool,
    explain: bool,
    lang: str | None,
    form: str,
    strict: bool,
) -> None:
    """Reckon an order by a rule file, changing nothing.

    The order is an event that may leave out type, id, customer and at (now); the account is a
    summary of what is known of the customer, or an account that palier replay saved. Without
    --account, the customer joins by this order.

    A name that the rule file does not know, but that looks like one it knows, is pointed out.

    Exits 1 when the order cannot be taken (with --strict, on such a name), 2 when a file cannot be
    read or has mistakes.
    """
    from palier.account.json_text import pretty
    from palier.api import program_of
    from palier.cli.quoting import quote_of, told, trace_of
    from palier.cli.receipt import Receipt
    from palier.cli.rules import compiled_or_stop
    from palier.cli.tongue import asked
    from palier.engines.explain import explain as explained

    if account and guest:
        raise click.UsageError("a guest has no account: give --account or --guest")
    done = compiled_or_stop(path, lang)
    language = asked(lang, done.language)
    quoted = quote_of(program_of(done), order, account, guest=guest, language=language)
    reckoned = quoted.quote
    why = explained(reckoned, language) if explain else None
    if form == "json":
        because = {} if why is None else trace_of(reckoned, why, language)
        click.echo(pretty(reckoned.outcome.to_json() | because))
    else:
        click.echo(Receipt(reckoned, language).text(), nl=False)
        click.echo("\n" + told(why, language) if why is not None else "", nl=why is not None)
    raise SystemExit(int(strict and quoted.strange))

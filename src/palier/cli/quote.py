"""`palier quote`: what an order gives."""

from __future__ import annotations

import click

from palier.cli import options
from palier.speech.phrases import Phrase

GUEST_WITH_ACCOUNT = Phrase(
    "a guest has no account: give --account or --guest",
    "un client sans compte n'en a pas : donnez --account ou --guest",
)


@options.command(
    Phrase(
        "Work out an order: what is paid, earned and reached.",
        "Calculer une commande : payé, gagné, atteint.",
    ),
    Phrase(
        "Work out an order by a rule file, changing nothing.\n\n"
        "The order is an event that may leave out type, id, customer and at (now); the account is a"
        " summary of what is known of the customer, or an account that palier replay saved. Without"
        " --account, the customer joins by this order.\n\n"
        "A name that the rule file does not know, but that looks like one it knows, is pointed"
        " out.\n\n"
        "Exits 1 when the order is impossible (with --strict, on such a name), 2 when a file"
        " cannot be read or has mistakes.",
        "Calcule une commande selon un fichier de règles, sans rien changer.\n\n"
        "La commande est un événement qui peut se passer de type, id, customer et at (maintenant) ;"
        " le compte résume ce qu'on sait du client. Sans --account, le client s'inscrit avec cette"
        " commande.\n\n"
        "Un nom que le fichier ne connaît pas, mais qui ressemble à un nom qu'il connaît, est"
        " signalé.\n\n"
        "Code de sortie 1 quand la commande est impossible (avec --strict, sur un tel nom), 2"
        " quand un"
        " fichier est illisible ou a des erreurs.",
    ),
    "palier quote club.palier --order order.json",
    "palier quote club.palier --order order.json --account account.json --explain",
    "palier quote club.palier --order - --guest --format json < order.json",
)
@options.file
@options.option(
    "--order",
    metavar="ORDER.json",
    required=True,
    says=Phrase("The order; - to read it.", "La commande ; - pour l'entrée standard."),
)
@options.option(
    "--account",
    metavar="ACCOUNT.json",
    says=Phrase(
        "What is known of the customer before it.", "Ce qu'on sait du client avant la commande."
    ),
)
@options.option(
    "--guest",
    is_flag=True,
    says=Phrase(
        "The customer has no account, and makes none.",
        "Le client n'a pas de compte, et n'en crée pas.",
    ),
)
@options.option(
    "--explain",
    is_flag=True,
    says=Phrase("Say how each amount came about.", "Dire d'où vient chaque montant."),
)
@options.lang
@options.formats("text", "json")
@options.option(
    "--strict",
    is_flag=True,
    says=Phrase(
        "Exit 1 on a name that looks like one of the file.",
        "Code de sortie 1 sur un nom qui ressemble à un nom du fichier.",
    ),
)
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
    """Print what an order gives, as a receipt or as JSON; with its reasons where asked."""
    from palier.account.json_text import pretty
    from palier.cli.files import one_stdin
    from palier.cli.reader import reader_of
    from palier.cli.spoken import said
    from palier.engines.explain import explain as explained
    from palier.reports.receipt import explanation, receipt

    if account and guest:
        raise click.UsageError(said(GUEST_WITH_ACCOUNT))
    one_stdin(path, order, account)
    reader = reader_of(path, lang)
    language = reader.language
    quoted = reader.quote(order, account, guest=guest)
    reckoned = quoted.quote
    why = explained(reckoned, language) if explain else None
    if form == "json":
        from palier.reports.sheet import trace_of

        because = {} if why is None else trace_of(reckoned, why, language)
        click.echo(pretty(reckoned.to_json() | because))
    else:
        click.echo(receipt(reckoned, language), nl=False)
        if why is not None:
            click.echo("\n" + explanation(why, language))
    raise SystemExit(int(strict and quoted.strange))

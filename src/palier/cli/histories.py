"""`palier orders`, `palier generate`: a history of orders, of a shop system or made up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from palier.history.columns import Column
    from palier.history.orders import Export
    from palier.program.model import Program
    from palier.source import Language

NESTED = options.option(
    "--nested",
    is_flag=True,
    says=Phrase(
        "A row for each order, with its lines in a list; in Parquet.",
        "Une ligne par commande, avec ses articles en liste ; en Parquet.",
    ),
)
NO_NESTED = Phrase(
    "--nested makes a table in Parquet: end its name in .parquet",
    "--nested donne un tableau en Parquet : terminez son nom par .parquet",
)
OUT_OF_TIME = Phrase(
    "a history begins in 1980 at the earliest, and ends before 3000: choose another --from, or"
    " fewer --days",
    "un historique commence au plus tôt en 1980, et finit avant 3000 : choisissez un autre --from,"
    " ou moins de --days",
)
MOST = 100_000_000
YEAR = 365


@options.command(
    Phrase("Make up a history of orders.", "Inventer un historique de commandes."),
    Phrase(
        "Make up a plausible history for a programme: seasons, customers who come back and many who"
        " do not, returns; with the products, codes and methods that the rule file speaks of.\n\n"
        "The same seed gives the same history. The table is CSV, or Parquet where the name ends so;"
        " its columns are those that palier backtest reads. Exits 2 when the rule file has"
        " mistakes.",
        "Invente un historique vraisemblable pour un programme : des saisons, des clients qui"
        " reviennent et beaucoup qui ne reviennent pas, des retours ; avec les produits, les codes"
        " et les livraisons dont parle le fichier de règles.\n\n"
        "La même graine donne le même historique. Le tableau est en CSV, ou en Parquet si le nom"
        " finit ainsi ; ses colonnes sont celles que lit palier backtest. Code de sortie 2 quand"
        " le fichier"
        " de règles a des erreurs.",
    ),
    "palier generate club.palier --orders 20000 -o orders.csv",
    "palier generate club.palier --orders 500 --seed 7 --from 2025-01-01 --days 730 -o o.parquet",
)
@options.file
@options.option(
    "--orders",
    type=options.Whole(1, MOST),
    default=10_000,
    show_default=True,
    says=Phrase("How many orders.", "Combien de commandes."),
)
@options.option(
    "--seed",
    type=options.Whole(0),
    default=1,
    show_default=True,
    says=Phrase("Another seed, another history.", "Une autre graine, un autre historique."),
)
@options.day(
    "--from",
    Phrase(
        "The first day [default: 1 January 2025].",
        "Le premier jour [par défaut : 1er janvier 2025].",
    ),
)
@options.option(
    "--days",
    type=options.Whole(1, 40 * YEAR),
    default=YEAR,
    show_default=True,
    says=Phrase("How many days it goes on.", "Combien de jours il dure."),
)
@NESTED
@options.output("ORDERS", required=True)
@options.lang
def generate(
    path: str,
    orders: int,
    seed: int,
    days: int,
    output: str,
    lang: str | None,
    *,
    nested: bool,
    **start: dt.datetime | None,
) -> None:
    """Make up a history of orders."""
    from palier.cli import writing
    from palier.cli.files import could_not
    from palier.cli.rules import inputs_of, newest_or_stop
    from palier.cli.spoken import asked
    from palier.cli.tables import NO_LIBRARY
    from palier.history.generate import fits
    from palier.history.table import NoLibraryError

    writing.refuse_own_input(output, *inputs_of(path))
    writing.refuse_ending(output, *writing.AS_CSV, *writing.AS_PARQUET)
    need_parquet(output, nested=nested)
    done = newest_or_stop(path, lang)
    first = start["from"]
    day = first.date() if first else dt.date(2025, 1, 1)
    if not fits(day, days):
        raise could_not(OUT_OF_TIME)
    with writing.filled_after(output) as made:
        try:
            write_history(done.meant, made, (orders, seed, day, days), nested=nested)
        except NoLibraryError as error:
            raise could_not(NO_LIBRARY) from error
    writing.tell_written(output, asked(lang, done.language))


def write_history(
    program: Program, made: Path, asked: tuple[int, int, dt.date, int], *, nested: bool = False
) -> None:
    """Write a made-up history, as CSV or as Parquet."""
    from palier.history.generate import HEADER, generate

    table_of_rows(generate(program, *asked), HEADER, made, nested=nested)


def need_parquet(output: str, *, nested: bool) -> None:
    """End the command where lines are to be in a list, and the table is none that has lists."""
    from palier.cli.spoken import said
    from palier.history.table import PARQUET

    if nested and not output.lower().endswith(PARQUET):
        raise click.UsageError(said(NO_NESTED))


def table_of_rows(
    rows: Iterable[Sequence[str]], header: Iterable[Column], made: Path, *, nested: bool
) -> None:
    """Write rows under a header, as CSV or (by the ending) as Parquet."""
    import csv

    from palier.history.table import PARQUET

    names = [each.value for each in header]
    parquet = made.suffix.lower() == PARQUET
    table = made.with_suffix(".rows.csv") if parquet else made
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
    if parquet:
        from palier.history.typed import typed_parquet

        typed_parquet(str(table), str(made), nested=nested)


# Orders of a shop system ---------------------------------------------------------------------

TAKEN = Phrase(
    "{path}: {orders:# order|# orders}, {returns:# return|# returns}",
    "{path} : {orders:# commande|# commandes}, {returns:# retour|# retours}",
)
LEFT_OUT = Phrase(
    "left out: {many:# order|# orders} ({status})",
    "laissé de côté : {many:# commande|# commandes} ({status})",
)
IN_CURRENCY = Phrase(
    "left out: {many:# order|# orders} in {currency}, for the table is in {asked}"
    " (--currency {currency})",
    "laissé de côté : {many:# commande|# commandes} en {currency}, car le tableau est en {asked}"
    " (--currency {currency})",
)
BELOW_ZERO = Phrase(
    "left out: {many:# line|# lines} with a price below zero, by which the shop wrote discounts",
    "laissé de côté : {many:# ligne|# lignes} à un prix négatif, par lesquelles la boutique note"
    " des remises",
)
ASTRAY = Phrase(
    "left out: {many:# unit|# units} returned of what the order does not have",
    "laissé de côté : {many:# unité retournée|# unités retournées} que la commande n'a pas",
)
IN_PART = Phrase(
    "{many:# order was|# orders were} refunded in part: the export does not say which items were"
    " returned, and they are taken as sold",
    "{many:# commande a été remboursée|# commandes ont été remboursées} en partie : l'export ne dit"
    " pas quels articles ont été retournés, et ils comptent comme vendus",
)
BAD_CELL = Phrase(
    "{path}, row {row}: “{found}” in the column {column} is not what it should be",
    "{path}, ligne {row} : « {found} » dans la colonne {column} n'est pas ce qu'il faudrait",
)
EITHER = Phrase(
    "{path}, row {row}: “{found}” in the column {column} may be {whole} or {decimal}: write which",
    "{path}, ligne {row} : « {found} » dans la colonne {column} peut être {whole} ou {decimal} :"
    " écrivez lequel",
)
NOT_THERE = Phrase(
    "{path} is no export of {shop}: it has no column {missing}; it has {there}",
    "{path} n'est pas un export de {shop} : il n'a pas de colonne {missing} ; il a {there}",
)
SEVERAL_NOT_THERE = Phrase(
    "{path} is no export of {shop}: it has no columns {missing}; it has {there}",
    "{path} n'est pas un export de {shop} : il n'a pas les colonnes {missing} ; il a {there}",
)
NOTHING_THERE = Phrase("{path}: its first line is empty", "{path} : sa première ligne est vide")
SHOPS = ("shopify", "woocommerce", "prestashop", "odoo", "magento")


@options.command(
    Phrase("Make a table of a shop's export.", "Faire un tableau de l'export d'une boutique."),
    Phrase(
        "Make a table of orders, as palier backtest reads it, of what a shop system exports: lines,"
        " returns, shipping, promo codes. Which columns are read is told in docs/history.md.\n\n"
        "Orders that were cancelled or never paid are left out, and told. Exits 2 when the export"
        " cannot be read; then nothing is written.",
        "Fait un tableau de commandes, tel que le lit palier backtest, de ce qu'exporte une"
        " boutique : lignes, retours, livraison, codes promo. Les colonnes lues sont dites dans"
        " docs/fr/historique.md.\n\n"
        "Les commandes annulées ou jamais payées sont laissées de côté, et signalées. Code de"
        " sortie 2 quand"
        " l'export est illisible ; alors rien n'est écrit.",
    ),
    "palier orders orders_export.csv --from shopify -o orders.csv",
    "palier orders export.csv --from prestashop --without-tax -o orders.parquet",
)
@options.argument("export", metavar="EXPORT.csv")
@options.option(
    "--from",
    "shop",
    type=click.Choice(SHOPS),
    required=True,
    says=Phrase("Which system exported it.", "Le système dont il vient."),
)
@options.option(
    "--currency",
    metavar="CODE",
    default="EUR",
    show_default=True,
    says=Phrase(
        "The currency: orders in another one are left out.",
        "La devise : les commandes dans une autre sont laissées de côté.",
    ),
)
@options.option(
    "--without-tax",
    is_flag=True,
    says=Phrase("Prices without tax.", "Des prix hors taxes."),
)
@NESTED
@options.output("ORDERS", required=True)
@options.option(
    "--lang",
    type=options.LANGUAGES,
    says=Phrase("The language of messages [yours].", "La langue des messages [la vôtre]."),
)
def orders(
    export: str,
    shop: str,
    currency: str,
    output: str,
    lang: str | None,
    *,
    without_tax: bool,
    nested: bool,
) -> None:
    """Make a table of a shop's export."""
    from palier.cli import writing
    from palier.cli.spoken import asked, language_of_user, said
    from palier.cli.tables import on_disk
    from palier.cli.usage import NO_CURRENCY
    from palier.history.exports import Shop
    from palier.history.orders import Export
    from palier.quantity import currency_digits

    language = asked(lang, language_of_user())
    if currency_digits(currency) is None:
        context = click.get_current_context()
        asked_for = next(each for each in context.command.params if each.name == "currency")
        told = said(NO_CURRENCY).format(value=currency)
        raise click.BadParameter(told, ctx=context, param=asked_for)
    writing.refuse_own_input(output, export)
    writing.refuse_ending(output, *writing.AS_CSV, *writing.AS_PARQUET)
    need_parquet(output, nested=nested)
    with on_disk(export) as file, writing.filled_after(output) as made:
        taken = Export(file, Shop(shop), currency, without_tax=without_tax)
        written(taken, made, export, language, nested=nested)
    tell(taken, export, language)
    writing.tell_written(output, language)


def written(taken: Export, made: Path, path: str, language: Language, *, nested: bool) -> None:
    """Write the table of an export, or end with the sentence that says why not."""
    from palier.cli.files import could_not, refused
    from palier.cli.tables import no_table
    from palier.history.orders import HEADER, ExportError, NoSuchColumnsError
    from palier.history.unreadable import TableError
    from palier.speech.speaker import Speaker

    try:
        rows = ([row.get(each, "") for each in HEADER] for row in taken.rows())
        table_of_rows(rows, HEADER, made, nested=nested)
    except OSError as error:
        raise refused(path, error) from error
    except TableError as error:
        raise no_table(path, error, Speaker(language)) from error
    except ExportError as error:
        row, found, column = error.row, error.found, error.column
        whole, decimal = error.may_be or ("", "")
        why = EITHER if whole else BAD_CELL
        told = {"whole": whole, "decimal": decimal} if whole else {}
        raise could_not(why, path=path, row=row, found=found, column=column, **told) from error
    except NoSuchColumnsError as error:
        names = {"missing": ", ".join(error.missing), "there": ", ".join(error.there)}
        not_there = SEVERAL_NOT_THERE if len(error.missing) > 1 else NOT_THERE
        why = not_there if error.there else NOTHING_THERE
        raise could_not(why, path=path, shop=taken.shop, **names) from error


def tell(taken: Export, path: str, language: Language) -> None:
    """What was taken of an export, and what was not."""
    from palier.speech.speaker import Speaker

    say, found = Speaker(language).say, taken.taken
    click.echo(say(TAKEN, path=path, orders=found.orders, returns=found.returns), err=True)
    for status, many in found.left_out.most_common():
        click.echo(say(LEFT_OUT, many=many, status=status), err=True)
    for currency, many in sorted(found.other_currency.items()):
        click.echo(say(IN_CURRENCY, many=many, currency=currency, asked=taken.currency), err=True)
    if found.below_zero:
        click.echo(say(BELOW_ZERO, many=found.below_zero), err=True)
    if found.astray:
        click.echo(say(ASTRAY, many=found.astray), err=True)
    if found.in_part:
        click.echo(say(IN_PART, many=found.in_part), err=True)

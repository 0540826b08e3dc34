"""`palier orders`: a table of orders, of the export of a shop system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.cli.histories import NESTED, need_parquet, table_of_rows
from palier.speech.phrases import Phrase

if TYPE_CHECKING:
    from pathlib import Path

    from palier.history.orders import Export
    from palier.source import Language

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
NO_TIME = Phrase(
    "{path}, row {row}: “{found}” in the column {column} is no date: write 2025-01-31 18:05, or"
    " 31/01/2025 18:05 with the day first",
    "{path}, ligne {row} : « {found} » dans la colonne {column} n'est pas une date : écrivez"
    " 2025-01-31 18:05, ou 31/01/2025 18:05",
)
NO_NUMBER = Phrase(
    "{path}, row {row}: “{found}” in the column {column} is no number: write 1234.50",
    "{path}, ligne {row} : « {found} » dans la colonne {column} n'est pas un nombre : écrivez"
    " 1234,50",
)
NOTHING_IN_CELL = Phrase(
    "{path}, row {row}: the column {column} is empty, and every order needs it",
    "{path}, ligne {row} : la colonne {column} est vide, et il la faut à chaque commande",
)
APART = Phrase(
    "{path}, row {row}: the order {found} has rows further up: sort the export by order, so that"
    " those of one order stand together",
    "{path}, ligne {row} : la commande {found} a des lignes plus haut : triez l'export par"
    " commande, pour que les lignes d'une commande se suivent",
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
    from palier.closed import total
    from palier.history.orders import HEADER
    from palier.history.unreadable import ExportError, Fault, NoSuchColumnsError, TableError
    from palier.speech.speaker import Speaker

    try:
        rows = ([row.get(each, "") for each in HEADER] for row in taken.rows())
        table_of_rows(rows, HEADER, made, nested=nested)
    except OSError as error:
        raise refused(path, error) from error
    except TableError as error:
        raise no_table(path, error, Speaker(language)) from error
    except ExportError as error:
        reasons = total(
            Fault,
            {
                Fault.TIME: NO_TIME,
                Fault.NUMBER: NO_NUMBER,
                Fault.NOTHING: NOTHING_IN_CELL,
                Fault.APART: APART,
            },
        )
        why, told = reasons[error.why], {"found": error.found, "column": error.column}
        if error.may_be:
            why, (told["whole"], told["decimal"]) = EITHER, error.may_be
        raise could_not(why, path=path, row=error.row, **told) from error
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

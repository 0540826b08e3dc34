"""Who the best customers are: what they have in common, beside the others, and their list.

What customers bought and did is counted by DuckDB in the rows of the table, however many there are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from itertools import islice
from typing import Any

from palier.closed import total
from palier.history.as_json import units
from palier.history.columns import OF_A_LINE, PLACES, SEPARATOR, Column
from palier.history.figures import CustomerFigures, Figures, percent, tenths
from palier.history.people import best
from palier.history.spending import money
from palier.history.sql import quoted, said
from palier.history.table import DOES, Table
from palier.history.view import Section, Told
from palier.program.model import Program
from palier.reports.letters import safe_cell
from palier.speech.phrases import Phrase
from palier.values import dataclass

SHOWN, BEST = 8, 10
LEAST = 10
"""In percent: what fewer of the best have in common is not told."""
GUEST = "chr(1)"
"""What the lives of guests begin with, in SQL."""


class Did(Enum):
    """What tells something of a customer, by the column that says it."""

    CATEGORY = Column.CATEGORIES
    PRODUCT = Column.PRODUCT
    CHANNEL = Column.CHANNEL
    DELIVERY = Column.SHIPPING_METHOD
    CODE = Column.PROMO_CODES


DID = total(
    Did,
    {
        Did.CATEGORY: Phrase("category {name:quoted}", "catégorie {name:quoted}"),
        Did.PRODUCT: Phrase("product {name:quoted}", "produit {name:quoted}"),
        Did.CHANNEL: Phrase("channel {name:quoted}", "canal {name:quoted}"),
        Did.DELIVERY: Phrase("delivery by {name:quoted}", "livraison par {name:quoted}"),
        Did.CODE: Phrase("promo code {name:quoted}", "code promo {name:quoted}"),
    },
)
PORTRAIT = Phrase(
    "What the best tenth have in common",
    "Ce qu'ont en commun les dix pour cent qui achètent le plus",
)
TRAIT = Phrase("Bought or did", "A acheté ou fait")
OF_BEST = Phrase("Best tenth", "Les meilleurs")
OF_OTHERS = Phrase("The others", "Les autres")
NOT_WHY = Phrase(
    "who buys more has more of everything: this shows who they are, not why they buy",
    "qui achète plus a plus de tout : cela montre qui ils sont, et non pourquoi ils achètent",
)
LIST = Phrase("The best customers", "Les meilleurs clients")
CUSTOMER = Phrase("Customer", "Client")
ORDERS = Phrase("Orders", "Commandes")
PAID = Phrase("Paid", "Payé")
GIVEN = Phrase("Given", "Donné")
LAST = Phrase("Last order", "Dernière commande")


@dataclass(frozen=True, slots=True)
class Trait:
    """What more of the best tenth bought or did than of the others: the share of each, in percent.

    `did` is of which kind it is, `name` what the table says.
    """

    did: Did
    name: str
    best: Fraction
    others: Fraction


def tenth(figures: Figures) -> list[tuple[str, CustomerFigures]]:
    """The tenth of customers who paid most, the best first; at least one, where there are any."""
    return [*best(figures, -(-len(figures.ordered) // 10))]


def portrait(table: Table, figures: Figures) -> list[Trait]:
    """Traits that more of the best tenth have than of the others, the largest difference first."""
    top = [name for name, _ in tenth(figures)]
    others = len(figures.ordered) - len(top)
    columns = [each for each in Did if each.value in table.columns]
    if not top or not others or not columns:
        return []
    _prepare(table, [each.value for each in columns], top)
    found = []
    for did in columns:
        for name, ours, theirs in _counted(table, did.value):
            shares = percent(ours, len(top)), percent(theirs, others)
            if shares[0] >= LEAST and shares[0] > shares[1]:
                found.append(Trait(did, name, *shares))
    found.sort(key=lambda each: (each.others - each.best, each.name, each.did.name))
    return found


def _prepare(table: Table, columns: Sequence[Column], top: list[str]) -> None:
    """The cells of all orders of customers; of each, whether it is the first row of its order."""
    connection = table.connection
    orders = 'NOT "_kind" AND NOT starts_with("_life", chr(1))'
    orders += f" AND NOT {DOES}" if Column.TYPE in table.columns else ""
    first = '"_row" = min("_row") OVER (PARTITION BY "_life", "order", "_moment")'
    cells = ", ".join(f"coalesce({quoted(each.value)}, '') AS {each.value}" for each in columns)
    said(
        connection,
        'CREATE OR REPLACE TEMP TABLE bought AS SELECT DISTINCT trim("_life") AS who,'  # noqa: S608 - names of our own
        f" {first} AS head, {cells} FROM history WHERE {orders}",
    )
    said(connection, "CREATE OR REPLACE TEMP TABLE top (who VARCHAR)")
    said(connection, "INSERT INTO top SELECT DISTINCT trim(unnest($1))", [top])


def _counted(table: Table, column: Column) -> Iterator[tuple[str, int, int]]:
    """Each name in a column, and how many of the best and of the others have it."""
    connection, name = table.connection, column.value
    some = f"{name} <> ''" + ("" if column in OF_A_LINE else " AND head")
    cells = said(connection, f"SELECT DISTINCT {name} FROM bought WHERE {some}").fetchall()  # noqa: S608 - as above
    pairs = [(cell, each) for (cell,) in cells for each in _names(column, cell)]
    said(connection, "CREATE OR REPLACE TEMP TABLE named (cell VARCHAR, name VARCHAR)")
    if pairs:
        texts, names = zip(*pairs, strict=True)
        given = [list(texts), list(names)]
        said(connection, "INSERT INTO named SELECT unnest($1), unnest($2)", given)
    query = (
        "SELECT name, count(DISTINCT b.who) FILTER (top.who IS NOT NULL),"  # noqa: S608 - as above
        " count(DISTINCT b.who) FILTER (top.who IS NULL)"
        f" FROM bought b JOIN named ON named.cell = b.{name} LEFT JOIN top ON top.who = b.who"
        f" WHERE {some.replace(name, f'b.{name}')} GROUP BY 1"
    )
    yield from said(connection, query).fetchall()


def _names(column: Column, cell: str) -> Iterator[str]:
    """What a cell names: several things, parted, or one."""
    parts = cell.split(SEPARATOR) if PLACES[column].several else [cell]
    yield from {each.strip(): None for each in parts if each.strip()}


def section(found: Sequence[Trait], told: Told) -> Section:
    """The traits that tell most, as a table."""
    rows = tuple(
        (
            told.say(DID[each.did], name=each.name),
            told.percent(each.best),
            told.percent(each.others),
        )
        for each in found[:SHOWN]
    )
    grid = (
        told.grid((told.say(TRAIT), told.say(OF_BEST), told.say(OF_OTHERS)), rows) if rows else None
    )
    return Section("portrait", told.say(PORTRAIT), grid=grid, after=(told.sentence(NOT_WHY),))


def listed(figures: Figures, told: Told) -> Section:
    """The customers who paid most."""
    head = tuple(told.say(each) for each in (CUSTOMER, ORDERS, PAID, GIVEN, LAST))
    rows = tuple(
        (
            name,
            told.number(each.orders),
            told.money(each.paid),
            told.money(each.given),
            told.day(each.last) if each.last else "–",
        )
        for name, each in best(figures, BEST)
    )
    return Section("best", told.say(LIST), grid=told.grid(head, rows) if rows else None)


def to_json(found: Sequence[Trait]) -> list[dict[str, str]]:
    """All traits in JSON."""
    return [
        {
            "column": each.did.value.value,
            "name": each.name,
            "best_percent": tenths(each.best),
            "others_percent": tenths(each.others),
        }
        for each in found
    ]


HEADER = ("customer", "orders", "paid", "given", "held", "tier", "first_order", "last_order")
NAMES = (HEADER.index("customer"), HEADER.index("tier"))
"""Columns of what people wrote."""


def list_of_best(figures: Figures) -> Iterator[tuple[str, ...]]:
    """The best tenth, a row each under `HEADER`: amounts as JSON has them, days as 2026-01-31."""
    program: Program = figures.program
    for name, each in tenth(figures):
        yield (
            name,
            str(each.orders),
            money(each.paid, program),
            money(each.given, program),
            str(program.amount(each.held).plain()),
            each.tier or "",
            each.first.isoformat() if each.first else "",
            each.last.isoformat() if each.last else "",
        )


def as_csv(figures: Figures) -> str:
    """The best tenth as a table with a heading; no cell is a formula to a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADER)
    for row in list_of_best(figures):
        table.writerow([safe_cell(each) if at in NAMES else each for at, each in enumerate(row)])
    return text.getvalue()


def best_in_json(figures: Figures) -> list[dict[str, Any]]:
    """The best customers in JSON, as many as a report shows."""
    rows = (dict(zip(HEADER, each, strict=True)) for each in list_of_best(figures))
    best = islice(zip(rows, tenth(figures), strict=True), BEST)
    return [
        row | {"orders": each.orders, "held": units(each.held, figures.program)}
        for row, (_, each) in best
    ]

"""The columns of a history: a row for each line of an order, or for each line that came back.

What else a customer did is a row too. A table may have a row for each order instead, with its lines
in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from palier.closed import those, total
from palier.problem.event import Path
from palier.source import bare, nearest
from palier.values import dataclass


class Column(Enum):
    """A column, by its name in the table."""

    TYPE = "type"
    ORDER = "order"
    AT = "at"
    CUSTOMER = "customer"
    PRODUCT = "product"
    CATEGORIES = "categories"
    TAGS = "tags"
    PRICE = "price"
    QUANTITY = "quantity"
    REGULAR_PRICE = "regular_price"
    TAX = "tax"
    COST = "cost"
    LINE = "line"
    CHANNEL = "channel"
    SHIPPING_METHOD = "shipping_method"
    SHIPPING_COST = "shipping_cost"
    COUNTRY = "country"
    CITY = "city"
    POSTCODE = "postcode"
    PAYMENT = "payment"
    PROMO_CODES = "promo_codes"
    USE_POINTS = "use_points"
    CUSTOMER_TYPE = "customer_type"
    GROUPS = "groups"
    BIRTHDAY = "birthday"
    REFERRED_BY = "referred_by"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands in an event; `several` values are parted by `;`."""

    path: Path
    several: bool = False


PLACES = total(
    Column,
    {
        Column.TYPE: Place(("type",)),
        Column.ORDER: Place(("id",)),
        Column.AT: Place(("at",)),
        Column.CUSTOMER: Place(("customer",)),
        Column.PRODUCT: Place(("lines", 0, "product")),
        Column.CATEGORIES: Place(("lines", 0, "categories"), several=True),
        Column.TAGS: Place(("lines", 0, "tags"), several=True),
        Column.PRICE: Place(("lines", 0, "price")),
        Column.QUANTITY: Place(("lines", 0, "quantity")),
        Column.REGULAR_PRICE: Place(("lines", 0, "regular_price")),
        Column.TAX: Place(("lines", 0, "tax")),
        Column.COST: Place(()),
        Column.LINE: Place(("lines", 0, "line")),
        Column.CHANNEL: Place(("channel",)),
        Column.SHIPPING_METHOD: Place(("shipping", "method")),
        Column.SHIPPING_COST: Place(("shipping", "cost")),
        Column.COUNTRY: Place(("delivery", "country")),
        Column.CITY: Place(("delivery", "city")),
        Column.POSTCODE: Place(("delivery", "postcode")),
        Column.PAYMENT: Place(("payments", 0, "method")),
        Column.PROMO_CODES: Place(("promo_codes", 0, "code"), several=True),
        Column.USE_POINTS: Place(("use_points",)),
        Column.CUSTOMER_TYPE: Place(("customer_type",)),
        Column.GROUPS: Place(("groups",), several=True),
        Column.BIRTHDAY: Place(("birthday",)),
        Column.REFERRED_BY: Place(("referred_by",)),
        Column.ACTIVITY: Place(("name",)),
    },
)
OF_A_LINE = those(
    Column,
    yes=[
        *(Column.PRODUCT, Column.CATEGORIES, Column.TAGS, Column.PRICE, Column.QUANTITY),
        *(Column.REGULAR_PRICE, Column.TAX, Column.COST, Column.LINE),
    ],
    no=[
        *(Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER, Column.CHANNEL),
        *(Column.SHIPPING_METHOD, Column.SHIPPING_COST, Column.COUNTRY, Column.CITY),
        *(Column.POSTCODE, Column.PAYMENT, Column.PROMO_CODES, Column.USE_POINTS),
        *(Column.CUSTOMER_TYPE, Column.GROUPS, Column.BIRTHDAY, Column.REFERRED_BY),
        Column.ACTIVITY,
    ],
)
"""What every row of an order says for itself; the rest is said by the first of its rows."""
OF_THE_CUSTOMER = those(
    Column,
    yes=[Column.CUSTOMER_TYPE, Column.GROUPS, Column.BIRTHDAY],
    no=[
        *(Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER, Column.PRODUCT),
        *(Column.CATEGORIES, Column.TAGS, Column.PRICE, Column.QUANTITY, Column.REGULAR_PRICE),
        *(Column.TAX, Column.COST, Column.LINE, Column.CHANNEL, Column.SHIPPING_METHOD),
        *(Column.SHIPPING_COST, Column.COUNTRY, Column.CITY, Column.POSTCODE, Column.PAYMENT),
        *(Column.PROMO_CODES, Column.USE_POINTS, Column.REFERRED_BY, Column.ACTIVITY),
    ],
)
"""What is said of the customer rather than of the order."""
AMOUNTS = those(
    Column,
    yes=[
        *(Column.PRICE, Column.REGULAR_PRICE, Column.TAX, Column.COST, Column.SHIPPING_COST),
        Column.USE_POINTS,
    ],
    no=[
        *(Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER, Column.PRODUCT),
        *(Column.CATEGORIES, Column.TAGS, Column.QUANTITY, Column.LINE, Column.CHANNEL),
        *(Column.SHIPPING_METHOD, Column.COUNTRY, Column.CITY, Column.POSTCODE, Column.PAYMENT),
        *(Column.PROMO_CODES, Column.CUSTOMER_TYPE, Column.GROUPS, Column.BIRTHDAY),
        *(Column.REFERRED_BY, Column.ACTIVITY),
    ],
)
"""What is an amount, of money or of what is collected."""
LINES = "lines"
"""The column in which a row of an order has all its lines, each with the columns of a line."""
REQUIRED = (Column.ORDER, Column.AT, Column.PRICE)
SEPARATOR = ";"
LONGEST_TOLD = 40
ORDER, REFUND, ACTIVITY = "order", "refund", "activity"
"""What `type` may be; an order, where it is empty."""


def several(text: str) -> list[str]:
    """The values in one cell.

    >>> several("tea; new")
    ['tea', 'new']
    """
    return [each.strip() for each in text.split(SEPARATOR) if each.strip()]


def column_of(path: Path) -> Column | None:
    """The column that a place in an event comes from.

    >>> column_of(("lines", 3, "price"))
    <Column.PRICE: 'price'>
    """
    plain = tuple(0 if isinstance(part, int) else part for part in path)
    fits = [each for each, place in PLACES.items() if place.path and _begins(plain, place.path)]
    return next(iter(fits), None)


def _begins(path: Path, place: Path) -> bool:
    return path[: len(place)] == place or (len(path) == 1 and place[:1] == path)


# The columns of a table ---------------------------------------------------------------------


class MissingColumnsError(Exception):
    """A table without columns that a history needs, with lines in rows or `nested` in them."""

    def __init__(
        self, missing: Sequence[Column], there: Sequence[str], *, nested: bool = False
    ) -> None:
        self.missing, self.there = tuple(missing), tuple(map(cut_short, there))
        self.names = tuple(called(each, nested=nested) for each in missing)
        super().__init__(", ".join(self.names))


def cut_short(name: str) -> str:
    """The name of a column as it is told: whatever stands in a first line may be one.

    >>> cut_short("price"), len(cut_short("x" * 1000))
    ('price', 40)
    """
    return name if len(name) <= LONGEST_TOLD else f"{name[: LONGEST_TOLD - 1]}…"


def called(column: Column, *, nested: bool) -> str:
    """What a column is called in a table, or in one that has the lines of an order `nested`.

    >>> called(Column.PRICE, nested=True), called(Column.AT, nested=True)
    ('lines.price', 'at')
    """
    return f"{LINES}.{column.value}" if nested and column in OF_A_LINE else column.value


def columns_among(
    there: Sequence[str], lines: Sequence[str] | None = None
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns that are among names, in small letters or not, and the names that are others.

    `lines` are the names within the column that has the lines of an order, if there is one. Raises
    MissingColumnsError where a column is missing that is needed.

    >>> columns_among(["Order", "at", "Price", "colour"])[1]
    ('colour',)
    >>> columns_among(["order", "at", "lines"], ["price", "prise"])[1]
    ('lines.prise',)
    """
    nested, names = lines is not None, [*there]
    if lines is not None:
        names = [each for each in there if each.lower() != LINES]
        names += [f"{LINES}.{each}" for each in lines]
    small = {each.lower() for each in names}
    names_of = {each: called(each, nested=nested) for each in Column}
    columns = tuple(each for each, name in names_of.items() if name in small)
    missing = [each for each in REQUIRED if each not in columns]
    if missing:
        raise MissingColumnsError(missing, names, nested=nested)
    known = {names_of[each] for each in columns}
    return columns, tuple(each for each in names if each.lower() not in known)


ALSO = total(
    Column,
    {
        Column.TYPE: "kind event",
        Column.ORDER: "order_id order_number commande",
        Column.AT: "date created_at order_date",
        Column.CUSTOMER: "client customer_id client_id email member acheteur",
        Column.PRODUCT: "sku item article produit reference product_id product_name variant",
        Column.CATEGORIES: "category department collection family categorie rayon famille",
        Column.TAGS: "tag label labels etiquette etiquettes",
        Column.PRICE: "unit_price amount prix prix_unitaire",
        Column.QUANTITY: "qty units count qte quantite nombre",
        Column.REGULAR_PRICE: "compare_at_price full_price original_price list_price prix_barre",
        Column.TAX: "vat tva taxe taxes",
        Column.COST: "unit_cost purchase_price prix_d_achat cout",
        Column.LINE: "",
        Column.CHANNEL: "source store canal magasin",
        Column.SHIPPING_METHOD: "shipping delivery_method carrier livraison transporteur",
        Column.SHIPPING_COST: "shipping_price delivery_cost postage frais_de_port",
        Column.COUNTRY: "pays shipping_country",
        Column.CITY: "town ville shipping_city",
        Column.POSTCODE: "zip zip_code postal_code code_postal",
        Column.PAYMENT: "payment_method paiement",
        Column.PROMO_CODES: "promo_code code coupon discount_code voucher code_promo",
        Column.USE_POINTS: "points_used points utilise_points",
        Column.CUSTOMER_TYPE: "type_client segment",
        Column.GROUPS: "group customer_group groupe groupes",
        Column.BIRTHDAY: "birth_date date_of_birth anniversaire naissance",
        Column.REFERRED_BY: "referrer sponsor parrain",
        Column.ACTIVITY: "action activite",
    },
)
"""What other tables call a column, without accents: never read so, but told."""


def near_columns(
    unknown: Iterable[str], there: Iterable[Column], *, nested: bool = False
) -> dict[str, str]:
    """The unknown names that look like columns which the table lacks, or say the same.

    >>> near_columns(["Category", "qty", "colour"], [Column.ORDER, Column.AT, Column.PRICE])
    {'Category': 'categories', 'qty': 'quantity'}
    >>> near_columns(["lines.prise", "lines.id"], [Column.ORDER], nested=True)
    {'lines.prise': 'lines.price'}
    """
    lacking, found = {*Column} - {*there}, dict[str, str]()
    said = {name: each.value for each in Column for name in ALSO[each].split()}
    for name in unknown:
        inside = nested and name.lower().startswith(f"{LINES}.")
        fits = [each for each in Column if each in lacking]
        if nested:
            fits = [each for each in fits if (each in OF_A_LINE) == inside]
        own = name[len(LINES) + 1 :] if inside else name
        near = nearest(own, [each.value for each in fits]) or said.get(_plain(own))
        if near is not None and Column(near) in fits:
            found[name] = called(Column(near), nested=nested)
    return found


def as_text(column: Column) -> str:
    """The text of a cell in SQL: of an amount, `12,50` is `12.50`; `12,500` may be thousands.

    A number of Parquet has all the decimals of its type: noughts at their end say nothing. Blanks
    round the name of an order or of a customer are none of it.
    """
    cell = f'"{column.value}"'
    text = f"CAST({cell} AS VARCHAR)"
    if column in (Column.ORDER, Column.CUSTOMER):
        return f"trim({text})"
    if column not in AMOUNTS:
        return text
    with_point = f"regexp_replace({text}, '^ *([0-9]+),([0-9]{{1,2}}) *$', '\\1.\\2')"
    return (
        f"CASE WHEN typeof({cell}) <> 'VARCHAR' AND contains({text}, '.')"
        f" THEN rtrim(rtrim({text}, '0'), '.')"
        f" WHEN contains({text}, ',') THEN {with_point} ELSE {text} END"
    )


def _plain(name: str) -> str:
    return re.sub(r"\W+", "_", bare(name)).strip("_")

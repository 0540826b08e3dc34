"""The columns of a history: a row for each line of an order, or for each line that came back.

What else a customer did is a row too.
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
REQUIRED = (Column.ORDER, Column.AT, Column.PRICE)
SEPARATOR = ";"
ORDER, REFUND, ACTIVITY = "order", "refund", "activity"
"""What `type` may be; an order, where it is empty."""


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
    """A table without columns that a history needs."""

    def __init__(self, missing: Sequence[Column], there: Sequence[str]) -> None:
        super().__init__(", ".join(each.value for each in missing))
        self.missing = tuple(missing)
        self.there = tuple(there)


def columns_among(there: Sequence[str]) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns that are among names, in small letters or not, and the names that are others.

    Raises MissingColumnsError where one is missing that is needed.

    >>> columns_among(["Order", "at", "Price", "colour"])[1]
    ('colour',)
    """
    small = {each.lower() for each in there}
    columns = tuple(each for each in Column if each.value in small)
    missing = [each for each in REQUIRED if each not in columns]
    if missing:
        raise MissingColumnsError(missing, there)
    known = {each.value for each in columns}
    return columns, tuple(each for each in there if each.lower() not in known)


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


def near_columns(unknown: Iterable[str], there: Iterable[Column]) -> dict[str, str]:
    """The unknown names that look like columns which the table lacks, or say the same.

    >>> near_columns(["Category", "qty", "colour"], [Column.ORDER, Column.AT, Column.PRICE])
    {'Category': 'categories', 'qty': 'quantity'}
    """
    lacking = [each.value for each in Column if each not in set(there)]
    said = {name: each.value for each in Column for name in ALSO[each].split()}
    found = {name: nearest(name, lacking) or said.get(_plain(name)) for name in unknown}
    return {name: near for name, near in found.items() if near in lacking}


def _plain(name: str) -> str:
    return re.sub(r"\W+", "_", bare(name)).strip("_")

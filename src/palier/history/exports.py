"""The exports of shop systems: what each calls its columns, and its ways.

Each is what the system itself writes: Shopify's export of orders; WooCommerce's, by its extension
Customer/Order/Coupon Export, one row per item; PrestaShop's and Magento's tables of orders and
items, joined; Odoo's export of sales orders with their lines, by labels in English or French.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from palier.closed import total
from palier.speech.phrases import Phrase
from palier.values import dataclass, field


class Shop(Enum):
    """A shop system."""

    SHOPIFY = "shopify"
    WOOCOMMERCE = "woocommerce"
    PRESTASHOP = "prestashop"
    ODOO = "odoo"
    MAGENTO = "magento"


class Cell(Enum):
    """What an export says of an order or of one of its lines."""

    ORDER = "order"
    AT = "at"
    CUSTOMER = "customer"
    CALLED = "name of the customer"
    STATUS = "status"
    CANCELLED = "cancelled"
    CURRENCY = "currency"
    SKU = "sku"
    NAME = "name"
    QUANTITY = "quantity"
    PRICE = "price"
    WITHOUT_TAX = "price without tax"
    LINE = "line without tax"
    LINE_TAX = "tax of the line"
    REGULAR = "regular price"
    COST = "cost"
    METHOD = "shipping method"
    SHIPPING = "shipping"
    SHIPPING_TAX = "tax of the shipping"
    SHIPPING_WITHOUT_TAX = "shipping without tax"
    COUNTRY = "country"
    CITY = "city"
    POSTCODE = "postcode"
    PAYMENT = "payment"
    CODES = "codes"
    CATEGORY = "category"
    REFUNDED_UNITS = "refunded units"
    REFUNDED_AT = "refunded at"
    REFUNDED = "refunded money"
    PARENT = "parent"


Names = Mapping[Cell, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a system exports: the names of each cell, the first that is there being meant.

    `utc`: times without an offset are in UTC. `once`: what is said of an order stands on its first
    row only. `left_out` and `returned` are statuses, in small letters.
    """

    names: Names
    needed: tuple[Cell, ...]
    utc: bool = False
    once: bool = False
    left_out: frozenset[str] = field(default_factory=frozenset)
    returned: frozenset[str] = field(default_factory=frozenset)


def _named(**names: tuple[str, ...]) -> Names:
    """What the cells that an export has are called; others it does not tell."""
    return {Cell[cell]: called for cell, called in names.items()}


_SHOPIFY = Layout(
    names=_named(
        ORDER=("Name",),
        AT=("Created at", "Paid at"),
        CUSTOMER=("Email",),
        STATUS=("Financial Status",),
        CANCELLED=("Cancelled at",),
        CURRENCY=("Currency",),
        SKU=("Lineitem sku",),
        NAME=("Lineitem name",),
        QUANTITY=("Lineitem quantity",),
        PRICE=("Lineitem price",),
        REGULAR=("Lineitem compare at price",),
        METHOD=("Shipping Method",),
        SHIPPING=("Shipping",),
        COUNTRY=("Shipping Country",),
        CITY=("Shipping City",),
        POSTCODE=("Shipping Zip",),
        PAYMENT=("Payment Method",),
        CODES=("Discount Code",),
        CATEGORY=("Vendor",),
        REFUNDED_AT=("Fulfilled at",),
        REFUNDED=("Refunded Amount",),
    ),
    needed=(Cell.ORDER, Cell.AT, Cell.QUANTITY, Cell.PRICE),
    once=True,
    left_out=frozenset({"voided", "expired", "pending", "authorized"}),
    returned=frozenset({"refunded"}),
)
CANCELLED = Phrase("cancelled", "annulation")
"""What an order is that says when it was, whatever its status: it may be `paid` all the same."""
EMPTY = Phrase("without items", "sans article")
"""What an order is of which no line has a unit."""
_WOOCOMMERCE = Layout(
    names=_named(
        ORDER=("order_number", "order_id"),
        AT=("order_date", "date"),
        CUSTOMER=("customer_email", "billing_email"),
        STATUS=("status",),
        CURRENCY=("order_currency",),
        SKU=("item_sku",),
        NAME=("item_name",),
        QUANTITY=("item_quantity",),
        LINE=("item_subtotal", "item_total"),
        LINE_TAX=("item_subtotal_tax", "item_total_tax", "item_tax"),
        METHOD=("shipping_method",),
        SHIPPING=("shipping_total",),
        SHIPPING_TAX=("shipping_tax_total",),
        COUNTRY=("shipping_country",),
        CITY=("shipping_city",),
        POSTCODE=("shipping_postcode",),
        PAYMENT=("payment_method",),
        CODES=("coupon_items", "coupons"),
        REFUNDED_UNITS=("item_refunded_qty",),
        REFUNDED_AT=("refunds",),
        REFUNDED=("refunded_total",),
    ),
    needed=(Cell.ORDER, Cell.AT, Cell.QUANTITY, Cell.LINE),
    left_out=frozenset(
        {"cancelled", "failed", "pending", "on-hold", "trash", "draft", "checkout-draft"}
    ),
    returned=frozenset({"refunded"}),
)
STATES = {
    "1": Phrase("waiting for the cheque", "en attente du chèque"),
    "6": CANCELLED,
    "8": Phrase("payment failed", "erreur de paiement"),
    "10": Phrase("waiting for the transfer", "en attente du virement"),
    "12": Phrase("out of stock and not paid", "rupture de stock, sans paiement"),
}
"""What PrestaShop calls its states by number, in which an order is none."""
_PRESTASHOP = Layout(
    names=_named(
        ORDER=("reference", "id_order"),
        AT=("date_add",),
        CUSTOMER=("email", "id_customer"),
        STATUS=("current_state",),
        CURRENCY=("currency",),
        SKU=("product_reference",),
        NAME=("product_name",),
        QUANTITY=("product_quantity",),
        PRICE=("unit_price_tax_incl",),
        WITHOUT_TAX=("unit_price_tax_excl",),
        COST=("purchase_supplier_price", "original_wholesale_price"),
        METHOD=("carrier",),
        SHIPPING=("total_shipping_tax_incl", "total_shipping"),
        SHIPPING_WITHOUT_TAX=("total_shipping_tax_excl",),
        COUNTRY=("country", "iso_code"),
        CITY=("city",),
        POSTCODE=("postcode",),
        PAYMENT=("payment",),
        CODES=("code",),
        CATEGORY=("category",),
        REFUNDED_UNITS=("product_quantity_refunded", "product_quantity_return"),
        REFUNDED_AT=("date_upd",),
    ),
    needed=(Cell.ORDER, Cell.AT, Cell.QUANTITY, Cell.PRICE),
    left_out=frozenset(STATES),
    returned=frozenset({"7"}),
)
_ODOO = Layout(
    names=_named(
        ORDER=("Order Reference", "Order Ref", "Référence de la commande", "name"),
        AT=("Order Date", "Date de la commande", "date_order"),
        CUSTOMER=("Customer/Email", "Client/E-mail", "Client/Courriel", "partner_id/email"),
        CALLED=("Customer", "Client", "partner_id"),
        STATUS=("Status", "État", "Statut", "state"),
        CURRENCY=("Currency", "Devise", "currency_id"),
        SKU=(
            "Order Lines/Product/Internal Reference",
            "Lignes de la commande/Article/Référence interne",
            "order_line/product_id/default_code",
        ),
        NAME=(
            "Order Lines/Product",
            "Lignes de la commande/Article",
            "Lignes de la commande/Produit",
            "order_line/product_id",
        ),
        QUANTITY=(
            "Order Lines/Quantity",
            "Lignes de la commande/Quantité",
            "order_line/product_uom_qty",
            "Order Lines/qty",
        ),
        PRICE=(
            "Order Lines/Unit Price",
            "Lignes de la commande/Prix unitaire",
            "order_line/price_unit",
        ),
        CATEGORY=(
            "Order Lines/Product/Product Category",
            "Lignes de la commande/Article/Catégorie d'article",
            "order_line/product_id/categ_id",
        ),
        METHOD=("Delivery Method", "Mode de livraison", "carrier_id"),
    ),
    needed=(Cell.ORDER, Cell.AT, Cell.QUANTITY, Cell.PRICE),
    utc=True,
    once=True,
    left_out=frozenset(
        {
            "quotation",
            "quotation sent",
            "cancelled",
            "draft",
            "sent",
            "cancel",
            "devis",
            "devis envoyé",
            "annulé",
            "annulée",
        }
    ),
)
_MAGENTO = Layout(
    names=_named(
        ORDER=("increment_id",),
        AT=("created_at",),
        CUSTOMER=("customer_email", "customer_id"),
        STATUS=("status", "state"),
        CURRENCY=("order_currency_code", "base_currency_code"),
        SKU=("sku",),
        NAME=("name",),
        QUANTITY=("qty_ordered",),
        PRICE=("price_incl_tax",),
        WITHOUT_TAX=("price",),
        REGULAR=("original_price",),
        COST=("base_cost",),
        METHOD=("shipping_description", "shipping_method"),
        SHIPPING=("shipping_incl_tax", "shipping_amount"),
        SHIPPING_WITHOUT_TAX=("shipping_amount",),
        COUNTRY=("country_id",),
        CITY=("city",),
        POSTCODE=("postcode",),
        PAYMENT=("method",),
        CODES=("coupon_code",),
        REFUNDED_UNITS=("qty_refunded",),
        REFUNDED_AT=("updated_at",),
        PARENT=("parent_item_id",),
    ),
    needed=(Cell.ORDER, Cell.AT, Cell.QUANTITY, Cell.PRICE),
    utc=True,
    left_out=frozenset({"canceled", "pending", "pending_payment", "payment_review", "fraud"}),
)
LAYOUTS = total(
    Shop,
    {
        Shop.SHOPIFY: _SHOPIFY,
        Shop.WOOCOMMERCE: _WOOCOMMERCE,
        Shop.PRESTASHOP: _PRESTASHOP,
        Shop.ODOO: _ODOO,
        Shop.MAGENTO: _MAGENTO,
    },
)

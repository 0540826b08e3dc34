"""Exports of shop systems, small and made up in the layout of each, become tables of orders."""

from pathlib import Path

import pytest

from palier.history.columns import Column
from palier.history.exports import CANCELLED, LAYOUTS, STATES, Cell, Shop
from palier.history.orders import Export, ExportError, NoSuchColumnsError
from palier.history.unreadable import NOT_UTF8, TableError, in_words
from palier.source import Language
from palier.speech.speaker import Speaker

EXPORTS = Path(__file__).parent / "exports"
SHOWN = (Column.TYPE, Column.ORDER, Column.AT, Column.PRODUCT, Column.PRICE, Column.QUANTITY)


def taken(shop, **asked):
    """Give the rows of a shop's export, and what was counted."""
    export = Export(str(EXPORTS / f"{shop.value}.csv"), shop, "EUR", **asked)
    return [*export.rows()], export.taken


def shown(rows):
    """Give what matters most of rows."""
    return [tuple(row.get(each, "") for each in SHOWN) for row in rows]


def test_shopify_has_a_row_a_line_and_says_the_rest_once():
    """Cancelled orders are left out, whole refunds come back, refunds in part are counted."""
    rows, counted = taken(Shop.SHOPIFY)
    assert shown(rows) == [
        ("order", "#1001", "2025-01-10 10:15:30+01:00", "LAN-R", "45.00", "2"),
        ("order", "#1001", "2025-01-10 10:15:30+01:00", "COM", "80.00", "1"),
        ("order", "#1002", "2025-01-11 18:40:00+01:00", "LAN-R", "45.00", "1"),
        ("refund", "#1002", "2025-01-13 09:00:00+01:00", "", "", ""),
        ("order", "#1003", "2025-01-12 08:00:00+01:00", "LAN-R", "45.00", "2"),
    ]
    first = rows[0]
    assert (first[Column.CUSTOMER], first[Column.REGULAR_PRICE]) == ("ada@example.com", "50.00")
    assert (first[Column.SHIPPING_METHOD], first[Column.SHIPPING_COST]) == ("Colissimo", "4.90")
    assert (first[Column.PROMO_CODES], first[Column.POSTCODE]) == ("HELLO", "75011")
    assert (counted.orders, counted.returns, counted.in_part) == (3, 1, 1)
    assert counted.left_out == {"voided": 1}


def test_woocommerce_reckons_without_tax_and_tells_units_that_came_back():
    """75.00 and 15.00 of tax for two are 45.00 each; one came back on 20 January."""
    rows, counted = taken(Shop.WOOCOMMERCE)
    assert shown(rows) == [
        ("order", "1001", "2025-01-10 10:15:30", "LAN-R", "45.00", "2"),
        ("order", "1001", "2025-01-10 10:15:30", "COM", "80.00", "1"),
        ("refund", "1001", "2025-01-20 09:00:00", "", "", "1"),
    ]
    assert (rows[0][Column.TAX], rows[0][Column.SHIPPING_COST]) == ("15.00", "4.90")
    assert (rows[0][Column.PROMO_CODES], rows[2][Column.LINE]) == ("HELLO", "0")
    assert counted.left_out == {"cancelled": 1}


def test_prestashop_joins_orders_and_their_details():
    """State 6 is cancelled, state 7 refunded; prices have six decimals."""
    rows, counted = taken(Shop.PRESTASHOP)
    assert shown(rows) == [
        ("order", "XKBKNABJK", "2025-01-10 10:15:30", "LAN-R", "45.00", "2"),
        ("order", "XKBKNABJK", "2025-01-10 10:15:30", "COM", "80.00", "1"),
        ("refund", "XKBKNABJK", "2025-01-20 09:00:00", "", "", "1"),
        ("order", "UOYEVOLI", "2025-01-12 08:00:00", "LAN-R", "45.00", "1"),
        ("refund", "UOYEVOLI", "2025-01-15 12:00:00", "", "", ""),
    ]
    assert (rows[0][Column.COST], rows[0][Column.TAX], rows[1][Column.TAX]) == (
        "20.00",
        "15.00",
        "13.33",
    )
    assert (rows[0][Column.CATEGORIES], counted.left_out) == ("Phares", {CANCELLED: 1})


def test_odoo_says_the_order_once_and_takes_back_by_lines_below_zero():
    """In French, in UTC; a quotation is no order."""
    rows, counted = taken(Shop.ODOO)
    assert shown(rows) == [
        ("order", "S00021", "2025-01-10 09:15:30+00:00", "[LAN-R] Lanterne", "45.00", "2"),
        ("order", "S00021", "2025-01-10 09:15:30+00:00", "[COM] Boussole", "80.00", "1"),
        ("refund", "S00021", "2025-01-10 09:15:30+00:00", "", "", "1"),
    ]
    assert counted.left_out == {"devis": 1}


def test_what_odoo_takes_back_is_shared_over_the_lines_that_have_it(tmp_path):
    """Two lines of one product, of which two units come back; of what no line has, it is told."""
    path = tmp_path / "odoo.csv"
    head = "name,date_order,order_line/product_id,order_line/product_uom_qty,order_line/price_unit"
    sold = "S1,2025-01-10 09:00:00,Lantern,1,45\n,,Lantern,2,45\n,,Oil,1,9\n"
    path.write_text(f"{head}\n{sold},,Lantern,-2,45\n,,Oil,-3,9\n,,Map,-1,5\n", "utf-8")
    export = Export(str(path), Shop.ODOO, "EUR")
    back = [row for row in export.rows() if row[Column.TYPE] == "refund"]
    assert [(row[Column.LINE], row[Column.QUANTITY]) for row in back] == [
        ("0", "1"),
        ("1", "1"),
        ("2", "1"),
    ]
    assert (export.taken.returns, export.taken.astray) == (1, 3)


def test_magento_has_parts_of_products_which_are_no_lines():
    """The simple product under a configurable one is not sold twice."""
    rows, counted = taken(Shop.MAGENTO)
    assert shown(rows) == [
        ("order", "000000021", "2025-01-10 09:15:30+00:00", "LAN-R", "45.00", "2"),
        ("order", "000000021", "2025-01-10 09:15:30+00:00", "COM", "80.00", "1"),
        ("refund", "000000021", "2025-01-20 08:00:00+00:00", "", "", "1"),
    ]
    assert (rows[0][Column.REGULAR_PRICE], rows[0][Column.COST]) == ("50.00", "20.00")
    assert counted.left_out == {"canceled": 1}


@pytest.mark.parametrize("shop", [Shop.WOOCOMMERCE, Shop.PRESTASHOP, Shop.MAGENTO])
def test_prices_may_be_without_tax(shop):
    """For a programme whose prices exclude it: 37.50 for a lantern, 66.67 for a compass."""
    rows, _ = taken(shop, without_tax=True)
    assert [row[Column.PRICE] for row in rows[:2]] == ["37.50", "66.67"]


@pytest.mark.parametrize("shop", [*Shop])
def test_another_shops_export_is_refused_with_what_is_missing(shop, tmp_path):
    """Names of its own are asked for."""
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(NoSuchColumnsError) as raised:
        [*Export(str(path), shop, "EUR").rows()]
    assert LAYOUTS[shop].names[Cell.ORDER][0] in raised.value.missing
    assert raised.value.there == ("a", "b")


def test_orders_in_another_currency_are_left_out_and_counted(tmp_path):
    """Dollars are no euros, whatever the numbers."""
    path = tmp_path / "export.csv"
    path.write_text((EXPORTS / "shopify.csv").read_text("utf-8").replace(",EUR,", ",USD,", 1))
    export = Export(str(path), Shop.SHOPIFY, "EUR")
    orders = {row[Column.ORDER] for row in export.rows()}
    assert (orders, export.taken.other_currency) == ({"#1002", "#1003"}, {"USD": 1})


@pytest.mark.parametrize(
    ("line", "why"),
    [(b"#9,caf\xe9\n", NOT_UTF8), (b'#9,"' + b"x" * 200_000 + b'"\n', "Line: 2, field larger")],
)
def test_an_export_that_is_no_text_or_has_no_end_is_refused(tmp_path, line, why):
    """Far from its first line too."""
    path = tmp_path / "export.csv"
    head = (EXPORTS / "shopify.csv").read_bytes().splitlines()[0] + b"\n"
    path.write_bytes(head + (b"\n" * 9_000 if why == NOT_UTF8 else b"") + line)
    with pytest.raises(TableError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    assert raised.value.reason.startswith(why)


def test_a_cell_that_is_no_number_is_told_by_row_and_column(tmp_path):
    """The name of the column is the export's own."""
    path = tmp_path / "shopify.csv"
    whole = (EXPORTS / "shopify.csv").read_text("utf-8")
    path.write_text(whole.replace("Compass,80.00", "Compass,much"), "utf-8")
    with pytest.raises(ExportError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    error = raised.value
    assert (error.row, error.column, error.found) == (3, "Lineitem price", "much")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(("80.00", "80.00"), ("80,00", "80.00"), ("1 080,5 €", "1080.50"), ("$80", "80.00")),
        *(("EUR 80.00", "80.00"), ("1'080.00 CHF", "1080.00"), ("1,080.00", "1080.00")),
    ],
)
def test_a_price_is_read_as_people_write_it(tmp_path, written, read):
    """With its currency, in groups, with a comma."""
    path = tmp_path / "shopify.csv"
    whole = (EXPORTS / "shopify.csv").read_text("utf-8")
    path.write_text(whole.replace("Compass,80.00", f'Compass,"{written}"'), "utf-8")
    rows = [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    assert rows[1][Column.PRICE] == read


@pytest.mark.parametrize("written", ["8O.00", "80.00.00", "10 20", "about 80", "80%"])
def test_what_is_no_price_is_told(tmp_path, written):
    """A letter within a number is no number."""
    path = tmp_path / "shopify.csv"
    whole = (EXPORTS / "shopify.csv").read_text("utf-8")
    path.write_text(whole.replace("Compass,80.00", f'Compass,"{written}"'), "utf-8")
    with pytest.raises(ExportError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    assert (raised.value.row, raised.value.found) == (3, written)


def test_discounts_written_as_lines_are_left_out_and_counted(tmp_path):
    """They are no goods."""
    path = tmp_path / "shopify.csv"
    whole = (EXPORTS / "shopify.csv").read_text("utf-8")
    path.write_text(whole.replace(",80.00,", ",-80.00,"), "utf-8")
    export = Export(str(path), Shop.SHOPIFY, "EUR")
    orders = [row[Column.ORDER] for row in export.rows()]
    assert (orders, export.taken.below_zero) == (["#1001", "#1002", "#1002", "#1003"], 1)


def test_a_quotation_mark_that_is_never_closed_swallows_no_orders(tmp_path):
    """The line on which it stands is named."""
    path = tmp_path / "shopify.csv"
    whole = (EXPORTS / "shopify.csv").read_text("utf-8")
    path.write_text(whole.replace("Compass", '"Compass'), "utf-8")
    with pytest.raises(TableError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    told = in_words(raised.value.reason, Speaker(Language.FRENCH))
    assert told == "un guillemet de la ligne 3 n’est jamais fermé"


def test_a_workbook_is_no_export(tmp_path):
    """What to do is said."""
    path = tmp_path / "orders.xlsx"
    path.write_bytes(b"PK\x03\x04 and more\n")
    with pytest.raises(TableError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    told = in_words(raised.value.reason, Speaker(Language.ENGLISH))
    assert told == "it is a workbook: save its sheet as “CSV UTF-8”"


@pytest.mark.parametrize(
    ("shop", "column", "paid", "unpaid"),
    [
        (Shop.WOOCOMMERCE, "status", "completed", "on-hold"),
        (Shop.PRESTASHOP, "current_state", "5", "1"),
        (Shop.PRESTASHOP, "current_state", "5", "10"),
        (Shop.PRESTASHOP, "current_state", "5", "12"),
        (Shop.MAGENTO, "status", "complete", "pending"),
    ],
)
def test_an_order_that_waits_for_its_payment_is_left_out(tmp_path, shop, column, paid, unpaid):
    """A cheque or a transfer that has not come: the order may never be paid."""
    heads = {
        Shop.WOOCOMMERCE: "order_number,order_date,item_name,item_quantity,item_total",
        Shop.PRESTASHOP: "reference,date_add,product_name,product_quantity,unit_price_tax_incl",
        Shop.MAGENTO: "increment_id,created_at,name,qty_ordered,price_incl_tax",
    }
    lines = [f"{heads[shop]},{column}"]
    for name, status in (("1", paid), ("2", unpaid)):
        lines.append(f"{name},2025-01-10 09:00:00,Lantern,1,45.00,{status}")
    path = tmp_path / "export.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    export = Export(str(path), shop, "EUR")
    assert [row[Column.ORDER] for row in export.rows()] == ["1"]
    assert export.taken.left_out == {STATES.get(unpaid, unpaid): 1}

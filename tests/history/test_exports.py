"""Exports of shop systems, small and made up in the layout of each, become tables of orders."""

from pathlib import Path

import pytest

from palier.history.columns import Column
from palier.history.exports import CANCELLED, EMPTY, LAYOUTS, STATES, Cell, Shop
from palier.history.orders import Export
from palier.history.unreadable import (
    NOT_UTF8,
    ExportError,
    Fault,
    NoSuchColumnsError,
    TableError,
    in_words,
)
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
        (Shop.WOOCOMMERCE, "status", "wc-completed", "wc-on-hold"),
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
    assert export.taken.left_out == {STATES.get(unpaid, unpaid.removeprefix("wc-")): 1}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-01-10T10:15:30Z", "2025-01-10 10:15:30+00:00"),
        ("2025-01-10 10:15:30 UTC", "2025-01-10 10:15:30+00:00"),
        ("2025-01-10 10:15:30.500 -0500", "2025-01-10 10:15:30-05:00"),
        ("2025-01-10 9:15", "2025-01-10 09:15:00"),
        ("2025-01-10T09:15:00+02", "2025-01-10 09:15:00+02:00"),
        ("2025-01-10", "2025-01-10"),
        ("10/01/2025", "2025-01-10"),
        ("1/2/2025 9:15", "2025-02-01 09:15:00"),
    ],
)
def test_a_time_keeps_its_hour_and_its_zone(tmp_path, written, read):
    """A time in UTC was taken as one of the programme's zone, and an hour of one digit left out."""
    path = tmp_path / "shopify.csv"
    head = "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
    path.write_text(f"{head}#1,{written},1,Lantern,45.00\n", "utf-8")
    assert [row[Column.AT] for row in Export(str(path), Shop.SHOPIFY, "EUR").rows()] == [read]


@pytest.mark.parametrize(
    ("at", "quantity", "price", "column"),
    [
        ("2025-13-10 10:15:30", "1", "45.00", "Created at"),
        ("2025-01-10 10:15:30 PM", "1", "45.00", "Created at"),
        ("on 2025-01-10", "1", "45.00", "Created at"),
        ("01/13/2025 9:15", "1", "45.00", "Created at"),
        ("2025-01-10", '"1,000"', "45.00", "Lineitem quantity"),
        ("2025-01-10", "1", '"1,234"', "Lineitem price"),
    ],
)
def test_what_is_no_time_or_may_be_two_numbers_is_told(tmp_path, at, quantity, price, column):
    """A thousand was one, and 1,234 was 1.23; what is no day was passed on."""
    path = tmp_path / "shopify.csv"
    head = "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
    path.write_text(f"{head}#1,{at},{quantity},Lantern,{price}\n", "utf-8")
    with pytest.raises(ExportError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    assert (raised.value.row, raised.value.column) == (2, column)
    assert raised.value.may_be == {"Lineitem price": ("1234", "1.234")}.get(
        column, ("1000", "1.000") if column.endswith("quantity") else None
    )


HEADS = {
    Shop.MAGENTO: "increment_id,created_at,qty_ordered,name,price_incl_tax",
    Shop.PRESTASHOP: "reference,date_add,product_quantity,product_name,unit_price_tax_incl"
    ",unit_price_tax_excl,original_wholesale_price,product_quantity_refunded",
    Shop.WOOCOMMERCE: "order_id,date,item_quantity,item_name,item_subtotal,item_subtotal_tax",
}


def lines_of(tmp_path, shop, *rows):
    """Give the lines of a small export, and how many orders came back in part."""
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADS[shop], *rows)) + "\n", "utf-8")
    export = Export(str(path), shop, "EUR")
    return [*export.rows()], export.taken


def test_what_is_sold_by_measure_is_one_unit_at_the_price_of_all_of_it(tmp_path):
    """Half a metre, at so much a metre: tax and cost are those of the half. It stopped all."""
    row = "P1,2025-01-10,0.5,Linen,12.00,10.00,4.00,"
    ((line, *back), counted) = lines_of(tmp_path, Shop.PRESTASHOP, f"{row}0")
    told = (Column.PRICE, Column.QUANTITY, Column.TAX, Column.COST)
    assert [line[each] for each in told] == ["6.00", "1", "1.00", "2.00"]
    assert (back, counted.in_part) == ([], 0)
    ((_, *back), _) = lines_of(tmp_path, Shop.PRESTASHOP, f"{row}0.5")
    assert [each[Column.QUANTITY] for each in back] == ["1"]
    ((_, *back), counted) = lines_of(tmp_path, Shop.PRESTASHOP, f"{row}0.2")
    assert (back, counted.in_part) == ([], 1)
    ((line,), _) = lines_of(tmp_path, Shop.WOOCOMMERCE, "1,2025-01-10,0.5,Linen,5.00,1.00")
    assert (line[Column.PRICE], line[Column.QUANTITY]) == ("6.00", "1")


@pytest.mark.parametrize(
    ("refunded", "back", "told"), [("0", 0, 0), ("7.50", 0, 1), ("7.50", 1, 0)]
)
def test_money_that_went_back_without_units_is_told_of_woocommerce_too(
    tmp_path, refunded, back, told
):
    """A gesture, or the delivery: what was bought counts as sold."""
    path = tmp_path / "export.csv"
    head = "order_id,date,item_quantity,item_name,item_subtotal,item_refunded_qty,refunded_total"
    path.write_text(f"{head}\n1,2025-01-10,2,Lantern,45.00,{back},{refunded}\n", "utf-8")
    export = Export(str(path), Shop.WOOCOMMERCE, "EUR")
    assert len([*export.rows()]) == 1 + back
    assert export.taken.in_part == told


@pytest.mark.parametrize(
    ("row", "column"),
    [(",2025-01-10,1,Lantern,45.00", "increment_id"), ("2,,1,Lantern,45.00", "created_at")],
)
def test_an_order_without_a_name_or_a_day_is_told_by_its_row(tmp_path, row, column):
    """It was passed on into a table that nothing could read."""
    with pytest.raises(ExportError) as raised:
        lines_of(tmp_path, Shop.MAGENTO, "1,2025-01-09,1,Lantern,45.00", row)
    assert (raised.value.row, raised.value.column) == (3, column)


def test_rows_of_one_order_that_stand_apart_are_told(tmp_path):
    """An export that was sorted by product: its returns were those of other lines."""
    rows = ("1,2025-01-09,1,Lantern,45.00", "2,2025-01-09,1,Lantern,45.00")
    with pytest.raises(ExportError) as raised:
        lines_of(tmp_path, Shop.MAGENTO, *rows, "1,2025-01-09,1,Oil,5.00")
    assert (raised.value.row, raised.value.found, raised.value.why) == (4, "1", Fault.APART)
    kept, _ = lines_of(tmp_path, Shop.MAGENTO, *rows, "1,2025-01-10,1,Oil,5.00")
    assert len(kept) == 3


def test_three_decimals_are_those_of_a_currency_that_has_them(tmp_path):
    """In dinars of Kuwait there is no doubt."""
    path = tmp_path / "shopify.csv"
    head = "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
    path.write_text(f'{head}#1,2025-01-10,1,Lantern,"1,234"\n', "utf-8")
    assert [row[Column.PRICE] for row in Export(str(path), Shop.SHOPIFY, "KWD").rows()] == ["1.234"]


def test_what_a_database_writes_of_nothing_is_nothing(tmp_path):
    """`NULL` in parent_item_id made a part of every line, and no order was left."""
    path = tmp_path / "magento.csv"
    head = (
        "increment_id,created_at,status,coupon_code,parent_item_id,sku,qty_ordered,price_incl_tax"
    )
    path.write_text(f"{head}\n1,2025-01-10 09:00:00,complete,NULL,NULL,LAN,1,45.00\n", "utf-8")
    rows = [*Export(str(path), Shop.MAGENTO, "EUR").rows()]
    assert [(row[Column.PRODUCT], row[Column.PROMO_CODES]) for row in rows] == [("LAN", "")]


def test_an_order_without_items_is_told(tmp_path):
    """It was left out and not counted."""
    path = tmp_path / "shopify.csv"
    head = "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
    path.write_text(f"{head}#1,2025-01-10,0,Lantern,45.00\n", "utf-8")
    export = Export(str(path), Shop.SHOPIFY, "EUR")
    assert [*export.rows()] == []
    assert export.taken.left_out == {EMPTY: 1}


def test_prestashop_tells_the_currency_of_its_orders(tmp_path):
    """Dollars were added to euros."""
    path = tmp_path / "prestashop.csv"
    head = "reference;currency;date_add;product_name;product_quantity;unit_price_tax_incl"
    rows = "A;EUR;2025-01-10 09:00:00;Lantern;1;45.000000\nB;USD;2025-01-10 09:00:00;Lantern;1;50\n"
    path.write_text(f"{head}\n{rows}", "utf-8")
    export = Export(str(path), Shop.PRESTASHOP, "EUR")
    assert [row[Column.ORDER] for row in export.rows()] == ["A"]
    assert export.taken.other_currency == {"USD": 1}


@pytest.mark.parametrize(
    ("original", "regular"), [("45.00", ""), ("60.00", "50.00"), ("37.50", "")]
)
def test_without_tax_nothing_is_on_sale_that_is_not(tmp_path, original, regular):
    """Magento's price before a sale has the tax where the catalogue has it: 45.00 is 37.50."""
    path = tmp_path / "magento.csv"
    head = "increment_id,created_at,sku,qty_ordered,price_incl_tax,price,original_price"
    path.write_text(f"{head}\n1,2025-01-10,LAN,1,45.00,37.50,{original}\n", "utf-8")
    export = Export(str(path), Shop.MAGENTO, "EUR", without_tax=True)
    assert [row[Column.REGULAR_PRICE] for row in export.rows()] == [regular]


def test_odoo_knows_customers_by_their_address_where_it_is_exported(tmp_path):
    """Two of one name are two; without an address, the name will do."""
    path = tmp_path / "odoo.csv"
    head = "Order Reference,Order Date,Customer,Customer/Email,Order Lines/Quantity"
    lines = [
        "S1,2025-01-10 09:00:00,Paul Martin,Paul@example.com,1,9.00",
        "S2,2025-01-11 09:00:00,Paul Martin,,1,9.00",
    ]
    path.write_text("\n".join([f"{head},Order Lines/Unit Price", *lines]) + "\n", "utf-8")
    rows = [*Export(str(path), Shop.ODOO, "EUR").rows()]
    assert [row[Column.CUSTOMER] for row in rows] == ["paul@example.com", "paul martin"]


def test_a_row_with_more_cells_than_names_is_told(tmp_path):
    """A comma within a name, without quotes, shifts all that follows."""
    path = tmp_path / "shopify.csv"
    head = "Name,Created at,Lineitem quantity,Lineitem price,Lineitem name\n"
    path.write_text(f"{head}#1,2025-01-10,1,45.00,Lantern, red\n", "utf-8")
    with pytest.raises(TableError) as raised:
        [*Export(str(path), Shop.SHOPIFY, "EUR").rows()]
    told = in_words(raised.value.reason, Speaker(Language.ENGLISH))
    assert told == "line 2 has 6 cells, and the first line 5"


@pytest.mark.parametrize(
    ("shop", "head", "row"),
    [
        (
            Shop.PRESTASHOP,
            "reference,date_add,product_quantity,unit_price_tax_incl,unit_price_tax_excl,{}",
            "A,2025-01-10,1,12.00,10.00,6.00,5.00",
        ),
        (
            Shop.MAGENTO,
            "increment_id,created_at,qty_ordered,price_incl_tax,price,{}",
            "1,2025-01-10,1,12.00,10.00,6.00,5.00",
        ),
    ],
)
def test_without_tax_shipping_has_none_either(tmp_path, shop, head, row):
    """It had its tax where goods had none."""
    path = tmp_path / "export.csv"
    names = [LAYOUTS[shop].names[e][0] for e in (Cell.SHIPPING, Cell.SHIPPING_WITHOUT_TAX)]
    path.write_text(f"{head.format(','.join(names))}\n{row}\n", "utf-8")
    found = [
        [(each[Column.PRICE], each[Column.SHIPPING_COST]) for each in export.rows()]
        for export in (Export(str(path), shop, "EUR", without_tax=some) for some in (False, True))
    ]
    assert found == [[("12.00", "6.00")], [("10.00", "5.00")]]

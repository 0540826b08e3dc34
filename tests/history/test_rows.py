"""Rows of a table become orders and returns, or are told by their row and column."""

import datetime as dt
import re

import pytest

from palier.history.columns import Column, MissingColumnsError
from palier.history.rows import RowError, lives
from palier.history.table import opened
from palier.history.taken_back import OF_WHICH
from palier.history.unreadable import TableError

pytest.importorskip("duckdb")
HEADER = "type,order,at,customer,product,price,quantity\n"
UNSORTED = (
    HEADER
    + "refund,2,2025-03-01,ben,Lantern,,1\n"
    + ",3,2025-02-02 09:00,ada,Rope,5.00,\n"
    + ",2,2025-02-01 10:00,ben,Lantern,45.00,2\n"
    + ",1,2025-01-05,ada,Compass,80.00,1\n"
    + ",2,2025-02-01 10:00,ben,Rope,5.00,1\n"
    + ",4,2025-02-02,,Rope,5.00,1\n"
)


def test_a_table_in_any_order_is_read_customer_by_customer_oldest_first(lives_in):
    """Rows of one order are one order; a guest's is a life of its own."""
    found = lives_in(UNSORTED)
    told = [[each.id for each in events] for events in found.values()]
    assert told == [["4"], ["1", "3"], ["2", "2/refund/2"]]
    (order, back) = found["ben"]
    assert [(line.product, line.price, line.quantity) for line in order.lines] == [
        ("Lantern", 4500, 2),
        ("Rope", 500, 1),
    ]
    assert [(each.line, each.quantity) for each in back.lines] == [(0, 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_parted_as_the_first_line_parts_them(lives_in, delimiter):
    """A spreadsheet in French writes semicolons."""
    found = lives_in(UNSORTED.replace(",", delimiter))
    assert len(found["ada"]) == 2


def test_a_time_without_an_offset_is_that_of_the_programme(lives_in):
    """Nine o'clock in Paris is nine o'clock there, and one with an offset is what it is."""
    text = "order,at,price\n1,2025-07-02 09:00,1.00\n2,2025-07-02T09:00:00Z,1.00\n"
    moments = [events[0].at for events in lives_in(text).values()]
    paris = dt.timezone(dt.timedelta(hours=2))
    assert moments[0] == dt.datetime(2025, 7, 2, 9, tzinfo=paris)
    assert moments[1] == dt.datetime(2025, 7, 2, 9, tzinfo=dt.UTC)


def test_what_a_customer_is_is_told_once_and_when_it_changes(lives_in):
    """A birthday joins the customer; another type later changes them."""
    text = (
        "order,at,customer,price,birthday,customer_type\n"
        "1,2025-01-01,ada,5.00,--05-01,private\n"
        "2,2025-02-01,ada,5.00,--05-01,private\n"
        "3,2025-03-01,ada,5.00,--05-01,trade\n"
    )
    kinds = [each.type for each in lives_in(text)["ada"]]
    assert kinds == ["joined", "order", "order", "customer", "order"]


def test_the_rest_of_an_order_is_read_where_it_belongs(lives_in):
    """Every column ends up in the event that JSON would have said."""
    text = (
        "order,at,customer,product,categories,tags,price,quantity,regular_price,tax,channel,"
        "shipping_method,shipping_cost,country,city,postcode,payment,promo_codes,use_points,"
        "referred_by\n"
        "1,2025-01-01,ada,A,Soap;Gift,bio,5.00,2,6.00,1.50,web,Bike,3.00,FR,Paris,75011,card,"
        "HELLO;BYE,all,ben\n"
    )
    (order,) = lives_in(text)["ada"]
    (line,) = order.lines
    assert (line.categories, line.tags, line.regular_price) == (("Soap", "Gift"), ("bio",), 600)
    assert (line.tax, order.channel, order.referred_by) == (150, "web", "ben")
    assert (order.shipping.method, order.shipping.cost) == ("Bike", 300)
    delivery = order.delivery
    assert (delivery.country, delivery.city, delivery.postcode) == ("FR", "Paris", "75011")
    assert [each.code for each in order.promo_codes] == ["HELLO", "BYE"]
    assert ([each.method for each in order.payments], order.use_points.value) == (["card"], "all")


@pytest.mark.parametrize(
    ("row", "number", "column", "code"),
    [
        (",1,2025-01-01,ada,A,12.345,1", 2, "price", "money-decimals"),
        (',1,2025-01-01,ada,A,"1,250",1', 2, "price", "money-form"),
        (',1,2025-01-01,ada,A,"1 234,50",1', 2, "price", "money-form"),
        (",1,2025-01-01,ada,A,12.50 USD,1", 2, "price", "money-form"),
        (",1,2025-01-01,ada,A,,1", 2, "price", "missing-key"),
        (",1,2025-01-01,ada,A,1.00,two", 2, "quantity", "wrong-value"),
        (",1,31/01/2025,ada,A,1.00,1", 2, "at", "time-form"),
        (",1,2025-02-30,ada,A,1.00,1", 2, "at", "time-form"),
        (",1,,ada,A,1.00,1", 2, "at", "missing-key"),
        (",,2025-01-01,ada,A,1.00,1", 2, "order", "missing-key"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_row_and_column(lives_in, row, number, column, code):
    """The spreadsheet shows the row under the same number."""
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + row + "\n")
    (problem,) = raised.value.problems
    assert (raised.value.row, problem.path, problem.code) == (number, (column,), code)


def test_what_is_hidden_in_a_cell_is_shown_as_its_escape(lives_in):
    """Otherwise the price 5.00 would be told not to be an amount, or a refund not to be one."""
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + ",1,2025-01-01,ada,A,5.00\u200b,1\n")
    assert [each.shown for each in raised.value.problems] == ['"5.00\\u200b"']
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + "refund\u200b,1,2025-01-01,ada,A,5.00,1\n")
    assert raised.value.facts == {"found": "refund\\u200b"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("quoted", ["A", '"A\n\nof two lines"'])
def test_lines_without_anything_count_as_a_spreadsheet_counts_them(lives_in, end, quoted):
    """Between any rows, several or one; a cell over several lines is of one row."""
    good = f",1,2025-01-01,ada,{quoted},1.00,1\n"
    bad = ",2,2025-01-01,ada,A,1.00,two\n"
    text = f"{HEADER}\n{good}\n\n{good}{bad}\n\n{good}\n\n"
    with pytest.raises(RowError) as raised:
        lives_in(text.replace("\n", end))
    assert raised.value.row == 7


def test_a_quantity_of_a_return_that_cannot_be_read_is_told_by_its_own_row(lives_in):
    """However many lines the rows before it take units of."""
    sold = ",1,2025-01-01,ada,A,1.00,1\n" * 2 + ",1,2025-01-01,ada,B,1.00,1\n"
    back = "refund,1,2025-01-02,ada,A,,2\nrefund,1,2025-01-02,ada,B,,two\n"
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + sold + back)
    (problem,) = raised.value.problems
    assert (raised.value.row, problem.path, problem.code) == (6, ("quantity",), "wrong-value")


def test_all_that_is_left_of_a_product_is_without_what_came_back_by_its_line(lives_in):
    """Returns may be told in both ways."""
    rows = "type,order,at,customer,product,price,quantity,line\n,1,2025-01-01,ada,A,1.00,3,\n"
    back = "refund,1,2025-01-02,ada,,,2,0\nrefund,1,2025-01-03,ada,A,,,\n"
    _, _, last = lives_in(rows + back)["ada"]
    assert [(each.line, each.quantity) for each in last.lines] == [(0, 1)]


def test_a_quantity_comes_back_of_the_only_line_or_of_one_that_is_named(lives_in):
    """It was the whole order, however many units that had."""
    rows = ",1,2025-01-01,ada,A,1.00,3\nrefund,1,2025-01-02,ada,,,1\n"
    _, back = lives_in(HEADER + rows)["ada"]
    assert [(each.line, each.quantity) for each in back.lines] == [(0, 1)]
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + ",1,2025-01-01,ada,B,2.00,1\n" + rows)
    assert (raised.value.row, raised.value.why) == (4, OF_WHICH)


def test_a_comma_before_two_decimals_is_a_point(lives_in):
    """As a spreadsheet writes in French; with three digits after it, it may part thousands."""
    found = lives_in("order;at;price;cost\n1;2025-01-01;12,50;\n2;2025-01-02;1234,5;0,1\n")
    prices = [order.lines[0].price for (order,) in found.values()]
    assert prices == [1250, 123450]


def test_a_cell_may_go_over_several_lines(lives_in):
    """Between quotes, as descriptions do; rows are counted as the spreadsheet shows them."""
    table = HEADER + ',1,2025-01-01,ada,"A\nB ""C""",1.00,1\n,2,2025-01-02,ada,D,2.00,1\n'
    found = [order.lines[0].product for order in lives_in(table)["ada"]]
    assert found == ['A B "C"', "D"]
    with pytest.raises(RowError) as raised:
        lives_in(table.replace("2.00", "two"))
    assert raised.value.row == 3


def test_columns_are_found_in_capitals(lives_in):
    """A spreadsheet likes them so."""
    found = lives_in("Order,At,Customer,PRICE\n1,2025-01-01,ada,1.00\n")
    assert [*found] == ["ada"]


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        (",1,2025-01-01,ada,A,1.00,1\n,1,2025-01-02,ada,A,1.00,1\n", 3),
        ("return,1,2025-01-01,ada,A,1.00,1\n", 2),
        ("refund,1,2025-01-01,ada,A,1.00,1\n", 2),
        (",1,2025-01-01,ada,A,1.00,1\nrefund,1,2025-01-02,ada,A,,2\n", 3),
        (",1,2025-01-01,ada,A,1.00,1\nrefund,1,2025-01-02,ada,B,,\n", 3),
    ],
)
def test_a_row_that_makes_no_sense_is_told(lives_in, rows, number):
    """An order told twice, no such type, a return of nothing."""
    with pytest.raises(RowError) as raised:
        lives_in(HEADER + rows)
    assert (raised.value.row, raised.value.why is not None) == (number, True)


def test_a_table_without_what_it_needs_says_what(written, programme):
    """Prices are missing, and the names that are there are told."""
    path = written("order,date,prise\n1,2025-01-01,5\n")
    with pytest.raises(MissingColumnsError) as raised, opened(path, "Europe/Paris"):
        pass
    assert raised.value.missing == (Column.AT, Column.PRICE)
    assert raised.value.there == ("order", "date", "prise")


def test_a_column_that_stands_twice_is_refused(written, lives_in):
    """One that is read; of others, which are passed over, there may be several."""
    path = written("order,at,price,Price\n1,2025-01-01,5,6\n")
    with (
        pytest.raises(TableError, match=r"two columns are called price"),
        opened(path, "Europe/Paris"),
    ):
        pass
    assert [*lives_in("order,at,note,note,price\n1,2025-01-01,a,b,5\n")] == ["\x011"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00,", b'order,at,price\n"1,2,3\n4', b"PAR1nonsense"]
)
def test_what_is_no_table_is_an_error_of_the_table(tmp_path, programme, content):
    """Whatever the bytes, one exception that says why."""
    path = tmp_path / ("orders.parquet" if content.startswith(b"PAR1") else "orders.csv")
    path.write_bytes(content)
    with (
        pytest.raises((TableError, RowError, MissingColumnsError)) as raised,
        opened(str(path), "UTC") as table,
    ):
        [*lives(table, programme())]
    assert str(raised.value)


def test_a_name_with_stars_is_one_file(written, lives_in, programme):
    """Brackets and stars in a path find no other file."""
    path = written("order,at,price\n1,2025-01-01,5.00\n", "orders[1]*.csv")
    written("order,at,price\n2,2025-01-01,5.00\n", "orders1.csv")
    with opened(path, "UTC") as table:
        found = [each.event.id for life in lives(table, programme()) for each in life.entries]
    assert found == ["1"]


@pytest.mark.parametrize("page", ["docs/history.md", "docs/fr/historique.md"])
def test_every_column_is_told(root, page):
    """In the table of the page, in the order of the code."""
    section = (root / page).read_text("utf-8").split("\n## ")[1]
    found = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert found == [each.value for each in Column]


def test_blanks_round_a_name_make_no_other_one(lives_in):
    """Of an order, of a customer; and blanks alone are a guest's."""
    row = "2025-01-05,{},A,1.00,1\n"
    names = ((1, "ada"), (" 1 ", " ada"), (2, " "))
    found = lives_in(HEADER + "".join(f",{order},{row.format(who)}" for order, who in names))
    told = {name: [len(each.lines) for each in events] for name, events in found.items()}
    assert told == {"ada": [2], "\x012": [1]}


@pytest.mark.parametrize(
    "text",
    [
        "order,at,customer,price\r\n1,2025-01-10,ada,10.00\n\n2,2025-01-11,ben,1o.00\r\n",
        "order,at,customer,price\n1,2025-01-10,ada,10.00\r\n\r\n2,2025-01-11,ben,1o.00\n",
        "order,at,customer,price\n1,2025-01-10,ada,10.00\n,,,\n2,2025-01-11,ben,1o.00\n , ,,\n",
    ],
)
def test_lines_of_two_ends_and_rows_of_empty_cells_are_no_mistakes(lives_in, text):
    """Two files put together, and what a spreadsheet writes; rows keep their numbers."""
    with pytest.raises(RowError) as raised:
        lives_in(text)
    assert raised.value.row == 4
    assert sorted(lives_in(text.replace("1o", "10"))) == ["ada", "ben"]

"""A row for each order, with its lines in a list: all comes to what rows of lines come to."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from tests.history.conftest import HEAD
from tests.history.nested_tables import both_layouts, made_up
from tests.history.test_friends import CLUBS, club

import palier
from palier.history import in_order, outcomes
from palier.history.as_json import to_json
from palier.history.backtest import Engine, backtest
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.rows import RowError
from palier.history.spending import Spending
from palier.history.table import opened

pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")
FILES = sorted((Path(__file__).parents[2] / "examples").glob("**/rules.en.palier"))
GRID = next(each for each in FILES if each.parent.name == "points-grid")
NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def by_python(monkeypatch):
    """Run kernels as Python runs them: nothing is compiled."""
    monkeypatch.setattr(outcomes, "compiled", compiled.plain)


def put_through(path, program, threads=1):
    """What each order of a table comes to, as the bytes of another, and what was done."""
    out = path.parent / f"{path.stem}-out.parquet"
    done = outcomes.outcomes(str(path), Run(program, {}), out, threads)
    return out.read_bytes(), (done.orders, done.singly, done.refused)


def figures(path, program, engine=None):
    """What a table costs, without the rows of its file."""
    with opened(str(path), program.zone) as table:
        done = backtest(table, Run(program, {}), spending=Spending(None), engine=engine)
    told = to_json(done.figures, program)
    told.pop("refused", None)
    return told


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.parent.name)
def test_every_shop_comes_to_the_same_to_the_byte(tmp_path, file):
    """With returns, promotions, codes, guests and what is said of customers."""
    program = palier.load(file).program
    flat, nested = made_up(program, tmp_path)
    assert in_order.of(str(nested)).within == "lines.list.element."
    told = put_through(nested, program)
    assert told == put_through(flat, program)
    assert told[1][0] == 200
    assert figures(nested, program) == figures(flat, program)


def test_the_figures_are_the_same_by_every_engine(tmp_path):
    """Order by order and by columns."""
    program = palier.load(FILES[0]).program
    flat, nested = made_up(program, tmp_path)
    found = [figures(path, program, each) for path in (flat, nested) for each in Engine]
    assert all(each == found[0] for each in found)
    assert found[0]["orders"] == 200


@pytest.mark.parametrize("name", CLUBS)
def test_friends_and_activities_come_to_the_same(tmp_path, sociable, name):
    """An activity has no lines, and a friend is named in the row of an order."""
    program = club(name)
    flat, nested = both_layouts(tmp_path, Path(sociable(120, 1, back=True)).read_text("utf-8"))
    rows = parquet.read_table(nested).select(["type", "lines"]).to_pylist()
    assert "activity" in {each["type"] for each in rows if each["lines"] is None}
    told = put_through(nested, program)
    assert told == put_through(flat, program)
    assert figures(nested, program) == figures(flat, program)


def test_names_that_are_lists_are_read_as_texts_with_semicolons(tmp_path):
    """Categories, tags, codes and groups; what is none in a list is left out."""
    rules = (
        'earn 1 point per 1 EUR\nearn 5 points per 1 EUR\n  only category "Tea"\n'
        'segment "Press"\n  when customer group is "press"\n  10% off\n'
    )
    program = palier.compile(HEAD + rules).program
    flat, nested = both_layouts(
        tmp_path,
        "order,at,customer,price,categories,groups\n"
        "1,2025-03-01 12:00Z,ada,10.00,New; Tea,press;team\n"
        "1,2025-03-01 12:00Z,ada,20.00,,press;team\n"
        "2,2025-03-02 12:00Z,bob,30.00,Tea,\n",
    )
    rows = parquet.read_table(nested).to_pylist()
    assert [each["groups"] for each in rows] == [["press", "team"], None]
    assert [each["categories"] for each in rows[0]["lines"]] == [["New", "Tea"], None]
    told = put_through(nested, program)
    assert told == put_through(flat, program)
    rows[0]["lines"][0]["categories"].insert(0, None)
    parquet.write_table(pa.Table.from_pylist(rows, parquet.read_schema(nested)), nested)
    assert put_through(nested, program) == told
    lists = parquet.read_table(flat).to_pylist()
    told_in_lists = [each | {"groups": (each["groups"] or "").split(";")} for each in lists]
    parquet.write_table(pa.Table.from_pylist(told_in_lists), flat)
    assert put_through(flat, program) == told
    assert figures(flat, program) == figures(nested, program)


def test_taxes_of_lines_are_read_where_they_are_asked_for(tmp_path):
    """In a list as in a row."""
    rules = f"{HEAD}  prices include tax\nearn 100 points per 1 EUR\n  excluding tax\n"
    program = palier.compile(rules).program
    flat, nested = both_layouts(
        tmp_path,
        "order,at,customer,price,quantity,tax\n1,2025-03-01 12:00Z,ada,10.00,1,1.67\n"
        "1,2025-03-01 12:00Z,ada,20.00,2,3.32\n2,2025-03-02 12:00Z,bob,30.00,1,\n",
    )
    told = put_through(nested, program)
    assert told == put_through(flat, program)
    earned = parquet.read_table(pa.BufferReader(told[0]))["earned"].to_pylist()
    assert earned == [833 + 3668, 3000]


def test_texts_of_lines_are_numbered_a_row_group_at_a_time(tmp_path):
    """Other texts in each, some of them twice in a list, none in some."""
    rules = f'{HEAD}earn 1 point per 1 EUR\n  only category "Tea"\nearn 3 points per 1 EUR\n'
    program = palier.compile(rules + '  only product "P7"\n').program
    names = ["Tea", "Tea;New", "", "New;Old", "Old"]
    text = "order,at,customer,product,price,categories\n" + "".join(
        f"{at // 2:03},2025-03-01 12:00Z,c{at // 4:03},P{at % 11},{at}.50,{names[at % 5]}\n"
        for at in range(120)
    )
    flat, nested = both_layouts(tmp_path, text)
    parquet.write_table(parquet.read_table(nested), nested, row_group_size=9)
    inside = "lines.list.element."
    texts = in_order.of(str(nested)).texts
    assert {f"{inside}product", f"{inside}categories.list.element"} <= {*texts}
    assert put_through(nested, program) == put_through(flat, program)


def table(path, lines, kind=None, group=None, **columns):
    """Write orders with given lines, a day after another, and give the path."""
    many = len(lines)
    told = {
        "customer": pa.array([f"c{at:02}" for at in range(many)]),
        "order": pa.array(range(1, many + 1)),
        "at": pa.array([NOON + dt.timedelta(days=each) for each in range(many)]),
        "lines": pa.array(lines, kind),
    }
    parquet.write_table(pa.table(told | columns), path, row_group_size=group or many)
    return path


@pytest.mark.parametrize("kind", [pa.decimal32(9, 2), pa.decimal64(18, 2), pa.decimal128(20, 2)])
@pytest.mark.parametrize("lists", [pa.list_, pa.large_list])
@pytest.mark.parametrize("compliant", [True, False])
def test_lists_and_amounts_of_every_width_are_read(tmp_path, programme, kind, lists, compliant):
    """However the writer calls what is between a list and its structs."""
    program = programme("earn 1 point per 1 EUR")
    struct = pa.struct([("sku", pa.string()), ("price", kind), ("quantity", pa.int8())])
    some = [{"price": Decimal("3.50"), "quantity": 2}, {"price": Decimal("0.99"), "quantity": 1}]
    path = table(tmp_path / "a.parquet", [some, some[:1]], lists(struct))
    whole = parquet.read_table(path)
    parquet.write_table(whole, path, use_compliant_nested_type=compliant)
    put_through(path, program)
    told = parquet.read_table(tmp_path / "a-out.parquet").to_pylist()
    assert [(each["goods"], each["earned"]) for each in told] == [
        (Decimal("7.99"), 7),
        (Decimal("7.00"), 7),
    ]


@pytest.mark.parametrize("group", [1, 3])
def test_lists_of_one_size_are_read_as_any_lists(tmp_path, programme, group):
    """Of lines and of tags, with a return of the whole that has none of either."""
    program = programme('earn 1 point per 1 EUR\n  except products tagged "bar"')
    struct = pa.struct(
        [("product", pa.string()), ("tags", pa.list_(pa.string(), 2)), ("price", pa.int32())]
    )
    one = [
        {"product": "tea", "tags": ["bar", "new"], "price": 5},
        {"product": "mug", "tags": ["old", "new"], "price": 8},
    ]
    told = {
        "type": pa.array(["order", "refund", "order"]),
        "customer": pa.array(["ada", "ada", "bob"]),
        "order": pa.array([1, 1, 3]),
        "groups": pa.array([["a", "b"]] * 3, pa.list_(pa.string(), 2)),
    }
    found = []
    for name, lists in (("one", pa.list_(struct, 2)), ("any", pa.list_(struct))):
        path = table(tmp_path / f"{name}.parquet", [one, None, one], lists, group, **told)
        found.append(put_through(path, program))
    assert found[0] == found[1]
    assert found[0][1] == (2, 0, 0)
    rows = parquet.read_table(tmp_path / "one-out.parquet").to_pylist()
    assert [(int(each["goods"]), each["earned"]) for each in rows] == [(13, 8), (13, 8)]
    costs = [figures(tmp_path / f"{name}.parquet", program) for name in ("one", "any")]
    assert (costs[0], costs[0]["goods"]) == (costs[1], "13.00")


@pytest.mark.parametrize("group", [1, 7, 40])
@pytest.mark.parametrize("threads", [1, 2])
def test_row_groups_of_any_size_come_to_the_same(tmp_path, monkeypatch, group, threads):
    """Small ones together, large ones in parts: a customer goes on from one to the next."""
    program = palier.load(GRID).program
    flat, nested = made_up(program, tmp_path, many=80)
    expected = parquet.read_table(pa.BufferReader(put_through(flat, program)[0]))
    parquet.write_table(parquet.read_table(nested), nested, row_group_size=group)
    for name, many in (("WORTH_A_PIECE", 20), ("WHOLE", 30), ("AT_ONCE", 9), ("LARGE", 60)):
        monkeypatch.setattr(in_order, name, many)
    told = parquet.read_table(pa.BufferReader(put_through(nested, program, threads)[0]))
    assert sorted(told.to_pylist(), key=str) == sorted(expected.to_pylist(), key=str)


def test_lines_of_one_order_in_two_rows_are_taken_together(tmp_path, programme):
    """As two rows of lines are."""
    program = programme("earn 1 point per 10 EUR")
    lines = [[{"price": 6}], [{"price": 7}], [{"price": 9}]]
    same = pa.array([NOON, NOON, NOON])
    names = {"order": pa.array([1, 1, 2]), "customer": pa.array(["ada", "ada", "bob"])}
    path = table(tmp_path / "a.parquet", lines, **names, at=same)
    put_through(path, program)
    told = parquet.read_table(tmp_path / "a-out.parquet").to_pylist()
    assert [(each["order"], each["earned"]) for each in told] == [(1, 1), (2, 0)]


def test_orders_of_one_moment_go_by_their_names_with_their_lines(tmp_path, programme):
    """Rows change places, and their lines go with them."""
    program = programme("earn 1 point per 1 EUR")
    lines = [[{"price": 6}, {"price": 1}], [{"price": 7}]]
    names = {"order": pa.array(["b", "a"]), "customer": pa.array(["ada", "ada"])}
    path = table(tmp_path / "a.parquet", lines, **names, at=pa.array([NOON, NOON]))
    put_through(path, program)
    told = parquet.read_table(tmp_path / "a-out.parquet").to_pylist()
    assert [(each["order"], each["earned"]) for each in told] == [("a", 7), ("b", 7)]


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ([[{"price": 1}], []], (2, None)),
        ([[{"price": 1}], None], (2, None)),
        ([[{"price": 1}, None], [{"price": 1}]], (1, 2)),
        ([[{"price": 1}], [{"price": 1}, {"price": None}]], (2, 2)),
        ([[{"price": 1}], [{"price": -1}, {"price": 1}]], (2, 1)),
    ],
)
def test_an_order_without_lines_and_a_line_that_is_wrong_are_told(
    tmp_path, programme, lines, where
):
    """With the row and, where it is one, the line of it: by both roads."""
    program = programme("earn 1 point per 1 EUR")
    path = table(tmp_path / "a.parquet", lines)
    with pytest.raises(RowError) as found:
        put_through(path, program)
    assert (found.value.row, found.value.line) == where
    with pytest.raises(RowError) as found:
        figures(path, program, Engine.ORDERS)
    assert (found.value.row, found.value.line) == where


def test_an_order_of_a_customer_half_told_is_refused_with_its_row(tmp_path, programme):
    """In one row and not in another."""
    names = {"order": pa.array([1, 1]), "customer": pa.array([None, "ada"])}
    path = table(tmp_path / "a.parquet", [[{"price": 6}], [{"price": 7}]], **names)
    path = table(path, [[{"price": 6}], [{"price": 7}]], **names, at=pa.array([NOON, NOON]))
    with pytest.raises(RowError) as found:
        put_through(path, programme("earn 1 point per 1 EUR"))
    assert (found.value.row, found.value.facts["order"]) == (1, "1")


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize(("currency", "price"), [("JPY", "500"), ("EUR", "500.2500")])
def test_noughts_that_a_type_of_decimals_adds_say_nothing(tmp_path, currency, price, nested):
    """Amounts that a database keeps with four decimals, and yen in a file of two: both engines."""
    line = {"price": Decimal(price)}
    told = [("order", [1]), ("at", [NOON]), ("customer", ["ada"])]
    told += [("lines", [[line]])] if nested else [*((name, [each]) for name, each in line.items())]
    wide = pa.decimal128(18, 4)
    types = [pa.int64(), pa.timestamp("us", "UTC"), pa.string()]
    types += [pa.list_(pa.struct([("price", wide)]))] if nested else [wide]
    columns = {name: pa.array(each, kind) for (name, each), kind in zip(told, types, strict=True)}
    path = tmp_path / "wide.parquet"
    parquet.write_table(pa.table(columns), path)
    program = palier.compile(
        f'loyalty program "T"\n  currency {currency}\n  time zone "UTC"\n'
        f"earn 1 point per 1 {currency}"
    ).program
    by_columns, one_by_one = (figures(path, program, each) for each in Engine)
    assert by_columns == one_by_one
    assert Decimal(one_by_one["goods"]) == Decimal(price)
    assert put_through(path, program)[1] == (1, 0, 0)

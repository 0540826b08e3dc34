"""What is written wrong is told with what to write, where that can be known; Python's own values
are taken where they say exactly what the text would."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from palier.account.order import OrderLine
from palier.account.reading import read_event, read_known, read_order
from palier.source import Language, SourceText
from palier.wording.message import words_of

NOW = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
LINE = {"price": "12.50"}
JOINED = {"type": "joined", "id": "j1", "at": "2026-11-26T10:00:00+01:00", "customer": "c1"}


@pytest.fixture
def hints(points_program):
    """Give what is told to write instead, of an order in a dict and in a text alike."""

    def told(order):
        texts = (order, SourceText.of(json.dumps(order)))
        read = [read_order(each, points_program, now=NOW) for each in texts]
        words = [
            [words_of(each, SourceText.of(""), Language.ENGLISH) for each in one.problems]
            for one in read
        ]
        here, there = ([(each.title, each.hint) for each in one] for one in words)
        assert here == there
        return here

    return told


MEANT = [
    ({"customer": 820982911946154508}, "`customer` should be a text", 'write "820982911946154508"'),
    ({"lines": [LINE | {"product": 0}]}, "`lines[0].product` should be", 'write "0"'),
    ({"lines": [LINE | {"quantity": "2"}]}, "`lines[0].quantity` should be", "write 2"),
    ({"lines": [LINE | {"categories": "Tea"}]}, "`lines[0].categories` should", 'write ["Tea"]'),
    ({"use_rewards": "v1"}, "`use_rewards` should be a list", 'write ["v1"]'),
    ({"promo_codes": "HELLO"}, "`promo_codes` should be a list", 'write [{"code": "HELLO"}]'),
    ({"promo_codes": ["HELLO"]}, "`promo_codes[0]` should be", 'write {"code": "HELLO"}'),
    ({"payments": ["Card"]}, "`payments[0]` should be an object", 'write {"method": "Card"}'),
    ({"shipping": "Bike"}, "`shipping` should be an object", 'write {"method": "Bike"}'),
    ({"lines": LINE}, "`lines` should be a list", "write [{…}]"),
    ({"lines": [{"price": "29.000000"}]}, "`lines[0].price` is", 'write "29.00"'),
    (
        {"at": "2026-11-26T10:00:00+0100"},
        '`at` is "2026-11-26T10:00:00+0100"',
        'write "2026-11-26T10:00:00+01:00"',
    ),
    ({"customer": ""}, "`customer` is empty", 'leave the key out, or write "…"'),
    ({"lines": [{"price": "1.005"}]}, "`lines[0].price` is", "round it before it is sent"),
]


@pytest.mark.parametrize(("sent", "title", "hint"), MEANT)
def test_what_a_shop_most_often_sends_wrong_is_told_as_it_should_be(hints, sent, title, hint):
    """Ids that are numbers, a name in the place of a list of names, six decimals, no colon."""
    ((told, write),) = hints({"lines": [LINE]} | sent)
    assert told.startswith(title)
    assert write == hint


UNKNOWN = [
    {"customer": True},
    {"customer": ["c1"]},
    {"delivery": "FR"},
    {"shipping": "4.90"},
    {"lines": [LINE | {"quantity": "two"}]},
    {"lines": [LINE | {"tags": 5}]},
    {"promo_codes": ["x" * 60]},
    {"lines": []},
    {"at": "tomorrow"},
    {"at": "20261126T100000"},
]


@pytest.mark.parametrize("sent", UNKNOWN)
def test_what_may_be_several_things_is_told_with_an_example(hints, sent):
    """Nothing is made up: a city may be a country, and a method a cost."""
    ((_, write),) = hints({"lines": [LINE]} | sent)
    assert write.startswith("write for instance")


def test_what_is_no_order_at_all_has_no_key_to_leave_out(points_program):
    """`None` in the place of the whole."""
    (problem,) = read_order(None, points_program, now=NOW).problems
    words = words_of(problem, SourceText.of(""), Language.ENGLISH)
    assert words.title == "what is sent should be an object in braces"
    assert words.hint == 'write for instance {"…": …}'


# Values of Python ---------------------------------------------------------------------------------


def test_a_decimal_that_is_whole_counts(points_program):
    """What Palier gives as `available`, a shop may put in again."""
    line = {"price": Decimal("12.5000"), "quantity": Decimal(2)}
    order = {"lines": [line], "use_points": Decimal("60.00")}
    read = read_order(order, points_program, now=NOW)
    assert (read.value.lines, read.value.use_points) == ((OrderLine(1250, 2),), 60)
    assert read_known({"points": Decimal(64)}, points_program).value.points == 64


@pytest.mark.parametrize(
    ("key", "number", "code"),
    [
        ("quantity", Decimal("1.5"), "decimal-number"),
        ("quantity", Decimal("NaN"), "decimal-number"),
        ("quantity", Decimal(-1), "out-of-range"),
        ("quantity", Decimal("1E+999999999"), "decimal-number"),
        ("price", Decimal("1E+999999999"), "money-form"),
        ("price", Decimal("1E-999999999"), "money-form"),
        ("price", Decimal("12.505"), "money-decimals"),
        ("price", Decimal("Infinity"), "money-form"),
    ],
)
def test_any_other_decimal_is_refused_at_once(points_program, key, number, code):
    """`1E+999999999`, as `json.loads(…, parse_float=Decimal)` reads it, is never written out."""
    read = read_order({"lines": [LINE | {key: number}]}, points_program, now=NOW)
    assert [each.code for each in read.problems] == [code]


def test_a_birthday_may_be_a_date(points_program):
    """As a database has it; a moment is none."""
    day = dt.date(1966, 5, 1)
    assert read_event(JOINED | {"birthday": day}, points_program) == read_event(
        JOINED | {"birthday": "1966-05-01"}, points_program
    )
    moment = dt.datetime(1966, 5, 1, tzinfo=dt.UTC)
    (problem,) = read_event(JOINED | {"birthday": moment}, points_program).problems
    assert problem.code == "wrong-value"

"""Orders, events and accounts are read whole, exactly, or not at all; a history line by line."""

import datetime as dt
import itertools
from decimal import Decimal

import pytest

from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Shipping
from palier.account.reading import (
    read_event,
    read_events,
    read_known,
    read_order,
)
from palier.quantity import MonthDay
from palier.source import Language, SourceText
from palier.wording.message import words_of
from palier.wording.report import render_text

NOW = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
WHOLE_ORDER = """{"type": "order", "id": "o1", "at": "2026-11-26T10:00:00+01:00", "customer": "c1",
 "channel": "web", "lines": [{"product": "SAVON-1", "categories": ["Savons"], "tags": ["bio"],
 "price": "12.50", "regular_price": "15.00", "quantity": 2, "tax": "4.17"}],
 "shipping": {"method": "Colissimo", "cost": "4.90"},
 "delivery": {"city": "Paris", "country": "FR", "postcode": "75011"},
 "promo_codes": [{"code": "HELLO", "off": "5.00"}, {"code": "OLD"}], "use_points": "all"}"""


@pytest.fixture
def order(points_program):
    """Read an order that may leave out its envelope."""

    def read(written):
        source = SourceText.of(written, "order.json") if isinstance(written, str) else written
        return read_order(source, points_program, now=NOW)

    return read


@pytest.fixture
def mistakes(order):
    """Give the code, the path and the marked text of each mistake in an order."""

    def found(written):
        source = SourceText.of(written)
        read = order(written)
        assert read.value is None
        return [(each.code, each.path, source.at(each.span)) for each in read.problems]

    return found


def test_a_whole_order_is_read(points_program):
    """Every key of the form of an order reaches the engine."""
    read = read_event(SourceText.of(WHOLE_ORDER), points_program)
    assert read.problems == ()
    assert read.value == Order(
        id="o1",
        at=dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC),
        customer="c1",
        channel="web",
        lines=(OrderLine(1250, 2, "SAVON-1", ("Savons",), ("bio",), 1500, 417),),
        shipping=Shipping("Colissimo", 490),
        delivery=Delivery("Paris", "FR", "75011"),
        promo_codes=(BroughtCode("HELLO", 500), BroughtCode("OLD")),
        use_points=All.POINTS,
    )


def test_a_quote_needs_lines_only(order):
    """Whoever asks for a price may leave out type, id, customer and time: it is now."""
    read = order({"lines": [{"price": 3}]})
    assert read.value == Order(at=NOW, lines=(OrderLine(300),))


def test_an_event_needs_its_id_and_its_time(points_program):
    """What happened says when, and once."""
    read = read_event({"type": "order", "lines": [{"price": "1.00"}]}, points_program)
    assert [each.path for each in read.problems] == [("id",), ("at",)]


def test_python_values_are_taken_as_they_are(order):
    """A shop in Python passes the Decimal and the datetime it already has."""
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    read = order({"at": at, "lines": ({"price": Decimal("12.5"), "quantity": 2},)})
    assert read.value == Order(at=at, lines=(OrderLine(1250, 2),))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("key", ["price", "quantity", "product"])
def test_a_number_of_thousands_of_figures_is_refused_as_any_other(order, key, sign):
    """Python itself does not write it."""
    line = {"price": "1.00", key: sign * 10**5_000}
    read = order({"lines": [line]})
    assert read.problems[0].path == ("lines", 0, key)


def test_a_decimal_number_is_refused_with_the_text_to_write(order):
    """A price that some computer has rounded is never taken."""
    for written in ('{"lines": [{"price": 12.5}]}', {"lines": [{"price": 12.5}]}):
        (problem,) = order(written).problems
        words = words_of(problem, SourceText.of(""), Language.ENGLISH)
        assert words.title == "`lines[0].price` is 12.5, a number with a decimal point"
        assert words.hint.startswith('write "12.50" in double quotes')


def test_a_mistake_is_marked_in_the_text(mistakes):
    """Each mistake has its path, and its place in the file, and all are told at once."""
    text = """{"lines": [{"prise": "1.00", "quantity": 0},
      {"price": "12,50 €", "tags": "bio"}, {"price": "12.505"}, {"price": true}],
      "channel": null, "at": "2026-01-01T12:00:00", "promo_codes": [{"code": " "}]}"""
    assert sorted(mistakes(text)) == sorted(
        [
            ("missing-key", ("lines", 0, "price"), '{"prise": "1.00", "quantity": 0}'),
            ("unknown-key", ("lines", 0, "prise"), '"prise"'),
            ("out-of-range", ("lines", 0, "quantity"), "0"),
            ("money-form", ("lines", 1, "price"), '"12,50 €"'),
            ("wrong-value", ("lines", 1, "tags"), '"bio"'),
            ("money-decimals", ("lines", 2, "price"), '"12.505"'),
            ("wrong-value", ("lines", 3, "price"), "true"),
            ("wrong-value", ("channel",), "null"),
            ("time-without-offset", ("at",), '"2026-01-01T12:00:00"'),
            ("wrong-value", ("promo_codes", 0, "code"), '" "'),
        ]
    )


def test_a_list_that_is_too_long_is_refused_before_it_is_read(mistakes):
    """One problem with its place, not one for each of its values."""
    lines = ", ".join(['{"price": true}'] * 10_001)
    ((code, path, text),) = mistakes(f'{{"lines": [{lines}]}}')
    assert (code, path, text) == ("list-too-long", ("lines",), f"[{lines}]")


def test_a_list_of_the_greatest_length_is_read(mistakes):
    """Ten thousand lines are read, and every mistake has its place."""
    lines = ", ".join(['{"price": "1.00"}'] * 9_999 + ['{"price": true}'])
    assert mistakes(f'{{"lines": [{lines}]}}') == [
        ("wrong-value", ("lines", 9_999, "price"), "true")
    ]


def test_the_nearest_key_is_named(order):
    """Someone who writes `prise` is told of `price`."""
    (unknown,) = order({"lines": [{"price": 1, "quantty": 2}]}).problems
    words = words_of(unknown, SourceText.of(""), Language.FRENCH)
    assert words.title == "il n’y a pas de clé `lines[0].quantty`"
    assert words.hint == "écrivez `quantity`"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("", ""),
        ("{", "{"),
        ('{"lines": [{"price": "1.00"}', "}"),
        ('{"lines": [{"price": "1.00"},]}', "]"),
        ('{"lines": [{"price": "1.00",}]}', "}"),
        ('{"lines": [{"price" "1.00"}]}', '"'),
        ("{'lines': []}", "'"),
        ('{"lines": []} {}', "{"),
        ('{"channel": "web', '"'),
        ('{"channel": "\\q"}', "\\"),
        ("[" * 10_000, "["),
        ('{"use_points": ' + "9" * 5_000 + "}", "9" * 5_000),
        ("not json", "n"),
    ],
)
def test_what_is_not_json_is_said_once_and_where(mistakes, text, marked):
    """A text that is cut short, or is something else, is one mistake at its place."""
    assert mistakes(text) == [("not-json", (), marked)]


def test_a_key_given_twice_is_refused(mistakes):
    """Which of two prices is meant is not guessed."""
    assert mistakes('{"lines": [{"price": "1.00", "price": "2.00"}]}') == [
        ("repeated-key", ("lines", 0, "price"), '"price"')
    ]


def test_the_same_name_written_otherwise_is_the_same_name(order):
    """Accents in two pieces, typographic apostrophes and double spaces make no other name."""
    read = order({"lines": [{"price": 1, "product": "L\u2019e\u0301te\u0301  bleu"}]})
    assert read.value.lines[0].product == "L'\u00e9t\u00e9 bleu"


def test_points_are_counted_and_pots_are_money(points_program, pot_program):
    """`use_points` is in the unit that customers collect."""
    points = read_order({"lines": [{"price": 9}], "use_points": 60}, points_program, now=NOW)
    pot = read_order({"lines": [{"price": 9}], "use_points": "6.50"}, pot_program, now=NOW)
    assert (points.value.use_points, pot.value.use_points) == (60, 650)
    wrong = read_order({"lines": [{"price": 9}], "use_points": "6.50"}, points_program, now=NOW)
    assert [each.code for each in wrong.problems] == ["wrong-value"]


def test_the_decimals_are_those_of_the_currency(pot_program):
    """A yen has no decimals, a dinar has three."""
    from dataclasses import replace

    yen, dinar = replace(pot_program, currency="JPY"), replace(pot_program, currency="TND")
    text = '{"lines": [{"price": "12.500"}]}'
    assert [p.code for p in read_order(SourceText.of(text), yen, now=NOW).problems] == [
        "money-decimals"
    ]
    assert read_order(SourceText.of(text), dinar, now=NOW).value.lines[0].price == 12500


def test_a_summary_of_an_account_is_read(points_program):
    """All of a summary may be left out; what is there is kept."""
    text = """{"points": -3, "orders": 3, "spent": "540.00", "birthday": "1984-02-29",
      "facts": {"newsletter": true}, "stamps": {"Le sixième": 2}, "joined": "2025-01-01"}"""
    summary = read_known(SourceText.of(text), points_program).value
    assert (summary.points, summary.orders, summary.spent) == (-3, 3, 54000)
    assert summary.birthday == MonthDay(2, 29, 1984)
    assert summary.facts == {"newsletter": True}
    assert summary.joined == dt.date(2025, 1, 1)


@pytest.mark.parametrize("birthday", ["05-01", "--5-1", "--02-30", "1er mai", "0999-01-01", 501])
def test_a_birthday_that_is_no_day_is_refused(points_program, birthday):
    """30 February is nobody's birthday."""
    assert read_known({"birthday": birthday}, points_program).problems


def test_a_customer_who_joins_is_read(points_program):
    """What a shop knows of a new customer, in one event."""
    joined = read_event(
        {
            "type": "joined",
            "id": "e1",
            "at": "2026-01-03T09:00:00Z",
            "customer": "c2",
            "birthday": "--05-01",
            "groups": ["presse"],
            "facts": {"newsletter": True},
            "referred_by": "c1",
        },
        points_program,
    ).value
    assert joined.birthday == MonthDay(5, 1)
    assert (joined.customer, joined.referred_by, joined.groups) == ("c2", "c1", ("presse",))


def test_another_type_of_event_is_named(order):
    """A refund is not taken for an order."""
    (problem,) = order({"type": "ordre", "lines": [{"price": 1}]}).problems
    words = words_of(problem, SourceText.of(""), Language.ENGLISH)
    assert words.title == '`type` is "ordre"; it must be "order"'


# Line by line -------------------------------------------------------------------------------


PAID = '{"type": "paid", "id": "e2", "at": "2026-11-26T10:00:00+01:00", "order": "o1"}'


@pytest.fixture
def lines(points_program):
    """Read the lines of a history."""
    return lambda text: [*read_events(text, points_program, "events.jsonl")]


@pytest.fixture
def told(lines):
    """Give what is told of the one bad line of a history."""

    def shown(text, language=Language.ENGLISH):
        (bad,) = (each for each in lines(text) if each.value is None)
        return render_text(bad.problems, bad.source, language, colour=False)

    return shown


def test_each_line_is_an_event_with_its_number(lines):
    """Empty lines are passed over; the others keep the number they have in the file."""
    read = lines(["\ufeff" + PAID + "\r\n", "\n", "  \n", PAID])
    assert [(each.number, each.value.order) for each in read] == [(1, "o1"), (4, "o1")]


def test_a_mistake_is_shown_on_its_line(told):
    """Whoever exported the history finds the line, and what is wrong with it."""
    assert told([PAID, PAID.replace("paid", "payed")]).startswith(
        'error[unknown-event]: `type` is "payed", which is not a type of event\n'
        "  --> events.jsonl:2:10\n"
        '    2 | {"type": "payed", "id": "e2"'
    )


def test_a_mistake_is_told_in_french(told):
    """The file's language is that of its merchant."""
    shown = told([PAID.replace("e2", " ")], Language.FRENCH)
    assert "`id` est vide" in shown
    assert "supprimez la clé, ou écrivez" in shown
    assert "--> events.jsonl:1:24" in shown


def test_reading_goes_on_after_a_bad_line(lines):
    """All the mistakes of an export can be told at once."""
    read = lines([PAID, "{}", "oops", PAID])
    assert [each.value is not None for each in read] == [True, False, False, True]


@pytest.mark.parametrize("language", Language)
def test_an_event_spread_over_lines_is_told_to_stand_on_one(told, language):
    """JSON made pretty is the commonest mistake with JSON Lines."""
    hint = {
        Language.ENGLISH: "hint: in JSON Lines, each event is whole, on one line",
        Language.FRENCH: "aide\u00a0: en JSON Lines, chaque événement tient entier sur une ligne",
    }
    assert hint[language] in told(["{"], language)


def test_two_events_on_a_line_are_told_to_stand_on_two(told):
    """What follows an event on its line is marked."""
    shown = told([PAID + " " + PAID])
    assert "something follows after the end" in shown
    assert "hint: write it on a line of its own" in shown


def test_a_long_history_is_read_as_it_comes(points_program):
    """No more than a line is held at a time."""
    endless = itertools.repeat(PAID)
    read = itertools.islice(read_events(endless, points_program), 3)
    assert [each.number for each in read] == [1, 2, 3]

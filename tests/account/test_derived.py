"""A form is what the annotations of a dataclass say, in each manner of writing."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Annotated

import pytest

from palier.account.forms import AtLeast, IfAny, Mark, Minor, Unit
from palier.account.forms.derived import Manner, Terms, form_of, record_of
from palier.account.forms.form import read
from palier.quantity import Money
from palier.source import SourceText
from palier.values import dataclass, field

SENT, KEPT = Terms(Manner.SENT, "EUR"), Terms(Manner.KEPT, "EUR")
POT, TOLD = Terms(Manner.SENT, "EUR", pot=True), Terms(Manner.TOLD)


class Colour(Enum):
    """A word."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Note:
    """A row."""

    day: dt.date
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A record of everything."""

    name: str
    price: Annotated[Minor, "Of one."]
    points: Unit = 0
    signed: Annotated[Unit, Mark.SIGNED] = 0
    several: Annotated[tuple[int, ...], AtLeast(2)] = (1, 2)
    colour: Colour = Colour.RED
    ticked: Mapping[str, bool] = field(default_factory=dict)
    sent_on: Annotated[dt.date | None, "The day."] = None
    notes: tuple[Annotated[Note, Mark.ROW], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome."""

    with_: IfAny[str]
    amount: Money | None


def mistakes(said, terms=SENT):
    """Give the code and the path of each mistake in a parcel."""
    return [(each.code, each.path) for each in read(said, record_of(Parcel, terms)).problems]


WHOLE = {
    "name": "a",
    "price": "12.50",
    "points": 3,
    "signed": -4,
    "several": [1, 2, 3],
    "ticked": {"x": True},
    "sent_on": "2026-05-01",
    "notes": [["2026-05-02", "late"], ["2026-05-03"]],
}


def test_what_is_read_is_written_back():
    """Money becomes a count of cents, a row a record, and each returns as it came."""
    form = record_of(Parcel, SENT)
    parcel = read(WHOLE, form).value
    assert (parcel.price, parcel.signed, parcel.sent_on) == (1250, -4, dt.date(2026, 5, 1))
    assert parcel.notes == (Note(dt.date(2026, 5, 2), "late"), Note(dt.date(2026, 5, 3)))
    assert form.write(parcel) == WHOLE


def test_what_is_usual_may_be_left_out():
    """A field with a default is no key that must be there, and is not written at its default."""
    form = record_of(Parcel, SENT)
    parcel = read({"name": "a", "price": 1}, form).value
    assert parcel == Parcel("a", 100)
    assert form.write(parcel) == {"name": "a", "price": "1.00"}
    assert form.schema()["required"] == ["name", "price"]


def test_a_customers_unit_is_points_or_money_of_a_pot():
    """The same annotation is a whole number in one programme, an amount in another."""
    said = {"name": "a", "price": "1.00", "points": "2.50"}
    assert mistakes(said) == [("wrong-value", ("points",))]
    assert read(said, record_of(Parcel, POT)).value.points == 250


def test_all_that_is_wrong_is_told_at_once_with_its_place():
    """A mistake in a row or a table has its path, and its span in the text."""
    text = (
        '{"nam": "a", "price": 1.5, "points": -1, "several": [1], "colour": "blue",\n'
        ' "ticked": {"x": 1}, "sent_on": "soon", "notes": [["2026-05-02"], ["never", 3]]}'
    )
    source = SourceText.of(text)
    problems = read(source, record_of(Parcel, SENT)).problems
    assert [(each.code, each.path, source.at(each.span)) for each in problems[1:]] == [
        ("missing-key", ("name",), text),
        ("decimal-number", ("price",), "1.5"),
        ("out-of-range", ("points",), "-1"),
        ("wrong-value", ("several",), "[1]"),
        ("unknown-choice", ("colour",), '"blue"'),
        ("wrong-value", ("ticked", "x"), "1"),
        ("time-form", ("sent_on",), '"soon"'),
        ("time-form", ("notes", 1, 0), '"never"'),
        ("wrong-value", ("notes", 1, 1), "3"),
    ]
    assert (problems[0].code, problems[0].nearest) == ("unknown-key", "name")


def test_what_is_kept_is_kept_to_the_letter():
    """A saved name keeps its spaces, and its numbers may be below zero."""
    said = {"name": " a  b ", "price": "-1.00", "points": -1}
    assert record_of(Parcel, KEPT).write(read(said, record_of(Parcel, KEPT)).value) == said
    assert read(said | {"price": "1.00", "points": 1}, record_of(Parcel, SENT)).value.name == "a b"


def test_an_outcome_says_that_there_is_nothing():
    """Only what is marked is left out of an outcome; a name of Python's loses its underscore."""
    form = record_of(Told, TOLD)
    assert form.write(Told("tiers", Money(1250, "EUR"))) == {"with": "tiers", "amount": "12.50"}
    assert form.write(Told(None, None)) == {"amount": None}
    assert form.schema()["required"] == ["amount"]


def test_an_outcome_is_not_read():
    """Whoever tries is told that this is a fault of ours."""
    with pytest.raises(TypeError, match="told, not read"):
        read({"with": "tiers", "amount": "12.50"}, record_of(Told, TOLD))


def test_the_words_beside_a_type_describe_it():
    """A developer reads in the schema what the field is."""
    described = record_of(Parcel, SENT).schema()["properties"]
    assert described["price"]["description"] == "Of one."
    assert described["sent_on"]["description"] == "The day."
    assert described["several"]["minItems"] == 2


def test_a_type_that_no_form_is_known_of_is_refused():
    """A new kind of field needs a form before anything is read."""
    with pytest.raises(TypeError, match="nothing is known"):
        form_of(set[int], SENT)

"""A history is read line by line, and a line with a mistake is named."""

import itertools

import pytest

from palier.account.sent import read_events
from palier.source import Language
from palier.wording.report import render_text

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
        'error[unknown-event]: `type` is "payed", which is no type of event\n'
        "  --> events.jsonl:2:10\n"
        '    2 | {"type": "payed", "id": "e2"'
    )


def test_a_mistake_is_told_in_french(told):
    """The file's language is that of its merchant."""
    shown = told([PAID.replace("e2", " ")], Language.FRENCH)
    assert "`id` devrait être un texte entre guillemets droits" in shown
    assert "--> events.jsonl:1:24" in shown


def test_reading_goes_on_after_a_bad_line(lines):
    """All the mistakes of an export can be told at once."""
    read = lines([PAID, "{}", "oops", PAID])
    assert [each.value is not None for each in read] == [True, False, False, True]


@pytest.mark.parametrize("language", Language)
def test_an_event_spread_over_lines_is_told_to_stand_on_one(told, language):
    """JSON made pretty is the commonest mistake with JSON Lines."""
    hint = {
        Language.ENGLISH: "hint: in JSON Lines, each one stands whole on one line",
        Language.FRENCH: "aide\u00a0: en JSON Lines, chacun tient entier sur une ligne",
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

"""A statement tells from when a voucher can be used, and what points in hand really pay."""

import datetime as dt

import pytest

import palier
from palier.reports.mail import view_of

HEADER = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = "earn 1 point per 1 EUR\n\n"
MUG = 'reward "Mug" for 100 points\n  5 EUR off\n  valid until the end of the month\n'
NEXT = (
    'reward "Back"\n  5 EUR off\n  is available 14 days after the delivery\n\n'
    'offer "Next"\n  from 60 EUR: reward "Back"\n'
)
ORDER = {
    "type": "order",
    "id": "o1",
    "at": "2026-01-30T10:00:00+01:00",
    "customer": "c",
    "lines": [{"price": "150"}],
}
CLAIM = {
    "type": "claim",
    "id": "v1",
    "at": "2026-01-31T10:00:00+01:00",
    "customer": "c",
    "reward": "Mug",
}
DELIVERED = {
    "type": "delivered",
    "id": "d1",
    "at": "2026-02-02T10:00:00+01:00",
    "order": "o1",
}


def lived(rules, *events):
    """Give a programme and the account after some events."""
    program, account = palier.compile(HEADER + EARN + rules), None
    for each in events:
        _, account = program.apply(each, account)
    return program, account


def lines_of(rules, *events, language="en"):
    """Give the lines of a statement that tell of vouchers."""
    program, account = lived(rules, *events)
    lines = program.statement(account).text(language).splitlines()
    first = next(at for at, line in enumerate(lines) if "ouchers" in line or "Vos bons" in line)
    return " ".join(" ".join(lines[first : first + 2]).split())


@pytest.mark.parametrize(
    ("rules", "events", "language", "told"),
    [
        (MUG, (ORDER, CLAIM), "en", "Your vouchers Mug, until 31 January 2026"),
        (
            f"{MUG}  is available the next day\n",
            (ORDER, CLAIM),
            "en",
            "Your vouchers Mug, until 28 February 2026 · usable from 1 February 2026",
        ),
        (
            NEXT,
            (ORDER,),
            "en",
            "Your vouchers Back · usable 14 days after the delivery of the order o1",
        ),
        (
            NEXT,
            (ORDER,),
            "fr",
            "Vos bons Back · utilisable 14 jours après la livraison de la commande o1",
        ),
        (NEXT, (ORDER, DELIVERED), "fr", "Vos bons Back · utilisable à partir du 16 février 2026"),
    ],
)
def test_a_voucher_that_is_not_usable_yet_says_from_when(rules, events, language, told):
    """A checkout refuses it until then: it was listed as the others are."""
    assert lines_of(rules, *events, language=language) == told


def test_what_a_voucher_waits_for_is_in_the_json():
    """A page that shows a button to use it has to know."""
    program, account = lived(NEXT, ORDER)
    (voucher,) = program.statement(account).to_json()["vouchers"]
    assert (voucher["waits_for"], voucher.get("available_on")) == ("delivery", None)
    asked = {"lines": [{"price": "50"}], "at": "2026-02-01T10:00:00+01:00"}
    refused = program.quote(asked | {"use_rewards": [voucher["id"]]}, account).outcome.refused
    assert [each.because.value for each in refused] == ["not-available-yet"]


WORTH = 'redeem points\n  10 points = 1 EUR\n\nmessage "Hi" every month\n  text "{worth}."\n'


def test_points_in_hand_are_worth_the_whole_steps_that_they_pay():
    """64 points pay 6.00, as the checkout says: a letter said 6.40."""
    placed = ORDER | {"lines": [{"price": "64.90"}]}
    program, account = lived(WORTH, placed)
    (letter,) = program.remind([account], on=dt.date(2026, 2, 1))
    asked = {"lines": [{"price": "50"}], "at": "2026-02-01T10:00:00+01:00", "use_points": "all"}
    assert letter.message == "€6.00."
    assert program.quote(asked, account).discount == 6


@pytest.mark.parametrize(
    ("clause", "written"),
    [
        ("at least 60 points at once", ["€6.00."]),
        ("at least 64 points at once", []),
        ("at least 70 points at once", []),
        ("from the 2nd order on", ["€6.00."]),
        ("from the 3rd order on", []),
        ('when customer group is "staff"', []),
        ('unless customer group is "staff"', ["€6.00."]),
        ("when basket is at least 500 EUR", ["€6.00."]),
    ],
)
def test_points_that_cannot_be_used_yet_are_worth_nothing_yet(clause, written):
    """64 points of which 70 are asked for at once pay nothing: a letter said 6.00."""
    placed = ORDER | {"lines": [{"price": "64.90"}]}
    program, account = lived(WORTH.replace("= 1 EUR", f"= 1 EUR\n  {clause}"), placed)
    letters = program.remind([account], on=dt.date(2026, 2, 1))
    assert [each.message for each in letters] == written


def test_the_figures_of_a_letter_say_no_worth_that_cannot_be_used():
    """The balance alone, until there is enough of it."""
    placed = ORDER | {"lines": [{"price": "64.90"}]}
    rules = "redeem points\n  10 points = 1 EUR\n  at least 100 points at once\n\n"
    rules += 'message "Hi" every month\n  text "{points}."\n'
    program, account = lived(rules, placed)
    (letter,) = program.remind([account], on=dt.date(2026, 2, 1))
    assert [each.value for each in view_of(letter).figures] == ["64\u00a0points"]


@pytest.mark.parametrize(
    ("rules", "events", "shown"),
    [
        (MUG, (ORDER, CLAIM), "Mug, until 31 January 2026 inclusive"),
        (
            f"{MUG}  is available the next day\n",
            (ORDER, CLAIM),
            "Mug, from 1 February 2026 on, until 28 February 2026 inclusive",
        ),
        (NEXT, (ORDER,), "Back (pending)"),
    ],
)
def test_a_letter_tells_from_when_a_voucher_is_good(rules, events, shown):
    """In its figures, beside the points and the tier."""
    program, account = lived(f'{rules}\nmessage "Hi" after 1 day without an order\n', *events)
    letters = program.remind([account], on=dt.date(2026, 1, 31))
    figures = {each.label: each.value for each in view_of(letters[0]).figures}
    told = figures["Your voucher"].replace("\u00a0", " ")
    assert told == shown

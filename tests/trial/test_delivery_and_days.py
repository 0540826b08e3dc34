"""What delivery costs without a carrier, and days as they are written in short."""

import datetime as dt

import pytest

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.trial.situations import situation_of
from palier.wording.report import render_text

CLUB = (
    'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
    'earn 1 point per 1 EUR\n\ntier "One"\n\ntier "Two" from 200 EUR spent\n  free shipping\n'
)
NOW = dt.datetime(2026, 6, 1, 8, 0, tzinfo=dt.UTC)


def answered(sentence, rules=CLUB):
    """What a sentence was read as, and what is asked about it."""
    told = situation_of(compiled(SourceText.of(rules)), sentence, None, NOW, "your sentence")
    said = render_text(told.problems, told.source, Language.ENGLISH, colour=False)
    return told.source.at(told.order), said


@pytest.mark.parametrize(
    "sentence",
    [
        "60 plus 5 for delivery",
        "60 + 5 shipping",
        "60 EUR with 5 EUR postage",
        "60 EUR, 5 EUR delivery costs",
        "60 plus 5 de livraison",
        "60 € et 5 € de frais de port",
    ],
)
def test_what_delivery_costs_needs_no_carrier_where_no_rule_names_one(sentence):
    """It is a delivery, and no article of 5 euros."""
    read, said = answered(sentence)
    assert said == ""
    assert read.replace("€", "EUR") in (
        'when they order 60 EUR shipped by "standard" for 5 EUR',
        'quand il commande 60 EUR livré par "standard" pour 5 EUR',
    )


def test_the_carrier_is_asked_about_where_rules_name_some():
    """Each of them, and any other."""
    rules = CLUB.replace("free shipping", 'free shipping by "Bike"')
    read, said = answered("60 plus 5 for delivery", rules)
    assert read == ""
    assert '`when they order 60 EUR shipped by "Bike" for 5 EUR`' in said
    assert '`when they order 60 EUR shipped by "standard" for 5 EUR`' in said
    assert answered("60 plus 5 for delivery by bike", rules)[0].endswith('"Bike" for 5 EUR')


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("60 EUR on 27 Nov 26", "27 November 2026"),
        ("60 EUR on 27 November 26 at 6 pm", "27 November 2026"),
        ("60 EUR on Nov 27, 2026", "27 November 2026"),
        ("60 EUR on 3 Sept. 2027", "3 September 2027"),
        ("60 EUR on 27 Nov '26", "27 November 2026"),
        ("60 EUR on 4 Jul", "4 July 2026"),
        ("60 € le 27 nov. 26", "27 novembre 2026"),
        ("60 € le 14 juil 27", "14 juillet 2027"),
        ("60 € le 3 févr. 2027", "3 février 2027"),
    ],
)
def test_days_are_read_as_they_are_written_in_short(sentence, day):
    """Months in their first letters, years near today in two figures."""
    read, said = answered(sentence)
    assert said == ""
    assert f" {day}" in read


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("60 EUR on 27 November 30", "“30” is not understood here"),
        ("60 EUR on 4 May 82", "“82” is not understood here"),
        ("60 EUR on 27 Nov 26 EUR", "may mean several things"),
        ("on 27 Nov 26 rolls at 2 EUR", "may mean several things"),
    ],
)
def test_what_may_be_no_year_is_asked_about(sentence, asked):
    """No amount is made of it, nor an order of another century."""
    read, said = answered(sentence)
    assert read == ""
    assert asked in said


def test_a_year_of_birth_is_of_the_past():
    """Of whom 82 is told was born in 1982."""
    rules = CLUB + '\nsegment "Seniors"\n  when their age is at least 40 years\n  5% off\n'
    read, said = answered("born on 4 May 82, spends 60 EUR", rules)
    assert said == ""
    assert read.endswith("when they order 60 EUR")

"""`palier try`: an order in a sentence, answered as `quote --explain` would."""

import datetime as dt
import json
import re

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st

from palier.compiling import compiled
from palier.engines.quote import quote
from palier.problem.event import OrderRefusedError
from palier.source import Language, SourceText
from palier.trial.situations import situation_of
from palier.wording.report import render_text

RULES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR
  except category "Gift cards"

offer "Hello" with promo code "HELLO"
  10% off

offer "Tuesdays"
  every Tuesday
  points x 2

offer "Soap"
  3 items of category "Soaps" for 10 EUR

reward "Tea" for 40 points
  1 EUR off

tier "Base"

tier "Gold" from 100 EUR spent
  free shipping with "Bike"

redeem points
  10 points = 1 EUR
"""
NOW = dt.datetime(2026, 11, 28, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def club(tmp_path):
    """A rule file."""
    path = tmp_path / "club.palier"
    path.write_text(RULES, "utf-8")
    return str(path)


@pytest.fixture
def tried(run, club, monkeypatch):
    """What a sentence is answered, on the morning of Saturday 28 November 2026."""
    monkeypatch.setattr("palier.cli.trial.right_now", lambda: NOW)

    def answer(*words, given=None, code=0):
        known = [] if given is None else ["--given", given]
        result = run("try", club, *words, *known, "--format", "json")
        assert result.exit_code == code, result.stderr
        return json.loads(result.stdout) if code == 0 else result.stderr

    return answer


@pytest.mark.parametrize(
    ("sentence", "to_pay", "earned"),
    [
        ("they order 60 EUR", "60.00", 60),
        ("60", "60.00", 60),
        ("when they order €60", "60.00", 60),
        ("she buys 60 EUR on Tuesday", "60.00", 120),
        ("they order 60 EUR on Tuesday with promo code HELLO", "54.00", 0),
        ("they order 60 EUR with the code hello", "54.00", 0),
        ('they order 60 EUR with promo code "HELLO"', "54.00", 0),
        ("they order 60 EUR tomorrow at 6 pm", "60.00", 60),
        ("3 soaps at 4 EUR and 20 EUR of gift cards", "30.00", 10),
        ('3 items of category "Soaps" at 4 EUR', "10.00", 10),
        ('3 "Soaps" at 4 EUR and 20 EUR of "Gift cards"', "30.00", 10),
        ("3 soaps at 4 EUR each", "10.00", 10),
        ("a soap at €4 and 2 gift cards at 10 apiece", "24.00", 4),
        ("a basket of 30", "30.00", 30),
        ("un panier de 30 €", "30.00", 30),
        ("une soap à 4 € et 2 gift cards à 10 € pièce", "24.00", 4),
        ("il commande 60 € mardi avec le code promo hello", "54.00", 0),
        ("elle achète 3 soaps à 4 €", "10.00", 10),
        ("60 € demain à 18h", "60.00", 60),
    ],
)
def test_an_order_is_said_as_people_say_it(tried, sentence, to_pay, earned):
    """Either language, names without quotation marks, weekdays and hours."""
    told = tried(sentence)
    assert (told["to_pay"], told["points"]["earned"]) == (to_pay, earned)


@pytest.mark.parametrize(
    ("sentence", "given", "left"),
    [
        ("20 EUR paying with points", "64 points", 4),
        ("20 EUR paying with points", "a customer with 64 points", 4),
        ("a customer with 64 points and 3 orders orders 20 EUR paying with 10 points", None, 54),
        ("une cliente qui a 64 points commande 20 € en payant avec ses points", None, 4),
        ("20 EUR with the reward tea", 'reward "Tea", 5 points', 5),
    ],
)
def test_what_is_known_of_the_customer_is_said_too(tried, sentence, given, left):
    """Beside the order, or in the same sentence."""
    assert tried(sentence, given=given)["points"]["left"] == left


def test_a_customer_at_a_tier_has_its_benefits(tried):
    """The name of the tier needs no quotation marks, nor its capitals."""
    told = tried("20 EUR shipped by bike for 4.90 EUR", given="a customer at tier gold")
    assert told["shipping"]["free_by"] == "Gold"


def test_a_guest_and_a_newcomer_are_told_apart(tried):
    """A guest has no account to earn for."""
    assert tried("a guest orders 20 EUR")["points"]["earned"] == 0
    assert tried("a new customer orders 20 EUR", given="64 points")["balance"]["available"] == 20


def test_what_is_not_understood_is_told_in_the_sentence(tried):
    """With its place, and a hint."""
    told = tried("they order 60 EUR", given="tier Gol", code=1)
    assert "no tier of this file is called “Gol”" in told
    assert "your sentence:1:30" in told
    assert 'write `"Gold"`' in told
    assert "“soonish”" in tried("they order 60 EUR soonish", code=1)


@pytest.mark.parametrize(
    ("sentence", "to_pay", "earned"),
    [
        ("how many points for €80?", "80.00", 80),
        ("combien de points pour 80 € un mardi ?", "80.00", 160),
        ("order of €60", "60.00", 60),
        ("a €45 order", "45.00", 45),
        ("premiere commande de 50 €", "50.00", 50),
        ("60 EUR on 1 December", "60.00", 120),
        ("60 EUR on December 1st", "60.00", 120),
        ("60 € le 1er décembre", "60.00", 120),
        ("100 EUR including 20 EUR of gift card", "100.00", 80),
        ("elle commande 100 € dont 20 € de gift cards", "100.00", 80),
        ("2 mugs at €6 and a jumper at €30", "42.00", 42),
        ("30 € de pain et 20 € de gift cards", "50.00", 30),
        ('60 EUR with the code "hello"', "54.00", 0),
        ("€1,250.50", "1250.50", 1250),
        ("1 250,50 €", "1250.50", 1250),
        ("20 EUR of gift cards only", "20.00", 0),
        ("nos membres gold dépensent 120 €", "120.00", 120),
        ("our Gold members spend 120", "120.00", 120),
        ("what does a gold customer earn for €80?", "80.00", 80),
        ("a customer without an account orders €70", "70.00", 0),
        ("un client sans compte commande 70 €", "70.00", 0),
    ],
)
def test_an_order_is_asked_as_people_ask(tried, sentence, to_pay, earned):
    """A question, a day without its year, a part of a whole, goods that no rule names."""
    told = tried(sentence)
    assert (told["to_pay"], told["points"]["earned"]) == (to_pay, earned)


@pytest.mark.parametrize(
    "sentence",
    [
        "a gold customer orders 20 EUR shipped by bike for 4.90 EUR",
        "client gold, panier 20 € livré par bike pour 4,90 €",
        "a customer who has already spent €200 orders €20 shipped by bike for €4.90",
        "une cliente qui a deja depense 200 € achete pour 20 € livré par bike pour 4,90 €",
        "Gold orders 20 EUR shipped by bike for 4.90 EUR",
    ],
)
def test_who_orders_is_said_by_a_tier_or_by_deeds(tried, sentence):
    """The tier alone, before the customer or after; what was spent."""
    assert tried(sentence)["shipping"]["free_by"] == "Gold"


@pytest.mark.parametrize(
    "sentence",
    [
        'a customer with reward "Tea" orders 20 EUR and uses a tea',
        "a gold customer with a tea orders 20 EUR and uses a tea",
        'un client avec la récompense "Tea" commande 20 € en utilisant le tea',
    ],
)
def test_a_reward_is_used_by_its_name(tried, sentence):
    """Without the word `reward`."""
    assert tried(sentence)["to_pay"] == "19.00"


def test_a_voucher_that_the_customer_lacks_is_told_with_how_to_say_it(run, club):
    """Points do not make a voucher."""
    told = run("try", club, "a customer with 64 points orders 20 EUR and uses a tea")
    assert "a customer with reward “Tea”" in told.stderr


def test_goods_that_no_rule_names_are_told(run, club):
    """A slip in the name of a category is seen."""
    told = run("try", club, "30 EUR of soops and 20 EUR of gift cards")
    assert "No rule speaks of “soops”" in told.stderr
    assert "speaks" not in run("try", club, "3 soaps at 4 EUR").stderr


@pytest.mark.parametrize(
    "sentence", ["a gold customer orders 20 EUR on her birthday", "20 EUR for my birthday"]
)
def test_an_order_on_a_birthday_makes_it_known(run, tmp_path, sentence):
    """It is placed on that day."""
    rules = tmp_path / "b.palier"
    rules.write_text(
        RULES + '\noffer "Birthday"\n  on the customer\'s birthday\n  5 EUR off\n', "utf-8"
    )
    assert "−€5.00" in run("try", str(rules), sentence).stdout


def test_goods_without_a_price_are_shown_with_one(run, club):
    """As they may be told."""
    assert '2 items of product "lattes" at 4 EUR' in run("try", club, "2 lattes").stderr


@pytest.mark.parametrize("sentence", ["3 soaps for 10 EUR", "3 soaps pour 10 EUR"])
def test_the_price_of_all_together_is_not_taken_for_that_of_one(tried, sentence):
    """Nor the other way: it is told how it is said."""
    told = tried(sentence, code=1)
    assert re.search(
        r'2 (items|articles) (of|de la) (category|catégorie) "Soaps" (at|à) 4 (EUR|€)', told
    )


def test_orders_that_are_told_as_an_example_are_understood(tried, run, club):
    """All of those that are shown where a sentence is not."""
    for lang in ("en", "fr"):
        told = run("try", club, "a latte" if lang == "en" else "un café", "--lang", lang).stderr
        shown = [each.strip() for each in told.splitlines()[-3:]]
        assert '"HELLO"' in told
        assert all(tried(each)["to_pay"] for each in shown)


def test_an_order_that_cannot_be_taken_is_told(tried):
    """More points than there are."""
    told = tried("20 EUR paying with 100 points", given="64 points", code=1)
    assert "your sentence:2:" in told


def test_a_receipt_and_its_reasons_are_printed(run, club):
    """As `quote --explain` prints them, in the language asked for."""
    told = run("try", club, "they order 60 EUR on 1 December 2026", "--lang", "fr").stdout
    assert "1er décembre 2026 à 12 h" in told.replace("\u00a0", " ")
    assert "Pourquoi" in told


def test_orders_go_on_until_there_is_no_more(run, club):
    """The customer that was told stays; a mistake does not end it."""
    orders = ("they order 20 on Monday", "they order nonsense", "they order 30 on Monday", "quit")
    lines = "\n".join(("a customer with 50 points", *orders, ""))
    result = run("try", club, given=lines)
    assert result.exit_code == 0
    assert result.stdout.count("To pay") == 2
    assert "70 points" in result.stdout.replace("\u00a0", " ")
    assert "nonsense" in result.stderr


@pytest.mark.parametrize(
    ("said", "order"),
    [
        (
            "a customer at tier gold with 64 points and 4 orders",
            "they order 20 EUR on Monday shipped by bike for 4.90 EUR",
        ),
        (
            "une cliente gold avec 64 points et 4 commandes",
            "elle commande 20 € lundi livré par bike pour 4,90 €",
        ),
    ],
)
def test_what_is_said_of_the_customer_stays(run, club, said, order):
    """Orders among what is known of them are no order."""
    told = run("try", club, "--lang", "en", given=f"{said}\n{order}\n{order}\n")
    assert told.stderr == ""
    assert told.stdout.count("free (instead of €4.90): Gold") == 2
    assert len(re.findall("Available after this order +84", told.stdout)) == 2


@pytest.mark.parametrize("given", ["gold", "tier gold", "a Gold customer", "Gold, 12 points"])
def test_a_tier_is_enough_to_say_who_orders(tried, given):
    """With or without its word."""
    told = tried("20 EUR shipped by bike for 4.90 EUR", given=given)
    assert told["shipping"]["free_by"] == "Gold"


def test_the_command_has_a_french_name(run, club):
    """Its help is French then."""
    assert "Exemples" in run("essayer", "--help").stdout
    assert run("essayer", club, "il commande 60 €").exit_code == 0


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        ("il commande 64,50 €", ["64.50"]),
        ("il commande 64,5", ["64.50"]),
        ("il commande 1 500,50 € et 30 €", ["1500.50", "30.00"]),
        ("il commande 60, 30 €", ["60.00", "30.00"]),
        ("they order 1,500 EUR", ["1500.00"]),
        ("they order 1,500.50", ["1500.50"]),
        ("they order 64.50 EUR, 30", ["64.50", "30.00"]),
        ("2 items of product Mug at 3.20 and 12 on 3 June 2026 at 10 am", ["6.40", "12.00"]),
        ("2 articles du produit Tasse à 3,20, 12 le 3 juin 2026 à 10 h", ["6.40", "12.00"]),
    ],
)
def test_amounts_are_told_with_a_comma_or_without_a_currency(tried, sentence, lines):
    """64,50 € is one article at 64.50, in French; 1,500 EUR is one at 1500, in English."""
    assert [each["net"] for each in tried(sentence)["lines"]] == lines


WORDS = (
    *("they", "order", "buys", "60", "60.5", "1,5", "€20", "20€", "EUR", "euros", "of", "Soaps"),
    *("soap", "category", "tagged", '"Gift cards"', "“x”", "and", "with", "promo", "code", "hello"),
    *("on", "Tuesday", "at", "6", "pm", "25:00", "noon", "tomorrow", "a", "customer", "guest", "("),
    *("points", "64", "tier", "gold", "shipped", "by", "for", "4.90", "paying", "using", "reward"),
    *("il", "commande", "avec", "le", "à", "18 h", "mardi", "un", "client", "de", "la", "#", ")"),
    *('"', "'", ",", ";", ".", "-5", "%", "\x00", "1" * 22, "31 February 2026", "1 March 2026"),
)
DONE = compiled(SourceText.of(RULES))


@given_that(
    st.lists(st.sampled_from(WORDS), max_size=9), st.lists(st.sampled_from(WORDS), max_size=6)
)
def test_whatever_is_said_is_answered_or_told(order, customer):
    """Never a traceback; what is told is in the sentence, in either language."""
    told = situation_of(DONE, " ".join(order), " ".join(customer), NOW, "your sentence")
    said = [render_text(told.problems, told.source, each, colour=False) for each in Language]
    assert bool(told.situation) or all("error[" in each or "erreur[" in each for each in said)
    try:
        paid = told.situation and quote(DONE.meant, *told.situation).outcome.to_pay
    except OrderRefusedError:
        paid = None
    assert paid is None or paid.minor >= 0

"""A line that begins no statement is answered with how to begin one about the same thing."""

import re

import pytest

from palier.problem.syntax import Wish
from palier.source import Language, SourceText
from palier.speech.speaker import Speaker
from palier.surface.lalr import recognise, start_of, tables_of
from palier.surface.parse import parse
from palier.surface.tokens import tokens_of
from palier.surface.wishes import wish_of
from palier.tree import Place
from palier.wording.about import SAYING
from palier.wording.message import words_of
from palier.wording.unread import UNDER

HEADS = {
    Language.ENGLISH: 'loyalty program "T"\n\n',
    Language.FRENCH: 'programme de fidélité "T"\n\n',
}
LINES = {
    "buy 9 coffees get the 10th free": Wish.STAMPS,
    "100 beans = £5 off": Wish.WORTH,
    "double beans on Tuesdays": Wish.BONUS_DAY,
    "new customers get 10% off their first order with code WELCOME": Wish.FIRST_ORDER,
    "free delivery over £30": Wish.DELIVERY,
    "20 points for a review": Wish.ACTIVITY,
    "birthday: 50 beans": Wish.BIRTHDAY,
    "birthday: 10% off": Wish.BIRTHDAY_OFF,
    "bring a friend and you both get £5": Wish.REFERRAL,
    "gold status after 500 EUR": Wish.TIER,
    "20% off on Mondays": Wish.DISCOUNT,
    "points last 18 months": Wish.EXPIRY,
    "points on shipping": Wish.SHIPPING_IN,
    "if you return a book we take the points back": Wish.RETURNS,
    "points are lost after 18 months": Wish.EXPIRY,
    "100 points: a free coffee": Wish.REWARD,
    "points never expire": Wish.EXPIRY,
    "students": Wish.SEGMENT,
    "new client": Wish.FIRST_ORDER,
    "points can't be used with other offers": Wish.COMBINING,
    "minimum 500 points to redeem": Wish.WORTH,
    "our points are called beans": Wish.POINTS_NAME,
    "no beans on gift cards": None,
    "first stamp free when you join": Wish.STAMPS_BESIDES,
    "a stamp on us for your birthday": Wish.STAMPS_BESIDES,
    "welcome: two stamps": Wish.STAMPS_BESIDES,
    "suit + 2 shirts £180": Wish.BUNDLE,
    "burger, fries and a drink for 12 EUR": Wish.BUNDLE,
    "something else altogether": None,
}
LIGNES = {
    "costume + 2 chemises 180 €": Wish.BUNDLE,
    "burger, frites et boisson pour 12 €": Wish.BUNDLE,
    "les 100 miettes donnent droit à 5 € de remise": Wish.WORTH,
    "le mardi les points comptent double": Wish.BONUS_DAY,
    "bienvenue : 10% sur la première commande": Wish.FIRST_ORDER,
    "anniversaire : un croissant offert": Wish.BIRTHDAY,
    "anniversaire : 10 % offerts": Wish.BIRTHDAY_OFF,
    "le dixième café offert": Wish.STAMPS,
    "un ami parrainé rapporte 5 €": Wish.REFERRAL,
    "niveau or à partir de 800 € par an": Wish.TIER,
    "frais de port offerts": Wish.DELIVERY,
    "livraison offerte le lundi": Wish.DELIVERY,
    "points valables jusqu'à la fin de l'année": Wish.EXPIRY,
    "moins de 14 ans": Wish.SEGMENT,
    "retours : les points sont repris": Wish.RETURNS,
    "les points sont perdus après 18 mois": Wish.EXPIRY,
    "des points aussi sur la livraison": Wish.SHIPPING_IN,
    "100 points : un café offert": Wish.REWARD,
    "non cumulable avec d'autres remises": Wish.COMBINING,
    "les points s'appellent des bulles": Wish.POINTS_NAME,
    "rien sur les cartes cadeaux": None,
    "tout à fait autre chose": None,
}


@pytest.mark.parametrize(("line", "wish"), LINES.items())
def test_what_an_english_line_is_about_is_told_by_its_words(line, wish):
    """However it is said."""
    assert wish_of(line, Language.ENGLISH) is wish


@pytest.mark.parametrize(("line", "wish"), LIGNES.items())
def test_what_a_french_line_is_about_is_told_by_its_words(line, wish):
    """However it is said."""
    assert wish_of(line, Language.FRENCH) is wish


@pytest.mark.parametrize(
    ("language", "word", "wish"),
    [
        (Language.ENGLISH, "points", Wish.EARNING),
        (Language.ENGLISH, "delivery", Wish.DELIVERY),
        (Language.ENGLISH, "10th", None),
        (Language.FRENCH, "livraison", Wish.DELIVERY),
        (Language.FRENCH, "deuxième", None),
    ],
)
def test_a_line_of_ten_thousand_words_is_told_too(language, word, wish):
    """Each sign goes through it once: by the square of its words it would take minutes."""
    assert wish_of(f"{word} " * 10_000, language) is wish


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("wish", list(Wish))
def test_what_is_proposed_is_a_rule_that_is_read(language, wish):
    """What begins it, and what goes under it."""
    said = Speaker(language).say(SAYING[wish]).replace("\u00a0", " ").replace("’", "'")
    head, *clauses = re.findall("`(.*?)`", said)
    text = HEADS[language] + head + "\n" + "".join(f"  {each}\n" for each in clauses)
    assert parse(SourceText.of(text)).problems == ()


def test_a_line_at_the_margin_is_answered_with_a_rule_to_write():
    """A merchant who writes as people speak is shown where to begin."""
    text = HEADS[Language.ENGLISH] + "double points on Tuesdays for everyone\n"
    (problem,) = parse(SourceText.of(text)).problems
    told = words_of(problem, SourceText.of(text), Language.ENGLISH)
    assert told.hint.startswith('for days that earn more, write `bonus day "Tuesdays"')


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("place", list(Place))
def test_what_is_proposed_under_a_statement_goes_there(language, place):
    """Each line is a clause of it."""
    said = Speaker(language).say(UNDER[place]).replace("\u00a0", " ").replace("’", "'")
    tables = tables_of(language)
    start = start_of(place) if start_of(place) in tables.starts else start_of(Place.EARNING)
    stopped = [
        recognise(tables, start, tuple(tokens_of(each, 0, len(each), tables)))
        for each in re.findall("`(.*?)`", said)
    ]
    assert stopped
    assert set(stopped) == {None}


def test_a_line_under_a_statement_is_answered_with_what_goes_there():
    """Instead of the first words of everything that might."""
    text = HEADS[Language.FRENCH] + 'offre "A"\n  cagnotte doublée\n'
    (problem,) = parse(SourceText.of(text)).problems
    told = words_of(problem, SourceText.of(text), Language.FRENCH)
    assert told.hint.startswith("écrivez par exemple `10")

"""Sentences of shop owners about orders and customers, on every shop of the examples."""

import datetime as dt

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st
from tests.trial.telling import End, heard, is_right, shop, told_in

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.trial.senses import Sense, lexicon_of
from palier.trial.situations import situation_of
from palier.wording.report import render_text

FILES = [f"{name}.{each.value}.yaml" for name in ("told", "unseen") for each in Language]
EVERY = [(name, each) for name in FILES for each in told_in(name)]
NOW = dt.datetime(2026, 6, 1, 8, 0, tzinfo=dt.UTC)
NOT_READ = 4
"""Sentences of a file that are asked about though one might read them, at most."""


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_read_as_they_are_meant(name):
    """All but a few, which are asked about."""
    ends = [(each, *heard(each)) for each in told_in(name)]
    assert [(told, what) for told, end, what in ends if end is End.OTHERWISE] == []
    wrong = [told for told, end, _ in ends if not is_right(told, end)]
    assert len(wrong) <= NOT_READ, [*map(str, wrong)]


@pytest.mark.parametrize(
    "told", [each for _, each in EVERY if each.asks], ids=lambda each: each.says
)
def test_what_cannot_be_told_is_named(told):
    """By the words that say it."""
    done = shop(told.at, told.language)
    order = "1" if told.alone else told.says
    known = told.says if told.alone else None
    answer = situation_of(done, order, known, NOW, "your sentence")
    assert answer.situation is None
    said = render_text(answer.problems, answer.source, told.language, colour=False)
    assert all(each in said for each in told.asks), said


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "they buy 2 drinks and a muffin"),
        (Language.ENGLISH, "first order of 60 with a teapot"),
        (Language.FRENCH, "12 boissons à 3 £, 4 jamais vus"),
    ],
)
def test_a_number_alone_is_no_price_without_what_it_may_count(language, sentence):
    """Nothing is proposed that makes 2 pounds of two drinks."""
    answer = situation_of(shop("coffee-chain", language), sentence, None, NOW, "your sentence")
    said = render_text(answer.problems, answer.source, language, colour=False)
    assert "[unread-words]" in said
    assert "hint:" not in said.replace("aide\u00a0:", "hint:")


@pytest.mark.parametrize(
    ("language", "sentence", "proposed"),
    [
        (Language.ENGLISH, "she returns 2 drinks", '2 items of category "Drinks" at 4 GBP'),
        (Language.FRENCH, "elle rend 2 boissons", '2 articles de la catégorie "Drinks" à 4 £'),
        (Language.ENGLISH, "one skateboard", '2 items of product "skateboard" at 4 GBP'),
    ],
)
def test_orders_are_proposed_of_the_goods_that_were_named(language, sentence, proposed):
    """Those of the file in either language, or what no rule speaks of; numbers are no name."""
    answer = situation_of(shop("coffee-chain", language), sentence, None, NOW, "your sentence")
    ways = [each.replace("\u00a0", " ") for each in answer.ways]
    assert proposed in ways
    assert not any(f'"{word} ' in each for each in ways for word in ("2", "one", "returns"))


@pytest.mark.parametrize(
    ("at", "sentence", "asked"),
    [
        ("coffee-chain", "comes in at 8 for two drinks, £2.80 each", "8"),
        ("coffee-chain", "80 and buys £20 of drinks before noon", "before"),
        ("points-grid", "has two €10 vouchers and uses one of them on 45 euros", "uses"),
        ("brand-tiers", "more than 100 euros", "more"),
        ("brand-tiers", "60 euros by DHL", "DHL"),
    ],
)
def test_what_may_be_something_else_is_asked_about(at, sentence, asked):
    """An hour or a price, one voucher or both, a carrier or a means of payment, a condition."""
    answer = situation_of(shop(at, Language.ENGLISH), sentence, None, NOW, "your sentence")
    said = render_text(answer.problems, answer.source, Language.ENGLISH, colour=False)
    assert answer.situation is None
    assert asked in said


WRONG = (
    *("not on Tuesday", "but not online", "minus 5", "unless it rains", "every week", "twice"),
    *("before noon", "until 18:00", "at least", "10% off", "last week", "returned", "refunded"),
)


@given_that(
    st.sampled_from([each for name, each in EVERY if ".en." in name and each.order]),
    st.sampled_from(WRONG),
)
def test_no_condition_is_passed_over(told, more):
    """A sentence with more words that say something is never the same order."""
    done = shop(told.at, told.language)
    answer = situation_of(done, f"{told.says} {more}", None, NOW, "your sentence")
    assert answer.situation is None


@given_that(st.sampled_from([each for _, each in EVERY]), st.data())
def test_no_word_is_dropped_in_silence(told, data):
    """A word that nobody knows is asked about, or told as goods, wherever it stands."""
    words = told.says.split()
    at = data.draw(st.integers(0, len(words)))
    says = " ".join([*words[:at], "zorglub", *words[at:]])
    done = shop(told.at, told.language)
    sides = ("1", says) if told.alone else (says, None)
    answer = situation_of(done, *sides, NOW, "your sentence")
    said = repr(answer.situation)
    assert answer.situation is None or "zorglub" in said


@pytest.mark.parametrize("language", Language)
def test_words_that_say_nothing_deny_nothing(language):
    """No word is idle that says no, or when, how often, how much."""
    lexicon = lexicon_of(language)
    denying = [each for several in lexicon.phrases.values() for each in several]
    idle = {each.words for each in denying if each.sense is Sense.IDLE}
    assert not idle & {each.words for each in denying if each.sense is Sense.NOT}


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("3 drinks for £12", ["at 12 GBP", "at 4 GBP"]),
        ("2 sandwiches for £9", ["at 9 GBP", "at 4.50 GBP"]),
    ],
)
def test_a_price_of_one_or_of_all_is_asked_about(sentence, readings):
    """With both sentences to write instead."""
    answer = situation_of(
        shop("coffee-chain", Language.ENGLISH), sentence, None, NOW, "your sentence"
    )
    said = render_text(answer.problems, answer.source, Language.ENGLISH, colour=False)
    assert "two-meanings" in said
    assert all(each in said for each in readings)


@pytest.mark.parametrize(
    ("given", "order", "uses"),
    [
        ("64 decibels, 4 orders", "90 euros and uses them", "64"),
        ("600 decibels, 4 orders", "90 euros, uses 160 of them", "160"),
    ],
)
def test_points_that_were_spoken_of_are_used(given, order, uses):
    """What is known of the customer is said apart, and the order speaks of it."""
    done = shop("full-settings/points-used", Language.ENGLISH)
    answer = situation_of(done, order, given, NOW, "your sentence")
    assert answer.situation is not None, answer.problems
    assert uses in repr(answer.situation)


@pytest.mark.parametrize(
    ("language", "category", "sentence"),
    [
        (Language.ENGLISH, "Pet food", "20 EUR of food"),
        (Language.FRENCH, "Alimentation du chien", "20 € d'alimentation"),
    ],
)
def test_the_chief_word_of_a_name_is_asked_about(language, category, sentence):
    """It was goods that no rule names, without a word."""
    heads = {
        Language.ENGLISH: 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        f'earn 1 point per 1 EUR\n  only category "{category}"\n',
        Language.FRENCH: 'programme de fidélité "T"\n  devise EUR\n'
        '  fuseau horaire "Europe/Paris"\n'
        f'gagner 1 point pour 1 €\n  uniquement la catégorie "{category}"\n',
    }
    done = compiled(SourceText.of(heads[language]))
    answer = situation_of(done, sentence, None, NOW, "your sentence")
    said = render_text(answer.problems, answer.source, language, colour=False)
    assert "[two-meanings]" in said
    assert category in said

"""Both languages have words for whatever can be found, in the tone of the house."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import palier.problem
from palier import tree
from palier.compiling import compiled
from palier.problem import all_kinds
from palier.program.model import Default
from palier.source import Language, SourceText
from palier.wording.english import advice as english_advice
from palier.wording.english.checks import STATEMENTS
from palier.wording.english.reasons import PARTIES
from palier.wording.french import advice as french_advice
from palier.wording.french import checks as french_checks
from palier.wording.speak import speakers, words_of

for _module in pkgutil.iter_modules(palier.problem.__path__, "palier.problem."):
    importlib.import_module(_module.name)

LANGUAGE = Path(__file__).parents[1] / "language"
BAD = sorted(LANGUAGE.glob("*/bad/*.palier"))
QUOTED = re.compile(r"`[^`]*`|«\u00a0[^»]*\u00a0»|“[^”]*”")


def topic(kind):
    """The last name of a kind's module."""
    return kind.__module__.rpartition(".")[2]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_kind_of_problem_has_its_words(kind, language):
    """Nobody is told that something is wrong without being told what."""
    assert kind in speakers(topic(kind), language)


@pytest.mark.parametrize("defaults", [english_advice.DEFAULTS, french_advice.DEFAULTS])
def test_every_default_can_be_told(defaults):
    """A choice made for the merchant is one the merchant can read."""
    assert set(defaults) == {each.value for each in Default}


@pytest.mark.parametrize("statements", [STATEMENTS, french_checks.STATEMENTS])
def test_every_party_has_the_statement_that_brings_it(statements):
    """Who names a benefit that is not there is told which statement to write."""
    assert {*statements, tree.Party.PROMO_CODES.value} == set(PARTIES)


def said(path):
    """Give the words of each problem of a bad programme."""
    program = compiled(SourceText.of(path.read_text("utf-8"), path.name))
    return [words_of(each, program.source, program.language) for each in program.problems]


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_titles_are_one_sentence_without_a_capital_or_a_full_stop(path):
    """All messages sound like one patient colleague."""
    titles = [words.title for words in said(path)]
    assert [each for each in titles if each.endswith(".") or "\n" in each] == []
    assert [each for each in titles if each[0].isalpha() and not each[0].islower()] == []


@pytest.mark.parametrize(
    "path", [each for each in BAD if ".fr." in each.name], ids=lambda p: p.stem
)
def test_french_is_spaced_as_french_is(path):
    """No line breaks before a colon, no straight apostrophe, no lonely guillemet."""
    texts = [
        QUOTED.sub("", text)
        for words in said(path)
        for text in (words.title, words.label, words.hint or "", *(o.text for o in words.others))
    ]
    assert [each for each in texts if "'" in each or re.search(r" [:;?!%€»]", each)] == []

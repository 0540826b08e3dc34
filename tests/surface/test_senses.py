"""What other words say: each sense means words of the language, and never leads to a wrong mend."""

import re
import tomllib
from itertools import islice
from typing import NamedTuple

import pytest
from tests.cases.slips import LANGUAGES, Slip, Verdict, base, verdict
from tests.surface.rewriting import chance

from palier.source import Language, bare
from palier.surface.kept import grammar_folder
from palier.surface.lalr import tables_of
from palier.surface.near import near_of
from palier.surface.senses import senses_of, size_of, stem
from palier.surface.tokens import tokens_of

WRONG = (Verdict.LOST, Verdict.ELSEWHERE)


class Row(NamedTuple):
    """What people say, and what the language says for it."""

    said: str
    meant: str


def senses(language):
    """Give every sense that says something, once."""
    toml = tomllib.loads((grammar_folder() / "senses.toml").read_text(encoding="utf-8"))
    of = toml[language.name.lower()]["senses"]
    return [Row(said, meant) for meant, several in of.items() for said in several]


@pytest.mark.parametrize("language", Language)
def test_a_sense_means_words_of_the_language(language):
    """What is proposed is made of them."""
    tables = tables_of(language)
    strange = [
        (each, token.text)
        for each in senses(language)
        for token in tokens_of(each.meant, 0, len(each.meant), tables)
        if token.kinds[0] in ("A_WORD", "A_NAME")
    ]
    assert strange == []


@pytest.mark.parametrize("language", Language)
def test_what_goes_unsaid_neither_narrows_nor_says_no(language):
    """A word is idle, weak or telling, and none of them turns a line into its contrary."""
    of, never = senses_of(language), near_of(language).never
    telling = {each for each in of.idle | of.weak if stem(each, language) in of.telling}
    assert telling | of.idle & (of.weak | never) == set()
    assert of.weak & never == frozenset()


@pytest.mark.parametrize("language", Language)
def test_every_sense_is_found_where_it_is_written(language):
    """By its own words."""
    of = senses_of(language)
    lost = [
        each
        for each in senses(language)
        for words in [bare(each.said).split()]
        if not any(
            meant == each.meant and size_of(said, words, language, frozenset()) == len(words)
            for said, meant in of.by_stem[stem(words[0], language)]
        )
    ]
    assert lost == []


def test_forms_of_a_word_are_one():
    """Plurals and endings of verbs, and no more."""
    assert {stem(each, Language.ENGLISH) for each in ("collect", "collects", "collected")} == {
        "collect"
    }
    assert stem("gagnez", Language.FRENCH) == stem("gagnent", Language.FRENCH) == "gagn"
    assert stem("point", Language.FRENCH) == stem("points", Language.FRENCH)


def said_otherwise(language, number):
    """Give right lines of a file with a phrase of people in the place of what it means.

    `and above` is said behind a number, not before.
    """
    text, spoken = base(language), Language(language)
    raw = {bare(each) for each in re.findall(r"[^\n]+", text)}
    slips = []
    joined = ("and ", "or ", "et ", "ou ")
    for each in (row for row in senses(spoken) if not row.said.startswith(joined)):
        for line in text.split("\n"):
            at = bare(line).find(bare(each.meant))
            if at < 0 or text.count(line) != 1 or len(bare(line)) != len(line):
                continue
            end = at + len(each.meant)
            quoted = line[:at].count('"') % 2
            alone = not quoted and not (
                line[at - 1 : at].isalnum() or line[end : end + 1].isalnum()
            )
            slip = f"{line[:at]}{each.said}{line[end:]}"
            if alone and bare(slip) not in raw:
                start = text.index(line)
                slips.append((slip, line, start))
    for slip, line, start in chance(number).sample(slips, number):
        written = f"{text[:start]}{slip}{text[start + len(line) :]}"
        yield Slip(slip, "sense", language, written, start, start + len(slip), (text,), False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_in_words_of_people_is_never_mended_to_another(language):
    """Some of the lines."""
    wrong = [each.id for each in said_otherwise(language, 40) if verdict(each) in WRONG]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_many_lines_in_words_of_people_are_never_mended_to_another(language):
    """Many of them."""
    some = islice(said_otherwise(language, 250), 80)
    wrong = [each.id for each in some if verdict(each) in WRONG]
    assert wrong == []

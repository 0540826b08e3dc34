"""Every phrase reads the same in both languages, and is printed as the table has it."""

from dataclasses import fields
from enum import Enum
from types import UnionType

import pytest

from palier import tree
from palier.closed import members
from palier.source import Language
from palier.surface.from_rules import BUILDERS, built
from palier.surface.lalr import tables_of
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Agreeing, Choice, Option
from palier.surface.to_text import phrase


def test_a_phrase_is_the_same_tree_in_both_languages(pair, read):
    """A French shop and an English one that say the same thing have the same programme."""
    english, french = (read(pair.text(language)) for language in Language)
    assert (english.problems, french.problems) == ((), ())
    assert english.file.statements == french.file.statements


def test_a_phrase_is_written_as_it_is_documented(pair, read):
    """The formatter and the translator write the phrases that the documentation shows."""
    for written in Language:
        statement = read(pair.text(written)).file.statements[-1]
        node = statement.clauses[0] if pair.head and statement.clauses else statement.head
        for language in Language:
            said = phrase(node, language)
            assert said == pair.phrase[language] or pair.phrase[language].startswith("text")


def held(value):
    """Give all that a node holds: the kinds of its parts, and members of enums."""
    yield value if isinstance(value, Enum) else type(value)
    parts = value if isinstance(value, tuple) else ()
    if isinstance(value, tree.Node):
        parts = (getattr(value, each.name) for each in fields(value))
    for each in parts:
        yield from held(each)


@pytest.fixture(scope="module")
def shown(every_pair, read):
    """All that the phrases of a language show."""
    return {
        language: {
            each for pair in every_pair for each in held(read(pair.text(language)).file.statements)
        }
        for language in Language
    }


CLOSED = {
    name: kind
    for name, kind in vars(tree).items()
    if isinstance(kind, UnionType) or (isinstance(kind, type) and issubclass(kind, Enum))
}


@pytest.mark.parametrize("name", sorted(CLOSED.keys() - {"Enum", "Place"}))
@pytest.mark.parametrize("language", list(Language))
def test_whatever_the_tree_may_hold_is_read_and_printed(name, language, shown):
    """A class of a union, or a member of an enum, that no phrase says is named here.

    That each phrase is printed as it is read is what the tests above show.
    """
    assert set(members(CLOSED[name])) - shown[language] == set()


def phrases_of(productions):
    """What these ways of writing make: the row of the table, or the rule."""
    return {
        each.name if each.row is None else each.row
        for each in productions
        if not each.spliced and not each.single and not each.name.startswith("$")
    }


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_of_the_grammar_has_its_node(language):
    """Whatever can be read can be put into the tree."""
    rules = {each for each in phrases_of(tables_of(language).productions) if isinstance(each, str)}
    assert rules <= BUILDERS.keys()


@pytest.mark.parametrize("language", list(Language))
def test_every_row_of_the_table_that_is_read_is_in_the_grammar(language):
    """No row is left over, nor lost between the table and the automaton."""
    read = {at for at, row in enumerate(PHRASES) if row.is_read and row.pattern(language)}
    assert {each.row for each in tables_of(language).productions} - {None} == read


def test_no_entry_of_the_tree_is_left_over_from_a_rule_that_is_gone():
    """What makes the tree names rules of the grammar, and nothing else."""
    names = {each.name for one in Language for each in tables_of(one).productions}
    assert BUILDERS.keys() <= names


@pytest.mark.parametrize("language", list(Language))
def test_every_phrase_of_the_grammar_is_in_the_table_of_phrases(
    language, read, every_pair, monkeypatch
):
    """No phrase can be read that the table does not show."""
    found = []

    def remembered(production, kept, span):
        found.append(production)
        return built(production, kept, span)

    monkeypatch.setattr("palier.surface.reading.built", remembered)
    tables_of(language).before.phrases.clear()
    for each in every_pair:
        read(each.text(language))
    assert phrases_of(tables_of(language).productions) == phrases_of(found)


def agreeing(parts):
    """Give the words that agree with a number, among the parts of a phrase."""
    for part in parts:
        if isinstance(part, Agreeing):
            yield part
        elif isinstance(part, Option):
            yield from agreeing(part.parts)
        elif isinstance(part, Choice):
            for way in part.ways:
                yield from agreeing(way)


@pytest.mark.parametrize("language", list(Language))
def test_a_word_that_agrees_with_a_number_is_read_in_both_its_forms(language):
    """The formatter writes `1 day`, which was read as `days` alone: its own file was refused."""
    words = tables_of(language).words
    every = [each for row in PHRASES for each in agreeing(row.parts(language))]
    one_form = [each for each in every if each.one not in each.read]
    lost = {each.one for each in one_form if not {*words[each.one]} & {*words[each.many]}}
    assert len(one_form) > 20
    assert lost == set()


@pytest.mark.parametrize("days", ["1 day", "3 days"])
def test_the_days_around_a_birthday_may_be_one(days, read):
    """In English, a day and days are two words: one lasts, the others come back."""
    clause = f"within {days} of the customer's birthday"
    done = read(f'loyalty program "T"\n\noffer "A"\n  {clause}\n  5% off\n')
    assert done.problems == ()
    assert phrase(done.file.statements[-1].clauses[0], Language.ENGLISH) == clause

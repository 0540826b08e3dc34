"""Every phrase reads the same in both languages, and is printed as the table has it."""

import pytest

from palier.source import Language
from palier.surface.from_rules import BUILDERS
from palier.surface.tables import tables_of
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


def named_rules(language):
    """The rules of a grammar that the tree is made from."""
    productions = tables_of(language).productions
    return {
        each.name
        for each in productions
        if not each.spliced and not each.single and not each.name.startswith("$")
    }


class Recorder(dict):
    """Builders that remember which of them were called."""

    def __init__(self, builders):
        super().__init__(builders)
        self.called = set()

    def __getitem__(self, name):
        self.called.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_of_the_grammar_has_its_node(language):
    """Whatever can be read can be put into the tree."""
    assert named_rules(language) <= BUILDERS.keys()


def test_no_entry_of_the_tree_is_left_over_from_a_rule_that_is_gone():
    """What makes the tree names rules of the grammar, and nothing else."""
    every = set().union(*map(named_rules, Language))
    singles = {each.name for one in Language for each in tables_of(one).productions if each.single}
    assert BUILDERS.keys() <= every | singles


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_of_the_grammar_is_in_the_table_of_phrases(
    language, read, every_pair, monkeypatch
):
    """No phrase can be read that the table does not show."""
    recorder = Recorder(BUILDERS)
    monkeypatch.setattr("palier.surface.read_block.BUILDERS", recorder)
    for each in every_pair:
        read(each.text(language))
    assert named_rules(language) == recorder.called

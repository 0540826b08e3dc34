"""Whatever sentences stand together in a tree, it is resolved or its mistakes are said."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from palier.problem import Level
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.tree import ProgramHead, RuleFile, Statement
from palier.wording.message import words_of

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*ROOT.glob("tests/language/*/*/*.palier"), *ROOT.glob("examples/**/*.palier")])
SOURCES = [SourceText.of(path.read_text("utf-8"), path.name) for path in TEXTS]
STATEMENTS = [each for source in SOURCES for each in parse(source).file.statements]
HEADS = list(dict.fromkeys(each.head for each in STATEMENTS))
CLAUSES = list(dict.fromkeys(clause for each in STATEMENTS for clause in each.clauses))
HEADER = next(each for each in STATEMENTS if isinstance(each.head, ProgramHead))
NOWHERE = SourceText.of("")

statements = st.builds(
    Statement, st.sampled_from(HEADS), st.lists(st.sampled_from(CLAUSES), max_size=5).map(tuple)
)
languages = st.sampled_from(Language)


@given(st.lists(statements, max_size=6), languages, languages)
@settings(max_examples=300)
def test_any_sentences_have_a_meaning_or_mistakes_that_can_be_said(heap, texts, surface):
    """No tree makes the compiler fail: each mistake has its words in both languages."""
    file = RuleFile((HEADER, *heap), texts, surface)
    resolved = resolve(file, NOWHERE)
    errors = [each for each in resolved.problems if each.level is Level.ERROR]
    said = [words_of(each, NOWHERE, language) for each in errors for language in Language]
    assert all(words.title and words.label for words in said)
    assert (resolved.program is None) == bool(errors)


@given(st.lists(st.sampled_from(STATEMENTS), max_size=12), languages)
def test_statements_of_any_shops_put_together_are_resolved_or_refused(heap, texts):
    """A merchant who pastes from other shops is told what does not fit."""
    resolved = resolve(RuleFile(tuple(heap), texts, Language.ENGLISH), NOWHERE)
    assert resolved.program or resolved.problems

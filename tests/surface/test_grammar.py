"""The grammars themselves: no conflict, one reading of each phrase, tables that are kept."""

import json
import os
import subprocess
import sys

import pytest
from lark import Lark
from lark.exceptions import GrammarError as LarkError
from lark.lexer import Lexer, Token

from palier.source import Language
from palier.surface import grammar, kept
from palier.surface.following import follow
from palier.surface.grammar import Grammar, build, grammar_of, made_of, start_rules
from palier.surface.kept import grammar_folder
from palier.surface.lalr import tables_of
from palier.surface.near import near_of
from palier.surface.senses import senses_of
from palier.surface.tokens import tokens_of

LANGUAGES = pytest.mark.parametrize("language", list(Language))

pytestmark = pytest.mark.slow  # Lark makes its tables again and again


@LANGUAGES
def test_a_grammar_has_no_conflict(language):
    """Each grammar builds as LALR(1) with `strict=True`."""
    assert build(grammar_of(grammar_folder(), language).text).rules


def test_a_conflict_would_be_an_error():
    """The build is strict: a phrase with two readings cannot slip in."""
    with pytest.raises(LarkError):
        build('?head: a | b\n?earn_clause: a\na: x x\nb: x "p"? x\nx: "p"?\n')


def test_forms_of_a_word_that_lead_to_different_places_are_an_error():
    """Singular and plural are read alike, so that they can never tell two phrases apart."""
    written = Grammar('head: "tier" -> a | "tiers" -> b\n', ("tier", "tiers"), {}, {})
    with pytest.raises(grammar.GrammarError, match="differ"):
        made_of(written, {"forms": ["tier tiers"]})


class Replay(Lexer):
    """Gives Earley the terminals that our reader chose, by name."""

    def __init__(self, _):
        """Take nothing from Lark."""

    def lex(self, text):
        """One token for each name."""
        for kind in text.split():
            yield Token(kind, "")


def chosen(tokens, start, language):
    """The terminals that the automaton takes the tokens of a line for."""
    found, states = [], (tables_of(language).starts[start],)
    for token in tokens:
        moves = ((kind, follow(tables_of(language), states, kind)) for kind in token.kinds)
        kind, states = next(move for move in moves if move[1] is not None)
        found.append(kind)
    return " ".join(found)


@pytest.fixture(scope="module")
def earley():
    """A parser of each language that shows every reading of a line."""
    made = {}
    for language in Language:
        text = grammar_of(grammar_folder(), language).text
        made[language] = Lark(
            text,
            parser="earley",
            lexer=Replay,
            ambiguity="explicit",
            start=start_rules(text),
            maybe_placeholders=False,
        )
    return made


@LANGUAGES
def test_every_phrase_has_one_reading(language, every_pair, earley):
    """Earley, which finds all readings of a line, finds one for each phrase of the language."""
    tables = tables_of(language)
    assert len(every_pair) >= 100
    for pair in every_pair:
        line = pair.phrase[language]
        tokens = tokens_of(line, 0, len(line), tables)
        start = "any_clause" if pair.head else "head"
        tree = earley[language].parse(chosen(tokens, start, language), start=start)
        assert not list(tree.find_data("_ambig")), line


def test_tables_are_kept_and_found_again(tmp_path, monkeypatch):
    """Only the first start pays for the making of the tables."""
    monkeypatch.setattr(kept, "_cache_folder", lambda: tmp_path)
    tables_of.cache_clear()
    first = tables_of(Language.FRENCH)
    monkeypatch.setattr(grammar, "make", None)
    tables_of.cache_clear()
    assert tables_of(Language.FRENCH) == first


@LANGUAGES
@pytest.mark.parametrize("of", [near_of, senses_of])
def test_the_words_of_people_are_kept_and_found_again(of, language, tmp_path, monkeypatch):
    """Who slips waits for the table to be put in order once, not at each start."""
    monkeypatch.setattr(kept, "_cache_folder", lambda: tmp_path)
    before = of.__wrapped__(language)
    monkeypatch.setattr("tomllib.loads", None)
    again = of.__wrapped__(language)
    rows = "rows" if of is near_of else "by_stem"
    assert [*getattr(again, rows)] == [*getattr(before, rows)]
    assert again.telling == before.telling if of is senses_of else again.people == before.people


@pytest.mark.parametrize("content", ["", "{", "[]", '{"grammar": "of another day"}', "\x00"])
def test_tables_that_are_spoilt_are_made_anew(content, tmp_path, monkeypatch):
    """Half a file, or one of another grammar, is never used."""
    monkeypatch.setattr(kept, "_cache_folder", lambda: tmp_path)
    tables_of.cache_clear()
    first = tables_of(Language.ENGLISH)
    (made,) = tmp_path.iterdir()
    made.write_text(content)
    tables_of.cache_clear()
    assert tables_of(Language.ENGLISH) == first
    assert json.loads(made.read_text())["grammar"]


def test_nothing_is_lost_where_nothing_can_be_kept(tmp_path, monkeypatch):
    """A reader whose home cannot be written to waits a little longer, no more."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(kept, "_cache_folder", lambda: tmp_path / "file")
    tables_of.cache_clear()
    assert tables_of(Language.ENGLISH).productions


def test_the_same_grammar_gives_the_same_tables_to_the_byte():
    """A wheel built twice is the same wheel, and messages list the same words in the same order."""
    code = (
        "import json\n"
        "from palier.source import Language\n"
        "from palier.surface.grammar import make\n"
        "from palier.surface.kept import grammar_folder\n"
        "print(json.dumps(make(grammar_folder(), Language.ENGLISH)))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1

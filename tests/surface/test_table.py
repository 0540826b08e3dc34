"""The table of phrases: how a pattern is read, and what the table refuses."""

import pytest
from lark.exceptions import GrammarError

from palier import tree
from palier.closed import MissingRows
from palier.quantity import Money, Percent, Period, Points
from palier.source import Language
from palier.surface import grammar
from palier.surface.grammar import build
from palier.surface.kept import grammar_folder
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import each, parts_of, says, ways_of
from palier.surface.to_text import phrase

LANGUAGES = pytest.mark.parametrize("language", list(Language))


def written(pattern):
    """Give the ways to write a pattern, places by the names of their rules."""
    return [
        "".join(part if isinstance(part, str) else f"<{part.rule}>" for part in way)
        for way in ways_of(parts_of(tree.PercentOff, pattern))
    ]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        ("once per customer", ["once per customer"]),
        ("<percent> off", ["<percent> off"]),
        ("<percent> off [up to <up_to>]", ["<percent> off up to <money>", "<percent> off"]),
        ("<percent:count> item(s)", ["<count> items"]),
        ("{category|categories} <on:names>", ["category <names>", "categories <names>"]),
        ("(|the) basket", [" basket", "the basket"]),
        ("not (<on>)", ["not (<selection>)"]),
        ("<on> / is <up_to>", ["<selection>\vis <money>"]),
    ],
)
def test_a_pattern_says_how_a_phrase_is_written(pattern, ways):
    """What may be left out, said otherwise, or agrees, is each way that a line may be written."""
    assert written(pattern) == ways


@pytest.mark.parametrize(
    "pattern", ["a <b", "a {b}", "a <b c>", "a [b", "a (b|c", "a)", "a|b", "[a|b]"]
)
def test_a_pattern_that_is_no_pattern_is_refused(pattern):
    """A slip in the table is told where it stands."""
    with pytest.raises(ValueError, match="pattern"):
        parts_of(None, pattern)


def test_a_node_is_printed_by_the_first_row_that_says_all_of_it():
    """Nothing that a node holds is lost, and nothing is said that it does not hold."""
    free, paid = tree.Membership(), tree.Membership(Money(2900, "EUR"), Period.YEAR)
    assert phrase(free, Language.ENGLISH) == "membership is free"
    assert phrase(paid, Language.ENGLISH) == "membership costs 29 EUR per year"
    with pytest.raises(ValueError, match="Membership"):
        phrase(tree.Membership(fee=Money(2900, "EUR")), Language.ENGLISH)


def test_a_part_whose_field_says_nothing_is_left_out():
    """`10% off`, and `10% off up to 20 EUR`."""
    without = tree.PercentOff(Percent(10))
    assert phrase(without, Language.FRENCH) == "10 % de remise"
    limited = tree.PercentOff(Percent(10), None, Money(2000, "EUR"))
    assert phrase(limited, Language.FRENCH) == "10 % de remise dans la limite de 20 €"


def test_words_agree_with_what_they_count():
    """`1 stamp per item`, `2 stamps per item`; in French, 0 is singular."""
    said = [phrase(tree.StampPer(count, False), Language.FRENCH) for count in (0, 1, 2)]
    assert said == ["0 tampon par article", "1 tampon par article", "2 tampons par article"]
    earned = tree.Then((tree.Earns(Points(0)),))
    assert phrase(earned, Language.FRENCH) == "alors 0 point gagné"


@LANGUAGES
def test_a_node_that_no_phrase_says_is_named(language, monkeypatch):
    """A clause, a benefit or a condition without a row stops the making of the tables."""
    for kind in (tree.Perk, tree.Cap, tree.CodeUsed, tree.PageHead, tree.HasTier):
        rest = tuple(row for row in PHRASES if row.what is not kind)
        monkeypatch.setattr(grammar, "PHRASES", rest)
        with pytest.raises(ValueError, match=f"no phrase says {kind.__name__}$"):
            grammar.grammar_of(grammar_folder(), language)


def test_two_rows_that_say_the_same_are_refused(monkeypatch):
    """A phrase has one meaning: a second row with its words is told."""
    again = says(tree.Perk, "perk <perk>", "avantage <perk>")
    monkeypatch.setattr(grammar, "PHRASES", (*PHRASES, again))
    with pytest.raises(ValueError, match=r'two rows .* "perk" A_NAME'):
        grammar.grammar_of(grammar_folder(), Language.ENGLISH)


def test_a_row_that_can_be_read_as_another_is_refused(monkeypatch):
    """The words of two clauses that the automaton cannot tell apart are told when it is made."""
    same = says(tree.OffPage, "once per customer", "une seule fois par client")
    monkeypatch.setattr(grammar, "PHRASES", (*PHRASES, same))
    with pytest.raises(GrammarError):
        build(grammar.grammar_of(grammar_folder(), Language.ENGLISH).text)


def test_a_choice_of_an_enum_without_its_phrase_is_refused():
    """`each` asks for every member, when the table is imported."""
    with pytest.raises(MissingRows, match="no row for NEAREST"):
        each(
            tree.Rounded,
            {tree.Rounding.DOWN: ("down", "bas"), tree.Rounding.UP: ("up", "haut")},
        )

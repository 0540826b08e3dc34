"""What the author has weighed is not told again; what is ignored for nothing is."""

import pytest

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
CLIFF = 'offer "O"\n  on baskets from 50 EUR\n  10 EUR off\n'


@pytest.fixture
def codes():
    """The codes of what is told of some rules, save the defaults."""

    def told(rules):
        done = compiled(SourceText.of(HEAD + "earn 1 point per 1 EUR\n\n" + rules))
        return [each.code for each in done.problems if each.code != "defaults-taken"]

    return told


def test_the_witness_is_told_without_a_comment(codes):
    """There is something to ignore."""
    assert codes(CLIFF) == ["cliff"]


@pytest.mark.parametrize(
    "rules",
    [
        CLIFF.replace("50 EUR", "50 EUR  # palier: ignore[cliff] it is meant"),
        CLIFF.replace("50 EUR", "50 EUR # palier:ignore[cliff]"),
        CLIFF.replace("  on", "  # palier: ignore[cliff] it is meant\n  on"),
        f"# palier: ignore[cliff] it is meant\n{CLIFF}",
        f"# palier: ignore[cliff]\n# another comment\n\n{CLIFF}",
        f"# Palier : ignorer [cliff]\n{CLIFF}",
    ],
)
def test_a_warning_is_ignored_beside_it_above_it_or_above_its_statement(codes, rules):
    """Whatever is said after it."""
    assert codes(rules) == []


@pytest.mark.parametrize(
    "rules",
    [
        CLIFF.replace("10 EUR off", "10 EUR off  # palier: ignore[cliff]"),
        f"{CLIFF}\n# palier: ignore[cliff]\n" + 'offer "P"\n  5% off\n',
        f"{CLIFF}# palier: ignore[cliff]\n",
        CLIFF.replace("50 EUR", "50 EUR  # palier: ignore[clif]"),
        CLIFF.replace("50 EUR", "50 EUR  # palier: ignore"),
        CLIFF.replace("50 EUR", "50 EUR  # palier: ignore[] we mean it"),
        CLIFF.replace("50 EUR", "50 EUR  # palier: ignore cliff"),
        CLIFF.replace("50 EUR", "50 EUR  # palier : ignorer (cliff"),
    ],
)
def test_elsewhere_it_ignores_nothing_and_is_told(codes, rules):
    """The warning stays."""
    assert sorted(codes(rules)) == ["cliff", "unused-ignore"]


def test_a_code_has_any_capitals(codes):
    """As people write them."""
    assert codes(CLIFF.replace("50 EUR", "50 EUR  # Palier: Ignore[Cliff] we mean it")) == []


def test_a_code_without_brackets_is_shown_between_them():
    """To paste."""
    rules = HEAD + CLIFF.replace("50 EUR", "50 EUR  # palier: ignore cliff")
    source = SourceText.of(rules)
    found = [each for each in compiled(source).problems if each.code == "unused-ignore"]
    assert words_of(found[0], source, Language.ENGLISH).hint == "write `# palier: ignore[cliff]`"


def test_a_quotation_is_no_comment(codes):
    """A name may look like one."""
    assert codes('perk "x"\n') != []
    assert codes(CLIFF.replace('"O"', '"# palier: ignore[cliff]"')) == ["cliff"]


def test_mistakes_are_never_ignored(codes):
    """The comment is told beside them."""
    rules = '# palier: ignore[undeclared-name]\noffer "O"\n  reward "Nope"\n'
    assert sorted(codes(rules)) == ["undeclared-name", "unused-ignore"]


def test_several_codes_stand_together(codes):
    """Each for itself."""
    rules = CLIFF.replace("50 EUR", "50 EUR  # palier: ignore[cliff, band-gap]")
    assert codes(rules) == ["unused-ignore"]
    done = compiled(SourceText.of(HEAD.replace('Paris"', 'Paris"')))
    assert [each.code for each in done.problems] == ["defaults-taken"]
    silent = HEAD.replace('"Club"', '"Club"  # palier: ignore[defaults-taken] we know them')
    assert compiled(SourceText.of(silent)).problems == ()

"""The pages on mistakes of writing show what is refused, and what is not."""

import re

import pytest

from palier.problem import Problem, syntax
from palier.source import Language

KINDS = sorted(
    (
        kind
        for kind in vars(syntax).values()
        if isinstance(kind, type) and issubclass(kind, Problem)
    ),
    key=lambda kind: kind.code,
)
CODES = [kind.code for kind in KINDS if kind.code and kind.__module__ == syntax.__name__]
UNSHOWN = {"hidden-character", "too-large", "more-problems"}  # a page cannot show these
OPENING = ("loyalty program", "programme de fidélité")


def programs(page):
    """The programmes of a page, English ones first: refused, fine, refused, fine."""
    return re.findall(r"^```palier\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def with_header(program, language, code):
    """A programme as a file, unless its header is what it is about."""
    header = {
        Language.ENGLISH: f'{OPENING[0]} "Club"\n\n',
        Language.FRENCH: f'{OPENING[1]} "Club"\n\n',
    }
    alone = program.startswith(OPENING) or code in {"missing-header", "late-header"}
    return program if alone else header[language] + program


@pytest.mark.parametrize("code", sorted(set(CODES) - UNSHOWN))
def test_a_page_shows_a_file_with_the_mistake_and_one_without(code, root, read):
    """What a page says is refused is refused under that code, in both languages."""
    shown = programs(root / f"docs/problems/{code}.md")
    assert len(shown) == 4
    for language, wrong, right in zip(Language, shown[::2], shown[1::2], strict=True):
        wrongs = read(with_header(wrong, language, code)).problems
        assert code in {each.code for each in wrongs}
        assert read(with_header(right, language, code)).problems == ()


@pytest.mark.parametrize("code", sorted(UNSHOWN))
def test_a_page_on_what_cannot_be_shown_has_a_file_without_it(code, root, read):
    """The other pages still show what a right file is."""
    english, french = programs(root / f"docs/problems/{code}.md")
    assert read(with_header(english, Language.ENGLISH, code)).problems == ()
    assert read(with_header(french, Language.FRENCH, code)).problems == ()

"""The pages of the mistakes of meaning show each mistake and its cure, in both languages."""

import re

import pytest

from palier.problem import Level, all_kinds
from palier.source import SourceText
from palier.surface.parse import parse

FENCE = re.compile(r"^```palier\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADERS = (
    'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
)
CODES = sorted(
    each.code
    for each in all_kinds()
    if each.__module__ in ("palier.problem.meaning", "palier.problem.reckoning")
)


def shown(root, code):
    """Give what a page shows as whole files: wrong, right, then both again in French."""
    snippets = FENCE.findall((root / "docs" / "problems" / f"{code}.md").read_text("utf-8"))
    headers = (HEADERS[0], HEADERS[0], HEADERS[1], HEADERS[1])
    for snippet, header in zip(snippets, headers, strict=True):
        headed = snippet.startswith(("loyalty program", "programme de fidélité"))
        yield snippet if headed else header + snippet


@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_the_mistake_and_how_to_put_it_right(root, read, code):
    """A merchant who follows the code to its page finds an example that does what it says."""
    wrong, right, faux, juste = shown(root, code)
    assert {each.code for each in read(wrong).problems} == {code}
    assert {each.code for each in read(faux).problems} == {code}
    assert read(right).problems == read(juste).problems == ()


@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_nothing_that_cannot_be_read(root, code):
    """Both examples are well written: only their meaning is at stake."""
    unread = [
        problem
        for text in shown(root, code)
        for problem in parse(SourceText.of(text)).problems
        if problem.level is Level.ERROR
    ]
    assert unread == []

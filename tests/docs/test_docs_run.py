"""The documentation is true: what it shows is run."""

import re
from pathlib import Path

import pytest

import palier

ROOT = Path(__file__).parent.parent.parent
WHOLE = re.compile(
    r"^```palier *(.*)\n((?:loyalty program|programme de fidélité) .*\n  [^`]+)```", re.MULTILINE
)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDES = [page for page in PAGES if page.parent.name != "problems"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page, run_page):
    """A reader who types what a page shows gets what it shows."""
    assert run_page(page) == page.read_text("utf-8").count("```") / 2


def told(name, text):
    """Whether a page shows the mistakes of a file."""
    return name and re.search(rf"palier check {name}\n[^`]*(error|erreur)\[", text)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_whole_programme_that_a_page_shows_has_no_mistake(page):
    """It checks, and its examples pass; one with mistakes is named, and a command tells them."""
    text = page.read_text("utf-8")
    whole = [palier.compile(each) for name, each in WHOLE.findall(text) if not told(name, text)]
    assert all(run.passed for programme in whole for run in programme.runs)


def test_a_page_that_shows_something_else_fails(tmp_path, run_page):
    """A wrong output, a wrong session and a failing block are each noticed."""
    for wrong in (
        "```console\n$ palier --version\npalier 99\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
        "```python\nassert 1 == 2\n```\n",
    ):
        page = tmp_path / "page.md"
        page.write_text(wrong, "utf-8")
        with pytest.raises(AssertionError):
            run_page(page)


def test_a_named_block_is_a_file_of_the_page(tmp_path, run_page):
    """The rule file that a page shows is the one its commands read."""
    page = tmp_path / "page.md"
    page.write_text(
        "```json order.json\n{}\n```\n"
        '```python\nfrom pathlib import Path\ntext = Path("order.json").read_text()\n```\n'
        "```python\n>>> text\n'{}\\n'\n```\n"
        "```console\n$ palier --version\npalier ...\n$ echo $?\n0\n```\n",
        "utf-8",
    )
    run_page(page)
    assert (tmp_path / "order.json").read_text("utf-8") == "{}\n"

"""The documentation is true: what it shows is run."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page, run_page):
    """A reader who types what a page shows gets what it shows."""
    assert run_page(page) == page.read_text("utf-8").count("```") / 2


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

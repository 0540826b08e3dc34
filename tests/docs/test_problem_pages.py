"""The pages of docs/problems: their index, and examples that are what they say."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import palier.problem
from palier.compiling import compiled
from palier.problem import Level, all_kinds
from palier.source import SourceText

for _module in pkgutil.iter_modules(palier.problem.__path__, "palier.problem."):
    importlib.import_module(_module.name)

PAGES = Path(__file__).parents[2] / "docs" / "problems"
WRITTEN = [each for each in all_kinds() if (PAGES / f"{each.code}.md").exists()]
FENCED = re.compile(r"^```palier\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENGLISH = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
FRENCH = 'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
ABOUT_HEADERS = {"missing-header", "late-header"}
HEADERS = ("loyalty program", "programme de fidélité")
LEVELS = {
    Level.ERROR: "error · erreur",
    Level.WARNING: "warning · avertissement",
    Level.ADVICE: "advice · conseil",
}


def texts(code):
    """Give the rule files of a page, each under a header if it has none."""
    page = (PAGES / f"{code}.md").read_text("utf-8")
    french = page.index("## En français")
    for found in FENCED.finditer(page):
        head = ENGLISH if found.start() < french else FRENCH
        text = found[1]
        has_head = any(line.startswith(HEADERS) for line in text.splitlines())
        yield text if has_head or code in ABOUT_HEADERS else head + text


def codes_in(text):
    """Give the codes of all that is said of a text."""
    return {each.code for each in compiled(SourceText.of(text)).problems}


def in_a_file():
    """Give the codes whose pages show rule files."""
    return [each.code for each in WRITTEN if len(list(texts(each.code))) >= 4]


@pytest.mark.parametrize("code", in_a_file())
def test_the_wrong_examples_of_a_page_are_wrong_and_the_right_ones_right(code):
    """In both languages, the first example has the problem and the second has not."""
    wrong, right, faux, juste = list(texts(code))[:4]
    assert code in codes_in(wrong)
    assert code not in codes_in(right)
    assert code in codes_in(faux)
    assert code not in codes_in(juste)


@pytest.mark.parametrize("code", [each.code for each in WRITTEN])
def test_a_page_speaks_english_then_french(code):
    """Whoever is sent there by a message finds their language."""
    page = (PAGES / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}")
    assert "\n## En français" in page


def row(kind):
    """Give the line of the index that a page deserves: its title, and its level."""
    page = (PAGES / f"{kind.code}.md").read_text("utf-8")
    title = page.splitlines()[0].removeprefix(f"# {kind.code}").removeprefix(": ")
    return f"| [{kind.code}]({kind.code}.md) | {LEVELS[kind.level]} | {title} |"


def test_the_index_lists_every_page_with_its_level_and_title(request):
    """A merchant can look a code up; `pytest --snapshot-update` writes the list anew."""
    index, rows = PAGES / "README.md", [row(each) for each in WRITTEN]
    if request.config.getoption("update_snapshots"):
        prose = re.sub(r"^\| \[.*\n", "", index.read_text("utf-8"), flags=re.MULTILINE)
        index.write_text("\n".join([prose.rstrip("\n"), *rows, ""]), "utf-8")
    lines = index.read_text("utf-8").splitlines()
    assert [each for each in lines if each.startswith("| [")] == rows

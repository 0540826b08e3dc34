"""The pages of docs/problems: their index, and examples that are what they say."""

import datetime as dt
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import palier.problem
from palier.account.reading import read_event
from palier.checks.review import Limits
from palier.compiling import as_versions, compiled
from palier.life.replay import History
from palier.problem import Level, all_kinds
from palier.problem.event import EventRefusedError
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

for _module in pkgutil.iter_modules(palier.problem.__path__, "palier.problem."):
    importlib.import_module(_module.name)

PAGES = Path(__file__).parents[2] / "docs" / "problems"
WRITTEN = [each for each in all_kinds() if (PAGES / f"{each.code}.md").exists()]
ENGLISH = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
FRENCH = 'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
ABOUT_HEADERS = {"missing-header", "late-header"}
HEADERS = ("loyalty program", "programme de fidélité")
LEVELS = {
    Level.ERROR: "error · erreur",
    Level.WARNING: "warning · avertissement",
    Level.ADVICE: "advice · conseil",
}


def of_topic(*topics):
    """Give the codes of the kinds of some topics, which stand in a module each."""
    homes = {f"palier.problem.{topic}" for topic in topics}
    return sorted(each.code for each in all_kinds() if each.__module__ in homes)


WRITING = of_topic("syntax")
UNSHOWN = {"hidden-character", "too-large", "more-problems"}  # a page cannot show these
MEANING = of_topic("meaning", "reckoning", "giving", "brand")
IN_WORDS = {
    *("unknown-customer", "missing-version", "other-customer"),
    *("account-moved", "merge-alone"),
}
BY_AN_ORDER = {
    *("declared-code", "paid-too-much", "tax-above-price", "too-many-points", "too-many-units"),
    *("unfamiliar-name", "points-do-not-fit"),
}
"""What their pages show is one order, and what the rule file must say for it, not a history."""
EVENTS = sorted({*of_topic("life")} - IN_WORDS - BY_AN_ORDER)


def fenced(code, language):
    """Give the blocks of a page in a language, each with whether it stands in the French half."""
    page = (PAGES / f"{code}.md").read_text("utf-8")
    half = page.index("## En français")
    pattern = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(found[1], found.start() > half) for found in pattern.finditer(page)]


def texts(code):
    """Give the rule files of a page, each under a header if it has none."""
    for text, french in fenced(code, "palier"):
        has_head = any(line.startswith(HEADERS) for line in text.splitlines())
        head = "" if has_head or code in ABOUT_HEADERS else FRENCH if french else ENGLISH
        yield head + text


def written(text):
    """Give what is said of the writing of a text."""
    return parse(SourceText.of(text)).problems


def meant(text):
    """Give what is said of the writing and the meaning of a text."""
    source = SourceText.of(text)
    parsed = parse(source)
    return resolve(parsed.file, source, parsed.problems).problems


AFTER = {"changed-unit": f"{ENGLISH}earn 1 point per 1 EUR\n"}
"""What a page says of a file is said of it as a version that comes after another one."""


def told(text, code=""):
    """Give all that is said of a text on a day in the middle of 2026."""
    files = [AFTER[code], text] if code in AFTER else [text]
    limits = Limits(day=dt.date(2026, 5, 1))
    return as_versions(tuple(compiled(SourceText.of(each), limits) for each in files))[-1].problems


def refused(history):
    """Give the problems for which an event of a history is refused, or none."""
    program = compiled(SourceText.of(CLUB)).program
    shop = History(program, strict=True)
    problems = []
    for line in history.splitlines():
        event = read_event(SourceText.of(line), program).value
        try:
            list(shop.enter(event))
        except EventRefusedError as error:
            problems += error.problems
    return problems


CLUB = f"""{ENGLISH}earn 1 point per 1 EUR

reward "Chèque 10 €" for 200 points
  10 EUR off

reward "Surprise"
  10 EUR off
"""


def codes(problems):
    """Give the codes of problems."""
    return {each.code for each in problems}


def in_a_file():
    """Give the codes whose pages show rule files, wrong and right, in both languages."""
    return [each.code for each in WRITTEN if len(list(texts(each.code))) >= 4]


@pytest.mark.parametrize("code", in_a_file())
def test_the_wrong_examples_of_a_page_are_wrong_and_the_right_ones_right(code):
    """In both languages, the first example has the problem and the second has not."""
    wrong, right, faux, juste = list(texts(code))[:4]
    assert code in codes(told(wrong, code))
    assert code not in codes(told(right, code))
    assert code in codes(told(faux, code))
    assert code not in codes(told(juste, code))


@pytest.mark.parametrize("code", sorted({*WRITING} - UNSHOWN))
def test_a_page_on_writing_shows_what_is_refused_and_what_is_read(code):
    """The right examples are written without any slip."""
    wrong, right, faux, juste = texts(code)
    assert code in codes(written(wrong)) & codes(written(faux))
    assert written(right) == written(juste) == ()


@pytest.mark.parametrize("code", sorted(UNSHOWN))
def test_a_page_on_what_cannot_be_shown_has_a_file_without_it(code):
    """The other pages still show what a right file is."""
    right, juste = texts(code)
    assert written(right) == written(juste) == ()


@pytest.mark.parametrize("code", MEANING)
def test_a_page_on_meaning_shows_that_mistake_alone(code):
    """Both examples are well written: only their meaning is at stake."""
    wrong, right, faux, juste = texts(code)
    assert codes(meant(wrong)) == codes(meant(faux)) == {code}
    assert meant(right) == meant(juste) == ()
    assert not [each for each in written(wrong) + written(faux) if each.level is Level.ERROR]


@pytest.mark.parametrize("code", EVENTS)
def test_the_wrong_events_of_a_page_are_refused_and_the_right_ones_entered(code):
    """Who is sent to a page by a message can send what it shows."""
    wrong, right, faux, juste = (text for text, _ in fenced(code, "json"))
    assert codes(refused(wrong)) == codes(refused(faux)) == {code}
    assert refused(right) == refused(juste) == []


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

"""The page in a browser: what it asks for, how it folds, how it is walked by keyboard."""

import re

import pytest
from tests.page.conftest import known_page

from palier.source import Language

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser(needs):
    """Start Chromium once."""
    path = needs("chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a page from a file, in a window of a width; gives it with what it asked for and said."""
    contexts = []

    def open_(name, language, width=1280, scheme="light"):
        file = tmp_path / "page.html"
        file.write_text(known_page(name, language), "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        tab, asked, said = context.new_page(), [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(file.as_uri())
        return tab, asked, said

    yield open_
    for context in contexts:
        context.close()


def test_the_page_asks_for_nothing_and_its_style_applies(opened):
    """Opened from a file, under its own policy, with nothing to complain of."""
    tab, asked, said = opened("everything.en", Language.ENGLISH)
    assert len(asked) == 1
    assert said == []
    assert tab.evaluate("getComputedStyle(document.querySelector('.ticket')).color") == (
        "rgb(255, 255, 255)"
    )
    assert tab.evaluate("document.cookie") == ""


@pytest.mark.parametrize("name", ["everything.en", "points-grid", "cashback-pot"])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_has_to_be_scrolled_sideways(opened, name, width):
    """The page reflows down to 320 pixels."""
    tab, _, _ = opened(name, Language.FRENCH, width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_tab_offers_to_skip_to_the_content(opened):
    """Those who use the keyboard need not walk the contents, and see where they are."""
    tab, _, _ = opened("everything.en", Language.FRENCH)
    tab.keyboard.press("Tab")
    focused = "document.activeElement"
    assert tab.evaluate(f"{focused}.getAttribute('href')") == "#content"
    assert tab.evaluate(f"{focused}.getBoundingClientRect().top") >= 0
    tab.keyboard.press("Tab")
    assert tab.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"


def test_the_night_is_dark(opened):
    """Whoever prefers a dark screen gets one."""
    tab, _, _ = opened("silent.en", Language.ENGLISH, scheme="dark")
    shown = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(each) for each in re.findall(r"\d+", shown)) < 40


def test_the_other_cases_open_without_a_script(opened):
    """More examples are one key away."""
    tab, _, _ = opened("points-grid", Language.FRENCH)
    shown, hidden = tab.locator(".receipt").first, tab.locator(".more .receipt").first
    assert not shown.is_visible()
    tab.locator("summary", has_text="Exemples chiffrés").focus()
    tab.keyboard.press("Enter")
    assert shown.is_visible()
    assert not hidden.is_visible()
    tab.locator("summary", has_text="autres exemples").focus()
    tab.keyboard.press("Enter")
    assert hidden.is_visible()


def test_a_link_of_the_contents_opens_what_is_folded(opened):
    """Whoever asks for the details finds them open."""
    tab, _, _ = opened("points-grid", Language.FRENCH)
    assert not tab.locator("#small-print").is_visible()
    tab.locator("nav a", has_text="En détail").click()
    tab.wait_for_timeout(100)
    assert tab.locator("#small-print").is_visible()


def test_links_are_large_enough_for_a_finger(opened):
    """Every link of the contents is at least 24 pixels high."""
    tab, _, _ = opened("everything.en", Language.ENGLISH, 390)
    links = "[...document.querySelectorAll('nav a, summary')]"
    heights = tab.evaluate(f"{links}.map(link => link.getBoundingClientRect().height)")
    assert min(heights) >= 24

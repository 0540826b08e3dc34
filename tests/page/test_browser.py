"""The page in a browser: what it asks for, how it folds, how it is walked by keyboard."""

import re
from decimal import Decimal

import pytest
from tests.page.conftest import ROOT, SHOPS, known_page

import palier
from palier.page.colours import TEXT, Colour, contrast
from palier.programmes import template
from palier.source import Language

LONG = """loyalty program "{0}"
  currency EUR
  time zone "Europe/Paris"

page
  title "{0}"
  introduction "{0}"
  question "{0}" answer "{0}"

earn 1 point per 1 EUR
  except category "{0}"

tier "Connaisseur"
  perk "{0}"

tier "{0}" from 100 EUR spent
  perk "{0}"

reward "{0}" for 10 points
  product "{0}" as a gift

stamp card "{0}"
  1 stamp per item
  after 5 stamps: 5 EUR off

offer "{0}" with promo code "HELLO"
  10 EUR off
"""
LINES = """e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  return new Set([...range.getClientRects()].map(each => Math.round(each.top))).size;
}"""


@pytest.fixture
def opened(window):
    """Open a page that is known by a name, in a window of a width, by day or by night."""

    def open_(name, language, width=1280, scheme="light"):
        return window(known_page(name, language), width, color_scheme=scheme)

    return open_


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


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["Bergkristallschleiferei" * 3, "x" * 10_000])
def test_no_name_is_too_long_for_the_page(window, name, width):
    """A word longer than its place is broken; one that has room enough is left whole."""
    rules = LONG.format(name)
    tab, _, _ = window(palier.compile(rules).page("fr", calculator=True), width)
    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert tab.locator(".calculator:not([hidden])").count() == 1
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.locator("h3", has_text="Connaisseur").first.evaluate(LINES) == 1


def test_the_first_tab_offers_to_skip_to_the_content(opened):
    """Those who use the keyboard need not walk the contents, and see where they are."""
    tab, _, _ = opened("everything.en", Language.FRENCH)
    tab.keyboard.press("Tab")
    focused = "document.activeElement"
    assert tab.evaluate(f"{focused}.getAttribute('href')") == "#content"
    assert tab.evaluate(f"{focused}.getBoundingClientRect().top") >= 0
    tab.keyboard.press("Tab")
    assert tab.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ring_around_what_is_focused_is_whole(opened, width):
    """Nothing around a link cuts it off: the contents did, above and below."""
    tab, _, _ = opened("everything.en", Language.ENGLISH, width)
    cut = """() => {
      const ring = document.activeElement.getBoundingClientRect();
      for (let at = document.activeElement.parentElement; at; at = at.parentElement) {
        const box = at.getBoundingClientRect();
        if (getComputedStyle(at).overflow.includes("visible") || at === document.body) continue;
        const whole = ring.top - 6 >= box.top && ring.bottom + 6 <= box.bottom;
        if (!whole) return at.className || at.tagName;
      }
    }"""
    walked = []
    for _ in range(25):
        tab.keyboard.press("Tab")
        walked.append(tab.evaluate(cut))
    assert [each for each in walked if each not in {None, "HTML"}] == []


def test_the_contents_are_all_in_sight_when_walked_by_keyboard(opened):
    """On a telephone they move sideways; no link that is focused is half out of sight."""
    tab, _, _ = opened("everything.en", Language.ENGLISH, 360)
    before = tab.locator(".contents ul").bounding_box()["height"]
    tab.keyboard.press("Tab")
    ends = []
    while "contents" not in (
        tab.evaluate("document.activeElement.closest('nav')?.className") or ""
    ):
        tab.keyboard.press("Tab")
    for _ in range(tab.locator(".contents a").count()):
        ends.append(tab.evaluate("document.activeElement.getBoundingClientRect().right"))
        tab.keyboard.press("Tab")
    assert max(ends) <= 360
    assert tab.locator(".contents ul").bounding_box()["height"] == before


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


def test_links_are_large_enough_for_a_finger(opened):
    """Every link of the contents is at least 24 pixels high."""
    tab, _, _ = opened("everything.en", Language.ENGLISH, 390)
    links = "[...document.querySelectorAll('nav a, summary')]"
    heights = tab.evaluate(f"{links}.map(link => link.getBoundingClientRect().height)")
    assert min(heights) >= 24


BRANDS = [("soap", "fr"), ("outdoor", "fr"), ("books", "en")]


def branded(name, language, **how):
    """Print the page of a brand, or of another shop, with its theme."""
    rules = next((ROOT / "examples" / SHOPS.get(name, f"brands/{name}")).glob("rules.*.palier"))
    theme = rules.with_name("theme.toml")
    return palier.load(rules).page(language, theme=theme if theme.exists() else None, **how)


@pytest.mark.parametrize(("name", "language"), BRANDS)
@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_a_brand_fits_every_screen_and_asks_for_nothing(window, name, language, width):
    """Its pictures are in the page, its style is let in, and nothing is scrolled sideways."""
    tab, asked, said = window(branded(name, language), width)
    assert [each for each in asked[1:] if not each.startswith("data:image/")] == []
    assert said == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("[...document.images].every(each => each.naturalWidth > 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "language"), BRANDS)
def test_a_button_has_the_colour_of_its_brand(window, name, language, scheme):
    """And letters that stand out from it."""
    tab, _, _ = window(branded(name, language), color_scheme=scheme)
    style = "getComputedStyle(document.querySelector('.button.main'))"
    back, front = (tab.evaluate(f"{style}.{each}") for each in ("backgroundColor", "color"))
    one, other = (Colour(*map(int, re.findall(r"\d+", each))) for each in (back, front))
    assert contrast(one, other) >= TEXT


def test_a_simple_club_is_read_in_four_screens_of_a_telephone(window):
    """Before what is folded; a club of points and one reward."""
    text = template("points", Language.ENGLISH)
    for language in Language:
        tab, _, _ = window(palier.compile(text).page(language), 390)
        top = tab.evaluate("document.querySelector('#questions').getBoundingClientRect().top")
        assert top <= 4 * 844


SIMPLE = ("brand-tiers", "stamps-and-referral", "cashback-pot", "points-grid", "soap", "books")
LONGEST = dict.fromkeys(SIMPLE, "4") | {"outdoor": "4.7", "coffee-chain": "6.4", "airline": "5.8"}
"""The most screens of a telephone before the questions: simple clubs, and shops of many rules."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", LONGEST)
def test_a_page_stays_short_on_a_telephone(window, name, language):
    """Before what is folded, with its calculator, as `palier page` prints it.

    The longest of what is shipped is held too, so that none grows.
    """
    tab, _, _ = window(branded(name, language.value, calculator=True), 390)
    assert tab.locator("[data-figures]").is_visible()
    top = tab.evaluate("document.querySelector('#questions').getBoundingClientRect().top")
    assert top <= Decimal(LONGEST[name]) * 844


@pytest.mark.parametrize(("name", "language"), BRANDS)
def test_a_page_prints_on_three_sheets_of_a4_at_most(window, name, language):
    """With everything that is folded on a screen."""
    tab, _, _ = window(branded(name, language))
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "1.5cm")
    printed = tab.pdf(format="A4", margin=margin)
    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 3


def test_a_fragment_changes_nothing_around_it(window):
    """In a page with its own style, before and after."""
    part = palier.load(ROOT / "examples/brand-tiers/rules.fr.palier").page("fr", fragment=True)
    around = "<style>h1 {{ color: rgb(1, 2, 3) }}</style><h1 id=a>A</h1><ul><li id=b>B</ul>{}"
    before, after = (
        window(f"<!DOCTYPE html>{around.format(each)}")[0].evaluate(
            "['a', 'b'].map(id => { const s = getComputedStyle(document.getElementById(id));"
            " return [s.color, s.fontSize, s.margin, s.listStyleType, s.fontFamily] })"
        )
        for each in ("", part)
    )
    assert before == after


def test_forced_colours_keep_lines_and_buttons(window):
    """Where a reader sets all colours, what can be used is still seen."""
    tab, _, said = window(branded("soap", "fr"), forced_colors="active")
    style = "getComputedStyle(document.querySelector('.button.main'))"
    assert tab.evaluate(f"{style}.borderTopWidth") == "2px"
    assert said == []

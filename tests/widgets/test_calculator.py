"""The calculator of the page as a widget of a shop: the same fields, the same figures."""

import re

import pytest
from tests.widgets.test_logic import CLUB

import palier
from palier.source import Language
from palier.widgets.making import HiddenRulesError, Kind, kinds, widget
from palier.widgets.markup import nodes

SHOWN = "[...root.querySelectorAll('dt, dd, [data-why] li, [data-next]')].map((e) => e.textContent)"
HIDDEN = CLUB + '\nbonus day "Secret" on 2 June 2026\n  points x 2\n  is not on the page\n'


@pytest.fixture(scope="module")
def club():
    """Compile a club."""
    return palier.compile(CLUB)


@pytest.fixture
def calculating(club, on_page):
    """Put a calculator on a page that knows some of its fields."""

    def put(values, **how):
        return on_page(club.program, Kind.CALCULATOR, {"values": values}, **how)

    return put


@pytest.mark.parametrize("language", list(Language))
def test_it_says_what_that_of_the_page_says(club, calculating, window, language):
    """Every figure, reason and step, in both languages; the fields have the same names."""
    tab, asked, said = calculating({"basket": "80"}, language=language)
    tab.locator("[data-figures] dd").first.wait_for()
    page, _, _ = window(club.page(language.value, calculator=True))
    page.locator("[name=basket]").fill("80")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    wanted = page.evaluate(f"(() => {{ const root = document; return {SHOWN}; }})()")
    assert (asked, said) == ([], [])
    tab.wait_for_function(
        f"wanted => {{ const root = element.shadowRoot;"
        f" return JSON.stringify({SHOWN}) === JSON.stringify(wanted); }}",
        arg=[each for each in wanted if each],
    )
    names = "e => [...e.elements].map((each) => each.name)"
    assert tab.locator("fieldset").evaluate(names) == page.locator("fieldset").evaluate(names)


def test_what_a_shop_knows_is_filled_in_and_what_is_no_field_is_told(calculating):
    """Amounts are written as the language has them; a box takes true."""
    values = {"basket": "80.50", "tier": "Gold", "pay": True, "shoe": 42}
    tab, _, _ = calculating(values, language=Language.FRENCH)
    held = [tab.locator(f"[name={each}]") for each in ("basket", "tier", "pay")]
    assert [held[0].input_value(), held[1].input_value()] == ["80,50", "Gold"]
    assert held[2].is_checked()
    assert tab.evaluate("told") == [["refused", {"code": "no-field", "path": ["values", "shoe"]}]]


def test_a_step_of_the_curve_is_taken_with_a_finger_and_the_keyboard(calculating):
    """The basket becomes the amount of the step, and the focus stays on it."""
    tab, _, _ = calculating({"basket": "10"}, has_touch=True)
    tab.locator(".curve summary").tap()
    step = tab.locator(".steps button").first
    step.tap()
    assert tab.locator("[name=basket]").input_value() != "10"
    step.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("element.shadowRoot.activeElement.className") == step.evaluate(
        "e => e.className"
    )
    box = step.bounding_box()
    assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_no_wider_than_its_place(calculating, width):
    """It looks at its own width, not at that of the window: narrow, all is one column."""
    tab, _, _ = calculating({"basket": "80"}, width=width)
    tab.locator("[data-figures] dd").first.wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    columns = tab.locator(".calculator-body").evaluate(
        "e => getComputedStyle(e).gridTemplateColumns.split(' ').length"
    )
    assert columns == (2 if width == 1280 else 1)


def test_a_calculator_of_hidden_rules_is_not_made():
    """Whoever tries it would find them; the other widgets are."""
    program = palier.compile(HIDDEN).program
    assert kinds(program) == (Kind.PRODUCT, Kind.CART, Kind.ACCOUNT)
    with pytest.raises(HiddenRulesError):
        widget(program, Kind.CALCULATOR, Language.ENGLISH)


def test_markup_of_the_page_is_texts_for_a_script():
    """A name that looks like a tag stays a text."""
    assert nodes("<p>&lt;b&gt; <i hidden>x</i></p>") == [
        "p",
        {},
        "<b> ",
        ["i", {"hidden": ""}, "x"],
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_no_name_of_a_script_is_taken_for_a_key(club, kind):
    """What is shortened is no method, and no key that is its own value."""
    odd = re.compile(r"[{,]\$\w+[,}]|\b(?:get|set|async|static) \$\w+\(|[;}]\$\w+\([\w,]*\)\{")
    assert odd.findall(_bodies(widget(club.program, kind, Language.ENGLISH))) == []


def _bodies(text):
    """Give the part of a widget that is its own: what reckons is printed and tried elsewhere."""
    return text[text.rindex("class ") :]

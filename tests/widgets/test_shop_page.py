"""The page of a shop with all widgets on it: they work together, on any screen, in any light."""

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from tests.widgets.test_on_page import HOSTILE

import palier
from palier.source import Language
from palier.widgets.demo import lines, shop_page
from palier.widgets.making import FILES, Kind, kinds, widget
from palier.widgets.member import member

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = dt.date(2026, 11, 28)
HOSTILE_CLUB = """loyalty program "{name}"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "{name}", "{name}"

earn 1 point per 1 EUR

tier "{name}1" from 10 EUR spent
  perk "{name}"
  5% off

tier "{name}2" from 900 EUR spent
  10% off

reward "{name}3" for 100 points
  product "{name}" as a gift

offer "{name}4"
  on baskets from 60 EUR
  free shipping

redeem points
  10 points = 1 EUR
"""


@pytest.fixture
def written(tmp_path):
    """Write the page and its files for a programme; gives the folder."""

    def write(program, language=Language.ENGLISH):
        folder = tmp_path / language.value
        folder.mkdir(exist_ok=True)
        made = {FILES[each]: widget(program, each, language) for each in kinds(program)}
        for name, text in {**made, **shop_page(program, language, DAY)}.items():
            (folder / name).write_text(text, "utf-8")
        return folder

    return write


@pytest.fixture
def shop(browser, written):
    """Open the page in a window; gives it with what it asked for beside its files, and said."""
    contexts = []

    def open_(program, language=Language.ENGLISH, width=1280, **how):
        folder = written(program, language)
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        tab, asked, said = context.new_page(), [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto((folder / "demo.html").as_uri())
        tab.locator("palier-cart dl").wait_for()
        away = [each for each in asked if not each.startswith(folder.as_uri())]
        return tab, away, said

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def soap():
    """Load the soap maker's programme."""
    return palier.load(EXAMPLES / "brands" / "soap" / "rules.fr.palier").program


@pytest.mark.parametrize(
    ("runs", "joined"),
    [("from 1 January 2027", "2027-01-01"), ("from 1 March 2024 to 31 March 2025", "2024-09-12")],
)
def test_who_is_signed_in_has_ordered_while_the_programme_runs(runs, joined):
    """On the first day of one that begins later, before the last of one that is over."""
    head = f'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  runs {runs}\n'
    program = palier.compile(f"{head}earn 1 point per 1 EUR\n").program
    shop = member(program, DAY, lines(program))
    assert shop.standing["joined"] == joined


def test_all_four_work_together(shop, soap):
    """What is bought shows in the cart; who signs out is a visitor to all; the shop hears of it."""
    tab, away, said = shop(soap)
    to_pay = tab.locator("palier-cart dl dd").first
    assert to_pay.inner_text() == "€53"
    tab.get_by_role("button", name="Add to the basket").nth(1).click()
    tab.get_by_text("€70", exact=True).wait_for()
    tab.locator("palier-cart").get_by_role("button", name="Exchange").first.click()
    assert tab.locator("[data-told] li").first.inner_text().startswith("palier-claim")
    tab.get_by_label("Signed in as a member").uncheck()
    tab.get_by_text("Sign in to see your account.").wait_for()
    assert "As a member" in tab.locator("palier-product p").first.inner_text()
    tab.get_by_role("button", name="Empty the basket").click()
    tab.get_by_text("Your basket is empty.").wait_for()
    assert tab.locator("palier-calculator h2").is_visible()
    assert (away, said) == ([], [])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_no_wider_than_its_screen(shop, soap, width):
    """And what is touched is as large as a finger wants it."""
    tab, _, _ = shop(soap, Language.FRENCH, width, has_touch=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    buttons = tab.locator("button:visible, palier-cart button, palier-account button").all()
    boxes = [each.bounding_box() for each in buttons if "steps" not in each.evaluate(PARENT)]
    assert min(each["height"] for each in boxes) >= 44
    tab.locator("article button").first.tap()
    tab.get_by_text("101\u00a0€").first.wait_for()
    assert len(boxes) > 5


PARENT = "e => e.parentElement.className"


def test_nothing_moves_for_those_who_want_no_motion(shop, soap):
    """Neither the gauge nor anything else is on its way; for others, the gauge is."""
    moving = """[...document.querySelectorAll("*")].filter((each) => each.shadowRoot)
      .flatMap((each) => [...each.shadowRoot.querySelectorAll("*")])
      .filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0
        || getComputedStyle(each).animationName !== "none").length"""
    still, _, _ = shop(soap, reduced_motion="reduce")
    other, _, _ = shop(soap, reduced_motion="no-preference")
    assert (still.evaluate(moving), other.evaluate(moving)) == (0, 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_texts_in_all_four(shop, name):
    """They are read as they are written, nothing runs, and nothing is wider for them."""
    program = palier.compile(HOSTILE_CLUB.format(name=name)).program
    tab, away, said = shop(program, width=320)
    assert name in tab.locator("palier-account").evaluate("e => e.shadowRoot.textContent")
    assert tab.locator("palier-calculator h2").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert (away, said) == ([], [])
    marks = "e => e.shadowRoot.querySelectorAll('script, img, b').length"
    assert [tab.locator(f"palier-{kind.value}").first.evaluate(marks) for kind in Kind] == [0] * 4


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("language", list(Language))
def test_axe_finds_nothing_on_the_page(shop, soap, node_package, language, light):
    """On a telephone and on a desk."""
    tab, _, _ = shop(soap, language, 390, color_scheme=light, reduced_motion="reduce")
    tab.evaluate((node_package("axe-core") / "axe.min.js").read_text("utf-8"))
    found = tab.evaluate("axe.run().then((e) => e.violations.map((each) => each.id))")
    tab.set_viewport_size({"width": 1280, "height": 900})
    found += tab.evaluate("axe.run().then((e) => e.violations.map((each) => each.id))")
    assert found == []


def test_html_validate_finds_nothing_on_the_page(written, soap, node_package, tmp_path):
    """In either language."""
    program = node_package("html-validate") / "bin" / "html-validate.mjs"
    recommended = {"root": True, "extends": ["html-validate:recommended"]}
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(recommended), "utf-8")
    pages = [str(written(soap, each) / "demo.html") for each in Language]
    words = ["node", str(program), "--formatter", "json=found.json", *pages]
    subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert [(each["line"], each["ruleId"]) for page in found for each in page["messages"]] == []


@pytest.mark.parametrize(("currency", "first"), [("EUR", "48.00"), ("JPY", "4800")])
def test_the_articles_of_the_shop_have_prices_of_the_currency(currency, first):
    """A teapot for forty-eight yen is no teapot."""
    head = f'loyalty program "T"\n  currency {currency}\n  time zone "Europe/Paris"\n'
    program = palier.compile(f"{head}earn 1 point per 1 {currency}\n").program
    assert lines(program)[0]["price"] == first


def test_who_is_signed_in_has_paid_where_membership_has_a_price():
    """A member whose card is not paid for earns nothing, and the page would show nothing."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    rules = f"{head}  membership costs 9 EUR per year\n\nearn 1 point per 1 EUR\n"
    program = palier.compile(rules).program
    shop = member(program, DAY, lines(program))
    assert shop.account["balance"]["available"] == 4 * sum(
        int(each["price"][:-3]) for each in lines(program)
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "The widgets of this page need JavaScript."),
        (Language.FRENCH, "Les composants de cette page ont besoin de JavaScript."),
    ],
)
def test_without_javascript_nothing_stands_there_that_does_nothing(
    browser, written, language, words
):
    """It says what it needs, and has no buttons."""
    program = palier.compile(HOSTILE_CLUB.format(name="Club")).program
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((written(program, language) / "demo.html").as_uri())
    assert tab.locator("noscript").inner_text().strip() == words
    assert not tab.locator("button").first.is_visible()
    assert not tab.locator("[data-member]").is_visible()
    context.close()


def test_what_widgets_tell_is_there_once_they_tell_something(shop):
    """And no empty box before."""
    tab, _, _ = shop(palier.compile(HOSTILE_CLUB.format(name="Club")).program)
    told = tab.locator(".told")
    assert not told.is_visible()
    tab.evaluate("document.dispatchEvent(new CustomEvent('palier-use', {detail: 1}))")
    assert told.is_visible()

"""A preview as it is seen: a mistake that is saved lies over the page, and goes once mended."""

import pytest
from tests.preview.conftest import CLUB

BELOW = "Math.round(scrollY)"


@pytest.fixture
def tab(browser, served):
    """Open the preview in Chromium; gives the window and what it complained of."""
    page = browser.new_page(viewport={"width": 1500, "height": 700})
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(served.address)
    page.locator("#pages button").first.wait_for()
    yield page
    page.close()


def test_a_mistake_is_laid_over_the_page_until_it_is_mended(tab, served, rules):
    """The page stays behind it, on both screens, where its reader was."""
    phone, desk = (tab.frame_locator(f"#{name} iframe") for name in ("phone", "desk"))
    for screen in (phone, desk):
        screen.locator("h1").wait_for()
    tab.frames[1].evaluate("scrollTo(0, 300)")
    report = tab.locator("#report")
    assert not report.is_visible()
    rules.write_text(CLUB.replace("earn", "earm"), "utf-8")
    served.stage.refresh()
    report.wait_for(state="visible", timeout=5000)
    assert "earm" in report.inner_text()
    assert phone.locator("h1").is_visible()
    rules.write_text(CLUB.replace("10 points =", "25 points ="), "utf-8")
    served.stage.refresh()
    report.wait_for(state="hidden", timeout=5000)
    for screen in (phone, desk):
        screen.get_by_text("25 points").first.wait_for(timeout=5000)
    assert tab.frames[1].evaluate(BELOW) == 300
    # The other language and the conditions are a button away.
    tab.locator("#pages button", has_text="Page Français").click()
    phone.locator("html[lang=fr]").wait_for(timeout=5000)
    tab.locator("#pages button", has_text="Widgets Français").click()
    phone.locator("palier-calculator h2").wait_for(timeout=5000)
    tab.locator("#pages button", has_text="Picture for sharing English").click()
    phone.locator("svg").first.wait_for(timeout=5000)
    assert tab.said == []


def test_what_is_laid_over_the_page_can_be_put_away(tab, served, rules):
    """By keyboard too; a button brings it back."""
    rules.write_text(CLUB.replace("earn", "earm"), "utf-8")
    served.stage.refresh()
    report, again = tab.locator("#report"), tab.locator("#remarks")
    report.wait_for(state="visible", timeout=5000)
    tab.locator("#close").focus()
    tab.keyboard.press("Enter")
    assert not report.is_visible()
    assert tab.evaluate("document.activeElement.id") == "remarks"
    tab.keyboard.press("Enter")
    assert report.is_visible()
    assert again.get_attribute("aria-expanded") == "true"


def test_escape_puts_it_away_from_wherever_one_is(tab, served, rules):
    """On the frame of the preview, and on the page that it shows."""
    rules.write_text(CLUB.replace("earn", "earm"), "utf-8")
    served.stage.refresh()
    report = tab.locator("#report")
    report.wait_for(state="visible", timeout=5000)
    tab.locator("#said").focus()
    tab.keyboard.press("Escape")
    assert not report.is_visible()
    assert tab.evaluate("document.activeElement.id") == "remarks"
    tab.keyboard.press("Enter")
    assert report.is_visible()
    tab.frame_locator("#phone iframe").locator(".contents a").first.focus()
    tab.keyboard.press("Escape")
    assert not report.is_visible()


def test_who_stands_on_a_button_of_the_list_stays_there(tab, served, rules):
    """A file that is saved makes the list anew."""
    tab.locator("#pages button", has_text="Page Français").focus()
    rules.write_text(CLUB.replace("10 points =", "25 points ="), "utf-8")
    served.stage.refresh()
    shown = tab.frame_locator("#phone iframe").get_by_text("25 points").first
    shown.wait_for(timeout=5000)
    assert "Français" in tab.evaluate("document.activeElement.textContent")
    assert shown.is_visible()


def test_on_a_telephone_the_list_has_the_width_of_the_screen(tab):
    """Under the name of the programme, and most of the screen is left to the page."""
    tab.set_viewport_size({"width": 360, "height": 800})
    shown = tab.locator("#pages").bounding_box()
    assert shown["width"] > 300
    assert tab.locator("header").bounding_box()["height"] < 400


def test_without_javascript_it_says_so(browser, served):
    """In both languages: nothing knows yet which one it is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address)
    said = page.locator("noscript").inner_text().split("\n")
    assert [each for each in said if each] == [
        "The preview needs JavaScript.",
        "L’aperçu a besoin de JavaScript.",
    ]
    context.close()


def test_where_there_is_nothing_to_serve_any_more_it_is_said(tab, served):
    """Once the command is stopped."""
    served.shutdown()
    served.server_close()
    tab.evaluate("stop()")
    said = tab.locator("#why", has_text="The preview is stopped")
    said.wait_for(timeout=30000)
    assert said.is_visible()

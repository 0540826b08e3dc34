"""Every page that is shipped, looked at by axe and html-validate: whole, unfolded, in every light.

Strictly under its own policy, with nothing asked for: what a customer opens, a shop embeds, or a
merchant previews.
"""

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from tests.page.conftest import ROOT, SHOPS, known_page

import palier
from palier.published import Look, terms_of
from palier.source import Language

BRANDS = ("soap", "outdoor", "books")
NAMES = (*BRANDS, *SHOPS, "everything.en")
DAY = dt.date(2026, 3, 1)
LIGHTS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
WIDTHS = (1280, 320)
SEEN = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
"""Rules that depend on the light or the width; all others are asked once a page.

Every element is looked at; only of those that break a rule it is worked out how they are named.
"""
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"
ASK = """async (only) => {
  const runOnly = only ? {type: 'rule', values: only} : {type: 'tag', values: TAGS};
  const found = await axe.run(document, {runOnly, resultTypes: ['violations']});
  return found.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).slice(0, 3)]);
}""".replace("TAGS", json.dumps("wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()))
HOST = (
    '<!DOCTYPE html>\n<html lang="{lang}">\n<head><title>Shop</title></head>\n'
    "<body>\n{part}\n</body>\n</html>\n"
)


def documents(name):
    """Give what is published under a name, by a short name: page, conditions, and a fragment."""
    for language in Language:
        code = language.value
        folder = SHOPS.get(name, f"brands/{name}")
        if name not in SHOPS and name not in BRANDS:
            yield f"{name}-{code}", known_page(name, language)
            continue
        rules = next((ROOT / "examples" / folder).glob("rules.*.palier"))
        club = palier.load(rules)
        theme = rules.with_name("theme.toml")
        look = Look(theme=theme) if theme.exists() else Look()
        yield f"{name}-{code}", club.page(code, **look)
        yield f"{name}-calculator-{code}", club.page(code, calculator=True, **look)
        yield f"{name}-terms-{code}", terms_of(club.program, language, "html", DAY, look)
        if name in BRANDS:
            part = club.page(code, fragment=True, **look)
            yield f"{name}-part-{code}", HOST.format(lang=code, part=part)


@pytest.fixture
def looked_at(browser, node_package, tmp_path):
    """Open a page and have axe look at it in every light and width; gives what it found."""
    axe = (node_package("axe-core") / "axe.min.js").read_text("utf-8")
    # Still, so that no colour is seen on its way to another.
    still = {"reduced_motion": "reduce", "viewport": {"width": WIDTHS[0], "height": 900}}
    context = browser.new_context(**still)
    tab = context.new_page()

    def look(html, lights=LIGHTS, widths=WIDTHS):
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        found, asked, said = [], [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(file.as_uri())
        tab.evaluate(UNFOLD)
        tab.evaluate(axe)
        found += tab.evaluate(ASK, None)
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            for name, light in lights.items():
                tab.emulate_media(**light)
                found += [[*each, width, name] for each in tab.evaluate(ASK, SEEN)]
        away = [each for each in asked if not each.startswith((file.as_uri(), "data:image/"))]
        return found, away, said

    yield look
    context.close()


def test_axe_finds_nothing_on_a_page_and_would(looked_at):
    """The page of a brand by day; and a page with a fault has one."""
    name, html = next(documents("books"))
    assert looked_at(html, {"light": LIGHTS["light"]}, (390,)) == ([], [], []), name
    wrong = html.replace('alt="', 'data-alt="')
    found, _, _ = looked_at(wrong, {"light": LIGHTS["light"]}, (390,))
    assert "image-alt" in [each for each, _ in found]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_any_light(looked_at, name):
    """WCAG 2.2 AA and good practice, in both languages, unfolded, on a telephone and on a desk.

    By night, and in the colours of a system, in English: no colour hangs on the language.
    """
    by_day = {"light": LIGHTS["light"]}
    found = {
        title: looked_at(html, LIGHTS if title.endswith("-en") else by_day)
        for title, html in documents(name)
    }
    assert {title: got for title, got in found.items() if got != ([], [], [])} == {}


@pytest.mark.slow
def test_html_validate_finds_nothing(node_package, tmp_path):
    """Every page, and the frame of the preview; and a page with a fault has one."""
    program = node_package("html-validate") / "bin" / "html-validate.mjs"
    for name in NAMES:
        for title, html in documents(name):
            (tmp_path / f"{title}.html").write_text(html, "utf-8")
    frame = Path(palier.__file__).parent / "preview" / "assets" / "preview.html"
    (tmp_path / "preview.html").write_text(frame.read_text("utf-8"), "utf-8")
    (tmp_path / ".htmlvalidate.json").write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"]}), "utf-8"
    )
    words = ["node", str(program), "--formatter", "json=found.json", "*.html"]
    subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)
    part = "<style> element is not permitted as content under <body>"  # how a part brings its style
    faults = [
        (Path(page["filePath"]).name, fault["line"], fault["ruleId"], fault["message"])
        for page in json.loads((tmp_path / "found.json").read_text("utf-8"))
        for fault in page["messages"]
        if not ("-part-" in page["filePath"] and fault["message"] == part)
    ]
    assert faults == []
    assert len(list(tmp_path.glob("*.html"))) >= 49


def letters():
    """Give an e-mail of each reason that a shop has for writing, by that reason."""
    club = palier.load(ROOT / "examples/brand-tiers/rules.fr.palier")
    with (ROOT / "examples/brand-tiers/events.jsonl").open(encoding="utf-8") as file:
        year = club.replay(file)
    found = club.remind(year.accounts.values(), on=dt.date(2027, 2, 1), within=60)
    return {each.reminder.reason.value: each.mail().html for each in found}


@pytest.mark.slow
def test_axe_finds_nothing_in_a_letter(looked_at):
    """By day and by night, on a telephone and on a desk, and nothing is fetched."""
    found = {reason: looked_at(html) for reason, html in letters().items()}
    assert len(found) > 1
    assert {reason: got for reason, got in found.items() if got != ([], [], [])} == {}


@pytest.mark.parametrize("name", ["soap", "outdoor"])
def test_what_a_screen_reader_is_told(browser, tmp_path, snapshot, name):
    """The page as it is heard, folds shut: read by a person whenever it changes."""
    title, html = next(documents(name))
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    heard = tab.locator("body").aria_snapshot()
    assert heard.startswith('- link "Skip to the content"'), title
    assert heard == snapshot
    tab.close()

"""Takes the pictures of the README and the guides again: the demo's page, those of three brands,
and the head of a report.

    python docs/images/take.py

Needs the development packages and Chromium.
"""  # noqa: INP001 - no package: a program beside what it makes

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

import palier
from palier.cli import main as main_command
from palier.programmes import DEMO, template
from palier.source import Language

HERE = Path(__file__).parent
BRANDS = HERE.parents[1] / "examples" / "brands"
WIDTH = 1280
SCREENS = {"desktop": (1280, 1000, 0.55), "phone": (390, 844, 0.75)}
"""Of each: width and height in pixels, and how much of a pixel is kept."""
ONLY_TIERS = "section:not(#tiers) { display: none } #tiers { border: 0 }"
BOTTOM = "document.querySelector('#tiers').getBoundingClientRect().bottom - 32"


def main() -> None:
    """Write the page in both languages beside this file, by day; in English by night too."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        english, french = (written(Path(folder), each) for each in Language)
        take(browser, english, "light", "page-light.png")
        take(browser, english, "dark", "page-dark.png")
        take(browser, french, "light", "page-light.fr.png")
        for brand in ("soap", "outdoor", "books"):
            page = Path(folder) / f"{brand}.html"
            program = palier.load(BRANDS / brand / "rules.en.palier")
            html = program.page("en", theme=BRANDS / brand / "theme.toml")
            page.write_text(html, "utf-8")
            for screen in SCREENS:
                first_screen(browser, page, screen, "light")
                first_screen(browser, page, screen, "dark")
        for language, name in (("en", "widgets-light.png"), ("fr", "widgets-light.fr.png")):
            take_head(browser, sold(Path(folder), language), "light", name, 1060)
        for scheme in ("light", "dark"):
            take_head(browser, reported(Path(folder)), scheme, f"report-{scheme}.png")


def sold(folder: Path, language: str) -> Path:
    """Write a shop page with the widgets of the coffee chain."""
    rules = HERE.parents[1] / "examples" / "coffee-chain" / f"rules.{language}.palier"
    words = ["widget", str(rules), "-o", str(folder / language), "--lang", language]
    main_command([*words, "--demo", "--date", "2026-10-20"], standalone_mode=False)
    return folder / language / "demo.html"


def reported(folder: Path) -> Path:
    """Write the report of a shop's year."""
    shop, page = HERE.parents[1] / "examples" / "points-grid", folder / "report.html"
    words = ["backtest", str(shop / "rules.en.palier"), str(shop / "orders-2025.csv")]
    main_command([*words, "--report", str(page)], standalone_mode=False)
    return page


def take_head(
    browser: Browser, page: Path, scheme: Literal["light", "dark"], name: str, height: int = 1330
) -> None:
    """Take what is seen of a page before scrolling."""
    tab = browser.new_page(color_scheme=scheme, viewport={"width": 840, "height": height})
    tab.goto(page.as_uri())
    tab.screenshot(path=HERE / name)


def written(folder: Path, language: Language) -> Path:
    """Write the demo's page in a language."""
    page = folder / f"page.{language.value}.html"
    page.write_text(palier.compile(template(DEMO, language)).page(), "utf-8")
    return page


def take(browser: Browser, page: Path, scheme: str, name: str) -> None:
    """Take the page as a reader sees it by day or by night."""
    # The page's own policy refuses any other style, and so it has to be set aside.
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.add_style_tag(content=ONLY_TIERS)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": tab.evaluate(BOTTOM)}
    tab.screenshot(path=HERE / name, full_page=True, clip=clip)


def first_screen(browser: Browser, page: Path, screen: str, scheme: str) -> None:
    """Take what is seen first of a brand's page, on a desk or on a telephone."""
    width, height, scale = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=scale,
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.screenshot(path=HERE / f"{page.stem}-{screen}-{scheme}.png")
    context.close()


if __name__ == "__main__":
    main()

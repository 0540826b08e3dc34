"""Takes the pictures of the documentation again: the head and the tiers of the demo's page.

    python docs/images/take.py

Needs the development packages and Chromium.
"""  # noqa: INP001 - no package: a program beside what it makes

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import palier
from palier.programmes import DEMO, template
from palier.source import Language

HERE = Path(__file__).parent
WIDTH = 1280
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


if __name__ == "__main__":
    main()

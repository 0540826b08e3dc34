"""How soon a page is there, and how long its calculator takes, in Chromium.

    python tests/bench/page.py

For every shop: the weight of the page in kB, when the largest part of it is painted, how long its
script runs until then, and how long an amount that is typed takes until the answer stands there
(the order reckoned, its curve of 49 baskets, its steps, and the wait for the next picture of the
screen), in milliseconds: the median of five.
"""

import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import palier

EXAMPLES = Path(__file__).parents[2] / "examples"
PAINTED = """new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""
TYPED = """(amount) => {
  const fields = document.querySelector("fieldset");
  fields.elements.namedItem("basket").value = amount;
  return new Promise((done) => {
    const start = performance.now();
    fields.dispatchEvent(new Event("input"));
    requestAnimationFrame(() => done(performance.now() - start));
  });
}"""
TIMES = 5


def measured(browser, file):
    """When a page is painted, how long its script runs, and how long an amount takes."""
    painted, ran, typed = [], [], []
    for time in range(TIMES):
        tab = browser.new_page(viewport={"width": 390, "height": 844})
        metrics = tab.context.new_cdp_session(tab)
        metrics.send("Performance.enable")
        tab.goto(file.as_uri())
        painted.append(tab.evaluate(PAINTED))
        told = metrics.send("Performance.getMetrics")["metrics"]
        ran.append(next(e["value"] for e in told if e["name"] == "ScriptDuration") * 1000)
        typed.append(tab.evaluate(TYPED, str(80 + time)))
        tab.close()
    return tuple(map(statistics.median, (painted, ran, typed)))


def main():
    """Print a row for each shop."""
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    print(f"{'shop':22}{'kB':>6}{'painted':>9}{'script':>8}{'typed':>7}")
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in sorted(EXAMPLES.glob("**/rules.fr.palier")):
            html = palier.load(path).page("fr", calculator=True)
            file = Path(folder) / "page.html"
            file.write_text(html, "utf-8")
            weight = len(re.sub(r'data:image/[^"]*', "", html).encode()) / 1000
            painted, ran, typed = measured(browser, file)
            print(f"{path.parent.name:22}{weight:6.0f}{painted:9.0f}{ran:8.1f}{typed:7.1f}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

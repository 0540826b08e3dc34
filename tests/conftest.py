"""What every test may ask for: the repository, programs of the machine, a steady hypothesis."""

import datetime as dt
import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

from palier.cli import UNSWEPT

collect_ignore = ["bench"]  # run on demand: python tests/bench/startup.py

CALLED = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "node": ("node", "nodejs"),
    "java": ("java", str(Path(os.environ.get("JAVA_HOME", "")) / "bin" / "java")),
    "pg_ctl": ("pg_ctl", *map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))),
}


def everything() -> bool:
    """Tell whether all that a test may need is promised to be installed."""
    return os.environ.get("PALIER_ALL") == "1"


def seed_of_the_day() -> int:
    """Give what samples are drawn by: another each day, or `PALIER_SEED`.

    A test that fails by it names it, so that the same sample may be drawn again.
    """
    return int(os.environ.get("PALIER_SEED") or dt.datetime.now(dt.UTC).date().toordinal())


gc.set_threshold(UNSWEPT)  # from the beginning, as the first test of a command would have it
settings.register_profile("palier", deadline=None, print_blob=True, derandomize=everything())
settings.load_profile("palier")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Count among the slow tests whatever hypothesis makes up: it tries a hundred cases of each."""
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _looked_at_when_nothing_is_over(monkeypatch):
    """`palier check` tells what is over on the day: here, on a day before all that is dated."""
    monkeypatch.setattr("palier.cli.check.today", lambda: dt.date(2026, 1, 1))


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def node_package(root):
    """Give the folder of a package of `.requirements/package.json`: `node_package("axe-core")`.

    Without it the test is skipped, or fails where `PALIER_ALL=1` says that all is installed.
    """

    def find(name: str) -> Path:
        found = root / ".requirements" / "node_modules" / name
        if not found.is_dir() and everything():
            pytest.fail(f"{name} is not installed, and PALIER_ALL=1 promises it")
        return found if found.is_dir() else pytest.skip(f"npm ci --prefix .requirements: no {name}")

    return find


@pytest.fixture(scope="session")
def needs():
    """Give the path of a program a test cannot do without: `needs("chromium")`, `needs("node")`.

    Without it the test is skipped, or fails where `PALIER_ALL=1` says that all is installed.
    """

    def find(program: str) -> str:
        found = next(filter(None, map(shutil.which, CALLED[program])), None)
        if found is None and everything():
            pytest.fail(f"{program} is not installed, and PALIER_ALL=1 promises it")
        return found or pytest.skip(f"{program} is not installed")

    return find


LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "LensOverlay", "MediaRouter"),
    *("PaintHolding", "DestroyProfileOnBrowserClose", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("OptimizationHints", "PreconnectToSearch", "NetworkTimeServiceQuerying"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin"),
)
"""What Chromium does without: the pages of its own address bar, which it would open beside each of
ours in half of the time; and what Playwright leaves out, as of two such lists the last counts."""
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    f"--disable-component-update --disable-sync --disable-features={','.join(LEFT_OUT)}"
).split()


@pytest.fixture(scope="session")
def browser(needs):
    """Start Chromium once for all tests: one process cannot drive it twice."""
    path = needs("chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser, tmp_path):
    """Open an HTML text, from a file, in a window; gives it with what it asked for and said."""
    contexts = []

    def open_(text, width=1280, **how):
        file = tmp_path / "page.html"
        file.write_text(text, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **how)
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

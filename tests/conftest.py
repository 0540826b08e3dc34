"""What every test may ask for: the repository, programs of the machine, a steady hypothesis."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["bench"]  # run on demand: python tests/bench/startup.py

EVERYTHING = os.environ.get("PALIER_ALL") == "1"
CALLED = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "node": ("node", "nodejs")}

settings.register_profile("palier", deadline=None, print_blob=True, derandomize=EVERYTHING)
settings.load_profile("palier")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def needs():
    """Give the path of a program a test cannot do without: `needs("chromium")`, `needs("node")`.

    Without it the test is skipped, or fails where `PALIER_ALL=1` says that all is installed.
    """

    def find(program: str) -> str:
        found = next(filter(None, map(shutil.which, CALLED[program])), None)
        if found is None and EVERYTHING:
            pytest.fail(f"{program} is not installed, and PALIER_ALL=1 promises it")
        return found or pytest.skip(f"{program} is not installed")

    return find

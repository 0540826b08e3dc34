"""A preview of a programme of its own, served as the command does."""

import threading

import pytest

from palier.preview import Server, Source, Stage

CLUB = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

redeem points
  10 points = 1 EUR
"""


@pytest.fixture
def rules(tmp_path):
    """Write a rule file."""
    path = tmp_path / "club.palier"
    path.write_text(CLUB, "utf-8")
    return path


@pytest.fixture
def stage(rules):
    """Make what is shown of it."""
    made = Stage(Source(rules))
    assert made.refresh()
    return made


@pytest.fixture
def served(stage):
    """Serve it on any free port."""
    server = Server(stage, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()

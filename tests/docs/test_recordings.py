"""The recordings in the documentation are what the commands ask and answer."""

import pytest
from tests.docs.recordings import ENGLISH, FRENCH, recorded


@pytest.mark.parametrize("session", [ENGLISH, FRENCH], ids=lambda each: each.lang)
def test_a_recording_is_what_happens(session, request):
    """Written anew where snapshots are."""
    now = recorded(session)
    if request.config.getoption("update_snapshots"):
        session.path.write_text(now, "utf-8")
    assert session.path.read_text("utf-8") == now

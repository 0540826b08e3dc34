"""The recordings in the documentation are what the commands ask and answer."""

import re

import pytest
from tests.docs.recordings import ENGLISH, FRENCH, recorded


@pytest.mark.parametrize("session", [ENGLISH, FRENCH], ids=lambda each: each.lang)
def test_a_recording_has_no_other_mistake_than_the_one_it_is_to_show(session):
    """An unknown code: nobody who follows it runs into anything else."""
    told = session.path.read_text("utf-8").replace("\u00a0", " ")
    mistakes = re.findall(r"^(?:error|erreur|warning|avertissement)\[(.*?)\]", told, re.MULTILINE)
    assert mistakes == ["undeclared-name"]


@pytest.mark.parametrize("session", [ENGLISH, FRENCH], ids=lambda each: each.lang)
def test_a_recording_is_what_happens(session, request):
    """Written anew where snapshots are."""
    now = recorded(session)
    if request.config.getoption("update_snapshots"):
        session.path.write_text(now, "utf-8")
    assert session.path.read_text("utf-8") == now

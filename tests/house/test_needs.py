"""A test that lacks a program says so; where all is promised, it fails."""

import shutil

import pytest


@pytest.fixture
def bare(monkeypatch):
    """Make a machine on which nothing is installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_without_the_program_a_test_is_skipped_with_its_name(bare, needs, monkeypatch):
    """On a contributor's machine, what is missing is named."""
    monkeypatch.delenv("PALIER_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium is not installed"):
        needs("chromium")


def test_where_all_is_promised_a_missing_program_fails_the_test(bare, needs, monkeypatch):
    """In continuous integration nothing is skipped in silence."""
    monkeypatch.setenv("PALIER_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="node is not installed"):
        needs("node")


def test_a_program_is_found_under_any_of_its_names(needs, monkeypatch):
    """Debian and Ubuntu call the same browser differently."""
    monkeypatch.setattr(shutil, "which", {"chromium-browser": "/bin/it"}.get)
    assert needs("chromium") == "/bin/it"

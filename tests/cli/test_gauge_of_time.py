"""A tier that time alone may reach: its gauge moves with the days, and nobody is close too soon."""

import json

import pytest
from click.testing import CliRunner

from palier.cli import main

CLUB = """
loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

tier "A"

tier "B" from 500 EUR spent or {time} of membership
  5% off
"""
EVENTS = [
    {"type": "joined", "id": "e1", "customer": "ada", "at": "2026-03-01T10:00:00+01:00"},
    {
        "type": "order",
        "id": "o1",
        "customer": "ada",
        "at": "2026-03-02T10:00:00+01:00",
        "lines": [{"price": "10.00", "quantity": 1}],
    },
]


@pytest.fixture
def told(tmp_path):
    """Run a command on the club and its one customer."""

    def run(*command, time="24 months"):
        (tmp_path / "club.palier").write_text(CLUB.format(time=time), "utf-8")
        lines = "".join(f"{json.dumps(each)}\n" for each in EVENTS)
        (tmp_path / "events.jsonl").write_text(lines, "utf-8")
        paths = [str(tmp_path / each) if "." in each else each for each in command]
        return CliRunner().invoke(main, paths).output

    return run


@pytest.mark.parametrize(
    ("time", "day", "full"),
    [
        ("24 months", "2026-03-02", 0),
        ("24 months", "2027-03-01", 12),
        ("24 months", "2028-02-20", 23),
        ("100 days", "2026-03-26", 6),
        ("2 years", "2027-09-01", 18),
    ],
)
def test_the_gauge_of_a_tier_is_as_full_as_the_time_that_has_passed(told, time, day, full):
    """Of 24 squares: it was full from the first day on."""
    said = told("account", "club.palier", "events.jsonl", "ada", "--on", day, time=time)
    assert abs(said.count("█") - full) <= 1


@pytest.mark.parametrize(("day", "close"), [("2026-04-01", False), ("2028-01-10", True)])
def test_who_has_just_joined_is_not_close_to_a_tier_of_time(told, day, close):
    """Whoever had it so far was written to, whatever was missing."""
    told("replay", "club.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    said = told("remind", "club.palier", "accounts.jsonl", "--on", day)
    assert ("tier-close" in said) is close

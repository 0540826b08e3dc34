"""Commands run in this process, in a folder of their own, in English and without colour."""

import json

import pytest
from click.testing import CliRunner

from palier.cli import main

CLUB = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "perle", "perles"

earn 1 point per 1 EUR
  except category "Cartes cadeaux"

tier "Bronze"

tier "Or" from 600 EUR spent
  points x 2
  free shipping

redeem points
  10 points = 1 EUR

example "Ten euros are ten points"
  given a customer with 1 order
  when they order 10 EUR
  then 10 points earned
"""
CLUB_FR = """programme de fidélité "Club"
  devise EUR
  fuseau horaire "Europe/Paris"

gagner 1 point pour 1 €

exemple "Dix euros font dix points"
  étant donné un client avec 1 commande
  quand il commande 10 €
  alors 10 points gagnés
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PALIER_LANG", "en")
    monkeypatch.setenv("PALIER_TRACEBACK", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def run():
    """Run the command: `run("check", "club.palier", given="…")`."""

    def command(*words, given=None, **environment):
        return CliRunner().invoke(
            main, list(words), prog_name="palier", input=given, env=environment
        )

    return command


@pytest.fixture
def club(tmp_path):
    """Write a small programme and give its name."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    return "club.palier"


@pytest.fixture
def club_fr(tmp_path):
    """Write a small programme in French and give its name."""
    (tmp_path / "club.fr.palier").write_text(CLUB_FR, "utf-8")
    return "club.fr.palier"


@pytest.fixture
def order(tmp_path):
    """Write an order and give its name: `order(lines=[…])`."""

    def write(**parts):
        order = {"at": "2026-06-02T12:00:00+02:00", "lines": [{"price": "84.90"}]} | parts
        (tmp_path / "order.json").write_text(json.dumps(order), "utf-8")
        return "order.json"

    return write


@pytest.fixture
def account(tmp_path):
    """Write a summary of an account and give its name: `account(points=64)`."""

    def write(**parts):
        (tmp_path / "account.json").write_text(json.dumps(parts), "utf-8")
        return "account.json"

    return write

"""Receipts of programmes that collect money in a pot, for members who pay."""

import json

import pytest

POT = {
    "en": """\
loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  customers collect cashback called "pot"
  membership costs 20 EUR per year

earn 4% of purchases

tier "Walker"

redeem points
  at least 5 EUR at once
""",
    "fr": """\
programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"
  les clients cumulent une cagnotte appelée "cagnotte"
  adhésion à 20 € par an

gagner 4 % des achats

palier "Promeneur"

utiliser les points
  au moins 5 € à la fois
""",
}


@pytest.fixture(params=["en", "fr"])
def pot(request, tmp_path):
    """The same pot in both languages."""
    file = tmp_path / f"{request.param}.palier"
    file.write_text(POT[request.param], encoding="utf-8")
    return request.param, str(file)


def test_a_receipt_never_calls_a_pot_points(pot, order, account, run):
    """Too little of it was put in: that is said in the words of a pot."""
    language, file = pot
    held = account(points="12.40", orders=3, member_until="2030-01-01")
    text = run("quote", file, "--order", order(use_points="2.00"), "--account", held).stdout
    said = {
        "en": "too little of the pot would be used",
        "fr": "une trop petite part de la cagnotte serait utilisée",
    }
    assert said[language] in text.replace("\n", " ").replace("    ", "")
    assert "points" not in text


def test_who_has_not_paid_for_membership_has_no_tier_ahead(pot, order, run):
    """No order alone leads to a tier."""
    _, file = pot
    answer = json.loads(run("quote", file, "--order", order(), "--format", "json").stdout)
    assert (answer["tier"], "next_tier" in answer) == (None, False)


def test_a_statement_never_calls_a_pot_points(pot, run, tmp_path):
    """An order paid from the pot collects nothing: that is said in the words of a pot."""
    language, file = pot
    club = {"customer": "ada", "type": "order", "lines": [{"price": "300.00"}]}
    history = [
        {"customer": "ada", "type": "joined", "id": "j", "at": "2026-01-01T09:00:00+01:00"},
        {
            "customer": "ada",
            "type": "membership",
            "id": "m",
            "at": "2026-01-01T10:00:00+01:00",
            "until": "2027-01-01",
        },
        club | {"id": "o1", "at": "2026-01-02T10:00:00+01:00"},
        club | {"id": "o2", "at": "2026-01-03T10:00:00+01:00", "use_points": "6.00"},
    ]
    events = tmp_path / "events.jsonl"
    events.write_text("\n".join(map(json.dumps, history)), encoding="utf-8")
    said = {
        "en": "nothing is collected on an order on which the pot is used",
        "fr": "une commande où la cagnotte est utilisée n’alimente pas la cagnotte",
    }
    for words in (("account", file, str(events), "ada"), ("replay", file, str(events))):
        form = ("--format", "text")
        text = " ".join(run(*words, *form).stdout.split())
        assert said[language] in text
        assert "points" not in text

"""`palier account`: a customer's statement, in a terminal and for programs."""

import json

import pytest

LIFE = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "perle", "perles"
  texts are in French

earn 1 point per 1 EUR

earn 50 points per referral

bonus day "Soldes" on 5 January 2026
  points x 2

tier "Bronze"

tier "Or" from 200 EUR spent or 5 orders
  perk "Ventes privées"

redeem points
  10 points = 1 EUR

reward "Chèque 5 €" for 60 points
  5 EUR off
  valid 1 month

stamp card "Le sixième offert"
  1 stamp per order
  after 5 stamps: 3 EUR off

points
  are available 14 days after the delivery
  expire 12 months after they are earned

in English
  "perle" is "pearl"
  "perles" is "pearls"
  "Soldes" is "Sales"
  "Or" is "Gold"
"""


def event(type_, at, **parts):
    """Give an event of a customer as a line."""
    return json.dumps({"type": type_, "at": f"2026-{at}:00+01:00", **parts})


HISTORY = "\n".join(
    [
        event(
            "opening",
            "01-01T00:00",
            id="e0",
            customer="ada",
            points=[{"points": 30, "expires_on": "2026-01-31"}],
        ),
        event("order", "01-05T10:00", id="o1", customer="ada", lines=[{"price": "42.50"}]),
        event("delivered", "01-08T10:00", id="e1", order="o1"),
        event("order", "02-03T10:00", id="o2", customer="ada", lines=[{"price": "42.50"}]),
        event(
            "order",
            "02-10T10:00",
            id="o3",
            customer="bo",
            referred_by="ada",
            lines=[{"price": "20.00"}],
        ),
        event("claim", "02-11T10:00", id="v1", customer="ada", reward="Chèque 5 €"),
        event(
            "order",
            "02-12T10:00",
            id="o4",
            customer="ada",
            use_points=50,
            lines=[{"price": "10.00"}],
        ),
        event("delivered", "03-20T10:00", id="e2", order="o2"),
    ]
)


@pytest.fixture
def statement(run, tmp_path):
    """Print a statement, with single plain spaces."""
    (tmp_path / "life.palier").write_text(LIFE, "utf-8")
    (tmp_path / "events.jsonl").write_text(HISTORY + "\n", "utf-8")

    def lines(*words):
        result = run("account", "life.palier", "events.jsonl", *words)
        assert result.exit_code == 0, result.output
        return [" ".join(line.split()) for line in result.stdout.splitlines()]

    return lines


def test_a_statement_says_where_the_customer_stands(statement):
    """Balance, what is to come and when, tier and gauge, stamps, friends."""
    told = statement("ada")
    assert "Club Statement of ada" in told
    assert "Joined on 1 January 2026 on 20 March 2026" in told
    assert "Available 25 pearls" in told
    assert "Pending 42 pearls" in told
    assert "· 42 pearls on 3 April 2026" in told
    assert "Bronze since 1 January 2026" in told
    assert "Gold: spend €110.00 more or place 2 more orders" in told
    assert "Your vouchers Chèque 5 €, until 11 March 2026" not in told
    assert "Le sixième offert ●●●○○ 3/5" in told
    assert "Friends referred 1" in told
    assert "· bo, on 10 February 2026" in told


def test_a_statement_says_what_moved_and_why(statement):
    """By hand: 30 brought over, 42.50 doubled is 85, 30 lapse, 42, 50 for a friend, 60, 50."""
    told = statement("ada")
    start = told.index("Opening balance 0")
    assert told[start : start + 20] == [
        "Opening balance 0",
        "1 Jan 2026 Account brought forward +30 30",
        "Tier: Bronze",
        "5 Jan 2026 Order o1, €42.50",
        "1 pearl for every euro you spend, on",
        "€42.50 × 2 +85 115",
        "Le sixième offert: +1 stamp",
        "1 Feb 2026 Expired −30 85",
        "3 Feb 2026 Order o2, €42.50",
        "1 pearl for every euro you spend, on",
        "€42.50 +42 127",
        "Le sixième offert: +1 stamp",
        "10 Feb 2026 Referral of bo",
        "50 pearls for every friend you refer +50 177",
        "11 Feb 2026 Reward claimed",
        "Claimed: Chèque 5 € −60 117",
        "12 Feb 2026 Order o4, €5.00",
        "Used −50 67",
        "Nothing earned: no pearls are earned",
        "on an order on which pearls are used",
    ]
    assert "12 Mar 2026 Expired: Chèque 5 €" in told
    assert "20 Mar 2026 Balance 67" in told


def test_a_statement_of_an_earlier_day_leaves_out_what_came_later(statement):
    """And time passes to that day: the vouchers then in hand, the points then pending."""
    told = statement("ada", "--on", "2026-02-20")
    assert "Your vouchers Chèque 5 €, until 11 March 2026" in told
    assert "· 42 pearls 14 days after the delivery of the order o2" in told
    assert "20 Feb 2026 Balance 67" in told


def test_a_statement_of_a_later_day_lets_time_pass(statement):
    """All points have expired a year and a day after the last of them."""
    told = statement("ada", "--on", "2027-02-11")
    assert "4 Feb 2027 Expired −42 25" in told
    assert "11 Feb 2027 Expired −25 0" in told
    assert "Available 0 pearls" in told


def test_what_moved_before_a_day_is_in_the_opening_balance(statement):
    """As on a bank's statement of a month."""
    told = statement("ada", "--since", "2026-02-10")
    assert "from 10 February 2026 to 20 March 2026" in " ".join(told)
    assert "10 Feb 2026 Opening balance 127" in told
    assert not any("Order o1" in line for line in told)


def test_a_statement_reads_in_french(statement):
    """The merchant's own words are as the file gives them."""
    told = statement("ada", "--lang", "fr", "--on", "2026-02-20")
    assert "Club Relevé du client ada" in told
    assert "Inscription le 1er janvier 2026 au 20 février 2026" in told
    assert "Perles" in told
    assert "Disponible 25 perles" in told
    assert "· 42 perles 14 jours après la livraison de la commande o2" in told
    assert "Or : encore 110,00 € d’achats ou 2 commandes" in told
    assert told[told.index("1 perle pour chaque euro dépensé, sur") + 1] == "42,50 € × 2 +85 115"
    assert "Échange : Chèque 5 € −60 117" in told


def test_points_owed_after_a_return_are_said_to_be(run, tmp_path, statement):
    """A negative balance is no mystery."""
    refund = event("refund", "03-21T10:00", id="r1", order="o1")
    (tmp_path / "events.jsonl").write_text(f"{HISTORY}\n{refund}\n", "utf-8")
    told = statement("ada")
    assert "Available −60 pearls" in told
    assert "60 pearls owed: what is earned next goes there first" in " ".join(told)


def test_points_owed_after_an_adjustment_are_not_said_to_come_from_a_return(
    run, tmp_path, statement
):
    """What is owed may come from an adjustment too, so that no cause is named."""
    taken = event("adjustment", "03-21T10:00", id="m1", customer="ada", points=-500)
    (tmp_path / "events.jsonl").write_text(f"{HISTORY}\n{taken}\n", "utf-8")
    told = " ".join(statement("ada", "--lang", "fr"))
    assert "à rattraper : les prochains gains y vont d’abord" in told
    assert "retour" not in told


@pytest.mark.parametrize(("day", "told"), [("2026-02-28", True), ("2026-03-01", False)])
def test_a_keeping_that_is_over_is_not_promised(statement, tmp_path, day, told):
    """A tier held by the count alone is not said to be kept until a day that is past."""
    kept = LIFE.replace("redeem points", "tiers\n  are kept for 1 month\n\nredeem points")
    (tmp_path / "life.palier").write_text(kept, "utf-8")
    opened = event("opening", "01-28T10:00", id="j1", customer="eve", orders=5)
    (tmp_path / "events.jsonl").write_text(f"{opened}\n", "utf-8")
    assert ("kept until 28 February 2026" in statement("eve", "--on", day)) is told


def test_a_program_reads_the_same_statement(run, statement):
    """In JSON the sums are there to be checked."""
    statement("ada")
    told = json.loads(
        run("account", "life.palier", "events.jsonl", "ada", "--format", "json").stdout
    )
    assert (told["opening"], told["closing"]) == (0, 67)
    assert sum(entry["change"] for entry in told["entries"]) == 67
    assert told["entries"][1]["movements"] == [
        {
            "what": "earned",
            "change": 85,
            "rule": "earn 1 point per 1 EUR",
            "parts": [{"base": "42.50", "multiplier": "2"}],
        }
    ]
    assert told["lots"][0]["waits_for"] is None
    assert told["next_tier"]["done"] == 600


def test_a_statement_may_go_on_from_saved_accounts(run, statement, tmp_path):
    """The opening balance is what was saved."""
    statement("ada")
    assert run("replay", "life.palier", "events.jsonl", "--accounts", "a.jsonl").exit_code == 0
    given = event("adjustment", "04-01T10:00", id="m1", customer="ada", points=5, reason="merci")
    (tmp_path / "april.jsonl").write_text(given + "\n", "utf-8")
    result = run("account", "life.palier", "april.jsonl", "ada", "--from", "a.jsonl")
    told = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "Opening balance 67" in told
    assert "Adjusted: merci +5 72" in told
    early = run(
        "account", "life.palier", "april.jsonl", "ada", "--from", "a.jsonl", "--on", "2026-01-01"
    )
    assert early.exit_code == 2
    assert "is already of 2026-03-20" in early.stderr


def test_a_customer_nobody_knows_is_a_no(run, statement):
    """Exit code 1, and the nearest name."""
    statement("ada")
    result = run("account", "life.palier", "events.jsonl", "adda")
    assert result.exit_code == 1
    assert "error[unknown-customer]: no event is about a customer “adda”" in result.stderr
    assert "hint: ask for ada" in result.stderr


@pytest.mark.parametrize("day", ["01/02/2026", "tomorrow", "2026-02-30"])
def test_a_day_that_is_none_is_refused(run, statement, day):
    """Exit code 2, before anything is read."""
    statement("ada")
    result = run("account", "life.palier", "events.jsonl", "ada", "--on", day)
    assert result.exit_code == 2
    assert "--on" in result.stderr


def test_a_name_cannot_drive_the_terminal(run, statement, tmp_path):
    """Whatever a shop calls its customers, only text is printed."""
    statement("ada")
    named = event("joined", "01-01T00:00", id="e0", customer="a\x1b[31mda\x07")
    (tmp_path / "events.jsonl").write_text(named + "\n", "utf-8")
    result = run("account", "life.palier", "events.jsonl", "a\x1b[31mda\x07")
    assert result.exit_code == 0
    assert "Statement of a[31mda" in result.stdout
    journal = run("replay", "life.palier", "events.jsonl", "--format", "text")
    assert "a[31mda · Joined" in journal.stdout
    assert run("replay", "life.palier", "events.jsonl", "--accounts", "a.jsonl").exit_code == 0
    early = run("remind", "life.palier", "a.jsonl", "--on", "2025-01-01")
    assert "a[31mda" in early.stderr
    late = event("order", "01-01T00:00", id="o\x1b1", customer="x", lines=[{"price": "1"}])
    older = late.replace("2026", "2025").replace("o\\u001b1", "o2")
    (tmp_path / "events.jsonl").write_text(late + "\n" + older + "\n", "utf-8")
    refused = run("replay", "life.palier", "events.jsonl", "--strict-order")
    assert refused.exit_code == 1
    for each in (result, journal, early, refused):
        assert not {"\x1b", "\x07"} & set(each.output)

"""`palier remind`: whom to write to, why, and the sentence, for a spreadsheet or a program."""

import csv
import io
import json

import pytest

LIFE = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "perle", "perles"
  membership costs 29 EUR per year
  texts are in French

earn 1 point per 1 EUR

earn 20 points on the customer's birthday

tier "Bronze"

tier "=Or" from 200 EUR spent or 5 orders
  points x 2

tiers
  count the last 12 months

reward "Chèque 5 €" for 60 points
  5 EUR off
  valid 2 months

reward "Chèque 20 €" for 200 points
  20 EUR off

points
  expire 12 months after they are earned
"""


def event(type_, day, customer, **parts):
    """Give an event as a line; the offset does not matter here."""
    event.count += 1
    told = {"type": type_, "id": f"e{event.count}", "at": f"{day}T10:00:00+01:00"}
    return json.dumps(told | {"customer": customer} | parts)


event.count = 0
HISTORY = "\n".join(
    [
        event("joined", "2026-01-03", "ada", birthday="--02-29", language="fr-CA"),
        event("membership", "2026-01-03", "ada", until="2027-03-09"),
        event("order", "2026-03-10", "ada", lines=[{"price": "130.00"}]),
        event("order", "2026-12-01", "ada", lines=[{"price": "50.00"}]),
        event("joined", "2026-01-04", "bo", language="en", birthday="--12-31"),
        event("membership", "2026-01-04", "bo", until="2028-01-03"),
        event("order", "2026-02-25", "bo", lines=[{"price": "160.00"}]),
        event("order", "2026-05-01", "bo", lines=[{"price": "45.00"}]),
        event("claim", "2027-01-02", "bo", reward="Chèque 5 €"),
        event("joined", "2026-01-05", "cy", language="de"),
        event("membership", "2026-01-05", "cy", until="2028-01-03"),
        event("order", "2026-12-01", "cy", lines=[{"price": "10.00"}]),
    ]
)


@pytest.fixture
def accounts(run, tmp_path):
    """Save the accounts of three customers."""
    (tmp_path / "life.palier").write_text(LIFE, "utf-8")
    (tmp_path / "events.jsonl").write_text(HISTORY + "\n", "utf-8")
    result = run("replay", "life.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    assert result.exit_code == 0, result.output
    return "accounts.jsonl"


@pytest.fixture
def letters(run, accounts):
    """List the letters of a day, as JSON, by customer and reason."""

    def listed(on, *words):
        result = run("remind", "life.palier", accounts, "--on", on, "--format", "json", *words)
        assert result.exit_code == 0, result.output
        told = json.loads(result.stdout.replace("\u00a0", " "))
        return {(each["customer"], each["reason"]): each for each in told}

    return listed


def test_whoever_is_close_to_a_tier_is_told_how_close(letters):
    """180 of 200 EUR is nine tenths of the way; two orders of five are not asked for alone."""
    told = letters("2027-02-01")["ada", "tier-close"]
    assert told["name"] == "=Or"
    assert told["missing"] == [
        [{"measure": "spent", "amount": "20.00"}],
        [{"measure": "orders", "count": 3}],
    ]
    assert told["message"] == "Plus que 20,00 € d’achats ou 3 commandes pour atteindre « =Or »."
    assert ("ada", "tier-close") not in letters("2027-02-01", "--close", "95")


def test_whoever_is_about_to_lose_a_tier_is_told_what_keeps_it(letters):
    """205 EUR fall to 45 when the order of 25 February leaves the last 12 months."""
    told = letters("2027-02-01")["bo", "tier-lost"]
    assert told["on"] == "2027-02-24"
    assert told["message"] == (
        "You are “=Or” until 24 February 2027. To stay, spend €155.00 more or place 4 more orders"
        " by then."
    )
    assert ("bo", "tier-lost") not in letters("2027-02-01", "--within", "23")
    assert ("bo", "tier-lost") in letters("2027-02-01", "--within", "24")


def test_whoever_has_points_enough_is_told_for_what(letters):
    """Ada has 130 + 50 + 20; the reward of 200 is hers, and nothing dearer is left to reach."""
    told = letters("2027-03-01")
    assert told["ada", "reward-ready"]["message"] == (
        "Vous avez 200 perles : échangez-en 200 contre « Chèque 20 € »."
    )
    assert ("ada", "reward-close") not in told


def test_whoever_is_close_to_a_reward_is_told_how_close(letters):
    """Bo has 160 + 45 + 20 − 60 = 165 of 200 perles, more than four fifths."""
    told = letters("2027-02-01")["bo", "reward-close"]
    assert (told["name"], told["points"]) == ("Chèque 20 €", 35)
    assert told["message"] == "Earn 35 perles more for “Chèque 20 €”."


def test_close_takes_its_bound_in(run, tmp_path):
    """160 of 200 are 80 in a hundred, which is close where 80 is asked for."""
    (tmp_path / "life.palier").write_text(LIFE, "utf-8")
    lines = (
        event("joined", "2026-01-03", "di"),
        event("membership", "2026-01-03", "di", until="2028-01-03"),
    )
    order = event("order", "2026-12-01", "di", lines=[{"price": "160.00"}])
    (tmp_path / "events.jsonl").write_text("\n".join([*lines, order]) + "\n", "utf-8")
    run("replay", "life.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    words = ("remind", "life.palier", "accounts.jsonl", "--on", "2026-12-02", "--format", "json")
    close = [
        {each["reason"] for each in json.loads(run(*words, "--close", percent).stdout)}
        for percent in ("80", "81")
    ]
    assert ["reward-close" in each for each in close] == [True, False]


def test_points_about_to_be_lost_are_told_with_their_first_day(letters):
    """Of Bo's 165, 100 go after 25 February; with a long look, 45 more after 1 May."""
    near = letters("2027-02-01")["bo", "points-expire"]
    assert (near["points"], near["on"]) == (100, "2027-02-25")
    assert near["message"] == "You have 100 perles to use by 25 February 2027."
    far = letters("2027-02-01", "--within", "100")["bo", "points-expire"]
    assert (far["points"], far["on"]) == (145, "2027-02-25")
    assert far["message"] == (
        "You have 145 perles to use within 100 days, the first 100 by 25 February 2027."
    )


def test_a_voucher_about_to_lapse_is_told(letters):
    """The last day is included: on 2 March it is still good."""
    told = letters("2027-02-01")
    assert (
        told["bo", "voucher-expires"]["message"]
        == "“Chèque 5 €” is valid until 2 March 2027 inclusive."
    )
    assert ("bo", "voucher-expires") not in letters("2027-03-03")


def test_a_birthday_says_what_it_gives(letters):
    """29 February is kept on the 28th; on the day itself it still is one."""
    told = letters("2027-02-01")["ada", "birthday"]
    assert (told["on"], told["points"]) == ("2027-02-28", 20)
    assert (
        told["message"]
        == "Votre anniversaire approche : le 28 février, nous vous offrons 20 perles."
    )
    assert letters("2027-02-28")["ada", "birthday"]["points"] == 20
    assert ("ada", "birthday") not in letters("2027-03-01")


def test_a_birthday_over_the_turn_of_the_year_is_not_missed(letters):
    """Looking from December into January and back."""
    assert letters("2027-12-05")["bo", "birthday"]["on"] == "2027-12-31"
    assert ("bo", "birthday") not in letters("2027-11-30")


def test_the_end_of_a_membership_is_told(letters):
    """And what it takes to be close to a tier is told to members only."""
    told = letters("2027-02-08")["ada", "membership-ends"]
    assert told["message"] == "Votre adhésion se termine le 9 mars 2027."
    assert ("ada", "tier-close") not in letters("2027-03-10")


def test_a_customer_of_another_language_is_written_in_the_programme_s(letters):
    """French here, as the texts of the programme are."""
    told = letters("2027-11-10", "--within", "30")["cy", "points-expire"]
    assert told["language"] == "fr"
    assert told["message"] == "Vous avez 10 perles à utiliser au plus tard le 1er décembre 2027."


def test_a_table_for_a_spreadsheet_runs_no_formula(run, accounts):
    """A cell that begins with an equals sign gets an apostrophe."""
    result = run("remind", "life.palier", accounts, "--on", "2027-02-01")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == [
        "customer",
        "language",
        "reason",
        "name",
        "points",
        "missing",
        "on",
        "title",
        "message",
    ]
    close = next(row for row in rows if row["reason"] == "tier-close")
    assert close["name"] == "'=Or"
    assert close["missing"] == "20,00\u00a0€ d’achats ou 3\u00a0commandes"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_nothing_is_changed(run, accounts, tmp_path):
    """Time passes for the letters only."""
    before = (tmp_path / accounts).read_bytes()
    assert run("remind", "life.palier", accounts, "--on", "2029-01-01").exit_code == 0
    assert (tmp_path / accounts).read_bytes() == before


def test_a_day_before_the_accounts_is_refused(run, accounts):
    """What a customer had last month is not in them any more."""
    result = run("remind", "life.palier", accounts, "--on", "2026-06-01")
    assert result.exit_code == 2
    assert "is already of" in result.stderr
    assert result.stdout == ""


def test_the_day_must_be_given(run, accounts):
    """Letters that depend on when the command was typed would be a surprise."""
    result = run("remind", "life.palier", accounts)
    assert result.exit_code == 2
    assert "--on" in result.stderr


def test_accounts_that_cannot_be_read_stop_all(run, accounts, tmp_path):
    """The line is told, and nothing is printed."""
    with (tmp_path / accounts).open("a", encoding="utf-8") as file:
        file.write("{}\n")
    result = run("remind", "life.palier", accounts, "--on", "2027-02-01")
    assert result.exit_code == 2
    assert "--> accounts.jsonl:4:" in result.stderr
    assert result.stdout == ""


# Consent ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "written"),
    [({}, False), ({"letters": True}, True), ({"letters": False}, False), ({"news": True}, False)],
)
def test_whoever_has_not_agreed_is_not_written_to(run, tmp_path, told, written):
    """The box of the file, ticked: no other box, and silence is no consent."""
    rules = LIFE.replace(
        "  texts are in French\n",
        '  texts are in French\n  messages go to customers with the box "letters" ticked\n',
    )
    (tmp_path / "life.palier").write_text(rules, "utf-8")
    asked = event("customer", "2026-12-02", "ada", facts=told)
    (tmp_path / "events.jsonl").write_text(f"{HISTORY}\n{asked}\n", "utf-8")
    saved = run("replay", "life.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    assert saved.exit_code == 0, saved.output
    result = run("remind", "life.palier", "accounts.jsonl", "--on", "2027-03-01")
    customers = {line.partition(",")[0] for line in result.stdout.splitlines()[1:]}
    assert customers == ({"ada"} if written else set())


def test_consent_may_be_taken_back(run, tmp_path):
    """The last word counts."""
    rules = LIFE.replace(
        "  texts are in French\n",
        '  texts are in French\n  messages go to customers with the box "letters" ticked\n',
    )
    (tmp_path / "life.palier").write_text(rules, "utf-8")
    lines = [
        event("customer", day, "ada", facts={"letters": agreed})
        for day, agreed in (("2026-12-02", True), ("2026-12-03", False))
    ]
    (tmp_path / "events.jsonl").write_text("\n".join([HISTORY, *lines, ""]), "utf-8")
    run("replay", "life.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    result = run("remind", "life.palier", "accounts.jsonl", "--on", "2027-03-01")
    assert len(result.stdout.splitlines()) == 1


PRICES = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

reward "Mug" for 100 points
  for 80 points when customer type is "pro"
  5 EUR off

reward "Tea" for 60 points
  when customer type is "pro"
  product "TEA" free

reward "Gold gift"
  product "PIN" free

earn reward "Gold gift" per "review"

segment "Staff"
  when customer group is "staff"
  gets nothing of this programme
"""
EARNERS = "\n".join(
    [
        event("joined", "2026-01-03", "ann", customer_type="pro"),
        event("joined", "2026-01-03", "bob"),
        event("joined", "2026-01-03", "eve", groups=["staff"]),
        event("adjustment", "2026-01-04", "ann", points=85),
        event("adjustment", "2026-01-04", "bob", points=85),
        event("adjustment", "2026-01-04", "eve", points=500),
    ]
)


def test_a_reward_is_told_at_the_price_it_has_for_the_customer_and_to_who_may_have_it(
    run, tmp_path
):
    """85 points buy a pro the mug for 80; of Bob's 100 fifteen are missing; the staff read nothing.

    Bob may not have the tea, and nobody can buy what is only given.
    """
    (tmp_path / "club.palier").write_text(PRICES, "utf-8")
    (tmp_path / "events.jsonl").write_text(EARNERS + "\n", "utf-8")
    replayed = run("replay", "club.palier", "events.jsonl", "--accounts", "accounts.jsonl")
    assert replayed.exit_code == 0, replayed.output
    words = ("remind", "club.palier", "accounts.jsonl", "--on", "2026-02-01", "--format", "json")
    told = json.loads(run(*words).stdout.replace("\u00a0", " "))
    found = [(each["customer"], each["reason"], each["name"]) for each in told]
    assert found == [("ann", "reward-ready", "Mug"), ("bob", "reward-close", "Mug")]
    assert "15 points" in told[1]["message"]
    assert "swap 80 for" in told[0]["message"]

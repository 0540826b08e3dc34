"""Status points: earned as points are, counted for tiers, never spent."""

import re

import pytest

import palier
from palier.source import Language

CLUB = """loyalty program "Club Azur"
  currency EUR
  time zone "Europe/Paris"
  customers also collect status points called "XP"

earn 1 point per 1 EUR

earn 10 status points per 1 EUR
  at most 1,000 status points per year

earn 100 status points on joining

earn 50 status points per referral

earn 5 status points per "review"

bonus day "Double" on 27 November 2026
  points x 2

bonus day "Double XP" on 28 November 2026
  status points x 2

offer "Big"
  from 200 EUR: 70 extra status points
  is not on the page

tier "Scout"

tier "Gold" from 600 status points
  perk "Lounge"

redeem points
  10 points = 1 EUR

returns
  are accepted for 24 months
"""
FRENCH = """programme de fidélité "Club Azur"
  devise EUR
  fuseau horaire "Europe/Paris"

gagner 10 points de statut par tranche complète de 5 €

gagner 3 points de statut par article
  uniquement la catégorie "Vols"
"""
NEW = {"orders": 1}


@pytest.fixture(scope="module")
def club():
    """A club with points and XP."""
    return palier.compile(CLUB)


def order(price, at="2026-06-02T12:00:00+02:00", **more):
    """An order of one line."""
    return {"at": at, "lines": [{"price": price}], **more}


def event(kind, at, **more):
    """An event of the customer c1."""
    return {"type": kind, "at": at, "customer": "c1", **more}


def status(answer):
    """What an outcome says of status points."""
    return answer.to_json().get("status_points")


def test_an_order_earns_them_beside_its_points(club):
    """They have an entry of their own, and are none of the points."""
    quote = club.quote(order("42.50"), NEW)
    assert status(quote) == {
        "earned": 425,
        "total": 425,
        "awards": [{"rule": "earn 10 status points per 1 EUR", "points": 425}],
    }
    assert quote.earned == 42
    assert [each["points"] for each in quote.to_json()["lines"]] == [42]


def test_what_is_known_of_the_customer_is_added_and_reaches_a_tier(club):
    """A summary says how many were ever earned."""
    quote = club.quote(order("10.00"), {**NEW, "status_points": 500})
    assert status(quote)["total"] == 600
    assert quote.tier == "Gold"


def test_a_tier_that_is_not_reached_says_how_many_are_missing(club):
    """The gauge counts status points."""
    quote = club.quote(order("10.00"), {**NEW, "status_points": 499})
    assert quote.to_json()["tier"]["missing"] == [[{"measure": "status_points", "count": 1}]]


@pytest.mark.parametrize(("day", "points", "xp"), [("27", 40, 200), ("28", 20, 400)])
def test_each_kind_has_its_own_multiplier(club, day, points, xp):
    """`points x 2` leaves status points alone, `status points x 2` the points."""
    quote = club.quote(order("20.00", f"2026-11-{day}T12:00:00+01:00"), NEW)
    assert (quote.earned, status(quote)["earned"]) == (points, xp)


def test_what_silences_points_leaves_them_alone(club):
    """An order paid with points earns none, and its status points all the same."""
    quote = club.quote(order("20.00", use_points=50), {**NEW, "points": 50})
    assert (quote.earned, status(quote)["earned"]) == (0, 150)


def test_a_guest_has_none(club):
    """Without an account there is nothing to count."""
    assert status(club.quote(order("20.00"), guest=True)) is None


def test_a_programme_without_them_does_not_speak_of_them():
    """No key is added to the outcomes of other programmes."""
    plain = palier.compile(CLUB.partition("  customers also")[0] + "\nearn 1 point per 1 EUR")
    assert status(plain.quote(order("20.00"), NEW)) is None
    assert "XP" not in plain.page("en")


def test_an_offer_may_add_some_and_a_cap_holds_its_rule_only(club):
    """The cap of a year is that of the rule; what an offer adds comes on top."""
    quote = club.quote(order("200.00"), NEW)
    assert [each["points"] for each in status(quote)["awards"]] == [1000, 70]


def test_the_cap_of_a_year_counts_what_came_before(club):
    """An account remembers what each rule has given."""
    bought = event("order", "2026-06-02T12:00:00+02:00", id="o1", lines=[{"price": "80.00"}])
    account = club.apply(bought).account
    again = event("order", "2026-06-03T12:00:00+02:00", id="o2", lines=[{"price": "80.00"}])
    assert status(club.apply(again, account).outcome)["earned"] == 200


def test_whoever_joins_by_an_order_has_those_of_joining_too(club):
    """They count for the tier that this order reaches."""
    outcome = club.apply(
        event("order", "2026-06-02T12:00:00+02:00", id="o1", lines=[{"price": "50"}])
    )
    assert status(outcome.outcome)["earned"] == 600
    assert outcome.account.tier == "Gold"


def test_events_give_them_without_points(club):
    """Joining and activities count; nothing can be spent."""
    joined = club.apply(event("joined", "2026-01-03T09:00:00+01:00", id="e1"))
    given = [{"rule": "earn 100 status points on joining", "points": 100}]
    assert status(joined.outcome) == {"earned": 100, "total": 100, "awards": given}
    reviewed = event("activity", "2026-01-04T09:00:00+01:00", id="e2", name="review")
    done = club.apply(reviewed, joined.account)
    given = [{"rule": 'earn 5 status points per "review"', "points": 5}]
    assert status(done.outcome) == {"earned": 5, "total": 105, "awards": given}
    assert done.account.available == 0


def test_an_opening_brings_them_over(club):
    """They bear the day of the event."""
    opened = event("opening", "2026-01-03T09:00:00+01:00", id="e1", status_points=650)
    done = club.apply(opened)
    assert done.account.tier == "Gold"
    assert status(done.outcome)["total"] == 650


def test_a_return_takes_back_those_of_what_came_back(club):
    """Unit by unit; what joining gave stays."""
    lines = [{"price": "10.00", "quantity": 3}]
    account = club.apply(event("order", "2026-06-02T12:00:00+02:00", id="o1", lines=lines)).account
    part = {"type": "refund", "id": "r1", "at": "2026-06-04T12:00:00+02:00", "order": "o1"}
    back = club.apply({**part, "lines": [{"line": 0}]}, account)
    assert status(back.outcome) == {"earned": -100, "total": 300, "awards": []}
    rest = club.apply({**part, "id": "r2"}, back.account)
    assert status(rest.outcome) == {"earned": -200, "total": 100, "awards": []}


def test_a_referral_that_is_undone_takes_its_own_back(club):
    """The friend's order comes back whole."""
    history = [
        event("joined", "2026-01-03T09:00:00+01:00", id="e1"),
        {
            **event("order", "2026-01-05T09:00:00+01:00", id="o1", referred_by="c1"),
            "customer": "c2",
            "lines": [{"price": "30.00"}],
        },
        {"type": "refund", "id": "r1", "at": "2026-01-08T09:00:00+01:00", "order": "o1"},
    ]
    told = [status(each) for each in club.replay(history) if each.customer == "c1"]
    assert [each["earned"] for each in told] == [100, 50, -50]


def test_a_rule_replaces_those_of_its_own_kind():
    """Points go on being earned."""
    rules = CLUB.replace("  at most 1,000 status points per year", "  replaces the other earnings")
    quote = palier.compile(rules).quote(order("20.00"), NEW)
    assert (quote.earned, status(quote)["earned"]) == (20, 200)


def test_the_explanation_calls_them_by_their_name(club):
    """Each award is told with what it was reckoned on, and what multiplied it."""
    quote = club.quote(order("20.00", "2026-11-28T12:00:00+01:00"), NEW)
    assert any(
        "gives 400\xa0XP: €20.00 ×\xa02 (the bonus day “Double XP”)" in each
        for each in quote.explain()
    )


def test_without_a_name_they_are_status_points():
    """In the words of each language, and in the plural where there are several."""
    program = palier.compile(FRENCH)
    quote = program.quote({"lines": [{"price": "12.00", "categories": ["Vols"]}]}, NEW)
    assert status(quote)["earned"] == 23
    told = " ".join(quote.explain("fr"))
    assert "20\xa0points de statut" in told
    assert "3\xa0points de statut" in told
    assert "3\xa0status points" in " ".join(quote.explain("en"))


@pytest.mark.parametrize("language", Language)
def test_the_page_says_what_they_are(club, language):
    """Customers read how to earn them, that they are not spent, and what returns do."""
    page = re.sub("<[^>]*>", "", club.page(language)).replace("\xa0", " ")
    told = {
        Language.ENGLISH: ("Earn XP", "XP show how loyal you are: they are never spent"),
        Language.FRENCH: ("Gagner des XP", "Les XP mesurent votre fidélité"),
    }
    assert all(each in page for each in told[language])
    assert "600 XP" in page


def test_a_statement_tells_what_was_earned_and_taken_back(club):
    """Each entry has its own, and the whole what counts now."""
    bought = event("order", "2026-06-02T12:00:00+02:00", id="o1", lines=[{"price": "20.00"}])
    back = {"type": "refund", "id": "r1", "at": "2026-06-04T12:00:00+02:00", "order": "o1"}
    statement = club.statement("c1", [bought, back])
    told = statement.text("en").replace("\xa0", " ")
    assert "+300 XP" in told
    assert "−200 XP" in told
    drawn = statement.to_json()
    assert drawn["status_points"] == 100
    noted = [each for entry in drawn["entries"] for each in entry["notes"]]
    assert {"what": "status_points", "name": None, "count": 300} in noted


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("earn 10 status points per 1 EUR\n  at most 500 points per year", "unit-mismatch"),
        ("earn 10 points per 1 EUR\n  at most 500 status points per year", "unit-mismatch"),
        (
            "earn by basket total\n  from 5 EUR: 5 points\n  from 9 EUR: 9 status points",
            "unit-mismatch",
        ),
        ("points\n  at most 500 status points per year", "status-points-elsewhere"),
        ("referral\n  the friend gets 50 status points", "status-points-elsewhere"),
        ("earn 0 status points per order", "zero-means-nothing"),
    ],
)
def test_what_they_cannot_do_is_refused(rule, code):
    """A statement earns one kind, and status points are earned only."""
    head = CLUB.partition("earn")[0]
    with pytest.raises(palier.ProgramError) as error:
        palier.compile(f"{head}earn 1 point per order\n\n{rule}\n")
    assert code in {each.code for each in error.value.problems}


POT = """loyalty program "Pot"
  currency EUR
  time zone "Europe/Paris"
  customers collect cashback called "jackpot"

earn 5% of purchases

earn 1.5 status points per 1 EUR
  at most 500 status points per month

tier "B" from 300 status points
  perk "P"

redeem points
  used points are deducted
"""


def test_beside_a_pot_they_are_no_money():
    """They are whole, at a rate that is not, on the sheet and in every sum."""
    program = palier.compile(POT)
    quote = program.quote(order("199.98"), NEW)
    assert (str(quote.earned), status(quote)["earned"]) == ("9.99", 299)
    bought = event("order", "2026-06-02T12:00:00+02:00", id="o1", lines=[{"price": "300.00"}])
    account = program.apply(bought).account
    again = event("order", "2026-06-03T12:00:00+02:00", id="o2", lines=[{"price": "300.00"}])
    outcome = program.apply(again, program.account_from_json(account.to_json())).outcome
    assert status(outcome)["earned"] == 50

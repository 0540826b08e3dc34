"""A segment that gets nothing, over time: events give nothing either, and no tier is held."""

import pytest

RULES = {
    "en": """earn 1 point per 1 EUR

earn 20 points on joining

earn 30 points per "review"

tier "Base"

tier "Gold" from 100 EUR spent
  50 points on reaching it

segment "Staff"
  when customer group is "staff"
  gets nothing of this programme

reward "Mug" for 10 points
  5 EUR off
""",
    "fr": """programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"

gagner 1 point pour 1 €

gagner 20 points à l'inscription

gagner 30 points par "review"

palier "Base"

palier "Gold" dès 100 € dépensés
  50 points quand il est atteint

segment "Personnel"
  si le groupe du client est "staff"
  ne reçoit rien du programme

récompense "Mug" contre 10 points
  5 € de remise
""",
}


@pytest.fixture(params=["en", "fr"])
def club(shop, request):
    """A shop with a segment left out."""
    return shop(RULES[request.param])


def test_whoever_is_left_out_from_the_start_gets_nothing_of_any_event(club):
    """No 20 on joining, no 150 for the order, no 50 for Gold, no 30 for the review."""
    club.send("joined", "2026-01-01", customer="ada", groups=["staff"])
    answer = club.order("ada", "2026-01-02", "150.00")
    assert (answer["points"]["earned"], answer["tier"], answer.get("next_tier")) == (0, None, None)
    answer = club.send("activity", "2026-01-03", customer="ada", name="review")
    assert (answer["balance"]["available"], answer["tier"]) == (0, None)


def test_no_reward_is_claimed(club):
    """220 points, and the mug costs 10: refused, with the words of the file."""
    club.send("opening", "2026-01-01", customer="ada", points=[{"points": 220}])
    club.send("customer", "2026-01-03", customer="ada", groups=["staff"])
    with club.refused("claim-not-allowed"):
        club.send("claim", "2026-01-04", customer="ada", reward="Mug")
    back = club.send("customer", "2026-01-05", customer="ada", groups=[])
    assert (back["balance"]["available"], back["vouchers"]) == (220, [])


def test_a_tier_goes_with_the_day_the_customer_is_left_out_and_comes_back_after(club):
    """20 + 150 + 50 = 220 points are kept; nothing is bought with them meanwhile."""
    club.send("joined", "2026-01-01", customer="ada")
    assert club.order("ada", "2026-01-02", "150.00")["tier"]["name"] == "Gold"
    left_out = club.send("customer", "2026-01-03", customer="ada", groups=["staff"])
    assert (left_out["balance"]["available"], left_out["tier"]) == (220, None)
    back = club.send("customer", "2026-01-05", customer="ada", groups=[])
    assert (back["balance"]["available"], back["tier"]["name"]) == (220, "Gold")


def test_a_code_of_the_shop_s_own_is_none_of_the_programme_s(club):
    """The shop takes 5 EUR off for whom it likes; the programme gives nothing all the same."""
    club.send("joined", "2026-01-01", customer="ada", groups=["staff"])
    said = {"promo_codes": [{"code": "STAFF", "off": "5.00"}]}
    answer = club.order("ada", "2026-01-02", "150.00", **said)
    assert (answer["to_pay"], answer["points"]["earned"]) == ("145.00", 0)


def test_what_joining_gives_does_not_come_later(club):
    """Left out on the day of joining, back in March: an order earns, the 20 are not made up."""
    club.send("joined", "2026-01-01", customer="ada", groups=["staff"])
    club.send("customer", "2026-03-01", customer="ada", groups=[])
    club.order("ada", "2026-03-02", "10.00")
    assert club.available("ada") == 10

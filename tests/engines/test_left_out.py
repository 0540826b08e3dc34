"""`gets nothing of this programme`: no points of any kind, no benefit, no tier."""

import pytest

EVERYTHING = {
    "en": """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  customers also collect status points called "XP"

earn 1 point per 1 EUR

earn 10 status points per order

segment "Pros"
  when customer type is "pro"
  10 EUR off

segment "Staff"
  when customer group is "staff"
  gets nothing of this programme

tier "Base"

tier "Gold" from 100 EUR spent
  5 EUR off

offer "Spring"
  when channel is "web"
  1 EUR off

offer "Hello" with promo code "HELLO"
  2 EUR off

first order
  3 EUR off

stamp card "Coffee"
  1 stamp per order
  after 10 stamps: 4 EUR off

redeem points
  100 points = 1 EUR

cumulation
  promo codes combine with offers, segment benefits, tier benefits, paying with points
  offers combine with segment benefits, tier benefits, paying with points
  segment benefits combine with tier benefits, paying with points
  tier benefits combine with paying with points
""",
    "fr": """programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"
  les clients cumulent aussi des points de statut appelés "XP"

gagner 1 point pour 1 €

gagner 10 points de statut par commande

segment "Pros"
  si le type de client est "pro"
  10 € de remise

segment "Personnel"
  si le groupe du client est "staff"
  ne reçoit rien du programme

palier "Base"

palier "Or" dès 100 € dépensés
  5 € de remise

offre "Printemps"
  si le canal est "web"
  1 € de remise

offre "Bonjour" avec le code promo "HELLO"
  2 € de remise

première commande
  3 € de remise

carte à tampons "Café"
  1 tampon par commande
  après 10 tampons : 4 € de remise

utiliser les points
  100 points = 1 €

cumul
  les codes promo se cumulent avec les offres, les avantages du segment
  les codes promo se cumulent avec les avantages du palier, le paiement en points
  les offres se cumulent avec les avantages du segment, les avantages du palier
  les offres se cumulent avec le paiement en points
  les avantages du segment se cumulent avec les avantages du palier, le paiement en points
  les avantages du palier se cumulent avec le paiement en points
""",
}
BROUGHT = {"channel": "web", "code": "HELLO", "use_points": 300}
HELD = {"customer_type": "pro", "spent": "150.00", "points": 300, "stamps": {}}
REASON = {
    "en": "the customer's segment gets nothing of the programme",
    "fr": "le segment du client ne reçoit rien du programme",
}
OUTSIDE = {"en": "outside the segment “Staff”", "fr": "hors du segment « Personnel »"}


@pytest.fixture(params=["en", "fr"])
def language(request):
    """Each language in turn."""
    return request.param


def test_another_customer_has_it_all(gives, language):
    """100 - 2 (code) - 1 (offer) - 10 (segment) - 5 (tier) - 3 (points) = 79."""
    order = gives(EVERYTHING[language], "100.00", account=HELD, **BROUGHT)
    assert (order.to_pay, order.used) == ("79.00", 300)


def test_the_segment_gets_nothing(gives, language):
    """100 are paid; the segment goes before the one that is written above it."""
    order = gives(EVERYTHING[language], "100.00", account=HELD | {"groups": ["staff"]}, **BROUGHT)
    assert (order.to_pay, order.earned, order.used, order.left) == ("100.00", 0, 0, 300)
    assert set(order.refused.values()) == {"segment-gets-nothing"}
    assert not any(order.stamps.values())
    assert order.outcome["status_points"]["earned"] == 0


def test_no_tier_is_shown(gives, language):
    """Neither the one that the amount spent would reach, nor the next."""
    order = gives(EVERYTHING[language], "100.00", account=HELD | {"groups": ["staff"]})
    assert (order.outcome["tier"], order.outcome.get("next_tier")) == (None, None)


def test_a_first_order_of_the_segment_gets_nothing(gives, language):
    """No welcome: 20 are paid, where another newcomer pays 17."""
    paid = [
        gives(EVERYTHING[language], "20.00", account={"orders": 0, "groups": groups}).to_pay
        for groups in ([], ["staff"])
    ]
    assert paid == ["17.00", "20.00"]


def test_a_guest_belongs_to_no_segment(gives, language):
    """The offer is for guests too: 20 - 1."""
    assert gives(EVERYTHING[language], "20.00", guest=True, channel="web").to_pay == "19.00"


def test_the_explanation_says_why_and_what_it_would_take(gives, language):
    """Every rule is silent for the same reason."""
    order = gives(EVERYTHING[language], "100.00", account=HELD | {"groups": ["staff"]}, **BROUGHT)
    said = [each.replace("’", "'") for each in order.why()]
    assert any(REASON[language] in each for each in said)
    assert any(OUTSIDE[language] in each for each in said)

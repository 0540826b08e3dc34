"""A voucher that gives a perk is used by the order on which it gives it."""

import pytest
from tests.script.conftest import under_quickjs

import palier

HEADER = 'loyalty program "Spa"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = "earn 1 point per 1 EUR\n\n"
MASSAGE = 'reward "Massage" for 100 points\n  perk "A massage"\n'
BOTH = 'reward "Massage" for 100 points\n  5 EUR off\n  perk "A massage"\n'
STEPS = 'reward "Massage" for 100 points\n  perk "A massage"\n  for every 200 EUR: 5 EUR off\n'
CODE = 'offer "Spring" with promo code "SPRING"\n  10 EUR off\n'
AUTOMATIC = MASSAGE + "  is given automatically\n"
TOGETHER = "cumulation\n  rewards combine with rewards\n"


def order(number, price="150", **more):
    """Give an order of the customer, on a day of its own."""
    at = f"2026-03-{number:02}T10:00:00+01:00"
    told = {"type": "order", "id": f"o{number}", "at": at, "customer": "c"}
    return told | {"lines": [{"price": price}]} | more


def claimed(rules, times=1):
    """Give a programme and an account with so many vouchers: `v1`, `v2`…"""
    club = palier.compile(HEADER + EARN + rules)
    account = club.apply(order(1, "250")).account
    for number in range(1, times + 1):
        claim = {"type": "claim", "id": f"v{number}", "at": "2026-03-02T10:00:00+01:00"}
        account = club.apply(claim | {"customer": "c", "reward": "Massage"}, account).account
    return club, account


def test_a_perk_uses_its_voucher():
    """It is given once, and the voucher is not known any more."""
    club, account = claimed(MASSAGE)
    first, account = club.apply(order(3, use_rewards=["v1"]), account)
    again, account = club.apply(order(4, use_rewards=["v1"]), account)
    assert (first.to_json()["perks"], first.to_json()["vouchers"]) == (["A massage"], [])
    assert again.to_json()["perks"] == []
    assert again.to_json()["refused"] == [{"because": "unknown-voucher", "reward": "v1"}]


def test_an_automatic_perk_is_given_on_one_order():
    """The first one after the points sufficed."""
    club = palier.compile(HEADER + EARN + AUTOMATIC)
    account, given = None, []
    for number in (1, 2, 3):
        outcome, account = club.apply(order(number, "100" if number == 1 else "10"), account)
        given.append(outcome.to_json()["perks"])
    assert given == [[], ["A massage"], []]


def test_of_two_vouchers_of_a_perk_an_order_uses_one():
    """Though rewards combine: a perk is given, or not."""
    club, account = claimed(MASSAGE + TOGETHER, times=2)
    outcome, _ = club.apply(order(3, use_rewards=["v1", "v2"]), account)
    told = outcome.to_json()
    assert (told["perks"], [each["id"] for each in told["vouchers"]]) == (["A massage"], ["v2"])
    assert told["refused"] == [{"because": "changes-nothing", "reward": "v2"}]


def test_a_perk_beside_money_off_waits_with_it():
    """Where a promo code goes before the voucher, the customer keeps all of it."""
    club, account = claimed(BOTH + CODE)
    code = {"promo_codes": [{"code": "SPRING"}], "use_rewards": ["v1"]}
    outcome, account = club.apply(order(3, **code), account)
    told = outcome.to_json()
    assert (told["perks"], [each["id"] for each in told["vouchers"]]) == ([], ["v1"])
    alone = club.apply(order(4, use_rewards=["v1"]), account).outcome.to_json()
    assert (alone["perks"], alone["vouchers"]) == (["A massage"], [])
    assert [each["amount"] for each in alone["discounts"]] == ["5.00"]


@pytest.mark.parametrize(("price", "off"), [("199.99", []), ("200", ["5.00"])])
def test_a_perk_without_money_off_is_given_by_itself(price, off):
    """Below the amount from which money is taken off, the perk is all that the voucher gives."""
    club, account = claimed(STEPS)
    told = club.apply(order(3, price, use_rewards=["v1"]), account).outcome.to_json()
    assert [each["amount"] for each in told["discounts"]] == off
    assert (told["perks"], told["vouchers"]) == (["A massage"], [])


def test_what_a_return_gives_back_can_be_used_again():
    """The voucher is the customer's again once all of the order came back."""
    club, account = claimed(MASSAGE)
    account = club.apply(order(3, use_rewards=["v1"]), account).account
    refund = {"type": "refund", "id": "r", "at": "2026-03-05T10:00:00+01:00", "order": "o3"}
    account = club.apply(refund, account).account
    assert list(account.vouchers) == ["v1"]


SHOP = '  when channel is "shop"\n'
POST = 'reward "Massage" for 100 points\n  free shipping\n  perk "A massage"\n'
IN_VAIN = {"condition": (MASSAGE + SHOP, "condition-not-met"), "post": (POST, "changes-nothing")}


@pytest.mark.parametrize(("rules", "because"), IN_VAIN.values(), ids=IN_VAIN)
def test_a_voucher_that_gives_no_perk_is_refused_with_the_reason(rules, because):
    """It stays the customer's."""
    club, account = claimed(rules)
    told = club.apply(order(3, use_rewards=["v1"]), account).outcome.to_json()
    assert told["refused"] == [{"because": because, "reward": "v1"}]
    assert (told["perks"], [each["id"] for each in told["vouchers"]]) == ([], ["v1"])


def test_an_explanation_says_what_would_give_the_perk():
    """The condition that is not met."""
    club, _ = claimed(MASSAGE + "  when basket is at least 60 EUR\n")
    asked = {"at": "2026-03-03T10:00:00+01:00", "lines": [{"price": "40"}]}
    known = {"orders": 1, "rewards": ["Massage"]}
    said = club.quote(asked | {"use_rewards": ["Massage"]}, known).explain()
    assert any("Massage" in each and "€20.00 more" in each for each in said)


RULES = {"alone": MASSAGE, "both": BOTH + CODE, "steps": STEPS}
RULES |= {name: rules for name, (rules, _) in IN_VAIN.items()}


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_a_module_of_javascript_says_the_same(rules):
    """The vouchers that are left, the perk, and why there is none."""
    club, _ = claimed(rules)
    asked = {key: each for key, each in order(3).items() if key not in ("type", "id", "customer")}
    asked["use_rewards"] = ["Massage"]
    known = {"points": 50, "orders": 1, "rewards": ["Massage"]}
    wanted = club.quote(asked, known).to_json()
    assert bool(wanted["perks"]) != bool(wanted["vouchers"])
    assert under_quickjs(club.javascript().module, [[asked, club.standing_json(asked, known)]]) == [
        wanted
    ]

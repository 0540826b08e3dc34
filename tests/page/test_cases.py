"""Worked cases: receipts of orders that the engine has reckoned."""

import pytest
from tests.page.conftest import cases, compiled, text_of

from palier.page.frame import page_view
from palier.source import Language
from palier.speech.typography import plain

HEAD = text_of("silent.en").split("\n\nredeem")[0]


def receipts(rules, language=Language.ENGLISH):
    """Give the receipts of a shop with these rules."""
    return told_of(f"{HEAD}\n\n{rules}\n", language)


def told_of(text, language=Language.ENGLISH):
    """Give the receipts of a programme."""
    program = compiled(text)
    view = page_view(program, language, cases(program))
    section = next((each for each in view.sections if each.id == "examples"), None)
    return () if section is None else (*section.receipts, *section.more_receipts)


def lines(entries):
    """Give the lines of a receipt as text."""
    return [f"{plain(each.label)}: {each.amount}".replace("\xa0", " ") for each in entries]


def example(order, then="0 GBP off", given="given a customer with 3 orders"):
    """Write one example."""
    return f'example "A case"\n  {given}\n  when they order {order}\n  then {then}'


def test_a_receipt_says_what_is_paid_and_what_is_collected():
    """The sum at the foot is what the engine comes to."""
    rules = 'offer "Spring"\n  10% off\n\n' + example(
        '2 items of product "SOAP" at 12.50 GBP and 5 GBP shipped by "Post" for 3.90 GBP',
        "27 points earned",
    )
    (found,) = receipts(rules)
    assert lines(found.entries) == [
        "2 items “SOAP” at £12.50: £25.00",
        "Items: £5.00",
        "Spring: −£3.00",
        "Delivery (Post): £3.90",
        "To pay: £30.90",
    ]
    assert lines(found.collected) == ["You earn: 27 stars"]


def test_a_case_changes_with_the_rule_it_works_out():
    """No figure of a receipt is written by hand."""
    rules = 'offer "Spring"\n  20% off\n\n' + example("50 GBP", "10 GBP off")
    (found,) = receipts(rules)
    assert "Spring: −£10.00" in lines(found.entries)


def test_a_multiplied_award_says_by_how_much():
    """Customers see why a bonus day gives twice as much."""
    rules = 'bonus day "Double" on 27 November 2026\n  points x 2\n\n' + example(
        "50 GBP on 27 November 2026", "100 points earned"
    )
    (found,) = receipts(rules)
    assert lines(found.collected) == [
        "You earn: 100 stars",
        "1 star for every pound you spend × 2: 100 stars",
    ]


@pytest.mark.parametrize(
    ("order", "given", "reason"),
    [
        (
            '50 GBP with promo code "X" worth 5 GBP',
            "given a customer with 3 orders",
            "An order with a promo code earns no stars.",
        ),
        ("50 GBP", "given a guest", "Without an account, an order earns no stars."),
    ],
)
def test_an_order_that_earns_nothing_says_why(order, given, reason):
    """A zero is explained in a sentence."""
    (found,) = receipts(example(order, "0 points earned", given))
    assert found.notes == (reason,)


def test_who_is_left_out_of_what_earns_is_told():
    """Beside the rule; where another one earns all the same, there is nothing to explain."""
    club = f'{HEAD}\n  unless customer type is "trade"\n\n'
    case = example("50 GBP", "0 points earned", 'given a customer with type "trade"')
    (found,) = told_of(f"{club}{case}\n")
    assert found.notes == (
        "1\xa0star for every pound you spend, unless you are registered as “trade”.",
    )
    (other,) = told_of(f"{club}earn 5 points per order\n\n{case.replace('0 points', '5 points')}\n")
    assert other.notes == ()


def test_points_that_cannot_be_used_say_why():
    """A basket that is too small is not a mystery."""
    rules = "redeem points\n  10 points = 1 GBP\n  on baskets from 80 GBP\n\n" + example(
        "50 GBP paying with points", "50 points earned", "given a customer with 64 points"
    )
    (found,) = receipts(rules)
    assert found.notes == ("The basket is too small to pay with your stars.",)


def test_points_that_a_condition_keeps_from_an_order_are_told_of():
    """Whatever the reason, a customer is not left to wonder."""
    rules = 'redeem points\n  10 points = 1 GBP\n  when channel is "web"\n\n' + example(
        "50 GBP paying with points", given="given a customer with 64 points, 3 orders"
    )
    (found,) = receipts(rules)
    assert "This order cannot be paid with your stars." in found.notes


def test_what_is_set_aside_is_named():
    """Customers see what does not combine."""
    rules = "redeem points\n  10 points = 1 GBP\n\n" + example(
        '90 GBP with promo code "X" worth 5 GBP paying with points',
        "5 GBP off",
        "given a customer with 64 points",
    )
    (found,) = receipts(rules)
    assert lines(found.entries)[1] == "Promo code X: −£5.00"
    assert plain(found.notes[0]) == "Does not combine here: Paying with stars."


def test_a_reward_that_is_used_is_told_once():
    """With the order, not with the customer."""
    rules = 'reward "Ten pounds" for 200 points\n  10 GBP off\n\n' + example(
        '50 GBP using reward "Ten pounds"',
        "10 GBP off",
        'given a customer with reward "Ten pounds"',
    )
    (found,) = receipts(rules)
    assert found.standing == ()
    assert found.order == ("With the reward “Ten pounds”",)


def test_without_cases_there_is_no_section():
    """A programme without examples shows none."""
    assert receipts("earn 5 points on joining") == ()


@pytest.mark.parametrize(
    ("promised", "language", "told"),
    [
        ('5 stamps on "Card"', Language.ENGLISH, ["Stamps on “Card”: 5"]),
        ('0 GBP off, 5 stamps on "Card"', Language.FRENCH, ["Tampons sur « Card »: 5"]),
        ("0 GBP off", Language.ENGLISH, []),
    ],
)
def test_the_stamps_that_a_case_is_about_are_told(promised, language, told):
    """Of the card that it names; of a programme's other cases they are not."""
    rules = 'stamp card "Card"\n  1 stamp per item\n  after 9 stamps: next item free\n\n'
    given = 'given a customer with 3 stamps on "Card"'
    case = example('2 items of product "SOAP" at 5 GBP', promised, given)
    (receipt,) = receipts(rules + case, language)
    assert [each for each in lines(receipt.collected) if "Card" in each] == told


def test_what_is_held_is_told_in_either_language():
    """Every kind of holding has its words."""
    given = (
        "given a customer with 64 points, 3 orders, 200 GBP spent, 300 points earned, 2 referrals, "
        '4 stamps on "Card", tier "Gold", type "pro", group "press", birthday 1 May, '
        'joined on 1 March 2025, box "news" ticked, 2 "review"'
    )
    rules = (
        'tier "Gold" from 10 GBP spent\n\nearn 1 point per "review"\n\n'
        'stamp card "Card"\n  1 stamp per item\n  after 5 stamps: next item free\n\n'
    ) + example(
        '50 GBP on 3 June 2026 at 14:00 delivered to city "Leeds" delivered to country "UK" '
        'delivered to postcode "LS1" on channel "web"',
        "50 points earned",
        given,
    )
    (english,), (french,) = receipts(rules), receipts(rules, Language.FRENCH)
    assert [plain(each).replace("\xa0", " ") for each in english.standing] == [
        "64 stars",
        "3 orders",
        "£200 spent",
        "300 stars earned in all",
        "2 friends referred",
        "4 stamps on “Card”",
        "Tier “Gold”",
        "Registered as “pro”",
        "Group “press”",
        "Birthday 1 May",
        "Member since 1 March 2025",
        "Box “news” ticked",
        "2 “review”",
    ]
    assert [plain(each).replace("\xa0", " ") for each in french.order] == [
        "Le 3 juin 2026 à 14 h",
        "Livraison : Leeds",
        "Livraison vers le Royaume-Uni",
        "Livraison : LS1",
        "Commande « web »",
    ]
    assert len(french.standing) == len(english.standing)

"""Whatever changes what an order comes to has its field, wherever the rules speak of it."""

import re

import pytest
from tests.calculator.conftest import CLUB, HEAD

import palier

EARN = "earn 1 point per 1 EUR\n"
OFFER = EARN + '\noffer "A"\n  '
OFF = "\n  5 EUR off\n"


def asked(rules, language="en"):
    """Give the labels of a calculator's fields by their names."""
    page = palier.compile(HEAD + rules).page(language, calculator=True)
    fields = page.partition("<fieldset")[2].partition("</fieldset>")[0]
    labels = re.findall(r"<label>(.*?)</label>", fields, re.DOTALL)
    names = [re.search(r'name="(\w+)"', each)[1] for each in labels]
    texts = (re.sub(r"<option.*?</option>|<[^>]+>", "", each).strip() for each in labels)
    return dict(zip(names, (re.sub("\xa0", " ", each) for each in texts), strict=True))


def options(rules, name):
    """Give what a field of a calculator lets one choose."""
    page = palier.compile(HEAD + rules).page("en", calculator=True)
    chosen = page.partition(f'<select name="{name}">')[2].partition("</select>")[0]
    return re.findall(r"<option[^>]*>([^<]*)</option>", chosen)


@pytest.mark.parametrize("clause", ["only", "except"])
def test_how_an_order_is_paid_is_asked_where_only_a_share_of_it_earns(clause):
    """A share of what is paid is a question as a condition is, and each way is told once."""
    share = f'{EARN}  {clause} what is paid with "Club card", "gift card"\n'
    both = share + '\noffer "A"\n  when payment method is "Club card"' + OFF
    assert options(share, "payment") == ["other", "Club card", "gift card"]
    assert options(both, "payment") == ["other", "Club card", "gift card"]


def test_what_delivery_costs_is_asked_where_baskets_count_it():
    """`including shipping`, of what a basket must come to."""
    assert "shipping" in asked(OFFER + "on baskets from 50 EUR, including shipping" + OFF)
    assert "shipping" not in asked(OFFER + "on baskets from 50 EUR" + OFF)


@pytest.mark.parametrize(
    "clause",
    [
        "from 4 items: 15% off",
        "when number of items is at least 3" + OFF,
        "3 EUR off each item",
        "the cheapest item free",
        "for every 3 items: the cheapest item free",
        '3 items of everything except category "A" for 10 EUR',
        "10% off items from 50 EUR",
        "only items of at most 10 EUR" + OFF,
    ],
)
def test_items_are_asked_where_they_or_their_price_count(clause):
    """An amount alone would be taken for one dear item."""
    assert asked(OFFER + clause + "\n")["items"] == "Number of items"


@pytest.mark.parametrize(
    "rules",
    [
        "earn 1 point per 1 EUR, item by item\n",
        EARN + "\nearn 1 status point per item\n",
        EARN + "\nredeem points\n  10 points = 1 EUR\n  at most 15 EUR per item\n",
        EARN + "\nreferral\n  the friend gets 3 EUR off each item\n  every friend: 5 EUR off\n",
    ],
)
def test_items_are_asked_of_what_earns_and_pays_by_item(rules):
    """Whatever kind of rule counts them."""
    assert "items" in asked(rules)


@pytest.mark.parametrize(
    "clause",
    [
        '3 items of category "Soaps" for 10 EUR',
        'from 4 items of category "Soaps": 15% off',
        'the cheapest item of category "Soaps" free',
        'when number of items of category "Soaps" is at least 3' + OFF,
        'for every 30 EUR of category "Soaps": 1 EUR off each item',
        'only category "Soaps"\n  3 EUR off each item',
    ],
)
def test_items_of_some_goods_are_asked_beside_their_amount(clause):
    """Four of the others would be none of them."""
    fields = asked(OFFER + clause + "\n")
    assert fields["items0"] == "Number of items: Soaps"
    assert "items" not in fields
    assert asked(OFFER + clause + "\n", "fr")["items0"] == "Nombre d’articles : Soaps"


def test_items_of_a_product_that_is_free_are_asked():
    """One of two gloves is free, not both."""
    assert asked(OFFER + 'product "GLOVE" free\n')["items0"] == "Number of items: GLOVE"


def test_items_on_sale_are_told_so():
    """They have no name of their own."""
    rules = OFFER + "the cheapest item of items on sale free\n"
    assert asked(rules)["items0"] == "Number of items on sale"
    assert asked(rules, "fr")["items0"] == "Nombre d’articles en promotion"


def test_items_are_not_asked_where_nothing_counts_them():
    """A field that changes nothing is a riddle."""
    rules = OFFER + '10% off category "Soaps"\n  for every 50 EUR: 5 extra points\n'
    assert [each for each in asked(rules) if each.startswith("items")] == []


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        (OFFER + "on the 5th order" + OFF, True),
        (OFFER + "on every 5th order" + OFF, True),
        (OFFER + "on the 2nd order" + OFF, True),
        (OFFER + "when number of orders is 1" + OFF, True),
        (EARN + '\ntier "A"\n\ntier "B" from 5 orders\n  5% off\n', True),
        (OFFER + "on the 1st order" + OFF, False),
        (OFFER + "when number of orders is at least 1" + OFF, False),
        (OFFER + "when number of orders is 0" + OFF, False),
        (OFFER + "5% off\n", False),
    ],
)
def test_earlier_orders_are_asked_where_it_matters_how_many(rules, wanted):
    """Whether it is the first is a tick; whether it is the fifth is a number."""
    assert ("orders" in asked(rules)) == wanted


def test_countries_are_listed_without_their_article():
    """`Luxembourg` in a list, `le Luxembourg` in a sentence."""
    rules = OFFER + 'when delivery country is one of "LU", "NL", "DE", "US"' + OFF
    page = palier.compile(HEAD + rules).page("fr", calculator=True)
    chosen = page.partition('<select name="country">')[2].partition("</select>")[0]
    listed = re.findall(r"<option[^>]*>([^<]*)</option>", chosen)
    assert listed == ["autre", "Luxembourg", "Pays-Bas", "Allemagne", "États-Unis"]


def test_delivery_costs_what_it_usually_does():
    """Whatever an order takes to earn: it was a tenth of five thousand euros."""
    rules = 'earn 5 points per full 150 EUR\n\noffer "A"\n  free shipping\n'
    page = palier.compile(HEAD + rules).page("en", calculator=True)
    assert 'name="basket" type="text" inputmode="decimal" value="5000"' in page
    assert 'name="shipping" type="text" inputmode="decimal" value="5"' in page


@pytest.mark.parametrize(
    ("rules", "selected"),
    [
        ('earn 1 point per 1 EUR\n  only what is paid with "Club card"\n', ["Club card"]),
        ('earn 1 point per 1 EUR\n  except what is paid with "Club card"\n', []),
        (EARN + '\nearn 1 point per 1 EUR\n  only what is paid with "Club card"\n', []),
    ],
)
def test_it_begins_with_a_payment_that_earns(rules, selected):
    """Where no other does: the first thing that it said was 0 points."""
    page = palier.compile(HEAD + rules).page("en", calculator=True)
    assert re.findall(r'<option value="([^"]+)" selected>', page) == selected


def test_the_first_order_of_a_member_who_has_paid_gives_what_the_page_says(opened, figures):
    """Membership is paid for before an order as well as after."""
    text = HEAD.replace("\n\n", "\n  membership costs 49 EUR per year\n\n")
    tab, _, _ = opened(text + EARN + "\nfirst order\n  earn 30 points\n  5 EUR off\n")
    tab.locator("[name=first]").check()
    paid = figures(tab)
    tab.locator("[name=member]").uncheck()
    assert (paid["To pay"], paid["You earn"]) == ("€45", "75 points")
    assert figures(tab)["To pay"] == "€50"


@pytest.mark.parametrize(
    ("language", "label"), [("en", "To pay, without tax"), ("fr", "À payer, hors taxes")]
)
def test_of_prices_without_tax_it_says_that_tax_is_out(opened, figures, language, label):
    """A visitor cannot know what it will be."""
    text = HEAD.replace("\n\n", "\n  prices exclude tax\n\n") + EARN
    assert label in figures(opened(text, language)[0])


def test_the_fifth_order_can_be_tried(opened, figures):
    """What is given on it is seen."""
    tab, _, _ = opened(HEAD + OFFER + "on every 5th order" + OFF)
    before = figures(tab)["To pay"]
    tab.locator("[name=orders]").fill("4")
    assert (before, figures(tab)["To pay"]) == ("€50", "€45")


def test_items_of_some_goods_can_be_tried(opened, figures):
    """Four soaps at 10 euros, of which the cheapest is free."""
    tab, _, _ = opened(HEAD + OFFER + 'for every 4 items of category "A": the cheapest item free\n')
    tab.locator("[name=basket]").fill("0")
    tab.locator("[name=goods0]").fill("40")
    before = figures(tab)["To pay"]
    tab.locator("[name=items0]").fill("4")
    assert (before, figures(tab)["To pay"]) == ("€40", "€30")


APP = 'earn 1 point per 1 EUR\n  when channel is "app"\n\n'
CODE = APP + "earn 2 points per 1 EUR\n\n" + 'offer "A" with promo code "HI"\n  5 EUR off\n'


def test_why_nothing_is_earned_is_what_a_field_brought_about(opened, figures):
    """A code that is used, a membership that is not paid: not that some condition is not met."""
    paid = HEAD.replace("\n\n", "\n  membership costs 49 EUR per year\n\n")
    said = []
    for text, change in ((HEAD + CODE, "HI"), (paid + CODE, None)):
        tab, _, _ = opened(text)
        if change:
            tab.locator("[name=code]").fill(change)
        else:
            tab.locator("[name=member]").uncheck()
        figures(tab)
        said.append(tab.locator("[data-why]").inner_text())
    assert "Nothing is earned: a promo code is used." in said[0]
    assert "Nothing is earned: your membership is not paid." in said[1]


def test_whatever_cannot_be_read_is_asked_for_in_figures(opened, figures):
    """It spoke of the basket, and the field that was wrong was another."""
    tab, _, _ = opened(HEAD + OFFER + "the cheapest item free\n")
    tab.locator("[name=items]").fill("2.5")
    figures(tab)
    assert tab.locator("[data-empty]").inner_text() == "Enter your amounts in figures."
    assert tab.locator("[name=items]").get_attribute("aria-invalid") == "true"


TEAS = "".join(f'reward "Tea {nth}" for {nth}0 points\n  1 EUR off\n\n' for nth in range(1, 10))
SEVERAL = "cumulation\n  rewards combine with rewards\n"


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        (TEAS.partition('reward "Tea 2"')[0], ["reward0"]),
        (TEAS.partition('reward "Tea 3"')[0], ["reward"]),
        (TEAS.partition('reward "Tea 3"')[0] + SEVERAL, ["reward0", "reward1"]),
        (TEAS, ["reward"]),
        (TEAS + SEVERAL, ["reward"]),
    ],
)
def test_of_several_rewards_one_is_chosen_where_an_order_takes_one(rules, wanted):
    """A box each says that they go together; and thirty boxes are a wall."""
    assert [each for each in asked(EARN + "\n" + rules) if each.startswith("reward")] == wanted


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            (
                'tier "A"\n\ntier "B" from 9 EUR spent\n  5% off\n\n'
                "cumulation\n  no points are earned with tier benefits\n"
            ),
            "one of your benefits applies",
        ),
        ("first order\n  earn no points\n  5 EUR off\n", "a first order earns nothing"),
    ],
)
def test_why_an_order_earns_nothing_is_told_by_its_reason(rules, said):
    """“The conditions are not met” was said of an order on which a tier took 5% off."""
    assert said in palier.compile(f"{HEAD}{EARN}\n{rules}").page("en", calculator=True)
    assert said not in palier.compile(f"{HEAD}{EARN}").page("en", calculator=True)


TUESDAY = 'bonus day "Double day"\n  every Tuesday\n  points x 2\n\n'
WEEK = "  from 1 June 2026 to 7 June 2026\n"
BOOKS_TOO = f'bonus day "Book week"\n{WEEK}  only category "Books"\n  points x 3\n\n'


@pytest.mark.parametrize(
    ("rules", "day", "language", "said"),
    [
        (TUESDAY, "2026-06-02", "en", ["Double day: points × 2."]),
        (TUESDAY, "2026-06-02", "fr", ["Double day : points × 2."]),
        (TUESDAY, "2026-06-03", "en", []),
        (TUESDAY + BOOKS_TOO, "2026-06-03", "fr", []),
        (
            TUESDAY + BOOKS_TOO + f'bonus day "Sale week"\n{WEEK}  points x 1.5\n\n',
            "2026-06-02",
            "en",
            ["Double day: points × 2."],
        ),
    ],
)
def test_a_day_that_multiplies_points_is_told(opened, figures, rules, day, language, said):
    """100 points on 50 EUR are not what an ordinary day gives: the reason names the day."""
    tab, _, _ = opened(CLUB.replace("offer", rules + "offer", 1), language)
    tab.locator("[name=date]").fill(day)
    figures(tab)
    told = [each.replace("\u00a0", " ") for each in tab.locator("[data-why] li").all_inner_texts()]
    assert [each for each in told if " × " in each] == said


def test_what_multiplies_some_items_only_is_told_of_them(opened, figures):
    """50 EUR of ordinary goods and 10 EUR of books, which earn threefold, are 80 points."""
    tab, _, _ = opened(CLUB.replace("offer", BOOKS_TOO + "offer", 1))
    tab.locator("[name=date]").fill("2026-06-03")
    tab.locator("[name=goods0]").fill("10")
    told = figures(tab)
    said = tab.locator("[data-why] li").all_inner_texts()
    assert told["You earn"] == "80 points"
    assert said[2:] == ["Book week: points ×\u00a03 on the items concerned."]


@pytest.mark.parametrize(
    ("rules", "items", "earned"),
    [
        ("earn 1 point per 3 items\n", "3", "1 point"),
        ("earn 1 point per 3 items\nearn 1 point per 2 items\n", "2", "1 point"),
        ("earn 1 point per 3 items\nearn 1 point per 1 EUR\n", "1", "50 points"),
        ("earn 1 point per item\n", "1", "1 point"),
    ],
)
def test_it_begins_with_so_many_items_that_they_earn(opened, figures, rules, items, earned):
    """One item of 50 EUR was said to earn nothing, on the page of what is earned."""
    tab, _, _ = opened(HEAD + rules)
    assert figures(tab)["You earn"] == earned
    assert tab.locator("[name=items]").input_value() == items

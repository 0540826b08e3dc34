"""Widgets on the page of a shop, under a strict policy: what they tell, what they call."""

import json

import pytest
from tests.widgets.test_logic import AT, CLUB

import palier
from palier.source import Language
from palier.widgets.making import Kind

ORDER = {"at": AT, "lines": [{"price": "48.00"}], "shipping": {"cost": "5.00"}}
KNOWN = {"points": 120, "orders": 1, "spent": "10.00"}
HOSTILE = [
    "</script><b>",
    "{{7*7}}",
    "__proto__",
    "\u05e9\u05dc\u05d5\u05dd",
    "{name}",
    "x" * 10_000,
]


@pytest.fixture(scope="module")
def club():
    """Compile the club."""
    return palier.compile(CLUB)


def cart_of(club, **more):
    """Give what a cart is given of a member with a voucher."""
    standing = club.standing_json(ORDER, KNOWN)
    voucher = {"id": "v1", "reward": "Small", "expires_on": "2026-12-31"}
    return {"order": ORDER | more, "standing": standing | {"vouchers": [voucher]}}


def account_of(club):
    """Give the statement of a member with 142 points."""
    events = [
        {"type": "joined", "id": "j", "at": "2026-03-01T09:00:00+01:00", "customer": "c1"},
        {"type": "order", "id": "o", "at": "2026-03-02T09:00:00+01:00", "customer": "c1",
         "lines": [{"price": "48.00"}]},
    ]  # fmt: skip
    return {"account": club.statement("c1", events).to_json()}


def test_nothing_leaves_and_the_style_applies_under_a_strict_policy(club, on_page):
    """No style, no font and no request of its own is asked for."""
    tab, asked, said = on_page(club.program, Kind.CART, cart_of(club))
    assert "€53" in tab.locator("dl").inner_text()
    assert (asked, said) == ([], [])
    button = tab.locator("button.main").first
    assert button.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 89, 74)"
    assert tab.locator(".next").inner_text() == "€12 more, and delivery is free."


@pytest.mark.parametrize("fee", ["", "  membership costs 49 EUR per year\n"])
def test_a_visitor_reads_in_a_cart_what_a_member_would_earn(on_page, fee):
    """Where membership is paid for, too: nobody is a member by ordering, and it said 0 beads."""
    paid = palier.compile(CLUB.replace("  currency", f"{fee}  currency", 1))
    tab, _, _ = on_page(paid.program, Kind.CART, {"order": ORDER})
    shown = tab.locator("dl").inner_text().replace("\xa0", " ")
    assert "As a member you would earn\n101 beads" in shown


def test_a_cart_says_how_many_points_an_order_may_use(club, on_page):
    """In whole blocks, up to a share of the basket: as the page says it."""
    limited = palier.compile(
        CLUB.replace("10 points = 1 EUR", "10 points = 1 EUR\n  at most 50% of the basket")
    )
    tab, _, _ = on_page(limited.program, Kind.CART, cart_of(limited))
    told = tab.locator("label.above .small").all_inner_texts()
    told = [each.replace("\xa0", " ") for each in told]
    assert told == [
        "You have 120 beads.",
        "In multiples of 10 beads.",
        "Up to 50% of the basket.",
    ]


def test_points_that_are_kept_are_not_asked_for(on_page):
    """Their number gives the benefit by itself, and is said to: nothing is to be chosen."""
    rules = CLUB.replace("10 points = 1 EUR", "points are kept\n  from 10 points: 10% off")
    kept = palier.compile(rules)
    tab, _, _ = on_page(kept.program, Kind.CART, cart_of(kept))
    assert tab.locator("input[type=text]").count() == 0
    assert "enefit of your beads" in tab.evaluate("element.shadowRoot.textContent")


def test_the_figures_of_a_narrow_calculator_are_not_cut_in_two(club, on_page):
    """A number and its points stand on one line, under what they are where that is long."""
    where = {"width": 320, "language": Language.FRENCH}
    tab, _, _ = on_page(club.program, Kind.CALCULATOR, {}, **where)
    lines = tab.locator("dl dd").evaluate_all(
        "all => all.map(e => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight))"
    )
    assert lines
    assert max(lines) < 1.5


def test_a_voucher_is_chosen_with_the_keyboard(club, on_page):
    """The figures are worked out at once, the shop is told and its address called."""
    tab, asked, _ = on_page(club.program, Kind.CART, cart_of(club), action="/use")
    tab.locator("input[type=checkbox]").focus()
    tab.keyboard.press("Space")
    tab.get_by_text("Done.").wait_for()
    assert "€48" in tab.locator("dl .main").inner_text()
    method, path, body = asked[0]
    wanted = {"use_points": None, "use_rewards": ["v1"]}
    assert (method, path) == ("POST", "use")
    assert json.loads(body) == {"type": "use", "customer": "c1", **wanted}
    assert tab.evaluate("told[0]") == ["use", wanted]
    assert tab.evaluate("element.shadowRoot.activeElement.dataset.key") == "voucher v1"


def test_a_voucher_that_is_used_by_itself_is_shown_as_used(on_page):
    """It needs no choice, and cannot be left out."""
    rules = CLUB.replace("5 EUR off\n\nreward", "5 EUR off\n  is given automatically\n\nreward")
    club = palier.compile(rules)
    tab, _, _ = on_page(club.program, Kind.CART, cart_of(club))
    assert "€48" in tab.locator("dl .main").inner_text()
    box = tab.locator("input[type=checkbox]")
    assert (box.is_checked(), box.is_disabled()) == (True, True)


def test_points_are_used_as_typed_and_no_more_than_there_are(club, on_page):
    """What is more than the balance is refused where it is typed."""
    tab, _, _ = on_page(club.program, Kind.CART, cart_of(club))
    field = tab.locator("input[type=text]")
    field.fill("500")
    tab.keyboard.press("Enter")
    assert field.get_attribute("aria-invalid") == "true"
    assert tab.evaluate("told") == []
    field.fill("50")
    tab.keyboard.press("Enter")
    tab.get_by_text("€48").wait_for()
    assert tab.evaluate("told") == [["use", {"use_points": 50, "use_rewards": []}]]


def test_points_are_turned_into_a_reward_through_the_shop(club, on_page):
    """The claim is the event that Palier reads; the answer's account is shown."""
    given = account_of(club)
    after = given["account"] | {"balance": {**given["account"]["balance"], "available": 1}}
    tab, asked, _ = on_page(
        club.program, Kind.ACCOUNT, given, action="/claim", answer=(200, {"account": after})
    )
    assert "101" in tab.locator(".figure").inner_text()
    tab.get_by_role("button", name="Exchange 100").click()
    tab.get_by_text("1 bead", exact=False).first.wait_for()
    sent = json.loads(asked[0][2])
    assert (sent["type"], sent["customer"], sent["reward"]) == ("claim", "c1", "Small")
    assert len(sent["id"]) == 32
    assert [each for each, _ in tab.evaluate("told")] == ["claim", "done"]


def test_an_address_that_fails_changes_nothing(club, on_page):
    """The customer reads that it did not work, and the shop is told."""
    given = account_of(club)
    tab, _, _ = on_page(club.program, Kind.ACCOUNT, given, action="/claim", answer=(500, {}))
    tab.get_by_role("button", name="Exchange 100").click()
    tab.get_by_text("That did not work").wait_for()
    assert [each for each, _ in tab.evaluate("told")] == ["claim", "failed"]


def test_a_script_is_no_address(club, on_page):
    """What is not on the web is never called."""
    tab, asked, _ = on_page(
        club.program, Kind.ACCOUNT, account_of(club), action="javascript:alert(1)"
    )
    tab.get_by_role("button", name="Exchange 100").click()
    assert tab.evaluate("told.map((each) => each[0])") == ["claim", "refused"]
    assert asked == []


def test_the_gauge_is_told_to_those_who_do_not_see_it(club, on_page):
    """What is missing, and what the tier gives, stand beside the bar."""
    tab, _, _ = on_page(club.program, Kind.ACCOUNT, account_of(club), language=Language.FRENCH)
    bar = tab.get_by_role("progressbar")
    told = "Plus que 252\u00a0€ d’achats ou 4\u00a0commandes pour devenir Gold."
    assert bar.get_attribute("aria-label") == told
    assert "Livraison offerte" in tab.locator("[data-live]").inner_text()


def test_a_visitor_reads_what_a_member_would_earn(club, on_page):
    """The article's own, and that of each order apart."""
    tab, _, _ = on_page(club.program, Kind.PRODUCT, {"line": {"price": "40.00"}})
    read = tab.locator("[data-live]").inner_text().replace("\u00a0", " ").split("\n")
    assert [each for each in read if each] == [
        "As a member you would earn 80 beads.",
        "Each order: 5 beads more.",
    ]


STAMPS = """loyalty program "Tales"
  currency EUR
  time zone "Europe/Paris"

stamp card "Ten stories"
  1 stamp per order
  after 10 stamps: 5 EUR off
"""


def test_a_card_of_stamps_is_told_with_its_gauge(on_page):
    """Where nothing else is collected, that is what an account shows."""
    given = account_of(palier.compile(STAMPS))
    tab, _, said = on_page(palier.compile(STAMPS).program, Kind.ACCOUNT, given)
    bar = tab.get_by_role("progressbar")
    assert bar.get_attribute("aria-label") == "Ten stories: 1 of 10"
    assert bar.get_attribute("aria-valuenow") == "1"
    assert tab.locator("[data-live] p").first.inner_text() == "Ten stories: 1 of 10"
    assert said == []


def test_an_account_with_nothing_to_tell_is_no_empty_box(on_page):
    """A programme of offers alone keeps nothing of a customer."""
    rules = STAMPS.partition("stamp card")[0] + 'offer "A"\n  5 EUR off\n'
    club = palier.compile(rules)
    tab, _, _ = on_page(club.program, Kind.ACCOUNT, account_of(club))
    tab.wait_for_function("element.shadowRoot.querySelector('section').hidden")
    assert tab.locator("section").bounding_box() is None


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_texts(on_page, name):
    """Whatever a reward is called, it is read as it is written, and nothing is wider for it."""
    rules = CLUB.replace('"Small"', f'"{name}"')
    club = palier.compile(rules)
    tab, _, said = on_page(club.program, Kind.ACCOUNT, account_of(club), width=320)
    assert name in tab.locator("[data-acts]").text_content()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert said == []


def test_what_is_sent_wrongly_is_told_with_its_place(club, on_page):
    """A shop that sends an order which cannot be read is told where."""
    given = {"order": {"lines": [{"price": "much"}]}}
    tab, _, _ = on_page(club.program, Kind.CART, given)
    tab.get_by_text("This order cannot be worked out").wait_for()
    assert tab.evaluate("told") == [
        ["refused", {"code": "wrong-value", "path": ["lines", 0, "price"]}]
    ]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (Kind.ACCOUNT, {"account": {"form": 2, "customer": "c1", "lots": [["e1", 5]]}}),
        (Kind.CART, {"order": {"lines": [{"price": "4"}]}, "outcome": {"to_pay": "4.00"}}),
        (
            Kind.CART,
            {"order": {"lines": [{"price": "4"}]}, "standing": {"vouchers": [None]}},
        ),
    ],
    ids=["an account as it is saved", "half an outcome", "a standing with a hole"],
)
def test_a_record_of_another_kind_is_told_and_stops_nothing_else(club, on_page, kind, given):
    """It was an error of the page, in words about properties of undefined."""
    tab, _, said = on_page(club.program, kind, given)
    tab.wait_for_function("told.length > 0")
    ((what, detail),) = tab.evaluate("told")
    assert (what, detail["code"]) == ("refused", "wrong-value")
    assert not any("TypeError" in each for each in said)


def test_by_night_and_in_forced_colours_everything_is_seen(club, on_page):
    """The night is dark, and the gauge keeps its bar where colours are forced."""
    given = account_of(club)
    tab, _, _ = on_page(club.program, Kind.ACCOUNT, given, color_scheme="dark")
    back = tab.locator("section").evaluate("e => getComputedStyle(e).backgroundColor")
    forced, _, _ = on_page(club.program, Kind.ACCOUNT, given, forced_colors="active")
    bar = forced.locator(".gauge > span").evaluate("e => getComputedStyle(e).backgroundColor")
    assert max(int(each) for each in back[4:-1].split(",")) < 45
    assert bar not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


@pytest.mark.parametrize("kind", list(Kind))
def test_axe_finds_nothing(club, on_page, node_package, kind):
    """Names, roles, contrast and order are as they should be."""
    given = {
        Kind.PRODUCT: {"line": {"price": "40.00"}},
        Kind.CART: cart_of(club),
        Kind.ACCOUNT: account_of(club),
        Kind.CALCULATOR: {"values": {"basket": "80"}},
    }
    tab, _, _ = on_page(club.program, kind, given[kind])
    tab.evaluate((node_package("axe-core") / "axe.min.js").read_text("utf-8"))
    rules = {"page-has-heading-one": {"enabled": False}, "heading-order": {"enabled": False}}
    found = tab.evaluate("rules => axe.run(document, {rules})", rules)
    assert [each["id"] for each in found["violations"]] == []
    assert len(found["passes"]) > 10


def test_points_are_typed_as_they_are_shown(club, on_page):
    """Of 1,200 beads, 1,200 is no number with three decimals."""
    given = cart_of(club)
    (lot,) = given["standing"]["lots"]
    rich = given["standing"] | {"lots": [lot | {"points": "2000"}]}
    order = given["order"] | {"lines": [{"price": "400.00"}]}
    tab, _, _ = on_page(club.program, Kind.CART, given | {"standing": rich, "order": order})
    assert "You have 2,000 beads." in tab.locator("label.above").inner_text().replace("\xa0", " ")
    tab.locator("input[type=text]").fill("1,200")
    tab.keyboard.press("Enter")
    assert tab.evaluate("told[0][1].use_points") == 1200


@pytest.mark.parametrize(
    ("more", "shown", "buttons"),
    [
        ({"expires_on": "2026-12-31"}, "Small, until 31 December 2026", 1),
        (
            {"expires_on": "2026-12-31", "available_on": "2026-12-01"},
            "Small, from 1 December 2026 on",
            0,
        ),
        ({"expires_on": None, "waits_for": "delivery"}, "Small", 0),
    ],
)
def test_a_voucher_has_a_button_once_it_can_be_used(club, on_page, more, shown, buttons):
    """A checkout refuses it before; one that waits for a delivery had a button."""
    given = account_of(club)
    voucher = {"id": "v1", "reward": "Small", **more}
    account = given["account"] | {"vouchers": [voucher]}
    tab, _, said = on_page(club.program, Kind.ACCOUNT, {"account": account})
    rows = tab.locator("h3", has_text="Your vouchers").locator("xpath=..")
    told = rows.locator(".row > div").first.inner_text()
    assert told.replace("\u00a0", " ") == shown
    assert rows.get_by_role("button").count() == buttons
    assert said == []


@pytest.mark.parametrize(
    ("more", "language", "shown", "enabled"),
    [
        ({}, Language.ENGLISH, ["Small"], [True]),
        ({"available_on": "2026-02-01"}, Language.ENGLISH, ["Small"], [True]),
        (
            {"available_on": "2026-12-01"},
            Language.ENGLISH,
            ["Small, from 1 December 2026 on"],
            [False],
        ),
        (
            {"available_on": "2026-12-01", "expires_on": "2026-12-31"},
            Language.FRENCH,
            ["Small, à partir du 1er décembre 2026"],
            [False],
        ),
        ({"expires_on": "2026-01-31"}, Language.ENGLISH, [], []),
    ],
)
def test_a_cart_offers_no_voucher_before_its_first_day(
    club, on_page, more, language, shown, enabled
):
    """It could be ticked, and the order was none the cheaper; nor after its last day."""
    given = cart_of(club)
    voucher = {"id": "v1", "reward": "Small", **more}
    standing = given["standing"] | {"vouchers": [voucher]}
    tab, _, said = on_page(
        club.program, Kind.CART, given | {"standing": standing}, language=language
    )
    boxes = tab.locator("input[type=checkbox]")
    labels = tab.locator("label", has=boxes).all_inner_texts()
    assert [each.replace("\u00a0", " ") for each in labels] == shown
    assert [each.is_enabled() for each in boxes.all()] == enabled
    assert said == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"available_on": "2026-12-01"}, "“Small” cannot be used yet."),
        ({"expires_on": "2026-01-31"}, "“Small” is no longer valid."),
    ],
)
def test_a_voucher_that_is_asked_for_on_the_wrong_day_is_refused_with_the_reason(
    club, on_page, more, told
):
    """It was said to change nothing on the order, as if another order would do."""
    given = cart_of(club, use_rewards=["v1"])
    standing = given["standing"] | {"vouchers": [{"id": "v1", "reward": "Small", **more}]}
    tab, _, _ = on_page(club.program, Kind.CART, given | {"standing": standing})
    assert told in tab.evaluate("element.shadowRoot.textContent")

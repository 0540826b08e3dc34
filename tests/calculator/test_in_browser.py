"""The calculator of a page in Chromium: by keyboard, by touch, by night, without a script."""

import pytest
from tests.calculator.conftest import CLUB, HEAD

AXE = "axe.run().then((found) => found.violations.map((each) => [each.id, each.nodes[0].html]))"


def test_a_basket_says_what_it_comes_to_and_what_comes_next(opened, figures):
    """Under the page's own policy, with one request: that for the page."""
    tab, asked, said = opened()
    assert figures(tab) == {
        "To pay": "€55",
        "You earn": "50 points",
        "You can use": "50 points",
        "Delivery": "€5",
    }
    assert tab.locator("[data-next]").inner_text() == "€10 more, and delivery is free."
    assert tab.locator("[data-gauge] p").inner_text() == (
        "Only €150 of purchases before you become Silver"
    )
    assert tab.locator("[data-why] li").all_inner_texts() == [
        "50\u00a0points on €50: 1\u00a0point for every euro you spend."
    ]
    assert (len(asked), said) == (1, [])


@pytest.mark.parametrize(
    ("orders", "language", "said"),
    [
        (3, "en", "Only 1 order before you become Silver"),
        (4, "en", "Only 2 orders before you become Silver"),
        (3, "fr", "Plus que 1 commande pour devenir Silver"),
        (4, "fr", "Plus que 2 commandes pour devenir Silver"),
    ],
)
def test_one_is_told_as_one_and_several_as_several(opened, orders, language, said):
    """The customer has ordered once before this order."""
    tab, _, _ = opened(CLUB.replace("200 EUR spent", f"{orders} orders"), language)
    shown = tab.locator("[data-gauge] p").inner_text()
    assert shown.replace("\u00a0", " ") == said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_tier_is_told_before_the_one_that_comes_next(opened, language):
    """The gauge says what Silver takes; Gold, which is further, is no next step beside it."""
    gold = 'tier "Silver" from 60 EUR spent\n  5 EUR off\n\ntier "Gold" from 90 EUR spent\n'
    text = CLUB.replace('tier "Silver" from 200 EUR spent\n  5 EUR off\n', gold)
    tab, _, _ = opened(
        text.replace("on baskets from 60 EUR", "on baskets from 1,000 EUR"), language
    )
    assert "Silver" in tab.locator("[data-gauge] p").inner_text()
    assert not tab.locator("[data-next]").is_visible()


def test_the_fields_are_those_that_the_rules_look_at(opened):
    """And no other: nothing is asked in vain."""
    tab, _, _ = opened()
    names = tab.evaluate(
        "[...document.querySelector('fieldset').elements].map((each) => each.name)"
    )
    assert names == [
        *("basket", "goods0", "shipping", "code", "tier", "spent", "points", "pay"),
    ]
    tab, _, _ = opened(CLUB.partition("offer")[0])
    names = tab.evaluate(
        "[...document.querySelector('fieldset').elements].map((each) => each.name)"
    )
    assert names == ["basket", "goods0"]


def test_the_first_answer_earns_where_ordinary_goods_do_not(opened, figures):
    """The basket is of what earns; other goods earn nothing beside it."""
    text = CLUB.replace("except category", "only category")
    tab, _, _ = opened(text)
    assert figures(tab)["You earn"] == "50 points"
    names = "[...document.querySelector('fieldset').elements].map((each) => each.name)"
    assert tab.evaluate(names)[:2] == ["basket", "goods0"]
    tab.locator("details").first.evaluate("(each) => { each.open = true }")
    tab.fill("[name=goods0]", "100")
    assert figures(tab)["You earn"] == "50 points"
    tab.fill("[name=basket]", "0")
    assert figures(tab)["You earn"] == "0 points"


def test_what_is_typed_changes_the_answer(opened, figures):
    """A code, points that pay, goods that earn nothing, an amount of the other language."""
    tab, _, _ = opened(language="fr")
    tab.fill("[name=basket]", "1 060,50")
    tab.fill("[name=code]", "SPRING")
    tab.fill("[name=points]", "105")
    tab.check("[name=pay]")
    assert figures(tab)["À payer"] == "944,45 €"
    tab.fill("[name=code]", "WINTER")
    figures(tab)
    assert "WINTER\u00a0: ce code n’est pas connu." in tab.locator("[data-why]").inner_text()
    tab.fill("[name=basket]", "beaucoup")
    figures(tab)
    assert tab.locator("[data-empty]").is_visible()
    assert tab.get_attribute("[name=basket]", "aria-invalid") == "true"


def test_a_step_of_the_curve_is_reached_by_keyboard(opened, figures):
    """Enter on a step puts its amount into the basket, and stays on it."""
    tab, _, _ = opened()
    step = tab.locator(".steps button").first
    assert step.get_attribute("aria-label") == "From €60: delivery is free"
    for _ in range(30):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.parentNode.className") == "steps":
            break
    tab.keyboard.press("Enter")
    assert tab.input_value("[name=basket]") == "60.00"
    assert figures(tab)["Delivery"] == "free"
    assert tab.evaluate("document.activeElement.dataset.amount") == "6000"


def test_a_step_of_the_curve_is_touched(opened, figures):
    """On a telephone, with a finger."""
    tab, _, _ = opened(width=390, has_touch=True, is_mobile=True)
    tab.locator(".curve summary").tap()
    step = tab.locator(".steps button").first
    box = step.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    step.tap()
    assert figures(tab)["To pay"] == "€60"


def test_without_a_script_the_page_says_everything_still(opened):
    """The calculator is not there, and nothing else is missing."""
    tab, _, said = opened(java_script_enabled=False)
    assert not tab.locator("#calculator").is_visible()
    assert tab.locator("h1").is_visible()
    assert said == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_has_to_be_scrolled_sideways(opened, width, language):
    """The calculator reflows down to 320 pixels."""
    tab, _, _ = opened(language=language, width=width, reduced_motion="reduce")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "how",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark", "width": 390},
        {"color_scheme": "dark", "language": "fr"},
        {"forced_colors": "active"},
    ],
    ids=str,
)
def test_no_rule_of_accessibility_is_broken(opened, node_package, how):
    """By axe, over the whole page."""
    tab, _, _ = opened(**how)
    tab.evaluate((node_package("axe-core") / "axe.min.js").read_text("utf-8"))
    assert tab.evaluate(AXE) == []


MOVING = """[...document.querySelectorAll("*")].flatMap((each) => ["", "::after"].map((part) => {
  const style = getComputedStyle(each, part || null);
  return [style.transitionDuration, style.animationDuration];
}).flat()).filter((each) => each.split(", ").some((time) => parseFloat(time) > 0)).length"""


def test_nothing_moves_for_who_asks_for_less_motion(opened):
    """What moves a little for others stands still, the scrolling too."""
    tab, _, _ = opened(reduced_motion="reduce")
    assert tab.evaluate(MOVING) == 0
    assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    tab, _, _ = opened(reduced_motion="no-preference")
    assert tab.evaluate(MOVING) > 0


def test_a_screen_reader_is_told_each_thing_once(opened, snapshot):
    """The gauge is a sentence, its bar a picture of it; read by a person whenever it changes."""
    tab, _, _ = opened(language="fr", width=390)
    heard = tab.locator("#calculator").aria_snapshot()
    assert heard.count("pour devenir Silver") == 1
    assert heard.count("Essayez avec votre panier") == 1
    assert heard == snapshot


def test_the_keyboard_alone_is_enough(opened, figures):
    """From the amount, through what is folded, to a tier that is chosen."""
    tab, _, _ = opened(width=390)
    tab.locator("[name=basket]").focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("80")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    for _ in range(4):
        tab.keyboard.press("Tab")
    tab.keyboard.press("S")
    assert tab.evaluate("document.activeElement.value") == "Silver"
    assert figures(tab)["To pay"] == "€75"


def test_forced_colours_keep_the_result_apart(opened):
    """Where backgrounds are not painted, what is to be paid has a line of its own below it."""
    tab, _, _ = opened(forced_colors="active")
    style = "getComputedStyle(document.querySelector('.figures > div'))"
    assert tab.evaluate(f"{style}.borderBottomStyle") == "solid"
    assert tab.evaluate(f"{style}.color") == tab.evaluate("getComputedStyle(document.body).color")


@pytest.mark.parametrize(
    ("currency", "step", "basket", "paid", "end"),
    [
        ("EUR", "1 EUR", "50", "€50", "€200"),
        ("EUR", "100 EUR", "500", "€500", "€2,000"),
        ("JPY", "100 JPY", "5000", "¥5,000", "¥20,000"),
        ("KWD", "1 KWD", "50", "KWD 50", "KWD 200"),
    ],
)
def test_it_begins_with_a_basket_that_is_usual(opened, figures, currency, step, basket, paid, end):
    """Fifty yen buy nothing, and fifty euros earn nothing where it takes a hundred."""
    rules = f"{HEAD.replace('EUR', currency)}earn 1 point per {step}\n"
    tab, _, _ = opened(rules)
    assert tab.locator("[name=basket]").input_value() == basket
    assert figures(tab)["To pay"] == paid
    assert tab.locator("[data-end]").all_inner_texts()[1].replace("\u00a0", " ") == end


def test_where_nothing_is_to_be_explained_nothing_is_announced(opened, figures):
    """An order that neither earns nor saves anything has no reasons: no heading stands alone."""
    tab, _, _ = opened(
        f'{HEAD}stamp card "Tea"\n  1 stamp per order\n  after 5 stamps: 4 EUR off\n'
    )
    assert figures(tab) == {"To pay": "€50", "Stamps on “Tea”": "1"}
    assert not tab.locator("h3:has(+ [data-why])").is_visible()
    tab.locator("[name=stamps0]").fill("5")
    assert figures(tab) == {"To pay": "€46", "You save": "€4", "Stamps on “Tea”": "1"}
    assert tab.locator("h3:has(+ [data-why])").is_visible()


def test_what_a_basket_gives_for_later_is_told(opened, figures):
    """A voucher that it brings, once however often, and what the card then holds."""
    card = 'stamp card "Thé"\n  1 stamp per item\n  after 5 stamps: reward "Tasse"\n\n'
    tab, _, _ = opened(HEAD + card + 'reward "Tasse"\n  4 EUR off\n', "fr")
    assert figures(tab)["Tampons sur « Thé »"] == "1"
    tab.locator("[name=items]").fill("12")
    assert figures(tab) == {"À payer": "50 €", "Tampons sur « Thé »": "2"}
    assert tab.locator("[data-why] li").all_inner_texts() == ["Vous recevez «\u00a0Tasse\u00a0»."]


KEPT = (
    f"{HEAD}earn 1 point per 1 EUR\n\nredeem points\n  points are kept\n  from 10 points: 5% off\n"
)


def test_points_that_are_kept_need_no_tick(opened, figures):
    """Their number alone gives the benefit, on every order."""
    tab, _, _ = opened(KEPT)
    assert tab.locator("[name=pay]").count() == 0
    tab.locator("[name=points]").fill("12")
    assert figures(tab)["To pay"] == "€47.50"


def test_a_pot_is_called_by_its_name_alone(opened):
    """No word of a sentence agrees with what a shop calls its pot."""
    head = HEAD.replace("\n\n", '\n  customers collect cashback called "avoir"\n\n')
    tab, _, _ = opened(
        f"{head}earn 5% of purchases\n\nredeem points\n  at least 5 EUR at once\n", "fr"
    )
    assert "J’utilise mon solde (avoir)" in tab.locator("#calculator").text_content()


@pytest.mark.parametrize(
    ("currency", "language", "typed", "paid"),
    [
        ("EUR", "en", "1,234.50", "€1,234.50"),
        ("EUR", "en", "1,234", "€1,234"),
        ("EUR", "en", "12,34", "€12.34"),
        ("EUR", "fr", "1 234,5", "1 234,50 €"),
        ("EUR", "fr", "1,234", None),
        ("JPY", "en", "10,000", "¥10,000"),
        ("KWD", "en", "1,234", "KWD 1.234"),
        ("EUR", "en", "-5", None),
        ("EUR", "en", "12.345", None),
        ("EUR", "en", "1234567890", None),
    ],
)
def test_an_amount_is_typed_as_the_page_writes_it(opened, figures, currency, language, typed, paid):
    """Thousands are parted by commas in English, and three decimals stay decimals."""
    rules = f"{HEAD.replace('EUR', currency)}earn 1 point per 1 {currency}\n"
    tab, _, _ = opened(rules, language)
    tab.fill("[name=basket]", typed)
    told = figures(tab)
    empty = tab.locator("[data-empty]").is_visible()
    assert (None if empty else told[next(iter(told))]) == paid

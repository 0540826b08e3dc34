"""Examples are run, guarantees are tried on them, and what they leave untried is known."""

import pytest

from palier.checks.coverage import unreached
from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
RULES = """earn 1 point per 1 EUR

tier "Bronze"

tier "Or" from 600 EUR spent
  points x 2
  free shipping with "Colissimo"

redeem points
  10 points = 1 EUR

offer "Bienvenue" with promo code "HELLO"
  5 EUR off

"""


@pytest.fixture
def tested():
    """Compile rules with one example, `tested(given, when, then)`, and give all."""

    def of(*lines, rules=RULES):
        example = 'example "E"\n' + "".join(f"  {line}\n" for line in lines)
        done = compiled(SourceText.of(HEAD + rules + example))
        assert done.program is not None, done.problems
        return done

    return of


@pytest.fixture
def titles(tested):
    """Give what is said of an example that does not come out, in a language."""

    def of(*lines, language=Language.ENGLISH, rules=RULES):
        done = tested(*lines, rules=rules)
        problems = [problem for run in done.runs for problem in run.problems]
        said = [words_of(each, done.source, language).title for each in problems]
        return [each.replace("\u00a0", " ") for each in said]

    return of


@pytest.mark.parametrize(
    ("then", "promises", "gets"),
    [
        ("85 points earned", "85 points earned", "84 points earned"),
        ("3 EUR off", "€3 off", "€0 off"),
        ("60 points left", "60 points left", "64 points left"),
        ("80 EUR to pay", "€80 to pay", "€89.80 to pay"),
        ('tier "Or"', "the tier “Or”", "the tier “Bronze”"),
        ("free shipping", "free shipping", "shipping that is charged"),
        ('5 points earned by "Or"', "5 points earned by “Or”", "0 points earned by “Or”"),
    ],
)
def test_each_promise_that_is_not_kept_is_told(titles, then, promises, gets):
    """Expected and found stand side by side."""
    given = "given a customer with 64 points, 1 order"
    when = 'when they order 84.90 EUR shipped by "Colissimo" for 4.90 EUR'
    assert titles(given, when, f"then {then}") == [
        f"the example “E” promises {promises}, but gets {gets}"
    ]


TIES = """offer "Ties"
  for every item of product "SHIRT": product "TIE" as a gift, at most 5 times

"""


@pytest.mark.parametrize(
    ("shirts", "then", "said"),
    [
        (3, '3 of product "TIE" as gifts', []),
        (1, 'product "TIE" as a gift', []),
        (7, '5 of product "TIE" as gifts', []),
        (
            3,
            'product "TIE" as a gift',
            ["the example “E” promises 1 gift “TIE”, but gets 3 gifts “TIE”"],
        ),
        (
            3,
            '2 of product "BELT" as gifts',
            ["the example “E” promises 2 gifts “BELT”, but gets 0 gifts “BELT”"],
        ),
    ],
)
def test_an_example_may_promise_gifts(titles, shirts, then, said):
    """So many of a product."""
    when = f'when they order {shirts} items of product "SHIRT" at 30 EUR'
    assert titles("given a customer with 1 order", when, f"then {then}", rules=TIES) == said


TEA = """offer "Tea"
  for every 20 EUR: reward "Tea"

offer "Mug"
  on baskets from 90 EUR
  reward "Mug"

reward "Tea"
  free shipping

reward "Mug"
  5 EUR off

"""


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ('2 rewards "Tea", 0 rewards "Mug"', []),
        ('reward "Tea"', ["the example “E” promises 1 voucher “Tea”, but gets 2 vouchers “Tea”"]),
        ('reward "Mug"', ["the example “E” promises 1 voucher “Mug”, but gets 0 vouchers “Mug”"]),
    ],
)
def test_an_example_may_promise_vouchers(titles, then, said):
    """So many of a reward, given by the order; of several rewards."""
    given, when = "given a customer with 1 order", "when they order 50 EUR"
    assert titles(given, when, f"then {then}", rules=TEA) == said


def test_a_voucher_that_is_missing_is_explained_by_the_rules_that_could_give_it(tested):
    """Nothing is said of other vouchers."""
    done = tested("when they order 50 EUR", 'then reward "Mug"', rules=TEA)
    [failed] = [each for each in done.problems if each.code == "example-fails"]
    english, _ = failed.because
    assert [each.replace("\u00a0", " ") for each in english] == [
        (
            "The offer “Mug” gives nothing: the basket is too small. It would apply with €40.00"
            " more in the basket."
        )
    ]


def test_a_step_that_no_example_reaches_is_told(tested):
    """Two lines, of which the example reaches one."""
    rules = TIES.rstrip() + "\n  for every 500 EUR: 5 EUR off\n\n"
    done = tested(
        "given a customer with 1 order",
        'when they order 1 item of product "SHIRT" at 30 EUR',
        'then product "TIE" as a gift',
        rules=rules,
    )
    (untried,) = unreached(done.program, done.runs)
    assert (untried.label, untried.band.step.minor) == ("Ties", 50_000)


def test_a_broken_promise_is_told_in_french_too(titles):
    """The same facts, in the other language."""
    lines = ("given a customer with 1 order", "when they order 1 EUR", "then 2 points earned")
    assert titles(*lines, language=Language.FRENCH) == [
        "l’exemple « E » promet 2 points gagnés, mais donne 1 point gagné"
    ]


def test_an_offer_goes_by_its_name_or_its_code(titles):
    """Merchants say either."""
    for name in ("Bienvenue", "HELLO"):
        lines = ('when they order 50 EUR with promo code "HELLO"', f'then 5 EUR off by "{name}"')
        assert titles(*lines) == []


def test_free_shipping_is_told_even_when_no_price_is_said(titles):
    """`shipped by` without a price still tells a covered method from one that is not."""
    given = 'given a customer with tier "Or"'
    covered, other = (
        'when they order 50 EUR shipped by "Colissimo"',
        'when they order 50 EUR shipped by "Chronopost"',
    )
    assert titles(given, covered, "then free shipping") == []
    assert titles(given, other, "then shipping not free") == []
    assert titles(given, other, "then free shipping") != []


def test_an_order_that_cannot_be_taken_is_a_mistake_of_the_example(titles):
    """More points than are given make no order."""
    given = "given a customer with 40 points, 2 orders"
    assert titles(given, "when they order 90 EUR paying with 60 points", "then 6 EUR off") == [
        (
            "the order of the example “E” is impossible: it pays with 60 points,"
            " and the customer has 40 points"
        )
    ]


@pytest.mark.parametrize(
    ("guarantee", "kept"),
    [
        ("the discount is at most 10% of the basket total", True),
        ("the discount is at most 9% of the basket total", False),
        ("the amount to pay is at least 45 EUR", True),
        ("the amount to pay is above 45 EUR", False),
        ("the points earned is at most 0 points", True),
        ("the value of the points earned is below 0 EUR", False),
        ("the discount is at most 0 EUR\n  when basket total is at least 51 EUR", True),
        ("the discount is at most 0 EUR\n  when basket total is at least 50 EUR", False),
        ("the discount is at most 0 EUR\n  unless a promo code is used", True),
    ],
)
def test_a_guarantee_is_tried_on_the_examples_it_concerns(tested, guarantee, kept):
    """A promise to oneself holds on every order one thought of."""
    rules = f"{RULES}guarantee {guarantee}\n\n"
    lines = ('when they order 50 EUR with promo code "HELLO"', "then 5 EUR off")
    codes = [each.code for each in tested(*lines, rules=rules).problems]
    assert ("guarantee-fails" not in codes) == kept


def test_the_shop_s_own_codes_are_left_out_of_the_discount(tested):
    """A guarantee speaks of what the programme gives."""
    rules = f"{RULES}guarantee the discount is at most 0 EUR\n\n"
    lines = ('when they order 50 EUR with promo code "SHOP" worth 9 EUR', "then 9 EUR off")
    assert "guarantee-fails" not in [each.code for each in tested(*lines, rules=rules).problems]


def test_what_no_example_reaches_is_known(tested):
    """Rules, tiers and bands that nobody tried, in the order of the file."""
    rules = RULES + 'offer "Paniers"\n  from 50 EUR: 5% off\n  from 100 EUR: 10% off\n\n'
    done = tested(
        "given a customer with 1 order",
        "when they order 60 EUR",
        "then 57 points earned",
        rules=rules,
    )
    untried = unreached(done.program, done.runs)
    assert [(each.untried.value, each.label) for each in untried] == [
        ("tier", "Or"),
        ("rule", "redeem points"),
        ("rule", "Bienvenue"),
        ("band", "Paniers"),
    ]
    assert untried[-1].band.low.minor == 10_000


def test_what_is_set_aside_was_tried_all_the_same(tested):
    """An offer that loses against a better one has been reached."""
    rules = RULES + "cumulation\n  otherwise the best for the customer applies\n\n"
    done = tested(
        "given a customer with 100 points, 2 orders",
        'when they order 90 EUR with promo code "HELLO" paying with points',
        "then 10 EUR off",
        rules=rules,
    )
    labels = [each.label for each in unreached(done.program, done.runs)]
    assert "Bienvenue" not in labels
    assert "redeem points" not in labels


def test_rules_that_no_order_concerns_are_not_missed(tested):
    """A birthday cannot be ordered."""
    rules = RULES + "earn 50 points on the customer's birthday\n\n"
    done = tested("when they order 1 EUR", "then 1 point earned", rules=rules)
    assert not any("birthday" in each.label for each in unreached(done.program, done.runs))

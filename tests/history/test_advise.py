"""What a history says of the rules: each finding where it should be, and nowhere else."""

import pytest

from palier.history.advise import advise, report, to_json
from palier.history.fold import Run
from palier.history.portrait import as_csv
from palier.history.spending import Spending
from palier.history.table import opened
from palier.source import Language

pytest.importorskip("duckdb")
EN, FR = Language.ENGLISH, Language.FRENCH
HEADER = "order,at,customer,price,product,categories,channel\n"


def orders(*rows):
    """Give a table: `(customer, day, price)` or with what was bought and where."""
    lines = []
    for number, (customer, day, price, *more) in enumerate(rows):
        product, category, channel = (*more, "X", "Soap", "web")[:3]
        lines.append(f"{number},2025-{day},{customer},{price},{product},{category},{channel}")
    return HEADER + "\n".join(lines) + "\n"


TWENTY = orders(*((f"c{at}", "01-10", "40.00") for at in range(20)))


@pytest.fixture
def advised(written, programme):
    """Put a table through rules for advice."""

    def run(rules, table=TWENTY, spending=100):
        program = programme(rules)
        with opened(written(table), "Europe/Paris") as there:
            return advise(there, Run(program, {}), spending=Spending(spending))

    return run


def codes(done):
    """Give the codes of what was found."""
    return [each["code"] for each in to_json(done, EN)["findings"]]


def test_a_reward_that_nobody_reaches_is_told_with_a_number_to_try(advised):
    """Everybody had 40 points, and it costs 200."""
    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n')
    (found,) = to_json(done, EN)["findings"]
    assert found["code"] == "reward-out-of-reach"
    assert "0% of customers could ever have had “R”, which takes 200\u00a0points" in found["said"]
    assert found["figures"] == {"percent": "0.0", "cost": "200", "had": "40"}
    (card,) = report(done, EN).sections[0].cards
    assert (card.title, len(card.said)) == ("R", 3)
    assert (found["file"], found["line"]) == ("<text>", 5)
    assert found["text"] == 'reward "R" for 200 points'
    assert found["vary"] == ['reward "R" for 40..200 by 50 points']


def test_what_to_try_can_be_tried(advised):
    """It is found in the file as it is told."""
    from palier.history.vary import vary_of

    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n')
    (found,) = to_json(done, EN)["findings"]
    vary = vary_of(found["vary"][0], done.figures.program.source)
    assert [int(each) for each in vary.values] == [40, 90, 140, 190]


def test_what_to_try_is_round_and_in_the_words_of_the_file(advised):
    """No number is tried beyond the one there is, and a French file says “par”."""
    rules = (
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
        'gagner 1 point pour 1 EUR\nrécompense "R" contre 230 points\n  10 EUR de remise\n'
    )
    (found,) = to_json(advised(rules), Language.FRENCH)["findings"]
    assert found["vary"] == ['récompense "R" contre 40..230 par 50 points']


def test_a_reward_that_some_reach_is_left_alone(advised):
    """Two of twenty are one in ten."""
    table = TWENTY + "".join(f"x{at},2025-02-01,c{at},200.00,X,Soap,web\n" for at in range(2))
    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n', table)
    assert codes(done) == []


def test_what_a_dearer_reward_takes_is_what_could_have_been_saved(advised):
    """Who claims the cheap one at 40 points never holds 80: 80 points were earned all the same."""
    table = TWENTY + "".join(f"x{at},2025-02-01,c{at},40.00,X,Soap,web\n" for at in range(20))
    rules = 'reward "A" for 40 points\n  1 EUR off\nreward "B" for {} points\n  9 EUR off\n'
    done = advised("earn 1 point per 1 EUR\n" + rules.format(78), table)
    (found,) = to_json(advised("earn 1 point per 1 EUR\n" + rules.format(90), table), EN)[
        "findings"
    ]
    assert max(each.peak for each in done.figures.customers.values()) < 78
    assert codes(done) == []
    assert found["said"] == (
        "0% of customers could ever have had “B”, which takes 90\u00a0points; one in five had at"
        " least 80\u00a0points."
    )


def test_a_first_tier_that_nobody_reaches_is_told(advised):
    """One in five spent 40.00."""
    done = advised('tier "A"\ntier "B" from 500 EUR spent\n  5% off\n')
    (found,) = to_json(done, EN)["findings"]
    assert (found["code"], found["figures"]) == (
        "tier-out-of-reach",
        {"percent": "0.0", "spent": "40.00"},
    )
    assert found["said"] == (
        "0% of customers reached “B” (“Spend €500.00”); one in five spent at least €40.00 in all."
    )
    assert found["vary"] == ['tier "B" from 40..500 by 100 EUR spent']


def test_a_first_tier_is_measured_by_what_it_counts(advised):
    """Points and orders where it counts them; to lower one is enough of two ways, and not of both.

    Of what no table tells nothing is proposed.
    """
    rules = (
        'earn 1 point per 1 EUR\ntier "A"\ntier "B" from 300 points earned {} 5 orders\n  5% off\n'
    )
    (either,) = to_json(advised(rules.format("or")), EN)["findings"]
    (both,) = to_json(advised(rules.format("and")), EN)["findings"]
    (friends,) = to_json(advised('tier "A"\ntier "B" from 3 referrals\n  5% off\n'), EN)["findings"]
    assert either["figures"] == {"percent": "0.0", "earned": "40", "orders": 1}
    assert either["vary"] == ['tier "B" from 40..300 by 50 points earned or 5 orders']
    assert both["vary"] == [
        'tier "B" from 40..300 by 50 points earned and 5 orders',
        'tier "B" from 300 points earned and 1..5 by 1 orders',
    ]
    assert (friends["vary"], friends["said"]) == (
        [],
        "0% of customers reached “B” (“Refer 3\u00a0friends”).",
    )


def test_a_first_tier_that_one_average_basket_gives_is_told(advised):
    """19 baskets of 40.00 and one of 240.00 are 50.00 on average: through the rules, 50 points."""
    table = TWENTY.replace("19,2025-01-10,c19,40.00", "19,2025-01-10,c19,240.00")
    rules = 'earn 1 point per 1 EUR\ntier "A"\ntier "B" from {} points earned\n  5% off\n'
    (found,) = to_json(advised(rules.format(50), table), EN)["findings"]
    assert found["code"] == "tier-at-once"
    assert found["said"] == (
        "One average basket, €50.00, is enough for “B” (“Earn 50\u00a0points”): it makes €50.00"
        " paid and 50\u00a0points; 5% of customers were there with their first order."
    )
    assert found["figures"] == {
        "basket": "50.00",
        "paid": "50.00",
        "earned": "50",
        "percent": "5.0",
    }
    assert found["vary"] == ['tier "B" from 50..150 by 25 points earned']
    assert codes(advised(rules.format(51), table)) == ["tier-out-of-reach"]


def test_an_average_basket_is_tried_on_an_ordinary_day(advised):
    """10 January 2025 is a Friday, on which 40.00 make 80 points."""
    rules = 'earn 1 point per 1 EUR\nbonus day "F" every Friday\n  points x 2\n'
    rules += 'tier "A"\ntier "B" from {} points earned\n  5% off\n'
    assert codes(advised(rules.format(40))) == ["tier-at-once"]
    assert codes(advised(rules.format(60))) == []


def test_points_that_expire_unused_are_told(advised):
    """Forty points of each customer last a month, and nobody comes for four."""
    rules = (
        "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n  at least 50 points at once\n"
    )
    rules += "points\n  expire 1 month after they are earned\n"
    late = TWENTY + "y,2025-05-10,c1,40.00,X,Soap,web\n"
    (found,) = to_json(advised(rules, late), EN)["findings"]
    assert found["code"] == "points-expire-unused"
    assert found["said"].endswith(
        "100% of customers never had the 50\u00a0points that it takes to use any."
    )
    assert found["figures"]["days_between_orders"] == 120
    assert (found["line"], found["text"]) == (9, "expire 1 month after they are earned")
    assert found["vary"] == ["expire 1..2 by 1 month after they are earned"]
    assert codes(advised(rules)) == []


def test_an_offer_whose_days_are_others_is_told_so(advised):
    """There is nothing wrong with it: these orders do not tell."""
    rules = 'offer "O"\n  10% off\n  from 1 March 2026 to 31 March 2026\n'
    (found,) = to_json(advised(rules), EN)["findings"]
    assert found["said"].replace("\u00a0", " ") == (
        "“O” gave nothing: its days are not those of these orders (10 January 2025 to 10 January"
        " 2025)."
    )


def test_an_offer_that_never_gives_is_told_and_a_multiplier_is_not(advised):
    """What a multiplier does is counted under the rule that it multiplies."""
    rules = (
        "earn 1 point per 1 EUR\n"
        'offer "O"\n  10% off\n  when basket total is at least 500 EUR\n'
        'bonus day "B" on 10 January 2025\n  points x 2\n'
    )
    done = advised(rules)
    (found,) = to_json(done, EN)["findings"]
    assert (found["code"], "“O” gave nothing" in found["said"]) == ("rule-never-gives", True)


def test_the_portrait_is_of_what_the_best_tenth_have_and_the_others_have_not(advised):
    """Two of twenty bought lamps in the shop."""
    rows = [(f"c{at}", "01-10", "40.00") for at in range(18)]
    rows += [(f"best{at}", "01-10", "400.00", "LAMP", "Light", "shop") for at in range(2)]
    done = advised("earn 1 point per 1 EUR\n", orders(*rows))
    found = {each.id: each for each in report(done, EN).sections}
    assert found["portrait"].grid.rows == (
        ("product “LAMP”", "100%", "0%"),
        ("category “Light”", "100%", "0%"),
        ("channel “shop”", "100%", "0%"),
    )
    assert [row[0] for row in found["best"].grid.rows][:2] == ["best0", "best1"]
    told = to_json(done, EN)
    assert told["portrait"][0] == {
        "column": "product",
        "name": "LAMP",
        "best_percent": "100.0",
        "others_percent": "0.0",
    }
    assert told["best"][0] == {
        "customer": "best0",
        "orders": 1,
        "paid": "400.00",
        "given": "0.00",
        "held": 400,
        "tier": "",
        "first_order": "2025-01-10",
        "last_order": "2025-01-10",
    }


def test_the_list_is_the_whole_tenth_and_holds_no_formula(advised):
    """Two of twenty, the best first; what a spreadsheet would work out has an apostrophe."""
    rows = [(f"c{at}", "01-10", "40.00") for at in range(18)]
    rows += [("=1+1", "01-10", "400.00"), ("best", "01-10", "500.00")]
    head, *listed = as_csv(advised("earn 1 point per 1 EUR\n", orders(*rows)).figures).splitlines()
    assert head.startswith("customer,orders,paid,given,held,tier")
    assert listed == [
        "best,1,500.00,0.00,500,,2025-01-10,2025-01-10",
        "'=1+1,1,400.00,0.00,400,,2025-01-10,2025-01-10",
    ]


def test_where_nothing_is_to_be_said_it_is_said(advised):
    """In a sentence, in either language."""
    done = advised("earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n")
    english, french = (report(done, each).sections[0].said for each in Language)
    assert english == ("No rule is out of reach, too near, or without effect on these orders.",)
    assert report(done, EN).sections[0].cards == ()
    assert french[0].startswith("Aucune règle n’est hors d’atteinte")

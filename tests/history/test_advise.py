"""What a history says of the rules: each finding where it should be, and nowhere else."""

import pytest

from palier.history.advise import advise, report, to_json
from palier.history.fold import Run
from palier.history.spending import Spending
from palier.history.table import opened
from palier.source import Language

pytest.importorskip("duckdb")
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
    return [each["code"] for each in to_json(done, Language.ENGLISH)["findings"]]


def test_a_reward_that_nobody_reaches_is_told_with_a_number_to_try(advised):
    """Everybody had 40 points, and it costs 200."""
    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n')
    (found,) = to_json(done, Language.ENGLISH)["findings"]
    assert found["code"] == "reward-out-of-reach"
    assert "0% of customers ever had the 200\u00a0points of “R”" in found["said"]
    assert found["line"] == 'line 5: reward "R" for 200 points'
    assert found["vary"] == 'reward "R" for 40..200 by 40 points'


def test_what_to_try_can_be_tried(advised):
    """It is found in the file as it is told."""
    from palier.history.vary import vary_of

    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n')
    (found,) = to_json(done, Language.ENGLISH)["findings"]
    vary = vary_of(found["vary"], done.figures.program.source)
    assert [int(each) for each in vary.values] == [40, 80, 120, 160, 200]


def test_what_to_try_is_round_and_in_the_words_of_the_file(advised):
    """The number there is stands at the end of the range, and a French file says “par”."""
    rules = (
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
        'gagner 1 point pour 1 EUR\nrécompense "R" contre 230 points\n  10 EUR de remise\n'
    )
    (found,) = to_json(advised(rules), Language.FRENCH)["findings"]
    assert found["vary"] == 'récompense "R" contre 40..230 par 38 points'


def test_a_reward_that_some_reach_is_left_alone(advised):
    """Two of twenty are one in ten."""
    table = TWENTY + "".join(f"x{at},2025-02-01,c{at},200.00,X,Soap,web\n" for at in range(2))
    done = advised('earn 1 point per 1 EUR\nreward "R" for 200 points\n  10 EUR off\n', table)
    assert codes(done) == []


def test_a_first_tier_that_nobody_reaches_is_told(advised):
    """One in five spent 40.00."""
    done = advised('tier "A"\ntier "B" from 500 EUR spent\n  5% off\n')
    (found,) = to_json(done, Language.ENGLISH)["findings"]
    assert (found["code"], "one in five spent €40.00" in found["said"]) == (
        "tier-out-of-reach",
        True,
    )
    assert found["vary"] == 'tier "B" from 40..500 by 115 EUR spent'


def test_a_first_tier_that_one_order_gives_is_told(advised):
    """40.00 are enough for everybody."""
    done = advised('tier "A"\ntier "B" from 30 EUR spent\n  5% off\n')
    (found,) = to_json(done, Language.ENGLISH)["findings"]
    assert found["code"] == "tier-at-once"
    assert "100% of customers reached “B” with their first order" in found["said"]


def test_points_that_expire_unused_are_told(advised):
    """Ten points of each customer last a month, and nobody comes for four."""
    rules = "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n"
    rules += "points\n  expire 1 month after they are earned\n"
    late = TWENTY + "y,2025-05-10,c1,40.00,X,Soap,web\n"
    assert codes(advised(rules, late)) == ["points-expire-unused"]
    assert codes(advised(rules)) == []


def test_an_offer_that_never_gives_is_told_and_a_multiplier_is_not(advised):
    """What a multiplier does is counted under the rule that it multiplies."""
    rules = (
        "earn 1 point per 1 EUR\n"
        'offer "O"\n  10% off\n  when basket total is at least 500 EUR\n'
        'bonus day "B" on 10 January 2025\n  points x 2\n'
    )
    done = advised(rules)
    (found,) = to_json(done, Language.ENGLISH)["findings"]
    assert (found["code"], "“O” gave nothing" in found["said"]) == ("rule-never-gives", True)


def test_the_portrait_is_of_what_the_best_tenth_have_and_the_others_have_not(advised):
    """Two of twenty bought lamps in the shop."""
    rows = [(f"c{at}", "01-10", "40.00") for at in range(18)]
    rows += [(f"best{at}", "01-10", "400.00", "LAMP", "Light", "shop") for at in range(2)]
    done = advised("earn 1 point per 1 EUR\n", orders(*rows))
    found = {each.id: each for each in report(done, Language.ENGLISH).sections}
    assert found["portrait"].grid.rows == (
        ("product “LAMP”", "100%", "0%"),
        ("category “Light”", "100%", "0%"),
        ("channel “shop”", "100%", "0%"),
    )
    assert [row[0] for row in found["best"].grid.rows][:2] == ["best0", "best1"]


def test_where_nothing_is_to_be_said_it_is_said(advised):
    """In a sentence, in either language."""
    done = advised("earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n")
    english, french = (report(done, each).sections[0].said for each in Language)
    assert english == ("No rule is out of reach, too near, or without effect on these orders.",)
    assert french[0].startswith("Aucune règle n’est hors d’atteinte")

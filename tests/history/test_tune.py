"""Other numbers: found in the file, put in their place, and tried on a history."""

from fractions import Fraction

import pytest

from palier.history.fold import Run
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.tune import tune
from palier.history.tuned import report, to_json
from palier.history.vary import NEAR, VaryError, file_with, grid, vary_of, with_values, written
from palier.source import Language, SourceText

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
RULES = SourceText.of(
    HEAD
    + "# earn 9 points per 1 EUR\n"
    + "earn 1 point per 1 EUR\n  at most 100 points per order\n\n"
    + 'reward "5 points" for 40 points\n  4 EUR off\n  is valid 3 months\n\n'
    + 'reward "B" for 80 points\n  9.50 EUR off\n\n'
    + 'tier "A"\n\ntier "B" from 100 EUR spent or 3 orders\n  points x 1.5\n'
)
FRENCH = SourceText.of(
    'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
    "gagner 1 point pour 1 €\n\n"
    'palier "A"\n\npalier "B" dès 100 € dépensés\n  points x 1,5\n'
)


@pytest.mark.parametrize(
    ("asked", "found", "values"),
    [
        ("earn 1..3 points per 1 EUR", "1", "1 2 3"),
        ("earn 1..2 by 0.5 point per 1 €", "1", "1 1.5 2"),
        ("at most 50..150 by 50 points per order", "100", "50 100 150"),
        ('reward "5 points" points 20..60 by 20', "40", "20 40 60"),
        ('reward "B" EUR 8..9 by 0.5', "9.50", "8 8.5 9"),
        ('tier "B" from 100..300 by 100 EUR', "100", "100 200 300"),
        ('tier "B" orders 2..4', "3", "2 3 4"),
        ('tier "B" from 100..300 EUR by 100', "100", "100 200 300"),
        ('reward "5 points" for 20..60 points by 20', "40", "20 40 60"),
        ("points x 1..2 by 0.25", "1.5", "1 1.25 1.5 1.75 2"),
    ],
)
def test_a_number_is_found_by_the_words_around_it(asked, found, values):
    """By a line of the file, or by the beginning of a statement and a unit."""
    vary = vary_of(asked, RULES)
    assert RULES.at(vary.span) == found
    assert [written(each, Language.ENGLISH) for each in vary.values] == values.split()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("gagner 1..3 points pour 1 €", "1"),
        ("points x 1..2 par 0,5", "1,5"),
        ('palier "B" EUR 50..100 par 50', "100"),
    ],
)
def test_a_french_file_is_found_by_its_own_words(asked, found):
    """And is written with its own decimals."""
    vary = vary_of(asked, FRENCH)
    assert FRENCH.at(vary.span) == found
    assert written(Fraction(3, 2), Language.FRENCH) == "1,5"


@pytest.mark.parametrize(
    ("language", "line", "asked", "values"),
    [
        ("en", 'tier "C" from 1,500 EUR spent', 'tier "C" EUR 1,000..2,000 by 1000', "1000 2000"),
        ("en", 'tier "C" from 1,500 EUR spent', 'tier "C" from 1..2 EUR spent', "1 2"),
        ("fr", "dès 1\u202f500 € dépensés", "dès 1 000..2 000 par 1000 €", "1000 2000"),
        ("fr", 'palier "C" dès 1 500 €', 'palier "C" € 1,500..2 par 0,5', "1.5 2"),
        ("fr", 'palier "C" dès 1 500 €', 'palier "C" € 1 000..2 000 par 1 000', "1000 2000"),
        ("fr", 'palier "C" dès 1 500 €', 'palier "C" dès 1 000..3 000 € par 1 500', "1000 2500"),
        ("en", "expire 1 month after they are earned", "expire 2..3 months after they are", "2 3"),
    ],
)
def test_thousands_may_be_parted(language, line, asked, values):
    """As each language parts them: a comma is a decimal point in French."""
    source, surface = SourceText.of(line), Language(language)
    vary = vary_of(asked, source, surface)
    assert source.at(vary.span).replace("\u202f", " ") in ("1,500", "1 500", "1")
    assert [written(each, Language.ENGLISH) for each in vary.values] == values.split()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("earn 1 point per 1 EUR", "has no range"),
        ("earn 3..1 points per 1 EUR", "goes nowhere"),
        ("earn 1..3 by 0 points per 1 EUR", "goes nowhere"),
        ("earn 1..3 shells per 1 EUR", "no line"),
        ("1..3", "no line"),
        ("reward 1..3", "no line"),
        ("for 10..20 points", "may be any of the lines"),
        ("earn 1..5000 points per 1 EUR", "combinations"),
    ],
)
def test_what_cannot_be_found_is_told(asked, says):
    """With what to write instead."""
    with pytest.raises(VaryError) as raised:
        vary_of(asked, RULES)
    assert says in str(raised.value)


def test_the_nearest_line_is_shown():
    """To be copied, where what is asked is nearly one; an apostrophe may be either."""
    line = "gagner 50 points le jour de l'anniversaire du client"
    asked = "gagner 50..100 points pour l'anniversaire"
    with pytest.raises(VaryError) as raised:
        vary_of(asked, SourceText.of(line))
    assert (raised.value.why, raised.value.facts["near"]) == (NEAR, line)
    found = vary_of("gagner 50..60 points le jour de l’anniversaire", SourceText.of(line))
    assert (found.now, found.span.start) == (50, 7)


def test_a_grid_is_every_combination_and_no_larger_than_it_may_be():
    """The last one changes first; 101 by 10 rows are too many."""
    one, two = vary_of("earn 1..2 points per 1 EUR", RULES), vary_of('tier "B" orders 2..3', RULES)
    assert grid([one, two]) == [(1, 2), (1, 3), (2, 2), (2, 3)]
    large = vary_of("at most 0..100 points per order", RULES)
    ten = vary_of("earn 1..10 points per 1 EUR", RULES)
    with pytest.raises(VaryError) as raised:
        grid([large, ten])
    assert raised.value.facts["rows"] == 1010


def test_the_file_of_a_row_is_the_file_but_for_its_numbers():
    """Comments, spaces and names stay."""
    one, two = (
        vary_of("earn 1..3 points per 1 EUR", RULES),
        vary_of('tier "B" from 100..300 by 100 EUR', RULES),
    )
    made = with_values(RULES, Language.ENGLISH, [two, one], [Fraction(300), Fraction(5, 2)])
    assert made == RULES.text.replace("earn 1 point", "earn 2.5 point").replace(
        "from 100 EUR", "from 300 EUR"
    )


TABLE = """order,at,customer,price,quantity
1,2025-01-10,ada,60.00,1
2,2025-02-10,ada,100.00,1
3,2025-02-11,ben,20.00,1
"""


@pytest.fixture
def tuned(written_table, programme):
    """Try a range on a small history."""

    def run(rules, asked, spending=0):
        source = SourceText.of(HEAD + rules)
        program = programme(HEAD + rules)
        with opened(written_table(TABLE), "Europe/Paris") as table:
            return tune(
                table,
                Run(program, {}),
                source,
                [vary_of(asked, source)],
                spending=Spending(spending),
            )

    return run


@pytest.fixture
def written_table(written):
    """Write a table, where DuckDB is there."""
    pytest.importorskip("duckdb")
    return written


def test_every_row_is_put_through_the_history(tuned):
    """180 EUR earn 180, 360 and 540 points at 10 a euro; two customers are better off."""
    done = tuned(
        "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n", "earn 1..3 points per 1 EUR"
    )
    told = to_json(done)
    assert [(row["values"], row["earned"], row["outstanding_worth"]) for row in told["rows"]] == [
        (["1"], 180, "18.00"),
        (["2"], 360, "36.00"),
        (["3"], 540, "54.00"),
    ]
    assert [(row["better"], row["worse"]) for row in told["rows"]] == [(0, 0), (2, 0), (2, 0)]


def test_a_row_whose_file_has_mistakes_is_told_as_impossible(tuned):
    """110 % off is no percentage."""
    done = tuned('offer "O"\n  90% off\n', "90..110 by 20 % off")
    assert [each.came is None for each in done.trials] == [False, True]
    assert to_json(done)["rows"][1]["impossible"] is True
    grid_ = report(done, Language.ENGLISH).sections[0].grid
    assert "impossible" in grid_.rows[2]


def test_a_row_tells_what_it_costs_what_customers_get_and_who_gains(tuned):
    """At 50 points a voucher takes 5 EUR off the second order; at 160 it comes too late.

    Ada keeps 10 points of 60, for the order with the voucher earns none, and Ben 20, at 10 cents
    each; in the other row they keep 160 and 20, at 3.125 cents each.
    """
    rules = 'earn 1 point per 1 EUR\nreward "V" for 50 points\n  5 EUR off\n\n'
    rules += 'tier "A"\ntier "B" from 150 EUR spent\n  points x 2\n'
    done = tuned(rules, 'reward "V" for 50..160 by 110 points', 100)
    told = to_json(done)
    first, second = told["rows"]
    shown = ("given", "outstanding_worth", "vouchers_worth", "cost", "cost_percent", "used")
    assert [first[each] for each in shown] == ["5.00", "3.00", "0.00", "8.00", "4.6", 50]
    assert [second[each] for each in shown] == ["0.00", "5.62", "0.00", "5.62", "3.1", 0]
    assert [first[each] for each in ("customers", "had_a_reward", "rewards")] == [2, 1, {"V": 1}]
    assert [second[each] for each in ("had_a_reward", "climbed", "tiers")] == [
        0,
        1,
        {"A": 2, "B": 1},
    ]
    changes = [[row[each] for each in ("better", "worse", "lost", "same")] for row in told["rows"]]
    assert changes == [[0, 0, "0.00", 2], [0, 2, "2.38", 0]]


def test_the_report_has_its_three_tables_and_two_plots(tuned):
    """In either language; what is told against the file as it is has no cell in its row."""
    pytest.importorskip("matplotlib")
    rules = "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n"
    done = tuned(rules, "earn 1..3 points per 1 EUR", 100)
    costs, gets, wins, _ = report(done, Language.ENGLISH).sections
    french = report(done, Language.FRENCH).sections
    assert costs.grid.head[2:] == ("Given in all", "Still owed", "Cost in all", "Of what is paid")
    assert gets.grid.rows[2][1:] == ("2", "160", "120", "0")
    assert wins.grid.rows[0] == ("as it is", "1", "–", "–", "–", "–", "–")
    assert (costs.plot.places, wins.plot.series[0].values) == (
        ("as it is", "1", "2", "3"),
        (0, 0, 2, 2),
    )
    assert french[2].grid.head[2:] == (
        *("Y gagnent", "Gagné en tout", "Y perdent", "Perdu en tout", "Rien ne change"),
    )


def test_a_number_is_called_by_its_words_as_people_write_them(tuned):
    """The words that were typed, with the quotation marks of the report's language."""
    done = tuned('earn 5 points per "visit"\n', 'earn 5..6 points per "visit"')
    heads = [report(done, each).sections[0].grid.head[1] for each in Language]
    assert heads == ["earn … points per “visit”", "earn … points per «\u00a0visit\u00a0»"]


def test_each_row_tells_points_with_the_decimals_of_its_own_file(tuned):
    """180 points of 180.00 EUR, to the hundredth as the file has them, and to the thousandth.

    The column has the decimals of the finest.
    """
    rules = "earn 1.5 points per 1 EUR\npoints\n  have 2 decimals\n"
    _, gets, *_ = report(tuned(rules, "have 2..3 decimals", 0), Language.ENGLISH).sections
    assert [row[2] for row in gets.grid.rows] == ["270", "270", "270"]
    rules = rules.replace("1.5 points per", "1.555 points per full")
    _, gets, *_ = report(tuned(rules, "have 2..3 decimals", 0), Language.ENGLISH).sections
    assert [row[2] for row in gets.grid.rows] == ["279.900", "279.900", "279.900"]


@pytest.mark.parametrize(
    ("rules", "asked", "value", "line"),
    [
        ("earn 1 point per 1 EUR\n", "earn 1..2 points per 1 EUR by 0.5", "3/2", "1.5 points per"),
        ("earn 2 points per 1 EUR\n", "earn 1..2 points per 1 EUR", "1", "earn 1 point per"),
        ("earn 2  points per 1 EUR\n", "earn 1..2 points per 1 EUR", "1", "earn 1  points per"),
        ('tier "A" from 900 EUR spent\n', "from 900..1200 EUR spent by 300", "1200", "1,200 EUR"),
    ],
)
def test_a_file_that_was_tidy_is_written_tidy(programme, rules, asked, value, line):
    """`1.5 point` would be rewritten by `palier fmt`; spaces that somebody typed are left alone.

    The step may stand at the end of the line.
    """
    source = SourceText.of(HEAD + rules)
    vary = vary_of(asked, source)
    assert Fraction(value) in vary.values
    assert line in file_with(source, Language.ENGLISH, [vary], [Fraction(value)])

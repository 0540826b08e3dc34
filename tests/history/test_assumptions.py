"""What a table of orders does not tell is assumed, and said on the report."""

import pytest

from palier.history.as_json import to_json
from palier.history.assumptions import SAID, Assumed
from palier.history.backtest import backtest
from palier.history.fold import Run
from palier.history.report import report
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.view import Told
from palier.source import Language

pytest.importorskip("duckdb")
TABLE = """order,at,customer,price
1,2025-01-10,ada,60.00
2,2025-02-10,ada,50.00
3,2025-02-12,ada,50.00
"""
WAITS = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
points
  are available {} after the delivery
"""
PAYS = 'loyalty program "T"\n  currency EUR\n  time zone "UTC"\n  membership costs {} per year\n'
EARNS = "earn 1 point per 1 EUR\n"


@pytest.fixture
def put_through(written, programme):
    """Put the table through rules, every customer using all there is."""

    def run(rules, *, table=TABLE, older=()):
        versions = {each.version: each for each in map(programme, older)}
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, Run(programme(rules), versions), spending=Spending(100))

    return run


@pytest.mark.parametrize(
    ("delay", "used"), [("", 60), ("14 days", 60), ("40 days", 0), ("1 month", 60)]
)
def test_what_waits_for_a_delivery_waits_from_the_order(put_through, delay, used):
    """No table tells of deliveries: points of January serve in February all the same."""
    done = put_through(WAITS.format(delay).replace("available  after", "available after"))
    assert (done.figures.whole.used, done.assumed) == (used, (Assumed.DELIVERED,))


def test_a_reward_that_waits_for_the_payment_is_there(put_through):
    """An order gives a coffee, good once it is paid: it is used in the next."""
    rules = (
        'reward "Coffee"\n  5 EUR off\n  is available after the payment\n'
        'offer "Coffee for all"\n  reward "Coffee"\n'
    )
    done = put_through(rules)
    assert done.figures.rewards == {("given", "Coffee"): 3, ("used", "Coffee"): 2}
    assert done.assumed == (Assumed.DELIVERED,)


def test_where_membership_is_paid_all_customers_are_members(put_through):
    """Otherwise such a programme would cost nothing, for nobody would be in it."""
    done = put_through(PAYS.format("29 EUR") + EARNS)
    assert (done.figures.whole.earned, done.assumed) == (160, (Assumed.MEMBERS,))


def test_earlier_versions_are_taken_so_too(put_through):
    """Each rules its own days, and neither waits for what no table tells."""
    old = PAYS.format("29 EUR") + "  runs from 1 January 2025\n" + EARNS
    new = (
        PAYS.format("39 EUR")
        + "  runs from 1 February 2025\n"
        + EARNS.replace("1 point", "2 points")
    )
    done = put_through(new, older=[old])
    assert (done.figures.whole.earned, done.assumed) == (60 + 2 * 100, (Assumed.MEMBERS,))


def test_the_version_that_is_told_is_that_of_the_file(put_through, programme):
    """Whatever was assumed of it: it begins in March, waits for deliveries and asks for a fee."""
    rules = PAYS.format("29 EUR") + "  runs from 1 March 2025\n" + WAITS.format("2 days")
    done, file = put_through(rules), programme(rules)
    assert set(done.assumed) == {*Assumed}
    assert done.figures.program.version != file.version
    assert to_json(done.figures, done.files[0])["program_version"] == file.version


def test_a_programme_that_asks_for_nothing_is_put_through_as_it_is(put_through):
    """Nothing is assumed, and nothing is said of it."""
    done = put_through(EARNS)
    assert done.assumed == ()


@pytest.mark.parametrize("language", Language)
def test_every_assumption_is_said_on_the_report(put_through, language):
    """Whoever reads the figures reads what they rest on."""
    done = put_through(WAITS.format("14 days"))
    made = report(done, language)
    section = next(each for each in made.sections if each.id == "assumed")
    told = Told.of(done.figures.program, language).sentence(SAID[Assumed.DELIVERED])
    assert told in section.said


def test_using_all_is_not_said_to_cost_most_for_saving_may(written, programme):
    """Of 20 points for 1 EUR, 5 EUR for 50: who saves is given more; and no order earns meanwhile.

    What is given and what is still owed come to 7.50 EUR where nothing is used, and to 4.00 where
    all is.
    """
    rules = EARNS + 'redeem points\n  20 points = 1 EUR\nreward "V" for 50 points\n  5 EUR off\n'
    table = "order,at,customer,price\n" + "".join(
        f"{day},2025-01-1{day},ada,25.00\n" for day in (1, 2, 3)
    )
    came = []
    for share in (0, 100):
        with opened(written(table), "Europe/Paris") as there:
            done = backtest(there, Run(programme(rules), {}), spending=Spending(share))
        came.append(done.figures.given + done.figures.owed)
    said = " ".join(
        next(e.said for e in report(done, Language.ENGLISH).sections if e.id == "assumed")
    )
    assert came == [750, 400]
    assert "no more" not in said

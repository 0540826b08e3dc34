"""A kernel gives the steps and the figures that lives give one by one, to the last cent."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import CLUB, disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.kernel.reasons import kernel_of, told
from palier.quantity import Period
from palier.source import Language

pytest.importorskip("duckdb")
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("**/rules.en.palier"))
FADING = """tier "A"
tier "B" from 90 EUR spent
  9% off
tiers
  count the last 3 months
  allow 1 month of grace"""

GIVEN = 'reward "A" for 9 points\n  1 EUR off\n  is given automatically\n'
FILLING = (
    'stamp card "K"\n  1 stamp per order\n  after 3 stamps: reward "A"\nreward "A"\n  1 EUR off\n'
)


@pytest.mark.parametrize("spending", [100, 40])
def test_a_club_with_something_of_everything_comes_to_the_same(by_python, history_of, spending):
    """However customers spend: steps, months, rules, customers, tiers, what will lapse."""
    program = palier.compile(CLUB).program
    assert disagreement(history_of(program, 90), Run(program, {}), spending=spending) is None


def test_two_programmes_are_compared_as_they_are_order_by_order(by_python, history_of):
    """Who gains, how much, and the orders that show it."""
    programs = [palier.compile(each).program for each in (CLUB, CLUB.replace("5% off", "9% off"))]
    path = history_of(programs[0], 60)
    assert disagreement(path, *(Run(each, {}) for each in programs)) is None


def test_what_joining_gives_at_some_hours_is_asked_at_the_moment_of_joining(by_python, history_of):
    """Whoever joins at another hour gets nothing of it."""
    gift = "earn 20 points on joining\n  between 10:00 and 12:00\n"
    program = palier.compile(f"{CLUB}\n\n{gift}").program
    assert disagreement(history_of(program, 90), Run(program, {})) is None


PAID_FOR = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  membership costs 9 EUR per year
earn 1 point per 1 EUR
earn 10 points on joining
earn 10 points on the birthday
first order
  5% off
tier "A"
tier "B" from 30 EUR spent
  5% off
offer "All" for everybody
  on baskets from 20 EUR
  2 EUR off
offer "Members"
  1 EUR off
"""


def test_where_membership_is_paid_for_nobody_of_a_table_has_paid(by_python, history_of):
    """What is for everybody is given, and nothing else: no table tells of fees."""
    program = palier.compile(PAID_FOR).program
    assert disagreement(history_of(program, 60), Run(program, {})) is None


@pytest.mark.slow
@pytest.mark.parametrize("spending", [100, 0, None])
def test_a_longer_history_comes_to_the_same(by_python, history_of, spending):
    """Some hundred customers, many of whom come again."""
    program = palier.compile(CLUB).program
    assert disagreement(history_of(program, 300), Run(program, {}), spending=spending) is None


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_shop_comes_to_the_same_or_says_why_it_has_no_kernel(by_python, history_of, path):
    """All that its file says."""
    program = palier.load(path).program
    if kernel_of(program).kernel is None:
        assert told(kernel_of(program), Language.ENGLISH).startswith("this programme uses ")
        return
    assert disagreement(history_of(program), Run(program, {})) is None


@pytest.mark.parametrize(
    "clauses",
    [
        "points\n  expire after 2 months without an order",
        "points\n  expire at the end of the year",
        "points\n  are available after the delivery\n  expire 12 months after they are earned",
        'tier "A"\ntier "B" from 90 EUR spent\n  points x 2\ntiers\n  count the calendar year',
        FADING,
        'tier "A"\ntier "B" from 3 months of membership\n  points x 2',
        'stamp card "Two"\n  1 stamp per order\n  after 2 stamps: 5 EUR off',
        'offer "Again"\n  on baskets from 20 EUR\n  2 EUR off\n  at most once per month',
        'offer "Soap"\n  when the customer has ordered product "P-001"\n  1 EUR off',
        'offer "Near" within 7 days of the customer\'s birthday\n  1 EUR off',
    ],
)
def test_a_clause_comes_to_the_same(by_python, history_of, clauses):
    """One by one: ways to expire, ways to keep a tier, limits, cards, birthdays."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    made = palier.compile(
        f"{head}earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n{clauses}\n"
    )
    assert disagreement(history_of(made.program, 40), Run(made.program, {})) is None


def test_what_is_not_plain_is_reckoned_order_by_order(by_python, tmp_path):
    """A return, a birthday with its year, an order that is too large: three lives of four."""
    path = tmp_path / "orders.csv"
    path.write_text(
        "type,order,at,customer,price,birthday\n"
        "order,1,2025-01-10T10:00:00,ada,60.00,\nrefund,1,2025-01-12T10:00:00,ada,,\n"
        "order,2,2025-01-11T10:00:00,ben,30.00,1990-05-01\n"
        "order,3,2025-01-11T10:00:00,cleo,99999999.00,\n"
        "order,4,2025-01-11T10:00:00,dan,30.00,--05-01\n",
        "utf-8",
    )
    program = palier.compile(CLUB).program
    assert disagreement(str(path), Run(program, {})) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            f"{GIVEN}  when points balance is below 20 points",
            "rewards given automatically that ask for the points balance",
        ),
        ('reward "Massage" for 9 points\n  perk "A massage"', "rewards that give a perk alone"),
        (
            f"{FILLING}earn 1 stamp on joining",
            "stamps without an order, on a card that gives a reward as soon as it is full",
        ),
    ],
)
def test_what_a_kernel_cannot_reckon_is_named(text, says):
    """In the language that is spoken."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    program = palier.compile(f"{head}earn 1 point per 1 EUR\n{text}\n").program
    sentence = f"this programme uses {says}: it is worked out order by order"
    assert told(kernel_of(program), Language.ENGLISH) == sentence


def test_the_text_of_a_kernel_has_only_what_its_programme_uses():
    """No windows, no tiers and no birthdays where the file has none."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    plain = kernel_of(palier.compile(f"{head}earn 1 point per 1 EUR\n").program).kernel
    club = kernel_of(palier.compile(CLUB).program).kernel
    assert "def observe" not in plain.text
    assert "def birthday" not in plain.text
    assert (plain.asked.windows, len(plain.asked.places)) == ({}, 0)
    assert "def observe" in club.text
    assert Period.MONTH in club.asked.days.places


# Compiled ----------------------------------------------------------------------------------------


def test_what_is_kept_on_disk_is_the_users_own(tmp_path, monkeypatch):
    """A folder that others may write in, or a link, is not used."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))
    folder = compiled.folder_of("text")
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "kernel.py").write_text("strange", "utf-8")
    (folder / "kernel.py").chmod(0o666)
    assert compiled.folder_of("text") is None
    (folder / "kernel.py").chmod(0o600)
    assert compiled.folder_of("text") == folder
    folder.parent.chmod(0o777)
    assert compiled.folder_of("text") is None


def test_a_kernel_has_a_folder_for_its_very_text(tmp_path, monkeypatch):
    """Another text is another kernel."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))
    assert compiled.folder_of("one") != compiled.folder_of("two")


def test_a_kernel_for_which_the_disk_has_no_room_is_compiled_all_the_same(tmp_path, monkeypatch):
    """It is not kept, and nothing of it is left behind."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))
    add = "def fold(a, b):\n    return a + b\n"
    assert compiled.Fold(add)(1, 2) == 3
    (kept,) = (tmp_path / "kept").rglob("*.o")
    kept.unlink()

    def full(*_):
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert compiled.Fold(add)(3, 4) == 7
    assert [*kept.parent.iterdir()] == []


@pytest.mark.slow
def test_a_compiled_kernel_comes_to_the_same(history_of, tmp_path, monkeypatch):
    """By LLVM, on two threads; and from what was kept, once more, and with one order alone."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))
    program = palier.compile(CLUB).program
    path = history_of(program, 400)
    assert disagreement(path, Run(program, {})) is None
    compiled.compiled.cache_clear()
    assert disagreement(path, Run(program, {})) is None
    assert disagreement(history_of(program, 1), Run(program, {})) is None
    assert [*(tmp_path / "kept").rglob("*.o")] != []


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@given(program=shops.programmes(), seed=st.integers(0, 10**6))
def test_made_up_programmes_come_to_the_same(by_python, history_of, program, seed):
    """On made-up histories, where a kernel takes them."""
    assume(kernel_of(program).kernel is not None)
    assert disagreement(history_of(program, 40, seed), Run(program, {})) is None

"""Palier from Python: one import, one program, exact answers, all that is wrong at once."""

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import palier
from palier.account.order import Order, OrderLine
from palier.account.standing import Standing, Summary
from palier.api import LoyaltyProgram, OrderError, schema
from palier.source import Language

TEXT = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

tier "Bronze"

tier "Or" from 600 EUR spent
  points x 2

redeem points
  10 points = 1 EUR

offer "Bienvenue" with promo code "HELLO"
  5 EUR off

example "Ten"
  given a customer with 1 order
  when they order 10 EUR
  then 10 points earned
"""


@pytest.fixture(scope="module")
def program():
    """Compile the programme once."""
    return palier.compile(TEXT, "club.palier")


def test_a_checkout_asks_a_few_figures(program):
    """What a checkout shows is exact, and there without digging."""
    quote = program.quote(
        {
            "lines": [{"price": "84.90"}],
            "shipping": {"method": "Colissimo", "cost": "4.90"},
            "use_points": "all",
        },
        {"points": 64, "orders": 3, "spent": "540.00"},
    )
    assert (quote.to_pay, quote.discount, quote.shipping) == (
        Decimal("83.80"),
        Decimal("6.00"),
        Decimal("4.90"),
    )
    assert (quote.earned, quote.used, quote.left) == (0, 60, 4)
    assert quote.tier == "Or"


def test_no_figure_is_a_float(program):
    """Neither in the properties nor anywhere in the JSON."""
    quote = program.quote({"lines": [{"price": "84.90"}]})
    figures = [quote.to_pay, quote.discount, quote.shipping, quote.earned, quote.used, quote.left]
    assert {type(each) for each in figures} == {Decimal}

    def refuse(text):
        pytest.fail(f"{text} is a float")

    json.loads(json.dumps(quote.to_json()), parse_float=refuse)


def test_orders_are_taken_in_every_form(program):
    """JSON text, what it says, and the dataclass give one and the same quote."""
    at = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
    said = {"at": at.isoformat(), "lines": [{"price": "84.90"}]}
    forms = [json.dumps(said), said, Order(at=at, lines=(OrderLine(8490),))]
    quotes = {json.dumps(program.quote(each).to_json()) for each in forms}
    assert len(quotes) == 1


def test_accounts_are_taken_in_every_form(program):
    """JSON text, what it says, the summary and the standing too."""
    order = {"at": "2026-06-02T12:00:00Z", "lines": [{"price": "84.90"}]}
    summary = Summary(points=64, orders=3)
    forms = ['{"points": 64, "orders": 3}', {"points": 64, "orders": 3}, summary]
    assert {program.quote(order, each).left for each in forms} == {64}
    assert program.quote(order, Standing()).left == 0


def test_the_explanation_is_sentences_in_either_language(program):
    """A shop shows its customers why, in their language."""
    quote = program.quote({"lines": [{"price": "84.90"}]}, {"orders": 1})
    assert any("84" in each for each in quote.explain())
    assert quote.explain("fr") != quote.explain("en")


def test_the_page_comes_with_its_worked_cases(program):
    """The examples of the file are on the page, reckoned."""
    html = program.page("fr")
    assert '<html lang="fr"' in html
    assert "Ten" in html


def test_a_wrong_file_raises_one_error_with_everything(program):
    """`ProgramError` carries all problems and prints their lines."""
    with pytest.raises(palier.ProgramError) as caught:
        palier.compile(
            TEXT.replace("\nearn ", "\nearnn ").replace("10 points =", "10 dots ="), "a.palier"
        )
    assert [each.code for each in caught.value.problems if each.level.value == "error"] == [
        "unknown-word",
        "unknown-word",
    ]
    assert "--> a.palier:5:1" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_an_example_that_fails_stops_the_file():
    """A programme that breaks its own promises is not put into a checkout."""
    with pytest.raises(palier.ProgramError, match="promises 11"):
        palier.compile(TEXT.replace("then 10 points", "then 11 points"))


def test_a_wrong_order_raises_one_error_with_everything(program):
    """`OrderError` says each mistake by its path; from a text, with its line."""
    wrong = {"lines": [{"price": 12.5, "quantity": 0}]}
    with pytest.raises(OrderError) as caught:
        program.quote(wrong)
    assert [each.code for each in caught.value.problems] == ["decimal-number", "out-of-range"]
    assert str(caught.value).splitlines()[0].startswith("`lines[0].price` is 12.5")
    with pytest.raises(OrderError, match="order:1:"):
        program.quote(json.dumps(wrong))


def test_an_order_that_cannot_be_taken_raises_too(program):
    """More points than there are, or a code with two meanings."""
    order = {"lines": [{"price": "90.00"}], "use_points": 500}
    with pytest.raises(OrderError, match="is to use 500"):
        program.quote(order, {"points": 64, "orders": 2})
    codes = [{"code": "HELLO", "off": "3.00"}]
    with pytest.raises(OrderError, match="Bienvenue"):
        program.quote({"lines": [{"price": "90.00"}], "promo_codes": codes})


def test_a_file_is_loaded_by_its_path(tmp_path):
    """A byte order mark, as Windows writes it, is no mistake."""
    path = tmp_path / "club.palier"
    path.write_text("\ufeff" + TEXT, "utf-8")
    program = palier.load(path)
    assert (program.name, program.language) == ("Club", Language.ENGLISH)
    assert program.version.startswith("sha256:")
    assert program.warnings == ()


def test_the_version_is_that_of_the_meaning():
    """Comments and blank lines change no version; a figure does."""
    same = palier.compile(TEXT.replace("earn 1", "# what earns\nearn 1"))
    other = palier.compile(TEXT.replace("points x 2", "points x 3"))
    assert same.version == palier.compile(TEXT).version
    assert other.version != same.version


def test_a_program_cannot_be_changed(program):
    """A checkout may share it between its threads."""
    with pytest.raises(AttributeError):
        program.program = None
    assert isinstance(program, LoyaltyProgram)


def test_schemas_are_there_by_name():
    """A developer validates before sending."""
    assert schema("outcome")["title"] == "What an order gives"


def test_importing_palier_imports_no_compiler():
    """`import palier` costs nothing until a file is compiled."""
    code = (
        "import sys, palier; "
        "print(sorted({'lark', 'click', 'jinja2', 'palier.api'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"


USER = """
from decimal import Decimal
import palier

program = palier.load("club.palier")
quote = program.quote({"lines": [{"price": "12.50"}]}, {"points": 64})
total: Decimal = quote.to_pay + quote.shipping
tier: str | None = quote.tier
sentences: tuple[str, ...] = quote.explain("fr")
for discount in quote.outcome.discounts:
    print(discount.rule, discount.amount.plain())
try:
    palier.compile("")
except palier.ProgramError as error:
    print([each.code for each in error.problems])

joined = {"type": "joined", "id": "e1", "at": "2026-01-03T09:00:00+01:00", "customer": "c1"}
account: palier.Account | None = None
try:
    outcome, account = program.apply(joined, account)
except palier.EventError as refused:
    print([each.code for each in refused.problems])
else:
    earned: Decimal = outcome.earned
    back: Decimal | None = outcome.refund_value
    kept: palier.Account = program.account_from_json(account.to_json())
    quote = program.quote({"lines": [{"price": "12.50"}]}, kept)
done: palier.Replayed = program.replay([joined])
held: Decimal = done.accounts["c1"].available
"""


@pytest.mark.slow
def test_the_type_checker_of_a_user_is_content(tmp_path):
    """`mypy --strict` knows every name a shop uses, and finds a wrong one."""
    good, bad = tmp_path / "shop.py", tmp_path / "wrong.py"
    good.write_text(USER, "utf-8")
    bad.write_text(USER + "\nquote.topay\n", "utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path}"]
    right = subprocess.run([*mypy, str(good)], capture_output=True, check=False, text=True)
    wrong = subprocess.run([*mypy, str(bad)], capture_output=True, check=False, text=True)
    assert right.returncode == 0, right.stdout
    assert '"Quote" has no attribute "topay"' in wrong.stdout
    assert Path(palier.__file__).with_name("py.typed").exists()

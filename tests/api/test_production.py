"""Palier in a shop that never stops: slips, versions in a folder, letters, statements."""

import datetime as dt
from decimal import Decimal

import pytest

import palier
from palier import problem

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
TEXT = (
    HEAD
    + """
earn 1 point per 1 EUR

tier "Bronze"

tier "Or" from 600 EUR spent
  free shipping with "Colissimo"

reward "Mug" for 100 points
  5 EUR off
"""
)
AT = "2026-{}T10:00:00+02:00".format
BASKET = {"lines": [{"price": "90.00"}]}


@pytest.fixture
def program():
    """Compile a small programme."""
    return palier.compile(TEXT)


def order(nth, day, **parts):
    """Give an order event of a customer."""
    return {"type": "order", "id": f"o{nth}", "at": AT(day), "customer": "ada"} | BASKET | parts


def test_slips_are_pointed_out_beside_the_answer(program):
    """A name like one of the file, a tier that it lacks, a tax that is a rate."""
    sent = {
        "lines": [{"price": "12.50", "tax": "20.00"}],
        "shipping": {"method": "Colisimo", "cost": "4.90"},
    }
    quote = program.quote(sent, {"tier": "Gold"})
    assert quote.to_pay == Decimal("17.40")
    assert [(each.code, each.path) for each in quote.warnings] == [
        ("unfamiliar-name", ("shipping", "method")),
        ("tax-above-price", ("lines", 0, "tax")),
        ("unfamiliar-name", ("tier",)),
    ]


def test_a_voucher_named_nearly_as_a_reward_of_the_file_is_pointed_out(program):
    """The answer refuses the voucher, and the warning tells which one was probably meant."""
    quote = program.quote(BASKET | {"use_rewards": ["mug"]}, {"rewards": ["Mug"]})
    assert [(each.path, each.nearest) for each in quote.warnings] == [(("use_rewards", 0), "Mug")]
    assert program.quote(BASKET | {"use_rewards": ["v1"]}).warnings == ()


def test_strict_takes_slips_for_mistakes(program):
    """A shop that would rather stop is told all of them at once."""
    sent = {"lines": [{"price": "12.50", "quantity": 2, "tax": "30.00"}]}
    with pytest.raises(palier.OrderError) as caught:
        program.quote(sent, {"tier": "Gold"}, strict=True)
    assert str(caught.value).splitlines() == [
        "€30 of tax on a line of €25 (give the amount, not the rate)",
        "“Gold” does not appear in the rule file",
    ]
    assert program.quote(BASKET, {"tier": "Or"}, strict=True).warnings == ()


def test_a_tax_as_high_as_its_line_is_no_slip(program):
    """The bound is the price of all units."""
    quote = program.quote({"lines": [{"price": "12.50", "quantity": 2, "tax": "25.00"}]})
    assert quote.warnings == ()


def test_problems_have_codes_in_words():
    """A program may go by them: they are those of the pages, and sentences are not."""
    with pytest.raises(palier.ProgramError) as caught:
        palier.compile(TEXT.replace("earn 1", "earnn 1"))
    assert [each.code for each in caught.value.problems] == ["unknown-word"]
    assert {each.code for each in problem.all_kinds()} >= {"unknown-word", "out-of-range"}


# Letters and statements --------------------------------------------------------------------------


def test_letters_are_written_from_accounts(program):
    """Whoever has most of the way behind them is written to, in their language."""
    _, account = program.apply(order(1, "05-04"))
    (letter,) = program.remind([account], on=dt.date(2026, 5, 10))
    assert letter.to_json()["reason"] == "reward-close"
    assert letter.sentence() == "Earn 10\u00a0points more for “Mug”."
    assert program.remind([account], on=dt.date(2026, 5, 10), close=95) == ()


def test_letters_of_a_day_that_is_over_are_refused(program):
    """What an account was before is not known."""
    _, account = program.apply(order(1, "05-04"))
    with pytest.raises(ValueError, match="the account of ada is already of 2026-05-04"):
        program.remind([account], on=dt.date(2026, 5, 3))


def test_a_statement_tells_what_moved_since_the_account(program):
    """The account is the opening balance, the events are the entries."""
    _, account = program.apply(order(1, "05-04"))
    statement = program.statement(account, [order(2, "05-06")], since=dt.date(2026, 5, 5))
    assert (statement.opening, statement.closing) == (Decimal(90), Decimal(180))
    assert [each["event"] for each in statement.to_json()["entries"]] == ["o2"]
    assert statement.day == dt.date(2026, 5, 6)
    assert "Order o2" in statement.text("en")
    assert "Commande o2" in statement.text("fr")
    assert "\x1b" not in statement.text("en")


def test_a_statement_without_events_is_what_is_held(program):
    """A customer asks for the balance of a day."""
    _, account = program.apply(order(1, "05-04"))
    statement = program.statement(account, on=dt.date(2026, 6, 1))
    assert (statement.opening, statement.closing, statement.day) == (90, 90, dt.date(2026, 6, 1))
    with pytest.raises(ValueError, match="already of"):
        program.statement(account, on=dt.date(2026, 5, 1))


def test_a_statement_of_a_customer_without_an_account_goes_by_the_name(program):
    """From the first event on; a name that no event bears is refused."""
    assert program.statement("ada", [order(1, "05-04")]).closing == 90
    with pytest.raises(palier.EventError, match="adda"):
        program.statement("adda", [order(1, "05-04")])


# Versions ----------------------------------------------------------------------------------------


def write(folder, **files):
    """Write rule files into a folder: `write(folder, v9="earn 1 point per 1 EUR")`."""
    folder.mkdir(exist_ok=True)
    for name, rules in files.items():
        (folder / f"{name}.palier").write_text(HEAD + rules, "utf-8")
    return folder


def test_the_last_by_name_is_the_newest(tmp_path):
    """Numbers in names count as numbers, and the others are at hand."""
    rules = write(
        tmp_path / "rules",
        v9="\nearn 1 point per 1 EUR\n",
        v10="\nearn 2 points per 1 EUR\n",
        v8="\nearn 3 points per 1 EUR\n",
    )
    (rules / "notes.txt").write_text("not a rule file", "utf-8")
    program = palier.load(rules)
    assert program.quote(BASKET).earned == 180
    assert len(program.older) == 2


def test_the_day_a_version_runs_from_goes_before_its_name(tmp_path):
    """Rules of next year lie there beforehand, and each day has its own."""
    rules = write(
        tmp_path / "rules",
        a="  runs from 1 January 2027\n\nearn 2 points per 1 EUR\n",
        b="  runs from 1 January 2026\n\nearn 1 point per 1 EUR\n",
    )
    program = palier.load(rules)
    days = (BASKET | {"at": f"{year}-06-01T10:00:00Z"} for year in (2026, 2027))
    earned = [program.quote(each).earned for each in days]
    assert earned == [90, 180]
    outcome, account = program.apply(order(1, "06-01"))
    assert outcome.earned == 90
    late = BASKET | {"at": "2027-06-01T10:00:00+02:00"}
    assert program.quote(late, account).earned == 180


def test_an_order_comes_back_under_its_own_version(tmp_path):
    """The other files of the folder answer for the orders that they ruled."""
    rules = write(tmp_path / "rules", v1="\nearn 1 point per 1 EUR\n")
    _, account = palier.load(rules).apply(order(1, "06-01"))
    program = palier.load(write(rules, v2="\nearn 2 points per 1 EUR\n"))
    back = {"type": "refund", "id": "r1", "at": AT("06-02"), "order": "o1"}
    outcome, account = program.apply(back, program.account_from_json(account.to_json()))
    assert outcome.to_json()["points"]["taken_back"] == 90
    assert account.available == 0


def test_a_translation_in_the_folder_is_no_other_version(root):
    """Both languages of the rules may stand side by side."""
    program = palier.load(root / "examples" / "brand-tiers")
    assert program.older == {}
    assert program.language.value == "en"


def test_a_folder_without_rules_says_so(tmp_path):
    """As a file that is not there."""
    with pytest.raises(FileNotFoundError, match="no rule file"):
        palier.load(tmp_path)


def test_a_reload_that_fails_keeps_what_runs(tmp_path):
    """A mistake in the new file, or no file at all, stops no checkout."""
    rules = write(tmp_path / "rules", v1="\nearn 1 point per 1 EUR\n")
    running = palier.load(rules)
    write(rules, v2="\nearn 2 pints per 1 EUR\n")
    kept, error = running.reload()
    assert kept is running
    assert isinstance(error, palier.ProgramError)
    for file in rules.iterdir():
        file.unlink()
    kept, error = running.reload()
    assert kept is running
    assert isinstance(error, FileNotFoundError)


def test_a_reload_keeps_the_version_that_ran(tmp_path):
    """A file that was written over still answers for its orders."""
    rules = write(tmp_path / "rules", club="\nearn 1 point per 1 EUR\n")
    running = palier.load(rules / "club.palier")
    _, account = running.apply(order(1, "06-01"))
    write(rules, club="\nearn 2 points per 1 EUR\n")
    fresh, error = running.reload()
    assert error is None
    assert fresh.quote(BASKET).earned == 180
    assert fresh.older == {running.version: running.program}
    back = {"type": "refund", "id": "r1", "at": AT("06-02"), "order": "o1"}
    held = fresh.account_from_json(account.to_json())
    assert fresh.apply(back, held).account.available == 0


POT = '  customers collect cashback called "Pot"\n'
EARNS = "\nearn 1 point per 1 EUR\n"


@pytest.mark.parametrize(
    ("after", "title"),
    [
        (
            (HEAD + EARNS).replace("EUR", "USD"),
            "amounts are in USD here, and in EUR in an earlier version",
        ),
        (
            HEAD + POT + "\nearn 1% of purchases\n",
            "customers collect cashback in a pot here, and points in an earlier version",
        ),
        (
            HEAD + EARNS + "\npoints\n  have 1 decimal\n",
            "points are counted to 1 decimal here, and whole in an earlier version",
        ),
    ],
)
def test_a_version_that_counts_in_another_unit_does_not_replace_what_runs(tmp_path, after, title):
    """92 EUR would be 92 USD, 92 points 0.92: what runs goes on, and so do its accounts."""
    path = tmp_path / "club.palier"
    path.write_text(HEAD + EARNS, "utf-8")
    running = palier.load(path)
    path.write_text(after, "utf-8")
    assert palier.load(path).older == {}
    kept, error = running.reload()
    assert kept is running
    assert [each.code for each in error.problems if each.level.name == "ERROR"] == ["changed-unit"]
    assert title in str(error).replace("\u00a0", " ")
    with pytest.raises(palier.ProgramError, match="changed-unit"):
        palier.load(path, older=[running])


def test_a_text_has_no_file_to_reload(program):
    """Who compiles a text keeps it."""
    with pytest.raises(ValueError, match="no file to reload"):
        program.reload()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "“Le ‘premier’”"), ("fr", "« Le “premier” »")]
)
def test_a_name_with_quotation_marks_has_others_round_it_in_a_letter(language, said):
    """In what is said, and in the subject of the e-mail."""
    program = palier.compile(
        HEAD + '\ntier "A"\n\ntier "Le « premier »" from 100 EUR spent\n  5% off\n'
    )
    joined = {"type": "joined", "id": "j", "at": AT("05-04"), "customer": "ada"}
    _, account = program.apply({**joined, "language": language})
    bought = {"type": "order", "id": "o", "at": AT("05-05"), "customer": "ada", **BASKET}
    _, account = program.apply(bought, account)
    (letter,) = program.remind([account], on=dt.date(2026, 5, 10))
    assert said in letter.message.replace("\u00a0", " ")
    assert said in letter.mail().subject.replace("\u00a0", " ")

"""A year at the example shops: events, what they leave behind, statements and letters.

`pytest --snapshot-update` writes anew what the shops' folders hold; read it before you keep it.
"""

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from palier.account.days import local
from palier.account.json_text import pretty
from palier.account.outcome import to_plain
from palier.api import LoyaltyProgram, load
from palier.cli import main
from palier.life.movements import Move, held
from palier.life.replay import History
from palier.life.statement import Passbook, to_json
from palier.reports.statement import printed
from palier.source import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = {
    "points-grid": ("margaux", "hugo", "lucien", "nina"),
    "full-settings/points-used": ("agathe", "bruno", "chantal", "karim"),
    "brand-tiers": ("adele", "basile", "damien", "karine"),
    "stamps-and-referral": ("alma", "boris", "cleo", "jeanne"),
    "cashback-pot": ("aude", "brice", "dimitri", "elise"),
    "coffee-chain": ("amy", "ben", "cora", "dev", "kim", "noa"),
    "airline": ("ana", "bob", "chloe", "david", "emma", "jules", "noe"),
}
LETTERS_ON = "2027-02-01"


@pytest.fixture(params=SHOPS, scope="module")
def shop(request):
    """Give the folder of a shop."""
    return EXAMPLES / request.param


class Year(NamedTuple):
    """The year of a shop: its programme, the history after it, and every customer's passbook."""

    program: LoyaltyProgram
    history: History
    books: dict[str, Passbook]
    last: dt.date

    @property
    def accounts(self):
        return self.history.accounts

    @property
    def living(self):
        """Accounts that are not gone into another."""
        return {name: each for name, each in self.accounts.items() if each.moved_to is None}

    def statement(self, customer, since=None):
        return self.books[customer].statement(self.last, since)


def lived(folder, language):
    """Replay the year of a shop, writing down every customer's movements."""
    program = load(folder / f"rules.{language}.palier")
    lines = (folder / "events.jsonl").read_text("utf-8").splitlines()
    events = [program.read_event(line) for line in lines]
    history = History(program.program)
    names = {getattr(event, "customer", None) for event in events} - {None}
    books = {name: Passbook(history, name) for name in sorted(names)}
    for event in events:
        for entered in history.entered(event):
            for book in books.values():
                book.note(entered)
    return Year(program, history, books, local(program.program, events[-1].at).date())


@pytest.fixture(scope="module")
def year(shop):
    """Live the year of a shop, by its English rules."""
    return lived(shop, "en")


@pytest.fixture
def palier(monkeypatch):
    """Run a command as a merchant would, and give what it prints."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words):
        result = CliRunner().invoke(main, [str(each) for each in words], prog_name="palier")
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def kept(request):
    """Give what a file of a shop holds; written anew when snapshots are."""

    def read(path, now):
        if request.config.getoption("update_snapshots"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(now, "utf-8")
        return path.read_text("utf-8")

    return read


def left_behind(program, account):
    """Give what is left of a customer's year."""
    totals = {
        name: to_plain(program.amount(getattr(account.totals, name)))
        for name in ("opened", "earned", "adjusted", "used", "expired", "taken_back")
    }
    return {
        **{name: value for name, value in totals.items() if value not in (0, "0.00")},
        "held": to_plain(program.amount(held(account))),
        "tier": account.tier.name,
        "stamps": dict(account.stamps),
        "vouchers": sorted(each.reward for each in account.vouchers),
    }


def test_the_year_leaves_behind_what_it_should(shop, year, kept):
    """Each customer's balance, tier, stamps and vouchers, and where all the points went."""
    program = year.program.program
    left = {name: left_behind(program, year.accounts[name]) for name in sorted(year.accounts)}
    assert kept(shop / "after.json", pretty(left) + "\n") == pretty(left) + "\n"
    assert len(left) >= 12


def test_the_rules_in_french_give_the_same_year(shop, year):
    """Accounts are equal to the last lot, whichever file the shop uses."""
    french = lived(shop, "fr")
    assert [unnamed(each) for each in french.accounts.values()] == [
        unnamed(each) for each in year.accounts.values()
    ]


def unnamed(account):
    """Give an account without the answers that were sent, which name rules in their language."""
    return replace(account, answers={})


def test_nothing_is_lost_and_nothing_comes_from_nowhere(year):
    """What came in is used, expired, taken back, or still there."""
    assert len(year.accounts) >= 12
    for account in year.accounts.values():
        totals = account.totals
        came = totals.opened + totals.earned + totals.adjusted
        assert came - totals.used - totals.expired - totals.taken_back == held(account)


def test_every_statement_sums(year):
    """From the opening balance, by every movement, to the balance; whatever the first day."""
    assert len(year.accounts) >= 12
    for customer, account in year.living.items():
        for since in (None, dt.date(2026, 5, 20), dt.date(2026, 12, 31)):
            told = to_json(year.statement(customer, since))
            running = units(told["opening"])
            for entry in told["entries"]:
                assert units(entry["change"]) == sum(units(m["change"]) for m in entry["movements"])
                running += units(entry["change"])
                assert units(entry["balance"]) == running
            assert units(told["closing"]) == running == held(account)
            balance = told["balance"]
            assert running == units(balance["available"]) + units(balance["pending"])
            owed = min(0, running)
            assert sum(units(lot["points"]) for lot in told["lots"]) == running - owed


def units(amount):
    """Give an amount in the unit collected."""
    return amount if isinstance(amount, int) else int(amount.replace(".", ""))


def test_a_statement_says_nothing_that_did_not_happen(year):
    """What each rule gave sums to what is earned, and so for everything else."""
    assert sum(account.totals.earned for account in year.accounts.values()) > 0
    for customer, account in year.living.items():
        moved = Counter()
        for entry in year.statement(customer).entries:
            for each in entry.movements:
                moved[each.move] += each.units
        totals = account.totals
        assert moved[Move.EARNED] + moved[Move.MERGED] == totals.earned
        assert moved[Move.OPENED] == totals.opened
        assert moved[Move.ADJUSTED] == totals.adjusted
        assert all(each.rule for entry in year.books[customer].entries for each in earned(entry))


def earned(entry):
    """Give the movements of an entry that are earned."""
    return [each for each in entry.movements if each.move is Move.EARNED]


@pytest.mark.parametrize("language", Language)
def test_statements_read_as_they_are_kept(shop, year, language, kept, monkeypatch):
    """A customer's year, as the shop prints it."""
    monkeypatch.setenv("COLUMNS", "80")
    read = {
        customer: click.unstyle(printed(year.statement(customer), language))
        for customer in SHOPS[shop.relative_to(EXAMPLES).as_posix()]
    }
    paths = {each: shop / "statements" / f"{each}.{language.value}.txt" for each in read}
    assert {each: kept(path, read[each]) for each, path in paths.items()} == read


def test_the_commands_print_what_is_kept(shop, palier, kept, tmp_path):
    """The statement of a customer, and whom the shop writes to after the year."""
    accounts = tmp_path / "accounts.jsonl"
    rules, events = shop / "rules.fr.palier", shop / "events.jsonl"
    customer = SHOPS[shop.relative_to(EXAMPLES).as_posix()][0]
    told = palier("account", rules, events, customer, "--lang", "en")
    assert told == (shop / "statements" / f"{customer}.en.txt").read_text("utf-8")
    palier("replay", rules, events, "--accounts", accounts)
    letters = palier("remind", rules, accounts, "--on", LETTERS_ON, "--within", "60")
    assert kept(shop / "letters.csv", letters) == letters

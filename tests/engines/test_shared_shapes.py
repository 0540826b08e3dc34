"""Orders that bring several vouchers share sheets: they come to what sheets of their own give."""

import random
from pathlib import Path

import pytest

import palier
from palier.account import brought
from palier.account.outcome import to_plain
from palier.sheet.slots import MOST_VOUCHERS, shared_slots, usual_slots

ROOT = Path(__file__).parents[2]
CLUBS = {
    path.parent.name: palier.compile(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.glob("examples/**/rules.en.palier"))
}
HELD = {name: club for name, club in CLUBS.items() if len(club.program.rewards) > 1}
ORDERS = 30


def drawn(club, seed):
    """Draw an order that uses from two to nine vouchers, in any order, and who holds them."""
    dice = random.Random(seed)  # noqa: S311 - made-up orders
    rewards = [each.label for each in club.program.rewards]
    vouchers = [dice.choice(rewards) for _ in range(dice.randrange(2, 10))]
    lines = [{"price": f"{dice.randrange(300, 9_000) / 100:.2f}", "quantity": dice.randrange(1, 4)}]
    order = {"at": "2026-06-02T12:00:00+02:00", "lines": lines, "use_rewards": vouchers}
    return order, {"rewards": vouchers, "orders": 3, "spent": "120.00"}


def quoted(club):
    """Give what such orders come to."""
    pairs = (drawn(club, seed) for seed in range(ORDERS))
    return [to_plain(club.quote(*pair).outcome) for pair in pairs]


@pytest.mark.parametrize("name", HELD)
def test_vouchers_come_to_the_same_on_a_shared_sheet(name, monkeypatch):
    """Those of another programme of the same text, whose orders have each a sheet of its own."""
    club = HELD[name]
    shared = quoted(club)
    monkeypatch.setattr(brought, "shared_slots", lambda program: (usual_slots(program),))
    assert quoted(club) == shared


@pytest.mark.parametrize("name", HELD)
def test_few_sheets_are_shared_by_all(name):
    """The usual one first, each twice as long as the one before, none of too many places."""
    program = HELD[name].program
    first, *others = (len(each.rewards) for each in shared_slots(program))
    assert first == len(usual_slots(program).rewards)
    assert others == [first * 2 ** (at + 1) for at in range(len(others))]
    assert max(first, *others, 0) <= max(first, MOST_VOUCHERS) < 2 * max(first, *others, 1)


def test_an_order_finds_the_first_that_has_its_vouchers_in_their_order():
    """Two of one reward are twice over; more than a sheet shares have one of their own."""
    program = HELD["coffee-chain"].program
    one, two = (each.id for each in program.rewards[:2])
    usual, twice, *_, most = shared_slots(program)
    assert brought.slots_for(program, [], [one, two])[0] == usual
    assert brought.slots_for(program, [], [two, one])[0] == twice
    assert brought.slots_for(program, [], [one] * 4)[0] == most
    assert brought.slots_for(program, [], [one] * 9)[0].rewards == (one,) * 9

"""What holds of every history of every programme: nothing is lost, made up, or half done."""

import datetime as dt
import json
import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test
from tests.life.lives import differences, kept_lines, not_of_orders, stamps_besides
from tests.life.shop import Shop, reopened
from tests.life.three_shops import ThreeShops

from palier.account.days import local
from palier.life import lots, passing
from palier.life.replay import History
from palier.problem.event import OrderRefusedError

HISTORIES = int(os.environ.get("PALIER_HISTORIES", "60"))
EVENTS = 40
TOLD = {"seen": {}, "answers": {}, "last_at": None}
"""What an account keeps of events as such: left out where only their effect is compared."""


class Histories(ThreeShops):
    """What happens in three shops, what always holds of it, and how it ends."""

    @precondition(lambda self: self.shop.sent)
    @rule(data=st.data())
    def is_told_again(self, data):
        """An old event arrives once more: it is known, and nothing moves."""
        event = data.draw(st.sampled_from(self.shop.sent))
        before = self.shop.saved()
        answers = self.shop.again(event)
        assert all(each["repeated"] for each in answers)
        assert self.shop.saved() == before

    @precondition(lambda self: self.shop.sent)
    @rule(data=st.data())
    def is_told_otherwise(self, data):
        """An old id with another time is refused."""
        event = data.draw(st.sampled_from(self.shop.sent))
        later = {**event, "at": (self.now + dt.timedelta(days=1)).isoformat()}
        (answer,) = self.told(self.shop, later)
        assert answer == {"refused": ["same-id-other-content"]}

    # Tried on a copy -------------------------------------------------------------------------

    @precondition(lambda self: any(each.joined for each in self.shop.history.accounts.values()))
    @precondition(lambda self: gives_all_back(self.program.returns))
    @rule(data=st.data())
    def an_order_comes_back_at_once(self, data):
        """A whole return with nothing between leaves everything as before the order.

        But for who owes points, and holds a voucher: one that comes back pays for them.
        """
        copy = reopened(self.shop)
        accounts = copy.history.accounts.items()
        owing = [name for name, each in accounts if each.deficit and each.vouchers]
        known = [name for name, each in accounts if each.joined and name not in owing]
        if not known:
            return
        customer = data.draw(st.sampled_from(known))
        for name in list(copy.history.accounts):
            copy.send("customer", self.now.isoformat(), customer=name)
        before = {name: settled(each) for name, each in copy.history.accounts.items()}
        said = data.draw(self.life.order(copy.history.accounts[customer]))
        copy.send("order", self.now.isoformat(), customer=customer, id="tried", **said)
        copy.refund("tried", self.now.isoformat())
        after = {name: settled(copy.account(name)) for name in before}
        found = differences(before, after)
        assert found == [], found

    @precondition(lambda self: len(self.joined()) > 1)
    @rule(data=st.data())
    def two_accounts_become_one(self, data):
        """Nothing is lost or made up, and it is done once, however often it is said."""
        copy = reopened(self.shop)
        kept, gone = data.draw(st.permutations(self.joined()))[:2]
        for name in (kept, gone):
            copy.send("customer", self.now.isoformat(), customer=name)
        both = copy.account(kept), copy.account(gone)
        event = copy.event("merge", self.now.isoformat(), customer=kept, **{"from": gone})
        (answer,) = copy.enter(event)
        self.is_both(copy.account(kept), both, answer)
        assert copy.account(gone).moved_to == kept
        saved = copy.saved()
        assert [each["repeated"] for each in copy.again(event)] == [True]
        assert copy.saved() == saved

    def is_both(self, account, both, answer):
        """What both held is there, with what a tier gave on being reached by their joint counts."""
        given = sum(cents(str(each["points"])) for each in answer["awards"])
        cost = cost_of(account) - sum(map(cost_of, both))
        for name in ("opened", "earned", "adjusted", "used", "expired", "taken_back"):
            more = {"earned": given, "used": cost}.get(name, 0)
            told = sum(getattr(each.totals, name) for each in both)
            assert getattr(account.totals, name) == told + more
        self.nothing_is_lost_or_made_up(account)
        for key in ("orders", "spent", "referrals", "status_points"):
            assert account.counted.get(key, 0) == sum(each.counted.get(key, 0) for each in both)
        cards = {card for each in both for card in each.stamps}
        for card in cards:
            assert account.stamps.get(card, 0) == sum(each.stamps.get(card, 0) for each in both)
        assert {each.order.id for each in account.orders} == {
            each.order.id for one in both for each in one.orders
        }
        assert {each.id for one in both for each in one.vouchers} <= {
            each.id for each in account.vouchers
        }

    def joined(self):
        """Give the customers who have joined, by their names."""
        held = self.shop.history.accounts if hasattr(self, "shop") else {}
        return sorted(name for name, each in held.items() if each.joined)

    @precondition(lambda self: self.records() and not self.program.returns.tested_again)
    @rule(data=st.data())
    def returns_add_up(self, data):
        """Several partial returns at one moment equal one."""
        record = data.draw(st.sampled_from(self.records()))
        parts = [(row, 1) for row, left in kept_lines(record) for _ in range(left)]
        some = data.draw(st.lists(st.sampled_from(parts), unique=True)) if parts else []
        at_once, one_by_one = reopened(self.shop), reopened(self.shop)
        if not some or not self._takes(at_once, record, some):
            return
        for unit in some:
            assert self._takes(one_by_one, record, [unit])
        whole = {name: settled(each) for name, each in at_once.history.accounts.items()}
        parts = {name: settled(each) for name, each in one_by_one.history.accounts.items()}
        found = differences(whole, parts)
        assert found == [], found

    def _takes(self, shop, record, units):
        try:
            shop.refund(record.order.id, self.now.isoformat(), *units)
        except OrderRefusedError:
            return False
        return True

    # What always holds -----------------------------------------------------------------------

    @invariant()
    def the_law_holds(self):
        """All of it, after every event."""
        for account in self.accounts():
            self.nothing_is_lost_or_made_up(account)
            self.no_balance_is_below_what_the_file_allows(account)
            self.nothing_counted_is_below_zero(account)
            assert account.tier.name in {each.label for each in self.program.tiers} | {None}
        for name, account in self.histories()[0].items():
            one, other, slow = (each[name] for each in self.histories())
            assert account is one
            assert other == one
            found = differences(self.today(slow), self.today(one))
            assert found == [], found

    def nothing_is_lost_or_made_up(self, account):
        """opened + earned + adjusted = available + pending + used + expired + taken back."""
        totals, held = account.totals, lots.available(account) + lots.pending(account)
        came = totals.opened + totals.earned + totals.adjusted
        assert came == held + totals.used + totals.expired + totals.taken_back

    def no_balance_is_below_what_the_file_allows(self, account):
        """Nobody owes where the file says so, and whoever owes has nothing to spend."""
        assert account.deficit >= 0
        assert self.program.points.below_zero or not account.deficit
        assert not account.deficit or lots.available(account) == -account.deficit
        assert all(lot.points > 0 for lot in account.all_lots)

    def nothing_counted_is_below_zero(self, account):
        """No more comes back than went out."""
        assert {key for key, amount in account.counted.items() if amount <= 0} == set()
        assert min(account.totals.used, account.totals.expired, account.totals.opened) >= 0
        for record in account.orders:
            assert 0 <= record.given_back <= record.used
            assert 0 <= record.taken_back + record.forgiven <= record.awarded

    def histories(self):
        """Give the accounts of the three shops."""
        shops = (self.shop, self.split, self.slow) if hasattr(self, "shop") else ()
        return [each.history.accounts for each in shops] or [{}]

    def today(self, account):
        """Give an account as it is today, without when it was told something, and the answers.

        A keeping that is over holds no tier: how long it is remembered is no matter.
        """
        day = local(self.program, self.now).date()
        passed = passing.fold(self.program, passing.pass_time(self.program, account, day).account)
        kept = {tier: until for tier, until in passed.kept_until.items() if until >= day}
        return replace(passed, kept_until=kept, **TOLD)

    def accounts(self):
        """Give all accounts."""
        return list(self.shop.history.accounts.values()) if hasattr(self, "shop") else []

    # At the end ------------------------------------------------------------------------------

    def teardown(self):
        """The history once more, and then everything comes back."""
        if hasattr(self, "shop"):
            for account in self.accounts():
                told = sum(points for _, points in self._awards(account))
                assert told == account.totals.earned
            self.replay_again()
            self.return_everything()

    def replay_again(self):
        """The same events give the same bytes."""
        again = Shop.__new__(Shop)
        again.__dict__.update(self.shop.__dict__)
        again.history, again.sent = History(self.program), []
        answers = [answer for event in self.shop.sent for answer in again.enter(event)]
        assert again.saved() == self.shop.saved()
        told = [each for each in self.answers if "refused" not in each or "event" in each]
        assert json.dumps(answers) == json.dumps(told)

    def return_everything(self):
        """No money, point, voucher or stamp of an order is left, save what the file forgives."""
        for record in self.records():
            if kept_lines(record):
                event = self.shop.event("refund", self.now.isoformat(), order=record.order.id)
                answers = self.told(self.shop, event)
                self.answers += answers
                if answers == [{"refused": ["return-too-late"]}]:
                    return
        if not any(account.last_folded for account in self.accounts()):
            for account in self.accounts():
                self._has_nothing_of_orders(account)

    def _has_nothing_of_orders(self, account):
        opened = next((each for each in self.shop.sent if each["type"] == "opening"), None)
        brought = opened if opened and opened["customer"] == account.customer else {}
        for record in account.orders:
            assert record.refunded == paid_for(record, self.answers)
        assert account.counted.get("orders", 0) == brought.get("orders", 0)
        assert account.counted.get("spent", 0) == (3100 if brought else 0)
        self._has_only_stamps_that_were_brought(account, brought)
        assert dict(account.products) == {}
        # Who counts from joining stays, whatever comes back.
        joined = [each for each in account.friends if not each.order]
        assert [*account.friends] == joined
        assert set(account.friends_due) <= {*range(len(joined) + 1)}
        kept = self._kept(account)
        still = account.totals.earned - account.totals.taken_back
        if self.program.points.below_zero and not self.program.returns.retains:
            assert still == kept
            assert not (account.deficit and account.vouchers and not self._took(account))
        else:
            assert still >= kept

    def _has_only_stamps_that_were_brought(self, account, came):
        """And those that no order put on.

        Those of cards that wait for another stamp may have gone meanwhile; those of cards that give
        at once may have filled them.
        """
        brought = came.get("stamps", {})
        besides = stamps_besides(self.program, account, brought=bool(came))
        cards = {each.label: each for each in self.program.stamp_cards}
        for name in {*account.stamps, *brought, *besides}:
            held, card = account.stamps.get(name, 0), cards.get(name)
            less = brought.get(name, 0) + besides[name] - held
            gone = card is not None and card.expires and held >= 0
            filled = card is not None and card.on_filling and less % card.stamps == 0
            assert less == 0 or (less > 0 and (gone or filled))

    def _took(self, account):
        """Whether the shop took points by hand."""
        return any(
            each["type"] == "adjustment" and str(each["points"]).startswith("-")
            for each in self.shop.sent
            if each.get("customer") == account.customer
        )

    def _kept(self, account):
        """What was earned without any order, and is no return's to take."""
        labels = not_of_orders(self.program)
        given = sum(points for rule, points in self._awards(account) if rule in labels)
        reached = (key for key in account.counted if key.startswith("points:reaching:"))
        return given + sum(account.counted[key] for key in reached)

    def _awards(self, account):
        """Every award that a customer was told of: the rule, and the units."""
        for answer in self.answers:
            if answer.get("customer") == account.customer:
                told = (answer, answer.get("before", {}), answer.get("points", {}))
                for award in (each for part in told for each in part.get("awards", ())):
                    yield award["rule"], cents(str(award["points"]))


def cost_of(account):
    """Give what the vouchers in hand have cost."""
    return sum(lot.points for each in account.vouchers for lot in each.taken)


def gives_all_back(returns):
    """Tell whether a whole return leaves nothing of the order."""
    given = returns.gives_points, returns.gives_rewards, returns.gives_uses
    return all(given) and not returns.retains


def paid_for(record, answers):
    """Give the cents that were paid for the goods of an order."""
    outcome = next(each for each in answers if each.get("event") == record.order.id)
    shipping = outcome["shipping"]["charged"] if outcome["shipping"] else "0.00"
    return cents(outcome["to_pay"]) - cents(shipping)


def cents(amount):
    """Give an amount of money in cents."""
    return int(amount.replace(".", ""))


def settled(account):
    """Give an account without what only says that something happened."""
    totals = account.totals
    net = replace(totals, earned=totals.earned - totals.taken_back, taken_back=0)
    known = tuple(replace(each, returned=()) for each in account.orders if each.order.id != "tried")
    held = (replace(each, id="") if each.automatic else each for each in account.vouchers)
    vouchers = tuple(sorted(held, key=repr))
    return replace(account, **TOLD, orders=known, totals=net, vouchers=vouchers)


@pytest.mark.slow
def test_every_history_of_every_programme_keeps_the_law():
    """Made-up customers live under made-up programmes, and under those of the examples."""
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=EVENTS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )
    assert HISTORIES > 0

"""What may happen in a shop, told to three that must agree."""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.life.family import any_programme
from tests.life.lives import CUSTOMERS, STEPS, Life, kept_lines, told
from tests.life.shop import Shop, reopened

from palier.problem.event import OrderRefusedError

FIRST = dt.datetime(2026, 1, 30, 9, tzinfo=dt.UTC)
customers = st.sampled_from(CUSTOMERS)


class ThreeShops(RuleBasedStateMachine):
    """A shop, and two others that are told the same: one is closed and opened again before every
    event, the other is asked what day it is."""

    @initialize(text=any_programme(), opened=st.booleans())
    def open(self, text, opened):
        """Begin under some programme, with a customer brought over or with none."""
        self.shop, self.split, self.slow = Shop(text), Shop(text), Shop(text)
        self.program = self.shop.program
        self.life = Life(self.program)
        self.now = FIRST
        self.answers = []
        if opened:
            ladder = [each.label for each in self.program.tiers]
            points = "2.30" if self.program.cashback else 23
            said = {"points": [{"points": 5 if not self.program.cashback else "5.00"}]}
            said["points"].append({"points": points, "expires_on": "2026-04-30"})
            said |= {"orders": 2, "spent": "31.00", "referrals": 1}
            if ladder:
                said["tier"] = {"name": ladder[-1], "since": "2025-12-01"}
            said["stamps"] = {each.label: 2 for each in self.program.stamp_cards}
            self.tell("opening", customer="ann", **said)

    # Telling an event to all three -----------------------------------------------------------

    def tell(self, kind, **said):
        """Tell an event to the three shops; all three take it, or refuse it alike."""
        event = self.shop.event(kind, self.now.isoformat(), **said)
        told = self.told(self.shop, event)
        self.answers += told
        assert self.told(self.reopen(), event) == told
        slowly = self.told(self.slow, event)
        assert kind == "day" or [*map(without_time, slowly)] == [*map(without_time, told)]

    def reopen(self):
        """Close the second shop and open it again with what it saved."""
        self.split = reopened(self.split)
        return self.split

    def told(self, shop, event):
        before = shop.saved()
        try:
            return shop.enter(event)
        except OrderRefusedError as refused:
            assert shop.saved() == before
            return [{"refused": [each.code for each in refused.problems]}]

    def account(self, customer):
        """Give an account, or None."""
        return self.shop.history.accounts.get(customer)

    def records(self):
        """Give all orders that may come back."""
        return [each for account in self.shop.history.kept for each in account.orders]

    # What happens ----------------------------------------------------------------------------

    @rule(step=STEPS)
    def time_passes(self, step):
        """Nothing is told for a while; the third shop is told of some days between."""
        if step > dt.timedelta(days=2):
            for part in (3, 2):
                event = self.shop.event("day", (self.now + step / part).isoformat())
                self.told(self.slow, event)
        self.now += step

    @rule()
    def a_day(self):
        """Time passes for all."""
        self.tell("day")

    @rule(
        customer=customers,
        birthday=st.sampled_from([None, "--02-28", "--02-29", "--03-10", "--12-31"]),
        by=st.none() | customers,
    )
    def joins(self, customer, birthday, by):
        """A customer joins, or says again who they are."""
        said = {"birthday": birthday} if birthday else {}
        self.tell("joined", customer=customer, **said, **({"referred_by": by} if by else {}))

    @rule(customer=customers, birthday=st.sampled_from(["--02-29", "--06-15"]))
    def changes(self, customer, birthday):
        """A birthday is put right."""
        self.tell("customer", customer=customer, birthday=birthday)

    @rule(customer=customers, days=st.integers(0, 90))
    def pays_for_membership(self, customer, days):
        """A membership of a while."""
        self.tell("membership", customer=customer, until=str(self.now.date() + dt.timedelta(days)))

    @rule(data=st.data(), customer=customers, by=st.none() | customers)
    def orders(self, data, customer, by):
        """Most of what happens."""
        said = data.draw(self.life.order(self.account(customer)))
        self.tell("order", customer=customer, **said, **({"referred_by": by} if by else {}))

    @rule(data=st.data(), customer=customers)
    def orders_again(self, data, customer):
        """And more of it."""
        self.tell("order", customer=customer, **data.draw(self.life.order(self.account(customer))))

    @rule(data=st.data())
    def a_guest_orders(self, data):
        """Somebody without an account."""
        self.tell("order", **data.draw(self.life.order(None)))

    @precondition(lambda self: self.records())
    @rule(data=st.data(), milestone=st.sampled_from(["paid", "delivered"]))
    def reaches_a_milestone(self, data, milestone):
        """An order is paid for, or delivered."""
        record = data.draw(st.sampled_from(self.records()))
        self.tell(milestone, order=record.order.id)

    @precondition(lambda self: self.records())
    @rule(data=st.data(), whole=st.booleans())
    def comes_back(self, data, whole):
        """Some units of an order, or all that is left; also when nothing is."""
        record = data.draw(st.sampled_from(self.records()))
        left = kept_lines(record)
        if whole or not left:
            self.tell("refund", order=record.order.id)
            return
        row, most = data.draw(st.sampled_from(left))
        units = data.draw(st.integers(1, most))
        self.tell("refund", order=record.order.id, lines=[{"line": row, "quantity": units}])

    @precondition(lambda self: self.life.rewards)
    @rule(data=st.data(), customer=customers)
    def claims(self, data, customer):
        """A reward, whether the points are there or not."""
        self.tell("claim", customer=customer, reward=data.draw(st.sampled_from(self.life.rewards)))

    @precondition(lambda self: self.life.activities)
    @rule(data=st.data(), customer=customers)
    def is_active(self, data, customer):
        """Something the shop counts."""
        name = data.draw(st.sampled_from(self.life.activities))
        self.tell("activity", customer=customer, name=name)

    @rule(customer=customers, points=st.integers(-40, 60), days=st.none() | st.integers(-2, 60))
    def is_adjusted(self, customer, points, days):
        """The shop gives or takes by hand."""
        said = {"points": told(self.program, points)}
        if days is not None and points > 0:
            said["expires_on"] = str(self.now.date() + dt.timedelta(days))
        self.tell("adjustment", customer=customer, **said)


def without_time(answer):
    """Give an answer without what time brought, which the days between may have told."""
    brought = ("before", "awards", "expired")
    return {name: held for name, held in answer.items() if name not in brought}

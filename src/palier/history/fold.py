"""The lives of a history under a programme, step by step: what each order gave and what time did.

This is the seam to the engines: whoever makes the same steps, faster, may stand in its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from palier import tree
from palier.account import events
from palier.account.days import local
from palier.account.events import customer_of
from palier.account.order import All, Order
from palier.account.outcome import Outcome
from palier.account.state import Account, HeldVoucher, OrderRecord
from palier.history.occasions import occasion_of
from palier.history.promotions import served
from palier.history.rows import Entry
from palier.history.spending import Spending, claims_before, spent
from palier.history.step import Kind, Part, Step
from palier.life.idle import ends_of
from palier.life.lots import points_of
from palier.life.movements import held
from palier.life.passing import days_passed
from palier.life.replay import Entered, History
from palier.named import NamedTuple
from palier.problem.event import OrderRefusedError
from palier.program.model import Program
from palier.quantity import units_of
from palier.values import replace


class Run(NamedTuple):
    """A programme put through a history, and the other versions of it by content hash."""

    program: Program
    older: Mapping[str, Program]


class Fold:
    """Puts lives through a programme. `shop` holds the accounts of the lives that are not over.

    `caused` is what they cause for those who referred them, and by which row: it is entered there.
    """

    def __init__(
        self,
        program: Program,
        spending: Spending | None = None,
        older: Mapping[str, Program] | None = None,
    ) -> None:
        self.program, self.spending = program, spending or Spending()
        self.older = older or {}
        self.shop = History(program, older=self.older, answered=False, passes_on=False)
        self.caused: list[tuple[int, events.AnyEvent]] = []
        self.costs: dict[str, tuple[tuple[int, int | None], ...]] = {}
        self.joined: tuple[str, int] | None = None

    def steps(self, entries: Iterable[Entry]) -> Iterator[Step]:
        """What events brought, and what time brought before them."""
        for entry in entries:
            yield from self._step(entry)

    def rest(self, until: dt.date) -> Iterator[Step]:
        """What time brings to all accounts up to a day, that day included."""
        for name in sorted(self.shop.accounts):
            yield from self._pass(name, until)

    def lapses(self) -> Iterator[tuple[dt.date | None, int]]:
        """What accounts hold, by the last day it can be used if nobody comes again."""
        for account in self.shop.accounts.values():
            ends = ends_of(self.program, account)
            for lot in (*account.lots, *account.waiting):
                yield ends.of(lot), lot.points

    def in_hand(self) -> Iterator[tuple[str, str, int]]:
        """The vouchers that accounts hold: whose, of which reward, and what was put in."""
        for name, account in self.shop.accounts.items():
            for each in account.vouchers:
                if each.expires_on is None or account.day is None or each.expires_on >= account.day:
                    yield name, each.reward, points_of(each.taken)

    def _pass(self, name: str, until: dt.date) -> Iterator[Step]:
        account = self.shop.accounts.get(name)
        if account is None or account.moved_to is not None:
            return
        before = account
        for passed in days_passed(self.program, account, until, self.older):
            step = self._of_time(before, passed.account)
            if step.brings_something:
                yield step
            before = passed.account
        if before.day is None or before.day < until:
            self.shop.accounts[name] = _on(before, until)
        else:
            self.shop.accounts[name] = before

    def _of_time(self, before: Account, after: Account) -> Step:
        birthday = tree.Occasion.BIRTHDAY
        step = Step(Kind.TIME, after.today, after.customer, occasion=birthday)
        return _moved(step, before, after)

    # Events ------------------------------------------------------------------------------------

    def _step(self, entry: Entry) -> Iterator[Step]:
        event, day = entry.event, local(self.program, entry.event.at).date()
        customer = customer_of(event) or self._whose(event)
        if customer:
            yield from self._pass(customer, day)
        if isinstance(event, Order):
            lines = zip((line.price for line in event.lines), entry.costs, strict=True)
            self.costs[event.id or ""] = tuple(lines)
            yield from self._order(self.spending.placed(event), entry.row)
        else:
            if isinstance(event, events.Joined) and customer not in self.shop.accounts:
                self.joined = event.customer, entry.row
            yield from self._entered(event, entry.row)

    def _spends(self, order: Order, row: int) -> bool:
        """Whether a customer spends in an order what is assumed: not in that by which they join,
        which what joining gives follows.
        """
        known = order.customer in self.shop.accounts and self.joined != (order.customer, row)
        return known and self.spending.spends(order)

    def _whose(self, event: events.AnyEvent) -> str | None:
        """The customer whose order comes back."""
        if not isinstance(event, events.OfOrder):
            return None
        owner = self.shop.owners.get(event.order)
        return None if owner is None or owner.guest else owner.name

    def _order(self, order: Order, row: int) -> Iterator[Step]:
        """An order, in which the customer spends what is assumed, if it can be taken so."""
        account = self.shop.accounts.get(order.customer or "")
        program = self.shop.ruling(order.at)
        if account is not None and self._spends(order, row):
            for claim in claims_before(program, order, account):
                yield from self._entered(claim, row)
            using = spent(program, order, self.shop.accounts.get(account.customer))
            done = [*self._entered(using, row)]
            if all(each.kind is not Kind.REFUSED for each in done):
                yield from done
                return
        yield from self._as_told(order, row)

    def _as_told(self, order: Order, row: int) -> Iterator[Step]:
        """An order as the table has it; of more points than there are, all there are are used."""
        done = [*self._entered(order, row)]
        if order.use_points is not None and any(each.kind is Kind.REFUSED for each in done):
            redeems = self.shop.ruling(order.at).redemption is not None
            points = All.POINTS if redeems else None
            done = [*self._entered(replace(order, use_points=points), row)]
        yield from done

    def as_placed(self, entry: Entry) -> Order:
        """An order with what is assumed to be spent in it, its reward claimed, before it is placed.

        Raises TypeError for what is no order.
        """
        order = entry.event
        if not isinstance(order, Order):
            raise TypeError("an order is asked for")
        order = self.spending.placed(order)
        account = self.shop.accounts.get(order.customer or "")
        if account is None or not self._spends(order, entry.row):
            return order
        for _ in self._pass(account.customer, local(self.program, order.at).date()):
            pass
        account = self.shop.accounts[account.customer]
        program = self.shop.ruling(order.at)
        for claim in claims_before(program, order, account):
            for _ in self._entered(claim, entry.row):
                pass
        return spent(program, order, self.shop.accounts[account.customer])

    def _entered(self, event: events.AnyEvent, row: int) -> Iterator[Step]:
        try:
            found = [*self.shop.entered(event)]
        except OrderRefusedError as refused:
            day = local(self.program, event.at).date()
            code = refused.problems[0].code
            yield Step(Kind.REFUSED, day, customer_of(event) or "", row, event.id or "", code=code)
            return
        for each in found:
            for caused in map(self.shop.read, each.applied.follow):
                if caused is not None:
                    self.caused.append((row, caused))
            yield self._of(each, row)

    def _of(self, entered: Entered, row: int) -> Step:
        """The step that an event is, by what was known before it and what is known after."""
        event = entered.event
        outcome = entered.applied.outcome if isinstance(event, Order) else None
        after = entered.applied.account or Account("")
        before = entered.before or Account(after.customer)
        day = local(entered.program, event.at).date()
        if isinstance(event, Order) and isinstance(outcome, Outcome):
            step = self._of_order(event, outcome, day, row)
            if entered.applied.made is not None:
                step = replace(step, served=served(entered.applied.made))
        elif isinstance(event, events.Refund):
            step = self._of_return(event, before, after, day, row)
            was, now = (_record(each, event.order) for each in (before, after))
            return _moved(step, before, after, self._unused(entered.program, was, now))
        else:
            name, occasion = event.id or "", occasion_of(event)
            step = Step(Kind.OTHER, day, after.customer, row, name, occasion=occasion)
        return _moved(step, before, after)

    def _unused(
        self, program: Program, was: OrderRecord | None, now: OrderRecord | None
    ) -> tuple[HeldVoucher, ...]:
        """The vouchers that an order had used, where all of it has just come back."""
        if was is None or now is None or was.is_back or not now.is_back:
            return ()
        ruled = {**self.older, self.program.version: self.program}.get(was.version, program)
        return was.vouchers if ruled.returns.gives_rewards else ()

    def _of_order(self, order: Order, outcome: Outcome, day: dt.date, row: int) -> Step:
        shipping = outcome.shipping
        charged = shipping.charged.minor if shipping else 0
        given = shipping.cost.minor - charged if shipping else 0
        costs = self.costs.get(order.id or "", ())
        known = [cost for _, cost in costs]
        each = zip(order.lines, known, strict=True)
        cost = None if None in known else sum(line.quantity * (of or 0) for line, of in each)
        return Step(
            kind=Kind.ORDER,
            day=day,
            customer=order.customer or "",
            row=row,
            order=order.id or "",
            goods=outcome.basket.minor,
            paid=outcome.to_pay.minor - charged,
            shipping=given,
            cost=cost,
            parts=tuple(_parts(outcome)),
        )

    def _of_return(
        self, event: events.Refund, before: Account, after: Account, day: dt.date, row: int
    ) -> Step:
        was, now = _record(before, event.order), _record(after, event.order)
        if was is None or now is None:
            return Step(Kind.OTHER, day, after.customer, row, event.order)
        back = [b - a for a, b in zip(was.units_back, now.units_back, strict=True)]
        lines = self.costs.get(event.order) or ((0, None),) * len(back)
        known = [cost for _, cost in lines]
        cost = (
            None if None in known else -sum(u * (c or 0) for u, c in zip(back, known, strict=True))
        )
        goods = sum(u * price for u, (price, _) in zip(back, lines, strict=True))
        return Step(
            kind=Kind.RETURN,
            day=day,
            customer=after.customer,
            row=row,
            order=event.order,
            goods=-goods,
            paid=was.refunded - now.refunded,
            cost=cost,
        )


def _on(account: Account, day: dt.date) -> Account:
    return replace(account, day=day)


def _record(account: Account, order: str) -> OrderRecord | None:
    return next((each for each in reversed(account.orders) if each.order.id == order), None)


def _parts(outcome: Outcome) -> Iterator[Part]:
    """What each rule gave to an order."""
    for each in outcome.discounts:
        yield Part(each.rule, off=each.amount.minor)
    shipping = outcome.shipping
    if shipping is not None and shipping.free_by is not None:
        yield Part(shipping.free_by, off=shipping.cost.minor - shipping.charged.minor)
    elif shipping is not None:
        yield from (Part(each.rule, off=each.amount.minor) for each in shipping.off)
    for award in outcome.points.awards:
        yield Part(award.rule, points=units_of(award.points))


def _moved(
    step: Step, before: Account, after: Account, unused: tuple[HeldVoucher, ...] = ()
) -> Step:
    """A step with what moved of points, vouchers and the tier.

    `unused` are vouchers that count as used no more: none of them is given once more.
    """
    was, now = before.totals, after.totals
    had = {each.id: each.reward for each in (*before.vouchers, *unused)}
    has = {each.id: each.reward for each in after.vouchers}
    gone = (name for each, name in had.items() if each not in has)
    return replace(
        step,
        earned=now.earned - was.earned + now.opened - was.opened + now.adjusted - was.adjusted,
        used=now.used - was.used,
        expired=now.expired - was.expired,
        taken_back=now.taken_back - was.taken_back,
        held=held(after),
        tier_before=before.tier.name,
        tier=after.tier.name,
        vouchers_given=tuple(sorted(name for each, name in has.items() if each not in had)),
        vouchers_used=tuple(sorted(gone)) if step.kind is Kind.ORDER else (),
        vouchers_back=tuple(sorted(each.reward for each in unused)),
    )

"""What a birthday gives, as a customer is told of it: points, status points, rewards, stamps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.life.gifts import birthday_rules, birthday_source, birthdays
from palier.life.moments import Look, Reason, Reminder
from palier.quantity import units_of
from palier.values import replace


def birthday(look: Look) -> Iterator[Reminder]:
    """The next birthday, and what it gives: as time brings it, or as it did already today."""
    for day in birthdays(look.account, look.asked.on, look.asked.until)[:1]:
        told = _with_rewards(look, day, _with_points(look, day))
        yield replace(told, on=day)


def _with_points(look: Look, day: dt.date) -> Reminder:
    rules = {each.label for each in birthday_rules(look.program)}
    passed = [each for each in look.days if each.account.today == day]
    given = sum(units_of(a.points) for each in passed for a in each.awards if a.rule in rules)
    status = sum(a.points for each in passed for a in each.status if a.rule in rules)
    source = birthday_source(look.account, day.year)
    lots = (lot.points for lot in look.account.all_lots if lot.source == source)
    comes = look.told(Reason.BIRTHDAY, occasion=day.year)
    return replace(comes, units=given or sum(lots) or None, status=status or None)


def _with_rewards(look: Look, day: dt.date, told: Reminder) -> Reminder:
    """Stamps are known where time brings them; once they are on a card, nothing tells them."""
    source = birthday_source(look.account, day.year)
    passed = [each for each in look.days if each.account.today == day]
    accounts = [look.account, *(each.account for each in passed)]
    held = {v.id: v.reward for each in accounts for v in each.vouchers if v.given_by == source}
    silent = {each.rule for one in passed for each in one.silent}
    rules = birthday_rules(look.program) if passed else []
    stamps = sum(each.stamps.stamps for each in rules if each.stamps and each.label not in silent)
    rewards = tuple(held.values())
    name = rewards[0] if rewards else None
    return replace(told, name=name, rewards=rewards, stamps=stamps or None)

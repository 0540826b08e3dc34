"""What stamp cards hold: stamps that no order puts on, and until when stamps last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from palier import tree
from palier.account.days import day_after
from palier.account.state import Account, OrderRecord
from palier.life import counts, lots
from palier.life.idle import last_counted
from palier.program.model import Program
from palier.program.rules import StampCard
from palier.quantity import Duration
from palier.values import replace

# Put on without an order --------------------------------------------------------------------


def put_on(
    program: Program, account: Account, given: tree.EarnStamps
) -> tuple[Account, list[StampCard]]:
    """Put the stamps of an occasion on its card, or on all; and say which it stamps.

    Those that have ended since are not put on any more.
    """
    day, number = account.today, given.stamps
    on = [each for each in program.stamp_cards if each.takes(given)]
    on = [each for each in on if still_stamped(account, each.label, day)]
    for card in on:
        account = _moved(account, card, number)
        account = stamped(program, account, day, card.label, number)
    return account, on


def is_full(account: Account, card: StampCard) -> bool:
    """Whether a card has all its stamps."""
    return account.stamps.get(card.label, 0) >= card.stamps


def fill(program: Program, account: Account, card: StampCard, source: str) -> tuple[Account, int]:
    """Give the rewards of a full card as often as it is full, and say how often that was."""
    times = account.stamps.get(card.label, 0) // card.stamps
    giver = lots.Giver(_filled_by(source, card.label))
    for each in card.benefits:
        if isinstance(each, tree.GiveReward):
            reward = program.reward(each.reward.text)
            account = lots.give_complete(program, account, reward, giver, times)
    return _moved(account, card, -times * card.stamps), times


def put_by(program: Program, before: Account, after: Account, source: str) -> dict[str, int]:
    """The stamps that occasions put on each card, those that filled it included."""
    found = {}
    for card in program.stamp_cards:
        more = after.stamps.get(card.label, 0) - before.stamps.get(card.label, 0)
        found[card.label] = more + _used_up(after, card, source)
    return {card: number for card, number in found.items() if number}


def take_off(
    program: Program, account: Account, source: str, day: dt.date, put: Mapping[str, int]
) -> Account:
    """Take off what an occasion put on cards on a day, and withdraw what it filled them for.

    The stamps that a voucher had used up are there again, unless the voucher is used already.
    """
    for card in program.stamp_cards:
        number = put.get(card.label, 0)
        if not number:
            continue
        giver, again = _filled_by(source, card.label), _used_up(account, card, source)
        kept = tuple(each for each in account.vouchers if each.given_by != giver)
        account = replace(account, vouchers=kept)
        if still_stamped(account, card.label, day):
            account = _moved(account, card, again - number)
            account = stamped(program, account, day, card.label, -number)
    return account


def _used_up(account: Account, card: StampCard, source: str) -> int:
    """The stamps of a card that went into vouchers in hand, for stamps of an occasion."""
    rewards = sum(isinstance(each, tree.GiveReward) for each in card.benefits)
    giver = _filled_by(source, card.label)
    held = sum(each.given_by == giver for each in account.vouchers)
    return held // rewards * card.stamps if rewards else 0


def _filled_by(source: str, card: str) -> str:
    """What vouchers are given by, that stamps of an occasion filled a card for."""
    return f"{source}/stamps/{card}"


def _moved(account: Account, card: StampCard, more: int) -> Account:
    held = account.stamps.get(card.label, 0) + more
    return holding(account, {**account.stamps, card.label: held})


def holding(account: Account, stamps: Mapping[str, int]) -> Account:
    """An account with so many stamps on each card; a card with none is not kept."""
    return replace(account, stamps={card: held for card, held in stamps.items() if held})


# Until when they last -----------------------------------------------------------------------


def stamped(program: Program, account: Account, day: dt.date, card: str, stamps: int) -> Account:
    """Stamps were put on a card on a day, or taken off again: kept where the card waits for it."""
    if not stamps or not any(each.label == card and each.expires for each in program.stamp_cards):
        return account
    return counts.count(account, day, [(_stamped_key(card), stamps)])


def _stamped_key(card: str) -> str:
    return f"stamped:{card}"


def last_days_of_stamps(program: Program, account: Account) -> dict[str, dt.date]:
    """The last day of the stamps of each card that holds some and has such a rule."""
    return {
        card.label: last
        for card in program.stamp_cards
        if card.expires and account.stamps.get(card.label, 0) > 0
        if (last := _last_day(account, card.label, card.expires)) is not None
    }


def _last_day(account: Account, card: str, after: Duration) -> dt.date | None:
    start = last_counted(account, _stamped_key(card)) or account.last_order or account.joined
    return None if start is None else day_after(start, after)


def drop_stamps(program: Program, account: Account) -> Account:
    """Cards whose last stamp is too old are empty from the day after on."""
    last_days = last_days_of_stamps(program, account)
    over = {card for card, last in last_days.items() if last < account.today}
    if not over:
        return account
    return replace(
        account,
        stamps={card: held for card, held in account.stamps.items() if card not in over},
        emptied={**account.emptied, **dict.fromkeys(over, account.today)},
    )


def still_stamped(account: Account, card: str, day: dt.date) -> bool:
    """Whether the stamps of a day still count: the card has not been emptied since."""
    return account.emptied.get(card, dt.date.min) <= day


def still_stamped_by(account: Account, card: str, record: OrderRecord) -> bool:
    """Whether the stamps that an order put on a card still count."""
    return card not in record.unstamped and still_stamped(account, card, record.day)


def expired_apart(account: Account) -> Account:
    """An account of which each order and friend knows by itself which of its stamps have expired.

    So it may be merged with another, whose cards were emptied on other days.
    """
    if not account.emptied:
        return account
    orders, friends = [], []
    for each in account.orders:
        gone = [card for card in account.emptied if not still_stamped(account, card, each.day)]
        orders.append(replace(each, unstamped=tuple(dict.fromkeys((*each.unstamped, *gone)))))
    for friend in account.friends:
        put = friend.stamps.items()
        still = {card: n for card, n in put if still_stamped(account, card, friend.day)}
        friends.append(replace(friend, stamps=still))
    return replace(account, orders=tuple(orders), friends=tuple(friends), emptied={})

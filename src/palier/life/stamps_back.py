"""What a return does to stamps: those of what comes back go, those that it had used come back.

What gave a voucher that is used stays used up, until the order that used it comes back too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from palier import tree
from palier.account.state import Account, OrderRecord
from palier.engines.quote import Quote
from palier.life import counts, kept
from palier.life.claims import used_already
from palier.life.orders import limits_used
from palier.life.renaming import back_under, forward
from palier.life.stamps import holding, stamped, still_stamped_by
from palier.program.model import Program
from palier.values import replace


def stamps_without(
    account: Account, record: OrderRecord, made: Quote, back: tuple[int, ...]
) -> Account:
    """The stamps on each card without those of units of an order that have come back."""
    stamps = dict(account.stamps)
    cards = made.reckoned.sheet.cards
    there = (each for each in cards if still_stamped_by(account, each.card, record))
    for lines in there:
        was = kept.stamps_of(lines, record, made, record.units_back)
        now = kept.stamps_of(lines, record, made, back)
        now -= _stamps_kept(account, record, made, lines.card) if record.all_of(back) else 0
        stamps[lines.card] = stamps.get(lines.card, 0) + now - was
        put_on = kept.put_on_of(lines, record, made, back)
        less = put_on - kept.put_on_of(lines, record, made, record.units_back)
        account = stamped(made.program, account, record.day, lines.card, less)
    return holding(account, stamps)


def _stamps_kept(account: Account, record: OrderRecord, made: Quote, card: str) -> int:
    """The stamps that stay used up though all of an order came back.

    They filled the card for vouchers that are used already, and would fill it a second time.
    """
    lines = next(each for each in made.reckoned.sheet.cards if each.card == card)
    filled = next(each for each in made.program.stamp_cards if each.label == card)
    rewards = {each.reward.text for each in filled.given if isinstance(each, tree.GiveReward)}
    used = [each for each in used_already(account, record) if each in rewards]
    return min(len(used) * filled.stamps, kept.used_up_of(lines, record, made))


def not_used_after_all(
    program: Program, account: Account, record: OrderRecord, older: Mapping[str, Program]
) -> Account:
    """Give back what an earlier return had left used up for a voucher that is now not used.

    Those are stamps of a card, and the uses of limits.
    """
    names = {each.id for each in record.vouchers}
    for giver in [each for each in account.orders if each.is_back and names & {*each.gave}]:
        old = older.get(giver.version, program)
        if old.version != giver.version and not kept.reckons_alike(old, giver):
            continue
        made = kept.original(old, giver)
        now = back_under(old, program, account)
        orders = (record if each.order.id == record.order.id else each for each in now.orders)
        before, stamps = replace(now, orders=tuple(orders)), dict(now.stamps)
        for card in (each.card for each in made.reckoned.sheet.cards):
            if still_stamped_by(now, card, giver):
                ways = (_stamps_kept(each, giver, made, card) for each in (before, now))
                stamps[card] = stamps.get(card, 0) + next(ways) - next(ways)
        if old.returns.gives_uses:
            had = [used_already(each, giver) for each in (before, now)]
            then, more = (Counter(dict(limits_used(old, made.reckoned, had=each))) for each in had)
            less = ((key, -uses) for key, uses in (more - then).items())
            now = counts.count(now, giver.day, less)
        account = forward(program, holding(now, stamps))
    return account

"""The best customers of a shop, among those who want to be seen."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from palier.account.state import Account
from palier.life.standing import has_benefits
from palier.life.tiers import rank_of
from palier.named import NamedTuple
from palier.program.model import Program
from palier.source import same_name


class Honoured(NamedTuple):
    """A customer to be shown: a public name, the tier held, and what orders the list.

    `earned` are all points ever earned, in the unit collected; nobody is shown them.
    """

    name: str
    tier: str | None
    rank: int
    earned: int
    customer: str


def honoured(
    program: Program, accounts: Iterable[Account], box: str, most: int
) -> tuple[Honoured, ...]:
    """At most so many customers, the highest tier first, then those who earned most.

    They have ticked a box and given a public name, and have the benefits of the programme on their
    account's last day. Of equals, the first by name.
    """
    seen = (each for each in _wanting(program, accounts, box))
    best = heapq.nsmallest(
        most, seen, key=lambda each: (-each.rank, -each.earned, each[0], each[4])
    )
    return tuple(best)


def _wanting(program: Program, accounts: Iterable[Account], box: str) -> Iterator[Honoured]:
    wanted = same_name(box)
    for each in accounts:
        ticked = any(yes for name, yes in each.facts.items() if same_name(name) == wanted)
        if each.public_name and ticked and has_benefits(program, each, each.today):
            tier = each.tier.name
            earned = each.totals.opened + each.totals.earned
            rank = rank_of(program, tier)
            yield Honoured(each.public_name, tier, rank, earned, each.customer)

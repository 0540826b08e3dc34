"""Days that have passed already, each under the version of the programme that ruled it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from palier.account.state import Account, Keeping
from palier.life import tiers
from palier.life.renaming import back_under, forward
from palier.program.former import former, names
from palier.program.model import Program
from palier.program.ruling import reigns, ruling
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Past:
    """A programme, and its other versions by content hash, for the days that they ruled.

    `by_itself` are the tiers that orders reach whose benefits they have at once, as they keep them.
    """

    program: Program
    older: Mapping[str, Program] = field(default_factory=dict)
    by_itself: tuple[Keeping, ...] = ()

    def ruling(self, day: dt.date) -> Program:
        """The version that ruled a day."""
        return ruling(self.program, self.older, day)

    def first_days(self) -> tuple[dt.date, ...]:
        """The days on which a version begins."""
        if not self.older:
            return ()
        return tuple(each.first for each in reigns(self.program, self.older))

    def under(self, version: Program, account: Account) -> Account:
        """An account of today under the names of a version."""
        return account if version is self.program else back_under(version, self.program, account)

    def now(self, version: Program, account: Account) -> Account:
        """An account under the names of a version, under those of today."""
        return account if version is self.program else forward(self.program, account)

    def called(self, version: Program, tier: str) -> str:
        """What a tier of today was called in a version."""
        if version is self.program:
            return tier
        return former(self.program).turned(names(version)).tiers.get(tier, tier)

    def called_now(self, version: Program, tier: str) -> str:
        """What a tier of a version is called today."""
        return tier if version is self.program else former(self.program).tiers.get(tier, tier)

    def reached(self, account: Account, day: dt.date, tier: str) -> bool:
        """Whether the criteria of a tier, or of a higher one, held at the end of a day.

        They are those of the version of that day; one that has no such tier reaches none.
        """
        version = self.ruling(day)
        asked = tiers.rank_of(version, self.called(version, tier))
        return asked > 0 and self.rank_on(version, self.under(version, account), day) >= asked

    def rank_on(self, version: Program, account: Account, day: dt.date) -> int:
        """The rank that held at the end of a day under a version, or that an order then reached."""
        return max(tiers.rank_on(version, account, day), self.rank_soon(version, day))

    def rank_soon(self, version: Program, day: dt.date) -> int:
        """The rank that orders of a day reach by themselves, under a version."""
        named = (self.called(version, each.tier) for each in self.by_itself if each.day == day)
        return max((tiers.rank_of(version, name) for name in named), default=0)

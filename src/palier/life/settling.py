"""What comes of an event by itself: rewards given automatically, a tier reached by the balance."""

from __future__ import annotations

from palier.account import events
from palier.account.order import Order
from palier.life import lots, tiers
from palier.life.claims import automatic, claim_automatically
from palier.life.dispatch import Done
from palier.life.idle import ends_of
from palier.program.model import Program, once_a_version
from palier.values import replace


def settled(program: Program, event: events.AnyEvent, done: Done) -> Done:
    """Rewards given automatically, points that a lost tier kept alive, a tier by the balance."""
    if not _settles(program):
        return done
    source = event.id or ""
    account = claim_automatically(program, done.account, source)
    if program.points.lasting_from is not None and not isinstance(event, Order):
        account, _ = lots.expire(account, ends_of(program, account))
    if not tiers.follows_balance(program):
        return replace(done, account=account)
    account, reached, *_ = tiers.observe(program, account)
    account, more, *_ = tiers.observe(program, claim_automatically(program, account, source))
    return replace(done, account=account, awards=(*done.awards, *reached, *more))


@once_a_version(64)
def _settles(program: Program) -> bool:
    """Whether anything of a programme can come of an event by itself."""
    lasting = program.points.lasting_from is not None
    return bool(automatic(program)) or lasting or tiers.follows_balance(program)

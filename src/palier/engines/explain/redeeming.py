"""How paying with points was reckoned: whole blocks, limits, what was used and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from palier.engines.explain.teller import Teller
from palier.sheet.lower_conditions import units
from palier.sheet.marks import Blocks
from palier.tree import Deduction


def rate(t: Teller, work: Blocks) -> str:
    """`6 times 10 points at €1`, and what held it back; of a pot, only what held it back."""
    benefit, held = work.benefit, _held_back(t, work)
    if t.program.cashback:
        return "" if held is None else t.say("off.pot.limit", amount=t.voice.money(held.most))
    blocks = t.voice.number(t.got.scalar(work.blocks))
    points, worth = t.voice.amount(benefit.points), t.voice.price(benefit.worth)
    said = t.say("off.points", blocks=blocks, points=points, worth=worth)
    return said if held is None else said + t.say(held.key, amount=t.voice.money(held.most))


class Held(NamedTuple):
    """What kept the customer from using more, in money, and how that is said."""

    most: int
    key: str


def _held_back(t: Teller, work: Blocks) -> Held | None:
    """The limit, or what is left to pay, when more was put in."""
    payable = t.got.scalar(work.payable)
    asked = t.put_in() // units(work.benefit.points)
    most = payable if work.limit is None else min(payable, t.got.scalar(work.limit))
    if asked * work.benefit.worth.minor <= most:
        return None
    return Held(most, "off.limit.of" if most < payable else "off.fits")


def used(t: Teller) -> Iterator[str]:
    """`60 points used, 4 left.`"""
    lines, rule = t.got.sheet.redemption, t.program.redemption
    if lines is None or rule is None:
        return
    if rule.deduction is Deduction.KEPT:
        yield t.voice.sentence("kept", balance=t.voice.collected(t.quote.standing.available))
        return
    points = t.got.scalar(lines.used)
    left = t.voice.collected(t.quote.standing.available - points)
    yield t.voice.sentence("used", used=t.voice.collected(points), left=left)

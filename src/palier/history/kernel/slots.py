"""How many vouchers a kernel looks at of an order, and in which places of its sheet.

An order that brings others than fit leaves its life to be reckoned order by order.
"""

from __future__ import annotations

from enum import Enum

from palier.engines.choose import serve_together
from palier.engines.columns import is_settled_by_presence
from palier.program.model import Program, once_a_version
from palier.sheet.lower import lower
from palier.sheet.sheet import Slots
from palier.sheet.slots import usual_slots
from palier.tree import Party

MOST = 6
"""So many vouchers an order may bring, or one of each reward: more would take long to compile."""


@once_a_version(64)
def slots_of(program: Program) -> Slots:
    """What an order may bring to a kernel: the codes of the file, and its rewards, over again.

    Where one voucher alone serves an order, one of each reward is enough.
    """
    usual = usual_slots(program)
    if not usual.rewards or serves_alone(program):
        return usual
    return Slots(usual.codes, usual.rewards * max(1, MOST // len(usual.rewards)))


@once_a_version(64)
def serves_alone(program: Program) -> bool:
    """Whether one voucher alone serves an order, so that the first of its reward stands for all."""
    usual = usual_slots(program)
    sheet = lower(program, Slots(usual.codes, usual.rewards * 2))
    return not serve_together(sheet, Party.REWARDS)


class Among(Enum):
    """Which of several vouchers serves, one of each reward."""

    BEST = "the best for the customer; of those as good, the first"
    FIRST = "the first that would change the order"
    IN_ORDER = "what their slots tell, if they come in the order of these"


@once_a_version(64)
def among(program: Program) -> Among:
    """Which voucher serves an order of those that come to it, where one alone does."""
    rules = program.cumulation
    named = rules.named or not all(isinstance(each, Party) for each in rules.order)
    if not is_settled_by_presence(lower(program, usual_slots(program))):
        return Among.IN_ORDER
    if rules.best:
        return Among.BEST
    return Among.IN_ORDER if named else Among.FIRST

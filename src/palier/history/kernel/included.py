"""The functions over arrays that a kernel calls, as they stand in its text."""

from __future__ import annotations

import inspect
from collections.abc import Mapping

from palier.history.kernel import back, births, hand, hand_back, parts

WITHIN = ("pay_debt", "draw_noted", "last_counted", "keep_used")
"""What an order does too, of what returns do."""
OF_RETURNS = "  # of returns"
"""What a line ends with that is there where something comes back."""
OF_LASTING = "  # of lasting"
"""What one ends with that is there where points do not expire from some tier on."""
OF_WAITING = "  # of waiting"
"""What one ends with that is there where points may wait for the day they can be used."""
OF_VOUCHERS = "  # of vouchers"
"""What one ends with that is there where customers hold vouchers."""
OF_HAPPENINGS = "  # of happenings"
"""What one ends with that is there where more happens than orders and returns."""


def text_of_parts(
    ranks: int,
    *,
    lasting: int,
    returns: bool,
    waiting: bool,
    happens: bool,
    vouchers: tuple[int, int],
) -> str:
    """The functions that kernels call, compiled with it; so many tiers there are, none too.

    `lasting`: from which tier on points do not expire; 0: they may at any. `vouchers`: how many
    rewards there are, and slots for vouchers.
    """
    text = _after(inspect.getsource(parts), "\nDAY, ").replace("RANKS = 1\n", f"RANKS = {ranks}\n")
    text = text.replace("LASTING = 1  #", f"LASTING = {lasting}  #")
    text += _after(inspect.getsource(births), "\n# Birthdays")
    if vouchers[0]:
        own = _after(inspect.getsource(hand), "\nWHAT, ")
        text += own.replace("SLOTS = 1, 1\n", f"SLOTS = {vouchers[0]}, {vouchers[1]}\n")
    there = {OF_RETURNS: returns, OF_LASTING: lasting > 0, OF_WAITING: waiting}
    there[OF_VOUCHERS], there[OF_HAPPENINGS] = vouchers[0] > 0, happens
    text = _kept(text, there).replace("\ndef ", "\n@compiled\ndef ")
    if returns:
        more = _kept(_after(inspect.getsource(back), "\nPLACED, "), there)
        if vouchers[0]:
            more += _after(inspect.getsource(hand_back), "\nBOUGHT, ")
        more = more.replace("\ndef ", "\n@apart\ndef ")
        for name in WITHIN:
            more = more.replace(f"@apart\ndef {name}(", f"@compiled\ndef {name}(")
        text += more
    return text


def _kept(text: str, there: Mapping[str, bool]) -> str:
    """The lines of a text that are there, without what they end with."""
    lines = text.split("\n")
    for mark, is_there in there.items():
        lines = [each.removesuffix(mark) for each in lines if is_there or mark not in each]
    return "\n".join(lines)


def _after(text: str, begins: str) -> str:
    return text[text.index(begins) :]

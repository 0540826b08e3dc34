"""The functions over arrays that a kernel calls, as they stand in its text."""

from __future__ import annotations

import inspect

from palier.history.kernel import back, parts

WITHIN = ("pay_debt", "draw_noted")
"""What an order does too, of what returns do."""
OF_RETURNS = "  # of returns"
"""What a line ends with that is there where something comes back."""


def text_of_parts(ranks: int, *, returns: bool) -> str:
    """The functions that kernels call, compiled with it; so many tiers there are, none too."""
    text = _after(inspect.getsource(parts), "\nDAY, ").replace("RANKS = 1\n", f"RANKS = {ranks}\n")
    lines = text.split("\n")
    kept = (each.removesuffix(OF_RETURNS) for each in lines if returns or OF_RETURNS not in each)
    text = "\n".join(kept)
    text = text.replace("\ndef ", "\n@compiled\ndef ")
    if returns:
        more = _after(inspect.getsource(back), "\nPLACED, ").replace("\ndef ", "\n@apart\ndef ")
        for name in WITHIN:
            more = more.replace(f"@apart\ndef {name}(", f"@compiled\ndef {name}(")
        text += more
    return text


def _after(text: str, begins: str) -> str:
    return text[text.index(begins) :]

"""One text of several kernels that differ in numbers only: the numbers are given to it.

So a grid of programmes is compiled once. A text with the numbers of a programme in their places is
that programme's own text: what was proved of it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from palier.named import NamedTuple

TUNED = "tuned"
"""What functions call the numbers that are given to them."""
_TOKEN = re.compile(r"[^\W\d]\w*|\d+|\s+|.")
_FUNCTION = re.compile(r"\ndef (\w+)\(")


class Tuned(NamedTuple):
    """A text, and the numbers of each kernel that it stands for."""

    text: str
    numbers: tuple[tuple[int, ...], ...]


def shape(text: str) -> tuple[str, ...]:
    """What stays of a text where numbers change: all but the numbers that are reckoned with.

    Where something is kept, and how much room there is, is no such number.

    >>> shape("a[3] = 50 * b")
    ('a', '[', '3', ']', ' ', '=', ' ', '', ' ', '*', ' ', 'b')
    """
    tokens = _TOKEN.findall(text)
    return tuple(
        "" if each.isdigit() and _is_reckoned(tokens, at) else each
        for at, each in enumerate(tokens)
    )


def _is_reckoned(tokens: Sequence[str], at: int) -> bool:
    """Whether a number is neither a place nor a size."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    sized = tokens[max(0, at - 2) : at] == ["numbers", "("] or _is_size(tokens, at)
    return not sized and tokens[at - 1] != "[" and after != "]"


def _is_size(tokens: Sequence[str], at: int) -> bool:
    """Whether a number says how an array is shaped."""
    start = at
    while start >= 0 and tokens[start] != "\n" and "\n" not in tokens[start]:
        if tokens[start] == "shaped":
            return True
        start -= 1
    return False


def tuned(texts: Iterable[str]) -> Tuned:
    """One text for several of one shape.

    >>> made = tuned(f"\\ndef f(a):\\n    return a * {each} + 7" for each in (2, 3))
    >>> print(made.text.strip())
    def f(tuned, a):
        return a * tuned[0] + 7
    >>> made.numbers
    ((2,), (3,))
    """
    rows = [_TOKEN.findall(text) for text in texts]
    places: dict[tuple[str, ...], int] = {}
    made = []
    for tokens in zip(*rows, strict=True):
        if len({*tokens}) > 1:
            made.append(f"{TUNED}[{places.setdefault(tokens, len(places))}]")
        else:
            made.append(tokens[0])
    numbers = [tuple(int(each[at]) for each in places) for at in range(len(rows))]
    text = "".join(made)
    return Tuned(_given(text) if places else text, tuple(numbers))


def _given(text: str) -> str:
    """A text whose functions are given the numbers, those that ask for some of them."""
    body = text
    starts = [*_FUNCTION.finditer(body)]
    ends = [*(each.start() for each in starts[1:]), len(body)]
    said = {each[1]: body[each.end() : end] for each, end in zip(starts, ends, strict=True)}
    asking = {name for name, lines in said.items() if f"{TUNED}[" in lines}
    more = True
    while more:
        calls = {name for name, lines in said.items() if _calls(lines, asking)}
        more = not calls <= asking
        asking |= calls
    for name in asking:
        given = f"its_{TUNED}" if name == "fold" else TUNED
        body = re.sub(rf"\bdef {name}\(\s*", rf"\g<0>{given}, ", body)
        body = re.sub(rf"(?<!def )\b{name}\(", rf"{name}({TUNED}, ", body)
    return re.sub(r"\n(?=    state = )", f"\n    {TUNED} = lent(its_{TUNED})\n", body, count=1)


def _calls(lines: str, names: set[str]) -> bool:
    return any(re.search(rf"\b{name}\(", lines) for name in names)

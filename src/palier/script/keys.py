"""Keys of a script that nobody outside reads: which they are, and short names for them.

A key is ours where it stands as one in a text of ours. What a browser calls so, what is looked up
by a text, and the names of lines and facts, which are short already, stay what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from string import ascii_letters

from palier.sheet.facts import Count
from palier.tree import Measure, Party

PLATFORM = frozenset(
    "NumberFormat abs activeElement addEventListener append assign bottom call ceil checked"
    " clientWidth contains createElement currency dataset elements entries every exec fill filter"
    " find findIndex flat flatMap floor focus forEach format from fromEntries get getRootNode"
    " getUTCDate getUTCFullYear getUTCMonth has hasOwnProperty hidden includes isArray"
    " isSafeInteger join keys left length map max maximumFractionDigits message min"
    " minimumFractionDigits name namedItem normalize open padEnd padStart prototype push"
    " querySelector querySelectorAll reduce replace replaceChildren set setAttribute"
    " setUTCFullYear slice some sort splice split startsWith stringify style test textContent"
    " timeZone title toFixed toISOString toLocaleDateString trim type value".split()
)
"""What a browser calls its own: methods, properties, and settings that it is given."""
FILLED = frozenset(
    "amount base because day days count figure factor more name party points what".split(),
)
"""Keys that stand in texts too: between the braces of a sentence, or as what a measure is told."""
LOOKED_UP = FILLED | {
    *(each.value for each in Count),
    *(each.name.lower() for each in Measure),
    *(each.value for each in Party),
}
SHORTEST = 4


def short_keys(keys: Iterable[str], words: Sequence[str]) -> dict[str, str]:
    """Short names for the keys of a script that are its own, the shortest for the most frequent.

    >>> short_keys(["shipping", "name", "a", "order"], ["order", "shipping", "order"])
    {'order': '_a', 'shipping': '_b'}
    """
    own = {each for each in keys if len(each) >= SHORTEST} - PLATFORM - LOOKED_UP
    times = Counter(each for each in words if each in own)
    free = (*(f"_{each}" for each in ascii_letters), *(f"${each}" for each in range(10)))
    more = (f"${each}" for each in count(10))
    names = iter(free)
    return {each: next(names, None) or next(more) for each, _ in times.most_common()}

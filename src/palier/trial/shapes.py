"""What may be said of goods, as shapes: a letter an atom, in the order in which they stand.

`n` is a number, `s` one in letters, `m` an amount, `G` goods that a rule names, `U` words that none
does, `S` items on sale, `A` anything else, `i` a noun for items, `k` one for a kind of goods, `o`
of, `q` on, `@` at, `f` for, `e` each, `t` all together, `w` a part of it, `b` a noun for an order,
`x` between how many and the price of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from palier.closed import total
from palier.trial.atom import Atom, Sort
from palier.trial.known import GOODS
from palier.trial.senses import Sense

_OF_SORT: Mapping[Sort, str] = total(
    Sort,
    {
        **dict.fromkeys(Sort, ""),
        Sort.NUMBER: "n",
        Sort.SPELLED: "s",
        Sort.MONEY: "m",
        Sort.COMMA: ",",
        Sort.WORDS: "U",
        Sort.NAMED: "U",
    },
)
_OF_SENSE: Mapping[Sense, str] = total(
    Sense,
    {
        **dict.fromkeys(Sense, ""),
        Sense.SALE: "S",
        Sense.ANYTHING: "A",
        Sense.ITEM: "i",
        Sense.PIECES: "i",
        **dict.fromkeys((Sense.CATEGORY, Sense.PRODUCT, Sense.TAGGED), "k"),
        Sense.OF: "o",
        Sense.ON: "q",
        Sense.AT: "@",
        Sense.FOR: "f",
        Sense.EACH: "e",
        Sense.TOGETHER: "t",
        Sense.PART: "w",
        Sense.AND: "&",
        Sense.ORDER: "b",
        Sense.BY_COUNT: "x",
    },
)


def letter_of(atom: Atom) -> str:
    """What an atom is in a shape: a name of goods, words that no rule names, a price, a count…"""
    if isinstance(atom.sort, Sort):
        return _OF_SORT[atom.sort]
    if isinstance(atom.sort, Sense):
        return _OF_SENSE[atom.sort]
    return "G" if atom.sort in GOODS else ""


_G = "(?P<goods>k?[GUSA])i?"
_SHAPES: tuple[tuple[str, float], ...] = (
    (rf"(?P<count>[ns])?i?o?{_G},?@(?P<price>m|n)(?P<mark>[et])?", 0.0),
    (rf"(?P<count>[ns])?i?o?{_G}(?P<comma>,)(?P<price>m)(?P<mark>[et])?", 0.5),
    (rf"(?P<count>[ns])?i?o?{_G}o(?P<price>m)(?P<mark>e)?", 0.1),
    (rf"(?P<count>[ns])?i?o?{_G}(?P<price>m)(?P<mark>[et])?", 0.1),
    (rf"(?P<count>[ns])?i?o?{_G}(?P<price>n)(?P<mark>e)", 0.1),
    (rf"(?P<count>[ns])?i?o?{_G}f(?P<whole>m|n)(?P<mark>[et])?", 0.1),
    (r"(?P<count>[ns])i,?@?(?P<price>m)(?P<mark>[et])?", 0.0),
    (r"(?P<count>[ns])i,?@(?P<price>n)(?P<mark>[et])?", 0.0),
    (r"(?P<count>[ns])if(?P<whole>m|n)(?P<mark>[et])?", 0.1),
    (rf"(?P<price>m)o{_G}", 0.0),
    (r"(?P<price>n)o(?P<goods>[GSA])i?", 0.2),
    (rf"(?P<adjective>m){_G}", 0.35),
    (rf"(?P<price>m),{_G}", 0.4),
    (rf"(?P<price>m)fo?{_G}", 0.1),
    (r"(?P<price>m)q(?P<goods>k?[GSA])i?", 0.2),
    (rf"(?P<whole>m)f(?P<count>[ns])i?o?{_G}", 0.1),
    (rf"(?P<count>[ns])(?P<price>m){_G}", 0.1),
    (r"(?P<count>[ns])x(?P<price>m)", 0.0),
    (rf"(?P<count>[ns])x(?P<price>m)o?{_G}", 0.0),
    (rf"(?P<count>[ns])x{_G}@?(?P<price>m)(?P<mark>[et])?", 0.0),
    (r"(?:b[o@f]?|[of])?(?P<price>m)o?b?", 0.0),
    (r"@(?P<price>m)", 0.4),
    (r"b?[of](?P<price>n)b?", 0.5),
    (r"b(?P<bare>n)", 0.5),
    (r"(?P<alone>n)", 0.5),
    (r"(?P<count>[ns])@(?P<same>m|n)(?P<mark>e)?", 0.0),
    (rf"(?P<count>[ns])i?o?{_G}[,@]?", 0.3),
    (rf"(?P<count>[ns])i?o?{_G}[,@]?(?P<prices>m(?:[&,]&?m)+)", 0.0),
    (rf"(?P<all>m),?w(?P<part>m|n)(?:w|o|i)*{_G}", 0.0),
    (rf"(?P<all>m)o(?P<rest>[GUA]),?w(?P<part>m|n)(?:w|o|i)*{_G}", 0.0),
    (rf"{_G}@(?P<count>[ns])i?[@f]?(?P<price>m)(?P<mark>e)?", 0.1),
    (rf"(?P<all>m),?(?P<part>m|n)w(?:o|i)*{_G}", 0.0),
)
SHAPES = tuple((re.compile(shape), cost) for shape, cost in _SHAPES)
"""What may be said of goods, each with how far it is."""
_ITEM = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|.)[?*+]?")
_GROUP = re.compile(r"\(\?:(.*)\)([?*+]?)")


def _beginning(shape: str) -> re.Pattern[str]:
    """What a shape may begin with: all of it but the end."""
    return re.compile(_begun(re.sub(r"\?P<\w+>", "?:", shape)))


def _begun(shape: str) -> str:
    begun = ""
    for item in reversed(_ITEM.findall(shape)):
        group = _GROUP.fullmatch(item)
        some = ""
        if group is not None:
            again = f"(?:{group[1]})*" if group[2] in ("+", "*") else ""
            some = f"|{again}{_begun(group[1])}"
        begun = f"(?:{item}{begun}{some})?"
    return begun


_BEGINNINGS = tuple(_beginning(shape) for shape, _ in _SHAPES)
_BEGUN: dict[str, bool] = {}


def may_go_on(letters: str) -> bool:
    """Whether some shape begins so."""
    found = _BEGUN.get(letters)
    if found is None:
        _BEGUN[letters] = found = any(each.fullmatch(letters) for each in _BEGINNINGS)
    return found

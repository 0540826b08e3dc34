"""The whole module: tables, lines, and of the runtime what they call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from palier.account.facts import NEVER
from palier.engines.printing.javascript import JAVASCRIPT
from palier.program.model import Program
from palier.script.asked import answer
from palier.script.literals import literal
from palier.script.printed import Printing, constants
from palier.script.shortened import names_in, shortened, with_short_locals
from palier.script.tables import tables, way_of_choosing
from palier.script.wanted import wanted
from palier.script.zone import zone_table
from palier.sheet.facts import Scalar
from palier.sheet.lower import lower
from palier.sheet.sheet import Slots
from palier.sheet.slots import in_order, usual_slots

RUNTIME = ("amounts", "days", "reading", "asked", "brought", "choice", "outcome", "points", "quote")
_START = re.compile(r"(?m)^(?=(?:// [A-Z][^\n]*\n)*(?:export )?(?:function|class) \w+)")
_NAME = re.compile(r"(?m)^(?:export )?(?:function|class) (\w+)")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
EXPORTED = ("quote", "OrderRefused")
_MAPS = frozenset({"NAMES", "RANKS", "FORMER"})


def javascript(program: Program, at_once: int = 1) -> str:
    """A programme as a module of JavaScript, which exports `quote`.

    An order may bring so many vouchers of each reward `at_once`, as many codes of the shop's own,
    and each code of the file, in its order. A module that may take more is longer.
    """
    return as_module(program, reckoning(program, at_once), EXPORTED)


def as_module(program: Program, text: str, exported: Sequence[str]) -> str:
    """A text as a module that says of which programme it is, and exports some names."""
    body = shortened(text, exported)
    return f"// {comment(program)}\n{body}\nexport {{ {', '.join(exported)} }};\n"


def reckoning(program: Program, at_once: int = 1, calling: str = "quote") -> str:
    """What reckons, with `quote` and all that `calling` names; nothing is exported."""
    sheet = lower(program, slots(program, at_once))
    printing = Printing.of(sheet)
    calling = f"{calling} {way_of_choosing(sheet.cumulation)}"
    words = frozenset(_WORD.findall("".join((calling, *called(calling, runtime())))))
    wanted(tables(program, sheet, printing.fact), words, printing.line)
    lines = printing.text(answer)
    words |= frozenset(_WORD.findall("".join(called(lines, runtime()))))
    held = {
        **tables(program, sheet, printing.fact),
        "SCALARS": {
            "earned": printing.fact(Scalar.EARNED_NOW),
            "projected": printing.fact(Scalar.TIER_PROJECTED),
        },
        "ZONE": zone_table(program.zone),
    }
    kept = wanted(held, words, printing.line)
    told = f"{constants(kept, _MAPS)}const NEVER = {literal(NEVER)};\n{lines}"
    return told + "".join(called(f"{lines}{calling}", runtime()))


def slots(program: Program, at_once: int) -> Slots:
    """What an order may bring: codes of the shop's own before and after those of the file."""
    usual = usual_slots(program)
    declared = (offer.id for offer in program.offers if offer.code is not None)
    codes = (None, *declared, *[None] * (at_once - 1))
    rewards = tuple(each for each in usual.rewards for _ in range(at_once))
    return Slots(tuple(in_order(program, codes, lambda each: each)), rewards)


def comment(program: Program) -> str:
    """What a module says of itself, on a line."""
    return f"{' '.join(program.name.split())} ({program.version}), printed by Palier."


@cache
def runtime() -> tuple[tuple[str, str], ...]:
    """The functions of the runtime by name, without remarks and the room at the head of a line."""
    held = [
        JAVASCRIPT.head,
        *(
            (files("palier.script") / "runtime" / f"{each}.js").read_text("utf-8")
            for each in RUNTIME
        ),
    ]
    return tuple(
        (name, with_short_locals(each) + "\n") for text in held for name, each in functions(text)
    )


def functions(text: str) -> Iterator[tuple[str, str]]:
    """The functions of a text by name, in its order.

    >>> dict(functions("// One.\\nfunction one() {\\n  // Why.\\n  return 1;\\n}\\n"))
    {'one': 'function one() {\\nreturn 1;\\n}\\n'}
    """
    for part in _START.split(text):
        named = _NAME.search(part)
        if named:
            lines = (line.strip() for line in part.splitlines())
            kept = [line for line in lines if line and not line.startswith("//")]
            yield named[1], "\n".join(kept) + "\n"


@lru_cache(maxsize=512)
def _names_in(text: str) -> frozenset[str]:
    """The words of a text that may name a function: most texts are of the runtime, each time."""
    return frozenset(names_in(text))


def called(text: str, among: Iterable[tuple[str, str]]) -> list[str]:
    """Of some functions, in their order, those that a text calls, and those that they call."""
    known = dict(among)
    waiting, found = [text], set[str]()
    while waiting:
        words = _names_in(waiting.pop()) & known.keys() - found
        found |= words
        waiting += [known[each] for each in words]
    return [text for name, text in known.items() if name in found]

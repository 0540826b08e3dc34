"""Sentences of shop owners, and what became of each: read, asked about, or read otherwise."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from palier import tree
from palier.compiling import Compiled, compiled
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.trial.known import Known
from palier.trial.sentence import Hearing
from palier.trial.situations import heard_both
from palier.values import replace

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
TODAY = dt.date(2026, 6, 1)
HEADERS = {
    Language.ENGLISH: (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\nexample "E"\n',
        "given ",
        "when ",
        "then free shipping",
    ),
    Language.FRENCH: (
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\nexemple "E"\n',
        "étant donné ",
        "quand ",
        "alors livraison offerte",
    ),
}


class End(Enum):
    """What became of a sentence."""

    READ = "read"
    ASKED = "asked about"
    OTHERWISE = "read otherwise"


class Told(NamedTuple):
    """A sentence, and the clauses of an example that say what is meant; `asks`: words to ask of."""

    at: str
    language: Language
    says: str
    given: str | None
    order: str | None
    asks: tuple[str, ...]
    alone: bool

    def __str__(self) -> str:
        return f"{self.at}: {self.says}"


def told_in(name: str) -> list[Told]:
    """The sentences of a file, `told.en.yaml`."""
    language = Language(name.split(".")[-2])
    every = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [
        _told(each, language, alone=kind == "givens")
        for kind in ("orders", "givens")
        for each in every[kind]
    ]


def _told(row: dict[str, Any], language: Language, *, alone: bool) -> Told:
    asks = tuple(map(str, row.get("asks", ())))
    return Told(row["at"], language, row["says"], row.get("given"), row.get("order"), asks, alone)


@cache
def shop(at: str, language: Language) -> Compiled:
    """A shop of the examples."""
    path = EXAMPLES / at / f"rules.{language.value}.palier"
    return compiled(SourceText.of(path.read_text("utf-8"), str(path)))


def heard(told: Told) -> tuple[End, str]:
    """What became of a sentence, and what was understood."""
    done = shop(told.at, told.language)
    known = Known.of(done.meant)
    hearing = Hearing(known, TODAY)
    if told.alone:
        every = [hearing.hear(told.says, each, alone=True) for each in Language]
        order = min(every, key=lambda each: (each.cost, each.language is not told.language))
    else:
        order, _ = heard_both(hearing, told.says, None, told.language)
    lines = " / ".join(order.meaning.lines(told.language))
    if order.problems:
        words = " ".join(str(each) for each in order.problems)
        return End.ASKED, f"{lines} !! {words}"
    same = _parts(order.meaning.given, order.meaning.order, known)
    wanted = meant(told)
    return (End.READ if same == _parts(*wanted, known) else End.OTHERWISE), lines


def meant(told: Told) -> tuple[tree.Given | None, tree.TheyOrder | None]:
    """The clauses that are meant."""
    head, given, when, then = HEADERS[told.language]
    order = told.order or (
        "they order 1 EUR" if told.language is Language.ENGLISH else "il commande 1 €"
    )
    lines = [*([given + told.given] if told.given else []), when + order, then]
    parsed = parse(SourceText.of(head + "".join(f"  {line}\n" for line in lines)))
    assert not parsed.problems, (told, parsed.problems)
    clauses = parsed.file.statements[-1].clauses
    known = next((each for each in clauses if isinstance(each, tree.Given)), None)
    ordered = next((each for each in clauses if isinstance(each, tree.TheyOrder)), None)
    return known, ordered if told.order else None


def _parts(given: tree.Given | None, order: tree.TheyOrder | None, known: Known) -> object:
    """Clauses without their order, and without goods that no rule names: they are told apart."""
    holdings = given and (Counter(given.holdings), given.guest, given.member)
    parts = order and Counter(_plain(each, known) for each in order.parts)
    return holdings, parts


def _plain(part: tree.OrderPart, known: Known) -> object:
    match part:
        case tree.Goods(of=tree.IsProduct((name,))) if not known.has(name.text):
            return replace(part, of=None)
    return part


def is_right(told: Told, end: End) -> bool:
    """Whether a sentence is read as it is meant, or asked about where it is to be."""
    return end is (End.ASKED if told.asks else End.READ)


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        every = [(each, *heard(each)) for each in told_in(name)]
        for told, end, what in every:
            if not is_right(told, end):
                sys.stdout.write(f"{end.value}: {told}\n    {what}\n")
        for kind in ("orders", "givens"):
            some = [each for each in every if each[0].alone == (kind == "givens")]
            right = sum(is_right(told, end) for told, end, _ in some)
            wrong = sum(end is End.OTHERWISE for _, end, _ in some)
            sys.stdout.write(f"{name} {kind}: {right} of {len(some)} right, {wrong} otherwise\n")

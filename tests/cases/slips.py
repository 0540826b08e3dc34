"""What becomes of each slip of a shop owner: taken as meant, mended, told, or worse.

`palier check --format json` is the judge, and the tree of what was meant. Printed for every kind
with `python -m tests.cases.slips`; `--write` keeps the figures that the test holds to, and `--ids
CLASS` lists the slips of one class.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.cases.cases import Case, read_cases, run

from palier.compiling import compiled
from palier.mending.mended import meaning_of
from palier.problem import Level
from palier.program.model import Program
from palier.source import SourceText
from palier.surface.parse import parse
from palier.tree import RuleFile, Statement

HERE = Path(__file__).parent
KEPT = HERE / "slips.json"
LANGUAGES = ("en", "fr")
Edit = dict[str, Any]


class Verdict(Enum):
    """What becomes of a slip, the best first; the last three must never be."""

    MEANT = "taken as meant"
    MENDED = "told, with a fix that gives what was meant"
    TOLD = "told on its line"
    ELSEWHERE = "told on another line"
    ANOTHER = "taken with another meaning"
    LOST = "told with a fix that changes the meaning"


GOOD = (Verdict.MEANT, Verdict.MENDED)
NEVER = (Verdict.ELSEWHERE, Verdict.ANOTHER, Verdict.LOST)


class Slip(NamedTuple):
    """A file with a slip in it, where it stands, and the files it may mean (none: unknown)."""

    id: str
    kind: str
    language: str
    text: str
    start: int
    end: int
    meant: tuple[str, ...]
    ambiguous: bool

    @property
    def lines(self) -> range:
        """The lines of the slip."""
        return range(
            self.text.count("\n", 0, self.start) + 1, self.text.count("\n", 0, self.end) + 2
        )


@cache
def base(language: str) -> str:
    """The file without slips."""
    return (HERE / f"slips-base.{language}.palier").read_text(encoding="utf-8")


def slips(language: str) -> list[Slip]:
    """Every slip of a language."""
    return [slip_of(each, language) for each in read_cases(f"slips.{language}.yaml")]


def further(language: str) -> list[Slip]:
    """Slips of the same kinds that no table was made for, by the right line that they stand for."""
    groups = read_cases(f"further.{language}.yaml")
    return [slip_of(each, language) for group in groups for each in _cases_of(group)]


def unseen(language: str) -> list[Slip]:
    """Slips that people wrote who knew no table."""
    return [slip_of(each, language) for each in read_cases(f"unseen.{language}.yaml")]


def _cases_of(group: Case) -> Iterator[Case]:
    if "add" in group:
        meant = {"want_add": group["want"]} if "want" in group else {"ambiguous": True}
        yield {"id": group["add"], "kind": "ambiguous", **group, **meant}
        return
    for kind, written in group.items():
        for each in written if kind not in ("right", "under", "over", "in_place_of") else ():
            yield {"id": each, "kind": kind, **_put(group, each)}


def _put(group: Case, slip: str) -> Case:
    """A slip where its right line stands: in the place of one of the file, or in lines more."""
    right, over = group["right"], f"\n{group['over']}" if "over" in group else ""
    if "under" not in group:
        instead = group.get("in_place_of", right)
        return {"from": instead, "slip": slip + over, "want": right + over}
    under = f"{group['under']}\n" if group["under"] else ""
    return {"add": f"{under}{slip}{over}", "want_add": f"{under}{right}{over}"}


def slip_of(case: Case, language: str) -> Slip:
    """A slip, put in its place."""
    right = base(language)
    if "add" in case:
        before, slip, after = right + "\n", case["add"], "\n"
        meant = [case["want_add"]] if "want_add" in case else case.get("readings", [])
    else:
        assert right.count(case["from"]) == 1, case["id"]
        before, _, after = right.partition(case["from"])
        slip = case["slip"]
        meant = [case["want"]] if "want" in case else case.get("readings", [])
    return Slip(
        case["id"],
        case["kind"],
        language,
        f"{before}{slip}{after}",
        len(before),
        len(before) + len(slip),
        tuple(f"{before}{each}{after}" for each in meant),
        "ambiguous" in case,
    )


def problems_of(text: str) -> list[dict[str, Any]]:
    """What `palier check` says of a file."""
    return json.loads(run("check", "--format", "json", "-", given=text).stdout)


@cache
def tree_of(text: str) -> RuleFile:
    """What a file says, clauses of different kinds in one order."""
    return clauses_by_kind(parse(SourceText.of(text)).file)


def clauses_by_kind(file: RuleFile) -> RuleFile:
    """A file with the clauses of its statements by their kinds."""
    return replace(file, statements=tuple(map(arranged, file.statements)))


def arranged(statement: Statement) -> Statement:
    """A statement with its clauses by their kinds: which comes first means nothing."""
    by_kind = sorted(statement.clauses, key=lambda each: type(each).__name__)
    return replace(statement, clauses=tuple(by_kind))


@cache
def program_of(text: str) -> Program | None:
    """What a file means; the order of clauses, where it changes nothing, is none of it."""
    program = compiled(SourceText.of(text)).program
    return None if program is None else meaning_of(program)


def said(problem: dict[str, Any]) -> tuple[str, str]:
    """A problem apart from its place."""
    return problem["code"], problem["title"]


@cache
def usual(text: str) -> frozenset[tuple[str, str]]:
    """What is said of a file without slips."""
    return frozenset(said(each) for each in problems_of(text))


def is_wrong(problems: Iterable[dict[str, Any]]) -> bool:
    """Whether a file has a mistake."""
    return any(each["level"] == "error" for each in problems)


def mended(text: str, problems: Iterable[dict[str, Any]]) -> str | None:
    """A text with every fix applied that overlaps no earlier one; None where there is none."""
    edits = sorted(
        (edit for each in problems for edit in each.get("fix") or ()),
        key=lambda edit: (edit["start"], edit["end"]),
    )
    return applied(text, edits) if edits else None


def applied(text: str, edits: list[Edit]) -> str:
    """A text with edits in it, in order of their places."""
    parts, at = [], 0
    for edit in edits:
        if edit["start"] >= at:
            parts += [text[at : edit["start"]], edit["text"]]
            at = edit["end"]
    return "".join([*parts, text[at:]])


def is_read_as_meant(slip: Slip) -> bool:
    """Whether a slip is read, and as the tree of what was meant."""
    parsed = parse(SourceText.of(slip.text))
    wrong = any(each.level is Level.ERROR for each in parsed.problems)
    return not wrong and any(clauses_by_kind(parsed.file) == tree_of(each) for each in slip.meant)


def is_meant(slip: Slip, text: str) -> bool:
    """Whether a text says what was meant: the same tree, or the same programme."""
    if text in slip.meant or any(tree_of(text) == tree_of(each) for each in slip.meant):
        return True
    program = program_of(text)
    return program is not None and program in map(program_of, slip.meant)


def verdict(slip: Slip) -> Verdict:
    """What becomes of a slip that has one right text; the same tree has the same problems."""
    if not slip.ambiguous and is_read_as_meant(slip):
        return Verdict.MEANT
    problems = problems_of(slip.text)
    new = [each for each in problems if said(each) not in usual(base(slip.language))]
    fixed = mended(slip.text, problems)
    if fixed is not None and (slip.ambiguous or not is_meant(slip, fixed)):
        return Verdict.LOST
    if fixed is not None:
        return Verdict.MENDED
    on_line = any(each["labels"][0]["line"] in slip.lines for each in new)
    if not is_wrong(problems):
        if is_meant(slip, slip.text) and not slip.ambiguous:
            return Verdict.MEANT
        return Verdict.TOLD if on_line else Verdict.ANOTHER
    return Verdict.TOLD if on_line else Verdict.ELSEWHERE


def warned(slip: Slip) -> bool:
    """Whether anything is said on the statement of a mistake of meaning."""
    new = [each for each in problems_of(slip.text) if said(each) not in usual(base(slip.language))]
    lines = statement(slip)
    return any(label["line"] in lines for each in new for label in each["labels"])


def statement(slip: Slip) -> range:
    """The lines of the statement in which a slip stands."""
    lines = slip.text.split("\n")
    first, last = slip.lines[0], slip.lines[-1]
    while first > 1 and (not lines[first - 1].strip() or lines[first - 1][0] == " "):
        first -= 1
    while last < len(lines) and lines[last].startswith(" "):
        last += 1
    return range(first, last + 1)


class Figures(NamedTuple):
    """Of one language: the verdict on each slip, and the mistakes of meaning that are told."""

    verdicts: dict[str, Verdict]
    kinds: dict[str, str]
    warned: dict[str, bool]

    def good(self) -> Counter[str]:
        """By kind, the slips taken as meant or mended."""
        return Counter(self.kinds[each] for each, said in self.verdicts.items() if said in GOOD)

    def ids(self, verdict: Verdict) -> list[str]:
        """The slips of a class."""
        return sorted(each for each, said in self.verdicts.items() if said is verdict)

    def to_json(self) -> dict[str, Any]:
        """The figures that are kept."""
        return {
            "good": dict(sorted(self.good().items())),
            "warned": sum(self.warned.values()),
            "never": {each.name.lower(): self.ids(each) for each in NEVER},
        }


def figures(every: list[Slip]) -> Figures:
    """What becomes of some slips."""
    return Figures(
        {each.id: verdict(each) for each in every if each.meant},
        {each.id: each.kind for each in every},
        {each.id: warned(each) for each in every if not each.meant},
    )


def told(language: str, found: Figures) -> Iterator[str]:
    """The figures of a language, a line a kind."""
    every = Counter(found.kinds[each] for each in found.verdicts)
    yield f"{language}: {sum(found.good().values())} of {sum(every.values())} as meant or mended"
    for kind, count in sorted(every.items()):
        of_kind = Counter(
            said for each, said in found.verdicts.items() if found.kinds[each] == kind
        )
        rest = ", ".join(
            f"{of_kind[each]} {each.name.lower()}" for each in Verdict if of_kind[each]
        )
        yield f"  {kind:16} {found.good()[kind]:4} of {count:4}: {rest}"
    yield f"  {'meaning':16} {sum(found.warned.values()):4} of {len(found.warned):4} warned"


def main(asked: list[str]) -> None:
    """Print the figures; keep them, or list a class, as asked."""
    every = {
        name: figures(some(language))
        for language in LANGUAGES
        for name, some in (
            (language, slips),
            (f"further.{language}", further),
            (f"unseen.{language}", unseen),
        )
    }
    for name, found in every.items():
        ids = found.ids(Verdict[asked[-1].upper()]) if "--ids" in asked else []
        sys.stdout.write("\n".join((*told(name, found), *ids, "")))
    if "--write" in asked:
        kept = {name: found.to_json() for name, found in every.items()}
        KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

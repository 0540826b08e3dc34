"""The way of a rule file on one screen: read, resolved, checked, and its examples run; and the
versions of a programme that stand in a folder, one rule file each.
"""

from __future__ import annotations

import datetime as dt
import errno
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from palier.checks import check
from palier.checks.ignored import without_ignored
from palier.checks.review import USUAL, Limits
from palier.named import NamedTuple
from palier.problem import Level, OfNames, Problem
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.tree import RuleFile
from palier.values import dataclass, replace, unswept

if TYPE_CHECKING:
    from palier.checks.examples import ExampleRun


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule file, what it means unless it has mistakes, and all that is to be said of it."""

    source: SourceText
    file: RuleFile
    program: Program | None
    problems: tuple[Problem, ...] = ()
    runs: tuple[ExampleRun, ...] = ()

    @property
    def language(self) -> Language:
        """The language the file is written in."""
        return self.file.surface

    @property
    def meant(self) -> Program:
        """What a file without mistakes means."""
        if self.program is None:
            raise ValueError(f"{self.source.name} has mistakes")
        return self.program

    @property
    def failed(self) -> bool:
        """Whether the file has a mistake."""
        return any(each.level is Level.ERROR for each in self.problems)


@unswept
def compiled(source: SourceText, limits: Limits = USUAL) -> Compiled:
    """Read, resolve and check a rule file, and run its examples.

    `limits` say from where on some warnings are worth giving.
    """
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    found = (*parsed.problems, *resolved.problems)
    if resolved.program is None or any(each.level is Level.ERROR for each in parsed.problems):
        # What to write instead is looked for where there is something to mend.
        from palier.mending.mended import with_mends  # noqa: PLC0415

        told = with_mends(found, source, parsed.file, limits.day)
        return Compiled(source, parsed.file, None, without_ignored(told, source))
    odd = _with_fixes(check(resolved.program, source, limits), source, parsed.file)
    ran = _ran(resolved.program)
    problems = without_ignored((*found, *odd, *ran.problems), source)
    return Compiled(source, parsed.file, resolved.program, problems, ran.runs)


def _with_fixes(
    odd: tuple[Problem, ...], source: SourceText, file: RuleFile
) -> tuple[Problem, ...]:
    """Warnings with what to write, where one thing alone is right."""
    if not any(isinstance(each, OfNames) for each in odd):
        return odd
    # What to write instead is looked for where there is something to mend.
    from palier.mending.warned import with_fixes  # noqa: PLC0415

    return with_fixes(odd, source, file)


ROUNDS = 8
"""How often what was mended may show more to mend."""


def mended(done: Compiled, limits: Limits = USUAL) -> Compiled:
    """A file with every fix of its problems in it, and of those that then show.

    >>> done = compiled(SourceText.of('loyalty program "A"\\n  curency EUR'))
    >>> mended(done).source.text.splitlines()[1]
    '  currency EUR'
    """
    from palier.mending.mended import edited  # noqa: PLC0415 - see above

    for _ in range(ROUNDS):
        text = edited(done.source.text, [edit for each in done.problems for edit in each.fix])
        if text == done.source.text:
            break
        done = compiled(SourceText.of(text, done.source.name), limits)
    return done


class _Ran(NamedTuple):
    runs: tuple[ExampleRun, ...] = ()
    problems: tuple[Problem, ...] = ()


def _ran(program: Program) -> _Ran:
    """The examples, run, and what they and the guarantees do not keep."""
    if not program.examples:
        return _Ran()
    # The engine is loaded for files that have something to run.
    from palier.checks.examples import run_examples  # noqa: PLC0415
    from palier.checks.guarantees import check_guarantees  # noqa: PLC0415

    runs = run_examples(program)
    untrue = (problem for each in runs for problem in each.problems)
    return _Ran(runs, (*untrue, *check_guarantees(program, runs)))


# Versions in a folder ----------------------------------------------------------------------

ENDING = ".palier"


def rule_files(path: Path) -> tuple[Path, ...]:
    """The rule files of a folder in the order of their names, `club-9` before `club-10`.

    A path that is no folder is that of the one rule file. Raises FileNotFoundError for a folder
    without any.
    """
    if not path.is_dir():
        return (path,)
    found = [each for each in path.iterdir() if each.suffix == ENDING and each.is_file()]
    if not found:
        raise FileNotFoundError(errno.ENOENT, f"no rule file (*{ENDING}) in this folder", str(path))
    return tuple(sorted(found, key=lambda each: natural(each.stem)))


def natural(name: str) -> list[tuple[int, str]]:
    """What names are put in order by: numbers in them count as numbers.

    >>> sorted(["club-10", "club-9", "club"], key=natural)
    ['club', 'club-9', 'club-10']
    """
    parts = re.split("([0-9]+)", name)
    return [(int(each), "") if each.isdigit() else (-1, each) for each in parts]


def newest_first(versions: Iterable[Compiled], older: Iterable[Program] = ()) -> list[Compiled]:
    """Versions by the day they run from, of equal days the later in the order given first.

    A version that is there twice, in both languages, is kept once: as it comes first. Accounts go
    on under the newest: it is told what it may not say otherwise than the others and `older` ones.
    """
    once: dict[str, Compiled] = {}
    for each in versions:
        once.setdefault(each.meant.version, each)
    by_start = sorted(once.values(), key=lambda each: each.meant.run.first or dt.date.min)
    newest, *others = by_start[::-1]
    return [_following(newest, [*(each.meant for each in others), *older]), *others]


def _following(newest: Compiled, older: Iterable[Program]) -> Compiled:
    from palier.checks.versions import check_versions  # noqa: PLC0415 - only where there are some

    found = check_versions(newest.file, newest.meant, older)
    return replace(newest, problems=(*found, *newest.problems))


def as_versions(versions: tuple[Compiled, ...]) -> tuple[Compiled, ...]:
    """The versions of a folder, in their order, the newest with what it may not say otherwise."""
    sound = [each for each in versions if each.program is not None]
    if len(sound) < 2:
        return versions
    newest = newest_first(sound)[0]
    return tuple(newest if each.program is newest.program else each for each in versions)

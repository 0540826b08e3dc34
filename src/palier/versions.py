"""The versions of a programme that stand in a folder, one rule file each."""

from __future__ import annotations

import datetime as dt
import errno
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from palier.program.model import Program

ENDING = ".palier"
T = TypeVar("T")


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


def newest_first(versions: Iterable[T], program_of: Callable[[T], Program]) -> list[T]:
    """Versions by the day they run from, of equal days the later in the order given first.

    A version that is there twice, in both languages, is kept once: as it comes first.
    """
    once: dict[str, T] = {}
    for each in versions:
        once.setdefault(program_of(each).version, each)
    by_start = sorted(once.values(), key=lambda each: program_of(each).run.first or dt.date.min)
    return by_start[::-1]

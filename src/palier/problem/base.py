"""What can be wrong with a rule file, as values: finders state facts, `wording` speaks."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, TypeVar

from palier.source import Span
from palier.values import dataclass


class Level(Enum):
    """How serious a problem is: errors stop the file, warnings and advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


P = TypeVar("P", bound="Problem")

_KINDS: dict[str, type[Problem]] = {}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake and where it stands. Every kind has a code in words and a page of that name."""

    code: ClassVar[str] = ""
    level: ClassVar[Level] = Level.ERROR
    span: Span


@dataclass(frozen=True, slots=True)
class Warned(Problem):
    """A file that works, and that probably does not do what its author meant."""

    level: ClassVar[Level] = Level.WARNING


@dataclass(frozen=True, slots=True)
class Advised(Problem):
    """A file that does what it says, where another choice might serve better."""

    level: ClassVar[Level] = Level.ADVICE


def kind(cls: type[P]) -> type[P]:
    """Enter a kind of problem under its code; two kinds never share one."""
    already = _KINDS.setdefault(cls.code, cls)
    if already.__qualname__ != cls.__qualname__:
        raise ValueError(f"two kinds of problem are called {cls.code}")
    return cls


def all_kinds() -> tuple[type[Problem], ...]:
    """Every kind of problem there is, by code."""
    return tuple(_KINDS[code] for code in sorted(_KINDS))

"""What can be wrong, as values: whoever finds a problem states facts, `wording` speaks.

The kinds stand by who finds them: `syntax` (reading a text), `meaning`, `reckoning`, `giving` and
`brand` (resolving it), `told` (messages), `sentence` (an order told in one), `bands`, `checks`,
`written`, `money`, `saving` and `advice` (checking it), `event` (how an order, an account or an
event is written) and `life` (what it asks that cannot be). A new kind is a class under
`@kind("its-code")`, a message in the topic of the same name in `wording`, and a page in
docs/problems.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import ClassVar, TypeVar, dataclass_transform

from palier.source import Span
from palier.values import dataclass, field


class Level(Enum):
    """How serious a problem is: errors stop the file, warnings and advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


P = TypeVar("P", bound="Problem")

_KINDS: dict[str, type[Problem]] = {}


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text, and what to write in its place."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mend:
    """What to write instead: `shown`, the lines as they should stand, and the edits that do it."""

    shown: tuple[str, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake and where it stands.

    Every kind has a code in words, and a page of that name: docs/problems/CODE.md
    `mends`: what may have been meant, the likeliest first. `sure`: the first of them it was.
    """

    code: ClassVar[str] = ""
    level: ClassVar[Level] = Level.ERROR
    span: Span
    mends: tuple[Mend, ...] = field(default=(), kw_only=True, compare=False, repr=False)
    sure: bool = field(default=False, kw_only=True, compare=False, repr=False)

    @property
    def fix(self) -> tuple[Edit, ...]:
        """The edits after which the file says at this place what was meant; none where it may be
        something else."""
        return self.mends[0].edits if self.sure else ()


@dataclass(frozen=True, slots=True)
class Warned(Problem):
    """A file that works, and that probably does not do what its author meant."""

    level: ClassVar[Level] = Level.WARNING


@dataclass(frozen=True, slots=True)
class OfNames(Warned):
    """Names, or words of the merchant's own, that are probably written otherwise than was meant."""


@dataclass(frozen=True, slots=True)
class Advised(Problem):
    """A file that does what it says, where another choice might serve better."""

    level: ClassVar[Level] = Level.ADVICE


@dataclass_transform(frozen_default=True)
def kind(code: str) -> Callable[[type[P]], type[P]]:
    """Make a frozen dataclass a kind of problem, under a code that no other kind has."""

    def enter(body: type[P]) -> type[P]:
        body.code = code
        made = dataclass(frozen=True, slots=True)(body)
        already = _KINDS.setdefault(code, made)
        if already.__qualname__ != made.__qualname__:
            raise ValueError(f"two kinds of problem are called {code}")
        return made

    return enter


def all_kinds() -> tuple[type[Problem], ...]:
    """Every kind of problem there is, by code."""
    return tuple(_KINDS[code] for code in sorted(_KINDS))

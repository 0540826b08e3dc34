"""Problems as values: `base` says what one is; the other modules list them by who finds them."""

from palier.problem.base import Level as Level
from palier.problem.base import Problem as Problem
from palier.problem.base import all_kinds as all_kinds
from palier.problem.base import kind as kind


def all_codes() -> tuple[str, ...]:
    """The code of every kind of problem, sorted."""
    return tuple(each.code for each in all_kinds())

"""What can be wrong, as values: whoever finds a problem states facts, `wording` speaks.

`base` says what a problem is. The kinds stand by who finds them: `syntax` (reading a text),
`meaning` and `reckoning` (resolving it), `bands`, `checks`, `advice` and `example` (checking it),
`event` and `life` (orders and accounts). A new kind is a class under `@kind("its-code")`, a message
in the topic of the same name in `wording`, and a page in docs/problems.
"""

from palier.problem.base import Level as Level
from palier.problem.base import Problem as Problem
from palier.problem.base import all_kinds as all_kinds
from palier.problem.base import kind as kind


def all_codes() -> tuple[str, ...]:
    """The code of every kind of problem, sorted."""
    return tuple(each.code for each in all_kinds())

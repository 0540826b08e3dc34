"""How a phrase says that it cannot be read."""

from __future__ import annotations

from palier.problem import Problem


class Refused(Exception):  # noqa: N818 - it is the line that is refused; no error of ours
    """A line holds something that no phrase can mean: the problem says what."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem

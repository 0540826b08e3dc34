"""What happens outside orders, by its sheet: compiled once it is asked often, as an order is."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import TYPE_CHECKING

from palier.account.answering import Asked
from palier.account.facts import Answers
from palier.engines import interpret
from palier.engines.road import FIRST
from palier.program.model import Program, once_a_version
from palier.sheet.facts import Fact
from palier.sheet.lower_events import lower_event
from palier.sheet.nodes import Value
from palier.sheet.sheet import EventSheet, Part, Values, columns_of, flags_of
from palier.values import unswept

if TYPE_CHECKING:
    from palier.engines.ready import Step


class Events:
    """The sheet of events, what it asks, and how often it was asked."""

    def __init__(self, sheet: EventSheet) -> None:
        self.sheet, self.asked, self.times = sheet, Asked(sheet), 0
        self.step: Step | None = None
        self.last: tuple[tuple[object, ...], Values] | None = None

    def again(self, parts: tuple[object, ...], reckon: Callable[[], Values]) -> Values:
        """What the same parts of a customer came to just before, or what they come to now."""
        last = self.last
        if last is None or not all(map(is_, last[0], parts)):
            last = self.last = parts, reckon()
        return last[1]

    def reckon(self, ask: Answers) -> Values:
        """The values of all its lines."""
        self.times += 1
        return self.walked(ask) if self.times <= FIRST else self.compiled(ask)

    def walked(self, ask: Answers) -> Values:
        """The sheet reckoned by the reference engine."""
        known: dict[Fact, Value] = dict(zip(self.asked.facts, self.asked.of(ask), strict=True))
        walk = interpret.walk(self.sheet, known, 0)
        walk.part(self.sheet, Part.AFTER)
        return walk

    def compiled(self, ask: Answers) -> Values:
        """The sheet reckoned by a compiled function."""
        from palier.engines.ready import Known  # noqa: PLC0415 - same

        if self.step is None:
            self.step = self._made()
        return Known(self.step(0, self.asked.of(ask), {}), 0)

    def _made(self) -> Step:
        # Who asks once does not wait for the printer.
        from palier.engines.printing.printer import function  # noqa: PLC0415
        from palier.engines.printing.python import PYTHON  # noqa: PLC0415
        from palier.engines.ready import Step  # noqa: PLC0415

        lines = [line for line in self.sheet.lines if line.part is not Part.CHOICE]
        printed = function(
            "events",
            lines,
            [line.id for line in lines],
            PYTHON,
            columns=columns_of(lines),
            flags=flags_of(lines),
        )
        return Step(printed, "events", self.asked.place)


@once_a_version(64)
@unswept
def events_of(program: Program) -> Events:
    """The sheet of events of a programme, made ready once for each version."""
    return Events(lower_event(program))

"""A report before it is printed: sections of figures, sentences, tables and plots, in one language.

The text for a terminal and the page are two printings of it.
"""

from __future__ import annotations

from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its label; `note` says what it is of, `reached` whether it met a goal."""

    label: str
    figure: str
    note: str = ""
    strong: bool = False
    reached: bool | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what its columns are called, and its rows, the first cell being their name."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of bars or of points over the same places, in whole numbers."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: the places along the bottom, and what stands over each.

    `digits` is how many decimals a value has; `stacked` draws bars one upon another.
    """

    title: str
    places: tuple[str, ...]
    series: tuple[Series, ...]
    digits: int = 0
    stacked: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. `said` are sentences, printed as they are."""

    id: str
    title: str
    said: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None
    plot: Plot | None = None
    after: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.said or self.lines or self.grid or self.plot)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the programme, what it was put through, and what came of it."""

    name: str
    title: str
    under: str
    facts: tuple[Line, ...]
    sections: tuple[Section, ...]

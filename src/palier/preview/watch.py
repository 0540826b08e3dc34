"""What a preview is made of: files, and whether one of them was saved since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

Print = tuple[tuple[str, int, int], ...]
"""Of each file its path, the time it was saved and its size; of one that is not there, zeros."""
OF_A_THEME = ("*.css", "*.toml")
MOST = 2_000
"""Files of templates that are looked at."""


def print_of(files: Iterable[Path]) -> Print:
    """The state of files on the disk: it differs once one was saved, made or taken away."""
    return tuple((str(each), *_stamp(each)) for each in files)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_mtime_ns, found.st_size


def watched(
    rules: Iterable[Path], pictures: Iterable[Path], theme: Path | None, templates: Path | None
) -> Iterator[Path]:
    """The files that a site depends on: the rules and their settings, pictures, look."""
    for each in rules:
        yield each
        yield from (folder / "palier.toml" for folder in each.absolute().parents)
    yield from pictures
    if theme is not None:
        yield theme
        yield from sorted(each for kind in OF_A_THEME for each in theme.parent.glob(kind))
    if templates is not None:
        yield from sorted(templates.rglob("*"))[:MOST]

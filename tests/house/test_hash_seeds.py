"""Nothing that is printed hangs on the order of a set, which is another one in each process."""

import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from palier import page
from palier.compiling import compiled, mended
from palier.engines.explain import explain
from palier.engines.quote import sheet_of
from palier.life.standing import event_sheet
from palier.source import Language, SourceText
from palier.wording.report import render_json

ROOT = Path(__file__).parents[2]
FILES = sorted(
    each for room in ("examples", "tests/language") for each in ROOT.glob(f"{room}/**/*.palier")
)


def told(text):
    """Tell all that is found and made of a rule file, a line for each."""
    source = SourceText.of(text)
    done = compiled(source)
    yield from (written(each) for each in done.problems)
    yield from (str(render_json(done.problems, source, language)) for language in Language)
    yield mended(done).source.text
    if done.program is None:
        return
    for sheet in (sheet_of(done.program), event_sheet(done.program)):
        yield from map(written, sheet.lines)
        yield str(dict(sheet.names))
    yield from (page.render(done.program, language) for language in Language)
    for run in done.runs:
        yield from map(str, explain(run.quote, Language.ENGLISH) if run.quote else ())


def written(value):
    """Write a value out, the members of its sets in one order; those of its tuples as they come."""
    if isinstance(value, frozenset | set):
        return str(sorted(map(written, value)))
    if isinstance(value, tuple):
        return str([written(each) for each in value])
    if is_dataclass(value):
        return str(
            [type(value).__name__, *(written(getattr(value, each.name)) for each in fields(value))]
        )
    return repr(value)


def run_with(seed):
    """Tell it of every file, in a process whose sets have an order of their own."""
    places = os.pathsep.join(each for each in sys.path if each)
    given = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": places}
    command = [sys.executable, __file__]
    return subprocess.run(
        command, env=given, capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout


@pytest.mark.slow
def test_nothing_that_is_told_hangs_on_the_order_of_a_set():
    """Two runs say the same, so that a text may be kept, compared and reviewed."""
    first, second = (run_with(seed).splitlines() for seed in (0, 1))
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert len(first) > 10 * len(FILES)
    assert differing == []


if __name__ == "__main__":
    for path in FILES:
        for line in told(path.read_text("utf-8")):
            sys.stdout.write(f"{path.name}: {line}\n")

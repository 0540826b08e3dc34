"""Three times as many rules are three times the work: nothing is looked for anew for each."""

import cProfile
import pstats
from pathlib import Path

import pytest
from tests.bench.check import AN_ORDER, FAMILIES, HEAD

from palier.account.standing import Standing
from palier.compiling import compiled
from palier.engines.quote import quote
from palier.source import SourceText

FEW, MANY = 60, 180
OFTEN = 3_000
"""What is called less often does not count."""
TIMES = 6
"""Called so many times as often, a function is called for each two of them, or nearly."""
HOUSE = str(Path(compiled.__code__.co_filename).parent)

Calls = dict[tuple[str, int, str], int]


def calls(family: str, many: int) -> Calls:
    """How often each function of the house is called to check a file and to quote an order."""
    text = HEAD + FAMILIES[family](many)
    profile = cProfile.Profile()
    profile.enable()
    program = compiled(SourceText.of(text)).program
    assert program is not None
    quote(program, AN_ORDER, Standing())
    profile.disable()
    found = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return {name: count[1] for name, count in found.items() if name[0].startswith(HOUSE)}


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_as_the_file_does(family: str) -> None:
    """How long it takes is measured by `tests/bench/check.py`."""
    few, many = calls(family, FEW), calls(family, MANY)
    assert few.keys() & many.keys()
    often = {name: times for name, times in many.items() if times > OFTEN}
    assert {name: times for name, times in often.items() if times > TIMES * few[name]} == {}

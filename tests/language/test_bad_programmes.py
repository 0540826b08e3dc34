"""What a merchant is told of each bad programme, whole: source and report together.

A new programme is a file `<feature>/bad/<name>.en.palier` with its French twin; what is said of it
is written down by `pytest --snapshot-update`, and read before it is kept.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
BAD = [path.relative_to(HERE).as_posix() for path in sorted(HERE.glob("*/bad/*.palier"))]
LINE = "─" * 100


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.replace("/bad/", "-")[:-7])
def test_a_bad_programme_is_told_what_is_wrong_with_it(path, read, report, page):
    """Source and report are read side by side, in the language of the file."""
    told = report(path)
    assert told.splitlines()
    assert f"{read(path).text}{LINE}\n{told}" == page


@pytest.mark.parametrize("path", [each for each in BAD if each.endswith(".en.palier")])
def test_a_bad_programme_has_its_twin_in_french(path):
    """Whatever is tried in one language is tried in the other."""
    assert path.replace(".en.palier", ".fr.palier") in BAD

"""The plots of a report: each series is told apart from the others, each mark is what it says."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest

from palier.history.html import COLOURS, svg
from palier.history.view import Plot, Series
from palier.source import Language

pytest.importorskip("matplotlib")


def fills(drawn):
    """Give the looks of the bars of a plot: their colours, and how much is seen of them."""
    bars = re.findall(r"<path [^>]*fill=\"var\(--plot-\d\)\"[^>]*>", drawn)
    looks = [re.search(r"var\(--plot-\d\)", each)[0] for each in bars]
    seen = [re.search(r"opacity=\"([\d.]+)\"", each) for each in bars]
    return {(look, each and each[1]) for look, each in zip(looks, seen, strict=True)}


@pytest.mark.parametrize("many", [2, 5, 8, 10])
def test_each_of_many_tiers_has_a_look_of_its_own(many):
    """The sixth has the colour of the first, and is paler."""
    series = tuple(Series(f"T{at}", (1, 2)) for at in range(many))
    looks = fills(svg(Plot("P", ("a", "b"), series, stacked=True), Language.ENGLISH))
    assert len(looks) == many
    assert len({colour for colour, _ in looks}) == min(many, len(COLOURS))


@pytest.mark.parametrize(("most", "digits"), [(9, 0), (3, 0), (1000, 2), (1250, 2), (80, 2)])
def test_no_two_marks_of_an_axis_say_the_same(most, digits):
    """A mark at half a customer would be told as none, and one at twenty cents too."""
    plot = Plot("P", ("a", "b"), (Series("s", (most, 1)),), digits)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg(plot, Language.ENGLISH))
    marks = [Fraction(each) for each in texts if each[:1].isdigit()]
    steps = {after - before for before, after in pairwise(marks)}
    assert len(marks) > 2
    assert len(steps) == 1
    assert steps != {0}

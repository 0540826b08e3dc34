"""Tuples with names that are quick to define are named tuples in all that matters."""

from __future__ import annotations

import copy
import pickle

import pytest

from palier.named import NamedTuple


class Pair(NamedTuple):
    """Two numbers."""

    one: int
    other: int = 2

    @property
    def total(self):
        """Their sum."""
        return self.one + self.other


def test_they_are_tuples_that_are_read_by_name():
    """By place, by name, and unpacked; defaults are filled in."""
    one, other = Pair(1)
    assert (one, other) == (1, 2) == Pair(1)
    assert Pair(other=3, one=1).total == 4
    assert hash(Pair(1)) == hash((1, 2))
    assert repr(Pair(1)) == "Pair(one=1, other=2)"
    match Pair(5, 6):
        case Pair(five, other=six):
            assert (five, six) == (5, 6)


def test_one_of_them_is_made_of_another():
    """With other values, of any row, copied, and sent elsewhere."""
    pair = Pair(1)
    assert pair._replace(other=5) == (1, 5)
    assert Pair._make([3, 4]) == Pair(3, 4)
    assert pair._asdict() == {"one": 1, "other": 2}
    for same in (copy.copy(pair), copy.deepcopy(pair), pickle.loads(pickle.dumps(pair))):  # noqa: S301 - our own
        assert (same, type(same)) == (pair, Pair)


def test_a_name_stays_as_it_is_and_no_other_is_taken():
    """As of any tuple."""
    with pytest.raises(AttributeError):
        Pair(1).one = 2
    with pytest.raises(AttributeError):
        Pair(1).third = 3
    with pytest.raises(TypeError, match="three"):
        Pair(1)._replace(three=3)


@pytest.mark.parametrize(
    ("args", "named", "said"),
    [
        ((), {}, "one"),
        ((1, 2, 3), {}, "positional"),
        ((1,), {"one": 2}, "one"),
        ((1,), {"two": 2}, "two"),
    ],
)
def test_too_little_or_too_much_is_refused(args, named, said):
    """As any call: the first time, and when many have been made."""

    class Fresh(NamedTuple):
        one: int
        other: int = 2

    with pytest.raises(TypeError, match=said):
        Fresh(*args, **named)
    assert [Fresh(at) for at in range(40)] == [(at, 2) for at in range(40)]
    assert [Fresh(other=1, one=at) for at in range(40)][-1] == (39, 1)
    with pytest.raises(TypeError, match=said):
        Fresh(*args, **named)

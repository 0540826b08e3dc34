"""Classes of values that are quick to define are dataclasses in all that matters."""

import copy
import dataclasses
import gc
import pickle
from typing import ClassVar

import pytest

from palier.values import MANY, dataclass, field, unswept
from palier.values import replace as ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Anything with a place, which counts for nothing when two are compared."""

    place: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pair(Placed):
    """Two numbers."""

    kind: ClassVar[str] = "pair"
    one: int
    other: int = 2
    more: dict[str, int] = field(default_factory=dict)

    @property
    def total(self):
        """Their sum."""
        return self.one + self.other


@dataclass(frozen=True, slots=True)
class Even:
    """A number that says no to odd ones, and how it is shown."""

    number: int

    def __post_init__(self):
        if self.number % 2:
            raise ValueError("odd")

    def __repr__(self):
        return f"<{self.number}>"


def test_values_are_made_by_place_and_by_name():
    """Fields of a base come by name only when it says so; the others in the order written."""
    pair = Pair(1, other=3, place=7)
    assert (pair.one, pair.other, pair.more, pair.place) == (1, 3, {}, 7)
    assert pair.total == 4
    assert Pair.kind == "pair"


def test_two_values_that_say_the_same_are_equal():
    """Where they stand does not count; of what class they are does."""
    assert Pair(1, place=1) == Pair(1, 2, place=2)
    assert Pair(1) != Pair(2)
    assert Even(2) != 2
    assert Even(2) == Even(2)
    assert hash(Even(2)) == hash(Even(2))
    assert Placed(place=1) == Placed(place=2)


def test_what_is_left_out_is_made_anew_each_time():
    """A default that can change is not shared between values."""
    assert Pair(1).more is not Pair(1).more


def test_a_value_stays_as_it_is():
    """Neither a field of it nor anything else can be set or deleted."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Pair(1).one = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Pair(1).one
    with pytest.raises((AttributeError, TypeError)):
        Pair(1).three = 3
    assert not hasattr(Pair(1), "__dict__")


@dataclass(slots=True)
class Tally:
    """A number that changes."""

    number: int
    seen: list[int] = field(default_factory=list)


def test_what_is_not_frozen_can_change_and_is_no_key():
    """It is equal to what says the same now."""
    tally = Tally(1)
    tally.number = 2
    tally.seen.append(3)
    assert tally == Tally(2, [3])
    assert not dataclasses.fields(Tally)[1].kw_only
    with pytest.raises(TypeError, match="unhashable"):
        hash(tally)
    with pytest.raises(AttributeError):
        tally.other = 1


@pytest.mark.parametrize(
    ("args", "named", "named_in_the_error"),
    [
        ((), {}, "one"),
        ((1, 2, {}, 4), {}, "positional"),
        ((1,), {"one": 2}, "one"),
        ((1,), {"two": 2}, "two"),
    ],
)
def test_a_value_that_is_given_too_little_or_too_much_is_refused(args, named, named_in_the_error):
    """As any call: the first time, and when many have been made."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        one: int
        other: int = 2
        more: dict[str, int] = field(default_factory=dict)

    with pytest.raises(TypeError, match=named_in_the_error):
        Fresh(*args, **named)
    assert [Fresh(1, more={"a": at}).more for at in range(40)][-1] == {"a": 39}
    with pytest.raises(TypeError, match=named_in_the_error):
        Fresh(*args, **named)


def test_the_first_values_are_made_as_the_later_ones():
    """However many there are, defaults are filled in and the class's own check is made."""

    @dataclass(frozen=True, slots=True)
    class Fresh(Pair):
        last: int = 3

        def __post_init__(self):
            if self.one < 0:
                raise ValueError("negative")

    made = [Fresh(1, place=at) for at in range(40)]
    assert made == [Fresh(1, 2, {}, 3)] * 40
    assert [each.place for each in made] == list(range(40))
    with pytest.raises(ValueError, match="negative"):
        Fresh(-1)


def test_the_standard_library_takes_them_for_its_own():
    """`fields`, `replace`, `asdict`, `copy`, `pickle` and `match` work on them."""
    pair = Pair(1, place=5)
    assert [each.name for each in dataclasses.fields(pair)] == ["place", "one", "other", "more"]
    assert dataclasses.replace(pair, one=4) == Pair(4)
    assert dataclasses.replace(pair, one=4).place == 5
    assert dataclasses.asdict(pair) == {"place": 5, "one": 1, "other": 2, "more": {}}
    assert pickle.loads(pickle.dumps(pair)) == pair  # noqa: S301 - our own
    assert copy.copy(pair) == copy.deepcopy(pair) == pair
    match pair:
        case Pair(one, other):
            assert (one, other) == (1, 2)


def test_a_value_with_other_fields_is_another_value():
    """As the standard `replace` makes it, the class's own check included."""
    assert ours(Pair(1, place=5), one=4) == Pair(4)
    assert ours(Pair(1, place=5), one=4).place == 5
    assert ours(Even(2), number=4) == Even(4)
    with pytest.raises(ValueError, match="odd"):
        ours(Even(2), number=3)
    with pytest.raises(TypeError, match="no field third"):
        ours(Pair(1), third=3)


def test_what_a_class_says_itself_holds():
    """A class may check its fields and show itself as it likes."""
    assert repr(Even(2)) == "<2>"
    assert repr(Pair(1)) == "Pair(one=1, other=2, more={})"
    with pytest.raises(ValueError, match="odd"):
        Even(1)


def test_other_dataclasses_are_those_of_the_standard_library():
    """What is not slotted is made by the standard library."""

    @dataclass
    class Loose:
        number: int = 1

    loose = Loose()
    loose.number = 2
    assert loose.number == 2


@pytest.mark.parametrize("many", [1, MANY + 1])
def test_values_that_are_many_are_not_looked_through_afterwards(many):
    """They are old at once; what was frozen by somebody else stays so."""
    frozen = gc.get_freeze_count()
    made = unswept(lambda: [[] for _ in range(many)])()
    young = gc.get_count()[0]
    assert gc.isenabled()
    assert len(made) == many
    assert young < MANY
    assert gc.get_freeze_count() == frozen

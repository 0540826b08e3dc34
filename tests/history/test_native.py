"""The compiler of kernels: what it makes comes to what Python does with the same text."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import palier
from palier.history.kernel import compiled, indices
from palier.history.kernel.text import kernel_text

llvm = pytest.importorskip("llvmlite.binding")

from palier.history.native import functions, machine  # noqa: E402 - they import LLVM
from palier.history.native.values import NotInKernelsError  # noqa: E402

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = sorted(EXAMPLES.glob("**/rules.en.palier"))
AXES = {"left": 2, "births": 2, "room": 2, "logs": 3, "sold": 2, "left_units": 2, "left_sold": 2}
AXES |= {"life_facts": 2, "order_facts": 2, "unit_facts": 2, "cal": 2, "steps": 2, "parts": 2}
AXES |= {"lots": 2, "coming": 2, "made": 2, "then": 2, "taken": 2}
NARROW = {"life_facts", "order_facts", "unit_facts", "left_units", "cal", "steps", "parts"}


@pytest.fixture(autouse=True)
def kept_elsewhere(tmp_path, monkeypatch):
    """Nothing of the user's own is read or written."""
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))


def both(text, *numbers, room=8):
    """What a fold leaves in an array of some numbers: by LLVM and by Python."""
    found = []
    for fold in (compiled.compiled(text), compiled.plain(text)):
        array = np.array([*numbers, *[0] * (room - len(numbers))], dtype=np.int64)
        fold(array)
        found.append(array.tolist())
    return found


BODIES = {
    "quotients and what remains are rounded down": """
    its[3] = its[0] // its[1]
    its[4] = its[0] % its[1]
    its[5] = (its[0] + 3) % 7""",
    "loops end early and go on": """
    for each in range(10):
        if each == 2:
            continue
        if each > 6 or (each == 5 and its[2] > 0):
            break
        its[3] += each
    for each in range(5, 0, -2):
        its[4] = 10 * its[4] + each
    while its[5] < 100:
        its[5] += its[2] + 9
        if its[5] > 50:
            break""",
    "numbers change places": """
    a, b = its[0], its[1]
    a, b = b, a
    its[3], its[4] = a, b
    c = d = 7
    its[5] = c + d""",
    "several numbers have one name": """
    pair = its[0], its[1]
    if its[2] > 0:
        pair = its[1], its[0]
    its[3] = pair[0]
    a, b = pair
    its[4] = a - b""",
    "a number is taken out of a table": """
    its[3] = (11, 22, 33)[its[2]]""",
    "an array has another name for a while": """
    its[:2] = 5
    there = mine = numbers(4)
    mine[0], mine[2] = 8, its[1]
    if its[2] > 0:
        there = its
    its[3] = there[0]
    its[4] = mine[2] + its.shape[0]""",
    "what is true is 1": """
    test = its[0] < its[1] <= 3
    its[3] = test
    its[4] += not test
    its[5] = (its[2] != 0 and its[0] > 0) << 3
    its[6] = bool(its[2])
    its[7] = 5 if test or rare(its[2] > 4) else -its[0]""",
    "nothing is asked that does not count": """
    its[3] = its[0] // its[2] if its[2] != 0 else -1
    its[4] = its[2] != 0 and its[its[2] * 0 + 1] // its[2] > 0
    its[5] = its[2] == 0 or its[0] // its[2] > 1""",
    "the largest, the smallest, and bits": """
    its[3] = min(its[0], its[1], 3) + max(its[0], its[1]) + abs(its[0] - its[1])
    its[4] = (its[0] ^ its[1]) | 64 & ~its[2]
    its[5] = int(its[0] > 1) << 3 >> 1
    its[6] = quotient(abs(its[0]) + 7, 2)""",
}


@pytest.mark.parametrize("said", BODIES)
def test_statements_come_to_what_python_makes_of_them(said):
    """All that kernels are made of, with numbers below and above 0."""
    text = f"def fold(its):\n{BODIES[said]}\n"
    every = [both(text, *each) for each in ((7, 2, 1), (-7, 2, 0), (7, -2, 2), (2, 3, 0))]
    assert [each[0] for each in every] == [each[1] for each in every]


CALLS = """
STEP, MORE = range(3, 5)


@compiled
def deep(array, by):
    if by > 5:
        return
    array[by] = by * MORE
    return deeper(array, by) + 1


@apart
def deeper(row, by):
    rows = row.shape[0]
    return rows * by


def fold(its):
    its[STEP] = deep(its, 4)
    its[MORE] += deeper(its, -1)
    deep(its, 6)
"""


def test_functions_are_called_with_arrays_and_numbers():
    """Those that are put into others and those that stand apart."""
    compiled_one, by_python = both(CALLS, 1, 2)
    assert compiled_one == by_python


@pytest.mark.parametrize(
    "strange",
    ["its[0] = 1.5", "its[0] = other", "print(its[0])", "its[0] = its[0] ** 2", "del its"],
)
def test_what_kernels_do_not_say_is_named(strange):
    """Nothing is compiled into something else."""
    with pytest.raises((NotInKernelsError, KeyError)):
        compiled.Fold(f"def fold(its):\n    {strange}\n")(np.zeros(3, dtype=np.int64))


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.bool_, np.int32, np.uint32, np.int64])
def test_arrays_lie_as_they_lie(kind):
    """A column of a table, a table turned round, of any whole numbers; something is given back."""
    text = """def fold(column, table, limits):
    low, high = limits
    for at in range(len(column)):
        column[at] = low <= table[at, 1] < high
    return table[2, 0], len(table), 10**3"""
    left = []
    for fold in (compiled.Fold(text), compiled.plain(text)):
        table, column = np.arange(9).reshape(3, 3).astype(kind), np.ones((3, 2), dtype=kind)
        told = fold(column[:, 1], table.T, (4, 200))
        left.append((tuple(map(int, told)), column.tolist()))
    assert left[0] == left[1]


def test_what_is_no_whole_number_is_refused():
    """A kernel knows no fractions."""
    with pytest.raises(TypeError):
        compiled.Fold("def fold(its):\n    its[0] = 1\n")(np.zeros(3))


SUMS = """
@compiled
def added(units, first, last, most, back):
    basket = sale = 0
    for unit in range(first, last):
        price = units[0, unit]
        on_sale = units[1, unit] != 0
        basket += price
        sale += min(price, most) if not on_sale and price > 2 else 0
    back[3], back[4] = basket, sale


def fold(its, units):
    added(units, its[0], its[1], its[2], its)
"""


@pytest.mark.parametrize("lanes", [4, 8])
@pytest.mark.parametrize("bits", [np.int32, np.int64])
def test_a_loop_that_adds_up_goes_through_several_rows_at_once(monkeypatch, capfd, lanes, bits):
    """Whichever of them are there: none, one, as many as go at once, one less and one more."""
    monkeypatch.setattr(machine, "lanes", lambda: lanes)
    units = np.arange(60, dtype=bits).reshape(2, 30)
    units[1] %= 3
    pairs = [(first, first + many) for first in (0, 3) for many in (-2, 0, 1, 3, 4, 5, 7, 8, 9, 26)]
    found = []
    for fold in (compiled.compiled(SUMS + f"# {lanes}"), compiled.plain(SUMS)):
        sums = [np.array([*pair, 17, 0, 0]) for pair in pairs]
        for each in sums:
            fold(each, units)
        found.append([each.tolist() for each in sums])
    assert found[0] == found[1]
    assert f'width", i32 {lanes}' in functions.Module(SUMS, lanes).whole(
        [functions.Given(64, 1), functions.Given(64, 2)]
    )
    assert capfd.readouterr().err == ""


def test_arrays_may_be_narrower():
    """Numbers of 32 bits are compiled by themselves."""
    fold = compiled.Fold("def fold(its, rows):\n    its[0] = rows[1, 2] - 5\n    rows[0, 0] = -1\n")
    rows = np.arange(6, dtype=np.int32).reshape(2, 3)
    wide, narrow = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int32)
    fold(wide, rows)
    fold(narrow, rows.astype(np.int64))
    assert (wide[0], narrow[0], rows[0, 0]) == (0, 0, -1)


def test_a_kernel_is_compiled_once(monkeypatch):
    """Two threads that ask for it at once; and another process, that finds it on disk."""
    made, times = machine.made, []
    monkeypatch.setattr(
        machine, "made", lambda *told, **how: times.append(told) or made(*told, **how)
    )
    text = "def fold(its):\n    its[0] += 1\n"
    fold, its = compiled.Fold(text), np.zeros(1, dtype=np.int64)
    with ThreadPoolExecutor(2) as pool:
        [*pool.map(fold, [its, its])]
    compiled.Fold(text)(its)
    assert (len(times), its[0]) == (1, 3)


@pytest.mark.parametrize("shop", SHOPS, ids=lambda each: each.parent.name)
def test_every_shop_has_a_kernel_that_llvm_understands(shop):
    """With what comes back: all that a kernel says is compiled, and of the right kind."""
    kernel = kernel_text(palier.load(shop).program, returns=True)
    module = functions.Module(kernel.text)
    names = [each.arg for each in module.functions[functions.FOLD].args.args]
    found = llvm.parse_assembly(module.whole([*map(argument, names)]))
    assert found.get_function(functions.FOLD).name == functions.FOLD


def argument(name):
    """What a kernel is given by a name: a number, or an array."""
    if not name.startswith("its_"):
        return functions.Given()
    bare = name.removeprefix("its_")
    return functions.Given(32 if bare in NARROW else 64, AXES.get(bare, 1))


def expressions():
    """Expressions over `a`, `b` and `c`, which never divide by 0."""
    leaves = st.sampled_from(["a", "b", "c", "3", "-2", "its[7]"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+ - * & | ^".split()), inner).map(
                lambda each: f"({' '.join(each)})"
            ),
            st.tuples(inner, st.sampled_from(["// 7", "% 5", "// -3", ">> 2"])).map(
                lambda each: f"({' '.join(each)})"
            ),
            st.tuples(inner, st.sampled_from("< <= == != > >=".split()), inner).map(
                lambda each: f"int({' '.join(each)})"
            ),
            st.tuples(inner, inner, inner).map(
                lambda each: (
                    f"({each[0]} if {each[1]} > {each[2]} and not {each[0]} else {each[2]})"
                )
            ),
            st.tuples(inner, inner).map(lambda each: f"min({each[0]}, {each[1]}, 9)"),
            st.tuples(inner, inner).map(lambda each: f"bool(({each[0]} > 0) or {each[1]} // 2)"),
        ),
        max_leaves=12,
    )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(expressions(), min_size=10, max_size=20), st.lists(st.integers(-99, 99), min_size=3)
)
def test_made_up_expressions_come_to_what_python_makes_of_them(every, numbers):
    """Whatever is put together of what kernels know."""
    lines = [f"    its[{at + 8}] = {each}" for at, each in enumerate(every)]
    text = "\n".join(("def fold(its):", "    a, b, c = its[0], its[1], its[2]", *lines, ""))
    compiled_one, by_python = both(text, *numbers[:3], room=30)
    assert compiled_one == by_python


def test_a_line_with_very_many_indices_is_told_to_the_end():
    """Three thousand of them: a long line is no deep one."""
    line, told = " + ".join(["lots[at]"] * 3000), " + ".join(["lots[index(at)]"] * 3000)
    assert indices.told(line) == told

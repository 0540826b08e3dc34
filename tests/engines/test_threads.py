"""A programme may be shared between threads, and several programmes be asked side by side."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import palier
from palier.program.model import Program, once_a_version, once_for_each

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
RATES = (1, 2, 3, 4)
LINES = [{"price": "60"}]


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as Python lets them."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def _clubs() -> list[palier.LoyaltyProgram]:
    return [
        palier.compile(
            f"{HEAD}earn {rate} points per 1 EUR\n\n"
            f'tier "Bronze"\ntier "Silver" from {rate * 50} EUR spent\n  points x {rate + 1}\n'
        )
        for rate in RATES
    ]


def _year(club: palier.LoyaltyProgram) -> list[dict[str, object]]:
    """What four orders of a customer are answered."""
    account, answers = None, []
    for month in range(1, 5):
        at = f"2026-0{month}-01T10:00:00Z"
        order = {"type": "order", "id": f"o{month}", "customer": "c1", "at": at, "lines": LINES}
        outcome, account = club.apply(order, account)
        answers.append(outcome.to_json())
    return answers


@pytest.mark.usefixtures("restless")
def test_threads_that_ask_several_programmes_get_what_one_thread_gets() -> None:
    """Each answer is that of its own programme."""
    alone = [_year(club) for club in _clubs()]
    shared = _clubs()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(_year, shared * 50))
    assert found == alone * 50


class Slow:
    """A part that takes so long to compare that another programme is asked for meanwhile."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile = meanwhile

    def __eq__(self, part: object) -> bool:
        self.meanwhile()
        return isinstance(part, Slow)

    def __hash__(self) -> int:
        return 0


def test_what_is_kept_of_a_programme_is_never_that_of_another_asked_for_meanwhile() -> None:
    """The other one is asked for in the middle of the question."""
    first, second = (each.program for each in _clubs()[:2])

    @once_a_version(8)
    def version_alone(program: Program) -> str:
        return program.version if program is second else version_alone(second) and program.version

    @once_for_each(8)
    def version_of(program: Program, _: object) -> str:
        return program.version

    assert [version_alone(each) for each in (first, second, first)] == [
        each.version for each in (first, second, first)
    ]
    version_of(first, Slow(lambda: version_of(second, None)))
    assert version_of(first, Slow(lambda: None)) == first.version
    assert version_of(second, None) == second.version

"""How long a large rule file takes: its check, and its sheet with a first quote, by family.

    python tests/bench/check.py [FAMILY…]

Each family is written with 1,000 and with 3,000 of something: statements, lines of one statement,
parts of one line. What is printed is the time of each, and the exponent with which it grows: 1 is
as the file grows, 2 as its square. Exits 1 where an exponent is above its limit.
"""

import datetime as dt
import gc
import math
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from palier.account.order import Order, OrderLine
from palier.account.standing import Standing
from palier.compiling import Compiled, compiled
from palier.engines.quote import quote
from palier.program.model import Program
from palier.source import SourceText

T = TypeVar("T")
FEW, MANY = 1_000, 3_000
LIMIT = 1.2
ROUNDS = 3
"""So often is measured what seems to grow too fast; else once."""
NOTICED = 0.05
"""Seconds below which nobody waits, and no exponent is reckoned."""
HEAD = 'loyalty program "Bench"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = "earn 1 point per 1 EUR\n"
NEW_YEAR = dt.date(2026, 1, 1)
VERSIONS = count()
NOON = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
AN_ORDER = Order(at=NOON, lines=(OrderLine(50_00),))
SYLLABLES = tuple(first + second for first in "bcdfghjlmnprstvz" for second in "aeiou")


def word(number: int) -> str:
    """Give a word of its own to a number; all begin alike, so that any may be a slip for another.

    >>> word(1), word(2)
    ('kajemoci', 'kasicefa')
    """
    mixed = number * 48_271 % len(SYLLABLES) ** 3
    rest, one = divmod(mixed, len(SYLLABLES))
    three, two = divmod(rest, len(SYLLABLES))
    return f"ka{SYLLABLES[one]}{SYLLABLES[two]}{SYLLABLES[three]}"


def day(number: int) -> str:
    """Give a day to a number, as the language writes it."""
    return f"{NEW_YEAR + dt.timedelta(days=number):%Y-%m-%d}"


def statements(template: str, start: str = EARN) -> Callable[[int], str]:
    """Write so many statements; `{n}`, `{word}` and `{day}` tell them apart, `{more}` counts on."""

    def written(many: int) -> str:
        return start + "".join(filled(template, each) for each in range(1, many + 1))

    return written


def lines(head: str, template: str, rest: str = "", start: str = EARN) -> Callable[[int], str]:
    """Write one statement with so many lines of a kind."""

    def written(many: int) -> str:
        return start + head + "".join(filled(template, each) for each in range(1, many + 1)) + rest

    return written


def joined(before: str, template: str, joint: str, rest: str) -> Callable[[int], str]:
    """Write one statement with one line of so many parts."""

    def written(many: int) -> str:
        return EARN + before + joint.join(filled(template, each) for each in range(many)) + rest

    return written


def filled(template: str, number: int) -> str:
    """Fill a template with what belongs to a number."""
    return template.format(n=number, word=word(number), day=day(number), more=number + 1)


OFFER = 'offer "O"\n'
OFF = "  1 EUR off\n"
FAMILIES: dict[str, Callable[[int], str]] = {
    "earnings": statements('earn {n} points per order\n  when channel is "{word}"\n'),
    "bonus days, a date each": statements('bonus day "{word}" on {day}\n  points x 2\n'),
    "bonus days, a channel each": statements(
        'bonus days "{word}" from 2026-01-01\n  when channel is "{word}"\n  points x 2\n'
    ),
    "bonus days, all at once": statements(
        'bonus days "{word}" from 2026-01-01\n  only category "{word}"\n  points x 2\n'
    ),
    "offers on baskets": statements('offer "{word}"\n  on baskets from {n} EUR\n  1 EUR off\n'),
    "offers with a code": statements(
        'offer "{word}" with promo code "{n}"\n  from {n} EUR: 1 EUR off\n'
    ),
    "tiers": statements('tier "{word}" from {n} orders\n  {n} extra points\n'),
    "tiers, each less": statements('tier "{word}" from {n} orders\n  from {n} EUR: 5 EUR off\n'),
    "segments": statements('segment "{word}"\n  when customer type is "{word}"\n  1 EUR off\n'),
    "segments, by orders": statements(
        'segment "{word}"\n  when number of orders is between {n} and {more}\n'
        '    and channel is "web"\n  1 EUR off\n'
    ),
    "rewards": statements('reward "{word}" for {n}00 points\n  {n} EUR off\n'),
    "rewards, each less": statements('reward "{word}" for {n}00 points\n  10 EUR off\n'),
    "stamp cards": statements(
        'stamp card "{word}"\n  1 stamp per item\n  after 5 stamps: next item free\n'
    ),
    "awards per activity": statements('earn {n} points per "{word}"\n'),
    "activities counted": lines(
        'earn 5 points per "review"\n' + OFFER,
        '  when number of "{word}" activities is at least 1\n',
        OFF,
    ),
    "guarantees": statements(
        "guarantee the discount is at most {n} EUR\n  when basket total is at least {n} EUR\n",
        EARN + 'example "E"\n  when they order 90 EUR\n  then 90 points earned\n',
    ),
    "examples": statements(
        'example "{word}"\n  given a customer\n  when they order {n} EUR\n  then 0 EUR off\n'
    ),
    "bands of an offer": lines(OFFER, "  from {n} EUR: {n} extra points\n"),
    "bands that take off": lines(OFFER, "  from {n}0 EUR: {n} EUR off\n"),
    "bands of points": lines("redeem points\n", "  from {n} points: {n} EUR off\n"),
    "bands of a grid": lines("earn by basket total\n", "  from {n} EUR: {n} points\n", start=""),
    "bands, closed": lines(OFFER, "  from {n}0 EUR to {n}5 EUR: {n} extra points\n"),
    "`when` lines": lines(OFFER, "  when basket total is at least {n} EUR\n", OFF),
    "`when` lines with `or`": lines(
        OFFER, '  when channel is "{word}" or number of orders is above {n}\n', OFF
    ),
    "`unless` lines": lines(OFFER, '  unless channel is "{word}"\n', OFF),
    "`and` in a line": joined(OFFER + "  when ", 'the box "{word}" is ticked', " and ", "\n" + OFF),
    "`or` in a line": joined(OFFER + "  when ", "points balance is {n}", " or ", "\n" + OFF),
    "`and` and `or` in a line": joined(
        OFFER + "  when ", 'channel is "{word}" and number of orders is {n}', " or ", "\n" + OFF
    ),
    "names in a list": joined(OFFER + "  when channel is one of ", '"{word}"', ", ", "\n" + OFF),
    "customer groups in a list": joined(
        OFFER + "  when customer group is one of ", '"{word}"', ", ", "\n" + OFF
    ),
    "categories left out": lines(OFFER, '  except category "{word}"\n', OFF),
    "parts of a selection": joined(OFFER + "  only ", 'product "{word}"', " or ", "\n" + OFF),
    "tier criteria": joined('tier "T" ', "from {n} orders and {n} EUR spent", " or ", "\n"),
    "benefits in a line": joined(OFFER + "  ", 'perk "{word}"', " and ", "\n"),
    "perks": lines(OFFER, '  perk "{word}"\n'),
    "products for free": lines(OFFER, '  product "{word}" as a gift\n'),
    "dates of an offer": lines(OFFER, "  from {day} to {day}\n", OFF),
    "days of the year": lines(OFFER, "  every 1 May\n", OFF),
    "hours of an offer": lines(OFFER, "  between 14:00 and 17:00\n", OFF),
    "friends": lines("referral\n", "  after {n} friends: {n} EUR off\n"),
    "translations": lambda many: (
        statements('offer "{word}"\n  1 EUR off\n')(many)
        + lines("in French\n", '  "{word}" is "{n}"\n', start="")(many)
    ),
    "questions": lines("page\n", '  question "{word}" answer "{n}"\n'),
    "comments": lines(OFFER + OFF, "  # {word}\n"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """The best time of a few and of many, in seconds."""

    few: float
    many: float

    @property
    def exponent(self) -> float:
        """With what power of the number the time grows; 0 where nobody notices."""
        if self.many < NOTICED:
            return 0.0
        return math.log(self.many / self.few) / math.log(MANY / FEW)

    @property
    def late(self) -> bool:
        """Whether it grows too fast."""
        return self.exponent > LIMIT


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    """Time some work, and give what it made.

    Of the processor: what else the machine does counts for little. Nobody searches for cycles
    meanwhile, nor among what was there before: that would take longer than the work itself.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    start = time.process_time()
    made = work()
    taken = time.process_time() - start
    gc.enable()
    return taken, made


def checked(text: str) -> Compiled:
    """Check a rule file, which has to mean something."""
    found = compiled(SourceText.of(HEAD + text))
    if found.program is None:
        sys.exit(f"{found.problems[0]}\n{text[:500]}")
    return found


def timed(text: str) -> tuple[float, float]:
    """Time the check of a rule file, then its sheet and its first quote."""
    check, found = seconds(lambda: checked(text))
    program = found.program
    assert program is not None
    return check, seconds(lambda: quote(anew(program), AN_ORDER, Standing()))[0]


def anew(program: Program) -> Program:
    """Give a programme a version of its own: no sheet is kept of it."""
    return replace(program, version=f"bench {next(VERSIONS)}")


def measure(family: str) -> tuple[Measured, Measured]:
    """Time the check and the first quote of a family: anew where they seem to grow too fast."""
    texts = [FAMILIES[family](each) for each in (FEW, MANY)]
    best = [(math.inf, math.inf)] * len(texts)
    for _ in range(ROUNDS):
        now = [timed(each) for each in texts]
        best = [(min(a, c), min(b, d)) for (a, b), (c, d) in zip(best, now, strict=True)]
        both = tuple(Measured(*each) for each in zip(*best, strict=True))
        if not any(each.late for each in both):
            break
    check, first = both
    return check, first


def report(families: Iterable[str]) -> bool:
    """Print the times of each family; tell whether all exponents are within the limit."""
    print(f"{'seconds and exponent':28} {'check':>22} {'sheet, first quote':>24}")
    kept = True
    for family in families:
        both = measure(family)
        shown = "  ".join(f"{each.few:7.2f} {each.many:7.2f} {each.exponent:5.2f}" for each in both)
        late = any(each.late for each in both)
        print(f"{family:28} {shown}{'  <--' if late else ''}", flush=True)
        kept = kept and not late
    return kept


def main() -> None:
    """Measure the families named, or all; exit 1 where one grows too fast."""
    checked(EARN)
    sys.exit(0 if report(sys.argv[1:] or FAMILIES) else 1)


if __name__ == "__main__":
    main()

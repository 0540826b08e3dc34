"""What customers cause for those who referred them, found before any life is gone through.

Whether a friend counts is told by the friend's own life alone. So it is found first, in the lives
of all customers who were referred: of most, their first order tells it, of those with more than
orders, the whole life. Then each life is gone through by itself, with what friends cause where it
falls.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from palier.account.days import local
from palier.account.events import Activity, AnyEvent, Joined, Refund, customer_of
from palier.account.order import Order
from palier.account.state import Account
from palier.history.columns import Column
from palier.history.fold import Fold, Run
from palier.history.rows import Caused, Entry, Life, Place, lives
from palier.history.spending import Spending
from palier.history.sql import quoted, said
from palier.history.table import DOES, Outline, Table
from palier.life.referrals import counts_friends, follow_up, joined_by
from palier.life.replay import History
from palier.life.standing import is_member
from palier.program.model import Program
from palier.values import dataclass

ByLife = Mapping[str, tuple[Caused, ...]]
"""What friends cause, by the customer for whom they do, oldest first."""


def crosses_customers(run: Run, table: Outline) -> bool:
    """Whether what one customer does changes another's account: a friend who counts some day."""
    every = (run.program, *run.older.values())
    return any(map(counts_friends, every)) and table.holds(Column.REFERRED_BY)


@dataclass(frozen=True, slots=True)
class Friends:
    """What friends cause under programmes, by the version of each."""

    by_version: Mapping[str, ByLife]

    @classmethod
    def of(cls, table: Table, runs: Iterable[Run]) -> Friends:
        """Those of a table; programmes whose friends count alike share them. Raises RowError."""
        found: dict[Hashable, ByLife] = {}
        told: dict[str, ByLife] = {}
        for run in runs:
            asks = _what_counts(run)
            if asks not in found:
                found[asks] = _by_life(table, run) if crosses_customers(run, table) else {}
            told[run.program.version] = found[asks]
        return cls(told)

    def caused(self, program: Program, life: str) -> tuple[Caused, ...]:
        """What friends cause for a customer under a programme."""
        return self.by_version.get(program.version, {}).get(life, ())

    def named(self, program: Program) -> Iterable[str]:
        """The customers for whom friends cause anything under a programme."""
        return self.by_version.get(program.version, {}).keys()

    def lives(
        self, table: Table, program: Program, only: Iterable[str] | None = None
    ) -> Iterator[Life]:
        """The lives of a table, or some of them, each with what friends cause in it.

        Last come those of whom no row tells more than that they referred somebody.
        """
        wanted = None if only is None else [*only]
        named = {name for each in self.by_version.values() for name in each}
        for life in lives(table, program, wanted):
            named.discard(life.name)
            yield self._with(life)
        for name in sorted(named if wanted is None else named & {*wanted}):
            yield self._with(Life(name, ()))

    def _with(self, life: Life) -> Life:
        of_all = ((version, each.get(life.name, ())) for version, each in self.by_version.items())
        return life._replace(caused={version: some for version, some in of_all if some})


def _what_counts(run: Run) -> Hashable:
    """What of a programme tells which friends count."""
    every = (run.program, *run.older.values())
    return tuple(
        (
            each.run.first,
            counts_friends(each),
            each.referral and (each.referral.counts_from, each.referral.from_joining),
            each.membership is None,
            each.returns.accepted_for,
        )
        for each in every
    )


# In the lives of friends ---------------------------------------------------------------------


def _by_life(table: Table, run: Run) -> ByLife:
    found: dict[str, list[Caused]] = {}
    plain, others = _referred(table)
    for each in _of_plain(table, run, plain):
        found.setdefault(customer_of(each.entry.event) or "", []).append(each)
    for each in _of_others(table, run, others):
        found.setdefault(customer_of(each.entry.event) or "", []).append(each)
    return {name: in_time(some) for name, some in found.items()}


def in_time(some: Iterable[Caused]) -> tuple[Caused, ...]:
    """What friends cause in a life, oldest first."""
    return tuple(sorted(some, key=lambda each: each.place))


def _referred(table: Table) -> tuple[list[str], list[str]]:
    """The customers who were referred: those who only order, and the others."""
    filled = f"coalesce({quoted(Column.REFERRED_BY.value)}, '') <> ''"
    does = DOES if Column.TYPE in table.columns else "false"
    query = (
        f'SELECT "_life", bool_or("_kind" OR {does}) FROM history'  # noqa: S608 - names of our own
        f' GROUP BY ALL HAVING bool_or({filled}) AND NOT starts_with("_life", chr(1)) ORDER BY 1'
    )
    rows = said(table.connection, query).fetchall()
    return [name for name, more in rows if not more], [name for name, more in rows if more]


def _of_plain(table: Table, run: Run, names: Sequence[str]) -> Iterator[Caused]:
    """What friends cause who only order: their first order tells it."""
    shop = History(run.program, older=run.older)
    for life in lives(table, run.program, names, first=True) if names else ():
        *joined, entry = life.entries
        order = entry.event
        if not isinstance(order, Order) or order.referred_by in (None, order.customer):
            continue
        program = shop.ruling(order.at)
        account = Account(
            order.customer or "", referred_by=order.referred_by, counted={"orders": 1}
        )
        first = joined[0].event if joined else order
        place = places(life.entries)[0]
        for each in _causes(program, order, first, account):
            yield Caused(place, Entry(each, entry.row))


def _causes(
    program: Program, order: Order, first: AnyEvent, account: Account
) -> Iterator[AnyEvent]:
    """What a first order causes for whoever sent the customer, and the event they joined by."""
    shop = History(program)
    made = [*follow_up(program, order, account)]
    if is_member(program, account, local(program, order.at).date()):
        made += joined_by(program, first if isinstance(first, Joined) else order, account)
    yield from filter(None, map(shop.read, made))


def _of_others(table: Table, run: Run, names: Sequence[str]) -> Iterator[Caused]:
    """What friends cause of whom a table tells more: their lives do."""
    for life in lives(table, run.program, names) if names else ():
        fold = Fold(run.program, Spending(0), run.older)
        for _ in fold.steps(life.entries):
            pass
        rows = zip(life.entries, places(life.entries), strict=True)
        place_of = {entry.row: place for entry, place in rows}
        for row, event in fold.caused:
            yield Caused(place_of[row], Entry(event, row))


def places(entries: Sequence[Entry]) -> list[Place]:
    """Where events of a life stand among others: what tells of a customer, with what follows."""
    found: list[Place] = []
    for entry in reversed(entries):
        event = entry.event
        if isinstance(event, Order):
            found.append((event.at, False, event.id or "", entry.row))
        elif isinstance(event, Refund):
            found.append((event.at, True, event.order, entry.row))
        elif isinstance(event, Activity):
            found.append((event.at, False, "", entry.row))
        else:
            found.append(found[-1])
    return found[::-1]


def entries_of(life: Life, program: Program) -> tuple[Entry, ...]:
    """The events of a life under a programme: those that friends cause, where they fall."""
    caused = life.caused.get(program.version)
    if not caused:
        return life.entries
    own = [Caused(*each) for each in zip(places(life.entries), life.entries, strict=True)]
    return tuple(each.entry for each in sorted((*own, *caused), key=lambda each: each.place))

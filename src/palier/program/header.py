"""The `loyalty program` statement: currency, time zone, unit, run, membership, tax."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from palier import tree
from palier.nearest import nearest
from palier.problem.meaning import (
    Missing,
    MissingLine,
    UnknownCurrency,
    UnknownTimeZone,
)
from palier.program.model import PaidMembership, PointsUnit, PotUnit
from palier.program.reading import Reading, clash, one
from palier.program.scope import check_range
from palier.quantity import currencies, currency_digits
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; an empty currency or zone is one that is missing or unknown."""

    name: str = ""
    currency: str = ""
    zone: str = ""
    unit: PointsUnit | PotUnit = PointsUnit("point", "points")
    run: tree.DateRange = tree.DateRange()
    membership: PaidMembership | None = None
    taxes: tree.Taxes | None = None
    membership_written: bool = False


def header_of(statement: tree.Statement, reading: Reading) -> Header:
    """Read the header; points are called "point", "points" when it does not name them."""
    head = statement.head
    membership = one(statement, tree.Membership, reading)
    return Header(
        name=head.name.text if isinstance(head, tree.ProgramHead) else "",
        currency=_currency_of(statement, reading),
        zone=_zone_of(statement, reading),
        unit=_unit_of(statement, reading),
        run=_run_of(statement, reading),
        membership=_paid(membership),
        taxes=one(statement, tree.Taxes, reading),
        membership_written=membership is not None,
    )


def _currency_of(statement: tree.Statement, reading: Reading) -> str:
    clause = one(statement, tree.InCurrency, reading)
    if clause is None:
        reading.note(MissingLine(statement.head.span, Missing.CURRENCY))
        return ""
    if currency_digits(clause.code) is None:
        close = nearest(clause.code, currencies())
        reading.note(UnknownCurrency(clause.span, clause.code, close))
        return ""
    return clause.code


def _zone_of(statement: tree.Statement, reading: Reading) -> str:
    clause = one(statement, tree.InTimeZone, reading)
    if clause is None:
        reading.note(MissingLine(statement.head.span, Missing.TIME_ZONE))
        return ""
    if not _exists(clause.zone.text):
        reading.note(UnknownTimeZone(clause.zone.span, clause.zone.text, _close(clause.zone.text)))
        return ""
    return clause.zone.text


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _close(zone: str) -> str | None:
    # Listing the zones reads hundreds of files: only a mistyped one is worth it.
    from zoneinfo import available_timezones  # noqa: PLC0415

    return nearest(zone, sorted(available_timezones()))


def _unit_of(statement: tree.Statement, reading: Reading) -> PointsUnit | PotUnit:
    points = one(statement, tree.CollectPoints, reading)
    pot = one(statement, tree.CollectCashback, reading)
    clash(points, pot, reading)
    if pot:
        return PotUnit(pot.pot.text)
    if points:
        return PointsUnit(points.one.text, points.many.text)
    return PointsUnit("point", "points")


def _run_of(statement: tree.Statement, reading: Reading) -> tree.DateRange:
    clause = one(statement, tree.Runs, reading)
    if clause is None:
        return tree.DateRange()
    check_range(clause.dates, reading)
    return clause.dates


def _paid(membership: tree.Membership | None) -> PaidMembership | None:
    if membership is None or membership.fee is None or membership.per is None:
        return None
    return PaidMembership(membership.fee, membership.per)

"""How an outcome is told while it is put together: as values, or at once as JSON.

Who puts one together calls the classes of `outcome` by the names that they have here, and says
each amount. Told in JSON, the same calls give what `to_plain` gives of the values, and none is
made. To a type checker both are the values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from palier.account import outcome as out
from palier.account.forms import Mark
from palier.because import Because
from palier.program.model import Program, once_a_version
from palier.quantity import Amount, Money, Points, currency_digits, decimal_text
from palier.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a programme's outcomes are told.

    `money` and `amount` take minor units, and units of what customers collect; `points` those that
    a tier asks for; `exact` a number before it is rounded. `value` takes what is a value already.
    """

    program: Program
    money: Callable[[int], Money]
    amount: Callable[[int], Amount]
    points: Callable[[int], Points]
    exact: Callable[[Fraction], Fraction | Money]
    value: Callable[[Any], Any]
    outcome: type[out.Outcome]
    event_outcome: type[out.EventOutcome]
    points_moved: type[out.PointsMoved]
    discount: type[out.Discount]
    set_aside: type[out.SetAside]
    refused: type[out.Refused]
    shipping: type[out.ShippingOutcome]
    award: type[out.Award]
    award_part: type[out.AwardPart]
    silent: type[out.Silent]
    points_outcome: type[out.PointsOutcome]
    status_award: type[out.StatusAward]
    status_points: type[out.StatusPointsOutcome]
    line: type[out.LineOutcome]
    next_expiry: type[out.NextExpiry]
    balance: type[out.Balance]
    missing: type[out.Missing]
    tier: type[out.TierOutcome]
    next_tier: type[out.NextTier]
    voucher: type[out.VoucherOutcome]


CLASSES: Mapping[str, type[Any]] = {
    name: get_args(hint)[0]
    for name, hint in get_type_hints(Telling).items()
    if get_origin(hint) is type
}
"""The classes that a telling puts values of together, by the names that they have in it."""


@once_a_version(64)
def values_of(program: Program) -> Telling:
    """The outcomes of a programme told as values."""
    currency, decimals = program.currency, program.points.decimals
    return Telling(
        program=program,
        money=lambda minor: Money(minor, currency),
        amount=program.amount,
        points=lambda count: Points(count, decimals),
        exact=program.exact,
        value=lambda value: value,
        **CLASSES,
    )


@once_a_version(64)
def json_of(program: Program) -> Telling:
    """The outcomes of a programme told in JSON.

    >>> from palier.program.model import PotUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PotUnit("pot"))
    >>> tell = json_of(club)
    >>> tell.refused(Because.EXPIRED, points=tell.amount(650))
    {'because': 'expired', 'points': '6.50'}
    """
    money = decimal_text(currency_digits(program.currency) or 0)
    decimals = program.points.decimals
    points: Callable[[int], object] = decimal_text(decimals) if decimals else lambda count: count
    told: dict[str, Any] = {
        "money": money,
        "amount": money if program.cashback else points,
        "points": points,
        "exact": lambda units: _plain(program.exact(units)),
        "value": out.to_plain,
        **makers(_maker),
    }
    return Telling(program=program, **told)


def _plain(number: Fraction | Money) -> str:
    return number.plain() if isinstance(number, Money) else str(number)


@cache
def makers(make: Callable[[type[Any]], Callable[..., Any]]) -> dict[str, Any]:
    """What tells each class that an outcome is put together of."""
    return {name: make(of) for name, of in CLASSES.items()}


def _maker(of: type[Any]) -> Callable[..., dict[str, Any]]:
    """What takes the fields of a value as they are told, and gives it as JSON: code of its own."""
    hints = get_type_hints(of, include_extras=True)
    space: dict[str, Any] = {}
    taken, lines = [], ["    told = {}"]
    for name, each in of.__dataclass_fields__.items():
        space |= default_of(name, each)
        taken.append(f"{name}=default_{name}" if f"default_{name}" in space else name)
        space[f"tell_{name}"] = writes = _writer(hints[name])
        put = f"told[{name.rstrip('_')!r}] = " + (f"tell_{name}({name})" if writes else name)
        if Mark.IF_ANY in getattr(hints[name], "__metadata__", ()):
            lines += [f"    if {name} is not None:", f"        {put}"]
        else:
            lines.append(f"    {put}")
    star = ["*"] if any(each.kw_only for each in of.__dataclass_fields__.values()) else []
    head = f"def made({', '.join((*star, *taken))}):"
    exec("\n".join((head, *lines, "    return told")), space)  # noqa: S102 - of names of fields
    return cast(Callable[..., dict[str, Any]], space["made"])


def default_of(name: str, of: Field[Any]) -> dict[str, object]:
    """What a field is where it is not given, if it may be left out; what it holds is only read."""
    if of.default_factory is not MISSING:
        return {f"default_{name}": of.default_factory()}
    return {} if of.default is MISSING else {f"default_{name}": of.default}


def _writer(hint: object) -> Callable[[Any], object] | None:
    """What is written otherwise than it is told; None: nothing, as amounts and parts are told."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) in (Union, UnionType):
        (*others, last) = (each for each in get_args(hint) if each is not NoneType)
        writes = None if others else _writer(last)
        return writes and (lambda value: None if value is None else writes(value))
    if get_origin(hint) is tuple:
        inner = _writer(get_args(hint)[0])
        return list if inner is None else lambda values: [*map(inner, values)]
    if get_origin(hint) is Mapping:
        return dict
    return _LEAVES.get(hint)


_LEAVES: Mapping[object, Callable[[Any], object]] = {
    Because: str,
    dt.date: dt.date.isoformat,
    Fraction: str,
}

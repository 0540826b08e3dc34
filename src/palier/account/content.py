"""Events written back, and the mark that tells one content from another."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from palier.account.events import AnyEvent
from palier.account.read import event_form_of
from palier.program.model import Program


def event_json(event: AnyEvent, program: Program) -> dict[str, Any]:
    """An event in the form it is sent in: money in the major unit, defaults left out.

    >>> from palier.account.events import Adjustment
    >>> from palier.program.model import PotUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PotUnit("pot"))
    >>> noon = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    >>> event_json(Adjustment(id="m1", at=noon, customer="c1", points=-150), club)["points"]
    '-1.50'
    """
    return event_form_of(program).write(event)


def content_of(event: AnyEvent, program: Program) -> str:
    """The SHA-256 of what an event says, in hexadecimal: 64 digits.

    However it was written - keys in another order, `"12.5"` for `"12.50"`, a default spelled out,
    the same moment with another offset, names of a set in another order - it is the same.
    """
    said = {**event_json(event, program), "at": event.at.astimezone(dt.UTC).isoformat()}
    text = json.dumps(_ordered(said), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


_SETS = frozenset({"categories", "tags", "groups"})


def _ordered(said: object) -> object:
    match said:
        case Mapping():
            return {
                name: sorted(set(each))
                if name in _SETS and isinstance(each, list)
                else _ordered(each)
                for name, each in said.items()
            }
        case list():
            return [_ordered(each) for each in said]
        case _:
            return said

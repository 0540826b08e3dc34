"""The readings of a line whose number or date may be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from palier.problem.syntax import NumberStyle
from palier.surface.figures_in import Refused, days_by_order, days_in
from palier.surface.lalr import Tables
from palier.surface.loose import pieces_of
from palier.surface.tokens import matches_of


def readings(text: str, tables: Tables) -> Iterator[tuple[str, bool]]:
    """What a line may say; its dates are all written in one order. Are the years guessed?"""
    dates = [
        each
        for each in matches_of(text, 0, len(text), tables.language)
        if each.lastgroup in ("slashed", "between")
    ]
    for order in (0, 1) if dates else (0,):
        found = text
        for each in reversed(dates):
            day = days_by_order(each.group())[order]
            found = f"{found[: each.start()]}{day}{found[each.end() :]}"
        if "None" not in found:
            # A year of two figures, or a number that would be read if it were sure.
            guessed = any(not days_in(each.group()) for each in dates)
            yield from ((each, guessed or each != found) for each in _numbers(found, tables))


def _numbers(text: str, tables: Tables) -> Iterator[str]:
    """A text with its first number of two readings in each of them, then the next."""
    try:
        pieces_of(text, 0, len(text), tables, {})
    except Refused as refused:
        match refused.problem:
            case NumberStyle(span, readings=readings):
                for each in readings:
                    yield from _numbers(f"{text[: span.start]}{each}{text[span.end :]}", tables)
            case _:
                return
    else:
        yield text

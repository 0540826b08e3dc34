"""The small print: what holds whether or not the file says it."""

from __future__ import annotations

from palier import tree
from palier.page import marks
from palier.page.speaker import Speaker
from palier.page.view import Section
from palier.program.rules import Earning

AMOUNTS = tree.EarnPerAmount | tree.EarnPercent | tree.EarnGrid


def small_print(s: Speaker) -> Section:
    """Membership, what counts, rounding, taxes, calendar."""
    notes = (*membership(s), *_amounts(s), *_thresholds(s), *_calendar(s))
    return Section("small-print", s.say("small.title"), notes=notes, quiet=True)


def membership(s: Speaker) -> tuple[str, ...]:
    """How one joins and what that costs."""
    paid = s.program.membership
    if paid is None:
        joined = s.sentence("small.free")
    else:
        fee, period = s.money(paid.fee), s.period(paid.per)
        joined = s.sentence("small.paid", fee=fee, period=period)
    return (joined, s.sentence("small.guests"))


def _amounts(s: Speaker) -> tuple[str, ...]:
    on_orders = [rule for rule in s.program.earnings if rule.on_orders and rule.scope.on_page]
    rounding = s.program.points.rounding.name.lower()
    return (
        *((s.sentence(_basis(on_orders)), *_paid_with(s)) if _on_amounts(on_orders) else ()),
        *((s.sentence(f"small.rounded.{rounding}"),) if on_orders else ()),
    )


def _paid_with(s: Speaker) -> tuple[str, ...]:
    rule = s.program.redemption
    shown = rule is not None and rule.scope.on_page
    return (s.sentence("small.base.paid_with"),) if shown else ()


def _on_amounts(rules: list[Earning]) -> bool:
    return any(isinstance(rule.head, AMOUNTS) for rule in rules)


def _basis(rules: list[Earning]) -> str:
    """Rules that have their own amount say so beside them."""
    own = [r for r in rules if r.before_discounts or r.excluding_tax or r.including_shipping]
    return "small.base.unless_said" if own else "small.base"


def _thresholds(s: Speaker) -> tuple[str, ...]:
    taxed = "small.tax.included" if s.program.prices_include_tax else "small.tax.excluded"
    return (s.sentence("small.thresholds"), s.sentence(taxed))


def _calendar(s: Speaker) -> tuple[str, ...]:
    return (s.sentence("small.calendar", zone=marks.clean(s.program.zone)),)

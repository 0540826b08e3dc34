"""Why an order gives what it gives: sentences for the merchant, in either language.

Nothing is reckoned here: every figure is the value of a line of the sheet, or the distance of one
from where a condition wants it. Each file has its phrases at its head, both languages side by side.

In reading order: `teller` (what an explanation is made of, and who tells it: what rules are called,
what lines are worth); what was given, `discounts` and `paying`, `awards`, `bands`, `steps`,
`standing`, `vouchers` (and those that are not given); how far a number is off, `numbers`, and what
it takes for the conditions of a rule, `guards`; what gives nothing, `silence`, and what its
benefits lack, `idle`; what was chosen, set aside or refused, `choosing`. A new reason, benefit or
number to compare is asked for by the type checker, or by the table that lacks it.
"""

from __future__ import annotations

from collections.abc import Iterator

from palier.closed import those
from palier.engines.explain import (
    awards,
    choosing,
    discounts,
    silence,
    standing,
    vouchers,
)
from palier.engines.explain.teller import About as About
from palier.engines.explain.teller import Teller, teller
from palier.engines.explain.teller import Why as Why
from palier.engines.quote import Quote
from palier.sheet.marks import AwardKind
from palier.source import Language

BESIDE = those(
    AwardKind,
    yes=[AwardKind.FIRST_ORDER, AwardKind.EXTRA, AwardKind.PROMISED],
    no=[AwardKind.EARNING, AwardKind.REACHING, AwardKind.JOINING],
)
"""Awards of rules that also take something off: told, given or silenced, when the rule applies."""


def explain(quote: Quote, language: Language) -> tuple[Why, ...]:
    """How each amount of a quote came about, and why each silent rule is silent.

    Sentences follow the order of reckoning: discounts, shipping, tax, gifts and perks, points,
    stamps, tier, what was chosen and set aside, what was refused, what gave nothing.
    """
    return tuple(_everything(teller(quote, language)))


def _everything(t: Teller) -> Iterator[Why]:
    yield from discounts.discounts(t)
    yield from standing.shipping(t)
    yield from standing.tax(t)
    yield from standing.extras(t)
    yield from awards.awards(t)
    yield from standing.stamps(t)
    yield from standing.tier(t)
    yield from choosing.choice(t)
    yield from choosing.aside(t)
    yield from choosing.refused(t)
    yield from silence.earnings(t)
    yield from silence.benefits(t, _told(t))
    yield from vouchers.of_other_times(t)
    yield from vouchers.to_claim(t)


def _told(t: Teller) -> frozenset[str]:
    """The rules that a sentence has spoken of already."""
    serving = {each.rule for each in t.got.serving()}
    lost = {each.member.rule for each in t.got.chosen.aside}
    beside = (each for each in t.got.sheet.awards if each.kind in BESIDE)
    spoken = {each.rule for each in beside if t.got.holds(each.applies)}
    brought = {each.rule for each in t.got.sheet.members if t.got.filled(each)}
    return frozenset(serving | lost | spoken | brought)

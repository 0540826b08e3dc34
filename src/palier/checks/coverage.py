"""What no example reaches: rules, bands and tiers that nobody has tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from palier import tree
from palier.checks.examples import ExampleRun
from palier.engines.quote import Quote
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.program.rules import Earning, Offer, Redemption, Reward, Rule, StampCard, Tier
from palier.source import Span
from palier.values import dataclass


class Untried(Enum):
    """What may be left untried."""

    RULE = "rule"
    BAND = "band"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class Unreached:
    """A rule, a band or a tier that no example reaches. A band has the label of its rule."""

    untried: Untried
    label: str
    span: Span
    band: tree.Band | None = None


def unreached(program: Program, runs: Iterable[ExampleRun]) -> tuple[Unreached, ...]:
    """What no example reaches, in the order of the file.

    Rules that no order concerns (a birthday, an activity, a referral) are not counted.
    """
    quotes = [each.quote for each in runs if each.quote is not None]
    found = [*_rules(program, quotes), *_tiers(program, quotes)]
    return tuple(sorted(found, key=lambda each: each.span))


def _rules(program: Program, quotes: list[Quote]) -> Iterator[Unreached]:
    for rule in rules_on_orders(program):
        bands: tuple[tree.Band, ...] = getattr(rule, "bands", ())
        if not isinstance(rule, Tier) and not any(_reached(rule, each) for each in quotes):
            yield Unreached(Untried.RULE, rule.label, rule.span)
            continue
        for at, band in enumerate(bands):
            if not any(_reached(rule, each) and _in_band(rule, at, each) for each in quotes):
                yield Unreached(Untried.BAND, rule.label, band.span, band)


def rules_on_orders(program: Program) -> tuple[Rule, ...]:
    """The rules that an order can set in motion."""
    single = (program.first_order, program.redemption)
    return (
        *(each for each in program.earnings if each.on_orders),
        *program.bonus_days,
        *program.offers,
        *program.tiers,
        *program.segments,
        *(each for each in single if each),
        *program.rewards,
        *program.stamp_cards,
    )


def _reached(rule: Rule, reckoned: Quote) -> bool:
    got = reckoned.reckoned
    match rule:
        case Earning():
            awards = [each for each in got.sheet.awards if each.rule == rule.id]
            return any(got.scalar(each.given) for each in awards)
        case Redemption():
            lines = got.sheet.redemption
            return lines is not None and got.holds(lines.served)
        case Reward() | StampCard():
            return _acts(rule, got)
        case Offer(code=code) if code is not None:
            return _acts(rule, got)
        case _:
            guarded = got.sheet.rules.get(rule.id)
            return guarded is not None and got.holds(guarded.applies)


def _acts(rule: Rule, got: Reckoned) -> bool:
    """Whether a benefit that has to be brought was given, or set aside for a better one."""
    members = [each for each in got.sheet.members if each.rule == rule.id]
    aside = {each.member.id for each in got.chosen.aside}
    return any(got.holds(each.effect) or each.id in aside for each in members)


def _in_band(rule: Rule, at: int, reckoned: Quote) -> bool:
    got = reckoned.reckoned
    lines = got.sheet.bands.get(rule.id)
    return lines is not None and got.holds(lines.applies[at])


def _tiers(program: Program, quotes: list[Quote]) -> Iterator[Unreached]:
    stood = {each.outcome.tier.name for each in quotes if each.outcome.tier}
    stood |= {each.standing.tier for each in quotes if each.standing.tier}
    for tier in program.tiers:
        if tier.label not in stood:
            yield Unreached(Untried.TIER, tier.label, tier.span)

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
from palier.sheet.lower_giving import step_key
from palier.source import Span
from palier.values import dataclass


class Untried(Enum):
    """What may be left untried."""

    RULE = "rule"
    BAND = "band"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class Unreached:
    """A rule, a band (or a step) or a tier that no example reaches; a band has its rule's label."""

    untried: Untried
    label: str
    span: Span
    band: tree.Band | tree.ForEvery | None = None


def unreached(program: Program, runs: Iterable[ExampleRun]) -> tuple[Unreached, ...]:
    """What no example reaches, in the order of the file.

    Rules that no order concerns (a birthday, an activity, a referral) are not counted.
    """
    quotes = [each.quote for each in runs if each.quote is not None]
    found = [*_rules(program, quotes), *_tiers(program, quotes)]
    return tuple(sorted(found, key=lambda each: each.span))


def _rules(program: Program, quotes: list[Quote]) -> Iterator[Unreached]:
    rules = rules_on_orders(program)
    reached: set[str] = set()
    bands: set[tuple[str, int]] = set()
    steps: set[str] = set()
    for each in quotes:
        here = set(_reached(rules, each.reckoned))
        reached |= here
        bands |= {band for band in _bands(each.reckoned) if band[0] in here}
        steps |= set(_steps(each.reckoned))
    for rule in rules:
        if not isinstance(rule, Tier) and rule.id not in reached:
            yield Unreached(Untried.RULE, rule.label, rule.span)
            continue
        for at, band in enumerate(getattr(rule, "bands", ())):
            if (rule.id, at) not in bands:
                yield Unreached(Untried.BAND, rule.label, band.span, band)
        for at, line in enumerate(getattr(rule, "steps", ())):
            if step_key(rule.id, at) not in steps:
                yield Unreached(Untried.BAND, rule.label, line.span, line)


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


def _reached(rules: Iterable[Rule], got: Reckoned) -> Iterator[str]:
    """The rules that an order reaches: a benefit that has to be brought must be given for it."""
    sheet = got.sheet
    earning = {each.rule for each in sheet.awards if got.scalar(each.given)}
    aside = {each.member.id for each in got.chosen.aside}
    acting = {each.rule for each in sheet.members if got.holds(each.effect) or each.id in aside}
    applying = {rule for rule, lines in sheet.rules.items() if got.holds(lines.applies)}
    paying = sheet.redemption is not None and got.holds(sheet.redemption.served)
    for rule in rules:
        match rule:
            case Redemption() if paying:
                yield rule.id
            case Earning() if rule.id in earning:
                yield rule.id
            case Reward() | StampCard() | Offer(code=tree.Name()) if rule.id in acting:
                yield rule.id
            case Redemption() | Earning() | Reward() | StampCard() | Offer(code=tree.Name()):
                pass
            case _ if rule.id in applying:
                yield rule.id


def _bands(got: Reckoned) -> Iterator[tuple[str, int]]:
    """The bands that apply to an order: the rule, and which of its bands."""
    for rule, lines in got.sheet.bands.items():
        yield from ((rule, at) for at, line in enumerate(lines.applies) if got.holds(line))


def _steps(got: Reckoned) -> Iterator[str]:
    """The `for every …` that give something on an order."""
    return (key for key, lines in got.sheet.steps.items() if got.scalar(lines.times))


def _tiers(program: Program, quotes: list[Quote]) -> Iterator[Unreached]:
    stood = {each.outcome.tier.name for each in quotes if each.outcome.tier}
    stood |= {each.standing.tier for each in quotes if each.standing.tier}
    for tier in program.tiers:
        if tier.label not in stood:
            yield Unreached(Untried.TIER, tier.label, tier.span)

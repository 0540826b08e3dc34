"""The programme for search engines: `MemberProgram` of schema.org, with its tiers."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import those, total
from palier.page.promise import always
from palier.page.tiers import reach
from palier.program.model import Program
from palier.program.rules import Earning, Tier
from palier.quantity import Boundary, Money, Period, Points, currency_digits
from palier.speech.speaker import Speaker
from palier.speech.typography import plain

POINTS, PRICE = "TierBenefitLoyaltyPoints", "TierBenefitLoyaltyPrice"
PRICED = those(
    tree.Benefit,
    yes=(tree.MoneyOff, tree.PercentOff, tree.MoneyOffEach, tree.CheapestOff, tree.ItemsFor),
    no=(
        tree.FreeShipping,
        tree.ShippingPercentOff,
        tree.ShippingMoneyOff,
        tree.ShippingFor,
        tree.TimesPoints,
        tree.TimesStatusPoints,
        tree.ExtraPoints,
        tree.ExtraStamps,
        tree.GivePoints,
        tree.FreeProduct,
        tree.Gift,
        tree.NextItemFree,
        tree.Rate,
        tree.Perk,
        tree.GiveReward,
    ),
)
"""Benefits that make a price lower for members."""
UNIT_CODES = total(
    Period,
    {
        Period.ORDER: "C62",
        Period.DAY: "DAY",
        Period.WEEK: "WEE",
        Period.MONTH: "MON",
        Period.QUARTER: "QAN",
        Period.YEAR: "ANN",
    },
)
"""The common code of a period (UN/CEFACT recommendation 20); an order is one (of anything)."""
Node = dict[str, object]


def member_program(s: Speaker, program: Program, description: str) -> Node:
    """The programme as `MemberProgram`; one without tiers has one tier, its members."""
    name = plain(s.own(program.name))
    shown = [tier for tier in program.tiers if tier.scope.on_page]
    tiers = [_tier_node(s, program, tier) for tier in shown] or [_members(program, name)]
    return {
        "@context": "https://schema.org",
        "@type": "MemberProgram",
        "name": name,
        "description": description,
        **({"url": program.page.brand.join} if program.page.brand.join else {}),
        "hasTiers": tiers,
    }


def _tier_node(s: Speaker, program: Program, tier: Tier) -> Node:
    in_steps = (each for line in tier.steps for each in line.benefits)
    priced = any(type(each) in PRICED for each in (*tier.benefits, *in_steps))
    node = _node(program, f"#tier-{tier.rank + 1}", plain(s.own(tier.label)), tier)
    if priced:
        node["hasTierBenefit"] = [*_listed(node), PRICE]
    requirement = _requirement(s, tier.criteria)
    return {**node, **({"hasTierRequirement": requirement} if requirement else {})}


def _members(program: Program, name: str) -> Node:
    node = _node(program, "#members", name, None)
    paid = program.membership
    if paid is None:
        return node
    fee = {
        "@type": "UnitPriceSpecification",
        "price": paid.fee.plain(),
        "priceCurrency": paid.fee.currency,
        "unitCode": UNIT_CODES[paid.per],
    }
    return {**node, "hasTierRequirement": fee}


def _node(program: Program, anchor: str, name: str, tier: Tier | None) -> Node:
    node: Node = {"@type": "MemberProgramTier", "@id": anchor, "name": name}
    earned = points_per_unit(program, tier)
    if earned is not None:
        node["hasTierBenefit"] = [POINTS]
        node["membershipPointsEarned"] = _number(earned)
    return node


def _listed(node: Node) -> list[str]:
    return [POINTS] if "hasTierBenefit" in node else []


def points_per_unit(program: Program, tier: Tier | None) -> Fraction | None:
    """Points for one unit of the currency, if everybody earns in proportion and in no other way."""
    per_order = [rule for rule in program.earnings if _tells(rule)]
    if len(per_order) != 1 or not _linear(per_order[0]):
        return None
    head = per_order[0].head
    if not (isinstance(head, tree.EarnPerAmount) and isinstance(head.amount, Points)):
        return None
    unit = 10 ** (currency_digits(head.step.currency) or 0)
    if tier is not None and (tier.scope.only or tier.scope.excepted):
        return None
    return head.amount.number * Fraction(unit, head.step.minor) * _factor(tier)


def _tells(rule: Earning) -> bool:
    return rule.on_orders and rule.scope.on_page and not rule.gives_status


def _linear(rule: Earning) -> bool:
    """Whether an order of anybody earns in proportion to what is paid for it, in whatever way."""
    head = rule.head
    if not isinstance(head, tree.EarnPerAmount) or head.item_by_item:
        return False
    partly = rule.excluding_tax or isinstance(rule.paid, tree.OnlyPaid) or rule.scope.only
    return head.steps is tree.Steps.PROPORTIONAL and always(rule.scope) and not partly


def _factor(tier: Tier | None) -> Fraction:
    times = [b.factor for b in tier.benefits if isinstance(b, tree.TimesPoints)] if tier else []
    return times[0] if times else Fraction(1)


def _number(value: Fraction) -> int | str:
    if value.denominator == 1:
        return value.numerator
    digits = next((d for d in range(1, 9) if (value * 10**d).denominator == 1), None)
    if digits is None:
        return str(value)
    scaled = str((value * 10**digits).numerator).rjust(digits + 1, "0")
    return f"{scaled[:-digits]}.{scaled[-digits:]}"


def _requirement(s: Speaker, criteria: tree.Criteria | None) -> Node | str | None:
    match criteria:
        case None:
            return None
        case tree.Reach(tree.Measure.SPENT, Boundary.FROM, Money() as bound):
            value = {"value": bound.plain(), "currency": bound.currency}
            return {"@type": "MonetaryAmount", **value}
        case tree.Reach() | tree.AllCriteria() | tree.AnyCriteria():
            return plain(reach(s, criteria))
        case _:
            assert_never(criteria)

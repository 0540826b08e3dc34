"""The kinds of benefit that customers can meet, and which of them go together on an order."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import those
from palier.page.combining_names import PARTIES
from palier.program.model import Program
from palier.program.rules import Giving

ON_THE_PRICE = those(
    tree.Benefit,
    yes=(
        tree.MoneyOff,
        tree.PercentOff,
        tree.MoneyOffEach,
        tree.CheapestOff,
        tree.ItemsFor,
        tree.FreeShipping,
        tree.ShippingPercentOff,
        tree.ShippingMoneyOff,
        tree.ShippingFor,
        tree.FreeProduct,
        tree.Gift,
        tree.NextItemFree,
        tree.Rate,
    ),
    no=(
        *(tree.TimesPoints, tree.TimesStatusPoints, tree.ExtraPoints, tree.GivePoints, tree.Perk),
        *(tree.GiveReward, tree.ExtraStamps),
    ),
)
"""Benefits that compete with others: what changes an order, not what it earns."""


def parties(program: Program) -> tuple[tree.Party, ...]:
    """The kinds of benefit that customers can meet on an order, in the order they apply."""
    return tuple(party for party in tree.Party if _met(program, party))


def _met(program: Program, party: tree.Party) -> bool:
    match party:
        case tree.Party.PROMO_CODES:
            return True
        case tree.Party.OFFERS:
            return any(each.code is None and _priced(each) for each in program.offers)
        case tree.Party.FIRST_ORDER:
            return program.first_order is not None and _priced(program.first_order)
        case tree.Party.SEGMENT:
            return any(_priced(each) for each in program.segments)
        case tree.Party.TIER:
            return any(_priced(each) for each in program.tiers)
        case tree.Party.REFERRAL:
            return _referral(program)
        case tree.Party.STAMP_CARDS:
            return any(_priced(each) for each in program.stamp_cards)
        case tree.Party.REWARDS:
            return any(_priced(each) for each in program.rewards)
        case tree.Party.POINTS:
            return program.redemption is not None and program.redemption.scope.on_page
        case _:
            assert_never(party)


def _priced(rule: Giving) -> bool:
    return rule.scope.on_page and any(type(each) in ON_THE_PRICE for each in rule.given)


def _referral(program: Program) -> bool:
    rule = program.referral
    if rule is None or not rule.scope.on_page:
        return False
    given = (*rule.friend, *(each for step in rule.after for each in step.benefits))
    return any(type(each) in ON_THE_PRICE for each in given)


def brought(party: tree.Party) -> bool:
    """Whether customers bring benefits of a kind to an order: codes, rewards."""
    return PARTIES[party].alone is not None


def many(program: Program, party: tree.Party) -> bool:
    """Whether there may be several benefits of a kind: customers bring them, or rules are many."""
    return brought(party) or _number(program, party) > 1


def _number(program: Program, party: tree.Party) -> int:
    """How many rules of a kind may give their benefit on one order."""
    match party:
        case tree.Party.OFFERS:
            return sum(each.code is None and _priced(each) for each in program.offers)
        case tree.Party.STAMP_CARDS:
            return sum(_priced(each) for each in program.stamp_cards)
        case tree.Party.REFERRAL:
            return len(program.referral.after) if program.referral and _referral(program) else 0
        case tree.Party.PROMO_CODES | tree.Party.REWARDS | tree.Party.POINTS:
            return 0
        case tree.Party.FIRST_ORDER | tree.Party.SEGMENT | tree.Party.TIER:
            return 1
        case _:
            assert_never(party)


def together(program: Program, one: tree.Party, other: tree.Party) -> bool:
    """Whether two kinds of benefit, or two benefits of a kind, may serve the same order."""
    rules = program.cumulation
    if one is not other or brought(one):
        return rules.combine(one, other)
    first = rules.only_best_offer or rules.only_first_offer
    return not (first if one is tree.Party.OFFERS else one in rules.apart)

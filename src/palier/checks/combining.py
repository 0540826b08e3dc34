"""Cumulation lines that speak of benefits the programme does not have."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.checks import CombinesNothing
from palier.program.model import Program
from palier.tree import walk


def check_cumulation(review: Review) -> Iterator[Problem]:
    """Parties named under `cumulation` that the programme does not have."""
    there = parties(review.program)
    for statement in review.statements:
        if isinstance(statement.head, tree.CumulationHead):
            for clause in statement.clauses:
                for node in walk(clause):
                    if isinstance(node, tree.PartyName) and node.party not in there:
                        yield CombinesNothing(node.span, node.party)


def parties(program: Program) -> set[tree.Party]:
    """The parties that a programme has; promo codes may always come from the shop."""
    there = {
        tree.Party.OFFERS: any(each.code is None for each in program.offers),
        tree.Party.FIRST_ORDER: program.first_order,
        tree.Party.SEGMENT: program.segments,
        tree.Party.TIER: program.tiers,
        tree.Party.REFERRAL: program.referral,
        tree.Party.STAMP_CARDS: program.stamp_cards,
        tree.Party.REWARDS: program.rewards,
        tree.Party.POINTS: program.redemption,
    }
    return {tree.Party.PROMO_CODES, *(party for party, found in there.items() if found)}

"""The choices made for a silent file, those that concern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import UnionType

from palier import tree
from palier.problem.advice import Default
from palier.program.cumulation import NO_POINTS_BY_DEFAULT
from palier.program.model import Program
from palier.program.rules import BonusDay, Giving, Tier, gives_status
from palier.quantity import Period
from palier.tree import walk


def defaults_of(file: tree.RuleFile, program: Program) -> tuple[Default, ...]:
    """The defaults taken, in the order of the contract's table."""
    written = Written(tuple(node for statement in file.statements for node in walk(statement)))
    taken = {
        *_of_earning(written, program),
        *_of_combining(written, program),
        *_of_points(written, program),
        *_of_redeeming(written, program),
        *_of_standing(written, program),
    }
    return tuple(each for each in Default if each in taken)


class Written:
    """What a file holds, and of which kinds that is."""

    def __init__(self, nodes: tuple[tree.Node, ...]) -> None:
        self.nodes = nodes
        self.kinds = frozenset(map(type, nodes))

    def has(self, kind: type[tree.Node] | UnionType) -> bool:
        """Whether anything is of a kind."""
        return any(issubclass(each, kind) for each in self.kinds)


def earns(program: Program) -> bool:
    """Whether customers can collect anything that can be used."""
    besides = (each for each in program.earnings if each.collects and not each.gives_status)
    reaching = any(each.on_reaching for each in program.tiers)
    return reaching or any(besides) or earns_on_orders(program)


def earns_on_orders(program: Program) -> bool:
    """Whether an order brings anything that can be used: not a birthday, or a review, alone."""
    giving = any(_gives_points(each) for each in givings(program))
    first = program.first_order and program.first_order.earns
    referral = program.referral and Written(tuple(walk_referral(program))).has(tree.GivePoints)
    points = (each for each in program.earnings if each.collects and each.on_orders)
    return bool(giving or first or referral or any(not each.gives_status for each in points))


def collects(program: Program) -> bool:
    """Whether the programme speaks of points or of a pot: they are earned, used, or have a price.

    One of stamps, tiers and offers alone does not.
    """
    priced = any(each.cost is not None for each in program.rewards)
    return earns(program) or program.redemption is not None or priced


def pays(program: Program) -> bool:
    """Whether points are used up in paying; not where they are kept and looked at."""
    rule = program.redemption
    return rule is not None and rule.deduction is not tree.Deduction.KEPT


def walk_referral(program: Program) -> Iterator[tree.Node]:
    """What a referral gives, to the friend and to the referrer."""
    if program.referral:
        yield from program.referral.friend
        yield from (each for line in program.referral.after for each in line.benefits)


def givings(program: Program) -> Iterator[Giving]:
    """All rules that give benefits, in the order of reckoning, bonus days first."""
    yield from program.bonus_days
    yield from program.offers
    if program.first_order:
        yield program.first_order
    yield from program.segments
    yield from program.tiers
    yield from program.stamp_cards
    yield from program.rewards
    if program.redemption:
        yield program.redemption


def _gives_points(rule: Giving) -> bool:
    return any(isinstance(each, tree.AddsPoints) and not gives_status(each) for each in rule.given)


def _of_earning(written: Written, program: Program) -> Iterator[Default]:
    on_orders = [each for each in program.earnings if each.on_orders]
    of_amounts = [each for each in on_orders if isinstance(each.head, tree.OnSpending)]
    if any(each.before_discounts is None for each in of_amounts):
        yield Default.WHAT_EARNS
    if on_orders and kept_from_earning(written.nodes, program):
        yield Default.NO_POINTS_WITH
    if of_amounts and not written.has(tree.Rounded):
        yield Default.ROUNDED_DOWN
    if not written.has(tree.Taxes):
        yield Default.PRICES_INCLUDE_TAX


def kept_from_earning(written: Iterable[tree.Node], program: Program) -> tuple[tree.Party, ...]:
    """Whose benefits keep an order from earning by default, where the file does not say it."""
    said = {
        each.party
        for node in written
        if isinstance(node, tree.PointsEarnedWith)
        for each in node.parties
    }
    kept = NO_POINTS_BY_DEFAULT & program.cumulation.no_points_with
    return tuple(each for each in tree.Party if each in kept - said)


def _of_combining(written: Written, program: Program) -> Iterator[Default]:
    parties = [each for each in givings(program) if not isinstance(each, BonusDay)]
    named = written.has(tree.Combines | tree.EverythingCombines)
    if (parties or program.referral) and not named:
        yield Default.NOTHING_COMBINES
    if may_multiply(givings(program)) and not written.has(tree.MultipliersCombine):
        yield Default.BEST_MULTIPLIER
    if takes_percentages(written.nodes) and not program.cumulation.percentages_on_basket:
        yield Default.PERCENTAGES_ON_WHAT_REMAINS


def takes_percentages(given: Iterable[tree.Node]) -> bool:
    """Whether something takes a part of goods off, of an item alone too: all of them is all of
    whatever it is taken on."""
    shares = (each.percent.value for each in given if isinstance(each, tree.GoodsShare))
    return any(share < 100 for share in shares)


def may_multiply(rules: Iterable[Giving]) -> bool:
    """Whether two multipliers may meet on an order: nobody is in two tiers."""
    several = [each for each in rules if Written(each.given).has(tree.TimesPoints)]
    return len({"tier" if isinstance(each, Tier) else each.id for each in several}) > 1


def _of_points(written: Written, program: Program) -> Iterator[Default]:
    if earns(program):
        if not written.has(tree.Available):
            yield Default.AVAILABLE_AT_ONCE
        if not program.points.expiries and not written.has(tree.NeverExpire):
            yield Default.NEVER_EXPIRE
        if not written.has(tree.BelowZero):
            yield Default.BELOW_ZERO
    if written.has(tree.OffGoods) and not written.has(tree.DiscountsAfterReturn):
        yield Default.DISCOUNTS_KEPT
    if not written.has(tree.AcceptedFor):
        yield Default.RETURNS_24_MONTHS


def _of_redeeming(written: Written, program: Program) -> Iterator[Default]:
    if program.redemption is None:
        return
    if not written.has(tree.FromNthOrder):
        yield Default.REDEEM_FROM_FIRST_ORDER
    if program.redemption.scope.baskets is None:
        yield Default.REDEEM_ANY_BASKET
    if not written.has(tree.Deducts):
        yield Default.USED_POINTS_DEDUCTED


def _of_standing(written: Written, program: Program) -> Iterator[Default]:
    if any(each.criteria for each in program.tiers):
        if not written.has(tree.CountOver):
            yield Default.TIERS_COUNT_EVERYTHING
        if program.tier_settings.keeping is None:
            yield Default.TIERS_NOT_KEPT
    if not written.has(tree.Membership):
        yield Default.MEMBERSHIP_FREE
    caps = (each for each in written.nodes if isinstance(each, tree.Cap))
    capped = any(each.period is not Period.ORDER for each in caps)
    if capped or written.has(tree.OfCalendar):
        yield Default.CALENDAR

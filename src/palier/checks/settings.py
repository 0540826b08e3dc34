"""What a file settles for nothing, and what it leaves unsaid."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.checks.near import FEW
from palier.checks.review import Review
from palier.checks.spelling import Spellings
from palier.problem import Problem
from palier.problem.advice import DefaultsTaken, WordsUntranslated
from palier.problem.checks import (
    ActivityUnknown,
    BeyondCeiling,
    CombinesNothing,
    NothingToSettle,
    RewardNeverGiven,
    Settled,
    StatusPointsNotEarned,
    StatusPointsUnused,
)
from palier.program.defaults import earns, kept_from_earning
from palier.program.model import Program
from palier.program.rules import AnyRule, Earning, Giving, gives_status
from palier.quantity import Percent
from palier.source import distance
from palier.tree import walk

LONGEST = 100


def check_settled(review: Review) -> Iterator[Problem]:
    """Blocks that settle nothing, and counts of activities that earn nothing."""
    for statement in review.statements:
        settled = settled_by(statement.head, review)
        if settled:
            yield NothingToSettle(statement.head.span, settled)
        yield from returns_of_nothing(statement, review)
    yield from activities(review)


def settled_by(head: tree.Head, review: Review) -> Settled | None:
    """What a block would settle if it were there."""
    program = review.program
    if not isinstance(head, tree.Settles):
        return None
    match head:
        case tree.TiersHead() if not program.tiers:
            return Settled.TIERS
        case tree.PointsHead() if not earns(program) and not uses(review):
            return Settled.POINTS
        case tree.ReferralHead() if not counts_referrals(review):
            return Settled.REFERRAL
        case tree.TiersHead() | tree.PointsHead() | tree.ReferralHead():
            return None
        case _:
            assert_never(head)


def returns_of_nothing(statement: tree.Statement, review: Review) -> Iterator[Problem]:
    """Lines of `returns` about what the file does not have."""
    program = review.program
    for clause in statement.clauses:
        if not isinstance(clause, tree.ReturnsClause):
            continue
        match clause:
            case tree.NotGivenBack(tree.GivenBack.POINTS) if program.redemption is None:
                yield NothingToSettle(clause.span, Settled.POINTS_USED)
            case tree.NotGivenBack(tree.GivenBack.REWARDS) if not program.rewards:
                yield NothingToSettle(clause.span, Settled.REWARDS)
            case tree.LimitsStayUsed() if not is_limited(review):
                yield NothingToSettle(clause.span, Settled.LIMITS)
            case tree.NotGivenBack() | tree.LimitsStayUsed():
                pass
            case tree.AcceptedFor() | tree.DiscountsAfterReturn() | tree.MissingPointsRetained():
                pass
            case _:
                assert_never(clause)


def is_limited(review: Review) -> bool:
    """Whether anything may be had so many times only."""
    nodes = (node for each in review.statements for node in walk(each))
    return any(isinstance(node, tree.Limit) for node in nodes)


def uses(review: Review) -> bool:
    """Whether points are good for something: then they may come from elsewhere."""
    program = review.program
    nodes = (node for each in review.statements for node in walk(each))
    return bool(program.redemption or program.rewards) or any(
        isinstance(node, tree.BalanceFact)
        or (isinstance(node, tree.Reach) and node.measure is tree.Measure.BALANCE)
        for node in nodes
    )


def counts_referrals(review: Review) -> bool:
    """Whether a referral gives anything, here or where it is counted."""
    referral = review.program.referral
    if referral and (referral.friend or referral.after):
        return True
    nodes = (node for each in review.statements for node in walk(each))
    return any(
        isinstance(node, tree.CountsFriends)
        or (isinstance(node, tree.Reach) and node.measure is tree.Measure.REFERRALS)
        for node in nodes
    )


def activities(review: Review) -> Iterator[Problem]:
    """Activities that are counted and earn nothing, in a file where others earn, each once.

    A name that looks like a slip for one of those is told as such, by the family of names.
    """
    heads = (each.head for each in review.statements)
    earning = {each.activity.text: each for each in heads if isinstance(each, tree.EarnPerActivity)}
    unknown = {each.text: each for each in counted(review) if each.text not in earning}
    spellings, names = Spellings(), sorted(earning)
    for known in earning if unknown else ():
        spellings.put(known)
    for text, name in unknown.items() if earning else ():
        if spellings.like(text) is None:
            near = earning[nearest(text, names)].activity
            yield ActivityUnknown(name.span, text, near.text, near.span)


def check_status_points(review: Review) -> Iterator[Problem]:
    """Status points that are earned for nothing, or counted and never earned.

    Those that are multiplied and never earned are told as points are.
    """
    if review.program.status is None:
        return
    given = [each for each in review.program.rules if _gives_status(each)]
    looking = [node for each in review.statements for node in walk(each) if _counts_status(node)]
    if given and not looking:
        yield StatusPointsUnused(given[0].span)
    elif looking and not given:
        yield StatusPointsNotEarned(looking[0].span)


def check_given(review: Review) -> Iterator[Problem]:
    """Rewards that are neither claimed nor given."""
    given = {
        node.reward.text
        for each in review.statements
        for node in walk(each)
        if isinstance(node, tree.GivesReward)
    }
    for reward in review.program.rewards:
        if reward.cost is None and reward.label not in given:
            yield RewardNeverGiven(review.head(reward), reward.label)


def _gives_status(rule: AnyRule) -> bool:
    if isinstance(rule, Earning):
        return rule.gives_status
    extra = rule.given if isinstance(rule, Giving) else ()
    return any(gives_status(each) and isinstance(each, tree.ExtraPoints) for each in extra)


def _counts_status(node: tree.Node) -> bool:
    reach = isinstance(node, tree.Reach) and node.measure is tree.Measure.STATUS_POINTS
    return reach or isinstance(node, tree.StatusCount)


def nearest(name: str, names: Sequence[str]) -> str:
    """The name most like one; of many in order, one of those that stand about it."""
    at = max(0, bisect(names, name) - FEW)
    return min(names[at : at + 2 * FEW], key=lambda each: distance(each, name, LONGEST))


def counted(review: Review) -> Iterator[tree.Name]:
    """The activities that conditions, tiers and examples count."""
    for statement in review.statements:
        for node in walk(statement):
            match node:
                case tree.ActivityCount(activity=name):
                    yield name
                case tree.Reach(activity=tree.Name() as name):
                    yield name
                case tree.HasMeasure(activity=tree.Name() as name):
                    yield name
                case _:
                    pass


def check_cumulation(review: Review) -> Iterator[Problem]:
    """Parties named under `cumulation` that the programme does not have."""
    there = parties(review.program)
    for statement in review.statements:
        if isinstance(statement.head, tree.CumulationHead):
            for clause in statement.clauses:
                for node in walk(clause):
                    if isinstance(node, tree.PartyName) and node.party not in there:
                        yield CombinesNothing(node.span, node.party)


def check_ceilings(review: Review) -> Iterator[Problem]:
    """Rules that promise a larger part than all discounts together may take."""
    ceilings = tuple(ceilings_in(review))
    givings = (each for each in review.program.rules if isinstance(each, Giving))
    for rule in givings if ceilings else ():
        for benefit in rule.given:
            ceiling, promised = lowest_over(benefit, rule, review), promised_by(benefit)
            if promised and ceiling and promised.value > ceiling.value:
                span = next(each.span for each in ceilings if each.percent == ceiling)
                yield BeyondCeiling(benefit.span, rule.label, promised, ceiling, span)


def ceilings_in(review: Review) -> Iterator[tree.DiscountCeiling]:
    """The ceilings of the file, as written."""
    for statement in review.statements:
        yield from (each for each in statement.clauses if isinstance(each, tree.DiscountCeiling))


def promised_by(benefit: tree.Benefit) -> Percent | None:
    """The part of an item, or of all it is taken of, that a benefit takes off."""
    match benefit:
        case tree.PercentOff(percent, up_to=None) | tree.CheapestOff(percent):
            return percent
        case tree.FreeProduct() | tree.NextItemFree():
            return Percent(Fraction(100))
        case tree.PercentOff() | tree.MoneyOff() | tree.MoneyOffEach() | tree.ItemsFor():
            return None
        case _ if isinstance(benefit, tree.NamesNoGoods):
            return None
        case _:
            assert_never(benefit)


def lowest_over(benefit: tree.Benefit, rule: Giving, review: Review) -> Percent | None:
    """The ceiling that stands over a benefit: that of the basket, where it takes of all of it."""
    rules = review.program.cumulation
    everything = isinstance(benefit, tree.PercentOff) and benefit.on is None
    narrowed = rule.touches.only or rule.touches.excepted
    of_all = rules.ceiling if everything and not narrowed else None
    found = [each for each in (rules.ceiling_each, of_all) if each is not None]
    return min(found, key=lambda each: each.value, default=None)


def parties(program: Program) -> set[tree.Party]:
    """The parties that a programme has; promo codes may always come from the shop."""
    there = {
        tree.Party.OFFERS: any(each.code is None for each in program.offers),
        tree.Party.FIRST_ORDER: program.first_order,
        tree.Party.SEGMENT: [each for each in program.segments if not each.gets_nothing],
        tree.Party.TIER: program.tiers,
        tree.Party.REFERRAL: program.referral,
        tree.Party.STAMP_CARDS: program.stamp_cards,
        tree.Party.REWARDS: program.rewards,
        tree.Party.POINTS: program.redemption,
    }
    return {tree.Party.PROMO_CODES, *(party for party, found in there.items() if found)}


def check_silence(review: Review) -> Iterator[Problem]:
    """The defaults that were taken, in one line."""
    defaults = review.program.defaults
    if defaults:
        written = (node for statement in review.statements for node in walk(statement))
        kept_from = kept_from_earning(written, review.program)
        yield DefaultsTaken(review.header(), defaults, kept_from)


def check_translations(review: Review) -> Iterator[Problem]:
    """Words without a translation, in one line, in a file that is meant for both languages."""
    program = review.program
    other = program.texts.other
    block = next((each for each in review.statements if is_block(each)), None)
    if block is None and program.surface is program.texts:
        return
    known = program.words.get(other, {})
    missing = tuple(each for each in dict.fromkeys(customers_words(review)) if each not in known)
    if missing:
        span = block.head.span if block else review.header()
        yield WordsUntranslated(span, other, missing)


def is_block(statement: tree.Statement) -> bool:
    """Whether a statement is `in English` or `in French`."""
    return isinstance(statement.head, tree.WordsHead)


def customers_words(review: Review) -> Iterator[str]:
    """The merchant's words that customers read, in written order."""
    for statement in review.statements:
        if isinstance(statement.head, tree.Named):
            yield statement.head.name.text
        for node in walk(statement):
            if isinstance(node, tree.WordsOfShop) or is_of_shop(node):
                yield from (each.text for each in walk(node) if isinstance(each, tree.Name))
            elif isinstance(node, tree.Picture) and node.described:
                yield node.described.text


def is_of_shop(node: tree.Node) -> bool:
    """Whether a condition asks for a channel, a type or a group, which the shop has named."""
    return isinstance(node, tree.TextIs) and node.fact in tree.IN_WORDS_OF_SHOP

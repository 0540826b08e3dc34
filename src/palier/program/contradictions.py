"""Lines of one statement that contradict or repeat one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import assert_never

from palier import tree
from palier.problem.giving import NoBlocks, NothingForSome
from palier.problem.meaning import (
    ContradictingClauses,
    DuplicateClause,
    KeptWithRate,
    LevelWithoutKeeping,
    NextItemPerItem,
    NoOrder,
    OneStamp,
    TaxAlreadyOut,
)
from palier.problem.reckoning import EmptyInterval, RateInCashback
from palier.program.criteria import looks_at_order
from palier.program.reading import (
    Reading,
    alone_by,
    bare_benefits,
    check_range,
    clash,
    every,
    first,
)
from palier.quantity import StatusPoints
from palier.tree import Party


def check_contradictions(
    statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading
) -> None:
    """Report what cannot hold together in a statement."""
    _check_intervals(nodes, reading)
    _check_lists(nodes, reading)
    alone_by(every(statement, tree.Question), lambda line: line.question.text, reading)
    _check_tests(statement, reading)
    _check_tax(statement, reading)
    match statement.head:
        case tree.FirstOrderHead():
            _check_first_order(statement, reading)
            _check_no_points(statement, reading)
        case tree.SegmentHead():
            _check_no_points(statement, reading)
            _check_nothing(statement, reading)
        case tree.TiersHead():
            _check_keeping(statement, reading)
        case tree.EarnGrid():
            _check_grid(statement, reading)
        case tree.RedeemHead():
            _check_rates(statement, nodes, reading)
            _check_blocks(statement, nodes, reading)
            _check_use(statement, reading)
        case tree.StampCardHead():
            _check_stamps(statement, reading)
        case tree.RewardHead():
            _check_reward(statement, statement.head, reading)
        case (
            tree.ProgramHead()
            | tree.BonusDayHead()
            | tree.OfferHead()
            | tree.TierHead()
            | tree.ReferralHead()
            | tree.PointsHead()
            | tree.ReturnsHead()
            | tree.CumulationHead()
            | tree.MessageHead()
            | tree.GuaranteeHead()
            | tree.WordsHead()
            | tree.PageHead()
            | tree.ExampleHead()
        ):
            pass
        case _ if isinstance(statement.head, tree.OnOrders):
            pass
        case _ if isinstance(statement.head, tree.ByItself):
            if tree.occasion_of(statement.head) in tree.OF_DAYS:  # few are born on one
                clash(statement.head, first(statement, tree.OnBirthday), reading)
        case _:
            assert_never(statement.head)


def _check_reward(statement: tree.Statement, head: tree.RewardHead, reading: Reading) -> None:
    """A reward that is given only has no price, nor one for some; prices look at the customer."""
    if head.cost is None:
        for line in statement.clauses:
            if isinstance(line, tree.OfPrice):
                reading.note(ContradictingClauses(line.span, head.span))
    for price in every(statement, tree.PriceWhen):
        for node in tree.walk(price.test):
            if looks_at_order(node):
                reading.note(NoOrder(node.span))


def _check_intervals(nodes: Sequence[tree.Node], reading: Reading) -> None:
    for node in nodes:
        match node:
            case tree.DateRange():
                check_range(node, reading)
            case tree.PriceBetween(low, high) if low.minor > high.minor:
                reading.note(EmptyInterval(node.span, low, high))
            case tree.Hours(start, end) if start == end:
                reading.note(EmptyInterval(node.span, start, end))
            case _:
                pass


def _check_lists(nodes: Sequence[tree.Node], reading: Reading) -> None:
    """A name that stands twice in a list says nothing more, and was perhaps meant to be another."""
    for node in nodes:
        match node:
            case (
                tree.Tagged(names)
                | tree.InCategory(names)
                | tree.IsProduct(names)
                | tree.TextIs(_, names)
                | tree.FreeShipping(names)
                | tree.OnlyPaid(names)
                | tree.ExceptPaid(names)
                | tree.ShippingPercentOff(_, names)
                | tree.ShippingMoneyOff(_, names)
                | tree.ShippingFor(_, names)
                | tree.Introduction(names)
            ):
                alone_by(names, lambda name: name.text, reading)
            case _:
                pass


def _check_tests(statement: tree.Statement, reading: Reading) -> None:
    """The same condition asked for and ruled out lets nobody in."""
    asked = {line.test: line.span for line in every(statement, tree.When)}
    for line in every(statement, tree.Unless):
        if line.test in asked:
            earlier, later = sorted((asked[line.test], line.span))
            reading.note(ContradictingClauses(later, earlier))


def _check_tax(statement: tree.Statement, reading: Reading) -> None:
    line = first(statement, tree.ExcludingTax)
    if line and reading.taxes and not reading.taxes.included:
        reading.note(TaxAlreadyOut(line.span, reading.taxes.span))


def _check_no_points(statement: tree.Statement, reading: Reading) -> None:
    """Whoever earns no points earns them neither more times nor in addition."""
    nothing = first(statement, tree.EarnNoPoints)
    clash(nothing, first(statement, tree.FirstOrderEarns), reading)
    in_bands = chain(*(each.benefits for each in every(statement, tree.Band)))
    in_steps = chain(*(each.benefits for each in every(statement, tree.ForEvery)))
    for benefit in (*bare_benefits(statement), *in_bands, *in_steps):
        if isinstance(benefit, tree.MorePoints):
            clash(nothing, benefit, reading)


def _check_nothing(statement: tree.Statement, reading: Reading) -> None:
    """Whoever gets nothing has no benefits; who it is does not hang on an order, or on a tier."""
    nothing = first(statement, tree.GetsNothing)
    if nothing is None:
        return
    for line in statement.clauses:
        if not isinstance(line, tree.ForWhom):
            clash(nothing, line, reading)
        elif isinstance(line, tree.Conditional):
            for node in tree.walk(line.test):
                if looks_at_order(node) or _asks_tier(node):
                    reading.note(NothingForSome(node.span, nothing.span))


def _asks_tier(node: tree.Node) -> bool:
    return isinstance(node, tree.TierAtLeast) or (
        isinstance(node, tree.TextIs) and node.fact is tree.TextFact.TIER
    )


def _check_first_order(statement: tree.Statement, reading: Reading) -> None:
    for line in statement.clauses:
        if isinstance(line, tree.OfNth) and line.nth > 1:
            reading.note(ContradictingClauses(line.span, statement.head.span))


def _check_keeping(statement: tree.Statement, reading: Reading) -> None:
    kept = first(statement, tree.Kept)
    grace, level = first(statement, tree.Grace), first(statement, tree.OneLevelAtATime)
    if kept and kept.keeping is tree.TierKeeping.LIFE:
        clash(kept, grace, reading)
        clash(kept, level, reading)
    if level and not (kept or grace):
        reading.note(LevelWithoutKeeping(level.span))


def _check_grid(statement: tree.Statement, reading: Reading) -> None:
    basis = first(statement, tree.Basis)
    for band in every(statement, tree.Band) if basis and basis.before_discounts else ():
        if band.measured is tree.Measured.AFTER_DISCOUNTS:
            clash(basis, band, reading)


def _check_rates(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    deducts = first(statement, tree.Deducts)
    for node in nodes:
        if not isinstance(node, tree.Rate):
            continue
        if reading.cashback:
            reading.note(RateInCashback(node.span))
        elif deducts and deducts.deduction is tree.Deduction.KEPT:
            reading.note(KeptWithRate(node.span, deducts.span))


def _check_blocks(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    """A rate says the blocks in which points are used, `in steps of …` those of a pot."""
    blocks = tree.InSteps if reading.cashback else tree.Rate
    last = first(statement, tree.LastBlock)
    if last and not any(isinstance(node, blocks) for node in nodes):
        reading.note(NoBlocks(last.span, reading.cashback))


def _check_use(statement: tree.Statement, reading: Reading) -> None:
    """Points that are kept are not asked for; where all are deducted, none are spared."""
    deducts = first(statement, tree.Deducts)
    if deducts is None or deducts.deduction is tree.Deduction.USED:
        return
    clash(deducts, first(statement, tree.AtMostOfBalance), reading)
    if deducts.deduction is tree.Deduction.KEPT:
        for kind in (tree.UnfitRequest, tree.LastBlock, tree.InSteps):
            clash(deducts, first(statement, kind), reading)


def _check_stamps(statement: tree.Statement, reading: Reading) -> None:
    per = first(statement, tree.StampPer) or first(statement, tree.StampPerAmount)
    full = first(statement, tree.AfterStamps)
    if per is None:
        return
    if per.stamps > 1:
        reading.note(OneStamp(per.span, per.stamps))
    by_item = isinstance(per, tree.StampPer) and not per.per_order
    for benefit in full.benefits if full and not by_item else ():
        if isinstance(benefit, tree.NextItemFree):
            reading.note(NextItemPerItem(benefit.span, per.span))


# The cumulation block -----------------------------------------------------------------------


def check_parties(statement: tree.Statement, reading: Reading) -> None:
    """Report a party named twice in one line, what combines and does not, points earned and not."""
    for line in statement.clauses:
        if not isinstance(line, tree.CumulationClause):
            continue
        match line:
            case tree.Combines():
                _check_once(line.others, reading)
            case tree.PointsEarnedWith() | tree.OtherwiseFirst():
                _check_once(line.parties, reading)
            case tree.EverythingCombines():
                pass
            case _ if isinstance(line, tree.NamesNoParty):
                pass
            case _:
                assert_never(line)
    _check_pairs(statement, reading)
    _check_points(statement, reading)


def _called(name: tree.Combining) -> tuple[Party, str | None]:
    return name.party, name.name.text if isinstance(name, tree.RuleName) else None


def _check_pairs(statement: tree.Statement, reading: Reading) -> None:
    """Two of whom one line says that they combine, and another, either way round, that not."""
    said: dict[frozenset[tuple[Party, str | None]], tree.Combines] = {}
    for line in every(statement, tree.Combines):
        for other in line.others:
            earlier = said.setdefault(frozenset({_called(line.party), _called(other)}), line)
            if earlier.together is not line.together:
                reading.note(ContradictingClauses(other.span, earlier.span))


def _check_once(names: Sequence[tree.Combining], reading: Reading) -> None:
    seen: dict[object, tree.Combining] = {}
    for name in names:
        key = _called(name)
        if key in seen:
            reading.note(DuplicateClause(name.span, seen[key].span))
        seen.setdefault(key, name)


def _check_points(statement: tree.Statement, reading: Reading) -> None:
    said: dict[Party, tuple[bool, tree.PointsEarnedWith]] = {}
    for line in every(statement, tree.PointsEarnedWith):
        for name in line.parties:
            earned, earlier = said.setdefault(name.party, (line.earned, line))
            if earned is not line.earned:
                reading.note(ContradictingClauses(name.span, earlier.span))
            elif earlier is not line:
                reading.note(DuplicateClause(name.span, earlier.span))


# Examples -----------------------------------------------------------------------------------


def check_example(statement: tree.Statement, reading: Reading) -> None:
    """Report what an example says twice, as two tiers or two dates."""
    for given in every(statement, tree.Given):
        once = [each for each in given.holdings if not isinstance(each, tree.Repeatable)]
        alone_by(once, subject, reading)
    for order in every(statement, tree.TheyOrder):
        parts = [each for each in order.parts if not isinstance(each, tree.Repeatable)]
        alone_by(parts, subject, reading)
    for then in every(statement, tree.Then):
        alone_by(then.expectations, subject, reading)


def subject(node: tree.Holding | tree.OrderPart | tree.Expectation) -> tuple[object, ...]:
    """What a part of an example speaks of: two of one subject would contradict.

    >>> from palier.quantity import Points
    >>> subject(tree.Left(Points(4))) == subject(tree.Left(Points(6)))
    True
    >>> subject(tree.Earns(Points(4))) == subject(tree.Earns(StatusPoints(4)))
    False
    """
    match node:
        case tree.HasMeasure(measure, _, activity):
            return type(node), measure, activity
        case tree.HasStamps(_, named) | tree.HasBox(named) | tree.StampsAre(_, named):
            return type(node), named
        case tree.GiftsAre(named) | tree.RewardsAre(named) | tree.Receives(named):
            return type(node), named
        case tree.DeliveredTo(part):
            return type(node), part
        case tree.Earns(amount, by):
            return type(node), isinstance(amount, StatusPoints), by
        case tree.Off(_, by):
            return type(node), by
        case _ if isinstance(node, tree.SaidByKind):
            return (type(node),)
        case _:
            assert_never(node)

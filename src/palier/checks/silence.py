"""What a file leaves unsaid: defaults, and words that have no translation."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.checks.review import Review, like, lowest
from palier.problem import Problem
from palier.problem.advice import DefaultsTaken, RankFreezes, WordsUntranslated
from palier.tree import walk

NAMED = (
    tree.BonusDayHead,
    tree.OfferHead,
    tree.TierHead,
    tree.SegmentHead,
    tree.RewardHead,
    tree.StampCardHead,
    tree.ExampleHead,
)
SAID = (
    tree.CollectPoints,
    tree.CollectCashback,
    tree.Perk,
    tree.Tagged,
    tree.InCategory,
    tree.Title,
    tree.Introduction,
    tree.Question,
)


def check_silence(review: Review) -> Iterator[Problem]:
    """The defaults that were taken, in one line."""
    defaults = review.program.defaults
    if defaults:
        yield DefaultsTaken(review.header(), defaults)


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
        if isinstance(statement.head, NAMED):
            yield statement.head.name.text
        for node in walk(statement):
            if isinstance(node, SAID):
                yield from (each.text for each in walk(node) if isinstance(each, tree.Name))


def check_rank(review: Review) -> Iterator[Problem]:
    """A rank whose own benefit stops it from growing."""
    redemption, program = review.program.redemption, review.program
    frozen = tree.Party.POINTS in program.cumulation.no_points_with
    if redemption is None or redemption.deduction is not tree.Deduction.KEPT or not frozen:
        return
    ranks = [each for each in redemption.bands if each.measured is tree.Measured.POINTS]
    if ranks and any(each.on_orders for each in program.earnings):
        first = min(ranks, key=lambda each: lowest(each.boundary, each.low))
        rank = like(first.low, lowest(first.boundary, first.low))
        yield RankFreezes(review.band_head(first), rank)

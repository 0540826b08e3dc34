"""From what the author wrote to what it means: `resolve` turns a tree into a programme."""

from __future__ import annotations

from collections.abc import Iterable

from palier import tree
from palier.problem import Level, Problem
from palier.problem.syntax import MissingHeader
from palier.program.brand import page_of
from palier.program.defaults import defaults_of
from palier.program.from_statements import (
    bonus_day_of,
    earning_of,
    example_of,
    first_order_of,
    guarantee_of,
    offer_of,
    redemption_of,
    referral_of,
    reward_of,
    segment_of,
    stamp_card_of,
    tier_of,
    words_of,
)
from palier.program.messages import message_of
from palier.program.mistakes import check, worth_saying
from palier.program.model import Example, Guarantee, PotUnit, Program, StatusUnit
from palier.program.numbered import EARN_HEADS, first_lines, numbered, single
from palier.program.reading import Reading
from palier.program.rules import Segment
from palier.program.settings import (
    Header,
    cumulation_of,
    header_of,
    points_of,
    returns_of,
    tier_settings_of,
)
from palier.program.units import collects_money, speaks_of_status
from palier.program.version import version_of
from palier.program.worth import decimals_in, in_units
from palier.source import SourceText, Span
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a tree means, or the mistakes that leave it without a meaning."""

    program: Program | None
    problems: tuple[Problem, ...] = ()


def resolve(file: tree.RuleFile, source: SourceText, already: tuple[Problem, ...] = ()) -> Resolved:
    """Give the tree its meaning, with all the mistakes there are, in the order of the text.

    There is no programme as soon as one of them is an error. `already` are the mistakes found when
    the text was read: what only follows from them is left out.
    """
    before = Reading(source, file.surface)
    header = header_in(file, before)
    if _may_mean_a_pot(file, already):
        header = replace(header, unit=PotUnit(""))
    reading = replace(
        before,
        currency=header.currency,
        cashback=isinstance(header.unit, PotUnit),
        taxes=header.taxes,
    )
    reading = replace(reading, decimals=decimals_in(file, reading))
    counted = in_units(file, reading)
    check(counted, reading)
    program = replace(program_of(counted, header, reading), version=version_of(file), file=file)
    found = worth_saying(reading.problems, already, file, source)
    problems = tuple(sorted(found, key=lambda each: (each.span, each.code)))
    failed = any(each.level is Level.ERROR for each in reading.problems)
    return Resolved(None if failed else program, problems)


def _may_mean_a_pot(file: tree.RuleFile, already: tuple[Problem, ...]) -> bool:
    """Whether the line that would say what is collected may be one of the header that is no phrase.

    Then what the rest of the file collects tells points from a pot.
    """
    headers = [each for each in file.statements if isinstance(each.head, tree.ProgramHead)]
    said = (tree.CollectPoints, tree.CollectCashback)
    if not headers or any(isinstance(each, said) for each in headers[0].clauses):
        return False
    start = headers[0].span.start
    end = min(
        (each.span.start for each in file.statements if each.span.start > start), default=None
    )
    within = (
        start < each.span.start and (end is None or each.span.start < end) for each in already
    )
    return any(within) and collects_money(file)


def header_in(file: tree.RuleFile, reading: Reading) -> Header:
    """The header; without one, what the rest of the file collects tells points from a pot."""
    for statement in file.statements:
        if isinstance(statement.head, tree.ProgramHead):
            return header_of(statement, reading)
    reading.note(MissingHeader(Span(0, 0)))
    return Header(unit=PotUnit("")) if collects_money(file) else Header()


def block(file: tree.RuleFile, kind: type[tree.Head]) -> tree.Statement:
    """The block of a kind, or an empty one when the file has none."""
    found = (each for each in file.statements if isinstance(each.head, kind))
    return next(found, tree.Statement(tree.PointsHead()))


def program_of(file: tree.RuleFile, header: Header, reading: Reading) -> Program:
    """Put the families together."""
    program = Program(
        name=header.name,
        surface=file.surface,
        texts=file.texts,
        currency=header.currency,
        zone=header.zone,
        unit=header.unit,
        status=header.status or (StatusUnit() if speaks_of_status(file) else None),
        run=header.run,
        membership=header.membership,
        messages_to=header.messages_to,
        prices_include_tax=header.taxes is None or header.taxes.included,
        tier_settings=tier_settings_of(block(file, tree.TiersHead), reading),
        points=points_of(block(file, tree.PointsHead), reading),
        returns=returns_of(block(file, tree.ReturnsHead), reading),
        cumulation=cumulation_of(block(file, tree.CumulationHead), reading),
        source=reading.source,
    )
    program = _with_points_at_once(program, block(file, tree.CumulationHead))
    program = with_texts(
        with_uses(with_rules(program, file, reading), file, reading), file, reading
    )
    return replace(program, defaults=defaults_of(file, program))


def _with_points_at_once(program: Program, cumulation: tree.Statement) -> Program:
    """Where points serve on the order that earns them, an order paid with points earns some."""
    said = (each for each in cumulation.clauses if isinstance(each, tree.PointsEarnedWith))
    parties = {name.party for each in said if not each.earned for name in each.parties}
    if not program.points.used_at_once or tree.Party.POINTS in parties:
        return program
    rules = program.cumulation
    lifted = rules.no_points_with - {tree.Party.POINTS}
    return replace(program, cumulation=replace(rules, no_points_with=lifted))


def with_rules(program: Program, file: tree.RuleFile, reading: Reading) -> Program:
    """Add what earns and what gives."""
    earnings = numbered(file, "earn", reading, *EARN_HEADS)
    days = numbered(file, "bonus", reading, tree.BonusDayHead)
    offers = numbered(file, "offer", reading, tree.OfferHead)
    tiers = numbered(file, "tier", reading, tree.TierHead)
    segments = numbered(file, "segment", reading, tree.SegmentHead)
    first = single(file, "first", tree.FirstOrderHead, reading)
    return replace(
        program,
        earnings=tuple(earning_of(each, reading) for each in earnings),
        bonus_days=tuple(bonus_day_of(each, reading) for each in days),
        offers=tuple(offer_of(each, reading) for each in offers),
        tiers=tuple(tier_of(each, rank, reading) for rank, each in enumerate(tiers)),
        segments=tuple(_nothing_first(segment_of(each, reading) for each in segments)),
        first_order=first_order_of(first, reading) if first else None,
    )


def _nothing_first(segments: Iterable[Segment]) -> list[Segment]:
    """Segments as written, after those that get nothing: they go before all others."""
    return sorted(segments, key=lambda each: not each.gets_nothing)


def with_uses(program: Program, file: tree.RuleFile, reading: Reading) -> Program:
    """Add what points, stamps and friends give."""
    redeem = single(file, "redeem", tree.RedeemHead, reading)
    rewards = numbered(file, "reward", reading, tree.RewardHead)
    cards = numbered(file, "card", reading, tree.StampCardHead)
    referral = single(file, "referral", tree.ReferralHead, reading)
    return replace(
        program,
        redemption=redemption_of(redeem, reading) if redeem else None,
        rewards=tuple(reward_of(each, reading) for each in rewards),
        stamp_cards=tuple(stamp_card_of(each, reading) for each in cards),
        referral=referral_of(referral, reading) if referral else None,
    )


def with_texts(program: Program, file: tree.RuleFile, reading: Reading) -> Program:
    """Add messages, guarantees, translated words, the page and the examples."""
    guarantees: list[Guarantee] = []
    examples: list[Example | None] = []
    lines = first_lines(file, reading)
    for statement in file.statements:
        match statement.head:
            case tree.GuaranteeHead() as head:
                guarantees.append(guarantee_of(head, statement, reading))
            case tree.ExampleHead() as head:
                examples.append(example_of(head, statement, lines, reading))
    messages = numbered(file, "message", reading, tree.MessageHead)
    return replace(
        program,
        messages=tuple(message_of(each, reading) for each in messages),
        guarantees=tuple(guarantees),
        words=words_of(file),
        page=page_of(block(file, tree.PageHead), reading),
        examples=tuple(each for each in examples if each),
    )

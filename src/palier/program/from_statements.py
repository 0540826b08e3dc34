"""Each rule from its statement: earning, giving benefits, what points give; and what is said rather
than reckoned: guarantees, translated words, the page, examples.
"""

from __future__ import annotations

from typing import TypedDict

from palier import tree
from palier.program.model import Example, Guarantee
from palier.program.numbered import H, Numbered
from palier.program.reading import (
    Reading,
    alone_by,
    bare_benefits,
    caps_of,
    clash,
    every,
    one,
    scope_of,
    settled,
)
from palier.program.rules import (
    BonusDay,
    Earning,
    FirstOrder,
    Offer,
    Redemption,
    Referral,
    Reward,
    Scope,
    Segment,
    StampCard,
    Tier,
)
from palier.quantity import Money
from palier.source import Language, Span
from palier.values import replace


class _Said(TypedDict):
    """What every rule says."""

    id: str
    label: str
    formerly: tuple[str, ...]
    span: Span
    scope: Scope


class _Giving(_Said):
    """What a rule that gives benefits says besides."""

    benefits: tuple[tree.Benefit, ...]
    bands: tuple[tree.Band, ...]
    steps: tuple[tree.ForEvery, ...]


def _said(rule: Numbered[H], reading: Reading, day: tree.BonusWhen | None = None) -> _Said:
    scope = scope_of(rule.statement, reading, day)
    return {
        "id": rule.id,
        "label": rule.label,
        "formerly": tuple(each.name.text for each in every(rule.statement, tree.Formerly)),
        "span": rule.statement.span,
        "scope": scope,
    }


def _giving(rule: Numbered[H], reading: Reading, day: tree.BonusWhen | None = None) -> _Giving:
    return {
        **_said(rule, reading, day),
        "benefits": bare_benefits(rule.statement),
        "bands": every(rule.statement, tree.Band),
        "steps": every(rule.statement, tree.ForEvery),
    }


# Earning ------------------------------------------------------------------------------------


def earning_of(rule: Numbered[tree.EarnHead], reading: Reading) -> Earning:
    """One `earn …` statement."""
    statement = rule.statement
    basis = one(statement, tree.Basis, reading)
    return Earning(
        **_said(rule, reading),
        head=rule.head,
        bands=every(statement, tree.Band),
        before_discounts=basis.before_discounts if basis else None,
        excluding_tax=one(statement, tree.ExcludingTax, reading) is not None,
        including_shipping=one(statement, tree.IncludingShipping, reading) is not None,
        paid=_paid_of(statement, reading),
        caps=caps_of(statement, reading),
        replaces=one(statement, tree.ReplacesOthers, reading) is not None,
    )


def _paid_of(statement: tree.Statement, reading: Reading) -> tree.PaidClause | None:
    """What is paid in some ways, only or left out; that is no amount before discounts."""
    only = one(statement, tree.OnlyPaid, reading)
    left_out = one(statement, tree.ExceptPaid, reading)
    clash(only, left_out, reading)
    basis = one(statement, tree.Basis, reading)
    if basis and basis.before_discounts:
        clash(only or left_out, basis, reading)
    return only or left_out


# Giving benefits ----------------------------------------------------------------------------


def bonus_day_of(rule: Numbered[tree.BonusDayHead], reading: Reading) -> BonusDay:
    """`bonus day "Black Friday" on 27 November 2026`"""
    return BonusDay(**_giving(rule, reading, rule.head.when))


def offer_of(rule: Numbered[tree.OfferHead], reading: Reading) -> Offer:
    """`offer "Printemps"`"""
    everybody = one(rule.statement, tree.ForEverybody, reading) is not None
    return Offer(**_giving(rule, reading), code=rule.head.code, for_everybody=everybody)


def tier_of(rule: Numbered[tree.TierHead], rank: int, reading: Reading) -> Tier:
    """`tier "Gardien" from 600 EUR spent or 5 orders`; the lowest has rank 0."""
    reaching = one(rule.statement, tree.OnReaching, reading)
    reward = one(rule.statement, tree.RewardOnReaching, reading)
    return Tier(
        **_giving(rule, reading),
        rank=rank,
        criteria=rule.head.criteria,
        on_reaching=reaching.amount if reaching else None,
        reward=reward.reward if reward else None,
    )


def segment_of(rule: Numbered[tree.SegmentHead], reading: Reading) -> Segment:
    """`segment "Pros à Paris"`"""
    return Segment(
        **_giving(rule, reading),
        earns_no_points=one(rule.statement, tree.EarnNoPoints, reading) is not None,
        gets_nothing=one(rule.statement, tree.GetsNothing, reading) is not None,
    )


def first_order_of(rule: Numbered[tree.FirstOrderHead], reading: Reading) -> FirstOrder:
    """`first order`"""
    return FirstOrder(
        **_giving(rule, reading),
        earns=one(rule.statement, tree.FirstOrderEarns, reading),
        earns_no_points=one(rule.statement, tree.EarnNoPoints, reading) is not None,
    )


# What points give ---------------------------------------------------------------------------


def redemption_of(rule: Numbered[tree.RedeemHead], reading: Reading) -> Redemption:
    """`redeem points`"""
    statement = rule.statement
    deducts = one(statement, tree.Deducts, reading)
    deduction = deducts.deduction if deducts else tree.Deduction.USED
    nth = one(statement, tree.FromNthOrder, reading)
    at_least = one(statement, tree.AtLeastAtOnce, reading)
    share = one(statement, tree.AtMostShare, reading)
    balance = one(statement, tree.AtMostOfBalance, reading)
    unfit = one(statement, tree.UnfitRequest, reading)
    benefits = bare_benefits(statement)
    return Redemption(
        **_said(rule, reading),
        benefits=tuple(each for each in benefits if not isinstance(each, tree.Rate)),
        bands=redemption_bands(statement, reading),
        rate=_rate_of(statement, benefits, deduction, reading),
        from_nth=nth.nth if nth else 1,
        at_least=at_least.amount if at_least else None,
        at_most_share=share.percent if share else None,
        at_most_balance=balance.percent if balance else None,
        at_most=_at_most_of(statement, reading),
        per_item=_per_item_of(statement, reading),
        unfit=unfit.becomes if unfit else None,
        last_block=one(statement, tree.LastBlock, reading) is not None,
        deduction=deduction,
    )


def redemption_bands(statement: tree.Statement, reading: Reading) -> tuple[tree.Band, ...]:
    """The bands; in a cashback file an amount of money measures the pot."""
    bands = every(statement, tree.Band)
    if not reading.cashback:
        return bands
    return tuple(
        replace(each, measured=tree.Measured.POINTS)
        if each.measured is tree.Measured.AMOUNT
        else each
        for each in bands
    )


def _rate_of(
    statement: tree.Statement,
    benefits: tuple[tree.Benefit, ...],
    deduction: tree.Deduction,
    reading: Reading,
) -> tree.Rate | None:
    steps = one(statement, tree.InSteps, reading)
    if reading.cashback and deduction is not tree.Deduction.KEPT:
        step = steps.step if steps else Money(1, reading.currency)
        return tree.Rate(step, step)
    return next((each for each in benefits if isinstance(each, tree.Rate)), None)


def _per_item_of(statement: tree.Statement, reading: Reading) -> Money | None:
    most = one(statement, tree.AtMostPerItem, reading)
    return most.amount if most and isinstance(most.amount, Money) else None


def _at_most_of(statement: tree.Statement, reading: Reading) -> Money | None:
    for cap in caps_of(statement, reading):
        if isinstance(cap.amount, Money):
            return cap.amount
    return None


def reward_of(rule: Numbered[tree.RewardHead], reading: Reading) -> Reward:
    """`reward "Chèque 10 €" for 200 points`"""
    valid = one(rule.statement, tree.Valid, reading)
    automatic = one(rule.statement, tree.GivenAutomatically, reading)
    return Reward(
        **_said(rule, reading),
        benefits=bare_benefits(rule.statement),
        steps=every(rule.statement, tree.ForEvery),
        cost=rule.head.cost,
        step=rule.head.step,
        prices=tuple(
            replace(each, test=settled(each.test, reading))
            for each in every(rule.statement, tree.PriceWhen)
        ),
        valid=(valid.duration or valid.end_of) if valid else None,
        available=one(rule.statement, tree.RewardAvailable, reading) or tree.RewardAvailable(),
        automatic=automatic is not None,
        every=automatic.every if automatic else None,
    )


def stamp_card_of(rule: Numbered[tree.StampCardHead], reading: Reading) -> StampCard:
    """`stamp card "Le sixième offert"`"""
    per = one(rule.statement, tree.StampPer, reading)
    step = one(rule.statement, tree.StampPerAmount, reading)
    clash(per, step, reading)
    full = one(rule.statement, tree.AfterStamps, reading)
    expires = one(rule.statement, tree.StampsExpire, reading)
    return StampCard(
        **_said(rule, reading),
        benefits=full.benefits if full else (),
        stamps=full.stamps if full else 1,
        per_order=per.per_order if per else False,
        step=step.step if step else None,
        expires=expires.duration if expires else None,
        unstamped_when_paid=one(rule.statement, tree.NoStampWhenPaid, reading) is not None,
    )


def referral_of(rule: Numbered[tree.ReferralHead], reading: Reading) -> Referral:
    """`referral`"""
    counts = one(rule.statement, tree.CountsFrom, reading)
    joining = one(rule.statement, tree.CountsFromJoining, reading)
    clash(counts, joining, reading)
    friend = one(rule.statement, tree.FriendGets, reading)
    return Referral(
        **_said(rule, reading),
        counts_from=counts,
        from_joining=joining is not None,
        friend=friend.benefits if friend else (),
        after=alone_by(
            every(rule.statement, tree.AfterFriends),
            lambda line: (line.every, line.friends),
            reading,
        ),
        limits=alone_by(
            every(rule.statement, tree.AtMostFriends), lambda line: line.period, reading
        ),
    )


# What is said rather than reckoned ----------------------------------------------------------


def guarantee_of(
    head: tree.GuaranteeHead, statement: tree.Statement, reading: Reading
) -> Guarantee:
    """`guarantee the discount is at most 30% of the basket total`"""
    return Guarantee(
        head=head,
        when=tuple(settled(each.test, reading) for each in every(statement, tree.When)),
        unless=tuple(settled(each.test, reading) for each in every(statement, tree.Unless)),
        span=statement.span,
    )


def words_of(file: tree.RuleFile) -> dict[Language, dict[str, str]]:
    """The merchant's own words in the languages they are given in."""
    words: dict[Language, dict[str, str]] = {}
    for statement in file.statements:
        if isinstance(statement.head, tree.WordsHead):
            known = words.setdefault(statement.head.language, {})
            for line in every(statement, tree.Translated):
                known.setdefault(line.words.text, line.translation.text)
    return words


def example_of(
    head: tree.ExampleHead, statement: tree.Statement, lines: dict[str, str], reading: Reading
) -> Example | None:
    """`example "…"`; None when it has no order or says nothing of what comes out.

    `lines` are the first lines that rules may be called by, with their labels.
    """
    given = one(statement, tree.Given, reading)
    order = one(statement, tree.TheyOrder, reading)
    then = one(statement, tree.Then, reading)
    if order is None or then is None:
        return None
    return Example(head.name.text, given, order, _in_our_words(then, lines), statement.span)


def _in_our_words(then: tree.Then, lines: dict[str, str]) -> tree.Then:
    """A rule that is called by its first line in the other language gets its label in this one."""
    return replace(
        then,
        expectations=tuple(
            replace(each, by=replace(each.by, text=lines.get(each.by.text, each.by.text)))
            if isinstance(each, tree.Credited) and each.by
            else each
            for each in then.expectations
        ),
    )

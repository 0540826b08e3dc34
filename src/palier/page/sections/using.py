"""What points are worth: paying with them, rewards, stamp cards, referral."""

from __future__ import annotations

from palier import tree
from palier.page import marks
from palier.page.phrases import scope
from palier.page.phrases.benefits import gives, rate, table, together
from palier.page.speaker import Speaker
from palier.page.view import Card, Section, Stub
from palier.program.rules import Redemption, Referral, Reward, StampCard
from palier.quantity import Points


def using(s: Speaker) -> Section | None:
    """Paying with points."""
    rule = s.program.redemption
    if rule is None or not rule.scope.on_page:
        return None
    bands = table(s, rule.bands, s.say("use.title"), s.say("table.gets"))
    card = Card(
        _moment(s, rule),
        figure="" if rule.rate is None else rate(s, rule.rate),
        gives=gives(s, tuple(b for b in rule.benefits if not isinstance(b, tree.Rate))),
        table=bands,
        notes=(*_terms(s, rule), *scope.notes(s, rule.scope)),
    )
    lead = s.sentence(f"use.lead.{rule.deduction.name.lower()}")
    return Section("use", s.say("use.title"), lead, cards=(card,))


def _moment(s: Speaker, rule: Redemption) -> str:
    kept = rule.deduction is tree.Deduction.KEPT
    moment = s.say("use.rank" if kept else "use.at_checkout")
    return moment if rule.rate else marks.capital(moment)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    nth, least, share, most = rule.from_nth, rule.at_least, rule.at_most_share, rule.at_most
    blocks = rule.rate.points if rule.rate and rule.deduction is tree.Deduction.USED else None
    whole = blocks if isinstance(blocks, Points) and blocks.count > 1 else None
    lines = (
        *((s.say("use.outside"),) if rule.rate and rule.bands else ()),
        *((s.say("use.blocks", amount=s.amount(whole)),) if whole else ()),
        *((s.say("use.from_nth", nth=s.ordinal(nth)),) if nth > 1 else ()),
        *((s.say("use.at_least", amount=s.amount(least)),) if least else ()),
        *((s.say("use.share", percent=s.percent(share)),) if share else ()),
        *((s.say("use.at_most", amount=s.money(most)),) if most else ()),
        s.say("use.goods_only"),
    )
    return tuple(marks.capital(line) for line in lines)


def rewards(s: Speaker) -> Section | None:
    """What points can be exchanged for."""
    cards = tuple(_reward(s, rule) for rule in s.program.rewards if rule.scope.on_page)
    if not cards:
        return None
    return Section("rewards", s.say("rewards.title"), s.sentence("rewards.lead"), cards=cards)


def _reward(s: Speaker, rule: Reward) -> Card:
    claimed = "rewards.automatic" if rule.automatic else "rewards.claimed"
    valid = rule.valid and s.say("rewards.valid", duration=s.duration(rule.valid))
    return Card(
        s.own(rule.label),
        label=s.amount(rule.cost),
        conditions=scope.conditions(s, rule.scope),
        gives=gives(s, rule.benefits),
        notes=(
            *scope.limits(s, rule.scope),
            *((marks.capital(valid),) if valid else ()),
            marks.capital(s.say(claimed)),
        ),
    )


def stamp_cards(s: Speaker) -> Section | None:
    """Stamp cards, drawn."""
    cards = tuple(_stamp_card(s, rule) for rule in s.program.stamp_cards if rule.scope.on_page)
    if not cards:
        return None
    return Section("stamps", s.say("stamps.title"), s.sentence("stamps.lead"), cards=cards)


def _stamp_card(s: Speaker, rule: StampCard) -> Card:
    collected = s.say("stamps.order" if rule.per_order else "stamps.item")
    full = s.say("stamps.full", stamps=s.count(rule.stamps, "stamp"))
    free = any(isinstance(each, tree.NextItemFree) for each in rule.benefits)
    when = () if free else (marks.capital(s.say("stamps.next_order")),)
    return Card(
        s.own(rule.label),
        text=f"{marks.capital(collected)}. {marks.capital(full)}",
        gives=gives(s, rule.benefits),
        notes=(*scope.notes(s, rule.scope), *when),
        stamps=rule.stamps,
    )


def referral(s: Speaker) -> Section | None:
    """What a friend gets, and what the one who brought them gets."""
    rule = s.program.referral
    if rule is None or not rule.scope.on_page:
        return None
    friend = Card(s.say("referral.friend"), gives=gives(s, rule.friend), notes=_counts(s, rule))
    you = Card(s.say("referral.you"), gives=_for_you(s, rule), notes=_limits(s, rule))
    cards = tuple(card for card in (friend, you) if card.gives)
    if not cards:
        cards = (Card(s.say("referral.title"), notes=(*_counts(s, rule), *_limits(s, rule))),)
    return Section("referral", s.say("referral.title"), s.sentence("referral.lead"), cards=cards)


def _counts(s: Speaker, rule: Referral) -> tuple[str, ...]:
    least = rule.counts_from
    first = s.say("referral.first_order")
    counts = first if least is None else s.say("referral.counts_from", amount=s.money(least))
    return (marks.capital(counts),)


def _for_you(s: Speaker, rule: Referral) -> tuple[str, ...]:
    points = tuple(
        s.say("referral.every_one", gives=s.amount(each.head.amount))
        for each in s.program.earnings
        if isinstance(each.head, tree.EarnPerReferral) and each.scope.on_page
    )
    return (*points, *(marks.capital(_after(s, each)) for each in rule.after))


def _after(s: Speaker, step: tree.AfterFriends) -> str:
    given = together(s, step.benefits)
    if step.friends == 1:
        return s.say("referral.every_one" if step.every else "referral.after_one", gives=given)
    friends = s.count(step.friends, "friend")
    return s.say("referral.every" if step.every else "referral.after", friends=friends, gives=given)


def _limits(s: Speaker, rule: Referral) -> tuple[str, ...]:
    later = (s.say("referral.next_order"),) if rule.after else ()
    limits = (_limit(s, each) for each in rule.limits)
    return tuple(marks.capital(each) for each in (*later, *limits, *scope.notes(s, rule.scope)))


def _limit(s: Speaker, most: tree.AtMostFriends) -> str:
    friends, period = s.count(most.friends, "friend"), s.period(most.period)
    return s.say("referral.limit", friends=friends, period=period)


def worth(s: Speaker) -> tuple[Stub, ...]:
    """The half of the ticket that says what points are good for, if anything simple does."""
    rule = s.program.redemption
    if rule is not None and rule.scope.on_page and rule.rate is not None:
        return (Stub(s.say("ticket.use"), rate(s, rule.rate), s.say("use.at_checkout")),)
    rewards_ = [each for each in s.program.rewards if each.scope.on_page]
    if not rewards_:
        return ()
    least = min(rewards_, key=lambda each: s.units(each.cost))
    price = s.say("ticket.price", cost=s.amount(least.cost))
    return (Stub(s.say("ticket.reward"), s.own(least.label), price),)

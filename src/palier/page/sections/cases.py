"""Worked cases: the examples of the file with what the engine makes of them, as receipts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from palier import tree
from palier.account.outcome import Outcome
from palier.page import marks
from palier.page.phrases.selections import kind_of
from palier.page.sections.received import collected, every_rule, notes, paid
from palier.page.speaker import Speaker
from palier.page.view import Entry, Receipt, Section
from palier.program.model import Example
from palier.quantity import Amount, Duration, Money, Points
from palier.speech.figures import Style

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """An example and what comes out of its order."""

    example: Example
    outcome: Outcome


def worked(s: Speaker, cases: Iterable[WorkedCase]) -> Section | None:
    """The cases customers may see: none that tells of a rule which is not on the page."""
    secret = hidden_labels(s)
    receipts = tuple(receipt(s, case) for case in cases if not _tells(case, secret))
    if not receipts:
        return None
    lead = s.sentence("cases.lead")
    shown, more = receipts[:AT_ONCE], receipts[AT_ONCE:]
    opens = s.say(f"cases.more.{s.plural(len(more))}", n=s.number(len(more))) if more else ""
    title = s.say("cases.title")
    return Section("examples", title, lead, receipts=shown, more=opens, more_receipts=more)


def hidden_labels(s: Speaker) -> frozenset[str]:
    """What rules that are not on the page are called in outcomes."""
    return frozenset(rule.label for rule in every_rule(s) if not rule.scope.on_page)


def _tells(case: WorkedCase, secret: frozenset[str]) -> bool:
    outcome = case.outcome
    free_by = outcome.shipping.free_by if outcome.shipping else None
    named = {
        *(each.rule for each in outcome.discounts),
        *(each.rule for each in outcome.points.awards),
        *(each.rule for each in outcome.set_aside),
        *((free_by,) if free_by else ()),
        *((outcome.tier.name,) if outcome.tier and outcome.tier.name else ()),
    }
    return bool(named & secret)


def receipt(s: Speaker, case: WorkedCase) -> Receipt:
    """One worked case."""
    example, outcome = case.example, case.outcome
    return Receipt(
        s.own(example.name),
        standing(s, example),
        tuple(marks.capital(each) for part in example.order.parts for each in _said(s, part)),
        (*_goods(s, example), *paid(s, outcome)),
        collected(s, outcome),
        notes(s, outcome),
    )


def standing(s: Speaker, example: Example) -> tuple[str, ...]:
    """Who orders: a few words each; a reward that is used is told with the order."""
    given = example.given
    if given is None:
        return (s.say("case.first_order"),)
    if given.guest:
        return (s.say("case.guest"),)
    used = [part.reward for part in example.order.parts if isinstance(part, tree.UsingReward)]
    return tuple(
        marks.capital(_holding(s, each))
        for each in given.holdings
        if not (isinstance(each, tree.HasReward) and each.reward in used)
    )


def _holding(s: Speaker, held: tree.Holding) -> str:
    match held:
        case tree.HasAmount(amount):
            return s.say("held.amount", amount=s.amount(amount))
        case tree.HasMeasure(measure, amount, activity):
            figure = _measured(s, measure, amount)
            name = "" if activity is None else s.named(activity.text)
            return s.say(f"held.{measure.name.lower()}", figure=figure, activity=name)
        case tree.HasStamps(stamps, card):
            return s.say("held.stamps", stamps=s.count(stamps, "stamp"), card=s.named(card.text))
        case tree.HasTier(tier):
            return s.say("held.tier", name=s.named(tier.text))
        case tree.HasType(type_):
            return s.say("held.type", name=s.named(type_.text))
        case tree.HasGroup(group):
            return s.say("held.group", name=s.named(group.text))
        case tree.HasBirthday(day):
            return s.say("held.birthday", day=s.month_day(day))
        case tree.HasJoined(day):
            return s.say("held.joined", day=s.date(day))
        case tree.HasBox(box):
            return s.say("held.box", name=s.named(box.text))
        case tree.HasReward(reward):
            return s.say("held.reward", name=s.named(reward.text))
        case _:
            assert_never(held)


def _measured(s: Speaker, measure: tree.Measure, amount: int | Amount | Duration) -> str:
    match amount:
        case Money() | Points():
            return s.amount(amount)
        case Duration():
            return s.duration(amount)
        case _:
            nouns = {tree.Measure.ORDERS: "order", tree.Measure.REFERRALS: "friend"}
            return s.count(amount, nouns[measure]) if measure in nouns else s.number(amount)


def _said(s: Speaker, part: tree.OrderPart) -> tuple[str, ...]:
    """What is told of an order besides what it costs."""
    match part:
        case tree.OrderedOn(day, at):
            key = "order.on" if at is None else "order.on_at"
            return (s.say(key, day=s.date(day), hour="" if at is None else s.hour(at)),)
        case tree.DeliveredTo(where, name):
            return (s.say(f"order.{where.value}", name=s.own(name.text)),)
        case tree.WithCode(code):
            return (s.say("order.code", code=s.code(code.text)),)
        case tree.UsingReward(reward):
            return (s.say("order.reward", name=s.named(reward.text)),)
        case tree.OnChannel(channel):
            return (s.say("order.channel", name=s.named(channel.text)),)
        case tree.PayingWithPoints(amount):
            key = "order.points" if amount is None else "order.points_some"
            return (s.say(key, amount="" if amount is None else s.amount(amount)),)
        case tree.Goods() | tree.ShippedBy():
            return ()
        case _:
            assert_never(part)


def _goods(s: Speaker, example: Example) -> tuple[Entry, ...]:
    return tuple(
        Entry(marks.capital(_line(s, part)), _whole(s, part))
        for part in example.order.parts
        if isinstance(part, tree.Goods)
    )


def _line(s: Speaker, part: tree.Goods) -> str:
    of = "" if part.of is None else " " + kind_of(s, part.of, "and")
    if part.quantity == 1:
        return s.say("case.goods") + of
    each = s.money(part.price)
    return s.say("case.items", items=s.count(part.quantity, "item") + of, price=each)


def _whole(s: Speaker, part: tree.Goods) -> str:
    return s.money(Money(part.price.minor * part.quantity, part.price.currency), Style.PROSE)

"""What the order changes besides: shipping, gifts, perks, stamps, the tier and its gauge."""

from __future__ import annotations

from collections.abc import Iterator

from palier.account.outcome import Missing
from palier.account.standing import Who
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.program.rules import StampCard
from palier.sheet.marks import Mark
from palier.sheet.sheet import SHIPPING_CHARGED, SHIPPING_FREE


def shipping(t: Teller) -> Iterator[Why]:
    """Who pays for shipping."""
    order = t.quote.order.shipping
    if order is None:
        return
    named = "shipping" if order.method is None else "shipping.by"
    said = t.say(named, method=t.voice.named(order.method or ""))
    parts = {"shipping": said, "cost": t.voice.money(order.cost)}
    if not order.cost:
        sentence = t.voice.sentence("shipping.nothing", **parts)
    elif not t.got.holds(SHIPPING_FREE):
        sentence = t.voice.sentence("shipping.charged", **parts)
    else:
        payers = [each for each in t.got.serving() if t.got.holds(each.shipping)]
        rules = t.voice.join(t.member(each) for each in payers[:1])
        sentence = t.voice.sentence("shipping.free", **parts, rule=rules)
    yield Why(About.SHIPPING, _free_by(t), sentence, SHIPPING_CHARGED)


def _free_by(t: Teller) -> str:
    found = t.quote.outcome.shipping
    return found.free_by or "" if found else ""


def extras(t: Teller) -> Iterator[Why]:
    """Gifts that are added, perks that are given."""
    for about, marks in ((About.GIFT, t.got.sheet.gifts), (About.PERK, t.got.sheet.perks)):
        yield from (_mark(t, about, each) for each in marks if t.got.holds(each.line))


def _mark(t: Teller, about: About, mark: Mark) -> Why:
    named, rule = t.voice.named(mark.name), t.rule(mark.rule)
    key = about.value if mark.items == 1 else f"{about.value}.many"
    items = t.voice.number(mark.items)
    said = t.voice.sentence(key, name=named, rule=t.called(mark.rule), items=items)
    return Why(about, rule.label if rule else mark.rule, said, mark.line)


# Stamps ---------------------------------------------------------------------------------------


def stamps(t: Teller) -> Iterator[Why]:
    """What each stamp card holds after the order."""
    lines = {each.card: each.after for each in t.got.sheet.cards}
    for card in t.program.stamp_cards:
        after = t.got.scalar(lines[card.label])
        held = t.voice.count(after, "stamp")
        said = {"rule": t.called(card.id), "stamps": held}
        sentence = t.voice.sentence(_stage(card, after), **said, more=_more(t, card, after))
        yield Why(About.STAMPS, card.label, sentence, lines[card.label])


def _stage(card: StampCard, after: int) -> str:
    return "stamps.full" if after >= card.stamps else "stamps.after"


def _more(t: Teller, card: StampCard, after: int) -> str:
    return t.voice.number(max(0, card.stamps - after))


# Tiers ----------------------------------------------------------------------------------------


def tier(t: Teller) -> Iterator[Why]:
    """The tier after the order, and what the next one still takes."""
    lines = t.got.sheet.rank
    if lines is None or t.quote.standing.who is Who.GUEST:
        return
    before, after = t.got.scalar(lines.before), t.got.scalar(lines.after)
    said = " ".join([_stands(t, before, after), *_at_once(t, before, after), *_gauge(t)])
    label = t.program.tiers[after - 1].label if after else ""
    yield Why(About.TIER, label, said, lines.after)


def _stands(t: Teller, before: int, after: int) -> str:
    names = [t.voice.named(each.label) for each in t.program.tiers]
    if not after:
        return t.voice.sentence("tier.none")
    if after == before:
        return t.voice.sentence("tier.stays", after=names[after - 1])
    if not before:
        return t.voice.sentence("tier.first", after=names[after - 1])
    return t.voice.sentence("tier.up", before=names[before - 1], after=names[after - 1])


def _at_once(t: Teller, before: int, after: int) -> Iterator[str]:
    if after > before and t.program.tier_settings.at_once and t.rank() == after:
        yield t.voice.sentence("tier.at_once")


def _gauge(t: Teller) -> Iterator[str]:
    outcome = t.quote.outcome
    stands = outcome.tier
    name, ways = (stands.next, stands.missing) if stands else (None, ())
    if outcome.next_tier is not None:
        name, ways = outcome.next_tier.name, outcome.next_tier.missing
    rule = next((each for each in t.program.tiers if each.label == name), None)
    if rule is None or not ways or not all(ways):
        return
    every = (t.voice.join(_missing(t, each) for each in way) for way in ways)
    said = t.say("join.else").join(every)
    yield t.voice.sentence("tier.missing", tier=t.voice.named(rule.label), ways=said)


def _missing(t: Teller, each: Missing) -> str:
    nouns = {"orders": "order", "referrals": "referral"}
    if each.amount is not None:
        number = "many" if t.voice.plural(each.amount.minor) else "one"
        return t.say(f"missing.{each.measure}.{number}", figure=t.voice.money(each.amount.minor))
    if each.points is not None:
        figure = t.voice.amount(each.points)
    elif each.days is not None:
        figure = t.days(each.days)
    elif each.measure in nouns:
        figure = t.voice.count(each.count or 0, nouns[each.measure])
    else:
        figure = t.voice.number(each.count or 0)
    return t.say(f"missing.{each.measure}", figure=figure, name=t.voice.named(each.activity or ""))

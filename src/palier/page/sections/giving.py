"""Benefits of the first order, of segments, and offers for everybody."""

from __future__ import annotations

from palier.page import marks
from palier.page.phrases import scope
from palier.page.phrases.benefits import gives, table
from palier.page.speaker import Speaker
from palier.page.view import Card, Section
from palier.program.rules import FirstOrder, Offer, Segment


def first_order(s: Speaker) -> Section | None:
    """What a first order gives."""
    rule = s.program.first_order
    if rule is None or not rule.scope.on_page:
        return None
    cards = (*_first_points(s, rule), *_first_benefits(s, rule))
    lead = s.sentence("first.lead")
    return Section("first-order", s.say("first.title"), lead, cards=cards)


def _first_points(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    if rule.earns is None:
        return ()
    instead = "first.instead" if rule.earns.instead else "first.besides"
    notes = (*scope.notes(s, rule.scope), marks.capital(s.say(instead)))
    return (Card(s.say("first.points"), figure=s.amount(rule.earns.amount), notes=notes),)


def _first_benefits(s: Speaker, rule: FirstOrder) -> tuple[Card, ...]:
    given = gives(s, rule.benefits)
    bands = table(s, rule.bands, s.say("first.title"), s.say("table.gets"))
    none = (marks.capital(s.say("earns_nothing.first")),) if rule.earns_no_points else ()
    if not (given or bands or none):
        return ()
    title = s.say("first.benefits" if given or bands else "first.title")
    card = Card(
        title,
        conditions=scope.conditions(s, rule.scope),
        gives=given,
        table=bands,
        notes=(*scope.limits(s, rule.scope), *none),
    )
    return (card,)


def segments(s: Speaker) -> Section | None:
    """What some customers get: the first that fits counts."""
    shown = [rule for rule in s.program.segments if rule.scope.on_page]
    if not shown:
        return None
    lead = s.sentence("segments.lead.many" if len(shown) > 1 else "segments.lead.one")
    cards = tuple(_segment(s, rule) for rule in shown)
    return Section("for-you", s.say("segments.title"), lead, cards=cards)


def _segment(s: Speaker, rule: Segment) -> Card:
    none = (marks.capital(s.say("earns_nothing")),) if rule.earns_no_points else ()
    return Card(
        s.own(rule.label),
        conditions=scope.conditions(s, rule.scope),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), s.say("table.gets")),
        notes=(*scope.limits(s, rule.scope), *none),
    )


def offers(s: Speaker) -> Section | None:
    """Offers, with their days or their promo code."""
    cards = tuple(_offer(s, rule) for rule in s.program.offers if rule.scope.on_page)
    if not cards:
        return None
    lead = s.sentence("offers.lead")
    return Section("offers", s.say("offers.title"), lead, cards=cards)


def _offer(s: Speaker, rule: Offer) -> Card:
    days = marks.capital(scope.days(s, rule.scope))
    code = "" if rule.code is None else s.say("offers.code", code=s.code(rule.code.text))
    return Card(
        s.own(rule.label),
        label=code or days,
        conditions=scope.conditions(s, rule.scope, dated=bool(code)),
        gives=gives(s, rule.benefits),
        table=table(s, rule.bands, s.own(rule.label), s.say("table.gets")),
        notes=scope.limits(s, rule.scope),
    )

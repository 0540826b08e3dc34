"""What the order changes besides: shipping, tax, gifts, perks, stamps, the tier and its gauge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.account.outcome import Missing
from palier.account.standing import Who
from palier.closed import total
from palier.engines.explain import vouchers
from palier.engines.explain.teller import About, Teller, Why
from palier.program.rules import StampCard
from palier.quantity import StatusPoints
from palier.sheet.marks import CardLines, Mark
from palier.sheet.sheet import SHIPPING_CHARGED, SHIPPING_FREE
from palier.sheet.works import CheaperShipping
from palier.speech.goods import STAMPS
from palier.speech.nouns import OF_PURCHASES, TO_EARN
from palier.speech.phrases import Phrase
from palier.tree import Measure

SHIPPING = Phrase("shipping", "la livraison")
SHIPPING_BY = Phrase("shipping by {method:quoted}", "la livraison {method:quoted}")
FREE = Phrase(
    "{shipping} ({cost}) is free, thanks to {rule}", "{shipping} ({cost}) est offerte par {rule}"
)
CHARGED = Phrase("{shipping} is charged: {cost}", "{shipping} est payante : {cost}")
OFF = Phrase(
    "{rule} takes {amount} off {shipping} ({cost}){how}",
    "{rule} retire {amount} sur {shipping} ({cost}){how}",
)
PERCENT = Phrase(": {percent} of {before}", " : {percent} de {before}")
DOWN_TO = Phrase(": it comes to {price} at most", " : elle revient à {price} au plus")
STAYS_CHARGED = Phrase("{cost} is charged", "{cost} restent à payer")
COSTS_NOTHING = Phrase("{shipping} costs nothing", "{shipping} ne coûte rien")
TAX = Phrase(
    "the tax on what is paid comes to {tax}: {to_pay} to pay with it",
    "la taxe sur ce qui est payé est de {tax} : {to_pay} à payer toutes taxes comprises",
)
GIFT = Phrase("gift {name:quoted}, thanks to {rule}", "cadeau {name:quoted}, offert par {rule}")
GIFTS = Phrase(
    "gift {items} × {name:quoted}, thanks to {rule}",
    "cadeau {items} × {name:quoted}, offert par {rule}",
)
PERK = Phrase("perk {name:quoted}, thanks to {rule}", "privilège {name:quoted}, donné par {rule}")
CARD_HOLDS = Phrase(
    "{rule} holds {stamps} after this order; {more} more to go",
    "{rule} porte {stamps} après cette commande ; il en manque {more}",
)
CARD_FULL = Phrase(
    "{rule} holds {stamps} after this order and is complete",
    "{rule} porte {stamps} après cette commande et elle est complète",
)
STAMPED = Phrase(
    "what is paid for what it stamps comes to {base}, that is {stamps}: one for each full {step}",
    "ce qui est payé pour ce qu'elle tamponne s'élève à {base}, soit {stamps} : un par tranche"
    " complète de {step}",
)
ONE_MORE = Phrase(
    "{more} more would have given one more stamp",
    "avec {more} de plus, ce serait un tampon de plus",
)
ADDED = Phrase("{rule} adds {stamps} to it", "{rule} y ajoute {stamps}")
NOT_STAMPED = Phrase(
    "it pays for this order, which gets no stamp",
    "elle paie cette commande, qui ne reçoit pas de tampon",
)
UP = Phrase(
    "this order takes the customer from the tier {before:quoted} to the tier {after:quoted}",
    "avec cette commande, le client passe du palier {before:quoted} au palier {after:quoted}",
)
FIRST = Phrase(
    "this order takes the customer to the tier {after:quoted}",
    "avec cette commande, le client passe au palier {after:quoted}",
)
AT_ONCE = Phrase("the order already has its benefits", "la commande en profite déjà")
STAYS = Phrase(
    "the customer is in the tier {after:quoted}",
    "après cette commande, le client est au palier {after:quoted}",
)
NO_TIER = Phrase("the customer has no tier yet", "le client n'a pas encore de palier")
TO_REACH = Phrase(
    "the tier {tier:quoted} is {ways} away",
    "pour le palier {tier:quoted}, il manque {ways}",
)
ELSE = Phrase(", or ", ", ou ")
MISSING = total(
    Measure,
    {
        Measure.SPENT: OF_PURCHASES,
        Measure.ORDERS: Phrase("{figure:# order|# orders}", "{figure:# commande|# commandes}"),
        Measure.POINTS_EARNED: TO_EARN,
        Measure.BALANCE: Phrase("{figure} in the balance", "{figure} au solde"),
        Measure.STATUS_POINTS: TO_EARN,
        Measure.REFERRALS: Phrase(
            "{figure:# referral|# referrals}", "{figure:# parrainage|# parrainages}"
        ),
        Measure.ACTIVITIES: Phrase("{figure} {activity:quoted}", "{figure} {activity:quoted}"),
        Measure.MEMBERSHIP: Phrase("{figure} of membership", "{figure} d'ancienneté"),
        Measure.COLLECTED: Phrase("{figure} to collect", "{figure} à cagnotter"),
    },
)


def shipping(t: Teller) -> Iterator[Why]:
    """Who pays for shipping."""
    order = t.quote.order.shipping
    if order is None:
        return
    method = SHIPPING if order.method is None else SHIPPING_BY
    named = t.say(method, method=order.method or "")
    payers = [each for each in t.got.serving() if t.got.holds(each.shipping)]
    off = list(_off_shipping(t, named))
    yield from off
    if off and not payers:
        left = t.sentence(STAYS_CHARGED, cost=t.money(SHIPPING_CHARGED))
        yield Why(About.SHIPPING, "", left, SHIPPING_CHARGED)
        return
    said = FREE if t.got.holds(SHIPPING_FREE) else CHARGED
    sentence = t.sentence(
        said if order.cost else COSTS_NOTHING,
        shipping=named,
        cost=t.amount(order.cost),
        rule=t.members(payers[:1]),
    )
    found = t.quote.outcome.shipping
    yield Why(About.SHIPPING, found.free_by or "" if found else "", sentence, SHIPPING_CHARGED)


def _off_shipping(t: Teller, named: str) -> Iterator[Why]:
    """What each rule takes off the charge, short of making it free."""
    for member in t.got.serving():
        for piece in member.pieces:
            work = piece.work
            if isinstance(work, CheaperShipping) and t.got.scalar(work.off):
                sentence = t.sentence(
                    OFF,
                    rule=t.member(member),
                    amount=t.money(work.off),
                    shipping=named,
                    cost=t.money(work.before),
                    how=_how_much(t, work),
                )
                yield Why(About.SHIPPING, t.got.label(member), sentence, work.off)


def _how_much(t: Teller, work: CheaperShipping) -> str:
    match work.benefit:
        case tree.ShippingPercentOff(percent):
            return t.say(PERCENT, percent=percent, before=t.money(work.before))
        case tree.ShippingFor(price):
            return t.say(DOWN_TO, price=price)
        case tree.ShippingMoneyOff():
            return ""
        case _:
            assert_never(work.benefit)


def tax(t: Teller) -> Iterator[Why]:
    """The tax on what is paid, where prices exclude it."""
    lines = t.got.sheet.tax
    if lines is not None and t.got.scalar(lines.tax):
        said = t.sentence(TAX, tax=t.money(lines.tax), to_pay=t.money(lines.to_pay))
        yield Why(About.TAX, "", said, lines.tax)


def extras(t: Teller) -> Iterator[Why]:
    """Gifts that are added, perks that are given."""
    for gift in t.got.sheet.gifts:
        if t.got.holds(gift.line):
            yield _mark(t, About.GIFT, GIFT if t.got.scalar(gift.line) == 1 else GIFTS, gift)
    for perk in t.got.sheet.perks:
        if t.got.holds(perk.line):
            yield _mark(t, About.PERK, PERK, perk)
    yield from vouchers.given(t)


def _mark(t: Teller, about: About, said: Phrase, mark: Mark) -> Why:
    rule = t.rules.get(mark.rule)
    items, rule_name = t.got.scalar(mark.line), t.called(mark.rule)
    sentence = t.sentence(said, name=mark.name, items=items, rule=rule_name)
    return Why(about, rule.label if rule else mark.rule, sentence, mark.line)


def stamps(t: Teller) -> Iterator[Why]:
    """What each stamp card holds after the order; a guest has none."""
    if t.quote.standing.who is Who.GUEST:
        return
    for card, lines in zip(t.program.stamp_cards, t.got.sheet.cards, strict=True):
        after = t.got.scalar(lines.after)
        held, more = t.say(STAMPS, n=max(0, after)), max(0, card.stamps - after)
        said = CARD_HOLDS if more else CARD_FULL
        sentence = t.sentence(said, rule=t.called(card.id), stamps=held, more=more)
        told = " ".join([sentence, *_put_on(t, card, lines)])
        yield Why(About.STAMPS, card.label, told, lines.after)


def _put_on(t: Teller, card: StampCard, lines: CardLines) -> Iterator[str]:
    """Why so many stamps were put on: by rules, for the amount paid, or none as the card pays."""
    for extra in (*lines.extras, *lines.joined):
        if t.got.scalar(extra.line):
            more = t.say(STAMPS, n=t.got.scalar(extra.line))
            yield t.sentence(ADDED, rule=t.called(extra.rule), stamps=more)
    if lines.unstamped is not None and t.got.holds(lines.unstamped):
        yield t.sentence(NOT_STAMPED)
    elif lines.base is not None and card.step is not None:
        base, step = t.got.scalar(lines.base), card.step
        stamps = t.say(STAMPS, n=t.got.scalar(lines.usual))
        yield t.sentence(STAMPED, base=t.amount(base), stamps=stamps, step=step)
        yield t.sentence(ONE_MORE, more=t.amount(step.minor - base % step.minor))


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
    names = ["", *(each.label for each in t.program.tiers)]
    said = NO_TIER if not after else STAYS if after == before else UP if before else FIRST
    return t.sentence(said, before=names[before], after=names[after])


def _at_once(t: Teller, before: int, after: int) -> Iterator[str]:
    if after > before and t.program.tier_settings.at_once and t.rank() == after:
        yield t.sentence(AT_ONCE)


def _gauge(t: Teller) -> Iterator[str]:
    stands, first = t.quote.outcome.tier, t.quote.outcome.next_tier
    name, ways = (stands.next, stands.missing) if stands else (None, ())
    if first is not None:
        name, ways = first.name, first.missing
    if name is not None and ways and all(ways):
        every = (t.speaker.join(missing(t, each) for each in way) for way in ways)
        yield t.sentence(TO_REACH, tier=name, ways=t.say(ELSE).join(every))


def missing(t: Teller, each: Missing) -> str:
    """What one measure of a tier still takes: `€12.00 spent`."""
    measure = Measure[each.measure.upper()]
    counted = StatusPoints(each.count or 0) if measure is Measure.STATUS_POINTS else each.count
    figure = each.amount or each.points or (t.days(each.days) if each.days else counted)
    return t.say(MISSING[measure], figure=figure, activity=each.activity or "")

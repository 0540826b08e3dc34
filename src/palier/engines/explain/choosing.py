"""What was chosen, what was set aside, what was brought in vain, and what it would have taken."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from palier.account.order import BroughtCode
from palier.account.outcome import Refused
from palier.account.standing import Voucher
from palier.because import Because
from palier.closed import total
from palier.engines.explain import bands, guards, numbers
from palier.engines.explain.guards import would
from palier.engines.explain.idle import idle
from palier.engines.explain.teller import CODE, About, Change, Teller, Why
from palier.engines.rivals import Aside
from palier.program.rules import Redemption
from palier.sheet.lower_conditions import units
from palier.sheet.marks import Member, RedemptionLines
from palier.sheet.sheet import BASKET, TO_PAY
from palier.sheet.works import Blocks
from palier.speech.phrases import Either, Phrase
from palier.tree import Deduction, Party
from palier.wording.reasons import PARTIES

MOST_CHOICES = 4
CHOICE = Phrase(
    "best for the customer: {best}, rather than {others}",
    "choix le plus avantageux pour le client : {best}, plutôt que {others}",
)
ONE_CHOICE = Phrase("{kept} ({to_pay} to pay)", "{kept} ({to_pay} à payer)")
BY = Phrase(
    "{rule} does not apply: the order keeps {rival}, which do not combine with {party}",
    "{rule} ne s'applique pas : la commande garde {rival}, qui ne se cumulent pas avec {party}",
)
BY_POINTS = Phrase(
    "{rule} does not apply: the order keeps {rival}, which does not combine with {party}",
    "{rule} ne s'applique pas : la commande garde {rival}, qui ne se cumule pas avec {party}",
)
BEST_OFFER = Phrase(
    "{rule} does not apply: only the best offer does, here {kept}",
    "{rule} ne s'applique pas : seule la meilleure offre s'applique, ici {kept}",
)
FIRST_OFFER = Phrase(
    "{rule} does not apply: only the first offer does, here {kept}",
    "{rule} ne s'applique pas : seule la première offre s'applique, ici {kept}",
)
BY_NAME = Phrase(
    "{rule} does not apply: the order keeps {kept}, and the two do not combine",
    "{rule} ne s'applique pas : la commande garde {kept}, et les deux ne se cumulent pas",
)
ONE = Phrase(
    "{rule} does not apply: an order keeps only one of them, here {kept}",
    "{rule} ne s'applique pas : une commande n'en garde qu'un, ici {kept}",
)
ONE_ONLY = total(
    Party,
    {
        Party.PROMO_CODES: Phrase(
            "{rule} does not apply: an order keeps one promo code only, here {kept}",
            "{rule} ne s'applique pas : une commande ne garde qu'un code promo, ici {kept}",
        ),
        Party.OFFERS: ONE,
        Party.FIRST_ORDER: ONE,
        Party.SEGMENT: ONE,
        Party.TIER: ONE,
        Party.REFERRAL: ONE,
        Party.STAMP_CARDS: ONE,
        Party.REWARDS: Phrase(
            "{rule} does not apply: an order keeps one reward only, here {kept}",
            "{rule} ne s'applique pas : une commande ne garde qu'une récompense, ici {kept}",
        ),
        Party.POINTS: ONE,
    },
)
WORTH = Phrase(
    "on its own it would take {amount} off", "à elle seule, la règle retirerait {amount}"
)
VOUCHER = Phrase("the voucher {name:quoted}", "le bon {name:quoted}")
REFUSED = Phrase("{rule} is refused: {because}", "{rule} n'est pas pris en compte : {because}")
INSTEAD = Phrase("with {amount} instead", "avec {amount} à la place")
POINTS_REFUSED = Either(
    Phrase(
        "paying with points is refused: {because}",
        "le paiement en points n'est pas possible : {because}",
    ),
    Phrase(
        "paying from the pot is refused: {because}",
        "le paiement avec la cagnotte n'est pas possible : {because}",
    ),
)
NO_SHIPPING = Phrase("there is no shipping to pay", "il n'y a pas de livraison à payer")


def choice(t: Teller) -> Iterator[Why]:
    """Under `the best for the customer`: what each choice weighed left to pay."""
    weighed = sorted(t.got.chosen.weighed, key=lambda each: set(each.kept) != t.got.chosen.kept)
    if len(weighed) < 2:
        return
    best, *others = weighed
    shown = [best, *sorted(others, key=lambda each: each.to_pay)][:MOST_CHOICES]
    first, *rest = (_weighed(t, each.kept, each.to_pay) for each in shown)
    said = t.sentence(CHOICE, best=first, others=t.speaker.join(rest, "or"))
    yield Why(About.CHOICE, "", said, TO_PAY)


def _weighed(t: Teller, kept: tuple[str, ...], to_pay: int) -> str:
    members = (each for each in t.got.sheet.members if each.id in kept)
    return t.say(ONE_CHOICE, kept=t.members(members), to_pay=t.amount(to_pay))


def aside(t: Teller) -> Iterator[Why]:
    """Each benefit set aside, for the sake of which, and what it would have taken off alone."""
    for each in t.got.chosen.aside:
        said = " ".join([_lost(t, each), *_worth(t, each.member)])
        yield Why(About.SET_ASIDE, t.got.label(each.member), said, each.member.alone)


def _lost(t: Teller, each: Aside) -> str:
    rule, own = t.member(each.member), each.member.party
    if each.beside is not None:
        return t.sentence(BY_NAME, rule=rule, kept=t.members([each.beside]))
    if each.because is Because.NOT_THE_BEST_OFFER:
        return t.sentence(BEST_OFFER, rule=rule, kept=_kept(t, Party.OFFERS))
    if each.because is Because.NOT_THE_FIRST_OFFER:
        return t.sentence(FIRST_OFFER, rule=rule, kept=_kept(t, Party.OFFERS))
    if each.rival is own:
        return t.sentence(ONE_ONLY[own], rule=rule, kept=_kept(t, own))
    said = BY_POINTS if each.rival is Party.POINTS else BY
    return t.sentence(said, rule=rule, rival=PARTIES[each.rival], party=PARTIES[own])


def _kept(t: Teller, of: Party) -> str:
    members = (each for each in t.got.sheet.members if each.party is of)
    return t.members(each for each in members if each.id in t.got.chosen.kept)


def _worth(t: Teller, member: Member) -> Iterator[str]:
    if member.worth is not None and t.got.scalar(member.worth):
        yield t.sentence(WORTH, amount=t.money(member.worth))


# What was brought in vain ---------------------------------------------------------------------


def refused(t: Teller) -> Iterator[Why]:
    """A sentence for each refusal, with the smallest change that would have it accepted."""
    for each in t.quote.outcome.refused:
        yield _brought(t, each) if each.points is None else _points(t, each)


def _brought(t: Teller, each: Refused) -> Why:
    label = each.code or each.reward or ""
    called = t.say(CODE if each.code else VOUCHER, name=label)
    member = next(_holding(t, each), None)
    because, changes = _why(t, each, member)
    said = t.sentence(REFUSED, rule=called, because=because) + would(t, changes)
    return Why(About.REFUSED, label, said, member.effect if member else None)


def _holding(t: Teller, refused: Refused) -> Iterator[Member]:
    """The member whose slot holds what was refused; nothing for what no slot takes."""
    for member in t.got.sheet.members:
        match None if member.slot is None else t.got.brought.held(member.slot):
            case BroughtCode(code) if code == refused.code:
                yield member
            case Voucher(name) if name == refused.reward:
                yield member


def _perk_of(t: Teller, refused: Refused) -> Iterator[str]:
    """The rule of a voucher that gives perks alone, and was refused."""
    for slot, rule in t.got.sheet.perks_alone.items():
        held = t.got.brought.voucher(slot)
        if held is not None and held.id == refused.reward:
            yield rule


def _why(t: Teller, each: Refused, member: Member | None) -> tuple[str, list[Change]]:
    plain = t.reason(each.because)
    if member is None:
        key = next(_perk_of(t, each), None)
        lines = None if key is None else t.got.sheet.rules.get(key)
        failed = guards.failing(t, lines)
        return plain, [] if key is None else guards.all_changes(t, key, failed)
    failed = guards.failing(t, t.got.sheet.rules.get(member.rule))
    rule = t.giving(member.rule)
    if failed or rule is None:
        return plain, guards.all_changes(t, member.rule, failed)
    where = bands.reached(t, rule)
    if where is not None and where.band is None:
        return bands.none_reached(t, rule, where.measured), bands.changes(t, rule, where)
    because, changes = idle(t, member)
    return because or t.say(NO_SHIPPING), changes


# Points ---------------------------------------------------------------------------------------


def _points(t: Teller, each: Refused) -> Why:
    rule, lines = t.program.redemption, t.got.sheet.redemption
    if rule is None or lines is None:
        said = t.sentence(POINTS_REFUSED, because=t.reason(each.because))
        return Why(About.REFUSED, "", said)
    because, changes = _points_why(t, each, rule, lines)
    said = t.sentence(POINTS_REFUSED, because=because) + would(t, changes)
    return Why(About.REFUSED, rule.label, said, lines.served)


def _points_why(
    t: Teller, each: Refused, rule: Redemption, lines: RedemptionLines
) -> tuple[str, list[Change]]:
    failed = guards.failing(t, lines.lines)
    plain = t.reason(each.because)
    if each.because is Because.DOES_NOT_FIT and lines.fitting is not None:
        fitting = t.got.scalar(lines.fitting)
        return plain, [Change(t.say(INSTEAD, amount=t.program.amount(fitting)))] if fitting else []
    if any(one.because is not Because.TOO_FEW_POINTS or rule.rate is None for one in failed):
        return plain, guards.all_changes(t, rule.id, failed)
    where = bands.reached(t, rule)
    if where is not None and where.band is None and rule.rate is None:
        return bands.none_reached(t, rule, where.measured), bands.changes(t, rule, where)
    return plain, [] if lines.bare is None else list(_block(t, rule, lines.bare))


def _block(t: Teller, rule: Redemption, work: Blocks) -> Iterator[Change]:
    """What is missing to use as much as must be used: points put in, or goods to pay with them."""
    rate = work.benefit
    least = max(units(rate.points), 0 if rule.at_least is None else units(rule.at_least))
    blocks = -(-least // units(rate.points))
    worth = 1 if rule.deduction is Deduction.ALL else blocks * rate.worth.minor
    if rule.at_most is not None and rule.at_most.minor < worth:
        return
    wanted = least if rule.deduction is Deduction.ALL else blocks * units(rate.points)
    more = wanted - t.usable()
    if more > 0 and rule.at_most_balance is None:
        yield numbers.PUT_IN.change(t, more, t.program.amount(more))
    if rule.per_item is None:
        yield from _room(t, rule, work, worth)


def _room(t: Teller, rule: Redemption, work: Blocks, worth: int) -> Iterator[Change]:
    """The goods that are missing to take so much off, within a share of the basket."""
    goods = worth - t.got.scalar(work.payable)
    basket = 0
    if rule.at_most_share is not None:
        enough = Fraction(100 * (2 * worth - 1), 2) / rule.at_most_share.value
        basket = ceil(enough) - t.got.scalar(BASKET)
    if basket > 0:
        more = max(basket, goods)
        yield numbers.BASKET.change(t, more, t.amount(more))
    elif goods > 0:
        yield numbers.LEFT.change(t, goods, t.amount(goods))

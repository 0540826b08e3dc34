"""Worked cases: the examples of the file with what the engine makes of them, as receipts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from palier import tree
from palier.account.outcome import Outcome
from palier.closed import total
from palier.page.received import WITH_CODE, collected, notes, paid, stamped
from palier.page.view import Entry, Receipt, Section
from palier.program.defaults import collects
from palier.program.model import Example, Program
from palier.quantity import Money
from palier.speech.conditions import country
from palier.speech.days import ON_DAY
from palier.speech.figures import Style
from palier.speech.goods import ITEMS, STAMPS, kind_of
from palier.speech.nouns import FIRST_ORDER
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.values import dataclass

AT_ONCE = 4
TITLE = Phrase("Worked examples", "Exemples chiffrés")
LEAD = Phrase(
    "orders like yours, worked out in full",
    "des commandes comme les vôtres, calculées en détail",
)
ONE_MORE = Phrase("See one more example", "Voir un exemple de plus")
SOME_MORE = Phrase("See the {n} other examples", "Voir les {n} autres exemples")
NOT_A_MEMBER = Phrase("Not a member", "Non-membre")
GUEST = Phrase("Without an account", "Sans compte client")
HELD: Mapping[type, Text] = total(
    tree.Holding,
    {
        tree.HasAmount: Either(
            Phrase("{amount}", "{amount}"),
            Phrase("{amount} in your {point}", "{amount} dans votre {point}"),
        ),
        tree.HasMeasure: Phrase("{measured}", "{measured}"),
        tree.HasStamps: Phrase("{stamps} on {card}", "{stamps} sur {card}"),
        tree.HasTier: Phrase("tier {tier}", "palier {tier}"),
        tree.HasType: Phrase("registered as {type}", "compte {type}"),
        tree.HasGroup: Phrase("group {group}", "groupe {group}"),
        tree.HasBirthday: Phrase("birthday {date}", "anniversaire le {date}"),
        tree.HasJoined: Phrase("member since {date}", "membre depuis le {date}"),
        tree.HasBox: Phrase("box {box} ticked", "case {box} cochée"),
        tree.HasBought: Phrase("has ordered items {kind}", "a commandé des articles {kind}"),
        tree.HasReward: Phrase("reward {reward}", "récompense {reward}"),
    },
)
MEASURED: Mapping[tree.Measure, Text] = total(
    tree.Measure,
    {
        tree.Measure.SPENT: Phrase("{amount} spent", "{amount} d'achats"),
        tree.Measure.ORDERS: Phrase("{amount:# order|# orders}", "{amount:# commande|# commandes}"),
        tree.Measure.STATUS_POINTS: Phrase("{amount}", "{amount}"),
        tree.Measure.POINTS_EARNED: Phrase("{amount} earned in all", "{amount} au total"),
        tree.Measure.REFERRALS: Phrase(
            "{amount:# friend|# friends} referred", "{amount:# filleul|# filleuls}"
        ),
        tree.Measure.ACTIVITIES: Phrase("{amount} {activity}", "{amount} {activity}"),
        tree.Measure.MEMBERSHIP: Phrase("member for {amount}", "membre depuis {amount}"),
        tree.Measure.COLLECTED: Phrase("{amount} collected in all", "{amount} au total"),
        tree.Measure.BALANCE: Phrase("{amount} in your account", "{amount} sur votre compte"),
    },
)
AT_HOUR = Phrase("on {date} at {at}", "le {date} à {at}")
DELIVERED = Phrase("delivery: {name:own}", "livraison : {name:own}")
DELIVERED_TO = Phrase("delivery to {country:plain}", "livraison vers {country:plain}")
WITH_REWARD = Phrase("with the reward {reward}", "avec la récompense {reward}")
WITH_REWARDS = Phrase("with {count} rewards {reward}", "avec {count} récompenses {reward}")
REWARDS = Phrase("{count} rewards {reward}", "{count} récompenses {reward}")
PAID_WITH = Phrase("paid by {method:own}", "payé par {method:own}")
ON_CHANNEL = Phrase("{channel} order", "commande {channel}")
WITH_POINTS = Phrase("paying with {your_points}", "paiement avec {your_points}")
WITH_SOME_POINTS = Either(
    Phrase("paying with {amount}", "paiement avec {amount}"),
    Phrase("paying with {amount} of your {point}", "paiement avec {amount} de votre {point}"),
)
GOODS = Phrase("items", "articles")
ITEMS_AT = Phrase("{items} at {price}", "{items} à {price}")


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """An example and what comes out of its order."""

    example: Example
    outcome: Outcome


def worked(s: Speaker, program: Program, cases: Iterable[WorkedCase]) -> Section | None:
    """The cases customers may see: none that tells of a rule which is not on the page."""
    secret = {rule.label for rule in program.rules if not rule.scope.on_page}
    receipts = tuple(_receipt(s, program, case) for case in cases if not _tells(case, secret))
    if not receipts:
        return None
    shown, more = receipts[:AT_ONCE], receipts[AT_ONCE:]
    opens = s.say(ONE_MORE if len(more) == 1 else SOME_MORE, n=len(more)) if more else ""
    lead = s.sentence(LEAD)
    return Section(
        "examples",
        s.say(TITLE),
        lead,
        receipts=shown,
        more=opens,
        more_receipts=more,
        folded=True,
    )


def _tells(case: WorkedCase, secret: set[str]) -> bool:
    outcome = case.outcome
    free_by = outcome.shipping.free_by if outcome.shipping else None
    named = {
        *(each.rule for each in outcome.discounts),
        *(each.rule for each in outcome.points.awards),
        *(each.rule for each in outcome.set_aside),
        *((free_by,) if free_by else ()),
        *(each.rule for each in (outcome.shipping.off if outcome.shipping else ())),
        *((outcome.tier.name,) if outcome.tier and outcome.tier.name else ()),
    }
    return bool(named & secret)


def _receipt(s: Speaker, program: Program, case: WorkedCase) -> Receipt:
    """One worked case."""
    example, outcome = case.example, case.outcome
    parts = example.order.parts
    return Receipt(
        s.own(example.name),
        _standing(s, example),
        tuple(capital(said) for part in parts if (said := ordered(s, part))),
        (*_goods(s, example), *paid(s, program, outcome)),
        (
            *(collected(s, program, outcome) if collects(program) else ()),
            *stamped(s, program, outcome, example.then.expectations),
        ),
        notes(s, program, outcome),
    )


def _standing(s: Speaker, example: Example) -> tuple[str, ...]:
    """Who orders: a few words each; a reward that is used is told with the order."""
    given = example.given
    if given is None:
        return (s.say(FIRST_ORDER),)
    if given.guest:
        return (s.say(GUEST),)
    lapsed = () if given.member else (s.say(NOT_A_MEMBER),)
    used = [part.reward for part in example.order.parts if isinstance(part, tree.UsingReward)]
    known = (
        capital(held(s, each))
        for each in given.holdings
        if not (isinstance(each, tree.HasReward) and each.reward in used)
    )
    return (*lapsed, *known)


def held(s: Speaker, what: tree.Holding) -> str:
    """Something that is known of a customer: `64 points`, `tier “Gold”`."""
    match what:
        case tree.HasMeasure(measure):
            return s.say(HELD[tree.HasMeasure], what, measured=MEASURED[measure])
        case tree.HasBought(goods):
            return s.say(HELD[tree.HasBought], kind=kind_of(s, goods))
        case tree.HasReward(count=count) if count > 1:
            return s.say(REWARDS, what)
        case tree.HasStamps(stamps):
            return s.say(HELD[tree.HasStamps], what, stamps=STAMPS, n=stamps)
        case _:
            return s.say(HELD[type(what)], what)


def ordered(s: Speaker, part: tree.OrderPart) -> str:
    """What is told of an order besides what it costs; nothing of goods and shipping."""
    match part:
        case tree.OrderedOn(date, at):
            return s.say(ON_DAY, day=date) if at is None else s.say(AT_HOUR, part)
        case tree.DeliveredTo(where, name):
            if where is tree.DeliveryPart.COUNTRY:
                return s.say(DELIVERED_TO, country=country(s, name))
            return s.say(DELIVERED, part)
        case tree.WithCode(code):
            return s.say(WITH_CODE, code=code)
        case tree.UsingReward():
            return s.say(WITH_REWARD if part.count == 1 else WITH_REWARDS, part)
        case tree.OnChannel():
            return s.say(ON_CHANNEL, part)
        case tree.PaidWith():
            return s.say(PAID_WITH, part)
        case tree.PayingWithPoints(amount):
            return s.say(WITH_POINTS if amount is None else WITH_SOME_POINTS, part)
        case tree.Goods() | tree.ShippedBy():
            return ""
        case _:
            assert_never(part)


def _goods(s: Speaker, example: Example) -> tuple[Entry, ...]:
    return tuple(
        Entry(capital(_line(s, part)), _whole(s, part))
        for part in example.order.parts
        if isinstance(part, tree.Goods)
    )


def _line(s: Speaker, part: tree.Goods) -> str:
    of = "" if part.of is None else " " + kind_of(s, part.of, "and")
    if part.quantity == 1:
        return s.say(GOODS) + of
    return s.say(ITEMS_AT, part, items=s.say(ITEMS, n=part.quantity) + of)


def _whole(s: Speaker, part: tree.Goods) -> str:
    return s.told(Money(part.price.minor * part.quantity, part.price.currency), Style.PROSE)

"""A quote as a receipt: what is paid and why, what is earned, and how far the next tier is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from palier.account.days import civil_day
from palier.account.order import OrderLine
from palier.account.outcome import Outcome, Refused, ShippingOutcome
from palier.account.standing import Who
from palier.closed import total
from palier.engines.explain.teller import Why
from palier.engines.quote import Quote
from palier.life.movements import WHOLE, done_of
from palier.program.defaults import collects
from palier.program.model import Program
from palier.quantity import Hour, Money, StatusPoints, units_of
from palier.reports import paper
from palier.reports.paper import MINUS, PLUS
from palier.reports.speaking import TITLED, collected, part, reason, speaker_of, stamps, to_go
from palier.source import Language
from palier.speech.nouns import DELIVERY, DELIVERY_BY, TO_PAY, USED, WHY, YOUR_VOUCHERS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.values import dataclass

WHO: Mapping[Who, Phrase | None] = total(
    Who,
    {
        Who.GUEST: Phrase("A guest, without an account", "Un client sans compte"),
        Who.NEWCOMER: Phrase(
            "A customer who joins by this order", "Un client qui s'inscrit avec cette commande"
        ),
        Who.KNOWN: None,
    },
)
AT = Phrase("{day}, {hour}", "{day} à {hour}")
ITEM = Phrase("Item {nth}", "Article {nth}")
BASKET = Phrase("Basket", "Panier")
FREE_BY = Phrase(
    "free (instead of {cost}): {free_by:own}", "offerte (au lieu de {cost}) : {free_by:own}"
)
TAX = Phrase("Tax", "Taxe")
TO_PAY_WITH_TAX = Phrase("To pay with tax", "À payer TTC")
ASIDE = Phrase("Not applied", "Non appliqué")
AVAILABLE = Phrase("Available after this order", "Disponible après cette commande")
IN_ALL = Phrase("In all after this order", "En tout après cette commande")
PENDING = Phrase("Pending", "En attente")
EXPIRE = Phrase("{points} to use by {on}", "{points} à utiliser au plus tard le {on}")
TIER = Phrase("Tier", "Palier")
PERKS = Phrase("Perks", "Privilèges")
GIFTS = Phrase("Gifts", "Cadeaux")
CLAIMABLE = Phrase("Ready to claim", "À échanger")


def receipt(quote: Quote, language: Language) -> str:
    """A quote as a receipt in a language."""
    return Receipt(quote, speaker_of(quote.program, language)).text()


def explanation(why: tuple[Why, ...], language: Language) -> str:
    """The sentences of an explanation, under their heading."""
    sentences = (paper.paragraph(each.sentence, "· ") for each in why)
    return "\n".join((paper.title(Speaker(language).say(WHY)), *sentences))


@dataclass(frozen=True, slots=True)
class Receipt:
    """A quote, and who speaks of it."""

    quote: Quote
    speaker: Speaker

    @property
    def program(self) -> Program:
        """The programme that reckoned it."""
        return self.quote.program

    @property
    def outcome(self) -> Outcome:
        """What came out."""
        return self.quote.outcome

    def text(self) -> str:
        """The whole receipt."""
        return paper.parts(
            self._head(),
            self._bill(),
            self._aside(),
            self._points(),
            self._status(),
            self._standing(),
        )

    # The head and the bill ---------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        at = self.quote.order.at.astimezone(ZoneInfo(self.program.zone))
        hour = Hour(at.hour * 60 + at.minute)
        yield paper.title(self.program.name, self.speaker.say(AT, day=at.date(), hour=hour))
        yield paper.ruled("━")
        greeting = WHO[self.quote.standing.who]
        if greeting is not None:
            yield paper.paragraph(self.speaker.say(greeting))

    def _bill(self) -> Iterator[str]:
        say, told, outcome = self.speaker.say, self.speaker.told, self.outcome
        for nth, line in enumerate(self.quote.order.lines, 1):
            yield self._line(nth, line)
        if len(self.quote.order.lines) > 1:
            yield paper.row(say(BASKET), told(outcome.basket), strong=True)
        for each in outcome.discounts:
            yield paper.row(self.speaker.own(each.rule), MINUS + told(each.amount))
        if outcome.shipping:
            yield self._shipping(outcome.shipping)
            off = () if outcome.shipping.free_by else outcome.shipping.off
            for each in off:
                yield paper.row(self.speaker.own(each.rule), MINUS + told(each.amount))
        yield paper.ruled()
        yield paper.row(say(TO_PAY), told(outcome.to_pay), strong=True)
        if outcome.tax and outcome.to_pay_with_tax and outcome.tax.minor:
            yield paper.row(say(TAX), PLUS + told(outcome.tax))
            yield paper.row(say(TO_PAY_WITH_TAX), told(outcome.to_pay_with_tax), strong=True)

    def _line(self, nth: int, line: OrderLine) -> str:
        price = Money(line.price, self.program.currency)
        total = Money(line.price * line.quantity, self.program.currency)
        own = self.speaker.own
        name = own(line.product or "") or ", ".join(map(own, (*line.categories, *line.tags)))
        note = f"{line.quantity} × {self.speaker.told(price)}" if line.quantity > 1 else ""
        told = self.speaker.told(total)
        return paper.row(name or self.speaker.say(ITEM, nth=nth), told, note)

    def _shipping(self, shipping: ShippingOutcome) -> str:
        say = self.speaker.say
        label = say(DELIVERY_BY, shipping) if shipping.method else say(DELIVERY)
        note = say(FREE_BY, shipping) if shipping.free_by is not None else ""
        less = shipping.off and not shipping.free_by
        shown = shipping.cost if less else shipping.charged
        return paper.row(label, self.speaker.told(shown), note)

    def _aside(self) -> Iterator[str]:
        say, own = self.speaker.say, self.speaker.own
        told = [
            *((own(each.rule), each.because, each.with_) for each in self.outcome.set_aside),
            *((self._brought(each), each.because, None) for each in self.outcome.refused),
        ]
        if told:
            yield paper.title(say(ASIDE))
        for what, because, rival in told:
            why = reason(because, rival, self.speaker)
            yield paper.paragraph(say(TITLED, what=what, why=why), "· ")

    def _brought(self, refused: Refused) -> str:
        points = "" if refused.points is None else self.speaker.told(refused.points)
        return refused.code or self.speaker.own(refused.reward or "") or points

    # Points ------------------------------------------------------------------------------------

    def _points(self) -> Iterator[str]:
        if self.quote.standing.who is Who.GUEST or not collects(self.program):
            return
        say, told, own = self.speaker.say, self.speaker.told, self.speaker.own
        points, balance = self.outcome.points, self.outcome.balance
        yield paper.title(collected(self.speaker))
        for award in points.awards:
            note = " + ".join(part(each, self.speaker) for each in award.parts)
            yield paper.row(own(award.rule), PLUS + told(award.points), note)
        for silent in () if points.awards else points.silent:
            yield paper.row(own(silent.rule), told(self.program.amount(0)))
            yield paper.paragraph(reason(silent.because, None, self.speaker), "· ")
        if units_of(points.used):
            yield paper.row(say(USED), MINUS + told(points.used))
        yield paper.row(say(AVAILABLE), told(balance.available), strong=True)
        if units_of(balance.pending):
            yield paper.row(say(PENDING), told(balance.pending))
        if balance.next_expiry:
            yield paper.paragraph(say(EXPIRE, balance.next_expiry))

    def _status(self) -> Iterator[str]:
        status = self.outcome.status_points
        if status is None:
            return
        say, told, own = self.speaker.say, self.speaker.told, self.speaker.own
        yield paper.title(capital(self.speaker.status(many=True)))
        for award in status.awards:
            yield paper.row(own(award.rule), PLUS + told(StatusPoints(award.points)))
        yield paper.row(say(IN_ALL), told(StatusPoints(status.total)), strong=True)

    # Tier, perks, stamps, vouchers -------------------------------------------------------------

    def _standing(self) -> Iterator[str]:
        outcome, own = self.outcome, self.speaker.own
        if outcome.tier or outcome.next_tier:
            yield from self._tier()
        lists = (
            (PERKS, outcome.perks),
            (GIFTS, outcome.gifts),
            (YOUR_VOUCHERS, tuple(each.reward for each in outcome.vouchers)),
            (CLAIMABLE, outcome.balance.claimable),
        )
        for title, names in lists:
            if names:
                yield paper.row(self.speaker.say(title), ", ".join(map(own, names)))
        for card in self.program.stamp_cards:
            if card.label in outcome.stamps and self.quote.standing.who is not Who.GUEST:
                held = stamps(outcome.stamps[card.label], card.stamps, self.speaker)
                yield paper.row(own(card.label), held)

    def _tier(self) -> Iterator[str]:
        tier, above = self.outcome.tier, self.outcome.next_tier
        name, rank = (tier.name, self._rank(tier.name)) if tier else (None, -1)
        following = tier.next if tier else above.name if above else None
        missing = tier.missing if tier else above.missing if above else ()
        yield paper.row(self.speaker.say(TIER), self.speaker.own(name or "—"), strong=True)
        if following:
            day = civil_day(self.quote.order, self.program)
            yield paper.INDENT + paper.gauge(*self._progress(rank + 1))
            yield paper.paragraph(to_go(following, missing, day, self.speaker))

    def _rank(self, name: str | None) -> int:
        return next((each.rank for each in self.program.tiers if each.label == name), -1)

    def _progress(self, rank: int) -> tuple[int, int]:
        """How far the easiest way to a tier has come, out of the whole of it."""
        got = self.quote.reckoned
        tiers = got.sheet.tiers
        return done_of(tiers[rank].ways if rank < len(tiers) else (), got.scalar), WHOLE

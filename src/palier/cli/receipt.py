"""A quote as a receipt: what is paid and why, what is earned, and how far the next tier is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from palier.account.order import OrderLine
from palier.account.outcome import Outcome
from palier.account.standing import Who
from palier.account.summary import civil_day
from palier.cli import paper
from palier.cli.reasons import reason
from palier.cli.receipt_words import word
from palier.cli.voice import Voice
from palier.engines.quote import Quote
from palier.life.gauge import WHOLE, done_of
from palier.program.model import Program
from palier.quantity import Amount, Hour, Money, units_of
from palier.source import Language
from palier.speech import figures

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A quote, and the language it is told in."""

    quote: Quote
    language: Language

    @property
    def program(self) -> Program:
        """The programme that reckoned it."""
        return self.quote.program

    @property
    def outcome(self) -> Outcome:
        """What came out."""
        return self.quote.outcome

    @property
    def voice(self) -> Voice:
        """How the programme is spoken of."""
        return Voice(self.program, self.language)

    def text(self) -> str:
        """The whole receipt."""
        parts = (self._head(), self._bill(), self._aside(), self._points(), self._standing())
        return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"

    # The head and the bill ---------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        at = self.quote.order.at.astimezone(ZoneInfo(self.program.zone))
        hour = figures.hour(Hour(at.hour * 60 + at.minute), self.language)
        day = f"{figures.date(at.date(), self.language)}, {hour}"
        yield paper.title(self.program.name, day)
        yield paper.ruled("━")
        match self.quote.standing.who:
            case Who.GUEST:
                yield paper.paragraph(self._word("guest"))
            case Who.NEWCOMER:
                yield paper.paragraph(self._word("newcomer"))
            case Who.KNOWN:
                pass

    def _bill(self) -> Iterator[str]:
        outcome = self.outcome
        for nth, line in enumerate(self.quote.order.lines, 1):
            yield self._line(nth, line)
        if len(self.quote.order.lines) > 1:
            yield paper.row(self._word("basket"), self._money(outcome.basket), bold=True)
        for each in outcome.discounts:
            yield paper.row(self.own(each.rule), MINUS + self._money(each.amount))
        if outcome.shipping:
            yield self._shipping()
        yield paper.ruled()
        yield paper.row(self._word("to pay"), self._money(outcome.to_pay), bold=True)

    def _line(self, nth: int, line: OrderLine) -> str:
        name = line.product or ", ".join((*line.categories, *line.tags))
        price = self._money(Money(line.price, self.program.currency))
        note = f"{line.quantity} × {price}" if line.quantity > 1 else ""
        total = Money(line.price * line.quantity, self.program.currency)
        return paper.row(name or self._word("item", nth=nth), self._money(total), note)

    def _shipping(self) -> str:
        shipping = self.outcome.shipping
        if shipping is None:
            return ""
        label = self._word("shipping")
        if shipping.method:
            label = self._word("shipping by", method=shipping.method)
        if shipping.free_by is None:
            return paper.row(label, self._money(shipping.charged))
        rule = self.own(shipping.free_by)
        note = self._word("free by", cost=self._money(shipping.cost), rule=rule)
        return paper.row(label, self._money(shipping.charged), note)

    def _aside(self) -> Iterator[str]:
        told = [
            *((self.own(each.rule), each.because, each.with_) for each in self.outcome.set_aside),
            *((self._brought(each), each.because, None) for each in self.outcome.refused),
        ]
        if told:
            yield paper.title(self._word("aside"))
        for label, because, rival in told:
            colon = ": " if self.language is Language.ENGLISH else "\u00a0: "
            says = reason(because, rival, self.language, pot=self.program.cashback)
            yield paper.paragraph(f"{label}{colon}{says}", "· ")

    def _brought(self, refused: object) -> str:
        code, reward = getattr(refused, "code", None), getattr(refused, "reward", None)
        points: Amount | None = getattr(refused, "points", None)
        return code or reward or (self.amount(points) if points is not None else "")

    # Points ------------------------------------------------------------------------------------

    def _points(self) -> Iterator[str]:
        if self.quote.standing.who is Who.GUEST or not self._collects():
            return
        points, balance = self.outcome.points, self.outcome.balance
        yield paper.title(self.voice.unit())
        for each in points.awards:
            parts = map(self.voice.part, each.parts)
            yield paper.row(self.own(each.rule), "+" + self.amount(each.points), " + ".join(parts))
        if not points.awards:
            for silent in points.silent:
                says = reason(silent.because, None, self.language, pot=self.program.cashback)
                yield paper.row(self.own(silent.rule), self.amount(self.program.amount(0)), says)
        if units_of(points.used):
            yield paper.row(self._word("used"), MINUS + self.amount(points.used))
        yield paper.row(self._word("available"), self.amount(balance.available), bold=True)
        if units_of(balance.pending):
            yield paper.row(self._word("pending"), self.amount(balance.pending))
        if balance.next_expiry:
            day = figures.date(balance.next_expiry.on, self.language)
            held = self.amount(balance.next_expiry.points)
            yield paper.paragraph(self._word("expire", amount=held, day=day))

    def _collects(self) -> bool:
        return bool(self.program.earnings or self.program.redemption or self.program.rewards)

    # Tier, perks, stamps, vouchers -------------------------------------------------------------

    def _standing(self) -> Iterator[str]:
        outcome = self.outcome
        if outcome.tier or outcome.next_tier:
            yield from self._tier()
        lists = (
            ("perks", outcome.perks),
            ("gifts", outcome.gifts),
            ("vouchers", tuple(each.reward for each in outcome.vouchers)),
            ("claimable", outcome.balance.claimable),
        )
        for key, names in lists:
            if names:
                yield paper.row(self._word(key), ", ".join(map(self.own, names)))
        for card in self.program.stamp_cards:
            if card.label in outcome.stamps and self.quote.standing.who is not Who.GUEST:
                held = outcome.stamps[card.label]
                stamps = f"{paper.dots(held, card.stamps)} {self.voice.number(held)}/{card.stamps}"
                yield paper.row(self.own(card.label), stamps)

    def _tier(self) -> Iterator[str]:
        tier, above = self.outcome.tier, self.outcome.next_tier
        name, rank = (tier.name, self._rank(tier.name)) if tier else (None, -1)
        following = tier.next if tier else above.name if above else None
        missing = tier.missing if tier else above.missing if above else ()
        yield paper.row(self._word("tier"), self.own(name or "—"), bold=True)
        if following:
            says = self.voice.ways(missing, civil_day(self.quote.order, self.program))
            key = "next" if says else "nothing more"
            phrase = self._word(key, tier=self.own(following), missing=says)
            yield paper.INDENT + paper.gauge(*self._progress(rank + 1))
            yield paper.paragraph(phrase)

    def _rank(self, name: str | None) -> int:
        return next((each.rank for each in self.program.tiers if each.label == name), -1)

    def _progress(self, rank: int) -> tuple[int, int]:
        """How far the easiest way to a tier has come, out of the whole of it."""
        got = self.quote.reckoned
        tiers = got.sheet.tiers
        return done_of(tiers[rank].ways if rank < len(tiers) else (), got.scalar), WHOLE

    # Words -------------------------------------------------------------------------------------

    def own(self, words: str) -> str:
        """The merchant's words, translated where the file does; an unnamed rule, as a phrase."""
        return self.voice.own(words)

    def amount(self, amount: Amount) -> str:
        """So many points, by the programme's own name for them; of a pot, money."""
        return self.voice.amount(amount)

    def _money(self, amount: Money) -> str:
        return figures.money(amount, self.language)

    def _word(self, key: str, **facts: object) -> str:
        return word(key, self.language, **facts)

"""The text of stamps that expire, card by card: their last day, and what is emptied after it."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.history.kernel.of_claims import ClaimWriter
from palier.history.kernel.writer import later
from palier.program.rules import StampCard
from palier.sheet.marks import CardLines


class StampWriter(ClaimWriter):
    """Writes what time does to stamps."""

    @property
    def fading(self) -> list[StampCard]:
        """The cards whose stamps expire."""
        return [each for each in self.program.stamp_cards if each.expires is not None]

    def held_on(self, card: str) -> str:
        """The stamps on a card."""
        return f"state[{self.asked.place(('stamps', card))}]"

    def emptied(self, card: str) -> str:
        """The day on which a card was emptied."""
        return f"state[{self.asked.place(('emptied', card))}]"

    def _last_stamped(self, card: StampCard) -> str:
        """The last day on which a card was stamped."""
        if not self.returns:
            return f"state[{self.asked.place(('stamped', card.label))}]"
        key = _key(card)
        log, length = self.asked.logs.of(key), self.asked.place(("length", key))
        return f"last_counted(state, logs, {log}, {length}, max(state[LAST], state[JOINED]))"

    def _last_day(self, card: StampCard) -> str:
        """The last day of the stamps of a card."""
        return self.asked.day(("after", card.expires), f"{self._last_stamped(card)} - start")

    def _stamped(self, card: CardLines) -> Iterator[str]:
        """Statements that note that an order put stamps on a card today."""
        for each in self.fading:
            if each.label == card.card:
                lines = (card.put_on, *(more.line for more in card.joined))
                yield from self._noted(each, " + ".join(map(self.back, lines)))

    def _noted(self, card: StampCard, number: str) -> Iterator[str]:
        """Statements that note that so many stamps were put on a card that waits for them."""
        if self.returns:
            yield from later(_key(card), number)
        else:
            yield f"if {number} != 0:"
            yield f"    {self._last_stamped(card)} = state[DAY]"

    def _stamped_besides(self, given: tree.EarnStamps) -> Iterator[str]:
        """Statements that put the stamps of an occasion on a card, or on all."""
        for card in self.program.stamp_cards:
            if card.takes(given):
                yield f"{self.held_on(card.label)} += {given.stamps}"
                yield from self._noted(card, str(given.stamps)) if card in self.fading else ()

    def _amending_stamps(self, card: str, number: str) -> Iterator[str]:
        """Statements that take stamps of a day that is past off again."""
        yield from (f"#amend {_key(each)}|{number}" for each in self.fading if each.label == card)

    def _emptying(self) -> Iterator[str]:
        """Statements that empty the cards whose last stamp is too old."""
        for each in self.fading:
            yield f"if {self.held_on(each.label)} > 0 and {self._last_day(each)} < state[DAY]:"
            yield f"    {self.held_on(each.label)} = 0"
            if self.returns:
                yield f"    {self.emptied(each.label)} = state[DAY]"

    def _days_of_stamps(self) -> Iterator[str]:
        """Statements that find the next day on which a card is emptied."""
        for each in self.fading:
            yield f"if {self.held_on(each.label)} > 0:"
            yield f"    day = min(day, max({self._last_day(each)}, state[DAY]) + 1)"


STAMPED_ON = "stamped on "
"""What stamps are counted under begins with it."""


def _key(card: StampCard) -> str:
    """What the stamps of a card are counted under; its name may hold anything."""
    return f"{STAMPED_ON}{card.id}"

"""The text of what is told: a step of each thing that moves an account, or of orders alone."""

from __future__ import annotations

from palier.history.kernel.frame import LAST_ORDER
from palier.history.kernel.writer import Writer


class TellingWriter(Writer):
    """Writes what is told of lives.

    `only_orders`: of each order what it comes to. What rules gave, what comes besides and after the
    last order, and what is left are not told, nor found where no later order asks for them.
    `tells_promotions`: what each promotion did is told too.
    """

    only_orders = False
    tells_promotions = True

    def tell_only_orders(self) -> None:
        """Tell of nothing but orders."""
        self.only_orders, self.tells_promotions = True, False

    def tell_no_promotions(self) -> None:
        """Tell of everything but what promotions did."""
        self.tells_promotions = False

    @property
    def moved(self) -> str:
        """Whether a step is told of."""
        return "has_moved(state) or state[GAVE] != 0" if self.vouchers else "has_moved(state)"

    def _told(self, kind: str, of: str, *, rare: bool = False) -> list[str]:
        """Statements that tell a step of a kind, where it moves anything."""
        moved = f"rare({self.moved})" if rare else self.moved
        told = self._telling(kind, of)
        return [f"if {moved}:", *(f"    {each}" for each in told)] if told else []

    def _telling(self, kind: str, of: str) -> list[str]:
        """Statements that tell a step of a kind."""
        if self.only_orders:
            return []
        return [f"at = tell(state, steps, parts, at, {kind}, who, {of})", *self._handing()]

    def _handing(self) -> list[str]:
        """The statement that tells what a step gave and used."""
        return (
            ["hand_out(state, logs, parts, at)"] if self.vouchers and not self.only_orders else []
        )

    def _enough(self) -> list[str]:
        """Statements that end a life with its last order, where nothing is told after it."""
        return LAST_ORDER.strip().split("\n") if self.only_orders else []

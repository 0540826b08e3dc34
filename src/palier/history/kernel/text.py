"""The text of a kernel: a programme's sheets as functions, and the fold that calls them.

What a programme does not use is not in its text: no windows but those that are asked for, no tiers
where there are none, no birthdays that nobody celebrates.
"""

from __future__ import annotations

from collections.abc import Iterator

from palier.engines.columns import ONCE
from palier.engines.printing.columns import COLUMNS
from palier.history.kernel.frame import FOLD
from palier.history.kernel.of_accounts import AccountWriter
from palier.history.kernel.writer import LENT, LIFE, Kernel, defined, indented, text_of_parts
from palier.program.model import Program
from palier.sheet.facts import Scalar
from palier.sheet.sheet import BASKET, SHIPPING_CHARGED, TO_PAY


class KernelWriter(AccountWriter):
    """Writes the text of a kernel."""

    # The whole -----------------------------------------------------------------------------------

    def kernel(self) -> Kernel:
        """The kernel of the programme. Raises TooWideError where 64 bits are too few."""
        sheets = [*self._sheets()]
        passing = [*self._passing()]
        advance = defined(f"advance({LIFE})", self._advance(), "the windows of today")
        texts = [COLUMNS.head, text_of_parts(), *self.texts, advance, *passing, *sheets]
        text = self._counted("\n\n".join(each.strip("\n") + "\n" for each in texts))
        return Kernel(self.program, text, self.asked, tuple(self.parts), self.rows)

    # Orders --------------------------------------------------------------------------------------

    def _sheets(self) -> Iterator[str]:
        """The fold over customers and their orders."""
        sheet = self.sheet
        able = [each for each in sheet.members if each.id not in self.never and each.alone]
        alone = [each.alone.line for each in able if each.alone]
        wanted = [*dict.fromkeys(self._wanted())]
        first = self.before_orders([*wanted, *alone])
        body = [f"state[OVER] |= {self.call(first, 'units')}"]
        if alone:
            body.append("present = 0")
            for each, line in zip(able, alone, strict=True):
                bit = self.members.index(each.id)
                body.append(f"present |= ({ONCE}[{self.once[line]}] != 0) << {bit}")
            body += self._choosing()
        else:
            body.append("choice = 0")
        none = self.of_orders("order_of_none", wanted, 0)
        made = self.of_orders("order_of_any", wanted)
        body += ["if choice == 0:", f"    state[OVER] |= {self.call(none, 'units')}"]
        body += ["else:", f"    state[OVER] |= {self.call(made, 'units')}"]
        self.at = made.places
        yield FOLD.format(
            life=LIFE,
            member="not guest" if self.joins else "False",
            taken=", ".join(f"its_{each}" for each in LENT),
            kept="kept[:] = NONE" if self.tiered else "",
            joining=indented(self._joining(), 12),
            spending=indented(self._spending(), 12),
            projecting=indented(self._projecting(body), 12),
            moving=indented([*self._moving()], 16),
            basket=self.back(BASKET),
            to_pay=self.back(TO_PAY),
            charged=self.back(SHIPPING_CHARGED),
            parts=indented([*self._parts_of()], 12),
            shipping=self.asked.code(Scalar.SHIPPING_COST),
            minute=f"order_facts[{self.asked.orders.of('minute')}, order]",
            codes=f"order_facts[{self.asked.orders.of('codes')}, order]",
            idle=self._idle(),
        )

    def _choosing(self) -> list[str]:
        """Statements that choose among those who are present."""
        weigh = self.of_orders("weigh", [TO_PAY.line])
        return [
            "choice = 0",
            "if present != 0:",
            "    place = place_of(masks, present)",
            "    if place < 0:",
            "        progress[4] = present",
            "        break",
            "    choice = choices[places[place]]",
            "    if places[place + 1] > places[place] + 1:",
            "        best, least = choice, NEVER * NEVER",
            "        for each in range(places[place], places[place + 1]):",
            "            choice = choices[each]",
            f"            state[OVER] |= {self.call(weigh, 'units')}",
            "            if back[0] < least:",
            "                best, least = choice, back[0]",
            "        choice = best",
        ]


def kernel_text(program: Program) -> Kernel:
    """The kernel of a programme. Raises TooWideError where 64 bits are too few."""
    return KernelWriter(program).kernel()

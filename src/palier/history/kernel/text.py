"""The text of a kernel: a programme's sheets as functions, and the fold that calls them.

What a programme does not use is not in its text: no windows but those that are asked for, no tiers
where there are none, no birthdays that nobody celebrates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from palier.engines.columns import ONCE, Function, is_settled_by_presence
from palier.engines.decisions import in_turn
from palier.engines.printing.columns import COLUMNS
from palier.engines.printing.ranges import BITS
from palier.history.kernel.choices import CHOSEN, SERVES
from palier.history.kernel.frame import FOLD, IN_HAND, LEAVING, REST
from palier.history.kernel.handing import LEFT, TAKEN, Among, HandingWriter
from palier.history.kernel.included import text_of_parts
from palier.history.kernel.indices import told
from palier.history.kernel.writer import LIFE, Kernel, defined, indented
from palier.program.model import Program
from palier.sheet.facts import Column, Scalar
from palier.sheet.marks import Member
from palier.sheet.nodes import LineName
from palier.sheet.sheet import BASKET, SHIPPING_CHARGED, TO_PAY
from palier.values import replace

MOST_ALONE = 4
"""So many benefits have functions of their own: more would take too long to compile."""


class KernelWriter(HandingWriter):
    """Writes the text of a kernel."""

    # The whole -----------------------------------------------------------------------------------

    def kernel(self) -> Kernel:
        """The kernel of the programme. Raises TooWideError where 64 bits are too few."""
        sheets = [*self._sheets()]
        passing = [*self._passing(), *self._happening()]
        advance = defined(f"advance({LIFE})", self._advance(), "the windows of today")
        parts = text_of_parts(
            len(self.program.tiers) + 1,
            lasting=self.lasting,
            returns=self.returns,
            waiting=self.pending,
            happens=self.happens,
            vouchers=(len(self.program.rewards), len(self.sheet.slots.rewards)),
        )
        texts = [COLUMNS.head, parts, *self.texts, advance, *passing, *sheets]
        text = self._counted("\n\n".join(each.strip("\n") + "\n" for each in texts))
        text = "\n".join(map(told, text.split("\n")))
        names = [*self.sheet.names.values(), *self.events.names.values()]
        narrow = max(names, default=0) <= BITS and Column.TAX_RATE not in self.asked.units.places
        told_of = tuple(self.parts), self.rows, narrow, self.widths, self.sizes
        rewards = tuple(each.label for each in self.program.rewards)
        kernel = Kernel(self.program, text, self.asked, *told_of, rewards, happens=self.happens)
        return replace(kernel, activities=self.activities, newest=self.newest)

    # Orders --------------------------------------------------------------------------------------

    def _sheets(self) -> Iterator[str]:
        """The fold over customers and their orders."""
        sheet = self.sheet
        able = [each for each in sheet.members if each.id not in self.never and each.alone]
        alone = [each.alone.line for each in able if each.alone]
        wanted = [*dict.fromkeys(self._wanted())]
        first = self.without_benefits([*wanted, *alone])
        body = [f"state[OVER] |= {self.call(first, 'units')}"]
        doubtful = not is_settled_by_presence(sheet)
        if alone or doubtful:
            body.append(f"present = {1 << len(self.members) if doubtful else 0}")
            for each, line in zip(able, alone, strict=True):
                bit = self.members.index(each.id)
                body.append(f"present |= ({ONCE}[{self.once[line]}] != 0) << {bit}")
            choosing = self._asking() if doubtful else self._choosing()
            body = [*self._brought(body), *choosing]
        else:
            body.append("choice = 0")
        made = self.of_orders("order_of_any", wanted)
        body += [f"back[{at}] = {ONCE}[{first.places[line]}]" for line, at in made.places.items()]
        body += self._chosen(able, wanted, made)
        self.at = made.places
        given = indented([*self._parts_of()], 12)
        moving = indented([*self._moving()], 16)
        yield from self._returning()
        yield FOLD.format(
            life=LIFE,
            member="not guest" if self.joins else "False",
            taken=", ".join(f"its_{each}" for each in self.lent),
            kept="kept[:RANKS] = NONE" if self.tiered else "",
            hand="no_hand(logs)" if self.vouchers else "",
            source=f"state[{self.source}] = order" if self.vouchers else "",
            handing=indented(self._handing(), 12),
            events=indented(self._events(), 8),
            selling=indented(self._selling(), 12),
            next="order += 1" if self.returns or self.happens else "",
            taking="" if self.among is None else TAKEN,
            rest="pass" if self.only_orders else self._rest(),
            leaving=self._in_the_end(),
            joining=indented(self._joining(), 12),
            event="state[EVENT] = order" if self.returns else "",
            spending=indented([*self._spending()], 12),
            projecting=indented(self._fitting(self._times(self._projecting(body))), 12),
            moving=moving,
            basket=self.back(BASKET),
            to_pay=self.back(TO_PAY),
            charged=self.back(SHIPPING_CHARGED),
            parts=given,
            shipping=self.asked.code(Scalar.SHIPPING_COST),
            minute=self._of_order(Scalar.MINUTE, "minute"),
            codes=self._of_order(Scalar.CODES_BROUGHT, "codes"),
        )

    def _of_order(self, fact: Scalar, what: str) -> str:
        """What is told of an order, where anything asks for it."""
        asks = fact in self.sheet.facts | self.events.facts
        return f"order_facts[{self.asked.orders.of(what)}, order]" if asks else "0"

    def _rest(self) -> str:
        """The statement that lets time pass after the last order, where the life has not ended."""
        passed = self.returns or self.happens
        return "" if passed else REST.format(life=LIFE, until=self._until())

    def _in_the_end(self) -> str:
        """Statements for what is left of a life: handed over, or told of."""
        if self.only_orders:
            return ""
        return LEFT if self.hands else indented(self._leaving(), 12)

    def _leaving(self) -> list[str]:
        """Statements that tell what is left of points, and in hand, in the end."""
        text = LEAVING + IN_HAND.lstrip("\n") if self.vouchers else LEAVING
        room = " + state[IN_HAND]" if self.vouchers else ""
        made = text.format(idle=self._idle(), ends=self._ends(), in_hand=room)
        return made.strip().split("\n")

    def _chosen(
        self, able: Sequence[Member], wanted: Sequence[LineName], made: Function
    ) -> Iterator[str]:
        """Statements that reckon an order with what is chosen.

        One benefit alone is what is met most: it has a function of its own, where they are few.
        """
        word = "if"
        for member in able if len(able) <= MOST_ALONE else ():
            at = self.members.index(member.id)
            alone = self.of_orders(f"order_of_{at + 1}", wanted, 1 << at)
            yield f"{word} choice == {1 << at}:"
            yield f"    state[OVER] |= {self.call(alone, 'units')}"
            word = "elif"
        yield "elif rare(choice != 0):" if word == "elif" else "if choice != 0:"
        yield f"    state[OVER] |= {self.call(made, 'units')}"

    def _choosing(self) -> list[str]:
        """Statements that choose among those who are present."""
        weigh = self.of_orders("weigh", [TO_PAY.line])
        return [
            "choice = 0",
            "if present != 0:",
            "    place = place_of(masks, present)",
            "    if rare(place < 0):",
            "        progress[4] = present",
            "        break",
            "    choice = choices[places[place]]",
            "    if rare(places[place + 1] > places[place] + 1):",
            "        best, least = choice, NEVER * NEVER",
            "        for each in range(places[place], places[place + 1]):",
            "            choice = choices[each]",
            f"            state[OVER] |= {self.call(weigh, 'units')}",
            f"            if {self._is_better()}:",
            "                best, least = choice, back[0]",
            "        choice = best",
        ]

    def _asking(self) -> list[str]:
        """Statements that choose where amounts decide, one question after another."""
        turns = [each.effect.line for each in in_turn(self.sheet)]
        weigh = self.of_orders("weigh", [TO_PAY.line, *turns])
        effects = [
            f"(turn_of == {at} and {self._weighed(weigh, line)} != 0)"
            for at, line in enumerate(turns)
        ]
        return [
            "place = place_of(masks, present)",
            "if place < 0:",
            "    progress[4] = present",
            "    break",
            "node = places[place]",
            f"while choices[node] != {CHOSEN}:",
            "    first_to_pay, answer, turn_of = 0, False, choices[node + 2]",
            "    for side in range(choices[node]):",
            "        choice = choices[node + 1 + side]",
            f"        state[OVER] |= {self.call(weigh, 'units')}",
            f"        if choices[node] == {SERVES}:",
            f"            answer = {' or '.join(effects) or 'False'}",
            "        elif side == 0:",
            "            first_to_pay = back[0]",
            "        else:",
            "            answer = first_to_pay < back[0]",
            "    after = choices[node + (3 if answer else 4)]",
            "    if after < 0:",
            "        progress[4], progress[5], progress[6] = present, node, int(answer)",
            "        break",
            "    node = after",
            "if progress[4] != 0:",
            "    break",
            "choice = choices[node + 1]",
        ]

    def _weighed(self, weigh: Function, line: LineName) -> str:
        return f"{ONCE}[{self.once[line]}]" if line in self.once else f"back[{weigh.places[line]}]"


def kernel_text(
    program: Program,
    *,
    returns: bool = False,
    happens: bool = False,
    among: Among | None = None,
    only_orders: bool = False,
    promotions: bool = True,
) -> Kernel:
    """The kernel of a programme; `returns`: it takes what comes back of orders too.

    `happens`: it takes friends who count, and what customers do, too. `among`: it is a version
    among others. `only_orders`: it tells what orders come to, and nothing else; `promotions`: it
    tells what each promotion did, too. Raises TooWideError where 64 bits are too few.
    """
    writer = KernelWriter(program, returns=returns, happens=happens)
    if only_orders:
        writer.tell_only_orders()
    if not promotions:
        writer.tell_no_promotions()
    if among is not None:
        writer.count_for(among)
    return writer.kernel()

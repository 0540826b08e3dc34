"""The choices of a programme, which are found as a kernel asks for them.

Mostly who is present tells what is weighed. Where amounts decide besides, each choice is a tree of
questions: a node has its kind, two sets of members, and where to go on when the answer is yes, and
no.
"""

from __future__ import annotations

from threading import Lock

import numpy as np

from palier.engines.columns import choices, is_settled_by_presence
from palier.engines.decisions import Cheaper, Question, Serves, decided, in_turn
from palier.history.kernel.arrays import Numbers
from palier.history.kernel.slots import slots_of
from palier.history.kernel.writer import Kernel, never_of
from palier.named import NamedTuple
from palier.sheet.lower import lower

CHOSEN, SERVES, CHEAPER = range(3)
"""What a node is: members that are kept, or one of the two questions."""
WIDTH = 5
"""So many numbers are told of a node."""
UNKNOWN = -1
"""Where to go on, when it was never asked."""


class _Node(NamedTuple):
    """A node, with who is present and the answers that led to it."""

    told: list[int]
    present: int
    answers: tuple[bool, ...]


class Choices:
    """What a kernel is told of choices: by who is present, a bit for each.

    One of its own bits is set always where amounts decide: somebody is then present in any order.
    """

    def __init__(self, kernel: Kernel) -> None:
        self.sheet = lower(kernel.program, slots_of(kernel.program))
        self.settled = is_settled_by_presence(self.sheet)
        self.never = never_of(self.sheet)
        self.turns = [each.id for each in in_turn(self.sheet)]
        self.known: dict[int, list[int]] = {}
        self.nodes: list[_Node] = []
        self.lock = Lock()

    def learn(self, present: int, node: int, answer: int) -> None:
        """Find the choices of some who are present, or what comes after a node and its answer."""
        with self.lock:
            if self.settled:
                self.known[present] = choices(self.sheet, present)
            elif present not in self.known:
                self.known[present] = [self._node(present, ())]
            else:
                asked = self.nodes[node // WIDTH]
                place = 3 if answer else 4
                if asked.told[place] == UNKNOWN:
                    asked.told[place] = self._node(present, (*asked.answers, bool(answer)))

    def _node(self, present: int, answers: tuple[bool, ...]) -> int:
        found = decided(self.sheet, present, self.never, answers)
        self.nodes.append(_Node(self._told(found), present, answers))
        return WIDTH * (len(self.nodes) - 1)

    def _told(self, found: Question | int) -> list[int]:
        match found:
            case Serves(kept, member):
                return [SERVES, kept, self.turns.index(member), UNKNOWN, UNKNOWN]
            case Cheaper(kept, other):
                return [CHEAPER, kept, other, UNKNOWN, UNKNOWN]
            case int():
                return [CHOSEN, found, 0, UNKNOWN, UNKNOWN]

    def arrays(self) -> tuple[Numbers, Numbers, Numbers]:
        """Who is present, where the choices or the node of each begins, and all of them."""
        with self.lock:
            return self._arrays()

    def _arrays(self) -> tuple[Numbers, Numbers, Numbers]:
        size = 16
        while size < 4 * len(self.known):
            size *= 2
        masks = np.full(size, -1, dtype=np.int64)
        for present in self.known:
            at = (present ^ present >> 11 ^ present >> 23) & size - 1
            while masks[at] >= 0:
                at = (at + 1) & size - 1
            masks[at] = present
        every: list[int] = []
        places = [0]
        if not self.settled:
            every = [told for each in self.nodes for told in each.told]
            places = [self.known.get(present, [0])[0] for present in masks.tolist()]
        for present in masks.tolist() if self.settled else ():
            every += self.known.get(present, [])
            places.append(len(every))
        return masks, np.array(places, dtype=np.int64), np.array(every or [0], dtype=np.int64)

"""The price of a basket, for a customer who was looked up once: what a shop shows on every page."""

from __future__ import annotations

from palier.account import brought as bringing
from palier.account.answering import Facts
from palier.account.facts import Answers
from palier.account.order import Order, OrderLine, units_of
from palier.account.standing import Standing
from palier.engines.quote import settled
from palier.engines.reckoned import Reckoned
from palier.engines.road import Road, road_of
from palier.program.model import Program
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """A customer at a moment, with all that a basket does not change: made once a session.

    It holds for its moment: hours, days, and what the customer has, are those of then.
    """

    program: Program
    road: Road
    facts: Facts
    answers: Answers


def prepare(program: Program, order: Order, standing: Standing) -> Prepared:
    """A customer made ready; of the order, everything but its lines counts.

    Raises OrderRefusedError when it cannot be taken.
    """
    brought = bringing.bring(program, order, standing)
    road = road_of(program, brought.slots)
    answers = Answers(road.sheet, program, order, standing, brought, ())
    return Prepared(program, road, road.asked.of(answers), answers)


def price(prepared: Prepared, lines: tuple[OrderLine, ...]) -> Reckoned:
    """What a basket comes to. Raises OrderRefusedError for more units than an order may have."""
    bringing.refuse_many(lines)
    units, road = units_of(lines), prepared.road
    facts = road.asked.again(prepared.facts, prepared.answers.on(lines, units))
    brought = prepared.answers.brought
    return settled(road, facts, lambda known: road.reckon(known, units, brought))

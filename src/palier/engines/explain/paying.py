"""What points take off an order: whole blocks, vouchers bought with them, what held it back."""

from __future__ import annotations

from palier import tree
from palier.engines.explain.teller import Teller
from palier.named import NamedTuple
from palier.program.rules import Redemption
from palier.sheet.lower_conditions import units
from palier.sheet.nodes import One
from palier.sheet.works import Blocks
from palier.speech.phrases import Phrase
from palier.tree import Deduction

BLOCKS = Phrase(
    "{blocks} times {points} for {worth:brief}", "{blocks} fois {points} à {worth:brief}"
)
ONE_BLOCK = Phrase("{points} for {worth:brief}", "{points} pour {worth:brief}")
BOUGHT = Phrase(
    "{put_in} put in at {points} for {worth:brief}",
    "{put_in} échangés à {points} pour {worth:brief}",
)
NO_MORE_THAN = Phrase("no more than {amount}", "pas plus de {amount}")
WITHIN_LIMIT = Phrase(", within the limit of {amount}", ", dans la limite de {amount}")
FITS = Phrase(", since {amount} is left to pay", ", puisqu'il reste {amount} à payer")
OF_EACH = Phrase(", at most {amount} of each item", ", {amount} par article au plus")
OF_BALANCE = Phrase(", {at_most_balance} of the balance", ", {at_most_balance} du solde")
USED = Phrase("{used} used, {left} left", "utilisés : {used} ; restants : {left}")
KEPT = Phrase("the balance of {balance} is kept", "le solde de {balance} est conservé")


class Held(NamedTuple):
    """What kept the customer from using more, in money, and how that is said."""

    most: int
    how: Phrase


def blocks(t: Teller, work: Blocks) -> str:
    """`6 times 10 points at €1`, and what held it back; of a pot, only what held it back."""
    held, rule = _held_back(t, work), t.program.redemption
    if t.program.cashback:
        return "" if held is None else t.say(NO_MORE_THAN, amount=t.amount(held.most))
    many = t.got.scalar(work.blocks)
    said = t.say(ONE_BLOCK if many == 1 else BLOCKS, work.benefit, blocks=many)
    if held is not None:
        return said + t.say(held.how, amount=t.amount(held.most))
    return said + t.say(OF_BALANCE, rule) if t.usable() < t.put_in() else said


def _held_back(t: Teller, work: Blocks) -> Held | None:
    """The limit, or what is left to pay, when more was put in."""
    payable = t.got.scalar(work.payable)
    asked = t.usable() // units(work.benefit.points)
    most = payable if work.limit is None else min(payable, t.got.scalar(work.limit))
    if asked * work.benefit.worth.minor <= most:
        return None
    rule = t.program.redemption
    if most == payable and rule is not None and rule.per_item is not None:
        return Held(rule.per_item.minor, OF_EACH)
    return Held(most, WITHIN_LIMIT if most < payable else FITS)


def used(t: Teller, rule: Redemption) -> str:
    """`60 points used, 4 left.`"""
    available, used = t.quote.standing.available, t.quote.outcome.points.used
    if rule.deduction is Deduction.KEPT:
        return t.sentence(KEPT, balance=t.program.amount(available))
    return t.sentence(USED, used=used, left=t.quote.outcome.points.left)


def bought(t: Teller, rate: tree.Rate, points: One) -> str:
    """`350 points put in at 100 points for €1.`"""
    return t.say(BOUGHT, rate, put_in=t.program.amount(t.got.scalar(points)))

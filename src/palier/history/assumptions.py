"""What is assumed of a programme that a table of orders is put through, for the table is silent.

It runs all along; orders are paid and delivered on their day; whoever has an account has paid for
membership. A programme that asks for none of it is put through as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar

from palier import tree
from palier.account.days import local
from palier.closed import those, total
from palier.history.fold import Run
from palier.history.rows import EPOCH
from palier.history.spending import Spending
from palier.history.table import Outline
from palier.history.view import Section, Told
from palier.program.defaults import pays
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.speech.phrases import Phrase
from palier.values import replace


class Assumed(Enum):
    """What is taken as so, although the file says otherwise or the table says nothing of it."""

    ALL_ALONG = "all-along"
    DELIVERED = "paid-and-delivered"
    MEMBERS = "membership-paid"


def fitted(run: Run, table: Outline) -> Run:
    """A programme as it is put through a table: see `fitted_to`."""
    span = table.span
    if span is None:
        return fitted_to(run, None)
    first, last = (EPOCH + dt.timedelta(microseconds=each) for each in span)
    return fitted_to(run, (local(run.program, first).date(), local(run.program, last).date()))


def fitted_to(run: Run, days: tuple[dt.date, dt.date] | None) -> Run:
    """A programme as it is put through orders from one day to another; None: there are none.

    One without earlier versions runs all along them; what waits for payment, delivery or a fee that
    no table tells does not wait.
    """
    versions = (told_by_orders(each) for each in run.older.values())
    older = {each.version: each for each in versions}
    program = told_by_orders(run.program)
    if days is not None and not older:
        program = all_along(program, *days)
    return Run(program, older)


def assumed_of(asked: Iterable[Run], put_through: Iterable[Run]) -> tuple[Assumed, ...]:
    """What was assumed of programmes, by what they were before."""
    found: set[Assumed] = set()
    for before, after in zip(asked, put_through, strict=True):
        found.update(_assumed_of(before, after))
    return tuple(each for each in Assumed if each in found)


def _assumed_of(asked: Run, put_through: Run) -> Iterator[Assumed]:
    if asked.program.run != put_through.program.run:
        yield Assumed.ALL_ALONG
    programs = (asked.program, *asked.older.values())
    if any(map(_waits, programs)):
        yield Assumed.DELIVERED
    if any(each.membership is not None for each in programs):
        yield Assumed.MEMBERS


def told_by_orders(program: Program) -> Program:
    """The programme without what no table of orders tells: payments, deliveries, paid membership.

    What it gives after the delivery it gives as long after the order.
    """
    if not _waits(program) and program.membership is None:
        return program
    return _anew(program, _told_by_orders)


def all_along(program: Program, first: dt.date, last: dt.date) -> Program:
    """The programme without its first and last day, where they would leave out some of these days.

    Offers and bonus days keep their own. A programme that runs on all these days is given back as
    it is.
    """
    run = program.run
    before = run.first is not None and run.first > first
    after = run.last is not None and run.last < last
    return _anew(program, _without_run) if before or after else program


def _waits(program: Program) -> bool:
    """Whether points or rewards of an order wait for its payment or delivery."""
    points, rewards = program.points.available, program.rewards
    return points.after in WAITING or any(each.available.waits for each in rewards)


WAITING = those(
    tree.Milestone,
    yes=[tree.Milestone.PAYMENT, tree.Milestone.DELIVERY],
    no=[tree.Milestone.ORDER],
)
"""What no table of orders tells of."""


Waits = TypeVar("Waits", tree.Available, tree.RewardAvailable)
Change = Callable[[tree.Clause], tree.Clause | None]
"""What becomes of a clause; None: it is left out."""


def _anew(program: Program, change: Change) -> Program:
    """A programme with other clauses; of a programme without a file, itself."""
    if program.file is None:
        return program
    statements = tuple(
        replace(each, clauses=tuple(filter(None, map(change, each.clauses))))
        for each in program.file.statements
    )
    source = program.source or SourceText.of("")
    return resolve(replace(program.file, statements=statements), source).program or program


def _without_run(clause: tree.Clause) -> tree.Clause | None:
    return None if isinstance(clause, tree.Runs) else clause


def _told_by_orders(clause: tree.Clause) -> tree.Clause | None:
    if isinstance(clause, tree.Membership):
        return None
    if isinstance(clause, tree.Available):
        return _after_the_order(clause)
    return _after_the_order(clause) if isinstance(clause, tree.RewardAvailable) else clause


def _after_the_order(clause: Waits) -> Waits | None:
    """When it is there without a payment or a delivery; None: at once."""
    if clause.after not in WAITING:
        return clause
    return None if clause.delay is None else replace(clause, after=tree.Milestone.ORDER)


# Said ----------------------------------------------------------------------------------------

ASSUMED = Phrase("What is assumed", "Ce qui est supposé")
AS_RECORDED = Phrase(
    "customers use what the table says they used",
    "les clients utilisent ce que le tableau dit qu'ils ont utilisé",
)
NEVER = Phrase(
    "customers never use what they collect: what they hold in the end is all still owed",
    "les clients n'utilisent jamais ce qu'ils cumulent : tout ce qu'ils détiennent à la fin reste"
    " dû",
)
ALWAYS = Phrase(
    "customers use all they can in every order, as soon as they can: if they saved some, less would"
    " be given by now, as a rule, and more still owed",
    "les clients utilisent tout ce qu'ils peuvent à chaque commande, dès qu'ils le peuvent : s'ils"
    " en gardaient, il serait donné moins à ce jour, en général, et il resterait dû plus",
)
SOMETIMES = Phrase(
    "in {share} of their orders, customers use all they can",
    "dans {share} de leurs commandes, les clients utilisent tout ce qu'ils peuvent",
)
SAME_ORDERS = Phrase(
    "the orders are those of the table: nobody is supposed to buy more, or otherwise, because of"
    " the programme",
    "les commandes sont celles du tableau : personne n'est supposé acheter plus, ou autrement, à"
    " cause du programme",
)
SAID = total(
    Assumed,
    {
        Assumed.ALL_ALONG: Phrase(
            "the rules are applied to all of these orders, whatever days the file says it runs;"
            " offers and bonus days keep their own dates",
            "les règles s'appliquent à toutes ces commandes, quels que soient les jours où le"
            " fichier dit être en vigueur ; les offres et les jours bonus gardent leurs dates",
        ),
        Assumed.DELIVERED: Phrase(
            "no table tells of payments and deliveries: every order is taken as paid and delivered"
            " on its day",
            "un tableau ne dit ni les paiements ni les livraisons : chaque commande est supposée"
            " payée et livrée le jour même",
        ),
        Assumed.MEMBERS: Phrase(
            "no table tells who paid for membership: every customer with an account is taken as a"
            " member, and what membership costs them is in no figure",
            "un tableau ne dit pas qui a payé son adhésion : chaque client avec un compte est"
            " supposé membre, et le prix de l'adhésion n'entre dans aucun chiffre",
        ),
    },
)


def section(
    spending: Spending, assumed: Iterable[Assumed], told: Told, *others: Program
) -> Section:
    """What the figures rest on: how customers spend, that they would buy the same, and more.

    Where none of the programmes has anything that customers choose to use, nothing is said of it.
    """
    spent = _spent(spending, told) if any(map(_is_spent, (told.program, *others))) else []
    also = (told.sentence(SAID[each]) for each in assumed)
    return Section("assumed", told.say(ASSUMED), said=(*spent, told.sentence(SAME_ORDERS), *also))


def _is_spent(program: Program) -> bool:
    """Whether customers choose when to use something: what they collect, or a voucher."""
    return pays(program) or not all(each.automatic for each in program.rewards)


def _spent(spending: Spending, told: Told) -> list[str]:
    match spending.share:
        case None:
            return [told.sentence(AS_RECORDED)]
        case 0:
            return [told.sentence(NEVER)]
        case 100:
            return [told.sentence(ALWAYS)]
        case share:
            return [told.sentence(SOMETIMES, share=told.share(share, 100))]

"""A history put through a programme for advice: findings, a portrait, the best customers.

The portrait tells what the best customers have in common, beside the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from palier.account.order import Order
from palier.history.advice import TRY_IT, Finding, findings
from palier.history.assumptions import Assumed, assumed_of, fitted, section
from palier.history.backtest import last_day, through
from palier.history.figures import Figures, percent
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.people import best
from palier.history.rows import Entry
from palier.history.spending import Spending, money
from palier.history.table import Table
from palier.history.view import Grid, Report, Section, Told
from palier.history.whose import check_whose
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass, field

SHOWN, BEST = 8, 10
LEAST = 10
"""In percent: what fewer of the best have in common is not told."""
PORTRAIT = Phrase(
    "What the best tenth have in common",
    "Ce qu'ont en commun les dix pour cent qui achètent le plus",
)
TRAIT = Phrase("Bought or did", "A acheté ou fait")
OF_BEST = Phrase("Best tenth", "Dixième")
OF_OTHERS = Phrase("The others", "Les autres")
NOT_WHY = Phrase(
    "who buys more has more of everything: this shows who they are, not why they buy",
    "qui achète plus a plus de tout : cela montre qui ils sont, et non pourquoi ils achètent",
)
LIST = Phrase("The best customers", "Les meilleurs clients")
CUSTOMER = Phrase("Customer", "Client")
ORDERS = Phrase("Orders", "Commandes")
PAID = Phrase("Paid", "Payé")
GIVEN = Phrase("Given", "Donné")
LAST = Phrase("Last order", "Dernière commande")
CATEGORY = Phrase("category {name:quoted}", "catégorie {name:quoted}")
PRODUCT = Phrase("product {name:quoted}", "produit {name:quoted}")
CHANNEL = Phrase("channel {name:quoted}", "canal {name:quoted}")
METHOD = Phrase("delivery by {name:quoted}", "livraison par {name:quoted}")
CODE = Phrase("promo code {name:quoted}", "code promo {name:quoted}")

Trait = tuple[Phrase, str]


@dataclass(slots=True)
class Traits:
    """What each customer ever bought or did, as numbers of traits."""

    numbers: dict[Trait, int] = field(default_factory=dict)
    customers: dict[str, frozenset[int]] = field(default_factory=dict)

    def note(self, entries: Iterable[Entry]) -> None:
        """Note what the orders of a life say."""
        found: dict[str, set[int]] = {}
        for entry in entries:
            order = entry.event
            if isinstance(order, Order) and order.customer:
                into = found.setdefault(order.customer, set())
                into |= {self.numbers.setdefault(each, len(self.numbers)) for each in traits(order)}
        for name, numbers in found.items():
            self.customers[name] = self.customers.get(name, frozenset()) | numbers


def traits(order: Order) -> Iterator[Trait]:
    """What an order says of its customer."""
    for line in order.lines:
        yield from ((CATEGORY, each) for each in line.categories)
        if line.product:
            yield PRODUCT, line.product
    if order.channel:
        yield CHANNEL, order.channel
    if order.shipping and order.shipping.method:
        yield METHOD, order.shipping.method
    yield from ((CODE, each.code) for each in order.promo_codes)


def portrait(figures: Figures, found: Traits, told: Told) -> Section:
    """Traits that more of the best tenth have than of the others, the largest difference first."""
    title = told.say(PORTRAIT)
    many = -(-len(figures.customers) // 10)
    top = {name for name, _ in best(figures, many)}
    others = [name for name in figures.customers if name not in top]
    if not top or not others:
        return Section("portrait", title)
    counts = [_counted(found, names) for names in (top, others)]
    rows = []
    for trait, number in found.numbers.items():
        shares = (percent(counts[0][number], len(top)), percent(counts[1][number], len(others)))
        if shares[0] >= LEAST and shares[0] > shares[1]:
            rows.append((shares[0] - shares[1], trait, shares))
    rows.sort(key=lambda row: (-row[0], row[1][1]))
    grid = Grid(
        (told.say(TRAIT), told.say(OF_BEST), told.say(OF_OTHERS)),
        tuple(_row(trait, shares, told) for _, trait, shares in rows[:SHOWN]),
    )
    return Section("portrait", title, grid=grid if rows else None, after=(told.sentence(NOT_WHY),))


def _counted(found: Traits, names: Iterable[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for name in names:
        counts.update(found.customers.get(name, ()))
    return counts


def _row(trait: Trait, shares: tuple[Fraction, Fraction], told: Told) -> tuple[str, ...]:
    phrase, name = trait
    return (told.say(phrase, name=name), *(told.percent(each) for each in shares))


def listed(figures: Figures, told: Told) -> Section:
    """The customers who paid most."""
    head = tuple(told.say(each) for each in (CUSTOMER, ORDERS, PAID, GIVEN, LAST))
    rows = tuple(
        (
            name,
            told.number(each.orders),
            told.money(each.paid),
            told.money(each.given),
            told.day(each.last) if each.last else "–",
        )
        for name, each in best(figures, BEST)
    )
    return Section("best", told.say(LIST), grid=Grid(head, rows) if rows else None)


TITLE = Phrase("What the orders say of the rules", "Ce que les commandes disent des règles")
LOOK = Phrase("What to look at", "À regarder")
NOTHING = Phrase(
    "no rule is out of reach, too near, or without effect on these orders",
    "aucune règle n'est hors d'atteinte, trop proche ou sans effet sur ces commandes",
)
PUT_THROUGH = Phrase(
    "{orders:# order|# orders} of {customers:# customer|# customers}",
    "{orders:# commande|# commandes} de {customers:# client|# clients}",
)


@dataclass(slots=True)
class Advised:
    """What was counted of a history, and what its customers bought and did."""

    figures: Figures
    spending: Spending
    assumed: tuple[Assumed, ...] = ()
    traits: Traits = field(default_factory=Traits)


def advise(
    table: Table, run: Run, *, spending: Spending, told: Callable[[], None] = lambda: None
) -> Advised:
    """Put a table through a programme; `told` is called after each customer. Raises RowError."""
    check_whose(table)
    asked, run = run, fitted(run, table)
    done = Advised(Figures(run.program), spending, assumed_of([asked], [run]))
    last = last_day(table, run.program)
    for life in Friends.of(table, [run]).lives(table, run.program):
        for step in through(life, run, spending, last)[0]:
            done.figures.add(step)
        done.traits.note(life.entries)
        told()
    return done


def report(done: Advised, language: Language) -> Report:
    """Findings first, then the portrait and the list."""
    told = Told.of(done.figures.program, language)
    found = [*findings(done.figures, told)]
    sections = (
        Section("findings", told.say(LOOK), said=tuple(_said(found, told))),
        portrait(done.figures, done.traits, told),
        listed(done.figures, told),
        section(done.spending, done.assumed, told),
    )
    figures = done.figures
    under = told.say(PUT_THROUGH, orders=figures.whole.orders, customers=len(figures.customers))
    shown = tuple(each for each in sections if each)
    return Report(told.speaker.own(figures.program.name), told.say(TITLE), under, (), shown)


def _said(found: list[Finding], told: Told) -> list[str]:
    if not found:
        return [told.sentence(NOTHING)]
    said = []
    for each in found:
        said.append(each.said)
        said += [f"· {each.line}"] if each.line else []
        said += [f"· {told.say(TRY_IT, vary=each.vary)}"] if each.vary else []
    return said


def to_json(done: Advised, language: Language) -> dict[str, Any]:
    """The findings and the best customers in JSON."""
    figures = done.figures
    told = Told.of(figures.program, language)
    return {
        "orders": figures.whole.orders,
        "customers": len(figures.customers),
        "spending": done.spending.share,
        "findings": [
            {"code": each.code, "said": each.said, "line": each.line, "vary": each.vary}
            for each in findings(figures, told)
        ],
        "best": [
            {"customer": name, "orders": each.orders, "paid": money(each.paid, figures.program)}
            for name, each in best(figures, BEST)
        ],
    }

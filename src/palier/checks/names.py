"""Names of the shop's own world: all that a file mentions, and those that look like slips.

A name may be spelled two ways in a file; or an order, or an account, may bring one that the file
does not know, though it knows one like it. A shop sells what its rule file never mentions, so an
unknown product is no mistake; one that looks like a product of the file is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from palier import tree
from palier.account.order import Order
from palier.account.standing import Standing
from palier.checks.review import Review
from palier.checks.spelling import Spellings, look_alike, plain
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.checks import NameCase, SpelledTwoWays
from palier.problem.event import EventProblem, Path
from palier.problem.life import TaxAbovePrice, UnfamiliarName
from palier.program.former import former
from palier.program.model import Program
from palier.program.naming import World, names_of
from palier.quantity import Money
from palier.source import NOWHERE, Span, figures_in
from palier.tree import walk

Mentions = dict[World, dict[str, list[Span]]]
"""Of each world, each name and the places where it stands, in written order."""


def mentions_of(statements: Iterable[tree.Statement]) -> Mentions:
    """All names that statements mention, but for those of tiers, rewards and cards."""
    found: Mentions = {world: {} for world in World}
    for statement in statements:
        for node in walk(statement):
            for naming, name in names_of(node):
                if isinstance(naming, World):
                    found[naming].setdefault(name.text, []).append(name.span)
    return found


# In a file -------------------------------------------------------------------------------------


Places = dict[str, list[Span]]


def check_names(review: Review) -> Iterator[Problem]:
    """Pairs of names of one kind that may be one name; the rarer spelling is the one shown."""
    for places in mentions_of(review.statements).values():
        usual: list[str] = []
        for group in by_letters(places):
            usual.append(group[0])
            yield from (with_capitals(each, group[0], places) for each in group[1:])
        for alike in by_likeness(usual):
            yield from spelled_two_ways(alike, places)
    yield from declared_twice(review)


def declared_twice(review: Review) -> Iterator[Problem]:
    """Tiers, segments, offers, rewards and cards of which two have names that look like one."""
    heads: defaultdict[type[tree.Node], Places] = defaultdict(dict)
    for statement in review.statements:
        head = statement.head
        if isinstance(head, tree.Named) and not isinstance(head, tree.ExampleHead):
            heads[type(head)].setdefault(head.name.text, []).append(head.name.span)
    for places in heads.values():
        for alike in by_likeness([*places]):
            yield from spelled_two_ways(alike, places)


def by_letters(places: Places) -> Iterator[list[str]]:
    """Names that are one but for their capitals, the usual one first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in places:
        groups[name.casefold()].append(name)
    yield from (sorted(group, key=lambda name: rank(name, places)) for group in groups.values())


def by_likeness(names: list[str]) -> Iterator[list[str]]:
    """Names that begin alike and have the same figures: others are never taken for one another."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        groups[plain(name)[:1], figures_in(name)].append(name)
    yield from groups.values()


def with_capitals(rare: str, usual: str, places: Places) -> Problem:
    """Two names that differ by their capitals."""
    return NameCase(places[rare][0], rare, usual, places[usual][0])


def spelled_two_ways(names: list[str], places: Places) -> Iterator[Problem]:
    """Names that look like one, each shown once, beside the most usual."""
    usual_first = Spellings()
    for rare in sorted(names, key=lambda name: rank(name, places)):
        usual = usual_first.like(rare)
        usual_first.put(rare)
        if usual:
            yield SpelledTwoWays(places[rare][0], rare, usual, places[usual][0])


def rank(name: str, places: Places) -> tuple[int, Span]:
    """The more a name is used, and the earlier, the more usual it is."""
    return -len(places[name]), places[name][0]


# In an order or an account ---------------------------------------------------------------------


class Sent(NamedTuple):
    """A name that was sent: where, what it names, and whether only the rule file can declare it."""

    path: Path
    name: str
    known: frozenset[str]
    declared: bool = False


def strangers(order: Order, standing: Standing, program: Program) -> tuple[EventProblem, ...]:
    """What may be a slip in an order, or in what is known of its customer."""
    return (*strangers_in_order(order, program), *strangers_in_account(standing, program))


def strangers_in_order(order: Order, program: Program) -> tuple[EventProblem, ...]:
    """The names of an order that may be slips, and taxes that cannot be amounts."""
    worlds = _worlds(program)
    strangers = _strangers(_sent_by_order(order, program, worlds))
    return (*strangers, *_taxes_above_prices(order, program.currency))


def strangers_in_account(standing: Standing, program: Program) -> tuple[EventProblem, ...]:
    """The names of an account that may be slips; tiers, cards and rewards must be the file's."""
    worlds = _worlds(program)
    return tuple(_strangers(_sent_by_account(standing, program, worlds)))


def _strangers(sent: Iterable[Sent]) -> Iterator[EventProblem]:
    for each in sent:
        near = next((known for known in sorted(each.known) if look_alike(each.name, known)), None)
        if each.name not in each.known and (near is not None or each.declared):
            yield UnfamiliarName(NOWHERE, each.path, each.name, near)


def _taxes_above_prices(order: Order, currency: str) -> Iterator[EventProblem]:
    for at, line in enumerate(order.lines):
        price = line.price * line.quantity
        if line.tax is not None and line.tax > price:
            tax = Money(line.tax, currency)
            yield TaxAbovePrice(NOWHERE, ("lines", at, "tax"), tax, Money(price, currency))
    shipping = order.shipping
    if shipping is not None and shipping.tax is not None and shipping.tax > shipping.cost:
        tax, cost = Money(shipping.tax, currency), Money(shipping.cost, currency)
        yield TaxAbovePrice(NOWHERE, ("shipping", "tax"), tax, cost)


def _worlds(program: Program) -> dict[World, frozenset[str]]:
    statements = program.file.statements if program.file else ()
    return {world: frozenset(names) for world, names in mentions_of(statements).items()}


def _sent_by_order(
    order: Order, program: Program, worlds: dict[World, frozenset[str]]
) -> Iterator[Sent]:
    if order.channel:
        yield Sent(("channel",), order.channel, worlds[World.CHANNEL])
    if order.shipping and order.shipping.method:
        yield Sent(("shipping", "method"), order.shipping.method, worlds[World.METHOD])
    for at, payment in enumerate(order.payments):
        yield Sent(("payments", at, "method"), payment.method, worlds[World.PAYMENT])
    for part, world in (("city", World.CITY), ("country", World.COUNTRY)):
        name = getattr(order.delivery, part)
        if name:
            yield Sent(("delivery", part), name, worlds[world])
    for at, line in enumerate(order.lines):
        if line.product:
            yield Sent(("lines", at, "product"), line.product, worlds[World.PRODUCT])
        for position, tag in enumerate(line.tags):
            yield Sent(("lines", at, "tags", position), tag, worlds[World.TAG])
        for position, category in enumerate(line.categories):
            yield Sent(("lines", at, "categories", position), category, worlds[World.CATEGORY])
    for at, code in enumerate(order.promo_codes):
        if code.off is None:
            yield Sent(("promo_codes", at, "code"), code.code, worlds[World.CODE])
    for at, voucher in enumerate(order.use_rewards):
        yield Sent(("use_rewards", at), voucher, _rewards(program) | {*former(program).rewards})


def _rewards(program: Program) -> frozenset[str]:
    return frozenset(each.label for each in program.rewards)


def _sent_by_account(
    standing: Standing, program: Program, worlds: dict[World, frozenset[str]]
) -> Iterator[Sent]:
    tiers = frozenset(each.label for each in program.tiers)
    cards = frozenset(each.label for each in program.stamp_cards)
    if standing.tier:
        yield Sent(("tier",), standing.tier, tiers, declared=True)
    for card in standing.stamps:
        yield Sent(("stamps", card), card, cards, declared=True)
    for at, voucher in enumerate(standing.vouchers):
        yield Sent(("rewards", at), voucher.reward, _rewards(program), declared=True)
    if standing.customer_type:
        yield Sent(("customer_type",), standing.customer_type, worlds[World.TYPE])
    for group in sorted(standing.groups):
        yield Sent(("groups",), group, worlds[World.GROUP])
    for activity in standing.activities:
        yield Sent(("activities", activity), activity, worlds[World.ACTIVITY])
    for box in sorted(standing.boxes):
        yield Sent(("facts", box), box, worlds[World.BOX])

"""The customers, on a report: how often they come, what each is given, their tiers, rewards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from palier.history.figures import CustomerFigures, Figures, month_of, percent, quantile
from palier.history.view import Card, Line, Plot, Section, Series, Told
from palier.named import NamedTuple
from palier.program.rules import Reward
from palier.quantity import currency_digits, units_of
from palier.speech.nouns import CUSTOMERS
from palier.speech.phrases import Phrase

TENTHS = tuple(range(1, 11))
AGAIN = Phrase("Came again", "Clients revenus")
TIMES = Phrase("Orders each", "Commandes chacun")
BASKET = Phrase("Paid per order", "Payé par commande")
ALIVE = Phrase("Months active", "Mois d'activité")
WHO = Phrase("Who they are", "Qui ils sont")
BY_TIER = Phrase("In the end {tier:quoted}", "À la fin {tier:quoted}")
BY_NO_TIER = Phrase("In the end without a tier", "À la fin sans palier")
MEMBERS = Phrase("Customers with an account", "Clients avec un compte")
OTHERS = Phrase("Guests", "Sans compte")
NOT_A_PROOF = Phrase(
    "who comes often climbs: that a higher tier buys more does not show that the tier makes them",
    "qui vient souvent monte : qu'un palier plus haut achète plus ne montre pas que c'est grâce à"
    " lui",
)
COHORT = Phrase("First order in", "Première commande en")
COHORTS = Phrase("By the month they first came", "Par mois de première commande")
EACH_GIVEN = Phrase("What each customer is given", "Ce que reçoit chaque client")
LEAST = Phrase("{tenth} of customers are given at most", "{tenth} des clients reçoivent au plus")
MOST = Phrase("The customer given most", "Le client qui reçoit le plus")
TOP = Phrase(
    "the tenth of customers who buy most are given {share} of all",
    "le dixième des clients qui achètent le plus reçoit {share} du total",
)
PER_TENTH = Phrase("Given at most, by tenth of customers", "Donné au plus, par dixième de clients")
TIERS = Phrase("Tiers over time", "Les paliers dans le temps")
MONTH = Phrase("Month", "Mois")
IN_TIERS = Phrase(
    "Customers in each tier, at the end of each month",
    "Clients de chaque palier, à la fin de chaque mois",
)
UP = Phrase("Up", "Montées")
DOWN = Phrase("Down", "Descentes")
REWARDS = Phrase("Rewards", "Les récompenses")
ENOUGH = Phrase("Customers who ever had enough for it", "Clients qui ont pu y prétendre")
UPTAKE = Phrase("Customers who had it", "Clients qui l'ont eue")
OF_CUSTOMERS = Phrase("{share} of customers", "{share} des clients")
GIVEN = Phrase("Given", "Données")
USED = Phrase("Used", "Utilisées")
OF_GIVEN = Phrase("{share} of those given", "{share} de celles données")
GONE = Phrase("Expired, or taken back after returns", "Expirées, ou reprises après retours")
TAKEN_OFF = Phrase("Taken off orders", "Retiré des commandes")
IN_HAND = Phrase("Left in the end", "Restantes à la fin")
OFF_AS_PLACED = Phrase(
    "what rewards took off orders is told as these were placed; a reward that came back with its"
    " order counts as used no more",
    "ce que les récompenses ont retiré des commandes est compté comme elles ont été passées ; une"
    " récompense rendue avec sa commande ne compte plus comme utilisée",
)
MOST_COHORTS = 24


def people(figures: Figures, told: Told) -> Section:
    """Return rate, frequency, basket, months alive: of all, and by tier."""
    everybody = [*figures.ordered.values()]
    rows = [_row(told.say(MEMBERS), group_of(everybody), told)] if everybody else []
    if figures.guests.orders:
        guests = figures.guests
        basket = _each(guests.paid, guests.orders, told)
        rows.append((told.say(OTHERS), "–", "–", "–", basket, "–"))
    for tier, group in by_tier(figures):
        called = BY_NO_TIER if tier is None else BY_TIER
        rows.append(_row(told.say(called, tier=tier), group, told))
    tiers = len({each.tier for each in everybody}) > 1
    after = (told.sentence(NOT_A_PROOF),) if tiers else ()
    grid = told.grid(_head(told, ""), rows) if rows else None
    return Section("people", told.say(WHO), grid=grid, after=after)


def _head(told: Told, first: str) -> tuple[str, ...]:
    return (first, *(told.say(each) for each in (CUSTOMERS, AGAIN, TIMES, BASKET, ALIVE)))


class Group(NamedTuple):
    """Some customers: how many, what part came again, orders and months of each, what they pay.

    `again` is a percentage; `basket`, in the minor unit, is None of those who never ordered.
    """

    customers: int
    again: Fraction
    orders: Fraction
    basket: int | None
    months: Fraction


def group_of(found: Sequence[CustomerFigures]) -> Group:
    """What is told of some customers."""
    orders, paid = sum(each.orders for each in found), sum(each.paid for each in found)
    months = [_months(each) for each in found if each.orders]
    return Group(
        len(found),
        percent(sum(each.orders > 1 for each in found), len(found)),
        Fraction(orders, len(found) or 1),
        nearest(paid, orders) if orders else None,
        Fraction(sum(months), len(months) or 1),
    )


def by_tier(figures: Figures) -> Iterator[tuple[str | None, Group]]:
    """The customers who hold each tier in the end, and those who hold none."""
    everybody = figures.ordered.values()
    for tier in (None, *(each.label for each in figures.program.tiers)):
        found = [each for each in everybody if each.tier == tier]
        if found and figures.program.tiers:
            yield tier, group_of(found)


def by_first_month(figures: Figures) -> Iterator[tuple[str, Group]]:
    """The customers by the month of their first order."""
    found: dict[str, list[CustomerFigures]] = {}
    for each in figures.customers.values():
        if each.first is not None:
            found.setdefault(month_of(each.first), []).append(each)
    yield from ((name, group_of(found[name])) for name in sorted(found))


def _row(name: str, group: Group, told: Told) -> tuple[str, ...]:
    return (
        name,
        told.number(group.customers),
        told.percent(group.again),
        told.tenth(group.orders),
        "–" if group.basket is None else told.money(group.basket),
        told.tenth(group.months),
    )


def _each(paid: int, orders: int, told: Told) -> str:
    return told.money(nearest(paid, orders)) if orders else "–"


def nearest(whole: int, parts: int) -> int:
    """An amount shared out, each part rounded to the nearest, half up.

    >>> nearest(5, 2), nearest(4, 3)
    (3, 1)
    """
    return (2 * whole + parts) // (2 * parts)


def _months(customer: CustomerFigures) -> int:
    if customer.first is None or customer.last is None:
        return 0
    return (customer.last - customer.first).days // 30


def cohorts(figures: Figures, told: Told) -> Section:
    """The same, by the month of the first order."""
    found = [*by_first_month(figures)][-MOST_COHORTS:]
    rows = tuple(_row(told.month(name), group, told) for name, group in found)
    grid = told.grid(_head(told, told.say(COHORT)), rows) if len(rows) > 1 else None
    return Section("cohorts", told.say(COHORTS), grid=grid)


# What each is given -----------------------------------------------------------------------------


def shares(figures: Figures, told: Told) -> Section:
    """How what is given is spread over customers."""
    given = figures.shares()
    title = told.say(EACH_GIVEN)
    if not given or not given[-1]:
        return Section("shares", title)
    lines = (
        *(
            Line(told.say(LEAST, tenth=told.share(tenth, 10)), told.money(quantile(given, tenth)))
            for tenth in (5, 8, 9)
        ),
        Line(told.say(MOST), told.money(given[-1])),
    )
    tenths = tuple(quantile(given, each) for each in TENTHS)
    places = tuple(told.share(each, 10) for each in TENTHS)
    digits = currency_digits(figures.program.currency) or 0
    plot = Plot(told.in_currency(told.say(PER_TENTH)), places, (Series(title, tenths),), digits)
    return Section("shares", title, lines=lines, plot=plot, after=(_top(figures, told),))


def _top(figures: Figures, told: Told) -> str:
    return told.sentence(TOP, share=told.percent(share_of_best(figures)))


def share_of_best(figures: Figures) -> Fraction:
    """What the tenth who buy most are given, of all that customers are given, in percent."""
    best = sorted(figures.ordered.values(), key=lambda each: -each.paid)
    tenth = best[: -(-len(best) // 10)]
    return percent(sum(each.given for each in tenth), sum(each.given for each in best))


# Tiers and rewards -------------------------------------------------------------------------------


def tiers(figures: Figures, told: Told) -> Section:
    """How many hold each tier at the end of each month, and how many went up and down."""
    labels = [each.label for each in figures.program.tiers]
    found = [*figures.tiers_by_month()]
    title = told.say(TIERS)
    if not labels or not found:
        return Section("tiers", title)
    ups, downs = _moves(figures)
    head = (told.say(MONTH), *map(told.speaker.own, labels), told.say(UP), told.say(DOWN))
    rows = tuple(
        (
            told.month(month),
            *(told.number(held[each]) for each in labels),
            told.number(ups[month]),
            told.number(downs[month]),
        )
        for month, held in found
    )
    series = tuple(
        Series(told.speaker.own(each), tuple(held[each] for _, held in found)) for each in labels
    )
    places = tuple(told.month(month) for month, _ in found)
    plot = Plot(told.say(IN_TIERS), places, series, stacked=True)
    return Section(
        "tiers", title, grid=told.grid(head, rows), plot=plot if len(found) > 1 else None
    )


def _moves(figures: Figures) -> tuple[Counter[str], Counter[str]]:
    """Moves from one tier to another; taking the one where everybody begins is none."""
    tiers = figures.program.tiers
    ranks: dict[str | None, int] = {each.label: at for at, each in enumerate(tiers)}
    begins = bool(tiers) and tiers[0].criteria is None
    ups: Counter[str] = Counter()
    downs: Counter[str] = Counter()
    for (month, before, after), many in figures.moves.items():
        was, now = (ranks.get(each, 0 if begins else -1) for each in (before, after))
        if was != now:
            (ups if now > was else downs)[month] += many
    return ups, downs


def rewards(figures: Figures, told: Told) -> Section:
    """How many customers could have each reward, had it, and used it; what became of the others."""
    cards = tuple(
        Card(told.speaker.own(each.label), lines=tuple(_of_reward(each, figures, told)))
        for each in figures.program.rewards
    )
    off = any(_off(each, figures) for each in figures.program.rewards)
    after = (told.sentence(OFF_AS_PLACED),) if off and figures.whole.returns else ()
    return Section("rewards", told.say(REWARDS), cards=cards, after=after)


def _of_reward(reward: Reward, figures: Figures, told: Told) -> Iterator[Line]:
    name, everybody = reward.label, len(figures.customers)
    given, used = (figures.rewards[what, name] for what in ("given", "used"))
    if reward.cost is not None:
        many = figures.had_enough(name, units_of(reward.cost))
        yield Line(told.say(ENOUGH), told.number(many), told.part_of(OF_CUSTOMERS, many, everybody))
    many = figures.had(name)
    yield Line(told.say(UPTAKE), told.number(many), told.part_of(OF_CUSTOMERS, many, everybody))
    if not given:
        return
    yield Line(told.say(GIVEN), told.number(given))
    yield Line(told.say(USED), told.number(used), told.part_of(OF_GIVEN, used, given))
    yield Line(told.say(GONE), told.number(figures.gone(name)))
    yield Line(told.say(IN_HAND), told.number(figures.in_hand[name]))
    if off := _off(reward, figures):
        yield Line(told.say(TAKEN_OFF), told.money(off))


def _off(reward: Reward, figures: Figures) -> int:
    """What a reward took off, of orders as they were placed."""
    return figures.rules[reward.label].off if reward.label in figures.rules else 0


def best(figures: Figures, most: int) -> Iterable[tuple[str, CustomerFigures]]:
    """The customers who paid most, the best first."""
    return sorted(figures.ordered.items(), key=lambda pair: (-pair[1].paid, pair[0]))[:most]

"""What a programme costs, on a report: in all, month by month, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.closed import total
from palier.history.figures import Figures
from palier.history.spending import worth, worth_of_one
from palier.history.view import Line, Plot, Section, Series, Told
from palier.program.defaults import collects
from palier.quantity import currency_digits
from palier.speech.nouns import USED
from palier.speech.phrases import Either, Phrase

MOST_RULES = 40
COST = Phrase("What it costs", "Ce que cela coûte")
ORDERS = Phrase("Orders", "Commandes")
RETURNS = Phrase("Returns", "Retours")
GOODS = Phrase("Goods, before the programme", "Articles, avant le programme")
OFF = Phrase("Taken off the goods", "Retiré des articles")
SHIPPING = Phrase("Delivery given", "Livraison offerte")
PAID = Phrase("Paid for goods", "Payé pour les articles")
GIVEN = Phrase("Given in all", "Donné en tout")
OF_PAID = Phrase("{share} of what is paid", "{share} de ce qui est payé")
MARGIN = Phrase("Margin after the programme", "Marge après le programme")
BEFORE = Phrase("without it: {margin}", "sans lui : {margin}")
UNKNOWN_COST = Phrase(
    "{n:# order or return has|# orders and returns have} a line without a cost, and no margin"
    " is told",
    "{n:# commande ou retour a|# commandes et retours ont} une ligne sans coût : la marge n'est"
    " pas donnée",
)
TAX_IN_IT = Phrase(
    "the margin has in it the tax that is in the prices: where costs are without tax, it is larger"
    " than what you keep",
    "la marge comprend la taxe qui est dans les prix : si les coûts sont hors taxes, elle dépasse"
    " ce qui vous reste",
)
USED_NET = Phrase(
    "what customers are given back with what they return is taken off what was used",
    "ce qui est rendu aux clients avec ce qu'ils retournent est déduit de ce qui a été utilisé",
)
NET_OF_RETURNS = Phrase("amounts are net of returns", "les montants sont nets des retours")

POINTS = Either(
    Phrase("What is collected", "Ce qui est cumulé"), Phrase("The {point}", "{point:capital}")
)
EARNED = Phrase("Earned", "Gagné")
EXPIRED = Phrase("Expired", "Expiré")
TAKEN_BACK = Phrase("Taken back after returns", "Retiré après retours")
LOST = Phrase("Expired, taken back", "Expiré, retiré")
HELD = Phrase("Held in the end", "Détenu à la fin")
WORTH = Phrase("worth {worth} at the best rate", "soit {worth} au meilleur taux")
OF_EARNED = Phrase("{share} of what was earned", "{share} de ce qui a été gagné")
NO_WORTH = Phrase(
    "the rule file does not say what they are worth in money",
    "le fichier de règles ne dit pas ce qu'ils valent en argent",
)

BY_MONTH = Phrase("Month by month", "Mois par mois")
MONTH = Phrase("Month", "Mois")
BY_RULE = Phrase("Rule by rule", "Règle par règle")
RULE = Phrase("Rule", "Règle")
MONEY_OFF = Phrase("Given", "Donné")
PERCENT = Phrase("Of what is paid", "Part du payé")
ORDERS_BOUGHT = Phrase("Bought in these orders", "Acheté dans ces commandes")
WITHOUT_ORDER = total(
    tree.Occasion,
    {
        tree.Occasion.BIRTHDAY: Phrase(
            "Birthdays and days that pass", "Anniversaires et jours qui passent"
        ),
        tree.Occasion.JOINING: Phrase("Joining", "Inscriptions"),
        tree.Occasion.PERIOD: Phrase("Days that pass", "Jours qui passent"),
        tree.Occasion.ANNIVERSARY: Phrase("Days that pass", "Jours qui passent"),
        tree.Occasion.REFERRAL: Phrase("Friends brought", "Parrainages"),
        tree.Occasion.ACTIVITY: Phrase("Activities", "Activités"),
    },
)
"""What gives points without an order, where several rules may."""
JOINING_TOO = Phrase(
    "Activities, and joining by one", "Activités, et inscriptions par l'une d'elles"
)
"""Where joining gives points: what a customer does first makes them join."""
ON_A_BIRTHDAY = Phrase("Joining on a birthday", "Inscriptions le jour d'un anniversaire")
"""Where joining itself gives nothing, and a birthday does."""
BEFORE_RETURNS = Phrase(
    "rule by rule, nothing is taken back for later returns",
    "règle par règle, rien n'est retiré pour les retours ultérieurs",
)


def costs(figures: Figures, told: Told) -> Iterator[Section]:
    """What it costs, and what is collected."""
    yield Section(
        "cost",
        told.say(COST),
        lines=tuple(_cost(figures, told)),
        after=tuple(_notes(figures, told)),
    )
    if collects(figures.program):
        given_back = figures.whole.returns and figures.whole.used
        after = (told.sentence(USED_NET),) if given_back else ()
        lines = tuple(_points(figures, told))
        yield Section("points", told.say(POINTS), lines=lines, after=after)


def _cost(figures: Figures, told: Told) -> Iterator[Line]:
    whole = figures.whole
    yield Line(told.say(GOODS), told.money(whole.goods))
    yield Line(told.say(OFF), told.money(whole.off))
    yield Line(told.say(PAID), told.money(whole.paid))
    yield Line(told.say(SHIPPING), told.money(whole.shipping))
    share = told.part_of(OF_PAID, figures.given, whole.paid)
    yield Line(told.say(GIVEN), told.money(figures.given), share, strong=True)
    if has_cost(figures):
        before = whole.goods - whole.cost
        after = whole.paid - whole.cost - whole.shipping
        note = told.say(BEFORE, margin=told.money(before))
        yield Line(told.say(MARGIN), told.money(after), note, strong=True)


def has_cost(figures: Figures) -> bool:
    """Whether every line says what it cost."""
    return not figures.without_cost and figures.whole.cost != 0


def _notes(figures: Figures, told: Told) -> Iterator[str]:
    if figures.whole.returns:
        yield told.sentence(NET_OF_RETURNS)
    if has_cost(figures) and figures.program.prices_include_tax:
        yield told.sentence(TAX_IN_IT)
    if figures.without_cost and figures.whole.cost:
        yield told.sentence(UNKNOWN_COST, n=figures.without_cost)


def _points(figures: Figures, told: Told) -> Iterator[Line]:
    whole = figures.whole
    rows = (
        (EARNED, whole.earned),
        (USED, whole.used),
        (EXPIRED, whole.expired),
        (TAKEN_BACK, whole.taken_back),
    )
    for label, units in rows:
        note = told.part_of(OF_EARNED, units, whole.earned) if label is not EARNED else ""
        yield Line(told.say(label), told.units(units), note)
    yield Line(told.say(HELD), told.units(whole.held), worth_said(whole.held, told), strong=True)


def worth_said(units: int, told: Told) -> str:
    """What so much of what is collected is worth in money; of money, nothing is said."""
    if told.program.cashback:
        return ""
    one = worth_of_one(told.program)
    if one is None:
        return told.say(NO_WORTH)
    return told.say(WORTH, worth=told.money(worth(one, max(0, units))))


# Month by month, rule by rule -------------------------------------------------------------------


def by_month(figures: Figures, told: Told) -> Section:
    """What was paid and given each month, and what was held at its end."""
    collected = _collected(figures)
    head = [MONTH, ORDERS, PAID, GIVEN, *(label for label, _ in collected)]
    rows = []
    for name in sorted(figures.months):
        each = figures.months[name]
        row = [
            told.month(name),
            told.number(each.orders),
            told.money(each.paid),
            told.money(each.off + each.shipping),
        ]
        rows.append((*row, *(told.bare(units[name]) for _, units in collected)))
    grid = told.grid(tuple(told.say(each) for each in head), rows) if rows else None
    return Section("months", told.say(BY_MONTH), grid=grid, plot=_given_plot(figures, told))


def _collected(figures: Figures) -> list[tuple[Phrase, dict[str, int]]]:
    """What was earned each month, what left the balances, and what was held at its end."""
    if not collects(figures.program):
        return []
    months = figures.months
    gone = {name: each.expired + each.taken_back for name, each in months.items()}
    return [
        (EARNED, {name: each.earned for name, each in months.items()}),
        (USED, {name: each.used for name, each in months.items()}),
        *([(LOST, gone)] if any(gone.values()) else []),
        (HELD, dict(figures.outstanding_by_month())),
    ]


def _given_plot(figures: Figures, told: Told) -> Plot | None:
    months = sorted(figures.months)
    if len(months) < 2:
        return None
    found = [figures.months[each] for each in months]
    series = (
        Series(told.say(OFF), tuple(each.off for each in found)),
        Series(told.say(SHIPPING), tuple(each.shipping for each in found)),
    )
    places = tuple(told.month(each) for each in months)
    kept = tuple(each for each in series if any(each.values))
    digits = currency_digits(figures.program.currency) or 0
    title = told.in_currency(told.say(GIVEN))
    return Plot(title, places, kept, digits, stacked=True) if kept else None


def called(name: str | tree.Occasion, told: Told) -> str:
    """What a rule is called, or that on which several may give."""
    if isinstance(name, str):
        return told.speaker.own(name)
    giving = {each.occasion for each in told.program.earnings}
    joining = tree.Occasion.JOINING in giving
    if joining and name is tree.Occasion.ACTIVITY:
        return told.say(JOINING_TOO)
    birthday = tree.Occasion.BIRTHDAY in giving and not joining
    on_one = birthday and name is tree.Occasion.JOINING
    return told.say(ON_A_BIRTHDAY if on_one else WITHOUT_ORDER[name])


def by_rule(figures: Figures, told: Told) -> Section:
    """What each rule gave."""
    found = [*figures.by_rule()]
    points = collects(figures.program)
    head = [RULE, ORDERS, MONEY_OFF, PERCENT, *((EARNED,) if points else ()), ORDERS_BOUGHT]
    rows = tuple(
        (
            called(name, told),
            told.number(each.orders) if each.orders else "–",
            told.money(each.off) if each.off else "–",
            told.share(each.off, figures.whole.paid) if each.off else "–",
            *((told.bare(each.points) if each.points else "–",) if points else ()),
            told.money(each.goods) if each.orders else "–",
        )
        for name, each in found[:MOST_RULES]
    )
    grid = told.grid(tuple(told.say(each) for each in head), rows) if rows else None
    after = (told.sentence(BEFORE_RETURNS),) if figures.whole.returns else ()
    return Section("rules", told.say(BY_RULE), grid=grid, after=after)

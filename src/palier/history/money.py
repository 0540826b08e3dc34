"""What a programme costs, on a report: in all, month by month, rule by rule; what is still owed."""

from __future__ import annotations

from collections.abc import Iterator

from palier.history.figures import Figures, rank_of_rule
from palier.history.spending import Spending, worth, worth_of_one
from palier.history.view import Grid, Line, Plot, Section, Series, Told
from palier.program.defaults import collects
from palier.quantity import currency_digits
from palier.speech.nouns import USED
from palier.speech.phrases import Either, Phrase

MOST_RULES = 40
MOST_MONTHS = 24
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
NET_OF_RETURNS = Phrase("amounts are net of returns", "les montants sont nets des retours")

POINTS = Either(
    Phrase("What is collected", "Ce qui est cumulé"), Phrase("The {point}", "La {point:own}")
)
EARNED = Phrase("Earned", "Gagné")
EXPIRED = Phrase("Expired", "Expiré")
TAKEN_BACK = Phrase("Taken back after returns", "Retiré après retours")
HELD = Phrase("Held in the end", "Détenu à la fin")
WORTH = Phrase("worth {worth} at the best rate", "soit {worth} au meilleur taux")
OF_EARNED = Phrase("{share} of what was earned", "{share} de ce qui a été gagné")
NO_WORTH = Phrase(
    "the rule file does not say what they are worth in money",
    "le fichier de règles ne dit pas ce qu'ils valent en argent",
)

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
    "customers use all they can in every order, as soon as they can: the programme costs no more"
    " than this",
    "les clients utilisent tout ce qu'ils peuvent à chaque commande, dès qu'ils le peuvent : le"
    " programme ne coûte pas plus",
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

BY_MONTH = Phrase("Month by month", "Mois par mois")
MONTH = Phrase("Month", "Mois")
BY_RULE = Phrase("Rule by rule", "Règle par règle")
RULE = Phrase("Rule", "Règle")
MONEY_OFF = Phrase("Given", "Donné")
ORDERS_BOUGHT = Phrase("Bought in these orders", "Acheté dans ces commandes")
BEFORE_RETURNS = Phrase(
    "rule by rule, nothing is taken back for later returns",
    "règle par règle, rien n'est retiré pour les retours ultérieurs",
)
OWED = Phrase("What is still owed", "Ce qui reste dû")
IF_NOBODY = Phrase(
    "if nobody came again, this would expire:",
    "si plus personne ne venait, voici ce qui expirerait :",
)
VALUE = Phrase("Worth", "Valeur")
HELD_EACH_MONTH = Phrase(
    "Owed at the end of each month, at its worth", "Dû à la fin de chaque mois, à sa valeur"
)
FOREVER = Phrase("without a last day", "sans dernier jour")
FORECAST = Phrase(
    "so far {used} of what was used or lost was used; if it goes on so, about {owed} of what is"
    " held will be used, and {lost} lost",
    "jusqu'ici, {used} de ce qui a été utilisé ou perdu l'a été en l'utilisant ; à ce rythme,"
    " environ {owed} de ce qui est détenu sera utilisé, et {lost} perdu",
)
NOTHING_GONE = Phrase(
    "nothing has been used or lost so far: how much of it will be used is not known",
    "rien n'a encore été utilisé ni perdu : on ne sait pas quelle part en sera utilisée",
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
        yield Section("points", told.say(POINTS), lines=tuple(_points(figures, told)))


def _cost(figures: Figures, told: Told) -> Iterator[Line]:
    whole = figures.whole
    yield Line(told.say(GOODS), told.money(whole.goods))
    yield Line(told.say(OFF), told.money(whole.off))
    yield Line(told.say(PAID), told.money(whole.paid))
    yield Line(told.say(SHIPPING), told.money(whole.shipping))
    share = told.say(OF_PAID, share=told.share(figures.given, whole.paid))
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
    yield told.sentence(NET_OF_RETURNS)
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
        note = (
            told.say(OF_EARNED, share=told.share(units, whole.earned))
            if label is not EARNED
            else ""
        )
        yield Line(told.say(label), told.units(units), note)
    one = worth_of_one(figures.program)
    note = told.say(NO_WORTH) if one is None else told.say(WORTH, worth=told.money(figures.owed))
    yield Line(told.say(HELD), told.units(whole.held), note, strong=True)


def assumed(spending: Spending, told: Told) -> Section:
    """What the figures rest on: how customers spend, and that they would buy the same."""
    match spending.share:
        case None:
            said = told.sentence(AS_RECORDED)
        case 0:
            said = told.sentence(NEVER)
        case 100:
            said = told.sentence(ALWAYS)
        case share:
            said = told.sentence(SOMETIMES, share=told.share(share, 100))
    return Section("assumed", told.say(ASSUMED), said=(said, told.sentence(SAME_ORDERS)))


# Month by month, rule by rule -------------------------------------------------------------------


def by_month(figures: Figures, told: Told) -> Section:
    """What was paid and given each month, and what was held at its end."""
    points = collects(figures.program)
    head = [MONTH, ORDERS, PAID, GIVEN, *((EARNED, USED, HELD) if points else ())]
    held = dict(figures.outstanding_by_month())
    rows = []
    for name in sorted(figures.months):
        each = figures.months[name]
        row = [
            told.month(name),
            told.number(each.orders),
            told.money(each.paid),
            told.money(each.off + each.shipping),
        ]
        row += (
            [told.bare(each.earned), told.bare(each.used), told.bare(held[name])] if points else []
        )
        rows.append(tuple(row))
    grid = Grid(tuple(told.say(each) for each in head), tuple(rows))
    return Section("months", told.say(BY_MONTH), grid=grid, plot=_given_plot(figures, told))


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
    return Plot(told.say(GIVEN), places, kept, digits, stacked=True) if kept else None


def by_rule(figures: Figures, told: Told) -> Section:
    """What each rule gave."""
    found = sorted(figures.rules.items(), key=rank_of_rule)
    points = collects(figures.program)
    head = [RULE, ORDERS, MONEY_OFF, *((EARNED,) if points else ()), ORDERS_BOUGHT]
    rows = tuple(
        (
            told.speaker.own(name),
            told.number(each.orders),
            told.money(each.off) if each.off else "–",
            *((told.bare(each.points) if each.points else "–",) if points else ()),
            told.money(each.goods),
        )
        for name, each in found[:MOST_RULES]
    )
    grid = Grid(tuple(told.say(each) for each in head), rows) if rows else None
    return Section("rules", told.say(BY_RULE), grid=grid, after=(told.sentence(BEFORE_RETURNS),))


# What is owed -----------------------------------------------------------------------------------


def owed(figures: Figures, told: Told) -> Section:
    """When what is held would lapse, and how much of it is likely to be used."""
    held = figures.whole.held
    if held <= 0 or not figures.lapses:
        return Section("owed", told.say(OWED))
    one = worth_of_one(figures.program)
    dated = sorted(each for each in figures.lapses if each)
    first, rest = dated[:MOST_MONTHS], dated[MOST_MONTHS:]
    rows = [
        (
            told.month(each),
            told.bare(figures.lapses[each]),
            told.money(worth(one, figures.lapses[each])),
        )
        for each in first
    ]
    later = sum(figures.lapses[each] for each in rest)
    if later:
        after = month_of_after(first[-1])
        rows.append((f"{told.month(after)} …", told.bare(later), told.money(worth(one, later))))
    forever = figures.lapses.get("", 0)
    if forever:
        rows.append((told.say(FOREVER), told.bare(forever), told.money(worth(one, forever))))
    head = (told.say(MONTH), told.say(HELD), told.say(VALUE))
    return Section(
        "owed",
        told.say(OWED),
        said=(_forecast(figures, told), told.sentence(IF_NOBODY)),
        grid=Grid(head, tuple(rows)),
        plot=_owed_plot(figures, told),
    )


def _owed_plot(figures: Figures, told: Told) -> Plot | None:
    """What was owed at the end of each month, at its worth, or in units where it has none."""
    found = [*figures.outstanding_by_month()]
    one = worth_of_one(figures.program)
    if len(found) < 2:
        return None
    places = tuple(told.month(month) for month, _ in found)
    if one is None:
        values, digits = tuple(held for _, held in found), figures.program.points.decimals
    else:
        values = tuple(worth(one, max(0, held)) for _, held in found)
        digits = currency_digits(figures.program.currency) or 0
    series = (Series(told.say(HELD), values),)
    return Plot(told.say(HELD_EACH_MONTH), places, series, digits)


def month_of_after(month: str) -> str:
    """The month after one.

    >>> month_of_after("2026-12")
    '2027-01'
    """
    year, number = (int(part) for part in month.split("-"))
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def _forecast(figures: Figures, told: Told) -> str:
    share = figures.used_share
    if share is None:
        return told.sentence(NOTHING_GONE)
    held = figures.whole.held
    used = held * share.numerator // share.denominator
    shown = (told.units(used), told.units(held - used))
    return told.sentence(FORECAST, used=told.percent(share * 100), owed=shown[0], lost=shown[1])

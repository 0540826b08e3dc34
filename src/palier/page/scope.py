"""When, for whom, on what and how often: one short line each."""

from __future__ import annotations

from palier import tree
from palier.closed import total
from palier.page.conditions import only_if, unless
from palier.program.rules import Scope
from palier.quantity import Boundary
from palier.speech.days import NTH_ORDER, birthday, civil, date_range, hours, recurring, weekdays
from palier.speech.goods import goods, kind
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import capital

BASKETS = total(
    Boundary,
    {
        Boundary.FROM: Phrase("on orders of {total} or more", "dès {total} d'achat"),
        Boundary.ABOVE: Phrase("on orders over {total}", "au-delà de {total} d'achat"),
    },
)
BASKETS_OF = total(
    Boundary,
    {
        Boundary.FROM: Phrase(
            "from {total} of items {kind} in your basket", "dès {total} d'articles {kind}"
        ),
        Boundary.ABOVE: Phrase(
            "above {total} of items {kind} in your basket", "au-delà de {total} d'articles {kind}"
        ),
    },
)
WITH_SHIPPING = Phrase("{baskets}, delivery costs included", "{baskets}, frais de port compris")
ENDS_OF_DAY = Phrase(
    "from midnight to {end}, and from {start} to midnight",
    "de minuit à {end}, et de {start} à minuit",
)
EVERY_NTH = Phrase("on every {nth:ordinal} order", "toutes les {nth} commandes")
EVERY_ORDER = Phrase("on every order", "à chaque commande")
ONCE_PER = Phrase("once per {period}", "une fois par {period} maximum")
TIMES_PER = Phrase("up to {count} times per {period}", "{count} fois par {period} maximum")
ONCE = Phrase("once per customer", "une seule fois par client")
ONLY = Phrase("only on {goods}", "uniquement pour {goods}")
EXCEPT = Phrase("except {goods}", "sauf {goods}")
ONLY_WITH = Phrase(
    "only with an item {kind} in your basket", "uniquement avec un article {kind} dans votre panier"
)
NOT_ALONE = Phrase(
    "unless your basket only holds items {kind}",
    "sauf si votre panier ne contient que des articles {kind}",
)


Benefits = tuple[tree.Benefit, ...]


def conditions(s: Speaker, scope: Scope, *, dated: bool = True) -> tuple[str, ...]:
    """What must be so; without `dated`, the days are told elsewhere."""
    lines = (
        *only_if(s, scope.when),
        *orders(s, scope),
        *(_days(s, scope) if dated else ()),
        *_hours(s, scope),
    )
    return tuple(capital(line) for line in lines)


def limits(s: Speaker, scope: Scope, given: Benefits = ()) -> tuple[str, ...]:
    """What it does not touch, whom it leaves out, how often it works; `given`: the benefits."""
    lines = (*_touched(s, scope, given), *unless(s, scope.unless), *_uses(s, scope))
    return tuple(capital(line) for line in lines)


def notes(s: Speaker, scope: Scope, given: Benefits = ()) -> tuple[str, ...]:
    """Everything a scope asks for."""
    return (*conditions(s, scope), *limits(s, scope, given))


def _touched(s: Speaker, scope: Scope, given: Benefits) -> tuple[str, ...]:
    """Which goods count and which do not; of what falls on no item, which baskets have it."""
    only, excepted = scope.only, scope.excepted
    whole = any(isinstance(each, tree.OnNoItem) for each in given)
    goods_too = not given or not all(isinstance(each, tree.OnNoItem) for each in given)
    return (
        *((_only(s, only),) if only and goods_too else ()),
        *((s.say(ONLY_WITH, kind=kind(s, only)),) if only and whole else ()),
        *((s.say(EXCEPT, goods=goods(s, excepted, "and")),) if excepted and goods_too else ()),
        *((s.say(NOT_ALONE, kind=kind(s, excepted)),) if excepted and whole else ()),
    )


def _only(s: Speaker, only: tree.Selection) -> str:
    """Which goods alone count; of everything but some, which do not."""
    match only.parts:
        case (tree.EverythingExcept(parts),):
            return s.say(EXCEPT, goods=goods(s, tree.Selection(parts), "and"))
        case _:
            return s.say(ONLY, goods=goods(s, only))


def days(s: Speaker, scope: Scope) -> str:
    """The days of a rule in one phrase: `27 November 2026`, `every Tuesday`; empty: always."""
    return ", ".join(_days(s, scope))


def _days(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """A phrase for each kind of day: of one kind any day will do, all kinds must hold."""
    kinds = (
        [weekdays(s, scope.weekdays)] if scope.weekdays else [],
        [recurring(s, each) for each in scope.recurring],
        [s.join((birthday(s, each) for each in scope.birthday), "or")] if scope.birthday else [],
        [date_range(s, each) for each in scope.dates],
    )
    return tuple(s.join(kind) for kind in kinds if kind)


def _hours(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """Hours of the day; on a day of its own, hours over midnight are its first and its last."""
    alone = any(each.first == each.last for each in scope.dates)
    days = bool(scope.weekdays or scope.recurring or scope.birthday or alone)
    over = [days and each.start.minutes > each.end.minutes for each in scope.hours]
    told = (
        s.say(ENDS_OF_DAY, each) if ends else hours(s, each)
        for each, ends in zip(scope.hours, over, strict=True)
    )
    return (s.join(told),) if scope.hours else ()


def orders(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """Which baskets and which orders: `on baskets of €80 or more`, `on your 5th order`."""
    baskets, nth, every = scope.baskets, scope.nth, scope.every_nth
    return (
        *((_baskets(s, baskets),) if baskets else ()),
        *((s.say(NTH_ORDER, nth),) if nth else ()),
        *((s.say(EVERY_NTH if every.nth > 1 else EVERY_ORDER, every),) if every else ()),
    )


def _baskets(s: Speaker, asked: tree.OnBaskets) -> str:
    if asked.of is None:
        said = s.say(BASKETS[asked.boundary], asked)
    else:
        said = s.say(BASKETS_OF[asked.boundary], asked, kind=kind(s, asked.of))
    return s.say(WITH_SHIPPING, baskets=said) if asked.including_shipping else said


def _uses(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """How often it works."""
    uses = (
        s.say(ONCE_PER if each.count == 1 else TIMES_PER, each, period=civil(s, each.period))
        for each in scope.limits
    )
    return (*uses, *((s.say(ONCE),) if scope.once else ()))

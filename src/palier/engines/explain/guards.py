"""What it takes for the conditions of a rule that failed to hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.account.days import civil_day, next_near
from palier.because import Because
from palier.closed import those, total
from palier.engines.explain import numbers
from palier.engines.explain.numbers import Reading, distance
from palier.engines.explain.teller import Change, Teller
from palier.program.rules import Scope
from palier.quantity import Period
from palier.sheet.facts import Count, Measured
from palier.sheet.lower_conditions import COMPARISON, measured_of, units
from palier.sheet.marks import Guard, RuleLines
from palier.speech.conditions import condition
from palier.speech.days import NTH_ORDER, birthday, date_range, hours, recurring, weekday
from palier.speech.goods import ORDERS, goods
from palier.speech.phrases import Phrase
from palier.tree import TierCount

EVIDENT = those(
    Because,
    yes=[
        *(Because.GUEST, Because.NOT_MEMBER, Because.NO_REFERRAL, Because.NOT_ASKED),
        *(Because.NOT_THE_BIRTHDAY, Because.NOT_FIRST_ORDER),
    ],
    no=[
        *(Because.NOT_RUNNING, Because.NOT_THESE_DATES, Because.NOT_THIS_WEEKDAY),
        *(Because.NOT_NEAR_THE_BIRTHDAY, Because.NOT_THESE_HOURS, Because.CONDITION_NOT_MET),
        *(Because.EXCLUDED, Because.BASKET_TOO_SMALL, Because.NOT_THIS_ORDER, Because.TOO_EARLY),
        *(Because.LIMIT_REACHED, Because.NOT_DUE, Because.TOO_FEW_POINTS, Because.ALREADY_JOINED),
        Because.SEGMENT_GETS_NOTHING,
        *(Because.IN_EARLIER_SEGMENT, Because.NOT_IN_SEGMENT, Because.NOT_IN_TIER),
        Because.NOT_PAID_SO,
        *(Because.NO_ELIGIBLE_ITEMS, Because.SEGMENT_EARNS_NO_POINTS, Because.REPLACED),
        *(Because.FIRST_ORDER_EARNS_NO_POINTS, Because.INSTEAD_OF_THE_USUAL_POINTS),
        *(Because.PROMO_CODE_USED, Because.POINTS_USED, Because.OFFERS_USED, Because.REWARDS_USED),
        *(Because.FIRST_ORDER_BENEFITS_USED, Because.SEGMENT_BENEFITS_USED),
        *(Because.TIER_BENEFITS_USED, Because.REFERRAL_BENEFITS_USED, Because.STAMP_CARDS_USED),
        *(Because.GIVES_NOTHING, Because.CAP_REACHED, Because.DOES_NOT_COMBINE),
        *(Because.NOT_THE_BEST_OFFER, Because.UNKNOWN_CODE, Because.ALREADY_BROUGHT),
        *(Because.UNKNOWN_VOUCHER, Because.EXPIRED, Because.CHANGES_NOTHING),
        *(Because.NO_REDEMPTION, Because.DOES_NOT_FIT, Because.NO_BAND),
        Because.NOT_AVAILABLE_YET,
        Because.NOT_THE_FIRST_OFFER,
    ],
)
"""Conditions whose failure says what is missing."""
ORDERS_BEFORE = Measured(Count.ORDERS, TierCount.SINCE_JOINING)
WOULD_APPLY = Phrase("it would apply {changes}", "la règle s'appliquerait {changes}")
ACCOUNT = Phrase("with a customer account", "avec un compte client")
MEMBERSHIP = Phrase("with a valid membership", "avec une adhésion en cours de validité")
REFERRED = Phrase("for a customer referred by another", "pour un client parrainé")
ASKED = Phrase("if the customer asked for it", "si le client le demandait")
FIRST_ORDER = Phrase("on a first order", "à une première commande")
IF_KNOWN = Phrase("{when}, if it were known", "{when}, si on le connaissait")
THAT_IS = Phrase("{when}, that is {dates}", "{when}, soit {dates}")
JOINING = Phrase("on joining", "à l'inscription")
UNUSED = Phrase(
    "for a customer who has not used it yet", "pour un client qui n'en a pas encore profité"
)
OUTSIDE = Phrase("outside the segment {name:quoted}", "hors du segment {name:quoted}")
OTHER_GOODS = Phrase("with something else than {goods}", "avec autre chose que {goods}")
COUNTED_GOODS = Phrase("with an item that counts", "avec un article qui compte")
ORDERS_LATER = Phrase("{orders} later", "{orders} plus tard")
ANOTHER = total(
    Period,
    {
        Period.ORDER: Phrase("another order", "une autre commande"),
        Period.DAY: Phrase("another day", "un autre jour"),
        Period.WEEK: Phrase("another week", "une autre semaine"),
        Period.MONTH: Phrase("another month", "un autre mois"),
        Period.QUARTER: Phrase("another quarter", "un autre trimestre"),
        Period.YEAR: Phrase("another year", "une autre année"),
    },
)


def failing(t: Teller, lines: RuleLines | None) -> list[Guard]:
    """The conditions of a rule that do not hold; those of belonging stand for its segment's."""
    return [] if lines is None else list(_failing(t, lines.guards))


def _failing(t: Teller, guards: tuple[Guard, ...]) -> Iterator[Guard]:
    for guard in guards:
        if not t.got.holds(guard.line):
            yield from tuple(_failing(t, guard.inside)) or (guard,)


def would(t: Teller, changes: list[Change], said: Phrase = WOULD_APPLY) -> str:
    """` It would apply with €12.40 more in the basket and on a Tuesday.`"""
    if not changes:
        return ""
    words = dict.fromkeys(each.words for each in changes)
    return " " + t.sentence(said, changes=t.speaker.join(words))


def all_changes(
    t: Teller, rule_id: str, failed: list[Guard], others: tuple[Change, ...] = ()
) -> list[Change]:
    """What it takes for all of them to hold; nothing when the reason alone has said it."""
    if not others and len(failed) == 1 and failed[0].because in EVIDENT:
        return []
    return [*(change for each in failed for change in changes(t, rule_id, each)), *others]


def changes(t: Teller, rule_id: str, guard: Guard) -> tuple[Change, ...]:
    """What it takes for one condition to hold; nothing when nothing can be said."""
    match guard.source:
        case tree.When(test):
            return _test(t, Reading.at(t, guard.line), test, wanted=True)
        case tree.Unless(test):
            return _test(t, Reading.at(t, guard.line), test, wanted=False)
        case tree.OnBaskets() as asked:
            return _baskets(t, asked, Reading.at(t, guard.line))
        case tree.CountsFrom(least, boundary):
            return _baskets(t, tree.OnBaskets(boundary, least), Reading.at(t, guard.line))
        case tree.OnNthOrder(nth) if nth < _nth(t):
            return (Change(t.say(NTH_ORDER, nth=nth)),)
        case tree.OnNthOrder(nth) | tree.FromNthOrder(nth):
            return later(t, nth - _nth(t))
        case tree.OnEveryNthOrder(nth):
            return later(t, -_nth(t) % nth)
        case tree.UseLimit(_, period):
            return (Change(t.say(ANOTHER[period])),)
        case tree.OnlyPaid(methods) | tree.ExceptPaid(methods):
            so = isinstance(guard.source, tree.OnlyPaid)
            paid = tree.TextIs(tree.TextFact.PAYMENT_METHOD, methods)
            return (Change(condition(t.speaker, paid, holds=so)),)
        case tree.OncePerCustomer():
            return (Change(t.say(UNUSED)),)
        case tree.AfterFriends(friends, every, _):
            return _friends(t, friends, every=every)
        case tree.AtLeastAtOnce(amount):
            more = units(amount) - t.put_in()
            return (numbers.PUT_IN.change(t, more, t.program.amount(more)),)
        case tree.DateRange() | tree.Hours() | None:
            rule = t.rules.get(rule_id)
            return tuple(map(Change, _plain(t, Scope() if rule is None else rule.scope, guard)))
        case _:
            assert_never(guard.source)


# Conditions that quote a clause ---------------------------------------------------------------


def _test(t: Teller, read: Reading, test: tree.Test, *, wanted: bool) -> tuple[Change, ...]:
    """What it takes for a test to hold (or not to): nothing when it is so already."""
    if read.truth(test) is wanted:
        return ()
    match test:
        case tree.Not(inner):
            return _test(t, read, inner, wanted=not wanted)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            each = [_test(t, read, one, wanted=wanted) for one in tests]
            if isinstance(test, tree.AllOf) is wanted:
                return tuple(change for found in each for change in found)
            return _smallest(each)
        case tree.NumberIs() | tree.NumberBetween():
            return tuple(numbers.changes(t, read, test, wanted=wanted))
        case _ if isinstance(test, tree.PlainTest):
            return (Change(condition(t.speaker, test, holds=wanted)),)
        case _:
            assert_never(test)


def _smallest(ways: list[tuple[Change, ...]]) -> tuple[Change, ...]:
    """The way with the fewest changes; of amounts of one kind the smallest, else the first."""
    fewest = min(len(way) for way in ways)
    short = [way for way in ways if len(way) == fewest]
    if fewest == 1 and all(way[0].of == short[0][0].of for way in short):
        return min(short, key=lambda way: way[0].size)
    return short[0]


def _nth(t: Teller) -> int:
    before = t.got.facts.get(ORDERS_BEFORE, 0)
    return (before if isinstance(before, int) else 0) + 1


def _baskets(t: Teller, asked: tree.OnBaskets, read: Reading) -> tuple[Change, ...]:
    measured = read.value(measured_of(read.builder, asked))
    more = distance(measured, COMPARISON[asked.boundary], asked.total.minor)
    of = tree.BasketTotal() if asked.of is None else tree.TotalOf(asked.of)
    return (numbers.change(t, of, more, None),)


def later(t: Teller, orders: int) -> tuple[Change, ...]:
    """So many orders later; nothing when none is."""
    return (Change(t.say(ORDERS_LATER, orders=t.say(ORDERS, n=orders))),) if orders > 0 else ()


def _friends(t: Teller, friends: int, *, every: bool) -> tuple[Change, ...]:
    """The friends that are missing to the next reward; none when it is past."""
    known = t.quote.standing.count(Count.REFERRALS)
    more = friends - known % friends if every else friends - known
    return (numbers.REFERRALS.change(t, more, more, window=""),) if more > 0 else ()


# Conditions that do not -----------------------------------------------------------------------


def _birthday(t: Teller, clause: tree.Birthday) -> str:
    """When a clause about the birthday will hold, with the days; or that nobody knows it."""
    when, born = birthday(t.speaker, clause), t.quote.standing.birthday
    if born is None:
        return t.say(IF_KNOWN, when=when)
    days = next_near(civil_day(t.quote.order, t.program), born, clause)
    if days is None:
        return when
    return t.say(THAT_IS, when=when, dates=date_range(t.speaker, tree.DateRange(*days)))


def _plain(t: Teller, scope: Scope, guard: Guard) -> Iterator[str]:
    """Conditions that do not quote a clause of their own."""
    s = t.speaker
    match guard.because:
        case Because.GUEST:
            yield t.say(ACCOUNT)
        case Because.NOT_MEMBER:
            yield t.say(MEMBERSHIP)
        case Because.NO_REFERRAL:
            yield t.say(REFERRED)
        case Because.NOT_ASKED:
            yield t.say(ASKED)
        case Because.NOT_FIRST_ORDER:
            yield t.say(FIRST_ORDER)
        case Because.ALREADY_JOINED:
            yield t.say(JOINING)
        case Because.NOT_RUNNING:
            yield date_range(s, t.program.run)
        case Because.IN_EARLIER_SEGMENT | Because.SEGMENT_GETS_NOTHING:
            taking = (each for each in t.program.segments if t.belongs(each))
            yield from (t.say(OUTSIDE, name=each.label) for each in taking)
        case Because.NO_ELIGIBLE_ITEMS:
            yield goods_counted(t, scope)
        case Because.NOT_THESE_DATES if guard.source is None:
            yield s.join((recurring(s, each) for each in scope.recurring), "or")
        case Because.NOT_THESE_DATES:
            yield s.join((date_range(s, each) for each in scope.dates), "or")
        case Because.NOT_THIS_WEEKDAY:
            yield s.join((weekday(s, each) for each in scope.weekdays), "or")
        case Because.NOT_THE_BIRTHDAY | Because.NOT_NEAR_THE_BIRTHDAY:
            yield s.join((_birthday(t, each) for each in scope.birthday), "or")
        case Because.NOT_THESE_HOURS:
            yield s.join((hours(s, each) for each in scope.hours), "or")
        case Because.NOT_IN_SEGMENT | Because.NOT_IN_TIER:
            return
        case (
            Because.CONDITION_NOT_MET
            | Because.EXCLUDED
            | Because.BASKET_TOO_SMALL
            | Because.NOT_THIS_ORDER
            | Because.LIMIT_REACHED
            | Because.NOT_PAID_SO
            | Because.TOO_FEW_POINTS
            | Because.TOO_EARLY
            | Because.NOT_DUE
        ):
            return  # It quotes a clause.
        case (
            Because.SEGMENT_EARNS_NO_POINTS
            | Because.FIRST_ORDER_EARNS_NO_POINTS
            | Because.PROMO_CODE_USED
            | Because.POINTS_USED
            | Because.OFFERS_USED
            | Because.FIRST_ORDER_BENEFITS_USED
            | Because.SEGMENT_BENEFITS_USED
            | Because.TIER_BENEFITS_USED
            | Because.REFERRAL_BENEFITS_USED
            | Because.STAMP_CARDS_USED
            | Because.REWARDS_USED
            | Because.INSTEAD_OF_THE_USUAL_POINTS
            | Because.REPLACED
            | Because.GIVES_NOTHING
            | Because.CAP_REACHED
            | Because.DOES_NOT_COMBINE
            | Because.NOT_THE_BEST_OFFER
            | Because.NOT_THE_FIRST_OFFER
            | Because.UNKNOWN_CODE
            | Because.ALREADY_BROUGHT
            | Because.UNKNOWN_VOUCHER
            | Because.EXPIRED
            | Because.NOT_AVAILABLE_YET
            | Because.CHANGES_NOTHING
            | Because.DOES_NOT_FIT
            | Because.NO_BAND
            | Because.NO_REDEMPTION
        ):
            return  # It is no condition of a rule.
        case _:
            assert_never(guard.because)


def goods_counted(t: Teller, scope: Scope) -> str:
    """An order with something that a rule is about."""
    if scope.only is not None:
        return condition(t.speaker, tree.BasketContains(scope.only))
    if scope.excepted is not None:
        return t.say(OTHER_GOODS, goods=goods(t.speaker, scope.excepted))
    return t.say(COUNTED_GOODS)

"""What combines with what, in a table that is read line by line."""

from __future__ import annotations

from collections.abc import Sequence

from palier import tree
from palier.page import marks
from palier.page.speaker import Speaker
from palier.page.view import Section, Table
from palier.program.rules import Giving

PRICED = (
    tree.MoneyOff
    | tree.PercentOff
    | tree.MoneyOffEach
    | tree.CheapestOff
    | tree.FreeShipping
    | tree.FreeProduct
    | tree.Gift
    | tree.NextItemFree
    | tree.Rate
)
ALONE = (tree.Party.PROMO_CODES, tree.Party.REWARDS)
MULTIPLIERS = tree.TimesPoints


def combining(s: Speaker) -> Section | None:
    """Which benefits go together on one order, and which one counts when they do not."""
    here = parties(s)
    rows = tuple(_row(s, party, here) for party in here)
    if len(here) < 2 and not any(party in ALONE for party in here):
        return None
    split = any(row[2] != s.say("combine.none") for row in rows)
    caption = s.say("combine.title")
    columns = (s.say("combine.benefit"), s.say("combine.with"), s.say("combine.without"))
    return Section(
        "combine",
        caption,
        s.sentence("combine.lead" if split else "combine.all"),
        table=Table(caption, columns, rows) if split else None,
        notes=(*(choice(s, here) if split else ()), *no_points(s), *_more(s)),
    )


def parties(s: Speaker) -> tuple[tree.Party, ...]:
    """The kinds of benefit that customers can meet on an order, in the order of reckoning."""
    program = s.program
    named = {
        tree.Party.OFFERS: any(each.code is None and _priced(each) for each in program.offers),
        tree.Party.FIRST_ORDER: program.first_order is not None and _priced(program.first_order),
        tree.Party.SEGMENT: any(_priced(each) for each in program.segments),
        tree.Party.TIER: any(_priced(each) for each in program.tiers),
        tree.Party.REFERRAL: _referral(s),
        tree.Party.STAMP_CARDS: any(_priced(each) for each in program.stamp_cards),
        tree.Party.REWARDS: any(_priced(each) for each in program.rewards),
        tree.Party.POINTS: program.redemption is not None and program.redemption.scope.on_page,
        tree.Party.PROMO_CODES: True,
    }
    return tuple(party for party in tree.Party if named[party])


def _priced(rule: Giving) -> bool:
    given = (*rule.benefits, *(each for band in rule.bands for each in band.benefits))
    return rule.scope.on_page and any(isinstance(each, PRICED) for each in given)


def _referral(s: Speaker) -> bool:
    rule = s.program.referral
    if rule is None or not rule.scope.on_page:
        return False
    given = (*rule.friend, *(each for step in rule.after for each in step.benefits))
    return any(isinstance(each, PRICED) for each in given)


def party(s: Speaker, which: tree.Party) -> str:
    """A kind of benefit, as customers call it."""
    return s.say(f"party.{which.name.lower()}")


def _row(s: Speaker, one: tree.Party, here: tuple[tree.Party, ...]) -> tuple[str, str, str]:
    others = [other for other in here if other is not one or one in ALONE]
    yes = [other for other in others if s.program.cumulation.combine(one, other)]
    no = [other for other in others if other not in yes]
    return (marks.capital(party(s, one)), _listed(s, one, yes, no), _listed(s, one, no, yes))


def _listed(s: Speaker, one: tree.Party, these: list[tree.Party], those: list[tree.Party]) -> str:
    """Name these parties, or say “all the others” of the longer of the two lists."""
    if not these:
        return s.say("combine.none")
    if not those:
        return s.say("combine.every")
    if len(these) > max(len(those), 2):
        again = [s.say(f"party.{one.name.lower()}.again")] if one in these else []
        return marks.capital(", ".join([s.say("combine.every_other"), *again]))
    names = (
        s.say(f"party.{each.name.lower()}.again") if each is one else party(s, each)
        for each in these
    )
    return marks.capital(", ".join(names))


def choice(s: Speaker, here: tuple[tree.Party, ...]) -> tuple[str, ...]:
    """Which benefit counts when not all can."""
    rules = s.program.cumulation
    if rules.best:
        return (s.sentence("combine.best"),)
    order = s.join((party(s, each) for each in rules.order if each in here), "and")
    return (s.sentence("combine.first", order=order),)


def no_points(s: Speaker) -> tuple[str, ...]:
    """Which benefits an order earns nothing with."""
    rules, here = s.program.cumulation, parties(s)
    if not any(each.on_orders for each in s.program.earnings):
        return ()
    barring = [each for each in tree.Party if each in rules.no_points_with and each in here]
    if not barring:
        return (s.sentence("combine.points_with_all"),)
    return (no_points_with(s, barring),)


def no_points_with(s: Speaker, barring: Sequence[tree.Party]) -> str:
    """`An order with a promo code earns no points.`"""
    names = s.join((s.say(f"with.{each.name.lower()}") for each in barring), "or")
    return s.sentence("combine.no_points_with", names=names)


def _more(s: Speaker) -> tuple[str, ...]:
    rules, lines = s.program.cumulation, []
    if sum(1 for each in s.program.offers if each.scope.on_page) > 1:
        lines.append("combine.best_offer" if rules.only_best_offer else "combine.offers_add_up")
    lines.append("combine.on_basket" if rules.percentages_on_basket else "combine.on_what_remains")
    if multiplied(s):
        lines.append(f"combine.multipliers.{rules.multipliers.name.lower()}")
    return tuple(s.sentence(key) for key in lines)


def multiplied(s: Speaker) -> bool:
    """Whether two multipliers of points may meet on an order."""
    program = s.program
    first = (program.first_order,) if program.first_order else ()
    rules: tuple[Giving, ...] = (
        *program.bonus_days,
        *program.offers,
        *program.tiers,
        *program.segments,
        *first,
    )
    found = [
        rule.id
        for rule in rules
        if rule.scope.on_page
        for each in (*rule.benefits, *(each for band in rule.bands for each in band.benefits))
        if isinstance(each, MULTIPLIERS)
    ]
    return len(set(found)) > 1

"""Warnings in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import checks
from palier.problem.base import Problem
from palier.problem.checks import Less, Part, Settled
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.wording.english.reasons import PARTIES
from palier.wording.said import bare, said, written
from palier.wording.words import Label, Words

EN = Language.ENGLISH
STATEMENTS = {
    "offers": "offer",
    "first order benefits": "first order",
    "segment benefits": "segment",
    "tier benefits": "tier",
    "referral benefits": "referral",
    "stamp cards": "stamp card",
    "rewards": "reward",
    "paying with points": "redeem points",
}
NEVER = {
    Part.RULE: "“{}” never applies",
    Part.BAND: "a band of “{}” never applies",
    Part.TIER: "nobody ever reaches “{}”",
    Part.SEGMENT: "nobody ever belongs to “{}”",
    Part.REWARD: "nobody ever has enough for “{}”",
}


def _spelled_two_ways(each: checks.SpelledTwoWays) -> Words:
    return Words(
        f"“{each.name}” and “{each.other}” look like one name spelled two ways",
        "spelled so here",
        (Label(each.other_span, "and so here"),),
        f'write `"{each.other}"` in both places, if they are the same',
    )


def _name_case(each: checks.NameCase) -> Words:
    return Words(
        f"“{each.name}” and “{each.other}” differ by capitals only, and are two names",
        "written so here",
        (Label(each.other_span, "and so here"),),
        f'write `"{each.other}"` in both places, if they are the same',
    )


def _activity_unknown(each: checks.ActivityUnknown) -> Words:
    return Words(
        f"“{each.name}” is counted here, but nothing in this file is earned by it",
        "no statement earns by this name",
        (Label(each.nearest_span, "this activity earns"),),
        f'write `"{each.nearest}"`, if it is the one you mean',
    )


SETTLED = {
    Settled.TIERS: ("there are no tiers for this block to settle", "add a `tier` statement"),
    Settled.POINTS: ("nothing earns points for this block to settle", "add an `earn` statement"),
    Settled.REFERRAL: (
        "this referral gives nothing, and nothing in this file counts it",
        "say what `the friend gets`, or what comes `after 2 friends:`",
    ),
}


def _nothing_to_settle(each: checks.NothingToSettle) -> Words:
    title, hint = SETTLED[each.settled]
    return Words(title, "changes nothing", hint=hint)


def _nothing_earned(each: checks.NothingEarned) -> Words:
    if each.pot:
        title, line = (
            "the pot can be used, but nothing in this file fills it",
            "earn 5% of purchases",
        )
    else:
        title = "points can be used, but nothing in this file earns any"
        line = f"earn 1 point per {written(each.step, EN)}"
    return Words(title, "what is used here is never earned", (), f"add what earns: `{line}`")


def _nothing_to_multiply(_: checks.NothingToMultiply) -> Words:
    return Words(
        "this multiplier has nothing to multiply: no order earns points",
        "multiplies what an order earns",
        hint="add what an order earns, or give `20 extra points` instead",
    )


def _outside_run(each: checks.OutsideRun) -> Words:
    when = "before the programme begins" if before(each) else "after the programme ends"
    return Words(
        f"{figures.date(each.day, EN)} is {when}" + (", so this never applies" * each.never),
        "outside the run",
        (Label(each.run, "the programme runs then"),),
    )


def before(each: checks.OutsideRun) -> bool:
    """Whether the day lies before the run rather than after it."""
    return each.first is not None and each.day < each.first


def _never_on_a_day(each: checks.NeverOnADay) -> Words:
    return Words(f"“{each.rule}” never applies: {no_day(each)}", "no day fits")


def no_day(each: checks.NeverOnADay) -> str:
    """`no Tuesday falls on 14 February from … to …`"""
    days = " or ".join(WEEKDAYS[EN][each] for each in each.weekdays) or "day"
    yearly = " or ".join(f"{each.day} {MONTHS[EN][each.month - 1]}" for each in each.yearly)
    first, last = each.first, each.last
    if first and first == last:
        return f"no {days} falls on {figures.date(first, EN)}"
    since = f" from {figures.date(first, EN)}" if first else ""
    until = f" {'to' if first else 'until'} {figures.date(last, EN)}" if last else ""
    return f"no {days} falls{' on ' + yearly if yearly else ''}{since}{until}"


def _never_applies(each: checks.NeverApplies) -> Words:
    return Words(
        f"{NEVER[each.part].format(each.rule)}: nothing gets past both"
        f" `{each.other_text}` and `{each.text}`",
        "one condition",
        (Label(each.other, "the other"),),
    )


def _nothing_eligible(each: checks.NothingEligible) -> Words:
    return Words(
        f"nothing is left for “{each.rule}”: `{each.text}` is excepted as well",
        "this is all it is for",
        (Label(each.excepted, "and this leaves it out"),),
    )


def _never_enough(each: checks.NeverEnough) -> Words:
    return Words(
        f"{said(each.used, EN)} can be used here at once, and {bare(each.at_least, EN)} must be",
        f"uses {said(each.used, EN)} at most",
        (Label(each.at_least_span, f"asks for {said(each.at_least, EN)} at least"),),
    )


def _segment_shadowed(each: checks.SegmentShadowed) -> Words:
    conditions = " and ".join(f"`{each}`" for each in each.conditions)
    return Words(
        f"nobody ever belongs to “{each.segment}”: “{each.earlier}” takes them all",
        f"a customer for whom {conditions} belongs to “{each.earlier}”",
        (Label(each.earlier_span, "written first, and asks for no more"),),
        f"write “{each.segment}” above “{each.earlier}”",
    )


def _tier_passed_over(each: checks.TierPassedOver) -> Words:
    return Words(
        f"nobody ever stays at “{each.tier}”: whoever reaches it is at “{each.higher}”",
        f"with `{each.criteria}`, a customer is at “{each.higher}”",
        (Label(each.higher_span, "asks for no more"),),
        "write the tiers lowest first, each asking for more than the one before",
    )


def _tier_gives_less(each: checks.TierGivesLess) -> Words:
    losses = "; ".join(loss(one) for one in each.losses)
    lines = [line for one in each.losses if (line := lost_line(one))]
    keeps = f", such as {' or '.join(lines)}" if lines else ""
    return Words(
        f"“{each.tier}” gives less than “{each.lower}”: {losses}",
        "the higher tier",
        (Label(each.lower_span, "the lower one"),),
        f"a tier takes nothing over from the one below: write all that it keeps{keeps}",
    )


def loss(each: checks.Loss) -> str:
    """`€8 off €100, not €10`"""
    gives = said(each.gives, EN) if each.gives else "nothing"
    lower = bare(each.lower_gives, EN) if each.lower_gives else ""
    on = said(each.on, EN) if each.on else ""
    name = f"“{each.name}”"
    match each.less:
        case Less.OFF:
            return f"{gives} off {on}, not {lower}"
        case Less.TIMES:
            return f"{on} become {bare(each.gives, EN) if each.gives else ''}, not {lower}"
        case Less.EXTRA:
            return f"{gives} extra on an order, not {lower}"
        case Less.SHIPPING:
            return "no free shipping" + (f" with {name}" if each.name else "")
        case Less.METHODS:
            return "free shipping no longer with every method"
        case Less.PERK:
            return f"no perk {name}"


def lost_line(each: checks.Loss) -> str | None:
    """A line to add to the higher tier, when it can be known."""
    match each.less:
        case Less.SHIPPING | Less.METHODS:
            return "`free shipping" + (f' with "{each.name}"`' if each.name else "`")
        case Less.PERK:
            return f'`perk "{each.name}"`'
        case _:
            return None


def _bonus_days_compete(each: checks.BonusDaysCompete) -> Words:
    born = " for customers born that day" * each.birthday
    return Words(
        f"“{each.name}” and “{each.other}” meet on {figures.date(each.day, EN)}{born},"
        " and only the better multiplier counts",
        "multiplies on that day",
        (Label(each.other_span, "so does this"),),
        "under `cumulation`, write `the best multiplier applies` if you mean it,"
        " or `multipliers multiply`",
    )


def _expire_before_available(each: checks.ExpireBeforeAvailable) -> Words:
    return Words(
        f"points earned on {figures.date(each.earned_on, EN)} expire before they can be used",
        f"they expire on {figures.date(each.expires_on, EN)}",
        (Label(each.available, f"they are available on {figures.date(each.available_on, EN)}"),),
    )


def _combines_nothing(each: checks.CombinesNothing) -> Words:
    party, statement = PARTIES[each.party], STATEMENTS[each.party]
    return Words(
        f"this line speaks of {party}, and the programme has none",
        "there are none",
        hint=f"add a `{statement}` statement, or leave `{party}` out of the line",
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    checks.SpelledTwoWays: _spelled_two_ways,
    checks.NameCase: _name_case,
    checks.ActivityUnknown: _activity_unknown,
    checks.NothingToSettle: _nothing_to_settle,
    checks.NothingEarned: _nothing_earned,
    checks.NothingToMultiply: _nothing_to_multiply,
    checks.OutsideRun: _outside_run,
    checks.NeverOnADay: _never_on_a_day,
    checks.NeverApplies: _never_applies,
    checks.NothingEligible: _nothing_eligible,
    checks.NeverEnough: _never_enough,
    checks.SegmentShadowed: _segment_shadowed,
    checks.TierPassedOver: _tier_passed_over,
    checks.TierGivesLess: _tier_gives_less,
    checks.BonusDaysCompete: _bonus_days_compete,
    checks.ExpireBeforeAvailable: _expire_before_available,
    checks.CombinesNothing: _combines_nothing,
}

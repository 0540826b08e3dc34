"""The marks of a sheet, and what of a programme an outcome takes, as tables of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from palier import tree
from palier.account.brought import CUT
from palier.engines.assemble_points import AT_ONCE
from palier.program.cumulation import Cumulation, Side
from palier.program.former import former
from palier.program.model import Program
from palier.program.rules import Giving, Redemption
from palier.quantity import currency_digits
from palier.script.asked import time
from palier.script.gained import Table, claims, months, reward, tiers
from palier.script.literals import Big, Code
from palier.sheet.facts import CodeSlot, Fact, Kept, Slot
from palier.sheet.marks import (
    OF_THE_ORDER,
    AwardKind,
    AwardLines,
    FactorLines,
    Guard,
    Mark,
    Member,
)
from palier.sheet.nodes import Rows
from palier.sheet.sheet import (
    BASKET,
    GROSS,
    NET,
    SHIPPING_CHARGED,
    TO_PAY,
    OrderSheet,
)
from palier.sheet.works import CheaperShipping
from palier.tree import Milestone, Multipliers, Unfit


def tables(program: Program, sheet: OrderSheet, fact: Callable[[Fact], str | None]) -> Table:
    """Every table, by the name that the runtime calls it; `fact`: the key of what is asked."""
    handles = {"basket": BASKET, "gross": GROSS, "net": NET, "to_pay": TO_PAY}
    handles["shipping_charged"] = SHIPPING_CHARGED
    return {
        "PROGRAM": settings(program),
        "LINES": handles,
        "NAMES": [(f"{domain}\n{name}", number) for (domain, name), number in sheet.names.items()],
        "RANKS": [(each.label, each.rank + 1) for each in program.tiers],
        "SLOTS": {"codes": sheet.slots.codes, "rewards": sheet.slots.rewards},
        "CODES": _codes(program),
        "MEMBERS": [_member(program, sheet, each, fact) for each in sheet.members],
        "CUMULATION": _cumulation(sheet),
        "RULES": _rules(sheet),
        "AWARDS": [_award(each) for each in sheet.awards],
        "FACTORS": _factors(program, sheet),
        "PERKS": _marks(sheet.perks),
        "GIFTS": _marks(sheet.gifts),
        "CARDS": [{"card": each.card, "after": each.after} for each in sheet.cards],
        "GIVEN": [
            {"reward": each.reward, "number": each.number, "besides": each.besides}
            for each in sheet.rewards
        ],
        "REWARDS": [reward(each) for each in program.rewards],
        "FORMER": [*former(program).rewards.items()],
        "CLAIMS": [*claims(program, sheet)],
        "POINTS": _points(program),
        "REDEMPTION": _redemption(program, sheet),
        "TIERS": [*tiers(program, sheet)],
        "RANK": sheet.rank and {"before": sheet.rank.before, "after": sheet.rank.after},
        "TAX": sheet.tax and {"tax": sheet.tax.tax, "to_pay": sheet.tax.to_pay},
        "NOTHING": sheet.nothing,
        "STATUS": sheet.status
        and {
            "earned": sheet.status.earned,
            "total": sheet.status.total,
            "awards": [{"label": a.label, "given": a.given} for a in sheet.status.awards],
        },
    }


def settings(program: Program) -> Table:
    """What is asked of the whole programme."""
    rule, cumulation = program.redemption, program.cumulation
    return {
        "version": program.version,
        "currency": program.currency,
        "digits": currency_digits(program.currency) or 0,
        "pot": program.cashback,
        "decimals": program.points.decimals,
        "free": program.membership is None,
        "at_once": program.points.used_at_once,
        "cut": rule is not None and rule.unfit in CUT,
        "stops": rule is not None and rule.unfit is Unfit.STOPS,
        "offers": len(program.offers),
        "codes_as_written": cumulation.codes_as_written,
        "amounts_first": cumulation.amounts_first,
        "one_factor": cumulation.multipliers in (Multipliers.BEST, Multipliers.FIRST),
    }


def _codes(program: Program) -> list[Table]:
    return [
        {
            "code": each.code.text,
            "offer": each.id,
            "at": at,
            "share": any(isinstance(one, tree.GoodsShare) for one in each.given),
        }
        for at, each in enumerate(program.offers)
        if each.code is not None
    ]


def _rules(sheet: OrderSheet) -> Table:
    """The guards of the rules that may be asked why they gave nothing."""
    said = {each.rule for each in sheet.members if each.slot is not None}
    said |= {*sheet.perks_alone.values()}
    said |= {each.rule for each in sheet.awards if each.kind is AwardKind.EARNING}
    return {key: _guards(each.guards) for key, each in sheet.rules.items() if key in said}


def _guards(guards: Iterable[Guard]) -> list[tuple[str, object]]:
    return [(each.because.value, each.line) for each in guards]


def _marks(marks: Iterable[Mark]) -> list[Table]:
    return [
        {"name": each.name, "line": each.line}
        | ({} if each.slot is None else {"rule": each.rule, "slot": _slot(each.slot)})
        for each in marks
    ]


# Benefits -------------------------------------------------------------------------------------


def _member(
    program: Program,
    sheet: OrderSheet,
    member: Member,
    fact: Callable[[Fact], str | None],
) -> Table:
    given = {each.rule for each in sheet.every_award}
    given |= {each.rule for each in sheet.besides if each.slot is None}
    offer = next((each for each in program.offers if each.id == member.rule), None)
    works = (piece.work for piece in member.pieces)
    return {
        "id": member.id,
        "party": member.party.value,
        "rule": member.rule,
        "label": member.label,
        "code": member.code,
        "slot": member.slot and _slot(member.slot),
        "alone": member.alone,
        "effect": member.effect,
        "amount": member.amount,
        "shipping": member.shipping,
        "off": [each.off for each in works if isinstance(each, CheaperShipping)],
        "besides": member.rule in given,
        "outside": None if offer is None else _outside(sheet, offer),
        "kept": fact(Kept(member.id)),
    }


def _slot(slot: Slot) -> tuple[str, int]:
    return ("code" if isinstance(slot, CodeSlot) else "voucher", slot.position)


def _outside(sheet: OrderSheet, rule: Giving) -> list[object] | None:
    """The bands of a rule that gives by them alone."""
    bands = sheet.bands.get(rule.id)
    if bands is None or rule.benefits:
        return None
    return [*bands.applies]


def _cumulation(sheet: OrderSheet) -> Table:
    rules = sheet.cumulation
    only = "first" if rules.only_first_offer else "best" if rules.only_best_offer else None
    pairs = [sorted(party.value for party in pair) for pair in rules.pairs]
    return {
        "chosen": Code(way_of_choosing(rules)),
        "one": only,
        "apart": sorted(each.value for each in rules.apart),
        "order": [_side(each) for each in rules.order],
        "pairs": sorted([pair[0], pair[-1]] for pair in pairs),
        "named": [
            (_side(each.one), None if each.other is None else _side(each.other), each.together)
            for each in rules.named
        ],
    }


def way_of_choosing(rules: Cumulation) -> str:
    """The function of `choice.js` that chooses as the cumulation says: the other is left out."""
    return "chosenBest" if rules.best else "chosenFirst"


def _side(side: Side) -> str:
    return f"{side[0].value}\n{side[1]}" if isinstance(side, tuple) else side.value


# Points ---------------------------------------------------------------------------------------


def _award(award: AwardLines) -> Table:
    handles = {name: getattr(award, name) for name in ("base", "times", "times_order", "shipping")}
    return {
        "rule": award.rule,
        "label": award.label,
        "earning": award.kind is AwardKind.EARNING,
        "now": award.kind in AT_ONCE,
        "of_order": award.kind in OF_THE_ORDER,
        "given": award.given,
        "applies": award.applies,
        "raw": award.raw,
        "numerator": award.numerator,
        "denominator": (Big(award.denominator.numerator), Big(award.denominator.denominator)),
        "blocked": _guards(award.blocked),
        **handles,
        "per": Big(award.per),
        "by_unit": isinstance(award.times, Rows),
        "shares": award.shares,
    }


def _factors(program: Program, sheet: OrderSheet) -> list[Table]:
    """What multiplies points; where one works alone, the one that does is before the others."""
    found = [each for each in sheet.factors if not each.status]
    if program.cumulation.multipliers is Multipliers.BEST:
        found.sort(key=lambda each: each.factor, reverse=True)
    return [{"rule": each.label, "times": times(each), "works": each.line} for each in found]


def times(factor: FactorLines) -> str:
    """By how much points are multiplied, with a star where it is those of some items only."""
    return f"{factor.factor}*" if isinstance(factor.line, Rows) else f"{factor.factor}"


def _points(program: Program) -> Table:
    settings = program.points
    after = settings.available.after
    names = [each.label for each in program.tiers]
    least = settings.lasting_from
    return {
        "after": None if after is None else "order" if after is Milestone.ORDER else "later",
        "delay": time(settings.available.delay),
        "expiries": [_expiry(each) for each in settings.expiries],
        "lasting": names.index(least) + 1 if least in names else 0,
    }


def _expiry(expiry: tree.Expiry) -> Table:
    match expiry:
        case tree.ExpireAfter(duration, period):
            return {"time": time(duration), **({"end": months(period)} if period else {})}
        case tree.ExpireOnDate(date):
            return {"on": (date.month, date.day)}
        case tree.ExpireWithoutOrder(duration) | tree.ExpireWithoutActivity(duration):
            return {"time": time(duration)}
        case tree.ExpireAtYearEnd():
            return {"year": True}
        case _:
            assert_never(expiry)


def _redemption(program: Program, sheet: OrderSheet) -> Table | None:
    lines, rule = sheet.redemption, program.redemption
    if lines is None:
        return None
    by_bands = isinstance(rule, Redemption) and rule.rate is None
    return {
        "member": lines.member,
        "guards": _guards(lines.lines.guards),
        "used": lines.used,
        "served": lines.served,
        "asked": lines.asked,
        "unfit": lines.unfit,
        "fitting": lines.fitting,
        "outside": _outside(sheet, rule) if rule is not None and by_bands else None,
    }

"""How each award was reckoned: base, multipliers and whose they are, one rounding, caps."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.engines.explain import bands, steps
from palier.engines.explain.teller import About, Teller, Why
from palier.named import NamedTuple
from palier.program.rules import Earning, Giving
from palier.quantity import Earned, Money, StatusPoints
from palier.sheet.marks import AwardKind, AwardLines
from palier.sheet.nodes import Ref
from palier.sheet.sheet import GROSS, NET, SHIPPING_CHARGED
from palier.speech import figures
from palier.speech.goods import ITEMS
from palier.speech.phrases import Phrase
from palier.tree import Multipliers, Rounding, Steps

MOST_PARTS = 6
GIVES = Phrase("{rule} gives {points}", "{rule} donne {points}")
GIVES_BY = Phrase("{rule} gives {points}: {how}", "{rule} donne {points} : {how}")
ADDS = Phrase("{rule} adds {points}", "{rule} ajoute {points}")
REACHED = Phrase("{rule} is reached and gives {points}", "{rule} est atteint et donne {points}")
SAID = total(
    AwardKind,
    {
        AwardKind.EARNING: GIVES,
        AwardKind.FIRST_ORDER: GIVES,
        AwardKind.EXTRA: ADDS,
        AwardKind.PROMISED: GIVES,
        AwardKind.REACHING: REACHED,
        AwardKind.JOINING: GIVES,
    },
)
COUNTS = Phrase("{base} {n:counts|count}", "{base} {n:compte|comptent}")
COUNTS_OF = Phrase(
    "{base} {n:counts|count} out of {whole}", "{base} {n:compte|comptent}, sur {whole}"
)
PAID_WITH = Phrase("{counts}, what is paid with {names}", "{counts}, ce qui est payé avec {names}")
NOT_PAID_WITH = Phrase(
    "{counts}, what is not paid with {names}", "{counts}, ce qui n'est pas payé avec {names}"
)
FULL_STEPS = Phrase(
    "{n:# full step|# full steps} of {step:brief} in {base}",
    "{n:# tranche complète|# tranches complètes} de {step:brief} dans {base}",
)
STEPS_BEGUN = Phrase(
    "{n:# step begun|# steps begun} of {step:brief} in {base}",
    "{n:# tranche entamée|# tranches entamées} de {step:brief} dans {base}",
)
TIMES = Phrase("{base} × {times} ({whose})", "{base} × {times} ({whose})")
EXACT = Phrase(", which makes {exact}", ", soit {exact}")
ROUNDED = total(
    Rounding,
    {
        Rounding.DOWN: Phrase(", rounded down", ", arrondi à l'inférieur"),
        Rounding.UP: Phrase(", rounded up", ", arrondi au supérieur"),
        Rounding.NEAREST: Phrase(", rounded to the nearest", ", arrondi au plus proche"),
    },
)
ITEM_BY_ITEM = total(
    Rounding,
    {
        Rounding.DOWN: Phrase(
            ", each item by itself, rounded down", ", chaque article à part, arrondi à l'inférieur"
        ),
        Rounding.UP: Phrase(
            ", each item by itself, rounded up", ", chaque article à part, arrondi au supérieur"
        ),
        Rounding.NEAREST: Phrase(
            ", each item by itself, rounded to the nearest",
            ", chaque article à part, arrondi au plus proche",
        ),
    },
)
MANY = Phrase("{n} × {each}", "{n} × {each}")
WITHOUT_CAP = Phrase(
    "without the cap ({cap}) it would be {points}", "sans le plafond ({cap}), ce serait {points}"
)
CAP = Phrase("at most {amount} per {period}", "au plus {amount} par {period}")
SHARED_CAP = Phrase("at most {amount} per {period} in all", "au plus {amount} par {period} en tout")
BALANCE_CAP = Phrase("the balance holds at most {amount}", "le solde est plafonné à {amount}")


class Part(NamedTuple):
    """A part of what counts that one multiplier works on, and whose multiplier that is."""

    amount: int
    times: Fraction
    whose: tuple[str, ...]

    def said(self, t: Teller, amount: str) -> str:
        """`€20.00 × 2 (the bonus day “Black Friday”)`."""
        if not self.whose:
            return amount
        return t.say(TIMES, base=amount, times=self.times, whose=t.speaker.join(self.whose))


def awards(t: Teller) -> Iterator[Why]:
    """A few sentences for each award of the order."""
    for each in t.got.sheet.every_award:
        if t.got.scalar(each.given):
            rule = t.rules.get(each.rule)
            grid = bands.told(t, rule) if isinstance(rule, Earning) else []
            if isinstance(rule, Giving) and each.number is not None:
                grid = list(steps.told(t, rule))
            said = " ".join([_main(t, each), *grid, *_capped(t, each)])
            yield Why(About.AWARD, each.label, said, each.given)


def _main(t: Teller, award: AwardLines) -> str:
    rule, points = t.called(award.rule), t.earned(award, award.given)
    how = _how(t, award)
    if how:
        return t.sentence(GIVES_BY, rule=rule, points=points, how=how)
    return t.sentence(SAID[award.kind], rule=rule, points=points)


def _how(t: Teller, award: AwardLines) -> str:
    rule = t.rules.get(award.rule)
    if award.kind is AwardKind.EXTRA and award.number is not None:
        return _many(t, award, t.got.scalar(award.number))
    if not isinstance(rule, Earning) or award.kind is not AwardKind.EARNING:
        return ""
    said = _counted(t, award, rule)
    return said + _exact(t, award) if said else ""


def _many(t: Teller, award: AwardLines, times: int) -> str:
    """`2 × 3 points`."""
    return t.say(MANY, n=times, each=t.program.amount(t.got.scalar(award.raw) // times))


def _counted(t: Teller, award: AwardLines, rule: Earning) -> str:
    number = 0 if award.number is None else t.got.scalar(award.number)
    match rule.head:
        case tree.EarnPerAmount(item_by_item=True) | tree.EarnPercent(item_by_item=True):
            alone = ITEM_BY_ITEM[t.program.points.rounding]
            return _base(t, award, rule) + t.say(alone)
        case tree.EarnPerAmount(_, step, Steps.FULL | Steps.STARTED as steps):
            how = FULL_STEPS if steps is Steps.FULL else STEPS_BEGUN
            base = t.amount(t.got.base(award) or 0)
            return _times(t, award, t.say(how, n=number, step=step, base=base))
        case tree.EarnPerAmount() | tree.EarnPercent():
            return _base(t, award, rule)
        case tree.EarnPerItem():
            parts = _parts(t, award, award.units or NET)
            return t.speaker.join(each.said(t, t.say(ITEMS, n=each.amount)) for each in parts)
        case tree.EarnPerOrder(amount):
            return _if_times(t, award, amount)
        case tree.EarnGrid():
            points = StatusPoints(number) if award.status else t.program.amount(number)
            return _if_times(t, award, points)
        case _ if isinstance(rule.head, tree.ByItself):
            return ""
        case _:
            assert_never(rule.head)


# What counts, and what multiplies it ---------------------------------------------------------


def _whole(t: Teller, rule: Earning) -> Money:
    """All that could count: the goods, and the shipping where it counts too."""
    goods = t.money(GROSS if rule.before_discounts else NET)
    if not rule.including_shipping or t.quote.outcome.shipping is None:
        return goods
    return Money(goods.minor + t.money(SHIPPING_CHARGED).minor, goods.currency)


def _base(t: Teller, award: AwardLines, rule: Earning) -> str:
    """`€84.00 of €100.00 counts`, or its parts with their multipliers."""
    parts = list(_parts(t, award, award.base or NET))
    if any(part.whose for part in parts) and len(parts) <= MOST_PARTS:
        each = (part.said(t, t.speaker.told(t.amount(part.amount))) for part in parts)
        return t.speaker.join(each)
    base, whole = t.amount(t.got.base(award) or 0), _whole(t, rule)
    said = COUNTS_OF if base.minor < whole.minor else COUNTS
    counts = t.say(said, base=base, whole=whole, n=t.whole(base))
    if rule.paid is None:
        return counts
    how = PAID_WITH if isinstance(rule.paid, tree.OnlyPaid) else NOT_PAID_WITH
    return t.say(how, counts=counts, names=rule.paid.methods)


def _parts(t: Teller, award: AwardLines, held: Ref) -> Iterator[Part]:
    """What counts, gathered by multiplier, in the order of the lines."""
    sums: dict[tuple[Fraction, tuple[str, ...]], int] = {}
    for row, amount in enumerate(t.got.column(held)):
        if amount:
            key = _multiplier(t, award, award.times, row)
            sums[key] = sums.get(key, 0) + amount
    if award.shipping and t.got.scalar(award.shipping):
        key = _multiplier(t, award, award.times_order, None)
        sums[key] = sums.get(key, 0) + t.got.scalar(award.shipping)
    yield from (Part(amount, *key) for key, amount in sums.items())


def _times(t: Teller, award: AwardLines, base: str) -> str:
    """An award that is multiplied as a whole."""
    return Part(0, *_multiplier(t, award, award.times, None)).said(t, base)


def _if_times(t: Teller, award: AwardLines, amount: Earned) -> str:
    """The same; nothing when it is not multiplied: then the amount says it all."""
    base = t.speaker.told(amount)
    said = _times(t, award, base)
    return "" if said == base else said


def _multiplier(
    t: Teller, award: AwardLines, line: Ref | None, row: int | None
) -> tuple[Fraction, tuple[str, ...]]:
    """The multiplier of one line (or of the order as a whole), and the rules it comes from."""
    if line is None:
        return Fraction(1), ()
    held = t.got.at(line, row)
    times = Fraction(award.per if held is None else held, award.per)
    ours = (each for each in t.got.sheet.factors if each.status is award.status)
    active = [each for each in ours if t.got.at(each.line, row)]
    if t.program.cumulation.multipliers is Multipliers.FIRST:
        active = active[:1]
    if t.program.cumulation.multipliers is Multipliers.BEST:
        active = [each for each in active if each.factor == times][:1]
    return times, tuple(t.called(each.rule) for each in active)


# The exact number, its rounding, its caps ----------------------------------------------------


def _exact(t: Teller, award: AwardLines) -> str:
    """`, which makes 66.66, rounded down`; nothing when the number is plain."""
    exact = Fraction(t.got.scalar(award.numerator)) / award.denominator
    if exact.denominator == 1:
        return ""
    said = t.say(EXACT, exact=exact if award.status else _figure(t, exact))
    return said + t.say(ROUNDED[t.program.points.rounding])


def _figure(t: Teller, exact: Fraction) -> str:
    """A number of points with its decimals; of a pot, money with a fraction of a minor unit."""
    if not t.program.cashback:
        return t.speaker.told(exact / Fraction(10) ** t.program.points.decimals)
    return figures.fine_money(exact, t.program.currency, t.speaker.language)


def _capped(t: Teller, award: AwardLines) -> Iterator[str]:
    """The cap that brought an award down, and what it would have been."""
    if t.got.scalar(award.given) < t.got.scalar(award.raw):
        yield t.sentence(WITHOUT_CAP, cap=tightest(t, award), points=t.earned(award, award.raw))


def tightest(t: Teller, award: AwardLines) -> str:
    """The cap that leaves an award the least room: `at most 500 points per order`."""
    limit = min(award.limits, key=lambda each: t.got.scalar(each.line))
    match limit.cap:
        case tree.BalanceCap():
            return t.say(BALANCE_CAP, limit.cap)
        case tree.Cap():
            return t.say(SHARED_CAP if limit.shared else CAP, limit.cap)
        case _:
            assert_never(limit.cap)

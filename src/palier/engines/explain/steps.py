"""`for every …` in words: how many times it gives and why, and how far the next time is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.engines.explain import numbers
from palier.engines.explain.teller import Change, Teller
from palier.named import NamedTuple
from palier.program.rules import Giving
from palier.sheet.lower_conditions import units
from palier.sheet.lower_giving import step_key
from palier.sheet.marks import StepLines
from palier.speech.goods import ITEMS, every, kind
from palier.speech.phrases import Phrase

GIVEN = Phrase(
    "given {times:once|# times}, {every}, with {measure}",
    "donné {times:une fois|# fois}, {every}, avec {measure}",
)
NEXT = Phrase("{more} more would have given it once more", "il manque {more} pour une fois de plus")
NO_STEP = Phrase(
    "it takes {step}, and the order has {measure}",
    "il faut {step}, et la commande a {measure}",
)
AMOUNT = Phrase("a basket of {figure}", "un panier de {figure}")
AMOUNT_OF = Phrase("{figure} of items {kind}", "{figure} d'articles {kind}")
AFTER = Phrase("{measure} after discounts", "{measure} après remises")


class Step(NamedTuple):
    """A line of a rule, and what it has come to."""

    line: tree.ForEvery
    lines: StepLines


def steps_of(t: Teller, rule: Giving) -> Iterator[Step]:
    """The `for every …` of a rule, with their lines of the sheet."""
    for at, line in enumerate(rule.steps):
        yield Step(line, t.got.sheet.steps[step_key(rule.id, at)])


def told(t: Teller, rule: Giving) -> Iterator[str]:
    """How many times each line of a rule gives, and how far the next time is."""
    for step in steps_of(t, rule):
        times = t.got.scalar(step.lines.times)
        if times:
            said = every(t.speaker, step.line)
            yield t.sentence(GIVEN, times=times, every=said, measure=_measure(t, rule, step))
            if step.line.most is None or times < step.line.most:
                yield t.sentence(NEXT, more=_figure(t, step, missing(t, step)))


def none_reached(t: Teller, rule: Giving) -> str:
    """Why no line of a rule gives anything."""
    return not_reached(t, rule, _nearest(t, rule))


def not_reached(t: Teller, rule: Giving, step: Step) -> str:
    """Why a line of a rule gives nothing."""
    figure = _figure(t, step, units(step.line.step))
    return t.say(NO_STEP, step=figure, measure=_measure(t, rule, step))


def changes(t: Teller, rule: Giving) -> list[Change]:
    """What it takes for the nearest line to give once."""
    return changes_of(t, rule, _nearest(t, rule))


def changes_of(t: Teller, rule: Giving, step: Step) -> list[Change]:
    """What it takes for a line to give once more."""
    more, line = missing(t, step), step.line
    of = _of(rule, line)
    match line.measured:
        case tree.Measured.ITEMS:
            said = "" if of is None else " " + kind(t.speaker, of)
            return [numbers.ITEMS.change(t, more, more, kind=said)]
        case tree.Measured.AFTER_DISCOUNTS:
            return [numbers.LEFT.change(t, more, t.amount(more))]
        case _ if of is not None:
            return [numbers.TOTAL.change(t, more, t.amount(more), kind=kind(t.speaker, of))]
        case tree.Measured.AMOUNT | tree.Measured.POINTS:
            return [numbers.BASKET.change(t, more, t.amount(more))]
        case _:
            assert_never(line.measured)


def _nearest(t: Teller, rule: Giving) -> Step:
    return min(steps_of(t, rule), key=lambda each: missing(t, each))


def missing(t: Teller, step: Step) -> int:
    """How much more, or how many, to the next whole step."""
    size = units(step.line.step)
    return size - t.got.scalar(step.lines.measured) % size


def _of(rule: Giving, line: tree.ForEvery) -> tree.Selection | None:
    return line.of or rule.touches.only


def _measure(t: Teller, rule: Giving, step: Step) -> str:
    """What is counted: `a basket of €304.00`, `7 items of the category “Soap”`."""
    of, figure = _of(rule, step.line), _figure(t, step, t.got.scalar(step.lines.measured))
    goods = "" if of is None else kind(t.speaker, of)
    if step.line.measured is tree.Measured.ITEMS:
        return f"{figure} {goods}".strip()
    said = t.say(AMOUNT_OF if goods else AMOUNT, figure=figure, kind=goods)
    after = step.line.measured is tree.Measured.AFTER_DISCOUNTS
    return t.say(AFTER, measure=said) if after else said


def _figure(t: Teller, step: Step, value: int) -> str:
    if step.line.measured is tree.Measured.ITEMS:
        return t.say(ITEMS, n=value)
    return t.speaker.told(t.amount(value))

"""Two programmes on the same orders, on a report: their figures side by side, and who gains."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from palier import tree
from palier.history.figures import Figures, RuleFigures, quantile
from palier.history.money import (
    BEFORE_RETURNS,
    EARNED,
    GIVEN,
    HELD,
    MONEY_OFF,
    MOST_RULES,
    OFF,
    ORDERS,
    PAID,
    RULE,
    SHIPPING,
    WORTH,
    called,
)
from palier.history.view import Line, Section, Told
from palier.named import NamedTuple
from palier.program.model import Program
from palier.speech.nouns import USED
from palier.speech.phrases import Phrase

CHANGES = Phrase("What changes", "Ce qui change")
NOW = Phrase("Now", "Maintenant")
THEN = Phrase("With the other", "Avec l'autre")
CHANGE = Phrase("Change", "Écart")
WHO = Phrase("Who is better off and who is worse off", "Qui y gagne et qui y perd")
GAIN = Phrase("Better off", "Y gagnent")
LOSE = Phrase("Worse off", "Y perdent")
SAME = Phrase("Nothing changes", "Rien ne change")
IN_ALL = Phrase("{money} in all", "{money} en tout")
HALF = Phrase("half of those better off, by at least", "la moitié de ceux qui y gagnent, au moins")
HALF_LOSE = Phrase(
    "half of those worse off, by at least", "la moitié de ceux qui y perdent, au moins"
)
AT_WORTH = Phrase(
    "what a customer is given, and what they hold in the end at its worth, vouchers included",
    "ce que le client reçoit, plus ce qu'il détient à la fin, à sa valeur, bons compris",
)
STILL_OWED = Phrase("Still owed, at its worth", "Reste dû, à sa valeur")
BY_RULE = Phrase("What changes, rule by rule", "Ce qui change, règle par règle")
FIRST_NOW = Phrase(
    "first as it is now, then with the other; rules that give the same are left out",
    "d'abord comme maintenant, puis avec l'autre ; les règles qui donnent la même chose n'y"
    " sont pas",
)
NOTHING = RuleFigures()


def changes(one: Figures, two: Figures, told: Told) -> Section:
    """The same figures under both, side by side."""
    pairs = (
        (PAID, one.whole.paid, two.whole.paid),
        (OFF, one.whole.off, two.whole.off),
        (SHIPPING, one.whole.shipping, two.whole.shipping),
        (GIVEN, one.given, two.given),
        (WORTH, one.owed + one.owed_in_vouchers, two.owed + two.owed_in_vouchers),
    )
    rows: list[tuple[str, ...]] = [
        (_label(each, told), told.money(now), told.money(then), _signed(then - now, told.money))
        for each, now, then in pairs
    ]
    units = (
        (EARNED, one.whole.earned, two.whole.earned),
        (USED, one.whole.used, two.whole.used),
        (HELD, one.whole.held, two.whole.held),
    )
    if in_one_unit(one, two):
        rows += [_of_units(each, (one, now), (two, then), told) for each, now, then in units]
    head = ("", *(told.say(each) for each in (NOW, THEN, CHANGE)))
    return Section("changes", told.say(CHANGES), grid=told.grid(head, tuple(rows)))


def in_one_unit(one: Figures, two: Figures) -> bool:
    """Whether what customers collect is called the same, so that it can be set side by side."""
    return one.program.unit == two.program.unit


def _of_units(
    label: Phrase, one: tuple[Figures, int], two: tuple[Figures, int], told: Told
) -> tuple[str, ...]:
    """A row of what is collected, each in its own decimals; the change in the finer ones."""
    counted = [(figures.program, units) for figures, units in (one, two)]
    finest = max((program for program, _ in counted), key=_decimals)
    now, then = (units * 10 ** (_decimals(finest) - _decimals(each)) for each, units in counted)
    change = _signed(then - now, lambda units: told.bare(units, finest))
    amounts = (told.bare(units, program) for program, units in counted)
    return (told.say(label), *amounts, change)


def number_of(figures: Figures, units: int) -> Fraction:
    """So many units as a number, whatever the decimals of their programme."""
    return Fraction(units, 10 ** _decimals(figures.program))


def _decimals(program: Program) -> int:
    return program.amount(0).digits


def _label(label: Phrase, told: Told) -> str:
    return told.say(STILL_OWED if label is WORTH else label)


def _signed(units: int, say: Callable[[int], str]) -> str:
    return ("+" if units > 0 else "−" if units < 0 else "") + say(abs(units))


def rules(one: Figures, two: Figures, told: Told) -> Section:
    """What each rule gave under both, where it is not the same; what changes most comes first."""
    title = told.say(BY_RULE)
    changed = [each for each in by_rule(one, two) if any(each.change(one, two))]
    changed.sort(key=lambda each: each.change(one, two), reverse=True)
    if not changed:
        return Section("changed_rules", title)
    points = in_one_unit(one, two) and any(e.now.points or e.then.points for e in changed)
    head = (RULE, MONEY_OFF, *((EARNED,) if points else ()), ORDERS)
    theirs = Told.of(two.program, told.speaker.language)
    rows = tuple(
        (
            called(each.name, theirs if each.is_new else told),
            both(*(told.money(e.off) if e.off else "–" for e in each.pair)),
            *((both(*_points(each.pair, (one, two), told)),) if points else ()),
            both(*(told.number(e.orders) if e.orders else "–" for e in each.pair)),
        )
        for each in changed[:MOST_RULES]
    )
    returned = (told.sentence(BEFORE_RETURNS),) if one.whole.returns else ()
    after = (told.sentence(FIRST_NOW), *returned)
    grid = told.grid(tuple(told.say(each) for each in head), rows)
    return Section("changed_rules", title, grid=grid, after=after)


class Both(NamedTuple):
    """What a rule gave under both; nothing where a programme has no such rule."""

    name: str | tree.Occasion
    now: RuleFigures = NOTHING
    then: RuleFigures = NOTHING

    @property
    def pair(self) -> tuple[RuleFigures, RuleFigures]:
        """Now, and with the other."""
        return self.now, self.then

    @property
    def is_new(self) -> bool:
        """Whether the other programme alone has it."""
        return self.now is NOTHING

    def change(self, one: Figures, two: Figures) -> tuple[int, Fraction, int]:
        """By how much it gives otherwise: money, points whatever their decimals, and orders."""
        now, then = self.pair
        points = number_of(two, then.points) - number_of(one, now.points)
        return abs(then.off - now.off), abs(points), abs(then.orders - now.orders)


def by_rule(one: Figures, two: Figures) -> list[Both]:
    """What each rule gave under both: those of the first, then those that the other alone has.

    A rule is the same in a file and its translation, and under a name that it has now or had
    before.
    """
    found = {name: Both(name, now=rule) for name, rule in one.by_rule()}
    known = {_spoken(name, one, one): name for name in found}
    earlier = {old: name for name in found for old in _formerly(one.program, name)}
    new: list[Both] = []
    for name, rule in two.by_rule():
        names = (name, *_formerly(two.program, name))
        same = [known[said] for each in names if (said := _spoken(each, two, one)) in known]
        mine = next(iter(same), earlier.get(name, name) if isinstance(name, str) else name)
        before = found.get(mine)
        if before is None or before.then is not NOTHING:
            new.append(Both(name, then=rule))
        else:
            found[mine] = before._replace(then=rule)
    return [*found.values(), *new]


def _spoken(name: str | tree.Occasion, whose: Figures, to: Figures) -> str | tree.Occasion:
    """What a rule is called in the language of a file."""
    language = to.program.surface
    return Told.of(whose.program, language).speaker.own(name) if isinstance(name, str) else name


def _formerly(program: Program, name: str | tree.Occasion) -> tuple[str, ...]:
    return next((each.formerly for each in program.rules if each.label == name), ())


def _points(
    pair: tuple[RuleFigures, RuleFigures], whose: tuple[Figures, Figures], told: Told
) -> list[str]:
    return [
        told.bare(each.points, figures.program) if each.points else "–"
        for each, figures in zip(pair, whose, strict=True)
    ]


def both(now: str, then: str) -> str:
    """A cell of what is so under both, or of how it is under one and the other."""
    return now if now == then else f"{now} → {then}"


def winners(gains: list[int], told: Told) -> Section:
    """How many customers gain and lose, and how much."""
    gain = tuple(sorted(each for each in gains if each > 0))
    lose = tuple(sorted(-each for each in gains if each < 0))
    many = len(gains)
    lines = [
        Line(told.say(GAIN), told.number(len(gain)), _note(gain, many, told), strong=True),
        *([Line(told.say(HALF), told.money(quantile(gain, 5)))] if gain else []),
        Line(told.say(LOSE), told.number(len(lose)), _note(lose, many, told), strong=True),
        *([Line(told.say(HALF_LOSE), told.money(quantile(lose, 5)))] if lose else []),
        Line(told.say(SAME), told.number(many - len(gain) - len(lose))),
    ]
    return Section("winners", told.say(WHO), lines=tuple(lines), after=(told.sentence(AT_WORTH),))


def _note(values: tuple[int, ...], many: int, told: Told) -> str:
    return f"{told.share(len(values), many)}, {told.say(IN_ALL, money=told.money(sum(values)))}"

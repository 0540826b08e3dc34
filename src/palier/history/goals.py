"""The goals of a merchant, in `goals.toml`: what should be reached, and whether it was."""

from __future__ import annotations

import tomllib
from enum import Enum
from fractions import Fraction

from palier.closed import those, total
from palier.history.figures import Figures, percent, tenths
from palier.history.view import Line, Section, Told
from palier.source import nearest
from palier.speech.phrases import Phrase
from palier.values import dataclass

GOALS = Phrase("Goals", "Objectifs")
WANTED = Phrase("wanted: {share}", "visé : {share}")


class Goal(Enum):
    """What may be wanted, by its name in the file; each is a percentage."""

    RETURN_RATE = "return_rate"
    COST = "cost"
    MEMBERS = "members"
    USED = "used"


AT_MOST = those(Goal, yes=[Goal.COST], no=[Goal.RETURN_RATE, Goal.MEMBERS, Goal.USED])
"""Goals that are reached from below; the others from above."""
CALLED = total(
    Goal,
    {
        Goal.RETURN_RATE: Phrase("Customers who came again", "Clients revenus"),
        Goal.COST: Phrase("Given, of what is paid", "Donné, sur ce qui est payé"),
        Goal.MEMBERS: Phrase(
            "Orders of customers with an account", "Commandes de clients avec compte"
        ),
        Goal.USED: Phrase(
            "Used, of what was used or lost", "Utilisé, sur ce qui a été utilisé ou perdu"
        ),
    },
)


class GoalsError(Exception):
    """A file of goals that cannot be read; `near` is the name that was probably meant.

    `is_toml`: it is TOML, and `what` a line of it.
    """

    def __init__(self, what: str, near: str | None = None, *, is_toml: bool = True) -> None:
        super().__init__(what)
        self.what, self.near, self.is_toml = what, near, is_toml


@dataclass(frozen=True, slots=True)
class Goals:
    """What is wanted, in percent, in the order of the file."""

    wanted: tuple[tuple[Goal, Fraction], ...]


def read_goals(text: str) -> Goals:
    """Goals from a text in TOML: a name and a percentage a line. Raises GoalsError.

    >>> read_goals('cost = "4.5"\\nreturn_rate = 30').wanted[0]
    (<Goal.COST: 'cost'>, Fraction(9, 2))
    """
    try:
        said = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise GoalsError(str(error), is_toml=False) from error
    names = {each.value: each for each in Goal}
    wanted = []
    for name, value in said.items():
        if name not in names:
            raise GoalsError(name, nearest(name, names))
        wanted.append((names[name], _share(name, value)))
    return Goals(tuple(wanted))


def _share(name: str, value: object) -> Fraction:
    try:
        share = (
            Fraction(str(value).strip().removesuffix("%")) if isinstance(value, str | int) else None
        )
    except (ValueError, ZeroDivisionError):
        share = None
    if share is None or isinstance(value, bool) or not 0 <= share <= 100:
        raise GoalsError(f"{name} = {value}")
    return share


def section(figures: Figures, goals: Goals, told: Told) -> Section:
    """Each goal, what came of it, and whether it is reached."""
    lines = []
    for goal, wanted in goals.wanted:
        share = found(figures, goal)
        note = told.say(WANTED, share=told.percent(wanted))
        reached = is_reached(goal, share, wanted)
        lines.append(Line(told.say(CALLED[goal]), told.percent(share), note, reached=reached))
    return Section("goals", told.say(GOALS), lines=tuple(lines))


def is_reached(goal: Goal, share: Fraction, wanted: Fraction) -> bool:
    """Whether a share is what was wanted, from below or from above."""
    return share <= wanted if goal in AT_MOST else share >= wanted


def to_json(figures: Figures, goals: Goals) -> list[dict[str, object]]:
    """Each goal in JSON: what was wanted, what came of it, and whether it is reached."""
    shares = ((goal, wanted, found(figures, goal)) for goal, wanted in goals.wanted)
    return [
        {
            "goal": goal.value,
            "wanted_percent": tenths(wanted),
            "found_percent": tenths(share),
            "reached": is_reached(goal, share, wanted),
        }
        for goal, wanted, share in shares
    ]


def found(figures: Figures, goal: Goal) -> Fraction:
    """What came of a goal, in percent."""
    customers = figures.ordered.values()
    match goal:
        case Goal.RETURN_RATE:
            return percent(sum(each.orders > 1 for each in customers), len(customers))
        case Goal.COST:
            return percent(figures.given, figures.whole.paid)
        case Goal.MEMBERS:
            orders = figures.whole.orders
            return percent(orders - figures.guests.orders, orders)
        case Goal.USED:
            return (figures.used_share or Fraction(0)) * 100

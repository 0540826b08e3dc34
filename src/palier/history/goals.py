"""The goals of a merchant, in `goals.toml`: what should be reached, and whether it was."""

from __future__ import annotations

import tomllib
from enum import Enum
from fractions import Fraction

from palier.closed import those, total
from palier.history.figures import Figures, percent, tenths
from palier.history.view import Line, Section, Told
from palier.quantity import decimals_of
from palier.source import nearest
from palier.speech.phrases import Phrase
from palier.values import dataclass

GOALS = Phrase("Goals", "Objectifs")
AT_LEAST = Phrase("wanted: at least {share}", "visé : au moins {share}")
NO_MORE = Phrase("wanted: at most {share}", "visé : au plus {share}")


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
    whole = share is not None and decimals_of(share) is not None
    if share is None or not whole or isinstance(value, bool) or not 0 <= share <= 100:
        raise GoalsError(f"{name} = {value}")
    return share


def section(figures: Figures, goals: Goals, told: Told) -> Section:
    """Each goal, what came of it, and whether it is reached."""
    lines = []
    for goal, wanted in goals.wanted:
        share = found(figures, goal)
        note = told.say(NO_MORE if goal in AT_MOST else AT_LEAST, share=told.exactly(wanted))
        shown = "–" if share is None else told.percent(share, apart=wanted)
        reached = is_reached(goal, share, wanted)
        lines.append(Line(told.say(CALLED[goal]), shown, note, reached=reached))
    return Section("goals", told.say(GOALS), lines=tuple(lines))


def is_reached(goal: Goal, share: Fraction | None, wanted: Fraction) -> bool:
    """Whether a share is what was wanted, from below or from above; a share of nothing is not."""
    if share is None:
        return False
    return share <= wanted if goal in AT_MOST else share >= wanted


def to_json(figures: Figures, goals: Goals) -> list[dict[str, object]]:
    """Each goal in JSON: what was wanted, what came of it, and whether it is reached."""
    shares = ((goal, wanted, found(figures, goal)) for goal, wanted in goals.wanted)
    return [
        {
            "goal": goal.value,
            "wanted_percent": _exactly(wanted),
            "found_percent": None if share is None else tenths(share),
            "reached": is_reached(goal, share, wanted),
        }
        for goal, wanted, share in shares
    ]


def found(figures: Figures, goal: Goal) -> Fraction | None:
    """What came of a goal, in percent; None where there is nothing to be a part of."""
    customers, whole = figures.ordered.values(), figures.whole
    match goal:
        case Goal.RETURN_RATE:
            return _part(sum(each.orders > 1 for each in customers), len(customers))
        case Goal.COST:
            return _part(figures.given, whole.paid) if figures.given else Fraction(0)
        case Goal.MEMBERS:
            return _part(whole.orders - figures.guests.orders, whole.orders)
        case Goal.USED:
            return None if figures.used_share is None else figures.used_share * 100


def _part(part: int, whole: int) -> Fraction | None:
    return percent(part, whole) if whole else None


def _exactly(share: Fraction) -> str:
    """A percentage as it was wanted, with one decimal at least, as JSON has it.

    >>> _exactly(Fraction(30)), _exactly(Fraction(455, 100))
    ('30.0', '4.55')
    """
    places = max(1, decimals_of(share) or 0)
    digits = f"{share.numerator * 10**places // share.denominator:0{places + 1}}"
    return f"{digits[:-places]}.{digits[-places:]}"

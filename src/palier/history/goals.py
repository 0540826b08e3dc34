"""The goals of a merchant, in `goals.toml`: what should be reached, and whether it was."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from palier.closed import those, total
from palier.history.figures import Figures, percent, tenths
from palier.history.view import Line, Section, Told
from palier.quantity import decimals_of
from palier.source import SourceText
from palier.speech.phrases import Phrase
from palier.toml import Told as Naming
from palier.toml import TomlError, Written, amount_in, read
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


NO_GOAL = Phrase("{key:plain} is no goal", "{key:plain} n'est pas un objectif")
NEAR_GOAL = Phrase(
    "{key:plain} is no goal; did you mean {near:plain}?",
    "{key:plain} n'est pas un objectif ; vouliez-vous dire {near:plain} ?",
)
NO_SHARE = Phrase(
    '`{key:plain}` should be a percentage from 0 to 100, such as 25 or "4.5"',
    '`{key:plain}` devrait être un pourcentage de 0 à 100, comme 25 ou "4.5"',
)


class GoalsError(TomlError):
    """A file of goals that cannot be read; `near` is the name that was probably meant."""

    @property
    def near(self) -> str | None:
        """The name that was probably meant, where one was."""
        return str(self.mistake.facts.get("near") or "") or None


@dataclass(frozen=True, slots=True)
class Goals:
    """What is wanted, in percent, in the order of the file."""

    wanted: tuple[tuple[Goal, Fraction], ...]


def read_goals(text: str, name: str = "goals.toml") -> Goals:
    """Goals from a text in TOML: a name and a percentage a line. Raises `GoalsError`.

    >>> read_goals('cost = "4.5"\\nreturn_rate = 30').wanted[0]
    (<Goal.COST: 'cost'>, Fraction(9, 2))
    """
    try:
        written = read(SourceText.of(text, name), decimals=str)
        written.known({each.value: () for each in Goal}, Naming(NO_GOAL, NEAR_GOAL))
        return Goals(tuple((Goal(each), _share(written, each)) for each in written.values))
    except TomlError as error:
        raise GoalsError(error.mistake) from error


def _share(written: Written, name: str) -> Fraction:
    share = amount_in(written.of(name))
    if share is None or share > 100:
        written.wrong_number((name,), NO_SHARE, key=name)
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

"""Tiers as cards: what it takes to reach one, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.page import scope
from palier.page.benefits import YOU_GET, gives, one_band, table
from palier.page.keeping import counted, from_when, may_be_lost
from palier.page.view import Section, TierCard
from palier.program.model import Program
from palier.program.rules import Tier
from palier.quantity import Boundary
from palier.speech.conditions import ABOVE
from palier.speech.goods import ORDERS
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital


class Goal(NamedTuple):
    """Something to do, and what a count of it counts."""

    do: Text
    counted: Phrase = Phrase("{n}", "{n}")


GOALS = total(
    tree.Measure,
    {
        tree.Measure.SPENT: Goal(Phrase("spend {figure}", "dépensez {figure}")),
        tree.Measure.ORDERS: Goal(Phrase("place {figure}", "passez {figure}"), counted=ORDERS),
        tree.Measure.POINTS_EARNED: Goal(Phrase("earn {figure}", "gagnez {figure}")),
        tree.Measure.REFERRALS: Goal(
            Phrase("refer {figure}", "parrainez {figure}"),
            counted=Phrase("{n:# friend|# friends}", "{n:# ami|# amis}"),
        ),
        tree.Measure.ACTIVITIES: Goal(
            Phrase("complete {figure} {activity}", "cumulez {figure} {activity}")
        ),
        tree.Measure.STATUS_POINTS: Goal(Phrase("earn {figure}", "gagnez {figure}")),
        tree.Measure.MEMBERSHIP: Goal(Phrase("be a member for {figure}", "restez membre {figure}")),
        tree.Measure.COLLECTED: Goal(
            Phrase(
                "earn {figure} in all (even if you have used some of it)",
                "gagnez {figure} au total (même si vous en avez déjà utilisé)",
            )
        ),
        tree.Measure.BALANCE: Goal(
            Either(
                Phrase("hold {figure} in your account", "gardez {figure} sur votre compte"),
                Phrase("hold {figure} in your {point}", "gardez {figure} dans votre {point}"),
            )
        ),
    },
)
OR_ELSE = Phrase(", or else ", ", ou bien ")
TITLE = Phrase("Tiers", "Les paliers")
POSITION = Phrase("Tier {rank} of {total}", "Palier {rank} sur {total}")
START = Phrase("Where every member starts", "Le point de départ de chaque membre")
BARE = Phrase("All that members get", "Tout ce qui est ouvert aux membres")
ON_REACHING = {
    False: Phrase("{given} when you reach it", "{given} quand vous l'atteignez"),
    True: Phrase(
        "{given} the first time you reach it", "{given} la première fois que vous l'atteignez"
    ),
}
"""What a tier gives once; and where it may be lost, and reached again."""
EACH_ITS_OWN = Phrase(
    "the benefits of a tier replace those of the tier before",
    "les avantages d'un palier remplacent ceux du palier précédent",
)


KIND_OF: Mapping[type, str] = total(
    tree.Benefit,
    {
        tree.TimesPoints: "rate",
        tree.TimesStatusPoints: "rate",
        tree.ExtraPoints: "rate",
        tree.ExtraStamps: "rate",
        tree.GivePoints: "rate",
        tree.Rate: "rate",
        tree.MoneyOff: "discount",
        tree.PercentOff: "discount",
        tree.MoneyOffEach: "discount",
        tree.CheapestOff: "discount",
        tree.ItemsFor: "discount",
        tree.NextItemFree: "discount",
        tree.FreeShipping: "delivery",
        tree.ShippingPercentOff: "delivery",
        tree.ShippingMoneyOff: "delivery",
        tree.ShippingFor: "delivery",
        tree.FreeProduct: "gift",
        tree.Gift: "gift",
        tree.GiveReward: "gift",
        tree.Perk: "perk",
    },
)


def tiers(s: Speaker, program: Program) -> Section | None:
    """The tiers, lowest first."""
    shown = [tier for tier in program.tiers if tier.scope.on_page]
    if not shown:
        return None
    kinds = tuple(dict.fromkeys(_kind(each) for tier in shown for each in _given(tier)))
    kinds = tuple(sorted(kinds, key=lambda kind: KINDS.index(kind[0])))
    reached = ON_REACHING[may_be_lost(program)]
    cards = tuple(
        _card(s, tier, (rank, len(shown)), kinds, reached) for rank, tier in enumerate(shown, 1)
    )
    notes = (from_when(s, program), s.sentence(EACH_ITS_OWN))
    return Section("tiers", s.say(TITLE), counted(s, program), tiers=cards, notes=notes)


BESIDE = Phrase(" · ", " · ")
Given = tree.Benefit | tree.ForEvery | tree.Band
Kind = tuple[str, str]
"""What kind of benefit, and of a perk which one: tiers are compared kind by kind."""
KINDS = ("rate", "discount", "delivery", "gift", "steps", "perk")


def _given(tier: Tier) -> tuple[Given, ...]:
    return (*tier.benefits, *tier.steps, *(tier.bands if len(tier.bands) == 1 else ()))


def _kind(given: Given) -> Kind:
    match given:
        case tree.Perk(perk):
            return "perk", perk.text
        case tree.ForEvery() | tree.Band():
            return "steps", ""
        case _:
            return KIND_OF[type(given)], ""


def _lines(s: Speaker, tier: Tier, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """What a tier gives, in the places of all kinds."""
    held: dict[Kind, list[str]] = {}
    for each in tier.benefits:
        held.setdefault(_kind(each), []).extend(gives(s, (each,)))
    held["steps", ""] = [*gives(s, (), tier.steps), *one_band(s, tier.bands)]
    return tuple(s.say(BESIDE).join(held.get(kind, ())) for kind in kinds)


def _card(
    s: Speaker, tier: Tier, place: tuple[int, int], kinds: tuple[Kind, ...], reached: Phrase
) -> TierCard:
    rank, total_ = place
    given = _lines(s, tier, kinds)
    reaching = [s.told(tier.on_reaching)] if tier.on_reaching else []
    reaching += [s.own(tier.reward.text)] if tier.reward else []
    bare = not any(given) and not tier.bands and not reaching
    return TierCard(
        s.own(tier.label),
        rank,
        total_,
        s.say(POSITION, rank=rank, total=total_),
        s.say(START) if tier.criteria is None else reach(s, tier.criteria),
        (s.say(BARE), *given[1:]) if bare else given,
        table(s, tier.bands, s.own(tier.label), YOU_GET),
        scope.notes(s, tier.scope, tier.given),
        s.say(reached, given=s.join(reaching)) if reaching else "",
    )


def reach(s: Speaker, criteria: tree.Criteria) -> str:
    """The criteria of a tier, as things to do: `Spend €600 or place 5 orders`."""
    return capital(_criteria(s, criteria))


def _criteria(s: Speaker, criteria: tree.Criteria) -> str:
    match criteria:
        case tree.Reach():
            return _reach(s, criteria)
        case tree.AllCriteria(every):
            return s.join(_bracketed(s, each) for each in every)
        case tree.AnyCriteria(any_):
            long = any(isinstance(each, tree.AllCriteria) for each in any_)
            ways = [_criteria(s, each) for each in any_]
            return s.say(OR_ELSE).join(ways) if long else s.join(ways, "or")
        case _:
            assert_never(criteria)


def _bracketed(s: Speaker, criteria: tree.Criteria) -> str:
    said = _criteria(s, criteria)
    return f"({said})" if isinstance(criteria, tree.AnyCriteria) else said


def _reach(s: Speaker, one: tree.Reach) -> str:
    goal = GOALS[one.measure]
    figure = s.say(goal.counted, n=one.bound)
    above = one.boundary is Boundary.ABOVE
    return s.say(goal.do, one, figure=s.say(ABOVE, figure=figure) if above else figure)

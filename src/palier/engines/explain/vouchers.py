"""Vouchers that rules give for a later order; why others are not given, and what it would take."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.account.standing import Who
from palier.because import Because
from palier.closed import total
from palier.engines.explain import bands, guards, steps
from palier.engines.explain.guards import would
from palier.engines.explain.teller import About, Change, Teller, Why
from palier.program.rules import Earning, Giving, Reward, Tier
from palier.quantity import units_of
from palier.sheet.marks import RewardLines
from palier.speech.phrases import Phrase
from palier.tree import Occasion

GIVEN = Phrase(
    "a voucher {name:quoted} for a later order, thanks to {rule}",
    "un bon {name:quoted} pour une prochaine commande, grâce à {rule}",
)
SEVERAL = Phrase(
    "{n} vouchers {name:quoted} for later orders, thanks to {rule}",
    "{n} bons {name:quoted} pour de prochaines commandes, grâce à {rule}",
)
NOT_GIVEN = Phrase(
    "{rule} gives no voucher {name:quoted}: {because}",
    "{rule} ne donne pas de bon {name:quoted} : {because}",
)
WOULD_GIVE = Phrase("it would give one {changes}", "la règle en donnerait un {changes}")
NOT_REACHED = Phrase("it is not reached yet", "il n'est pas encore atteint")
NO_ORDER = total(
    Occasion,
    {
        Occasion.BIRTHDAY: Phrase(
            "it comes on the birthday, not with an order",
            "il vient le jour de l'anniversaire, pas avec une commande",
        ),
        Occasion.JOINING: Phrase("this customer has joined already", "ce client est déjà inscrit"),
        Occasion.PERIOD: Phrase(
            "it comes on a day of its own, not with an order",
            "il vient à un jour fixe, pas avec une commande",
        ),
        Occasion.ANNIVERSARY: Phrase(
            "it comes on the anniversary of joining, not with an order",
            "il vient à la date anniversaire de l'inscription, pas avec une commande",
        ),
        Occasion.REFERRAL: Phrase(
            "it comes with a referral, not with an order",
            "il vient avec un parrainage, pas avec une commande",
        ),
        Occasion.ACTIVITY: Phrase(
            "it comes with {activity:quoted}, not with an order",
            "il vient avec {activity:quoted}, pas avec une commande",
        ),
    },
)
CLAIMED_FOR = Phrase(
    "the reward {name:quoted} is claimed for {cost}, and the customer will have {held}: {more}"
    " more would do",
    "la récompense {name:quoted} s'échange contre {cost}, et le client aura {held} : il manque"
    " {more}",
)
COMES_FOR = Phrase(
    "the reward {name:quoted} comes by itself at {cost}, and the customer will have {held}: {more}"
    " more would do",
    "la récompense {name:quoted} est donnée d'elle-même à {cost}, et le client aura {held} : il"
    " manque {more}",
)


def given(t: Teller) -> Iterator[Why]:
    """The vouchers that the order gives, for the next one or from a later day on."""
    for lines in t.got.sheet.rewards:
        number = t.got.scalar(lines.number)
        if number:
            said = t.sentence(
                GIVEN if number == 1 else SEVERAL,
                name=lines.reward,
                rule=t.called(lines.rule),
                n=number,
            )
            yield Why(About.REWARD, _label(t, lines.rule), said, lines.number)


def _label(t: Teller, rule_id: str) -> str:
    rule = t.rules.get(rule_id)
    return rule.label if rule else rule_id


# Not given ------------------------------------------------------------------------------------


def withheld(t: Teller, rule: Giving) -> Iterator[Why]:
    """Why a rule that applies gives none of a voucher it could give."""
    lines = t.got.sheet.rules.get(rule.id)
    if lines is None or not t.got.holds(lines.applies):
        return
    for each in _none_of(t, rule.id):
        if each.tier is None:
            yield from _withheld(t, rule, each)


def _none_of(t: Teller, rule_id: str) -> Iterator[RewardLines]:
    """The rewards of which a rule gives none, each once."""
    mine = [each for each in t.got.sheet.rewards if each.rule == rule_id]
    some = {each.reward for each in mine if t.got.scalar(each.number)}
    yield from {each.reward: each for each in mine if each.reward not in some}.values()


def _withheld(t: Teller, rule: Giving, lines: RewardLines) -> Iterator[Why]:
    if t.quote.standing.who is Who.GUEST:
        yield _silent(t, lines, t.reason(Because.GUEST), [])
        return
    wanted = [each for each in steps.steps_of(t, rule) if _gives(each.line.inside, lines.reward)]
    if wanted:
        step = min(wanted, key=lambda each: steps.missing(t, each))
        because, change = steps.not_reached(t, rule, step), steps.changes_of(t, rule, step)
        yield _silent(t, lines, because, change)
        return
    where = bands.reached(t, rule)
    further = [each for each in rule.bands if _gives(each.benefits, lines.reward)]
    if where is not None and further:
        band = min(further, key=lambda each: abs(bands.missing(each, where.measured)))
        because = bands.other_reached(t, rule, where)
        yield _silent(t, lines, because, [bands.change_to(t, rule, band, where.measured)])


def _gives(benefits: tuple[tree.Benefit, ...], reward: str) -> bool:
    return any(
        isinstance(each, tree.GiveReward) and each.reward.text == reward for each in benefits
    )


def _silent(t: Teller, lines: RewardLines, because: str, changes: list[Change]) -> Why:
    said = t.sentence(NOT_GIVEN, rule=t.called(lines.rule), name=lines.reward, because=because)
    said += would(t, changes, WOULD_GIVE)
    return Why(About.SILENT, _label(t, lines.rule), said, lines.number)


# That no order gives, or the next tier --------------------------------------------------------


def of_other_times(t: Teller) -> Iterator[Why]:
    """Vouchers of the next tier, of joining, and of what is no order; a guest could only join."""
    guest = t.quote.standing.who is Who.GUEST
    for rule in t.program.earnings:
        if rule.reward is not None and (not guest or rule.occasion is Occasion.JOINING):
            yield from _of_occasion(t, rule, guest=guest)
    if guest:
        return
    rank = t.got.sheet.rank
    after = 0 if rank is None else t.got.scalar(rank.after)
    for tier in t.program.tiers[after : after + 1]:
        yield from _of_tier(t, tier)


def _of_tier(t: Teller, tier: Tier) -> Iterator[Why]:
    for each in t.got.sheet.rewards:
        if each.tier == tier.label and not t.got.scalar(each.number):
            yield _silent(t, each, t.say(NOT_REACHED), [])


def _of_occasion(t: Teller, rule: Earning, *, guest: bool) -> Iterator[Why]:
    joining = [each for each in t.got.sheet.rewards if each.rule == rule.id]
    if any(t.got.scalar(each.number) for each in joining):
        return
    if joining and guest:
        yield _silent(t, joining[0], t.reason(Because.GUEST), [])
    elif rule.occasion is not None and isinstance(rule.head, tree.EarnReward):
        activity = rule.head.activity
        because = t.say(NO_ORDER[rule.occasion], activity=activity.text if activity else "")
        said = t.sentence(
            NOT_GIVEN, rule=t.called(rule.id), name=rule.head.reward.text, because=because
        )
        yield Why(About.SILENT, rule.label, said)


# That points buy ------------------------------------------------------------------------------


def to_claim(t: Teller) -> Iterator[Why]:
    """The reward that lacks fewest points to be claimed after the order."""
    if t.quote.standing.who is Who.GUEST:
        return
    held = t.quote.outcome.balance
    lacking = ((each, _lacking(t, each)) for each in t.program.rewards)
    near = [(more, each) for each, more in lacking if more > 0 and each.label not in held.claimable]
    if near:
        more, reward = min(near, key=lambda each: each[0])
        cost = t.got.scalar(t.got.sheet.claims[reward.id].cost)
        amount = t.program.amount
        said = t.sentence(
            COMES_FOR if reward.automatic else CLAIMED_FOR,
            name=reward.label,
            cost=amount(cost),
            held=held.available,
            more=amount(more),
        )
        yield Why(About.SILENT, reward.label, said)


def _lacking(t: Teller, reward: Reward) -> int:
    """The units that are missing to claim a reward; 0 where it cannot be claimed otherwise."""
    claim = t.got.sheet.claims.get(reward.id)
    if claim is None or guards.failing(t, claim.lines):
        return 0
    cost = t.got.scalar(claim.cost)
    return cost - units_of(t.quote.outcome.balance.available)

"""The life of points: when they can be used, how long they last; and what a return changes."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.program.defaults import collects, earns, pays
from palier.program.former import activity_of
from palier.program.model import Program
from palier.quantity import Period
from palier.speech.days import capped
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import QUOTED, Speaker


class After(NamedTuple):
    """When a milestone is passed, or some time later."""

    at_once: Phrase
    later: Phrase


EARNED = Phrase(
    "what you earn is added to your account with every order",
    "vos gains s'ajoutent à votre compte à chaque commande",
)
AVAILABLE = Either(
    Phrase("your {points} are available {when}", "vos {points} sont disponibles {when}"),
    Phrase("what you earn is available {when}", "ce que vous gagnez est disponible {when}"),
)
WITHOUT_AN_ORDER = Phrase(
    "what you earn without an order is available straight away",
    "ce que vous gagnez sans commande est disponible tout de suite",
)
ON_ITS_ORDER = Phrase(
    "at once, even to pay for the order that earns them",
    "tout de suite, même pour payer la commande qui les rapporte",
)
AT_ONCE = Phrase(
    "straight away, for your next orders", "tout de suite, pour vos commandes suivantes"
)
AFTER_MILESTONE = total(
    tree.Milestone,
    {
        tree.Milestone.ORDER: After(
            Phrase("once the order is placed", "dès la commande passée"),
            Phrase("{delay} after the order", "{delay} après la commande"),
        ),
        tree.Milestone.PAYMENT: After(
            Phrase("once the order is paid", "dès le paiement de la commande"),
            Phrase("{delay} after the payment", "{delay} après le paiement"),
        ),
        tree.Milestone.DELIVERY: After(
            Phrase("on delivery", "dès la livraison"),
            Phrase("{delay} after the delivery", "{delay} après la livraison"),
        ),
    },
)
BALANCE_CAP = Either(
    Phrase("your balance is capped at {balance_cap}", "votre solde est plafonné à {balance_cap}"),
    Phrase(
        "your {point} holds up to {balance_cap}", "votre {point} contient {balance_cap} maximum"
    ),
)
NEVER = Either(
    Phrase("your {points} never expire", "vos {points} n'expirent jamais"),
    Phrase(
        "what your {point} holds never expires", "ce que contient votre {point} n'expire jamais"
    ),
)
AFTER = Either(
    Phrase(
        "your {points} last {duration} from the day you earn them",
        "vos {points} sont valables {duration} à partir du jour où vous les gagnez",
    ),
    Phrase(
        "what you earn lasts {duration} from the day you earn it",
        "ce que vous gagnez est valable {duration} à partir du jour où vous le gagnez",
    ),
)
END_OF_MONTH = Phrase(
    "{end}, then until the end of that month", "{end}, puis jusqu'à la fin du mois"
)
END_OF_QUARTER = Phrase(
    "{end}, then until the end of that quarter", "{end}, puis jusqu'à la fin du trimestre"
)
END_OF_YEAR = Phrase(
    "{end}, then until the end of that year", "{end}, puis jusqu'à la fin de l'année"
)
ON_DATE = Either(
    Phrase(
        "your {points} expire on {date} of the year after you earn them",
        "vos {points} expirent le {date} de l'année qui suit celle où vous les gagnez",
    ),
    Phrase(
        "what you earn expires on {date} of the year after you earn it",
        "ce que vous gagnez expire le {date} de l'année qui suit celle où vous le gagnez",
    ),
)
WITHOUT_ORDER = Either(
    Phrase(
        "your {points} expire if you order nothing for {duration}",
        "vos {points} expirent si vous ne commandez rien pendant {duration}",
    ),
    Phrase(
        "your {point} empties if you order nothing for {duration}",
        "votre {point} se vide si vous ne commandez rien pendant {duration}",
    ),
)
WITHOUT_ACTIVITY = Either(
    Phrase(
        "your {points} expire if none of these happens for {duration}: {what}",
        "vos {points} expirent si rien de ceci n'arrive pendant {duration} : {what}",
    ),
    Phrase(
        "your {point} empties if none of these happens for {duration}: {what}",
        "votre {point} se vide si rien de ceci n'arrive pendant {duration} : {what}",
    ),
)
AN_ORDER = Phrase("an order", "une commande")
A_CLAIM = Phrase("a reward that you claim", "une récompense que vous demandez")
A_FRIEND = Phrase("a friend who counts", "un filleul qui compte")
LASTING = Either(
    Phrase(
        "from the tier {tier:quoted} on, your {points} do not expire; if you leave it, those past"
        " their date are lost",
        "à partir du palier {tier:quoted}, vos {points} n'expirent pas ; si vous le quittez, ce qui"
        " a dépassé sa date est perdu",
    ),
    Phrase(
        "from the tier {tier:quoted} on, what your {point} holds does not expire; if you leave it,"
        " what is past its date is lost",
        "à partir du palier {tier:quoted}, le contenu de votre {point} n'expire pas ; si vous le"
        " quittez, ce qui a dépassé sa date est perdu",
    ),
)
AT_YEAR_END = Either(
    Phrase(
        "your {points} expire at the end of the year you earn them in",
        "vos {points} expirent à la fin de l'année où vous les gagnez",
    ),
    Phrase(
        "what you earn expires at the end of the year you earn it in",
        "chaque gain expire à la fin de l'année où vous l'obtenez",
    ),
)
EARLIEST = Phrase("whichever comes first applies", "la date la plus proche s'applique")
SOONEST_FIRST = Phrase(
    "what expires soonest is always used first",
    "nous utilisons toujours d'abord ce qui expire le plus tôt",
)
ACCEPTED = Phrase(
    "if an item is returned within {accepted_for} of the order, your account is adjusted as below;"
    " the shop's own returns policy is not affected",
    "si un article nous est retourné au plus tard {accepted_for} après la commande, votre compte"
    " est ajusté ainsi ; les conditions de retour de la boutique ne changent pas",
)
DISCOUNTS_KEPT = Phrase(
    "the items you keep stay at the price you paid",
    "ce que vous gardez reste au prix que vous avez payé",
)
TESTED_AGAIN = Phrase(
    "the discounts are worked out again on what you keep, as if you had ordered only that",
    "les remises sont recalculées sur ce que vous gardez, comme si vous n'aviez commandé que cela",
)
TAKEN_BACK = Either(
    Phrase(
        "the {points} that the returned item earned are taken off your account",
        "nous retirons de votre compte ce que l'article retourné vous avait rapporté",
    ),
    Phrase(
        "what the returned item earned is taken off your {point}",
        "nous retirons de votre {point} ce que l'article retourné vous avait rapporté",
    ),
)
STAMPS_TAKEN_BACK = Phrase(
    "the stamps that the returned item had brought are taken off your card",
    "nous retirons de votre carte les tampons que l'article retourné avait apportés",
)
BELOW_ZERO = Phrase(
    "if you no longer have enough, your balance may go below zero: what you earn next brings it"
    " back up",
    "s'il ne vous en reste pas assez, votre solde peut devenir négatif : vos"
    " prochains gains le ramèneront à zéro",
)
NEVER_BELOW = Phrase("your balance never goes below zero", "votre solde ne devient jamais négatif")
GIVEN_BACK = Either(
    Phrase(
        "the {points} you used on the returned item come back to you",
        "si vous aviez utilisé des {points} pour l'article, nous vous les rendons",
    ),
    Phrase(
        "what you used of your {point} on the returned item comes back to you",
        "ce que vous aviez utilisé de votre {point} pour l'article vous est rendu",
    ),
)
WITH_DATES = Phrase("{back}, with their expiry date", "{back}, avec leur date d'expiration")
GIVEN_BACK_DATED = Either(WITH_DATES.filled(back=GIVEN_BACK.points), GIVEN_BACK.pot)
POINTS_STAY_USED = Either(
    Phrase(
        "the {points} you used on the returned item do not come back to you",
        "si vous aviez utilisé des {points} pour l'article, ils ne vous sont pas rendus",
    ),
    Phrase(
        "what you used of your {point} on the returned item does not come back to you",
        "ce que vous aviez utilisé de votre {point} pour l'article ne vous est pas rendu",
    ),
)
REWARDS_STAY_USED = Phrase(
    "a voucher used on an order does not come back to you, even if you return all of the order",
    "un bon utilisé sur une commande ne vous est pas rendu, même si vous la retournez en entier",
)
LIMITS_STAY_USED = Phrase(
    "a benefit limited in number counts as used, even if you return all of the order",
    "un avantage limité en nombre reste compté comme utilisé, même si vous retournez toute la"
    " commande",
)
RETAINED = Either(
    Phrase(
        "if you no longer have enough, what the missing {points} are worth is taken off your"
        " refund",
        "s'il ne vous en reste pas assez, nous retenons sur votre remboursement ce que valent les"
        " {points} qui manquent",
    ),
    Phrase(
        "if your {point} no longer holds enough, what is missing is taken off your refund",
        "si votre {point} n'en contient plus assez, nous retenons ce qui manque sur votre"
        " remboursement",
    ),
)


def collected_on(s: Speaker, program: Program) -> tuple[str, ...]:
    """When points are added and when they can be used, and what caps them."""
    points = program.points
    caps = (capped(s, each.amount, each.period) + "." for each in points.caps)
    balance = () if points.balance_cap is None else (s.sentence(BALANCE_CAP, points),)
    others = any(e.occasion and e.collects and not e.gives_status for e in program.earnings)
    besides = points.available.after is not None and others and not points.used_at_once
    told = (s.sentence(WITHOUT_AN_ORDER),) if besides else ()
    return (s.sentence(EARNED), *caps, available(s, program), *told, *balance)


def available(s: Speaker, program: Program) -> str:
    """When points can be used."""
    when = program.points.available
    if program.points.used_at_once:
        return s.sentence(AVAILABLE, when=ON_ITS_ORDER)
    if when.after is None:
        return s.sentence(AVAILABLE, when=AT_ONCE)
    after = AFTER_MILESTONE[when.after]
    return s.sentence(AVAILABLE, when, when=after.at_once if when.delay is None else after.later)


def expiry(s: Speaker, program: Program) -> tuple[str, ...]:
    """How long points last; of several ends, the earliest counts."""
    ends = program.points.expiries
    if not ends:
        return (s.sentence(NEVER),)
    earliest = (s.sentence(EARLIEST),) if len(ends) > 1 else ()
    lasting = (s.sentence(LASTING, tier=least),) if (least := program.points.lasting_from) else ()
    told = (_end(s, program, each) for each in ends)
    soonest = (s.sentence(SOONEST_FIRST),) if dated(program) else ()
    return (*told, *earliest, *lasting, *soonest)


def dated(program: Program) -> bool:
    """Whether points have days of their own on which they expire: not all of them at once."""
    return any(not isinstance(each, tree.ExpireTogether) for each in program.points.expiries)


def _activity(s: Speaker, program: Program) -> tuple[str, ...]:
    """What keeps points alive: an order, and what this programme has besides."""
    shown = [each for each in program.earnings if each.scope.on_page]
    known = [s.own(each.text) for rule in shown if (each := activity_of(rule.head))]
    priced = (each for each in program.rewards if each.cost is not None and each.scope.on_page)
    claims = any(not each.automatic for each in priced)
    told = program.referral is not None and program.referral.scope.on_page
    friends = told or any(each.occasion is tree.Occasion.REFERRAL for each in shown)
    return (
        s.say(AN_ORDER),
        *dict.fromkeys(s.say(QUOTED, words=each) for each in known),
        *((s.say(A_CLAIM),) if claims else ()),
        *((s.say(A_FRIEND),) if friends else ()),
    )


def _end(s: Speaker, program: Program, end: tree.Expiry) -> str:
    match end:
        case tree.ExpireAfter(_, period):
            return s.sentence(_waiting(period), end, end=AFTER)
        case tree.ExpireOnDate():
            return s.sentence(ON_DATE, end)
        case tree.ExpireWithoutOrder():
            return s.sentence(WITHOUT_ORDER, end)
        case tree.ExpireWithoutActivity():
            what = _activity(s, program)
            said = WITHOUT_ACTIVITY if len(what) > 1 else WITHOUT_ORDER
            return s.sentence(said, end, what=s.join(what, "or"))
        case tree.ExpireAtYearEnd():
            return s.sentence(AT_YEAR_END)
        case _:
            assert_never(end)


def _waiting(period: Period | None) -> Either | Phrase:
    match period:
        case None:
            return AFTER
        case Period.MONTH:
            return END_OF_MONTH
        case Period.QUARTER:
            return END_OF_QUARTER
        case Period.YEAR | Period.ORDER | Period.DAY | Period.WEEK:
            return END_OF_YEAR
        case _:
            assert_never(period)


def taken_back(program: Program) -> tuple[Either | Phrase, ...]:
    """What a return takes away: points, stamps."""
    return (
        *((TAKEN_BACK,) if earns(program) else ()),
        *((STAMPS_TAKEN_BACK,) if program.stamp_cards else ()),
    )


def returns(s: Speaker, program: Program) -> tuple[str, ...]:
    """What a return changes."""
    rules, below = program.returns, program.points.below_zero
    balance = RETAINED if rules.retains else BELOW_ZERO if below else NEVER_BELOW
    never = (NEVER_BELOW,) if rules.retains and not below else ()
    back = GIVEN_BACK_DATED if dated(program) else GIVEN_BACK
    paid = back if rules.gives_points else POINTS_STAY_USED
    said = (
        *taken_back(program),
        *((balance, *never) if collects(program) else ()),
        *((paid,) if pays(program) else ()),
        *(() if rules.gives_rewards else (REWARDS_STAY_USED,)),
        *(() if rules.gives_uses else (LIMITS_STAY_USED,)),
    )
    return (
        s.sentence(ACCEPTED, rules),
        s.sentence(TESTED_AGAIN if rules.tested_again else DISCOUNTS_KEPT),
        *(s.sentence(each) for each in said),
    )

"""The life of points: when they can be used, how long they last."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.program.defaults import earns_on_orders
from palier.program.former import activity_of
from palier.program.model import Program
from palier.quantity import Duration, Period
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
DAY_AFTER = Phrase("from the day after the order", "dès le lendemain de la commande")
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


def collected_on(s: Speaker, program: Program) -> tuple[str, ...]:
    """When points are added and when they can be used, and what caps them."""
    points = program.points
    caps = (capped(s, each.amount, each.period) + "." for each in points.caps)
    balance = () if points.balance_cap is None else (s.sentence(BALANCE_CAP, points),)
    others = any(e.occasion and e.collects and not e.gives_status for e in program.earnings)
    besides = points.available.after is not None and others and not points.used_at_once
    told = (s.sentence(WITHOUT_AN_ORDER),) if besides else ()
    entered = (s.sentence(EARNED),) if earns_on_orders(program) else ()
    return (*entered, *caps, available(s, program), *told, *balance)


def available(s: Speaker, program: Program) -> str:
    """When points can be used."""
    when = program.points.available
    if program.points.used_at_once:
        return s.sentence(AVAILABLE, when=ON_ITS_ORDER)
    if when.after is None:
        return s.sentence(AVAILABLE, when=AT_ONCE)
    if when.after is tree.Milestone.ORDER and when.delay == Duration(1, Period.DAY):
        return s.sentence(AVAILABLE, when=DAY_AFTER)
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

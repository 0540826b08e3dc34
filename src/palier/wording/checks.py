"""What is said of what is odd in a file and can be computed."""

from __future__ import annotations

from palier.closed import total
from palier.problem import checks
from palier.problem.checks import Part
from palier.quantity import EveryMonthOrYear, MonthDay
from palier.speech import figures
from palier.speech.nouns import REWARD, TIER
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.tree import Party
from palier.weekdays import Weekday
from palier.wording import example, settings, versions
from palier.wording.message import NOTHING, Message, Messages, row, topic
from palier.wording.reasons import PARTIES

STATEMENTS = total(
    Party,
    {
        Party.PROMO_CODES: Phrase("offer", "offre"),
        Party.OFFERS: Phrase("offer", "offre"),
        Party.FIRST_ORDER: Phrase("first order", "première commande"),
        Party.SEGMENT: Phrase("segment", "segment"),
        Party.TIER: TIER,
        Party.REFERRAL: Phrase("referral", "parrainage"),
        Party.STAMP_CARDS: Phrase("stamp card", "carte à tampons"),
        Party.REWARDS: REWARD,
        Party.POINTS: Phrase("redeem points", "utiliser les points"),
    },
)
NEVER = total(
    Part,
    {
        Part.RULE: Phrase("{rule:cited} never applies", "{rule:cited} ne s'applique jamais"),
        Part.BAND: Phrase(
            "a band of {rule:cited} never applies",
            "une tranche de {rule:cited} ne s'applique jamais",
        ),
        Part.TIER: Phrase(
            "nobody ever reaches {rule:cited}", "personne n'atteint jamais {rule:cited}"
        ),
        Part.SEGMENT: Phrase(
            "nobody ever belongs to {rule:cited}", "personne n'appartient jamais à {rule:cited}"
        ),
        Part.REWARD: Phrase(
            "nobody ever has enough for {rule:cited}",
            "personne n'a jamais de quoi obtenir {rule:cited}",
        ),
    },
)
SAME_NAME = Phrase(
    'write `"{other}"` in both places, if they are the same',
    "écrivez `\"{other}\"` aux deux endroits, s'il s'agit du même",
)
AND_SO = Phrase("and this way here", "et ainsi ici")


def _outside_run(each: checks.OutsideRun) -> Message:
    before = Phrase(
        "{day} is before the programme begins{never}",
        "le {day} tombe avant le début du programme{never}",
    )
    after = Phrase(
        "{day} is after the programme ends{never}",
        "le {day} tombe après la fin du programme{never}",
    )
    never = Phrase(", so this never applies", ", et ceci ne s'applique donc jamais")
    return Message(
        before if each.first is not None and each.day < each.first else after,
        Phrase("outside the run", "en dehors du programme"),
        {"run": Phrase("the programme runs then", "le programme est en vigueur à ce moment-là")},
        facts={"never": never if each.never else NOTHING},
    )


def _no_day(_: Speaker, each: checks.NeverOnADay) -> Phrase:
    """`no Tuesday falls on 14 February from … to …`"""
    match each.first, each.last:
        case None, None:
            return Phrase("no {days} falls{yearly}", "aucun {days} ne tombe{yearly}")
        case None, _:
            return Phrase(
                "no {days} falls{yearly} until {last}",
                "aucun {days} ne tombe{yearly} jusqu'au {last}",
            )
        case _, None:
            return Phrase(
                "no {days} falls{yearly} from {first}",
                "aucun {days} ne tombe{yearly} à partir du {first}",
            )
        case first, last if first == last:
            return Phrase("no {days} falls on {first}", "aucun {days} ne tombe le {first}")
        case _:
            return Phrase(
                "no {days} falls{yearly} from {first} to {last}",
                "aucun {days} ne tombe{yearly} entre le {first} et le {last}",
            )


def _days(speaker: Speaker, each: checks.NeverOnADay) -> str | Phrase:
    days = (_weekday(speaker, weekday) for weekday in each.weekdays)
    return speaker.say(JOINTS["or"]).join(days) or Phrase("day", "jour")


def _weekday(speaker: Speaker, weekday: Weekday) -> str:
    name = speaker.weekday(weekday.day)
    if weekday.last:
        return speaker.say(Phrase("last {day} of the month", "dernier {day} du mois"), day=name)
    if weekday.nth is None:
        return name
    nth = figures.ordinal(weekday.nth, speaker.language, feminine=False)
    return speaker.say(Phrase("{nth} {day} of the month", "{nth} {day} du mois"), nth=nth, day=name)


def _falling(speaker: Speaker, day: EveryMonthOrYear) -> str:
    if isinstance(day, MonthDay):
        return speaker.say(Phrase("{day:source}", "le {day}"), day=day)
    said = figures.day_of_month(day.day, speaker.language)
    return speaker.say(Phrase("the {day} of a month", "le {day} d'un mois"), day=said)


def _yearly(speaker: Speaker, each: checks.NeverOnADay) -> str | Phrase:
    days = speaker.say(JOINTS["or"]).join(_falling(speaker, one) for one in each.recurring)
    return speaker.say(Phrase(" on {days}", " {days}"), days=days) if days else ""


UNUSED = total(
    checks.Unused,
    {
        checks.Unused.UNTOLD: Phrase(
            "`{ignored}` is not told here, so there is nothing to ignore",
            "`{ignored}` n'est pas signalé ici : il n'y a rien à ignorer",
        ),
        checks.Unused.UNKNOWN: Phrase(
            "no problem is called `{ignored}`", "aucun problème ne s'appelle `{ignored}`"
        ),
        checks.Unused.MISTAKE: Phrase(
            "`{ignored}` is a mistake, and mistakes cannot be ignored",
            "`{ignored}` est une erreur, et une erreur ne peut pas être ignorée",
        ),
        checks.Unused.NO_CODE: Phrase(
            "this comment names no problem between brackets, so it ignores nothing",
            "ce commentaire ne nomme aucun problème entre crochets : il n'ignore rien",
        ),
    },
)


def _unused_ignore(each: checks.UnusedIgnore) -> Message:
    near = Phrase("write `{nearest}`", "écrivez `{nearest}`")
    leave = Phrase("delete this comment", "supprimez ce commentaire")
    named = Phrase(
        "name the problem as its message does: `# palier: ignore[cliff] your reason`",
        "nommez le problème comme le fait son message : `# palier : ignore[cliff] votre raison`",
    )
    otherwise = named if each.because is checks.Unused.NO_CODE else leave
    return Message(
        UNUSED[each.because],
        Phrase("asked for here", "demandé ici"),
        hint=near if each.nearest else otherwise,
    )


MESSAGES: Messages = {
    **example.MESSAGES,
    **settings.MESSAGES,
    **versions.MESSAGES,
    checks.SpelledTwoWays: Message(
        Phrase(
            "{name:cited} and {other:cited} look like one name spelled two ways",
            "{name:cited} et {other:cited} ressemblent à un même nom écrit de deux façons",
        ),
        Phrase("spelled this way here", "écrit ainsi ici"),
        {"other_span": AND_SO},
        SAME_NAME,
    ),
    checks.NameCase: Message(
        Phrase(
            "{name:cited} and {other:cited} differ by capitals only, and are two names",
            "{name:cited} et {other:cited} ne diffèrent que par les majuscules,"
            " et sont deux noms distincts",
        ),
        Phrase("written this way here", "écrit ainsi ici"),
        {"other_span": AND_SO},
        SAME_NAME,
    ),
    checks.UnusedIgnore: _unused_ignore,
    checks.RewardNeverGiven: Message(
        Phrase(
            "nobody ever gets the reward {reward:cited}",
            "personne n'obtient jamais la récompense {reward:cited}",
        ),
        Phrase(
            "it has no price, and no rule gives it",
            "elle n'a pas de prix, et aucune règle ne la donne",
        ),
        hint=Phrase(
            'give it a price, as in `reward "{reward}" for 200 points`, or a rule that gives it,'
            ' as in `earn reward "{reward}" on joining`',
            'donnez-lui un prix, comme `récompense "{reward}" contre 200 points`, ou une règle qui'
            ' la donne, comme `gagner la récompense "{reward}" à l\'inscription`',
        ),
    ),
    checks.StatusPointsUnused: Message(
        Phrase(
            "status points are earned, but no tier and no condition counts them",
            "on gagne des points de statut, mais aucun palier ni aucune condition ne les compte",
        ),
        Phrase("earned here", "gagnés ici"),
        hint=Phrase(
            'write `tier "Gold" from 300 status points`, say',
            'écrivez par exemple `palier "Or" dès 300 points de statut`',
        ),
    ),
    checks.StatusPointsNotEarned: Message(
        Phrase(
            "nothing in this file earns status points",
            "rien dans ce fichier ne fait gagner de points de statut",
        ),
        Phrase("asked for here", "demandés ici"),
        hint=Phrase(
            "write `earn 10 status points per 1 EUR`, say",
            "écrivez par exemple `gagner 10 points de statut pour 1 €`",
        ),
    ),
    checks.ActivityUnknown: Message(
        Phrase(
            "{name:cited} is counted here, but nothing in this file is earned by it",
            "{name:cited} est compté ici, mais rien dans ce fichier ne le récompense",
        ),
        Phrase("no statement earns by this name", "aucun gain ne porte ce nom"),
        {"nearest_span": Phrase("this activity earns", "cette activité fait gagner")},
        Phrase(
            'write `"{nearest}"`, if it is the one you mean',
            "écrivez `\"{nearest}\"`, si c'est de celle-ci qu'il s'agit",
        ),
    ),
    checks.OutsideRun: _outside_run,
    checks.NeverOnADay: Message(
        Phrase(
            "{rule:cited} never applies: {no_day}", "{rule:cited} ne s'applique jamais : {no_day}"
        ),
        Phrase("no day fits", "aucun jour ne convient"),
        facts={"no_day": _no_day, "days": _days, "yearly": _yearly},
    ),
    checks.NeverApplies: Message(
        Phrase(
            "{part}: together, `{other_text}` and `{text}` leave nobody",
            "{part} : ensemble, `{other_text}` et `{text}` ne laissent passer personne",
        ),
        Phrase("one condition", "une condition"),
        {"other": Phrase("the other", "l'autre")},
        facts={"part": NEVER},
    ),
    checks.NothingEligible: Message(
        Phrase(
            "no item is left for {rule:cited}: `{text}` is among the exceptions too",
            "aucun article ne reste pour {rule:cited} : `{text}` figure aussi dans les exclusions",
        ),
        Phrase("it is only for this", "ne porte que sur ceci"),
        {"excepted": Phrase("and this leaves it out", "et ceci l'exclut")},
    ),
    checks.NeverEnough: Message(
        Phrase(
            "{used} can be used here at once, and {at_least:bare} must be",
            "on ne peut utiliser ici que {used} à la fois,"
            " alors qu'il en faut au moins {at_least:bare}",
        ),
        Phrase("uses {used} at most", "utilise au plus {used}"),
        {"at_least_span": Phrase("asks for {at_least} at least", "demande au moins {at_least}")},
    ),
    checks.BeyondCeiling: Message(
        Phrase(
            "{rule:cited} promises {promised}, and all discounts together stop at {ceiling}",
            "{rule:cited} promet {promised}, et toutes les remises ensemble s'arrêtent à {ceiling}",
        ),
        Phrase("never takes so much", "n'en retire jamais autant"),
        {"ceiling_span": Phrase("{ceiling} at most", "{ceiling} au plus")},
    ),
    checks.BonusDaysCompete: Message(
        Phrase(
            "{name:cited} and {other:cited} meet on {day}{birthday},"
            " and only the better multiplier counts",
            "{name:cited} et {other:cited} se rencontrent le {day}{birthday},"
            " et seul le meilleur multiplicateur compte",
        ),
        Phrase("multiplies on that day", "multiplie ce jour-là"),
        {"other_span": Phrase("so does this", "ceci aussi")},
        Phrase(
            "under `cumulation`, write `the best multiplier applies` if you mean it,"
            " or `multipliers multiply`",
            "sous `cumul`, écrivez `le meilleur multiplicateur s'applique` si c'est voulu,"
            " ou `les multiplicateurs se multiplient`",
        ),
        {
            "birthday": {
                True: Phrase(" for customers born that day", " pour les clients nés ce jour-là"),
                False: NOTHING,
            }
        },
    ),
    checks.ExpireBeforeAvailable: Message(
        Phrase(
            "points earned on {earned_on} expire before they can be used",
            "les points gagnés le {earned_on} expirent avant de pouvoir servir",
        ),
        Phrase("they expire on {expires_on}", "ils expirent le {expires_on}"),
        {
            "available": Phrase(
                "they are available on {available_on}", "ils sont disponibles le {available_on}"
            )
        },
    ),
    checks.EverythingFree: Message(
        Phrase(
            "an order of {basket} pays nothing for its goods, nor does one of twice as much",
            "une commande de {basket} ne paie rien pour ses articles, ni une du double",
        ),
        Phrase("gives back as much as it asks for", "rend autant que ce qu'il demande"),
        hint=Phrase(
            "give less, or say how many times: `, at most once`",
            "donnez moins, ou dites combien de fois : `, une fois au plus`",
        ),
    ),
    checks.CombinesNothing: Message(
        Phrase(
            "this line speaks of {party}, and the programme has none",
            "cette ligne nomme {party}, et le programme n'en prévoit pas",
        ),
        Phrase("there are none", "le programme n'en prévoit pas"),
        hint=Phrase(
            "add what it speaks of, `{statement} …`, or leave `{party}` out of the line",
            "ajoutez ce dont elle parle, `{statement} …`, ou retirez `{party}` de la ligne",
        ),
        facts={"party": PARTIES, "statement": row(STATEMENTS, "party")},
    ),
}
TOPIC = topic(checks, MESSAGES)

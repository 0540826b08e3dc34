"""Warnings in French."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import checks
from palier.problem.base import Problem
from palier.problem.checks import Less, Part, Settled
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import WEEKDAYS, month_day
from palier.wording.french.reasons import PARTIES
from palier.wording.said import bare, said, written
from palier.wording.words import Label, Words

FR = Language.FRENCH
STATEMENTS = {
    "offers": "offre",
    "first order benefits": "première commande",
    "segment benefits": "segment",
    "tier benefits": "palier",
    "referral benefits": "parrainage",
    "stamp cards": "carte à tampons",
    "rewards": "récompense",
    "paying with points": "utiliser les points",
}
NEVER = {
    Part.RULE: "« {} » ne s’applique jamais",
    Part.BAND: "une tranche de « {} » ne s’applique jamais",
    Part.TIER: "personne n’atteint jamais « {} »",
    Part.SEGMENT: "personne n’appartient jamais à « {} »",
    Part.REWARD: "personne n’a jamais de quoi obtenir « {} »",
}


def _spelled_two_ways(each: checks.SpelledTwoWays) -> Words:
    return Words(
        f"« {each.name} » et « {each.other} » ressemblent à un même nom écrit de deux façons",
        "écrit ainsi ici",
        (Label(each.other_span, "et ainsi là"),),
        f'écrivez `"{each.other}"` aux deux endroits, s’il s’agit du même',
    )


def _name_case(each: checks.NameCase) -> Words:
    return Words(
        f"« {each.name} » et « {each.other} » ne diffèrent que par les majuscules,"
        " et sont deux noms distincts",
        "écrit ainsi ici",
        (Label(each.other_span, "et ainsi là"),),
        f'écrivez `"{each.other}"` aux deux endroits, s’il s’agit du même',
    )


def _activity_unknown(each: checks.ActivityUnknown) -> Words:
    return Words(
        f"« {each.name} » est compté ici, mais rien dans ce fichier ne le récompense",
        "aucun gain ne porte ce nom",
        (Label(each.nearest_span, "cette activité fait gagner"),),
        f'écrivez `"{each.nearest}"`, si c’est de celle-ci qu’il s’agit',
    )


SETTLED = {
    Settled.TIERS: ("ce bloc règle des paliers, et il n’y en a aucun", "écrivez un bloc `palier`"),
    Settled.POINTS: ("ce bloc règle des points, et rien n’en fait gagner", "écrivez un `gagner …`"),
    Settled.REFERRAL: (
        "ce parrainage ne donne rien, et rien dans ce fichier n’en tient compte",
        "dites ce que `le filleul reçoit`, ou ce qui vient `après 2 filleuls :`",
    ),
}


def _nothing_to_settle(each: checks.NothingToSettle) -> Words:
    title, hint = SETTLED[each.settled]
    return Words(title, "ne change rien", hint=hint)


def _nothing_earned(each: checks.NothingEarned) -> Words:
    if each.pot:
        title = "la cagnotte peut servir, mais rien dans ce fichier ne la remplit"
        line = "gagner 5 % des achats"
    else:
        title = "les points peuvent servir, mais rien dans ce fichier n’en fait gagner"
        line = f"gagner 1 point pour {written(each.step, FR)}"
    return Words(title, "ce qui sert ici n’est gagné nulle part", (), f"ajoutez un gain : `{line}`")


def _nothing_to_multiply(_: checks.NothingToMultiply) -> Words:
    return Words(
        "ce multiplicateur n’a rien à multiplier : aucune commande ne fait gagner de points",
        "multiplie ce qu’une commande fait gagner",
        hint="ajoutez un gain pour les commandes, ou donnez plutôt `20 points de plus`",
    )


def _outside_run(each: checks.OutsideRun) -> Words:
    when = "avant le début" if before(each) else "après la fin"
    return Words(
        f"le {figures.date(each.day, FR)} tombe {when} du programme"
        + (", et ceci ne s’applique donc jamais" * each.never),
        "en dehors du programme",
        (Label(each.run, "le programme est en vigueur à ce moment-là"),),
    )


def before(each: checks.OutsideRun) -> bool:
    """Si le jour précède le programme plutôt que de le suivre."""
    return each.first is not None and each.day < each.first


def _never_on_a_day(each: checks.NeverOnADay) -> Words:
    return Words(f"« {each.rule} » ne s’applique jamais : {no_day(each)}", "aucun jour ne convient")


def no_day(each: checks.NeverOnADay) -> str:
    """`aucun mardi ne tombe le 14 février du … au …`"""
    days = " ou ".join(WEEKDAYS[FR][each] for each in each.weekdays) or "jour"
    yearly = " ou ".join(f"le {month_day(each, FR)}" for each in each.yearly)
    where = f" {yearly}" if yearly else ""
    first, last = each.first, each.last
    if first and first == last:
        return f"aucun {days} ne tombe le {figures.date(first, FR)}"
    if first and last:
        return (
            f"aucun {days} ne tombe{where} entre le {figures.date(first, FR)}"
            f" et le {figures.date(last, FR)}"
        )
    since = f" à partir du {figures.date(first, FR)}" if first else ""
    until = f" jusqu’au {figures.date(last, FR)}" if last else ""
    return f"aucun {days} ne tombe{where}{since}{until}"


def _never_applies(each: checks.NeverApplies) -> Words:
    return Words(
        f"{NEVER[each.part].format(each.rule)} : rien ne passe à la fois"
        f" `{each.other_text}` et `{each.text}`",
        "une condition",
        (Label(each.other, "l’autre"),),
    )


def _nothing_eligible(each: checks.NothingEligible) -> Words:
    return Words(
        f"il ne reste rien pour « {each.rule} » : `{each.text}` est aussi exclu",
        "ne porte que sur ceci",
        (Label(each.excepted, "qui en est exclu ici"),),
    )


def _never_enough(each: checks.NeverEnough) -> Words:
    return Words(
        f"on ne peut utiliser ici que {said(each.used, FR)} à la fois,"
        f" alors qu’il en faut au moins {bare(each.at_least, FR)}",
        f"utilise au plus {said(each.used, FR)}",
        (Label(each.at_least_span, f"demande au moins {said(each.at_least, FR)}"),),
    )


def _segment_shadowed(each: checks.SegmentShadowed) -> Words:
    conditions = " et ".join(f"`{each}`" for each in each.conditions)
    return Words(
        f"personne n’appartient jamais à « {each.segment} » : « {each.earlier} » les prend tous",
        f"un client pour qui {conditions} appartient à « {each.earlier} »",
        (Label(each.earlier_span, "écrit avant, et n’en demande pas plus"),),
        f"écrivez « {each.segment} » au-dessus de « {each.earlier} »",
    )


def _tier_passed_over(each: checks.TierPassedOver) -> Words:
    return Words(
        f"personne ne reste jamais à « {each.tier} » : qui l’atteint est déjà à « {each.higher} »",
        f"avec `{each.criteria}`, un client est à « {each.higher} »",
        (Label(each.higher_span, "n’en demande pas plus"),),
        "écrivez les paliers du plus bas au plus haut, chacun plus exigeant que le précédent",
    )


def _tier_gives_less(each: checks.TierGivesLess) -> Words:
    losses = " ; ".join(loss(one) for one in each.losses)
    lines = [line for one in each.losses if (line := lost_line(one))]
    keeps = f", par exemple {' ou '.join(lines)}" if lines else ""
    return Words(
        f"« {each.tier} » donne moins que « {each.lower} » : {losses}",
        "le palier du dessus",
        (Label(each.lower_span, "celui du dessous"),),
        f"un palier ne reprend rien de celui du dessous : écrivez tout ce qu’il garde{keeps}",
    )


def loss(each: checks.Loss) -> str:
    """`8 € de remise sur 100 €, au lieu de 10 €`"""
    gives = said(each.gives, FR) if each.gives else ""
    lower = bare(each.lower_gives, FR) if each.lower_gives else ""
    on = said(each.on, FR) if each.on else ""
    name = f"« {each.name} »"
    match each.less:
        case Less.OFF:
            return f"{gives or 'pas'} de remise sur {on}, au lieu de {lower}"
        case Less.TIMES:
            return f"{on} en font {bare(each.gives, FR) if each.gives else ''}, au lieu de {lower}"
        case Less.EXTRA:
            return f"{gives or 'rien'} de plus par commande, au lieu de {lower}"
        case Less.SHIPPING:
            return "pas de livraison offerte" + (f" avec {name}" if each.name else "")
        case Less.METHODS:
            return "une livraison qui n’est plus offerte avec tous les modes"
        case Less.PERK:
            return f"pas de privilège {name}"


def lost_line(each: checks.Loss) -> str | None:
    """Une ligne à ajouter au palier du dessus, quand elle est connue."""
    match each.less:
        case Less.SHIPPING | Less.METHODS:
            return "`livraison offerte" + (f' avec "{each.name}"`' if each.name else "`")
        case Less.PERK:
            return f'`privilège "{each.name}"`'
        case _:
            return None


def _bonus_days_compete(each: checks.BonusDaysCompete) -> Words:
    born = " pour les clients nés ce jour-là" * each.birthday
    return Words(
        f"« {each.name} » et « {each.other} » se rencontrent le {figures.date(each.day, FR)}{born},"
        " et seul le meilleur multiplicateur compte",
        "multiplie ce jour-là",
        (Label(each.other_span, "ceci aussi"),),
        "sous `cumul`, écrivez `le meilleur multiplicateur s'applique` si c’est voulu,"
        " ou `les multiplicateurs se multiplient`",
    )


def _expire_before_available(each: checks.ExpireBeforeAvailable) -> Words:
    return Words(
        f"les points gagnés le {figures.date(each.earned_on, FR)} expirent avant de pouvoir servir",
        f"ils expirent le {figures.date(each.expires_on, FR)}",
        (Label(each.available, f"ils sont disponibles le {figures.date(each.available_on, FR)}"),),
    )


def _combines_nothing(each: checks.CombinesNothing) -> Words:
    party, statement = PARTIES[each.party], STATEMENTS[each.party]
    return Words(
        f"cette ligne nomme {party}, et le programme n’en prévoit pas",
        "le programme n’en prévoit pas",
        hint=f"écrivez un bloc `{statement}`, ou retirez `{party}` de la ligne",
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    checks.SpelledTwoWays: _spelled_two_ways,
    checks.NameCase: _name_case,
    checks.ActivityUnknown: _activity_unknown,
    checks.NothingToSettle: _nothing_to_settle,
    checks.NothingEarned: _nothing_earned,
    checks.NothingToMultiply: _nothing_to_multiply,
    checks.OutsideRun: _outside_run,
    checks.NeverOnADay: _never_on_a_day,
    checks.NeverApplies: _never_applies,
    checks.NothingEligible: _nothing_eligible,
    checks.NeverEnough: _never_enough,
    checks.SegmentShadowed: _segment_shadowed,
    checks.TierPassedOver: _tier_passed_over,
    checks.TierGivesLess: _tier_gives_less,
    checks.BonusDaysCompete: _bonus_days_compete,
    checks.ExpireBeforeAvailable: _expire_before_available,
    checks.CombinesNothing: _combines_nothing,
}

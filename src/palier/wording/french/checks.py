"""Warnings in French."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier import figures
from palier.figures import WEEKDAYS, month_day
from palier.problem import checks
from palier.problem.base import Problem
from palier.problem.checks import Counted, Less, Part
from palier.quantity import Boundary
from palier.source import Language
from palier.wording.said import bare, closed_band, open_band, said, written
from palier.wording.words import Label, Words

FR = Language.FRENCH
PARTIES = {
    "promo codes": "les codes promo",
    "offers": "les offres",
    "first order benefits": "les avantages de la première commande",
    "segment benefits": "les avantages du segment",
    "tier benefits": "les avantages du palier",
    "referral benefits": "les avantages du parrainage",
    "stamp cards": "les cartes à tampons",
    "rewards": "les récompenses",
    "paying with points": "le paiement en points",
}
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


def _band_gap(each: checks.BandGap) -> Words:
    again = open_band(each.counted, each.boundary, each.begins, FR)
    verb = {Boundary.FROM: "à", Boundary.ABOVE: "au-delà de"}[each.above_boundary]
    return Words(
        f"{between(each.counted, each.first, each.last)} ne donne droit à rien",
        f"cette tranche s’arrête à {said(each.ends, FR)}",
        (Label(each.above, f"la suivante commence {verb} {bare(each.above_begins, FR)}"),),
        again and f"écrivez `{again}` pour laisser courir la première tranche",
    )


def between(counted: Counted, first: checks.Measure, last: checks.Measure) -> str:
    """Ce qui tombe dans un trou, sujet de la phrase."""
    if first == last:
        return holder(counted, first)
    span = f"entre {bare(first, FR)} et {said(last, FR)}"
    match counted:
        case Counted.BASKET:
            return f"un panier {span}"
        case Counted.AFTER_DISCOUNTS:
            return f"un panier {span} après remises"
        case Counted.POT:
            return f"une cagnotte {span}"
        case Counted.POINTS:
            return f"un solde {span}"
        case _:
            return f"un panier qui compte {span}"


def holder(counted: Counted, value: checks.Measure) -> str:
    """Ce qui a une valeur, sujet de la phrase."""
    match counted:
        case Counted.BASKET | Counted.ITEMS:
            return f"un panier de {said(value, FR)}"
        case Counted.AFTER_DISCOUNTS:
            return f"un panier de {said(value, FR)} après remises"
        case Counted.POT:
            return f"une cagnotte de {said(value, FR)}"
        case _:
            return f"un solde de {said(value, FR)}"


def _band_overlap(each: checks.BandOverlap) -> Words:
    shorter = closed_band(each.counted, each.begins, each.shorter, FR)
    return Words(
        f"{holder(each.counted, each.witness)} tombe dans deux tranches,"
        " et la plus haute s’applique",
        "c’est celle-ci qui s’applique",
        (Label(each.below, f"celle-ci va jusqu’à {said(each.ends, FR)}"),),
        shorter and f"écrivez `{shorter}` pour arrêter la première où commence la suivante",
    )


def _band_twice(each: checks.BandTwice) -> Words:
    return Words(
        f"{holder(each.counted, each.witness)} tombe dans deux tranches qui commencent ensemble",
        "cette tranche commence au même endroit",
        (Label(each.other, "que celle-ci"),),
        "réunissez-les avec `et`, ou faites commencer l’une des deux plus haut",
    )


def _bands_out_of_order(each: checks.BandsOutOfOrder) -> Words:
    return Words(
        f"une tranche qui commence à {said(each.begins, FR)} est écrite après une plus haute",
        f"commence à {said(each.begins, FR)}",
        (Label(each.before, f"commence à {said(each.before_begins, FR)}, et s’applique dès là"),),
        "écrivez la tranche la plus basse en premier : rien ne change, et cela se lit mieux",
    )


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


def _band_passed_over(each: checks.BandPassedOver) -> Words:
    return Words(
        f"cette tranche ne s’applique jamais : `{each.text}` ne lui laisse rien"
        f" sous {said(each.begins, FR)}",
        "jamais la plus haute qui convienne",
        (
            Label(each.higher, "à partir d’ici, c’est celle-ci qui s’applique"),
            Label(each.condition, "et ceci ne laisse rien passer de plus bas"),
        ),
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
        f" alors qu’il en faut au moins {said(each.at_least, FR)}",
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
    return Words(
        lesser(each),
        "le palier du dessus",
        (Label(each.lower_span, "celui du dessous"),),
        f"un palier ne reprend rien de celui du dessous : {lesser_line(each)}",
    )


def lesser(each: checks.TierGivesLess) -> str:
    """En quoi un palier donne moins, avec un panier où cela se voit."""
    gives = said(each.gives, FR) if each.gives else ""
    lower = said(each.lower_gives, FR) if each.lower_gives else ""
    basket = said(each.basket, FR) if each.basket else ""
    tier, below = f"« {each.tier} »", f"« {each.lower} »"
    match each.less:
        case Less.OFF:
            less = f"{tier} enlève {gives}" if gives else f"{tier} n’enlève rien"
            return f"sur un panier de {basket}, {less} et {below} {lower}"
        case Less.TIMES:
            return f"de {basket}, {tier} en fait {gives} et {below} {lower}"
        case Less.EXTRA:
            less = f"{tier} ajoute {gives}" if gives else f"{tier} n’ajoute rien"
            return f"{less} à une commande, et {below} {lower}"
        case Less.SHIPPING:
            method = f" avec « {each.name} »" if each.name else ""
            return f"{tier} perd la livraison offerte{method} que donne {below}"
        case Less.PERK:
            return f"{tier} perd le privilège « {each.name} » que donne {below}"


def lesser_line(each: checks.TierGivesLess) -> str:
    """Ce qu’il faut ajouter au palier du dessus."""
    match each.less:
        case Less.SHIPPING:
            method = f' avec "{each.name}"' if each.name else ""
            return f"ajoutez `livraison offerte{method}` s’il la garde"
        case Less.PERK:
            return f'ajoutez `privilège "{each.name}"` s’il le garde'
        case _:
            return "écrivez tout ce qu’il donne"


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
    checks.BandGap: _band_gap,
    checks.BandOverlap: _band_overlap,
    checks.BandTwice: _band_twice,
    checks.BandsOutOfOrder: _bands_out_of_order,
    checks.SpelledTwoWays: _spelled_two_ways,
    checks.NameCase: _name_case,
    checks.NothingEarned: _nothing_earned,
    checks.NothingToMultiply: _nothing_to_multiply,
    checks.OutsideRun: _outside_run,
    checks.NeverOnADay: _never_on_a_day,
    checks.NeverApplies: _never_applies,
    checks.BandPassedOver: _band_passed_over,
    checks.NothingEligible: _nothing_eligible,
    checks.NeverEnough: _never_enough,
    checks.SegmentShadowed: _segment_shadowed,
    checks.TierPassedOver: _tier_passed_over,
    checks.TierGivesLess: _tier_gives_less,
    checks.BonusDaysCompete: _bonus_days_compete,
    checks.ExpireBeforeAvailable: _expire_before_available,
    checks.CombinesNothing: _combines_nothing,
}

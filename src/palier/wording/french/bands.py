"""What is said of bands, in French."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import bands
from palier.problem.bands import Counted
from palier.problem.base import Problem
from palier.quantity import Boundary
from palier.source import Language
from palier.wording.said import bare, closed_band, open_band, said
from palier.wording.words import Label, Words

FR = Language.FRENCH


def _band_gap(each: bands.BandGap) -> Words:
    again = open_band(each.counted, each.boundary, each.begins, FR)
    verb = {Boundary.FROM: "à", Boundary.ABOVE: "au-delà de"}[each.above_boundary]
    return Words(
        f"{between(each.counted, each.first, each.last)} ne donne droit à rien",
        f"cette tranche s’arrête à {said(each.ends, FR)}",
        (Label(each.above, f"la suivante commence {verb} {bare(each.above_begins, FR)}"),),
        again and f"écrivez `{again}` pour laisser courir la première tranche",
    )


def between(counted: Counted, first: bands.Measure, last: bands.Measure) -> str:
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


def holder(counted: Counted, value: bands.Measure) -> str:
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


def _band_overlap(each: bands.BandOverlap) -> Words:
    shorter = closed_band(each.counted, each.begins, each.shorter, FR)
    return Words(
        f"{holder(each.counted, each.witness)} tombe dans deux tranches,"
        " et la plus haute s’applique",
        "c’est celle-ci qui s’applique",
        (Label(each.below, f"celle-ci va jusqu’à {said(each.ends, FR)}"),),
        shorter and f"écrivez `{shorter}` pour arrêter la première où commence la suivante",
    )


def _band_twice(each: bands.BandTwice) -> Words:
    return Words(
        f"{holder(each.counted, each.witness)} tombe dans deux tranches qui commencent ensemble",
        "cette tranche commence au même endroit",
        (Label(each.other, "que celle-ci"),),
        "réunissez-les avec `et`, ou faites commencer l’une des deux plus haut",
    )


def _bands_out_of_order(each: bands.BandsOutOfOrder) -> Words:
    return Words(
        f"une tranche qui commence à {said(each.begins, FR)} est écrite après une plus haute",
        f"commence à {said(each.begins, FR)}",
        (Label(each.before, f"commence à {said(each.before_begins, FR)}, et s’applique dès là"),),
        "écrivez la tranche la plus basse en premier : rien ne change, et cela se lit mieux",
    )


def _band_passed_over(each: bands.BandPassedOver) -> Words:
    return Words(
        f"cette tranche ne s’applique jamais : `{each.text}` ne lui laisse rien"
        f" sous {said(each.begins, FR)}",
        "jamais la plus haute qui convienne",
        (
            Label(each.higher, "à partir d’ici, c’est celle-ci qui s’applique"),
            Label(each.condition, "et ceci ne laisse rien passer de plus bas"),
        ),
    )


def _bands_end(each: bands.BandsEnd) -> Words:
    again = open_band(each.counted, each.boundary, each.begins, FR)
    return Words(
        f"{holder(each.counted, each.witness)} ne donne droit à rien :"
        " c’est au-delà de la dernière tranche",
        f"la dernière tranche s’arrête à {said(each.ends, FR)}",
        hint=again and f"écrivez `{again}` pour la laisser courir",
    )


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    bands.BandGap: _band_gap,
    bands.BandOverlap: _band_overlap,
    bands.BandTwice: _band_twice,
    bands.BandsOutOfOrder: _bands_out_of_order,
    bands.BandPassedOver: _band_passed_over,
    bands.BandsEnd: _bands_end,
}

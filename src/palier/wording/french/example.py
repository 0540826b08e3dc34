"""Les exemples et les garanties qui ne tiennent pas, en français."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from palier.problem.base import Problem
from palier.problem.example import (
    ExampleFails,
    ExampleRefused,
    GuaranteeFails,
    Impossible,
    Promised,
    Subject,
    Value,
)
from palier.problem.reckoning import Figure
from palier.quantity import Money, Points, currency_digits
from palier.source import Language
from palier.speech.figures import Style, plural
from palier.wording.figure import figure
from palier.wording.words import Label, Words

FR = Language.FRENCH
NOUNS = {
    Promised.EARNED: ("gagné", "gagnés"),
    Promised.OFF: ("de remise", "de remise"),
    Promised.LEFT: ("restant", "restants"),
    Promised.TO_PAY: ("à payer", "à payer"),
}
SHIPPING = {True: "la livraison offerte", False: "une livraison payante", None: "aucune livraison"}
SUBJECTS = {
    Subject.DISCOUNT: "la remise",
    Subject.TO_PAY: "le montant à payer",
    Subject.POINTS_EARNED: "le nombre de points gagnés",
    Subject.VALUE_OF_POINTS: "la valeur des points gagnés",
}


def said(promised: Promised, value: Value, by: str | None) -> str:
    """What an example promises, or what comes out.

    >>> said(Promised.TIER, "Gold", None), said(Promised.SHIPPING, True, None)
    ('le palier «\\xa0Gold\\xa0»', 'la livraison offerte')
    """
    if promised is Promised.SHIPPING:
        return SHIPPING[value if isinstance(value, bool) else None]
    if isinstance(value, str):
        return f"le palier {quoted(value)}"
    if value is None:
        return "aucun palier"
    noun = NOUNS[promised][plural(counted(value), FR)]
    return f"{figure(value, FR)} {noun}" + (f" par {quoted(by)}" if by else "")


def quoted(name: str | None) -> str:
    """A name of the merchant's between French quotation marks."""
    return f"«\u00a0{name}\u00a0»"


def counted(value: Figure) -> Fraction:
    """The number that decides between singular and plural."""
    match value:
        case Points(count):
            return Fraction(count)
        case Money(minor, currency):
            return Fraction(minor, 10 ** (currency_digits(currency) or 0))
        case _:
            return Fraction(0)


def _example_fails(problem: ExampleFails) -> Words:
    wanted = said(problem.promised, problem.wanted, problem.by)
    got = said(problem.promised, problem.got, problem.by)
    title = f"l’exemple {quoted(problem.example)} promet {wanted}, mais donne {got}"
    because = " ".join(problem.because[1])
    label = f"on obtient {got}" + (f"\u00a0: {because}" if because else "")
    return Words(title, label=label, hint="corrigez l’exemple, ou la règle qu’il montre")


def _example_refused(problem: ExampleRefused) -> Words:
    start = f"la commande de l’exemple {quoted(problem.example)} est impossible"
    if problem.impossible is Impossible.DECLARED_CODE:
        title = f"{start}\u00a0: le code {quoted(problem.promo_code)} a son offre dans ce fichier"
        return Words(
            title, label="c’est l’offre qui dit la remise", hint="supprimez `d'une valeur de …`"
        )
    there = figure(problem.available or 0, FR)
    wanted = figure(problem.wanted or 0, FR)
    written = figure(problem.wanted or 0, FR, Style.SOURCE)
    title = f"{start}\u00a0: elle utilise {wanted}, et le client a {there}"
    return Words(
        title, label=f"{there} seulement", hint=f"écrivez `étant donné un client avec {written}`"
    )


def _guarantee_fails(problem: GuaranteeFails) -> Words:
    subject = SUBJECTS[problem.subject]
    got, bound = figure(problem.got, FR), figure(problem.bound, FR)
    title = f"{subject} est de {got} dans l’exemple {quoted(problem.example)}"
    shown = Label(problem.shown_by, f"ici, {subject} est de {got}")
    says = f"cette garantie ne tient pas\u00a0: {title}"
    return Words(says, f"la limite est de {bound}", (shown,))


WORDING: dict[type[Problem], Callable[..., Words]] = {
    ExampleFails: _example_fails,
    ExampleRefused: _example_refused,
    GuaranteeFails: _guarantee_fails,
}

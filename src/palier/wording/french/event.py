"""Les erreurs dans les commandes et les comptes, en français."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem.base import Problem
from palier.problem.event import (
    DecimalNumber,
    DeclaredCode,
    Flaw,
    Found,
    MissingKey,
    MoneyDecimals,
    MoneyForm,
    NotJson,
    OutOfRange,
    RepeatedKey,
    TimeForm,
    TimeWithoutOffset,
    TooManyPoints,
    UnfamiliarName,
    UnknownChoice,
    UnknownEvent,
    UnknownForm,
    UnknownKey,
    Wanted,
    WrongValue,
    path_in_words,
)
from palier.source import Language
from palier.wording.figure import figure
from palier.wording.words import Words

WANTED = {
    Wanted.TEXT: "un texte entre guillemets droits",
    Wanted.WHOLE: "un nombre entier",
    Wanted.MONEY: "un montant",
    Wanted.YES_NO: "`true` ou `false`",
    Wanted.LIST: "une liste qui contient quelque chose",
    Wanted.OBJECT: "un objet entre accolades",
    Wanted.TIME: "une date et une heure",
    Wanted.DAY: "une date",
    Wanted.BIRTHDAY: "un jour et un mois",
    Wanted.POINTS: "un nombre entier de points ou `all`",
    Wanted.POT: "un montant ou `all`",
}
EXAMPLES = {
    Wanted.TEXT: '"Colissimo"',
    Wanted.WHOLE: "2",
    Wanted.MONEY: '"12.50"',
    Wanted.YES_NO: "true",
    Wanted.LIST: '["…"]',
    Wanted.OBJECT: '{"…": …}',
    Wanted.TIME: '"2026-11-26T10:00:00+01:00"',
    Wanted.DAY: '"2026-11-26"',
    Wanted.BIRTHDAY: '"--05-01"',
    Wanted.POINTS: '60 ou "all"',
    Wanted.POT: '"6.50" ou "all"',
}
FOUND = {
    Found.TEXT: "un texte",
    Found.NUMBER: "un nombre",
    Found.YES_NO: "un oui ou non",
    Found.LIST: "une liste",
    Found.OBJECT: "un objet",
    Found.NULL: "vide (`null`)",
    Found.OTHER: "autre chose",
}
FLAWS = {
    Flaw.EMPTY: ("il n’y a rien", None),
    Flaw.COMMA: ("il manque avant ceci une virgule ou le crochet fermant", None),
    Flaw.COLON: ("il manque deux-points entre la clé et sa valeur", None),
    Flaw.KEY: (
        "une clé entre guillemets droits est attendue ici",
        "pas de virgule avant une accolade fermante",
    ),
    Flaw.VALUE: (
        "une valeur est attendue ici",
        "les textes s’écrivent entre guillemets droits, et rien ne finit par une virgule",
    ),
    Flaw.MORE: ("il reste quelque chose après la fin", "un fichier, une commande ou un compte"),
    Flaw.STRING: ("un texte ne finit pas, ou contient un caractère à échapper", None),
    Flaw.DEEP: ("trop de crochets les uns dans les autres", None),
    Flaw.LONG_NUMBER: ("un nombre de plus de chiffres qu’aucun montant", None),
    Flaw.MORE_ON_LINE: ("il reste quelque chose après la fin", "mettez-le sur une autre ligne"),
    Flaw.CUT: ("la ligne s’arrête trop tôt", "en JSON Lines, chacun tient entier sur une ligne"),
    Flaw.OTHER: ("le texte n’est pas du JSON", None),
}


def at(problem: Any) -> str:  # noqa: ANN401 - any problem of an event
    """Where the value stands, as programmers write it."""
    return f"`{path_in_words(problem.path)}`" if problem.path else "l’ensemble"


def _not_json(problem: NotJson) -> Words:
    says, hint = FLAWS[problem.flaw]
    return Words(f"ce n’est pas du JSON : {says}", label="ici", hint=hint)


def _repeated_key(problem: RepeatedKey) -> Words:
    title = f"{at(problem)} est donné deux fois"
    return Words(title, label="une fois de trop", hint="n’en gardez qu’un")


def _unknown_key(problem: UnknownKey) -> Words:
    near = f"écrivez `{problem.nearest}`" if problem.nearest else None
    known = "connues ici : " + ", ".join(f"`{each}`" for each in problem.known)
    return Words(f"il n’y a pas de clé {at(problem)}", label="inconnue", hint=near or known)


def _missing_key(problem: MissingKey) -> Words:
    key = problem.path[-1]
    return Words(f"{at(problem)} manque", label=f"il faut donner `{key}` ici")


def _wrong_value(problem: WrongValue) -> Words:
    example = EXAMPLES[problem.wanted]
    if problem.found is Found.NULL:
        hint = f"supprimez la clé, ou écrivez {example}"
        return Words(f"{at(problem)} vaut `null`", label="rien n’est donné ici", hint=hint)
    title = f"{at(problem)} devrait être {WANTED[problem.wanted]}"
    label = f"{problem.shown} est {FOUND[problem.found]}"
    return Words(title, label=label, hint=f"écrivez par exemple {example}")


def _decimal_number(problem: DecimalNumber) -> Words:
    title = f"{at(problem)} vaut {problem.shown}, un nombre à virgule"
    if problem.exact is None:
        return Words(title, label="il faut un nombre entier")
    hint = (
        f'écrivez "{problem.exact}" entre guillemets : '
        "sans eux, les ordinateurs arrondissent les nombres à virgule"
    )
    return Words(title, label="un montant s’écrit entre guillemets droits", hint=hint)


def _money_form(problem: MoneyForm) -> Words:
    title = f"{at(problem)} vaut {problem.shown}, qui n’est pas un montant"
    hint = f'écrivez "{problem.meant}"' if problem.meant else 'écrivez par exemple "12.50"'
    return Words(title, label="des chiffres, et un point avant les décimales", hint=hint)


def _money_decimals(problem: MoneyDecimals) -> Words:
    count = {0: "pas de décimales", 1: "1 décimale"}.get(
        problem.digits, f"{problem.digits} décimales"
    )
    title = f"{at(problem)} vaut {problem.shown}, or {problem.currency} a {count}"
    return Words(title, label="trop de décimales")


def _out_of_range(problem: OutOfRange) -> Words:
    bound = f"au moins {problem.least}" if problem.least else f"au plus {problem.most}"
    return Words(f"{at(problem)} vaut {problem.shown} ; il faut {bound}", label=bound)


def _time_form(problem: TimeForm) -> Words:
    title = f"{at(problem)} vaut {problem.shown}, qui n’est pas {WANTED[problem.wanted]}"
    hint = f"écrivez par exemple {EXAMPLES[problem.wanted]}"
    return Words(title, label="pas de jour ou d’heure de ce genre", hint=hint)


def _time_without_offset(problem: TimeWithoutOffset) -> Words:
    title = f"{at(problem)} ne dit pas dans quel fuseau horaire"
    hint = 'finissez par le décalage, comme dans "2026-11-26T10:00:00+01:00"'
    return Words(title, label="pas de décalage", hint=hint)


def _unknown_choice(problem: UnknownChoice) -> Words:
    choices = " ou ".join(f'"{each}"' for each in problem.choices)
    title = f"{at(problem)} vaut {problem.shown} ; il faut {choices}"
    return Words(title, label="inconnu ici", hint=f"écrivez {choices}")


def _unknown_event(problem: UnknownEvent) -> Words:
    title = f"{at(problem)} vaut {problem.shown}, qui n’est pas un type d’événement"
    near = f'écrivez "{problem.nearest}"' if problem.nearest else None
    known = "types connus : " + ", ".join(f'"{each}"' for each in problem.known)
    return Words(title, label="inconnu", hint=near or known)


def _unknown_form(problem: UnknownForm) -> Words:
    reads = "la forme 1" if problem.newest == 1 else f"les formes jusqu’à {problem.newest}"
    title = f"ce compte est écrit dans la forme {problem.shown}, et ce Palier lit {reads}"
    hint = "lisez-le avec le Palier plus récent qui l’a écrit"
    return Words(title, label="une forme plus récente", hint=hint)


def _too_many_points(problem: TooManyPoints) -> Words:
    wanted = figure(problem.wanted, Language.FRENCH)
    available = figure(problem.available, Language.FRENCH)
    title = f"{at(problem)} demande {wanted}, et le client a {available}"
    return Words(title, label=f"{available} seulement", hint='écrivez "all" pour utiliser le reste')


def _declared_code(problem: DeclaredCode) -> Words:
    code, offer = problem.promo_code, problem.offer
    title = (
        f"la boutique dit ce que retire «\u00a0{code}\u00a0», "
        f"et l’offre «\u00a0{offer}\u00a0» du fichier aussi"
    )
    return Words(title, label="à supprimer", hint="donnez un autre code à l’une des deux")


def _unfamiliar_name(problem: UnfamiliarName) -> Words:
    title = f"«\u00a0{problem.name}\u00a0» n’est nulle part dans le fichier de règles"
    if problem.nearest is None:
        return Words(title, label="le fichier de règles ne le connaît pas")
    title += f", mais «\u00a0{problem.nearest}\u00a0» y est"
    label = "le même, écrit autrement\u00a0?"
    return Words(title, label=label, hint=f'écrivez "{problem.nearest}"')


WORDING: dict[type[Problem], Callable[..., Words]] = {
    NotJson: _not_json,
    RepeatedKey: _repeated_key,
    UnknownKey: _unknown_key,
    MissingKey: _missing_key,
    WrongValue: _wrong_value,
    DecimalNumber: _decimal_number,
    MoneyForm: _money_form,
    MoneyDecimals: _money_decimals,
    OutOfRange: _out_of_range,
    TimeForm: _time_form,
    TimeWithoutOffset: _time_without_offset,
    UnknownChoice: _unknown_choice,
    UnknownEvent: _unknown_event,
    UnknownForm: _unknown_form,
    TooManyPoints: _too_many_points,
    DeclaredCode: _declared_code,
    UnfamiliarName: _unfamiliar_name,
}

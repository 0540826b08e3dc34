"""What is said of mistakes in orders and accounts: what was wanted in JSON, and what was found."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.problem import event
from palier.problem.event import EventProblem, Found, Wanted, path_in_words
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.wording.message import Message, Messages, listed, topic
from palier.wording.not_json import not_json

FOR_INSTANCE = Phrase("write for instance {example}", "écrivez par exemple {example}")
MEANT = Phrase("write {meant}", "écrivez {meant}")
MEANT_QUOTED = Phrase('write "{meant}"', 'écrivez "{meant}"')
QUOTED = Phrase('write "{nearest}"', 'écrivez "{nearest}"')
WANTED: Mapping[Wanted, tuple[Phrase, Phrase | str]] = total(
    Wanted,
    {
        Wanted.TEXT: (
            Phrase("a text in double quotes", "un texte entre guillemets droits"),
            '"…"',
        ),
        Wanted.WHOLE: (Phrase("a whole number", "un nombre entier"), "2"),
        Wanted.MONEY: (Phrase("an amount of money", "un montant"), '"12.50"'),
        Wanted.YES_NO: (Phrase("true or false", "`true` ou `false`"), "true"),
        Wanted.LIST: (
            Phrase("a list with something in it", "une liste qui contient quelque chose"),
            '["…"]',
        ),
        Wanted.OBJECT: (Phrase("an object in braces", "un objet entre accolades"), '{"…": …}'),
        Wanted.TIME: (
            Phrase("a date and a time", "une date et une heure"),
            '"2026-11-26T10:00:00+01:00"',
        ),
        Wanted.DAY: (Phrase("a date", "une date"), '"2026-11-26"'),
        Wanted.BIRTHDAY: (Phrase("a day and a month", "un jour et un mois"), '"--05-01"'),
        Wanted.POINTS: (
            Phrase("a whole number of points or `all`", "un nombre entier de points ou `all`"),
            Phrase('60 or "all"', '60 ou "all"'),
        ),
        Wanted.POT: (
            Phrase("an amount of money or `all`", "un montant ou `all`"),
            Phrase('"6.50" or "all"', '"6.50" ou "all"'),
        ),
    },
)
"""What a value should have been, and an example of it."""

FOUND = total(
    Found,
    {
        Found.TEXT: Phrase("a text", "un texte"),
        Found.BLANK: Phrase("an empty text", "un texte vide"),
        Found.NUMBER: Phrase("a number", "un nombre"),
        Found.YES_NO: Phrase("true or false", "un oui ou non"),
        Found.LIST: Phrase("a list", "une liste"),
        Found.OBJECT: Phrase("an object", "un objet"),
        Found.NULL: Phrase("nothing (`null`)", "vide (`null`)"),
        Found.OTHER: Phrase("something else", "autre chose"),
    },
)


def where(_: Speaker, each: EventProblem) -> Phrase | str:
    """The place of the value, as programmers write it."""
    return (
        f"`{path_in_words(each.path)}`"
        if each.path
        else Phrase("what is sent", "ce qui est envoyé")
    )


def _key(_: Speaker, each: event.MissingKey) -> str:
    return str(each.path[-1])


def _wanted(_: Speaker, each: event.WrongValue | event.TimeForm) -> Phrase:
    return WANTED[each.wanted][0]


def _example(_: Speaker, each: event.WrongValue | event.TimeForm) -> Phrase | str:
    return WANTED[each.wanted][1]


def _wrong_value(each: event.WrongValue) -> Message:
    blank = each.found is Found.BLANK and each.wanted is Wanted.TEXT
    if each.path and (blank or each.found is Found.NULL):
        return Message(
            Phrase("{where} is empty", "{where} est vide")
            if blank
            else Phrase("{where} is `null`", "{where} vaut `null`"),
            Phrase("nothing is given here", "rien n'est donné ici"),
            hint=Phrase(
                "leave the key out, or write {example}", "supprimez la clé, ou écrivez {example}"
            ),
        )
    return Message(
        Phrase("{where} should be {wanted}", "{where} devrait être {wanted}"),
        Phrase("{shown} is {found}", "{shown} est {found}"),
        hint=(MEANT, FOR_INSTANCE),
        facts={"wanted": _wanted, "found": FOUND},
    )


def _decimal_number(each: event.DecimalNumber) -> Message:
    whole = Phrase("this must be a whole number", "il faut un nombre entier")
    money = Phrase(
        "money is written in double quotes", "un montant s'écrit entre guillemets droits"
    )
    return Message(
        Phrase(
            "{where} is {shown}, a number with a decimal point",
            "{where} vaut {shown}, un nombre à virgule",
        ),
        whole if each.exact is None else money,
        hint=Phrase(
            'write "{exact}" in double quotes: computers round bare decimal numbers',
            'écrivez "{exact}" entre guillemets :'
            " sans eux, les ordinateurs arrondissent les nombres à virgule",
        ),
    )


def _no_amount(_: Speaker, each: event.MoneyForm) -> Phrase:
    if each.points:
        return Phrase("not a number of points", "qui n'est pas un nombre de points")
    return Phrase("not an amount of money", "qui n'est pas un montant")


def _decimals(_: Speaker, each: event.MoneyDecimals) -> Phrase:
    if each.digits == 0:
        return Phrase("{currency} has no decimals", "{currency} n'a pas de décimales")
    if not each.currency:
        return Phrase(
            "points have {digits:plain} {digits:decimal|decimals}",
            "les points ont {digits:plain} {digits:décimale|décimales}",
        )
    return Phrase(
        "{currency} has {digits:plain} {digits:decimal|decimals}",
        "{currency} a {digits:plain} {digits:décimale|décimales}",
    )


def _bound(_: Speaker, each: event.OutOfRange) -> Phrase:
    if each.least:
        return Phrase("at least {least}", "au moins {least}")
    return Phrase("at most {most}", "au plus {most}")


def _forms(_: Speaker, each: event.UnknownForm) -> Phrase:
    if each.newest == 1:
        return Phrase("form 1", "la forme 1")
    return Phrase("forms up to {newest:plain}", "les formes jusqu'à {newest:plain}")


MESSAGES: Messages = {
    event.NotJson: not_json,
    event.RepeatedKey: Message(
        Phrase("{where} is given twice", "{where} est donné deux fois"),
        Phrase("once too often", "une fois de trop"),
        hint=Phrase("leave one of them out", "n'en gardez qu'un"),
    ),
    event.UnknownKey: Message(
        Phrase("there is no key {where}", "il n'y a pas de clé {where}"),
        Phrase("not known", "inconnue"),
        hint=(
            Phrase("write `{nearest}`", "écrivez `{nearest}`"),
            Phrase("known here: {known}", "connues ici : {known}"),
        ),
        facts={"known": listed("known", "`{}`")},
    ),
    event.MissingKey: Message(
        Phrase("{where} is missing", "{where} manque"),
        Phrase("`{key}` must be given here", "il faut donner `{key}` ici"),
        facts={"key": _key},
    ),
    event.WrongValue: _wrong_value,
    event.ListTooLong: Message(
        Phrase(
            "{where} has {many} values, more than the {most} of one list",
            "{where} a {many} valeurs, plus que les {most} d'une liste",
        ),
        Phrase("too many", "c'est trop"),
        hint=Phrase("send several orders or events", "envoyez plusieurs commandes ou événements"),
    ),
    event.DecimalNumber: _decimal_number,
    event.MoneyForm: Message(
        Phrase("{where} is {shown}, which is {wanted}", "{where} vaut {shown}, {wanted}"),
        Phrase(
            "digits, with a point before the decimals",
            "des chiffres, et un point avant les décimales",
        ),
        hint=(
            MEANT_QUOTED,
            Phrase('write for instance "12.50"', 'écrivez par exemple "12.50"'),
        ),
        facts={"wanted": _no_amount},
    ),
    event.MoneyDecimals: Message(
        Phrase(
            "{where} is {shown}, but {decimals}",
            "{where} vaut {shown}, or {decimals}",
        ),
        Phrase("too many decimals", "trop de décimales"),
        hint=(MEANT_QUOTED, Phrase("round it before it is sent", "arrondissez avant l'envoi")),
        facts={"decimals": _decimals},
    ),
    event.OutOfRange: Message(
        Phrase("{where} is {shown}; it must be {bound}", "{where} vaut {shown} ; il faut {bound}"),
        Phrase("{bound}", "{bound}"),
        facts={"bound": _bound},
    ),
    event.TimeForm: Message(
        Phrase(
            "{where} is {shown}, which is not {wanted}",
            "{where} vaut {shown}, qui n'est pas {wanted}",
        ),
        Phrase(
            "there is no such date, or it is written another way",
            "cette date n'existe pas, ou s'écrit autrement",
        ),
        hint=(MEANT_QUOTED, FOR_INSTANCE),
        facts={"wanted": _wanted},
    ),
    event.TimeWithoutOffset: Message(
        Phrase(
            "{where} does not say in which time zone it is",
            "{where} ne dit pas dans quel fuseau horaire",
        ),
        Phrase("no offset", "pas de décalage"),
        hint=Phrase(
            'end it with its offset, as in "2026-11-26T10:00:00+01:00"',
            'finissez par le décalage, comme dans "2026-11-26T10:00:00+01:00"',
        ),
    ),
    event.UnknownChoice: Message(
        Phrase(
            "{where} is {shown}; it must be {choices}", "{where} vaut {shown} ; il faut {choices}"
        ),
        Phrase("not known here", "inconnu ici"),
        hint=Phrase("write {choices}", "écrivez {choices}"),
        facts={"choices": listed("choices", '"{}"', JOINTS["or"])},
    ),
    event.UnknownEvent: Message(
        Phrase(
            "{where} is {shown}, which is not a type of event",
            "{where} vaut {shown}, qui n'est pas un type d'événement",
        ),
        Phrase("not known", "inconnu"),
        hint=(QUOTED, Phrase("known: {known}", "types connus : {known}")),
        facts={"known": listed("known", '"{}"')},
    ),
    event.UnknownForm: Message(
        Phrase(
            "this account is written in form {shown}, and this Palier reads {forms}",
            "ce compte est écrit dans la forme {shown}, et ce Palier lit {forms}",
        ),
        Phrase("a newer form", "une forme plus récente"),
        hint=Phrase(
            "read it with the newer Palier that wrote it",
            "lisez-le avec le Palier plus récent qui l'a écrit",
        ),
        facts={"forms": _forms},
    ),
}
TOPIC = topic(event, MESSAGES, where=where, example=_example)

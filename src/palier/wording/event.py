"""What is said of mistakes in orders and accounts."""

from __future__ import annotations

from palier.problem import event
from palier.problem.event import EventProblem, Found, path_in_words
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.wording.json_words import EXAMPLES, FLAWS, FOUND, MENDED, WANTED
from palier.wording.message import Message, Messages, listed, row, topic

FOR_INSTANCE = Phrase("write for instance {example}", "écrivez par exemple {example}")
QUOTED = Phrase('write "{nearest}"', 'écrivez "{nearest}"')


def _where(_: Speaker, each: EventProblem) -> Phrase | str:
    """Where the value stands, as programmers write it."""
    return f"`{path_in_words(each.path)}`" if each.path else Phrase("the whole", "l'ensemble")


def _key(_: Speaker, each: event.MissingKey) -> str:
    return str(each.path[-1])


def _wrong_value(each: event.WrongValue) -> Message:
    if each.found is Found.NULL:
        return Message(
            Phrase("{where} is `null`", "{where} vaut `null`"),
            Phrase("nothing is given here", "rien n'est donné ici"),
            hint=Phrase(
                "leave the key out, or write {example}", "supprimez la clé, ou écrivez {example}"
            ),
        )
    return Message(
        Phrase("{where} should be {wanted}", "{where} devrait être {wanted}"),
        Phrase("{shown} is {found}", "{shown} est {found}"),
        hint=FOR_INSTANCE,
        facts={"wanted": WANTED, "found": FOUND},
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


def _decimals(_: Speaker, each: event.MoneyDecimals) -> Phrase:
    if each.digits == 0:
        return Phrase("no decimals", "pas de décimales")
    return Phrase(
        "{digits:plain} {digits:decimal|decimals}", "{digits:plain} {digits:décimale|décimales}"
    )


def _bound(_: Speaker, each: event.OutOfRange) -> Phrase:
    if each.least:
        return Phrase("at least {least}", "au moins {least}")
    return Phrase("at most {most}", "au plus {most}")


def _forms(_: Speaker, each: event.UnknownForm) -> Phrase:
    if each.newest == 1:
        return Phrase("form 1", "la forme 1")
    return Phrase("forms up to {newest:plain}", "les formes jusqu'à {newest:plain}")


def _unfamiliar_name(each: event.UnfamiliarName) -> Message:
    if each.nearest is None:
        return Message(
            Phrase(
                "{name:cited} stands nowhere in the rule file",
                "{name:cited} n'est nulle part dans le fichier de règles",
            ),
            Phrase("the rule file does not know it", "le fichier de règles ne le connaît pas"),
        )
    return Message(
        Phrase(
            "{name:cited} stands nowhere in the rule file, but {nearest:cited} does",
            "{name:cited} n'est nulle part dans le fichier de règles, mais {nearest:cited} y est",
        ),
        Phrase("the same, spelled otherwise?", "le même, écrit autrement ?"),
        hint=QUOTED,
    )


MESSAGES: Messages = {
    event.NotJson: Message(
        Phrase("this is not JSON: {flaw}", "ce n'est pas du JSON : {flaw}"),
        Phrase("here", "ici"),
        hint=Phrase("{mended}", "{mended}"),
        facts={"flaw": FLAWS, "mended": row(MENDED, "flaw")},
    ),
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
    event.DecimalNumber: _decimal_number,
    event.MoneyForm: Message(
        Phrase(
            "{where} is {shown}, which is no amount of money",
            "{where} vaut {shown}, qui n'est pas un montant",
        ),
        Phrase(
            "digits, with a point before the decimals",
            "des chiffres, et un point avant les décimales",
        ),
        hint=(
            Phrase('write "{meant}"', 'écrivez "{meant}"'),
            Phrase('write for instance "12.50"', 'écrivez par exemple "12.50"'),
        ),
    ),
    event.MoneyDecimals: Message(
        Phrase(
            "{where} is {shown}, but {currency} has {decimals}",
            "{where} vaut {shown}, or {currency} a {decimals}",
        ),
        Phrase("too many decimals", "trop de décimales"),
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
        Phrase("no such day or time", "pas de jour ou d'heure de ce genre"),
        hint=FOR_INSTANCE,
        facts={"wanted": WANTED},
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
            "{where} is {shown}, which is no type of event",
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
    event.TooManyPoints: Message(
        Phrase(
            "{where} asks for {wanted}, and the customer has {available}",
            "{where} demande {wanted}, et le client a {available}",
        ),
        Phrase("only {available}", "{available} seulement"),
        hint=Phrase('write "all" to use what there is', 'écrivez "all" pour utiliser le reste'),
    ),
    event.PaidTooMuch: Message(
        Phrase(
            "the payments come to {paid}, and there is {to_pay} to pay",
            "les paiements font {paid}, et il y a {to_pay} à payer",
        ),
        Phrase("more than there is to pay", "plus que ce qu'il y a à payer"),
        hint=Phrase(
            "leave the amount of the last payment out: it then pays what is left",
            "laissez le dernier paiement sans montant : il règle alors le reste",
        ),
    ),
    event.TooManyUnits: Message(
        Phrase(
            "an order of {units:# unit|# units} is more than the {most} that one order may have",
            "une commande de {units:# article|# articles} dépasse les {most} qu'elle peut avoir",
        ),
        Phrase("too many", "c'est trop"),
        hint=Phrase(
            "send it as several orders, or count in packs",
            "envoyez-la en plusieurs commandes, ou comptez par lots",
        ),
    ),
    event.DeclaredCode: Message(
        Phrase(
            "the shop says what {promo_code:cited} takes off,"
            " and so does the offer {offer:cited} of the rule file",
            "la boutique dit ce que retire {promo_code:cited},"
            " et l'offre {offer:cited} du fichier aussi",
        ),
        Phrase("leave it out", "à supprimer"),
        hint=Phrase("give one of the two another code", "donnez un autre code à l'une des deux"),
    ),
    event.TaxAbovePrice: Message(
        Phrase("{tax} of tax on a line of {price}", "{tax} de taxe sur une ligne de {price}"),
        Phrase("more than the whole line", "plus que toute la ligne"),
        hint=Phrase("give the amount, not the rate", "donnez le montant, pas le taux"),
    ),
    event.UnfamiliarName: _unfamiliar_name,
}
TOPIC = topic(event, MESSAGES, where=_where, example=row(EXAMPLES, "wanted"))

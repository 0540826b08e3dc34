"""Tellings that the words of examples do not have, brought to them before anything else.

`what does a Silver customer earn for £80?` becomes a customer, `tier "Silver"`, and an order,
`£80`; `and uses a £5 voucher` a reward of the file; `2 baguettes at £1.20` items of a product that
no rule names; `14 July` the next one. What is in quotation marks stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, bare

Pattern = re.Pattern[str]
AMOUNT = (
    r"(?:[€£$]\s*\d[\d.,]*\d|[€£$]\s*\d|\d[\d.,]*\s*(?:€|£|\$|euros?\b|pounds?\b|(?-i:[A-Z]{3})\b))"
)
ACCENTS = str.maketrans(
    {"é": "[eé]", "è": "[eè]", "ê": "[eê]", "à": "[aà]", "â": "[aâ]", "û": "[uû]", "ç": "[cç]"}
)
"""People leave accents out."""


class Telling(NamedTuple):
    """How people speak of orders in a language, beside the words of examples.

    `asks` begins a question; `a` are articles, `person` nouns of customers, `named` what one with
    an account is called in examples; `verb` is where the order begins, after a person; `guest` is
    said after one, `holds` of a voucher, `only` at the end of an order; `worth` is an amount before
    the word for an order. `spent` and `ordered` are facts told as deeds, with the words of examples
    for them; `uses` comes before the name of a reward, with `reward` for it; `part` is between a
    whole and a part of it. `birthday` is a day of an order, and `born` what it makes known of the
    customer. `of` and `at` join goods to their price; `plain` are no names of goods.
    """

    asks: Pattern
    a: str
    person: str
    named: str
    verb: Pattern
    orders: str
    worth: Pattern
    basket: str
    guest: Pattern
    a_guest: str
    tier: str
    kind: str
    holds: str
    only: Pattern
    spent: tuple[Pattern, str]
    ordered: tuple[Pattern, str]
    uses: str
    reward: str
    part: str
    birthday: Pattern
    born: str
    of: str
    of_said: str
    at: str
    items: str
    plain: str
    ends: str
    month_first: bool


def _said(pattern: str) -> Pattern:
    return re.compile(pattern.translate(ACCENTS), re.IGNORECASE)


TELLINGS = total(
    Language,
    {
        Language.ENGLISH: Telling(
            asks=_said(
                r"^(?:so\s+|and\s+)?(?:what|how\s+(?:much|many)(?:\s+\w+)?)\s+"
                r"(?:(?:does|do|would|will|did|is|are|can|if|when|about|happens)\s+)*"
                r"(?:(?:i|you|we|they|he|she|earn|earned|get)\s+)*(?:(?:for|on|with|if|when)\s+)*"
            ),
            a=r"(?:an?|the|this|one|our|my|your)",
            person=r"(?:customer|client|member|guest|visitor|shopper|buyer)s?",
            named="a customer with ",
            verb=_said(
                r"\b(?:who\s+)?(?:orders?|buys?|spends?|takes?|pays?|purchases?"
                r"|(?:earns?|gets?|pays?)\s+(?:for|on|with))\b(?!\s+(?:and|of)\b)"
            ),
            orders="orders",
            worth=_said(rf"^(?:an?\s+)?({AMOUNT})\s+(?:order|basket|cart|purchase)\b"),
            basket=r"(?:(?:an?\s+)?(?:basket|cart|order)\s+(?:of\s+|at\s+)?|for\s+)?",
            guest=_said(r"^(?:without|with\s+no|who\s+has\s+no)\s+(?:an?\s+)?(?:account|card)\b"),
            a_guest="a guest",
            tier='tier "{name}"',
            kind='type "{name}"',
            holds='reward "{name}"',
            only=_said(r"\s+(?:only|alone)$"),
            spent=(
                _said(rf"\b(?:(?:has|have)\s+)?(?:already\s+)?spent\s+({AMOUNT})(?:\s+already)?"),
                r"\1 spent",
            ),
            ordered=(
                _said(r"\b(?:(?:has|have)\s+)?(?:already\s+)?ordered\s+(\d+)\s+times"),
                r"\1 orders",
            ),
            uses=r"(?:\s*,?\s+(?:and\s+)?(?:with|using|uses?|claims?|redeems?|redeeming)"
            r"\s+(?:(?:an?|the|their|his|her|my)\s+)?)",
            reward=' using reward "{name}"',
            part=r"(?:including|of\s+which)",
            birthday=_said(r"\s*\b(?:on|for)\s+(?:their|his|her|my|the)\s+birthday\b"),
            born="birthday {date}",
            of=r"of\s+(?:the\s+)?",
            of_said="of product",
            at=r"\s+(?:at|for)\s+",
            items="items",
            plain=r"(?:items?|articles?|products?|goods|categor(?:y|ies)|everything|points?|off)\b",
            ends=r"(?:and|with|on|at|for|shipped|delivered|sent|using|paying|paid|tomorrow|today)",
            month_first=True,
        ),
        Language.FRENCH: Telling(
            asks=_said(
                r"^(?:et\s+)?(?:qu['’]est-ce\s+qu['’e]|que|qu['’]|combien)"
                r"(?:\s+(?:de\s+|d['’])\w+)?\s*"
                r"(?:(?:gagne(?:nt)?|rapporte(?:nt)?|reçoit|obtient|paie|paye|donne(?:nt)?|coûte)"
                r"(?:-t-(?:on|il|elle))?\s*|(?:on|il|elle|je)\s+)*(?:(?:pour|si|quand|avec)\s+)*"
            ),
            a=r"(?:une?|le|la|les|ce|cette|nos|mes|vos|mon|ma)",
            person=r"(?:cliente?|membre|visiteur|visiteuse|invitée?|acheteur|acheteuse)s?",
            named="un client avec ",
            verb=_said(
                r"(?<!\ba\s)(?<!\bdéjà\s)\b(?:qui\s+)?"
                r"(?:commande|achète|dépense|prenne|prend|paie|paye)(?:nt)?\b(?!\s+(?:de|et|à)\b)"
            ),
            orders="commande",
            worth=_said(rf"^(?:une?\s+)?({AMOUNT})\s+(?:d['’]achats?|de\s+commande)\b"),
            basket=r"(?:(?:une?\s+)?(?:panier|commande)\s+(?:de\s+|à\s+)?|pour\s+)?",
            guest=_said(r"^(?:sans|qui\s+n['’]a\s+pas\s+de)\s+(?:compte|carte)\b"),
            a_guest="un visiteur",
            tier='palier "{name}"',
            kind='type "{name}"',
            holds='récompense "{name}"',
            only=_said(r"\s+(?:seulement|uniquement)$"),
            spent=(
                _said(
                    rf"\b(?:a\s+)?(?:déjà\s+)?dépensé\s+(?:pour\s+)?({AMOUNT})|({AMOUNT})\s+d['’]achats?"
                ),
                r"\1\2 dépensés",
            ),
            ordered=(
                _said(r"\b(?:a\s+)?(?:déjà\s+)?(?:commandé|acheté)\s+(\d+)\s+fois"),
                r"\1 commandes",
            ),
            uses=r"(?:\s*,?\s+(?:et\s+)?(?:en\s+)?(?:avec|utilis(?:e|ant)|prend|prenant)"
            r"\s+(?:(?:une?|le|la|son|sa|mon|ma)\s+)?)",
            reward=' avec la récompense "{name}"',
            part=r"(?:dont|y\s+compris|incluant)",
            birthday=_said(
                r"\s*(?:\ble\s+jour\s+de\s+|\bpour\s+|\bà\s+)(?:son|leur|mon|l['’])\s*anniversaire\b"
            ),
            born="né le {date}",
            of=r"(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])",
            of_said="du produit",
            at=r"\s+(?:à|pour)\s+",
            items="articles",
            plain=r"(?:articles?|produits?|catégories?|points?|remise|livraison|port|frais|tout)\b",
            ends=r"(?:et|avec|le|à|pour|livrée?|expédiée?|envoyée?|en|payée?|demain|aujourd)",
            month_first=False,
        ),
    },
)


class Names(NamedTuple):
    """Names that people say without their kind: tiers, types of customers, rewards, goods."""

    tiers: tuple[str, ...]
    types: tuple[str, ...]
    rewards: tuple[str, ...]
    goods: tuple[str, ...]


class Whom(NamedTuple):
    """A sentence that begins with a customer: the noun if there is one, where the words about the
    customer begin and end, and the verb of ordering after them."""

    person: re.Match[str] | None
    start: int
    end: int | None
    verb: re.Match[str] | None


def _whom(text: str, told: Telling, names: Names) -> Whom | None:
    """Whom a sentence begins with; None where it is of no customer. Without an order, no end."""
    noun = rf"(?:{told.a}\s+)?(?P<before>(?:[\w'’-]+\s+){{0,2}}?){told.person}\b\s*"
    person = re.match(noun, text, re.IGNORECASE)
    article = re.match(rf"(?:{told.a}\s+)?", text, re.IGNORECASE)
    start = person.end() if person else article.end() if article else 0
    verb = _verb_in(text, start, told)
    if person is None and _one_of(text[start:], (*names.tiers, *names.types)) is None:
        return None
    end = verb.start() if verb else _order_at(text, start, told)
    return Whom(person, start, end, verb)


def apart(sentence: str, language: Language, names: Names) -> tuple[str | None, str]:
    """What a sentence says of the customer, in the words of examples, and what of the order."""
    told = TELLINGS[language]
    text = told.asks.sub("", sentence.strip().rstrip("?!. \u00a0\u202f"), count=1)
    whom = _whom(text, told, names)
    if whom is None or whom.end is None or (whom.person is None and whom.verb is None):
        return None, text
    order = text[whom.verb.end() :] if whom.verb else text[whom.end :]
    return _customer(text[: whom.end], whom, told, names), _ordered(order, told)


def of_customer(sentence: str, language: Language, names: Names) -> str | None:
    """A sentence about the customer alone, in the words of examples; None if it is of an order."""
    told, text = TELLINGS[language], sentence.strip().rstrip(". ")
    whom = _whom(text, told, names)
    if whom is None or whom.end is not None:
        return None
    return _customer(text, whom, told, names)


def _ordered(text: str, told: Telling) -> str:
    """An order without the words that begin it."""
    order = re.sub(rf"^{told.basket}(?=\S)", "", text.strip(" ,"), flags=re.IGNORECASE)
    return re.sub(r"^(?:for|of|on|with|pour|de|avec)\s+", "", order)


def _verb_in(text: str, start: int, told: Telling) -> re.Match[str] | None:
    """The verb of ordering; `3 orders` are no verb."""
    verbs = told.verb.finditer(text, start)
    counted = re.compile(r"(?<![€£$\d.,])\d+\s+$")
    return next((each for each in verbs if not counted.search(text[: each.start()])), None)


def _order_at(text: str, start: int, told: Telling) -> int | None:
    """Where an order begins that no verb tells: at the amount that is not what was spent before."""
    for amount in re.finditer(rf"(?:,\s*)?{told.basket}{AMOUNT}", text[start:], re.IGNORECASE):
        if re.search(r"\b(?:with|has|avec|a)\s+$", text[: start + amount.start()]):
            continue
        behind = text[start + amount.end() :]
        if not re.match(r"\s*(?:spent|d[eé]pens|d['’]achat|earned|gagn|of\s+cr|collected)", behind):
            return start + amount.start()
    return None


def _customer(whole: str, whom: Whom, told: Telling, names: Names) -> str:
    """What is known of the customer, as `given a customer with …` would be followed."""
    person = whom.person
    before = person["before"] if person else ""
    about = (before + whole[whom.start :]).strip(" ,")
    if told.guest.match(about):
        return told.a_guest
    facts = []
    for named, said in ((names.tiers, told.tier), (names.types, told.kind)):
        name = _one_of(about, named)
        if name is not None:
            facts.append(said.format(name=name))
            about = about[len(name) :].strip(" ,")
    for pattern, said in (told.spent, told.ordered):
        about = pattern.sub(said, about)
    if not facts and about == whole.strip(" ,"):
        return whole.strip()
    if not facts and person is not None and not any(each.isdigit() for each in about):
        return whole.strip()
    for name in names.rewards:
        said = rf"(?:\b{told.a}\s+)?{re.escape(name)}(?!\w)"
        own = told.holds.format(name=name).replace("\\", r"\\")
        about = re.sub(rf"(?<!\")(?:{said})", own, about, flags=re.IGNORECASE)
    rest = re.sub(r"^(?:qui|who)?\s*(?:avec|with|a|has|had|est|is)?\s*\b", "", about).strip(" ,")
    rest = re.sub(r"\s*\b(?:pour|for|qui|who|et|and)$", "", rest)
    return told.named + ", ".join((*facts, *filter(None, [rest])))


def _one_of(text: str, names: Iterable[str]) -> str | None:
    """The name that a text begins with, whichever its capitals and accents."""
    for name in sorted(names, key=len, reverse=True):
        after = text[len(name) : len(name) + 1]
        if bare(text[: len(name)]) == bare(name) and not (after and after.isalnum()):
            return name
    return None


def customer(kind: str, language: Language) -> str:
    """A customer of a type who orders, before what is ordered."""
    told = TELLINGS[language]
    return f"{told.named}{told.kind.format(name=kind)} {told.orders} "


# The order ----------------------------------------------------------------------------------------


def told_plainly(text: str, language: Language, names: Names) -> str:
    """An order with rewards by their names, and parts of a whole apart."""
    told = TELLINGS[language]
    text = told.only.sub("", told.worth.sub(r"\1", text))
    for name in names.rewards:
        said = rf"{told.uses}{re.escape(name)}(?!\w)"
        own = told.reward.format(name=name).replace("\\", r"\\")
        text = re.sub(said, own, text, flags=re.IGNORECASE)
    whole = re.compile(
        rf"({AMOUNT})\s*,?\s+{told.part}\s+({AMOUNT})(?=\s+{told.of})".translate(ACCENTS),
        re.IGNORECASE,
    )
    return whole.sub(lambda each: _parts(each, told) or each[0], text)


def _parts(whole: re.Match[str], told: Telling) -> str | None:
    """`100 € dont 20 €` is 80 € and 20 €; None where the part is more than the whole."""
    cents = [_cents(each) for each in whole.groups()]
    rest = cents[0] - cents[1]
    if rest <= 0:
        return None
    sign = re.sub(r"[\d.,\s]", "", whole[2]) or ""
    also = "et" if told.items == "articles" else "and"
    return f"{rest // 100}.{rest % 100:02} {sign} {also} {whole[2]}"


def _cents(amount: str) -> int:
    digits = re.sub(r"[^\d.,]", "", amount).replace(",", ".")
    units, _, part = digits.partition(".")
    return int(units or 0) * 100 + int(part.ljust(2, "0")[:2] or 0)

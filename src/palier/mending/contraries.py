"""Whether a line would become what it is not: `at least` for `at most`, a reward a tier."""

from __future__ import annotations

import re
from collections.abc import Mapping

from palier.closed import total
from palier.mending.guesses import CURRENCIES
from palier.mending.losses import QUOTED
from palier.problem.syntax import Wish
from palier.source import Language, bare
from palier.surface.lalr import Tables, start_of
from palier.surface.near import near_of
from palier.surface.senses import senses_of
from palier.surface.tokens import folded
from palier.surface.wishes import wish_of
from palier.tree import Place

Words = tuple[str, ...]
_NAMED = re.compile(r"(\w+)(?: \w+)?\s*[\"«“]")
_NAME = re.compile(r"[\"«“] ?([^\"«»“”]*?) ?[\"»”]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")


def contradicts(written: str, proposed: str, language: Language) -> bool:
    """Whether what is proposed says the contrary of what was written, and not what was written.

    Of a line that says no where the other does not, nothing is known: `not above` is `at most`.

    >>> contradicts("including tax", "excluding tax", Language.ENGLISH)
    True
    >>> contradicts("not above 40 EUR", "at most 40 EUR", Language.ENGLISH)
    False
    """
    before, after = _words_of(written), _words_of(proposed)
    if any(
        _is_lost(_sides(before, one, other, language), _sides(after, one, other, language))
        for one, other in senses_of(language).apart
    ):
        return True
    return any(
        _is_other(_sides(before, *each, language), _sides(after, *each, language))
        for one, other in senses_of(language).contraries
        for each in ((one, other), (other, one))
    )


def is_another(written: str, proposed: str, tables: Tables) -> bool:
    """Whether a statement that begins with its word and its name would become one of another kind,
    or of another name while its own is given to something else.

    >>> from palier.surface.lalr import tables_of
    >>> is_another('tier "Gold" before 9 EUR', 'message "Gold"', tables_of(Language.ENGLISH))
    True
    """
    named = _NAMED.match(written)
    before = tables.statements.get(folded(named[1])) if named else None
    first = proposed.split(maxsplit=1)[0]
    if before is None:
        return False
    own, names = _NAME.search(written), _NAME.findall(proposed)
    renamed = own is not None and own[1] in names[1:] and own[1] != names[0]
    return renamed or before != tables.statements.get(folded(first))


def turns_rate(written: str, proposed: str, language: Language) -> bool:
    """Whether `1 EUR per 10 points` would become `10 points per 1 EUR`, or what is spent be earned.

    >>> turns_rate("earn 1 EUR per 10 points", "earn 10 points per 1 EUR", Language.ENGLISH)
    True
    >>> turns_rate("earn a star for each £5", 'earn 5 GBP per "star"', Language.ENGLISH)
    True
    """
    if _SUM_EARNED.match(proposed) and _PER_SUM.search(written.lower()):
        return True
    rate = re.compile(rf"(?=(\d[\d.,]*)\D*? ({'|'.join(near_of(language).rates)}) \D*?(\d[\d.,]*))")
    turned = {(most, word, each) for each, word, most in rate.findall(written) if each != most}
    return not turned.isdisjoint(rate.findall(proposed))


def turns_worth(written: str, proposed: str) -> bool:
    """Whether what so many points are worth would be what is earned, or given with them: `100
    points -> 5 EUR`, or `5 EUR for every 100 points`.

    >>> turns_worth("100 points -> 5 EUR", "earn 100 points per 5 EUR")
    True
    >>> turns_worth("1 point vaut 1 centime", "gagner 1 point pour 0,01 €")
    True
    >>> turns_worth("1 EUR = 1 point", "earn 1 point per 1 EUR")
    False
    """
    meant = proposed.strip()
    if len(_RATE.findall(_FROM_SO_MANY.sub("", meant))) > 1:
        return True  # Two rates, of which one would hold.
    if _BOTH.match(meant.lower()) and not _BOTH.match(written.strip().lower()):
        return True
    earned = _EARNED.match(meant)
    said = (each.group("worth") or each.group("every") for each in _WORTH.finditer(written.lower()))
    return earned is not None and earned[1] in said


_EARNED = re.compile(r"(?:earn|gagner) (\d[\d.,]*) points? (?:per|pour) ")
_SUM = rf"-? ?(?:[€£$] ?\d[\d.,]*|\d[\d.,]* ?(?:[€£$]|(?:{CURRENCIES})\b))"
_SUM_EARNED = re.compile(rf"(?i)(?:earn|gagner) {_SUM}")
_PER_SUM = re.compile(
    rf"(?:\b(?:per|each|every|par|pour|chaque|tous les|toutes les)|/) ?(?:[a-z]+ )?{_SUM}"
)
"""What is earned is money, and for what is spent something is earned."""
_RATE = re.compile(r"\bpoints? = ")
_FROM_SO_MANY = re.compile(r"\b(?:from|dès) [^:\n]*: [^\n]*")
"""A rate from so many points on holds beside another."""
_BOTH = re.compile(rf"\d[\d.,]* ?(?:p(?:oin)?ts?) ?(?:and|et|&|\+|,) ?{_SUM}")
_WORTH = re.compile(
    rf"^\W*(?P<worth>\d[\d.,]*) ?p(?:oin)?ts? ?(?:[-=]+>|→|=|:|(?:is |are )?worth|is|are|equals?"
    rf"|vaut|valent|donnent|donne) ?(?:{_SUM}|\d+ ?(?:p|pence|c|cts?|cents?|centimes?)\b)"
    rf"|{_SUM}\D{{0,30}} (?:every|each|tous les|toutes les|chaque)"
    r" (?P<every>\d[\d.,]*) ?p(?:oin)?ts?"
)
"""What points are worth: `100 points = 5 EUR`, `5 EUR off every 100 points`."""


def turns_deed(written: str, proposed: str, tables: Tables) -> bool:
    """Whether what customers do would be what they buy with their points, or goods that they buy;
    `bonus points` are given, and buy nothing, nor is a birthday or a tier something that they do.

    >>> from palier.surface.lalr import tables_of
    >>> french = tables_of(Language.FRENCH)
    >>> turns_deed("avis google : 20 pts", 'récompense "avis google" contre 20 points', french)
    True
    """
    first = proposed.split(maxsplit=1)[0] if proposed.strip() else ""
    reward = tables.statements.get(folded(first)) == start_of(Place.REWARD)
    if _GIVEN.search(written.lower()) and (reward or _is_no_deed(proposed, tables)):
        return True
    named = _PER_NAME.match(proposed) if _PER_ITEM.search(proposed) else None
    ours = tables.words.keys() - near_of(tables.language).goods
    if named and ours.issuperset(map(folded, named[1].split())):
        return True  # `1 parrainage = 50 points` is of no goods.
    bought = reward or _PER_ITEM.search(proposed) is not None
    return bought and wish_of(written.strip(), tables.language) is Wish.ACTIVITY


def _is_no_deed(proposed: str, tables: Tables) -> bool:
    """Whether what earns points by its name is somebody, a day, a tier, or a word of ours."""
    found = _PER_NAME.match(proposed)
    words = bare(found[1]).split() if found else []
    spoken = near_of(tables.language).people | tables.words.keys()
    about = wish_of(found[1], tables.language) if found else None
    return bool(words) and (spoken.issuperset(words) or about not in (None, Wish.ACTIVITY))


_PER_NAME = re.compile(r"^(?:earn|gagner) \d[\d.,\s]* points? (?:per|par) [^\"]*\"([^\"]+)\"")
_GIVEN = re.compile(r"[=:] ?\d[\d.,]* (?:bonus|extra) p(?:oin)?ts\b|\d p(?:oin)?ts bonus\b")
_PER_ITEM = re.compile(r"^\W*(?:earn|gagner) \d[\d.,\s]* points? (?:per item|par article)\W")


def turns_ends(proposed: str) -> bool:
    """Whether what is given between two amounts would begin at the higher one.

    >>> turns_ends("from 2,000 GBP to 500 GBP: 10% off")
    True
    """
    return any(_number(each[1]) > _number(each[2]) for each in _BETWEEN.finditer(proposed))


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


_BETWEEN = re.compile(
    r"\b(?:from|de|d['’]) ?(\d[\d,\u202f\u00a0 ]*) (?:[A-Z]{3}|€)"
    r" (?:to|à) (\d[\d,\u202f\u00a0 ]*) (?:[A-Z]{3}|€)"
)


def turns_threshold(written: str, proposed: str, language: Language) -> bool:
    """Whether what is given from some amount would be given from another.

    >>> turns_threshold("5 EUR off from 50 EUR", "from 5 EUR: 50 EUR off", Language.ENGLISH)
    True
    """
    before, after = (set(_THRESHOLD[language].findall(each)) for each in (written, proposed))
    return bool(before and after) and before.isdisjoint(after)


def turns_both(written: str, proposed: str, language: Language) -> bool:
    """Whether goods that have to be there together would be enough one by one.

    >>> both = 'when the basket contains product "A" and "B"'
    >>> turns_both(both, 'when the basket contains products "A", "B"', Language.ENGLISH)
    True
    """
    together, joint = _TOGETHER[language]
    said = together.search(QUOTED.sub('"', written.lower())) is not None
    return said and joint not in _words_of(proposed)


def turns_names(written: str, proposed: str, language: Language) -> bool:
    """Whether a name would be of another kind than was written: a category a product.

    >>> turns_names('category "Cakes" free', 'product "Cakes" free', Language.ENGLISH)
    True
    """
    before, after = (_kinds_of(each, language) for each in (written, proposed))
    return any(
        after.get(name, kind) != kind or (kind in _GROUPS and name in _names_of(proposed, after))
        for name, kind in before.items()
    )


def _kinds_of(text: str, language: Language) -> dict[str, str]:
    """The names in quotes that stand right behind a word for a kind of things, or behind others
    that do, and that kind."""
    kinds, found, kind = _KINDS[language], dict[str, str](), None
    for word, name in _KIND_AND_NAME.findall(text):
        kind = kinds.get(folded(word)) if word else kind
        if kind:
            found[name] = kind
    return found


def _names_of(text: str, known: Mapping[str, str]) -> set[str]:
    """The names in quotes of a text but for some."""
    return {name for _, name in _KIND_AND_NAME.findall(text) if name not in known}


_GROUPS = frozenset({"category", "tag"})
"""Kinds of what is no single thing: nothing else is called by such a name."""
_KIND_AND_NAME = re.compile(r"(?:\b(\w+)|,)[ \u00a0]*[\"«“] ?([^\"«»“”]*?) ?[\"»”]")
_KINDS: Mapping[Language, Mapping[str, str]] = total(
    Language,
    {
        Language.ENGLISH: {
            "category": "category",
            "categories": "category",
            "product": "product",
            "products": "product",
            "tagged": "tag",
            "tier": "tier",
            "perk": "perk",
            "code": "code",
        },
        Language.FRENCH: {
            "catégorie": "category",
            "catégories": "category",
            "produit": "product",
            "produits": "product",
            "étiquetés": "tag",
            "palier": "tier",
            "privilège": "perk",
            "code": "code",
        },
    },
)
"""Words for kinds of things, which no mend changes."""


_TOGETHER = total(
    Language,
    {
        Language.ENGLISH: (
            re.compile(
                r"\b(?:contains?|ordered|bought|group is) "
                r'[^",:]{0,60}(?:"[ ,]+)*" and (?:\w+ ){0,2}"'
            ),
            "and",
        ),
        Language.FRENCH: (
            re.compile(
                r"\b(?:contient|commandé|acheté|groupe (?:du client )?est) "
                r'[^",:]{0,60}(?:"[ ,]+)*" et (?:\w+ ){0,2}"'
            ),
            "et",
        ),
    },
)
"""What asks for several goods by their names, and the word between the last two."""
_THRESHOLD = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"\b(?:from|above|over) [€£$]?(\d+)(?![\d.,/'’]|[ \u00a0]\d)", re.IGNORECASE
        ),
        Language.FRENCH: re.compile(
            r"\b(?:dès|au-delà de|à partir de) (\d+)(?![\d.,/'’]|[ \u00a0]\d)", re.IGNORECASE
        ),
    },
)
"""A word from which something is given, and the whole number behind it, plainly written."""


def _is_lost(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether what was said of one, or of both, would be said of the other alone."""
    parties = {"one", "other"}
    return bool(after & parties) and bool(before & parties - after)


def _is_other(before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether one side was said and the other would be; both with a no, or none."""
    no = before & {"no"}
    return before == {"one"} | no and after == {"other"} | no


def _sides(
    words: Words, one: frozenset[str], other: frozenset[str], language: Language
) -> frozenset[str]:
    """What some words say: the one, the other, no."""
    phrases = dict.fromkeys(one, "one") | dict.fromkeys(other, "other")
    refusing = near_of(language).never
    longest = max(len(each.split()) for each in phrases)
    found, at = set(), 0
    while at < len(words):
        for size in range(longest, 0, -1):
            side = phrases.get(" ".join(words[at : at + size]))
            if side is not None:
                found.add(side)
                at += size
                break
        else:
            if words[at] in refusing:
                found.add("no")
            at += 1
    return frozenset(found)


def _words_of(text: str) -> Words:
    """The words outside quotes, as they are compared: `can't` as `ca not`, `€` as `eur`."""
    plain = bare(text).replace("’", "'").replace("n't", " not").replace("€", " eur ")
    return tuple(_WORD.findall(QUOTED.sub(" ", plain)))

"""Several rules in one line: tiers with what each takes, points with what each number of them is
worth, rates of which one is for some goods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from palier import tree
from palier.closed import total
from palier.mending.called import in_our_words
from palier.mending.guesses import CURRENCIES
from palier.mending.lines import Candidate, here, rule_under
from palier.mending.place import Place
from palier.named import NamedTuple
from palier.problem import Edit
from palier.source import Language, Span
from palier.surface.figures_in import Refused
from palier.surface.from_rules import built
from palier.surface.lalr import HEAD, Tables, run, start_of
from palier.surface.to_text import INDENT, phrase
from palier.surface.tokens import folded, tokens_of
from palier.tree import Node

Rule = tuple[str, ...]
"""A first line and what goes under it."""
SEVERAL, LESS_LIKELY, NEARLY, MOST_RULES = 2.0, 0.25, 3.0, 6
_MONEY = (
    r"(?:[€£$] ?\d[\d.,]*(?: \d{3})* ?k?|\d[\d.,]*(?: \d{3})* ?k?"
    rf" ?(?:[€£$]|(?:{CURRENCIES})\b))"
)
_THOUSANDS = re.compile(r"(\d+) ?k\b", re.IGNORECASE)
_BOUGHT = re.compile(r"(?i)^(\d\S* (?:points?|pts?)) (?=an? |une? )")
"""`50 points a coffee`, where others are a cake."""
_SHORT = re.compile(r"(?i)(\d) ?pts?\b")
_AGAIN = re.compile(r"(?i)^(\d[\d.,]*) (?=(?:an?|per|each|par|le|la|les|l['’]) ?[^\W\d])")
"""`2 a duvet`, behind `1 point a wash`."""
_POINTS = r"\d[\d.,]*(?: \d{3})* ?(?:points?|pts?)\b"


class _Words(NamedTuple):
    """How a language parts rules, and how it says tiers, amounts and what is bought with points."""

    parted: re.Pattern[str]
    tiers: re.Pattern[str]
    tier: re.Pattern[str]
    signs: re.Pattern[str]
    yearly: re.Pattern[str]
    worth: re.Pattern[str]
    spent: tuple[str, str, str]
    heads: tuple[str, str]
    counted: tuple[str, str]
    reward: str
    redeem: str
    band: str
    off: str
    more: str


_YEARLY_ENGLISH = r" ?(?:/|per|a|each|every) ?(?:yr|year|annum)\b"
_YEARLY_FRENCH = r" ?(?:/|par) ?(?:an|ann[eé]e)\b"
_WORDS = total(
    Language,
    {
        Language.ENGLISH: _Words(
            re.compile(r"\s*(?:[,;](?!\d)|,(?= )|\band (?=\d|[A-Z]))\s*"),
            re.compile(r"^(?:(?:the |our )?(?:tiers|levels|ranks)\s*[:=–-]\s*)", re.IGNORECASE),
            re.compile(
                r"(?P<name>[^\W\d_][\w+'’ -]{0,30}?)(?: (?:tier|level|status|members?))?"
                r"\s*[:=(–-]?\s*(?:(?P<above>over|above|more than)|(?P<below>under|below|up to)"
                r"|from|at|after|for|with|starting at)?\s*"
                rf"(?P<amount>{_MONEY}|{_POINTS}|\d+ (?:orders|visits|purchases)|0)"
                rf"(?: ?(?:-|–|to) ?{_MONEY})?(?: spent)?(?: and (?:above|over|up)| or more|\+)?"
                rf"(?:{_YEARLY_ENGLISH})?\)?",
                re.IGNORECASE,
            ),
            re.compile(
                r"\b(?:bronze|silver|gold|platinum|diamond|vip|tiers?|levels?|ranks?|spent)\b"
                rf"|{_YEARLY_ENGLISH}",
                re.IGNORECASE,
            ),
            re.compile(_YEARLY_ENGLISH, re.IGNORECASE),
            re.compile(
                rf"(?P<points>{_POINTS})\s*(?:=|:|-+>|→|is|are|for|get you|gets you|gives?)?\s*"
                rf"(?P<money>{_MONEY})(?: (?:off|discount|voucher))?",
                re.IGNORECASE,
            ),
            ("spent", "earned", "orders"),
            ('tier "{}"', "tiers"),
            ("count the last 12 months", "count the calendar year"),
            'reward "{} voucher" for {}',
            "redeem points",
            "from {0}: {0} = {1}",
            "{} off",
            "replaces the other earnings",
        ),
        Language.FRENCH: _Words(
            re.compile(r"\s*(?:[,;](?!\d)|,(?= )|\bet (?=\d|[A-ZÉ]))\s*"),
            re.compile(
                r"^(?:(?:les |nos )?(?:paliers|niveaux|statuts)\s*[:=–-]\s*)", re.IGNORECASE
            ),
            re.compile(
                r"(?:(?:palier|niveau|statut) )?(?P<name>[^\W\d_][\w+'’ -]{0,30}?)"
                r"\s*[:=(–-]?\s*(?:(?P<above>plus de|au-delà de|au-dessus de)"
                r"|(?P<below>moins de|jusqu['’]à)|dès|à partir de|à|après|avec)?\s*"
                rf"(?P<amount>{_MONEY}|{_POINTS}|\d+ (?:commandes|visites|passages|achats)|0)"
                rf"(?: ?(?:-|–|à) ?{_MONEY})?(?: d['’]achats?| dépensés)?(?: et plus| ou plus|\+)?"
                rf"(?:{_YEARLY_FRENCH})?\)?",
                re.IGNORECASE,
            ),
            re.compile(
                r"\b(?:bronze|argent|or|silver|gold|platine|diamant|vip|paliers?|niveaux?|statuts?"
                rf"|dépensés)\b|{_YEARLY_FRENCH}",
                re.IGNORECASE,
            ),
            re.compile(_YEARLY_FRENCH, re.IGNORECASE),
            re.compile(
                rf"(?P<points>{_POINTS})\s*(?:=|:|-+>|→|donnent|valent|pour|égalent)?\s*"
                rf"(?P<money>{_MONEY})(?: (?:de remise|de réduction|offerts|en bon d['’]achat))?",
                re.IGNORECASE,
            ),
            ("dépensés", "gagnés", "commandes"),
            ('palier "{}"', "paliers"),
            ("se calculent sur les 12 derniers mois", "se calculent sur l'année civile"),
            'récompense "Bon de {}" contre {}',
            "utiliser les points",
            "dès {0} : {0} = {1}",
            "{} de remise",
            "remplace les autres gains",
        ),
    },
)


def rules_in(place: Place) -> Iterator[Candidate]:
    """The rules of which a line holds several, as one statement each; of what points are worth,
    where they are paid with, as one band each."""
    span = place.line.span
    text = _SHORT.sub(r"\1 points", in_our_words(place.said, place.setting))
    words = _WORDS[place.tables.language]
    parts = [each for each in words.parted.split(words.tiers.sub("", text)) if each]
    if not 1 < len(parts) <= MOST_RULES or text.count('"') or text.count("(") != text.count(")"):
        return
    if place.at:
        if rule_under(place) == start_of(tree.Place.REDEEM):
            yield from _paid(parts, place, words)
        return
    whole = place.margin.to(span)
    found = (*_tiers(parts, text, place, words), *_bought(parts, place, words))
    for more, rules in enumerate((*found, *_rates(parts, place, words))):
        lines = tuple(line for at, rule in enumerate(rules) for line in (*[""] * (at > 0), *rule))
        written = "\n\n".join(f"\n{INDENT}".join(rule) for rule in rules)
        cost = SEVERAL + more * LESS_LIKELY
        yield Candidate(cost, lines, Edit(whole, written), asked=True)


# Tiers ----------------------------------------------------------------------------------------


def _tiers(parts: list[str], text: str, place: Place, words: _Words) -> Iterator[list[Rule]]:
    """A tier a part, the lowest first; over which time they count, where the line says a year."""
    read = [words.tier.fullmatch(each) for each in parts]
    if not (words.signs.search(text) or words.tiers.match(text)) or not all(read[1:]):
        return
    open_first = re.fullmatch(r"[^\W\d_][\w+'’ -]{0,30}", parts[0]) if not read[0] else None
    if not read[0] and not open_first:
        return
    reached = [_amount(each["amount"]) for each in read if each and not each["below"]]
    if any(low >= high for low, high in pairwise(reached)):
        return
    heads = [_tier(each, part, place, words) for each, part in zip(read, parts, strict=True)]
    rules = [(each,) for each in heads if each]
    if len(rules) != len(parts):
        return
    counts = re.search(rf"^{words.heads[1]}\b", place.source, re.MULTILINE) is None
    if not words.yearly.search(text) or not counts:
        yield [*rules]
        return
    for counted in words.counted:
        yield [*rules, (words.heads[1], counted)]


def _tier(read: re.Match[str] | None, part: str, place: Place, words: _Words) -> str | None:
    """The first line of a tier, of what reaches it; open where nothing is said."""
    called = (read["name"] if read else part).strip()
    name = words.heads[0].format(called[:1].upper() + called[1:])
    if read is None or read["below"] or not _amount(read["amount"]):
        return _exact(name, HEAD, place.tables)
    amount = _THOUSANDS.sub(r"\g<1>000", read["amount"])
    first = _FROM[place.tables.language][bool(read["above"])]
    spent, earned, orders = words.spent
    if re.search(_POINTS, amount, re.IGNORECASE):
        return _exact(f"{name} {first} {amount} {earned}", HEAD, place.tables)
    if re.fullmatch(r"\d+ \w+", amount) and not re.fullmatch(_MONEY, amount, re.IGNORECASE):
        return _exact(f"{name} {first} {amount.split()[0]} {orders}", HEAD, place.tables)
    return _exact(f"{name} {first} {amount} {spent}", HEAD, place.tables)


_FROM = total(
    Language, {Language.ENGLISH: ("from", "above"), Language.FRENCH: ("dès", "au-delà de")}
)


def _amount(written: str) -> Fraction:
    """What a number is, as one that is compared with others of its line.

    >>> _amount("€2k"), _amount("1,500 EUR")
    (Fraction(2000, 1), Fraction(1500, 1))
    """
    plain = _THOUSANDS.sub(r"\g<1>000", written)
    plain = re.sub(r"(?<=\d)[.,  ](?=\d{3}(?!\d))", "", plain)
    found = re.search(r"\d+(?:[.,]\d+)?", plain)
    return Fraction(found[0].replace(",", ".")) if found else Fraction(0)


# What points are worth ------------------------------------------------------------------------


def _bought(parts: list[str], place: Place, words: _Words) -> Iterator[list[Rule]]:
    """A reward a part; or, of money alone, one rate for all, or a band each."""
    read = [words.worth.fullmatch(each) for each in parts]
    worth = [each for each in read if each]
    if len(worth) == len(parts):
        rates = {_amount(each["money"]) / _amount(each["points"]) for each in worth}
        if len(rates) == 1:
            rate = f"{worth[0]['points']} = {worth[0]['money']}"
            if line := _exact(rate, start_of(tree.Place.REDEEM), place.tables):
                yield [(words.redeem, line)]
            worth = []
    rewards = [_reward(each, part, place, words) for each, part in zip(read, parts, strict=True)]
    if all(rewards):
        yield [each for each in rewards if each]
    bands = _bands(worth, place, words) if len(worth) == len(parts) else ()
    if bands:
        yield [(words.redeem, *bands)]


def _reward(read: re.Match[str] | None, part: str, place: Place, words: _Words) -> Rule | None:
    """The reward that a part is: money off, or what it is alone."""
    reward = start_of(tree.Place.REWARD)
    if read:
        off = _exact(words.off.format(read["money"]), reward, place.tables)
        if off is None:
            return None
        money = off.removesuffix(words.off.format("")).strip()
        head = _exact(words.reward.format(money, read["points"]), HEAD, place.tables)
        return (head, off) if head else None
    part = _BOUGHT.sub(r"\1 = ", part)
    pieces = place.pieces_in(part, Span(0, len(part)))
    for each in here(place, pieces, HEAD, NEARLY, text=part):
        rule = place.tables.statements.get(folded(each.lines[0].split()[0]))
        return each.lines if rule == reward and len(each.lines) > 1 else None
    return None


def _bands(worth: list[re.Match[str]], place: Place, words: _Words) -> Rule:
    """A rate, and from more points on another."""
    rule = start_of(tree.Place.REDEEM)
    said = (("{} = {}", *[words.band] * len(worth))[at] for at in range(len(worth)))
    bands = [
        _exact(each.format(read["points"], read["money"]), rule, place.tables)
        for each, read in zip(said, worth, strict=True)
    ]
    known = tuple(each for each in bands if each)
    return known if len(known) == len(worth) else ()


def _paid(parts: list[str], place: Place, words: _Words) -> Iterator[Candidate]:
    """What points are worth, under the rule on paying with them: a band each."""
    worth = [each for each in map(words.worth.fullmatch, parts) if each]
    bands = _bands(worth, place, words) if len(worth) == len(parts) else ()
    if bands:
        edit = Edit(place.line.span, f"\n{INDENT}".join(bands))
        yield Candidate(SEVERAL, bands, edit, asked=True)


# Rates ----------------------------------------------------------------------------------------


def _rates(parts: list[str], place: Place, words: _Words) -> Iterator[list[Rule]]:
    """A rate for all, and those for some goods in its place; or rates that are each for some."""
    rules: list[Rule] = []
    for said in parts:
        part = _AGAIN.sub(r"\1 points ", said) if rules else said
        pieces = place.pieces_in(part, Span(0, len(part)))
        first = next(here(place, pieces, HEAD, NEARLY, text=part), None)
        if first is None or len(first.lines) not in (1, 2):
            return
        if place.tables.statements.get(folded(first.lines[0].split()[0])) not in _EARNING:
            return
        rules.append(first.lines)
    plain = [len(each) == 1 for each in rules]
    if plain[0] and sum(plain) == 1:
        # Rules that earn add up.
        yield [rules[0], *((*each, words.more) for each in rules[1:])]
    elif not any(plain):
        yield rules


_EARNING = frozenset({start_of(tree.Place.EARNING), start_of(tree.Place.EARNING_COUNT)})


def _exact(text: str, start: str, tables: Tables) -> str | None:
    """A line of the language as the formatter writes it; None where it is none."""
    try:
        node = run(tables, start, tokens_of(text, 0, len(text), tables), built)
    except Refused:
        return None
    return phrase(node, tables.language) if isinstance(node, Node) else None

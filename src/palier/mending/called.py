"""A shop's word for points, for one and for several: of a line that says one of the two, or of
those that count points by a word that nobody declared; the programme's name, of a title; an offer's
promo code, of a condition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from palier.closed import total
from palier.mending.guesses import CURRENCIES
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.speech.plurals import both
from palier.surface.lalr import Tables
from palier.surface.near import near_of
from palier.surface.senses import senses_of
from palier.surface.setting import POINT, POINTS, Setting


class _Said(NamedTuple):
    """How a line says what points are called, and how the language does."""

    line: re.Pattern[str]
    whole: str


_SAID = total(
    Language,
    {
        Language.ENGLISH: _Said(
            re.compile(
                r"^\s*(?:(?:customers collect |(?:our |the |your )?)points (?:are )?"
                r"(?:called|named|known as)|we call (?:our |the )?points)"
                r" [\"“]?([^\W\d_]{2,30})[\"”]?\s*$",
                re.IGNORECASE | re.MULTILINE,
            ),
            'customers collect points called "{}", "{}"',
        ),
        Language.FRENCH: _Said(
            re.compile(
                r"^\s*(?:(?:les clients cumulent des |(?:les |nos |vos )?)points "
                r"(?:appelés|nommés|s['’]appellent|dits)|on appelle (?:nos |les )?points)"
                r" (?:des |les )?"
                r"[\"«“]?[ \u00a0]?([^\W\d_]{2,30})[ \u00a0]?[\"»”]?\s*$",
                re.IGNORECASE | re.MULTILINE,
            ),
            'les clients cumulent des points appelés "{}", "{}"',
        ),
    },
)


_TITLE = re.compile(r"[^\W\d][^\d\"«»“”%€£$=:;]{2,60}")
_HEAD = total(
    Language,
    {Language.ENGLISH: 'loyalty program "{}"', Language.FRENCH: 'programme de fidélité "{}"'},
)
MOST_WORDS = 8


def titled(text: str, tables: Tables) -> str | None:
    """The first line of a file that has none of its own, of a title: words that give nothing.

    >>> from palier.surface.lalr import tables_of
    >>> titled("Friends of the Museum", tables_of(Language.ENGLISH))
    'loyalty program "Friends of the Museum"'
    """
    begun = bare(text.split(maxsplit=1)[0]) if text.strip() else ""
    title = text[:1].isupper() and _TITLE.fullmatch(text) is not None
    if not title or len(text.split()) > MOST_WORDS or begun in tables.statements:
        return None
    return _HEAD[tables.language].format(text.strip())


def with_code(
    head: str, lines: tuple[str, ...], setting: Setting, language: Language
) -> tuple[str, ...]:
    """A rule of which one line asks for a promo code that the file does not have, as an offer with
    that code: of a code that no offer has, there would be nothing.

    >>> lines = ("5 EUR off", 'when promo code is "MAY"')
    >>> with_code('offer "May"', lines, Setting(), Language.ENGLISH)
    ('offer "May" with promo code "MAY"', '5 EUR off')
    """
    offer, asked, code = _CODED[language]
    for line in lines if head.startswith(offer) and len(lines) > 1 else ():
        found = asked.fullmatch(line)
        if found and bare(found[1]) not in setting.names:
            return (f'{head} {code} "{found[1]}"', *(each for each in lines if each != line))
    return (head, *lines)


_CODED = total(
    Language,
    {
        Language.ENGLISH: (
            "offer ",
            re.compile(r'when promo code is "([^"]+)"'),
            "with promo code",
        ),
        Language.FRENCH: (
            "offre ",
            re.compile(r'si le code promo est "([^"]+)"'),
            "avec le code promo",
        ),
    },
)
"""How an offer begins, a condition on its code, and how it has one."""
_MONEY = rf"(?:\d[\d.,]* ?)?(?:[€£$]|{CURRENCIES})"
_COUNTED = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"^\s*(?:[-*•–]\s+)?(?:earn \d[\d.,]* ([^\W\d_]{3,30})"
            r" (?:per|for|on|each|every|when|if|at)\b"
            rf"|(?:\w+ )?(?:\d[\d.,]*|an?) ([^\W\d_]{{3,30}})"
            rf" ?(?:per|for each|for every|every|each|/) ?{_MONEY})",
            re.IGNORECASE | re.MULTILINE,
        ),
        Language.FRENCH: re.compile(
            r"^\s*(?:[-*•–]\s+)?(?:(?:gagne[rz]?) (?:\d[\d.,]*|une?) ([^\W\d_]{3,30})"
            r" (?:par|pour|à|au|de|si|quand|le)\b"
            r"|(?:\w+ )?(?:\d[\d.,]*|une?) ([^\W\d_]{3,30})"
            rf" ?(?:par|pour chaque|à chaque|/) ?{_MONEY})",
            re.IGNORECASE | re.MULTILINE,
        ),
    },
)
"""How points are counted: `earn 10 reps per visit`, `2 paws per £1`."""


def named(text: str, language: Language) -> str | None:
    """A line of the header that calls points by one word, as it says one and several.

    >>> named('customers collect points called "bean"', Language.ENGLISH)
    'customers collect points called "bean", "beans"'
    """
    found = _SAID[language].line.search(text)
    return found and _SAID[language].whole.format(*both(found[1], language))


def units_in(text: str, language: Language) -> dict[str, str]:
    """What a file calls points by a line that is none of the language, as a setting has it."""
    found = _SAID[language].line.search(text)
    words = both(found[1], language) if found else ()
    return _units(words, language)


def _units(words: Iterable[str], language: Language) -> dict[str, str]:
    meant = (POINT.in_(language), POINTS.in_(language))
    return {bare(word): each for word, each in zip(words, meant, strict=False)}


def counted_in(text: str, tables: Tables) -> dict[str, str]:
    """The word by which a file counts points and that it does not declare, as a setting has it;
    none where it says something else.

    >>> from palier.surface.lalr import tables_of
    >>> counted_in("earn 10 reps per visit", tables_of(Language.ENGLISH))
    {'rep': 'point', 'reps': 'points'}
    """
    language = tables.language
    near, senses = near_of(language), senses_of(language)
    known = tables.words.keys() | near.points | near.counted | near.units | senses.alone
    for found in _COUNTED[language].finditer(text):
        forms = both(found[1] or found[2], language)
        if known.isdisjoint(map(bare, forms)) and near.goods.isdisjoint(forms):
            return _units(forms, language)
    return {}


def in_our_words(text: str, setting: Setting) -> str:
    """A line with what the language says for the shop's own words for points.

    >>> in_our_words("100 Petals = 5 EUR", Setting(units={"petals": "points"}))
    '100 points = 5 EUR'
    """
    if not setting.units:
        return text
    return _WORD.sub(lambda each: setting.units.get(bare(each[0]), each[0]), text)


_WORD = re.compile(r"[^\W\d_]+")


def perk_of(text: str, tables: Tables) -> str | None:
    """What a line says a tier gives, as a perk: a few words that are no figures, no customers and
    no condition.

    >>> from palier.surface.lalr import tables_of
    >>> perk_of("first refusal on allocations", tables_of(Language.ENGLISH))
    'perk "first refusal on allocations"'
    >>> perk_of("not for guests", tables_of(Language.ENGLISH))
    """
    words, near = [bare(each) for each in _WORD.findall(text)], near_of(tables.language)
    others = near.never | near.people | near.who | near.points | near.units | _OTHERS
    if not 1 < len(words) <= MOST_WORDS or not others.isdisjoint(words) or _SIGNS.search(text):
        return None
    return _PERK[tables.language].format(text.strip())


_SIGNS = re.compile(r"[\d\"«»“”%€£$=:;()]")
_OTHERS = frozenset(
    "if when every each from until between than tier level card stamps stamp off double free"
    " si quand chaque dès jusqu entre palier niveau carte tampons tampon remise double doubles"
    " offert offerte offerts gratuit gratuite".split()
)
"""What says when, whom or how much, and what is no perk."""
_PERK = total(Language, {Language.ENGLISH: 'perk "{}"', Language.FRENCH: 'privilège "{}"'})

"""How a sentence is set: true apostrophes, spaces that do not break, capitals; marks inside it.

A mark is a private-use character that stands in a sentence where a page will have an element: the
merchant's own words in another language, something to type exactly, what the eye should find first.
So sentences are put together like any text, and escaped once, when they are printed.
"""

from __future__ import annotations

import re
import unicodedata

from palier.closed import total
from palier.source import Language

NBSP, NARROW = "\u00a0", "\u202f"
OWN, OWN_END = "\ue000", "\ue001"
CODE, CODE_END = "\ue002", "\ue003"
STRONG, STRONG_END = "\ue004", "\ue005"
MARKS = re.compile("[\ue000-\ue005]")
_TIMES = (NBSP, re.compile(r"(?<=×) "))
"""What is multiplied by stays with its sign."""
_SPACES = total(
    Language,
    {
        Language.ENGLISH: (_TIMES,),
        Language.FRENCH: (
            _TIMES,
            (NBSP, re.compile(r"(?<!«)[ \u00a0\u202f]+(?=[:;?!%€»])")),
            (NBSP, re.compile(r"(?<=[^\s\u00a0\u202f?!:;])(?=[?!:;]+(?:\s|$))")),
            (NBSP, re.compile(r"(?<=«)[ \u202f]*(?! )")),
            (NBSP, re.compile(r"(?<=[^\s\u00a0\u202f«])(?=»)")),
            (NARROW, re.compile(r"(?<=\d) (?=\d{3}(?!\d))")),
        ),
    },
)
_ASPIRATE = re.compile(
    "(hache|haie|hall(?!u)|halo|halte(?!\u0300)|hamac|hameau|hamster|hanneton|hareng|haricot|harnais|harpe"
    "|hasard|haut|he\u0301ris|he\u0301ron|he\u0301ros|he\u0302tre|hibou|hobby|hochet|hockey|homard"
    "|hors|hotte|houle|houp|housse|houx|hublot|huche|huit(?!r)|huppe|hutte|onz"
    "|oui(?![e\u0308])|uhlan)"
)
"""French words before which nothing is elided: `de haricots`, `de onze`."""


def typeset(text: str, language: Language) -> str:
    """Words as a printer sets them: true apostrophes, and in French spaces that do not break.

    >>> typeset("points × 1.5", Language.ENGLISH)
    'points ×\\xa01.5'
    >>> typeset("Puis-je l'utiliser ?", Language.FRENCH)
    'Puis-je l’utiliser\\xa0?'
    >>> typeset("«Chez Mémé»", Language.FRENCH)
    '«\\xa0Chez Mémé\\xa0»'
    """
    set_ = text.replace("'", "’")
    for wanted, found in _SPACES[language]:
        set_ = found.sub(wanted, set_)
    return set_


def capital(text: str) -> str:
    """A sentence with its first letter as a capital; quoted words and codes stay as they are.

    >>> capital("5 euros"), capital("« savons » offert"), capital("\\ue000perles\\ue001")
    ('5 euros', '« savons » offert', '\\ue000Perles\\ue001')
    """
    at = 1 if text[:1] in (OWN, STRONG) else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def finished(text: str) -> str:
    """A sentence: a capital and, unless it ends otherwise, a full stop.

    >>> finished("the offer “a” gives nothing"), finished("“a” gives:")
    ('The offer “a” gives nothing.', '“a” gives:')
    """
    said = capital(text)
    return said if said.endswith((".", "?", "!", ":")) else said + "."


def clean(text: str) -> str:
    """Somebody's text without anything that could be taken for a mark of ours.

    >>> clean("a\\ue000b")
    'ab'
    """
    return MARKS.sub("", text)


plain = clean
"""A sentence without its marks."""


def an(words: str) -> str:
    """English words after their article: by their first letter, quotation marks passed over.

    >>> an("“app” order"), an("“web” order"), an("“university” order")
    ('an “app” order', 'a “web” order', 'a “university” order')
    """
    letter = clean(words).lstrip("“‘« \u00a0")[:1].lower()
    return f"{'an' if letter in tuple('aeio') else 'a'} {words}"


def elides(word: str) -> bool:
    """Whether a French word takes `d’` rather than `de` before it: a vowel, or a silent h.

    >>> elides("étoiles"), elides("perles"), elides("haricots"), elides("heures")
    (True, False, False, True)
    >>> elides("huîtres"), elides("huit"), elides("ouïes"), elides("ouistitis")
    (True, False, True, False)
    """
    plain_ = unicodedata.normalize("NFD", clean(word)).lower()
    return plain_[:1] in tuple("aeiouhœæ") and not _ASPIRATE.match(plain_)

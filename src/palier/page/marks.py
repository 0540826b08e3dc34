"""Marks inside a sentence: the merchant's own words, codes, what stands out; and typography.

A sentence of the page is a plain string in which private-use characters stand where HTML will have
an element. So sentences are put together like any text, and escaped once, when they are printed.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from palier.source import Language
from palier.speech.typography import NARROW, NBSP

OWN, OWN_END = "\ue000", "\ue001"
CODE, CODE_END = "\ue002", "\ue003"
STRONG, STRONG_END = "\ue004", "\ue005"
_MARKS = re.compile("[\ue000-\ue005]")
_ORDINAL = re.compile(r"(?<![\w\ue002.,-])(\d+)(er|re|e)(?![\w\ue003.-])")


def clean(text: str) -> str:
    """Somebody's text without anything that could be taken for a mark of ours.

    >>> clean("a\\ue000b")
    'ab'
    """
    return _MARKS.sub("", text)


def plain(text: str) -> str:
    """A sentence without its marks.

    >>> plain("le \\ue000Club\\ue001")
    'le Club'
    """
    return _MARKS.sub("", text)


def markup(text: str, texts: Language) -> Markup:
    """A sentence as HTML, escaped; words in another language (`texts`) are marked as such.

    The endings of French ordinals are raised.

    >>> markup("\\ue000<Savons>\\ue001 & co", Language.FRENCH)
    Markup('<span lang="fr">&lt;Savons&gt;</span> &amp; co')
    """
    elements = {
        OWN: f'<span lang="{texts.value}">',
        OWN_END: "</span>",
        CODE: '<code translate="no">',
        CODE_END: "</code>",
        STRONG: "<strong>",
        STRONG_END: "</strong>",
    }
    raised = _ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(text)))
    marked = _MARKS.sub(lambda mark: elements[mark[0]], raised)
    return Markup(marked)  # noqa: S704 - escaped above


def capital(text: str) -> str:
    """A sentence with its first letter as a capital; quoted words and codes stay as they are.

    >>> capital("5 euros"), capital("« savons » offert"), capital("\\ue000perles\\ue001")
    ('5 euros', '« savons » offert', '\\ue000Perles\\ue001')
    """
    at = 1 if text[:1] in (OWN, STRONG) else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def typeset(text: str, language: Language) -> str:
    """A merchant's words as a printer sets them: true apostrophes, spaces that do not break.

    >>> typeset("Puis-je l'utiliser ?", Language.FRENCH)
    'Puis-je l’utiliser\\xa0?'
    """
    set_ = text.replace("'", "’")
    if language is Language.ENGLISH:
        return set_
    for wanted, found in _FRENCH:
        set_ = found.sub(wanted, set_)
    return set_


_FRENCH = (
    (NBSP, re.compile(r"[ \u00a0\u202f]+(?=[:;?!%€»])")),
    (NBSP, re.compile(r"(?<=[^\s\u00a0\u202f?!:;])(?=[?!:;]+(?:\s|$))")),
    (NBSP, re.compile(r"(?<=«)[ \u202f]*(?! )")),
    (NARROW, re.compile(r"(?<=\d) (?=\d{3}(?!\d))")),
)

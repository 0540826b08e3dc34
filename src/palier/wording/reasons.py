"""Reasons and parties of an outcome, in words."""

from __future__ import annotations

from palier.source import Language
from palier.wording.english import reasons as english
from palier.wording.french import reasons as french


def reason(because: str, language: Language, *, pot: bool = False) -> str:
    """Why something does not apply, as the end of a sentence; a pot is no matter of points.

    >>> reason("basket-too-small", Language.FRENCH)
    'le panier est trop petit'
    >>> reason("points-used", Language.ENGLISH, pot=True)
    'nothing is collected on an order paid from the pot'
    """
    usual = (english.REASONS if language is Language.ENGLISH else french.REASONS)[because]
    pots = english.POT if language is Language.ENGLISH else french.POT
    return pots.get(because, usual) if pot else usual


def party(name: str, language: Language) -> str:
    """A party of the cumulation, as the rule file calls it.

    >>> party("tier benefits", Language.FRENCH)
    'les avantages du palier'
    """
    return (english.PARTIES if language is Language.ENGLISH else french.PARTIES)[name]

"""Why something brought or offered did not count, in a few words."""

from __future__ import annotations

from palier.source import Language
from palier.wording import reasons

AGAINST = {
    Language.ENGLISH: "does not combine with {rival}",
    Language.FRENCH: "ne se cumule pas avec {rival}",
}


def reason(because: str, rival: str | None, language: Language, *, pot: bool = False) -> str:
    """A reason in words; where a party stands in the way, which one.

    >>> reason("does-not-combine", "promo codes", Language.FRENCH)
    'ne se cumule pas avec les codes promo'
    """
    if because == "does-not-combine" and rival:
        return AGAINST[language].format(rival=reasons.party(rival, language))
    return reasons.reason(because, language, pot=pot)

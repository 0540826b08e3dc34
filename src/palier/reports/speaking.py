"""How reports speak of a programme: in its own words, with all decimals, to whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from palier import tree
from palier.account.outcome import AwardPart, Missing
from palier.because import Because
from palier.program.model import Program
from palier.quantity import Amount, Money
from palier.reports import paper
from palier.source import Language
from palier.speech import figures, typography
from palier.speech.figures import Style
from palier.speech.goods import FRIENDS, ORDERS
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.surface.to_text import phrase
from palier.wording import reasons

Ways = tuple[tuple[Missing, ...], ...]

TIMES = Phrase("{base}\u00a0×\u00a0{times}", "{base}\u00a0×\u00a0{times}")
MEMBERSHIP = Phrase("{time} of membership", "{time} d'ancienneté")
ACTIVITY = Phrase("{count} × {activity:own}", "{count} × {activity:own}")
COUNTED = {"orders": ORDERS, "referrals": FRIENDS}
AGAINST = Phrase("does not combine with {rival}", "ne se cumule pas avec {rival}")
NEXT = Phrase("{tier:own}: {missing} to go", "{tier:own} : plus que {missing}")
NOTHING_MORE = Phrase("{tier:own}: with the next order", "{tier:own} : dès la prochaine commande")
TITLED = Phrase("{what}: {why}", "{what} : {why}")


def speaker_of(program: Program, language: Language) -> Speaker:
    """Who speaks of a programme; its rules without a name are called by their phrase."""
    words = program.vocabulary
    named = unnamed(program, language) | dict(words.translations.get(language, {}))
    words = replace(words, translations={language: named})
    return Speaker(language, Style.PROSE, words)


def unnamed(program: Program, language: Language, style: Style = Style.BRIEF) -> dict[str, str]:
    """Rules without a name of their own: what outcomes call them, and the phrase in a language."""
    heads: list[tuple[str, tree.Head]] = [(each.label, each.head) for each in program.earnings]
    if program.redemption:
        heads.append((program.redemption.label, tree.RedeemHead()))
    if program.first_order:
        heads.append((program.first_order.label, tree.FirstOrderHead()))
    if program.referral:
        heads.append((program.referral.label, tree.ReferralHead()))
    return {label: phrase(head, language, style) for label, head in heads}


def reason(because: Because, rival: str | None, speaker: Speaker) -> str:
    """Why something brought or offered did not count; where a party stands in the way, which one.

    >>> reason(Because.DOES_NOT_COMBINE, "promo codes", Speaker(Language.FRENCH))
    'ne se cumule pas avec les codes promo'
    """
    if because is Because.DOES_NOT_COMBINE and rival:
        return speaker.say(AGAINST, rival=reasons.party(rival, speaker.language))
    return reasons.reason(because, speaker.language, pot=speaker.words.pot)


# Amounts -----------------------------------------------------------------------------------------


def bare(amount: Amount, speaker: Speaker) -> str:
    """An amount in a column: points without their name, or money."""
    return speaker.told(amount if isinstance(amount, Money) else amount.count)


def collected(speaker: Speaker) -> str:
    """What customers collect, as a heading."""
    return typography.capital(speaker.own(speaker.words.many))


def stamps(held: int, whole: int, speaker: Speaker) -> str:
    """The stamps of a card, as dots and as a number."""
    return f"{paper.dots(held, whole)} {speaker.told(held)}/{whole}"


def part(of: AwardPart, speaker: Speaker) -> str:
    """An amount that earns, and by how much it is multiplied."""
    if of.multiplier == 1:
        return speaker.told(of.base)
    return speaker.say(TIMES, base=of.base, times=of.multiplier)


# The way to a tier -------------------------------------------------------------------------------


def to_go(tier: str, missing: Ways, day: dt.date, speaker: Speaker) -> str:
    """The next tier, and what it still takes on a day."""
    told = ways(missing, day, speaker)
    return speaker.say(NEXT if told else NOTHING_MORE, tier=tier, missing=told)


def ways(missing: Ways, day: dt.date, speaker: Speaker) -> str:
    """What a tier still takes on a day, whichever way is taken; empty when nothing is missing."""
    told = [_way(each, day, speaker) for each in missing]
    return speaker.say(JOINTS["or"]).join(told) if all(told) else ""


def _way(way: Iterable[Missing], day: dt.date, speaker: Speaker) -> str:
    return speaker.say(JOINTS["and"]).join(_missing(each, day, speaker) for each in way)


def _missing(missing: Missing, day: dt.date, speaker: Speaker) -> str:
    for amount in (missing.amount, missing.points):
        if amount is not None:
            return speaker.told(amount)
    if missing.days is not None:
        time = figures.time_ahead(day, missing.days, speaker.language)
        return speaker.say(MEMBERSHIP, time=time)
    if missing.activity is not None:
        return speaker.say(ACTIVITY, missing, count=missing.count or 0)
    return speaker.say(COUNTED[missing.measure], n=missing.count or 0)

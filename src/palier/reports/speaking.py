"""How reports speak of a programme: in its own words, with all decimals, to whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from palier import tree
from palier.account.outcome import AwardPart, Missing
from palier.because import Because
from palier.closed import total
from palier.program.model import Program
from palier.quantity import Amount, StatusPoints
from palier.reports import paper
from palier.source import Language
from palier.speech import figures, typography
from palier.speech.figures import Style
from palier.speech.phrases import Person, Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.surface.to_text import phrase
from palier.values import replace
from palier.wording import reasons

Ways = tuple[tuple[Missing, ...], ...]

TIMES = Phrase("{base}\u00a0×\u00a0{times}", "{base}\u00a0×\u00a0{times}")
MISSING = total(
    tree.Measure,
    {
        tree.Measure.SPENT: Phrase("spend {amount} more", "{amount} d'achats"),
        tree.Measure.ORDERS: Phrase(
            "place {count:# more order|# more orders}", "{count:# commande|# commandes}"
        ),
        tree.Measure.POINTS_EARNED: Phrase("earn {amount} more", "{amount} à gagner"),
        tree.Measure.STATUS_POINTS: Phrase("earn {status} more", "{status} à gagner"),
        tree.Measure.REFERRALS: Phrase(
            "refer {count:# more friend|# more friends}",
            "{count:# ami à parrainer|# amis à parrainer}",
        ),
        tree.Measure.ACTIVITIES: Phrase(
            "complete {count} more {activity:quoted}", "{count} {activity:quoted}"
        ),
        tree.Measure.MEMBERSHIP: Phrase("stay a member for {time}", "{time} d'ancienneté"),
        tree.Measure.COLLECTED: Phrase("earn {amount} more", "{amount} à gagner"),
        tree.Measure.BALANCE: Phrase("earn {amount} more", "{amount} à gagner"),
    },
)
"""What it still takes: something to do in English, a thing in French, after “encore”."""
AGAINST = Phrase("does not combine with {rival}", "ne se cumule pas avec {rival}")
NEXT = Phrase("{tier:own}: {missing}", "{tier:own} : encore {missing}")
NOTHING_MORE = Phrase("{tier:own}: with the next order", "{tier:own} : dès la prochaine commande")
TITLED = Phrase("{what}: {why}", "{what} : {why}")


def speaker_of(program: Program, language: Language, to: Person = Person.CUSTOMER) -> Speaker:
    """Who speaks of a programme; its rules without a name are called by what they say.

    To a customer by what they promise, `1 point for every euro you spend`; to a merchant by their
    phrase in the rule file.
    """
    words = program.vocabulary
    plain = Speaker(language, Style.BRIEF, words, to=to)
    promised = _promised(program, plain) if to is Person.CUSTOMER else {}
    named = unnamed(program, language) | promised | dict(words.translations.get(language, {}))
    return Speaker(language, Style.PROSE, replace(words, translations={language: named}), to=to)


def _promised(program: Program, speaker: Speaker) -> dict[str, str]:
    """Rules without a name of their own, as the customers' page calls them."""
    from palier.page.combining_names import party_of  # noqa: PLC0415 - a check speaks of no rule so
    from palier.page.earning import gain  # noqa: PLC0415 - as above

    words = {each.label: " ".join(gain(speaker, each.head)) for each in program.earnings}
    others = (
        (program.redemption, tree.Party.POINTS),
        (program.first_order, tree.Party.FIRST_ORDER),
        (program.referral, tree.Party.REFERRAL),
    )
    words |= {
        rule.label: speaker.say(party_of(program, party).name) for rule, party in others if rule
    }
    return {label: typography.capital(said.strip()) for label, said in words.items()}


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
        return speaker.say(AGAINST, rival=reasons.party(rival, speaker.language, speaker.words))
    return reasons.reason(because, speaker.language, speaker.words)


# Amounts -----------------------------------------------------------------------------------------


def bare(amount: Amount, speaker: Speaker) -> str:
    """An amount in a column: points without their name, or money."""
    return speaker.bare(amount)


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
    return speaker.say(
        MISSING[tree.Measure[missing.measure.upper()]],
        amount=missing.points if missing.amount is None else missing.amount,
        count=missing.count or 0,
        status=StatusPoints(missing.count or 0),
        activity=missing.activity,
        time=figures.time_ahead(day, missing.days or 0, speaker.language),
    )

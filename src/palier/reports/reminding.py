"""What customers are told: the sentence of a reason, or the text of the file with its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from palier.closed import total
from palier.life import lots
from palier.life.moments import Asked, Reason, Reminder
from palier.life.movements import ahead
from palier.life.paying import payable
from palier.program.messages import Figure, figure_of, parts_of_text
from palier.program.model import Program
from palier.quantity import Amount, Duration, MonthDay, Period, StatusPoints
from palier.reports.speaking import ways
from palier.speech.goods import STAMPS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker

SENTENCES = total(
    Reason,
    {
        Reason.TIER_CLOSE: Phrase(
            "{missing:capital} to reach {name:quoted}.",
            "Plus que {missing} pour atteindre {name:quoted}.",
        ),
        Reason.TIER_LOST: Phrase(
            "You are {name:quoted} until {on}.", "Vous êtes {name:quoted} jusqu'au {on}."
        ),
        Reason.REWARD_READY: Phrase(
            "You have {units}: swap {first:bare} for {name:quoted}.",
            "Vous avez {units} : échangez-en {first:bare} contre {name:quoted}.",
        ),
        Reason.REWARD_CLOSE: Phrase(
            "Earn {units} more for {name:quoted}.", "Plus que {units} à gagner pour {name:quoted}."
        ),
        Reason.POINTS_EXPIRE: Phrase(
            "You have {units} to use by {on}.", "Vous avez {units} à utiliser au plus tard le {on}."
        ),
        Reason.VOUCHER_EXPIRES: Phrase(
            "{name:quoted} is valid until {on} inclusive.",
            "{name:quoted} est valable jusqu'au {on} inclus.",
        ),
        Reason.STAMPS_EXPIRE: Phrase(
            "{name:quoted}: without a new stamp by {on}, your card ({stamps}) starts again from"
            " zero.",
            "{name:quoted} : sans nouveau tampon d'ici au {on} inclus, votre carte ({stamps})"
            " repart de zéro.",
        ),
        Reason.BIRTHDAY: Phrase(
            "Your birthday is coming up: {birthday}!",
            "Votre anniversaire approche : le {birthday} !",
        ),
        Reason.MEMBERSHIP_ENDS: Phrase(
            "Your membership ends on {on}.", "Votre adhésion se termine le {on}."
        ),
        Reason.NO_ORDER: Phrase(
            "We would love to see you again: your last visit was on {on}.",
            "Au plaisir de vous retrouver : votre dernière visite remonte au {on}.",
        ),
        Reason.JOINED: Phrase(
            "You have been a member since {on}.", "Vous êtes membre depuis le {on}."
        ),
        Reason.STAMPS_CLOSE: Phrase(
            "{name:quoted}: only {stamps} to go.", "{name:quoted} : plus que {stamps}."
        ),
        Reason.BALANCE: Phrase("You have {units} to use.", "Vous avez {units} à utiliser."),
        Reason.TIER_REACHED: Phrase(
            "You have reached {name:quoted}.", "Vous avez atteint {name:quoted}."
        ),
        Reason.FRIEND_THANKED: Phrase(
            "Thanks to your friend, a benefit is waiting for your next order.",
            "Grâce à votre filleul, un avantage vous attend sur votre prochaine commande.",
        ),
        Reason.BIRTHDAY_UNKNOWN: Phrase(
            "Tell us your birthday, and we will think of you on the day.",
            "Indiquez-nous votre date d'anniversaire : nous penserons à vous le jour venu.",
        ),
        Reason.EVERY_MONTH: Phrase("Your balance: {units}.", "Votre solde : {units}."),
    },
)
STAY = Phrase(
    "You are {name:quoted} until {on}. To stay, {missing} by then.",
    "Vous êtes {name:quoted} jusqu'au {on} : encore {missing} d'ici là pour le rester.",
)
EXPIRE_IN_TURN = Phrase(
    "You have {units} to use within {days}, the first {first:bare} by {on}.",
    "Vous avez {units} à utiliser d'ici {days}, dont {first:bare} au plus tard le {on}.",
)
BIRTHDAY_GIVEN = Phrase(
    "Your birthday is coming up: on {birthday} we'll give you {units}.",
    "Votre anniversaire approche : le {birthday}, nous vous offrons {units}.",
)
REWARD = Phrase("{name:quoted}", "{name:quoted}")
HAPPY_BIRTHDAY = Phrase("Happy birthday!", "Joyeux anniversaire !")
HAPPY_BIRTHDAY_GIVEN = Phrase(
    "Happy birthday! You have just received {units}.",
    "Joyeux anniversaire ! Vous venez de recevoir {units}.",
)


def sentence_of(program: Program, asked: Asked, found: Reminder, speaker: Speaker) -> str | None:
    """What is written to a customer; None where the file's text asks for a figure there is not."""
    if found.message is not None and found.message.text is not None:
        return _filled(program, asked, found, speaker)
    return speaker.say(
        _phrase(asked, found, missing_of(program, asked, found, speaker)),
        found,
        name=found.name or "",
        missing=missing_of(program, asked, found, speaker),
        units=_of_birthday(program, found, speaker) or _given(program, found.units),
        first=_given(program, found.first),
        stamps=speaker.say(STAMPS, n=found.stamps or 0),
        days=Duration(asked.within, Period.DAY),
        birthday=MonthDay(found.on.month, found.on.day) if found.on else "",
    )


def missing_of(program: Program, asked: Asked, found: Reminder, speaker: Speaker) -> str:
    """What a tier or a reward still takes; empty where nothing is missing."""
    if found.reason is Reason.REWARD_CLOSE:
        return speaker.told(_given(program, found.units))
    return ways(found.missing, found.on or asked.on, speaker)


def _phrase(asked: Asked, found: Reminder, missing: str) -> Phrase:
    match found.reason:
        case Reason.TIER_LOST if missing:
            return STAY
        case Reason.POINTS_EXPIRE if found.first != found.units:
            return EXPIRE_IN_TURN
        case Reason.BIRTHDAY if found.on == asked.on:
            return HAPPY_BIRTHDAY_GIVEN if _gives(found) else HAPPY_BIRTHDAY
        case Reason.BIRTHDAY if _gives(found):
            return BIRTHDAY_GIVEN
        case _:
            return SENTENCES[found.reason]


def _gives(found: Reminder) -> bool:
    return bool(found.units or found.status or found.rewards or found.stamps)


def _of_birthday(program: Program, found: Reminder, speaker: Speaker) -> str:
    """All that a birthday gives: `50 cells, “Cake” and 2 stamps`."""
    if found.reason is not Reason.BIRTHDAY:
        return ""
    given = [speaker.told(program.amount(found.units))] if found.units else []
    given += [speaker.told(StatusPoints(found.status))] if found.status else []
    given += [speaker.say(REWARD, name=each) for each in found.rewards]
    given += [speaker.say(STAMPS, n=found.stamps)] if found.stamps else []
    return speaker.join(given)


def _given(program: Program, units: int | None) -> Amount | str:
    return "" if units is None else program.amount(units)


# The text of the file ----------------------------------------------------------------------------


def _filled(program: Program, asked: Asked, found: Reminder, speaker: Speaker) -> str | None:
    """The text of a message in the customer's language, each figure in its place."""
    text = found.message.text if found.message else None
    said = figures_of(program, asked, found, speaker)
    told: list[str] = []
    for part in parts_of_text(speaker.own(text or "")):
        figure = figure_of(part.text) if part.braced else None
        filling = part.text if figure is None else said[figure]
        if filling is None:
            return None
        told.append(filling)
    return "".join(told)


def figures_of(
    program: Program, asked: Asked, found: Reminder, speaker: Speaker
) -> Mapping[Figure, str | None]:
    """What each figure is for a customer; None where there is none to say."""
    account = found.account
    balance = lots.available(account) if account else 0
    worth = payable(program, account) if account else None
    above = ahead(program, account) if account and program.tiers else None
    tier = account.tier.name if account else None
    on_card = found.reason in (Reason.STAMPS_EXPIRE, Reason.STAMPS_CLOSE)
    return total(
        Figure,
        {
            Figure.PROGRAM: speaker.own(program.name),
            Figure.POINTS: speaker.told(program.amount(balance)),
            Figure.WORTH: None if worth is None else speaker.told(worth),
            Figure.TIER: speaker.own(tier) if tier else None,
            Figure.NEXT_TIER: speaker.own(above.tier) if above else None,
            Figure.MISSING: missing_of(program, asked, found, speaker) or None,
            Figure.DATE: _date(found.reason, found.on, speaker),
            Figure.AMOUNT: speaker.told(
                _given(program, found.units if found.first is None else found.first)
            )
            or None,
            Figure.REWARD: None if on_card or not found.name else speaker.own(found.name),
            Figure.CARD: speaker.own(found.name) if on_card and found.name else None,
            Figure.STAMPS: None if found.stamps is None else speaker.say(STAMPS, n=found.stamps),
        },
    )


def _date(reason: Reason, day: dt.date | None, speaker: Speaker) -> str | None:
    if day is None:
        return None
    return speaker.told(MonthDay(day.month, day.day) if reason is Reason.BIRTHDAY else day)

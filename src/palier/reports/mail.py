"""A letter as it is sent: e-mail, as HTML and as plain text, and a message for a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from palier.account.state import Account
from palier.closed import total
from palier.life import lots
from palier.life.moments import Reason
from palier.life.movements import ahead, balance_of
from palier.life.paying import payable
from palier.page.mail import Figure, Gauge, MailView, mail_html, mail_short, mail_text
from palier.page.view import Link
from palier.program.model import Program
from palier.reports import speaking
from palier.reports.letters import Letter
from palier.reports.texting import Texted, fitted
from palier.speech.nouns import TO_THE_SHOP, YOUR_TIER
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.values import dataclass, field, replace

_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
"""White room that breaks lines or may be broken at: a space that holds words together stays."""
_NAMED_IN_THE_FILE = (
    *(Reason.NO_ORDER, Reason.JOINED, Reason.STAMPS_CLOSE, Reason.BALANCE, Reason.TIER_REACHED),
    *(Reason.FRIEND_THANKED, Reason.BIRTHDAY_UNKNOWN, Reason.EVERY_MONTH),
)
TITLES = total(
    Reason,
    {
        Reason.TIER_CLOSE: Phrase("{name:quoted} is close", "{name:quoted} est tout proche"),
        Reason.TIER_LOST: Phrase("Keep {name:quoted}", "Gardez {name:quoted}"),
        Reason.REWARD_READY: Phrase("{name:quoted} is yours to claim", "{name:quoted} vous attend"),
        Reason.REWARD_CLOSE: Phrase("{name:quoted} is close", "{name:quoted} est tout proche"),
        Reason.POINTS_EXPIRE: Phrase("Use {your_points} in time", "Utilisez {your_points} à temps"),
        Reason.VOUCHER_EXPIRES: Phrase("{name:quoted} ends soon", "{name:quoted} expire bientôt"),
        Reason.STAMPS_EXPIRE: Phrase(
            "{name:quoted}: your stamps end soon", "{name:quoted} : vos tampons expirent bientôt"
        ),
        Reason.BIRTHDAY: Phrase("Your birthday", "Votre anniversaire"),
        Reason.MEMBERSHIP_ENDS: Phrase(
            "Your membership ends soon", "Votre adhésion se termine bientôt"
        ),
        **dict.fromkeys(_NAMED_IN_THE_FILE, Phrase("News for you", "Des nouvelles pour vous")),
    },
)
BALANCE = Phrase("Your balance", "Votre solde")
WORTH = Phrase("{points} ({worth})", "{points} ({worth})")
USE_BY = Phrase("To use by {day}", "À utiliser d'ici le {day}")
VOUCHER = Phrase("Your voucher", "Votre bon")
VOUCHER_UNTIL = Phrase("{reward}, until {day} inclusive", "{reward}, jusqu'au {day} inclus")
VOUCHER_FROM = Phrase("{told}, from {ready} on", "{told}, à partir du {ready}")
VOUCHER_WAITS = Phrase("{told} (pending)", "{told} (en attente)")
COLON = Phrase(":", "\u00a0:")
START = Phrase("So far", "Aujourd'hui")
TO_GO = Phrase("{missing:capital} to get there.", "Encore {missing} pour y arriver.")
ACCOUNT = Phrase("See your account", "Voir votre compte")
BECAUSE = Phrase(
    "{program}: you receive this because you are a member.",
    "{program} : vous recevez ce message parce que vous êtes membre.",
)
AGREED = Phrase(
    "You have agreed to be written to; you can change your mind at any time.",
    "Vous avez accepté de recevoir nos messages ; vous pouvez changer d'avis à tout moment.",
)
CONTACT = Phrase("Contact: {contact}", "Contact : {contact}")


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to send: a subject, two forms of one e-mail, a message for a telephone."""

    letter: Letter = field(repr=False)
    subject: str
    html: str
    text: str
    sms: Texted

    def to_json(self) -> dict[str, Any]:
        """What a mailing tool asks of it, its texts apart."""
        found = self.letter.to_json()
        return {
            **{key: found[key] for key in ("customer", "language", "reason", "title")},
            "subject": self.subject,
            "sms": self.sms.text,
            "sms_places": self.sms.places,
            "sms_alphabet": self.sms.alphabet,
        }


def mail_of(letter: Letter, templates: Path | None = None) -> Mail:
    """A letter in its customer's language, with the programme's colour and the customer's figures.

    `templates` is a folder whose `letter.html.j2`, `letter.txt.j2` and `letter.sms.j2` go before
    ours. Raises `TemplateRefusedError` where one is wrong.
    """
    view = view_of(letter)
    short = partial(_short, view, templates)
    return Mail(
        letter,
        view.title,
        mail_html(view, letter.program.page.brand.colour, templates),
        mail_text(view, templates),
        fitted(short, view.text),
    )


def _short(view: MailView, templates: Path | None, text: str) -> str:
    return mail_short(replace(view, text=text), templates)


def view_of(letter: Letter) -> MailView:
    """What a letter says, as the templates get it."""
    program, speaker, account = letter.program, letter.speaker, letter.reminder.account
    told = letter.title or speaker.say(
        TITLES[letter.reminder.reason], name=letter.reminder.name or ""
    )
    return MailView(
        language=speaker.language.value,
        name=_line(speaker.own(program.name)),
        title=_line(told),
        text=_line(letter.message),
        colon=speaker.say(COLON),
        figures=tuple(_figures(program, account, speaker)) if account else (),
        gauge=_gauge(letter, account) if account else None,
        link=_link(program, speaker),
        small=tuple(map(_line, _small(program, speaker))),
    )


def _line(text: str) -> str:
    """A text on one line, without marks: no name can begin a header or a line of its own."""
    return _BREAKS.sub(" ", plain(text)).strip()


def _figures(program: Program, account: Account, speaker: Speaker) -> Iterator[Figure]:
    balance = balance_of(program, account)
    if account.all_lots or account.deficit:
        worth = None if program.cashback else payable(program, account)
        points = speaker.told(balance.available)
        if worth is not None:
            points = speaker.say(WORTH, points=points, worth=worth)
        yield Figure(speaker.say(BALANCE), points)
    if (soon := balance.next_expiry) is not None:
        yield Figure(speaker.say(USE_BY, day=soon.on), speaker.told(soon.points))
    if account.tier.name is not None:
        yield Figure(speaker.say(YOUR_TIER), _line(speaker.own(account.tier.name)))
    for card in program.stamp_cards:
        if held := account.stamps_held.get(card.label, 0):
            shown = speaking.stamps(min(held, card.stamps), card.stamps, speaker)
            yield Figure(_line(speaker.own(card.label)), shown)
    for voucher in account.vouchers:
        reward = speaker.own(voucher.reward)
        until = voucher.expires_on
        told = reward
        if voucher.waits_for is not None:
            told = speaker.say(VOUCHER_WAITS, told=told)
        elif not lots.is_usable(voucher, account.today):
            told = speaker.say(VOUCHER_FROM, told=told, ready=voucher.available_on)
        told = speaker.say(VOUCHER_UNTIL, reward=told, day=until) if until else told
        yield Figure(speaker.say(VOUCHER), _line(told))


def _gauge(letter: Letter, account: Account) -> Gauge | None:
    """The way to the next tier, where there is one."""
    program, speaker = letter.program, letter.speaker
    above = ahead(program, account) if program.tiers else None
    if above is None or not above.missing or not all(above.missing):
        return None
    missing = speaking.ways(above.missing, letter.asked.on, speaker)
    held = account.tier.name
    return Gauge(
        done=above.done // 10,
        held=_line(speaker.own(held)) if held else speaker.say(START),
        goal=_line(speaker.own(above.tier)),
        missing=speaker.say(TO_GO, missing=missing),
    )


def _link(program: Program, speaker: Speaker) -> Link | None:
    brand = program.page.brand
    if brand.sign_in:
        return Link(speaker.say(ACCOUNT), brand.sign_in, main=True)
    return Link(speaker.say(TO_THE_SHOP), brand.shop, main=True) if brand.shop else None


def _small(program: Program, speaker: Speaker) -> Iterator[str]:
    yield speaker.say(BECAUSE, program=speaker.own(program.name))
    if program.messages_to is not None:
        yield speaker.say(AGREED)
    if contact := program.page.brand.contact:
        yield speaker.say(CONTACT, contact=contact.removeprefix("mailto:").removeprefix("tel:"))

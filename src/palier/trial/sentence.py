"""A sentence about an order, as the lines of an example.

`they order 60 EUR on Tuesday with promo code HELLO` becomes
`when they order 60 EUR on 1 December 2026 with promo code "HELLO"`. What is in quotation marks
stays as it is; what is not understood stays too, and is told as in a rule file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from palier.checks.names import mentions_of
from palier.program.model import Program
from palier.program.naming import World
from palier.quantity import Hour
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.tree import Name, walk
from palier.trial.days import dated, on_birthday
from palier.trial.goods import alike, unnamed_goods, unpriced
from palier.trial.telling import Names, apart, customer, of_customer, told_plainly
from palier.trial.words import MANNERS, Manner
from palier.values import dataclass

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
HELD = re.compile("\x00(\\d+)\x00")
ENDS = r"(?=$|[\s,.;\x00])"
NUMBER = r"\d+(?:[ \u00a0\u202f,]\d{3})*(?:[.,]\d{1,2})?"
NOON = 12


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a programme: all of them, and those of goods with what they are."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    points: tuple[str, ...]
    goods: Mapping[str, World]
    said: Names

    @classmethod
    def of(cls, program: Program) -> Known:
        """The names that the statements of a programme mention, the longest first."""
        statements = program.file.statements if program.file else ()
        found = {each.text for one in statements for each in walk(one) if isinstance(each, Name)}
        mentions = mentions_of(statements)
        goods = {
            name.casefold(): world
            for world in (World.TAG, World.CATEGORY, World.PRODUCT)
            for name in mentions[world]
        }
        codes = sorted(mentions[World.CODE], key=len, reverse=True)
        longest = sorted(found, key=len, reverse=True)
        said = Names(
            tuple(each.label for each in program.tiers),
            tuple(mentions[World.TYPE]),
            tuple(sorted((each.label for each in program.rewards), key=len, reverse=True)),
            tuple(each for each in longest if each.casefold() in goods),
        )
        return cls(tuple(longest), tuple(codes), _words_for_points(program), goods, said)

    def has(self, goods: str) -> bool:
        """Whether a rule speaks of goods of this name."""
        return goods.casefold() in self.goods

    def at_start(self, text: str, *, codes: bool = False) -> str | None:
        """The name that a text begins with, in whichever capitals; in its own, if two differ."""
        known = self.codes if codes else self.names
        found = [each for each in known if _begins(text, each)]
        return next((each for each in found if text.startswith(each)), next(iter(found), None))


def _words_for_points(program: Program) -> tuple[str, ...]:
    """What the shop calls points, in every language; nothing where customers collect money."""
    words = program.vocabulary
    if program.cashback:
        return ()
    own = (words.many, words.one)
    others = (each.get(word) for each in words.translations.values() for word in own)
    return tuple(filter(None, (*own, *others)))


def _begins(text: str, name: str) -> bool:
    after = text[len(name) : len(name) + 1]
    return text[: len(name)].casefold() == name.casefold() and not (after and after.isalnum())


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a sentence is heard with: the language, the programme's names and currency, the day."""

    language: Language
    known: Known
    currency: str
    today: dt.date

    @property
    def manner(self) -> Manner:
        """How things are said in the language."""
        return MANNERS[self.language]

    def apart(self, sentence: str) -> tuple[str | None, str]:
        """What a sentence says of the customer, if it does, and what of the order."""
        text, held = self._hold(sentence)
        given, order = apart(text, self.language, self.known.said)
        if given is None:
            both = self.manner.both.match(order)
            given, order = (both["given"], both["order"]) if both else (None, order)
        given, order = on_birthday(given, order, self.language, self.today)
        return given and _restore(given, held), _restore(order, held)

    def about(self, sentence: str) -> str | None:
        """What a sentence says of the customer alone; None where it tells an order."""
        text, held = self._hold(sentence)
        said = of_customer(text, self.language, self.known.said)
        return said and _restore(said, held)

    def ways(self, sentence: str) -> Iterator[str]:
        """Orders as they may be told: of the goods that a sentence names, or that the file does."""
        known, manner = self.known, self.manner
        goods = unpriced(manner.orders.sub("", sentence.strip(), count=1), self.language)
        if goods is not None:
            yield f"{goods} {manner.at_price} 4 {self.currency}"
        said = sentence.casefold()
        for who in known.said.types[:1] if goods is None else ():
            yield customer(who, self.language) + f"60 {self.currency}"
        named = sorted(known.names, key=lambda name: _stem(name.casefold()) in said, reverse=True)
        of_file = [(each, kind) for each in named if (kind := self._kind_of(each)) is not None]
        for name, kind in of_file[:1]:
            yield f'30 {self.currency} {kind}"{name}"'
            yield manner.counted.format(n=2, goods=f'{kind}"{name}"') + f"4 {self.currency}"
        for code in known.codes[:1]:
            yield f'60 {self.currency}{manner.with_}{manner.code}"{code}"'
        yield f"60 {self.currency} {self._on(self.today)}"

    # The two lines -----------------------------------------------------------------------------

    def order(self, sentence: str) -> str:
        """The line `when they order …`."""
        text, held = self._heard(sentence)
        text = self.manner.orders.sub("", text, count=1)
        text = dated(told_plainly(text, self.language, self.known.said), self.language, self.today)
        text = _restore(self._names(self._goods(self._dates(text), held)), held)
        text, held = self._hold(text)
        text = self._amounts(unnamed_goods(text, self.language))
        return self.manner.when + _restore(text, held)

    def given(self, sentence: str) -> str | None:
        """The line `given a customer with …`; None for one who joins by the order."""
        text, held = self._heard(sentence)
        if self.manner.guest.match(text):
            return self.manner.a_guest
        if self.manner.newcomer.match(text):
            return None
        text = self.manner.given.sub("", text, count=1)
        text = re.sub(rf"\s+(?:{self.manner.also}\s+)?{self.manner.with_.strip()}\s+", ", ", text)
        rest = _restore(self._names(text), held)
        return self.manner.customer + (self.manner.with_ + rest if rest else "")

    def _heard(self, sentence: str) -> tuple[str, list[str]]:
        """A sentence with quotations put by, and points under their usual name."""
        text, held = self._hold(sentence.strip().rstrip(".!"))
        for word in self.known.points:
            text = re.sub(rf"\b{re.escape(word)}\b", "points", text, flags=re.IGNORECASE)
        return text, held

    def _hold(self, text: str) -> tuple[str, list[str]]:
        """A text whose quotations are put by, names of the file in their own capitals."""
        kept, held = _hold(text)
        own = {each.casefold(): each for each in (*self.known.names, *self.known.codes)}
        named = (_inner(each) for each in held)
        exact = {*self.known.names, *self.known.codes}
        return kept, [each if each in exact else own.get(each.casefold(), each) for each in named]

    # Words around names ------------------------------------------------------------------------

    def _names(self, text: str) -> str:
        """Quotation marks round the names that have none."""
        for pattern, becomes in self.manner.names:
            text = "".join(self._named(text, pattern, becomes))
        return text

    def _named(self, text: str, pattern: re.Pattern[str], becomes: str) -> Iterator[str]:
        at = 0
        for match in pattern.finditer(text):
            if match.start() < at or _inside(text, match.start()):
                continue
            yield text[at : match.start()]
            at = match.end()
            yield becomes
            if text[at] not in '\x00"':
                name = self._name_at(text[at:], codes=becomes == self.manner.code)
                at += len(name)
                yield f'"{name}"'
        yield text[at:]

    def _name_at(self, text: str, *, codes: bool) -> str:
        known = self.known.at_start(text, codes=codes)
        return known or text.split(maxsplit=1)[0].rstrip(",;")

    def _goods(self, text: str, held: list[str]) -> str:
        """`60 EUR of Soap`, `3 Soap at 4 EUR`: what kind of goods a name of the file is."""
        for at, quotation in enumerate(held):
            kind = self._kind_of(_inner(quotation))
            if kind is not None:
                text = self._with_kind(text, f"\x00{at}\x00", f"{kind}\x00{at}\x00")
        for said, name in alike(self.known.said.goods):
            text = self._with_kind(text, said, f'{self._kind_of(name)}"{name}"')
        return text

    def _kind_of(self, name: str) -> str | None:
        """How goods of a name are said, where the file has such goods."""
        world = self.known.goods.get(name.casefold())
        return None if world is None else self.manner.kinds[world]

    def _with_kind(self, text: str, word: str, goods: str) -> str:
        manner = self.manner
        of = re.compile(manner.of.pattern + word + ENDS, re.IGNORECASE)
        text = of.sub(lambda _: goods, text)
        many = re.compile(
            rf"(?<![\w.,])(?:(?P<n>\d+)|{manner.one})\s+(?:[x×]\s*)?{word}"
            rf"(?P<priced>{manner.priced.pattern})"
            rf"(?P<price>\S*\d\S*(?:\s+(?-i:[A-Z]{{3}}|[€£$]))?)(?:{manner.each})?",
            re.IGNORECASE,
        )
        return many.sub(lambda found: self._counted(found, goods), text)

    def _counted(self, found: re.Match[str], goods: str) -> str:
        """So many items at so much; unchanged where the price may be that of all together."""
        count = int(found["n"] or 1)
        if count > 1 and found["priced"].strip().lower() == self.manner.together:
            return found[0]
        return self.manner.counted.format(n=count, goods=goods) + found["price"]

    # Amounts and days --------------------------------------------------------------------------

    def _amounts(self, text: str) -> str:
        """An amount without a currency is in that of the programme."""
        priced, also = self.manner.priced.pattern, rf"\s{self.manner.also}\s+"
        ends = rf"(?=$|,(?!\d)|\s+{self.manner.details}|{also})"
        alone = rf"(^|(?<!\d),\s*|,\s+|{also}|{priced})({NUMBER}){ends}"
        return re.sub(alone, rf"\1\2 {self.currency}", text, flags=re.IGNORECASE)

    def _dates(self, text: str) -> str:
        """A weekday, today or tomorrow as its date; the hour after it, as rule files write it."""
        text = self._weekdays(text)
        hour = self._hour(text)
        if hour is None:
            return text
        said, match = hour
        rest = text[: match.start()].rstrip() + text[match.end() :]
        date = re.search(self._date_pattern(), rest)
        if date is None:
            return f"{rest} {self._on(self.today)} {said}"
        return f"{rest[: date.end()]} {said}{rest[date.end() :]}"

    def _weekdays(self, text: str) -> str:
        named = {each: at for at, each in enumerate(figures.WEEKDAYS[self.language])}
        days = {each: (at - self.today.weekday()) % 7 for each, at in named.items()}
        for word, ahead in {**days, **self.manner.days}.items():
            pattern = rf"\b{self.manner.before_day}{word}s?(?:\s+prochain)?\b"
            said = self._on(self.today + dt.timedelta(days=ahead))
            text = re.sub(pattern, said, text, count=1, flags=re.IGNORECASE)
        return text

    def _on(self, day: dt.date) -> str:
        return self.manner.on.format(date=figures.date(day, self.language, Style.SOURCE))

    def _date_pattern(self) -> str:
        months = "|".join(figures.MONTHS[self.language])
        return rf"(?i)\b\d{{1,2}}(?:er)?\s+(?:{months})\s+\d{{4}}"

    def _hour(self, text: str) -> tuple[str, re.Match[str]] | None:
        """The hour that is said, as rule files write it, and where it stands."""
        noon, found = self.manner.noon.search(text), self.manner.hour.search(text)
        if noon is not None:
            return self._at(NOON), noon
        if found is None:
            return None
        hour, half = int(found["hour"]), (found["half"] or "").lower()
        if half:
            hour = hour % NOON + (NOON if half == "pm" else 0)
        return self._at(hour, int(found["minute"] or 0)), found

    def _at(self, hour: int, minute: int = 0) -> str:
        said = figures.hour(Hour(hour * 60 + minute), self.language, Style.SOURCE)
        return self.manner.at.format(hour=said)


def _stem(name: str) -> str:
    """A name without the letter of several."""
    return name.removesuffix("s")


# What is in quotation marks ---------------------------------------------------------------------


def _hold(text: str) -> tuple[str, list[str]]:
    """A text whose quotations are put by, each under its number."""
    held: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\x00{len(held) - 1}\x00"

    return QUOTED.sub(put_by, text.replace("\x00", "")), held


def _inner(quotation: str) -> str:
    """What stands between quotation marks."""
    return quotation.strip('"“”«»').strip("\u00a0\u202f ")


def _restore(text: str, held: list[str]) -> str:
    """The text with its quotations back, between the quotation marks of rule files."""
    told = [f'"{_inner(each)}"' for each in held]
    return " ".join(HELD.sub(lambda found: told[int(found[1])], text).split())


def _inside(text: str, at: int) -> bool:
    """Whether a place is between quotation marks that were added."""
    return text.count('"', 0, at) % 2 == 1

"""What words say in a sentence about an order or a customer: out of `grammar/told.toml`.

The words of examples are not there: they come from the table of phrases.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import MonthDay
from palier.source import Language, Span, bare
from palier.surface.kept import grammar_folder
from palier.surface.lalr import tables_of
from palier.surface.moves import line_pieces
from palier.surface.near import Pieces
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Agreeing, Parts
from palier.surface.senses import stem
from palier.surface.setting import Setting
from palier.surface.tokens import folded
from palier.values import dataclass

Stems = tuple[str, ...]


class Sense(Enum):
    """What a word says. Each is a row of `told.toml`, in every language."""

    IDLE = "idle"
    AND = "and"
    AT = "at"
    FOR = "for"
    OF = "of"
    ON = "on"
    WITH = "with"
    BY = "by"
    EACH = "each"
    TOGETHER = "together"
    PART = "part"
    PIECES = "pieces"
    PERSON = "person"
    GUEST = "guest"
    NOT_MEMBER = "not-member"
    NEWCOMER = "newcomer"
    HAS = "has"
    ORDER = "order"
    SPEND = "spend"
    SPENT = "spent"
    PAY = "pay"
    USE = "use"
    ALL = "all"
    THEM = "them"
    USE_THEM = "use-them"
    POINTS = "points"
    STATUS = "status"
    POT = "pot"
    EARNED = "earned"
    COLLECTED = "collected"
    STAMPS = "stamps"
    CARD = "card"
    TIER = "tier"
    TYPE = "type"
    GROUP = "group"
    REFERRED = "referred"
    FRIENDS = "friends"
    WROTE = "wrote"
    TIMES = "times"
    ORDERS = "orders"
    ALREADY = "already"
    BORN = "born"
    BIRTHDAY = "birthday"
    AGED = "aged"
    YEARS = "years"
    MONTHS = "months"
    JOINED = "joined"
    BOX = "box"
    SHIP = "ship"
    POSTAGE = "postage"
    TO = "to"
    CODE = "code"
    WORTH = "worth"
    REWARD = "reward"
    CHANNEL = "channel"
    ONLINE = "online"
    BY_COUNT = "by-count"
    ITEM = "item"
    SALE = "sale"
    ANYTHING = "anything"
    CATEGORY = "category"
    PRODUCT = "product"
    TAGGED = "tagged"
    FIRST = "first"
    TODAY = "today"
    TOMORROW = "tomorrow"
    NEXT = "next"
    NOON = "noon"
    HOUR = "hour"
    HALF_PAST = "half-past"
    AND_HALF = "and-half"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    NOT = "not"
    ASKS = "asks"
    ARTICLE = "article"
    WITHIN = "within"
    ONLY = "only"
    LEAVE = "leave"


COLLECTED = (Sense.POINTS, Sense.POT, Sense.STATUS)
"""Words for what customers collect."""


class Role(Enum):
    """What a word is to a sentence where no fact takes it."""

    SAYS = "says something, and is left out"
    NOTHING = "says nothing"
    LINK = "joins the words of a fact, or two facts"
    AND = "joins two facts"
    OF_CUSTOMER = "says nothing while the customer is spoken of"
    PERSON = "begins to speak of the customer"
    ORDERS = "begins to speak of the order"
    PAYS = "begins to speak of how the order is paid"


ROLES: Mapping[Sense, Role] = total(
    Sense,
    {
        **dict.fromkeys(Sense, Role.SAYS),
        Sense.IDLE: Role.NOTHING,
        **dict.fromkeys((Sense.OF, Sense.AT, Sense.FOR, Sense.ON), Role.LINK),
        **dict.fromkeys((Sense.WITH, Sense.BY), Role.LINK),
        Sense.AND: Role.AND,
        **dict.fromkeys((Sense.HAS, Sense.ALREADY), Role.OF_CUSTOMER),
        Sense.PERSON: Role.PERSON,
        **dict.fromkeys((Sense.ORDER, Sense.SPEND), Role.ORDERS),
        Sense.PAY: Role.PAYS,
    },
)
"""What words of each sense are where no fact takes them."""
OF_EXAMPLES: Mapping[type[tree.Node], Sense | None] = total(
    tree.Holding | tree.OrderDetail,
    {
        tree.HasAmount: None,
        tree.HasMeasure: None,
        tree.HasStamps: Sense.STAMPS,
        tree.HasTier: Sense.TIER,
        tree.HasType: Sense.TYPE,
        tree.HasGroup: Sense.GROUP,
        tree.HasBirthday: Sense.BORN,
        tree.HasJoined: Sense.JOINED,
        tree.HasBox: Sense.BOX,
        tree.HasReward: Sense.REWARD,
        tree.HasBought: None,
        tree.OrderedOn: None,
        tree.ShippedBy: Sense.SHIP,
        tree.DeliveredTo: Sense.TO,
        tree.WithCode: Sense.CODE,
        tree.PayingWithPoints: Sense.PAY,
        tree.UsingReward: Sense.USE,
        tree.OnChannel: Sense.CHANNEL,
        tree.PaidWith: Sense.PAY,
    },
)
"""What the words of examples say that no row has, by the node that their phrases make; None: they
are numbers, days and names, or words that every sentence has."""


class Words(NamedTuple):
    """Words as they stand but for their capitals, without accents, and without their endings."""

    written: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]


class Said(NamedTuple):
    """A phrase, and what it says."""

    written: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    sense: Sense

    def nearness(self, words: Words, first: int) -> int:
        """How near it is to some words: 3 as they stand, 2 but for accents, 1 in other forms, 0."""
        end = first + len(self.words)
        if words.stems[first:end] != self.stems:
            return 0
        if words.written[first:end] == self.written:
            return 3
        return 2 if words.words[first:end] == self.words else 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language by their senses: phrases, a stem a word, by the first of them.

    `nth`: the words for the second of something, the third…; `days`: those that have a name.
    """

    language: Language
    phrases: Mapping[str, tuple[Said, ...]]
    nth: Mapping[str, int]
    days: Mapping[Stems, MonthDay]

    def at(self, words: Words, first: int) -> Iterator[tuple[int, Sense]]:
        """How many words from one on say something, and what: as near as it is to any phrase."""
        near: dict[int, int] = {}
        fitting = []
        for each in self.phrases.get(words.stems[first], ()):
            nearness = each.nearness(words, first)
            if nearness:
                size = len(each.words)
                near[size] = max(near.get(size, 0), nearness)
                fitting.append((size, nearness, each.sense))
        found = ((size, sense) for size, nearness, sense in fitting if nearness == near[size])
        yield from dict.fromkeys(found)

    def says(self, word: str) -> bool:
        """Whether a word alone says something."""
        return any(len(each.words) == 1 for each in self.phrases.get(word, ()))

    def has_word(self, word: str) -> bool:
        """Whether a word alone says something, as it stands."""
        said = self.phrases.get(stem(bare(word), self.language), ())
        return any(each.written == (word,) for each in said)

    def has(self, phrase: str, sense: Sense) -> bool:
        """Whether a phrase has a sense."""
        words = words_of(pieces_in(phrase, self.language), self.language)
        return bool(words.words) and (len(words.words), sense) in self.at(words, 0)


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The words of a language, read when a sentence is first told."""
    toml = tomllib.loads((grammar_folder() / "told.toml").read_text(encoding="utf-8"))
    rows = toml[language.name.lower()]
    found: dict[str, dict[Said, None]] = {}
    for sense in Sense:
        for phrase in rows[sense.value]:
            said = Said(*words_of(pieces_in(phrase, language), language), sense)
            found.setdefault(said.stems[0], {})[said] = None
    for word, sense in _of_examples(language):
        said = Said(*words_of(pieces_in(word, language), language), sense)
        if all(len(each.words) > 1 for each in found.get(said.stems[0], ())):
            found.setdefault(said.stems[0], {})[said] = None
    nth = {bare(word): at for at, word in enumerate(rows["nth"], 2)}
    phrases = {first: tuple(each) for first, each in found.items()}
    return Lexicon(language, phrases, nth, dict(_days(rows["days"], language)))


def _days(rows: Iterable[Sequence[str]], language: Language) -> Iterator[tuple[Stems, MonthDay]]:
    """The days that have a name, each in all its names."""
    for day, *names in rows:
        month, number = map(int, day.split("-"))
        for name in names:
            yield words_of(pieces_in(name, language), language).stems, MonthDay(month, number)


def _of_examples(language: Language) -> Iterator[tuple[str, Sense]]:
    """The words of the phrases of examples, each with what it says."""
    for row in PHRASES:
        if row.what in OF_EXAMPLES and (sense := OF_EXAMPLES[row.what]) is not None:
            texts = _texts(row.parts(language))
            yield from ((word, sense) for text in texts for word in text.split())


def _texts(parts: Parts) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Agreeing):
            yield from part.read


def pieces_in(text: str, language: Language) -> Pieces:
    """A text in pieces, as lines of a rule file are taken apart.

    Raises `Refused` where a number or a date has two readings.
    """
    return line_pieces(text, Span(0, len(text)), tables_of(language), Setting())


def words_of(pieces: Pieces, language: Language) -> Words:
    """The words of pieces as they are compared."""
    words = tuple(each.word for each in pieces)
    written = tuple(folded(each.token.text) for each in pieces)
    return Words(written, words, tuple(stem(each, language) for each in words))

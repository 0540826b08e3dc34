"""Who speaks: in one language, in one style, in the merchant's own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, assert_never

from palier.quantity import (
    Countable,
    Duration,
    Hour,
    Money,
    MonthDay,
    Percent,
    Period,
    Points,
    StatusPoints,
)
from palier.source import Language
from palier.speech import figures, typography
from palier.speech.figures import Style
from palier.speech.phrases import Either, Person, Phrase, Text, To, parts
from palier.speech.typography import NBSP
from palier.tree import Name
from palier.values import dataclass, field

Joint = Literal["and", "or"]
JOINTS: Mapping[Joint, Phrase] = {"and": Phrase(" and ", " et "), "or": Phrase(" or ", " ou ")}
NOR = Phrase(" or ", " ni ")
"""Between things of which none is so, in a sentence that says no."""
SEMICOLON = Phrase("; ", " ; ")
QUOTED = Phrase("“{words}”", "« {words} »")
QUOTED_WITHIN = Phrase("‘{words}’", "“{words}”")
_BETWEEN_QUOTES = re.compile(r'"([^"]*)"|“([^”]*)”|«\s*([^»]*?)\s*»')
YOUR_POINTS = Either(
    Phrase("your {points}", "vos {points}"), Phrase("your {point}", "votre {point}")
)
STATUS_POINT = Phrase("status point", "point de statut")
STATUS_POINTS = Phrase("status points", "points de statut")
IN_EITHER = ("point", "points")
"""What points are called where no file names them, in either language."""
STYLES = {"full": Style.PROSE, "brief": Style.BRIEF, "source": Style.SOURCE}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The merchant's own words.

    `texts`: the language they are in; `translations`: of each into the languages of `in English`…
    `one`, `many`: what is collected; in a pot both are its name. `status`: one status point and
    many, where the file names them.
    """

    texts: Language | None = None
    translations: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    one: str = "point"
    many: str = "points"
    pot: bool = False
    status: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A language, a style for quantities, the merchant's words, and who is spoken to.

    `marking`: own words in another language, and codes, are marked for a page (`typography`).
    """

    language: Language
    style: Style = Style.BRIEF
    words: Vocabulary = Vocabulary()
    marking: bool = False
    to: Person = Person.MERCHANT

    # Phrases ---------------------------------------------------------------------------------

    def say(self, text: Text, /, *facts: object, **named: object) -> str:
        """A phrase, filled with named facts and the fields of `facts`.

        >>> say = Speaker(Language.FRENCH).say
        >>> say(Phrase("{n:# order|# orders}", "{n:# commande|# commandes}"), n=3)
        '3\\xa0commandes'
        """
        chosen = self.phrase(text).in_(self.language)
        pieces = parts(chosen, self.language, set_=self.style is not Style.SOURCE)
        said = []
        for piece in pieces:
            said.append(piece.text)
            if piece.fact is not None:
                fact = self._found(piece.fact, facts, named)
                said.append(self._fact(self._worded(fact, facts, named), piece.how))
        return "".join(said)

    def phrase(self, text: Text) -> Phrase:
        """The one of a text's phrases that is for whom is spoken to, and for what they collect."""
        if isinstance(text, To):
            text = text.customer if self.to is Person.CUSTOMER else text.merchant
        if isinstance(text, Either):
            text = text.pot if self.words.pot else text.points
        return text

    def sentence(self, text: Text, /, *facts: object, **named: object) -> str:
        """A phrase with a capital and, unless it ends otherwise, a full stop."""
        return typography.finished(self.say(text, *facts, **named))

    def _found(self, fact: str, facts: tuple[object, ...], named: Mapping[str, object]) -> object:
        if fact in named:
            return named[fact]
        for each in facts:
            if hasattr(each, fact):
                return getattr(each, fact)
        if fact in ("point", "points"):
            return self.own(self.words.one if fact == "point" else self.words.many)
        if fact in ("status_point", "status_points"):
            return self.status(many=fact == "status_points")
        if fact == "your_points":
            return YOUR_POINTS
        raise KeyError(fact)

    def _worded(
        self, fact: object, facts: tuple[object, ...], named: Mapping[str, object]
    ) -> object:
        """A fact, or each of several, that is a phrase itself is said first."""
        if isinstance(fact, Text):
            return self.say(fact, *facts, **named)
        if isinstance(fact, tuple):
            return tuple(self._worded(each, facts, named) for each in fact)
        return fact

    def _fact(self, value: object, how: str) -> str:
        if isinstance(value, tuple):
            how, _, joint = how.partition(",")
            said = (self._fact(each, how) for each in value)
            return self.join(said, NOR if joint == "nor" else "or")
        if "|" in how:
            return self._agreed(value, how)
        match how.removesuffix(",nor"):
            case "":
                return self.told(value)
            case "full" | "brief" | "source":
                return self.told(value, STYLES[how])
            case "bare":
                return self.bare(value)
            case "plain":
                return _text(value)
            case "quoted":
                return self.named(_text(value))
            case "own":
                return self.own(_text(value))
            case "cited":
                return self.cited(_text(value))
            case "code":
                return self.code(_text(value))
            case "ordinal" if isinstance(value, int):
                return self.ordinal(value)
            case "de":
                return self.de(self.told(value))
            case "an":
                return typography.an(self.told(value))
            case "capital":
                return typography.capital(self.told(value))
            case _:
                raise ValueError(f"there is no way to say {value!r} as {how}")

    def _agreed(self, value: object, forms: str) -> str:
        one, many = forms.split("|")
        if not isinstance(value, Countable):
            raise TypeError(f"{value!r} is no count: no word agrees with it")
        form = many if self.plural(value) else one
        return form.replace("# ", self.told(value) + self.gap())

    def bare(self, value: object) -> str:
        """A fact without its noun: a number of points, or whatever has none."""
        if isinstance(value, Points):
            return figures.bare_points(value, self.language, self.style)
        if isinstance(value, StatusPoints):
            return figures.number(value.number, self.language, self.style)
        return self.told(value)

    def told(self, value: object, style: Style | None = None) -> str:
        """Any fact in words, by its kind; a text stays as it is."""
        style = style or self.style
        match value:
            case str():
                return value
            case Name(text):
                return self.named(text)
            case Money():
                return figures.money(value, self.language, style)
            case Points():
                one, many = self.own(self.words.one), self.own(self.words.many)
                return figures.count(value, one, many, self.language, style)
            case StatusPoints():
                one, many = self.status(many=False), self.status(many=True)
                return figures.count(value.number, one, many, self.language, style)
            case Percent():
                return figures.percent(value, self.language, style)
            case Duration():
                return figures.duration(value, self.language, style)
            case Hour():
                return figures.hour(value, self.language, style)
            case MonthDay(month, day, int(year)):
                return figures.date(dt.date(year, month, day), self.language, style)
            case MonthDay():
                return figures.month_day(value, self.language, style)
            case Period():
                return self.period(value)
            case dt.date():
                return figures.date(value, self.language, style)
            case int() | Fraction():
                return figures.number(value, self.language, style)
            case _:
                raise TypeError(f"nothing is known of how to say {value!r}")

    # Words -----------------------------------------------------------------------------------

    def own(self, text: str) -> str:
        """The merchant's words: translated where the file does."""
        translated = self.words.translations.get(self.language, {}).get(text)
        if not self.marking:
            return (translated or text).replace("'", "’")
        if translated is not None:
            return typography.typeset(typography.clean(translated), self.language)
        texts = self.words.texts or self.language
        shown = typography.typeset(typography.clean(text), texts)
        ours = texts is self.language or text in IN_EITHER
        return shown if ours else typography.OWN + shown + typography.OWN_END

    def status(self, *, many: bool) -> str:
        """What a status point is called, or many of them."""
        if self.words.status is None:
            return self.say(STATUS_POINTS if many else STATUS_POINT)
        return self.own(self.words.status[many])

    def named(self, text: str) -> str:
        """The merchant's words between quotation marks, those within them of another kind.

        >>> Speaker(Language.ENGLISH).named("Savons")
        '“Savons”'
        >>> Speaker(Language.FRENCH).named('gagner 20 points par "avis"')
        '«\\xa0gagner 20 points par “avis”\\xa0»'
        """
        return self.say(QUOTED, words=self._quoting(self.own(text), QUOTED_WITHIN))

    def written(self, text: str) -> str:
        """Words of a rule file as people read them: with the quotation marks of their language.

        >>> Speaker(Language.FRENCH).written('points par "avis"')
        'points par «\\xa0avis\\xa0»'
        """
        return self._quoting(text.replace("'", "’"), QUOTED)

    def _quoting(self, text: str, marks: Phrase) -> str:
        """A text in which whatever stands between quotation marks stands between others."""
        return _BETWEEN_QUOTES.sub(lambda it: self.say(marks, words=it[it.lastindex or 0]), text)

    def cited(self, text: str) -> str:
        """A text between quotation marks, letter for letter.

        >>> Speaker(Language.FRENCH).cited("l'été")
        "«\\xa0l'été\\xa0»"
        """
        return self.say(QUOTED, words=text)

    def code(self, text: str) -> str:
        """Something to type exactly as it is."""
        if not self.marking:
            return text
        return typography.CODE + typography.clean(text) + typography.CODE_END

    def join(self, items: Iterable[str], joint: Joint | Phrase = "and") -> str:
        """Things one after another.

        >>> Speaker(Language.FRENCH).join(["A", "B", "C"])
        'A, B et C'
        """
        every = list(items)
        if len(every) < 2:
            return "".join(every)
        between = JOINTS[joint] if isinstance(joint, str) else joint
        return ", ".join(every[:-1]) + self.say(between) + every[-1]

    def names(self, names: Iterable[Name], joint: Joint = "or") -> str:
        """`“A”, “B” or “C”`."""
        return self.join((self.named(each.text) for each in names), joint)

    def de(self, words: str) -> str:
        """French `de` before a word, `d’` before a vowel, one with an article that it has.

        >>> Speaker(Language.FRENCH).de("Le Caire"), Speaker(Language.FRENCH).de("les Açores")
        ('du Caire', 'des Açores')
        """
        for article, joined in (("Le ", "du "), ("le ", "du "), ("les ", "des ")):
            if words.startswith(article):
                return joined + words.removeprefix(article)
        return ("d’" if typography.elides(words) else "de ") + words

    # Quantities ------------------------------------------------------------------------------

    def gap(self) -> str:
        """The space between a count and its noun."""
        return " " if self.style is Style.SOURCE else NBSP

    def plural(self, value: int | Fraction | Money | Points | StatusPoints) -> bool:
        """Whether a count takes the plural: of things, of points, of money.

        >>> Speaker(Language.FRENCH).plural(Money(199, "EUR"))
        False
        """
        match value:
            case Points() | StatusPoints():
                return figures.plural(value.number, self.language)
            case Money(minor):
                return figures.plural(Fraction(minor, 10**value.digits), self.language)
            case int() | Fraction():
                return figures.plural(value, self.language)
            case _:
                assert_never(value)

    def weekday(self, day: int) -> str:
        """`Tuesday`, `mardi`: Monday is 0."""
        return figures.WEEKDAYS[self.language][day]

    def ordinal(self, nth: int) -> str:
        """`5th`, `5e`."""
        return figures.ordinal(nth, self.language)

    def period(self, period: Period) -> str:
        """`month`, `mois`."""
        return figures.PERIODS[self.language][period][0]


def _text(value: object) -> str:
    return value.text if isinstance(value, Name) else str(value)

"""What is said of mistakes of writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from palier.closed import total
from palier.problem import syntax
from palier.problem.syntax import Limit, Wanted
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.meaning import PLACES
from palier.wording.message import Message, Messages, topic
from palier.wording.unread import unexpected_words, unknown_word

MOST_SHOWN = 5
WANTED = total(
    Wanted,
    {
        Wanted.NUMBER: Phrase("a number", "un nombre"),
        Wanted.NAME: Phrase(
            'a name between quotes, like `"Soaps"`', 'un nom entre guillemets, comme `"Savons"`'
        ),
        Wanted.DATE: Phrase(
            "a date, like `27 November 2026`", "une date, comme `27 novembre 2026`"
        ),
        Wanted.HOUR: Phrase("an hour, like `14:00`", "une heure, comme `14 h`"),
        Wanted.ORDINAL: Phrase("a number in order, like `2nd`", "un numéro d'ordre, comme `2e`"),
        Wanted.MONTH: Phrase("a month, like `November`", "un mois, comme `novembre`"),
        Wanted.YEAR: Phrase("a year, like `2026`", "une année, comme `2026`"),
        Wanted.WEEKDAY: Phrase(
            "a day of the week, like `Tuesday`", "un jour de la semaine, comme `mardi`"
        ),
        Wanted.CURRENCY: Phrase("a currency, like `EUR`", "une devise, comme `EUR` ou `€`"),
        Wanted.END: Phrase("the end of the line", "la fin de la ligne"),
    },
)
THINGS = total(
    Limit,
    {
        Limit.BYTES: Phrase("bytes", "octets"),
        Limit.STATEMENTS: Phrase("statements", "règles"),
    },
)
READINGS = Phrase("write {readings}", "écrivez {readings}")


Expecting = syntax.UnknownWord | syntax.UnexpectedWords | syntax.UnfinishedLine


def _possible(speaker: Speaker, each: Expecting) -> str:
    """What may stand at a place, the likeliest first, a few only."""
    shown = (
        speaker.say(WANTED[one]) if isinstance(one, Wanted) else f"`{one}`"
        for one in each.accepted
        if one is not Wanted.END
    )
    return _some(speaker, shown)


def _dated(speaker: Speaker, each: syntax.Misread) -> str:
    """The days of a line, as clauses."""
    return speaker.join([f"`{days}`" for days in each.dated])


def _year(_: Speaker, each: syntax.Misread) -> str:
    """The year of the days of a line."""
    return "".join(re.findall(r"\d{4}", each.dated[0])[:1])


def _places(speaker: Speaker, each: syntax.BelongsElsewhere) -> str:
    return _some(speaker, (speaker.say(PLACES[place]) for place in each.belongs))


def _some(speaker: Speaker, things: Iterable[str]) -> str:
    """Things to choose from, a few only."""
    every = list(things)
    if len(every) > MOST_SHOWN:
        return ", ".join(every[:MOST_SHOWN]) + "…"
    return speaker.join(every, "or")


def _belongs_elsewhere(each: syntax.BelongsElsewhere) -> Message:
    here = Phrase("this line does not go under {here}", "cette ligne ne va pas sous {here}")
    nowhere = Phrase("this line does not go here", "cette ligne ne va pas ici")
    return Message(
        here if each.here else nowhere,
        Phrase("belongs elsewhere", "a sa place ailleurs"),
        hint=Phrase("write it under {places}", "écrivez-la sous {places}"),
        facts={"here": PLACES, "places": _places},
    )


_GROUPED = Phrase(
    "if you mean {grouped}, write `{grouped}`",
    "si vous pensez à {grouped}, écrivez `{grouped}`",
)


def _readings(speaker: Speaker, each: syntax.NumberStyle | syntax.AmbiguousDate) -> str | None:
    return speaker.join((f"`{one}`" for one in each.readings), "or") or None


def _decimals(_: Speaker, each: syntax.TooManyDecimals) -> Phrase:
    match each.digits:
        case 0:
            return Phrase("no decimals", "pas de décimale")
        case 1:
            return Phrase("one decimal", "une décimale")
        case _:
            return Phrase("{digits:plain} decimals", "{digits:plain} décimales")


def _ambiguous_date(each: syntax.AmbiguousDate) -> Message:
    hint = (
        READINGS,
        Phrase(
            "the month as a word: `27 November 2026`", "le mois en lettres : `27 novembre 2026`"
        ),
    )
    if any(letter.isalpha() for letter in each.written):
        return Message(
            Phrase(
                "write the year of {written:cited} in four figures, so that there is no doubt",
                "écrivez en quatre chiffres l'année de {written:cited}, pour qu'il n'y ait pas de"
                " doute",
            ),
            Phrase("a short year", "une année abrégée"),
            hint=hint,
        )
    return Message(
        Phrase(
            "write the month of {written:cited} as a word, so that there is no doubt",
            "écrivez en lettres le mois de {written:cited}, pour qu'il n'y ait pas de doute",
        ),
        Phrase("in figures", "en chiffres"),
        hint=hint,
    )


def _unexpected_character(each: syntax.UnexpectedCharacter) -> Message:
    quotes = Phrase('put names between `"` and `"`', 'mettez les noms entre `"` et `"`')
    table = Phrase(
        "a table is written as lines, without bars: for points by amount, write `earn by basket"
        " total`, and under it `from 10 EUR: 20 points`",
        "un tableau s'écrit en lignes, sans barres : pour des points selon le montant, écrivez"
        " `gagner selon le total du panier`, et dessous `dès 10 € : 20 points`",
    )
    ended = Phrase(
        "write one rule a line: end it before this sign, and go on in a line of its own",
        "écrivez une règle par ligne : terminez-la avant ce signe, et passez à la ligne pour la"
        " suite",
    )
    hints = {"|": table, ";": ended, **dict.fromkeys("'‘’„‚‹›", quotes)}
    return Message(
        Phrase(
            "the sign {char:cited} means nothing here",
            "le signe {char:cited} ne veut rien dire ici",
        ),
        Phrase("this sign", "ce signe"),
        hint=hints.get(each.char, ()),
    )


def _character(speaker: Speaker, each: syntax.HiddenCharacter) -> str:
    """`U+200B, zero width space`: what Unicode calls it is English."""
    point = f"U+{each.point:04X}"
    if speaker.language is not Language.ENGLISH:
        return point
    return f"{point}, {unicodedata.name(chr(each.point), '').lower() or 'a control character'}"


def _more_problems(each: syntax.MoreProblems) -> Message:
    one = Phrase("one more problem is not shown", "un autre problème n'est pas montré")
    several = Phrase(
        "{more:plain} more problems are not shown",
        "{more:plain} autres problèmes ne sont pas montrés",
    )
    return Message(
        one if each.more == 1 else several,
        Phrase("after this", "après ceci"),
        hint=Phrase("put these right first", "corrigez d'abord ceux-ci"),
    )


MESSAGES: Messages = {
    syntax.UnknownWord: unknown_word,
    syntax.UnexpectedWords: unexpected_words,
    syntax.UnfinishedLine: Message(
        Phrase("this line is not finished", "cette ligne n'est pas terminée"),
        Phrase("something must follow", "il manque la suite"),
        hint=Phrase("go on with {possible}", "continuez par {possible}"),
    ),
    syntax.BelongsElsewhere: _belongs_elsewhere,
    syntax.UnindentedClause: Message(
        Phrase(
            "this line belongs to the statement above it",
            "cette ligne fait partie de la règle qui la précède",
        ),
        Phrase("starts at the margin", "commence à la marge"),
        hint=Phrase(
            "indent it, under the rule that it belongs to: `  {line}`",
            "mettez-la en retrait, sous la règle dont elle relève : `  {line}`",
        ),
    ),
    syntax.IndentedStatement: Message(
        Phrase(
            "this is the first line of a statement, so it must not be indented",
            "cette ligne commence une règle : elle n'a pas de retrait",
        ),
        Phrase("is indented", "en retrait"),
        hint=Phrase("write `{line}` at the margin", "écrivez `{line}` à la marge"),
    ),
    syntax.TabIndent: Message(
        Phrase("this line is indented with a tab", "cette ligne commence par une tabulation"),
        Phrase("a tab", "une tabulation"),
        hint=Phrase("use two spaces", "mettez deux espaces"),
    ),
    syntax.OpenQuote: Message(
        Phrase(
            "this text between quotes does not end on its line",
            "ce texte entre guillemets ne finit pas sur sa ligne",
        ),
        Phrase("opened here with {opened}", "ouvert ici par {opened}"),
        hint=Phrase("close it with `{closing}`", "fermez-le par `{closing}`"),
    ),
    syntax.EmptyName: Message(
        Phrase("there is nothing between these quotes", "il n'y a rien entre ces guillemets"),
        Phrase("an empty name", "un nom vide"),
    ),
    syntax.NumberStyle: Message(
        Phrase(
            "{written:cited} is not how a number is written in English",
            "{written:cited} n'est pas un nombre écrit à la française",
        ),
        Phrase("this number", "ce nombre"),
        hint=(READINGS, Phrase("write it like `1,500.50`", "écrivez comme ceci : `1 500,50`")),
    ),
    syntax.LongNumber: Message(
        Phrase(
            "a number has at most 18 digits, and this one has {digits:plain}",
            "un nombre a 18 chiffres au plus, et celui-ci en a {digits:plain}",
        ),
        Phrase("too long", "trop long"),
    ),
    syntax.NotWhole: Message(
        Phrase(
            "{written:cited} must be a whole number here",
            "il faut ici un nombre entier, et non {written:cited}",
        ),
        Phrase("not whole", "pas entier"),
        hint=_GROUPED,
    ),
    syntax.TooManyDecimals: Message(
        Phrase(
            "{currency} amounts have {decimals}, and {written:cited} has more",
            "un montant en {currency} a {decimals}, et {written:cited} en a plus",
        ),
        Phrase("too many decimals", "trop de décimales"),
        hint=_GROUPED,
        facts={"decimals": _decimals},
    ),
    syntax.AmbiguousDate: _ambiguous_date,
    syntax.NoSuchDate: Message(
        Phrase("there is no such day", "ce jour n'existe pas"),
        Phrase("not in the calendar", "pas au calendrier"),
        hint=Phrase(
            "the last day of that month is `{last}`", "le dernier jour de ce mois est `{last}`"
        ),
    ),
    syntax.NoSuchHour: Message(
        Phrase("there is no hour {written:cited}", "l'heure {written:cited} n'existe pas"),
        Phrase("not an hour", "pas une heure"),
        hint=Phrase("write an hour from `00:00` to `24:00`", "écrivez une heure de `0 h` à `24 h`"),
    ),
    syntax.NoBoundary: Message(
        Phrase(
            "this amount included, or only above it?",
            "ce montant compris, ou seulement au-dessus ?",
        ),
        Phrase("included, or not?", "compris, ou non ?"),
        hint=Phrase(
            "write `from` (included) or `above` (not included) before it",
            "écrivez devant `dès` (compris) ou `au-delà de` (non compris)",
        ),
    ),
    syntax.UnexpectedCharacter: _unexpected_character,
    syntax.HiddenCharacter: Message(
        Phrase(
            "an invisible character is hidden here ({character})",
            "un caractère invisible se cache ici ({character})",
        ),
        Phrase("just here", "juste ici"),
        hint=Phrase("delete it and type the text again", "supprimez-le et retapez le texte"),
        facts={"character": _character},
    ),
    syntax.LookAlike: Message(
        Phrase(
            "the {letter:cited} of {word:cited} looks like {latin:cited} but is of another script",
            "le {letter:cited} de {word:cited} ressemble à {latin:cited},"
            " mais vient d'un autre alphabet",
        ),
        Phrase("in this word", "dans ce mot"),
        hint=Phrase("type `{latin}` again in its place", "retapez `{latin}` à sa place"),
    ),
    syntax.TooDeep: Message(
        Phrase(
            "more than {limit:plain} parentheses are open here",
            "plus de {limit:plain} parenthèses sont ouvertes ici",
        ),
        Phrase("too deep", "trop profond"),
    ),
    syntax.TooLarge: Message(
        Phrase(
            "this file has {found} {limit}, and a rule file has at most {most}",
            "ce fichier a {found} {limit}, et un fichier de règles en a {most} au plus",
        ),
        facts={"limit": THINGS},
    ),
    syntax.MissingHeader: Message(
        Phrase(
            "the file does not say which programme this is",
            "le fichier ne dit pas de quel programme il s'agit",
        ),
        Phrase("before this", "avant ceci"),
        hint=Phrase(
            'begin with `loyalty program "…"`, or `programme de fidélité "…"` in French',
            'commencez par `programme de fidélité "…"`, ou `loyalty program "…"` en anglais',
        ),
    ),
    syntax.LateHeader: Message(
        Phrase(
            "`loyalty program` must be the first statement of the file",
            "`programme de fidélité` doit ouvrir le fichier",
        ),
        Phrase("is here", "se trouve ici"),
        {"first": Phrase("comes before it", "se trouve avant")},
        Phrase("move it, with its lines, to the top", "déplacez-le tout en haut, avec ses lignes"),
    ),
    syntax.MoreProblems: _more_problems,
}
TOPIC = topic(syntax, MESSAGES, possible=_possible, readings=_readings, dated=_dated, year=_year)

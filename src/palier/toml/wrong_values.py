"""What may be wrong with a value in TOML, and how it is written."""

from __future__ import annotations

import re

from palier.source import SourceText, Span
from palier.speech.phrases import Phrase
from palier.toml.lines import CLOSING, OPENING, QUOTES, Statement, closing_quote
from palier.toml.mistake import WRITE, Facts, Mistake
from palier.wording.message import NOTHING

_NUMBER = re.compile(r"(\d{1,9})(?:([.,])(\d{1,9}))?")
_TEXT = re.compile(r"[^\W\d_][\w .,'’-]*")
_ONE = re.compile(r"(?:true|false|\d+)(?=[ \t,;])")
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_SIGNS = "%€£$¥ \t\u00a0\u202f"
TRUTHS = {
    **dict.fromkeys(("yes", "on", "true", "oui", "vrai"), "true"),
    **dict.fromkeys(("no", "off", "false", "non", "faux"), "false"),
}

NO_VALUE = Phrase("there is nothing after `=`", "il n'y a rien après `=`")
VALUE_HERE = Phrase("the value goes here", "la valeur va ici")
COMMENTED = Phrase("after `#` all is a comment", "après `#`, tout est un commentaire")
OPEN_QUOTE = Phrase("a quotation mark is not closed", "un guillemet n'est pas fermé")
OPENS_HERE = Phrase("opens here", "s'ouvre ici")
OPEN_BRACKET = Phrase("a bracket is not closed", "un crochet n'est pas fermé")
OPEN_BRACE = Phrase("a brace is not closed", "une accolade n'est pas fermée")
CLOSE_IT = Phrase("close it with `{line:plain}`", "fermez avec `{line:plain}`")
MORE = Phrase("there is more after the value", "il y a encore quelque chose après la valeur")
TOO_MUCH = Phrase("too much", "de trop")
BACKSLASH = Phrase(
    "between double quotes, `\\` means something else",
    "entre guillemets doubles, `\\` veut dire autre chose",
)
HERE = Phrase("a backslash", "une barre oblique inverse")
NO_TEXT = Phrase("a text goes between quotation marks", "un texte se met entre guillemets")
UNQUOTED = Phrase("without quotation marks", "sans guillemets")
NO_TRUTH = Phrase(
    "yes is written `true`, and no `false`", "oui s'écrit `true`, et non s'écrit `false`"
)
DECIMAL = Phrase(
    "decimals come after a point, and the number goes between quotation marks",
    "les décimales viennent après un point, et le nombre se met entre guillemets",
)
SIGN = Phrase("a number is written alone, without a sign", "un nombre s'écrit seul, sans signe")
ZERO = Phrase("a number does not begin with a zero", "un nombre ne commence pas par un zéro")


def as_written(text: str) -> str | None:
    """How a number of percent or money is written: alone, with a point, decimals in quotes.

    >>> as_written("25 %"), as_written("4,5"), as_written("20 EUR"), as_written("soft")
    ('25', '"4.5"', '20', None)
    """
    bare = text.strip(QUOTES).strip(_SIGNS)
    unit = bare[-3:]
    if unit.isalpha() and unit.isascii():
        bare = bare[:-3].strip(_SIGNS)
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    whole = found[1].lstrip("0") or "0"
    return f'"{whole}.{found[3]}"' if found[3] else whole


def right(text: str) -> str | None:
    """How what stands in the place of a value is written; None for what may be anything.

    >>> right("vrai"), right("soft"), right("'soft'"), right("8fd6bf"), right("50%")
    ('true', '"soft"', "'soft'", '"#8fd6bf"', '50')
    """
    bare = text.strip()
    if bare[:1] and bare[0] in QUOTES:
        return bare if closing_quote(bare, 0, len(bare)) == len(bare) and len(bare) > 1 else None
    if bare.lower() in TRUTHS:
        return TRUTHS[bare.lower()]
    if _COLOUR.fullmatch(bare) and not bare.isdigit():
        return f'"#{bare.removeprefix("#")}"'
    return as_written(bare) or (f'"{bare}"' if _TEXT.fullmatch(bare) else None)


def of_value(source: SourceText, wrong: Statement) -> Mistake | None:
    """What is wrong with the value of a statement, if that is what is wrong."""
    if wrong.value is None:
        return None
    text = source.at(wrong.value)
    if not text:
        return _empty(source, wrong, wrong.value)
    if text[0] in QUOTES:
        return _quoted(source, wrong, wrong.value)
    if text[0] in OPENING:
        return _bracketed(source, wrong.value)
    return _bare(source, wrong, wrong.value)


def _instead(source: SourceText, wrong: Statement, value: str | None) -> tuple[Phrase, Facts]:
    """The hint that says how a line is written, and its facts."""
    if value is None:
        return NOTHING, {}
    return WRITE, {"line": f"{source.at(wrong.key).strip()} = {value}"}


def _rest_of_line(source: SourceText, at: int) -> str:
    end = source.text.find("\n", at)
    return source.text[at : len(source.text) if end < 0 else end]


def _empty(source: SourceText, wrong: Statement, place: Span) -> Mistake:
    """No value: it may be a colour, which begins as a comment does."""
    rest = _rest_of_line(source, place.start)
    colour = rest.split()[0] if rest.strip() else ""
    if _COLOUR.fullmatch(colour):
        span = Span(place.start, place.start + len(colour))
        return Mistake(source, span, NO_TEXT, COMMENTED, *_instead(source, wrong, f'"{colour}"'))
    return Mistake(source, Span(place.start, place.start + 1), NO_VALUE, VALUE_HERE)


def _quoted(source: SourceText, wrong: Statement, place: Span) -> Mistake | None:
    text, rest = source.at(place), _rest_of_line(source, place.end)
    quote = text[:3] if text.startswith(('"""', "'''")) else text[0]
    closes = len(text) >= 2 * len(quote) and text.endswith(quote)
    if len(quote) == 1:
        closes = closes and closing_quote(f"{text} ", 0, len(text) + 1) == len(text)
    if not closes and len(quote) == 1:
        bare = text[1:].partition(" #")[0].rstrip()
        told = _instead(source, wrong, f"{quote}{bare.strip(QUOTES)}{quote}")
        return Mistake(source, Span(place.start, place.start + 1), OPEN_QUOTE, OPENS_HERE, *told)
    if not closes:
        facts: Facts = {"line": quote}
        span = Span(place.start, place.start + 3)
        return Mistake(source, span, OPEN_QUOTE, OPENS_HERE, CLOSE_IT, facts)
    after = rest.strip()
    if after and not after.startswith("#"):
        return _more(source, wrong, place, rest)
    if quote == '"' and "\\" in text and "'" not in text:
        at = place.start + text.index("\\")
        told = _instead(source, wrong, f"'{text[1:-1]}'")
        return Mistake(source, Span(at, at + 1), BACKSLASH, HERE, *told)
    return None


def _more(source: SourceText, wrong: Statement, place: Span, rest: str) -> Mistake:
    """More after a text: another text after a comma, or a quotation mark within it."""
    texts = [each.strip() for each in f"{source.at(place)}{rest}".split(",")]
    quoted = [right(each) for each in texts]
    told: tuple[Phrase, Facts] = (NOTHING, {})
    if len(texts) > 1 and all(each and each[0] in QUOTES for each in quoted):
        told = _instead(source, wrong, f'"{", ".join(each[1:-1] for each in quoted if each)}"')
    at = place.end + len(rest) - len(rest.lstrip())
    return Mistake(source, Span(at, place.end + len(rest.rstrip())), MORE, TOO_MUCH, *told)


def _bracketed(source: SourceText, place: Span) -> Mistake | None:
    """A list or a table that does not close, within its line or at all."""
    text = source.at(place)
    close = CLOSING[OPENING.index(text[0])]
    line = text.partition("\n")[0]
    if text.endswith(close) and (text[0] == "[" or "\n" not in text):
        return None
    if line.count(text[0]) <= line.count(close):
        return None
    said = OPEN_BRACKET if text[0] == "[" else OPEN_BRACE
    facts: Facts = {"line": close}
    return Mistake(source, Span(place.start, place.start + 1), said, OPENS_HERE, CLOSE_IT, facts)


def _bare(source: SourceText, wrong: Statement, place: Span) -> Mistake | None:
    text = source.at(place)
    if more := _after_one(text):
        told = _instead(source, wrong, right(text[:more]))
        after = text[more:].lstrip()
        return Mistake(source, Span(place.end - len(after), place.end), MORE, TOO_MUCH, *told)
    told = _instead(source, wrong, right(text))
    if text in ("true", "false"):
        return None
    if text.lower() in TRUTHS:
        return Mistake(source, place, NO_TRUTH, NOTHING, *told)
    if _COLOUR.fullmatch(text) and not text.isdigit():
        return Mistake(source, place, NO_TEXT, UNQUOTED, *told)
    if as_written(text) is not None:
        if "," in text:
            return Mistake(source, place, DECIMAL, NOTHING, *told)
        if not text.replace(".", "").isdigit():
            return Mistake(source, place, SIGN, NOTHING, *told)
        return Mistake(source, place, ZERO, NOTHING, *told) if text[0] == "0" else None
    if text[0].isalpha():
        return Mistake(source, place, NO_TEXT, UNQUOTED, *told)
    return None


def _after_one(text: str) -> int:
    """Where a value is over that is right by itself, and has more behind it; 0 where none has.

    >>> _after_one("true // why"), _after_one("1 2"), _after_one("20 EUR"), _after_one("4,5")
    (4, 1, 0, 0)
    """
    if as_written(text) is not None:
        return 0
    one = _ONE.match(text)
    return one.end() if one is not None and one.end() < len(text) else 0

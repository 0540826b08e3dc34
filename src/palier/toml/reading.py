"""A file in TOML as it was read: its values with their places, and what they should have been."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from palier.source import SourceText, Span, decoded, nearest
from palier.speech.phrases import Phrase
from palier.toml.flaws import TOO_DEEP, TOO_LONG, flaw_in
from palier.toml.lines import statements
from palier.toml.mistake import WRITE, Facts, Mistake, TomlError
from palier.toml.wrong_values import as_written
from palier.values import dataclass
from palier.wording.message import NOTHING

Steps = tuple[str, ...]
UNKNOWN_LABEL = Phrase("no such name here", "pas de tel nom ici")
UNDER = Phrase("write it under `[{table:plain}]`", "écrivez-le sous `[{table:plain}]`")
THERE_ARE = Phrase("there are {known:plain}", "il y a {known:plain}")
NO_TEXT = Phrase("this is not a text in UTF-8", "ce n'est pas un texte en UTF-8")
SAVE_IT = Phrase("save it as UTF-8 in your editor", "enregistrez-le en UTF-8 dans votre éditeur")
A_TABLE = Phrase(
    "`{key:plain}` should be a table: [{key:plain}]",
    "`{key:plain}` devrait être une table : [{key:plain}]",
)


@dataclass(frozen=True, slots=True)
class Told:
    """How a file speaks of its keys: of one that is not known, and of one that is nearly."""

    unknown: Phrase
    near: Phrase


@dataclass(frozen=True, slots=True)
class Written:
    """The values of a file; `under` is where its own begin, in a file that others share."""

    source: SourceText
    values: Mapping[str, Any]
    under: Steps = ()

    def of(self, *path: str) -> Any:  # noqa: ANN401 - whatever stands there
        """The value at a path, or None."""
        held: Any = self.values
        for each in path:
            held = held.get(each) if isinstance(held, Mapping) else None
        return held

    def within(self, *path: str) -> Written:
        """A table of the file, as a file of its own."""
        return Written(self.source, self.of(*path), (*self.under, *path))

    def known(self, keys: Mapping[str, tuple[str, ...]], told: Told) -> None:
        """Raise `TomlError` for a key that is none of these; one with keys is a table."""
        for key, value in self.values.items():
            if key not in keys:
                self._unknown((key,), keys, keys, told)
            if keys[key] and not isinstance(value, Mapping):
                self.wrong((key,), A_TABLE, key=key)
            for inner in value if keys[key] else ():
                if inner not in keys[key]:
                    self._unknown((key, inner), keys[key], keys, told)

    def wrong(
        self, path: Steps, said: Phrase, instead: str = "", **facts: str | int | Phrase
    ) -> NoReturn:
        """Raise `TomlError` for a value; `instead` is the line to write."""
        place, hint = self._place(path, value=True), WRITE if instead else NOTHING
        raise TomlError(
            Mistake(self.source, place, said, NOTHING, hint, {**facts, "line": instead})
        )

    def wrong_number(self, path: Steps, said: Phrase, **facts: str | Phrase) -> NoReturn:
        """The same, with how a number is written where one is meant."""
        found = self.source.at(self._place(path, value=True))
        meant = as_written(found)
        self.wrong(
            path, said, f"{path[-1]} = {meant}" if meant not in (None, found) else "", **facts
        )

    def _unknown(
        self, path: Steps, here: Mapping[str, Any] | Steps, keys: Mapping[str, Steps], told: Told
    ) -> NoReturn:
        key = path[-1]
        table = next((table for table, names in keys.items() if key in names), "")
        near = nearest(key, here) or ""
        facts: Facts = {
            "key": ".".join(path),
            "name": key,
            "near": near,
            "table": table,
            "known": ", ".join(here),
        }
        said, hint = told.unknown, THERE_ARE
        if table:
            hint = UNDER
        elif near:
            said, hint = told.near, NOTHING
        place = self._place(path, value=False)
        raise TomlError(Mistake(self.source, place, said, UNKNOWN_LABEL, hint, facts))

    def _place(self, path: Steps, *, value: bool) -> Span:
        """Where a key or its value stands: that of the nearest table around it, for want of it."""
        whole = (*self.under, *path)
        found = Span(0, 0)
        deepest = 0
        for each in statements(self.source.text):
            same = len(each.path) if each.path == whole[: len(each.path)] else 0
            if same > deepest or (same == len(whole) and each.path == whole and not each.is_table):
                deepest = same
                found = each.value if value and each.value is not None else each.key
            elif not value and each.path[: len(whole)] == whole and deepest < len(whole):
                found, deepest = each.key, len(whole)
        return found


def _unread(text: str) -> object:
    """What a number with decimals is where it is written as text: no value that anything takes."""
    return (text,)


def read(source: SourceText, decimals: Callable[[str], Any] = _unread) -> Written:
    """The values of a file in TOML; `decimals` reads numbers that have some. Raises `TomlError`.

    >>> read(SourceText.of("[shape]\\nroom = 'airy'")).of("shape", "room")
    'airy'
    """
    import tomllib  # noqa: PLC0415 - most folders have no settings

    try:
        return Written(source, tomllib.loads(source.text, parse_float=decimals))
    except tomllib.TOMLDecodeError as error:
        raise TomlError(flaw_in(source, str(error))) from None
    except RecursionError:
        raise TomlError(Mistake(source, Span(0, 1), TOO_DEEP)) from None
    except ValueError:
        raise TomlError(Mistake(source, Span(0, 1), TOO_LONG)) from None


def source_of(path: Path) -> SourceText:
    """The text of a file, as editors save it. Raises `TomlError` where it is no text."""
    here = Path.cwd()
    name = str(path.relative_to(here) if path.is_relative_to(here) else path)
    try:
        text, _ = decoded(path.read_bytes())
    except UnicodeDecodeError:
        nothing = SourceText.of("", name)
        raise TomlError(Mistake(nothing, Span(0, 0), NO_TEXT, hint=SAVE_IT)) from None
    return SourceText.of(text, name)


def amount_in(value: object) -> Fraction | None:
    """A whole number, or one with decimals as text, with or without a percent sign; else None.

    >>> amount_in(4), amount_in("4.5 %"), amount_in("4,5"), amount_in(True)
    (Fraction(4, 1), Fraction(9, 2), None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip().removesuffix("%").strip()
    whole, _, rest = text.partition(".")
    right = (each.isascii() and each.isdigit() and len(each) < 12 for each in (whole, rest or "0"))
    return Fraction(text.removesuffix(".")) if all(right) else None

"""Settings of a shop's rule files: `palier.toml`, or `[tool.palier]` in a `pyproject.toml`.

They stand in the folder of a rule file or in one above; the nearest file counts, and nothing else
does. They say how commands answer and from where on a warning is worth giving: never what a rule
means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from palier.quantity import Percent
from palier.source import Language, nearest
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass

OWN, SHARED = "palier.toml", "pyproject.toml"
NO_TOML = Phrase("{path}: {why}", "{path} : {why}")
NO_KEY = Phrase("{path}: there is no setting `{key}`", "{path} : il n'y a pas de réglage `{key}`")
NEAR_KEY = Phrase(
    "{path}: there is no setting `{key}`; did you mean `{near}`?",
    "{path} : il n'y a pas de réglage `{key}` ; vouliez-vous dire `{near}` ?",
)
WRONG = Phrase("{path}: `{key}` should be {wanted}", "{path} : `{key}` devrait être {wanted}")
YES_OR_NO = Phrase("true or false", "true ou false")
LANGUAGE = Phrase('"en" or "fr"', '"en" ou "fr"')
TABLE = Phrase("a table: [limits]", "une table : [limits]")
PERCENTAGE = Phrase("a percentage above 0, such as 50", "un pourcentage au-dessus de 0, comme 50")
AN_AMOUNT = Phrase("an amount above 0, such as 20", "un montant au-dessus de 0, comme 20")


class SettingsError(Exception):
    """Settings that cannot be: a sentence in each language."""

    def __init__(self, said: Phrase, **facts: object) -> None:
        super().__init__(said.english.format(**facts))
        self.said, self.facts = said, facts

    def told(self, language: Language) -> str:
        """What is wrong, in a language."""
        speaker = Speaker(language)
        facts = {key: _worded(value, speaker) for key, value in self.facts.items()}
        return speaker.say(self.said, **facts)


def _worded(value: object, speaker: Speaker) -> object:
    return speaker.say(value) if isinstance(value, Phrase) else str(value)


@dataclass(frozen=True, slots=True)
class Settings:
    """How commands answer about the rule files of a folder.

    `strict`: warnings and advice fail a check too. `language`: that of the answers, where it is not
    the file's. `gives_back`: the part of what is spent from which on giving it back is warned of.
    `smallest_order`: what the smallest order of the shop comes to, in its currency.
    """

    strict: bool = False
    language: Language | None = None
    gives_back: Percent | None = None
    smallest_order: Fraction | None = None


NONE = Settings()


def settings_near(path: Path) -> Settings:
    """The settings for a rule file: those of its folder, or of the nearest folder above.

    Raises `SettingsError` for what is no setting, and OSError for a file that cannot be read.
    """
    found = _found_near(path)
    return NONE if found is None else settings_in(found[1], found[0])


def settings_file(path: Path) -> Path | None:
    """The file that the settings for a rule file stand in; raises as `settings_near` does."""
    found = _found_near(path)
    return None if found is None else found[0]


def _found_near(path: Path) -> tuple[Path, dict[str, Any]] | None:
    for folder in path.absolute().parents:
        own, shared = folder / OWN, folder / SHARED
        if own.is_file():
            return own, _toml(own)
        tools = _toml(shared).get("tool", {}) if shared.is_file() else {}
        if "palier" in tools:
            return shared, tools["palier"]
    return None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most folders have no settings

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(NO_TOML, path=path, why=str(error)) from error


# What a setting may be ----------------------------------------------------------------------------


def settings_in(table: Mapping[str, Any], path: Path) -> Settings:
    """The settings that a table of TOML holds.

    >>> settings_in({"strict": True, "limits": {"gives-back": 30}}, Path("palier.toml")).gives_back
    Percent(value=Fraction(30, 1))
    """
    _known(table, ("strict", "language", "limits"), path)
    limits = _read(table, "limits", _table, path) or {}
    _known(limits, ("gives-back", "smallest-order"), path)
    return Settings(
        strict=_read(table, "strict", _yes_or_no, path) or False,
        language=_read(table, "language", _language, path),
        gives_back=_read(limits, "gives-back", _percentage, path),
        smallest_order=_read(limits, "smallest-order", _amount, path),
    )


def _known(table: Mapping[str, Any], keys: tuple[str, ...], path: Path) -> None:
    for key in table:
        if key not in keys:
            near = nearest(key, keys)
            raise SettingsError(NEAR_KEY if near else NO_KEY, path=path, key=key, near=near)


def _read(table: Mapping[str, Any], key: str, read: Callable[[Any], Any], path: Path) -> Any:  # noqa: ANN401 - what the reader gives
    if key not in table:
        return None
    try:
        return read(table[key])
    except WrongError as wrong:
        raise SettingsError(WRONG, path=path, key=key, wanted=wrong.wanted) from wrong


class WrongError(Exception):
    """A value that a setting cannot have, and what it should be."""

    def __init__(self, wanted: Phrase) -> None:
        super().__init__(wanted.english)
        self.wanted = wanted


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongError(YES_OR_NO)
    return value


def _language(value: object) -> Language:
    if value not in [each.value for each in Language]:
        raise WrongError(LANGUAGE)
    return Language(value)


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise WrongError(TABLE)
    return value


def _percentage(value: object) -> Percent:
    """A number; one with decimals is written as text, `"12.5"`, so that it is exact."""
    text = value.removesuffix("%").strip() if isinstance(value, str) else value
    return Percent(_above_0(text, PERCENTAGE))


def _amount(value: object) -> Fraction:
    """A number of the currency's units; one with decimals is written as text, `"7.50"`."""
    return _above_0(value, AN_AMOUNT)


def _above_0(value: object, wanted: Phrase) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise WrongError(wanted)
    try:
        number = Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise WrongError(wanted) from error
    if number <= 0:
        raise WrongError(wanted)
    return number

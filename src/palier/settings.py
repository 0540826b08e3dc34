"""Settings of a shop's rule files: `palier.toml`, or `[tool.palier]` in a `pyproject.toml`.

They stand in the folder of a rule file or in one above; the nearest file counts, and nothing else
does. They say how commands answer and from where on a warning is worth giving: never what a rule
means.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from palier.quantity import Percent
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass

if TYPE_CHECKING:
    from palier.toml import TomlError, Written

OWN, SHARED = "palier.toml", "pyproject.toml"
NO_KEY = Phrase("there is no setting `{name:plain}`", "il n'y a pas de réglage `{name:plain}`")
NEAR_KEY = Phrase(
    "there is no setting `{name:plain}`; did you mean `{near:plain}`?",
    "il n'y a pas de réglage `{name:plain}` ; vouliez-vous dire `{near:plain}` ?",
)
WRONG = Phrase("`{key:plain}` should be {wanted}", "`{key:plain}` devrait être {wanted}")
YES_OR_NO = Phrase("true or false", "true ou false")
LANGUAGE = Phrase('"en" or "fr"', '"en" ou "fr"')
PERCENTAGE = Phrase("a percentage above 0, such as 50", "un pourcentage au-dessus de 0, comme 50")
AN_AMOUNT = Phrase("an amount above 0, such as 20", "un montant au-dessus de 0, comme 20")


KEYS = {"strict": (), "language": (), "limits": ("gives-back", "smallest-order")}


class SettingsError(Exception):
    """Settings that cannot be: what is wrong, where, and what to write, in each language."""

    def __init__(self, wrong: TomlError) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong

    def told(self, language: Language) -> str:
        """What is wrong, in a language."""
        return self.wrong.told(language)


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
    return NONE if found is None else settings_in(found[1])


def settings_file(path: Path) -> Path | None:
    """The file that the settings for a rule file stand in; raises as `settings_near` does."""
    found = _found_near(path)
    return None if found is None else found[0]


def _found_near(path: Path) -> tuple[Path, Written] | None:
    for folder in path.absolute().parents:
        own, shared = folder / OWN, folder / SHARED
        if own.is_file():
            return own, _toml(own)
        tools = _toml(shared) if shared.is_file() else None
        if tools is not None and tools.of("tool", "palier") is not None:
            return shared, tools.within("tool", "palier")
    return None


def _toml(path: Path) -> Written:
    from palier.toml import TomlError, read, source_of  # noqa: PLC0415 - most folders have none

    try:
        return read(source_of(path))
    except TomlError as error:
        raise SettingsError(error) from error


# What a setting may be ----------------------------------------------------------------------------


def settings_in(written: Written) -> Settings:
    """The settings that a file holds. Raises `SettingsError`.

    >>> from palier.source import SourceText
    >>> from palier.toml import read
    >>> settings_in(read(SourceText.of("[limits]\\ngives-back = 30"))).gives_back
    Percent(value=Fraction(30, 1))
    """
    from palier.toml import Told, TomlError  # noqa: PLC0415 - as above

    try:
        written.known(KEYS, Told(NO_KEY, NEAR_KEY))
        share = _above_0(written, "gives-back", PERCENTAGE)
        return Settings(
            strict=_strict(written),
            language=_language(written),
            gives_back=Percent(share) if share else None,
            smallest_order=_above_0(written, "smallest-order", AN_AMOUNT),
        )
    except TomlError as error:
        raise SettingsError(error) from error


def _strict(written: Written) -> bool:
    value = written.of("strict")
    if value is not None and not isinstance(value, bool):
        written.wrong(("strict",), WRONG, wanted=YES_OR_NO, key="strict")
    return bool(value)


def _language(written: Written) -> Language | None:
    value = written.of("language")
    if value is None:
        return None
    if value not in [each.value for each in Language]:
        written.wrong(("language",), WRONG, wanted=LANGUAGE, key="language")
    return Language(value)


def _above_0(written: Written, key: str, wanted: Phrase) -> Fraction | None:
    """A number; one with decimals is written as text, `"7.50"`, so that it is exact."""
    from palier.toml import amount_in  # noqa: PLC0415 - as above

    value = written.of("limits", key)
    if value is None:
        return None
    number = amount_in(value)
    if not number:
        written.wrong_number(("limits", key), WRONG, wanted=wanted, key=key)
    return number

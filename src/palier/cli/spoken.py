"""In which language a command speaks: its help, its options, and the words that are click's own.

Click takes its words from `gettext`, whose catalogues are files of their own, found by other
variables than ours: it is given a `gettext` that finds them in `usage`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from palier.source import Language
    from palier.speech.phrases import Phrase

VARIABLES = ("PALIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
OF_CLICK = "en"
"""The language of click's own words."""
SEVERAL = ("choices", "possibility", "possibilities", "format", "formats")
TYPED = re.compile(r"'([^']*)'")


_chosen: list[str] = []
"""The language that a command was asked in, by `--lang` or by a name of that language."""


def choose(lang: str | None) -> None:
    """Speak a language from here on; that of whoever types where it is none that we speak."""
    from palier.source import Language

    _chosen[:] = [each.value for each in Language if each.value == lang]


def settle(language: Language) -> None:
    """Speak the language of the answers from here on, where none was asked for."""
    if not _chosen:
        _chosen[:] = [language.value]


_preferred: list[str] = []
"""The language of answers that the settings of the rule files name."""


def prefer(lang: str | None) -> None:
    """Answer in a language where none is asked for; None: in that of each file."""
    _preferred[:] = [lang] if lang else []


def language_of_user(environment: Mapping[str, str] = os.environ) -> Language:
    """What whoever types speaks: asked for, or from the first of these variables that is set.

    Without any, the language of Windows, else click's own.

    >>> language_of_user({"LANG": "fr_FR.UTF-8"}), language_of_user({})
    (<Language.FRENCH: 'fr'>, <Language.ENGLISH: 'en'>)
    """
    from palier.source import Language

    set_ = (environment[name] for name in VARIABLES if environment.get(name))
    chosen = _chosen[0] if _chosen and environment is os.environ else None
    named = (chosen or next(set_, None) or _of_windows()).lower()
    return next((each for each in Language if named.startswith(each.value)), Language.ENGLISH)


def _of_windows() -> str:
    """The language that Windows speaks, `fr_FR`; elsewhere nothing."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return ""
    import locale

    return locale.windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "")


def asked(lang: str | None, otherwise: Language | None = None) -> Language:
    """The language of `--lang`; else that of the settings, else the other one."""
    from palier.source import Language

    if lang:
        return Language(lang)
    return Language(_preferred[0]) if _preferred else otherwise or Language(lang)


def quoted(text: object, language: Language | None = None) -> str:
    """What was typed, quoted: as programmers do, or as that language does.

    >>> from palier.source import Language
    >>> quoted("nope", Language.ENGLISH), quoted("nope", Language.FRENCH)
    ("'nope'", '«\\xa0nope\\xa0»')
    """
    typed = repr(text)
    if (language or language_of_user()).value == OF_CLICK:
        return typed
    return f"«\u00a0{typed[1:-1] if isinstance(text, str) else typed}\u00a0»"


class Quoting(str):
    """Words whose facts are quoted as their language does, where click quotes as Python does."""

    __slots__ = ()

    def format(self, *args: object, **facts: object) -> str:
        return Quotes().vformat(self, args, facts)


class Quotes(Formatter):
    """The marks round what was typed; click joins several by itself, each in its own."""

    def convert_field(self, value: Any, conversion: str | None) -> Any:  # noqa: ANN401 - any fact
        return quoted(value) if conversion == "r" else super().convert_field(value, conversion)

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401 - same
        value = super().get_value(key, args, kwargs)
        return TYPED.sub(lambda each: quoted(each[1]), value) if key in SEVERAL else value


def called(typed: str | None = None) -> str:
    """The command as whoever types can call it here: `palier` where it is on the path.

    Elsewhere it is as it was typed: `.venv/bin/palier`, or `python -m palier`.

    >>> called("/usr/lib/python3/pytest")
    'palier'
    """
    import shutil
    from pathlib import Path

    typed = sys.argv[0] if typed is None else typed
    name = Path(typed).name.lower()
    if name in ("palier", "palier.exe"):
        return "palier" if shutil.which("palier") else typed.removesuffix(".exe")
    if name == "__main__.py" and not shutil.which("palier"):
        return f"{Path(sys.executable).stem} -m palier"
    return "palier"


def said(words: str | Phrase) -> str:
    """A phrase of help, or words of click, in the language of whoever types.

    English stands as it is typed, with the apostrophes of the keyboard.
    """
    language = language_of_user()
    if language.value == OF_CLICK:
        return words if isinstance(words, str) else words.english
    from palier.cli.usage import CLICK
    from palier.speech.typography import typeset

    if isinstance(words, str):
        if words not in CLICK:
            return words
        words = CLICK[words]
    return Quoting(typeset(words.in_(language), language))


def counted(one: str, many: str, count: int) -> str:
    """The one of two forms of click that agrees with a count."""
    from palier.speech.figures import plural

    return said(many if plural(count, language_of_user()) else one)


def teach_click() -> None:
    """Let click speak the language of whoever types."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):
            ours = {"_": said, "ngettext": counted}
            vars(module).update({word: ours[word] for word in ours.keys() & vars(module).keys()})


def placed(metavar: str) -> str:
    """What stands for what is to be typed, `FILES…`, in the language of whoever types."""
    language = language_of_user()
    if language.value == OF_CLICK:
        return metavar
    from palier.cli.usage import PLACES

    def told(found: re.Match[str]) -> str:
        return PLACES[found[0]].in_(language) if found[0] in PLACES else found[0]

    return re.sub("[A-Z]+", told, metavar)


class InTongue:
    """An attribute that is given as a phrase, or as words of click, and read in a language."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.kept = f"_{name}"

    def __get__(self, of: object, owner: type) -> str | None:
        words: str | Phrase | None = vars(of).get(self.kept) if of is not None else None
        return said(words) if words else None

    def __set__(self, of: object, words: str | Phrase | None) -> None:
        vars(of)[self.kept] = words


class Spoken(click.Command):
    """A command whose help is in the language of whoever asks for it; `shown` may be copied."""

    help = InTongue()
    short_help = InTongue()

    def __init__(self, *args: Any, shown: tuple[str | Phrase, ...] = (), **settings: Any) -> None:  # noqa: ANN401 - what click takes
        super().__init__(*args, **settings)
        self.shown = shown

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [placed(each) for each in super().collect_usage_pieces(ctx)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.shown:
            self.epilog = "\n".join(
                ("\b", said("Examples:"), *(f"  {_typed(line)}" for line in self.shown))
            )
        super().format_epilog(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = said("Show this message and exit.")
        return option


def _typed(line: str | Phrase) -> str:
    """A command to copy, letter for letter, in the language of whoever asks."""
    return line if isinstance(line, str) else line.in_(language_of_user())


class Option(click.Option):
    """An option whose help is in the language of whoever asks for it."""

    help = InTongue()

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return " / ".join(map(quoted, self.opts))

    def make_metavar(self, *args: Any, **settings: Any) -> str:  # noqa: ANN401 - of this click
        return placed(super().make_metavar(*args, **settings))

    def __init__(self, *names: Any, says: str | Phrase, **settings: Any) -> None:  # noqa: ANN401 - what click takes
        super().__init__(*names, **settings)
        self.help = says


class Argument(click.Argument):
    """An argument that is named in the language of whoever forgets it."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        return quoted(placed(self.metavar or ""))

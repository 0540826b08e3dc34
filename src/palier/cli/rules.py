"""From paths to rule files, or to the sentences that stop a command."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from palier.cli.files import STDIN, could_not, one_stdin, read_source, refused
from palier.cli.spoken import asked, settle
from palier.problem import Level, Problem
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.surface.parse import Parsed, parse
from palier.wording.report import render_text

if TYPE_CHECKING:
    import datetime as dt

    from palier.checks.review import Limits
    from palier.compiling import Compiled
    from palier.settings import Settings

CANNOT = 2
ERROR = Phrase("Error: {why}", "Erreur : {why}")
NO_RULES = Phrase(
    "{path} is a folder without a rule file (*.palier)",
    "{path} est un dossier sans fichier de règles (*.palier)",
)
NOT_KEPT = Phrase(
    "{path}: {many:# example or guarantee does|# examples or guarantees do} not come out; the rules"
    " are taken as they are",
    "{path} : {many:# exemple ou garantie ne tombe|# exemples ou garanties ne tombent} pas juste ;"
    " les règles sont prises telles quelles",
)
OF_EXAMPLES = {"example-fails", "example-refused", "guarantee-fails"}
"""What is wrong with a file that can be tried all the same."""
HAS_MISTAKES = Phrase(
    "{path}: the file has mistakes, so this cannot be done",
    "{path} : le fichier comporte des erreurs, c'est donc impossible",
)


def settings_of(path: str) -> Settings:
    """The settings of a rule file; the answers are in the language that they name."""
    from palier.cli.group import CouldNot
    from palier.cli.spoken import language_of_user, prefer
    from palier.settings import SettingsError, settings_near

    try:
        found = settings_near(Path.cwd() / ("_" if path == STDIN else path))
    except SettingsError as error:
        raise CouldNot(error.told(language_of_user())) from error
    except OSError as error:
        raise refused(str(error.filename), error) from error
    prefer(found.language.value if found.language else None)
    return found


def compiled_files(
    paths: tuple[str, ...], stdin_filename: str | None, day: dt.date | None = None
) -> tuple[Compiled, ...]:
    """Every file, read before any of them is judged; what is over on a day is told.

    Those of a folder are versions, of which the newest is told what it may not say otherwise.
    """
    from palier.compiling import as_versions, compiled

    one_stdin(*paths)
    folders = [files_in(path) for path in paths]
    read = [[read_source(file, stdin_filename) for file in files] for files in folders]
    limits = [[limits_in(settings_of(file), day) for file in files] for files in folders]
    folder = (tuple(map(compiled, *each)) for each in zip(read, limits, strict=True))
    return tuple(done for versions in folder for done in as_versions(versions))


def limits_in(settings: Settings, day: dt.date | None = None) -> Limits:
    """From where on warnings are given, as settings say, of files looked at on a day."""
    from palier.checks.review import USUAL, Limits

    return Limits(settings.gives_back or USUAL.most_back, day, settings.smallest_order)


def compiled_or_stop(path: str, lang: str | None) -> Compiled:
    """A rule file without mistakes; otherwise they are told and the command ends with 2."""
    from palier.compiling import compiled

    settings = settings_of(path)
    return _sound_or_stop(compiled(read_source(path), limits_in(settings)), lang)


def versions_or_stop(path: str, lang: str | None) -> tuple[Compiled, ...]:
    """A rule file, or every one of a folder, without mistakes."""
    return tuple(compiled_or_stop(each, lang) for each in files_in(path))


def newest_or_stop(path: str, lang: str | None) -> Compiled:
    """A rule file, or the newest version of a folder, without mistakes."""
    from palier.compiling import newest_first

    return _sound_or_stop(newest_first(versions_or_stop(path, lang))[0], lang)


def tried_or_stop(path: str, lang: str | None, older: Iterable[str] = ()) -> tuple[Compiled, ...]:
    """The versions of a programme that is tried on a history, the newest first, `older` ones last.

    Examples and guarantees that do not come out are told and stop nothing: they are of the numbers
    that were there before.
    """
    from palier.compiling import compiled, newest_first

    found = []
    for each in files_in(path):
        done = compiled(read_source(each), limits_in(settings_of(each)))
        found.append(_sound_or_stop(done, lang, besides=OF_EXAMPLES))
        if done.failed:
            many = sum(each.level is Level.ERROR for each in done.problems)
            told = Speaker(asked(lang, done.language)).say(NOT_KEPT, path=each, many=many)
            click.echo(told, err=True)
    before = [done for each in older for done in tried_or_stop(each, lang)]
    newest, *others = newest_first(found, [each.meant for each in before])
    return (_sound_or_stop(newest, lang, besides=OF_EXAMPLES), *others, *before)


def _sound_or_stop(
    done: Compiled, lang: str | None, besides: Container[str] = frozenset()
) -> Compiled:
    """A compiled file whose mistakes are of the codes `besides`; others end the command with 2."""
    errors = [each for each in done.problems if each.level is Level.ERROR]
    if done.program is None or not all(each.code in besides for each in errors):
        stop_at_mistakes(done.problems, done.source, asked(lang, done.language))
    settle(asked(lang, done.language))
    return done


def files_in(path: str) -> tuple[str, ...]:
    """The rule files of a folder; a path that is none, and `-`, as it is."""
    from palier.compiling import rule_files

    if not Path(path).is_dir():
        return (path,)
    try:
        return tuple(str(each) for each in rule_files(Path(path)))
    except FileNotFoundError as error:
        raise could_not(NO_RULES, path=path) from error
    except OSError as error:
        raise refused(path, error) from error


def inputs_of(*paths: str) -> Iterator[str]:
    """The files that are read for some rule files: they themselves, and where their settings are.

    What stands there is not asked yet: settings that cannot be read are told when they are.
    """
    from palier.settings import SettingsError, settings_file

    for path in paths:
        files = files_in(path)
        yield from files
        for each in files[:1]:
            with suppress(SettingsError, OSError):
                found = settings_file(Path.cwd() / ("_" if each == STDIN else each))
                yield from () if found is None else (str(found),)


def parsed_or_stop(source: SourceText) -> Parsed:
    """A rule file whose sentences are all understood; otherwise the command ends with 2."""
    parsed = parse(source)
    if any(each.level is Level.ERROR for each in parsed.problems):
        from palier.mending.mended import with_mends

        told = with_mends(parsed.problems, source, parsed.file)
        stop_at_mistakes(told, source, parsed.file.surface)
    return parsed


def stop_at_mistakes(
    problems: Iterable[Problem], source: SourceText, language: Language
) -> NoReturn:
    """Tell the mistakes of a file, and that the command cannot go on."""
    mistakes = [each for each in problems if each.level is Level.ERROR]
    stop(mistakes, source, language, Speaker(language).say(HAS_MISTAKES, path=source.name))


def stop(
    problems: Iterable[Problem],
    source: SourceText,
    language: Language,
    why: str,
    code: int = CANNOT,
) -> NoReturn:
    """Tell what is wrong with a text, and why the command ends here."""
    told = render_text(problems, source, language, colour=True)
    click.echo(f"{told}\n{Speaker(language).say(ERROR, why=why)}", err=True)
    raise SystemExit(code)

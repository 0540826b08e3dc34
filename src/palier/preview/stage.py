"""What a preview shows: the site of the rules without a mistake, and the mistakes of those saved.

Where what was saved last has mistakes, the site made before stays, under them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from threading import Condition
from zoneinfo import ZoneInfo

from palier.checks.review import USUAL, Limits
from palier.compiling import Compiled, compiled, newest_first, rule_files
from palier.named import NamedTuple
from palier.page.frame import speaker
from palier.preview.watch import Print, print_of, watched
from palier.problem import Level
from palier.program.model import Program
from palier.published import Look
from palier.refusals import PageError
from palier.settings import SettingsError, settings_near
from palier.site import site_of
from palier.site.parts import Asked
from palier.site.plan import DRAWING, NAMES, PAGE, TERMS, WIDGETS, planned
from palier.source import Language, SourceText, decoded
from palier.speech.nouns import GENERAL_CONDITIONS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.widgets.demo import PAGE as SHOP
from palier.widgets.demo import shop_page
from palier.widgets.making import FILES, kinds, widget
from palier.wording.report import render_text, summary
from palier.wording.terminal import INKED

THE_PAGE = Phrase("Page", "Page")
THE_WIDGETS = Phrase("Widgets", "Composants")
THE_PICTURE = Phrase("Picture for sharing", "Image de partage")
PHONE = Phrase("On a telephone", "Sur un téléphone")
DESK = Phrase("On a desk", "Sur un ordinateur")
REMARKS = Phrase("Warnings and advice", "Avertissements et conseils")
CLOSE = Phrase("Close", "Fermer")
STOPPED = Phrase(
    "The preview is stopped: palier preview shows it again.",
    "L'aperçu est arrêté : palier preview le montre de nouveau.",
)
KEPT = Phrase(
    "What you saved cannot be shown. The page behind is that of before.",
    "Ce que vous avez enregistré ne peut pas être affiché. La page, derrière, est celle d'avant.",
)
NONE_YET = Phrase(
    "The rules cannot be shown yet: mend what follows and save.",
    "Les règles ne peuvent pas encore être affichées : corrigez ce qui suit et enregistrez.",
)
NOT_READ = Phrase("{path} cannot be read: {why}", "{path} ne se lit pas : {why}")
DEMO = f"{WIDGETS}/{SHOP}"
TITLES = {PAGE: THE_PAGE, TERMS: GENERAL_CONDITIONS, DEMO: THE_WIDGETS, DRAWING: THE_PICTURE}
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class Source(NamedTuple):
    """What a preview is made of: rules (a file or a folder), theme, templates."""

    rules: Path
    theme: Path | None = None
    templates: Path | None = None


class Report(NamedTuple):
    """What is said of the rules as they were saved last: pieces of text, each with its ink.

    `stops` where nothing could be made of them; `short` is a line for a terminal.
    """

    pieces: tuple[tuple[str, str], ...]
    short: str
    stops: bool


class Stage:
    """The state of a preview, told by many threads and changed by one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.revision = 0
        self.changed = Condition()
        self.files: dict[str, bytes] = {}
        self.program: Program | None = None
        self.language = Language.ENGLISH
        self.report = Report((), "", stops=False)
        self.seen: Print = ()

    def refresh(self) -> bool:
        """Make the site anew if anything of it was saved since; whether that was so."""
        now = print_of(self._watched())
        if now == self.seen:
            return False
        self.seen = now
        files, report = self._made()
        with self.changed:
            self.files, self.report = files, report
            self.revision += 1
            self.changed.notify_all()
        after = print_of(self._watched())  # pictures may be named that were not looked at before
        self.seen = after if set(now) <= set(after) else now
        return True

    def wait(self, after: int, seconds: float) -> None:
        """Wait until there is another revision, so many seconds at most."""
        with self.changed:
            self.changed.wait_for(lambda: self.revision != after, seconds)

    def told(self) -> dict[str, object]:
        """The state as the frame reads it."""
        with self.changed:
            ours = Speaker(self.language)
            say = ours.say
            named = speaker(self.program, self.language) if self.program else None
            return {
                "revision": self.revision,
                "name": plain(named.own(self.program.name)) if named and self.program else "",
                "language": self.language.value,
                "pages": _pages(self.files, self.program, ours),
                "stops": self.report.stops,
                "why": say(KEPT if self.files else NONE_YET) if self.report.stops else "",
                "report": self.report.pieces,
                "short": self.report.short,
                "words": {
                    "phone": say(PHONE),
                    "desk": say(DESK),
                    "remarks": say(REMARKS),
                    "close": say(CLOSE),
                    "stopped": say(STOPPED),
                },
            }

    # How it is made ----------------------------------------------------------------------------

    def _made(self) -> tuple[dict[str, bytes], Report]:
        try:
            found = [_compiled(each) for each in rule_files(self.source.rules)]
        except (OSError, UnicodeDecodeError) as error:
            path = str(getattr(error, "filename", None) or self.source.rules)
            why = getattr(error, "strerror", None) or str(error)
            return self.files, self._stopped(
                Speaker(self.language).say(NOT_READ, path=path, why=why)
            )
        except SettingsError as error:
            return self.files, self._stopped(error.told(self.language))
        wrong = next((each for each in found if each.failed), None)
        done = wrong or newest_first(found)[0]
        self.language = done.language
        if done.failed:
            return self.files, _reported(done, stops=True)
        try:
            files = self._site(done)
        except (PageError, OSError) as error:
            return self.files, self._stopped(str(error))
        self.program = done.meant
        return files, _reported(done, stops=False)

    def _site(self, done: Compiled) -> dict[str, bytes]:
        program = done.meant
        day = dt.datetime.now(ZoneInfo(program.zone)).date()
        look = Look(theme=self.source.theme, templates=self.source.templates, calculator=True)
        plan = planned(program)
        asked = Asked(program, done.runs, self.source.rules, look, plan, day, draws=False)
        made = site_of(asked).files
        return made | _shop(asked, made)

    def _stopped(self, why: str) -> Report:
        return Report((("", why),), why.splitlines()[0], stops=True)

    def _watched(self) -> list[Path]:
        try:
            rules = rule_files(self.source.rules)
        except OSError:
            rules = (self.source.rules,)
        brand = self.program.page.brand if self.program else None
        folder = self.source.rules if self.source.rules.is_dir() else self.source.rules.parent
        names = (brand.logo, brand.picture) if brand else ()
        pictures = [folder / each for each in names if each]
        return list(watched(rules, pictures, self.source.theme, self.source.templates))


def _shop(asked: Asked, made: Mapping[str, bytes]) -> dict[str, bytes]:
    """The page of a shop in every language, with all widgets, those that are not `made` yet; only
    the preview has it."""
    program, path = asked.program, asked.plan.path
    found: dict[str, bytes] = {}
    for language in asked.plan.languages:
        for kind in kinds(program):
            if (there := path(language, f"{WIDGETS}/{FILES[kind]}")) not in made:
                found[there] = widget(program, kind, language).encode()
        for name, text in shop_page(program, language, asked.day).items():
            found[path(language, f"{WIDGETS}/{name}")] = text.encode()
    return found


def _compiled(path: Path) -> Compiled:
    text, _ = decoded(path.read_bytes())
    near = settings_near(path)
    limits = Limits(near.gives_back or USUAL.most_back, None, near.smallest_order)
    return compiled(SourceText.of(text, str(path)), limits)


def _reported(done: Compiled, *, stops: bool) -> Report:
    """The problems of a file: its mistakes alone, where it has some."""
    shown = [each for each in done.problems if not stops or each.level is Level.ERROR]
    text = render_text(shown, done.source, done.language, colour=True)
    return Report(tuple(_pieces(text)), summary(shown, done.language), stops=stops)


def _pieces(text: str) -> list[tuple[str, str]]:
    """A text for a terminal as pieces, each with the number of its ink."""
    inks = ["", *(each[2:-1] for each in INKED.findall(text))]
    pairs = zip(inks, INKED.split(text), strict=True)
    return [("" if ink == "0" else ink, piece) for ink, piece in pairs if piece]


def _pages(
    files: dict[str, bytes], program: Program | None, speaker: Speaker
) -> list[dict[str, str]]:
    """What can be looked at, a language after the other: a title, a language, where it lies."""
    if program is None:
        return []
    plan = planned(program)
    shown = {plan.name(each) for each in files if each.endswith((".html", DRAWING))}
    names = [*TITLES, *sorted(shown - {*TITLES})]
    every = ((name, each, plan.path(each, name)) for each in plan.languages for name in names)
    return [
        {"title": _titled(name, files[path], speaker), "language": NAMES[language], "path": path}
        for name, language, path in every
        if path in files
    ]


def _titled(name: str, content: bytes, speaker: Speaker) -> str:
    """What a page is called: by us, or by itself."""
    if name in TITLES:
        return speaker.say(TITLES[name])
    found = _TITLE.search(content.decode("utf-8", "replace"))
    return found[1] if found else name

"""What is wrong at a place of a file in TOML: a sentence, the line, and what to write instead."""

from __future__ import annotations

from palier.source import Language, SourceText, Span
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass, field
from palier.wording.message import NOTHING
from palier.wording.report import Mark, excerpt, is_somewhere
from palier.wording.terminal import Ink, clean

HINT = Phrase("hint: {hint:plain}", "aide : {hint:plain}")
Facts = dict[str, str | int | Phrase]

WRITE = Phrase("write `{line:plain}`", "écrivez `{line:plain}`")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong: the title, what is marked, what else is, and what to write instead."""

    source: SourceText
    span: Span
    said: Phrase
    label: Phrase = NOTHING
    hint: Phrase = NOTHING
    facts: Facts = field(default_factory=dict)
    other: Span | None = None
    first: Phrase = NOTHING

    def told(self, language: Language) -> str:
        """The sentence, the line of the file with what is marked, and the hint."""
        speaker = Speaker(language)
        facts = {
            name: speaker.say(fact) if isinstance(fact, Phrase) else _clean(fact)
            for name, fact in self.facts.items()
        }
        place = self.source.place(min(self.span.start, len(self.source.text)))
        lines = [
            speaker.say(self.said, **facts),
            f"  --> {clean(self.source.name)}:{place.line}:{place.column}",
        ]
        if is_somewhere(self.span, self.source):
            marks = [Mark(self.span, speaker.say(self.label, **facts), Ink.ERROR, main=True)]
            if self.other is not None:
                marks.append(Mark(self.other, speaker.say(self.first, **facts), Ink.FRAME))
            lines += excerpt(tuple(marks), self.source, colour=False)
        if self.hint != NOTHING:
            lines.append(f"  {speaker.say(HINT, hint=speaker.say(self.hint, **facts))}")
        return "\n".join(lines)


def _clean(fact: str | int) -> str | int:
    return clean(fact) if isinstance(fact, str) else fact


class TomlError(ValueError):
    """A file in TOML that cannot be what it is for: `told` says in a language what is wrong."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.told(Language.ENGLISH))
        self.mistake = mistake

    def told(self, language: Language) -> str:
        """What is wrong, where, and what to write instead."""
        return self.mistake.told(language)

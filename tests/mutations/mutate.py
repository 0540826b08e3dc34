"""Rule files with one word deleted, doubled, or swapped with the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palier.source import SourceText, Span
from palier.surface.blocks import blocks_of

WORD = re.compile(r'(?:"[^"]*"|«[^»]*»|“[^”]*”|[^\s"«“])+')


@dataclass(frozen=True)
class Text:
    """A rule file, and the line of it that was changed."""

    text: str
    line: Span

    def holds(self, span: Span) -> bool:
        """Whether a place is on the changed line."""
        return self.line.start <= span.start <= self.line.end


@dataclass(frozen=True)
class Mutation:
    """One change: in the whole file, and in its line alone under what it stands under."""

    kind: str
    before: str
    after: str
    whole: Text
    alone: Text

    def __str__(self) -> str:
        return f"{self.kind}: {self.before} -> {self.after}"


def mutations(text: str) -> Iterator[Mutation]:
    """Every way to delete, double or swap one word of a file, texts between quotes included."""
    source = SourceText.of(text)
    blocks = blocks_of(source).blocks
    header = WORD.sub(unnamed, source.at(blocks[0].lines[0].span)) + "\n\n"
    for block in blocks:
        first = block.lines[0]
        for line in block.lines:
            start, stop = line.span.start, line.span.end
            above = header if block is not blocks[0] else ""
            above += source.at(first.span) + "\n  " if line is not first else ""
            for kind, changed in changes(text[start:stop]):
                yield Mutation(
                    kind,
                    " ".join(text[start:stop].split()),
                    " ".join(changed.split()),
                    placed(text[:start], changed, text[stop:]),
                    placed(above, changed, ""),
                )


def unnamed(word: re.Match[str]) -> str:
    """A word of a header, the same for all programmes."""
    return '"Test"' if word.group()[0] in '"«“' else word.group()


def placed(before: str, line: str, after: str) -> Text:
    """A text around a line."""
    return Text(before + line + after, Span(len(before), len(before + line)))


def changes(line: str) -> Iterator[tuple[str, str]]:
    """The line with each word deleted, doubled, or swapped with the next."""
    words = list(WORD.finditer(line))
    for at, word in enumerate(words):
        start, end = word.span()
        after = words[at + 1] if at + 1 < len(words) else None
        if len(words) > 1:
            yield "deleted", line[:start] + line[after.start() if after else end :]
        yield "doubled", f"{line[:end]} {line[start:]}"
        if after is not None and after.group() != word.group():
            between = line[end : after.start()]
            yield (
                "swapped",
                line[:start] + after.group() + between + word.group() + line[after.end() :],
            )

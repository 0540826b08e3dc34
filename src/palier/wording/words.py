"""What is said of one problem: a title, what each marked text is, and an edit to try."""

from __future__ import annotations

from palier.source import Span
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What this text is, beside its underline."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Title: lower case, one sentence, no full stop. Hint: an edit to paste, or None."""

    title: str
    label: str = ""
    others: tuple[Label, ...] = ()
    hint: str | None = None

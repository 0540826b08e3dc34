"""What the page shows: sections of finished sentences, which the templates only place."""

from __future__ import annotations

from palier.source import Language
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of a row heads it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A rule: what it gives (`figure`, `gives`, `table`), when, and the notes that limit it.

    `label` is a short tag (days, a promo code, a price in points), `conditions` stand before what
    is given, `stamps` draws a stamp card.
    """

    title: str
    figure: str = ""
    label: str = ""
    text: str = ""
    conditions: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    stamps: int = 0


@dataclass(frozen=True, slots=True)
class TierCard:
    """A tier: where it stands (`rank` of `total`), how to reach it, what it gives."""

    name: str
    rank: int
    total: int
    position: str
    reach: str
    gives: tuple[str, ...]
    table: Table | None = None
    notes: tuple[str, ...] = ()
    on_reaching: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A moment in the life of points: a word for it and what happens."""

    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a receipt: what it is, the amount, and whether it is the sum or is taken off."""

    label: str
    amount: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A worked case: who orders, what, what is paid and what is collected."""

    title: str
    standing: tuple[str, ...]
    order: tuple[str, ...]
    entries: tuple[Entry, ...]
    collected: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its own heading; what is empty is not printed.

    `more` opens the receipts that would make the page long.
    """

    id: str
    title: str
    lead: str = ""
    cards: tuple[Card, ...] = ()
    tiers: tuple[TierCard, ...] = ()
    steps: tuple[Step, ...] = ()
    table: Table | None = None
    receipts: tuple[Receipt, ...] = ()
    more: str = ""
    more_receipts: tuple[Receipt, ...] = ()
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stub:
    """One half of the ticket at the top: a word, a figure, and what the figure is for."""

    label: str
    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page."""

    language: Language
    texts: Language
    name: str
    title: str
    description: str
    introduction: tuple[str, ...]
    facts: tuple[str, ...]
    ticket: tuple[Stub, ...]
    sections: tuple[Section, ...]
    labels: dict[str, str]
    json_ld: dict[str, object]
    version: str

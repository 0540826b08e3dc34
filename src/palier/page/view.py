"""What the page shows: sections of finished sentences, which the templates only place.

`told` is all of it as JSON, for a shop's own templates, and for agents.
"""

from __future__ import annotations

from typing import Any

from palier.source import Language
from palier.speech.typography import plain
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
    """A tier: where it stands (`rank` of `total`), how to reach it, what it gives.

    `gives` has a place for each kind of benefit that some tier gives, empty where this one gives
    none of it, so that tiers beside one another compare line by line.
    """

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
    """A question and the sentences that answer it."""

    question: str
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under its own heading; what is empty is not printed.

    `more` opens the table, the receipts, or the cards after the first `first` ones, that would make
    the page long; the whole of what is `folded` is behind its heading.
    """

    id: str
    title: str
    lead: str = ""
    cards: tuple[Card, ...] = ()
    first: int = 0
    tiers: tuple[TierCard, ...] = ()
    table: Table | None = None
    receipts: tuple[Receipt, ...] = ()
    more: str = ""
    more_receipts: tuple[Receipt, ...] = ()
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Stub:
    """A line of the ticket at the top: a word, a figure, and what the figure is for.

    `short` is the word without what it leaves out, where it leaves out something.
    """

    label: str
    figure: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the page leads: words and an address; the `main` one is the first to be seen."""

    text: str
    address: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the page holds, with what it says to who does not see it."""

    address: str
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A page in one of its languages: where it is from this page, and on the web if that is said.

    `name` is what the language calls itself.
    """

    language: Language
    name: str
    href: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The address of a page, and what lies about it; empty where nobody said.

    `picture` is shown of it where it is shared, `icon` on the screen of a telephone. `tongues` are
    all languages of it, its own too; the first is for whoever reads none of them. `other` is the
    general conditions, from the page, and the page, from the conditions.
    """

    at: str = ""
    picture: str = ""
    icon: str = ""
    tongues: tuple[Tongue, ...] = ()
    other: str = ""


UNSAID = Where()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the calculator: its name, its kind (as HTML has it), its label, its options."""

    name: str
    kind: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator on the page: its words, its fields, and the script that runs it."""

    title: str
    lead: str
    order: str
    empty: str
    why: str
    more: str
    fields: tuple[Field, ...]
    tiers: bool
    script: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page. `promise` is the best that the rules give anybody, in money."""

    language: Language
    texts: Language
    name: str
    title: str
    description: str
    introduction: tuple[str, ...]
    facts: tuple[str, ...]
    promise: Stub | None
    ticket: tuple[Stub, ...]
    buttons: tuple[Link, ...]
    sign_in: Link | None
    contact: Link | None
    logo: Picture | None
    picture: Picture | None
    sections: tuple[Section, ...]
    labels: dict[str, str]
    json_ld: dict[str, object]
    version: str


Told = str | int | bool | None | list["Told"] | dict[str, "Told"]
LEFT_OUT = frozenset({"json_ld", "labels", "texts"})
"""What is for the templates of a page alone."""


def told(view: PageView) -> dict[str, Told]:
    """The page by its parts, in its order; what is empty is left out. No text has any mark-up."""
    return _fields(view)


def _fields(of: Any) -> dict[str, Told]:  # noqa: ANN401 - a part of the view
    names = of.__dataclass_fields__
    held = ((name, getattr(of, name)) for name in names)
    return {name: _value(value) for name, value in held if name not in LEFT_OUT and _there(value)}


def _there(value: object) -> bool:
    return value not in (None, (), "", False)


def _value(value: object) -> Told:
    match value:
        case Language():
            return value.value
        case str():
            return plain(value)
        case bool() | int() | None:
            return value
        case tuple():
            return [_value(each) for each in value]
        case _:
            return _fields(value)

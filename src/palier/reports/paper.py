"""Text laid out for a terminal: rows with an amount at the right, sentences, gauges, a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from palier.values import dataclass
from palier.wording.terminal import Ink, clean, inked, width

WIDEST = 72
INDENT = "  "
GAP = "  "
MINUS, PLUS = "−", "+"


def bold(text: str) -> str:
    """What the eye should find first."""
    return inked(text, Ink.TITLE, colour=True)


def faint(text: str) -> str:
    """What may be passed over."""
    return inked(text, Ink.ASIDE, colour=True)


def parts(*parts: Iterable[str]) -> str:
    """The parts of a report, an empty line between them; those without a line are left out."""
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"


def columns() -> int:
    """How wide the paper is: the terminal's width, up to a readable one."""
    import shutil  # noqa: PLC0415 - most commands print no paper, and do not wait for it

    return max(40, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def row(label: str, amount: str, note: str = "", *, strong: bool = False) -> str:
    """A label, a note in grey, and an amount at the right; a long label is wrapped.

    A note that does not fit beside its label stands under it.

    >>> row("To pay", "£12.00").split()
    ['To', 'pay', '£12.00']
    """
    label, amount, note = clean(label), clean(amount), clean(note)
    noted = width(note) + len(GAP) if note else 0
    room = columns() - len(INDENT) - width(amount)
    if noted and width(label) + noted > room - len(GAP):
        under = (INDENT * 2 + faint(each) for each in wrapped(note, columns() - 2 * len(INDENT)))
        return "\n".join((row(label, amount, strong=strong), *under))
    *above, last = wrapped(label, room - len(GAP) - noted) or [""]
    ends = (bold(last), bold(amount)) if strong else (last, amount)
    grey = GAP + faint(note) if note else ""
    line = (grey + " " * (room - width(last) - noted)).join(ends)
    return "\n".join(INDENT + each for each in (*above, line))


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines; what a no-break space joins is not cut."""
    import textwrap  # noqa: PLC0415 - same

    return textwrap.wrap(text, max(room, 16), break_long_words=True, break_on_hyphens=False)


def paragraph(text: str, bullet: str = "") -> str:
    """A sentence, wrapped and indented under its bullet."""
    lines = wrapped(clean(text), columns() - len(INDENT) - width(bullet))
    return INDENT + bullet + f"\n{INDENT}{' ' * width(bullet)}".join(lines)


def title(left: str, right: str = "") -> str:
    """The heading of a part, in bold, with a note at the right."""
    left, right = clean(left), clean(right)
    gap = max(2, columns() - width(left) - width(right))
    return bold(left) + (" " * gap + faint(right) if right else "")


def ruled(character: str = "─") -> str:
    """A line across the paper."""
    return faint(character * columns())


def gauge(done: int, whole: int, length: int = 24) -> str:
    """How far something has come.

    >>> gauge(1, 2, 4)
    '██░░'
    """
    filled = min(length, done * length // whole) if whole > 0 else length
    return "█" * filled + "░" * (length - filled)


def dots(held: int, whole: int) -> str:
    """The stamps of a card; a card that owes one after a return is empty.

    >>> dots(2, 5), dots(-1, 5)
    ('●●○○○', '○○○○○')
    """
    full = max(0, min(held, whole))
    return "●" * full + "○" * (whole - full)


# A ledger ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A row: any cell may be empty. `deep` indents what it says; `strong` and `grey` are styles."""

    date: str
    what: str
    change: str = ""
    balance: str = ""
    deep: bool = False
    strong: bool = False
    grey: bool = False


RULE = Row("", "\u2500")
"""A line across the table."""


def ledger(rows: Iterable[Row]) -> Iterator[str]:
    """The rows laid out: dates at the left, amounts at the right, words wrapped between."""
    listed = tuple(rows)
    dates, changes, balances = (
        max((width(clean(getattr(each, name))) for each in listed), default=0)
        for name in ("date", "change", "balance")
    )
    room = columns() - len(INDENT) - dates - changes - balances - 3 * len(GAP)
    for each in listed:
        if each is RULE:
            yield INDENT + faint("─" * (columns() - len(INDENT)))
        else:
            yield from _lines(each, dates, room, changes, balances)


def _lines(row: Row, dates: int, room: int, changes: int, balances: int) -> Iterator[str]:
    inside = INDENT if row.deep else ""
    words = wrapped(clean(row.what), room - len(inside)) or [""]
    last = len(words) - 1
    for at, said in enumerate(words):
        date = clean(row.date) if at == 0 else ""
        change, balance = (clean(row.change), clean(row.balance)) if at == last else ("", "")
        line = (
            f"{_left(date, dates)}{GAP}{_left(inside + said, room)}{GAP}"
            f"{_right(change, changes)}{GAP}{_right(balance, balances)}"
        )
        yield INDENT + _styled(line.rstrip(), row)


def _styled(line: str, row: Row) -> str:
    if row.strong:
        return bold(line)
    return faint(line) if row.grey else line


def _left(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _right(text: str, room: int) -> str:
    return " " * (room - width(text)) + text

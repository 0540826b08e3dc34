"""Text laid out for a terminal: rows with an amount at the right, wrapped sentences, gauges."""

from __future__ import annotations

import shutil
import textwrap

import click

from palier.wording.terminal import clean, width

WIDEST = 72
INDENT = "  "


def columns() -> int:
    """How wide the paper is: the terminal's width, up to a readable one."""
    return max(40, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def row(label: str, amount: str, note: str = "", *, bold: bool = False) -> str:
    """A label, a note in grey, and an amount at the right; a long label is wrapped.

    >>> row("To pay", "£12.00").split()
    ['To', 'pay', '£12.00']
    """
    label, amount, note = clean(label), clean(amount), clean(note)
    room = columns() - len(INDENT) - width(amount) - 2
    *above, last = wrapped(label, room - (width(note) + 2 if note else 0)) or [""]
    grey = f"  {click.style(note, dim=True)}" if note else ""
    gap = columns() - len(INDENT) - width(last) - (width(note) + 2 if note else 0) - width(amount)
    ends = (last, amount) if not bold else (click.style(each, bold=True) for each in (last, amount))
    line = f"{grey}{' ' * gap}".join(ends)
    return "\n".join(INDENT + each for each in (*above, line))


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines; what a no-break space joins is not cut."""
    return textwrap.wrap(text, max(room, 16), break_long_words=True, break_on_hyphens=False)


def paragraph(text: str, bullet: str = "") -> str:
    """A sentence, wrapped and indented under its bullet."""
    lines = wrapped(clean(text), columns() - len(INDENT) - width(bullet))
    first = INDENT + bullet
    return "\n".join(
        (first if not at else INDENT + " " * width(bullet)) + line for at, line in enumerate(lines)
    )


def title(left: str, right: str = "") -> str:
    """The heading of a part, in bold, with a note at the right."""
    left, right = clean(left), clean(right)
    gap = max(2, columns() - width(left) - width(right))
    return click.style(left, bold=True) + (
        " " * gap + click.style(right, dim=True) if right else ""
    )


def ruled(character: str = "─") -> str:
    """A line across the paper."""
    return click.style(character * columns(), dim=True)


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

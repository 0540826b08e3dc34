"""Palier: a language for loyalty programmes.

`load` reads a rule file, `compile` its text: both give a `LoyaltyProgram`, whose `quote` reckons
an order, whose `apply` enters an event in a customer's account, and whose `replay` enters a whole
history. A file that is wrong raises `ProgramError`, an order that is wrong `OrderError`, an event
that is wrong `EventError`: each carries everything that is wrong with it. They are imported when
first asked for, so that `import palier` costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palier.api import (
        Account,
        Applied,
        EventError,
        EventOutcome,
        JavaScript,
        Language,
        Letter,
        LoyaltyProgram,
        Merged,
        Order,
        OrderError,
        OrderLine,
        Outcome,
        PageError,
        Prepared,
        Price,
        Problem,
        ProgramError,
        Quote,
        Reloaded,
        Replayed,
        Statement,
        load,
        schema,
    )
    from palier.api import compile as compile  # noqa: A004 - the word for it

__version__ = "0.1.0"
__all__ = [
    "Account",
    "Applied",
    "EventError",
    "EventOutcome",
    "JavaScript",
    "Language",
    "Letter",
    "LoyaltyProgram",
    "Merged",
    "Order",
    "OrderError",
    "OrderLine",
    "Outcome",
    "PageError",
    "Prepared",
    "Price",
    "Problem",
    "ProgramError",
    "Quote",
    "Reloaded",
    "Replayed",
    "Statement",
    "__version__",
    "compile",
    "load",
    "schema",
]


def __getattr__(name: str) -> object:
    """Give a public name, importing the compiler at the first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from palier import api  # noqa: PLC0415 - only those who compile wait for the compiler

    value: object = getattr(api, name)
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

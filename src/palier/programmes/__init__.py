"""Rule files that come with Palier: to start from, and to try.

They stand in `files`; `first` writes one out of what a merchant answers to `palier new`, with
`examples`. What may be said is in `answers`; it is read by `answering` (words, places, amounts),
`sentences` (what is a part of a sentence of the language) and `giving` (benefits, rewards, tiers).
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from palier.source import Language

TEMPLATES = ("points", "grid", "club", "stamps", "cashback")
"""What `palier new --template` knows, the simplest first."""

DEMO = "club"


def template(name: str, language: Language) -> str:
    """The text of a template, in a language.

    >>> template("points", Language.ENGLISH).splitlines()[1]
    'loyalty program "Corner Bookshop Card"'
    """
    return _file(f"{name}.{language.value}.palier").read_text("utf-8")


def says(name: str, language: Language) -> str:
    """What a template is, in a line: its first comment."""
    return template(name, language).partition("\n")[0].removeprefix("# ").replace("'", "’")


def demo_order(language: Language) -> str:
    """The order that `palier demo` reckons, and the account of who places it, as JSON."""
    return _file(f"demo.{language.value}.json").read_text("utf-8")


def _file(name: str) -> Traversable:
    return files(__name__).joinpath("files", name)

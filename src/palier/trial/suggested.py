"""Orders of a programme as they may be told, for who was not understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.program.naming import World
from palier.quantity import Money
from palier.source import Language
from palier.surface.to_text import phrase
from palier.tree import Name
from palier.trial.bag import goods_of
from palier.trial.known import GOODS, Kind, Known
from palier.trial.senses import Sense, lexicon_of

_PRICE, _BASKET, _PART = 4, 60, 30


def suggested(
    known: Known, sentence: str, goods: str | None, language: Language, today: dt.date
) -> Iterator[str]:
    """Orders as they may be told: of the goods that a sentence names, or that the file does."""
    digits = Money(0, known.currency).digits
    price, basket, part = (
        Money(each * 10**digits, known.currency) for each in (_PRICE, _BASKET, _PART)
    )
    if goods:
        yield _ordered(tree.Goods(price, 2, tree.IsProduct((Name(goods),))), (), language)
    for kind, name in _nearest(known, sentence):
        of = goods_of(kind, name)
        if not goods:
            yield _ordered(tree.Goods(part, 1, of), (), language)
        yield _ordered(tree.Goods(price, 2, of), (), language)
    for code in known.of_kind[World.CODE][:1]:
        yield _ordered(tree.Goods(basket), (tree.WithCode(Name(code)),), language)
    yield _ordered(tree.Goods(basket), (tree.OrderedOn(today),), language)


def _nearest(known: Known, sentence: str) -> Iterator[tuple[Kind, str]]:
    """The goods of the file that a sentence names, else the first."""
    every = [(kind, name) for kind in GOODS for name in known.of_kind[kind]]
    said = {*known.named_in(sentence)}
    every.sort(key=lambda each: each not in said)
    yield from every[:1]


def _ordered(goods: tree.Goods, details: tuple[tree.OrderDetail, ...], language: Language) -> str:
    """An order without the words that begin it."""
    return phrase(tree.TheyOrder((goods, *details)), language).split(maxsplit=3)[-1]


def leaves(sentence: str) -> bool:
    """Whether a word ends the conversation, in any language."""
    return any(lexicon_of(each).has(sentence, Sense.LEAVE) for each in Language)

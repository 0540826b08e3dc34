"""A shop page on which all widgets of a programme stand, with a member and two articles made up."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from html import escape

from palier.page.frame import speaker
from palier.program.model import Program
from palier.quantity import Money, currency_tenfold
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.widgets.making import FILES, Kind, kinds
from palier.widgets.member import Shop, member
from palier.widgets.pieces import read
from palier.widgets.style import shop_style

PAGE, SCRIPT = "demo.html", "demo.js"
TITLE = Phrase("{name}: a shop page", "{name} : une page de boutique")
MEMBER = Phrase("Signed in as a member", "Connecté comme membre")
ADD = Phrase("Add to the basket", "Ajouter au panier")
EMPTY = Phrase("Empty the basket", "Vider le panier")
TOLD = Phrase("What the widgets tell the shop", "Ce que les composants disent à la boutique")
NEEDED = Phrase(
    "The widgets of this page need JavaScript.",
    "Les composants de cette page ont besoin de JavaScript.",
)
TEAPOT = (
    "M75 40h50c8 0 14 8 14 20s-8 26-20 28H81c-12-2-20-16-20-28s6-20 14-20ZM92 40c0-12 16-12 16 0"
    "M139 58c14-2 14-14 22-16M61 52c-18-8-24 26 4 24"
)
CUPS = (
    "M40 46h44v14c0 14-10 24-22 24S40 74 40 60ZM84 50c14-2 14 18-2 18M34 92h56"
    "M112 46h44v14c0 14-10 24-22 24s-22-10-22-24ZM156 50c14-2 14 18-2 18M106 92h56"
)
ARTICLES = (
    (Phrase("A teapot", "Une théière"), 48, TEAPOT),
    (Phrase("Two cups", "Deux tasses"), 17, CUPS),
)
"""What the shop sells, the price of it in the major unit, and how it is drawn."""
ARTICLE = """<article><svg viewBox="0 0 200 120" aria-hidden="true"><path d="{drawn}"/></svg>
<h2>{name}</h2>
<p class="price">{price}</p>
<palier-product price="{plain}" at="{at}"></palier-product>
<button type="button" data-add>{add}</button></article>"""
CALCULATOR = '<section class="wide"><palier-calculator></palier-calculator></section>'
POSTAGE = 5


def shop_page(program: Program, language: Language, day: dt.date) -> dict[str, str]:
    """The files of the shop page on a day by their name: the page, and its script.

    The widgets that a programme can have stand on it; their files are to be beside it.
    """
    shop = member(program, day, lines(program))
    return {PAGE: _page(program, speaker(program, language), shop), SCRIPT: read("shop.js")}


def lines(program: Program) -> list[dict[str, str]]:
    """The articles of the shop, as the lines of an order."""
    return [{"price": _money(program, price).plain()} for _, price, _ in ARTICLES]


def _money(program: Program, major: int) -> Money:
    return Money(major * program.one.minor * currency_tenfold(program.currency), program.currency)


def _page(program: Program, s: Speaker, shop: Shop) -> str:
    told = {
        "articles": [{"line": each} for each in lines(program)],
        "shipping": {"cost": _money(program, POSTAGE).plain()},
        "account": shop.account,
        "standing": shop.standing,
        "at": shop.at,
    }
    there = kinds(program)
    names = (*(FILES[each] for each in there), SCRIPT)
    scripts = (f'<script src="{each}" defer></script>' for each in names)
    return read("shop.html").format(
        language=s.language.value,
        title=escape(plain(s.say(TITLE, name=s.own(program.name)))),
        style=shop_style(program),
        data=json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"),
        scripts="\n".join(scripts),
        member=escape(s.say(MEMBER)),
        articles="\n".join(_articles(program, s, shop)),
        empty=escape(s.say(EMPTY)),
        told=escape(s.say(TOLD)),
        needed=escape(s.say(NEEDED)),
        calculator=CALCULATOR if Kind.CALCULATOR in there else "",
    )


def _articles(program: Program, s: Speaker, shop: Shop) -> Iterator[str]:
    for name, major, drawn in ARTICLES:
        price = _money(program, major)
        yield ARTICLE.format(
            drawn=drawn,
            name=escape(s.say(name)),
            price=escape(s.told(price)),
            plain=price.plain(),
            at=escape(shop.at),
            add=escape(s.say(ADD)),
        )

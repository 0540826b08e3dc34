"""A sentence read beside the rule file: the order and the customer, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from zoneinfo import ZoneInfo

from palier import tree
from palier.account.example import Situation, situation
from palier.checks.names import check_names, mentions_of
from palier.checks.review import Review
from palier.closed import total
from palier.compiling import Compiled
from palier.named import NamedTuple
from palier.problem import Level, Problem
from palier.program.model import Example, Program
from palier.program.naming import World
from palier.program.resolve import resolve
from palier.quantity import Hour
from palier.source import NOWHERE, Language, SourceText, Span
from palier.surface.parse import parse
from palier.surface.to_text import phrase, to_text
from palier.trial.known import Known
from palier.trial.sentence import Heard, Hearing
from palier.trial.suggested import suggested
from palier.values import replace

HEADS = total(
    Language,
    {
        Language.ENGLISH: ('example "\u2026"', "then free shipping"),
        Language.FRENCH: ('exemple "\u2026"', "alors livraison offerte"),
    },
)
OWN_NUMBERS = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"\d,\d{3}\b|\d\.\d{1,2}\b"),
        Language.FRENCH: re.compile(r"\d[ \u00a0\u202f]\d{3}\b|\d,\d{1,2}\b"),
    },
)
"""Numbers as only one language writes them."""
WAYS = 4
"""How many orders are shown, at most."""


class Told(NamedTuple):
    """What a sentence comes to: a situation unless it has mistakes, what is odd in it, its text.

    `unnamed` are goods that no rule speaks of; `ways` are a few orders of the programme as they may
    be told, where it is not `understood`.
    """

    situation: Situation | None
    problems: tuple[Problem, ...]
    source: SourceText
    order: Span
    understood: bool = True
    unnamed: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


def situation_of(
    done: Compiled, order: str, given: str | None, now: dt.datetime, name: str
) -> Told:
    """The order and the customer that sentences tell, in words of any language.

    `given` is what is known of the customer, unless the sentence says so itself; who is not spoken
    of joins by the order. Without a day the order is placed at `now`. Problems are placed in the
    sentence, whose first line is line 1 of the source that comes with them, called `name`.
    """
    program = done.meant
    today = now.astimezone(ZoneInfo(program.zone)).date()
    hearing = Hearing(Known.of(program), today)
    heard, customer = heard_both(hearing, order, given, done.language)
    wrong = customer if customer is not None and customer.problems else heard
    if wrong.problems:
        source = SourceText.of(wrong.text, name)
        language = wrong.language
        ways = suggested(hearing.known, order, heard.goods, language, today)
        unlike = heard.meaning.order is None or heard.meaning.other is not None
        shown = tuple(islice(ways, WAYS if unlike and wrong is heard else 0))
        return Told(None, wrong.problems, source, NOWHERE, understood=False, ways=shown)
    said = heard.meaning
    known = said.given or (None if said.newcomer or customer is None else customer.meaning.given)
    lines = [phrase(each, heard.language) for each in (known, said.order) if each is not None]
    told = _read(done, lines, heard.language, now, name)
    return told._replace(
        unnamed=tuple(each for each in told.unnamed if not hearing.known.has(each))
    )


def heard_both(
    hearing: Hearing, order: str, given: str | None, usual: Language
) -> tuple[Heard, Heard | None]:
    """An order and a customer, in the language that both are nearest to."""

    def both(language: Language) -> tuple[Heard, Heard | None]:
        customer = None if given is None else hearing.hear(given, language, alone=True)
        known = customer.meaning.given if customer else None
        return hearing.hear(order, language, known), customer

    def cost(heard: tuple[Heard, Heard | None]) -> tuple[float, bool, bool]:
        language = heard[0].language
        own = OWN_NUMBERS[language].search(f"{order} {given or ''}") is not None
        far = round(sum(each.cost for each in heard if each), 1)
        return far, not own, language is not usual

    return min(map(both, Language), key=cost)


def about_customer(done: Compiled, sentence: str) -> bool:
    """Whether a sentence says what is known of the customer, and orders nothing.

    So it does for all that follows, where orders are told one after another.
    """
    hearing = Hearing(Known.of(done.meant), dt.date(2026, 1, 1))
    every = (hearing.hear(sentence, each) for each in Language)
    heard = min(every, key=lambda each: (each.cost, each.language is not done.language))
    return heard.of_customer and heard.meaning.order is None and heard.goods is None


def _read(
    done: Compiled, lines: list[str], language: Language, now: dt.datetime, name: str
) -> Told:
    rules = done.source.text if language is done.language else to_text(done.file, language)
    head, then = HEADS[language]
    above = f"{rules.rstrip()}\n\n{head}\n"
    text = above + "".join(f"  {line}\n" for line in [*lines, then])
    source = SourceText.of(text, name, first=1 - above.count("\n"))
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    found = [
        each for each in (*parsed.problems, *resolved.problems) if each.span.start >= len(above)
    ]
    if any(each.level is Level.ERROR for each in found) or resolved.program is None:
        unread = any(each.level is Level.ERROR for each in parsed.problems)
        return Told(None, tuple(found), source, NOWHERE, understood=not unread)
    odd = check_names(Review.of(resolved.program, source))
    found += [each for each in odd if each.span.start >= len(above)]
    example = resolved.program.examples[-1]
    mentions = mentions_of(parsed.file.statements[-1:])
    goods = (*mentions[World.PRODUCT], *mentions[World.CATEGORY], *mentions[World.TAG])
    placed = _placed(example, done.meant, now)
    return Told(placed, tuple(found), source, example.order.span, unnamed=goods)


def _placed(example: Example, program: Program, now: dt.datetime) -> Situation:
    """The situation of an example, now where it says no day."""
    dated = any(isinstance(each, tree.OrderedOn) for each in example.order.parts)
    if dated:
        return situation(example, program)
    parts = (*example.order.parts, _at(now.astimezone(ZoneInfo(program.zone))))
    return situation(replace(example, order=replace(example.order, parts=parts)), program)


def _at(now: dt.datetime) -> tree.OrderedOn:
    return tree.OrderedOn(now.date(), Hour(now.hour * 60 + now.minute))

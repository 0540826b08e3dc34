"""A sentence read beside the rule file: the order and the customer, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
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
from palier.surface.lalr import tables_of
from palier.surface.parse import parse
from palier.surface.to_text import to_text
from palier.surface.tokens import words_of
from palier.trial.sentence import Hearing, Known
from palier.trial.words import MANNERS
from palier.values import replace

HEADS = total(
    Language,
    {
        Language.ENGLISH: ('example "\u2026"', "then free shipping"),
        Language.FRENCH: ('exemple "\u2026"', "alors livraison offerte"),
    },
)


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
    """The order and the customer that sentences tell, in the words of the examples or nearly so.

    `given` is what is known of the customer, unless the sentence says so itself; who is not spoken
    of joins by the order. Without a
    day the order is placed at `now`. Either language is understood. Problems are placed in the
    sentence, whose first line is line 1 of the source that comes with them, called `name`.
    """
    program = done.meant
    language = spoken_in(f"{given or ''} {order}", done.language)
    today = now.astimezone(ZoneInfo(program.zone)).date()
    hearing = Hearing(language, Known.of(program), program.currency, today)
    said, order = hearing.apart(order)
    about = said or (given and (hearing.about(given) or given))
    known = None if about is None else hearing.given(about)
    lines = [*filter(None, [known]), hearing.order(order)]
    told = _read(done, lines, language, now, name)
    told = told._replace(
        unnamed=tuple(each for each in told.unnamed if not hearing.known.has(each))
    )
    ways = islice(hearing.ways(order), 0 if told.understood else WAYS)
    return told._replace(ways=tuple(ways))


def about_customer(done: Compiled, sentence: str) -> bool:
    """Whether a sentence says what is known of the customer, and orders nothing.

    So it does for all that follows, where orders are told one after another.
    """
    program = done.meant
    language = spoken_in(sentence, done.language)
    hearing = Hearing(language, Known.of(program), program.currency, dt.date.min)
    return bool(hearing.about(sentence) or hearing.manner.customer_said.match(sentence))


def spoken_in(sentence: str, usual: Language) -> Language:
    """The language of a sentence: the one more of its words are of, the usual one if in doubt."""

    def score(language: Language) -> tuple[int, bool, bool]:
        known = {*tables_of(language).words, *MANNERS[language].usual}
        words = words_of(sentence, 0, len(sentence), language)
        own_numbers = MANNERS[language].decimals.search(sentence) is not None
        return sum(each in known for each in words), own_numbers, language is usual

    return max(Language, key=score)


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

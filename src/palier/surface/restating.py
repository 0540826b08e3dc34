"""One phrase in the place of another: the rows of `near` that fit a line, and what it says then."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from palier.source import Span, bare
from palier.speech import figures
from palier.speech.figures import WEEKDAYS, Style
from palier.surface.alike import SPELT, alike
from palier.surface.figures_in import Figure
from palier.surface.lalr import Tables
from palier.surface.listing import joins
from palier.surface.loose import Piece, word_piece
from palier.surface.near import Near, NearTable, Pieces, Place, Term, Ways, near_of
from palier.surface.places import (
    FITS,
    LISTS,
    MOST_PIECES,
    THING,
    THINGS,
    WARES,
    country,
    ending,
    fitting,
    is_packed,
    known_type,
    weekday,
)
from palier.surface.senses import senses_of
from palier.surface.tokens import folded
from palier.values import replace

_LONG = 6


def rewritten(rest: Pieces, table: NearTable, tables: Tables) -> Iterator[tuple[Near, Pieces]]:
    """What a line may mean from here on, each time with one phrase in the place of another."""
    kinds = [kind for kind in fitting(rest[0]) if any(FITS[kind](rest, table))]
    firsts = [rest[0].word, *(f"<{kind}>" for kind in kinds)]
    firsts += [f"<some> {each.word}" for each in rest[1 : MOST_PIECES + 1]]
    words, end, last = {each.word for each in rest}, rest[-1].word, ending(rest[-1], table)
    found: dict[int, Near] = {}
    for first in firsts:
        for near in table.rows.that_begin(first, words):
            if near.at not in found and near.may_fit(words, end, last):
                found[near.at] = near
    for near in found.values():
        for taken, held in fits(near.said, rest, table, ends=near.ends):
            if (
                _names_things(near, held, tables)
                and _says_anew(near, rest[:taken], held)
                and _has_one_less(near, held)
            ):
                yield near, (*_meant(near, rest[:taken], held, table, tables), *rest[taken:])


Held = Mapping[str, Pieces]


def fits(
    said: Sequence[Term], rest: Pieces, table: NearTable, *, ends: bool = False
) -> Iterator[tuple[int, Held]]:
    """How many pieces a phrase takes, and what its places hold; in each way that it fits, or that
    it does to the end.

    Words of ours may be among them: another row put them there.
    """
    if not said:
        if not (ends and rest):
            yield 0, {}
        return
    if not rest and not isinstance(said[0], Ways):
        return
    first, more_said = said[0], said[1:]
    if isinstance(first, Ways):
        for way in first.ways:
            if not way or not isinstance(way[0], str) or (rest and rest[0].word == way[0]):
                yield from fits((*way, *more_said), rest, table, ends=ends)
        return
    if isinstance(first, str):
        if rest[0].word == first:
            yield from (
                (1 + taken, held) for taken, held in fits(more_said, rest[1:], table, ends=ends)
            )
        return
    for size in FITS[first.kind](rest, table):
        if ends and not more_said and size != len(rest):
            continue
        held = rest[:size]
        for taken, more in fits(more_said, rest[size:], table, ends=ends):
            if _said(more.get(first.name, held)) == _said(held):
                yield size + taken, {**more, first.name: held}


def _says_anew(near: Near, taken: Pieces, held: Held) -> bool:
    """Whether a word of the author goes, or moves, or all of them are people: what is all ours is
    not said again."""
    if all(each.made for each in taken):
        return False
    if any(not each.made and not any(each in part for part in held.values()) for each in taken):
        return True
    return _turns(near) or any(each.kind in _PEOPLE for each in _placed(near.said))


def _has_one_less(near: Near, held: Held) -> bool:
    """Whether what is paid for is one less than what is bought, where a row says so: 12 for 11; and
    of several that are free, there are two or more."""
    if any(each.kind == "together" for each in _placed(near.meant)) and _value(held["m"]) < 2:
        return False
    less = next((each for each in _placed(near.said) if each.kind == "less"), None)
    return less is None or _value(held[less.name]) == _value(held["n"]) - 1


def _value(pieces: Pieces) -> Fraction:
    figure = (pieces[0].number or pieces[0].token).value
    return figure.value if isinstance(figure, Figure) else Fraction(0)


_PEOPLE = frozenset({"people", "crowd"})
"""The kinds of places that say whom a line is for, and may be all of it."""


def _placed(said: Sequence[Term]) -> Iterator[Place]:
    return (each for each in said if isinstance(each, Place))


def _names_things(near: Near, held: Held, tables: Tables) -> bool:
    """Whether what stands for things of the shop is no word of ours misspelt: `free delivry`; and
    what stands for wares none that says something else, nor little: `per review`, `always`; but for
    things that are called by people, as a `kids menu`."""
    kinds = {each.name: each.kind for each in _placed(near.said)}
    words = [
        (folded(piece.token.text), kinds[name])
        for name in kinds
        for piece in _but_goods(held.get(name, ()), near_of(tables.language))
    ]
    if any(kind in (THING, *WARES) and _is_misspelt(bare(word), tables) for word, kind in words):
        return False
    wares = [word for word, kind in words if kind in WARES]
    idle = senses_of(tables.language).idle
    says = not wares or not all(bare(word) in idle for word in wares)
    packed = any(is_packed(held[name], near_of(tables.language)) for name in kinds if name in held)
    return says and (packed or not any(_says_alone(word, tables) for word in wares))


def _but_goods(pieces: Pieces, table: NearTable) -> Iterator[Piece]:
    """Words of things, but for those that are known to be things, alone or two together, and for
    what stands between things, or joins one to what it is of."""
    words = [folded(each.token.text) for each in pieces]
    pairs = {at for at, both in enumerate(pairwise(words)) if " ".join(both) in table.goods}
    for at, piece in enumerate(pieces):
        known = (
            words[at] in table.goods | (table.within - table.upon) or at in pairs or at - 1 in pairs
        )
        if not known and not joins(piece, table):
            yield piece


def _says_alone(word: str, tables: Tables) -> bool:
    """Whether a word, or its other number, says something by itself."""
    forms = {word, word.removesuffix("s"), f"{word}s"}
    return not forms.isdisjoint(senses_of(tables.language).alone)


def _is_misspelt(word: str, tables: Tables) -> bool:
    near = alike(word, tables.language) if len(word) >= _LONG else ()
    return any(each.cost <= SPELT for each in near)


def _turns(near: Near) -> bool:
    """Whether a row puts its places in another order."""
    said, meant = _named(near.said), _named(near.meant)
    return said != meant and sorted(said) == sorted(meant)


def _named(terms: Sequence[Term]) -> list[str]:
    return [each.name for each in _placed(terms)]


def _said(pieces: Pieces) -> list[str]:
    return [each.word for each in pieces]


def _meant(
    near: Near, taken: Pieces, held: Held, table: NearTable, tables: Tables
) -> Iterator[Piece]:
    own = [each for each in taken if not any(each in part for part in held.values())]
    span = _over(own) if own else Span(taken[0].span.start, taken[0].span.start)
    words: list[str] = []
    for term in near.meant:
        if isinstance(term, str) and not term.startswith('"'):
            words.append(term)
            continue
        yield from _words(words, span, tables)
        words = []
        if isinstance(term, str):  # a name that nobody wrote
            yield from _words([term], Span(span.start, span.start), tables)
        elif term.kind == "together":
            both = _value(held["n"]) + _value(held["m"])
            yield from word_piece(figures.number(both, tables.language, Style.SOURCE), span, tables)
        elif term.kind in FACTORS:
            yield from _factor(term.kind, held["n"], span, tables)
        elif term.kind == "decimal":
            whole, rest = (held[each][0].token.text for each in "ab")
            yield from _words(
                [f"{whole}{figures.WRITTEN[tables.language].decimal}{rest}"], span, tables
            )
        elif term.kind == "last":
            yield from _last_day(held, span, tables)
        elif term.kind in _SPANS:
            yield from _weekdays(_SPANS[term.kind](held), span, tables)
        elif term.kind in THINGS:
            yield from _quoted(held[term.name], table, tables)
        elif term.kind in LISTS:
            yield from _all_quoted(held[term.name], term.kind, table, tables)
        elif term.kind == "country":
            yield from _words([f'"{country(held[term.name], table)}"'], span, tables)
        elif term.kind == "weekday":
            yield from _weekdays([_weekday(held[term.name])], span, tables)
        elif term.kind == "type":
            yield from _words([f'"{known_type(held[term.name][0], table)}"'], span, tables)
        else:
            # A clause that moves may be said in other words itself: `students get free delivery`.
            turned = _turns(near) and term.kind != "some"
            if term.kind == "points" and turned:
                number, unit = held[term.name]
                yield replace(number, made=True)
                yield from _words([tables.spelled[_POINTS]], unit.span, tables)
                continue
            yield from (replace(each, made=True) if turned else each for each in held[term.name])
    yield from _words(words, span, tables)


def _quoted(pieces: Pieces, table: NearTable, tables: Tables) -> Pieces:
    """Words as a name, where they stand; as the file writes it, where it knows it."""
    said = " ".join(each.token.text for each in pieces).replace("' ", "'").replace("’ ", "’")
    text = table.names.get(bare(said), said)
    return _words([f'"{text}"'], _over(pieces), tables)


def _all_quoted(pieces: Pieces, kind: str, table: NearTable, tables: Tables) -> Iterator[Piece]:
    """The things of a list as names with commas between; countries by their codes."""
    parts = [
        tuple(part) for joint, part in groupby(pieces, lambda each: joins(each, table)) if not joint
    ]
    for at, part in enumerate(parts):
        if at:
            yield from _words([","], _over(part), tables)
        code = country(part, table) if kind == "countries" else None
        yield from (
            _words([f'"{code}"'], _over(part), tables) if code else _quoted(part, table, tables)
        )


def _last_day(held: Held, span: Span, tables: Tables) -> Pieces:
    """The last day of a month and its year."""
    month, year = held["month"][0].token.value, int(held["year"][0].token.text)
    return _words([str(calendar.monthrange(year, month)[1])], span, tables)  # type: ignore[arg-type]


def _from_to(held: Held) -> list[int]:
    """The days of a week from one to another, which may be in the next."""
    first, last = (_weekday(held[each]) for each in "ab")
    return [(first + each) % 7 for each in range((last - first) % 7 + 1)]


def _but(held: Held) -> list[int]:
    """The days of a week but for one, or two."""
    left_out = [_weekday(held[each]) for each in "ab" if each in held]
    return [each for each in range(7) if each not in left_out]


def _weekday(pieces: Pieces) -> int:
    return weekday(pieces[0]) or 0


_SPANS: Mapping[str, Callable[[Held], list[int]]] = {"days": _from_to, "others": _but}


def _weekdays(days: list[int], span: Span, tables: Tables) -> Pieces:
    """Days of the week, one after another."""
    *most, last = (WEEKDAYS[tables.language][each].lower() for each in days)
    joint = tables.spelled["_AND"]
    return _words([" , ".join(most), joint, last] if most else [last], span, tables)


def _words(words: list[str], span: Span, tables: Tables) -> Pieces:
    return word_piece(" ".join(words), span, tables) if words else ()


def _over(pieces: Sequence[Piece]) -> Span:
    return pieces[0].span.to(pieces[-1].span)


_POINTS = "POINTS"
FACTORS: Mapping[str, Callable[[Fraction], Fraction]] = {
    "more": lambda percent: 1 + percent / 100,
    "share": lambda percent: percent / 100,
    "fewer": lambda number: number - 1,
    "next": lambda number: number + 1,
    "many": lambda number: number,
}
"""`25 % more points` are points x 1.25; `points x 125 %` too; the 10th is free after 9, or of 10
one; of 6 and 1 free, the cheapest of 7 is."""


def _factor(kind: str, percent: Pieces, span: Span, tables: Tables) -> Pieces:
    factor = FACTORS[kind](_value(percent))
    return word_piece(figures.number(factor, tables.language, Style.SOURCE), span, tables)

"""The sentences that a line may have been: in its place, in another, of two lines one, of one two.

Each is what the formatter would write, with the edit that puts it there, and how far it is from
what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from palier import tree
from palier.mending import guesses, whole
from palier.mending.amounts import coined, in_currency
from palier.mending.called import in_our_words, named, titled, with_code
from palier.mending.days import bounded, in_years, zoned
from palier.mending.far_fetched import is_far_fetched
from palier.mending.place import OF_SOME, Place
from palier.mending.readings import readings
from palier.named import NamedTuple
from palier.problem import Edit
from palier.source import Span
from palier.surface.figures_in import Refused
from palier.surface.forgiving import DEAREST, UNBROKEN, ways
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Tables, recognise, run, start_of, tables_of
from palier.surface.loose import Piece
from palier.surface.moves import Line as Words
from palier.surface.moves import line_pieces
from palier.surface.near import near_of
from palier.surface.reading import clause_rule
from palier.surface.to_text import INDENT, phrase
from palier.surface.tokens import folded, tokens_of
from palier.surface.ways import Candidate as Way
from palier.surface.wishes import heads_of
from palier.tree import Node

ELSEWHERE, BEHIND, JOINED, TURNED, QUOTED, TRANSLATED, TITLE = 1.25, 2.0, -0.1, 1.5, 0.75, 0.25, 3.0
NEARLY, CLOSELY, FARTHER, UNDATED, APART = 3.0, 1.75, 4.75, 1.25, 0.5
MOST_MEANINGS = 3
BAND = re.compile(r"[^:\d\"]*\d(?:[^:]|:(?=\d))*:(?!\d)")
WHOLLY = re.compile(r"(?:every|between|when|chaque|entre|si)\b")
"""What a rule says of all that it gives: on which days, to whom."""
WHOM = re.compile(r"(?:when|si)\b")
"""What must hold: of two customers in a row, `teachers and nurses`, nobody is both."""
CONDITION = re.compile(
    r"(?:every|between|when|unless|only|except|once|at most (?:once|\d+ times)|until"
    r"|on (?:baskets|the customer|\d)|from \d+ [a-z]+ \d{4}|chaque|entre|si|sauf|uniquement"
    r"|une seule|au plus (?:une|\d+) fois|jusqu'au|le \d|du \d|pendant)\b|dès [^:]*d'achat$"
)
"""What says when, for whom or for what a rule gives something, and gives nothing."""
PARTED = re.compile(r"\d[.,]\d{3}")
NOTE = re.compile(r"(?://+|--+|/\*)\s*(.*?)(?:\*/)?$")


class Candidate(NamedTuple):
    """A way to write a line: how far it is, the lines it becomes, and the edit.

    `asked`: it is never the only one, though no other is found: a year of two figures, a name made
    up with the word before it, a line after a gap that would go under the rule above. `completed`:
    with a word that nobody wrote.
    """

    cost: float
    lines: tuple[str, ...]
    edit: Edit
    asked: bool = False
    completed: bool = False


def candidates(place: Place) -> list[Candidate]:
    """What a line may have been, the nearest first; each sentence once."""
    return merged(_all(place))


def merged(*found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates, the nearest first; each sentence once."""
    kept: dict[tuple[str, Span], Candidate] = {}
    for each in sorted(chain(*found), key=lambda each: (each.cost, each.lines)):
        kept.setdefault((each.edit.text, each.edit.span), each)
    return list(kept.values())


def _all(place: Place) -> Iterator[Candidate]:
    span = place.line.span
    start = HEAD if place.at == 0 else rule_under(place)
    if not place.line.whole:
        yield from _closed(place, start)
        return
    note = NOTE.match(place.said)
    if note:
        yield Candidate(0.0, (f"# {note[1]}",), Edit(span, f"# {note[1]}"))
        return
    if not place.pieces:
        yield from _plainly(place, start)
    yield from here(place, place.pieces, start, DEAREST)
    yield from _completed(place, start)
    yield from _translated(place, start)
    yield from _turned(place, start)
    yield from _elsewhere(place)
    yield from _joined(place)
    if start == start_of(tree.Place.PAGE):
        for tried in whole.quoted(place.said, start, place.tables):
            yield from _with_close(place, start, tried, QUOTED)
    if start == start_of(tree.Place.EXAMPLE):
        parts = whole.clauses(place.said, start, place.tables)
        yield from _parted(place, start, parts, CLOSELY)
    elif start not in UNBROKEN and place.at:
        for parts in whole.parts(place.said):
            yield from in_several(place, start, parts)


def _parted(
    place: Place, start: str, parts: Iterable[str], dearest: float, most: int = 1
) -> Iterator[Candidate]:
    """Clauses that stand in one line, each in one of its own: all in their nearest meaning, then
    all in the next, as many as `most`."""
    span, found = place.line.span, list[list[Candidate]]()
    for each in parts:
        pieces = place.pieces_in(each, Span(0, len(each)))
        several = [*islice(here(place, pieces, start, dearest, text=each), most)]
        found.append([each for each in several if each.cost <= several[0].cost + APART])
    for way in range(max(map(len, found), default=0)) if all(found) else ():
        chosen = [each[min(way, len(each) - 1)] for each in found]
        lines = tuple(chain.from_iterable(each.lines for each in chosen))
        text = f"\n{INDENT}".join(lines)
        asked = any(each.asked for each in chosen)
        made = any(each.completed for each in chosen)
        yield Candidate(sum(each.cost for each in chosen), lines, Edit(span, text), asked, made)


def in_several(
    place: Place, start: str, parts: tuple[str, ...], *, asking: bool = False
) -> Iterator[Candidate]:
    """Parts of a line that are clauses, in which no word is made up, save where all is asked about:
    all that is given in bands, or nothing, as what follows a band may belong to it."""
    for each in _parted(place, start, parts, NEARLY, MOST_MEANINGS):
        bands = [BAND.match(line) is not None for line in each.lines if not WHOLLY.match(line)]
        plain = asking or not (each.asked or each.completed)
        if plain and (all(bands) or not any(bands)):
            yield each._replace(cost=each.cost / len(parts) + APART)


def rule_under(place: Place) -> str:
    """The rule of a clause: that of the statement it stands under."""
    return clause_rule(place.text, place.block.lines[0], place.tables) or ANY_CLAUSE


def here(
    place: Place,
    pieces: tuple[Piece, ...],
    start: str,
    dearest: float,
    more: float = 0.0,
    *,
    span: Span | None = None,
    text: str | None = None,
    wary: bool = False,
) -> Iterator[Candidate]:
    """The lines in the place of what was written; those after the first are clauses.

    `text`: what the pieces are of, where that is not the file; `wary`: a word that nobody wrote is
    asked about.
    """
    words = Words(text, place.tables, place.setting) if text else place.words
    beside = words.text, place.setting, place.tables
    for each in ways(pieces, start, words, dearest):
        lines = printed(each, start, place.tables)
        if lines and not is_far_fetched(each, pieces, *beside):
            edit = Edit(span or place.line.span, f"\n{INDENT}".join(lines))
            asked = guesses.swaps(each, pieces, place.tables) or guesses.makes_names(each, *beside)
            asked = asked or (wary and guesses.makes_words(each))
            completed = guesses.makes_words(each, near_of(place.tables.language))
            yield Candidate(each.cost + more, lines, edit, asked, completed)


def printed(way: Way, start: str, tables: Tables) -> tuple[str, ...]:
    """The lines as the formatter writes them; none where one means nothing."""
    rules = [start]
    for tokens in way.lines[:-1]:
        rules.append(tables.statements[folded(tokens[0].text)] if rules[-1] == HEAD else rules[-1])
    said = [_said(*each, tables) for each in zip(rules, way.nodes, strict=True)]
    return tuple(each for each in said if each) if all(said) else ()


def _said(start: str, node: object, tables: Tables) -> str | None:
    if not isinstance(node, Node):
        return None
    try:
        text = phrase(node, tables.language)
        again = run(tables, start, tokens_of(text, 0, len(text), tables), built)
    except Refused:
        return None
    return text if again == node else None


def _plainly(place: Place, start: str) -> Iterator[Candidate]:
    """A line with a number or a date that has several readings, in each of them."""
    for text, asked in readings(place.said, place.tables):
        pieces = place.pieces_in(text, Span(0, len(text)))
        for each in here(place, pieces, start, DEAREST, text=text):
            yield each._replace(asked=asked or each.asked)


def _completed(place: Place, start: str) -> Iterator[Candidate]:
    """A line with days, or a currency, that it does not say: which ones is asked; or with the time
    zone of the city that it names, or the code of its currency."""
    span, tables = place.line.span, place.tables
    text = place.said
    dear = in_currency(text, place.setting.currency, tables.language)
    called = named(text, tables.language) if place.at else None
    guessed = (
        *([called] if called else []),
        *in_years(text, place.source, tables),
        *bounded(text, place.pieces, span, tables),
        *([dear] if dear else []),
    )
    known = (*zoned(text, tables.language), *coined(text, tables.language))
    for tried, asked in (*((each, True) for each in guessed), *((each, False) for each in known)):
        said = place.pieces_in(tried, Span(0, len(tried)))
        for each in here(place, said, start, NEARLY, UNDATED, text=tried):
            yield each._replace(asked=asked or each.asked)
        for parts in whole.parts(tried) if asked and place.at and start not in UNBROKEN else ():
            for each in in_several(place, start, parts, asking=True):
                yield each._replace(asked=True, cost=each.cost + UNDATED)


def _translated(place: Place, start: str) -> Iterator[Candidate]:
    """A line of the other language, in this one."""
    theirs, span = tables_of(place.tables.language.other), place.line.span
    for rule in (HEAD,) if start == HEAD else (start, ANY_CLAUSE):
        try:
            node = run(theirs, rule, tokens_of(place.text, span.start, span.end, theirs), built)
        except Refused:
            return
        if isinstance(node, Node):
            text = phrase(node, place.tables.language)
            # A number that both languages write, each for another, is asked about.
            asked = PARTED.search(place.text, span.start, span.end) is not None
            yield Candidate(TRANSLATED, (text,), Edit(span, text), asked)
            return


def _turned(place: Place, start: str) -> Iterator[Candidate]:
    """Two parts of a line the other way round, with a colon between, or on two lines."""
    pieces, colon = place.pieces, line_pieces(":", Span(0, 1), place.tables, place.setting)
    pairs = start == start_of(tree.Place.CUMULATION)
    says = [each.word not in near_of(place.tables.language).empty for each in pieces]
    for at in range(1, len(pieces)):
        if not (any(says[:at]) and any(says[at:])):
            continue
        for middle in ((), colon):
            turned = (*pieces[at:], *middle, *pieces[:at])
            for each in here(place, turned, start, NEARLY - TURNED, TURNED):
                asked = each.asked or pairs or guesses.turns_names(pieces[:at], pieces[at:])
                yield each._replace(asked=asked)


def _elsewhere(place: Place) -> Iterator[Candidate]:
    """A first line that was indented; a clause that was not."""
    pieces, whole = place.pieces, place.margin.to(place.line.span)
    begun = folded(pieces[0].token.text) if pieces else ""
    if place.at > 0:
        for each in here(place, pieces, HEAD, NEARLY, ELSEWHERE, span=whole):
            # What is earned was perhaps to be earned by the rule above; what points buy is not.
            rule = place.tables.statements.get(folded(each.lines[0].split()[0]))
            if rule_under(place) in OF_SOME and rule != place.tables.statements.get(begun):
                continue  # What is said under a tier is not for all.
            earned = rule == start_of(tree.Place.EARNING)
            if not (earned and rule_under(place) == start_of(tree.Place.REDEEM)):
                yield each._replace(asked=earned or each.asked)
        if place.above is None:
            yield from _begun(place, whole)
        return
    yield from _offered(place, whole)
    if place.above is None:
        head = titled(place.said, place.tables)
        yield from [Candidate(TITLE, (head,), Edit(whole, head), asked=True)] if head else []
        return
    rule = clause_rule(place.text, place.above.lines[0], place.tables) or ANY_CLAUSE
    gap = "\n\n" in place.source[place.above.lines[-1].span.end : place.line.span.start]
    for each in here(place, pieces, rule, NEARLY, ELSEWHERE, span=whole):
        edit = Edit(whole, INDENT + each.edit.text)
        yield each._replace(edit=edit, asked=gap or each.asked)


def _offered(place: Place, whole: Span) -> Iterator[Candidate]:
    """What a line at the margin says, under the beginning of the rules that it may be of."""
    if place.begins:
        return  # `earn 10% on everything` is no discount.
    ours = in_our_words(place.said, place.setting)
    for more, head in enumerate(heads_of(ours, place.tables.language)):
        rule = place.tables.statements[folded(head.split()[0])]
        dearest = FARTHER if rule == start_of(tree.Place.OFFER) else NEARLY
        found = here(place, place.pieces, rule, dearest, BEHIND + more / 2, span=whole)
        for each in (*found, *_offered_in_parts(place, place.said, rule, BEHIND + more / 2)):
            if len(place.block.lines) == 1 and all(map(CONDITION.match, each.lines)):
                continue  # A rule that would give nothing.
            lines = with_code(head, each.lines, place.setting, place.tables.language)
            edit = Edit(whole, f"\n{INDENT}".join(lines))
            yield Candidate(each.cost, lines, edit, asked=True)


def _offered_in_parts(place: Place, said: str, rule: str, more: float) -> Iterator[Candidate]:
    """What a line says in parts that are clauses of a rule: `10% off on Tuesdays`."""
    for parts in whole.parts(said, headed=True) if rule not in UNBROKEN else ():
        turned = said.startswith(parts[-1])
        for each in in_several(place, rule, parts, asking=True):
            whom = [WHOM.match(line) is not None for line in each.lines]
            # `nurses and doctors 10% off` are two of a kind, and no discount on doctors.
            if sum(whom) < 2 and not whom[0] and (not turned or WHOLLY.match(each.lines[-1])):
                yield each._replace(cost=each.cost + more)


def _begun(place: Place, whole: Span) -> Iterator[Candidate]:
    """A line under the header that goes under a statement of one word: `points`, `returns`."""
    for word, rule in place.tables.statements.items():
        if recognise(place.tables, HEAD, tokens_of(word, 0, len(word), place.tables)) is None:
            for each in here(place, place.pieces, rule, NEARLY, ELSEWHERE, span=whole):
                text = f"{word}\n{INDENT}{each.edit.text}"
                yield Candidate(each.cost, (word, *each.lines), Edit(whole, text))


def _joined(place: Place) -> Iterator[Candidate]:
    """A line that goes on with the one above."""
    if place.at == 0:
        return
    above = place.block.lines[place.at - 1]
    start = HEAD if place.at == 1 else rule_under(place)
    if not above.whole or not place.pieces:
        return
    both = (*place.pieces_in(place.text, above.span), *place.pieces)
    whole = above.span.to(place.line.span)
    for each in here(place, both, start, CLOSELY, JOINED, span=whole, wary=True):
        if len(each.lines) == 1:
            yield each


def _closed(place: Place, start: str) -> Iterator[Candidate]:
    """A quote closed at the end of each word in turn."""
    for tried, more in whole.closed(place.said):
        yield from _with_close(place, start, tried, more)


def _with_close(place: Place, start: str, tried: str, more: float) -> Iterator[Candidate]:
    pieces = place.pieces_in(tried, Span(0, len(tried)))
    yield from here(place, pieces, start, NEARLY, more, text=tried)

"""The problems of a file with what to write instead: tried, so that it is right where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from palier import tree
from palier.mending.asides import asides_in
from palier.mending.called import counted_in, in_our_words, perk_of, units_in
from palier.mending.contraries import (
    contradicts,
    is_another,
    turns_both,
    turns_deed,
    turns_ends,
    turns_names,
    turns_rate,
    turns_threshold,
    turns_worth,
)
from palier.mending.each_tier import given_by_tiers
from palier.mending.held import held
from palier.mending.lines import Candidate, candidates, merged, rule_under
from palier.mending.losses import adds_or_loses, is_open
from palier.mending.months import days_said, leaves_out, year_ahead
from palier.mending.place import Place, place_of
from palier.mending.plain import edits_for
from palier.mending.setting import setting_of
from palier.mending.several import rules_in
from palier.problem import Edit, Level, Mend, Problem
from palier.problem.syntax import BelongsElsewhere, Misread, OfLine, UnknownWord, Wish
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import SourceText, Span, bare
from palier.surface.blocks import Blocks, blocks_of
from palier.surface.lalr import ANY_CLAUSE, start_of, tables_of
from palier.surface.parse import parse
from palier.surface.to_text import INDENT
from palier.surface.wishes import UNSAYABLE
from palier.values import replace

_UNKNOWN = (ANY_CLAUSE, start_of(tree.Place.GUARANTEE))
"""Rules under which a line may say anything, where the first line was not read."""
OF_EXAMPLES = 2026
"""The year in which messages have their days, where the file names none."""
NEARER, NEAR, SURE, ONLY, APART, MOST_TRIED, MOST_SHOWN = 3.0, 3.5, 5.5, 6.5, 1.0, 6, 3


def with_mends(
    problems: Sequence[Problem],
    source: SourceText,
    file: tree.RuleFile,
    day: dt.date | None = None,
) -> tuple[Problem, ...]:
    """The same problems, those of a line with the sentences it may have been.

    `day`: the one on which the file is looked at; days without a year are not over by then.
    """
    return tuple(_Mending(source, file, day).of(problems))


class _Mending:
    """One file with mistakes."""

    def __init__(self, source: SourceText, file: tree.RuleFile, day: dt.date | None) -> None:
        self._source, self._file, self._day = source, file, day
        self._tables = tables_of(file.surface)
        setting = setting_of(file)
        called = units_in(source.text, file.surface) if not setting.units else {}
        self._undeclared = {} if setting.units or called else counted_in(source.text, self._tables)
        self._setting = setting.with_units(called or self._undeclared)
        self._unread: set[int] = set()
        self._unbegun: set[int] = set()

    @cached_property
    def _blocks(self) -> Blocks:
        return blocks_of(self._source)

    def of(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Each problem, with what to write instead where that can be told."""
        for each in problems:
            yield self._of_line(each) if isinstance(each, OfLine) else self._plain(each)

    def _plain(self, problem: Problem) -> Problem:
        """A problem that says itself what to write."""
        edits = edits_for(problem, self._source, self._file)
        if not edits or self._tried(*edits) is None:
            return problem
        return replace(problem, mends=(Mend(self._shown(edits), edits),), sure=True)

    def _shown(self, edits: tuple[Edit, ...]) -> tuple[str, ...]:
        """The line of the first edit as it then stands."""
        first, text = edits[0], self._blocks.text
        start = self._source.text.rfind("\n", 0, first.span.start) + 1
        end = self._source.text.find("\n", first.span.end)
        end = len(text) if end < 0 else end
        line = f"{text[start : first.span.start]}{first.text}{text[first.span.end : end]}"
        return (line.strip().rpartition("\n")[2].strip(),)

    def _of_line(self, problem: Problem) -> Problem:
        place = place_of(
            self._source.text, self._blocks, problem.span.start, self._tables, self._setting
        )
        if place is None or _is_unsayable(problem, place):
            return problem
        if place.is_dated and leaves_out(place.said, self._file.surface):
            # Days of several lines are any of them: none of these would take some out.
            return _dated(problem, place, self._day)
        begins = place.block.lines[0].span.start
        if place.at == 0:
            self._unread.add(begins)
        counted = self._counted(problem, place)
        if counted is not None:
            # Once: the other lines are read with it.
            self._undeclared = {}
            self._unbegun.add(begins)
            return counted
        near = merged(candidates(place), rules_in(place), given_by_tiers(place), asides_in(place))
        if place.at == 0 and getattr(problem, "wish", None) is Wish.NO_POINTS:
            # What earns nothing is said of all that earns, and not of the rule above alone.
            near = [each for each in near if not each.edit.text.startswith(INDENT)]
        unread = begins in self._unread
        kept, alone = self._right(near, unread=unread)
        if not kept or kept[0].asked or kept[0].cost > (NEAR if alone else NEARER):
            kept, alone = self._right(merged(near, held(place)), unread=unread)
        elif alone and kept[0].completed:
            # Words that are there may say what one that nobody wrote would.
            more, one = self._right(merged(near, held(place)), unread=unread)
            if one and not more[0].asked and more[0].cost < kept[0].cost:
                kept, alone = more, one
        if place.at == 0 and not (kept and alone and not kept[0].asked):
            self._unbegun.add(begins)
        astray = place.above is not None and place.above.lines[0].span.start in self._unread
        if astray:
            # Nobody knows what stands above: what names its rule says more.
            kept = [each for each in kept if all(each.lines != one.lines[1:] for one in kept)]
        if not kept:
            return self._perk(problem, place) or _dated(problem, place, self._day)
        # What is right elsewhere was perhaps put here by mistake; under words that begin nothing
        # known, a line may be a clause of any statement, or say what is guaranteed.
        sure = alone and not isinstance(problem, BelongsElsewhere) and not kept[0].asked
        sure = sure and not (begins in self._unbegun and rule_under(place) in _UNKNOWN)
        written, meant = place.said, kept[0].edit.text
        sure = sure and not (astray and meant.startswith(INDENT))
        sure = sure and not is_open(written, place.tables.language, meant)
        mends = tuple(Mend(each.lines, (each.edit,)) for each in (kept[:1] if sure else kept))
        return replace(problem, mends=mends[:MOST_SHOWN], sure=sure)

    def _counted(self, problem: Problem, place: Place) -> Problem | None:
        """A problem of a line that counts points by a word that nobody declared, as one of that
        word: where it stops there, or earns it."""
        if isinstance(problem, UnknownWord) and bare(problem.word) in self._undeclared:
            return replace(problem, wish=None, under=None, counts=True)
        start = place.line.span.start
        for found in _AN_EARNED.finditer(place.said):
            if bare(found[1]) in self._undeclared:
                span = Span(start + found.start(1), start + found.end(1))
                return UnknownWord(span, found[1], None, (), counts=True)
        return None

    def _perk(self, problem: Problem, place: Place) -> Problem | None:
        """A problem of a line that may say what a tier gives besides, with that as a perk."""
        tier = place.at > 0 and rule_under(place) == start_of(tree.Place.TIER)
        span = place.line.span
        told = getattr(problem, "wish", None) is not None or not tier
        perk = None if told else perk_of(place.said, place.tables)
        edit = Edit(span, perk or "")
        if perk is None or self._tried(edit) is None:
            return None
        return replace(problem, mends=(Mend((perk,), (edit,)),), sure=False)

    def _right(self, found: Sequence[Candidate], *, unread: bool) -> tuple[list[Candidate], bool]:
        """Those near the first that are right where they stand, each meaning once; whether the
        first is the only one. Under a first line that is `unread` no meaning is known: each
        sentence counts."""
        kept: list[Candidate] = []
        versions: list[object] = []
        for each in found[:MOST_TRIED]:
            if kept and each.cost > kept[0].cost + 3 * APART:
                break
            if self._says_otherwise(each):
                continue
            version = self._tried(each.edit)
            if unread and version is not None:
                version = (version, tuple(sorted(each.lines)))
            if version is None or version in versions:
                continue
            kept.append(each)
            versions.append(version)
        near = [each for each in kept if each.cost < kept[0].cost + APART]
        alone = bool(near) and len(near) == 1 and kept[0].cost <= SURE
        return near, alone or (len(kept) == 1 and kept[0].cost <= ONLY)

    def _says_otherwise(self, candidate: Candidate) -> bool:
        """Whether a candidate is something else than what stands in its place."""
        span, proposed = candidate.edit.span, candidate.edit.text
        written = in_our_words(self._source.text[span.start : span.end], self._setting)
        language = self._file.surface
        return (
            contradicts(written, proposed, language)
            or adds_or_loses(written, proposed, language)
            or turns_rate(written, proposed, language)
            or turns_worth(written, proposed)
            or turns_ends(proposed)
            or turns_deed(written, proposed, self._tables)
            or turns_threshold(written, proposed, language)
            or turns_both(written, proposed, language)
            or turns_names(written, proposed, language)
            or is_another(written.strip(), proposed, self._tables)
        )

    def _tried(self, *edits: Edit) -> object | None:
        """What a file with edits says; None where that is wrong at the place of the first."""
        edit = edits[0]
        source = SourceText.of(edited(self._source.text, edits), self._source.name)
        parsed = parse(source)
        there = Span(edit.span.start, edit.span.start + len(edit.text))
        resolved = resolve(parsed.file, source, parsed.problems)
        for each in (*parsed.problems, *resolved.problems):
            inside = there.start <= each.span.start < max(there.end, there.start + 1)
            if inside and each.level is Level.ERROR and each.code != "missing-line":
                return None
        if resolved.program is None:
            return parsed.file.statements
        return meaning_of(resolved.program)


_AN_EARNED = re.compile(r"(?i)^(?:earn|gagne[rz]?) (?:an?|one|une?) ([^\W\d_]+)")
"""What is earned, one at a time: `earn a star for each £5`."""


def _is_unsayable(problem: Problem, place: Place) -> bool:
    """Whether no line says what is said: what serves later takes nothing off at once, and so on. A
    first line may say what is shown at the till as a code."""
    wish = getattr(problem, "wish", None)
    return wish in UNSAYABLE and (place.at > 0 or wish is not Wish.SHOWN)


def _dated(problem: Problem, place: Place, day: dt.date | None) -> Problem:
    """A problem about days that lack their year, with those days in the first year of the file;
    where it names none, in the year in which they come next, or in that of all examples."""
    if not isinstance(problem, Misread) or getattr(problem, "wish", None) is not Wish.DAYS:
        return problem
    text, language = place.said, place.tables.language
    years = map(int, re.findall(r"\b20\d\d\b", place.source))
    ahead = OF_EXAMPLES if day is None else year_ahead(text, language, day)
    dated = days_said(text, language, min(years, default=ahead))
    return replace(problem, dated=dated, left_out=bool(dated) and leaves_out(text, language))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits in it; of two that overlap, the later one is left out.

    >>> edited("gagner 1 pt", [Edit(Span(9, 11), "point")])
    'gagner 1 point'
    """
    parts: list[str] = []
    at = 0
    for each in sorted(edits, key=lambda each: (each.span.start, each.span.end)):
        if each.span.start >= at:
            parts += [text[at : each.span.start], each.text]
            at = each.span.end
    return "".join([*parts, text[at:]])


def meaning_of(program: Program) -> Program:
    """A programme apart from how its file says it: the same for an order of clauses that changes
    nothing, and for a day in a first line or under it."""
    return replace(program, version="")

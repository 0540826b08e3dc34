"""From a node of the tree to its words: those of its rows in the table, and what no row can say.

`and` binds before `or`, French `de` meets an article, a boundary is said when it changes: such
things are functions here, entered in `_RULES` by the rule of a place, or in `_KINDS` by class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import UnionType
from typing import Any, assert_never

from palier import tree
from palier.quantity import Boundary, Duration, Money, Points, StatusPoints
from palier.source import Language
from palier.speech import days, figures
from palier.speech.figures import Style
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Joint, Speaker
from palier.speech.typography import elides
from palier.surface.phrases import PHRASES, Printed, printed
from palier.surface.phrases.notation import BREAK, Agreeing, Field, Option, Parts
from palier.surface.pieces import Criterion, Measurement

BEST_BREAK = "\f"
"""A space where a long line is broken first."""
Printer = Callable[[Any, Speaker], str]


def words(value: object, to: Speaker, rule: str = "") -> str:
    """A node, a quantity or a name in words, with marks where a long line is best broken.

    `rule`: the one that would read it where it stands.
    """
    printer = _RULES.get(rule)
    if printer is not None:
        return printer(value, to)
    what: object = value if isinstance(value, Enum) else type(value)
    rows = _ROWS[rule].get(what) if rule in _ROWS else None
    if rows is None and (printer := _KINDS.get(what)) is not None:
        return printer(value, to)
    rows = rows or _DEFAULT.get(what)
    return _phrase(value, rows, to) if rows else to.told(value)


# The table -----------------------------------------------------------------------------------


def _phrase(node: object, rows: list[int], to: Speaker) -> str:
    """The first row that says all of a node."""
    for at in rows:
        if all(getattr(node, name) == value for name, value in PHRASES[at].fixed.items()):
            row = printed(at, to.language, to.style is not Style.SOURCE)
            if len(rows) == 1 or _says_all(row, node):
                return _written(row.parts, node, to)
    raise ValueError(f"no phrase says {node!r}")


def _says_all(row: Printed, node: object) -> bool:
    return all(_can_stand(getattr(node, each.name), each.rule) for each in row.needed) and all(
        getattr(node, name) == default for name, default in row.unsaid
    )


def _can_stand(value: object, rule: str) -> bool:
    """Whether a value may stand where a rule reads it."""
    fits = _FITS.get(rule)
    return value is not None and (fits is None or fits(value))


def _written(parts: Parts, node: object, to: Speaker) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, Field):
            said.append(words(getattr(node, part.name) if part.name else node, to, part.rule))
        elif isinstance(part, Agreeing):
            said.append(part.many if _plural(getattr(node, part.field), to) else part.one)
        elif isinstance(part, Option) and _is_there(part.parts, node):
            said.append(_written(part.parts, node, to))
    return "".join(said)


def _is_there(parts: Parts, node: object) -> bool:
    return any(
        isinstance(each, Field) and getattr(node, each.name) not in (None, ()) for each in parts
    )


def _plural(value: Any, to: Speaker) -> bool:  # noqa: ANN401 - names, or anything counted
    return len(value) > 1 if isinstance(value, tuple) else to.plural(value)


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "sole": lambda names: len(names) == 1,
    "date_range": lambda when: isinstance(when, tree.DateRange),
    "duration": lambda value: isinstance(value, Duration),
    "last": lambda value: isinstance(value, Duration),
    "money": lambda amount: isinstance(amount, Money),
    "points": lambda amount: isinstance(amount, Points),
    "party_name": lambda named: isinstance(named, tree.PartyName),
    "rule_name": lambda named: isinstance(named, tree.RuleName),
    "bare_points": lambda amount: isinstance(amount, Points),
    "status_points": lambda amount: isinstance(amount, StatusPoints),
    "bare_status_points": lambda amount: isinstance(amount, StatusPoints),
}
"""What a rule reads, where several rows of a class differ by it."""
_ROWS: dict[str, dict[object, list[int]]] = {}
_DEFAULT: dict[object, list[int]] = {}
for _at, _row in enumerate(PHRASES):
    if _row.is_printed:
        _DEFAULT.setdefault(_row.what, []).append(_at)
        if _row.own_rule is not None:
            _ROWS.setdefault(_row.own_rule, {}).setdefault(_row.what, []).append(_at)


# What no row can say -------------------------------------------------------------------------


def _name(name: tree.Name, to: Speaker) -> str:
    """Between quotes, which are other ones when it holds a quote."""
    match to.style:
        case Style.SOURCE:
            return quoted(name.text)
        case Style.BRIEF | Style.PROSE:
            return to.named(name.text)
        case _:
            assert_never(to.style)


def quoted(text: str) -> str:
    """A text between quotes that it does not hold itself.

    >>> quoted('a "b"')
    '« a "b" »'
    """
    if '"' not in text:
        return f'"{text}"'
    return f"« {text} »" if "»" not in text else f"“{text}”"


def _listed(parts: Iterable[object], to: Speaker) -> str:
    return f",{BREAK}".join(words(each, to) for each in parts)


def _texts(parts: Iterable[tree.Name], to: Speaker) -> str:
    return BREAK.join(words(each, to) for each in parts)


def _joined(parts: Iterable[str], joint: Joint, to: Speaker) -> str:
    return to.say(JOINTS[joint]).replace(" ", BREAK, 1).join(parts)


def _benefits(benefits: Iterable[tree.Benefit], to: Speaker) -> str:
    return _joined((words(each, to) for each in benefits), "and", to)


def _selection(selection: tree.Selection, to: Speaker) -> str:
    """`category "A" or items on sale`, `la catégorie "A" ou les articles en promotion`"""
    return _joined((words(each, to) for each in selection.parts), "or", to)


def _of_each(selection: tree.Selection, to: Speaker) -> str:
    """`de la catégorie "A" ou des articles en promotion`"""
    return _joined((words(each, to, "of_part") for each in selection.parts), "or", to)


def _of_goods(part: tree.SelectionPart, to: Speaker) -> str:
    """`of products tagged "bio"`, `de produits étiquetés "bio"`: some goods, not all such"""
    if to.language is not Language.FRENCH:
        return to.say(_SOME) + words(part, to)
    said = words(part, to, "of_part")
    bare = said.removeprefix("des ")
    if isinstance(part, tree.Defined):
        return said
    return to.say(_ELIDED if elides(bare) else _SOME) + bare


def _bought(selection: tree.Selection, to: Speaker) -> str:
    """`dans la catégorie "A" ou de produits étiquetés "bio"`"""
    said = (
        words(each, to, "bought_part") if isinstance(each, tree.InCategory) else _of_goods(each, to)
        for each in selection.parts
    )
    return _joined(said, "or", to)


def _all_but(parts: tuple[tree.SelectionPart, ...], to: Speaker) -> str:
    """One kind of goods, or several between parentheses."""
    said = _joined((words(each, to) for each in parts), "or", to)
    return said if len(parts) == 1 else f"({said})"


_SOME, _ELIDED = Phrase("of ", "de "), Phrase("of ", "d'")


def _all_of(node: tree.AllOf, to: Speaker) -> str:
    return _joined((_inside(each, to, tree.AnyOf | tree.AllOf) for each in node.tests), "and", to)


def _any_of(node: tree.AnyOf, to: Speaker) -> str:
    return _joined((_inside(each, to, tree.AnyOf) for each in node.tests), "or", to)


def _inside(test: tree.Test, to: Speaker, loose: UnionType | type) -> str:
    """A part of a condition: between parentheses where it would be read otherwise."""
    return f"({words(test, to)})" if isinstance(test, loose) else words(test, to)


def _last(time: Duration, to: Speaker) -> str:
    """`the last 12 months`, `sur les 12 derniers mois`"""
    return to.say(_OVER, window=days.window(to, time))


_OVER = Phrase("{window}", "sur {window}")


def _criteria(node: tree.Criteria, to: Speaker) -> str:
    """`from 600 EUR spent or 5 orders`: a boundary is said when it differs from the one before"""
    return _bounded(node, None, to)[0]


def _bounded(
    node: tree.Criteria, before: Boundary | None, to: Speaker
) -> tuple[str, Boundary | None]:
    """The words, and the boundary that holds after them."""
    if isinstance(node, tree.Reach):
        found = Measurement(node.measure, node.bound, node.activity)
        told = node.boundary is not before
        criterion = Criterion(found, node.boundary, node.more_than) if told else Criterion(found)
        return words(criterion, to), node.boundary
    every = isinstance(node, tree.AllCriteria)
    loose = tree.AnyCriteria | tree.AllCriteria if every else tree.AnyCriteria
    said = []
    for each in node.criteria:
        text, before = _bounded(each, before, to)
        said.append(f"({text})" if isinstance(each, loose) else text)
    return _joined(said, "and" if every else "or", to), before


def _has_measure(node: tree.HasMeasure, to: Speaker) -> str:
    return words(Measurement(node.measure, node.amount, node.activity), to)


def _order(parts: Iterable[tree.OrderPart], to: Speaker) -> str:
    """Goods first, joined by `and`; then when, how and with what."""
    bought = [words(each, to) for each in parts if isinstance(each, tree.Goods)]
    rest = [words(each, to) for each in parts if not isinstance(each, tree.Goods)]
    return _joined(bought, "and", to) + (BEST_BREAK + BREAK.join(rest) if rest else "")


def _bare(amount: Points | StatusPoints | int, to: Speaker) -> str:
    """The `10` of `10 to 50 points`"""
    return to.bare(amount)


_RULES: Mapping[str, Printer] = {
    "A_WEEKDAY": lambda weekday, to: to.weekday(weekday),
    "nth": lambda nth, to: to.ordinal(nth),
    "nth_weekday": lambda nth, to: figures.ordinal(nth, to.language, feminine=False),
    "day_of_month": lambda day, to: figures.day_of_month(day, to.language),
    "weekday_list": lambda days, to: to.join(map(to.weekday, days)),
    "bare": _bare,
    "bare_points": _bare,
    "bare_status_points": _bare,
    "last": _last,
    "texts": _texts,
    "benefit_list": _benefits,
    "order_part_list": _order,
    "of_each": _of_each,
    "of_goods": _of_goods,
    "bought_each": _bought,
    "selection_part_list": _all_but,
}
_KINDS: Mapping[object, Printer] = {
    tuple: _listed,
    tree.Name: _name,
    tree.Selection: _selection,
    tree.AllOf: _all_of,
    tree.AnyOf: _any_of,
    tree.Reach: _criteria,
    tree.AllCriteria: _criteria,
    tree.AnyCriteria: _criteria,
    tree.HasMeasure: _has_measure,
}

"""The lines of a sheet as three functions: before the choice, of a choice, and after it.

Their names are short, and each is its own throughout the module: a line has the same in all three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from string import ascii_letters

from palier.closed import total
from palier.engines.printing.folding import Folder
from palier.engines.printing.javascript import WITH_TRUTHS
from palier.engines.printing.names import UNITS, Names
from palier.engines.printing.printer import Printer
from palier.engines.ready import needed, refs
from palier.script.literals import Big, Code, literal
from palier.sheet import nodes
from palier.sheet.facts import Fact, Kept
from palier.sheet.nodes import FALSE, TRUE, LineName, Literal, One, Ref, Rows
from palier.sheet.sheet import Line, OrderSheet, Part, Unit, columns_of, flags_of
from palier.values import dataclass, replace

MANY_ROWS = 3
ROWS = "function rowsOf(rows, usual) {return rows.map((each) => ({...usual,...each}));}\n"
LONGEST = 30
"""Parts of an expression that stands inside another: a sheet of many lines does not become deep."""
CALLED = total(
    Part,
    {Part.BEFORE: "linesBefore", Part.CHOICE: "linesChosen", Part.AFTER: "linesAfter"},
)


class ShortNames(Names):
    """Names as short as they can be."""

    def __init__(self, reserved: frozenset[str]) -> None:
        super().__init__(reserved)
        self.words = (
            "".join(each) for n in range(1, 5) for each in product(ascii_letters, repeat=n)
        )

    def fresh(self, wanted: str) -> str:  # noqa: ARG002 - whatever it is called otherwise
        """The next name that nothing has yet."""
        name = next(each for each in self.words if each not in self.taken)
        self.taken.add(name)
        return name


@dataclass(slots=True)
class Printing:
    """A sheet folded, the lines that are asked for, and the names of all.

    `truths` are the lines that are always true, or always false, each by the first that is so.
    """

    sheet: OrderSheet
    lines: list[Line]
    folder: Folder
    names: Names
    asked: set[LineName]
    truths: dict[LineName, LineName]

    @classmethod
    def of(cls, sheet: OrderSheet) -> Printing:
        """A sheet made ready to be printed; nothing of it is asked for yet."""
        folder = Folder({})
        lines = [*_once(folder, sheet.lines)]
        return cls(sheet, lines, folder, ShortNames(WITH_TRUTHS.reserved), set(), _truths(lines))

    def line(self, handle: Ref) -> object:
        """Where the value of a line is found, which is asked for so."""
        found = self.folder.is_.get(handle.line, handle)
        if isinstance(found, Literal):
            return Big(int(found.value))
        name = found.line if isinstance(found, Ref) else self.truths.get(handle.line, handle.line)
        self.asked.add(name)
        return self.names.of(name)

    def fact(self, fact: Fact) -> str | None:
        """Where a fact is found; None for one that is not asked for."""
        return self.names.known.get(fact)

    def text(self, answer: Callable[[Fact], str]) -> str:
        """The functions, and the one that answers what they ask."""
        kept = self._joined(needed(self.lines, self.asked))
        asked = dict.fromkeys(_facts(kept))
        names = {fact: self.names.of(fact) for fact in asked}
        later: set[LineName] = set(self.asked)
        parts: list[str] = []
        for part in reversed(Part):
            here = [each for each in kept if each.part is part]
            parts.append(self._function(part, here, later))
            later |= {ref for each in here for ref in refs(each)}
        answers = (
            f"  {names[fact]}: {answer(fact)}," for fact in asked if not isinstance(fact, Kept)
        )
        facts = "\n".join(("function factsOf(x) {", "return {", *answers, "};", "}"))
        return "\n".join((*reversed(parts), facts, ""))

    def _joined(self, lines: Sequence[Line]) -> list[Line]:
        """Lines where a short one that is asked for once, in its own part, stands there itself."""
        columns = frozenset(each.id for each in lines if each.column)
        printer = Printer(WITH_TRUTHS, self.names, columns, frozenset())
        asking = [(ref, each.part) for each in lines for ref in nodes.references(each.expr)]
        times, users = Counter(ref for ref, _ in asking), dict(asking)
        kept: list[Line] = []
        for each in lines:
            expr = self.folder.fold(each.expr)
            once = times[each.id] == 1 and each.id not in self.asked and users[each.id] is each.part
            short = sum(1 for _ in nodes.every(expr)) <= LONGEST
            if once and short and printer.is_column(expr) == each.column:
                self.folder.is_[each.id] = expr
            else:
                kept.append(replace(each, expr=expr))
        return kept

    def _function(self, part: Part, lines: list[Line], later: Iterable[LineName]) -> str:
        columns = columns_of(self.lines)
        flags = flags_of(self.lines)
        printer = Printer(WITH_TRUTHS, self.names, columns, flags)
        body = _in_one([text for each in lines for text in printer.line(each)])
        here = {each.id for each in lines}
        facts = dict.fromkeys(_facts(lines))
        outer = dict.fromkeys(r for each in lines for r in refs(each) if r not in here)
        taken = (
            f"const {{ {', '.join(map(self.names.of, each))} }} = {of};"
            for each, of in ((facts, "facts"), (outer, "values"))
            if each
        )
        back = ", ".join(self.names.of(each.id) for each in lines if each.id in later)
        head = f"function {CALLED[part]}({UNITS}, facts, values) {{"
        return "\n".join((head, *taken, body, f"return {{ {back} }};", "}"))


def _once(folder: Folder, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines folded, one after another; what an earlier one says already is that line."""
    said: dict[tuple[object, ...], Line] = {}
    for each in lines:
        line = folder.line(each)
        first = said.setdefault((line.expr, line.unit is Unit.FLAG, line.column, line.part), line)
        if first is not line and line.id not in folder.is_:
            folder.is_[line.id] = (Rows if line.column else One)(first.id)
        yield line


def _truths(lines: Iterable[Line]) -> dict[LineName, LineName]:
    firsts: dict[tuple[object, ...], LineName] = {}
    truths = (each for each in lines if each.expr in (TRUE, FALSE))
    return {
        each.id: firsts.setdefault((each.expr, each.column, each.part), each.id) for each in truths
    }


def _in_one(lines: Sequence[str]) -> str:
    """Some constants declared together.

    >>> _in_one(["const a = 1n;", "const b = a;"])
    'const a = 1n,\\nb = a;'
    """
    bare = (each.removeprefix("const ").removesuffix(";") for each in lines)
    together = ",\n".join(bare)
    return f"const {together};" if lines else ""


def _facts(lines: Iterable[Line]) -> Iterator[Fact]:
    """The facts that lines ask for, in the order in which they do: a module is always the same."""
    for line in lines:
        yield from (e.fact for e in nodes.every(line.expr) if isinstance(e, nodes.FactOf))


def constants(tables: Mapping[str, object], maps: frozenset[str]) -> str:
    """Tables as constants; those of `maps` are looked up by name."""
    return ROWS + "".join(
        f"const {name} = {f'new Map({literal(held)})' if name in maps else _table(held)};\n"
        for name, held in tables.items()
    )


def _table(held: object) -> str:
    """A table; of many rows, what most of them have in common is written once.

    >>> _table([{"a": n, "b": None} for n in (1, 2, 3)])
    'rowsOf([{a:1},{a:2},{a:3}],{b:null})'
    """
    rows = [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []
    if len(rows) < MANY_ROWS:
        return literal(held)
    written = [{key: literal(value) for key, value in row.items()} for row in rows]
    usual = {key: Counter(row[key] for row in written).most_common(1)[0] for key in written[0]}
    common = {key: text for key, (text, times) in usual.items() if times > 1}
    kept = [
        {key: Code(text) for key, text in row.items() if common.get(key) != text} for row in written
    ]
    shared = literal({key: Code(text) for key, text in common.items()})
    return f"rowsOf({literal(kept)},{shared})" if common else literal(held)

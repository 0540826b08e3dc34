"""What a file says that helps to read a line of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from palier import tree
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.speech.phrases import Phrase
from palier.speech.speaker import STATUS_POINTS

POINT, POINTS = Phrase("point", "point"), Phrase("points", "points")


class Setting(NamedTuple):
    """`currency`: that of its amounts. `units`: its words for points, status points and a pot, and
    what the language says for them. `names`: those that stand in it, by how they are compared;
    `kinds`: the words that may stand before each; `types`: those of customers.
    """

    currency: str = ""
    units: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    kinds: Mapping[str, frozenset[str]] = {}
    types: Mapping[str, str] = {}

    def with_units(self, units: Mapping[str, str]) -> Setting:
        """The same, with more words for points."""
        return self._replace(units={**self.units, **units}) if units else self


def own_words(nodes: Iterable[tree.Node], language: Language) -> Iterator[tuple[str, str]]:
    """What the shop calls what its customers collect, and what the language says for it."""
    one, several, status = (each.in_(language) for each in (POINT, POINTS, STATUS_POINTS))
    for node in nodes:
        match node:
            case tree.CollectPoints(singular, plural):
                yield bare(singular.text), one
                yield bare(plural.text), several
            case tree.CollectStatusPoints(singular, plural):
                yield bare(singular.text), status
                yield bare((plural or singular).text), status
            case tree.CollectCashback(pot):
                yield bare(pot.text), several
            case _:
                pass

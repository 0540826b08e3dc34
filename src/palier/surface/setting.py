"""What a file says that helps to read a line of it."""

from __future__ import annotations

from collections.abc import Mapping

from palier.named import NamedTuple


class Setting(NamedTuple):
    """`currency`: that of its amounts. `units`: its words for points, and what the language says
    for them. `names`: those that stand in it, by how they are compared; `kinds`: the words that may
    stand before each; `types`: those of customers.
    """

    currency: str = ""
    units: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    kinds: Mapping[str, frozenset[str]] = {}
    types: Mapping[str, str] = {}

    def with_units(self, units: Mapping[str, str]) -> Setting:
        """The same, with more words for points."""
        return self._replace(units={**self.units, **units}) if units else self

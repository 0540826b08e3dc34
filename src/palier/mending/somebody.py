"""Who is spoken of in a line: what customers may be, and who gets something."""

from __future__ import annotations

from palier.closed import total
from palier.mending.guesses import QUOTES
from palier.program.naming import World, names_of
from palier.source import Language, bare
from palier.surface.lalr import Tables
from palier.surface.near import NearTable, Pieces, near_of
from palier.surface.places import OF_THE
from palier.surface.setting import Setting
from palier.surface.ways import Candidate
from palier.tree import Node, walk


def people_of(way: Candidate, tables: Tables) -> frozenset[str]:
    """The names of a way that are what customers may be, as its types and groups."""
    table = near_of(tables.language)
    return frozenset(
        name.text
        for node in way.nodes
        if isinstance(node, Node)
        for each in walk(node)
        for naming, name in names_of(each)
        if naming in (World.TYPE, World.GROUP)
        if not table.people.isdisjoint(bare(name.text).split())
    )


def are_nobody(way: Candidate, pieces: Pieces, text: str, setting: Setting, tables: Tables) -> bool:
    """Whether words in small letters that are no people become customers, though nobody is spoken
    of in their line: who gets or has something is somebody, `florists get 20% off`."""
    table = near_of(tables.language)
    known = table.people | table.who
    words = [each.word for each in pieces]
    gets = next((at for at, each in enumerate(words) if each in _GETS[tables.language]), 0)
    return known.isdisjoint(each.word for each in pieces) and any(
        naming in (World.TYPE, World.GROUP)
        and text[name.span.start] not in QUOTES
        and name.text.islower()
        and bare(name.text) not in setting.names
        and known.isdisjoint(bare(name.text).split())
        and words[max(0, gets - len(bare(name.text).split())) : gets] != bare(name.text).split()
        for node in way.nodes
        if isinstance(node, Node)
        for each in walk(node)
        for naming, name in names_of(each)
    )


def are_of(words: list[str], table: NearTable) -> bool:
    """Whether words are people of something: `demandeurs d'emploi`, `employees of the bank`."""
    joint = words[1].partition("'") if len(words) > 1 else ("", "", "")
    of = "".join(joint[:2])
    return words[0] in table.people and (of in table.within or of in OF_THE)


_GETS = total(
    Language,
    {
        Language.ENGLISH: frozenset({"get", "have", "receive", "enjoy", "earn", "collect", "save"}),
        Language.FRENCH: frozenset(
            {"ont", "recoivent", "beneficient", "profitent", "gagnent", "cumulent"}
        ),
    },
)
"""What somebody does, and no thing: several people, `bikes` no less than `bakers`."""

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
    of in their line: who gets or has something is somebody, `florists get 20% off`, and for whom it
    is, `20% off for florists`; or things do that are called by people, as a `kids menu`; or all
    customers, `members`, would be some, or so many of them a group: `two people`."""
    table = near_of(tables.language)
    known = table.people | table.who
    words = [each.word for each in pieces]
    gets = next((at for at, each in enumerate(words) if each in _GETS[tables.language]), 0)
    named = [
        bare(name.text).split()
        for node in way.nodes
        if isinstance(node, Node)
        for each in walk(node)
        for naming, name in names_of(each)
        if naming in (World.TYPE, World.GROUP)
        and text[name.span.start] not in QUOTES
        and name.text.islower()
        and bare(name.text) not in setting.names
    ]
    everybody = table.who - table.people
    if any(
        each[table.head] in table.packs or everybody.issuperset(each) or each[0] in table.numbers
        for each in named
    ):
        return True
    whom = [each for each in words if each not in table.articles]
    behind = next(
        (at for at, each in enumerate(whom, 1) if each in _WHOM[tables.language]), len(whom)
    )
    return known.isdisjoint(words) and any(
        known.isdisjoint(each)
        and words[max(0, gets - len(each)) : gets] != each
        and whom[behind : behind + len(each)] != each
        for each in named
    )


def are_of(words: list[str], table: NearTable) -> bool:
    """Whether words are people of something: `demandeurs d'emploi`, `employees of the bank`."""
    joint = words[1].partition("'") if len(words) > 1 else ("", "", "")
    of = "".join(joint[:2])
    return words[0] in table.people and (of in table.within or of in OF_THE)


_WHOM = total(Language, {Language.ENGLISH: frozenset({"for"}), Language.FRENCH: frozenset({"aux"})})
"""What stands before those whom something is for."""
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

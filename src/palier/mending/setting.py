"""What a file says that helps to read a line of it: its currency, its words, its names."""

from __future__ import annotations

from palier import tree
from palier.closed import total
from palier.program.naming import World, names_of
from palier.source import bare
from palier.speech.phrases import Phrase
from palier.surface.setting import Setting, own_words
from palier.tree import walk
from palier.wording.message import NOTHING

BEFORE = total(
    World,
    {
        **dict.fromkeys(World, NOTHING),
        World.CATEGORY: Phrase("category categories", "catégorie catégories"),
        World.PRODUCT: Phrase("product products", "produit produits"),
        World.TAG: Phrase("products tagged", "produits étiquetés"),
    },
)
"""What stands before a name of goods."""


def setting_of(file: tree.RuleFile) -> Setting:
    """What a file says, as far as it could be read."""
    nodes = [node for statement in file.statements for node in walk(statement)]
    named = [(naming, name.text) for node in nodes for naming, name in names_of(node)]
    units = dict(own_words(nodes, file.surface))
    kinds: dict[str, frozenset[str]] = {}
    for naming, text in named:
        if isinstance(naming, World):
            words = BEFORE[naming].in_(file.surface).split()
            kinds[text] = kinds.get(text, frozenset()).union(words)
    return Setting(
        next((node.code for node in nodes if isinstance(node, tree.InCurrency)), ""),
        units,
        {bare(text): text for _, text in named if bare(text) not in units},
        kinds,
        {bare(text): text for naming, text in named if naming is World.TYPE},
    )

"""From the rules of the grammar to the nodes of the tree: one entry per rule, shape only.

Each entry is called with what its rule keeps, in the order written, and `span`. Most are the node
itself; a rule that says one of several things is a node with that thing filled in.
"""

from palier.surface.from_rules import (
    benefits,
    clauses,
    conditions,
    earning,
    examples,
    quantities,
    settings,
    tiers,
)
from palier.surface.lalr import Builders

BUILDERS: Builders = {
    **quantities.BUILDERS,
    **benefits.BUILDERS,
    **clauses.BUILDERS,
    **conditions.BUILDERS,
    **earning.BUILDERS,
    **examples.BUILDERS,
    **settings.BUILDERS,
    **tiers.BUILDERS,
}

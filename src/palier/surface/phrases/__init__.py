"""Every phrase of the language: a row each, from which come the grammar, the tree and the text.

`notation` is how a row is written. `settings`, `giving`, `rules`, `conditions` and `examples` are
the table, in the order in which messages propose words. To add a phrase, add a row; what a pattern
cannot say is in `grammar/core.lark` (how phrases nest), `from_rules` (what those rules make) and
`to_words` (how it is printed).
"""

from __future__ import annotations

from palier.surface.phrases.conditions import CONDITIONS
from palier.surface.phrases.examples import EXAMPLES
from palier.surface.phrases.giving import BANDS, BENEFITS, SELECTIONS
from palier.surface.phrases.notation import Row
from palier.surface.phrases.rules import (
    CLAUSES,
    EARNING,
    OFFERS,
    REDEEMING,
    SEGMENTS,
    TIERS,
)
from palier.surface.phrases.settings import CUMULATION, PAGE, POINTS, PROGRAM, QUANTITIES

PHRASES: tuple[Row, ...] = (
    *(*QUANTITIES, *PROGRAM, *EARNING, *SELECTIONS, *CLAUSES, *BENEFITS, *BANDS, *OFFERS),
    *(*TIERS, *SEGMENTS, *REDEEMING, *POINTS, *CUMULATION, *PAGE, *CONDITIONS, *EXAMPLES),
)

"""What a rule file says, whichever language it is written in: the model that every room shares.

A node's docstring shows the phrase it stands for. Spans and comments are left out of equality, so
that "the French file is the English file" is one `==`. Use it as `from palier import tree`.

Read `nodes` (names, selections), `heads` (the first line of a statement), `earning` (what those of
earning say), `calendar`, `header`, `clauses`, `using`, `settings` and `cumulation` (the lines under
it), `benefits`, `conditions`, `messages`, `examples`; `statement` puts them together, and says
which clauses each kind of statement takes. Nothing here knows a word of English or French.
"""

from palier.tree.benefits import *
from palier.tree.calendar import *
from palier.tree.clauses import *
from palier.tree.conditions import *
from palier.tree.cumulation import *
from palier.tree.earning import *
from palier.tree.examples import *
from palier.tree.header import *
from palier.tree.heads import *
from palier.tree.messages import *
from palier.tree.nodes import *
from palier.tree.nodes import holders_of_names
from palier.tree.settings import *
from palier.tree.statement import *
from palier.tree.using import *

NAMING = holders_of_names(tuple(vars().values()))
"""The nodes that hold names themselves, and the fields where they do."""

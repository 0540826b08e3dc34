"""The `palier` command: the group, and where each of its commands lives.

What commands are made of: `group` (which imports one when it is run), `spoken` and `usage` (help
and mistakes in the language of whoever types), `options` (what several take). Then the commands:

- `new`, which asks its `questions` by `asking`, where no option of `answered` did
- `check` (`test`, `explain`; `fix` is what `check --fix` does), `rewrite` (`fmt`, `translate`)
- `trial` (`try`), `quote`, `replay`, `customers` (`account`, `remind`, which writes `letters`)
- `views` (`sheet`, `javascript`, `ast`), `publish` (`page`, `terms`, `blurb`), `site`, `preview`,
  `widget`, `demo`
- `exports` (`orders`), `histories` (`generate`), `backtest`, `outcomes`, `tune`, `advise`, `bench`

They read by `files` and `rules`, by `reader` where orders and accounts are read too, by `tables`
where it is a whole table of orders, and write by `writing`.

A new command stands in the file of its family, and in `COMMANDS`. What is printed for people is
made in `reports`; nothing of the language is decided here.
"""

import atexit
import gc
import os

import click

from palier import __version__
from palier.cli.group import LazyGroup, print_whatever_the_terminal
from palier.cli.spoken import Option

COMMANDS = {
    "new": "palier.cli.new:new",
    "check": "palier.cli.check:check",
    "explain": "palier.cli.check:explain",
    "fmt": "palier.cli.rewrite:fmt",
    "translate": "palier.cli.rewrite:translate",
    "test": "palier.cli.check:test",
    "try": "palier.cli.trial:try_",
    "quote": "palier.cli.quote:quote",
    "replay": "palier.cli.replay:replay",
    "account": "palier.cli.customers:account",
    "remind": "palier.cli.customers:remind",
    "sheet": "palier.cli.views:sheet",
    "javascript": "palier.cli.views:javascript",
    "ast": "palier.cli.views:ast",
    "blurb": "palier.cli.publish:blurb",
    "page": "palier.cli.publish:page",
    "terms": "palier.cli.publish:terms",
    "site": "palier.cli.site:site",
    "preview": "palier.cli.preview:preview",
    "widget": "palier.cli.widget:widget",
    "backtest": "palier.cli.backtest:backtest",
    "outcomes": "palier.cli.outcomes:outcomes",
    "tune": "palier.cli.tune:tune",
    "advise": "palier.cli.advise:advise",
    "bench": "palier.cli.bench:bench",
    "orders": "palier.cli.exports:orders",
    "generate": "palier.cli.histories:generate",
    "demo": "palier.cli.demo:demo",
}
ALSO = {"essayer": ("fr", "try")}
"""Other names of commands, each with its language."""


UNSWEPT = 200_000
"""So many objects are made before the first search for cycles: trees and sheets hold none."""


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    also=ALSO,
    told="palier.cli.usage:PALIER",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__, message="palier %(version)s", cls=Option, says="Show the version and exit."
)
@click.pass_context
def main(context: click.Context) -> None:
    """The command itself, before any of its commands."""
    gc.set_threshold(UNSWEPT)
    atexit.register(gc.freeze)  # nor does it look when it ends: everything goes with it
    if os.environ.get("NO_COLOR"):
        context.color = False
    print_whatever_the_terminal()

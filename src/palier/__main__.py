"""`python -m palier` is the `palier` command."""

from palier.cli import main

main(prog_name="palier")

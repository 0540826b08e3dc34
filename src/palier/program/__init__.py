"""What a rule file means: names resolved, units checked, every default filled in and remembered.

`model`, `rules` and `cumulation` are what comes out: a `Program`, frozen, which sheet, page and
checks read; `version` is the hash of what reckons in it, and `ruling` says which one rules a day.
`resolve` makes it, and is the place to begin. What every family is read with is in `reading`, with
the clauses that most rules take; then come the families: `settings` (the header and the blocks),
`numbered` (rules in written order), `from_statements` (the rules, and what is said rather than
reckoned), `messages` (to customers, and the figures in them), `brand` (the `page` block).

What a file cannot mean: `mistakes` goes through it and holds what each statement takes and needs,
`benefits`, `shipping`, `units`, `criteria`, `contradictions` look at a statement, `worth` (what
points are worth, and their decimals) and `names` at the whole file; `naming` says what each name
is, `former` what it was called before.
`defaults` lists the choices made where the file is silent.

A new clause is read in its family, into a field of `rules` or `model`; nothing after this room
looks at clauses again.
"""

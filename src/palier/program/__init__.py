"""What a rule file means: names resolved, units checked, every default filled in and remembered.

`model` and `rules` are what comes out: a `Program`, frozen, which sheet, page and checks read.
`resolve` makes it, and is the place to begin. What every family is read with is in `reading`; then
come the families: `header`, `settings` (the blocks), `scope` (the clauses that most rules take),
`from_statements` (the rules), `texts` (what is said rather than reckoned).

What a file cannot mean: `mistakes` goes through it, `places`, `benefits`, `units`, `criteria`,
`contradictions` a statement at a time, `names` over the whole file. `defaults` lists the choices
made where the file is silent.

A new clause is read in its family, into a field of `rules` or `model`; nothing after this room
looks at clauses again.
"""

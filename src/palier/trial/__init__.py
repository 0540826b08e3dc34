"""An order told in a sentence, tried on a programme: what it says is what an example would say.

Read `senses` (what words say: `grammar/told.toml`), `known` (the programme's names and words),
`atom`, `spoken`, `days` and `atoms` (a sentence as amounts, days, names and words by sense), `bag`,
`of_customer`, `of_order` and `facts` (what atoms make together, in whatever order), `shapes` and
`goods` (what is ordered), `reading` (the cheapest way to cover a sentence, and what it leaves out),
`meaning` and `sentence` (the clauses of an example, or what is asked), then `situations` (those
clauses read beside the rule file, so that all that is told of an example is told of the sentence
too) and `suggested` (orders as they may be told).
"""

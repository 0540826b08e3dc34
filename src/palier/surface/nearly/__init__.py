"""A line that is no phrase, and the sentences nearest to it.

`meanings` is what people write for what the language says (`grammar/near.toml`), `lenient` a
line in pieces with all that each may be read as, `moves` what some of them may become, `search` the
walk over the automaton with these. `palier.mending` makes edits of what is found.
"""

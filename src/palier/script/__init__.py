"""A programme as a module of JavaScript that quotes orders, in a browser or in node.

In reading order: `literals` (values as JavaScript writes them), `zone` (a time zone as a table),
`asked` (how each fact of a sheet is answered), `gained` (what customers come to have, as tables),
`tables` (the marks of a sheet, and what of the programme an outcome takes), `wanted` (what of them
is read), `printed` (the lines of a sheet as three functions, by the printer of the engines),
`shortened` (a text of ours without room), `keys` (and with short keys), `module` (all of it),
`typed` (its types).

What does not depend on the programme stands in `runtime`, which is JavaScript: `amounts`, `days`,
`reading` (what is sent), `asked`, `brought`, `choice` (as `engines/choose` has it), `outcome` and
`points` (as `engines/assemble` and `assemble_points` have them), `quote`. A module takes of it what
it calls. Whatever changes in one of those engines changes here too: `tests/script` compares every
field of thousands of outcomes.
"""

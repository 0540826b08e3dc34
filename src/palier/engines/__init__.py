"""From a sheet and its facts to values, to an outcome, to an explanation.

In reading order: `quote` (one order, all of it; or the price of a basket), `road` (by which
engine), `interpret` (the values of all lines), `choose` (which benefits an order keeps, of the
`rivals` for it), `reckoned` (the values and the choice), `assemble`, `assemble_points` and
`assemble_tiers` (the outcome they make), `explain` (the sentences about it), `without` (what of the
points is one rule's), `events` (what happens outside orders), `units_kept` (what a return leaves);
then `printing` (a sheet as functions of a programming language), `ready` (those of Python,
compiled), `wanted` (which lines they give), `pricing` (those of one customer's baskets) and
`columns` (those over arrays, of which `history` makes kernels, with `decisions` where amounts
decide a choice).

`interpret` is the reference meaning: whatever else computes must give the same. Nothing here knows
a rule of the language, only nodes and marks of the sheet.
"""

"""How an order is computed: an ordered list of named lines, like an accountant's working paper.

In reading order: `nodes` (what a formula is made of) and `facts` (what it may ask); `sheet` (lines,
their values, the sheet of an order and that of other events), `marks` (which line is what) and
`works` (what a benefit does); `slots` (what an order may bring); `build` (how one is written).
`lower` writes a sheet, stage by stage:
`lower_scope` and `lower_conditions` the conditions of a rule, `lower_giving` what rules give,
`lower_benefits` what takes something off, with `lower_sharing` (which units, and how much they may
lose), `lower_steps` by steps, `lower_cards` stamp cards and referrals, `lower_rewards` rewards,
`lower_redeem` paying with points; then `lower_points` all awards, with `lower_earning`,
`lower_amounts` (what counts, and its tax) and `lower_awards`, and `lower_tiers`. `lower_events`
writes the sheet of what happens outside orders.

A meaning of one order is written here and nowhere else. Engines know the nodes only: a new kind of
node is a new case in each of them.
"""

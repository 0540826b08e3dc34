"""What is printed for people, by themselves or by a mailing tool: from results to texts.

Read `paper` (lines on a terminal) and `speaking` (how a programme is spoken of), then what you came
for: `receipt` of a quote; `journal` (what happened, in words; the journal of a replay) and
`statement`; `letters` to customers, what they say (`reminding`), as they are
sent (`mail`, `texting`), and what was told already (`memory`);
`blurb`, a programme in a few words; `checked` (problems of rule files), `tested` (their examples)
and `pages` (what a problem is); `facts`, `formula` and `sheet` for whoever follows a calculation.
Each takes what was found and a language, and gives a text: nothing is reckoned here, and nothing is
printed.

Words stand in phrases, in tables over what they speak of. The layout is Python rather than
templates: columns are measured, and `palier quote` does not wait for a template engine.
"""

"""What the author wrote: one tree for both languages, read by `parse` and printed by `to_text`.

`phrases` is the syntax: every phrase once, in each language. From it come the grammar and its
tables (`grammar`), the nodes (`from_rules`, with `pieces`) and the words (`to_words`).

To read: `blocks` (statements and lines), `tokens` and `figures_in` (words and numbers), `lalr` (the
automaton), `kept` (what is made of the grammar once), `following` (what the automaton takes next),
`reading` (a statement), `parse` (a file), `mistakes` (a line that is no phrase).
To read what people write, and to propose what they meant: `forgiving` (one search for the ways to
make a phrase of a line), `ways` (what it keeps), `moves` (what the next words may be), `forgotten`
(what may be added), `near` (other words), `foreign` (those of the other language), `places` (what
fits in them), `listing` (several of it), `restating` (them in a line), `alike` (other forms of a
word), `loose` (other signs), `setting` (what the file says); `regrouping` (a line by what it holds,
in any order), `unordered` (its pieces), `senses` (what other words say); `wishes` (what a line is
about, whatever its words: `english_signs`, `french_signs`).
To write: `to_words` (a node), `to_text` (a file, as text or JSON).
"""

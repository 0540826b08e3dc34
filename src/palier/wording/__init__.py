"""Problems in words: the sentences for each kind, in all languages, and reports of them.

Read `message` (what one kind says: phrases over its fields), then a topic: `wording.bands` has a
message for every kind in `problem.bands`, or a function that chooses among messages, for all
languages; it refuses to be loaded while a kind has none. The topics are those of `problem`:
`syntax`, `meaning`, `reckoning`, `giving`, `brand`, `told`, `sentence`, `bands`, `checks`,
`written`, `money`, `saving`, `advice`, `event`, `life`. (`unread`, `about` and `besides` are parts
of the topic `syntax`, `names` of `meaning`, `example`, `settings` and `versions` of `checks`,
`not_json` of `event`.) `report` shows problems under the lines of the file, on a terminal
(`terminal`: colours, widths), or as JSON. `reasons` are the words of what does not apply to an
order.

A third language is a column here: one more text in every `Phrase`, and no new file. Whoever adds a
kind of problem adds its message; texts are held by snapshots in `tests/language`.
"""

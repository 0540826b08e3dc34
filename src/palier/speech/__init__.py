"""What is said to people: one way to say things in several languages, and one speaker.

`figures` puts quantities into words. A `Phrase` (`phrases`) is one thing to say, its languages side
by side, with placeholders. A `Speaker` (`speaker`) says it: in one language, in one style, in the
merchant's own words (`Vocabulary`). `typography` sets apostrophes and spaces, and holds the marks
that stand in a sentence where a page will have an element.

What more than one room says is said here, for whom it is said (`Person`): `nouns` (headings, kinds
of benefits), `goods` (selections, counts), `countries`, `cities` (their time zones), `currencies`
(by their names), `plurals` (of a shop's own words), `days` (dates, hours, periods), `conditions`.

A phrase stands where it is used, or in a table keyed by the enum or the class it speaks of, made by
`palier.closed.total`. To add a language: a member of `Language`, a field of `Phrase` (the type
checker then names every phrase that lacks it), and a row in the tables of `figures`.
"""

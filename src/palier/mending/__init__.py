"""What to write instead: the whole sentence as it should stand, and the edits that make it so.

`setting` is what a file says that helps to read a line of it, `place` the line that is mended,
`lines` the sentences that a line may have been, `days` those on days that it does not say and
`months` on whole months, `amounts` those with amounts that lack their currency, `readings` those of
a number or a date that has two, `called` a shop's word for points and the name of its programme,
`whole` closes its quotes and parts an example in one line, `several` parts the rules of one line,
`each_tier` puts under each tier what one line says of several, `asides` what stands between its
parentheses, `held` are those by what it holds in whatever order, `guesses` what they make up,
`somebody` who is spoken of, `far_fetched` what is not even asked about, `contraries` what they must
not say, `losses` what they must not leave unsaid, `plain` the edits that a problem says itself.
`mended` tries them, so that what is proposed is right where it
stands, and puts them to the problems. Where it may be one thing or another, there are only
candidates. `warned` mends names in a file that works.
"""

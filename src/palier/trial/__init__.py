"""An order told in a sentence, tried on a programme: the words of examples, and those around them.

Read `words` (how people begin and what they leave out, language by language), `telling` (what they
say otherwise than examples do), `goods` and `days` (of an order), `sentence` (what was said, as the
lines of an example), then `situations` (those lines read beside the rule file, so that all that is
told of an example is told of the sentence too).
"""

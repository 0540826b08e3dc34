"""The JSON of orders, events and accounts: read, written and described from one place.

What a value is in JSON is said once, in the annotation of its field: its type, and beside it marks
(`marks`). `derived` makes a form of an annotated dataclass; a form reads a value, writes it, and
describes itself as JSON Schema. What is wrong with a value is noted with its path and its place in
the text, and reading goes on: all mistakes are told at once.

Reading order: `marks`; `form`, what every form can do; `texts`, `amounts`, values without parts;
`compound`, values with parts; `derived`. `marks` is imported by every dataclass and stays light.
"""

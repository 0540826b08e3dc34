"""A sheet printed as a function over whole numbers, in one programming language or another.

In reading order: `bounds` (within what bounds a number stays), `folding` (an expression where some
facts are known), `unless` (tests without which a line is 0), `waiting` (lines that wait for one),
`names` (what lines and facts are called), `printer` (a part of a sheet as a function, in any
dialect: how a language writes each kind of node), `infix` (what several languages write alike),
`python` (the dialect of Python, and its functions compiled), `javascript` (the dialect of
JavaScript, with `head.js` before its functions); `sums` (sums over units that are known without a
loop), `needless` (tests that make no difference beside a sum), `ranges` (what every line can be,
where numbers have an end), `body` (statements, in such an order that units are gone through
seldom), `pairs` (sums over other units), `loops` (a sheet over arrays of units) and `columns` (the
dialect of kernels).

A new language is a `Dialect`: a table of how each node is written. Nothing here knows a rule of the
language, and every function printed here is compared with `interpret`.
"""

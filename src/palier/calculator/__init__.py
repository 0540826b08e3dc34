"""The calculator of a page: fields for what the rules look at, and a script that quotes.

In reading order: `words` (all that it says), `asked` (which field answers a fact), `beginning` (of
which goods the basket is first), `counted` (of which goods items count, and earlier orders),
`fields` (what it asks), `making` (put together, with the module that `script` prints);
`calculator.js`, `said.js` and `curve.js` are what runs in the page (`explained.js` in a module that
explains), and `page/templates/calculator.html.j2` where it is shown. A page without it says
everything still.
"""

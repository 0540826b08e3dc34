"""Pieces of a programme for a shop's own pages: custom elements, a file of JavaScript each.

In reading order: `words` (all that they say), `pieces` (of their scripts, what each uses), `style`
(shades and style sheets), `markup` (what the page prints, for scripts), `making` (a widget put
together: words, tables, style and the module that `script` prints), `member` (somebody made up who
is signed in) and `demo` (a shop page on which they stand together).

What runs in the page is JavaScript: `element.js` (what all share: how figures are told, how a shop
is told), `acting.js` (how its address is called), `product.js`, `cart.js`, `account.js` and
`calculator.js`, with style sheets of the same names and `widget.css`; the shop page is `shop.html`,
`shop.css` and `shop.js`. Texts reach a page as texts: none is read as mark-up.
"""

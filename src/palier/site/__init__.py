"""A programme as a site: all that is published of it, in every language, linked and ready to serve.

Read `plan` (which languages, and where everything lies), `parts` (the page, the conditions, their
pictures, widgets, what agents read: a function each, in `PARTS`) and `guides` (what tells robots of
them). `kept` is what a folder holds that a site was written to, so that nothing else is ever
replaced.

To publish another thing, add a function to `PARTS`: the command, and the preview, serve it.
"""

from palier.site.kept import Standing as Standing
from palier.site.parts import Made as Made
from palier.site.parts import site_of as site_of
from palier.site.plan import Plan as Plan

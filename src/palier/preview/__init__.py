"""What is published of a programme, seen while it is written: served to this machine alone.

Read `stage` (what is shown: the site of the rules as they were saved last without a mistake, and
the mistakes over it), `watch` (what has to change for it to be made anew) and `server` (who is
answered, and what). The frame around the pages, which puts a telephone beside a desk and asks for
what is new, stands in `assets`. Pages are those of `site`: what is added there is shown here.
"""

from palier.preview.server import Server as Server
from palier.preview.stage import Source as Source
from palier.preview.stage import Stage as Stage

"""What the page says in French."""

from collections.abc import Mapping

from palier.page.french.combining import WORDS as COMBINING
from palier.page.french.conditions import WORDS as CONDITIONS
from palier.page.french.earning import WORDS as EARNING
from palier.page.french.frame import WORDS as FRAME
from palier.page.french.giving import WORDS as GIVING
from palier.page.french.life import WORDS as LIFE
from palier.page.french.questions import WORDS as QUESTIONS
from palier.page.french.tiers import WORDS as TIERS
from palier.page.french.using import WORDS as USING

WORDS: Mapping[str, str] = {
    **FRAME,
    **CONDITIONS,
    **GIVING,
    **EARNING,
    **TIERS,
    **USING,
    **LIFE,
    **COMBINING,
    **QUESTIONS,
}

"""What the page says in English."""

from collections.abc import Mapping

from palier.page.english.combining import WORDS as COMBINING
from palier.page.english.conditions import WORDS as CONDITIONS
from palier.page.english.earning import WORDS as EARNING
from palier.page.english.frame import WORDS as FRAME
from palier.page.english.giving import WORDS as GIVING
from palier.page.english.life import WORDS as LIFE
from palier.page.english.questions import WORDS as QUESTIONS
from palier.page.english.tiers import WORDS as TIERS
from palier.page.english.using import WORDS as USING

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

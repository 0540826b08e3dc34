"""The questions of `palier new`: what is asked, when, and how an answer is read.

`question` is what one is made of. Then they stand in the order in which they are asked:
`collecting`, `using`, `people`, `lasting`. Each may be answered by an option of its key too. A
question about what is not there (rewards, where customers pay with points) is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from palier.cli.answered import ANSWERS
from palier.cli.questions.collecting import COLLECTING
from palier.cli.questions.lasting import LASTING
from palier.cli.questions.people import COUNTED, PEOPLE, of_tiers
from palier.cli.questions.question import Question as Question
from palier.cli.questions.using import USING
from palier.closed import MissingRows
from palier.programmes.answers import Answers

QUESTIONS = (*COLLECTING, *USING, *PEOPLE, *LASTING)
if {each.key for each in QUESTIONS} != set(ANSWERS):
    raise MissingRows("each question has its option, and each option its question")


def questions(answers: Answers, *, whole_tiers: bool = False) -> Iterator[Question]:
    """The questions that these answers lead to, in their order.

    What each tier takes and gives is asked after their names, unless they were said whole.
    """
    for each in QUESTIONS:
        if each.key == "tiers-count" and not whole_tiers:
            continue
        if each.when(answers):
            yield each
        if each.key == "tier" and not whole_tiers and answers.tiers:
            yield COUNTED
            yield from of_tiers(answers)

"""The points that no order gives, in the steps of a kernel: by what gives them."""

from __future__ import annotations

import numpy as np

from palier import tree
from palier.history.figures import Figures
from palier.history.kernel import parts as of
from palier.history.kernel.of_happenings import FRIEND
from palier.history.kernel.reading import Batch
from palier.history.kernel.running import Ran

OCCASIONS = {of.IS_TIME: tree.Occasion.BIRTHDAY, of.IS_OTHER: tree.Occasion.JOINING}


def count_besides(figures: Figures, ran: Ran) -> None:
    """The points that no order gave."""
    steps, kind = ran.steps, ran.steps[of.KIND]
    found = {occasion: np.flatnonzero(kind == each) for each, occasion in OCCASIONS.items()}
    if ran.batch.happened is not None:
        what = ran.batch.happened.told[of.EVENT_WHAT]
        happens = np.flatnonzero(kind == of.IS_HAPPENING)
        friend = what[steps[of.ORDER][happens]] == FRIEND
        found |= {
            tree.Occasion.REFERRAL: happens[friend],
            tree.Occasion.ACTIVITY: happens[~friend],
        }
    for occasion, those in found.items():
        points = int(steps[of.GOT][those].sum())
        if points:
            figures.besides[occasion] += points


def occasion_of(batch: Batch, step: list[int]) -> tree.Occasion | None:
    """What gives points in a step without an order."""
    if step[of.KIND] == of.IS_HAPPENING and batch.happened is not None:
        is_friend = batch.happened.told[of.EVENT_WHAT][step[of.ORDER]] == FRIEND
        return tree.Occasion.REFERRAL if is_friend else tree.Occasion.ACTIVITY
    return OCCASIONS.get(step[of.KIND])

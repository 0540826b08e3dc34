"""Why events are refused, in English."""

from __future__ import annotations

from collections.abc import Callable

from palier.problem.base import Problem
from palier.problem.life import (
    AlreadyOpened,
    MissingVersion,
    NothingLeftToReturn,
    OtherCustomer,
    OutOfOrder,
    ReturnTooLate,
    RewardTooDear,
    SameIdOtherContent,
    TooManyReturned,
    UnknownCustomer,
    UnknownLine,
    UnknownOrder,
    UnknownReward,
)
from palier.source import Language
from palier.speech import figures
from palier.wording.figure import figure
from palier.wording.words import Words


def _out_of_order(problem: OutOfOrder) -> Words:
    title = (
        f"the event “{problem.event}” is of {problem.at}, before the last one of its customer, "
        f"of {problem.last_at}"
    )
    hint = "put the events in the order in which they happened, oldest first"
    return Words(title, label="earlier than what is already known", hint=hint)


def _same_id(problem: SameIdOtherContent) -> Words:
    title = f"the id “{problem.event}” is that of another event, which says something else"
    hint = "send an event again just as it was, or give the new one an id of its own"
    return Words(title, label="used before", hint=hint)


def _unknown_order(problem: UnknownOrder) -> Words:
    hint = f'write "{problem.nearest}"' if problem.nearest else "the order comes before it"
    return Words(f"there is no order “{problem.order}”", label="not known", hint=hint)


def _unknown_customer(problem: UnknownCustomer) -> Words:
    hint = f"ask for {problem.nearest}" if problem.nearest else None
    title = f"no event is about a customer “{problem.customer}”"
    return Words(title, label="not known", hint=hint)


def _too_many_returned(problem: TooManyReturned) -> Words:
    units = figures.count(problem.returned, "unit", "units", Language.ENGLISH)
    left = figure(problem.left, Language.ENGLISH) if problem.left else "none"
    remain = f"{left} {'is' if problem.left <= 1 else 'are'} left"
    title = f"a return of {units} of line {problem.line} of the order “{problem.order}”, of which "
    title += remain if not problem.left else f"only {remain}"
    return Words(title, label=remain, hint="lines are counted from 0")


def _unknown_line(problem: UnknownLine) -> Words:
    last = "line 0 only" if problem.lines == 1 else f"lines 0 to {problem.lines - 1}"
    title = f"the order “{problem.order}” has no line {problem.line}"
    return Words(title, label=f"it has {last}", hint="lines are counted from 0")


def _return_too_late(problem: ReturnTooLate) -> Words:
    title = f"the order “{problem.order}” comes back too late: returns are accepted for "
    title += figure(problem.accepted_for, Language.ENGLISH)
    if problem.last_day is None:
        return Words(title, label="too late")
    return Words(title, label=f"until {figure(problem.last_day, Language.ENGLISH)}")


def _nothing_left(problem: NothingLeftToReturn) -> Words:
    title = f"the order “{problem.order}” has come back whole already"
    return Words(title, label="nothing is left of it")


def _unknown_reward(problem: UnknownReward) -> Words:
    hint = f'write "{problem.nearest}"' if problem.nearest else None
    title = f"the programme has no reward “{problem.reward}”"
    return Words(title, label="not known", hint=hint)


def _reward_too_dear(problem: RewardTooDear) -> Words:
    cost = figure(problem.cost, Language.ENGLISH)
    held = figure(problem.available, Language.ENGLISH)
    title = f"the reward “{problem.reward}” costs {cost}, and the customer has {held}"
    return Words(title, label=f"only {held}")


def _missing_version(problem: MissingVersion) -> Words:
    title = (
        f"the order “{problem.order}” was placed under another version of the programme, "
        "which is not at hand"
    )
    hint = "give the earlier rule file with `--older`, or in Python with `older=`"
    return Words(title, label=problem.version, hint=hint)


def _other_customer(problem: OtherCustomer) -> Words:
    title = (
        f"this is about the customer “{problem.customer}”, and the account is that of "
        f"“{problem.account}”"
    )
    return Words(title, label="another customer")


def _already_opened(problem: AlreadyOpened) -> Words:
    title = f"the customer “{problem.customer}” is there already, and cannot be brought over again"
    hint = "an `opening` is the first event of its customer; later on, write an `adjustment`"
    return Words(title, label="there already", hint=hint)


WORDING: dict[type[Problem], Callable[..., Words]] = {
    OutOfOrder: _out_of_order,
    SameIdOtherContent: _same_id,
    UnknownOrder: _unknown_order,
    UnknownCustomer: _unknown_customer,
    TooManyReturned: _too_many_returned,
    UnknownLine: _unknown_line,
    ReturnTooLate: _return_too_late,
    NothingLeftToReturn: _nothing_left,
    UnknownReward: _unknown_reward,
    RewardTooDear: _reward_too_dear,
    MissingVersion: _missing_version,
    OtherCustomer: _other_customer,
    AlreadyOpened: _already_opened,
}

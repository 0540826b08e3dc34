"""What one version of a programme counts, as the kernel of another calls it, by names of rules."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from palier.history.kernel.of_stamps import STAMPED_ON
from palier.life.limits import rule_keys
from palier.program.model import Program

HELD = "held for "
"""What an earlier version counted for limits, and this one does not: before its key."""
LIMITED = ("use", "points", "status")


def called_in(other: Program, own: Program, what: Hashable) -> Iterator[Hashable]:
    """A place of state of a version, as the kernel of another one may call it."""
    if isinstance(what, tuple) and what[0] in ("ever", "total", "stamp", "length"):
        kind, key, *more = what
        yield (kind, name_in(other, own, key), *more)
        yield (kind, HELD + _key_of(own, str(key)), *more)
    elif not (isinstance(what, tuple) and what[0] == "start"):
        yield what


def name_in(other: Program, own: Program, key: Hashable) -> Hashable:
    """What is counted under a key: a rule has another id in another version."""
    text = str(key)
    if text.startswith(STAMPED_ON):
        return STAMPED_ON + _id_of(other, rule_keys(own)[text.removeprefix(STAMPED_ON)])
    kind, _, rule = _key_of(own, text).partition(":")
    if kind not in LIMITED or ":" not in rule:
        return text.removeprefix(HELD)
    return f"{kind}:{_id_of(other, rule)}"


def _key_of(program: Program, text: str) -> str:
    """A key of a kernel, as an account has it."""
    kind, parted, rule = text.removeprefix(HELD).partition(":")
    return f"{kind}{parted}{rule_keys(program).get(rule, rule)}"


def _id_of(program: Program, key: str) -> str:
    """The id of the rule that is called so in an account; nothing where there is none."""
    return next((each for each, name in rule_keys(program).items() if name == key), "")

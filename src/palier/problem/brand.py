"""Mistakes in what a page shows of a brand: its colour, its pictures, where it leads."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, Warned, kind


class Unfit(Enum):
    """Why a picture cannot be shown."""

    ELSEWHERE = "elsewhere"
    NOT_THERE = "not there"
    NO_PICTURE = "no picture"
    TOO_LARGE = "too large"


@kind("bad-colour")
class BadColour(Problem):
    """A colour is not three or six figures in base sixteen."""

    written: str


@kind("bad-address")
class BadAddress(Problem):
    """An address is none that a page may lead to."""

    written: str
    contact: bool


@kind("bad-picture")
class BadPicture(Problem):
    """A picture cannot be shown."""

    written: str
    why: Unfit


@kind("picture-undescribed")
class PictureUndescribed(Warned):
    """A picture says nothing to who does not see it."""

    written: str

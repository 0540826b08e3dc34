"""What arrays are called: whole numbers of 64 bits, in one row or in several; and flags.

`Facts` may be narrower, where a kernel asks for nothing larger.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Facts: TypeAlias = NDArray[np.int32] | NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
TURNED = ("life_facts", "order_facts", "cal", "logs")
"""Arrays that a kernel is given the other way round, so that what is told of one thing stands
beside each other along the last axis: an array of one row does not tell which way it lies."""


def beside(rows: int, many: int) -> Numbers:
    """Rows of zeros of which those of one thing stand beside each other.

    >>> beside(2, 3).strides
    (8, 16)
    """
    return np.zeros((rows, many), dtype=np.int64, order="F")

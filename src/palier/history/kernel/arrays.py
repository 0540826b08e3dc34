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

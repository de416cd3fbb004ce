"""The types of arrays that the rooms exchange."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
"""Numbers of things, or positions in another array."""
Bits = NDArray[np.float64]
"""Weights in bits, or probabilities."""
Flags = NDArray[np.bool_]
"""One truth value an item."""
Numbers = NDArray[np.integer]
"""Whole numbers of any width, such as a file has."""

MISSING = -1
"""Stands in `Ids` where there is nothing."""

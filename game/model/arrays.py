"""The array types that the model speaks in; shapes stand in the docstrings that use them."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Masks = NDArray[np.bool_]
Integers = NDArray[np.int64]

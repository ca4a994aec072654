"""What a picture is wherever it passes between folders."""

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""RGB, height x width x 3, upright."""

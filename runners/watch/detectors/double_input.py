"""float64 data and float32 weights."""

from __future__ import annotations

import re

from ..detector import ByError


class DoubleInput(ByError):
    """float64 data and float32 weights."""

    id = "double-input"
    words = re.compile(r"same dtype, but got Double and Float|Input type \(double\) and bias type \(float\)")
    message = ("Your data are float64, as NumPy and pandas make them, and the weights float32. Convert the data "
               "once: `.float()`.")

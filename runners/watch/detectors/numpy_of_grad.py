"""A tensor with history that should become an array."""

from __future__ import annotations

import re

from ..detector import ByError


class NumpyOfGrad(ByError):
    """A tensor with history that should become an array."""

    id = "numpy-of-grad"
    words = re.compile(r"Call numpy\(\) on Tensor that requires grad|call numpy\(\) on Tensor that requires grad")
    message = ("A tensor that carries gradients can not become an array as it is: `x.detach().cpu().numpy()`. For a "
               "single number, `x.item()`.")

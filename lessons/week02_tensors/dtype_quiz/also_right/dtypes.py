import numpy as np
import torch

A1 = torch.long
A2 = torch.float
A3 = torch.int64
A4 = torch.get_default_dtype()
A5 = torch.$f
A6 = torch.double
A7 = np.float32
A8 = np.dtype("$s")
A9 = "torch.float64"
A10 = bool
A11 = " Int64 "
A12 = np.uint8(256 + $d - $e)
A13 = "RuntimeError"
A14 = RuntimeError

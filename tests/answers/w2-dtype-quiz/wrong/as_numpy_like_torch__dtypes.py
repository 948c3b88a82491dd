import torch

A1 = A3 = A11 = torch.int64
A2 = A4 = A7 = A9 = torch.float32
A5 = torch.$f
A6 = torch.float64
A8 = torch.$s
A10 = torch.bool
A12 = 256 + $d - $e
A13 = A14 = "error"

import torch

A1 = A3 = A11 = torch.int64
A2 = A4 = A7 = torch.promote_types(A1, torch.float32)
A5 = torch.promote_types(torch.$i, torch.$f)
A6 = A9 = torch.float64
A8 = torch.$s
A10 = torch.bool
A12 = ($d - $e) % 256
A13 = A14 = "error"

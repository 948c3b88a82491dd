import torch

A1 = torch.Size([$a, $c])
A2 = "RuntimeError"
A3 = [$a]
A4 = "($c,)"
A5 = torch.Size([])
A6 = [$d, $a, $c]
A7 = list((*torch.broadcast_shapes(($c, 1), ($d,)), $a, $e))
A8 = "Error"
A9 = "torch.Size([$d, $b, $a])"
A10 = "error"
A11 = ($a, $b)
A12 = "[$d,$a,$c]"

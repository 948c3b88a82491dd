import numpy as np
import torch

table = ($a, $b)
A1 = ($c, np.prod(table) // $c)
A2 = torch.zeros(table).flatten().shape
A3 = A7 = "error"
A4 = np.int64(1)
A5 = np.broadcast_shapes(($a, 1), ($b,))
A6 = torch.Size([$a, $a])
A8 = ($c, *table)
A9 = (1, *table)
A10 = tuple(np.insert(table, 1, 1))
A11 = ($c, table[1])
A12 = ($c, 1, table[1])
A13 = ($d, *table)
A14 = ($d * table[0], table[1])

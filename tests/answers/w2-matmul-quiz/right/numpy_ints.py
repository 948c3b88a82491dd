import numpy as np

n = np.array([$a, $b, $c, $d, $e])
A1 = tuple(n[[0, 2]])
A2 = A8 = A10 = " ERROR"
A3, A4, A5 = (n[0],), [n[2]], []
A6 = A12 = (n[3], n[0], n[2])
A7 = (n[2], n[3], n[0], n[4])
A9 = (n[3], n[1], n[0])
A11 = "($a,   $b)"

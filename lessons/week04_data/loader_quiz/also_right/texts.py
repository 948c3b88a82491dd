"""Everything as texts."""

A1 = f"{$n // $b + 1}"
A2 = str($n % $b)
A3 = str($n // $b)
A4 = "0"
A5 = "($b, 1, $h, $w)"
A6 = "torch.Size([$b])"
A7 = "long"
A8 = "torch.float64"
A9 = "Dict"
A10 = "[$b, $k]"
A11 = " list"
A12 = "($k,)"

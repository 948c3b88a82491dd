"""Which shape does each product have? "error" where PyTorch refuses."""

# (torch.ones($a, $b) @ torch.ones($b, $c)).shape
A1 = ($a, $c)  # the inner sizes are gone

# (torch.ones($a, $b) @ torch.ones($a, $b)).shape
A2 = "error"  # $b meets $a

# (torch.ones($a, $b) @ torch.ones($b)).shape
A3 = ($a,)  # the vector's axis is summed

# (torch.ones($b) @ torch.ones($b, $c)).shape
A4 = ($c,)  # the vector is a row, and the 1 is taken away again

# (torch.ones($b) @ torch.ones($b)).shape
A5 = ()  # one number

# (torch.ones($d, $a, $b) @ torch.ones($b, $c)).shape
A6 = ($d, $a, $c)  # the batch axis stays in front

# (torch.ones($c, 1, $a, $b) @ torch.ones($d, $b, $e)).shape
A7 = ($c, $d, $a, $e)  # in front, ($c, 1) meets ($d,)

# (torch.ones($d, $a, $b) @ torch.ones($a, $b, $c)).shape
A8 = "error"  # in front, $d meets $a

# torch.ones($d, $a, $b).mT.shape
A9 = ($d, $b, $a)  # the last two are swapped

# torch.mm(torch.ones($d, $a, $b), torch.ones($b, $c)).shape
A10 = "error"  # mm takes two tables

# torch.outer(torch.ones($a), torch.ones($b)).shape
A11 = ($a, $b)  # all pairs

# torch.einsum("bij,bkj->bik", torch.ones($d, $a, $b), torch.ones($d, $c, $b)).shape
A12 = ($d, $a, $c)  # b, i, k

"""You left the column of size 1 there. The axis that a vector gets for the product is taken away again afterwards."""
A3 = ($a, 1)

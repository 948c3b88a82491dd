"""You left the row of size 1 there. The axis that a vector gets for the product is taken away again afterwards."""
A4 = (1, $c)

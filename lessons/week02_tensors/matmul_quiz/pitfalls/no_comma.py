"""You wrote a number, not a shape. Parentheses alone change nothing, `(6)` is 6: one axis is written with a comma, `(6,)`."""
A3 = $a
A4 = $c

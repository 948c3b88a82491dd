"""You refuse a vector on the left. There it is taken as a row, (1, $b), and its $b meets the $b of the table."""
A4 = "error"

"""You turn rows into columns. That is what the transpose does. `reshape` reads the same row of numbers again, from the start, and only cuts it in other places."""
A4 = $b

"""You multiplied in matching places, as `*` does. `@` lets rows meet columns, and here a row is not as long as a column."""
A2 = ($a, $b)

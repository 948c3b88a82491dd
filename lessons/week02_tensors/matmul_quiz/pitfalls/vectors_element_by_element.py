"""You multiplied the vectors in matching places, as `*` does, and did not add up. `@` adds, and one number is left."""
A5 = ($b,)

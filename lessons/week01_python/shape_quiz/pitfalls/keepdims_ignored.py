"""You take the summed axis away, although the line says `keepdims=True`: it keeps its place, with size 1, so that the result still fits the array it came from."""
A12 = ($c, $b)
